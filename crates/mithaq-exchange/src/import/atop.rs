//! ATOP, the member-level file: one row a member and spell of an alliance.

use mithaq_ledger::ImportedAlliance;

use super::table::{Columns, Layout};
use super::{Meant, Row, day, of_each_bearer};

pub(super) static LAYOUT: Layout = Layout {
    format: "an ATOP member file",
    delimiter: Some(b','),
    quoted: true,
    latin: false,
    columns: Columns::Header {
        needed: &[
            "atopid", "member", "yrent", "moent", "dayent", "yrexit", "defense", "offense", "neutral",
            "nonagg", "consul",
        ],
    },
    missing: &["NA", "."],
};

pub(super) fn alliances(row: &Row<'_>) -> Meant<Vec<ImportedAlliance>> {
    let entered = day::in_three(row, ["yrent", "moent", "dayent"])?.ok_or("yrent is no year")?;
    // A year of 0 says that it lasts to the end of the data.
    let left = day::in_three(row, ["yrexit", "moexit", "dayexit"])?;
    let (id, phase) = (row.needed("atopid")?, row.get("phase"));
    // A treaty whose obligations changed has a row for each phase, with the days of the phase.
    let (id, start, end) = if matches!(phase, "" | "0") {
        (id, entered, left)
    } else {
        let begun = day::in_three(row, ["begyr", "begmo", "begday"])?;
        let ended = day::in_three(row, ["endyr", "endmo", "endday"])?;
        let first = begun.into_iter().chain([entered.clone()]).max().unwrap_or(entered);
        (format!("{id}.{phase}"), first, ended.into_iter().chain(left).min())
    };
    let number = row.needed("member")?;
    of_each_bearer(
        &number,
        &ImportedAlliance {
            source: "atop".to_owned(),
            id,
            member: String::new(),
            member_name: number.clone(),
            start,
            end,
            defence: obliges(row, "defense"),
            offence: obliges(row, "offense"),
            neutrality: obliges(row, "neutral"),
            nonaggression: obliges(row, "nonagg"),
            consultation: obliges(row, "consul"),
            note: None,
        },
    )
}

/// The column says yes: ATOP grades some obligations above 1.
pub(super) fn obliges(row: &Row<'_>, name: &str) -> bool {
    row.get(name).parse::<f64>().is_ok_and(|grade| grade > 0.0)
}
