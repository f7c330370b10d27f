//! Whom a phrase stands for: by what it names itself, else by what the encoder takes it for, else by the rules' guess.

use mithaq_encoder::{Model, Sides};
use mithaq_lexicon::{EntityKind, Has, What};
use mithaq_record::Actor;

use super::windows::Window;
use crate::annotate::{Annotated, Mention};
use crate::code::party;

/// From this logit on a phrase stands for the party of a mention, if no other is likelier; chosen on the dev part of the corpus, as
/// is the next.
const SAME: f32 = -3.0;
/// From this one on it is one of several that it stands for.
const SEVERAL: f32 = -0.75;
/// From this probability on a phrase stands for somebody beside the likeliest, and where it must stand for several; chosen as those.
const MEANT: f32 = 0.45;
const MEANT_SEVERAL: f32 = 0.2;
/// So many windows back a phrase may reach, and to the first one, which has the headline.
const BACK: usize = 4;

/// So many tokens off a name stands the word that its state backs somebody.
pub(super) const BACKED: usize = 2;

/// The sector of who stands for a state as a whole.
pub(super) const GOVERNMENT: &str = "GOV";

/// Sectors of words that the lexicon has under one of several: "authorities" may be police, "people" may be workers.
const LOOSE: [&str; 3] = [GOVERNMENT, "CVL", "CIV"];

/// How a party is known of which only the words are.
pub(super) const DESCRIBED: &str = "description";

/// First and last token of a phrase, and its first piece.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    pub first: usize,
    pub last: usize,
    pub piece: usize,
}

/// Those whom a phrase stands for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Meant {
    pub parties: Vec<Actor>,
    /// How likely it is they, 1 where it names them or nobody is named; 0 where the encoder takes it for none of those around it.
    pub sure: f32,
}

/// What is known of whom a phrase stands for.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Asked<'a> {
    /// It must stand for more than one, as "the two" who meet.
    pub several: bool,
    /// Codes of those whom it does not stand for.
    pub not: &'a [String],
    /// The states that it can stand for: of "the Gulf state" those of the Gulf.
    pub of: Option<&'a [String]>,
}

impl Asked<'_> {
    /// Leaves out who is not meant. Organisations lie in no region.
    fn leave_out(self, codes: &mut Vec<(f32, &str)>) {
        let is_in = |code: &str| code.len() != 3 || self.of.is_none_or(|of| of.iter().any(|own| own == code));
        codes.retain(|(_, code)| !self.not.iter().any(|not| not == code) && is_in(code));
    }
}

/// Those who are named in the windows read so far.
pub(super) struct Who<'a> {
    annotated: &'a Annotated<'a>,
    model: &'a Model,
    sides: Vec<Sides>,
    /// Of each window the mentions that name somebody themselves, each with its first piece there.
    named: Vec<Vec<(usize, usize)>>,
}

impl<'a> Who<'a> {
    pub(super) fn new(annotated: &'a Annotated<'a>, model: &'a Model) -> Self {
        Self { annotated, model, sides: Vec::new(), named: Vec::new() }
    }

    /// Takes in the next window, with the tokens that its pieces begin in.
    pub(super) fn read(&mut self, window: &Window, tokens: &[Option<usize>], vectors: &[f32]) {
        self.sides.push(self.model.sides(vectors));
        let mut named: Vec<(usize, usize)> = Vec::new();
        for (piece, token) in tokens.iter().enumerate().take(window.core.end) {
            let Some(m) = token.and_then(|t| self.annotated.mention_at(t)) else { continue };
            if named.last().is_none_or(|(before, _)| *before != m)
                && names(self.annotated, &self.annotated.mentions[m])
            {
                named.push((m, piece));
            }
        }
        self.named.push(named);
    }

