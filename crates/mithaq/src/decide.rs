//! What the trained encoder reads out of an article: deeds, how real they are, who fills their roles.
//!
//! ```text
//! sentences ──windows──▶ pieces ──encoder──▶ vectors ──deeds──▶ deeds with the pieces of their roles
//!                                                      ──filled──▶ drafts, whose parties are the annotated mentions
//! ```
//!
//! The encoder decides; names, codes, dates and places stay those of the annotation.

mod carried;
mod deeds;
mod features;
mod filled;
mod plan;
mod signs;
mod told;
mod who;
mod windows;
mod worded;

use std::sync::LazyLock;

use mithaq_encoder::{Input, Model};
use mithaq_model::READER;
use mithaq_record::Kind;

use crate::annotate::Annotated;
use crate::code::{self, Draft, Guess};
use deeds::Deed;
pub(crate) use features::Feature;
use filled::Filler;
use plan::Plan;
pub(crate) use signs::names as sign_names;
use who::Who;
use windows::Window;
use worded::Worded;

/// So many windows are encoded together; what is not needed any more is forgotten before the next.
const TOGETHER: usize = 32;
/// Bytes at the beginning of a text that are encoded, some 180 pages; what stands behind them is read by words alone, so that no
/// report takes longer than a minute.
const LONGEST: usize = 256 * 1024;
/// What is less sure than this is not recorded. On the dev part it costs 1 in 60 of what is found and saves 1 in 10 of what is
/// wrong.
const BELIEVED: f64 = 0.4;
/// Nor is what is less likely right in all its parts: on the dev part that costs 1 in 48 of what is right, and of what is left 57
/// in 100 are right instead of 55. From 0.4 on it would be 63 in 100, and 1 in 10 lost.
const WHOLE: f64 = 0.2;
/// A deed is told of, though not recorded, where its logit lacks no more than this.
const NEAR: f32 = 2.5;

static MODEL: LazyLock<(Model, Plan)> = LazyLock::new(|| {
    let model = Model::from_bytes(READER).expect("the build holds it whole");
    let plan = Plan::of(&model);
    (model, plan)
});

/// The beginning of the model's SHA-256, hexadecimal.
pub(crate) fn digest() -> String {
    READER[8..16].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What goes into the encoder besides the words.
pub(crate) fn features(annotated: &Annotated) -> Vec<Feature> {
    features::of(annotated, &code::guess(annotated))
}

/// Those who name themselves, whom other phrases may stand for: their codes, first and last token.
pub(crate) fn names(annotated: &Annotated) -> Vec<(Vec<String>, usize, usize)> {
    let named = annotated.mentions.iter().filter(|mention| who::names(annotated, mention));
    named.map(|m| (m.codes().map(str::to_owned).collect(), m.first, m.last)).collect()
}

/// The windows of a text: ids, first piece of the core and the one behind it.
pub(crate) fn windows(text: &str) -> Vec<(Vec<u32>, usize, usize)> {
    windows::of(text, &MODEL.0).iter().map(|w| (w.ids(), w.core.start, w.core.end)).collect()
}

/// Every deed that is likely enough, as a draft of its record.
pub(crate) fn drafts(annotated: &Annotated, guess: &Guess) -> Vec<Draft> {
    let mut drafts = Vec::new();
    each(annotated, guess, 0.0, |filler, deed| {
        drafts.extend(
            filler.draft(deed).filter(|draft| is_believed(draft.confidence, || whole(filler, deed, draft))),
        );
    });
    carried::complete(&mut drafts);
    drafts
}

fn is_believed(confidence: f64, whole: impl FnOnce() -> f64) -> bool {
    confidence >= BELIEVED && whole() >= WHOLE
}

/// How likely the record of a deed is right in all its parts.
fn whole(filler: &Filler, deed: &Deed, draft: &Draft) -> f64 {
    let worth = filler.plan.worth.as_ref();
    worth.map_or(1.0, |worth| worth.whole(&signs::of(filler, deed, draft.confidence)))
}

/// Every deed that may be one, as a draft of its record, with its signs.
pub(crate) fn signed(annotated: &Annotated, guess: &Guess) -> Vec<(Draft, Vec<f32>)> {
    let mut drafts = Vec::new();
    each(annotated, guess, 0.0, |filler, deed| {
        let draft = filler.draft(deed);
        drafts.extend(draft.map(|draft| {
            let signs = signs::of(filler, deed, draft.confidence);
            (draft, signs)
        }));
    });
    drafts
}

/// What is told of each deed and of each word that nearly was one, with the token where it stands. For people to read.
pub(crate) fn explained(annotated: &Annotated, guess: &Guess) -> Vec<(usize, String)> {
    let mut told = Vec::new();
    each(annotated, guess, NEAR, |filler, deed| told.extend(told::told(filler, deed)));
    told
}

/// Goes through the article, window by window, and hands over each deed; `near` is how much a logit may lack.
fn each(annotated: &Annotated, guess: &Guess, near: f32, mut take: impl FnMut(&Filler, &Deed)) {
    let (model, plan) = &*MODEL;
    let features = features::of(annotated, guess);
    let windows = windows::of(begin(&annotated.article.text), model);
    let ends = token_ends(annotated);
    let worded = Worded::of(annotated);
    let mut who = Who::new(annotated, model);
    let mut events: Vec<&Draft> = guess.drafts.iter().filter(|draft| draft.kind == Kind::Event).collect();
    events.sort_by_key(|event| event.at);
    for some in windows.chunks(TOGETHER) {
        let tokens: Vec<Vec<Option<usize>>> = some.iter().map(|window| tokens_of(window, &ends)).collect();
        let vectors = encoded(some, &tokens, &features, model, plan);
        for ((window, tokens), vectors) in some.iter().zip(&tokens).zip(&vectors) {
            who.read(window, tokens, vectors);
            let filler = Filler { annotated, plan, who: &who, worded: &worded, guess: &events, tokens };
            deeds::of(window, vectors, near, model, plan).iter().for_each(|deed| take(&filler, deed));
        }
    }
}

/// As much of a text as the encoder reads.
fn begin(text: &str) -> &str {
    let end = (0..=LONGEST.min(text.len())).rev().find(|&end| text.is_char_boundary(end));
    &text[..end.unwrap_or(0)]
}

/// Whether the encoder reads what stands at a byte of an article.
pub(crate) fn reads(byte: usize) -> bool {
    byte < LONGEST
}

fn encoded(
    windows: &[Window],
    tokens: &[Vec<Option<usize>>],
    features: &[Feature],
    model: &Model,
    plan: &Plan,
) -> Vec<Vec<f32>> {
    let ids: Vec<Vec<u32>> = windows.iter().map(Window::ids).collect();
    let known: Vec<Vec<(u32, u32)>> =
        tokens.iter().map(|tokens| features::numbered(features, tokens, plan)).collect();
    let batch: Vec<Input> = ids.iter().zip(&known).map(|(ids, features)| Input { ids, features }).collect();
    model.encode_batch(&batch)
}

/// First and last byte of each token.
fn token_ends(annotated: &Annotated) -> Vec<(usize, usize)> {
    (0..annotated.tokens.len()).map(|t| annotated.bytes(t, t)).collect()
}

/// The token that each piece of a window begins in.
fn tokens_of(window: &Window, ends: &[(usize, usize)]) -> Vec<Option<usize>> {
    let token = |byte: usize| {
        let t = ends.partition_point(|(_, end)| *end <= byte);
        ends.get(t).filter(|(start, _)| *start <= byte).map(|_| t)
    };
    window.pieces.iter().map(|piece| token(piece.start)).collect()
}
