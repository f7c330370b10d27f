//! What can be typed behind `ties` and `measure`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use mithaq_alignment::measure::Name;
use mithaq_alignment::{By, Counts, FromStep, Of, Rules, UnknownEnds, Valuation, Years};

use super::LedgerView;

pub(super) const TIES_HELP: &str = "\
Examples:
  mithaq ties TGO-FRA
  mithaq ties TGO-FRA --year 1963 --evidence
  mithaq ties TGO --from 1990 --format csv > ties.csv
  mithaq ties TGO-RUS --by month --unknown-ends lapse:10

When an agreement counts:
  Only steps that are reported and affirmed count, never plans, offers or denials. It is in force
  from the first possible day of a step (--from-step) or, where no report dates it, from its first
  report, until a report says that it was denounced, suspended or expired (--unknown-ends where
  none does). It counts in a year when it is in force on any day of it (--counts).

Sources stand apart: news is what was read in reports; atop, cow, gdelt2, … what was imported.
Where they differ in years that both cover, the row of the news says how.";

pub(super) const MEASURE_HELP: &str = "\
Examples:
  mithaq measure --list
  mithaq measure tau-b --pair DEU-RUS --years 1914 --source cow
  mithaq measure s-weighted --pair 255-365 --years 1914 --weights NMC.csv --weight-column cinc
  mithaq measure all --all --years 2016 --format csv > similarity.csv
  mithaq measure effective-partners --state TGO --years 1960..2025
  mithaq measure changes --on goldstein-mean --pair TGO-FRA --years 1960..2025

Portfolios of alliances (Signorino & Ritter 1999): 3 defence, 2 neutrality or non-aggression,
1 consultation, entente or military cooperation short of an alliance, 0 none; the own cell is 3.
The system is every state of the year that has a COW number, or --members.
What lies under a number: mithaq ties PAIR --year YYYY --evidence";

/// How rows are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RowForm {
    /// For people
    Text,
    /// CSV with a header
    Csv,
    /// One JSON object a row and line
    Jsonl,
}