    /// Those whom a phrase of the window read last stands for in the eyes of a deed, which sees `seen`.
    pub(super) fn is(&self, phrase: Stretch, seen: &[f32], asked: Asked) -> Meant {
        let Stretch { first, last, piece } = phrase;
        let meant: Vec<usize> = self
            .annotated
            .mentions_in(first.saturating_sub(6), last)
            .filter(|(_, m)| is_meant((m.first, m.last), (first, last)) || self.holds_name(m, (first, last)))
            .map(|(m, _)| m)
            .collect();
        let parties = |wanted: &dyn Fn(usize) -> bool| -> Vec<Actor> {
            let wanted = meant.iter().filter(|m| wanted(**m));
            let parties = wanted.flat_map(|m| party(self.annotated, *m));
            parties.map(|p| Actor { sector: self.sector(p.sector, piece, seen), ..p }).collect()
        };
        let backs = |m: usize| self.only_backs(m, (first, last));
        let named = parties(&|m| {
            !backs(m) && (names(self.annotated, &self.annotated.mentions[m]) || self.is_stranger(m))
        });
        if !named.is_empty() {
            return Meant { parties: named, sure: 1.0 };
        }
        if meant.iter().any(|m| self.is_bare_region(*m) || backs(*m)) {
            return Meant { parties: vec![self.plain(phrase, None)], sure: 1.0 };
        }
        let is_free = |actor: &Actor| actor.code.as_ref().is_none_or(|code| !asked.not.contains(code));
        let guessed: Vec<Actor> =
            parties(&|m| self.annotated.mentions[m].is_known()).into_iter().filter(is_free).collect();
        // "Both countries": of pairs the rules know more.
        if guessed.len() > 1 {
            return Meant { parties: guessed, sure: 1.0 };
        }
        let known = parties(&|_| true).into_iter().find_map(|p| p.sector);
        let plain = self.plain(phrase, known.or_else(|| self.sector(None, piece, seen)));
        let asked = Asked { of: self.region(first, last), ..asked };
        let (codes, sure) = self
            .meant_by(piece, seen, asked)
            .unwrap_or_else(|| (self.taken_for((first, last), piece, asked), self.nobody_named()));
        let parties = match codes.is_empty() {
            true if guessed.is_empty() => vec![plain],
            true => guessed,
            false => codes.into_iter().map(|code| Actor { code: Some(code), ..plain.clone() }).collect(),
        };
        Meant { parties, sure }
    }

    /// Whether a phrase holds the name in a mention that is longer: "presidents of *Ghana* and Laos".
    fn holds_name(&self, mention: &Mention, (first, last): (usize, usize)) -> bool {
        names(self.annotated, mention)
            && (mention.first.max(first)..=mention.last.min(last)).any(|t| is_name(self.annotated, t))
    }

    /// Whether a mention names a party without a code: a breakaway region, or a name beside those of states that nobody knows.
    fn is_stranger(&self, m: usize) -> bool {
        let mentions = &self.annotated.mentions;
        let [who] = mentions[m].who.as_slice() else { return false };
        if mentions[m].via != "name" || who.name.is_none() || who.code.is_some() || who.region {
            return false;
        }
        let is_unknown = (mentions[m].first..=mentions[m].last).all(|t| !is_name(self.annotated, t));
        let beside = mentions[m.saturating_sub(1)..].iter().take(3);
        let mut beside = beside.filter(|b| b.group == mentions[m].group && b.is_known());
        who.sector.as_deref() == Some(GOVERNMENT) || is_unknown && beside.next().is_some()
    }

    /// "Iran-backed gunmen", "Serbia, Russia's ally": who backs those whom a phrase means, or is their friend, is none of them.
    fn only_backs(&self, m: usize, (first, last): (usize, usize)) -> bool {
        let mention = &self.annotated.mentions[m];
        let before = first.max(mention.first.saturating_sub(BACKED))..mention.first;
        let behind = mention.last + 1..(mention.last + BACKED).min(last) + 1;
        before.chain(behind).any(|t| self.annotated.words().backed.has(self.annotated.text(t)))
    }

    /// "Europe", "the Gulf": a part of the world by its name alone stands for none of its states; "the Gulf state" may.
    fn is_bare_region(&self, m: usize) -> bool {
        let mention = &self.annotated.mentions[m];
        mention.via == "name"
            && mention.is_region()
            && !mention.is_known()
            && !mention.adjective
            && mention.agents.is_empty()
    }

    /// 1 where nobody is named so far for whom a phrase could stand, else 0.
    fn nobody_named(&self) -> f32 {
        if self.named.iter().all(Vec::is_empty) { 1.0 } else { 0.0 }
    }

