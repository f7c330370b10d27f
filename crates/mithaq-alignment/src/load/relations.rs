//! Relations that reports tell of: partner, influence, diplomatic relations, base, ….

use std::collections::BTreeSet;

use mithaq_ledger::Ledger;
use mithaq_record::iso;

use super::cells::{Cells, each_row};
use super::{Whose, quoted};
use crate::{Result, Rules, Spell, UnknownEnds};

/// A relation, as one report tells it.
#[derive(Debug, Clone, PartialEq)]
pub struct Relation {
    /// Id of the record.
    pub id: String,
    /// influence, base, ….
    pub kind: String,
    /// Whose relation it is, and with whom.
    pub parties: Vec<String>,
    /// When it holds: where the report tells no start, from the day of the report.
    pub spell: Spell,
    /// First possible day of the report.
    pub told: Option<String>,
    /// Its words.
    pub quote: String,
}

/// The relations that are reported, affirmed and not rejected by a reviewer.
pub(super) fn read(ledger: &Ledger, whose: &Whose, rules: &Rules) -> Result<Vec<Relation>> {
    let sql = format!(
        "SELECT record, type, actors, recipients, when_start, when_end, published_start, quote FROM mentions
        WHERE kind = 'relation' AND modality = 'reported' AND polarity = 'affirmed'{}",
        among(whose)
    );
    let rejected = rejected(ledger)?;
    let mut found = Vec::new();
    each_row(ledger, &sql, |cells| found.extend(relation(cells, rules)))?;
    found.retain(|relation| !rejected.contains(&relation.id));
    // Not in SQL: SQLite would then walk the index of all records by their id.
    found.sort_by(|one, other| one.id.cmp(&other.id));
    Ok(found)
}

/// A first sieve, as lists of codes are texts here; a code within another is sorted out later.
fn among(whose: &Whose) -> String {
    let with = |code: &str| format!("INSTR(actors || ';' || recipients, {}) > 0", quoted(code));
    match whose {
        Whose::All => String::new(),
        Whose::Any(codes) => {
            format!(" AND ({})", codes.iter().map(|code| with(code)).collect::<Vec<_>>().join(" OR "))
        }
        Whose::Pair(one, other) => format!(" AND {} AND {}", with(one), with(other)),
    }
}

fn relation(cells: &Cells<'_>, rules: &Rules) -> Option<Relation> {
    let told = cells.some(6);
    let (start, end) = (cells.some(4), cells.some(5));
    let from = start.or_else(|| told.clone()).or_else(|| end.clone())?;
    let to = match (end, rules.unknown_ends) {
        (None, UnknownEnds::Lapse(years)) => {
            Some(iso::years_after(told.as_deref().unwrap_or(&from).max(&from), years))
        }
        (end, _) => end,
    };
    let (mut parties, more) = (cells.list(2), cells.list(3));
    parties.extend(more);
    let spell = Spell { from, to };
    Some(Relation { id: cells.text(0), kind: cells.text(1), parties, spell, told, quote: cells.text(7) })
}

/// Records that a reviewer's last word on them rejects.
fn rejected(ledger: &Ledger) -> Result<BTreeSet<String>> {
    let mut rejected = BTreeSet::new();
    let sql = "SELECT record, action FROM decisions WHERE action IN ('reject', 'restore') ORDER BY number";
    each_row(ledger, sql, |cells| {
        if cells.text(1) == "reject" {
            rejected.insert(cells.text(0));
        } else {
            rejected.remove(&cells.text(0));
        }
    })?;
    Ok(rejected)
}
