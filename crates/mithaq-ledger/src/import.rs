//! Rows of other datasets: kept in tables of their own, so that they never mix with what the reader coded.

use rusqlite::types::ValueRef;

use crate::add::value::{boolean, optional, real, text};
use crate::chain::{
    IMPORTED_AGREEMENT, IMPORTED_ALLIANCE, IMPORTED_EVENT, IMPORTED_IDEAL_POINT, IMPORTED_VOTE,
};
use crate::{Ledger, Result};

/// An event as another dataset has it: a row of the view `imported_events`, which describes the columns.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ImportedEvent {
    /// The dataset: `gdelt1`, `gdelt2`, `icews`, `polecat`.
    pub source: String,
    /// As the dataset has it; with `source` the key, under which a row is imported once.
    pub id: String,
    /// First day, ISO 8601.
    pub day: String,
    /// Last day, ISO 8601.
    pub last_day: String,
    /// ISO 3166-1 alpha-3, or `IGO-…`.
    pub actor: Option<String>,
    /// As the dataset has it.
    pub actor_name: String,
    /// As the dataset has it.
    pub actor_sector: Option<String>,
    /// ISO 3166-1 alpha-3, or `IGO-…`.
    pub recipient: Option<String>,
    /// As the dataset has it.
    pub recipient_name: String,
    /// As the dataset has it.
    pub recipient_sector: Option<String>,
    /// PLOVER type.
    pub type_: Option<String>,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// CAMEO code.
    pub cameo: Option<String>,
    /// 1 to 4.
    pub quad_class: Option<u8>,
    /// -10 to 10.
    pub goldstein: Option<f64>,
    /// As the dataset has it.
    pub place_name: Option<String>,
    /// ISO 3166-1 alpha-3.
    pub place_country: Option<String>,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
    /// Reports behind it, as the dataset counts them.
    pub reports: Option<i64>,
    /// A report.
    pub url: Option<String>,
    /// Who published that.
    pub publisher: Option<String>,
}

/// One spell of a state in an alliance as another dataset has it: a row of the view `imported_alliances`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ImportedAlliance {
    /// The dataset: `atop`, `cow`.
    pub source: String,
    /// Of the alliance, as the dataset has it.
    pub id: String,
    /// ISO 3166-1 alpha-3; `COW 999` where there is none.
    pub member: String,
    /// As the dataset has it.
    pub member_name: String,
    /// First day, ISO 8601, to the year or month where no more is known.
    pub start: String,
    /// Last day; none where it lasted to the end of the dataset.
    pub end: Option<String>,
    /// It obliges to defend.
    pub defence: bool,
    /// It obliges to join an attack.
    pub offence: bool,
    /// It obliges to stay neutral.
    pub neutrality: bool,
    /// It obliges not to attack.
    pub nonaggression: bool,
    /// It obliges to consult.
    pub consultation: bool,
    /// What else the dataset says.
    pub note: Option<String>,
}

/// Where a state stands in a session of the UN General Assembly, as another dataset has it: a row of the view
/// `imported_ideal_points`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ImportedIdealPoint {
    /// The dataset: `unga`.
    pub source: String,
    /// ISO 3166-1 alpha-3; `COW 999` where there is none.
    pub state: String,
    /// As the dataset has it.
    pub state_name: String,
    /// Of the General Assembly, from 1.
    pub session: i64,
    /// In which it began.
    pub year: i64,
    /// Where it stands.
    pub ideal_point: f64,
    /// In which the state took part.
    pub votes: Option<i64>,
}

/// How alike two states vote in a session of the UN General Assembly, as another dataset has it: a row of the view
/// `imported_votes`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ImportedVotes {
    /// The dataset: `unga`.
    pub source: String,
    /// The two, sorted: ISO 3166-1 alpha-3; `COW 999` where there is none.
    pub states: [String; 2],
    /// Of the General Assembly, from 1.
    pub session: i64,
    /// In which it began.
    pub year: i64,
    /// Share of the votes in which they agreed, 0 to 1.
    pub agreement: Option<f64>,
    /// Between their ideal points.
    pub ideal_point_distance: Option<f64>,
}

/// A state of an agreement as another dataset has it: a row of the view `imported_agreements`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ImportedAgreement {
    /// The dataset: `pax`.
    pub source: String,
    /// Of the agreement, as the dataset has it.
    pub id: String,
    /// ISO 3166-1 alpha-3; `PA-X XYZ` where there is none.
    pub party: String,
    /// `peace`.
    pub class: String,
    /// As the dataset has it.
    pub name: String,
    /// ISO 8601.
    pub day: String,
    /// `pre-negotiation`, `partial`, …
    pub stage: String,
    /// As the dataset has it.
    pub status: Option<String>,
    /// `interstate`, `intrastate`, …
    pub conflict: String,
    /// As the dataset has it.
    pub process: Option<String>,
    /// Countries or entities, as the dataset has them.
    pub about: String,
    /// As the dataset has them.
    pub signatories: Option<String>,
}

