//! Whether two tellings can be, and are, of the same thing, with the reasons in words.
//!
//! Type and time alone never suffice: at least a state, a person or a place must be shared as well.

use std::collections::BTreeSet;
use std::fmt::Display;

use mithaq::Kind;
use mithaq_record::Days;

use super::names::tells_names;
use super::rules::{self, ENOUGH, ENOUGH_IN_THE_CROWD, Kinship};
use super::telling::{Spot, Step, Telling, kinship};

/// Why two tellings are thought to be of one thing.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Likeness {
    /// 0 to 1.
    pub score: f64,
    /// `same states (FRA, TCD); both tell 2024-11-28; …`
    pub reason: String,
}

/// How two tellings came together.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Together {
    /// Their reports are copies of one text.
    pub copies: bool,
    /// So few reports tell of their states and type in those days that these alone may suffice.
    pub plain: bool,
}

/// What speaks for one thing, summed up.
#[derive(Default)]
struct Evidence {
    score: f64,
    /// In words, where they are asked for: most pairs are compared and forgotten.
    reasons: Option<Vec<String>>,
}

impl Evidence {
    fn add(&mut self, weight: f64, reason: impl Display) {
        self.score += weight;
        if let Some(reasons) = &mut self.reasons {
            reasons.push(reason.to_string());
        }
    }
}

/// How alike the tellings are, where they are alike enough, and why.
pub(crate) fn likeness(one: &Telling, other: &Telling, together: Together) -> Option<Likeness> {
    let mut evidence = Evidence { score: 0.0, reasons: Some(Vec::new()) };
    let score = weigh(one, other, together, &mut evidence)?;
    Some(Likeness { score, reason: evidence.reasons.unwrap_or_default().join("; ") })
}

/// As [`likeness`], 0 to 1, without saying why.
pub(crate) fn alike(one: &Telling, other: &Telling, together: Together) -> Option<f64> {
    weigh(one, other, together, &mut Evidence::default())
}

fn weigh(one: &Telling, other: &Telling, together: Together, evidence: &mut Evidence) -> Option<f64> {
    if one.kind != other.kind || apart(one, other).is_some() {
        return None;
    }
    let kinship = of_types(one, other, evidence)?;
    let parties = of_parties(one, other, evidence);
    let places = of_places(one, other, evidence);
    let time = of_time(one, other, evidence);
    let Together { copies, plain } = together;
    if copies {
        evidence.add(0.3, "their reports are copies of one text");
    }
    let Words { named, marked } = of_words(one, other, evidence);
    let who_or_where = parties || places || (named && is_setting(one, other));
    let when = time || copies || (named && one.told.is_some() != other.told.is_some());
    let marked = || places || copies || marked || !shared_names(one, other).is_empty();
    let is_quiet = plain || one.kind == Kind::Agreement;
    let enough = if is_quiet { ENOUGH } else { ENOUGH_IN_THE_CROWD };
    let is_slip = one.kind == Kind::Agreement && is_redated(one, other);
    let suffices = is_quiet && kinship != Kinship::Distant && !is_slip;
    let may = who_or_where && when && (suffices || marked());
    let score = evidence.score.min(1.0);
    (may && score >= enough).then_some(score)
}

/// How likely the types tell of one thing.
fn of_types(one: &Telling, other: &Telling, evidence: &mut Evidence) -> Option<Kinship> {
    let is_agreement = one.kind == Kind::Agreement;
    let kinship = match kinship(one, other) {
        Some(Kinship::Same) => Kinship::Same,
        _ if is_agreement && !rules::classes_agree(&one.type_, &other.type_) => Kinship::Distant,
        _ if is_agreement => Kinship::Close,
        kinship => kinship?,
    };
    let noun = if is_agreement { "class" } else { "type" };
    match kinship {
        Kinship::Same => evidence.add(0.25, format_args!("same {noun} ({})", one.type_)),
        // That another class may be meant says less than that a type is mixed up with another.
        _ => {
            let weight = if is_agreement { 0.12 } else { 0.15 };
            evidence.add(weight, format_args!("related {noun} ({}, {})", one.type_, other.type_));
        }
    }
    if let Some(mode) = one.modes.intersection(&other.modes).next() {
        evidence.add(0.05, format_args!("same mode ({mode})"));
    }
    Some(kinship)
}

