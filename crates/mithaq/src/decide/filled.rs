//! Deeds to drafts: the pieces of each role become the mentions, dates and places that the annotation knows there.

use mithaq_encoder::{Model, probability};
use mithaq_lexicon::{EntityKind, EventMode};

use super::deeds::Deed;
use super::plan::{ACTOR, BODY, Label, Plan, RECIPIENT, SAID, SPEAKER, WHEN, WHERE};
use super::windows::Window;
use crate::annotate::{Annotated, TokenKind};
use crate::code::{Draft, party, reporter, told_on};
use crate::record::{Actor, Kind, Place, Polarity, Reporting, Speaker, SpeakerKind};

/// Pieces farther apart than this begin a new phrase.
const GAP: usize = 1;

/// Turns deeds of one article into drafts.
pub(super) struct Filler<'a> {
    annotated: &'a Annotated<'a>,
    model: &'a Model,
    plan: &'a Plan,
    /// Bytes of the article that each token covers.
    bytes: Vec<(usize, usize)>,
}

/// The vectors of a window, and the tokens that each of its pieces lies in.
pub(super) struct Seen<'a> {
    vectors: &'a [f32],
    tokens: Vec<Option<usize>>,
}

impl<'a> Filler<'a> {
    pub(super) fn new(annotated: &'a Annotated<'a>, model: &'a Model, plan: &'a Plan) -> Self {
        let bytes = (0..annotated.tokens.len()).map(|t| annotated.bytes(t, t)).collect();
        Self { annotated, model, plan, bytes }
    }

