//! What a deed's own words rule out, whatever the encoder takes it for.

use mithaq_lexicon::{Has, Use};
use mithaq_record::Kind;

use crate::annotate::Annotated;
use crate::code::{Draft, triggers};

/// The wording of the lexicon that a measure is lifted, and what it makes of it.
const EASED: (&str, &str, &str) = ("ease-measures", "RETREAT", "ease");
/// Types of events that a measure's own noun is told by.
const MEASURES: [&str; 3] = ["SANCTION", "COERCE", "REJECT"];
/// So many tokens behind its verb stands what is signed or passed.
const OBJECT: usize = 4;

/// The lifting of measures that the lexicon's wordings tell: first and last token of the verb, and the last of the measure.
pub(super) struct Lifted(Vec<(usize, usize, usize)>);

impl Lifted {
    pub(super) fn of(annotated: &Annotated) -> Self {
        let found = triggers::find(annotated, &["event"]).into_iter();
        let eased = found.filter(|trigger| trigger.rule.concept.id == EASED.0);
        Self(eased.map(|trigger| (trigger.first, trigger.last, trigger.end())).collect())
    }

    /// "Russia ends its visa regime": who ends a measure takes none. Nothing is left of what the measure's noun alone would tell.
    fn ease(&self, annotated: &Annotated, mut draft: Draft) -> Option<Draft> {
        if !MEASURES.contains(&draft.type_.as_str()) {
            return Some(draft);
        }
        let Some((_, verb, _)) = self.0.iter().find(|(first, _, end)| (*first..=*end).contains(&draft.at))
        else {
            return Some(draft);
        };
        if draft.at > *verb {
            return None;
        }
        let mode = annotated.lexicon.scales.modes_of(EASED.1).find(|mode| mode.name == EASED.2)?;
        EASED.1.clone_into(&mut draft.type_);
        (draft.mode, draft.cameo) = (Some(mode.name.clone()), Some(mode.cameo.clone()));
        Some(draft)
    }
}

/// The draft as its words allow it; nothing where they tell something else.
pub(super) fn checked(annotated: &Annotated, lifted: &Lifted, draft: Draft) -> Option<Draft> {
    match draft.kind {
        Kind::Event => lifted.ease(annotated, draft),
        Kind::Agreement => Some(draft).filter(|draft| !is_home_act(annotated, draft.at)),
        Kind::Relation => Some(draft).filter(|draft| has_its_words(annotated, draft)),
        Kind::Claim => Some(draft),
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
    let Some(stems) = annotated.words().relations_need.get(&draft.type_) else { return true };
    let (first, last) = annotated.sentence(annotated.tokens[draft.at].sentence);
    (first..=last).any(|t| stems.iter().any(|stem| annotated.text(t).contains(stem.as_str())))
}
