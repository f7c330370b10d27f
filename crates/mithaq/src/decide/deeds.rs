//! Which pieces tell a deed, and what the heads say of it.

use mithaq_encoder::{Model, probability, shares};
use mithaq_record::{Kind, Modality};

use super::plan::{ACTOR, Plan, RECIPIENT};
use super::windows::Window;

/// From this probability on a piece fills a role, and a party beside a surer one; all chosen on the dev part of the corpus.
const FILLS: f32 = 0.4;
pub(super) const FILLS_BESIDE: f32 = 0.65;
/// From this one on it fills both sides, as who clashes does.
const FILLS_FOR_BOTH: f32 = 0.9;
/// From this one on it may, where a role cannot do without.
const MAY_FILL: f32 = 0.1;
/// Pieces of a phrase farther apart than this begin a new one.
const GAP: usize = 1;
/// At most so many deeds of a window are looked at, the likeliest: no prose has more.
const MOST: usize = 32;

/// A deed at a piece of a window.
#[derive(Debug, Clone)]
pub(super) struct Deed {
    pub piece: usize,
    pub label: usize,
    /// Before calibration.
    pub logit: f32,
    /// What the piece tells if not that: the next likely label and its logit.
    pub rival: (usize, f32),
    pub modality: Modality,
    /// The probability of each modality, in the order of the plan.
    pub modalities: Vec<f32>,
    /// The probability of its being denied.
    pub denial: f32,
    pub denied: bool,
    pub doubting: bool,
    /// The speaker, if there is one, has no name.
    pub unnamed: bool,
    /// A logit for each mode, whether the type has it or not.
    pub modes: Vec<f32>,
    pub class: Option<String>,
    /// For each role the phrases that fill it.
    pub roles: Vec<Vec<Phrase>>,
    /// The same with phrases that are less sure, for a role that cannot do without.
    pub spare: Vec<Vec<Phrase>>,
    /// The pieces of the window as it sees them.
    pub seen: Vec<f32>,
}

impl Deed {
    /// How sure a role's phrase is that begins at a piece.
    pub(super) fn sure(&self, role: usize, piece: usize) -> f32 {
        self.roles[role].iter().find(|phrase| phrase.first == piece).map_or(0.0, |phrase| phrase.sure)
    }
}

/// Pieces that together fill a role: the first, the last, and the probability of the surest of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Phrase {
    pub first: usize,
    pub last: usize,
    pub sure: f32,
}

impl Phrase {
    /// Whether it is part of a longer one.
    fn lies_within(&self, other: &Self) -> bool {
        let inside = other.first <= self.first && self.last <= other.last;
        inside && (self.first, self.last) != (other.first, other.last)
    }
}

/// The deeds of a window; `near` is how far below what its label needs a logit may lie.
pub(super) fn of(window: &Window, vectors: &[f32], near: f32, model: &Model, plan: &Plan) -> Vec<Deed> {
    let logits = model.labels(vectors);
    let found = places(window, &logits, near, plan);
    let marks: Vec<(usize, usize)> = found.iter().map(|(piece, label, _)| (*piece, *label)).collect();
    let seen = model.deeds(vectors, &marks);
    let rivals = found
        .iter()
        .map(|(piece, label, _)| rival(&logits[piece * plan.labels.len()..][..plan.labels.len()], *label));
    let rivals: Vec<(usize, f32)> = rivals.collect();
    found
        .into_iter()
        .zip(rivals)
        .zip(seen)
        .map(|((place, rival), seen)| deed(place, rival, seen, model, plan))
        .collect()
}

/// (piece, label, logit) of what is likely enough; of one word only the likeliest of a kind.
fn places(window: &Window, logits: &[f32], near: f32, plan: &Plan) -> Vec<(usize, usize, f32)> {
    let count = plan.labels.len();
    let likely = window.core.clone().flat_map(|piece| {
        let row = &logits[piece * count..][..count];
        row.iter().enumerate().map(move |(label, logit)| (piece, label, *logit))
    });
    let mut found: Vec<_> =
        likely.filter(|(_, label, logit)| *logit >= plan.labels[*label].least - near).collect();
    found.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)).then(a.1.cmp(&b.1)));
    let mut kept: Vec<(usize, usize, f32)> = Vec::new();
    for place in found {
        let kind = |label: usize| plan.labels[label].kind;
        let beside = |k: &&(usize, usize, f32)| k.0.abs_diff(place.0) <= 1 && kind(k.1) == kind(place.1);
        if kept.len() < MOST && !kept.iter().any(|k| beside(&k)) {
            kept.push(place);
        }
    }
    kept.sort_by_key(|place| (place.0, place.1));
    kept
}

