//! One file a command.

pub(crate) mod add;
pub(crate) mod ask;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod copies;
pub(crate) mod decide;
pub(crate) mod disputes;
pub(crate) mod eval;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod import;
pub(crate) mod lexicon;
pub(crate) mod measure;
pub(crate) mod plot;
pub(crate) mod read;
pub(crate) mod rebuild;
pub(crate) mod release;
pub(crate) mod search;
#[cfg(feature = "serve")]
pub(crate) mod serve;
pub(crate) mod show;
pub(crate) mod sql;
pub(crate) mod ties;
pub(crate) mod watch;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use mithaq_ledger::{AsOf, Error, Ledger, Question};

use crate::args::{LedgerFile, LedgerView};
use crate::codes::{self, LATEST};
use crate::input::Fault;
use crate::output::text::without_controls;
use crate::progress::Progress;

/// Exit status where some of the input was skipped, or a check found flaws.
pub(crate) const PARTLY_DONE: u8 = 1;
/// Where what was typed makes no sense; clap has the same.
pub(crate) const USAGE: u8 = 2;
/// Where nothing could be done.
pub(crate) const NOTHING_DONE: u8 = 3;

/// So many different reasons for skipping are counted, and so many told.
const MOST_REASONS: usize = 1_000;
const TOLD_REASONS: usize = 5;

/// What was typed makes no sense.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Usage(String);

impl Usage {
    pub(crate) fn error(what: impl Into<String>) -> anyhow::Error {
        Self(what.into()).into()
    }

    /// Whether an error is one of how something was typed.
    pub(crate) fn is(error: &anyhow::Error) -> bool {
        error.chain().any(|cause| {
            cause.is::<Self>()
                || cause.is::<mithaq_voice::UnknownLanguage>()
                || cause.is::<mithaq_world::NotAParty>()
                || matches!(cause.downcast_ref(), Some(mithaq_alignment::Error::Asked(_)))
                || matches!(cause.downcast_ref(), Some(mithaq_exchange::Error::Unfit(_)))
                || matches!(
                    cause.downcast_ref(),
                    Some(Error::Question(_) | Error::Query { .. } | Error::Forbidden { .. })
                )
        })
    }
}

/// The exit status of a run that did so much and skipped so much.
pub(crate) fn exit(done: usize, skipped: usize) -> ExitCode {
    match (done, skipped) {
        (_, 0) => ExitCode::SUCCESS,
        (0, _) => NOTHING_DONE.into(),
        _ => PARTLY_DONE.into(),
    }
}

/// "1 report", "2 reports", "2 batches"
pub(crate) fn counted(count: usize, what: &str) -> String {
    let ending = match count {
        1 => "",
        _ if what.ends_with("ch") => "es",
        _ => "s",
    };
    format!("{count} {what}{ending}")
}

/// How many reports were read and how many were not.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub read: usize,
    pub skipped: usize,
    /// What is on the screen meanwhile.
    pub progress: Progress,
    log: Option<File>,
    /// What was wrong, and how often.
    reasons: BTreeMap<String, usize>,
}

impl Tally {
    /// What is skipped is also written to the end of this file.
    pub(crate) fn with_log(file: Option<&Path>) -> Result<Self> {
        let open = |file: &Path| {
            let log = File::options().create(true).append(true).open(file);
            log.with_context(|| format!("{}: cannot be written", file.display()))
        };
        Ok(Self { log: file.map(open).transpose()?, ..Self::default() })
    }

    /// Tells what was wrong with a report that is skipped.
    pub(crate) fn skip(&mut self, fault: &Fault) {
        self.skipped += 1;
        if self.reasons.len() < MOST_REASONS || self.reasons.contains_key(&fault.what) {
            *self.reasons.entry(fault.what.clone()).or_default() += 1;
        }
        self.progress.above(|| tell!("mithaq: {}", without_controls(&fault.to_string())));
        if let Some(log) = &mut self.log {
            let line = serde_json::json!({ "place": fault.place, "what": fault.what });
            if let Err(error) = writeln!(log, "{line}") {
                tell!("mithaq: the log cannot be written: {error}");
                self.log = None;
            }
        }
    }

    /// A line for each thing that was wrong with what is skipped, the commonest first.
    pub(crate) fn write_reasons(&self, out: &mut impl Write) -> io::Result<()> {
        let mut reasons: Vec<_> = self.reasons.iter().collect();
        reasons.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        reasons
            .iter()
            .take(TOLD_REASONS)
            .try_for_each(|(what, count)| writeln!(out, "  skipped {count}: {}", without_controls(what)))
    }

