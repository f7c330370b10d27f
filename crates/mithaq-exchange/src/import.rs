//! Taking in: rows of other datasets, as sources of their own.
//!
//! ```text
//! file ──table──▶ Row ──gdelt, icews, polecat──▶ ImportedEvent ───────┐
//!                     ──atop, cow──────────────▶ ImportedAlliance ────┤
//!                     ──pax────────────────────▶ ImportedAgreement ───┼─▶ ledger
//!                     ──unga───────────────────▶ ImportedIdealPoint, ─┘
//!                                                ImportedVotes
//! ```
//!
//! A row that makes no sense is told with its line and left out; the rest goes on. The same file again changes nothing.

mod atop;
mod cow;
mod day;
mod gdelt;
mod icews;
mod pax;
mod polecat;
mod table;
mod unga;

use std::path::Path;

use mithaq_ledger::{ImportedAlliance, Ledger};
use mithaq_world::{self as world, Part};

use crate::{Error, Result};
use table::{Layout, Opened, Row, Table};

/// Rows written at once.
const BATCH: usize = 10_000;

/// A dataset that can be taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dataset {
    /// GDELT 1.0 events: 57 columns, or 58 with the address of a report.
    Gdelt1,
    /// GDELT 2.0 events: 61 columns.
    Gdelt2,
    /// ICEWS coded events, tab-separated with a header.
    Icews,
    /// POLECAT events, tab-separated with a header.
    Polecat,
    /// ATOP, one row a member: `atop5_1m.csv`.
    Atop,
    /// COW formal alliances, one row a member: `alliance_v4.1_by_member.csv`.
    Cow,
    /// PA-X peace agreements, one row an agreement: `pax_….csv`.
    Pax,
    /// Ideal points in the UN General Assembly, one row a state and session: `IdealpointestimatesAll_….csv`.
    UnIdealPoints,
    /// How alike states vote there, one row a pair and session: `AgreementScoresAll_….csv`.
    UnAgreement,
}

impl Dataset {
    /// Those that are told by their header.
    const WITH_HEADER: [Dataset; 7] = [
        Self::Icews,
        Self::Polecat,
        Self::Atop,
        Self::Cow,
        Self::Pax,
        Self::UnIdealPoints,
        Self::UnAgreement,
    ];

    fn layout(self) -> &'static Layout {
        match self {
            Self::Gdelt1 => &gdelt::V1,
            Self::Gdelt2 => &gdelt::V2,
            Self::Icews => &icews::LAYOUT,
            Self::Polecat => &polecat::LAYOUT,
            Self::Atop => &atop::LAYOUT,
            Self::Cow => &cow::LAYOUT,
            Self::Pax => &pax::LAYOUT,
            Self::UnIdealPoints => &unga::IDEAL_POINTS,
            Self::UnAgreement => &unga::AGREEMENT,
        }
    }

    /// Whose file it is: the dataset whose columns are in its header; GDELT, which has none, by how many there are.
    fn of(opened: &Opened) -> Result<Self> {
        let has_header = |dataset: &Self| {
            let layout = dataset.layout();
            layout.missing_in(&opened.header(layout)).is_none()
        };
        let cells = || opened.header(&gdelt::V2).len();
        let told = Self::WITH_HEADER.into_iter().find(has_header);
        told.or_else(|| match cells() {
            57 | 58 => Some(Self::Gdelt1),
            61 => Some(Self::Gdelt2),
            _ => None,
        })
        .ok_or_else(|| Error::Unrecognised { file: opened.file.clone() })
    }
}

/// A row that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file, or `standard input`.
    pub file: String,
    /// The line, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub what: String,
}

/// What became of the rows of a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Imported {
    /// Rows that are new in the ledger.
    pub new: usize,
    /// Rows that were there already.
    pub known: usize,
    /// Rows left out because they make no sense.
    pub skipped: usize,
}

