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
mod relation;
mod rules;
mod ties;
mod verdict;
mod weigh;
mod why;

pub use answer::{
    AgreementTie, Answer, Events, Evidence, PowerTies, Question, RelationTie, Standing, Step, Verdict, Weight,
};

use crate::{Error, Ledger, Result};
use facts::{Horizon, Pair};
use verdict::Tally;
use weigh::Side;

impl Ledger {
    /// Answers from what the ledger holds.
    ///
    /// The same reports give the same answer, whatever order they were added in.
    ///
    /// # Errors
    /// Where the three codes are not three, or the file cannot be read.
    pub fn ask(&self, question: &Question) -> Result<Answer> {
        let Question { state, from, to } = question;
        if state == from || state == to || from == to {
            return Err(Error::Question(format!(
                "{state} between {from} and {to}: a state and two powers are three different codes"
            )));
        }
        let facts = self.facts(question)?;
        let horizon = Horizon::of(&facts);
        let weighed = weigh::all(&facts, question, &horizon);
        let tally = Tally::of(&weighed, question);
        let verdict = tally.verdict(&facts, question);
        let listed = |side| evidence::list(&weighed, side);
        let ties = |power| ties::with(Pair { state, power }, &facts);
        Ok(Answer {
            state: state.clone(),
            from: from.clone(),
            to: to.clone(),
            verdict,
            why: why::sentence(verdict, &tally, question),
            powers: vec![ties(from), ties(to)],
            evidence_for: listed(Side::For),
            evidence_against: listed(Side::Against),
            only_said: listed(Side::Neither),
            as_of: horizon.as_of,
            recent_years: rules::RECENT_YEARS,
        })
    }
}
