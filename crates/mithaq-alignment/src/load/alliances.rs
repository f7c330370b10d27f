//! Alliances of other datasets.

use std::collections::BTreeMap;

use mithaq_ledger::Ledger;
use mithaq_record::{Obligation, iso};

use super::cells::{Cells, each_row};
use super::{Agreement, Member, Whose, list};
use crate::level::IMPORTED;
use crate::{Result, Rules, Spell, Valuation};

/// The alliances of these states, with all their members.
pub(super) fn read(ledger: &Ledger, whose: &Whose, rules: &Rules) -> Result<Vec<Agreement>> {
    let codes = match whose {
        Whose::All => None,
        Whose::Any(codes) => Some(codes.clone()),
        Whose::Pair(one, other) => Some(vec![one.clone(), other.clone()]),
    };
    let of = |codes: Vec<String>| {
        format!(
            " WHERE source || ' ' || id IN (SELECT source || ' ' || id FROM imported_alliances WHERE member IN ({}))",
            list(&codes)
        )
    };
    let sql = format!(
        "SELECT source, id, member, start, \"end\", defence, offence, neutrality, nonaggression, consultation
        FROM imported_alliances{} ORDER BY source, id, member, start",
        codes.map(of).unwrap_or_default()
    );
    let mut found: BTreeMap<(String, String), Vec<Member>> = BTreeMap::new();
    each_row(ledger, &sql, |cells| {
        if let Some(member) = member(cells, rules.valuation) {
            found.entry((cells.text(0), cells.text(1))).or_default().push(member);
        }
    })?;
    Ok(found.into_iter().map(|((source, id), members)| agreement(source, id, members)).collect())
}

fn member(cells: &Cells<'_>, valuation: Valuation) -> Option<Member> {
    let has = |at: usize| cells.integer(5 + at).is_some_and(|yes| yes != 0);
    let bound = IMPORTED.iter().enumerate().filter(|(at, _)| has(*at)).map(|(_, one)| one.name().to_owned());
    let obligations: Vec<String> = bound.collect();
    Some(Member {
        code: cells.text(2),
        spell: Spell { from: iso::first(&cells.text(3))?, to: cells.some(4).and_then(|end| iso::last(&end)) },
        level: valuation.order(&cells.text(0)).highest(obligations.iter()),
        obligations,
    })
}

fn agreement(source: String, id: String, members: Vec<Member>) -> Agreement {
    let bound =
        |word: &str| members.iter().any(|member| member.obligations.iter().any(|other| other == word));
    let class = IMPORTED.map(Obligation::name).into_iter().find(|word| bound(word)).unwrap_or("alliance");
    let (class, dated_by) = (class.to_owned(), source.clone());
    Agreement { source, id, class, members, steps: Vec::new(), dated_by, last_report: None }
}
