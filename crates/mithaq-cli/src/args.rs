//! What can be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Reads news reports and records who did what to whom, which agreements states made or ended, and who
/// claims what, each with its exact words; keeps all of it in a ledger, and answers from it.
#[derive(Debug, Parser)]
#[command(name = "mithaq", version, arg_required_else_help = true, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read reports and print what they say
    #[command(
        after_help = "Examples:\n  mithaq read report.txt\n  mithaq read --format jsonl reports/*.txt > records.jsonl\n  mithaq read --format csv --input jsonl news.jsonl\n  curl … | mithaq read -"
    )]
    Read(Read),
    /// Read reports into a ledger; a report that is already there changes nothing
    #[command(
        after_help = "Examples:\n  mithaq add --ledger sahel.ledger reports/*.txt\n  mithaq add --input jsonl news.jsonl\n  mithaq add --input records records.jsonl"
    )]
    Add(Add),
    /// Poll news feeds and add what is new to a ledger
    #[command(
        after_help = "Examples:\n  mithaq watch feeds.toml --ledger sahel.ledger       (until Ctrl-C)\n  mithaq watch feeds.toml --once                      (one round, for cron)\n\nThe least that feeds.toml must say:\n  [[feed]]\n  url = \"https://news.example/rss\"\n\nMay be left out, with these defaults:\n  [settings]\n  every = \"15m\"            how often a feed is asked\n  delay = \"2s\"             between two requests to a host\n  largest = \"2 MiB\"        of a feed or page\n  user_agent = \"mithaq/…\"  its first word is looked up in robots.txt\n  allow_private = []       blocks of private addresses that may be asked\n  follow = true            fetch the pages; false: only what the feed holds\n  state = \"…\"              [default: the ledger's name with .watch.json]"
    )]
    Watch(Watch),
    /// Show the timeline of a state or of two states, or one record
    #[command(
        after_help = "Examples:\n  mithaq show TGO\n  mithaq show TGO-RUS --format json\n  mithaq show 3f2a9c0b1d4e5f67"
    )]
    Show(Show),
    /// Ask whether a state has turned from one power to another
    #[command(
        after_help = "Examples:\n  mithaq ask TGO --between FRA,RUS\n  mithaq ask TGO --between FRA,RUS --format json\n  mithaq ask TGO --between FRA,RUS --of report.txt     (from these reports alone, without a ledger)"
    )]
    Ask(Ask),
    /// Query the ledger with SQL that can only read (tables: articles, mentions)
    #[command(
        after_help = "Examples:\n  mithaq sql \"SELECT type, COUNT(*) FROM mentions GROUP BY type\"\n  mithaq sql --format csv \"SELECT * FROM mentions\" > mentions.csv"
    )]
    Sql(Sql),
    /// Show how a report is understood: words, mentions, dates, clauses, rules
    #[command(after_help = "Example:\n  mithaq explain report.txt")]
    Explain(Explain),
    /// Check a lexicon folder, or say what a name means
    #[command(
        subcommand,
        after_help = "Examples:\n  mithaq lexicon check lexicon\n  mithaq lexicon show الكرملين\n  mithaq lexicon show --on 2010-05-01 Sarkozy"
    )]
    Lexicon(LexiconCommand),
    /// Print a completion script for a shell
    #[command(
        after_help = "Example:\n  mithaq completions bash > ~/.local/share/bash-completion/completions/mithaq"
    )]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// Which reports, and how they come.
#[derive(Debug, Clone, Args)]
pub(crate) struct Reports {
    /// Files to read; `-` is standard input
    #[arg(required = true, value_name = "REPORT")]
    pub reports: Vec<PathBuf>,
    /// How the reports come
    #[arg(long, value_enum, default_value_t = InputForm::Page)]
    pub input: InputForm,
    /// Read on this many cores [default: all]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputForm {
    /// Each file is one page, pasted or scraped
    Page,
    /// One document a line: {"text": "…", "id": "…", "language": "ar", "published": "2008-01-10"}, only text is required
    Jsonl,
}

