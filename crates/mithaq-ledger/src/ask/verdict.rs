//! The verdict, from what counts.

use super::Verdict;
use super::method::Method;
use super::moves::{Days, Move, Moves};

/// A verdict and the numbers it rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Outcome<'a> {
    pub verdict: Verdict,
    pub from: Balance,
    pub to: Balance,
    /// The first day of the later of two phases that move opposite ways.
    pub turned: Option<&'a str>,
}

/// Weight of what was gained and lost with one power.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Balance {
    pub gained: f64,
    pub lost: f64,
}

impl Balance {
    /// More was gained than lost, and enough.
    fn is_gain(self, method: &Method) -> bool {
        self.gained - self.lost >= method.gained && self.share() >= method.margin
    }

    fn is_loss(self, method: &Method) -> bool {
        self.lost - self.gained >= method.lost && -self.share() >= method.margin
    }

    /// (gained − lost) / (gained + lost), −1 to 1; 0 where there is nothing.
    fn share(self) -> f64 {
        let all = self.gained + self.lost;
        if all > 0.0 { (self.gained - self.lost) / all } else { 0.0 }
    }
}

/// The verdict on these moves, each with what it weighs as sure as it is. `enough` is done to say anything.
pub(super) fn judge<'a>(moves: &Moves<'a>, weights: &[f64], enough: bool, method: &Method) -> Outcome<'a> {
    let weighed = || moves.all.iter().zip(weights.iter().copied());
    let (from, to) = balances(weighed());
    let mut outcome = Outcome { verdict: Verdict::CannotTell, from, to, turned: None };
    if !enough {
        return outcome;
    }
    if let Some(day) = phases(moves, weights, method) {
        let is_late = |item: &(&Move<'a>, f64)| item.0.day.is_some_and(|(first, _)| first >= day);
        let (early_from, _) = balances(weighed().filter(|item| !is_late(item)));
        let (late_from, late_to) = balances(weighed().filter(is_late));
        if let Some(verdict) = of_phases(early_from, late_from, late_to, method) {
            outcome.turned = Some(day);
            outcome.verdict = verdict;
            return outcome;
        }
    }
    outcome.verdict = of_whole(moves, &outcome, method);
    outcome
}

/// Of two phases that move opposite ways the later one says what holds now.
fn of_phases(early_from: Balance, from: Balance, to: Balance, method: &Method) -> Option<Verdict> {
    let broken_before = early_from.is_loss(method);
    if from.is_gain(method) && (to.is_loss(method) || broken_before) && !to.is_gain(method) {
        Some(Verdict::Returning)
    } else if from.is_loss(method) && to.is_gain(method) {
        Some(Verdict::Turning)
    } else {
        None
    }
}

fn of_whole(moves: &Moves<'_>, outcome: &Outcome<'_>, method: &Method) -> Verdict {
    let Outcome { from, to, .. } = outcome;
    match (from.is_loss(method), to.is_loss(method)) {
        (true, _) if to.is_gain(method) => Verdict::Turning,
        (_, true) if from.is_gain(method) && gained_after(moves) => returning(moves),
        (true, _) => Verdict::CannotTell,
        _ if to.is_gain(method) => Verdict::Widening,
        _ if moves.ties => Verdict::Holding,
        _ => Verdict::CannotTell,
    }
}

/// Who left the second power for the first has come back where the first is the older friend; where the second is, it has turned
/// the other way than was asked about.
fn returning(moves: &Moves<'_>) -> Verdict {
    let gained =
        moves.all.iter().filter(|one| one.with_from && one.gained).filter_map(|one| Some(one.day?.0)).min();
    // Where no tie with the first is dated, it is as old as the first gain.
    match [moves.oldest[0].or(gained), moves.oldest[1]] {
        [Some(first), Some(second)] if second < first => Verdict::Contrary,
        _ => Verdict::Returning,
    }
}

/// A gain with the first power that does not surely lie before some loss with the second.
fn gained_after(moves: &Moves<'_>) -> bool {
    let days = |with_from: bool, gained: bool| {
        moves.all.iter().filter(move |m| m.with_from == with_from && m.gained == gained).map(|m| m.day)
    };
    let surely_before = |gain: Option<Days<'_>>, loss: Option<Days<'_>>| {
        gain.zip(loss).is_some_and(|((_, gain), (loss, _))| gain < loss)
    };
    days(false, false).any(|loss| days(true, true).any(|gain| !surely_before(gain, loss)))
}

fn balances<'b, 'a: 'b>(weighed: impl Iterator<Item = (&'b Move<'a>, f64)>) -> (Balance, Balance) {
    let (mut from, mut to) = (Balance::default(), Balance::default());
    for (one, weight) in weighed {
        let balance = if one.with_from { &mut from } else { &mut to };
        *(if one.gained { &mut balance.gained } else { &mut balance.lost }) += weight;
    }
    (from, to)
}

/// The day that best parts the moves into two phases of opposite direction, each of them weighty enough. Away from the
/// first power and towards the second is one direction, the contrary the other; moves without a day are left out.
fn phases<'a>(moves: &Moves<'a>, weights: &[f64], method: &Method) -> Option<&'a str> {
    let signed: Vec<(&str, f64)> = moves
        .all
        .iter()
        .zip(weights)
        .filter_map(|(one, weight)| {
            let towards_second = one.with_from != one.gained;
            Some((one.day?.0, if towards_second { *weight } else { -*weight }))
        })
        .collect();
    let whole: f64 = signed.iter().map(|(_, weight)| weight).sum();
    let mut early = 0.0;
    let mut best: Option<(f64, &str)> = None;
    for (at, (day, weight)) in signed.iter().enumerate() {
        let begins = at == 0 || signed[at - 1].0 != *day;
        let late = whole - early;
        let least = early.abs().min(late.abs());
        if begins && early * late < 0.0 && least >= method.phase && best.is_none_or(|(most, _)| least > most)
        {
            best = Some((least, day));
        }
        early += weight;
    }
    best.map(|(_, day)| day)
}
