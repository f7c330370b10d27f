//! Why a deed is recorded, or nearly was: its words, the wording of the lexicon, the probabilities, the runner-up.

use std::fmt::Write;

use mithaq_encoder::probability;
use mithaq_record::Kind;

use super::deeds::Deed;
use super::filled::Filler;
use super::{BELIEVED, WHOLE, is_believed, whole};

/// A line on a deed, with the token where it stands.
pub(super) fn told(filler: &Filler, deed: &Deed) -> Option<(usize, String)> {
    let at = filler.tokens[deed.piece]?;
    let (label, rival) = (&filler.plan.labels[deed.label], &filler.plan.labels[deed.rival.0]);
    let draft = filler.draft(deed);
    let sure = draft.as_ref().map(|draft| (draft.confidence, whole(filler, deed, draft)));
    let is_recorded =
        deed.logit >= label.least && sure.is_some_and(|(sure, whole)| is_believed(sure, || whole));
    let mut line = format!(
        "{} {:?}: {} {:.2}",
        if is_recorded { "deed" } else { "nearly" },
        filler.annotated.text(at),
        named(label.kind, &label.name),
        probability(deed.logit),
    );
    if !is_recorded {
        let _ = match sure {
            _ if deed.logit < label.least => write!(line, ", which needs {:.2}", probability(label.least)),
            Some((sure, _)) if sure < BELIEVED => {
                write!(line, ", of which {sure:.2} are such, and {BELIEVED:.2} have to be")
            }
            Some((_, whole)) => write!(line, ", right in all parts {whole:.2}, which needs {WHOLE:.2}"),
            None => write!(line, ", but nobody says it"),
        };
    }
    if let Some((_, whole)) = sure.filter(|_| is_recorded) {
        let _ = write!(line, ", right in all parts {whole:.2}");
    }
    let _ = write!(line, "; else {} {:.2}", named(rival.kind, &rival.name), probability(deed.rival.1));
    let _ = write!(line, "; {}", modality(filler, deed));
    for (role, name) in filler.plan.roles.iter().enumerate() {
        for (words, codes, sure) in filler.filled(deed, role) {
            let codes = if codes.is_empty() { String::new() } else { format!(" = {}", codes.join("+")) };
            let _ = write!(line, "; {name} {words:?}{codes} {sure:.2}");
        }
    }
    Some((at, line))
}

fn named(kind: Kind, name: &str) -> String {
    match kind {
        Kind::Event => name.to_owned(),
        Kind::Agreement => format!("agreement {name}"),
        Kind::Relation => format!("relation {name}"),
        Kind::Claim => "claim".to_owned(),
    }
}

/// The likeliest modality and the next, and how likely it is denied.
fn modality(filler: &Filler, deed: &Deed) -> String {
    let mut shares: Vec<(f32, String)> = deed
        .modalities
        .iter()
        .zip(&filler.plan.modalities)
        .map(|(share, modality)| (*share, format!("{modality:?}").to_lowercase()))
        .collect();
    shares.sort_by(|a, b| b.0.total_cmp(&a.0));
    let told: Vec<String> = shares.iter().take(2).map(|(share, name)| format!("{name} {share:.2}")).collect();
    format!("{}, denied {:.2}", told.join(", "), deed.denial)
}