fn of_parties(one: &Telling, other: &Telling, evidence: &mut Evidence) -> bool {
    let (own, others) = (one.codes(), other.codes());
    let shared: Vec<&str> = own.intersection(&others).copied().collect();
    let states = shared.join(", ");
    let names = shared_names(one, other);
    names.iter().take(2).for_each(|name| evidence.add(0.1, format_args!("both name {name}")));
    match (shared.len(), own == others) {
        (0, _) => {
            if is_setting(one, other) {
                evidence.add(0.1, "the report speaks of the same state");
            }
            !names.is_empty()
        }
        (1, true) => {
            evidence.add(0.17, format_args!("same state ({states})"));
            true
        }
        (1, false) => {
            evidence.add(0.15, format_args!("a state in common ({states})"));
            true
        }
        (_, true) => {
            evidence.add(0.35, format_args!("same states ({states})"));
            true
        }
        (_, false) => {
            evidence.add(0.3, format_args!("states in common ({states})"));
            true
        }
    }
}

/// One names no state, and its report speaks mostly of one that the other names, or the same as the other's.
fn is_setting(one: &Telling, other: &Telling) -> bool {
    let of = |telling: &Telling, setting: Option<&String>| {
        setting.is_some_and(|state| {
            telling.codes().contains(state.as_str()) || telling.setting.as_ref() == Some(state)
        })
    };
    of(other, one.setting.as_ref()) || of(one, other.setting.as_ref())
}

fn shared_names(one: &Telling, other: &Telling) -> BTreeSet<String> {
    let names = |telling: &Telling| -> BTreeSet<String> {
        let named = telling.named_actors.iter().chain(&telling.named_recipients);
        named.map(|(_, name)| name.clone()).collect()
    };
    names(one).intersection(&names(other)).cloned().collect()
}

fn of_places(one: &Telling, other: &Telling, evidence: &mut Evidence) -> bool {
    if !one.settlements.is_disjoint(&other.settlements) {
        evidence.add(0.2, "the same settlement");
        return true;
    }
    let (Some(own), Some(others)) = (&one.place, &other.place) else { return false };
    if own.exact && others.exact && is_near(own, others) {
        evidence.add(0.2, format_args!("same place ({})", own.name));
        return true;
    }
    if own.country.is_some() && own.country == others.country {
        evidence.add(0.03, "same country");
    }
    false
}

/// Whether time speaks for it.
fn of_time(one: &Telling, other: &Telling, evidence: &mut Evidence) -> bool {
    if one.kind == Kind::Agreement { of_steps(one, other, evidence) } else { of_days(one, other, evidence) }
}

fn of_days(one: &Telling, other: &Telling, evidence: &mut Evidence) -> bool {
    let (Some(own), Some(others)) = (one.window(), other.window()) else { return false };
    match (one.told, other.told) {
        (Some(_), Some(_)) => match own.common(others) {
            Some(day) if own.exact() && others.exact() => {
                evidence.add(0.3, format_args!("both tell {}", day));
            }
            Some(days) => evidence.add(0.15, format_args!("both tell days in {}", days)),
            None => {
                evidence.add(0.05, format_args!("they tell days close to each other ({}, {})", own, others))
            }
        },
        (None, None) => {
            let apart = one.published.zip(other.published).map_or(0, |(one, other)| one.gap(other));
            match apart {
                0..=1 => evidence.add(0.2, "reported at the same time"),
                2..=4 => evidence.add(0.12, "reported within days"),
                _ => evidence.add(0.05, "reported within two weeks"),
            }
        }
        _ => {
            let told = one.told.or(other.told).unwrap_or(own);
            match own.gap(others) {
                0 if told.exact() => evidence.add(0.22, format_args!("reported within days of {}", told)),
                0 => evidence.add(0.1, format_args!("reported in {}", told)),
                1..=3 => evidence.add(0.1, format_args!("reported soon after {}", told)),
                _ => return false,
            }
        }
    }
    true
}

/// Steps of one agreement are dated alike, or follow each other.
fn of_steps(one: &Telling, other: &Telling, evidence: &mut Evidence) -> bool {
    let pairs = one.steps.iter().flat_map(|own| other.steps.iter().map(move |others| (own, others)));
    let weighed =
        pairs.filter_map(|(own, others)| Some((own, others, of_two_steps((one, own), (other, others))?)));
    let best = weighed.reduce(|best, next| if next.2.0 > best.2.0 { next } else { best });
    let Some((own, others, (weight, how))) = best else { return false };
    if rules::moment(&own.stage) == rules::moment(&others.stage) {
        evidence.add(weight, format_args!("both tell the step {:?} {how}", own.stage));
    } else {
        evidence.add(weight, format_args!("{:?} and {:?} {how}", own.stage, others.stage));
    }
    true
}

