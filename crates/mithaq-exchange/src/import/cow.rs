//! COW formal alliances, the file by member: one row a member and spell of an alliance.

use mithaq_ledger::ImportedAlliance;

use super::atop::obliges;
use super::table::{Columns, Layout};
use super::{Meant, Row, day, of_each_bearer};

pub(super) static LAYOUT: Layout = Layout {
    format: "a COW alliance file by member",
    delimiter: Some(b','),
    quoted: true,
    latin: false,
    columns: Columns::Header {
        needed: &[
            "version4id",
            "ccode",
            "state_name",
            "mem_st_year",
            "mem_end_year",
            "defense",
            "neutrality",
            "nonaggression",
            "entente",
        ],
    },
    missing: &["NA", "."],
};

pub(super) fn alliances(row: &Row<'_>) -> Meant<Vec<ImportedAlliance>> {
    let number = row.needed("ccode")?;
    let start =
        day::in_three(row, ["mem_st_year", "mem_st_month", "mem_st_day"])?.ok_or("mem_st_year is no year")?;
    let lasts = row.get("right_censor") == "1";
    let end = day::in_three(row, ["mem_end_year", "mem_end_month", "mem_end_day"])?.filter(|_| !lasts);
    of_each_bearer(
        &number,
        &ImportedAlliance {
            source: "cow".to_owned(),
            id: row.needed("version4id")?,
            member: String::new(),
            member_name: row.get("state_name").to_owned(),
            start,
            end,
            defence: obliges(row, "defense"),
            offence: false,
            neutrality: obliges(row, "neutrality"),
            nonaggression: obliges(row, "nonaggression"),
            consultation: obliges(row, "entente"),
            note: row.some("ss_type"),
        },
    )
}
