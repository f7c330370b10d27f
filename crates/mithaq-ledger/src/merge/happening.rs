//! What the reports together say of one event or agreement.

use std::collections::{BTreeMap, BTreeSet};

use mithaq::{Kind, Polarity, Record};
use mithaq_record::Days;

use super::rules;
use super::telling::{Spot, Telling};
use crate::words::spelling;

/// One event or agreement with all that tells of it.
pub(crate) struct Happening<'a> {
    pub members: Vec<Member<'a>>,
}

/// A telling in a happening, and where its report stands.
pub(crate) struct Member<'a> {
    pub telling: &'a Telling,
    pub records: Vec<&'a Record>,
    /// Whose word it is: the publisher of the original text, else that text itself.
    pub source: String,
}

/// A row of the table `happening`, but for its key and ids.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Summary {
    pub kind: &'static str,
    pub type_: String,
    pub types: String,
    pub mode: Option<String>,
    pub contexts: String,
    pub cameo: Option<String>,
    pub quad_class: Option<u8>,
    pub goldstein: Option<f64>,
    pub actors: String,
    pub actor_names: String,
    pub recipients: String,
    pub recipient_names: String,
    pub stage: Option<String>,
    pub scope: String,
    pub when: Option<Days>,
    pub place: Option<Spot>,
    pub precision: Option<String>,
    pub modality: &'static str,
    pub polarity: &'static str,
    pub confidence: f64,
    pub records: usize,
    pub reports: usize,
    pub sources: usize,
    pub published: Option<(i32, i32)>,
    pub quote: String,
}

/// A row of the table `step`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct StepRow {
    pub stage: String,
    pub when: Option<Days>,
    pub body: Option<String>,
    pub modality: &'static str,
    pub polarity: &'static str,
    pub reports: usize,
    pub sources: usize,
    pub record: i64,
}

