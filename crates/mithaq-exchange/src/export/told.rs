//! Events and agreements that are reported and affirmed, each with the reports that tell it.

use mithaq_record::Kind;

mod read;

use mithaq_world as world;
pub(super) use read::{Undated, each_agreement, each_event};

/// A row of `events` or `agreements`. What the one has not, is empty in the other.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Told {
    pub kind: Kind,
    pub id: String,
    /// PLOVER type; class of an agreement.
    pub type_: String,
    pub mode: Option<String>,
    /// Contexts; obligations of an agreement.
    pub labels: Vec<String>,
    pub cameo: Option<String>,
    pub quad_class: Option<i64>,
    pub goldstein: Option<f64>,
    /// Parties of an agreement.
    pub actors: Parties,
    pub recipients: Parties,
    pub stage: Option<String>,
    pub start: Option<String>,
    pub end: Option<String>,
    pub place: Option<Place>,
    pub confidence: Option<f64>,
    pub records: i64,
    pub reports: i64,
    pub sources: i64,
    pub first_report: Option<String>,
    /// The one whose record it is named after stands first.
    pub told_by: Vec<Report>,
}

/// One side of an event, or the parties of an agreement.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Parties {
    pub codes: Vec<String>,
    /// Of all, also of those without a code.
    pub names: Vec<String>,
}

/// Where it was.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Place {
    pub name: String,
    pub country: Option<String>,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    /// `city`, `country` or `region`.
    pub precision: String,
}

/// A report, and the words by which it tells.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Report {
    pub title: String,
    pub url: Option<String>,
    pub publisher: Option<String>,
    pub day: Option<String>,
    pub language: String,
    pub quote: String,
}

/// One who acts or is acted upon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Party<'a> {
    pub code: Option<&'a str>,
    pub name: &'a str,
}

impl Parties {
    /// Those with a code; where nobody has one, all by name.
    pub(super) fn each(&self) -> Vec<Party<'_>> {
        if self.codes.is_empty() {
            return self.names.iter().map(|name| Party { code: None, name }).collect();
        }
        self.codes.iter().map(|code| Party { code: Some(code), name: world::name(code) }).collect()
    }
}

impl Told {
    /// Who stands to whom: those who act to those acted upon; where nobody is acted upon, each who acts to each other; where
    /// only one side is known, that side alone.
    pub(super) fn pairs(&self) -> Vec<(Option<Party<'_>>, Option<Party<'_>>)> {
        let (these, those) = (self.actors.each(), self.recipients.each());
        match (these.as_slice(), those.as_slice()) {
            ([], those) => those.iter().map(|party| (None, Some(*party))).collect(),
            ([one], []) => vec![(Some(*one), None)],
            (these, []) => product(these, these).filter(|(a, b)| a != b).collect(),
            (these, those) => product(these, those).collect(),
        }
    }
}

fn product<'a, 'b>(
    these: &'b [Party<'a>],
    those: &'b [Party<'a>],
) -> impl Iterator<Item = (Option<Party<'a>>, Option<Party<'a>>)> + use<'a, 'b> {
    these.iter().flat_map(move |a| those.iter().map(move |b| (Some(*a), Some(*b))))
}
