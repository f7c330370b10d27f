//! The program `mithaq`: what a person types. It holds no rules of reading and none of answering.

#![deny(
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "they panic where nobody listens: tell! and writeln!"
)]

/// Says something on standard error. Where that cannot be written (a closed pipe, a full disk) the work goes on unheard.
macro_rules! tell {
    ($($words:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stderr(), $($words)*);
    }};
}

mod args;
mod codes;
mod commands;
mod input;
mod ordered;
mod output;
mod progress;

use std::io;
use std::process::ExitCode;

use clap::Parser;

use args::LexiconCommand::Check;
use args::{Arguments, Command};
use commands::{NOTHING_DONE, USAGE, Usage};

/// Reports are parsed on one thread and freed on another, millions of small pieces, which the system's allocator
/// is slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    std::panic::set_hook(Box::new(|panic| {
        // A panic in the reader skips one document; the place where it is caught reports it.
        if !input::is_guarded() {
            tell!("mithaq: {panic}\nThis is a bug in mithaq, please report it.");
        }
    }));
    match run(&arguments) {
        Ok(code) => code,
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            tell!("mithaq: {error:#}");
            if Usage::is(&error) { USAGE.into() } else { NOTHING_DONE.into() }
        }
    }
}

fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let lexicon = arguments.lexicon.as_deref();
    if let (Some(folder), false) = (lexicon, matches!(arguments.command, Command::Lexicon(Check { .. }))) {
        commands::lexicon::take(folder)?;
    }
    match &arguments.command {
        Command::Read(read) => commands::read::run(read),
        Command::Add(add) => commands::add::run(add),
        Command::Watch(watch) => commands::watch::run(watch),
        Command::Show(show) => commands::show::run(show),
        Command::Ask(ask) => commands::ask::run(ask),
        Command::Ties(ties) => commands::ties::run(ties),
        Command::Plot(plot) => commands::plot::run(plot),
        Command::Measure(measure) => commands::measure::run(measure),
        #[cfg(feature = "serve")]
        Command::Serve(serve) => commands::serve::run(serve),
        Command::Sql(sql) => commands::sql::run(sql),
        Command::Disputes(disputes) => commands::disputes::run(disputes),
        Command::Copies(copies) => commands::copies::run(copies),
        Command::Search(search) => commands::search::run(search),
        Command::Merge(merge) => commands::decide::merge(merge),
        Command::Split(split) => commands::decide::split(split),
        Command::Correct(correct) => commands::decide::correct(correct),
        Command::Reject(reject) => commands::decide::reject(reject),
        Command::Check(check) => commands::check::run(check),
        Command::Rebuild(rebuild) => commands::rebuild::run(rebuild),
        Command::Import(import) => commands::import::run(import),
        Command::Export(export) => commands::export::run(export),
        Command::Release(release) => commands::release::run(release),
        Command::Explain(explain) => commands::explain::run(explain),
        Command::Eval(eval) => commands::eval::run(eval),
        Command::Lexicon(command) => commands::lexicon::run(command, lexicon),
        Command::Completions { shell } => commands::completions::run(*shell),
    }
}

/// Whoever reads our output has enough (`mithaq read … | head`).
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        let io = io.or_else(|| match cause.downcast_ref::<mithaq_alignment::Error>() {
            Some(mithaq_alignment::Error::Write(error)) => Some(error.kind()),
            Some(mithaq_alignment::Error::Csv(error)) => csv_kind(error),
            _ => None,
        });
        let json = cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
        let csv = cause.downcast_ref::<csv::Error>().and_then(csv_kind);
        io.or(json).or(csv) == Some(io::ErrorKind::BrokenPipe)
    })
}

fn csv_kind(error: &csv::Error) -> Option<io::ErrorKind> {
    match error.kind() {
        csv::ErrorKind::Io(io) => Some(io.kind()),
        _ => None,
    }
}
