//! Agreements of other datasets: the peace that states made with each other. What a state made with those within it is no tie between states.

use std::collections::BTreeMap;

use mithaq_ledger::Ledger;
use mithaq_record::iso;

use super::cells::each_row;
use super::{Agreement, Member, Step, Whose, list};
use crate::{Result, Rules, Spell, UnknownEnds};

/// The agreements of these states between states, with all their parties. The dataset tells no ends, so that the rule for unknown
/// ends says how long they are in force.
pub(super) fn read(ledger: &Ledger, whose: &Whose, rules: &Rules) -> Result<Vec<Agreement>> {
    let of = |codes: &[String]| {
        let with =
            format!("SELECT source || ' ' || id FROM imported_agreements WHERE party IN ({})", list(codes));
        format!(" AND source || ' ' || id IN ({with})")
    };
    let among = match whose {
        Whose::All => String::new(),
        Whose::Any(codes) => of(codes),
        Whose::Pair(one, other) => of(&[one.clone(), other.clone()]),
    };
    let sql = format!(
        "SELECT source, id, party, class, day, stage, name FROM imported_agreements
        WHERE conflict IN ('interstate', 'interstate and intrastate'){among} ORDER BY source, id, party"
    );
    let mut found: BTreeMap<(String, String), Agreement> = BTreeMap::new();
    each_row(ledger, &sql, |cells| {
        let (source, id, day) = (cells.text(0), cells.text(1), cells.text(4));
        let to = match rules.unknown_ends {
            UnknownEnds::Stand => None,
            UnknownEnds::Lapse(years) => Some(iso::years_after(&day, years)),
        };
        let agreement = found.entry((source, id)).or_insert_with_key(|(source, id)| Agreement {
            source: source.clone(),
            id: id.clone(),
            class: cells.text(3),
            members: Vec::new(),
            steps: vec![Step {
                stage: cells.text(5),
                first: Some(day.clone()),
                last: Some(day.clone()),
                record: id.clone(),
                quote: cells.text(6),
                told: None,
            }],
            dated_by: source.clone(),
            last_report: None,
        });
        let spell = Spell { from: day, to };
        agreement.members.push(Member { code: cells.text(2), spell, obligations: Vec::new(), level: 0 });
    })?;
    Ok(found.into_values().collect())
}
