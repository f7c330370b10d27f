//! What one report tells of one thing.
//!
//! A report names an event in its headline, tells it in its first sentence and comes back to it later: three
//! records, one telling. Records are put together here by what stands in the report alone.

use std::collections::BTreeSet;

use mithaq::{Actor, Kind, Modality, Polarity, Record};
use mithaq_lexicon::fold::fold;
use mithaq_record::Days;
use serde::{Deserialize, Serialize};

use super::compare::apart;
use super::hash;
use super::names::{settlements, skeletons};
use super::numbers::{Number, numbers};
use super::rules;

/// What a report tells of one event or agreement, as far as it is compared with other reports.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Telling {
    /// Key of its first record, by which it is known.
    pub key: i64,
    pub article: i64,
    /// Keys of its records, in the order of the text.
    pub records: Vec<i64>,
    pub kind: Kind,
    /// PLOVER type, or class of the agreement.
    pub type_: String,
    pub modes: BTreeSet<String>,
    /// Codes of those who act; all parties where none is acted upon.
    pub actors: BTreeSet<String>,
    pub recipients: BTreeSet<String>,
    /// The state that the report speaks of most, where the records name none.
    pub setting: Option<String>,
    /// Persons, bodies and groups that act, with their codes.
    pub named_actors: BTreeSet<(String, String)>,
    pub named_recipients: BTreeSet<(String, String)>,
    /// When it happened, where the report tells it. Steps of agreements have days of their own.
    pub told: Option<Days>,
    /// When the report appeared.
    pub published: Option<Days>,
    pub place: Option<Spot>,
    /// Told as a fact, not as planned, possible, asked for.
    pub actual: bool,
    pub denied: bool,
    /// Of agreements: the steps told.
    pub steps: Vec<Step>,
    /// Of its sentences: names by their consonants, each as a hash.
    pub names: BTreeSet<u32>,
    /// Villages, towns and districts that its sentences name, by their consonants, each as a hash.
    pub settlements: BTreeSet<u32>,
    /// Of its sentences: words, folded, each as a hash.
    pub words: BTreeSet<u32>,
    pub numbers: BTreeSet<Number>,
    pub language: String,
}

/// Where something happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Spot {
    pub name: String,
    pub country: Option<String>,
    pub at: Option<(f64, f64)>,
    /// A city, not a country or region.
    pub exact: bool,
}

/// A step of an agreement, as one record tells it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Step {
    pub stage: String,
    pub told: Option<Days>,
    pub actual: bool,
    pub denied: bool,
    pub record: i64,
}

/// A report as far as its tellings need it.
pub(crate) struct Report<'a> {
    pub key: i64,
    pub text: &'a str,
    pub language: &'a str,
    pub published: Option<Days>,
    /// Its events and agreements with their keys, in the order of the text.
    pub records: &'a [(i64, Record)],
    /// Pairs of records that a reviewer has parted.
    pub parted: &'a BTreeSet<(i64, i64)>,
}

impl Telling {
    pub(crate) fn codes(&self) -> BTreeSet<&str> {
        self.actors.iter().chain(&self.recipients).map(String::as_str).collect()
    }

    /// When it may have happened: as told, else in the days before the report.
    pub(crate) fn window(&self) -> Option<Days> {
        let before =
            |published: Days| Days { first: published.first - rules::NEWS_DAYS, last: published.last };
        self.told.or_else(|| self.published.map(before))
    }

    pub(crate) fn has(&self, record: i64) -> bool {
        self.records.contains(&record)
    }

    fn of(report: &Report<'_>, key: i64, record: &Record) -> Self {
        let sentence = sentence(report.text, record.start, record.end);
        let when = record.when.as_ref();
        let told = when.and_then(|when| Days::between(when.start.as_deref(), when.end.as_deref()));
        let actual = record.modality == Modality::Reported;
        let denied = record.polarity == Polarity::Denied;
        let step = |stage: &String| Step { stage: stage.clone(), told, actual, denied, record: key };
        Self {
            key,
            article: report.key,
            records: vec![key],
            kind: record.kind,
            type_: record.type_.clone(),
            modes: record.mode.iter().cloned().collect(),
            actors: codes(&record.actors),
            recipients: codes(&record.recipients),
            setting: None,
            named_actors: named(&record.actors),
            named_recipients: named(&record.recipients),
            told: told.filter(|_| record.kind == Kind::Event),
            published: report.published,
            place: spot(record),
            actual,
            denied,
            steps: record.stage.iter().map(step).collect(),
            names: skeletons(sentence).iter().map(|name| short(name)).collect(),
            settlements: settlements(sentence).iter().map(|name| short(name)).collect(),
            words: words(sentence),
            numbers: numbers(sentence),
            language: report.language.to_owned(),
        }
    }

