//! An annotated article in, records out.
//!
//! ```text
//! triggers ──▶ who hangs on them ──▶ frames (events, relations, claims) ─┐
//! agreement nouns ──▶ one agreement through the article ──▶ its steps ───┼──▶ records
//! speech: who says what ──▶ claims, and the speaker of every record ─────┘
//! ```

mod agreements;
mod antecedent;
mod claims;
mod emit;
mod frames;
mod hangs;
mod mood;
mod speech;
mod subject;
mod triggers;
mod when;

use crate::annotate::Annotated;
use crate::record::Record;

/// Codes one article.
pub(crate) fn code(annotated: &Annotated) -> Vec<Record> {
    let speeches = speech::find(annotated);
    let mut drafts = frames::find(annotated, &speeches);
    drafts.extend(agreements::find(annotated, &speeches));
    drafts.extend(claims::find(annotated, &speeches));
    emit::records(annotated, &speeches, drafts)
}
