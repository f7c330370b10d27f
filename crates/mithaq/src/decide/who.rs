//! Whom a phrase stands for: by what it names itself, else by what the encoder takes it for, else by the rules' guess.

use mithaq_encoder::{Model, Sides};
use mithaq_lexicon::What;

use super::windows::Window;
use crate::annotate::{Annotated, Mention};
use crate::code::party;
use crate::record::Actor;

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

    /// Those whom the words from the first to the last token of the window read last stand for, the first of its pieces given;
    /// `several` where they must stand for more than one, as "the two" who meet.
    pub(super) fn is(
        &self,
        (first, last): (usize, usize),
        piece: usize,
        seen: &[f32],
        several: bool,
    ) -> Vec<Actor> {
        let meant: Vec<usize> = self
            .annotated
            .mentions_in(first.saturating_sub(6), last)
            .filter(|(_, m)| is_meant((m.first, m.last), (first, last)))
            .map(|(m, _)| m)
            .collect();
        let parties = |wanted: &dyn Fn(&Mention) -> bool| -> Vec<Actor> {
            let wanted = meant.iter().filter(|m| wanted(&self.annotated.mentions[**m]));
            wanted.flat_map(|m| party(self.annotated, *m)).collect()
        };
        let named = parties(&|m| names(self.annotated, m));
        if !named.is_empty() {
            return named;
        }
        let guessed = parties(&Mention::is_known);
        let (start, end) = self.annotated.bytes(first, last);
        let text = self.annotated.article.text[start..end].to_owned();
        let plain =
            Actor { text, start, end, code: None, sector: None, name: None, via: "description".to_owned() };
        let coded = |codes: Vec<String>| -> Vec<Actor> {
            codes.into_iter().map(|code| Actor { code: Some(code), ..plain.clone() }).collect()
        };
        // "Both countries": of pairs the rules know more.
        if guessed.len() > 1 {
            return guessed;
        }
        if let Some(codes) = self.meant_by(piece, seen, several) {
            return coded(codes);
        }
        let codes = self.taken_for((first, last), piece, several);
        if !codes.is_empty() {
            return coded(codes);
        }
        if guessed.is_empty() { vec![plain] } else { guessed }
    }

    /// The codes of those in the window for whom a phrase stands in the eyes of a deed: the likeliest, and who is nearly as likely.
    /// Nothing where it likelier stands for nobody of them.
    fn meant_by(&self, phrase: usize, seen: &[f32], several: bool) -> Option<Vec<String>> {
        let enough = if several { MEANT_SEVERAL } else { MEANT };
        let named = self.named.last()?;
        let pieces: Vec<usize> = named.iter().map(|(_, piece)| *piece).collect();
        let shares = self.model.whom(seen, phrase, &pieces);
        let nobody = shares.last()?;
        let mut codes =
            self.by_code(named.iter().zip(&shares).map(|((m, _), share)| (*m, *share)), |a, b| a + b);
        codes.sort_by(|a, b| b.0.total_cmp(&a.0));
        let best = codes.first().filter(|(share, _)| share > nobody)?.0;
        let taken = codes.into_iter().take_while(|(share, _)| *share >= best || *share > enough);
        Some(taken.map(|(_, code)| code.to_owned()).collect())
    }

    /// The codes of the parties that the encoder takes a phrase for: the likeliest, or if it stands for several all that are
    /// likely.
    fn taken_for(&self, (first, last): (usize, usize), piece: usize, several: bool) -> Vec<String> {
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
        let codes = self.by_code(found, f32::max);
        let best = codes.iter().map(|(logit, _)| *logit).fold(f32::NEG_INFINITY, f32::max);
        let is_taken = |logit: f32| match several {
            true => logit > SEVERAL,
            false => logit >= best && logit > SAME,
        };
        let mut taken: Vec<String> = codes
            .into_iter()
            .filter(|(logit, _)| is_taken(*logit))
            .map(|(_, code)| code.to_owned())
            .collect();
        if !several {
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
            for code in self.annotated.mentions[m].codes() {
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
    let is_name =
        |token: usize| annotated.readings(token).iter().any(|a| matches!(a.sense.what, What::Name(..)));
    mention.is_known()
        && match mention.via {
            "pronoun" => false,
            "description" | "office" => (mention.first..=mention.last).any(is_name),
            _ => true,
        }
}

/// A mention is meant by a phrase that lies inside it or covers half of it.
fn is_meant(mention: (usize, usize), phrase: (usize, usize)) -> bool {
    if phrase.0 >= mention.0 && phrase.1 <= mention.1 {
        return true;
    }
    let common = (mention.1.min(phrase.1) + 1).saturating_sub(mention.0.max(phrase.0));
    2 * common > mention.1 - mention.0
}
