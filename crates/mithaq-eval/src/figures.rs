//! Verdicts added up: over all, by language, kind, type and field.

use std::collections::BTreeMap;

use mithaq::{Kind, Reading, Record};
use serde::Serialize;

use crate::gold::{Pattern, Text};
use crate::judge::{Field, Wrong, judge, name, stated};

/// How often what happened. All are counts of patterns or of records.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Patterns that had to be found.
    pub wanted: usize,
    /// Those with a record that agrees on all they state.
    pub found: usize,
    /// Those with a record of their kind, place and type or step, and some field wrong.
    pub found_partly: usize,
    /// Records of exhaustive texts that agree with a pattern.
    pub right: usize,
    /// Those with some field wrong.
    pub partly: usize,
    /// Those of which nothing is said.
    pub wrong: usize,
    /// Records that must not be.
    pub hits: usize,
}

impl Counts {
    /// Records that were judged.
    #[must_use]
    pub fn judged(&self) -> usize {
        self.right + self.partly + self.wrong
    }

    /// Share of the wanted that is found; nothing where nothing was wanted.
    #[must_use]
    pub fn recall(&self) -> Option<f64> {
        share(self.found, self.wanted)
    }

    /// Share of the judged records that is right; nothing where none was judged.
    #[must_use]
    pub fn precision(&self) -> Option<f64> {
        share(self.right, self.judged())
    }

    fn add(&mut self, other: &Self) {
        self.wanted += other.wanted;
        self.found += other.found;
        self.found_partly += other.found_partly;
        self.right += other.right;
        self.partly += other.partly;
        self.wrong += other.wrong;
        self.hits += other.hits;
    }
}

fn share(some: usize, all: usize) -> Option<f64> {
    (all > 0).then(|| some as f64 / all as f64)
}

/// Of the wanted patterns that have a record of their kind, place and type: how many state a field, and how many
/// records have it right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct FieldCounts {
    /// Patterns that state it.
    pub stated: usize,
    /// Records that agree.
    pub right: usize,
}

impl FieldCounts {
    /// Share of those stated; nothing where none is.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        share(self.right, self.stated)
    }
}

/// The figures of a set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// Texts.
    pub texts: usize,
    /// Texts whose every wanted pattern is found, without a hit.
    pub whole: usize,
    /// Over everything.
    pub all: Counts,
    /// By ISO 639-1 code.
    pub languages: BTreeMap<String, Counts>,
    /// By kind.
    pub kinds: BTreeMap<String, Counts>,
    /// By PLOVER type, step, kind of relation, and `claim`.
    pub types: BTreeMap<String, Counts>,
    /// By field.
    pub fields: BTreeMap<Field, FieldCounts>,
}

/// What became of a pattern or a record that is not as it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A wanted pattern without a record that agrees.
    Missed,
    /// A record that agrees in part.
    Partly,
    /// A record of something that is not said.
    Wrong,
    /// A record of something that must not be.
    Hit,
}

/// One thing that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Miss {
    /// The text's name.
    pub text: String,
    /// What became of it.
    pub outcome: Outcome,
    /// The pattern, or the record, in brief.
    pub what: String,
    /// The words of the text.
    pub quote: String,
    /// Which fields are wrong; empty where nothing of the kind is said.
    pub wrong: Vec<Wrong>,
}

impl Figures {
    /// Adds one text and what the reader made of it (nothing where it failed on it), and gives what is not as it
    /// should be.
    pub fn add(&mut self, text: &Text, reading: Option<&Reading>) -> Vec<Miss> {
        let (article, records) = reading.map_or(("", &[][..]), |r| (r.article.text.as_str(), &r.records[..]));
        let mut one = One { text, article, records, figures: self, misses: Vec::new() };
        let is_whole = one.patterns() & one.traps();
        if text.exhaustive {
            one.records();
        }
        let misses = one.misses;
        self.texts += 1;
        self.whole += usize::from(is_whole);
        misses
    }

    fn count(&mut self, text: &Text, kind: Kind, type_: String, counts: Counts) {
        self.all.add(&counts);
        self.languages.entry(text.language.clone()).or_default().add(&counts);
        self.kinds.entry(name(&kind)).or_default().add(&counts);
        self.types.entry(type_).or_default().add(&counts);
    }
}

/// One text under judgement.
struct One<'a> {
    text: &'a Text,
    article: &'a str,
    records: &'a [Record],
    figures: &'a mut Figures,
    misses: Vec<Miss>,
}