/// What it weighs that two tellings tell these steps, and how near they are.
fn of_two_steps(one: (&Telling, &Step), other: (&Telling, &Step)) -> Option<(f64, &'static str)> {
    let window = |(telling, step): (&Telling, &Step)| step.told.or_else(|| telling.window());
    let gap = window(one)?.gap(window(other)?);
    let same = rules::moment(&one.1.stage) == rules::moment(&other.1.stage);
    let dated = one.1.told.is_some() && other.1.told.is_some();
    let has_end = rules::ends(&one.1.stage) || rules::ends(&other.1.stage);
    Some(match (same, dated, gap) {
        (true, true, 0) => (0.3, "on the same day"),
        (true, true, 1..=rules::SLIP_DAYS) => (0.2, "within days"),
        (true, false, 0) => (0.22, "at the same time"),
        (true, _, 1..=30) => (0.12, "within weeks"),
        (true, true, 31..=rules::STEP_DAYS) => (0.06, "within months"),
        (false, _, 0..=30) => (0.12, "within weeks"),
        // An agreement ends once: who tells of it later without a day recalls that end.
        (true, false, gap) if rules::ends(&one.1.stage) && gap <= rules::LIFE_DAYS => (0.06, "within years"),
        (false, _, gap) if gap <= rules::LIFE_DAYS || has_end => (0.06, "within years"),
        _ => return None,
    })
}

/// What the words of two tellings say.
struct Words {
    /// Names, numbers or many words are the same.
    named: bool,
    /// More is the same than the names of a state or two, which all reports on them have.
    marked: bool,
}

/// Names, numbers and words that both give.
fn of_words(one: &Telling, other: &Telling, evidence: &mut Evidence) -> Words {
    let (mut any, mut marked) = (false, false);
    let count = |shared: usize| f64::from(u32::try_from(shared).unwrap_or(u32::MAX));
    let same_language = one.language == other.language;
    if same_language {
        let shared = one.words.intersection(&other.words).count();
        let least = one.words.len().min(other.words.len()).max(6);
        if shared >= 3 {
            any = shared * 3 >= least;
            marked = any;
            evidence.add(0.15 * count(shared) / count(least), format_args!("{shared} words in common"));
        }
    }
    // Where every word may be a name, that two reports share some says nothing more than their words do.
    if !same_language || tells_names(&one.language) {
        let shared = one.names.intersection(&other.names).take(3).count();
        if shared > 0 {
            any = true;
            marked |= shared > 2;
            evidence.add(0.04 * count(shared), "names in common");
        }
    }
    let numbers: Vec<String> = one
        .numbers
        .intersection(&other.numbers)
        .filter(|number| number.value > rules::FEW)
        .map(|number| format!("{} {}", number.value, number.what))
        .take(2)
        .collect();
    if !numbers.is_empty() {
        (any, marked) = (true, true);
        evidence.add(0.06 * count(numbers.len()), format_args!("both count {}", numbers.join(", ")));
    }
    Words { named: any, marked }
}

/// Why the two cannot be of one thing; nothing where they can.
pub(crate) fn apart(one: &Telling, other: &Telling) -> Option<&'static str> {
    let reasons = [
        parties_apart(one, other),
        persons_apart(one, other),
        direction_apart(one, other),
        if one.kind == Kind::Agreement { steps_apart(one, other) } else { days_apart(one, other) },
        places_apart(one, other),
        modes_apart(one, other),
        classes_apart(one, other),
    ];
    reasons.into_iter().flatten().next()
}

/// Each has a state that the other lacks, and it is not just where it happened.
fn parties_apart(one: &Telling, other: &Telling) -> Option<&'static str> {
    let (own, others) = (one.codes(), other.codes());
    if own.is_empty() || others.is_empty() {
        return None;
    }
    let host = |code: &&&str| {
        [one, other].iter().filter_map(|t| t.place.as_ref()?.country.as_deref()).all(|place| place != **code)
    };
    let only_own = own.difference(&others).filter(host).count();
    let only_others = others.difference(&own).filter(host).count();
    let shared = own.intersection(&others).count();
    match shared {
        0 => Some("other states"),
        1 if only_own > 0 && only_others > 0 => Some("other states"),
        _ => None,
    }
}

