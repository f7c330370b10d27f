//! From a word entry to what the reader uses the word for.

use crate::source::WordEntry;
use crate::table::{Agent, Report, Time, Use};

/// The use that an entry names.
pub(super) fn of(entry: &WordEntry) -> Result<Use, String> {
    let missing = |key: &str| format!("use = {:?} needs {key}", entry.use_);
    let means = || entry.means.clone().ok_or_else(|| missing("means"));
    Ok(match entry.use_.as_str() {
        "verb" => Use::Verb,
        "agent" => Use::Agent(agent(entry)),
        "preposition" => Use::Preposition(entry.relation.ok_or_else(|| missing("relation"))?),
        "negation" => Use::Negation,
        "modality" => Use::Modality { means: means()?, present: entry.present },
        "report" => Use::Report(report(entry)),
        "joint" => Use::Joint(entry.joint.ok_or_else(|| missing("joint"))?),
        "pronoun" => Use::Pronoun(entry.pronoun.ok_or_else(|| missing("pronoun"))?),
        "agreement" => Use::Agreement(entry.means.clone().unwrap_or_default()),
        "class" => Use::Class(means()?),
        "scope" => Use::Scope(means()?),
        "context" => Use::Context(means()?),
        "light" => Use::Light,
        "filler" => Use::Filler,
        "question" => Use::Question,
        "exception" => Use::Exception,
        "covers" => Use::Covers,
        "half" => Use::Half(means()?),
        "auxiliary" => Use::Auxiliary(entry.auxiliary.ok_or_else(|| missing("auxiliary"))?),
        "determiner" => Use::Determiner,
        "abbreviation" => Use::Abbreviation,
        "control" => Use::Control,
        _ => Use::Time(time(entry)?),
    })
}

fn agent(entry: &WordEntry) -> Agent {
    Agent {
        sector: entry.sector.clone().unwrap_or_default(),
        office: entry.office.clone(),
        unnamed: entry.unnamed,
        person: entry.person,
        counterpart: entry.counterpart,
        adjectival: entry.adjectival,
        seated: entry.seated,
        state: entry.state,
    }
}

fn report(entry: &WordEntry) -> Report {
    Report {
        tone: entry.tone.clone().unwrap_or_else(|| "neutral".to_owned()),
        denial: entry.denial,
        source: entry.source,
        strict: entry.strict,
    }
}

fn time(entry: &WordEntry) -> Result<Time, String> {
    let value = || entry.value.ok_or_else(|| format!("use = {:?} needs value", entry.use_));
    let small = || value().and_then(|v| u8::try_from(v).map_err(|e| e.to_string()));
    let signed = || value().and_then(|v| i8::try_from(v).map_err(|e| e.to_string()));
    Ok(match entry.use_.as_str() {
        "month" => Time::Month(small()?),
        "hijri" => Time::Hijri(small()?),
        "ordinal" => Time::Ordinal(small()?),
        "weekday" => Time::Weekday(small()?),
        "number" => Time::Number(u32::try_from(value()?).map_err(|e| e.to_string())?),
        "unit" => Time::Unit(entry.unit.ok_or("use = \"unit\" needs unit")?),
        "two" => Time::Two(entry.unit.ok_or("use = \"two\" needs unit")?),
        "shift" => Time::Shift(signed()?),
        "day" => Time::Day(signed()?),
        "season" => Time::Season(small()?),
        "decade" => Time::Decade(small()?),
        "part" => Time::Part(signed()?),
        "since" => Time::Since,
        "until" => Time::Until,
        "during" => Time::During,
        "ago" => Time::Ago,
        "away" => Time::Away(signed()?),
        "then" => Time::Then,
        "ahead" => Time::Ahead,
        "beside" => Time::Beside(signed()?),
        "same" => Time::Same(entry.unit.ok_or("use = \"same\" needs unit")?),
        "following" => Time::Following(signed()?),
        "months" => Time::Months(small()?),
        "few" => Time::Few,
        "decades" => Time::Decades,
        "on" => Time::On,
        other => return Err(format!("nobody knows the use {other:?}")),
    })
}
