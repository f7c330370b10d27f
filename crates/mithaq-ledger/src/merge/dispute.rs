//! Where independent sources of one happening differ: when, where, who, how far, how many, whether at all.

use std::collections::{BTreeMap, BTreeSet};

use mithaq::Record;
use mithaq_record::Days;

use super::compare::is_near;
use super::happening::{Happening, Member};
use super::numbers::{Number, numbers};
use super::rules;

/// A deed of the night, or of another time zone, has two days; a step of an agreement has its own.
const NEXT_DAY: i32 = 1;

/// So many parties of an agreement are a list of them.
const LISTED: usize = 3;

/// A row of the table `dispute`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct DisputeRow {
    pub field: String,
    /// From 1; the side with most independent sources first.
    pub side: usize,
    pub value: String,
    /// Key of a record that says so.
    pub record: i64,
}

/// What one telling says about one field.
struct Said<'a> {
    value: String,
    record: i64,
    source: &'a str,
}

/// All disputes of a happening.
pub(crate) fn disputes(happening: &Happening<'_>) -> Vec<DisputeRow> {
    let members = &happening.members;
    let mut rows = Vec::new();
    let mut put = |field: &str, said: Vec<Said<'_>>| rows.extend(sides(field, said));
    put("date", days(members));
    for (moment, said) in step_days(members) {
        put(&format!("date {moment}"), said);
    }
    put("place", places(members));
    put("parties", parties(members));
    put("polarity", polarity(members));
    for (moment, said) in stages(members) {
        put(&format!("stage {moment}"), said);
    }
    for (what, said) in counts(members) {
        put(&format!("number {what}"), said);
    }
    rows.sort();
    rows
}

/// The rows of a field, where more than one value is given by sources that do not depend on each other.
fn sides(field: &str, said: Vec<Said<'_>>) -> Vec<DisputeRow> {
    let mut by_value: BTreeMap<String, Vec<Said<'_>>> = BTreeMap::new();
    said.into_iter().for_each(|said| by_value.entry(said.value.clone()).or_default().push(said));
    let sources = |said: &[Said<'_>]| said.iter().map(|said| said.source.to_owned()).collect::<BTreeSet<_>>();
    let all: BTreeSet<String> = by_value.values().flat_map(|said| sources(said)).collect();
    if by_value.len() < 2 || all.len() < 2 {
        return Vec::new();
    }
    let mut ordered: Vec<(String, Vec<Said<'_>>)> = by_value.into_iter().collect();
    ordered.sort_by_key(|(_, said)| std::cmp::Reverse(sources(said).len()));
    let rows = ordered.into_iter().enumerate().flat_map(|(at, (value, said))| {
        said.into_iter().map(move |said| DisputeRow {
            field: field.to_owned(),
            side: at + 1,
            value: value.clone(),
            record: said.record,
        })
    });
    rows.collect()
}

/// Of ranges of days those that contradict another by so many days; each as its narrowest spelling.
fn contradicting<'a>(told: &[(Days, i64, &'a str)], least: i32) -> Vec<Said<'a>> {
    let clashes = |days: &Days| told.iter().any(|(other, ..)| days.gap(*other) >= least);
    let said = told
        .iter()
        .filter(|(days, ..)| days.exact() && clashes(days) || days.last - days.first < 366 && clashes(days));
    said.map(|(days, record, source)| Said {
        value: narrowest(*days, told).to_string(),
        record: *record,
        source,
    })
    .collect()
}

/// The narrowest range told within this one: "March" and "27 March" are one side.
fn narrowest(days: Days, told: &[(Days, i64, &str)]) -> Days {
    let within = told
        .iter()
        .map(|(other, ..)| *other)
        .filter(|other| days.first <= other.first && other.last <= days.last);
    within.min_by_key(|other| (other.last - other.first, other.first)).unwrap_or(days)
}

