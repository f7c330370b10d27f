//! What the reader saw: each sentence with its words, mentions, dates and clauses, and the triggers of
//! rules that stand in it.

use std::fmt::Write;

use mithaq_lexicon::{Language, What};

use crate::annotate::{Analysis, Annotated, annotate};
use crate::article::Document;
use crate::{clean, code, decide, lexicon};

/// Tells, sentence by sentence, what the reader made of the words of a document. For people: the form
/// may change.
#[must_use]
pub fn explain(document: &Document) -> String {
    let article = clean::clean(document, lexicon());
    let Some(language) = lexicon().language(&article.language) else {
        return format!("no lexicon for the language {:?}\n", article.language);
    };
    let annotated = annotate(&article, language, lexicon());
    let mut told = String::new();
    let mut decided = match language.habits.trained {
        true => decide::explained(&annotated, &code::guess(&annotated)),
        false => Vec::new(),
    };
    decided.sort_by_key(|(at, _)| *at);
    let sentences = annotated.tokens.last().map_or(0, |t| t.sentence + 1);
    let rules = code::Rules::of(&annotated);
    for s in 0..sentences {
        sentence(&annotated, &rules, s, &mut told);
        let (first, last) = annotated.sentence(s);
        let from = decided.partition_point(|(at, _)| *at < first);
        for (_, line) in decided[from..].iter().take_while(|(at, _)| *at <= last) {
            let _ = writeln!(told, "  {line}");
        }
    }
    told
}

fn sentence(annotated: &Annotated, rules: &code::Rules, s: usize, told: &mut String) {
    let (first, last) = annotated.sentence(s);
    let words = |a: usize, b: usize| {
        let (start, end) = annotated.bytes(a, b);
        &annotated.article.text[start..end]
    };
    let _ = writeln!(told, "{}", words(first, last));
    let clauses = annotated.clause_of[first]..=annotated.clause_of[last];
    for clause in &annotated.clauses[clauses] {
        let _ = writeln!(told, "  clause {:?}: {}", clause.joint, words(clause.first, clause.last));
    }
    for (_, m) in annotated.mentions_in(first, last) {
        let codes: Vec<&str> = m.codes().collect();
        let _ = writeln!(
            told,
            "  mention {} = {codes:?} {} {:?} group {}",
            words(m.first, m.last),
            m.via,
            m.relation,
            m.group
        );
    }
    let dates = &annotated.dates[annotated.dates.partition_point(|d| d.first < first)..];
    for d in dates.iter().take_while(|d| d.last <= last) {
        let _ = writeln!(told, "  date {} = {}", words(d.first, d.last), d.edtf);
    }
    for t in (first..=last).filter(|t| !annotated.readings(*t).is_empty()) {
        let readings: Vec<String> =
            annotated.readings(t).iter().map(|a| reading(a, annotated.language)).collect();
        let verb = if annotated.is_finite(t) { " (verb)" } else { "" };
        let _ =
            writeln!(told, "  {}{verb}: {}", words(t, annotated.readings(t)[0].last), readings.join(" | "));
    }
    for line in rules.between(annotated, first, last) {
        let _ = writeln!(told, "  {line}");
    }
}

fn reading(a: &Analysis, language: &Language) -> String {
    match a.sense.what {
        What::Name(..) => format!("name {:?}", a.sense.shape),
        What::Word(w) => format!("{} {:?}", language.lemmas[w as usize].spec, a.sense.shape),
    }
}
