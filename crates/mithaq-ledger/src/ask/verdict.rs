//! The verdict, from what counts.

use super::facts::{Fact, Pair};
use super::rules::MIN_DONE;
use super::weigh::{Movement, Weighed};
use super::{Question, Verdict, Weight};

/// What counts of the ties to both powers.
pub(super) struct Tally<'a> {
    pub from: Moves<'a>,
    pub to: Moves<'a>,
}

/// What counts of the ties to one power.
#[derive(Default)]
pub(super) struct Moves<'a> {
    pub gained: Vec<&'a Fact>,
    pub lost: Vec<&'a Fact>,
    pub stands: Vec<&'a Fact>,
}

impl<'a> Tally<'a> {
    pub(super) fn of(weighed: &[Weighed<'a>], question: &Question) -> Self {
        let with = |power: &str| Moves::of(weighed.iter().filter(|item| item.power == Some(power)));
        Self { from: with(&question.from), to: with(&question.to) }
    }

    pub(super) fn verdict(&self, facts: &[Fact], question: &Question) -> Verdict {
        let Question { state, from, to } = question;
        let with_either =
            |fact: &&Fact| [from, to].iter().any(|power| fact.is_between(Pair { state, power }));
        if facts.iter().filter(|fact| fact.done()).filter(with_either).count() < MIN_DONE {
            return Verdict::CannotTell;
        }
        match (self.is_turn(), self.is_return()) {
            (true, true) => self.later(),
            (true, false) => Verdict::Turning,
            (false, true) => Verdict::Returning,
            (false, false) => self.no_turn(),
        }
    }

    fn is_turn(&self) -> bool {
        !self.from.lost.is_empty() && !self.to.gained.is_empty()
    }

    /// A gain with A that does not surely lie before some loss with B.
    fn is_return(&self) -> bool {
        let surely_before = |gain: &Fact, loss: &Fact| match (gain.date.last(), loss.date.first()) {
            (Some(gain), Some(loss)) => gain < loss,
            _ => false,
        };
        self.to.lost.iter().any(|loss| self.from.gained.iter().any(|gain| !surely_before(gain, loss)))
    }

    /// Which of a turn and a return has the later loss.
    fn later(&self) -> Verdict {
        let latest =
            |lost: &[&'a Fact]| lost.iter().max_by_key(|fact| fact.date.last()).map(|fact| &fact.date);
        let Some((from, to)) = latest(&self.from.lost).zip(latest(&self.to.lost)) else {
            return Verdict::CannotTell;
        };
        let after =
            |one: Option<&str>, other: Option<&str>| one.zip(other).is_some_and(|(one, other)| one > other);
        if after(from.first(), to.last()) {
            Verdict::Turning
        } else if after(to.first(), from.last()) {
            Verdict::Returning
        } else {
            Verdict::CannotTell
        }
    }

    fn no_turn(&self) -> Verdict {
        if !self.from.lost.is_empty() {
            Verdict::CannotTell
        } else if !self.to.gained.is_empty() {
            Verdict::Widening
        } else if self.from.has_ties() || self.to.has_ties() {
            Verdict::Holding
        } else {
            Verdict::CannotTell
        }
    }
}

impl<'a> Moves<'a> {
    fn of<'b>(weighed: impl Iterator<Item = &'b Weighed<'a>>) -> Self
    where
        'a: 'b,
    {
        let mut moves = Self::default();
        for item in weighed {
            match item.bearing {
                Some(bearing) if bearing.weight == Weight::Counted => match bearing.movement {
                    Movement::Gained => moves.gained.push(item.fact),
                    Movement::Lost => moves.lost.push(item.fact),
                    Movement::Stands => moves.stands.push(item.fact),
                },
                _ => {}
            }
        }
        moves
    }

    /// Ties that stand, old or new.
    pub(super) fn has_ties(&self) -> bool {
        !self.stands.is_empty() || !self.gained.is_empty()
    }
}