/// Both name persons of one state, and not the same.
fn persons_apart(one: &Telling, other: &Telling) -> Option<&'static str> {
    let differ = |own: &BTreeSet<(String, String)>, others: &BTreeSet<(String, String)>| {
        own.iter().any(|(code, _)| {
            let of = |named: &BTreeSet<(String, String)>| -> BTreeSet<String> {
                named.iter().filter(|(c, _)| c == code).map(|(_, name)| name.clone()).collect()
            };
            let (own, others) = (of(own), of(others));
            !others.is_empty() && own.is_disjoint(&others)
        })
    };
    let targeted = matches!(rules::family(&one.type_), "SANCTION");
    let acting = one.kind == Kind::Event && differ(&one.named_actors, &other.named_actors);
    let hit = targeted && differ(&one.named_recipients, &other.named_recipients);
    (acting || hit).then_some("other persons")
}

/// Both tell how, and no two ways can be one.
fn modes_apart(one: &Telling, other: &Telling) -> Option<&'static str> {
    let agree = |own: &String| other.modes.iter().any(|mode| rules::modes_agree(&one.type_, own, mode));
    let told = !one.modes.is_empty() && !other.modes.is_empty();
    (told && !one.modes.iter().any(agree)).then_some("other modes")
}

/// Who acts in one is acted upon in the other.
fn direction_apart(one: &Telling, other: &Telling) -> Option<&'static str> {
    if one.kind == Kind::Agreement || rules::is_mutual(&one.type_) {
        return None;
    }
    let straight = !one.actors.is_disjoint(&other.actors) || !one.recipients.is_disjoint(&other.recipients);
    let crossed = !one.actors.is_disjoint(&other.recipients) || !one.recipients.is_disjoint(&other.actors);
    // Where one acts and nobody is named that it is done to, a strike on its own ground may look like one by it.
    let told = !rules::is_local(&one.type_) || (one.codes().len() > 1 && other.codes().len() > 1);
    (told && crossed && !straight).then_some("the other way round")
}

fn days_apart(one: &Telling, other: &Telling) -> Option<&'static str> {
    let same_report = one.article == other.article;
    match (one.told, other.told) {
        (Some(own), Some(others)) => {
            let gap = own.gap(others);
            let misdated = !same_report
                && gap <= rules::MISDATED_DAYS
                && own.exact()
                && others.exact()
                && is_tied(one, other);
            (gap > 0 && !misdated).then_some("other days")
        }
        (None, None) => {
            let apart = one.published.zip(other.published).map_or(0, |(one, other)| one.gap(other));
            (apart > rules::UNDATED_DAYS).then_some("reported at other times")
        }
        (Some(told), None) => told_apart(told, other),
        (None, Some(told)) => told_apart(told, one),
    }
}

/// A report that tells no day speaks of what is new, not of what is long past or to come.
fn told_apart(told: Days, undated: &Telling) -> Option<&'static str> {
    let published = undated.published?;
    let to_come = undated.actual && told.first > published.last + 1;
    let long_past = published.first - told.last > rules::BACKGROUND_DAYS;
    (to_come || long_past).then_some("other days")
}

/// More than type and states speaks for one event: a person, or the very place.
fn is_tied(one: &Telling, other: &Telling) -> bool {
    let near = one
        .place
        .as_ref()
        .zip(other.place.as_ref())
        .is_some_and(|(own, others)| own.exact && others.exact && is_near(own, others));
    let published =
        one.published.zip(other.published).is_some_and(|(one, other)| one.gap(other) <= rules::UNDATED_DAYS);
    published && (near || !shared_names(one, other).is_empty())
}

fn places_apart(one: &Telling, other: &Telling) -> Option<&'static str> {
    if one.kind == Kind::Agreement {
        return None;
    }
    let settled = !one.settlements.is_empty() && !other.settlements.is_empty();
    if rules::is_local(&one.type_) && settled && one.settlements.is_disjoint(&other.settlements) {
        return Some("other settlements");
    }
    let (own, others) = (one.place.as_ref()?, other.place.as_ref()?);
    let same_day = one.told.is_some() && one.told == other.told && one.told.is_some_and(Days::exact);
    let same_act = same_day
        && one.codes() == other.codes()
        && one.codes().len() > 1
        && !shared_names(one, other).is_empty();
    let cities = own.exact && others.exact && !is_near(own, others);
    let countries = own.country.is_some() && others.country.is_some() && own.country != others.country;
    let far = if rules::is_local(&one.type_) { cities || countries } else { cities };
    (far && !same_act).then_some("other places")
}