impl Happening<'_> {
    fn all(&self) -> impl Iterator<Item = (&Member<'_>, &Record)> {
        self.members.iter().flat_map(|member| member.records.iter().map(move |record| (member, *record)))
    }

    /// The record that tells most surely: as a fact, affirmed, with the highest confidence; the first of equals.
    fn surest(&self) -> Option<&Record> {
        surest(self.all().map(|(_, record)| record))
    }

    pub(crate) fn summary(&self) -> Option<Summary> {
        let surest = self.surest()?;
        let steps = self.steps();
        let step = furthest(&steps);
        let place = self.place();
        let of = |pick: fn(&Record) -> &[mithaq::Actor]| self.parties(pick);
        let (actors, actor_names) = of(|record| &record.actors);
        let (recipients, recipient_names) = of(|record| &record.recipients);
        // Whoever one report has as acting cannot be acted upon in the sum of all.
        let recipients: Vec<String> = recipients.into_iter().filter(|code| !actors.contains(code)).collect();
        Some(Summary {
            kind: spelling(&surest.kind),
            type_: self.type_(),
            types: self.types().into_iter().collect::<Vec<_>>().join(";"),
            mode: surest.mode.clone(),
            contexts: self.list(|record| &record.contexts),
            cameo: surest.cameo.clone(),
            quad_class: surest.quad_class,
            goldstein: surest.goldstein,
            actors: actors.join(";"),
            actor_names: actor_names.join(";"),
            recipients: recipients.join(";"),
            recipient_names: recipient_names.join(";"),
            stage: step.map(|step| step.stage.clone()),
            scope: self.list(|record| &record.scope),
            when: step.map_or_else(|| self.when(), |step| step.when),
            precision: place.map(|(_, precision)| precision.clone()),
            place: place.map(|(spot, _)| spot.clone()),
            modality: step.map_or(spelling(&surest.modality), |step| step.modality),
            polarity: step.map_or_else(|| self.polarity(), |step| step.polarity),
            confidence: self.all().map(|(_, record)| record.confidence).fold(0.0, f64::max),
            records: self.all().count(),
            reports: self.reports(|_| true),
            sources: self.sources(|_| true),
            published: self.published(),
            quote: surest.quote.clone(),
        })
    }

    /// The class or type that most sources give; of agreements not the vague one where another is given.
    fn type_(&self) -> String {
        let sources = |type_: &str| self.sources_of(|record| record.type_ == type_);
        let best = self
            .types()
            .into_iter()
            .max_by_key(|type_| (!rules::is_vague(type_), sources(type_), std::cmp::Reverse(*type_)));
        best.unwrap_or_default().to_owned()
    }

    /// All types that its records give it.
    fn types(&self) -> BTreeSet<&str> {
        self.all().map(|(_, record)| record.type_.as_str()).collect()
    }

    /// Codes and names of those who act or are acted upon. A code counts where as many sources give it as not,
    /// among those that give any: one report's slip does not make a party.
    fn parties(&self, pick: fn(&Record) -> &[mithaq::Actor]) -> (Vec<String>, Vec<String>) {
        let mut order: Vec<(&str, &str)> = Vec::new();
        let mut uncoded: Vec<&str> = Vec::new();
        for (_, record) in self.all() {
            for actor in pick(record) {
                let name = actor.name.as_deref().unwrap_or(&actor.text);
                match actor.code.as_deref() {
                    Some(code) if !order.iter().any(|(known, _)| *known == code) => order.push((code, name)),
                    Some(_) => {}
                    None if !uncoded.contains(&name) => uncoded.push(name),
                    None => {}
                }
            }
        }
        let gives = |code: Option<&str>| {
            self.sources_of(|record| {
                pick(record).iter().any(|a| a.code.is_some() && (code.is_none() || a.code.as_deref() == code))
            })
        };
        let all = gives(None);
        order.retain(|(code, _)| gives(Some(code)) * 2 >= all);
        let names = order.iter().map(|(_, name)| *name).chain(uncoded).map(str::to_owned).collect();
        (order.iter().map(|(code, _)| (*code).to_owned()).collect(), names)
    }

    fn list(&self, pick: fn(&Record) -> &Vec<String>) -> String {
        let words: BTreeSet<&str> =
            self.all().flat_map(|(_, record)| pick(record)).map(String::as_str).collect();
        words.into_iter().collect::<Vec<_>>().join(";")
    }

    /// The day that most sources tell; of equals the narrower, then the earlier. Where none tells one, the day of the first report.
    fn when(&self) -> Option<Days> {
        let told: BTreeSet<Days> = self.members.iter().filter_map(|member| member.telling.told).collect();
        most(told, |days| self.sources(|telling| telling.told == Some(*days)))
            .or_else(|| self.members.iter().filter_map(|member| member.telling.published).min())
    }

    fn place(&self) -> Option<(&Spot, &String)> {
        let told = self.members.iter().flat_map(|member| {
            let precision =
                member.records.iter().find_map(|record| record.where_.as_ref()).map(|place| &place.precision);
            member.telling.place.as_ref().zip(precision)
        });
        let sources = |spot: &Spot| {
            self.sources(|telling| telling.place.as_ref().is_some_and(|own| own.name == spot.name))
        };
        told.max_by_key(|(spot, _)| (spot.exact, sources(spot), std::cmp::Reverse(spot.name.clone())))
    }

    /// Affirmed where as many sources affirm it as deny it.
    fn polarity(&self) -> &'static str {
        let denied = self.sources(|telling| telling.denied);
        let affirmed = self.sources(|telling| !telling.denied);
        spelling(if denied > affirmed { &Polarity::Denied } else { &Polarity::Affirmed })
    }

    pub(crate) fn reports(&self, which: impl Fn(&Telling) -> bool) -> usize {
        let reports =
            self.members.iter().filter(|member| which(member.telling)).map(|member| member.telling.article);
        reports.collect::<BTreeSet<_>>().len()
    }

    /// Independent sources.
    pub(crate) fn sources(&self, which: impl Fn(&Telling) -> bool) -> usize {
        let sources = self.members.iter().filter(|member| which(member.telling)).map(|member| &member.source);
        sources.collect::<BTreeSet<_>>().len()
    }

    fn sources_of(&self, which: impl Fn(&Record) -> bool) -> usize {
        let sources = self.members.iter().filter(|member| member.records.iter().any(|record| which(record)));
        sources.map(|member| &member.source).collect::<BTreeSet<_>>().len()
    }

    fn published(&self) -> Option<(i32, i32)> {
        let days = self.members.iter().filter_map(|member| member.telling.published.map(|days| days.first));
        let all: BTreeSet<i32> = days.collect();
        Some((*all.first()?, *all.last()?))
    }

    /// The steps of an agreement, in the order of its life.
    pub(crate) fn steps(&self) -> Vec<StepRow> {
        let mut by_stage: BTreeMap<(usize, &str), Vec<ToldStep<'_>>> = BTreeMap::new();
        for member in &self.members {
            for (record, key) in member.records.iter().zip(&member.telling.records) {
                if let (Kind::Agreement, Some(stage)) = (record.kind, record.stage.as_deref()) {
                    by_stage.entry((rules::order(stage), stage)).or_default().push((member, record, *key));
                }
            }
        }
        by_stage.into_iter().filter_map(|((_, stage), told)| step(stage, &told)).collect()
    }
}

