//! What the program says to people is said in every language, and nothing is kept that nobody says.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use mithaq_record::{AgreementClass, RelationType, Step};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The rows of a list, cell by cell, without its head.
fn rows(file: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(root().join("lexicon").join(file)).expect("it is in the lexicon");
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines.skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

fn captions(language: &str) -> BTreeMap<String, String> {
    let rows = rows(&format!("{language}/captions.tsv"));
    let count = rows.len();
    let captions: BTreeMap<_, _> =
        rows.into_iter().map(|row| (row[0].clone(), row.get(1).cloned().unwrap_or_default())).collect();
    assert_eq!(captions.len(), count, "{language}: a caption stands twice");
    captions
}

/// The folders of the lexicon that have captions.
fn languages() -> Vec<String> {
    let folders = fs::read_dir(root().join("lexicon")).expect("a folder").filter_map(Result::ok);
    let with_captions = folders.filter(|folder| folder.path().join("captions.tsv").exists());
    with_captions.map(|folder| folder.file_name().to_string_lossy().into_owned()).collect()
}

/// What can be done, by the names of sentences for it: types, and each with its modes; relations.
fn deeds() -> BTreeSet<String> {
    let types = rows("world/event_types.tsv").into_iter().map(|row| format!("does {}", row[0]));
    let modes = rows("world/event_modes.tsv").into_iter().map(|row| format!("does {} {}", row[0], row[1]));
    let relations = RelationType::NAMES.iter().map(|name| format!("relation {name}"));
    types.chain(modes).chain(relations).chain(["agreement step".to_owned()]).collect()
}

/// All source text of the crates, where the program's own sentences stand.
fn sources() -> String {
    fn collect(folder: &Path, text: &mut String) {
        for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
            let path = entry.path();
            if path.is_dir() {
                collect(&path, text);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                text.push_str(&fs::read_to_string(&path).unwrap_or_default());
            }
        }
    }
    let mut text = String::new();
    for entry in fs::read_dir(root().join("crates")).expect("a folder").filter_map(Result::ok) {
        collect(&entry.path().join("src"), &mut text);
    }
    text
}

#[test]
fn every_language_says_the_same() {
    let languages = languages();
    assert!(["ar", "en", "fr", "ru"].iter().all(|code| languages.iter().any(|one| one == code)));
    // English has only what the program does not say in it already.
    let others: Vec<_> =
        languages.iter().filter(|code| *code != "en").map(|code| (code, captions(code))).collect();
    let all: BTreeSet<String> = others
        .iter()
        .flat_map(|(_, captions)| captions.keys().cloned())
        .chain(captions("en").into_keys())
        .collect();
    for (code, captions) in &others {
        let missing: Vec<_> = all.iter().filter(|caption| !captions.contains_key(*caption)).collect();
        assert!(missing.is_empty(), "{code} says nothing for {missing:?}");
        let own = mithaq_plot::WORDS.iter().filter(|word| !captions.contains_key(**word));
        assert_eq!(own.count(), 0, "{code}: a word of the pictures is missing");
    }
    for code in languages {
        let captions = captions(&code);
        let missing: Vec<_> = deeds().into_iter().filter(|deed| !captions.contains_key(deed)).collect();
        assert!(missing.is_empty(), "{code} has no sentence for {missing:?}");
    }
}

#[test]
fn nothing_is_kept_that_nobody_says() {
    let sources = sources();
    let types = rows("world/event_types.tsv").into_iter().map(|row| row[0].clone());
    let modes = rows("world/event_modes.tsv").into_iter().map(|row| row[1].clone());
    let lists = [&Step::NAMES[..], &AgreementClass::NAMES[..], &RelationType::NAMES[..]].concat();
    let measures = mithaq_alignment::measure::names().map(|(name, _)| name.to_owned());
    let known: BTreeSet<String> = types
        .chain(modes)
        .chain(lists.into_iter().map(str::to_owned))
        .chain(measures)
        .chain(deeds())
        .collect();
    for code in languages() {
        let captions = captions(&code);
        let unused: Vec<_> = captions
            .keys()
            .filter(|caption| !known.contains(*caption) && !sources.contains(&format!("\"{caption}\"")))
            .collect();
        assert!(unused.is_empty(), "{code}: nobody says {unused:?}");
    }
}

/// The names of the gaps of a text.
fn gaps(text: &str) -> BTreeSet<String> {
    let inside = text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(gap, _)| gap);
    inside
        .filter(|gap| !gap.contains('|'))
        .filter_map(|gap| gap.split(' ').next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn no_language_fills_gaps_that_there_are_not() {
    let deeds = deeds();
    for code in languages() {
        for (caption, words) in captions(&code) {
            let known = if deeds.contains(&caption) {
                ["who", "whom", "class", "step", "body"].map(str::to_owned).into()
            } else {
                gaps(&caption)
            };
            assert!(gaps(&words).is_subset(&known), "{code}: {caption} → {words}");
            assert_eq!(words.matches('[').count(), words.matches(']').count(), "{code}: {words}");
            let cases = ["genitive", "dative", "accusative", "instrumental", "prepositional"];
            let typed = words.split('{').skip(1).filter_map(|rest| rest.split_once('}')?.0.split_once(' '));
            let odd = typed
                .filter(|(gap, case)| !gap.contains('|') && !case.contains('|') && !cases.contains(case));
            assert_eq!(odd.count(), 0, "{code}: {words}");
        }
    }
}