/// The likeliest other label of a piece.
fn rival(logits: &[f32], label: usize) -> (usize, f32) {
    let others = logits.iter().copied().enumerate().filter(|(other, _)| *other != label);
    others.max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((label, f32::NEG_INFINITY))
}

/// A deed, out of what it sees.
fn deed(
    (piece, label, logit): (usize, usize, f32),
    rival: (usize, f32),
    seen: Vec<f32>,
    model: &Model,
    plan: &Plan,
) -> Deed {
    let attributes = model.attributes(&seen, piece);
    let (modalities, rest) = attributes.split_at(plan.modalities.len());
    let (flags, rest) = rest.split_at(plan.flags);
    let (modes, classes) = rest.split_at(plan.modes.len());
    let kind = plan.labels[label].kind;
    let pieces = seen.len() / model.config().hidden;
    let roles = model.roles(&seen, piece);
    Deed {
        piece,
        label,
        logit,
        rival,
        modality: plan.modalities.get(best(modalities)).copied().unwrap_or_default(),
        modalities: shares(modalities),
        denied: flags[0] > 0.0,
        denial: probability(flags[0]),
        doubting: flags[1] > 0.0,
        unnamed: flags[2] > 0.0,
        modes: modes.to_vec(),
        class: (kind == Kind::Agreement).then(|| plan.classes[best(classes)].clone()),
        spare: roles.chunks_exact(pieces).map(|l| phrases(l, MAY_FILL)).collect(),
        roles: apart(roles.chunks_exact(pieces).map(|l| phrases(l, FILLS)).collect()),
        seen,
    }
}

/// Nobody does something to himself by words inside each other: of two such phrases on both sides the unsure one goes ("members of the
/// *Chadian* forces were killed").
fn apart(mut roles: Vec<Vec<Phrase>>) -> Vec<Vec<Phrase>> {
    let sides = [roles[ACTOR].clone(), roles[RECIPIENT].clone()];
    for (own, other) in [(ACTOR, &sides[1]), (RECIPIENT, &sides[0])] {
        roles[own].retain(|p| p.sure > FILLS_FOR_BOTH || !other.iter().any(|q| p.lies_within(q)));
    }
    roles
}

/// The phrases that a role's logits, one for each piece, stand out in. The marks at both ends are none.
fn phrases(logits: &[f32], from: f32) -> Vec<Phrase> {
    let mut found: Vec<Phrase> = Vec::new();
    let marks = [0, logits.len() - 1];
    for (piece, logit) in logits.iter().enumerate().filter(|(piece, _)| !marks.contains(piece)) {
        let sure = probability(*logit);
        if sure <= from {
            continue;
        }
        match found.last_mut().filter(|phrase| piece <= phrase.last + 1 + GAP) {
            Some(phrase) => *phrase = Phrase { last: piece, sure: phrase.sure.max(sure), ..*phrase },
            None => found.push(Phrase { first: piece, last: piece, sure }),
        }
    }
    found
}

fn best(logits: &[f32]) -> usize {
    logits.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1)).map_or(0, |(n, _)| n)
}

#[cfg(test)]
mod tests {
    use super::{Phrase, apart, phrases};

    #[test]
    fn phrases_bridge_one_piece_and_leave_the_marks_out() {
        let found: Vec<(usize, usize)> = phrases(&[9.0, 2.0, -1.0, 1.0, -1.0, -1.0, 3.0, 9.0], 0.5)
            .iter()
            .map(|p| (p.first, p.last))
            .collect();
        assert_eq!(found, [(1, 3), (6, 6)]);
    }

    #[test]
    fn a_phrase_within_one_of_the_other_side_stays_only_if_it_is_sure() {
        let phrase = |first, last, sure| Phrase { first, last, sure };
        let recipient = phrase(3, 8, 0.8);
        for (sure, kept) in [(0.7, 0), (0.95, 1)] {
            let roles = apart(vec![vec![phrase(5, 6, sure)], vec![recipient]]);
            assert_eq!((roles[0].len(), roles[1].len()), (kept, 1));
        }
        assert_eq!(apart(vec![vec![phrase(3, 8, 0.5)], vec![recipient]])[0].len(), 1);
    }
}
