//! Who says what: the stretches of text that somebody else than the reporter answers for.

use mithaq_lexicon::{Joint, Report, Shape, Use};
use mithaq_record::{Reporting, Speaker, SpeakerKind};

use super::{mood, subject};
use crate::annotate::{Annotated, TokenKind};

/// A speaker is named at most this many tokens behind "according to".
const SOURCE_REACH: usize = 5;

/// Something somebody says.
#[derive(Debug, Clone)]
pub(crate) struct Speech {
    /// First and last token of the reporting word.
    pub verb: usize,
    pub speaker: Speaker,
    /// First and last token of what is said.
    pub first: usize,
    pub last: usize,
    /// What is said is denied by the speaker.
    pub denial: bool,
    /// It is marked as said: "that", a colon, quotation marks, "according to".
    pub marked: bool,
    /// Tokens of the speaker's name.
    pub named_at: Option<(usize, usize)>,
}

/// All speeches of a text.
#[derive(Debug, Default)]
pub(crate) struct Speeches {
    /// In the order of the text.
    pub all: Vec<Speech>,
    /// The innermost one that covers each token.
    covering: Vec<Option<usize>>,
}

impl Speeches {
    /// The innermost speech that covers a token.
    pub(crate) fn covering(&self, at: usize) -> Option<&Speech> {
        self.covering.get(at).copied().flatten().map(|s| &self.all[s])
    }

    /// The speech that a reporting word opens.
    pub(crate) fn of(&self, verb: usize) -> Option<&Speech> {
        self.all.binary_search_by_key(&verb, |s| s.verb).ok().map(|s| &self.all[s])
    }

    /// The speeches that reporting words open behind this one and up to a token.
    pub(crate) fn behind(&self, verb: usize, last: usize) -> &[Speech] {
        let from = self.all.partition_point(|s| s.verb <= verb);
        let to = self.all.partition_point(|s| s.verb <= last).max(from);
        &self.all[from..to]
    }
}

/// All speeches.
pub(crate) fn find(annotated: &Annotated) -> Speeches {
    let mut all: Vec<Speech> = Vec::new();
    for i in 0..annotated.tokens.len() {
        if let Some(speech) = at(annotated, i, &all) {
            all.push(speech);
        }
    }
    let mut covering = vec![None; annotated.tokens.len()];
    // A later one is further inside.
    for (s, speech) in all.iter().enumerate().filter(|(_, s)| s.first <= s.last) {
        covering[speech.first..=speech.last].fill(Some(s));
    }
    Speeches { all, covering }
}

fn at(annotated: &Annotated, i: usize, before: &[Speech]) -> Option<Speech> {
    let (report, reading) = annotated.uses(i).find_map(|(u, a)| match u {
        Use::Report(report) => Some((report, *a)),
        _ => None,
    })?;
    if report.source {
        return source(annotated, i, reading.last, report);
    }
    match reading.sense.shape {
        Shape::Past | Shape::Present if annotated.is_finite(i) && !is_negated(annotated, i) => {
            verb(annotated, i, reading.last, report)
        }
        Shape::Active => participle(annotated, i, reading.last, report, before),
        _ => None,
    }
}

/// "According to the minister, …", "…, according to observers".
fn source(annotated: &Annotated, i: usize, last: usize, report: &Report) -> Option<Speech> {
    let (first, end) = annotated.sentence(annotated.tokens[i].sentence);
    let (m, mention) =
        annotated.mentions_in(last + 1, (last + SOURCE_REACH).min(end)).find(|(_, m)| !m.adjective)?;
    let (from, to) = if i <= first + 1 { ((mention.last + 1).min(end), end) } else { (first, end) };
    let to = quotation_end(annotated, from, to);
    let speech = Speech {
        verb: i,
        speaker: speaker(annotated, Some(m), report),
        first: from,
        last: to,
        denial: report.denial,
        marked: true,
        named_at: Some((mention.first, mention.last)),
    };
    Some(speech)
}

fn verb(annotated: &Annotated, i: usize, last: usize, report: &Report) -> Option<Speech> {
    let (from, to, marked) = content(annotated, i, last, report)?;
    let subject = subject::of(annotated, i).filter(|s| !s.carried || opens_clause(annotated, i));
    let named = subject.as_ref().and_then(|s| s.mentions.first().copied());
    let speaker = speaker(annotated, named, report);
    let at =
        named.map(|m| (annotated.mentions[m].first, annotated.mentions[m].last)).filter(|(f, _)| *f + 12 > i);
    Some(Speech { verb: i, speaker, first: from, last: to, denial: report.denial, marked, named_at: at })
}

/// Who "did not say" something did not say it.
fn is_negated(annotated: &Annotated, verb: usize) -> bool {
    mood::negated(annotated, verb, annotated.clauses[annotated.clause_of[verb]].first)
}

