//! Agreements that reports tell of.

use mithaq_ledger::Ledger;

use super::cells::{Cells, each_row};
use super::{Agreement, Member, Step, Whose, spells};
use crate::{Result, Rules};

/// An agreement while its rows are read.
struct Reading {
    id: String,
    class: String,
    parties: Vec<String>,
    scope: Vec<String>,
    first_report: Option<String>,
    last_report: Option<String>,
    steps: Vec<Step>,
}

/// The agreements that are or were in force, and how many steps have no day at all.
pub(super) fn read(ledger: &Ledger, whose: &Whose, rules: &Rules) -> Result<(Vec<Agreement>, usize)> {
    let sql = format!(
        "SELECT agreements.agreement, agreements.class, agreements.parties, agreements.scope,
            agreements.first_report, agreements.last_report,
            steps.stage, steps.when_start, steps.when_end, steps.record, steps.quote, mentions.published_start
        FROM agreements JOIN steps ON steps.agreement = agreements.agreement
        JOIN mentions ON mentions.record = steps.record
        WHERE steps.modality = 'reported' AND steps.polarity = 'affirmed'{}
        ORDER BY agreements.agreement, steps.stage",
        whose.among("agreements.agreement", "agreement")
    );
    let (mut found, mut undated) = (Vec::new(), 0);
    let mut open: Option<Reading> = None;
    let mut close = |reading: Reading| match agreement(reading, rules) {
        Outcome::InForce(agreement) => found.push(agreement),
        Outcome::Undated => undated += 1,
        Outcome::Never => {}
    };
    each_row(ledger, &sql, |cells| {
        let id = cells.text(0);
        if open.as_ref().is_none_or(|reading| reading.id != id)
            && let Some(done) = open.replace(reading(id, cells))
        {
            close(done);
        }
        if let Some(reading) = &mut open {
            reading.steps.push(step(cells));
        }
    })?;
    open.into_iter().for_each(close);
    Ok((found, undated))
}

fn reading(id: String, cells: &Cells<'_>) -> Reading {
    Reading {
        id,
        class: cells.text(1),
        parties: cells.list(2),
        scope: cells.list(3),
        first_report: cells.some(4),
        last_report: cells.some(5),
        steps: Vec::new(),
    }
}

fn step(cells: &Cells<'_>) -> Step {
    let (first, last) = (cells.some(7), cells.some(8));
    Step {
        stage: cells.text(6),
        first: first.clone().or_else(|| last.clone()),
        last: last.or(first),
        record: cells.text(9),
        quote: cells.text(10),
        told: cells.some(11),
    }
}

enum Outcome {
    InForce(Agreement),
    /// It was concluded, but neither it nor a report has a day.
    Undated,
    Never,
}

fn agreement(reading: Reading, rules: &Rules) -> Outcome {
    let Reading { id, class, parties, scope, first_report, last_report, steps } = reading;
    let (spells, dated_by) = spells::spells(&steps, first_report.as_deref(), rules);
    if spells.is_empty() {
        let dated = first_report.is_some() || spells::spells(&steps, Some(""), rules).0.is_empty();
        return if dated { Outcome::Never } else { Outcome::Undated };
    }
    let level = rules.valuation.order("news").highest(scope.iter().chain([&class]));
    let member = |(code, spell): (&String, &crate::Spell)| Member {
        code: code.clone(),
        spell: spell.clone(),
        obligations: scope.clone(),
        level,
    };
    let all = parties.iter().flat_map(|code| spells.iter().map(move |spell| (code, spell)));
    let members = all.map(member).collect();
    Outcome::InForce(Agreement {
        source: "news".to_owned(),
        id,
        class,
        members,
        steps,
        dated_by,
        last_report,
    })
}