    /// Takes in what another record of the same report adds.
    fn take_in(&mut self, other: Self) {
        self.records.extend(other.records);
        self.modes.extend(other.modes);
        if self.type_ != other.type_ && rules::is_vague(&self.type_) {
            self.type_ = other.type_;
        }
        let known: BTreeSet<String> = self.codes().into_iter().map(str::to_owned).collect();
        self.actors.extend(other.actors.difference(&known).cloned());
        self.recipients.extend(other.recipients.difference(&known).cloned());
        self.named_actors.extend(other.named_actors);
        self.named_recipients.extend(other.named_recipients);
        self.told = narrower(self.told, other.told);
        self.place = match (self.place.take(), other.place) {
            (Some(own), Some(other)) if other.exact && !own.exact => Some(other),
            (own, other) => own.or(other),
        };
        self.actual |= other.actual;
        self.denied &= other.denied;
        self.steps.extend(other.steps);
        self.names.extend(other.names);
        self.settlements.extend(other.settlements);
        self.words.extend(other.words);
        self.numbers.extend(other.numbers);
    }
}

fn narrower(one: Option<Days>, other: Option<Days>) -> Option<Days> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.common(other).unwrap_or(one)),
        (one, other) => one.or(other),
    }
}

/// What a report tells, thing by thing.
pub(crate) fn tellings(report: &Report<'_>) -> Vec<Telling> {
    let mut tellings: Vec<Telling> = Vec::new();
    for (key, record) in report.records {
        let told = Telling::of(report, *key, record);
        let fits = |telling: &&mut Telling| belongs(telling, &told, report.parted);
        let best = tellings.iter_mut().filter(fits).max_by_key(|telling| nearness(telling, &told));
        match best {
            Some(telling) => telling.take_in(told),
            None => tellings.push(told),
        }
    }
    let setting = setting(report.records);
    for telling in &mut tellings {
        if telling.codes().is_empty() {
            telling.setting.clone_from(&setting);
        }
    }
    count_in_whole(report, &mut tellings);
    tellings
}

/// Whether a record of the same report can mean the same thing.
fn belongs(telling: &Telling, told: &Telling, parted: &BTreeSet<(i64, i64)>) -> bool {
    let is_parted = |record: &i64| {
        let (one, other) = (*record.min(&told.key), *record.max(&told.key));
        parted.contains(&(one, other))
    };
    let (own, others) = (telling.codes(), told.codes());
    let alike = if telling.kind == Kind::Agreement {
        !own.is_disjoint(&others)
    } else {
        let same_type = telling.type_ == told.type_ && telling.actual == told.actual;
        same_type && (own.is_empty() || others.is_empty() || !own.is_disjoint(&others))
    };
    alike
        && telling.kind == told.kind
        && !telling.records.iter().any(is_parted)
        && apart(telling, told).is_none()
        && !is_of_another_time(telling, told)
}

/// One has no day and means what is new; the other tells a stretch of time that is over.
fn is_of_another_time(one: &Telling, other: &Telling) -> bool {
    let (told, published) = match (one.told, other.told) {
        (Some(told), None) | (None, Some(told)) => (told, one.published),
        _ => return false,
    };
    !told.exact() && published.is_some_and(|published| told.common(published).is_none())
}

/// Of several that a record could belong to, the one it fits best; the latest of equals.
fn nearness(telling: &Telling, told: &Telling) -> (bool, usize, bool, i64) {
    let same_day = telling.told.zip(told.told).is_some_and(|(one, other)| one.gap(other) == 0);
    let shared = telling.codes().intersection(&told.codes()).count();
    (
        same_day,
        shared,
        !telling.modes.is_disjoint(&told.modes),
        *telling.records.last().unwrap_or(&telling.key),
    )
}

/// The state that most records of the report involve; of equals the first in the alphabet.
fn setting(records: &[(i64, Record)]) -> Option<String> {
    let all = records.iter().flat_map(|(_, record)| record.actors.iter().chain(&record.recipients));
    let codes: Vec<&str> = all.filter_map(|actor| actor.code.as_deref()).collect();
    let count = |code: &str| codes.iter().filter(|other| **other == code).count();
    let most = codes.iter().max_by_key(|code| (count(code), std::cmp::Reverse(**code)))?;
    Some((*most).to_owned())
}