/// Only a verb at the head of its clause may leave its subject to the clause before; behind a noun it
/// is that noun's.
fn opens_clause(annotated: &Annotated, verb: usize) -> bool {
    let first = annotated.clauses[annotated.clause_of[verb]].first;
    (first..verb).all(|t| {
        annotated.tokens[t].kind == TokenKind::Sign
            || annotated.has_use(t, |u| matches!(u, Use::Joint(_) | Use::Negation | Use::Modality { .. }))
    })
}

/// "…, stressing that …": the same speaker goes on.
fn participle(
    annotated: &Annotated,
    i: usize,
    last: usize,
    report: &Report,
    before: &[Speech],
) -> Option<Speech> {
    let (from, to, marked) = content(annotated, i, last, report)?;
    let (first, _) = annotated.sentence(annotated.tokens[i].sentence);
    let mut here = before.iter().rev().take_while(|s| s.verb >= first);
    let same = here.find(|s| s.speaker.kind != SpeakerKind::Reporter);
    let main = || (first..i).rev().find(|&t| annotated.is_finite(t)).and_then(|t| subject::of(annotated, t));
    let named = || main().and_then(|s| s.mentions.first().copied());
    let reporting = tone(report);
    let (speaker, named_at) = match same {
        Some(s) => (Speaker { reporting, ..s.speaker.clone() }, s.named_at),
        None => (speaker(annotated, Some(named()?), report), None),
    };
    Some(Speech { verb: i, speaker, first: from, last: to, denial: report.denial, marked, named_at })
}

/// What is said: behind "that", a colon or an opening quotation mark; else, if the word may stand
/// without them, the rest of the clause; or the quotation that ends right before the verb.
fn content(annotated: &Annotated, i: usize, last: usize, report: &Report) -> Option<(usize, usize, bool)> {
    let (first, end) = annotated.sentence(annotated.tokens[i].sentence);
    let near = |t: &usize| *t <= last + 1 || !breaks(annotated, *t);
    let that = (last + 1..=end).take_while(near).find(|&t| is_that(annotated, t));
    let sign = (last + 1..=end).take_while(near).find(|&t| matches!(annotated.text(t), ":" | "\""));
    // A quotation mark before "that" belongs to the speaker's name.
    let marker = that.or(sign);
    if let Some(marker) = marker {
        let from = (marker + 1).min(end);
        return Some((from, quotation_end(annotated, from, end), true));
    }
    let closed = (first..i).rev().take(3).find(|&t| annotated.text(t) == "\"");
    if let Some(quote) = closed.filter(|&q| q > 0 && annotated.quoted[q - 1].is_some()) {
        let number = annotated.quoted[quote - 1];
        let from = (0..quote).rev().take_while(|&t| annotated.quoted[t] == number).last()?;
        return Some((from, quote - 1, true));
    }
    let clause = &annotated.clauses[annotated.clause_of[i]];
    (!report.strict && clause.last > last).then_some((last + 1, clause.last, false))
}

fn is_that(annotated: &Annotated, t: usize) -> bool {
    annotated.has_use(t, |u| *u == Use::Joint(Joint::Content))
}

/// Another verb's clause begins.
fn breaks(annotated: &Annotated, t: usize) -> bool {
    annotated.is_finite(t) || annotated.tokens[t].kind == TokenKind::Sign && annotated.text(t) == "؛"
}

/// A quotation that starts in the content goes on to its closing mark, over full stops.
fn quotation_end(annotated: &Annotated, from: usize, end: usize) -> usize {
    let number = annotated
        .quoted
        .get(end)
        .copied()
        .flatten()
        .or_else(|| annotated.quoted.get(end.saturating_sub(1)).copied().flatten());
    let Some(number) = number.filter(|_| {
        annotated.quoted[from].is_some() || annotated.quoted.get(from + 1).is_some_and(Option::is_some)
    }) else {
        return end;
    };
    (end..annotated.tokens.len())
        .take_while(|&t| annotated.quoted[t] == Some(number) || t == end)
        .last()
        .unwrap_or(end)
}

fn speaker(annotated: &Annotated, mention: Option<usize>, report: &Report) -> Speaker {
    let reporting = tone(report);
    let Some(mention) = mention.map(|m| &annotated.mentions[m]) else {
        return Speaker {
            text: String::new(),
            code: None,
            name: None,
            kind: SpeakerKind::Unnamed,
            reporting,
        };
    };
    let (start, end) = annotated.bytes(mention.first, mention.last);
    let who = mention.who.first();
    Speaker {
        text: annotated.article.text[start..end].to_owned(),
        code: who.filter(|w| !w.region).and_then(|w| w.code.clone()),
        name: who.and_then(|w| w.name.clone()),
        kind: if mention.unnamed { SpeakerKind::Unnamed } else { SpeakerKind::Named },
        reporting,
    }
}

fn tone(report: &Report) -> Reporting {
    match report.tone.as_str() {
        "doubting" => Reporting::Doubting,
        "endorsing" => Reporting::Endorsing,
        _ => Reporting::Neutral,
    }
}
