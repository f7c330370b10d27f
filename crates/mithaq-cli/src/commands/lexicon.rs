//! `mithaq lexicon check`, `mithaq lexicon show`

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Result, anyhow};
use mithaq_lexicon::{
    Entity, EntityKind, Language, Lexicon, Problem, Sense, Use, Via, What, fold::fold, open,
};

use super::PARTLY_DONE;
use crate::args::{LexiconCommand, LexiconShow};

/// So many names are offered where none fits.
const OFFERED: usize = 5;

/// The folder that is checked where none is told.
const FOLDER: &str = "lexicon";

pub(crate) fn run(command: &LexiconCommand, lexicon: Option<&Path>) -> Result<ExitCode> {
    match command {
        LexiconCommand::Check { folder } => {
            self::folder(folder.as_deref().or(lexicon).unwrap_or(Path::new(FOLDER)))
        }
        LexiconCommand::Show(show) => self::show(show),
    }
}

/// From now on everything is read by the lexicon in a folder.
pub(crate) fn take(folder: &Path) -> Result<()> {
    let lexicon = open(folder).map_err(|problems| anyhow!(told(folder, &problems)))?;
    Ok(mithaq::use_lexicon(lexicon)?)
}

/// Reads, checks and compiles a folder, and tells what is wrong or what is in it.
fn folder(folder: &Path) -> Result<ExitCode> {
    match open(folder) {
        Ok(lexicon) => writeln!(io::stdout(), "{}", contents(&lexicon))?,
        Err(problems) => {
            tell!("mithaq: {}", told(folder, &problems));
            return Ok(PARTLY_DONE.into());
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// How many problems a folder has, and each with its file.
fn told(folder: &Path, problems: &[Problem]) -> String {
    let many = if problems.len() == 1 { "" } else { "s" };
    let mut told = format!("{}: {} problem{many}", folder.display(), problems.len());
    for problem in problems {
        let _ = write!(told, "\n{}/{problem}", folder.display());
    }
    told
}

fn contents(lexicon: &Lexicon) -> String {
    let count = |kind| lexicon.entities.iter().filter(|e| e.kind == kind).count();
    let mut told = format!(
        "{} states, {} people, {} organisations, {} armed groups, {} bodies",
        count(EntityKind::State),
        count(EntityKind::Person),
        count(EntityKind::Organisation),
        count(EntityKind::Group),
        count(EntityKind::Body)
    );
    for language in &lexicon.languages {
        let (code, forms) = (&language.code, language.forms.len());
        let _ = write!(
            told,
            "\n{code}: {} words, {} rules, {forms} forms",
            language.lemmas.len(),
            language.rules.len()
        );
        let missing: Vec<&str> = lexicon.unworded(language).map(|concept| concept.id.as_str()).collect();
        if !missing.is_empty() {
            let _ = write!(told, "\n  no wording for: {}", missing.join(", "));
        }
    }
    told
}

/// Everything a name or word can mean, in every language asked for.
fn show(show: &LexiconShow) -> Result<ExitCode> {
    let lexicon = mithaq::lexicon();
    let name = fold(&show.name);
    let mut told = String::new();
    let languages = lexicon.languages.iter().filter(|l| show.language.as_ref().is_none_or(|c| *c == l.code));
    for language in languages {
        for sense in language.forms.get(&name) {
            told.push_str(&meaning(lexicon, language, *sense, show.on.as_deref()));
        }
    }
    if told.is_empty() {
        tell!("mithaq: the lexicon does not know {:?}{}", show.name, near(lexicon, &name));
        return Ok(PARTLY_DONE.into());
    }
    io::stdout().write_all(told.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn meaning(lexicon: &Lexicon, language: &Language, sense: Sense, day: Option<&str>) -> String {
    let code = &language.code;
    match sense.what {
        What::Name(entity, via) => lexicon.entities.get(entity as usize).map_or(String::new(), |entity| {
            let doubt = if sense.ambiguous { ", only in company" } else { "" };
            format!("{code}: {} ({}{doubt})\n{}", entity.name, by(via), about(entity, day))
        }),
        What::Word(word) => language.lemmas.get(word as usize).map_or(String::new(), |lemma| {
            let uses: Vec<String> = lemma.uses.iter().map(|u| purpose(language, u)).collect();
            let uses = if uses.is_empty() { "part of rules".to_owned() } else { uses.join("; ") };
            format!("{code}: {} ({:?})\n  {uses}\n", lemma.spec, sense.shape)
        }),
    }
}

fn by(via: Via) -> &'static str {
    match via {
        Via::Name => "name",
        Via::Demonym => "adjective or people",
        Via::Surname => "short name",
    }
}

/// Kind, code, sector, and the offices held on the day, or all of them.
fn about(entity: &Entity, day: Option<&str>) -> String {
    let mut told = format!("  {:?}", entity.kind);
    for (label, value) in [("code", &entity.code), ("sector", &entity.sector)] {
        if let Some(value) = value {
            let _ = write!(told, ", {label} {value}");
        }
    }
    told.push('\n');
    let held = entity.terms.iter().filter(|t| day.is_none_or(|day| t.holds_on(day)));
    for term in held {
        let to = if term.to.is_empty() { "…" } else { &term.to };
        let _ = writeln!(told, "  {} of {}, {} to {to}", term.office, term.state, term.from);
    }
    if let Some(day) =
        day.filter(|day| !entity.terms.is_empty() && !entity.terms.iter().any(|t| t.holds_on(day)))
    {
        let _ = writeln!(told, "  no office on {day}");
    }
    told
}

fn purpose(language: &Language, use_: &Use) -> String {
    match use_ {
        Use::Head(rule) => {
            format!("head of {}", language.rules.get(*rule as usize).map_or("?", |r| r.id.as_str()))
        }
        Use::Agent(agent) => match &agent.office {
            Some(office) => format!("agent {} ({office})", agent.sector),
            None => format!("agent {}", agent.sector),
        },
        other => format!("{other:?}"),
    }
}

/// Names that hold what was asked for.
fn near(lexicon: &Lexicon, name: &str) -> String {
    let holds = |e: &&Entity| !name.is_empty() && fold(&e.name).contains(name);
    let names: Vec<&str> =
        lexicon.entities.iter().filter(holds).map(|e| e.name.as_str()).take(OFFERED).collect();
    if names.is_empty() { String::new() } else { format!("; it knows: {}", names.join(", ")) }
}
