//! What can be typed behind `plot`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use mithaq_alignment::Years;
use mithaq_alignment::measure::Name;

use super::LedgerView;
use super::alignment::{RuleArguments, SOURCES, YearsOf};

pub(super) const PLOT_HELP: &str = "\
Examples:
  mithaq plot shares TGO --with FRA,RUS --years 1960..2025 > shares.svg
  mithaq plot timeline TGO --between FRA,RUS --out togo.png
  mithaq plot network TGO --year 2025 --language ar --out togo.svg
  mithaq plot pairs TGO-FRA MLI-FRA NER-FRA --measure goldstein-mean --years 2010..2025 --out pairs.png";

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
    /// Write into this file; .png is drawn as PNG [default: SVG on standard output]
    #[arg(long, value_name = "FILE.svg|FILE.png")]
    pub out: Option<PathBuf>,
    /// Names and words in this language of the lexicon [default: those of the program]
    #[arg(long, value_name = "CODE")]
    pub language: Option<String>,
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
    /// The years
    #[arg(long, value_name = "YYYY..YYYY")]
    pub years: Years,
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
    /// The years
    #[arg(long, value_name = "YYYY..YYYY")]
    pub years: Years,
    #[command(flatten)]
    pub ground: Ground,
    #[command(flatten)]
    pub drawing: Drawing,
}
