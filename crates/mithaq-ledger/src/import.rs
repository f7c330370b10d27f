//! Rows of other datasets: kept in tables of their own, so that they never mix with what the reader coded.

use rusqlite::types::ValueRef;

use crate::add::value::{optional, real, text};
use crate::chain::{IMPORTED_ALLIANCE, IMPORTED_EVENT};
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

/// A number as a value of a row, null where there is none.
fn integer(number: Option<i64>) -> ValueRef<'static> {
    number.map_or(ValueRef::Null, ValueRef::Integer)
}

impl Ledger {
    /// Adds events of another dataset as one batch and says how many are new. Those that are there already
    /// (same source and id) change nothing.
    ///
    /// # Errors
    /// Where the file cannot be written; nothing is written then.
    pub fn import_events(&mut self, events: &[ImportedEvent]) -> Result<usize> {
        self.append(|batch| {
            let mut known = batch
                .connection
                .prepare("SELECT 1 FROM imported_event WHERE source = ?1 AND id = ?2")
                .map_err(|e| batch.failed(e))?;
            let mut new = 0;
            for event in events {
                if known.exists((&event.source, &event.id)).map_err(|e| batch.failed(e))? {
                    continue;
                }
                let head = [ValueRef::Integer(batch.keys.event.next()), ValueRef::Integer(batch.number)];
                let row: Vec<_> = head.into_iter().chain(event.row()).collect();
                batch.rows.append(IMPORTED_EVENT, &row).map_err(|e| batch.failed(e))?;
                new += 1;
            }
            Ok(new)
        })
    }

    /// Adds memberships of another dataset as one batch and says how many are new. Those that are there already
    /// (same source, id, member and start) change nothing.
    ///
    /// # Errors
    /// Where the file cannot be written; nothing is written then.
    pub fn import_alliances(&mut self, alliances: &[ImportedAlliance]) -> Result<usize> {
        self.append(|batch| {
            let mut known = batch
                .connection
                .prepare(
                    "SELECT 1 FROM imported_alliance WHERE source = ?1 AND id = ?2 AND member = ?3 AND start = ?4",
                )
                .map_err(|e| batch.failed(e))?;
            let mut new = 0;
            for alliance in alliances {
                let key = (&alliance.source, &alliance.id, &alliance.member, &alliance.start);
                if known.exists(key).map_err(|e| batch.failed(e))? {
                    continue;
                }
                let head = [ValueRef::Integer(batch.keys.alliance.next()), ValueRef::Integer(batch.number)];
                let row: Vec<_> = head.into_iter().chain(alliance.row()).collect();
                batch.rows.append(IMPORTED_ALLIANCE, &row).map_err(|e| batch.failed(e))?;
                new += 1;
            }
            Ok(new)
        })
    }
}

impl ImportedEvent {
    /// The columns after `key` and `batch`.
    fn row(&self) -> [ValueRef<'_>; 22] {
        [
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

impl ImportedAlliance {
    /// The columns after `key` and `batch`.
    fn row(&self) -> [ValueRef<'_>; 12] {
        let is = |is: bool| ValueRef::Integer(i64::from(is));
        [
            text(&self.source),
            text(&self.id),
            text(&self.member),
            text(&self.member_name),
            text(&self.start),
            optional(self.end.as_ref()),
            is(self.defence),
            is(self.offence),
            is(self.neutrality),
            is(self.nonaggression),
            is(self.consultation),
            optional(self.note.as_ref()),
        ]
    }
}
