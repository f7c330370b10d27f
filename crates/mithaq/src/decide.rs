//! What the trained encoder reads out of an article: deeds, how real they are, who fills their roles.
//!
//! ```text
//! sentences ──windows──▶ pieces ──encoder──▶ vectors ──deeds──▶ deeds with the pieces of their roles
//!                                                      ──filled──▶ drafts, whose parties are the annotated mentions
//! ```
//!
//! The encoder decides; names, codes, dates and places stay those of the annotation.

mod deeds;
mod filled;
mod plan;
mod windows;

use std::sync::LazyLock;

use mithaq_encoder::Model;

use crate::annotate::Annotated;
use crate::code::Draft;
use plan::Plan;

/// The trained model, as `training/export.py` wrote it.
static MODEL: LazyLock<(Model, Plan)> = LazyLock::new(|| {
    let model = Model::from_bytes(&include_bytes!("../../../model/reader.bin")[..])
        .expect("the build holds it whole");
    let plan = Plan::of(&model);
    (model, plan)
});

/// Every deed that is likely enough, as a draft of its record.
pub(crate) fn drafts(annotated: &Annotated) -> Vec<Draft> {
    let (model, plan) = &*MODEL;
    let windows = windows::of(&annotated.article.text, model);
    let ids: Vec<Vec<u32>> = windows.iter().map(windows::Window::ids).collect();
    let batch: Vec<&[u32]> = ids.iter().map(Vec::as_slice).collect();
    let vectors = model.encode_batch(&batch);
    let filler = filled::Filler::new(annotated, model, plan);
    let mut drafts = Vec::new();
    for (window, vectors) in windows.iter().zip(&vectors) {
        let seen = filler.seen(window, vectors);
        let deeds = deeds::of(window, vectors, model, plan);
        drafts.extend(deeds.iter().filter_map(|deed| filler.draft(&seen, deed)));
    }
    drafts
}
