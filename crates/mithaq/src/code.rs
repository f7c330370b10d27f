//! An annotated article in, records out.
//!
//! ```text
//! triggers ──▶ who hangs on them ──▶ frames (events, relations, claims) ─┐
//! agreement nouns ──▶ one agreement through the article ──▶ its steps ───┼──▶ records
//! speech: who says what ──▶ claims, and the speaker of every record ─────┘
//! ```

mod agreements;
mod claims;
mod emit;
mod english;
mod frames;
mod hangs;
mod mood;
mod score;
mod speech;
mod subject;
mod triggers;
mod when;

use crate::annotate::Annotated;
use crate::record::Record;
use crate::training::Candidate;

/// Codes one article.
pub(crate) fn code(annotated: &Annotated) -> Vec<Record> {
    let speeches = speech::find(annotated);
    let mut drafts = frames::find(annotated, &speeches);
    drafts.extend(agreements::find(annotated));
    drafts.extend(claims::find(annotated, &speeches));
    emit::records(annotated, &speeches, drafts)
}

/// Every event frame with its features, the doubtful ones too, for training the scorer.
pub(crate) fn candidates(annotated: &Annotated) -> Vec<Candidate> {
    let speeches = speech::find(annotated);
    let scored: Vec<frames::Scored> =
        frames::scored(annotated, &speeches).into_iter().filter(|f| score::judges(&f.draft)).collect();
    let drafts: Vec<emit::Draft> = scored.iter().map(|f| f.draft.clone()).collect();
    let records = emit::each(annotated, &speeches, &drafts).into_iter();
    records
        .zip(scored)
        .map(|(record, f)| Candidate { record, features: f.features, plain: f.plain })
        .collect()
}

/// The triggers between two tokens, each with the mentions that hang on it, for people to read.
pub(crate) fn triggers_in(annotated: &Annotated, first: usize, last: usize) -> Vec<String> {
    let found = triggers::find(annotated, &["event", "agreement", "relation", "claim"]);
    let here = found.iter().filter(|t| t.first >= first && t.first <= last);
    here.map(|t| {
        let hangs = hangs::of(annotated, t);
        let told: Vec<String> = hangs
            .iter()
            .map(|h| {
                let codes: Vec<&str> =
                    h.mentions.iter().flat_map(|m| annotated.mentions[*m].codes()).collect();
                format!("{:?} {}{}", h.relation, codes.join("+"), if h.carried { " (carried)" } else { "" })
            })
            .collect();
        format!("rule {}: {}", t.rule.id, told.join(", "))
    })
    .collect()
}
