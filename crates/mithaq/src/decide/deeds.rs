//! Which pieces tell a deed, and what the heads say of it.

use mithaq_encoder::{Model, probability};

use super::plan::Plan;
use super::windows::Window;
use crate::record::{Kind, Modality};

/// Below this a role is not filled by a piece.
const FILLS: f32 = 0.5;

/// A deed at a piece of a window.
#[derive(Debug, Clone)]
pub(super) struct Deed {
    pub piece: usize,
    pub label: usize,
    /// Before calibration.
    pub logit: f32,
    pub modality: Modality,
    pub denied: bool,
    pub doubting: bool,
    /// The speaker, if there is one, has no name.
    pub unnamed: bool,
    /// A logit for each mode, whether the type has it or not.
    pub modes: Vec<f32>,
    pub class: Option<String>,
    /// For each role the pieces that fill it.
    pub roles: Vec<Vec<usize>>,
}

pub(super) fn of(window: &Window, vectors: &[f32], model: &Model, plan: &Plan) -> Vec<Deed> {
    let logits = model.labels(vectors);
    let keys = model.keys(vectors);
    let found = places(window, &logits, plan);
    found.into_iter().map(|place| deed(window, vectors, &keys, place, model, plan)).collect()
}

/// (piece, label, logit) of what is likely enough; of one word only the likeliest of a kind.
fn places(window: &Window, logits: &[f32], plan: &Plan) -> Vec<(usize, usize, f32)> {
    let count = plan.labels.len();
    let likely = window.core.clone().flat_map(|piece| {
        let row = &logits[piece * count..][..count];
        row.iter().enumerate().map(move |(label, logit)| (piece, label, *logit))
    });
    let mut found: Vec<_> = likely.filter(|(_, label, logit)| *logit >= plan.labels[*label].least).collect();
    found.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)).then(a.1.cmp(&b.1)));
    let mut kept: Vec<(usize, usize, f32)> = Vec::new();
    for place in found {
        let kind = |label: usize| plan.labels[label].kind;
        let beside = |k: &&(usize, usize, f32)| k.0.abs_diff(place.0) <= 1 && kind(k.1) == kind(place.1);
        if !kept.iter().any(|k| beside(&k)) {
            kept.push(place);
        }
    }
    kept.sort_by_key(|place| (place.0, place.1));
    kept
}

fn deed(
    window: &Window,
    vectors: &[f32],
    keys: &[f32],
    (piece, label, logit): (usize, usize, f32),
    model: &Model,
    plan: &Plan,
) -> Deed {
    let attributes = model.attributes(vectors, piece, label);
    let (modalities, rest) = attributes.split_at(plan.modalities.len());
    let (flags, rest) = rest.split_at(plan.flags);
    let (modes, classes) = rest.split_at(plan.modes.len());
    let kind = plan.labels[label].kind;
    let roles = model.roles(keys, vectors, piece, label);
    let filled = roles
        .chunks_exact(window.pieces.len())
        .map(|row| (1..row.len() - 1).filter(|&j| probability(row[j]) > FILLS).collect());
    Deed {
        piece,
        label,
        logit,
        modality: plan.modalities.get(best(modalities)).copied().unwrap_or_default(),
        denied: flags[0] > 0.0,
        doubting: flags[1] > 0.0,
        unnamed: flags[2] > 0.0,
        modes: modes.to_vec(),
        class: (kind == Kind::Agreement).then(|| plan.classes[best(classes)].clone()),
        roles: filled.collect(),
    }
}

fn best(logits: &[f32]) -> usize {
    logits.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1)).map_or(0, |(n, _)| n)
}
