//! How sure a frame is: a linear model over what the reader saw of it, trained by scripts/train_scorer.py
//! on sentences that coders judged. Its weights are data: lexicon/*/weights.tsv.
//!
//! The score of a frame of type T is the logistic function of the sum of the weights of its features, so it
//! is the share of such frames that coders would record (docs/accuracy.md shows how well that holds). A type
//! without weights keeps the score that its rule and its fillers give it.

use std::collections::{BTreeMap, BTreeSet};

use mithaq_lexicon::{EntityKind, Needs, Shape, What, feature_key};
use mithaq_record::{Actor, Kind, Modality, Polarity};

use super::emit::Draft;
use super::triggers::Trigger;
use crate::annotate::{Annotated, TokenKind};

/// Words this far from the trigger are near it.
const NEAR: usize = 4;
/// A sentence of fewer tokens is short.
const SHORT: usize = 16;
/// The weight of a rule whose trigger nearly always means what it says.
const SURE_RULE: f32 = 0.85;

/// The words of one sentence and what they add to the score of each type of event. They are the same for all frames of
/// the sentence: kept for each, a sentence without end would take memory in proportion to its square.
pub(super) struct Words {
    features: BTreeSet<String>,
    sums: BTreeMap<String, f64>,
}

impl Words {
    /// Of the sentence of this token.
    pub(super) fn of(annotated: &Annotated, at: usize) -> Self {
        Self { features: words(annotated, at), sums: BTreeMap::new() }
    }

    fn sum(&mut self, annotated: &Annotated, type_: &str) -> f64 {
        if let Some(sum) = self.sums.get(type_) {
            return *sum;
        }
        let sum = sum(annotated, type_, self.features.iter());
        self.sums.insert(type_.to_owned(), sum);
        sum
    }
}

/// The features of one frame besides the words of its sentence; `others` are the types of the other events in it.
pub(super) fn own_features(
    annotated: &Annotated,
    trigger: &Trigger,
    draft: &Draft,
    others: &BTreeSet<String>,
) -> BTreeSet<String> {
    let mut told = vec![String::from("bias"), format!("rule={}", local(&draft.rule))];
    told.push(format!("head={}", spec(annotated, trigger)));
    told.push(format!("shape={}", shape(trigger.reading.sense.shape)));
    told.push(format!("modality={}", draft.modality));
    if draft.polarity == Polarity::Denied {
        told.push("denied".to_owned());
    }
    for (role, side) in [("actor", &draft.actors), ("recipient", &draft.recipients)] {
        told.push(format!("{role}={}", filler(side)));
        told.push(format!("{role}.sector={}", side.first().and_then(|a| a.sector.as_deref()).unwrap_or("-")));
    }
    place_in_sentence(annotated, trigger, &mut told);
    told.extend(others.iter().filter(|t| **t != draft.type_).map(|other| format!("beside={other}")));
    near(annotated, trigger, &mut told);
    told.into_iter().collect()
}

/// All features of a frame, each told as `T:what`, for training.
pub(super) fn features(annotated: &Annotated, draft: &Draft, mut own: BTreeSet<String>) -> Vec<String> {
    own.extend(words(annotated, draft.at));
    own.into_iter().map(|f| format!("{}:{f}", draft.type_)).collect()
}

/// The model's score, or nothing where it knows nothing of the type. All weights have three decimals, so that their sum
/// is the same in whatever order they are added.
pub(super) fn score(
    annotated: &Annotated,
    draft: &Draft,
    own: &BTreeSet<String>,
    words: &mut Words,
) -> Option<f64> {
    let type_ = draft.type_.as_str();
    annotated.language.weights.get(feature_key(&format!("{type_}:bias")))?;
    let sum = sum(annotated, type_, own.iter()) + words.sum(annotated, type_);
    Some(1.0 / (1.0 + (-sum).exp()))
}

fn sum<'f>(annotated: &Annotated, type_: &str, features: impl Iterator<Item = &'f String>) -> f64 {
    let weight = |f: &String| annotated.language.weights.get(feature_key(&format!("{type_}:{f}")));
    features.filter_map(weight).map(f64::from).sum()
}

/// The model judges events.
pub(super) fn judges(draft: &Draft) -> bool {
    draft.kind == Kind::Event
}

/// Below the threshold that training found for its type a frame becomes no record, unless it is plain.
pub(super) fn is_sure_enough(annotated: &Annotated, draft: &Draft) -> bool {
    let threshold = annotated.language.weights.get(feature_key(&format!("{}:threshold", draft.type_)));
    draft.kind != Kind::Event || threshold.is_none_or(|t| draft.confidence >= f64::from(t))
}

/// A rule that is as good as never wrong, with a known party on each side: the model, which mostly judges by the
/// words around, may raise what the rule says, but not lower it.
pub(super) fn is_sure_rule(annotated: &Annotated, trigger: &Trigger, draft: &Draft) -> bool {
    let codes: BTreeSet<&str> =
        draft.actors.iter().chain(&draft.recipients).filter_map(|a| a.code.as_deref()).collect();
    is_certain(annotated, trigger) && codes.len() > 1
}

/// A rule that is as good as never wrong where both its roles are filled.
fn is_certain(annotated: &Annotated, trigger: &Trigger) -> bool {
    annotated.habits().certain_rule.is_some_and(|weight| trigger.rule.weight >= weight)
}