    /// The states of the part of the world that a phrase names.
    fn region(&self, first: usize, last: usize) -> Option<&'a [String]> {
        let mut named = (first..=last).filter_map(|token| self.annotated.entity_at(token));
        let region = named.find(|entity| entity.kind == EntityKind::Region && !entity.states.is_empty())?;
        Some(&region.states)
    }

    /// A party of which only the words are known.
    fn plain(&self, Stretch { first, last, .. }: Stretch, sector: Option<String>) -> Actor {
        let (start, end) = self.annotated.bytes(first, last);
        let text = self.annotated.article.text[start..end].to_owned();
        Actor { text, start, end, code: None, sector, name: None, via: DESCRIBED.to_owned() }
    }

    /// The sector of the party that a phrase stands for, of which the lexicon knows one or none.
    fn sector(&self, known: Option<String>, piece: usize, seen: &[f32]) -> Option<String> {
        if known.as_deref().is_some_and(|known| !LOOSE.contains(&known)) {
            return known;
        }
        let logits = self.model.sectors(seen, piece).into_iter().zip(self.model.list("sectors"));
        match logits.max_by(|a, b| a.0.total_cmp(&b.0)) {
            // Of a state by its name alone none is told.
            Some((_, likeliest)) if likeliest == GOVERNMENT => known.map(|_| GOVERNMENT.to_owned()),
            Some((_, likeliest)) => Some(likeliest.clone()),
            None => known,
        }
    }

    /// The codes of those in the window for whom a phrase stands in the eyes of a deed: the likeliest, with its probability, and who
    /// is nearly as likely. Nothing where it likelier stands for nobody of them.
    fn meant_by(&self, phrase: usize, seen: &[f32], asked: Asked) -> Option<(Vec<String>, f32)> {
        let enough = if asked.several { MEANT_SEVERAL } else { MEANT };
        let named = self.named.last()?;
        let pieces: Vec<usize> = named.iter().map(|(_, piece)| *piece).collect();
        let shares = self.model.whom(seen, phrase, &pieces);
        let nobody = shares.last()?;
        let mut codes =
            self.by_code(named.iter().zip(&shares).map(|((m, _), share)| (*m, *share)), |a, b| a + b);
        asked.leave_out(&mut codes);
        codes.sort_by(|a, b| b.0.total_cmp(&a.0));
        let best = codes.first().filter(|(share, _)| share > nobody)?.0;
        let taken = codes.into_iter().take_while(|(share, _)| *share >= best || *share > enough);
        Some((taken.map(|(_, code)| code.to_owned()).collect(), best))
    }

    /// The codes of the parties that the encoder takes a phrase for: the likeliest, or if it stands for several all that are
    /// likely.
    fn taken_for(&self, (first, last): (usize, usize), piece: usize, asked: Asked) -> Vec<String> {
        let own = self.named.len() - 1;
        let windows = (own.saturating_sub(BACK)..=own).rev().chain((own > BACK).then_some(0));
        let mut found = Vec::new();
        for window in windows {
            for (m, other) in &self.named[window] {
                let mention = &self.annotated.mentions[*m];
                if mention.first > last || first > mention.last {
                    found.push((
                        *m,
                        self.model.same((&self.sides[own], piece), (&self.sides[window], *other)),
                    ));
                }
            }
        }
        let mut codes = self.by_code(found, f32::max);
        asked.leave_out(&mut codes);
        let best = codes.iter().map(|(logit, _)| *logit).fold(f32::NEG_INFINITY, f32::max);
        let is_taken = |logit: f32| match asked.several {
            true => logit > SEVERAL,
            false => logit >= best && logit > SAME,
        };
        let mut taken: Vec<String> = codes
            .into_iter()
            .filter(|(logit, _)| is_taken(*logit))
            .map(|(_, code)| code.to_owned())
            .collect();
        if !asked.several {
            taken.truncate(1);
        }
        taken
    }

    /// What is told of mentions, put together by the codes of those whom they name, in the order of their first ones.
    fn by_code(
        &self,
        told: impl IntoIterator<Item = (usize, f32)>,
        together: impl Fn(f32, f32) -> f32,
    ) -> Vec<(f32, &str)> {
        let mut codes: Vec<(f32, &str)> = Vec::new();
        for (m, value) in told {
            let past = &self.annotated.past_states;
            for code in self.annotated.mentions[m].codes().filter(|code| !past.contains(code)) {
                match codes.iter_mut().find(|(_, c)| *c == code) {
                    Some(known) => known.0 = together(known.0, value),
                    None => codes.push((value, code)),
                }
            }
        }
        codes
    }
}

/// Whether a mention names somebody itself, and is not only taken to mean somebody.
pub(super) fn names(annotated: &Annotated, mention: &Mention) -> bool {
    mention.is_known()
        && match mention.via {
            "pronoun" => false,
            "description" | "office" => (mention.first..=mention.last).any(|t| is_name(annotated, t)),
            _ => true,
        }
}

fn is_name(annotated: &Annotated, token: usize) -> bool {
    annotated.readings(token).iter().any(|a| matches!(a.sense.what, What::Name(..)))
}

/// A mention is meant by a phrase that lies inside it or covers half of it.
fn is_meant(mention: (usize, usize), phrase: (usize, usize)) -> bool {
    if phrase.0 >= mention.0 && phrase.1 <= mention.1 {
        return true;
    }
    let common = (mention.1.min(phrase.1) + 1).saturating_sub(mention.0.max(phrase.0));
    2 * common > mention.1 - mention.0
}