/// A row of another dataset, which is kept once: the table's UNIQUE says what it is known by.
trait Kept {
    /// Its place in [`TABLES`](crate::chain::TABLES).
    const TABLE: usize;
    /// Adds the columns after `key` and `batch`.
    fn fill<'a>(&'a self, row: &mut Vec<ValueRef<'a>>);
}

/// What stands in one column, or in several.
trait Cell {
    fn fill<'a>(&'a self, row: &mut Vec<ValueRef<'a>>);
}

/// The columns of a row: each a field, in the order of the table.
macro_rules! kept {
    ($row:ident in $table:ident: $($field:ident),+) => {
        impl Kept for $row {
            const TABLE: usize = $table;

            fn fill<'a>(&'a self, row: &mut Vec<ValueRef<'a>>) {
                $(self.$field.fill(row);)+
            }
        }
    };
}

kept!(ImportedEvent in IMPORTED_EVENT: source, id, day, last_day, actor, actor_name, actor_sector, recipient, recipient_name,
    recipient_sector, type_, mode, cameo, quad_class, goldstein, place_name, place_country, latitude, longitude, reports, url, publisher);
kept!(ImportedAlliance in IMPORTED_ALLIANCE: source, id, member, member_name, start, end, defence, offence, neutrality,
    nonaggression, consultation, note);
kept!(ImportedIdealPoint in IMPORTED_IDEAL_POINT: source, state, state_name, session, year, ideal_point, votes);
kept!(ImportedVotes in IMPORTED_VOTE: source, states, session, year, agreement, ideal_point_distance);
kept!(ImportedAgreement in IMPORTED_AGREEMENT: source, id, party, class, name, day, stage, status, conflict, process, about,
    signatories);

/// How a value of each type stands in its column.
macro_rules! cell {
    ($($type:ty: $value:expr),+) => {
        $(impl Cell for $type {
            fn fill<'a>(&'a self, row: &mut Vec<ValueRef<'a>>) {
                let value: fn(&'a $type) -> ValueRef<'a> = $value;
                row.push(value(self));
            }
        })+
    };
}

cell!(
    String: |it| text(it),
    Option<String>: |it| optional(it.as_ref()),
    bool: |it| boolean(*it),
    i64: |it| ValueRef::Integer(*it),
    f64: |it| ValueRef::Real(*it),
    Option<i64>: |it| it.map_or(ValueRef::Null, ValueRef::Integer),
    Option<u8>: |it| it.map_or(ValueRef::Null, |number| ValueRef::Integer(number.into())),
    Option<f64>: |it| real(*it)
);

impl Cell for [String; 2] {
    fn fill<'a>(&'a self, row: &mut Vec<ValueRef<'a>>) {
        row.extend(self.iter().map(|one| text(one)));
    }
}

impl Ledger {
    /// Adds events of another dataset as one batch and says how many are new. Those that are there already
    /// (same source and id) change nothing.
    ///
    /// # Errors
    /// Where the file cannot be written; nothing is written then.
    pub fn import_events(&mut self, events: &[ImportedEvent]) -> Result<usize> {
        self.import(events)
    }

    /// Adds memberships of another dataset as one batch and says how many are new. Those that are there already
    /// (same source, id, member and start) change nothing.
    ///
    /// # Errors
    /// Where the file cannot be written; nothing is written then.
    pub fn import_alliances(&mut self, alliances: &[ImportedAlliance]) -> Result<usize> {
        self.import(alliances)
    }

    /// Adds agreements of another dataset as one batch and says how many rows are new. Those that are there already
    /// (same source, id and party) change nothing.
    ///
    /// # Errors
    /// Where the file cannot be written; nothing is written then.
    pub fn import_agreements(&mut self, agreements: &[ImportedAgreement]) -> Result<usize> {
        self.import(agreements)
    }

    /// Adds ideal points as one batch and says how many are new. Those that are there already (same source, state and
    /// session) change nothing.
    ///
    /// # Errors
    /// Where the file cannot be written; nothing is written then.
    pub fn import_ideal_points(&mut self, points: &[ImportedIdealPoint]) -> Result<usize> {
        self.import(points)
    }

    /// Adds how alike states vote as one batch and says how many rows are new. Those that are there already (same source,
    /// states and session) change nothing.
    ///
    /// # Errors
    /// Where the file cannot be written; nothing is written then.
    pub fn import_votes(&mut self, votes: &[ImportedVotes]) -> Result<usize> {
        self.import(votes)
    }

    fn import<T: Kept>(&mut self, rows: &[T]) -> Result<usize> {
        self.append(|batch| {
            let mut new = 0;
            for one in rows {
                let mut row = vec![ValueRef::Integer(batch.number)];
                one.fill(&mut row);
                let added = batch.rows.append_new(T::TABLE, &row).map_err(|source| batch.failed(source))?;
                new += usize::from(added.is_some());
            }
            Ok(new)
        })
    }
}
