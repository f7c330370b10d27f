//! Agreements: the nouns that name one, which of them are the same agreement, and its steps.

mod nouns;
mod parties;
mod same;
mod scope;
mod steps;

use super::emit::Draft;
use crate::annotate::Annotated;

use same::Agreements;

/// Every step of every agreement of the article, each with what the whole article tells of its scope.
pub(super) fn find(annotated: &Annotated) -> Vec<Draft> {
    let nouns = nouns::find(annotated);
    let mut agreements = Agreements::new(annotated, &nouns);
    let mut drafts = steps::find(annotated, &nouns, &mut agreements);
    scope::add(annotated, &nouns, &agreements, &mut drafts);
    drafts.into_iter().map(|step| step.draft).collect()
}
