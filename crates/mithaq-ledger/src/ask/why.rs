//! The verdict in a sentence or two.

use std::cmp::Reverse;

use mithaq::{Kind, Record};

use super::evidence::what;
use super::facts::Fact;
use super::rules::PREPARING;
use super::tally::Tally;
use super::verdict::Outcome;
use super::{Question, Verdict};

/// How many records a sentence names.
const NAMED: usize = 2;

pub(super) fn sentence(outcome: &Outcome<'_>, tally: &Tally<'_>, question: &Question) -> String {
    let Question { state, from, to, method, .. } = question;
    let years = method.recent_years;
    let since = outcome.turned.map(|day| format!(" The direction changed about {day}.")).unwrap_or_default();
    match outcome.verdict {
        Verdict::Turning => format!(
            "In the last {years} years {state} lost ties with {from} ({}) and gained ties with {to} ({}).{since}",
            named(&tally.from.lost),
            named(&tally.to.gained)
        ),
        Verdict::Returning if tally.to.lost.is_empty() => format!(
            "{state} lost ties with {from} ({}), and gained ties with it since ({}).{since}",
            named(&tally.from.lost),
            named(&tally.from.gained)
        ),
        Verdict::Returning => format!(
            "{state} lost ties with {to} ({}) and gained ties with {from} that are not older ({}).{since}",
            named(&tally.to.lost),
            named(&tally.from.gained)
        ),
        Verdict::Widening => format!(
            "{state} gained ties with {to} ({}); nothing reported as done says that it lost one with {from}.{}",
            named(&tally.to.gained),
            standing(tally, question)
        ),
        Verdict::Holding => format!(
            "No new tie with {to} and no loss of one with {from} is reported as done.{}",
            standing(tally, question)
        ),
        Verdict::CannotTell => undecided(tally, question),
    }
}

fn undecided(tally: &Tally<'_>, Question { state, from, to, .. }: &Question) -> String {
    match (tally.from.lost.as_slice(), tally.to.lost.as_slice()) {
        ([], _) => format!("Too little is reported as done between {state} and {from} or {to}."),
        (lost, []) if !tally.to.gained.is_empty() => format!(
            "{state} lost ties with {from} ({}) and gained ties with {to} ({}), but one of them weighs too little, or as \
             much speaks against it.",
            named(lost),
            named(&tally.to.gained)
        ),
        (lost, []) => format!(
            "{state} lost ties with {from} ({}), but no new tie with {to} is reported as done.",
            named(lost)
        ),
        (lost, also) => format!(
            "The reports point both ways: {state} lost ties with {from} ({}) and with {to} ({}).",
            named(lost),
            named(also)
        ),
    }
}

/// What stands, in a sentence a power; each begins with a space.
fn standing(tally: &Tally<'_>, Question { from, to, .. }: &Question) -> String {
    let powers = [(from, &tally.from), (to, &tally.to)].into_iter();
    powers
        .filter(|(_, moves)| !moves.stands.is_empty())
        .map(|(power, moves)| format!(" Standing with {power}: {}.", named(&moves.stands)))
        .collect()
}

/// The weightiest of them by name, the rest by number.
fn named(facts: &[&Fact]) -> String {
    let mut facts = facts.to_vec();
    facts.sort_by_key(|fact| (rank(fact.record()), Reverse(fact.date.last())));
    let mut different: Vec<String> = Vec::new();
    for fact in facts {
        let what = what(fact.record());
        if !different.contains(&what) {
            different.push(what);
        }
    }
    let more = different.len().saturating_sub(NAMED);
    different.truncate(NAMED);
    let named = different.join("; ");
    if more == 0 { named } else { format!("{named}; and {more} more") }
}

/// Agreements before relations before events; steps that prepare an agreement last.
fn rank(record: &Record) -> u8 {
    match (record.kind, record.stage.as_deref()) {
        (Kind::Agreement, Some(stage)) if PREPARING.contains(&stage) => 3,
        (Kind::Agreement, _) => 0,
        (Kind::Relation, _) => 1,
        (Kind::Event | Kind::Claim, _) => 2,
    }
}