impl<'a> One<'a> {
    /// What had to be found. Whether all of it is.
    fn patterns(&mut self) -> bool {
        let mut all = true;
        for pattern in &self.text.must {
            let best = self.best(pattern);
            let mut counts = Counts { wanted: 1, ..Counts::default() };
            match best {
                Some((_, ref wrong)) if is_right(wrong) => counts.found = 1,
                Some(_) => counts.found_partly = 1,
                None => {}
            }
            if counts.found == 0 {
                all = false;
                let wrong = best.as_ref().map(|(_, wrong)| wrong.clone()).unwrap_or_default();
                self.miss(
                    Outcome::Missed,
                    brief(pattern),
                    pattern.quote.as_deref().unwrap_or_default(),
                    wrong,
                );
            }
            if let Some((record, wrong)) = best {
                for field in stated(pattern, record) {
                    let counts = self.figures.fields.entry(field).or_default();
                    counts.stated += 1;
                    counts.right += usize::from(wrong.iter().all(|w| w.field != field));
                }
            }
            self.figures.count(self.text, pattern.kind, type_of(pattern), counts);
        }
        all
    }

    /// The record that gets least of a pattern wrong.
    fn best(&self, pattern: &Pattern) -> Option<(&'a Record, Vec<Wrong>)> {
        let verdict = |record: &'a Record| {
            judge(pattern, record, self.article, self.text.exact).map(|wrong| (record, wrong))
        };
        self.records.iter().filter_map(verdict).min_by_key(|(_, wrong)| weight(wrong))
    }

    /// What must not be recorded. Whether none of it is.
    fn traps(&mut self) -> bool {
        let mut none = true;
        for record in self.records {
            for pattern in &self.text.must_not {
                if judge(pattern, record, self.article, false).is_some_and(|wrong| is_right(&wrong)) {
                    none = false;
                    let counts = Counts { hits: 1, ..Counts::default() };
                    self.figures.count(self.text, record.kind, type_of_record(record), counts);
                    self.miss(Outcome::Hit, brief_record(record), &record.quote, Vec::new());
                }
            }
        }
        none
    }

    /// The records of an exhaustive text.
    fn records(&mut self) {
        for record in self.records {
            let known = self.text.must.iter().chain(&self.text.may);
            let verdicts = known.filter_map(|pattern| judge(pattern, record, self.article, true));
            let best = verdicts.min_by_key(|wrong| weight(wrong));
            let (counts, outcome) = match &best {
                Some(wrong) if is_right(wrong) => (Counts { right: 1, ..Counts::default() }, None),
                Some(_) => (Counts { partly: 1, ..Counts::default() }, Some(Outcome::Partly)),
                None => (Counts { wrong: 1, ..Counts::default() }, Some(Outcome::Wrong)),
            };
            self.figures.count(self.text, record.kind, type_of_record(record), counts);
            if let Some(outcome) = outcome {
                self.miss(outcome, brief_record(record), &record.quote, best.unwrap_or_default());
            }
        }
    }

    fn miss(&mut self, outcome: Outcome, what: String, quote: &str, wrong: Vec<Wrong>) {
        self.misses.push(Miss { text: self.text.id.clone(), outcome, what, quote: quote.to_owned(), wrong });
    }
}

fn is_right(wrong: &[Wrong]) -> bool {
    weight(wrong) == 0
}

/// How many fields are wrong that decide.
fn weight(wrong: &[Wrong]) -> usize {
    wrong.iter().filter(|w| !w.field.is_counted_only()).count()
}

fn type_of(pattern: &Pattern) -> String {
    match pattern.kind {
        Kind::Claim => "claim".to_owned(),
        Kind::Agreement => pattern.stage.clone().unwrap_or_else(|| "agreement".to_owned()),
        Kind::Event | Kind::Relation => pattern.types.first().cloned().unwrap_or_else(|| name(&pattern.kind)),
    }
}

fn type_of_record(record: &Record) -> String {
    match record.kind {
        Kind::Claim => "claim".to_owned(),
        Kind::Agreement => record.stage.clone().unwrap_or_else(|| "agreement".to_owned()),
        Kind::Event | Kind::Relation => record.type_.clone(),
    }
}

/// `event CONSULT FRA>TGO planned denied`
fn brief(pattern: &Pattern) -> String {
    let list = |codes: &Option<Vec<String>>| codes.iter().flatten().cloned().collect::<Vec<_>>().join("+");
    let mut words = vec![name(&pattern.kind), type_of(pattern)];
    let actors = if pattern.parties.is_some() { list(&pattern.parties) } else { list(&pattern.actors) };
    words.push(format!("{actors}>{}", list(&pattern.recipients)));
    words.extend(pattern.modality.map(|m| name(&m)));
    words.extend(pattern.polarity.map(|p| name(&p)));
    words.join(" ")
}

fn brief_record(record: &Record) -> String {
    let list = |actors: &[mithaq::Actor]| {
        actors.iter().map(|a| a.code.as_deref().unwrap_or("?")).collect::<Vec<_>>().join("+")
    };
    let parties = format!("{}>{}", list(&record.actors), list(&record.recipients));
    [name(&record.kind), type_of_record(record), parties, name(&record.modality), name(&record.polarity)]
        .join(" ")
}
