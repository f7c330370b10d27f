//! Has this state turned from one power to another?
//!
//! The answer is one of five words, with what it rests on. These are the rules; the thresholds and
//! lists they use are in `ask/rules.rs`.
//!
//! **What counts as done.** A record counts only where the report tells it as a fact: modality
//! `reported`, polarity `affirmed`, not handed on with doubt, and not a claim. Everything else (plans,
//! offers, forecasts, demands, denials, questions, claims) is shown and never counted.
//!
//! **What moves a tie.** Done records say one of three things of the tie to a power:
//!
//! - *gained*: a step that concludes or renews an agreement that still stands (a step that only
//!   prepares one counts once the agreement is concluded); a relation that began; AGREE, SUPPORT,
//!   COOPERATE or AID between the two;
//! - *lost*: an agreement suspended, denounced or expired; a relation that ended; SANCTION, MOBILIZE,
//!   COERCE or ASSAULT between the two; a REQUEST by the state to the power that is not one for help
//!   or a meeting (that its forces leave, say); a RETREAT of forces;
//! - *stands*: an agreement that was concluded and that nothing reported ends; a relation without a
//!   reported end.
//!
//! Meetings and words (CONSULT, CONCEDE, ACCUSE, REJECT, THREATEN, PROTEST) are what states exchange
//! with friends and rivals alike: they are shown and count for nothing by themselves. So are acts of
//! those who do not act for their state (rebels, crowds, companies).
//!
//! **What is recent.** A gain or a loss counts if it may have happened within
//! `RECENT_YEARS` before the newest report about the state and the two powers (before the last dated
//! act, where no report is dated); what is older is background. What has no date is dated by its
//! report, and is recent where that has none either. That a relation began or ended counts only where
//! that day is told, by a dated report: "from 1963 to 2014" is history, not news.
//!
//! **What is one agreement.** Records of the same class between the same parties are steps of one
//! agreement. It has ended once any step says so, unless a concluding step is dated after that end.
//!
//! **For and against** a turn from A to B: losses with A and gains with B speak for it; gains with A,
//! losses with B and ties with A that stand speak against it. What is only said is put on the side it
//! would be on if it were done; a denial of what would speak for a turn speaks against it. Of claims,
//! an assessment of A speaks for it, a denial, and what the state says of its own course without
//! naming a power, against it. Whatever has no side is listed as only said.
//!
//! **The verdict**, from what counts:
//!
//! | with A | with B | verdict |
//! |---|---|---|
//! | fewer than `MIN_DONE` records of done things with either || cannot tell |
//! | lost | gained | turning |
//! | gained, not before the loss with B | lost | returning |
//! | not lost | gained | widening |
//! | lost | not gained | cannot tell |
//! | not lost, and a tie stands with either | not gained | holding |
//! | otherwise || cannot tell |
//!
//! Where the records would support both turning and returning, the side of the later loss decides;
//! where neither is surely later, it cannot be told.

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
mod weigh;
mod why;

pub use answer::{
    AgreementTie, Answer, Certainty, Estimate, Events, Evidence, Hinge, Moved, PowerTies, Question,
    RelationTie, Standing, Step, Verdict, Weight, Witness,
};
pub use method::{Method, Weights};

use std::collections::BTreeSet;

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
        let horizon = Horizon::of(&facts, method.recent_years);
        let weighed = weigh::all(&facts, question, &horizon, method);
        let moves = Moves::of(&weighed, question);
        let case = Case { moves: &moves, enough: is_enough(&facts, question), method };
        let outcome = case.outcome();
        let (certainty, [from_gained, from_lost, to_gained, to_lost]) = sure::resample(case);
        let (hinges, left_out) = sure::hinges(case, outcome.verdict);
        let [(evidence_for, r#for), (evidence_against, against), (only_said, said)] =
            [Side::For, Side::Against, Side::Neither].map(|side| evidence::list(&weighed, side, *most));
        let ties = |power, estimates| ties::with(Pair { state, power }, &facts, estimates);
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
            why: why::sentence(&outcome, &Tally::of(&weighed, question), question),
            turned_on: outcome.turned.map(str::to_owned),
            certainty,
            hinges,
            left_out,
            powers: vec![ties(from, [from_gained, from_lost]), ties(to, [to_gained, to_lost])],
            evidence_for,
            evidence_against,
            only_said,
            found: [r#for, against, said],
            disputed: self.disputes_on(&counted)?,
            moves: moves.all.iter().filter_map(|one| moved(one, question)).collect(),
            method: method.digest.clone(),
            as_of: horizon.as_of,
            recent_years: method.recent_years,
        })
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
