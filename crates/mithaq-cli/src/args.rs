//! What can be typed.

mod alignment;
mod eval;
mod plot;
#[cfg(feature = "serve")]
mod serve;

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum};
use mithaq_intake::Form;

use crate::codes::OWN_LANGUAGE;
pub(crate) use alignment::{Measure, RowForm, RuleArguments, Ties};
pub(crate) use eval::Eval;
pub(crate) use plot::{Digits, Drawing, Ground, Picture, Plot, Times};
pub(crate) use plot::{
    Network as PlotNetwork, Pairs as PlotPairs, Shares as PlotShares, Timeline as PlotTimeline,
};
#[cfg(feature = "serve")]
pub(crate) use serve::Serve;

const STATUS: &str = "\
States and organisations are typed by name in any language of the lexicon (Togo, توغو), by code (TGO, EU)
or by number (461, cow:461, gw:461); pairs as TGO-RUS; records by the beginning of their id.

Exit status: 0 all well; 1 some of the input was skipped, or a check found flaws; 2 what was typed makes
no sense; 3 nothing could be done.";

/// Reads news reports and records who did what to whom, which agreements states made or ended, and who
/// claims what, each with its exact words; keeps all of it in a ledger, and answers from it.
#[derive(Debug, Parser)]
#[command(name = "mithaq", version, arg_required_else_help = true, max_term_width = 100, after_help = STATUS)]
pub(crate) struct Arguments {
    /// Read by the lexicon in this folder [default: the one built in]
    #[arg(long, global = true, value_name = "DIR", env = "MITHAQ_LEXICON")]
    pub lexicon: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read reports and print what they say
    #[command(
        after_help = "Examples:\n  mithaq read report.txt\n  mithaq read --format jsonl reports/*.txt > records.jsonl\n  mithaq read --format csv news.jsonl pages/ 'archive/*.warc.gz'\n  curl … | mithaq read -"
    )]
    Read(Read),
    /// Read reports into a ledger; a report that is already there changes nothing
    #[command(
        after_help = "Examples:\n  mithaq add --ledger sahel.ledger reports/\n  mithaq add --log skipped.jsonl CC-NEWS-*.warc.gz\n  mithaq add news.jsonl feed.rss export.csv\n  mithaq add --input records records.jsonl\n  mithaq add --again --ledger sahel.ledger            (what the ledger keeps, by a newer mithaq)\n  mithaq add --again reports/togo.html"
    )]
    Add(Add),
    /// Poll news feeds and add what is new to a ledger
    #[command(
        after_help = "Examples:\n  mithaq watch feeds.toml --ledger sahel.ledger       (until Ctrl-C)\n  mithaq watch feeds.toml --once                      (one round, for cron)\n\nThe least that feeds.toml must say:\n  [[feed]]\n  url = \"https://news.example/rss\"\n\nMay be left out, with these defaults:\n  [settings]\n  every = \"15m\"            how often a feed is asked\n  delay = \"2s\"             between two requests to a host\n  largest = \"2 MiB\"        of a feed or page\n  user_agent = \"mithaq/…\"  its first word is looked up in robots.txt\n  allow_private = []       blocks of private addresses that may be asked\n  follow = true            fetch the pages; false: only what the feed holds\n  state = \"…\"              [default: the ledger's name with .watch.json]"
    )]
    Watch(Watch),
    /// Show the timeline of a state or of two states, or one event, agreement or record
    #[command(
        after_help = "Examples:\n  mithaq show TGO\n  mithaq show TGO-RUS --format json\n  mithaq show 3f2a9c0b1d4e5f67"
    )]
    Show(Show),
    /// Ask whether a state has turned from one power to another
    #[command(
        override_usage = "mithaq ask [OPTIONS] --between <FROM,TO> <STATE>",
        after_help = "Examples:\n  mithaq ask TGO --between FRA,RUS\n  mithaq ask TGO --between FRA,RUS --format json\n  mithaq ask TGO --between FRA,RUS --format html > togo.html     (a page to print)\n  mithaq ask TGO --between FRA,RUS --of report.txt     (from these reports alone, without a ledger)"
    )]
    Ask(Ask),
    /// Show the ties of a state, or between two, by year or month: agreements in force, events, relations
    #[command(after_help = alignment::TIES_HELP)]
    Ties(Ties),
    /// Measure how alike, concentrated or central states are, over all states of a year
    #[command(after_help = alignment::MEASURE_HELP)]
    Measure(Measure),
    /// Draw shares, a timeline, a network or small multiples, as SVG or PNG
    #[command(after_help = plot::PLOT_HELP)]
    Plot(Plot),
    /// Show the ledger as pages in a browser, in Arabic, English, French and Russian
    #[cfg(feature = "serve")]
    #[command(after_help = serve::HELP)]
    Serve(Serve),
    /// Query the ledger with SQL that can only read (docs/formats.md lists the views)
    #[command(
        after_help = "Examples:\n  mithaq sql \"SELECT type, COUNT(*) FROM mentions GROUP BY type\"\n  mithaq sql --format csv \"SELECT * FROM mentions\" > mentions.csv"
    )]
    Sql(Sql),
    /// List what independent reports differ on: dates, places, parties, stages, numbers, whether at all
    #[command(
        after_help = "Examples:\n  mithaq disputes\n  mithaq disputes TGO\n  mithaq disputes TGO-RUS --format json"
    )]
    Disputes(Disputes),
    /// List which reports are copies of which
    #[command(after_help = "Example:\n  mithaq copies --ledger sahel.ledger")]
    Copies(Copies),
    /// Find reports by their words; a name is found in every language
    #[command(
        after_help = "Examples:\n  mithaq search \"Faure Gnassingbé\"\n  mithaq search لومي اتفاقية\n  mithaq search --format json Wagner"
    )]
    Search(Search),
    /// Decide that records tell of one event or agreement
    #[command(
        after_help = "Example:\n  mithaq merge 3f2a9c0b1d4e5f67 90ab12cd34ef5678 --why \"same raid, two spellings of the village\""
    )]
    Merge(Merge),
    /// Decide that records tell of something else than what they were merged with
    #[command(after_help = "Example:\n  mithaq split 3f2a9c0b1d4e5f67 --why \"another village\"")]
    Split(Split),
    /// Decide that a record was misread and what it should say; the record itself stays as it is
    #[command(
        after_help = "Examples:\n  mithaq correct 3f2a9c0b1d4e5f67 when 2025-04-03 --why \"the ministry dates it so\"\n  mithaq correct 3f2a9c0b1d4e5f67 recipients TGO --why \"Lomé, not Lima\"\n\nColumns: type, mode, stage, actors, recipients, when, place_name, place_country, modality, polarity"
    )]
    Correct(Correct),
    /// Decide that a record counts for nothing, or with --undo that it counts again as it was read
    #[command(after_help = "Example:\n  mithaq reject 3f2a9c0b1d4e5f67 --why \"a film, not an attack\"")]
    Reject(Reject),
    /// Prove that nothing in the ledger was lost or changed
    #[command(
        after_help = "Examples:\n  mithaq check --ledger sahel.ledger\n  mithaq check --quick --ledger sahel.ledger"
    )]
    Check(Check),
    /// Work out anew what the reports of a ledger say together; what was added stays as it is
    #[command(after_help = "Example:\n  mithaq rebuild --ledger sahel.ledger")]
    Rebuild(Rebuild),
    /// Take events, alliances, peace agreements or UN votes of another dataset into a ledger, as a source of its own
    #[command(
        after_help = "Examples:\n  mithaq import 20250218230000.export.CSV\n  unzip -p 20150218.export.CSV.zip | mithaq import -\n  mithaq import --format atop atop5_1m.csv\n  mithaq import IdealpointestimatesAll_Jun2024.csv AgreementScoresAll_Jun2024.csv\n  mithaq sql \"SELECT source, COUNT(*) FROM imported_events GROUP BY source\""
    )]
    Import(Import),
    /// Print a ledger in a form that other programs read, or what its columns say
    #[command(
        after_help = "Examples:\n  mithaq export --format csv --of agreements > agreements.csv\n  mithaq export --format dyad-year --undirected --from 1990 > dyads.csv\n  mithaq export --format dyad-year --codebook\n  mithaq export --format dyad-month --states Togo,Mali,Russia,France --from 2020 --balanced > panel.csv\n  mithaq export --format graphml > network.graphml"
    )]
    Export(Export),
    /// Write a dataset to cite into a new folder: tables, codebook, hashes
    #[command(
        after_help = "Example:\n  mithaq release sahel-2025 --ledger sahel.ledger --title \"Alignment in the Sahel\" --author \"A. Name\" --license CC-BY-4.0"
    )]
    Release(Release),
    /// Show how a report is understood: words, mentions, dates, clauses, rules
    #[command(after_help = "Example:\n  mithaq explain report.txt")]
    Explain(Explain),
    /// Score the reader on texts whose records are known, or on what reviewers decided
    #[command(after_help = eval::HELP)]
    Eval(Eval),
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
    /// Files, folders or patterns (*.html) to read, also packed with gzip; `-` is standard input
    #[arg(required = true, value_name = "REPORT")]
    pub reports: Vec<PathBuf>,
    /// How the reports come
    #[arg(long, value_enum, default_value_t = InputForm::Auto)]
    pub input: InputForm,
    #[command(flatten)]
    pub told: Told,
    /// Read on this many cores [default: all]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputForm {
    /// Told by name and content, each file for itself
    Auto,
    /// Each file is one page of text, pasted or scraped
    Page,
    /// Each file is one HTML page
    Html,
    /// One document a line: {"text": "…", "id": "…", "language": "ar", "published": "2008-01-10"}, only text (or html) is required
    Jsonl,
    /// One document a row; the header names a column text (or body, content, full_text, html)
    Csv,
    /// Web archives, such as those of Common Crawl's CC-NEWS
    Warc,
    /// RSS, Atom or JSON feeds
    Feed,
}