    /// A window as its deeds look at it.
    pub(super) fn seen<'b>(&self, window: &Window, vectors: &'b [f32]) -> Seen<'b> {
        Seen { vectors, tokens: window.pieces.iter().map(|piece| self.token_at(piece.start)).collect() }
    }

    /// The draft of a deed; nothing where it lacks what a record of its kind cannot do without.
    pub(super) fn draft(&self, seen: &Seen, deed: &Deed) -> Option<Draft> {
        let at = seen.tokens[deed.piece]?;
        let label = &self.plan.labels[deed.label];
        let mut draft = Draft::claim(format!("encoder#{}", label.name), "statement", at, at);
        draft.kind = label.kind;
        draft.modality = deed.modality;
        draft.polarity = if deed.denied { Polarity::Denied } else { Polarity::Affirmed };
        draft.confidence = f64::from(sure(label, deed.logit));
        self.name(&mut draft, label, deed);
        let spoken = self.speaker(seen, deed);
        self.sides(&mut draft, seen, deed);
        draft.when = self.phrases(seen, deed, WHEN).into_iter().find_map(|(first, last)| {
            let date = self.annotated.dates.iter().find(|d| d.first <= last && first <= d.last)?;
            Some(told_on(self.annotated, date))
        });
        draft.where_ =
            self.phrases(seen, deed, WHERE).into_iter().find_map(|(first, last)| self.place(first, last));
        let body = self.phrases(seen, deed, BODY).first().map(|(first, last)| self.words(*first, *last));
        draft.body = body.filter(|_| draft.kind == Kind::Agreement);
        self.quote(&mut draft, seen, deed);
        let is_said = spoken.is_some();
        let reporting = if deed.doubting { Reporting::Doubting } else { Reporting::Neutral };
        draft.speaker = Some(Speaker { reporting, ..spoken.unwrap_or_else(reporter) });
        (draft.kind != Kind::Claim || is_said).then_some(draft)
    }

    fn name(&self, draft: &mut Draft, label: &Label, deed: &Deed) {
        match label.kind {
            Kind::Event => {
                draft.type_.clone_from(&label.name);
                let mode = self.mode(&label.name, &deed.modes);
                draft.mode = mode.map(|mode| mode.name.clone());
                draft.cameo = mode.map(|mode| mode.cameo.clone());
            }
            Kind::Agreement => {
                draft.stage = Some(label.name.clone());
                draft.type_ = deed.class.clone().unwrap_or_else(|| "other".to_owned());
            }
            Kind::Relation => draft.type_.clone_from(&label.name),
            Kind::Claim => {}
        }
    }

    /// The likeliest of the modes that a type has.
    fn mode(&self, type_: &str, logits: &[f32]) -> Option<&EventMode> {
        let own = self.annotated.lexicon.scales.modes_of(type_);
        let logit = |mode: &&EventMode| {
            let number = self.plan.modes.iter().position(|name| *name == mode.name);
            number.map_or(f32::NEG_INFINITY, |n| logits[n])
        };
        own.max_by(|a, b| logit(a).total_cmp(&logit(b)))
    }

    /// Who acts and who is acted upon; those who speak a claim are neither.
    fn sides(&self, draft: &mut Draft, seen: &Seen, deed: &Deed) {
        if draft.kind == Kind::Claim {
            return;
        }
        draft.actors = self.parties(seen, deed, ACTOR);
        draft.recipients = self.parties(seen, deed, RECIPIENT);
        if draft.kind == Kind::Agreement {
            let more = std::mem::take(&mut draft.recipients);
            draft.actors.extend(more);
        }
    }

    fn parties(&self, seen: &Seen, deed: &Deed, role: usize) -> Vec<Actor> {
        let mut found: Vec<Actor> = Vec::new();
        for (first, last) in self.nearest(seen, deed, role) {
            for actor in self.actors(seen, first, last) {
                if !found.iter().any(|f| f.code.is_some() && f.code == actor.code && f.sector == actor.sector)
                {
                    found.push(actor);
                }
            }
        }
        found
    }

    /// The phrases of a role in the deed's own sentence; where it has none there, the nearest elsewhere.
    fn nearest(&self, seen: &Seen, deed: &Deed, role: usize) -> Vec<(usize, usize)> {
        let phrases = self.phrases(seen, deed, role);
        let Some(at) = seen.tokens[deed.piece] else { return Vec::new() };
        let sentence = |token: usize| self.annotated.tokens[token].sentence;
        let own: Vec<_> =
            phrases.iter().copied().filter(|(first, _)| sentence(*first) == sentence(at)).collect();
        if !own.is_empty() {
            return own;
        }
        phrases.into_iter().min_by_key(|(first, _)| first.abs_diff(at)).into_iter().collect()
    }

    /// Those that the mentions of a phrase stand for; the phrase itself where the annotation knows none, with the code of
    /// what the encoder takes it for.
    fn actors(&self, seen: &Seen, first: usize, last: usize) -> Vec<Actor> {
        let known: Vec<Actor> = self
            .annotated
            .mentions_in(first.saturating_sub(6), last)
            .filter(|(_, m)| m.is_known() && is_meant((m.first, m.last), (first, last)))
            .flat_map(|(m, _)| party(self.annotated, m))
            .collect();
        if !known.is_empty() {
            return known;
        }
        let (start, end) = self.annotated.bytes(first, last);
        let text = self.annotated.article.text[start..end].to_owned();
        let plain =
            Actor { text, start, end, code: None, sector: None, name: None, via: "description".to_owned() };
        let codes = self.same_as(seen, first, last);
        if codes.is_empty() {
            return vec![plain];
        }
        codes.into_iter().map(|code| Actor { code: Some(code), ..plain.clone() }).collect()
    }

    /// The codes of the mention of this window that a phrase most likely stands for.
    fn same_as(&self, seen: &Seen, first: usize, last: usize) -> Vec<String> {
        let piece_of = |token: usize| seen.tokens.iter().position(|t| *t == Some(token));
        let Some(piece) = (first..=last).find_map(piece_of) else { return Vec::new() };
        let others =
            self.annotated.mentions.iter().filter(|m| m.is_known() && (m.last < first || m.first > last));
        let scored =
            others.filter_map(|m| Some((self.model.same(seen.vectors, piece, piece_of(m.first)?), m)));
        let best = scored.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(logit, _)| *logit > 0.0);
        best.map(|(_, m)| m.codes().map(str::to_owned).collect()).unwrap_or_default()
    }

    fn speaker(&self, seen: &Seen, deed: &Deed) -> Option<Speaker> {
        let (first, last) = *self.nearest(seen, deed, SPEAKER).first()?;
        let actor = self.actors(seen, first, last).into_iter().next()?;
        let kind = if deed.unnamed { SpeakerKind::Unnamed } else { SpeakerKind::Named };
        let (text, reporting) = (self.words(first, last), Reporting::Neutral);
        Some(Speaker { text, code: actor.code, name: actor.name, kind, reporting })
    }

    fn place(&self, first: usize, last: usize) -> Option<Place> {
        (first..=last).find_map(|t| {
            let entity = self.annotated.entity_at(t)?;
            let precision = match entity.kind {
                EntityKind::Capital | EntityKind::City => "city",
                EntityKind::State => "country",
                EntityKind::Region => "region",
                _ => return None,
            };
            let (lat, lon) = entity.at.unzip();
            let (text, name, country) = (self.words(first, last), entity.name.clone(), entity.code.clone());
            Some(Place { text, name, country, lat, lon, precision: precision.to_owned() })
        })
    }

    /// What is said; of a deed the stretch of its sentence over its words and those who fill its roles, but not past other
    /// sentences.
    fn quote(&self, draft: &mut Draft, seen: &Seen, deed: &Deed) {
        if draft.kind == Kind::Claim
            && let Some((first, last)) = span(&self.phrases(seen, deed, SAID))
        {
            (draft.first, draft.last) = (first, last);
            return;
        }
        let sentence = self.annotated.tokens[draft.at].sentence;
        for role in [ACTOR, RECIPIENT, WHEN] {
            for (first, last) in self.phrases(seen, deed, role) {
                if self.annotated.tokens[first].sentence == sentence
                    && self.annotated.tokens[last].sentence == sentence
                {
                    draft.cover(first, last);
                }
            }
        }
        let (_, end) = self.annotated.sentence(sentence);
        let is_word = |t: usize| self.annotated.tokens[t].kind == TokenKind::Word;
        // Never a bare word: what follows belongs to the clause.
        if draft.first == draft.last && draft.last < end && is_word(draft.last + 1) {
            draft.last += 1;
        }
    }

    /// First and last token of each phrase that fills a role.
    fn phrases(&self, seen: &Seen, deed: &Deed, role: usize) -> Vec<(usize, usize)> {
        let mut found: Vec<(usize, usize)> = Vec::new();
        let mut before = None;
        for &piece in &deed.roles[role] {
            let Some(token) = seen.tokens[piece] else { continue };
            match found.last_mut() {
                Some(phrase) if before.is_some_and(|b| piece <= b + 1 + GAP) => {
                    phrase.1 = phrase.1.max(token)
                }
                _ => found.push((token, token)),
            }
            before = Some(piece);
        }
        found
    }

    fn words(&self, first: usize, last: usize) -> String {
        let (start, end) = self.annotated.bytes(first, last);
        self.annotated.article.text[start..end].to_owned()
    }

    fn token_at(&self, byte: usize) -> Option<usize> {
        let t = self.bytes.partition_point(|(_, end)| *end <= byte);
        self.bytes.get(t).filter(|(start, _)| *start <= byte).map(|_| t)
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

fn span(phrases: &[(usize, usize)]) -> Option<(usize, usize)> {
    Some((phrases.first()?.0, phrases.last()?.1))
}

/// Calibrated on the dev part of the corpus.
fn sure(label: &Label, logit: f32) -> f32 {
    probability(label.sure.0 * logit + label.sure.1)
}
