//! What the ledger tells of states, read from its views.

mod agreement;
mod alliances;
mod cells;
mod covered;
mod events;
mod news;
mod peace;
mod relations;
mod spells;

use std::collections::BTreeSet;

use mithaq_ledger::Ledger;

use crate::{Result, Rules};
pub use agreement::{Agreement, Bond, Member, Step};
pub use covered::Covered;
pub use events::Event;
pub use relations::Relation;

/// Whom it should be about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// Everybody.
    All,
    /// Any of these.
    Any(Vec<String>),
    /// These two, together.
    Pair(String, String),
}

impl Whose {
    /// The ids of the events or agreements as a condition in SQL on this column; nothing where all are wanted.
    fn among(&self, column: &str, kind: &str) -> String {
        let of = |codes: &str| format!("SELECT id FROM involvements WHERE code {codes} AND kind = '{kind}'");
        match self {
            Self::All => String::new(),
            Self::Any(codes) => format!(" AND {column} IN ({})", of(&format!("IN ({})", list(codes)))),
            Self::Pair(one, other) => {
                let one = of(&format!("= {}", quoted(one)));
                format!(" AND {column} IN ({one} INTERSECT {})", of(&format!("= {}", quoted(other))))
            }
        }
    }
}

/// A text in SQL.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn list(codes: &[String]) -> String {
    codes.iter().map(|code| quoted(code)).collect::<Vec<_>>().join(", ")
}

/// What is told of them.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// Agreements that reports tell of, imported alliances, and imported peace agreements between states.
    pub agreements: Vec<Agreement>,
    /// Events that reports tell of, and imported ones, in the order of their days.
    pub events: Vec<Event>,
    /// Relations that reports tell of.
    pub relations: Vec<Relation>,
    /// Which years each source covers.
    pub covered: Covered,
    /// Events and agreements left out because no day is known.
    pub undated: usize,
}

/// The datasets of alliances: they say of every two states whether they had one.
pub(crate) const ALLIANCES: [&str; 2] = ["atop", "cow"];

/// Whatever tells of agreements, in the order of columns: the news, then the datasets.
pub(crate) fn sources() -> impl Iterator<Item = &'static str> {
    std::iter::once("news").chain(ALLIANCES)
}

/// What to read: `news`, or a dataset by its name; every source where none is named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources(pub BTreeSet<String>);

impl Sources {
    /// Only this one; `all` is every source.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self(Some(name).filter(|name| *name != "all").map(str::to_owned).into_iter().collect())
    }

    /// Every source but the news.
    pub(crate) fn imported() -> Self {
        Self(ALLIANCES.map(str::to_owned).into())
    }

    pub(crate) fn has(&self, source: &str) -> bool {
        self.0.is_empty() || self.0.contains(source)
    }

    /// Some source besides the news.
    pub(crate) fn has_imported(&self) -> bool {
        self.0.is_empty() || self.0.iter().any(|name| name != "news")
    }
}

/// Reads the agreements.
pub(crate) fn agreements(
    ledger: &Ledger,
    whose: &Whose,
    rules: &Rules,
    sources: &Sources,
) -> Result<(Vec<Agreement>, usize)> {
    let (mut found, undated) =
        if sources.has("news") { news::read(ledger, whose, rules)? } else { Default::default() };
    if sources.has_imported() {
        found.extend(
            alliances::read(ledger, whose, rules)?.into_iter().filter(|one| sources.has(&one.source)),
        );
    }
    Ok((found, undated))
}

/// Reads the events of these years; all where none are named.
pub(crate) fn events(
    ledger: &Ledger,
    whose: &Whose,
    sources: &Sources,
    years: Option<crate::Years>,
) -> Result<(Vec<Event>, usize)> {
    let (mut found, undated) =
        if sources.has("news") { events::read(ledger, whose, years)? } else { Default::default() };
    if sources.has_imported() {
        found.extend(
            events::imported(ledger, whose, years)?.into_iter().filter(|one| sources.has(&one.source)),
        );
    }
    Ok((found, undated))
}

impl Agreement {
    /// Reads the agreements alone, of every source.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn read(ledger: &Ledger, whose: &Whose, rules: &Rules) -> Result<Vec<Self>> {
        let mut found = agreements(ledger, whose, rules, &Sources::default())?.0;
        found.extend(peace::read(ledger, whose, rules)?);
        Ok(found)
    }
}

impl Told {
    /// Reads everything that is told of them.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn read(ledger: &Ledger, whose: &Whose, rules: &Rules) -> Result<Self> {
        let sources = Sources::default();
        let (mut agreements, undated) = agreements(ledger, whose, rules, &sources)?;
        agreements.extend(peace::read(ledger, whose, rules)?);
        let (mut events, more) = events(ledger, whose, &sources, None)?;
        events.sort_by(|a, b| (&a.day, &a.id).cmp(&(&b.day, &b.id)));
        Ok(Self {
            agreements,
            events,
            relations: relations::read(ledger, whose, rules)?,
            covered: Covered::read(ledger)?,
            undated: undated + more,
        })
    }
}