/// What the report names and counts outside the sentences of its tellings belongs to what it is about, and to what
/// it tells in the same paragraph.
fn count_in_whole(report: &Report<'_>, tellings: &mut [Telling]) {
    let Some(lead) = lead(report, tellings) else { return };
    tellings[lead].names.extend(skeletons(report.text).iter().map(|name| short(name)));
    let counted: BTreeSet<Number> = tellings.iter().flat_map(|telling| telling.numbers.clone()).collect();
    let mut start = 0;
    for paragraph in report.text.split_inclusive('\n') {
        let end = start + paragraph.len();
        let free: BTreeSet<Number> = numbers(paragraph).difference(&counted).cloned().collect();
        for (at, telling) in tellings.iter_mut().enumerate() {
            let told_here = || {
                report
                    .records
                    .iter()
                    .any(|(key, record)| telling.has(*key) && (start..end).contains(&record.start))
            };
            if at == lead || (!free.is_empty() && told_here()) {
                let counts = |number: &&Number| !telling.numbers.iter().any(|own| own.what == number.what);
                let new: Vec<Number> = free.iter().filter(counts).cloned().collect();
                telling.numbers.extend(new);
            }
        }
        start = end;
    }
}

/// The telling that the report is about: the one its headline and first paragraph tell most surely; the first of equals.
fn lead(report: &Report<'_>, tellings: &[Telling]) -> Option<usize> {
    let paragraphs = report.text.match_indices('\n').map(|(at, _)| at);
    let opening = paragraphs
        .filter(|at| *at > 0 && !report.text[at + 1..].starts_with('\n'))
        .nth(1)
        .unwrap_or(report.text.len());
    let sure = |telling: &Telling| {
        let opening =
            report.records.iter().filter(|(key, record)| telling.has(*key) && record.start < opening);
        opening.map(|(_, record)| record.confidence).sum::<f64>()
    };
    (0..tellings.len()).reduce(|best, at| if sure(&tellings[at]) > sure(&tellings[best]) { at } else { best })
}

fn codes(actors: &[Actor]) -> BTreeSet<String> {
    actors.iter().filter_map(|actor| actor.code.clone()).collect()
}

fn named(actors: &[Actor]) -> BTreeSet<(String, String)> {
    let named = |actor: &Actor| Some((actor.code.clone().unwrap_or_default(), actor.name.clone()?));
    actors
        .iter()
        .filter(|actor| matches!(actor.via.as_str(), "person" | "body" | "name"))
        .filter_map(named)
        .collect()
}

fn spot(record: &Record) -> Option<Spot> {
    let place = record.where_.as_ref()?;
    Some(Spot {
        name: place.name.clone(),
        country: place.country.clone(),
        at: place.lat.zip(place.lon),
        exact: place.precision == "city",
    })
}

/// The words of a sentence that tell it from others: four letters and more, folded.
fn words(sentence: &str) -> BTreeSet<u32> {
    let words = sentence.split(|c: char| !c.is_alphanumeric()).map(fold);
    words.filter(|word| word.chars().count() >= 4).map(|word| short(&word)).collect()
}

/// A word as 32 bits: only whether two are the same matters.
fn short(word: &str) -> u32 {
    u32::try_from(hash::of_words(&[word]) & u64::from(u32::MAX)).unwrap_or_default()
}

/// The sentence or sentences that a stretch of the text stands in.
fn sentence(text: &str, start: usize, end: usize) -> &str {
    let before = text.get(..start).unwrap_or("");
    let behind = text.get(end..).unwrap_or("");
    let begin = ends_before(before).unwrap_or(0);
    let stop = behind
        .char_indices()
        .find(|(at, c)| matches!(c, '\n' | '!' | '?' | '؟') || (*c == '.' && ends_here(&behind[at + 1..])))
        .map_or(text.len(), |(at, _)| end + at);
    text.get(begin..stop).unwrap_or("")
}

/// Where the last sentence before ends.
fn ends_before(before: &str) -> Option<usize> {
    before
        .char_indices()
        .rev()
        .find(|(at, c)| matches!(c, '\n' | '!' | '?' | '؟') || (*c == '.' && ends_here(&before[at + 1..])))
        .map(|(at, c)| at + c.len_utf8())
}

/// A full stop before white space.
fn ends_here(behind: &str) -> bool {
    behind.chars().next().is_none_or(char::is_whitespace)
}
