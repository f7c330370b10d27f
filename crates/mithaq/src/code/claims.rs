//! Claims: what a speech says, sentence by sentence, parted where affirming turns to denying.

use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use mithaq_lexicon::Use;
use mithaq_record::{Modality, Polarity, SpeakerKind};

use super::emit::Draft;
use super::mood;
use super::speech::{Speech, Speeches};
use crate::annotate::Annotated;

/// A claim has at least this many tokens.
const SHORTEST: usize = 2;

/// One claim for each stretch of a speech that says one thing.
pub(super) fn find(annotated: &Annotated, speeches: &Speeches) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let focus = LazyCell::new(|| focus(annotated));
    for speech in &speeches.all {
        if speech.speaker.kind == SpeakerKind::Reporter {
            continue;
        }
        for stretch in stretches(annotated, speech, speeches) {
            drafts.extend(claim(annotated, speech, stretch, || focus.clone()));
        }
    }
    drafts
}

struct Stretch {
    first: usize,
    last: usize,
    polarity: Polarity,
}

/// The clauses of a speech, those of one sentence and one polarity together, without what another
/// speech inside it says.
fn stretches(annotated: &Annotated, speech: &Speech, speeches: &Speeches) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    let others = inside(speech, speeches);
    let is_own =
        |t: usize| !others[others.partition_point(|o| *o.end() < t)..].iter().take(1).any(|o| o.contains(&t));
    let mut i = speech.first;
    while i <= speech.last {
        let clause = annotated.clause_of[i];
        let own = is_own(i);
        let alike = |t: usize| annotated.clause_of[t] == clause && is_own(t) == own;
        let last = (i..=speech.last).take_while(|&t| alike(t)).last().unwrap_or(i);
        if own {
            let polarity = polarity(annotated, speech, i, last);
            match all.last_mut() {
                Some(open)
                    if open.polarity == polarity
                        && open.last + 1 == i
                        && same_sentence(annotated, open.last, i) =>
                {
                    open.last = last
                }
                _ => all.push(Stretch { first: i, last, polarity }),
            }
        }
        i = last + 1;
    }
    all
}

/// What speeches inside this one say, with the words that announce it: stretches apart from each other, in order.
fn inside(speech: &Speech, speeches: &Speeches) -> Vec<RangeInclusive<usize>> {
    let mut all: Vec<RangeInclusive<usize>> = Vec::new();
    for inner in speeches.behind(speech.verb, speech.last).iter().filter(|s| s.first > s.verb) {
        match all.last_mut() {
            Some(open) if inner.verb <= *open.end() => *open = *open.start()..=inner.last.max(*open.end()),
            _ => all.push(inner.verb..=inner.last),
        }
    }
    all
}

fn same_sentence(annotated: &Annotated, a: usize, b: usize) -> bool {
    annotated.tokens[a].sentence == annotated.tokens[b].sentence
}

fn polarity(annotated: &Annotated, speech: &Speech, first: usize, last: usize) -> Polarity {
    let clause = &annotated.clauses[annotated.clause_of[first]];
    let verb = (first..=last).find(|&t| annotated.is_finite(t));
    let excepted = (first..=last).any(|t| annotated.has_use(t, |u| *u == Use::Exception));
    let negated = !excepted && verb.is_some_and(|v| mood::negated(annotated, v, clause.first));
    let nominal =
        !excepted && verb.is_none() && (first..=last).any(|t| annotated.has_use(t, |u| *u == Use::Negation));
    if speech.denial != (negated || nominal) { Polarity::Denied } else { Polarity::Affirmed }
}

fn claim(
    annotated: &Annotated,
    speech: &Speech,
    stretch: Stretch,
    focus: impl Fn() -> Option<String>,
) -> Option<Draft> {
    let (first, last) = trim(annotated, stretch.first, stretch.last);
    if last < first || last - first + 1 < SHORTEST {
        return None;
    }
    let about = about(annotated, speech.speaker.code.clone(), (first, last), focus);
    if about.is_empty() {
        return None;
    }
    let modality = modality(annotated, first, last);
    let type_ = match (speech.denial || stretch.polarity == Polarity::Denied, modality) {
        (true, _) => "denial",
        (_, Modality::Predicted) => "forecast",
        _ => "statement",
    };
    let mut draft = Draft::claim(rule(annotated, speech.verb), type_, first, last);
    draft.about = about;
    draft.polarity = stretch.polarity;
    draft.modality = modality;
    draft.speech = Some(speech.verb);
    draft.confidence = if speech.marked { 0.8 } else { 0.55 };
    Some(draft)
}

/// Whom the words between two tokens are about: those whom they name, else who says them, else whom the article speaks of most.
pub(super) fn about(
    annotated: &Annotated,
    speaker: Option<String>,
    (first, last): (usize, usize),
    focus: impl Fn() -> Option<String>,
) -> Vec<String> {
    let mut about: Vec<String> = Vec::new();
    for code in
        annotated.mentions_in(first, last).filter(|(_, m)| !m.is_region()).flat_map(|(_, m)| m.codes())
    {
        if !about.iter().any(|a| a == code) {
            about.push(code.to_owned());
        }
    }
    if about.is_empty() {
        about.extend(speaker.or_else(focus));
    }
    about
}

/// The state that the article speaks of most.
pub(super) fn focus(annotated: &Annotated) -> Option<String> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for code in annotated.mentions.iter().flat_map(|m| m.codes()) {
        *counts.entry(code).or_default() += 1;
    }
    let most = counts.iter().max_by_key(|(code, n)| (**n, std::cmp::Reverse(**code)))?;
    Some((*most.0).to_owned())
}

fn trim(annotated: &Annotated, mut first: usize, mut last: usize) -> (usize, usize) {
    let sign = |t: usize| annotated.tokens[t].kind == crate::annotate::TokenKind::Sign;
    while first < last && sign(first) {
        first += 1;
    }
    while last > first && sign(last) {
        last -= 1;
    }
    (first, last)
}

/// The first operator in what is said.
fn modality(annotated: &Annotated, first: usize, last: usize) -> Modality {
    if mood::is_asked(annotated, first) {
        return Modality::Asked;
    }
    let operator = (first..=last.min(first + 6)).find_map(|t| mood::word(annotated, t));
    operator.unwrap_or_default()
}

/// The reporting word names the entry of the lexicon.
fn rule(annotated: &Annotated, verb: usize) -> String {
    let word = annotated
        .readings(verb)
        .iter()
        .find(|a| a.uses(annotated.language).iter().any(|u| matches!(u, Use::Report(_))));
    let spec = word.and_then(|a| a.lemma(annotated.language)).map_or("", |l| l.spec.as_str());
    format!(
        "{}/reporting#{}",
        annotated.language.code,
        spec.trim_start_matches('=').split('/').next().unwrap_or_default().replace(' ', "-")
    )
}
