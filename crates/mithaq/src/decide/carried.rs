//! Parties that an agreement has from where the article told of it before: "the accord, reached on Friday, …".

use mithaq_record::{Actor, Kind};

use crate::code::Draft;

/// Gives each agreement of which less than two parties are told those of the nearest one that may be the same: before it, else behind.
pub(super) fn complete(drafts: &mut [Draft]) {
    let known: Vec<Told> =
        drafts.iter().filter(|d| d.kind == Kind::Agreement && d.actors.len() > 1).map(Told::of).collect();
    for draft in drafts.iter_mut().filter(|d| d.kind == Kind::Agreement && d.actors.len() < 2) {
        let may_be = |told: &&Told| told.may_be(draft);
        let before = known.iter().filter(|told| told.at < draft.at).filter(may_be).max_by_key(|told| told.at);
        let behind =
            || known.iter().filter(|told| told.at > draft.at).filter(may_be).min_by_key(|told| told.at);
        if let Some(told) = before.or_else(behind) {
            let own = std::mem::take(&mut draft.actors);
            let is_own = |actor: &&Actor| own.iter().any(|one| one.code == actor.code);
            draft.actors = told.parties.iter().filter(|actor| !is_own(actor)).cloned().collect();
            draft.actors.splice(..0, own);
        }
    }
}

/// An agreement whose parties are told.
struct Told {
    at: usize,
    class: String,
    parties: Vec<Actor>,
}

impl Told {
    fn of(draft: &Draft) -> Self {
        Self { at: draft.at, class: draft.type_.clone(), parties: draft.actors.clone() }
    }

    /// Whether an agreement may be this one: of the same class, or either of none, and between the same as far as they are told.
    fn may_be(&self, draft: &Draft) -> bool {
        let any = |class: &str| class == "other";
        let is_party =
            |actor: &Actor| self.parties.iter().any(|party| actor.code.is_some() && party.code == actor.code);
        (self.class == draft.type_ || any(&self.class) || any(&draft.type_))
            && draft.actors.iter().all(is_party)
    }
}
