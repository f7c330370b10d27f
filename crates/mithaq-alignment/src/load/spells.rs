//! From the steps of an agreement to when it is in force.

use mithaq_record::{Spell, Step as Known, iso};

use super::Step;
use crate::{FromStep, Rules, UnknownEnds};

/// A question to a step.
type Asked = fn(Known) -> bool;

const SIGNED: Asked = |step| step.moment() == Known::Signed;
const RATIFIED: Asked = |step| step == Known::Ratified;
const IN_FORCE: Asked = |step| step == Known::InForce;

/// The steps of which it is so. Of a step that this version does not know nothing is.
fn those(steps: &[Step], is: Asked) -> impl Iterator<Item = &Step> {
    steps.iter().filter(move |step| Known::named(&step.stage).is_some_and(is))
}

/// When an agreement with these steps is in force, and what told the start; `reported` is the first day of its first
/// report. No spell where it never was, or no day is known.
pub(super) fn spells(steps: &[Step], reported: Option<&str>, rules: &Rules) -> (Vec<Spell>, String) {
    let Some((from, dated_by)) = start(steps, reported, rules.from_step) else {
        return (Vec::new(), String::new());
    };
    let binding = || those(steps, Known::puts_in_force);
    let end_after = |from: &str| ends(steps).into_iter().find(|end| end.as_str() >= from);
    let mut spells = vec![Spell { to: end_after(&from), from }];
    // What is signed, extended or in force after an end has been taken up again; what is drafted or negotiated has not.
    while let Some(to) = spells.last().and_then(|spell| spell.to.clone()) {
        let again = binding().filter_map(|step| step.first.clone()).filter(|first| *first > to).min();
        let Some(from) = again else { break };
        spells.push(Spell { to: end_after(&from), from });
    }
    if let (UnknownEnds::Lapse(years), Some(open)) = (rules.unknown_ends, spells.last_mut())
        && open.to.is_none()
    {
        let last = binding().filter_map(|step| step.last.as_ref().or(step.told.as_ref())).max();
        let last = last.map_or(open.from.as_str(), |last| last.as_str().max(open.from.as_str()));
        open.to = Some(iso::years_after(last, years));
    }
    (spells, dated_by)
}

/// The last possible days of its ends, in order; an end without a date came by the day of the report.
fn ends(steps: &[Step]) -> Vec<String> {
    let mut ends: Vec<String> = those(steps, Known::ends)
        .filter_map(|step| step.last.clone().or(step.first.clone()).or(step.told.clone()))
        .collect();
    ends.sort();
    ends
}

/// The first day in force, and what told it.
fn start(steps: &[Step], reported: Option<&str>, rule: FromStep) -> Option<(String, String)> {
    let among: &[Asked] = match rule {
        FromStep::Best => &[IN_FORCE, RATIFIED, SIGNED, Known::renews],
        FromStep::Signed => &[SIGNED, RATIFIED, IN_FORCE, Known::renews],
        FromStep::Ratified => &[|step| RATIFIED(step) || IN_FORCE(step)],
        FromStep::InForce => &[IN_FORCE],
    };
    let dated = among
        .iter()
        .find_map(|is| those(steps, *is).filter_map(|step| Some((step.first.as_ref()?, &step.stage))).min());
    match dated {
        Some((day, stage)) => Some((day.clone(), stage.clone())),
        None if among.iter().any(|is| those(steps, *is).next().is_some()) => {
            Some((reported?.to_owned(), "first report".to_owned()))
        }
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(stage: &str, first: &str) -> Step {
        let day = Some(first.to_owned()).filter(|day| !day.is_empty());
        Step {
            stage: stage.to_owned(),
            last: day.clone(),
            first: day,
            record: String::new(),
            quote: String::new(),
            told: Some("2025-03-01".to_owned()),
        }
    }

    fn told(steps: &[Step], rules: &Rules) -> String {
        let (spells, by) = spells(steps, Some("2025-01-01"), rules);
        let each = spells.iter().map(|one| format!("{}/{}", one.from, one.to.as_deref().unwrap_or("..")));
        format!("{} {by}", each.collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn from_which_step() {
        let steps = [step("signed", "2009-03-13"), step("ratified", "2011-11-01"), step("in force", "")];
        let from = |from_step| told(&steps, &Rules { from_step, ..Rules::default() });
        assert_eq!(from(FromStep::Best), "2011-11-01/.. ratified");
        assert_eq!(from(FromStep::Signed), "2009-03-13/.. signed");
        assert_eq!(from(FromStep::Ratified), "2011-11-01/.. ratified");
        assert_eq!(from(FromStep::InForce), "2025-01-01/.. first report");
        let best = |steps: &[Step]| told(steps, &Rules::default());
        assert_eq!(best(&[step("drafted", "2009-03-13"), step("negotiated", "")]), " ");
        assert_eq!(best(&[step("extended", "2019-01-01")]), "2019-01-01/.. extended");
    }

    #[test]
    fn ends_and_unknown_ends() {
        let steps =
            [step("signed", "1963-07-10"), step("denounced", "1976-01-01"), step("signed", "1977-02-02")];
        assert_eq!(told(&steps, &Rules::default()), "1963-07-10/1976-01-01 1977-02-02/.. signed");
        let lapse = Rules { unknown_ends: UnknownEnds::Lapse(10), ..Rules::default() };
        assert_eq!(told(&steps, &lapse), "1963-07-10/1976-01-01 1977-02-02/1987-02-02 signed");
        assert_eq!(
            told(&[step("signed", "2001-01-01"), step("expired", "")], &lapse),
            "2001-01-01/2025-03-01 signed"
        );
    }

    #[test]
    fn talks_after_an_end_put_nothing_in_force() {
        let steps =
            [step("signed", "2001-01-01"), step("denounced", "2010-01-01"), step("drafted", "2012-01-01")];
        assert_eq!(told(&steps, &Rules::default()), "2001-01-01/2010-01-01 signed");
        let unknown = [step("signed", "2001-01-01"), step("reaffirmed", "2012-01-01")];
        let lapse = Rules { unknown_ends: UnknownEnds::Lapse(5), ..Rules::default() };
        assert_eq!(told(&unknown, &lapse), "2001-01-01/2006-01-01 signed");
    }
}
