//! What can be typed behind `plot`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use mithaq_alignment::Years;
use mithaq_alignment::measure::Name;
use mithaq_record::iso;

use super::LedgerView;
use super::alignment::{ByArgument, RuleArguments, SOURCES, YearsOf};

pub(super) const PLOT_HELP: &str = "\
Examples:
  mithaq plot shares TGO --with FRA,RUS --years 1960..2025 > shares.svg
  mithaq plot shares TGO --with FRA,RUS --by month --since 2024-03 --until 2025-06 --of events --out months.png
  mithaq plot timeline TGO --between FRA,RUS --since 2020 --until 2025 --out togo.png
  mithaq plot network TGO --year 2025 --language ar --out togo.svg
  mithaq plot pairs TGO-FRA MLI-FRA NER-FRA --measure goldstein-mean --years 2010..2025 --out pairs.png
  mithaq plot pairs TGO-FRA TGO-RUS --years 2010..2025 --out pairs.csv        (the numbers of the picture)

A picture says what it leaves out: years that no source covers are shaded and blank; where a timeline is crowded the weightiest
happenings stand, and the rest is counted at its place.";

#[derive(Debug, Args)]
pub(crate) struct Plot {
    #[command(subcommand)]
    pub picture: Picture,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Picture {
    /// The part of a state's ties that it has with each of some powers, year by year, with change points
    Shares(Shares),
    /// Steps, events and relations between a state and two powers along time
    Timeline(Timeline),
    /// A state, those it has agreements with, and theirs among each other
    Network(Network),
    /// A measure of several pairs, a small chart each
    Pairs(Pairs),
}

/// How and where to draw.
#[derive(Debug, Clone, Args)]
pub(crate) struct Drawing {
    /// Write into this file; .png is drawn as PNG, .csv gets the numbers of the picture [default: SVG on standard output]
    #[arg(long, value_name = "FILE.svg|FILE.png|FILE.csv")]
    pub out: Option<PathBuf>,
    /// Names and words in this language of the lexicon [default: those of the program]
    #[arg(long, value_name = "CODE")]
    pub language: Option<String>,
    /// Which digits are written, in years and dates too
    #[arg(long, value_enum, default_value_t = Digits::European)]
    pub digits: Digits,
    /// Width in pixels
    #[arg(long, value_name = "N", default_value_t = 900, value_parser = clap::value_parser!(u32).range(320..=8000))]
    pub width: u32,
    /// Height in pixels
    #[arg(long, value_name = "N", default_value_t = 560, value_parser = clap::value_parser!(u32).range(240..=8000))]
    pub height: u32,
    /// Pixels of a PNG for each of these
    #[arg(long, value_name = "N", default_value_t = 2.0)]
    pub scale: f32,
    #[command(flatten)]
    pub ledger: LedgerView,
}

/// The digits of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Digits {
    /// 0 1 2 3
    European,
    /// Those of the language, where it has its own: ٠ ١ ٢ ٣
    Own,
}

/// What times are drawn.
#[derive(Debug, Clone, Args)]
pub(crate) struct Times {
    /// The years
    #[arg(
        long,
        value_name = "YYYY..YYYY",
        required_unless_present_any = ["since", "until"],
        conflicts_with_all = ["since", "until"]
    )]
    pub years: Option<Years>,
    /// From this year, month or day on
    #[arg(long, value_name = "YYYY[-MM]", value_parser = day, requires = "until")]
    pub since: Option<String>,
    /// Up to this year, month or day
    #[arg(long, value_name = "YYYY[-MM]", value_parser = day, requires = "since")]
    pub until: Option<String>,
    /// A value a year, or a month
    #[arg(long, value_enum, default_value_t = ByArgument::Year)]
    pub by: ByArgument,
}

impl Times {
    /// The first and the last day.
    pub(crate) fn days(&self) -> Option<(String, String)> {
        match (&self.years, &self.since, &self.until) {
            (Some(years), ..) => {
                Some((iso::first(&years.from.to_string())?, iso::last(&years.to.to_string())?))
            }
            (None, Some(since), Some(until)) => Some((iso::first(since)?, iso::last(until)?)),
            _ => None,
        }
    }
}

/// A year, a month or a day.
fn day(typed: &str) -> Result<String, String> {
    let is_day = (4..=10).contains(&typed.len()) && iso::first(typed).is_some() && iso::last(typed).is_some();
    if is_day {
        Ok(typed.to_owned())
    } else {
        Err("not a year such as 2024, nor 2024-03 or 2024-03-15".to_owned())
    }
}

/// From what ties are taken.
#[derive(Debug, Clone, Args)]
pub(crate) struct Ground {
    /// From which source [default: news; for similarity of alliances all]
    #[arg(long, value_name = "SOURCE", value_parser = SOURCES)]
    pub source: Option<String>,
    #[command(flatten)]
    pub rules: RuleArguments,
}

#[derive(Debug, Args)]
pub(crate) struct Shares {
    /// The state
    pub state: String,
    /// The powers
    #[arg(long, value_name = "A,B,…", value_delimiter = ',', required = true)]
    pub with: Vec<String>,
    #[command(flatten)]
    pub times: Times,
    /// What ties are: agreements in force, or events of cooperation
    #[arg(long, value_enum, default_value_t = YearsOf::Agreements)]
    pub of: YearsOf,
    #[command(flatten)]
    pub ground: Ground,
    #[command(flatten)]
    pub drawing: Drawing,
}

#[derive(Debug, Args)]
pub(crate) struct Timeline {
    /// The state
    pub state: String,
    /// The two powers
    #[arg(long, value_name = "A,B", value_delimiter = ',', num_args = 1..=2, required = true)]
    pub between: Vec<String>,
    /// From this year, month or day on [default: the first happening]
    #[arg(long, value_name = "YYYY[-MM]", value_parser = day)]
    pub since: Option<String>,
    /// Up to this year, month or day [default: the newest report]
    #[arg(long, value_name = "YYYY[-MM]", value_parser = day)]
    pub until: Option<String>,
    /// What stands at the axis [default: months where it is short, else years]
    #[arg(long, value_enum)]
    pub by: Option<ByArgument>,
    #[command(flatten)]
    pub drawing: Drawing,
}

#[derive(Debug, Args)]
pub(crate) struct Network {
    /// The state
    pub state: String,
    /// In force in this year
    #[arg(long, value_name = "YYYY")]
    pub year: i16,
    #[command(flatten)]
    pub ground: Ground,
    #[command(flatten)]
    pub drawing: Drawing,
}

#[derive(Debug, Args)]
pub(crate) struct Pairs {
    /// Pairs of states
    #[arg(required = true, value_name = "PAIR")]
    pub pairs: Vec<String>,
    /// A measure of pairs, see mithaq measure --list
    #[arg(long, value_name = "NAME", default_value = "goldstein-mean")]
    pub measure: Name,
    #[command(flatten)]
    pub times: Times,
    #[command(flatten)]
    pub ground: Ground,
    #[command(flatten)]
    pub drawing: Drawing,
}
