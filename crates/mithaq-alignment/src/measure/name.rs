//! The measures by name.

use std::str::FromStr;

use mithaq_measures::Measure;

/// A measure, or all of similarity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// Similarity of two portfolios.
    Similarity(Measure),
    /// Every measure of similarity; the weighted ones where there are weights.
    AllSimilarity,
    /// See the table.
    Share,
    /// See the table.
    CooperationIndex,
    /// See the table.
    GoldsteinMean,
    /// See the table.
    GoldsteinSum,
    /// See the table.
    Herfindahl,
    /// See the table.
    HerfindahlNormalised,
    /// See the table.
    EffectivePartners,
    /// See the table.
    Degree,
    /// See the table.
    Strength,
    /// See the table.
    Betweenness,
    /// See the table.
    Community,
}

/// Those besides similarity: name, and what it says.
const TABLE: [(Name, &str, &str); 12] = [
    (Name::AllSimilarity, "all", "every measure above; the weighted ones only with --weights"),
    (
        Name::Share,
        "share",
        "of a pair: the part of the first state's ties that it has with the second; 0 to 1",
    ),
    (
        Name::CooperationIndex,
        "cooperation-index",
        "of a pair: events of cooperation less those of conflict, over both; −1 to 1",
    ),
    (Name::GoldsteinMean, "goldstein-mean", "of a pair: mean Goldstein score of its events; −10 to 10"),
    (Name::GoldsteinSum, "goldstein-sum", "of a pair: sum of the Goldstein scores of its events"),
    (Name::Herfindahl, "herfindahl", "of a state: concentration of its ties on few partners; up to 1"),
    (
        Name::HerfindahlNormalised,
        "herfindahl-normalised",
        "the same from 0 to 1, whatever the number of members",
    ),
    (
        Name::EffectivePartners,
        "effective-partners",
        "of a state: 1/H, as many equal partners would be as concentrated",
    ),
    (Name::Degree, "degree", "of a state: with how many members it has a tie"),
    (Name::Strength, "strength", "of a state: its ties added up"),
    (
        Name::Betweenness,
        "betweenness",
        "of a state: share of the pairs of others whose shortest way leads through it; 0 to 1",
    ),
    (
        Name::Community,
        "community",
        "of a state: number of its community of members (Louvain), in the order of their first member",
    ),
];

/// All names with what they say, in order: similarity first, and `changes` last.
pub fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
    let similarity = Measure::all().map(|measure| (measure.name(), measure.description()));
    let changes = (
        "changes",
        "when a yearly series changed, with intervals: of any measure of a pair or state, see --on",
    );
    similarity.chain(TABLE.iter().map(|row| (row.1, row.2))).chain([changes])
}

impl Name {
    pub(super) fn is_similarity(self) -> bool {
        matches!(self, Self::Similarity(_) | Self::AllSimilarity)
    }

    /// It is of events, whatever ties are asked for.
    pub(super) fn is_of_events(self) -> bool {
        matches!(self, Self::CooperationIndex | Self::GoldsteinMean | Self::GoldsteinSum)
    }

    /// It needs the ties of everybody, not only those of the states asked about.
    pub(super) fn is_of_network(self) -> bool {
        matches!(self, Self::Betweenness | Self::Community)
    }

    /// It is of a pair, not of a state.
    #[must_use]
    pub fn is_of_pair(self) -> bool {
        self.is_similarity() || self.is_of_events() || self == Self::Share
    }

    /// Its name; that of the table.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Similarity(measure) => measure.name(),
            other => TABLE.iter().find(|row| row.0 == other).map_or("", |row| row.1),
        }
    }
}

impl FromStr for Name {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let listed = TABLE.iter().find(|row| row.1 == text).map(|row| row.0);
        listed.or_else(|| text.parse().ok().map(Self::Similarity)).ok_or_else(|| {
            let names: Vec<_> = names().map(|(name, _)| name).collect();
            format!("no measure is called {text:?}; there are: {}", names.join(", "))
        })
    }
}
