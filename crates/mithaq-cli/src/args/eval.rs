//! What can be asked of `mithaq eval`.

use std::path::PathBuf;

use clap::Args;

use super::{AnswerForm, Way, share};

pub(super) const HELP: &str = "Examples:
  mithaq eval corpus/dev/*.jsonl
  mithaq eval --misses gold.jsonl | less
  mithaq eval --format json corpus/test/ar.jsonl
  mithaq eval --reviewed sahel.ledger

A line of gold (JSON lines, packed with gzip or not, a line at most 8 MiB) is one text with what has to be
found in it, what may be, what must not be; broken here for reading:
  {\"id\": \"a1\", \"language\": \"en\", \"published\": \"2025-11-20\",
   \"text\": \"Togo signed a pact with Russia.\",
   \"must\": [{\"kind\": \"agreement\", \"stage\": \"signed\",
             \"parties\": [\"TGO\", \"RUS\"], \"quote\": \"signed a pact\"}],
   \"may\": [], \"must_not\": [], \"exhaustive\": true}
or the same fact in several languages: \"texts\": {\"ar\": \"…\", \"en\": \"…\"} for text and language.
A pattern states kind and may state type (or several), stage, actors, recipients, parties, modality,
polarity, when {start, end}, undated, speaker_kind, speaker, scope, actor_text, mode, quote; what it leaves
out is free. Modes, classes and kinds of relation are counted among the fields, but make no record wrong.

found   wanted, with a record that agrees on all that is stated; partly: with some field wrong
right   records of exhaustive texts that agree with something wanted or allowed; partly; wrong: nothing like it is said
hits    records of what must not be recorded
Ends with 1 where a line cannot be understood or a text cannot be read, which counts as nothing found.";

#[derive(Debug, Args)]
pub(crate) struct Eval {
    /// Texts with their records, one a line; `-` is standard input
    #[arg(value_name = "GOLD", required_unless_present = "reviewed")]
    pub gold: Vec<PathBuf>,
    /// Score on what reviewers corrected and rejected in this ledger
    #[arg(long, value_name = "LEDGER")]
    pub reviewed: Option<PathBuf>,
    #[command(flatten)]
    pub way: Way,
    /// Leave out records below this confidence, 0 to 1
    #[arg(long, value_name = "SHARE", value_parser = share, default_value_t = 0.0)]
    pub min_confidence: f64,
    /// Also list what is missed, partly right, wrong or hit
    #[arg(long)]
    pub misses: bool,
    /// How to print
    #[arg(long, value_enum, default_value_t = AnswerForm::Text)]
    pub format: AnswerForm,
    /// Read on this many cores [default: all]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
}