    /// The exit status says whether anything was skipped, or everything.
    pub(crate) fn exit(&self) -> ExitCode {
        exit(self.read, self.skipped)
    }

    /// A last line where something was skipped.
    pub(crate) fn report(&self) {
        if self.skipped > 0 {
            tell!("mithaq: {} read, {} skipped", self.read, self.skipped);
        }
    }
}

/// Opens a ledger that must be there, as it stood at the time asked for.
pub(crate) fn open(view: &LedgerView) -> Result<Ledger> {
    must_exist(&view.file)?;
    let as_of = AsOf { added: view.as_of.clone(), published: view.published_until.clone() };
    let ledger = Ledger::open_as_of(&view.file.ledger, &as_of).with_context(|| "cannot open the ledger")?;
    let unmerged = ledger.unmerged()?;
    if unmerged > 0 {
        tell!(
            "mithaq: {} not merged yet, so that events, agreements, copies and disputes lack them; \
             mithaq add --ledger {} with nothing new does it",
            counted(unmerged, "report"),
            view.file.ledger.display()
        );
    }
    if let (Some(day), Some(began)) = (&view.as_of, ledger.began()?)
        && day.as_str() < &began[..10.min(began.len())]
    {
        tell!(
            "mithaq: the ledger begins on {}: on {day} it held nothing. --published-until tells what had been published",
            &began[..10.min(began.len())]
        );
    }
    Ok(ledger)
}

/// Opens a ledger that must be there, for writing.
pub(crate) fn open_to_write(file: &LedgerFile) -> Result<Ledger> {
    must_exist(file)?;
    // An empty file is no ledger, and becomes none.
    match Ledger::open_read_only(&file.ledger) {
        Ok(_) | Err(Error::Older { .. }) => {}
        Err(error) => return Err(error.into()),
    }
    Ledger::open(&file.ledger).with_context(|| "cannot open the ledger")
}

pub(crate) fn must_exist(file: &LedgerFile) -> Result<()> {
    let path = &file.ledger;
    if !path.exists() {
        bail!("{}: there is no ledger; make one with: mithaq add --ledger {0} REPORT…", path.display());
    }
    Ok(())
}

/// The codes of `TGO` or `TGO-RUS`, typed as codes, numbers or names.
pub(crate) fn state_or_pair(what: &str) -> Result<Vec<String>> {
    state_or_pair_of(what, LATEST)
}

/// The same, with numbers of states as they were borne in a year.
pub(crate) fn state_or_pair_of(what: &str, year: i16) -> Result<Vec<String>> {
    let Some(pair) = codes::pair(what, year) else { return Ok(vec![codes::party(what, year)?]) };
    let (one, other) = pair?;
    different(&one, &other)?;
    Ok(vec![one, other])
}

/// The id of a record, of which the beginning is enough where no other record's begins so.
pub(crate) fn record_id(ledger: &Ledger, typed: &str) -> Result<String> {
    let ids = ledger.ids_beginning(&typed.trim().to_lowercase())?;
    match ids.as_slice() {
        [id] => Ok(id.clone()),
        [] => bail!("{}: no record {typed}", ledger.path().display()),
        several => bail!("{typed} begins several ids: {}", several.join(", ")),
    }
}

/// The question about a state and two powers, as people type them.
pub(crate) fn question(state: &str, powers: &[String]) -> Result<Question> {
    let [from, to] = powers else {
        return Err(Usage::error("--between takes two powers, as in --between FRA,RUS"));
    };
    Ok(Question::between(codes::parse(state)?, codes::parse(from)?, codes::parse(to)?))
}

/// A pair is of two states.
pub(crate) fn different(one: &str, other: &str) -> Result<()> {
    if one == other {
        return Err(Usage::error(format!("{one} twice: a pair is two different states")));
    }
    Ok(())
}

/// Years in order.
pub(crate) fn in_order<T: PartialOrd + std::fmt::Display>(from: Option<T>, to: Option<T>) -> Result<()> {
    match from.zip(to) {
        Some((from, to)) if from > to => Err(Usage::error(format!("--from {from} lies after --to {to}"))),
        _ => Ok(()),
    }
}

/// A value as JSON for people's tools, on several lines.
pub(crate) fn print_json(out: &mut impl Write, value: &impl serde::Serialize) -> Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)?;
    Ok(())
}
