//! What the lexicon's words say of a deed that the encoder decided: the context of an event, the scope of an agreement, whom a
//! claim is about.

use mithaq_lexicon::Use;
use mithaq_record::{Kind, Modality, Polarity};

use super::claims;
use super::emit::Draft;
use crate::annotate::Annotated;

/// Adds it to a draft; `focus` tells whom the article speaks of most.
pub(super) fn add(
    annotated: &Annotated,
    draft: &mut Draft,
    scopes: &Scopes,
    focus: impl Fn() -> Option<String>,
) {
    match draft.kind {
        Kind::Event => {
            draft.contexts = words(annotated, draft.first, draft.last, |u| match u {
                Use::Context(context) => Some(context),
                _ => None,
            })
        }
        Kind::Agreement => {
            let (_, end) = annotated.sentence(annotated.tokens[draft.at].sentence);
            draft.scope = words(annotated, draft.at, end, |u| match u {
                Use::Scope(term) => Some(term),
                _ => None,
            });
            for term in scopes.at(draft) {
                if !draft.scope.contains(term) {
                    draft.scope.push(term.clone());
                }
            }
        }
        Kind::Claim => {
            let speaker = draft.speaker.as_ref().and_then(|s| s.code.clone());
            draft.about = claims::about(annotated, speaker, (draft.first, draft.last), focus);
            draft.type_ = match (draft.polarity, draft.modality) {
                (Polarity::Denied, _) => "denial",
                (_, Modality::Predicted) => "forecast",
                _ => "statement",
            }
            .to_owned();
        }
        Kind::Relation => {}
    }
}

/// The scope of the agreement that the rules see at each token: they follow it through the whole article.
pub(super) struct Scopes(Vec<Vec<String>>);

impl Scopes {
    pub(super) fn of(annotated: &Annotated, guessed: &[Draft]) -> Self {
        let mut at = vec![Vec::new(); annotated.tokens.len()];
        for draft in guessed.iter().filter(|draft| draft.kind == Kind::Agreement) {
            at[draft.at].clone_from(&draft.scope);
        }
        Self(at)
    }

    fn at(&self, draft: &Draft) -> &[String] {
        let inside = self.0[draft.first..=draft.last].iter();
        inside.clone().find(|scope| !scope.is_empty()).map_or(&[], Vec::as_slice)
    }
}

/// The terms that words between two tokens stand for, each once.
fn words(
    annotated: &Annotated,
    first: usize,
    last: usize,
    term: impl Fn(&Use) -> Option<&String>,
) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (use_, _) in (first..=last).flat_map(|t| annotated.uses(t)) {
        if let Some(term) = term(use_).filter(|t| !found.contains(t)) {
            found.push(term.clone());
        }
    }
    found
}
