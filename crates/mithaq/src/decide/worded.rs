//! What a deed's own words rule out, whatever the encoder takes it for.

use std::ops::RangeInclusive;

use mithaq_lexicon::{Has, Use, Words};
use mithaq_record::{Kind, Modality};

use crate::annotate::Annotated;
use crate::code::{Draft, triggers};

/// The wording of the lexicon that a measure is lifted, and what it makes of it.
const EASED: (&str, &str, &str) = ("ease-measures", "RETREAT", "ease");
/// Types of events that a measure's own noun is told by.
const MEASURES: [&str; 3] = ["SANCTION", "COERCE", "REJECT"];
/// The class of an agreement of which nothing is told.
const OTHER: &str = "other";
/// So many tokens behind its verb stands what is signed or passed.
const OBJECT: usize = 4;

/// What the words of an article tell of deeds in it.
pub(super) struct Worded<'a> {
    annotated: &'a Annotated<'a>,
    /// Of each wording that a measure is lifted first and last token of the verb, and the last of the measure; in the order of the text.
    lifted: Vec<(usize, usize, usize)>,
    /// Classes of agreements of which no word stands anywhere.
    unworded: Vec<&'a str>,
}

impl<'a> Worded<'a> {
    pub(super) fn of(annotated: &'a Annotated<'a>) -> Self {
        let found = triggers::find(annotated, &["event"]).into_iter();
        let eased = found.filter(|trigger| trigger.rule.concept.id == EASED.0);
        let all = 0..=annotated.tokens.len().saturating_sub(1);
        let needed = annotated.words().classes_need.iter();
        let unworded = needed.filter(|(_, stems)| !has_part(annotated, all.clone(), stems));
        Self {
            annotated,
            lifted: eased.map(|trigger| (trigger.first, trigger.last, trigger.end())).collect(),
            unworded: unworded.map(|(class, _)| class.as_str()).collect(),
        }
    }

    /// The draft as the words allow it; nothing where they tell something else.
    pub(super) fn checked(&self, draft: Draft) -> Option<Draft> {
        match draft.kind {
            Kind::Event => self.eased(moded(self.annotated, draft)),
            Kind::Agreement => {
                Some(self.classed(draft)).filter(|draft| !is_home_act(self.annotated, draft.at))
            }
            Kind::Relation => {
                Some(ahead(self.annotated, draft)).filter(|draft| has_its_words(self.annotated, draft))
            }
            Kind::Claim => Some(draft),
        }
    }

    /// An agreement has a class of which no word stands in the report for none: who agrees to cooperate does not so in defence.
    fn classed(&self, mut draft: Draft) -> Draft {
        if self.unworded.contains(&draft.type_.as_str()) {
            OTHER.clone_into(&mut draft.type_);
        }
        draft
    }

    /// "Russia ends its visa regime": who ends a measure takes none. Nothing is left of what the measure's noun alone would tell.
    fn eased(&self, mut draft: Draft) -> Option<Draft> {
        if !MEASURES.contains(&draft.type_.as_str()) {
            return Some(draft);
        }
        let behind = self.lifted.partition_point(|(first, ..)| *first <= draft.at);
        let Some((_, verb, _)) = self.lifted[..behind].last().filter(|(.., end)| draft.at <= *end) else {
            return Some(draft);
        };
        if draft.at > *verb {
            return None;
        }
        let mode = self.annotated.lexicon.scales.modes_of(EASED.1).find(|mode| mode.name == EASED.2)?;
        EASED.1.clone_into(&mut draft.type_);
        (draft.mode, draft.cameo) = (Some(mode.name.clone()), Some(mode.cameo.clone()));
        Some(draft)
    }
}

/// "Signed a decree", "passed the law": an act of one state, where no agreement is named before it.
fn is_home_act(annotated: &Annotated, at: usize) -> bool {
    let (_, end) = annotated.sentence(annotated.tokens[at].sentence);
    let object = at + 1..=(at + OBJECT).min(end);
    let is_agreement = |t: &usize| annotated.has_use(*t, |u| matches!(u, Use::Agreement(_)));
    let mut before = object.take_while(|t| !is_agreement(t));
    before.any(|t| annotated.words().home_acts.has(annotated.text(t)))
}

/// Relations of some kinds are told only where one of the kind's words stands in the sentence: that relations improve makes them
/// no diplomatic ones, a growing presence is no base.
fn has_its_words(annotated: &Annotated, draft: &Draft) -> bool {
    is_worded(annotated, draft.at, annotated.words().relations_need.get(&draft.type_))
}

/// Whether the sentence of a token has one of the parts of words that are needed, if any are.
fn is_worded(annotated: &Annotated, at: usize, needed: Option<&Words>) -> bool {
    let (first, last) = annotated.sentence(annotated.tokens[at].sentence);
    needed.is_none_or(|stems| has_part(annotated, first..=last, stems))
}

/// An event has a mode of which no word stands in its sentence for none: who trades across a sea holds no exercises.
fn moded(annotated: &Annotated, draft: Draft) -> Draft {
    let needed = draft.mode.as_ref().and_then(|mode| annotated.words().modes_need.get(mode));
    if is_worded(annotated, draft.at, needed) { draft } else { Draft { mode: None, cameo: None, ..draft } }
}

/// "A candidate for membership" is no member yet.
fn ahead(annotated: &Annotated, draft: Draft) -> Draft {
    let stems = annotated.words().relations_ahead.get(&draft.type_);
    let is_ahead = stems.is_some_and(|stems| has_part(annotated, draft.first..=draft.last, stems));
    let modality =
        if is_ahead && draft.modality == Modality::Reported { Modality::Planned } else { draft.modality };
    Draft { modality, ..draft }
}

/// Whether a word there has one of these parts.
fn has_part(annotated: &Annotated, mut tokens: RangeInclusive<usize>, stems: &[String]) -> bool {
    tokens.any(|t| stems.iter().any(|stem| annotated.text(t).contains(stem.as_str())))
}