fn surest<'a>(records: impl Iterator<Item = &'a Record>) -> Option<&'a Record> {
    let rank = |record: &Record| {
        (record.modality == mithaq::Modality::Reported, record.polarity == Polarity::Affirmed)
    };
    records.reduce(|best, record| {
        let better = rank(record).cmp(&rank(best)).then(record.confidence.total_cmp(&best.confidence));
        if better.is_gt() { record } else { best }
    })
}

/// A record that tells a step, with its key.
type ToldStep<'a> = (&'a Member<'a>, &'a Record, i64);

fn step(stage: &str, told: &[ToldStep<'_>]) -> Option<StepRow> {
    let best = surest(told.iter().map(|(_, record, _)| *record))?;
    let (member, _, key) = told.iter().find(|(_, record, _)| std::ptr::eq(*record, best))?;
    let day = |record: &Record| {
        record.when.as_ref().and_then(|when| Days::between(when.start.as_deref(), when.end.as_deref()))
    };
    let sources = |which: &dyn Fn(&Record) -> bool| {
        told.iter()
            .filter(|(_, record, _)| which(record))
            .map(|(member, ..)| &member.source)
            .collect::<BTreeSet<_>>()
            .len()
    };
    // A plan dates no deed.
    let alike = |record: &Record| record.modality == best.modality && record.polarity == best.polarity;
    let days: BTreeSet<Days> =
        told.iter().filter(|(_, record, _)| alike(record)).filter_map(|(_, record, _)| day(record)).collect();
    let when = most(days, |days| sources(&|record| alike(record) && day(record) == Some(*days)));
    Some(StepRow {
        stage: stage.to_owned(),
        when: when.or_else(|| member.telling.published.filter(|_| member.telling.steps.len() == 1)),
        body: told.iter().find_map(|(_, record, _)| record.body.clone()),
        modality: spelling(&best.modality),
        polarity: spelling(&best.polarity),
        reports: told.iter().map(|(member, ..)| member.telling.article).collect::<BTreeSet<_>>().len(),
        sources: sources(&|_| true),
        record: *key,
    })
}

/// The step that tells how far the agreement has come: the last that is reported and affirmed, else the last.
fn furthest(steps: &[StepRow]) -> Option<&StepRow> {
    let done = steps.iter().rev().find(|step| step.modality == "reported" && step.polarity == "affirmed");
    done.or(steps.last())
}

/// The days that most sources tell; of equals the narrower, then the earlier.
fn most(days: BTreeSet<Days>, sources: impl Fn(&Days) -> usize) -> Option<Days> {
    days.into_iter().min_by_key(|days| (std::cmp::Reverse(sources(days)), days.last - days.first, days.first))
}
