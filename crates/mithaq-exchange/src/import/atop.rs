//! ATOP, the member-level file: one row a member and spell of an alliance.

use mithaq_ledger::ImportedAlliance;

use super::table::{Columns, Layout};
use super::{Meant, Row, day};
use crate::codes;

pub(super) static LAYOUT: Layout = Layout {
    format: "an ATOP member file",
    delimiter: b',',
    quoted: true,
    columns: Columns::Header {
        needed: &[
            "atopid", "member", "yrent", "moent", "dayent", "yrexit", "defense", "offense", "neutral",
            "nonagg", "consul",
        ],
    },
    missing: &["NA", "."],
};

pub(super) fn alliance(row: &Row<'_>) -> Meant<ImportedAlliance> {
    let number = row.needed("member")?;
    let start = day::in_three(row, ["yrent", "moent", "dayent"])?.ok_or("yrent is no year")?;
    // A year of 0 says that it lasts to the end of the data.
    let end = day::in_three(row, ["yrexit", "moexit", "dayexit"])?;
    Ok(ImportedAlliance {
        source: "atop".to_owned(),
        id: row.needed("atopid")?,
        member: codes::of_cow(&number, end.as_deref()).map_or_else(|| format!("COW {number}"), str::to_owned),
        member_name: number,
        start,
        end,
        defence: obliges(row, "defense"),
        offence: obliges(row, "offense"),
        neutrality: obliges(row, "neutral"),
        nonaggression: obliges(row, "nonagg"),
        consultation: obliges(row, "consul"),
        note: None,
    })
}

/// The column says yes: ATOP grades some obligations above 1.
pub(super) fn obliges(row: &Row<'_>, name: &str) -> bool {
    row.get(name).parse::<f64>().is_ok_and(|grade| grade > 0.0)
}
