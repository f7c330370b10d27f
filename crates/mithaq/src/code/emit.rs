//! Drafts to records: speaker, quote, id; the better of two that say the same.

use std::collections::BTreeMap;

use mithaq_lexicon::{EntityKind, Rule};
use mithaq_record::{Actor, Kind, Modality, Place, Polarity, Record, Reporting, Speaker, SpeakerKind, When};
use sha2::{Digest, Sha256};

use super::speech::Speeches;
use crate::annotate::Annotated;

/// A record in the making: tokens instead of bytes.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub kind: Kind,
    pub type_: String,
    pub rule: String,
    pub mode: Option<String>,
    pub contexts: Vec<String>,
    pub cameo: Option<String>,
    pub stage: Option<String>,
    pub scope: Vec<String>,
    pub body: Option<String>,
    pub actors: Vec<Actor>,
    pub recipients: Vec<Actor>,
    pub when: Option<When>,
    pub modality: Modality,
    pub polarity: Polarity,
    pub about: Vec<String>,
    /// The token that decides who speaks.
    pub at: usize,
    /// The reporting word, for a claim made of a speech.
    pub speech: Option<usize>,
    /// First and last token of the quote.
    pub first: usize,
    pub last: usize,
    pub confidence: f64,
    /// Who says so, where that is decided already.
    pub speaker: Option<Speaker>,
    /// Where, likewise.
    pub where_: Option<Place>,
}

impl Draft {
    pub(super) fn new(rule: &Rule, first: usize, last: usize) -> Self {
        let concept = &rule.concept;
        let told = concept.type_.clone();
        let (kind, type_, stage) = match Kind::named(&concept.kind).unwrap_or(Kind::Claim) {
            Kind::Agreement => (Kind::Agreement, String::new(), Some(told)),
            kind => (kind, told, None),
        };
        Self {
            kind,
            type_,
            rule: rule.id.clone(),
            mode: concept.mode.clone(),
            contexts: concept.contexts.clone(),
            cameo: concept.cameo.clone(),
            stage,
            confidence: f64::from(rule.weight),
            ..Self::claim(rule.id.clone(), "", first, last)
        }
    }

    pub(crate) fn claim(rule: String, type_: &str, first: usize, last: usize) -> Self {
        Self {
            kind: Kind::Claim,
            type_: type_.to_owned(),
            rule,
            mode: None,
            contexts: Vec::new(),
            cameo: None,
            stage: None,
            scope: Vec::new(),
            body: None,
            actors: Vec::new(),
            recipients: Vec::new(),
            when: None,
            modality: Modality::Reported,
            polarity: Polarity::Affirmed,
            about: Vec::new(),
            at: first,
            speech: None,
            first,
            last,
            confidence: 0.0,
            speaker: None,
            where_: None,
        }
    }

    /// Widens the quote.
    pub(crate) fn cover(&mut self, first: usize, last: usize) {
        self.first = self.first.min(first);
        self.last = self.last.max(last);
    }

    /// Widens the quote over mentions of the same sentence.
    pub(super) fn cover_mentions(&mut self, annotated: &Annotated, mentions: &[usize]) {
        for mention in mentions.iter().map(|m| &annotated.mentions[*m]) {
            if annotated.tokens[mention.first].sentence == annotated.tokens[self.at].sentence {
                self.cover(mention.first, mention.last);
            }
        }
    }

    /// What it says, but for where: drafts alike in this whose quotes overlap say the same.
    fn says(&self) -> Says<'_> {
        let about: &[String] = if self.kind == Kind::Claim { &self.about } else { &[] };
        let (actors, recipients) = self.codes();
        Says { what: (self.kind, &self.type_, self.stage.as_deref()), actors, recipients, about }
    }

    fn codes(&self) -> (Vec<&str>, Vec<&str>) {
        let mut actors: Vec<&str> = self.actors.iter().filter_map(|a| a.code.as_deref()).collect();
        let mut recipients: Vec<&str> = self.recipients.iter().filter_map(|a| a.code.as_deref()).collect();
        actors.sort_unstable();
        recipients.sort_unstable();
        (actors, recipients)
    }
}

/// See [`Draft::says`].
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Says<'d> {
    what: (Kind, &'d str, Option<&'d str>),
    actors: Vec<&'d str>,
    recipients: Vec<&'d str>,
    about: &'d [String],
}

/// The parties that a mention stands for.
pub(crate) fn party(annotated: &Annotated, m: usize) -> Vec<Actor> {
    let mention = &annotated.mentions[m];
    let (start, end) = annotated.bytes(mention.first, mention.last);
    let actor = |who: &crate::annotate::Identity| Actor {
        text: annotated.article.text[start..end].to_owned(),
        start,
        end,
        code: who.code.clone(),
        sector: who.sector.clone(),
        name: who.name.clone(),
        via: mention.via.to_owned(),
    };
    mention.who.iter().map(actor).collect()
}

/// Turns drafts into records, in the order of the text.
pub(super) fn records(annotated: &Annotated, speeches: &Speeches, mut drafts: Vec<Draft>) -> Vec<Record> {
    drafts.sort_by(|a, b| {
        b.confidence.total_cmp(&a.confidence).then(a.first.cmp(&b.first)).then_with(|| a.rule.cmp(&b.rule))
    });
    let is_first = first_to_say(&drafts);
    let mut kept: Vec<Draft> =
        drafts.into_iter().zip(is_first).filter(|(_, first)| *first).map(|(draft, _)| draft).collect();
    kept.sort_by(|a, b| (a.first, a.last, a.kind, &a.rule).cmp(&(b.first, b.last, b.kind, &b.rule)));
    each(annotated, speeches, &kept)
}

