//! The tables of a release.

use mithaq_ledger::Ledger;

use super::folder::Folder;
use crate::Result;
use crate::codebook::Codebook;
use crate::export::{Export, Form};

/// Views that a release holds. The texts of reports are their publishers', and what was imported is the other
/// datasets': both stay in the ledger.
const VIEWS: [&str; 10] = [
    "events",
    "agreements",
    "steps",
    "mentions",
    "merges",
    "disputes",
    "copies",
    "appearances",
    "decisions",
    "batches",
];

/// A table that was written.
pub(super) struct Written {
    /// `data/events.csv`
    pub path: String,
    /// `events`
    pub name: String,
    pub rows: usize,
    pub bytes: u64,
    /// SHA-256, hexadecimal.
    pub hash: String,
    pub book: Codebook,
}

pub(super) fn write(ledger: &Ledger, folder: &mut Folder) -> Result<Vec<Written>> {
    exports().into_iter().map(|(name, export)| table(ledger, folder, name, &export)).collect()
}

fn exports() -> Vec<(&'static str, Export)> {
    let undirected = |form| Export { directed: false, ..Export::all(form) };
    let views = VIEWS.map(|view| (view, Export::of_view(Form::Csv, view)));
    let years = [
        ("dyad_year_directed", Export::all(Form::DyadYear)),
        ("dyad_year_undirected", undirected(Form::DyadYear)),
        ("state_year_directed", Export::all(Form::StateYear)),
        ("state_year_undirected", undirected(Form::StateYear)),
    ];
    views.into_iter().chain(years).collect()
}

fn table(ledger: &Ledger, folder: &mut Folder, name: &str, export: &Export) -> Result<Written> {
    let path = format!("data/{name}.csv");
    let (given, bytes, hash) = folder.fill(&path, |out| export.write(ledger, out))?;
    let book = Codebook { name: name.to_owned(), ..export.codebook()? };
    Ok(Written { path, name: name.to_owned(), rows: given.rows, bytes, hash, book })
}
