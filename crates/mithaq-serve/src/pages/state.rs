//! A state, and a pair of states: what happened, what is in force, what is said.

use maud::{Markup, html};
use mithaq::Kind;
use mithaq_alignment::measure::Study;
use mithaq_alignment::{Agreement, By, Of, Period, Rules, Whose};
use mithaq_ledger::{Dispute, Happening, Said, Stored};
use mithaq_plot::Shares;
use mithaq_voice::shares;
use mithaq_voice::times::Asked as Times;
use mithaq_voice::unseen::shown;
use mithaq_world as world;
use serde::Serialize;

use super::{Asked, LATEST, Shown, lists};
use crate::address::Place;
use crate::fault::Fault;

/// Happenings and records that a page lists.
const LISTED: usize = 100;
const SAID: usize = 20;
/// Partners that are named, and those that have a lane of the timeline and a line of the shares.
const PARTNERS: usize = 16;
const DRAWN: usize = 4;
/// Years that shares are drawn over, at most.
const YEARS: i16 = 25;

#[derive(Serialize)]
struct Told {
    parties: Vec<String>,
    /// The newest of them.
    happenings: Vec<Happening>,
    /// How many there are.
    found: usize,
    partners: Vec<Partner>,
    in_force: Vec<InForce>,
    relations: Vec<Stored>,
    claims: Vec<Stored>,
    disputed: Vec<Dispute>,
    /// The last day that any report is of.
    as_of: Option<String>,
}

#[derive(Serialize)]
struct Partner {
    code: String,
    happenings: usize,
}

/// An agreement that is in force on the day of the newest report.
#[derive(Serialize)]
struct InForce {
    id: String,
    source: String,
    class: String,
    parties: Vec<String>,
    since: String,
    dated_by: String,
}

pub(crate) fn show(asked: &Asked<'_>, typed: &str) -> Result<Shown, Fault> {
    let code = world::party(typed, LATEST)?;
    if code != typed {
        return Ok(asked.moved(Place::State(code)));
    }
    let (told, voice) = (told(asked, std::slice::from_ref(&code))?, asked.voice());
    let drawn: Vec<String> = told.partners.iter().take(DRAWN).map(|partner| partner.code.clone()).collect();
    let shares = if asked.address.json { None } else { shares_of(asked, &code, &drawn, &told)? };
    asked.answer(&voice.name(&code), &told, || {
        html! {
            p.from { (code) }
            (partners(asked, &code, &told.partners))
            @if !drawn.is_empty() { (timeline(asked, voice.name(&code), &drawn, &told.happenings)) }
            @if let Some(shares) = &shares { (asked.write(|writer| writer.picture(shares.svg(), &shares.table()))) }
            (rest(asked, &told))
        }
    })
}

pub(crate) fn show_pair(asked: &Asked<'_>, typed: &str) -> Result<Shown, Fault> {
    let no_pair = || Fault::missing("A pair is two states, as in TGO-RUS.", typed);
    let (one, other) = world::pair(typed, LATEST).ok_or_else(no_pair)??;
    if one == other {
        return Err(no_pair());
    }
    let address = format!("{one}-{other}");
    if address != typed {
        return Ok(asked.moved(Place::Pair(address)));
    }
    let (told, voice) = (told(asked, &[one.clone(), other.clone()])?, asked.voice());
    let named = |code: &String| Said::new("{party}").party("party", code);
    let title = Said::new("{one} and {other}").one("one", named(&one)).one("other", named(&other)).by(&voice);
    asked.answer(&title, &told, || {
        html! {
            p { @for code in &told.parties { a href=(asked.to(Place::State(code.clone()))) { (voice.name(code)) } " " span.code { (code) } " " } }
            @if !told.happenings.is_empty() { (timeline(asked, title.clone(), std::slice::from_ref(&other), &told.happenings)) }
            (rest(asked, &told))
        }
    })
}

fn told(asked: &Asked<'_>, parties: &[String]) -> Result<Told, Fault> {
    let ledger = asked.ledger;
    let (happenings, found) = ledger.newest_of(parties, LISTED)?;
    let partners = match parties {
        [code] => ledger.partners(code, PARTNERS)?,
        _ => Vec::new(),
    };
    let as_of = ledger.last_report()?;
    Ok(Told {
        in_force: in_force(asked, parties, as_of.as_deref())?,
        relations: ledger.told_of(parties, Kind::Relation, SAID)?,
        claims: ledger.told_of(parties, Kind::Claim, SAID)?,
        disputed: ledger.disputes(parties)?,
        partners: partners.into_iter().map(|(code, happenings)| Partner { code, happenings }).collect(),
        parties: parties.to_vec(),
        happenings,
        found,
        as_of,
    })
}

fn in_force(asked: &Asked<'_>, parties: &[String], day: Option<&str>) -> Result<Vec<InForce>, Fault> {
    let Some(day) = day else { return Ok(Vec::new()) };
    let whose = match parties {
        [one, other] => Whose::Pair(one.clone(), other.clone()),
        _ => Whose::Any(parties.to_vec()),
    };
    let all = Agreement::read(asked.ledger, &whose, &Rules::default())?;
    let mut found: Vec<InForce> = all.iter().filter_map(|one| on(one, parties, day)).collect();
    found.sort_by(|a, b| b.since.cmp(&a.since).then(a.id.cmp(&b.id)));
    found.dedup_by(|a, b| a.id == b.id && a.source == b.source);
    Ok(found)
}

