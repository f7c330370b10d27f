//! The verdict in a sentence or two.

use std::cmp::Reverse;

use mithaq::{Kind, Record};
use mithaq_record::Step;

use super::evidence::what;
use super::facts::Fact;
use super::tally::Tally;
use super::verdict::Outcome;
use super::{Question, Verdict};
use crate::said::Said;

/// How many records a sentence names.
const NAMED: usize = 2;

pub(super) fn sentence(outcome: &Outcome<'_>, tally: &Tally<'_>, question: &Question) -> Said {
    let about = |text| about(text, question);
    let verdict = match outcome.verdict {
        Verdict::Turning => about(
            "In the last {years} years {state} lost ties with {from} ({lost}) and gained ties with {to} ({gained}).",
        )
        .one("lost", named(&tally.from.lost))
        .one("gained", named(&tally.to.gained)),
        Verdict::Returning if tally.to.lost.is_empty() => {
            about("{state} lost ties with {from} ({lost}), and gained ties with it since ({gained}).")
                .one("lost", named(&tally.from.lost))
                .one("gained", named(&tally.from.gained))
        }
        Verdict::Returning => about(
            "{state} lost ties with {to} ({lost}) and gained ties with {from} since, or at the same time ({gained}).",
        )
        .one("lost", named(&tally.to.lost))
        .one("gained", named(&tally.from.gained)),
        Verdict::Contrary => about(
            "The other way round: {state} lost ties with {to} ({lost}) and gained ties with {from} ({gained}), and those with {to} are the older ones.",
        )
        .one("lost", named(&tally.to.lost))
        .one("gained", named(&tally.from.gained)),
        Verdict::Widening => about(
            "{state} gained ties with {to} ({gained}); nothing reported as done says that it lost one with {from}.",
        )
        .one("gained", named(&tally.to.gained)),
        Verdict::Holding => {
            about("No new tie with {to} and no loss of one with {from} is reported as done.")
        }
        Verdict::CannotTell => undecided(tally, question),
    };
    let turned = outcome.turned.map(|day| Said::new("The direction changed about {day}.").plain("day", day));
    let gained = (outcome.verdict == Verdict::Holding && !tally.from.gained.is_empty())
        .then(|| about("Ties with {from} were gained: {gained}.").one("gained", named(&tally.from.gained)));
    let has_standing = matches!(outcome.verdict, Verdict::Widening | Verdict::Holding);
    let standing = has_standing.then(|| standing(tally, question)).into_iter().flatten();
    let all = std::iter::once(verdict).chain(turned).chain(gained).chain(standing);
    Said::new("{all}").several("all", all.collect(), " ")
}

/// A sentence about the state and the two powers.
fn about(text: &'static str, Question { state, from, to, method, .. }: &Question) -> Said {
    Said::new(text)
        .party("state", state)
        .party("from", from)
        .party("to", to)
        .plain("years", method.recent_years)
}

fn undecided(tally: &Tally<'_>, question: &Question) -> Said {
    let about = |text| about(text, question);
    match (tally.from.lost.as_slice(), tally.to.lost.as_slice()) {
        ([], _) => about("Too little is reported as done between {state} and {from} or {to}."),
        (lost, []) if !tally.to.gained.is_empty() => about(
            "{state} lost ties with {from} ({lost}) and gained ties with {to} ({gained}), but one of them weighs too little, or as much speaks against it.",
        )
        .one("lost", named(lost))
        .one("gained", named(&tally.to.gained)),
        (lost, []) => about("{state} lost ties with {from} ({lost}), but no new tie with {to} is reported as done.")
            .one("lost", named(lost)),
        (lost, also) => {
            about("The reports point both ways: {state} lost ties with {from} ({lost}) and with {to} ({also}).")
                .one("lost", named(lost))
                .one("also", named(also))
        }
    }
}

/// What stands, a sentence a power.
fn standing<'a>(tally: &'a Tally<'a>, question: &'a Question) -> impl Iterator<Item = Said> + 'a {
    let powers = [(&question.from, &tally.from), (&question.to, &tally.to)].into_iter();
    powers.filter(|(_, moves)| !moves.stands.is_empty()).map(|(power, moves)| {
        Said::new("Standing with {power}: {what}.").party("power", power).one("what", named(&moves.stands))
    })
}

/// The weightiest of them by name, the rest by number.
fn named(facts: &[&Fact]) -> Said {
    let mut facts = facts.to_vec();
    facts.sort_by_key(|fact| (rank(fact.record()), Reverse(fact.date.last())));
    let mut different: Vec<Said> = Vec::new();
    for fact in facts {
        let what = what(fact.record());
        if !different.contains(&what) {
            different.push(what);
        }
    }
    let more = different.len().saturating_sub(NAMED);
    different.truncate(NAMED);
    let text = if more == 0 { "{named}" } else { "{named}; and {more} more" };
    Said::new(text).several("named", different, "; ").plain("more", more)
}

/// Agreements before relations before events; steps that prepare an agreement last.
fn rank(record: &Record) -> u8 {
    match record.kind {
        Kind::Agreement if record.step().is_some_and(Step::prepares) => 3,
        Kind::Agreement => 0,
        Kind::Relation => 1,
        Kind::Event | Kind::Claim => 2,
    }
}