/// Such a rule says so only between two that are known: "sent a warship" is no aid to anybody.
pub(super) fn lacks_a_side(annotated: &Annotated, trigger: &Trigger, draft: &Draft) -> bool {
    let certain = is_certain(annotated, trigger) && trigger.rule.needs == Needs::Both;
    certain && judges(draft) && !is_sure_rule(annotated, trigger, draft)
}

/// Told so plainly that the words around it, which is what the model mostly judges by, matter little: a short
/// sentence with both sides named, or two states in a main clause, or with a date under a rule that is rarely wrong.
pub(super) fn is_plain(annotated: &Annotated, trigger: &Trigger, draft: &Draft) -> bool {
    let codes: BTreeSet<&str> =
        draft.actors.iter().chain(&draft.recipients).filter_map(|a| a.code.as_deref()).collect();
    let (first, last) = annotated.sentence(annotated.tokens[trigger.first].sentence);
    let clause = &annotated.clauses[annotated.clause_of[trigger.first]];
    let under_verb = !trigger.is_finite() && (clause.first..trigger.first).any(|t| annotated.is_finite(t));
    let both = !draft.actors.is_empty() && !draft.recipients.is_empty();
    let short = last - first < SHORT && both && !under_verb;
    let main = trigger.is_finite()
        && annotated.clause_of[trigger.first] == annotated.clause_of[first]
        && draft.modality == Modality::Reported;
    let dated = trigger.rule.weight >= SURE_RULE && draft.when.is_some();
    short && !codes.is_empty() || codes.len() > 1 && (main || dated)
}

fn local(rule: &str) -> &str {
    rule.rsplit('/').next().unwrap_or(rule)
}

fn spec<'a>(annotated: &Annotated<'a>, trigger: &Trigger) -> &'a str {
    trigger.reading.lemma(annotated.language).map_or("", |l| l.spec.as_str())
}

fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Past => "past",
        Shape::Present => "present",
        Shape::Masdar => "masdar",
        Shape::Active => "active",
        Shape::Passive => "passive",
        Shape::Noun => "noun",
        Shape::Adjective => "adjective",
        Shape::Fixed => "fixed",
    }
}

fn filler(side: &[Actor]) -> &str {
    match side.first() {
        None => "none",
        Some(actor) if actor.code.is_none() => "unknown",
        Some(actor) => actor.via.as_str(),
    }
}

fn place_in_sentence(annotated: &Annotated, trigger: &Trigger, told: &mut Vec<String>) {
    let (first, last) = annotated.sentence(annotated.tokens[trigger.first].sentence);
    let clause = annotated.clause_of[trigger.first] - annotated.clause_of[first];
    told.push(format!("clause={}", clause.min(3)));
    told.push(format!("joint={:?}", annotated.clauses[annotated.clause_of[trigger.first]].joint));
    told.push(format!("depth={}", (trigger.first - first).min(39) / 8));
    told.push(format!("length={}", (last - first).min(79) / 16));
    if annotated.quoted[trigger.first].is_some() {
        told.push("quoted".to_owned());
    }
    if trigger.complement.is_some() {
        told.push("complement".to_owned());
    }
}

/// Every word of the sentence, and every two that follow each other.
fn words(annotated: &Annotated, at: usize) -> BTreeSet<String> {
    let (first, last) = annotated.sentence(annotated.tokens[at].sentence);
    let mut told = BTreeSet::new();
    let mut last_word = String::new();
    for word in (first..=last).filter_map(|t| word(annotated, t)) {
        told.insert(format!("pair={last_word} {word}"));
        told.insert(format!("word={word}"));
        last_word = word;
    }
    told
}

/// The words near the trigger, with the side they stand on.
fn near(annotated: &Annotated, trigger: &Trigger, told: &mut Vec<String>) {
    let (first, last) = annotated.sentence(annotated.tokens[trigger.first].sentence);
    let near = trigger.first.saturating_sub(NEAR).max(first)..=(trigger.end() + NEAR).min(last);
    for t in near.filter(|t| !(trigger.first..=trigger.last).contains(t)) {
        let Some(word) = word(annotated, t) else { continue };
        let side = if t < trigger.first { "before" } else { "behind" };
        told.push(format!("{side}={word}"));
    }
}

/// What stands for a word: its entry in the lexicon, the sort of name it is, or itself without particles.
fn word(annotated: &Annotated, t: usize) -> Option<String> {
    let token = annotated.tokens[t];
    match token.kind {
        TokenKind::Number => return Some("<number>".to_owned()),
        TokenKind::Sign => {
            return matches!(annotated.text(t), "\"" | "?" | "؟").then(|| annotated.text(t).to_owned());
        }
        TokenKind::Word => {}
    }
    let Some(reading) = annotated.readings(t).first() else {
        return Some(annotated.grammar().bare(annotated.text(t)).to_owned());
    };
    match reading.sense.what {
        What::Word(word) => annotated.language.lemmas.get(word as usize).map(|l| l.spec.clone()),
        What::Name(entity, _) => {
            let kind = annotated.lexicon.entities.get(entity as usize).map(|e| e.kind)?;
            Some(
                match kind {
                    EntityKind::State => "<state>",
                    EntityKind::Capital | EntityKind::City => "<city>",
                    EntityKind::Person => "<person>",
                    EntityKind::Group => "<group>",
                    EntityKind::Organisation => "<organisation>",
                    EntityKind::Region => "<region>",
                    EntityKind::Body | EntityKind::Seat => "<body>",
                }
                .to_owned(),
            )
        }
    }
}