/// An agreement as it stands on a day, if all of these are bound by it then.
fn on(agreement: &Agreement, parties: &[String], day: &str) -> Option<InForce> {
    let bound = |code: &String| {
        let mut of = agreement.members.iter().filter(|member| member.code == *code);
        of.find(|member| member.spell.meets(day, day))
    };
    let members = parties.iter().map(bound).collect::<Option<Vec<_>>>()?;
    let mut codes: Vec<String> = agreement.members.iter().map(|member| member.code.clone()).collect();
    codes.sort_unstable();
    codes.dedup();
    Some(InForce {
        id: agreement.id.clone(),
        source: agreement.source.clone(),
        class: agreement.class.clone(),
        parties: codes,
        since: members.iter().map(|member| member.spell.from.clone()).max()?,
        dated_by: agreement.dated_by.clone(),
    })
}

/// The shares of its partners in its agreements in force; where it has none, in its events of cooperation.
fn shares_of(asked: &Asked<'_>, code: &str, powers: &[String], told: &Told) -> Result<Option<Shares>, Fault> {
    let days = told.happenings.iter().filter_map(|one| one.date.start.as_deref());
    let (Some(first), Some(last)) = (days.min(), told.as_of.as_deref()) else { return Ok(None) };
    let year = |day: &str| day.get(..4)?.parse::<i16>().ok();
    let (Some(first), Some(last)) = (year(first), year(last)) else { return Ok(None) };
    let first = first.clamp(last - YEARS, last - 1);
    let times = Times::between(Period::of_year(first), Period::of_year(last), By::Year);
    let Some(times) = times.filter(|_| !powers.is_empty()) else { return Ok(None) };
    // Organisations are no states of the system that shares are taken over.
    let states: Vec<String> = powers.iter().filter(|code| world::is_state(code)).cloned().collect();
    if states.is_empty() || !world::is_state(code) {
        return Ok(None);
    }
    let of = if told.in_force.iter().any(|one| one.source == "news") { Of::Agreements } else { Of::Events };
    let study = Study { of: Some(of), source: Some("news".to_owned()), ..Study::default() };
    Ok(Some(shares::of_state(asked.ledger, &study, (code, &states), &times, asked.voice())?))
}

fn timeline(asked: &Asked<'_>, title: String, lanes: &[String], all: &[Happening]) -> Markup {
    let voice = asked.voice();
    let timeline =
        lists::timeline(title, voice.words("Events and agreements, as reports tell them"), lanes, all, voice);
    asked.write(|writer| writer.picture(timeline.svg(), &timeline.table()))
}

fn partners(asked: &Asked<'_>, code: &str, all: &[Partner]) -> Markup {
    let voice = asked.voice();
    let to = |partner: &Partner| asked.to(Place::Pair(format!("{code}-{}", partner.code)));
    html! {
        @if !all.is_empty() {
            section {
                h2 { (voice.words("With whom")) }
                ul.row { @for one in all { li { a href=(to(one)) { (voice.name(&one.code)) } " " span.from { (one.happenings) } } } }
                @if let [first, second, ..] = all {
                    p { a href=(format!("{}?state={code}&from={}&to={}", asked.to(Place::Ask), first.code, second.code)) {
                        (Said::new("Has {state} turned from {from} to {to}?").party("state", code).party("from", &first.code).party("to", &second.code).by(&voice))
                    } }
                }
            }
        }
    }
}

fn rest(asked: &Asked<'_>, told: &Told) -> Markup {
    let voice = asked.voice();
    html! {
        section {
            h2 { (voice.words("Agreements in force")) @if let Some(day) = &told.as_of { " (" (shown(day)) ")" } }
            @if told.in_force.is_empty() { p { (voice.words("No report tells of an agreement that is in force.")) } }
            ul { @for one in &told.in_force { li { (agreement(asked, one)) } } }
        }
        section {
            h2 { (voice.words("Who did what")) }
            @if told.happenings.is_empty() { p { (voice.words("No report tells of them.")) } }
            (lists::happenings(asked, &told.happenings))
            @if told.found > told.happenings.len() {
                p.from { (Said::new("and {n} more").plain("n", told.found - told.happenings.len()).by(&voice)) }
            }
        }
        (asked.write(|writer| writer.disputes(&told.disputed)))
        (lists::records(asked, "Standing relations", &told.relations))
        (lists::records(asked, "What is said", &told.claims))
    }
}

fn agreement(asked: &Asked<'_>, one: &InForce) -> Markup {
    let voice = asked.voice();
    let class = Said::new("agreement, {class}").word("class", &one.class).by(&voice);
    let names: Vec<String> = one.parties.iter().map(|code| voice.name(code)).collect();
    let since = Said::new("since {day}").plain("day", &one.since).by(&voice);
    html! {
        @if one.source == "news" { a href=(asked.to(Place::Happening(one.id.clone()))) { (class) } } @else { (class) " " span.code { (one.source) } }
        ": " (names.join(" – ")) ", " (shown(&since))
    }
}