fn days<'a>(members: &'a [Member<'_>]) -> Vec<Said<'a>> {
    let told = members.iter().filter(|member| member.telling.steps.is_empty());
    let told: Vec<_> = told
        .filter_map(|member| Some((member.telling.told?, dating(member), member.source.as_str())))
        .collect();
    contradicting(&told, NEXT_DAY + 1)
}

/// The record of a telling that tells its day.
fn dating(member: &Member<'_>) -> i64 {
    let dated = member.records.iter().zip(&member.telling.records).find(|(record, _)| record.when.is_some());
    dated.map_or(member.telling.key, |(_, key)| *key)
}

/// Of each step of an agreement the days told.
fn step_days<'a>(members: &'a [Member<'_>]) -> Vec<(&'a str, Vec<Said<'a>>)> {
    let mut told: BTreeMap<&str, Vec<(Days, i64, &str)>> = BTreeMap::new();
    for member in members {
        for step in member.telling.steps.iter().filter(|step| !step.denied) {
            let Some(days) = step.told else { continue };
            told.entry(rules::moment(&step.stage)).or_default().push((days, step.record, &member.source));
        }
    }
    told.into_iter().map(|(moment, told)| (moment, contradicting(&told, NEXT_DAY))).collect()
}

fn places<'a>(members: &'a [Member<'_>]) -> Vec<Said<'a>> {
    let exact: Vec<_> = members
        .iter()
        .filter_map(|member| Some((member, member.telling.place.as_ref().filter(|spot| spot.exact)?)))
        .collect();
    let clash = exact.iter().any(|(_, own)| exact.iter().any(|(_, other)| !is_near(own, other)));
    if !clash {
        return Vec::new();
    }
    exact
        .into_iter()
        .map(|(member, spot)| Said {
            value: spot.name.clone(),
            record: placing(member),
            source: &member.source,
        })
        .collect()
}

/// The record of a telling that tells its place.
fn placing(member: &Member<'_>) -> i64 {
    let placed =
        member.records.iter().zip(&member.telling.records).find(|(record, _)| record.where_.is_some());
    placed.map_or(member.telling.key, |(_, key)| *key)
}

/// Who did it: states where they differ, else persons and groups. Of events that is a dispute where something was done to somebody: of
/// meetings, words and favours one report names this party first and another that.
fn parties<'a>(members: &'a [Member<'_>]) -> Vec<Said<'a>> {
    let is_agreement = members.iter().any(|member| !member.telling.steps.is_empty());
    if !is_agreement && !members.iter().all(|member| rules::is_local(&member.telling.type_)) {
        return Vec::new();
    }
    let actors = |member: &Member<'_>| member.telling.actors.clone();
    // One report names but some of the parties; one that lists three names them all.
    let agree = |a: &BTreeSet<String>, b: &BTreeSet<String>| {
        let listed = is_agreement && a.len().min(b.len()) >= LISTED;
        if listed { a == b } else { a.is_subset(b) || b.is_subset(a) }
    };
    let by_states = differing(members, actors, agree);
    if by_states.is_empty() { differing(members, acting, |a, b| !a.is_disjoint(b)) } else { by_states }
}

/// Persons and groups that act, where it matters who did.
fn acting(member: &Member<'_>) -> BTreeSet<String> {
    if rules::is_mutual(&member.telling.type_) || !member.telling.steps.is_empty() {
        return BTreeSet::new();
    }
    member.telling.named_actors.iter().map(|(_, name)| name.clone()).collect()
}

/// What each member that gives any party gives, where two do not agree.
fn differing<'a>(
    members: &'a [Member<'_>],
    pick: impl Fn(&Member<'_>) -> BTreeSet<String>,
    agree: impl Fn(&BTreeSet<String>, &BTreeSet<String>) -> bool,
) -> Vec<Said<'a>> {
    let given: Vec<_> =
        members.iter().map(|member| (member, pick(member))).filter(|(_, given)| !given.is_empty()).collect();
    if given.iter().all(|(_, a)| given.iter().all(|(_, b)| agree(a, b))) {
        return Vec::new();
    }
    let said = given.into_iter().map(|(member, given)| Said {
        value: given.into_iter().collect::<Vec<_>>().join(";"),
        record: member.telling.key,
        source: &member.source,
    });
    said.collect()
}

fn polarity<'a>(members: &'a [Member<'_>]) -> Vec<Said<'a>> {
    let events = members.iter().filter(|member| member.telling.steps.is_empty() && member.telling.actual);
    let value = |denied| if denied { "denied" } else { "affirmed" }.to_owned();
    events
        .map(|member| Said {
            value: value(member.telling.contested),
            record: member.telling.key,
            source: &member.source,
        })
        .collect()
}

/// Whether a step was taken.
fn stages<'a>(members: &'a [Member<'_>]) -> Vec<(&'a str, Vec<Said<'a>>)> {
    let mut said: BTreeMap<&str, Vec<Said<'a>>> = BTreeMap::new();
    for member in members {
        for step in member.telling.steps.iter().filter(|step| step.actual) {
            let moment = rules::moment(&step.stage);
            let value = if step.denied { format!("not {moment}") } else { moment.to_owned() };
            said.entry(moment).or_default().push(Said { value, record: step.record, source: &member.source });
        }
    }
    said.into_iter().collect()
}

/// Of each thing counted the numbers given.
fn counts<'a>(members: &'a [Member<'_>]) -> Vec<(&'a str, Vec<Said<'a>>)> {
    let mut said: BTreeMap<&str, Vec<Said<'a>>> = BTreeMap::new();
    for member in members {
        for number in &member.telling.numbers {
            said.entry(&number.what).or_default().push(Said {
                value: number.value.to_string(),
                record: counting(member, number),
                source: &member.source,
            });
        }
    }
    said.retain(|_, said| !all_agree_somewhere(said));
    said.into_iter().collect()
}

/// The record of a telling whose words give a number; the first where it stands around them.
fn counting(member: &Member<'_>, number: &Number) -> i64 {
    let gives = |record: &Record| numbers(&record.quote).contains(number);
    let mut records = member.records.iter().zip(&member.telling.records);
    records.find(|(record, _)| gives(record)).map_or(member.telling.key, |(_, key)| *key)
}

/// Every source gives some number that all give: what else they count is something else.
fn all_agree_somewhere(said: &[Said<'_>]) -> bool {
    let sources: BTreeSet<&str> = said.iter().map(|said| said.source).collect();
    said.iter().any(|one| {
        let giving: BTreeSet<&str> =
            said.iter().filter(|other| other.value == one.value).map(|said| said.source).collect();
        giving == sources
    })
}
