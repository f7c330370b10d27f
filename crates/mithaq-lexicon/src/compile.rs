//! Source in, tables out.

mod rules;
mod uses;
mod world;

use std::collections::{BTreeMap, HashMap};
use std::hash::Hasher;

use siphasher::sip::SipHasher13;

use crate::fold::{fold, is_accented};
use crate::forms::Forms;
use crate::grammar::{self, Form, Grammar, Naming};
use crate::source::{LanguageSource, LexiconFile, Problem, Row, Source};
use crate::table::{Concept, Entity, Language, Lemma, Lexicon, Mark, Sense, Use, Via, What};
use crate::weights::Weights;

/// Compiles a lexicon that was read.
///
/// # Errors
/// Every entry that cannot be compiled, with its place.
pub fn compile(source: &Source) -> Result<Lexicon, Vec<Problem>> {
    let mut problems = Vec::new();
    let entities = world::entities(source, &mut problems);
    let scales = world::scales(source, &mut problems);
    let concepts = world::concepts(source, &scales);
    let mut languages = Vec::new();
    for language in &source.languages {
        languages.push(compile_language(language, &entities, &concepts, &mut problems));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut lexicon = Lexicon { entities, languages, scales, concepts, digest: String::new() };
    lexicon.digest = digest(&lexicon);
    Ok(lexicon)
}

fn digest(lexicon: &Lexicon) -> String {
    let mut hasher = SipHasher13::new();
    hasher.write(&lexicon.to_bytes().unwrap_or_default());
    format!("{:016x}", hasher.finish())
}

fn compile_language(
    source: &LanguageSource,
    entities: &[Entity],
    concepts: &[Concept],
    problems: &mut Vec<Problem>,
) -> Language {
    let mut words = Words::of(grammar::of(&source.code));
    names(source, entities, &mut words, problems);
    for file in &source.files {
        for entry in &file.words {
            match uses::of(entry) {
                Ok(use_) => words.add_all(&entry.words, &use_, file, problems),
                Err(what) => {
                    let first = entry.words.first().map_or(entry.use_.as_str(), String::as_str);
                    problems.push(file.problem(first, what));
                }
            }
        }
    }
    let rules = rules::compile(source, concepts, &mut words, problems);
    let marks = source.files.iter().flat_map(|f| &f.marks).flat_map(|entry| {
        entry.phrases.iter().map(|p| Mark { kind: entry.kind.clone(), place: entry.place, text: fold(p) })
    });
    let weights = weights(source).unwrap_or_else(|p| {
        problems.push(p);
        Weights::default()
    });
    Language {
        weights,
        captions: captions(source),
        states: states(source),
        declined: declined(source),
        code: source.code.clone(),
        habits: source.files.iter().find_map(|file| file.grammar.clone()).unwrap_or_default(),
        marks: marks.collect(),
        rules,
        lemmas: words.lemmas,
        forms: Forms::build(words.pairs),
    }
}

fn weights(source: &LanguageSource) -> Result<Weights, Problem> {
    let Some(list) = &source.weights else { return Ok(Weights::default()) };
    let fault = |line, what| Problem { file: list.file.clone(), line, what };
    let mut pairs = Vec::new();
    for row in &list.rows {
        let weight = row.get("weight").parse::<f32>().map_err(|e| fault(row.line, e.to_string()))?;
        pairs.push((row.get("feature"), weight));
    }
    Weights::build(pairs.into_iter()).map_err(|what| fault(0, what))
}

fn captions(source: &LanguageSource) -> BTreeMap<String, String> {
    let rows = source.captions.iter().flat_map(|list| &list.rows);
    rows.map(|row| (row.get("caption").to_owned(), row.get("words").to_owned())).collect()
}

/// The first entry of each state.
fn entries(source: &LanguageSource) -> impl Iterator<Item = (&str, &str)> {
    let rows = source.names("states").into_iter().flat_map(|list| &list.rows);
    rows.filter_map(|row: &Row| Some((row.get("code"), row.values("names").next()?)))
}

fn states(source: &LanguageSource) -> BTreeMap<String, String> {
    let grammar = crate::grammar::of(&source.code);
    entries(source).map(|(code, entry)| (code.to_owned(), grammar.written(entry).to_owned())).collect()
}

fn declined(source: &LanguageSource) -> BTreeMap<String, BTreeMap<String, String>> {
    let grammar = crate::grammar::of(&source.code);
    let cases =
        |entry| grammar.cases(entry).into_iter().map(|(case, form)| (case.to_owned(), form)).collect();
    let all = entries(source).map(|(code, entry)| (code.to_owned(), cases(entry)));
    all.filter(|(_, cases): &(_, BTreeMap<_, _>)| !cases.is_empty()).collect()
}

/// Words seen so far and all their forms.
struct Words {
    grammar: &'static dyn Grammar,
    by_spec: HashMap<String, u32>,
    lemmas: Vec<Lemma>,
    pairs: Vec<(String, Sense)>,
}

impl Words {
    fn of(grammar: &'static dyn Grammar) -> Self {
        Self { grammar, by_spec: HashMap::new(), lemmas: Vec::new(), pairs: Vec::new() }
    }

    fn add_all(&mut self, specs: &[String], use_: &Use, file: &LexiconFile, problems: &mut Vec<Problem>) {
        for spec in specs {
            match self.lemma(spec) {
                Ok(lemma) => self.lemmas[lemma as usize].uses.push(use_.clone()),
                Err(what) => problems.push(file.problem(spec, what)),
            }
        }
    }

    /// The index of a word, inflected when it is first seen.
    fn lemma(&mut self, spec: &str) -> Result<u32, String> {
        if let Some(&known) = self.by_spec.get(spec) {
            return Ok(known);
        }
        let forms = grammar::inflect(self.grammar, spec)?;
        let index = u32::try_from(self.lemmas.len()).map_err(|e| e.to_string())?;
        self.lemmas.push(Lemma { spec: spec.to_owned(), uses: Vec::new() });
        self.by_spec.insert(spec.to_owned(), index);
        self.push(forms, What::Word(index), false);
        Ok(index)
    }

    fn push(&mut self, forms: Vec<Form>, what: What, ambiguous: bool) {
        for form in forms {
            let Form { text, shape, feminine, number, joined } = form;
            let upper = is_upper(&text);
            let small = matches!(what, What::Name(..)) && text.starts_with(char::is_lowercase);
            self.pairs.push((
                fold(&text),
                Sense {
                    what,
                    shape,
                    feminine,
                    number,
                    joined,
                    ambiguous,
                    upper,
                    small,
                    accented: is_accented(&text),
                },
            ));
        }
    }
}

/// All its letters are capitals, and it has more than one.
fn is_upper(text: &str) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    letters().count() > 1 && letters().all(char::is_uppercase)
}