/// For each draft whether none before it says the same. Quotes that were kept for one thing lie apart, so that only the
/// last of them that begins before a draft ends can overlap it.
fn first_to_say(drafts: &[Draft]) -> Vec<bool> {
    let mut kept: BTreeMap<Says, BTreeMap<usize, usize>> = BTreeMap::new();
    let is_first = drafts.iter().map(|draft| {
        let quotes = kept.entry(draft.says()).or_default();
        let apart = quotes.range(..=draft.last).next_back().is_none_or(|(_, last)| *last < draft.first);
        if apart {
            quotes.insert(draft.first, draft.last);
        }
        apart
    });
    is_first.collect()
}

/// One record for each draft.
pub(super) fn each(annotated: &Annotated, speeches: &Speeches, drafts: &[Draft]) -> Vec<Record> {
    let text = Sha256::new().chain_update(annotated.article.text.as_bytes()).chain_update([0]);
    drafts.iter().map(|draft| record(annotated, speeches, draft, &text)).collect()
}

fn record(annotated: &Annotated, speeches: &Speeches, draft: &Draft, text: &Sha256) -> Record {
    let (start, end) = annotated.bytes(draft.first, draft.last);
    let scales = &annotated.lexicon.scales;
    let event_type = (draft.kind == Kind::Event).then(|| scales.event_type(&draft.type_)).flatten();
    let cameo = draft.cameo.clone().or_else(|| event_type.map(|t| t.cameo.clone()));
    let said = draft.speaker.clone().unwrap_or_else(|| speaker(speeches, draft));
    let mut record = Record {
        kind: draft.kind,
        id: String::new(),
        document: annotated.article.document.clone(),
        type_: draft.type_.clone(),
        mode: draft.mode.clone(),
        contexts: draft.contexts.clone(),
        quad_class: event_type.map(|t| t.quad_class),
        goldstein: event_type.and(cameo.as_deref()).and_then(|code| scales.goldstein(code)),
        cameo,
        actors: coded(&draft.actors),
        recipients: coded(&draft.recipients),
        stage: draft.stage.clone(),
        scope: draft.scope.clone(),
        body: draft.body.clone(),
        when: draft.when.clone(),
        where_: draft.where_.clone().or_else(|| place(annotated, draft)),
        modality: draft.modality,
        polarity: draft.polarity,
        speaker: Speaker { code: own_code(said.code.as_ref(), said.name.as_ref()), ..said },
        about: draft.about.clone(),
        quote: annotated.article.text[start..end].to_owned(),
        start,
        end,
        rule: draft.rule.clone(),
        confidence: (draft.confidence * 100.0).round() / 100.0,
    };
    record.id = id(text, &record);
    record
}

/// A breakaway region has been a party without a state's code so far; the record has the code of its own.
fn coded(side: &[Actor]) -> Vec<Actor> {
    let own =
        |actor: &Actor| Actor { code: own_code(actor.code.as_ref(), actor.name.as_ref()), ..actor.clone() };
    side.iter().map(own).collect()
}

fn own_code(code: Option<&String>, name: Option<&String>) -> Option<String> {
    let region = || name.and_then(|name| mithaq_world::of_region_named(name)).map(str::to_owned);
    code.cloned().or_else(region)
}

fn speaker(speeches: &Speeches, draft: &Draft) -> Speaker {
    let speech = match draft.speech {
        Some(verb) => speeches.of(verb),
        None => speeches.covering(draft.at).filter(|s| s.marked),
    };
    speech.map_or_else(reporter, |s| s.speaker.clone())
}

pub(crate) fn reporter() -> Speaker {
    Speaker {
        text: String::new(),
        code: None,
        name: None,
        kind: SpeakerKind::Reporter,
        reporting: Reporting::Neutral,
    }
}

/// A city or capital inside the quote that "in" stands before.
fn place(annotated: &Annotated, draft: &Draft) -> Option<Place> {
    if draft.kind == Kind::Claim || draft.kind == Kind::Relation {
        return None;
    }
    annotated.mentions_in(draft.first, draft.last).find_map(|(_, mention)| {
        let inside =
            matches!(mention.relation, Some(mithaq_lexicon::Relation::In | mithaq_lexicon::Relation::By));
        let entity = annotated.entity_at(mention.first)?;
        let (lat, lon) =
            entity.at.filter(|_| inside && matches!(entity.kind, EntityKind::Capital | EntityKind::City))?;
        let (start, end) = annotated.bytes(mention.first, mention.last);
        Some(Place {
            text: annotated.article.text[start..end].to_owned(),
            name: entity.name.clone(),
            country: entity.code.clone(),
            lat: Some(lat),
            lon: Some(lon),
            precision: "city".to_owned(),
        })
    })
}

/// A hash of the text and of what the record says of which part of it, so that the same input gives
/// the same id on every machine, under whatever file name.
fn id(text: &Sha256, record: &Record) -> String {
    let parties =
        |side: &[Actor]| side.iter().map(|a| a.code.as_deref().unwrap_or("-")).collect::<Vec<_>>().join(",");
    let says = format!(
        "{:?}|{}|{}|{}|{}|{}|{}|{}",
        record.kind,
        record.type_,
        record.stage.as_deref().unwrap_or(""),
        parties(&record.actors),
        parties(&record.recipients),
        record.start,
        record.end,
        record.rule,
    );
    let hash = text.clone().chain_update(says.as_bytes()).finalize();
    hash.iter().take(8).map(|b| format!("{b:02x}")).collect()
}
