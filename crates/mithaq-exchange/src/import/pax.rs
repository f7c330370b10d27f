//! PA-X, the Peace Agreements Database of the University of Edinburgh: one row an agreement. The columns are those of version 5 and after;
//! earlier ones have fewer.

use mithaq_ledger::ImportedAgreement;
use mithaq_world as world;

use super::table::{Columns, Layout};
use super::{Meant, Row, day};

pub(super) static LAYOUT: Layout = Layout {
    format: "a PA-X file of peace agreements",
    delimiter: None,
    quoted: true,
    latin: true,
    columns: Columns::Header { needed: &["AgtId", "Agt", "Dat", "Stage", "Con", "Loc1ISO"] },
    missing: &["NA"],
};

/// A row for each state whose conflict the agreement is about.
pub(super) fn agreements(row: &Row<'_>) -> Meant<Vec<ImportedAgreement>> {
    let parties = parties(row)?;
    let written = row.needed("Dat")?;
    let agreement = ImportedAgreement {
        source: "pax".to_owned(),
        id: row.needed("AgtId")?,
        party: String::new(),
        class: "peace".to_owned(),
        name: row.needed("Agt")?,
        day: day::iso_or_european(&written).ok_or_else(|| format!("Dat is no day: {written:?}"))?,
        stage: stage(&row.needed("Stage")?),
        status: row.some("Status"),
        conflict: conflict(row, parties.len())?.to_owned(),
        process: row.some("PPName").or_else(|| row.some("PP")),
        about: row.get("Con").to_owned(),
        signatories: row.some("Part"),
    };
    Ok(parties.into_iter().map(|party| ImportedAgreement { party, ..agreement.clone() }).collect())
}

/// Loc1ISO, Loc2ISO and so on, each state once; where a code is none of ours, whoever bears the Gleditsch–Ward number beside it.
fn parties(row: &Row<'_>) -> Meant<Vec<String>> {
    let mut parties: Vec<String> = Vec::new();
    for place in 1.. {
        let column = format!("Loc{place}ISO");
        if !row.has(&column) {
            break;
        }
        let Some(code) = row.some(&column) else { continue };
        let number = row.get(&format!("Loc{place}GWNO"));
        let number = number.strip_suffix(".0").unwrap_or(number);
        let party = match world::of_cameo(&code) {
            Some(state) => state,
            None => world::of_gw(number, None).map_or_else(|| format!("PA-X {code}"), str::to_owned),
        };
        if !parties.contains(&party) {
            parties.push(party);
        }
    }
    if parties.is_empty() { Err("Loc1ISO is empty".to_owned()) } else { Ok(parties) }
}

/// Between whom the conflict is: Agtp says it; where it is silent, one state has it with itself.
fn conflict(row: &Row<'_>, states: usize) -> Meant<&'static str> {
    match row.get("Agtp") {
        "Inter" => Ok("interstate"),
        "InterIntra" => Ok("interstate and intrastate"),
        "Intra" => Ok("intrastate"),
        "IntraLocal" => Ok("local"),
        "" => Ok(if states > 1 { "interstate" } else { "intrastate" }),
        other => Err(format!("Agtp is none of Inter, InterIntra, Intra, IntraLocal: {other:?}")),
    }
}

/// The stage in words; as it is written where it is none of PA-X's abbreviations.
fn stage(written: &str) -> String {
    match written {
        "Pre" => "pre-negotiation",
        "SubPar" => "partial",
        "SubComp" => "comprehensive",
        "Imp" => "implementation",
        "Ren" => "renewal",
        "Cea" => "ceasefire",
        "Oth" | "Other" => "other",
        other => other,
    }
    .to_owned()
}