/// Under one name, or so close that it may be one place.
pub(crate) fn is_near(one: &Spot, other: &Spot) -> bool {
    match (one.at, other.at) {
        (Some(own), Some(others)) => one.name == other.name || kilometres(own, others) <= rules::NEAR_KM,
        _ => one.name == other.name,
    }
}

/// Great circle distance of two places in degrees north and east (haversine formula, Earth radius 6371 km).
fn kilometres(one: (f64, f64), other: (f64, f64)) -> f64 {
    let (north, others_north) = (one.0.to_radians(), other.0.to_radians());
    let half = |a: f64, b: f64| ((b - a) / 2.0).sin().powi(2);
    let chord = half(north, others_north)
        + north.cos() * others_north.cos() * half(one.1.to_radians(), other.1.to_radians());
    2.0 * 6371.0 * chord.sqrt().min(1.0).asin()
}

/// Of classes that reports do not mix up, unless two reports date the same step of the same parties alike.
fn classes_apart(one: &Telling, other: &Telling) -> Option<&'static str> {
    if one.kind != Kind::Agreement || rules::classes_agree(&one.type_, &other.type_) {
        return None;
    }
    let same_parties = one.codes() == other.codes() && one.codes().len() > 1;
    let same_step =
        || steps(one, other).any(|(own, others)| own.stage == others.stage && own.gap(others) == Some(0));
    let may_be_one = one.article != other.article && same_parties && same_step();
    (!may_be_one).then_some("other classes")
}

/// The steps that both tell as done, each of the one with each of the other.
fn steps<'a>(one: &'a Telling, other: &'a Telling) -> impl Iterator<Item = (Done<'a>, Done<'a>)> {
    let done = |telling: &'a Telling| {
        let is_past = |days: Days| telling.published.is_some_and(|published| days.last < published.first);
        let is_done = move |step: &&Step| !step.denied && (step.actual || step.told.is_some_and(is_past));
        let done = telling.steps.iter().filter(is_done);
        done.map(|step| Done { stage: &step.stage, told: step.told })
    };
    done(one).flat_map(move |own| done(other).map(move |others| (own, others)))
}

/// A step that is told as done.
#[derive(Clone, Copy)]
struct Done<'a> {
    stage: &'a str,
    told: Option<Days>,
}

impl Done<'_> {
    /// Days between the two, where both are told; only exact ones.
    fn gap(self, other: Self) -> Option<i32> {
        let (own, others) = (self.told?, other.told?);
        (own.exact() && others.exact()).then(|| own.gap(others))
    }
}

fn is_signing(stage: &str) -> bool {
    rules::moment(stage) == "signed"
}

/// Both tell the very day of the signing, and not the same.
fn is_redated(one: &Telling, other: &Telling) -> bool {
    let gaps = steps(one, other)
        .filter(|(own, others)| is_signing(own.stage) && is_signing(others.stage))
        .filter_map(|(own, others)| own.gap(others));
    gaps.min().is_some_and(|gap| gap > rules::SLIP_DAYS)
}

/// Concluded in other years; two signatures far apart; an end before the beginning: two agreements.
fn steps_apart(one: &Telling, other: &Telling) -> Option<&'static str> {
    let clash = steps(one, other).any(|(own, others)| match (own.told, others.told) {
        (Some(first), Some(second)) => steps_clash((own.stage, first), (others.stage, second)),
        _ => false,
    });
    if clash {
        return Some("steps that cannot be of one agreement");
    }
    let told = !one.years.is_empty() && !other.years.is_empty();
    (told && one.years.is_disjoint(&other.years)).then_some("concluded in other years")
}

fn steps_clash(one: (&str, Days), other: (&str, Days)) -> bool {
    let gap = one.1.gap(other.1);
    if rules::moment(one.0) == rules::moment(other.0) {
        // Each party ratifies on a day of its own; all sign on one.
        let exact = one.1.exact() && other.1.exact() && is_signing(one.0);
        let most = if exact { rules::MISDATED_STEP_DAYS } else { rules::STEP_DAYS };
        return gap > most && one.0 != "amended";
    }
    let (early, late) =
        if rules::order(one.0) <= rules::order(other.0) { (one, other) } else { (other, one) };
    let backwards = late.1.last < early.1.first && gap > rules::STEP_DAYS && early.0 != "concluded";
    let too_late = !rules::ends(late.0)
        && gap > rules::LIFE_DAYS
        && matches!(late.0, "signed" | "ratified" | "in force");
    backwards || too_late
}
