//! What one report tells of one thing.
//!
//! A report names an event in its headline, tells it in its first sentence and comes back to it later: three
//! records, one telling. Records are put together here by what stands in the report alone.

use std::collections::BTreeSet;

use mithaq::{Actor, Kind, Modality, Polarity, Record};
use mithaq_lexicon::fold::fold;
use mithaq_record::Days;
use serde::{Deserialize, Serialize};

use super::cluster::Reviewed;
use super::compare::apart;
use super::hash;
use super::names::{settlements, skeletons};
use super::numbers::{Number, numbers};
use super::rules::{self, Kinship};

/// What a report tells of one event or agreement, as far as it is compared with other reports.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Telling {
    /// Key of its first record, by which it is known.
    pub key: i64,
    pub article: i64,
    /// Keys of its records, in the order of the text.
    pub records: Vec<i64>,
    pub kind: Kind,
    /// PLOVER type, or class of the agreement, as it is told first.
    pub type_: String,
    /// All types that its records give it.
    pub types: BTreeSet<String>,
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
    /// It is denied as often as affirmed, or more often.
    pub contested: bool,
    /// Of agreements: the steps told.
    pub steps: Vec<Step>,
    /// Of agreements: years in which it was concluded, as the steps tell or its name has it ("the treaty of 2014").
    pub years: BTreeSet<i16>,
    /// How many of its records affirm it, less those that deny it.
    pub affirmed: i32,
    /// Where its words stand in the text, while tellings of one report are put together.
    #[serde(skip)]
    pub quotes: Vec<(usize, usize)>,
    /// Of its sentences: names by their consonants, each as a hash.
    pub names: BTreeSet<u32>,
    /// Villages, towns and districts that its sentences name, by their consonants, each as a hash.
    pub settlements: BTreeSet<u32>,
    /// Of its sentences: words, folded, each as a hash.
    pub words: BTreeSet<u32>,
    pub numbers: BTreeSet<Number>,
    pub language: String,
    /// A reviewer has taken a record of it out of a group.
    pub split: bool,
    /// Of 30 bits, by its first record's id: the order of tellings that nothing else orders, the same in every ledger.
    pub lot: u32,
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

/// So many words in common make two sentences of a report much the same.
const ALIKE: usize = 4;

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
    /// What reviewers have said about its records and others.
    pub reviewed: &'a Reviewed,
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

    /// What says nothing, for tests to fill in.
    #[cfg(test)]
    pub(crate) fn blank(key: i64, kind: Kind, type_: &str) -> Self {
        Self {
            key,
            article: key,
            records: vec![key],
            kind,
            type_: type_.to_owned(),
            types: BTreeSet::from([type_.to_owned()]),
            modes: BTreeSet::new(),
            actors: BTreeSet::new(),
            recipients: BTreeSet::new(),
            setting: None,
            named_actors: BTreeSet::new(),
            named_recipients: BTreeSet::new(),
            told: None,
            published: None,
            place: None,
            actual: true,
            denied: false,
            contested: false,
            steps: Vec::new(),
            years: BTreeSet::new(),
            affirmed: 1,
            quotes: Vec::new(),
            names: BTreeSet::new(),
            settlements: BTreeSet::new(),
            words: BTreeSet::new(),
            numbers: BTreeSet::new(),
            language: "en".to_owned(),
            split: false,
            lot: 0,
        }
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
            types: BTreeSet::from([record.type_.clone()]),
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
            contested: denied,
            steps: record.stage.iter().map(step).collect(),
            years: if record.kind == Kind::Agreement { years(record, told) } else { BTreeSet::new() },
            affirmed: if denied { -1 } else { 1 },
            quotes: vec![(record.start, record.end)],
            names: skeletons(sentence).iter().map(|name| short(name)).collect(),
            settlements: settlements(sentence).iter().map(|name| short(name)).collect(),
            words: words(sentence),
            numbers: numbers(sentence),
            language: report.language.to_owned(),
            split: report.reviewed.split.contains(&key),
            lot: short(&record.id) >> 2,
        }
    }

    /// Takes in what another record of the same report adds.
    fn take_in(&mut self, other: Self) {
        self.records.extend(other.records);
        self.modes.extend(other.modes);
        if self.type_ != other.type_ && rules::is_vague(&self.type_) {
            self.type_ = other.type_;
        }
        self.types.extend(other.types);
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
        self.affirmed += other.affirmed;
        self.contested = (self.contested || other.contested) && self.affirmed <= 0;
        self.denied = self.affirmed < 0;
        self.split |= other.split;
        self.steps.extend(other.steps);
        self.years.extend(other.years);
        self.quotes.extend(other.quotes);
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
        let fits = |telling: &&mut Telling| belongs(telling, &told, &report.reviewed.parted);
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
        let free = own.is_empty() || others.is_empty() || !own.is_disjoint(&others);
        telling.actual == told.actual
            && match kinship(telling, told) {
                Some(Kinship::Same) => free,
                Some(_) => own == others && is_one_wording(telling, told),
                None => false,
            }
    };
    alike
        && telling.kind == told.kind
        && !telling.records.iter().any(is_parted)
        && apart(telling, told).is_none()
        && !is_of_another_time(telling, told)
}

/// How likely the types tell of one deed: the most likely of all.
pub(super) fn kinship(one: &Telling, other: &Telling) -> Option<Kinship> {
    let pairs = one.types.iter().flat_map(|own| other.types.iter().map(move |others| (own, others)));
    pairs.filter_map(|(own, others)| rules::kinship(own, others)).min_by_key(|kinship| *kinship as u8)
}

/// The same words of a report, or much the same ones: "signed a contract to sell howitzers" is an agreement, a sale and a favour.
fn is_one_wording(telling: &Telling, told: &Telling) -> bool {
    let overlap = |one: &(usize, usize), other: &(usize, usize)| {
        let shared = one.1.min(other.1).saturating_sub(one.0.max(other.0));
        shared * 2 > (one.1 - one.0).min(other.1 - other.0)
    };
    let same = telling.quotes.iter().any(|one| told.quotes.iter().any(|other| overlap(one, other)));
    let shared = telling.words.intersection(&told.words).count();
    let fewest = telling.words.len().min(told.words.len());
    let apart = telling.told.zip(told.told).is_some_and(|(one, other)| one.gap(other) > 0);
    same || (!apart && shared >= ALIKE && shared * 2 >= fewest)
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

/// The years in which an agreement was concluded: of the step, where that is its conclusion; else those that its words name besides the
/// step's own.
fn years(record: &Record, told: Option<Days>) -> BTreeSet<i16> {
    let concluding = record.stage.as_deref().is_some_and(|stage| rules::moment(stage) == "signed");
    let own: BTreeSet<i16> = told.iter().flat_map(|days| days.years()).collect();
    if concluding {
        let is_done = record.modality == Modality::Reported && record.polarity == Polarity::Affirmed;
        return if own.len() <= 2 && is_done { own } else { BTreeSet::new() };
    }
    let words = record.quote.split(|c: char| !c.is_alphanumeric()).map(fold);
    let year = |word: String| word.parse().ok().filter(|year| (1900..2100).contains(year));
    words.filter_map(year).filter(|year| !own.contains(year)).collect()
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