impl From<InputForm> for Form {
    fn from(form: InputForm) -> Self {
        match form {
            InputForm::Auto => Self::Auto,
            InputForm::Page => Self::Page,
            InputForm::Html => Self::Html,
            InputForm::Jsonl => Self::Jsonl,
            InputForm::Csv => Self::Csv,
            InputForm::Warc => Self::Warc,
            InputForm::Feed => Self::Feed,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Read {
    #[command(flatten)]
    pub reports: Reports,
    /// How to print
    #[arg(long, value_enum, default_value_t = ReadForm::Text)]
    pub format: ReadForm,
    #[command(flatten)]
    pub way: Way,
    /// Leave out records below this confidence, 0 to 1
    #[arg(long, value_name = "SHARE", value_parser = share, default_value_t = 0.0)]
    pub min_confidence: f64,
}

/// What the sender knows of the reports.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Told {
    /// The language of the reports that do not tell it themselves, by its folder in the lexicon (ar, en, fr) [default: told by their words]
    #[arg(long, value_name = "CODE", value_parser = language)]
    pub language: Option<String>,
}

impl Told {
    /// # Errors
    /// Where the lexicon has no folder for the language: a report that is kept under a wrong one would not be read again.
    pub(crate) fn check(&self) -> anyhow::Result<()> {
        self.language.as_deref().map_or(Ok(()), |code| Ok(crate::codes::language(code).map(|_| ())?))
    }
}

/// Two small letters, or three.
fn language(code: &str) -> Result<String, String> {
    let is_code = matches!(code.len(), 2 | 3) && code.bytes().all(|b| b.is_ascii_lowercase());
    if is_code {
        Ok(code.to_owned())
    } else {
        Err("not a code of two or three small letters, such as ar or en".to_owned())
    }
}

/// How texts are read.
#[derive(Debug, Clone, Copy, Default, Args)]
pub(crate) struct Way {
    /// Read by words and rules alone, without the trained encoder: some hundred times as fast, and less sure
    #[arg(long)]
    pub fast: bool,
}

impl From<Way> for mithaq::Reader {
    fn from(way: Way) -> Self {
        if way.fast { Self::Words } else { Self::Encoder }
    }
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
        /// The lexicon folder [default: that of --lexicon, else lexicon]
        folder: Option<PathBuf>,
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

/// Where the ledger is, and as of when it is read.
#[derive(Debug, Clone, Args)]
pub(crate) struct LedgerView {
    #[command(flatten)]
    pub file: LedgerFile,
    /// As the ledger stood at the end of this day (UTC): without what was added or decided later
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub as_of: Option<String>,
    /// Only what had been published by the end of this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub published_until: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Add {
    #[command(flatten)]
    pub ledger: LedgerFile,
    /// Files, folders or patterns (*.html) to read, also packed with gzip; `-` is standard input
    #[arg(required_unless_present = "again", value_name = "REPORT")]
    pub reports: Vec<PathBuf>,
    /// Read anew, of the reports that the ledger keeps (or those given, where it keeps them), what this program did not read with this
    /// lexicon and model; `--again=all`: every one. The new reading counts, the old one stays
    #[arg(long, value_enum, value_name = "WHICH", num_args = 0..=1, require_equals = true, default_missing_value = "others")]
    pub again: Option<Again>,
    /// How the reports come
    #[arg(long, value_enum, default_value_t = AddForm::Documents(InputForm::Auto))]
    pub input: AddForm,
    #[command(flatten)]
    pub told: Told,
    #[command(flatten)]
    pub way: Way,
    /// Also write what is skipped to the end of this file: {"place": "…", "what": "…"} a line
    #[arg(long, value_name = "FILE")]
    pub log: Option<PathBuf>,
    /// Read on this many cores [default: all]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Print the id of each report as soon as it is on disk: what was printed survives whatever happens next
    #[arg(long)]
    pub acknowledge: bool,
    /// Leave it to a later add to work out what the reports say together
    #[arg(long)]
    pub no_merge: bool,
}

/// Which kept reports are read anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Again {
    /// Those that another program, lexicon or model has read, or whose records came ready
    Others,
    /// Every one
    All,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AddForm {
    Documents(InputForm),
    Records,
}

impl ValueEnum for AddForm {
    fn value_variants<'a>() -> &'a [Self] {
        use InputForm::{Auto, Csv, Feed, Html, Jsonl, Page, Warc};
        &[
            Self::Documents(Auto),
            Self::Documents(Page),
            Self::Documents(Html),
            Self::Documents(Jsonl),
            Self::Documents(Csv),
            Self::Documents(Warc),
            Self::Documents(Feed),
            Self::Records,
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        match self {
            Self::Documents(form) => form.to_possible_value(),
            Self::Records => Some(PossibleValue::new("records").help("What `read --format jsonl` printed")),
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Watch {
    /// Which feeds, and how they are polled
    #[arg(value_name = "FEEDS")]
    pub feeds: PathBuf,
    #[command(flatten)]
    pub ledger: LedgerFile,
    #[command(flatten)]
    pub way: Way,
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
    pub ledger: LedgerView,
    /// How to print
    #[arg(long, value_enum, default_value_t = AnswerForm::Text)]
    pub format: AnswerForm,
}

#[derive(Debug, Args)]
pub(crate) struct Ask {
    /// The state, by name or code
    #[arg(required_unless_present = "print_method")]
    pub state: Option<String>,
    /// The two powers: has the state turned from the first to the second?
    #[arg(
        long,
        value_name = "FROM,TO",
        value_delimiter = ',',
        num_args = 1..=2,
        required_unless_present = "print_method"
    )]
    pub between: Vec<String>,
    #[command(flatten)]
    pub ledger: LedgerView,
    /// Answer from these reports alone, without a ledger
    #[arg(long, value_name = "REPORT", num_args = 1..)]
    pub of: Vec<PathBuf>,
    /// How these reports come
    #[arg(long, value_enum, default_value_t = InputForm::Auto, requires = "of")]
    pub input: InputForm,
    /// The language of these reports, where they do not tell theirs
    #[arg(long, value_name = "CODE", requires = "of")]
    pub of_language: Option<String>,
    #[command(flatten)]
    pub way: Way,
    /// Thresholds and weights other than the built-in ones: a TOML file, see --print-method
    #[arg(long, value_name = "FILE")]
    pub method: Option<PathBuf>,
    /// Print the built-in thresholds and weights, as a file to change
    #[arg(long)]
    pub print_method: bool,
    /// List so many pieces of evidence on each side, the strongest; 0 for all
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub evidence: usize,
    /// Answer in this language: any that the lexicon has captions for
    #[arg(long, value_name = "CODE", default_value = OWN_LANGUAGE)]
    pub language: String,
    /// Call states by their codes
    #[arg(long)]
    pub codes: bool,
    /// How to print
    #[arg(long, value_enum, default_value_t = AskForm::Text)]
    pub format: AskForm,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AskForm {
    /// For people
    Text,
    /// One JSON value
    Json,
    /// A page to print
    Html,
}

#[derive(Debug, Args)]
pub(crate) struct Sql {
    /// One SELECT
    pub query: String,
    #[command(flatten)]
    pub ledger: LedgerView,
    /// How to print
    #[arg(long, value_enum, default_value_t = SqlForm::Table)]
    pub format: SqlForm,
    /// Stop after so many seconds
    #[arg(long, value_name = "N", default_value_t = 600, value_parser = clap::value_parser!(u64).range(1..=604_800))]
    pub seconds: u64,
    /// Print at most so many rows
    #[arg(long, value_name = "N")]
    pub rows: Option<usize>,
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
pub(crate) struct Disputes {
    /// A state (TGO) or two states (TGO-RUS) [default: all]
    #[arg(value_name = "STATE|PAIR")]
    pub what: Option<String>,
    #[command(flatten)]
    pub ledger: LedgerView,
    /// How to print
    #[arg(long, value_enum, default_value_t = AnswerForm::Text)]
    pub format: AnswerForm,
}

#[derive(Debug, Args)]
pub(crate) struct Copies {
    #[command(flatten)]
    pub ledger: LedgerView,
    /// How to print
    #[arg(long, value_enum, default_value_t = AnswerForm::Text)]
    pub format: AnswerForm,
}

#[derive(Debug, Args)]
pub(crate) struct Search {
    /// Words and names, all of which must stand in the report; several words in quotation marks must stand together
    #[arg(required = true, value_name = "WORD")]
    pub words: Vec<String>,
    /// So many reports at most
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub most: usize,
    #[command(flatten)]
    pub ledger: LedgerView,
    /// How to print
    #[arg(long, value_enum, default_value_t = AnswerForm::Text)]
    pub format: AnswerForm,
}

/// Who decides, and why.
#[derive(Debug, Clone, Args)]
pub(crate) struct Reviewing {
    /// The reason
    #[arg(long, value_name = "TEXT")]
    pub why: String,
    /// Who decides [default: the name of the account]
    #[arg(long, value_name = "NAME", env = "MITHAQ_REVIEWER")]
    pub who: Option<String>,
    #[command(flatten)]
    pub ledger: LedgerFile,
}

#[derive(Debug, Args)]
pub(crate) struct Merge {
    /// Records, events or agreements, by id
    #[arg(required = true, num_args = 2.., value_name = "ID")]
    pub ids: Vec<String>,
    #[command(flatten)]
    pub reviewing: Reviewing,
}

#[derive(Debug, Args)]
pub(crate) struct Split {
    /// Records by id; those given together stay together
    #[arg(required = true, value_name = "RECORD")]
    pub records: Vec<String>,
    #[command(flatten)]
    pub reviewing: Reviewing,
}

#[derive(Debug, Args)]
pub(crate) struct Correct {
    /// The record, by id
    pub record: String,
    /// Which column of mentions
    pub column: String,
    /// What it should be; "" for nothing
    pub value: String,
    #[command(flatten)]
    pub reviewing: Reviewing,
}

#[derive(Debug, Args)]
pub(crate) struct Reject {
    /// The record, by id
    pub record: String,
    /// It counts again, as it was read: rejections and corrections no longer hold
    #[arg(long)]
    pub undo: bool,
    #[command(flatten)]
    pub reviewing: Reviewing,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub ledger: LedgerFile,
    /// Only the file, its schema and the chain of its batches, not what was worked out from them
    #[arg(long)]
    pub quick: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Rebuild {
    #[command(flatten)]
    pub ledger: LedgerFile,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    #[command(flatten)]
    pub reports: Reports,
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    #[command(flatten)]
    pub ledger: LedgerFile,
    /// Files to take in, also packed by gzip; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Whose files they are [default: told by the columns of each]
    #[arg(long, value_enum)]
    pub format: Option<ImportForm>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ImportForm {
    /// GDELT 1.0 events (57 or 58 columns)
    Gdelt1,
    /// GDELT 2.0 events (61 columns)
    Gdelt2,
    /// ICEWS coded event data
    Icews,
    /// POLECAT events
    Polecat,
    /// ATOP alliances, one row a member (atop5_1m.csv)
    Atop,
    /// COW formal alliances, one row a member (alliance_v4.1_by_member.csv)
    Cow,
    /// PA-X peace agreements, version 5 and after
    Pax,
    /// Ideal points in the UN General Assembly (IdealpointestimatesAll_….csv; of all votes, not of an issue)
    UnIdealPoints,
    /// How alike states vote there (AgreementScoresAll_….csv; of all votes, not of an issue)
    UnAgreement,
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    #[command(flatten)]
    pub ledger: LedgerView,
    /// The form
    #[arg(long, value_enum)]
    pub format: ExportForm,
    /// Which view: any for csv and jsonl [default: events]; events or agreements for graphml and json-ld [default: both]
    #[arg(long, value_name = "VIEW", value_parser = view)]
    pub of: Option<String>,
    /// Dyads: pairs of these alone, by name or code [default: all that anything is told of]
    #[arg(long, value_name = "A,B,…", value_delimiter = ',')]
    pub states: Vec<String>,
    /// Dyads: a row for every pair and period, also where nothing is told
    #[arg(long)]
    pub balanced: bool,
    #[command(flatten)]
    pub rules: RuleArguments,
    /// Who acts apart from who is acted upon (graphml, dyads, state-year); the default
    #[arg(long, conflicts_with = "undirected")]
    pub directed: bool,
    /// Whoever acts (graphml, dyads, state-year)
    #[arg(long)]
    pub undirected: bool,
    /// From this year on; what has no day is left out
    #[arg(long, value_name = "YYYY")]
    pub from: Option<i32>,
    /// Up to this year; what has no day is left out
    #[arg(long, value_name = "YYYY")]
    pub to: Option<i32>,
    /// Print what the columns say, as Markdown, instead
    #[arg(long)]
    pub codebook: bool,
}

/// The name of a view; `imported-events` is `imported_events`.
fn view(typed: &str) -> Result<String, String> {
    let name = typed.replace('-', "_");
    let names: Vec<_> = mithaq_ledger::views().iter().map(|(name, _)| *name).collect();
    if names.contains(&name.as_str()) {
        Ok(name)
    } else {
        Err(format!("the views are: {}", names.join(", ")))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportForm {
    /// The rows of a view, with a header
    Csv,
    /// The rows of a view, one JSON object a line
    Jsonl,
    /// A network: states as nodes, events and agreements as edges
    Graphml,
    /// Events and agreements in the terms of schema.org
    JsonLd,
    /// The 61 event columns of GDELT 2.0
    Gdelt,
    /// The columns of POLECAT
    Polecat,
    /// Counts for each pair of states and year
    DyadYear,
    /// The same by month: counts and what is in force
    DyadMonth,
    /// Counts for each state and year
    StateYear,
}

#[derive(Debug, Args)]
pub(crate) struct Release {
    /// The folder: new, or empty
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    #[command(flatten)]
    pub ledger: LedgerView,
    /// How the dataset is called
    #[arg(long)]
    pub title: Option<String>,
    /// Who put it together; once for each
    #[arg(long = "author", value_name = "NAME")]
    pub authors: Vec<String>,
    /// Under which licence it may be used: an SPDX identifier
    #[arg(long, value_name = "SPDX")]
    pub license: Option<String>,
}