#[derive(Debug, Args)]
pub(crate) struct Read {
    #[command(flatten)]
    pub reports: Reports,
    /// How to print
    #[arg(long, value_enum, default_value_t = ReadForm::Text)]
    pub format: ReadForm,
    /// Leave out records below this confidence, 0 to 1
    #[arg(long, value_name = "SHARE", value_parser = share, default_value_t = 0.0)]
    pub min_confidence: f64,
}

/// A number from 0 to 1.
fn share(text: &str) -> Result<f64, String> {
    let share: f64 = text.parse().map_err(|_| "not a number".to_owned())?;
    if (0.0..=1.0).contains(&share) { Ok(share) } else { Err("not between 0 and 1".to_owned()) }
}

#[derive(Debug, Subcommand)]
pub(crate) enum LexiconCommand {
    /// Find clashes, holes and entries that cannot work, each with its place
    Check {
        /// The lexicon folder
        #[arg(default_value = "lexicon")]
        folder: PathBuf,
    },
    /// Say what a name or word means to the reader
    Show(LexiconShow),
}

#[derive(Debug, Args)]
pub(crate) struct LexiconShow {
    /// The name or word, in any form the lexicon makes of it
    pub name: String,
    /// On this day: which office a person held
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub on: Option<String>,
    /// In this language alone
    #[arg(long, value_name = "CODE")]
    pub language: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReadForm {
    /// For people
    Text,
    /// One JSON object a line: each article, then its records
    Jsonl,
    /// One row a record
    Csv,
}

/// Where the ledger is.
#[derive(Debug, Clone, Args)]
pub(crate) struct LedgerFile {
    /// The ledger
    #[arg(long, value_name = "FILE", env = "MITHAQ_LEDGER", default_value = "mithaq.ledger")]
    pub ledger: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Add {
    #[command(flatten)]
    pub ledger: LedgerFile,
    /// Files to read; `-` is standard input
    #[arg(required = true, value_name = "REPORT")]
    pub reports: Vec<PathBuf>,
    /// How the reports come
    #[arg(long, value_enum, default_value_t = AddForm::Page)]
    pub input: AddForm,
    /// Read on this many cores [default: all]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AddForm {
    /// Each file is one page, pasted or scraped
    Page,
    /// One document a line, as for `read`
    Jsonl,
    /// What `read --format jsonl` printed
    Records,
}

#[derive(Debug, Args)]
pub(crate) struct Watch {
    /// Which feeds, and how they are polled
    #[arg(value_name = "FEEDS")]
    pub feeds: PathBuf,
    #[command(flatten)]
    pub ledger: LedgerFile,
    /// One round, then end; fails where a feed failed
    #[arg(long)]
    pub once: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AnswerForm {
    /// For people
    Text,
    /// One JSON value
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct Show {
    /// A state (TGO), two states (TGO-RUS) or the id of a record
    #[arg(value_name = "STATE|PAIR|RECORD")]
    pub what: String,
    #[command(flatten)]
    pub ledger: LedgerFile,
    /// How to print
    #[arg(long, value_enum, default_value_t = AnswerForm::Text)]
    pub format: AnswerForm,
}

#[derive(Debug, Args)]
pub(crate) struct Ask {
    /// The state, ISO 3166-1 alpha-3 (TGO)
    pub state: String,
    /// The two powers: has the state turned from the first to the second?
    #[arg(long, value_name = "FROM,TO", value_delimiter = ',', num_args = 1..=2, required = true)]
    pub between: Vec<String>,
    #[command(flatten)]
    pub ledger: LedgerFile,
    /// Answer from these reports alone, without a ledger
    #[arg(long, value_name = "REPORT", num_args = 1..)]
    pub of: Vec<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t = AnswerForm::Text)]
    pub format: AnswerForm,
}

#[derive(Debug, Args)]
pub(crate) struct Sql {
    /// One SELECT
    pub query: String,
    #[command(flatten)]
    pub ledger: LedgerFile,
    /// How to print
    #[arg(long, value_enum, default_value_t = SqlForm::Table)]
    pub format: SqlForm,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SqlForm {
    /// Columns parted by tabs, for people
    Table,
    /// CSV with a header
    Csv,
    /// One JSON object a row and line
    Jsonl,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    #[command(flatten)]
    pub reports: Reports,
}