/// Takes a file into the ledger, `BATCH` rows at a time; `-` is standard input, and what is compressed by gzip is
/// unpacked. Whose it is is told by its columns where it is not said. Each row left out is handed to `told`.
///
/// # Errors
/// Where the file cannot be read or lacks columns of that dataset, or the ledger cannot be written. Batches
/// written before stay; taking the file in again completes them.
pub fn import(
    ledger: &mut Ledger,
    dataset: Option<Dataset>,
    file: &Path,
    told: impl FnMut(Fault),
) -> Result<Imported> {
    let opened = Opened::at(file)?;
    let dataset = dataset.map_or_else(|| Dataset::of(&opened), Ok)?;
    let table = Table::new(opened, dataset.layout())?;
    match dataset {
        Dataset::Gdelt1 | Dataset::Gdelt2 => {
            all(ledger, table, one(gdelt::event), Ledger::import_events, told)
        }
        Dataset::Icews => all(ledger, table, one(icews::event), Ledger::import_events, told),
        Dataset::Polecat => all(ledger, table, one(polecat::event), Ledger::import_events, told),
        Dataset::Atop => all(ledger, table, atop::alliances, Ledger::import_alliances, told),
        Dataset::Cow => all(ledger, table, cow::alliances, Ledger::import_alliances, told),
        Dataset::Pax => all(ledger, table, pax::agreements, Ledger::import_agreements, told),
        Dataset::UnIdealPoints => all(ledger, table, unga::ideal_points, Ledger::import_ideal_points, told),
        Dataset::UnAgreement => all(ledger, table, unga::agreement, Ledger::import_votes, told),
    }
}

/// What a row says, or why it says nothing.
type Meant<T> = Result<T, String>;

fn all<T>(
    ledger: &mut Ledger,
    mut table: Table,
    meaning: impl Fn(&Row<'_>) -> Meant<Vec<T>>,
    write: fn(&mut Ledger, &[T]) -> mithaq_ledger::Result<usize>,
    mut told: impl FnMut(Fault),
) -> Result<Imported> {
    let (mut imported, mut batch) = (Imported::default(), Vec::new());
    while let Some((line, row)) = table.next_row()? {
        match row.and_then(|row| meaning(&row)) {
            Ok(meant) => batch.extend(meant),
            Err(what) => {
                imported.skipped += 1;
                told(Fault { file: table.file.clone(), line, what });
            }
        }
        if batch.len() >= BATCH {
            imported.count(write(ledger, &batch)?, batch.len());
            batch.clear();
        }
    }
    imported.count(write(ledger, &batch)?, batch.len());
    Ok(imported)
}

/// A row that says one thing.
fn one<T>(meaning: fn(&Row<'_>) -> Meant<T>) -> impl Fn(&Row<'_>) -> Meant<Vec<T>> {
    move |row| meaning(row).map(|meant| vec![meant])
}

/// A membership of whoever bears a COW number, cut where a state succeeded to another. A number that is nobody's stays one.
fn of_each_bearer(number: &str, membership: &ImportedAlliance) -> Meant<Vec<ImportedAlliance>> {
    let ImportedAlliance { start, end, .. } = membership;
    if let Some(end) = end.as_ref().filter(|end| *end < start && !start.starts_with(end.as_str())) {
        return Err(format!("it ends on {end}, before it begins on {start}"));
    }
    let parts = world::by_cow(number, &membership.start, membership.end.as_deref());
    if parts.is_empty() {
        return Ok(vec![ImportedAlliance { member: format!("COW {number}"), ..membership.clone() }]);
    }
    let part = |part: Part| {
        let (member, start, end) = (part.state.to_owned(), part.start, part.end);
        ImportedAlliance { member, start, end, ..membership.clone() }
    };
    Ok(parts.into_iter().map(part).collect())
}

impl Imported {
    fn count(&mut self, new: usize, rows: usize) {
        self.new += new;
        self.known += rows - new;
    }
}
