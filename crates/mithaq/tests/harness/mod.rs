//! What every language folder must hold: each rule against its own examples, `sentence => ACTORS > RECIPIENTS`, codes parted
//! by commas, and sentences that must give nothing.

use std::collections::BTreeSet;
use std::path::Path;

use mithaq::{Actor, Document, Reader, Record};
use mithaq_lexicon::Source;

/// The day on which all examples appeared.
const PUBLISHED: &str = "2024-03-14";

fn records(language: &str, sentence: &str) -> Vec<Record> {
    let document = Document {
        text: sentence.to_owned(),
        language: Some(language.to_owned()),
        published: Some(PUBLISHED.to_owned()),
        ..Document::default()
    };
    // Every frame that a rule makes, before the scorer weighs it against its sentence.
    let frames = mithaq::training::candidates(&document).expect("an example has letters");
    let read = mithaq::read_by(&document, Reader::Words).expect("an example has letters").records;
    read.into_iter().chain(frames.into_iter().map(|frame| frame.record)).collect()
}

fn codes(parties: &[Actor]) -> BTreeSet<&str> {
    parties.iter().filter_map(|a| a.code.as_deref()).collect()
}

fn wanted(side: &str) -> BTreeSet<&str> {
    side.split(',').map(str::trim).filter(|c| !c.is_empty()).collect()
}

/// What is wrong with an example, if anything.
fn fault(language: &str, rule: &str, example: &str) -> Option<String> {
    let (sentence, parties) = example.split_once("=>")?;
    let (actors, recipients) = parties.split_once('>').unwrap_or((parties, ""));
    let found = records(language, sentence.trim());
    let good = found.iter().any(|r| {
        r.rule == rule && codes(&r.actors) == wanted(actors) && codes(&r.recipients) == wanted(recipients)
    });
    let short = |r: &Record| format!("{} {:?} > {:?}", r.rule, codes(&r.actors), codes(&r.recipients));
    (!good).then(|| format!("{rule}: {example}\n    gives {:?}", found.iter().map(short).collect::<Vec<_>>()))
}

/// What is wrong with the rules of a lexicon folder, which is the one that is read by.
pub fn faults(folder: &Path) -> Vec<String> {
    let source = Source::read(folder).expect("the lexicon that is read by was read before");
    let mut faults = Vec::new();
    for language in &source.languages {
        for (file, rule) in language.files.iter().flat_map(|f| f.rules.iter().map(move |r| (f, r))) {
            let id = file.rule_id(rule);
            faults.extend(rule.examples.iter().filter_map(|e| fault(&language.code, &id, e)));
            let wrong = rule
                .counterexamples
                .iter()
                .filter(|c| records(&language.code, c).iter().any(|r| r.rule == id));
            faults.extend(wrong.map(|c| format!("{id} must not match {c}")));
        }
    }
    faults
}