/// When agreements are in force.
#[derive(Debug, Clone, Args)]
pub(crate) struct RuleArguments {
    /// How long an agreement stands of which no report tells an end: stand (until one is reported), or lapse:YEARS
    /// (so many years after the last step that is told)
    #[arg(long, value_name = "RULE", default_value = "stand")]
    unknown_ends: UnknownEnds,
    /// From which step on an agreement is in force
    #[arg(long, value_enum, default_value_t = FromStepArgument::Best)]
    from_step: FromStepArgument,
    /// In which years an agreement counts
    #[arg(long, value_enum, default_value_t = CountsArgument::Any)]
    counts: CountsArgument,
    /// Whose order the levels of alliance follow: cow (non-aggression 2, consultation 1), atop (consultation 2,
    /// non-aggression 1), or by-source (atop for ATOP, cow for all else)
    #[arg(long, value_name = "ORDER", default_value = "by-source")]
    valuation: Valuation,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FromStepArgument {
    /// In force where a report says so; else ratified; else signed or concluded
    Best,
    /// Signed or concluded
    Signed,
    /// Ratified or in force; what is only signed does not count
    Ratified,
    /// In force; what is not said to be does not count
    InForce,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum CountsArgument {
    /// In force on any day of the year, as in the dyad-years of COW and ATOP
    #[value(name = "any-day")]
    Any,
    /// In force on its first day
    #[value(name = "first-day")]
    First,
    /// In force on its last day
    #[value(name = "last-day")]
    Last,
}

impl RuleArguments {
    pub(crate) fn rules(&self) -> Rules {
        Rules {
            unknown_ends: self.unknown_ends,
            from_step: match self.from_step {
                FromStepArgument::Best => FromStep::Best,
                FromStepArgument::Signed => FromStep::Signed,
                FromStepArgument::Ratified => FromStep::Ratified,
                FromStepArgument::InForce => FromStep::InForce,
            },
            counts: match self.counts {
                CountsArgument::Any => Counts::AnyDay,
                CountsArgument::First => Counts::FirstDay,
                CountsArgument::Last => Counts::LastDay,
            },
            valuation: self.valuation,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Ties {
    /// A state (TGO) or two states (TGO-FRA); also COW or Gleditsch–Ward numbers
    #[arg(value_name = "PAIR|STATE", required_unless_present = "codebook")]
    pub what: Option<String>,
    #[command(flatten)]
    pub ledger: LedgerView,
    /// One row a year, or a month
    #[arg(long, value_enum, default_value_t = ByArgument::Year)]
    by: ByArgument,
    /// From this year on
    #[arg(long, value_name = "YYYY", value_parser = year())]
    pub from: Option<i16>,
    /// Up to this year
    #[arg(long, value_name = "YYYY", value_parser = year())]
    pub to: Option<i16>,
    /// This year alone
    #[arg(long, value_name = "YYYY", value_parser = year(), conflicts_with_all = ["from", "to"])]
    pub year: Option<i16>,
    #[command(flatten)]
    pub rules: RuleArguments,
    /// Also print the ids and quotes of what each number counts (CSV: instead, one row a quote)
    #[arg(long)]
    pub evidence: bool,
    /// How to print
    #[arg(long, value_enum, default_value_t = RowForm::Text)]
    pub format: RowForm,
    /// Print what the columns say, as Markdown, instead
    #[arg(long)]
    pub codebook: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ByArgument {
    Year,
    Month,
}

impl From<ByArgument> for By {
    fn from(by: ByArgument) -> Self {
        match by {
            ByArgument::Year => Self::Year,
            ByArgument::Month => Self::Month,
        }
    }
}

impl Ties {
    pub(crate) fn by(&self) -> By {
        self.by.into()
    }
}

fn year() -> clap::builder::RangedI64ValueParser<i16> {
    clap::value_parser!(i16).range(1000..=9999)
}

#[derive(Debug, Args)]
pub(crate) struct Measure {
    /// The measure, or changes: when a yearly series of one changed
    #[arg(value_name = "NAME", required_unless_present_any = ["list", "codebook"])]
    pub name: Option<String>,
    /// Of these two
    #[arg(long, value_name = "A-B", value_delimiter = ',', num_args = 1, group = "who")]
    pub pair: Vec<String>,
    /// Of this state; for measures of pairs, this state with each other
    #[arg(long, value_name = "A", group = "who")]
    pub state: Option<String>,
    /// Of all pairs, or all states
    #[arg(long, group = "who")]
    pub all: bool,
    /// The year, or years
    #[arg(long, value_name = "YYYY|YYYY..YYYY", required_unless_present_any = ["list", "codebook"])]
    pub years: Option<Years>,
    /// For changes: the measure whose series it is
    #[arg(long, value_name = "NAME", default_value = "goldstein-mean")]
    pub on: Name,
    /// What ties are taken from [default: alliances for similarity, events for their measures, else agreements]
    #[arg(long, value_enum)]
    of: Option<YearsOf>,
    /// From which source: news, atop, cow, gdelt1, gdelt2, icews, polecat, or all; what stands in several counts
    /// several times where agreements or events are counted [default: all for alliances, else news]
    #[arg(long, value_name = "SOURCE", value_parser = SOURCES)]
    pub source: Option<String>,
    /// The members of the system [default: every state of the year with a COW number or an imported alliance]
    #[arg(long, value_name = "A,B,…", value_delimiter = ',')]
    pub members: Vec<String>,
    /// Weights of the members: CSV with a column state (or iso3, ccode, gw) and perhaps year
    #[arg(long, value_name = "FILE")]
    pub weights: Option<PathBuf>,
    /// The column of the weights [default: weight, or cinc]
    #[arg(long, value_name = "NAME", requires = "weights")]
    pub weight_column: Option<String>,
    #[command(flatten)]
    pub rules: RuleArguments,
    #[command(flatten)]
    pub ledger: LedgerView,
    /// How to print
    #[arg(long, value_enum, default_value_t = RowForm::Text)]
    pub format: RowForm,
    /// List the measures
    #[arg(long)]
    pub list: bool,
    /// Print what the columns say, as Markdown, instead
    #[arg(long)]
    pub codebook: bool,
}

pub(super) const SOURCES: [&str; 8] = ["news", "atop", "cow", "gdelt1", "gdelt2", "icews", "polecat", "all"];

/// What ties of a year are taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum YearsOf {
    /// The highest level of agreement in force, 0 to 3
    Alliances,
    /// How many agreements are in force
    Agreements,
    /// Events: mean Goldstein score for similarity, else how many of cooperation
    Events,
}

impl Measure {
    pub(crate) fn of(&self) -> Option<Of> {
        self.of.map(Of::from)
    }
}

impl From<YearsOf> for Of {
    fn from(of: YearsOf) -> Self {
        match of {
            YearsOf::Alliances => Self::Alliances,
            YearsOf::Agreements => Self::Agreements,
            YearsOf::Events => Self::Events,
        }
    }
}
