//! How likely a record is right in all its parts, and not only its deed one: by how sure each part is.

use mithaq_encoder::probability;

use super::deeds::Deed;
use super::filled::Filler;
use super::plan::{ACTOR, RECIPIENT, SPEAKER};
use super::who::Asked;

/// What is weighed of the deed itself, then of each role that a party fills; the model's card has the weights by these names.
const OF_DEED: [&str; 3] = ["such", "modality", "denial"];
const OF_ROLE: [&str; 5] = ["nobody", "nearly", "fills", "meant", "unknown"];
const ROLES: [(&str, usize); 3] = [("actor", ACTOR), ("recipient", RECIPIENT), ("speaker", SPEAKER)];
/// Surer than this none is, so that its logit stays finite.
const SUREST: f64 = 0.999;

/// The names of the signs, in their order.
pub(crate) fn names() -> Vec<String> {
    let of_roles =
        ROLES.iter().flat_map(|(role, _)| OF_ROLE.iter().map(move |sign| format!("{role} {sign}")));
    OF_DEED.iter().map(|sign| (*sign).to_owned()).chain(of_roles).collect()
}

/// The signs of a deed that is one with this confidence.
pub(super) fn of(filler: &Filler, deed: &Deed, confidence: f64) -> Vec<f32> {
    let such = confidence.min(SUREST);
    let modality = deed.modalities.iter().copied().fold(0.0, f32::max);
    let mut signs = vec![(such / (1.0 - such)).ln() as f32, modality, (2.0 * deed.denial - 1.0).abs()];
    for (_, role) in ROLES {
        signs.extend(of_role(filler, deed, role));
    }
    signs
}

/// That nobody fills a role, and how likely somebody would; else how sure its least sure phrase is, how likely that stands for whom
/// it is taken for, and that some phrase stands for nobody known.
fn of_role(filler: &Filler, deed: &Deed, role: usize) -> [f32; 5] {
    let phrases = filler.nearest(deed, role);
    if phrases.is_empty() {
        let nearly = deed.spare[role].iter().map(|phrase| phrase.sure).fold(0.0, f32::max);
        return [1.0, nearly, 0.0, 0.0, 0.0];
    }
    let fills = phrases.iter().map(|phrase| deed.sure(role, phrase.piece)).fold(1.0, f32::min);
    let meant = phrases.iter().map(|phrase| filler.who.is(*phrase, &deed.seen, Asked::default()).sure);
    let meant = meant.fold(1.0, f32::min);
    [0.0, 0.0, fills, meant, if meant > 0.0 { 0.0 } else { 1.0 }]
}

/// What signs are worth: 1 / (1 + e^−(weights · signs + bias)).
#[derive(Debug)]
pub(super) struct Worth {
    weights: Vec<f32>,
    bias: f32,
}

impl Worth {
    /// Of the card of a model, which has a number for each name and one for `bias`; nothing where one is missing.
    pub(super) fn of(card: &serde_json::Value) -> Option<Self> {
        let number = |name: &str| card["whole"][name].as_f64().map(|x| x as f32);
        let weights = names().iter().map(|name| number(name)).collect::<Option<_>>()?;
        Some(Self { weights, bias: number("bias")? })
    }

    pub(super) fn whole(&self, signs: &[f32]) -> f64 {
        let weighed: f32 = self.weights.iter().zip(signs).map(|(weight, sign)| weight * sign).sum();
        f64::from(probability(weighed + self.bias))
    }
}

#[cfg(test)]
mod tests {
    use super::{Worth, names};

    #[test]
    fn every_sign_has_its_weight() {
        let mut card: serde_json::Map<String, serde_json::Value> =
            names().into_iter().map(|name| (name, 0.0.into())).collect();
        card.insert("bias".to_owned(), 0.0.into());
        card.insert("actor meant".to_owned(), 2.0.into());
        let worth = Worth::of(&serde_json::json!({ "whole": card })).expect("it is whole");
        let at = names().iter().position(|name| name == "actor meant").expect("it is one");
        let mut signs = vec![0.0; names().len()];
        assert!((worth.whole(&signs) - 0.5).abs() < 1e-6);
        signs[at] = 1.0;
        assert!((worth.whole(&signs) - 0.880_797).abs() < 1e-5);
        card.remove("speaker meant");
        assert!(Worth::of(&serde_json::json!({ "whole": card })).is_none());
    }
}
