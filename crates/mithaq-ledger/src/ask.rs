//! Has this state turned from one power to another?
//!
//! The answer is one of six words, with what it rests on. `docs/method.md` has the rules in words; `method.toml` their
//! thresholds and weights.
//!
//! ```text
//! records ─facts─▶ Facts ─weigh─▶ what each says of a tie ─moves─▶ Moves ─verdict─▶ Outcome ─┬─▶ why, evidence
//!                                                                                └─▶ sure: intervals, hinges
//! ```
//!
//! Only what a report tells as a fact counts: plans, offers, forecasts, demands, denials, questions and claims are
//! shown and never counted. A happening counts once, however many records tell it.

mod agreement;
mod answer;
mod claim;
mod event;
mod evidence;
mod facts;
mod method;
mod moves;
mod relation;
mod rules;
mod sure;
mod tally;
mod ties;
mod verdict;
mod votes;
mod weigh;
mod why;

pub use answer::{
    AgreementTie, Answer, Certainty, Covers, Estimate, Events, Evidence, Hinge, Moved, PowerTies, Question,
    RelationTie, Standing, Step, Verdict, Weight, Witness,
};
pub use evidence::what;
pub use method::{Method, Weights};
pub use votes::{InYear, UnVotes, VotesWith};

use std::collections::BTreeSet;

use crate::said::Codes;
use crate::sentence::Sentences;
use crate::{Error, Ledger, Result};
use facts::{Fact, Horizon, Pair};
use moves::{Move, Moves};
use sure::Case;
use tally::Tally;
use weigh::Side;

impl Ledger {
    /// Answers from what the ledger holds.
    ///
    /// The same reports give the same answer, whatever order they were added in.
    ///
    /// # Errors
    /// Where the three codes are not three, or the file cannot be read.
    pub fn ask(&self, question: &Question) -> Result<Answer> {
        let Question { state, from, to, method, most } = question;
        if state == from || state == to || from == to {
            return Err(Error::Question(format!(
                "{state} between {from} and {to}: a state and two powers are three different codes"
            )));
        }
        let facts = self.facts(question)?;
        let horizon = Horizon::of(&facts, method);
        let weighed = weigh::all(&facts, question, &horizon, method);
        let moves = Moves::of(&weighed, question);
        let case = Case { moves: &moves, enough: is_enough(&facts, question), method };
        let outcome = case.outcome();
        let (certainty, [from_gained, from_lost, to_gained, to_lost]) = sure::resample(case, &outcome);
        let (hinges, left_out) = sure::hinges(case, outcome.verdict);
        let [(mut evidence_for, r#for), (mut evidence_against, against), (mut only_said, said)] =
            [Side::For, Side::Against, Side::Neither].map(|side| evidence::list(&weighed, side, *most));
        for all in [&mut evidence_for, &mut evidence_against, &mut only_said] {
            self.tell_sentences(all)?;
        }
        let ties = |power, estimates| ties::with(Pair { state, power }, &facts, estimates);
        let why = why::sentence(&outcome, &Tally::of(&weighed, question), question);
        let counted: BTreeSet<i64> = weighed
            .iter()
            .filter(|item| item.bearing.is_some())
            .filter_map(|item| item.fact.happening)
            .collect();
        Ok(Answer {
            state: state.clone(),
            from: from.clone(),
            to: to.clone(),
            verdict: outcome.verdict,
            why: why.by(&Codes),
            said: why,
            covers: facts::covers(&facts),
            turned_on: outcome.turned.map(str::to_owned),
            certainty,
            hinges,
            left_out,
            powers: vec![ties(from, [from_gained, from_lost]), ties(to, [to_gained, to_lost])],
            evidence_for,
            evidence_against,
            only_said,
            found: [r#for, against, said],
            un_votes: self.un_votes(question, horizon.as_of.as_deref())?,
            disputed: self.disputes_on(&counted)?,
            moves: moves.all.iter().filter_map(|one| moved(one, question)).collect(),
            method: method.digest.clone(),
            as_of: horizon.as_of,
            recent_years: method.recent_years,
        })
    }

    /// How they voted in the recent years, up to the year of the newest report.
    fn un_votes(&self, question: &Question, as_of: Option<&str>) -> Result<Option<UnVotes>> {
        let year = as_of.and_then(|day| day.get(..4)?.parse::<i64>().ok());
        let recent = year.map(|year| (year - i64::from(question.method.recent_years), year));
        votes::of(&self.connection, question, recent).map_err(|source| self.failed(source))
    }

    /// Adds to evidence the sentences in which its words stand.
    fn tell_sentences(&self, all: &mut [Evidence]) -> Result<()> {
        let mut sentences = Sentences::of(self);
        for one in all {
            if let Some(found) = sentences.around(&one.source.article, one.start, one.end)? {
                (one.sentence, one.at) = found;
            }
        }
        Ok(())
    }
}

/// Enough is reported as done between the state and either power to say anything.
fn is_enough(facts: &[Fact], Question { state, from, to, method, .. }: &Question) -> bool {
    let with_either = |fact: &&Fact| [from, to].iter().any(|power| fact.is_between(Pair { state, power }));
    facts.iter().filter(|fact| fact.done()).filter(with_either).count() >= method.least_done
}

fn moved(one: &Move<'_>, question: &Question) -> Option<Moved> {
    let (start, end) = one.day?;
    Some(Moved {
        power: if one.with_from { &question.from } else { &question.to }.clone(),
        gained: one.gained,
        weight: one.worth * one.sure(|_| true),
        start: start.to_owned(),
        end: end.to_owned(),
        measure: one.measure.to_owned(),
        sources: one.told.len(),
    })
}
