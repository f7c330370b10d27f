//! What counts, by power and by what it does to the tie: the facts that a sentence names.

use super::facts::Fact;
use super::weigh::{Movement, Weighed};
use super::{Question, Weight};

/// What counts of the ties to both powers.
pub(super) struct Tally<'a> {
    pub from: Counted<'a>,
    pub to: Counted<'a>,
}

/// What counts of the ties to one power.
#[derive(Default)]
pub(super) struct Counted<'a> {
    pub gained: Vec<&'a Fact>,
    pub lost: Vec<&'a Fact>,
    pub stands: Vec<&'a Fact>,
}

impl<'a> Tally<'a> {
    pub(super) fn of(weighed: &[Weighed<'a>], question: &Question) -> Self {
        let with = |power: &str| Counted::of(weighed.iter().filter(|item| item.power == Some(power)));
        Self { from: with(&question.from), to: with(&question.to) }
    }
}

impl<'a> Counted<'a> {
    fn of<'b>(weighed: impl Iterator<Item = &'b Weighed<'a>>) -> Self
    where
        'a: 'b,
    {
        let mut counted = Self::default();
        for item in weighed {
            match item.bearing {
                Some(bearing) if bearing.weight == Weight::Counted => match bearing.movement {
                    Movement::Gained => counted.gained.push(item.fact),
                    Movement::Lost => counted.lost.push(item.fact),
                    Movement::Stands => counted.stands.push(item.fact),
                },
                _ => {}
            }
        }
        counted
    }
}
