//! Rows of other datasets: kept in tables of their own, so that they never mix with what the reader coded.

use rusqlite::params_from_iter;
use rusqlite::types::{ToSqlOutput, ValueRef};

use crate::add::value::{boolean, optional, real, text};
use crate::append::{Key, Keys};
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

/// A number as a value of a row, null where there is none.
fn integer(number: Option<i64>) -> ValueRef<'static> {
    number.map_or(ValueRef::Null, ValueRef::Integer)
}

/// A row of another dataset, which is kept once.
trait Kept {
    /// Its place in [`TABLES`](crate::chain::TABLES).
    const TABLE: usize;
    /// Finds the row with an id.
    const KNOWN: &str;
    /// What gives it a key.
    fn key(keys: &mut Keys) -> &mut Key;
    /// What it is known by: some of its first columns, in their order in [`Self::KNOWN`].
    fn id(&self) -> Vec<ValueRef<'_>>;
    /// The columns after `key` and `batch`.
    fn row(&self) -> Vec<ValueRef<'_>>;
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
            let mut known = batch.connection.prepare(T::KNOWN).map_err(|e| batch.failed(e))?;
            let mut new = 0;
            for one in rows {
                let id = one.id().into_iter().map(ToSqlOutput::Borrowed);
                if known.exists(params_from_iter(id)).map_err(|e| batch.failed(e))? {
                    continue;
                }
                let key = T::key(&mut batch.keys).next();
                let head = [ValueRef::Integer(key), ValueRef::Integer(batch.number)];
                let row: Vec<_> = head.into_iter().chain(one.row()).collect();
                batch.rows.append(T::TABLE, &row).map_err(|e| batch.failed(e))?;
                new += 1;
            }
            Ok(new)
        })
    }
}

impl Kept for ImportedEvent {
    const TABLE: usize = IMPORTED_EVENT;
    const KNOWN: &str = "SELECT 1 FROM imported_event WHERE source = ?1 AND id = ?2";

    fn key(keys: &mut Keys) -> &mut Key {
        &mut keys.event
    }

    fn id(&self) -> Vec<ValueRef<'_>> {
        vec![text(&self.source), text(&self.id)]
    }

    fn row(&self) -> Vec<ValueRef<'_>> {
        vec![
            text(&self.source),
            text(&self.id),
            text(&self.day),
            text(&self.last_day),
            optional(self.actor.as_ref()),
            text(&self.actor_name),
            optional(self.actor_sector.as_ref()),
            optional(self.recipient.as_ref()),
            text(&self.recipient_name),
            optional(self.recipient_sector.as_ref()),
            optional(self.type_.as_ref()),
            optional(self.mode.as_ref()),
            optional(self.cameo.as_ref()),
            integer(self.quad_class.map(i64::from)),
            real(self.goldstein),
            optional(self.place_name.as_ref()),
            optional(self.place_country.as_ref()),
            real(self.latitude),
            real(self.longitude),
            integer(self.reports),
            optional(self.url.as_ref()),
            optional(self.publisher.as_ref()),
        ]
    }
}

impl Kept for ImportedAlliance {
    const TABLE: usize = IMPORTED_ALLIANCE;
    const KNOWN: &str =
        "SELECT 1 FROM imported_alliance WHERE source = ?1 AND id = ?2 AND member = ?3 AND start = ?4";

    fn key(keys: &mut Keys) -> &mut Key {
        &mut keys.alliance
    }

    fn id(&self) -> Vec<ValueRef<'_>> {
        vec![text(&self.source), text(&self.id), text(&self.member), text(&self.start)]
    }

    fn row(&self) -> Vec<ValueRef<'_>> {
        vec![
            text(&self.source),
            text(&self.id),
            text(&self.member),
            text(&self.member_name),
            text(&self.start),
            optional(self.end.as_ref()),
            boolean(self.defence),
            boolean(self.offence),
            boolean(self.neutrality),
            boolean(self.nonaggression),
            boolean(self.consultation),
            optional(self.note.as_ref()),
        ]
    }
}

impl Kept for ImportedIdealPoint {
    const TABLE: usize = IMPORTED_IDEAL_POINT;
    const KNOWN: &str =
        "SELECT 1 FROM imported_ideal_point WHERE source = ?1 AND state = ?2 AND session = ?3";

    fn key(keys: &mut Keys) -> &mut Key {
        &mut keys.ideal_point
    }

    fn id(&self) -> Vec<ValueRef<'_>> {
        vec![text(&self.source), text(&self.state), ValueRef::Integer(self.session)]
    }

    fn row(&self) -> Vec<ValueRef<'_>> {
        vec![
            text(&self.source),
            text(&self.state),
            text(&self.state_name),
            ValueRef::Integer(self.session),
            ValueRef::Integer(self.year),
            ValueRef::Real(self.ideal_point),
            integer(self.votes),
        ]
    }
}

impl Kept for ImportedVotes {
    const TABLE: usize = IMPORTED_VOTE;
    const KNOWN: &str =
        "SELECT 1 FROM imported_vote WHERE source = ?1 AND state_1 = ?2 AND state_2 = ?3 AND session = ?4";

    fn key(keys: &mut Keys) -> &mut Key {
        &mut keys.vote
    }

    fn id(&self) -> Vec<ValueRef<'_>> {
        let [one, other] = &self.states;
        vec![text(&self.source), text(one), text(other), ValueRef::Integer(self.session)]
    }

    fn row(&self) -> Vec<ValueRef<'_>> {
        let [one, other] = &self.states;
        vec![
            text(&self.source),
            text(one),
            text(other),
            ValueRef::Integer(self.session),
            ValueRef::Integer(self.year),
            real(self.agreement),
            real(self.ideal_point_distance),
        ]
    }
}

impl Kept for ImportedAgreement {
    const TABLE: usize = IMPORTED_AGREEMENT;
    const KNOWN: &str = "SELECT 1 FROM imported_agreement WHERE source = ?1 AND id = ?2 AND party = ?3";

    fn key(keys: &mut Keys) -> &mut Key {
        &mut keys.agreement
    }

    fn id(&self) -> Vec<ValueRef<'_>> {
        vec![text(&self.source), text(&self.id), text(&self.party)]
    }

    fn row(&self) -> Vec<ValueRef<'_>> {
        vec![
            text(&self.source),
            text(&self.id),
            text(&self.party),
            text(&self.class),
            text(&self.name),
            text(&self.day),
            text(&self.stage),
            optional(self.status.as_ref()),
            text(&self.conflict),
            optional(self.process.as_ref()),
            text(&self.about),
            optional(self.signatories.as_ref()),
        ]
    }
}