/// Lists of names: the file is called like the world list that its ids come from.
fn names(source: &LanguageSource, entities: &[Entity], words: &mut Words, problems: &mut Vec<Problem>) {
    let ambiguous: Vec<String> =
        source.names("ambiguous").into_iter().flat_map(|l| &l.rows).map(|r| fold(r.get("name"))).collect();
    for list in source.names.iter().filter(|l| l.stem != "ambiguous") {
        let stem = list.stem.as_str();
        let index = world::index(entities, stem);
        for row in &list.rows {
            let id = if stem == "states" { row.get("code") } else { row.get("id") };
            let Some(&entity) = index.get(id) else {
                let what = format!("{id:?} is not in world/{stem}.tsv");
                problems.push(Problem { file: list.file.clone(), line: row.line, what });
                continue;
            };
            let put = |column: &str, via: Via, words: &mut Words| {
                for name in row.values(column) {
                    let ambiguous = ambiguous.contains(&fold(name));
                    words.push(
                        name_forms(words.grammar, name, stem, column),
                        What::Name(entity, via),
                        ambiguous,
                    );
                }
            };
            put("names", Via::Name, words);
            put("full", Via::Name, words);
            put("short", Via::Surname, words);
            put("demonyms", Via::Demonym, words);
            put("people", Via::Demonym, words);
        }
    }
}

fn name_forms(grammar: &dyn Grammar, name: &str, list: &str, column: &str) -> Vec<Form> {
    match column {
        "demonyms" => grammar.demonym(name),
        "people" => grammar.name(name, Naming::People),
        _ if list == "people" => grammar.name(name, Naming::Person),
        _ => grammar.name(name, Naming::Thing),
    }
}
