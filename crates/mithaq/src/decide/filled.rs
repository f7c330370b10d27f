//! Deeds to drafts: the pieces of each role become the mentions, dates and places that the annotation knows there.

use std::collections::BTreeSet;

use mithaq_lexicon::{Entity, EntityKind, EventMode, Has, Joint, Relation, Shape, Use};
use mithaq_record::{
    Actor, Kind, Modality, Place, Polarity, RelationType, Reporting, Speaker, SpeakerKind, When,
};

use super::deeds::{Deed, FILLS_BESIDE, Phrase};
use super::plan::{ACTOR, BODY, Label, Plan, RECIPIENT, SAID, SPEAKER, WHEN, WHERE};
use super::who::{Asked, BACKED, DESCRIBED, GOVERNMENT, Stretch, Who, names};
use super::worded::Worded;
use crate::annotate::{Annotated, Mention, TokenKind};
use crate::code::{Draft, only_date, party, reporter, told_ahead, told_on};
use crate::time::{DateMention, Day};

/// So many tokens off the rules' own word for a deed may stand.
const BESIDE: usize = 3;

/// So many tokens before a deed its auxiliary or light verb stands.
const LEADS_REACH: usize = 3;
/// So many tokens before a deed stands what says that it is only told so.
const HEARSAY_REACH: usize = 4;

/// Turns the deeds of one window into drafts.
pub(super) struct Filler<'a> {
    pub annotated: &'a Annotated<'a>,
    pub plan: &'a Plan,
    pub who: &'a Who<'a>,
    pub worded: &'a Worded<'a>,
    /// The events that the rules would record, in the order of the text.
    pub guess: &'a [&'a Draft],
    /// The tokens that the pieces of the window begin in.
    pub tokens: &'a [Option<usize>],
}

impl Filler<'_> {
    /// The draft of a deed; nothing where it lacks what a record of its kind cannot do without.
    pub(super) fn draft(&self, deed: &Deed) -> Option<Draft> {
        let at = self.tokens[deed.piece]?;
        let label = &self.plan.labels[deed.label];
        let mut draft = Draft::claim(format!("encoder#{}", label.name), "statement", at, at);
        draft.kind = label.kind;
        let date = self.date(deed).or_else(|| self.date_of_clause(&draft));
        draft.modality = match label.kind {
            Kind::Claim => deed.modality,
            _ => self.modality(deed.modality, at, date),
        };
        draft.polarity = if deed.denied { Polarity::Denied } else { Polarity::Affirmed };
        draft.confidence = f64::from(label.sure(deed.logit, &self.annotated.language.code));
        self.name(&mut draft, label, deed);
        let spoken = self.speaker(deed);
        self.sides(&mut draft, deed);
        draft.when = date.map(|date| self.told(&draft, date));
        draft.where_ = self.phrases(deed, WHERE).into_iter().find_map(|place| self.place(place));
        let body = self.phrases(deed, BODY).first().map(|body| self.words(*body));
        draft.body = body.filter(|_| draft.kind == Kind::Agreement);
        self.quote(&mut draft, deed);
        self.widen(&mut draft);
        let is_said = spoken.is_some() && self.says_something(&draft);
        let is_hearsay = self.is_hearsay(draft.at);
        let is_doubted = deed.doubting || is_hearsay;
        let reporting = if is_doubted { Reporting::Doubting } else { Reporting::Neutral };
        let nobody =
            || if is_hearsay { Speaker { kind: SpeakerKind::Unnamed, ..reporter() } } else { reporter() };
        draft.speaker = Some(Speaker { reporting, ..spoken.unwrap_or_else(nobody) });
        let draft = (draft.kind != Kind::Claim || is_said).then_some(draft)?;
        self.worded.checked(draft)
    }

    /// What the encoder takes for done is planned where its verb, or the auxiliary or light verb close before it (*sera* signé,
    /// *проведёт* учения), has nothing but a future; a day that is over is no future's ("it *will* end in 1960").
    fn modality(&self, told: Modality, at: usize, date: Option<&DateMention>) -> Modality {
        let annotated = self.annotated;
        let clause = &annotated.clauses[annotated.clause_of[at]];
        let is_ahead = |t: usize| {
            let mut readings = annotated.readings(t).iter();
            annotated.grammar().is_ahead(annotated.text(t))
                && readings.clone().any(|a| a.sense.shape == Shape::Present)
                && readings.all(|a| a.sense.shape != Shape::Past)
        };
        let leads = |t: &usize| annotated.has_use(*t, |u| matches!(u, Use::Auxiliary(_) | Use::Light));
        let mut leading = (at.saturating_sub(LEADS_REACH).max(clause.first)..at).filter(leads);
        let is_future = annotated.is_finite(at) && is_ahead(at) || leading.any(is_ahead);
        let day = annotated.known.published.map(|(first, _)| first);
        let is_over = day.zip(date.and_then(|d| d.end)).is_some_and(|(day, end)| end < day)
            && date.is_some_and(|d| d.ahead.is_none());
        if told == Modality::Reported && is_future && !is_over { Modality::Planned } else { told }
    }

    /// Whether a word right before a deed, in its clause and under no condition, says that it is only told so.
    fn is_hearsay(&self, at: usize) -> bool {
        let annotated = self.annotated;
        let (first, last) = annotated.sentence(annotated.tokens[at].sentence);
        let is_condition = |t: usize| annotated.has_use(t, |u| *u == Use::Joint(Joint::Condition));
        let near = at.saturating_sub(HEARSAY_REACH).max(annotated.clauses[annotated.clause_of[at]].first)..at;
        let mut said = near.filter(|t| annotated.words().hearsay.has(annotated.text(*t)));
        said.next().is_some() && !(first..=last).any(is_condition)
    }

    /// Whether more than a bare word is quoted.
    fn says_something(&self, draft: &Draft) -> bool {
        let is_word = |token: &usize| self.annotated.tokens[*token].kind == TokenKind::Word;
        (draft.first..=draft.last).filter(is_word).count() > 1
    }

    /// The first date that the encoder takes for the deed's.
    fn date(&self, deed: &Deed) -> Option<&DateMention> {
        self.phrases(deed, WHEN).into_iter().find_map(|Stretch { first, last, .. }| self.date_in(first, last))
    }

    /// The date of what happens that the encoder has none for: the only one of its clause, if nothing parts them.
    fn date_of_clause(&self, draft: &Draft) -> Option<&DateMention> {
        let happens = matches!(draft.kind, Kind::Event | Kind::Agreement);
        only_date(self.annotated, draft.at).filter(|_| happens)
    }

    /// Whether a date belongs to a verb in the past, on the way to the deed or the deed's own ("In May, X pledged to …"): what lies
    /// ahead is told then, but the date is over.
    fn dates_the_past(&self, at: usize, date: &DateMention) -> bool {
        let annotated = self.annotated;
        let from = if date.last < at { date.last + 1 } else { at };
        let is_verb =
            |t: &usize| annotated.is_finite(*t) && !annotated.has_use(*t, |u| matches!(u, Use::Auxiliary(_)));
        let same = |t: &usize| annotated.tokens[*t].sentence == annotated.tokens[date.first].sentence;
        let verb = (from..=at).filter(same).find(is_verb);
        verb.is_some_and(|t| {
            let mut shapes = annotated.readings(t).iter().filter(|a| !a.is_name()).map(|a| a.sense.shape);
            !annotated.roles.get(t).is_some_and(|role| role.is_passive())
                && annotated.readings(t).iter().all(|a| !a.clitics.future && a.sense.shape != Shape::Present)
                && shapes.any(|shape| matches!(shape, Shape::Past | Shape::Passive))
        })
    }

    /// A date as the deed has it: what is not done yet lies ahead, and what happens begins on the day since which it goes on.
    fn told(&self, draft: &Draft, date: &DateMention) -> When {
        let is_ahead = !matches!(draft.modality, Modality::Reported | Modality::Asked)
            && !self.dates_the_past(draft.at, date);
        let when = if is_ahead { told_ahead(self.annotated, date) } else { told_on(self.annotated, date) };
        let happens = matches!(draft.kind, Kind::Event | Kind::Agreement);
        let begun = when.edtf.strip_suffix("/..").filter(|_| happens).map(str::to_owned);
        match begun.and_then(|edtf| Some((Day::range(&edtf)?.1, edtf))) {
            Some((end, edtf)) => When { end: Some(end.to_string()), edtf, ..when },
            None => when,
        }
    }

    fn name(&self, draft: &mut Draft, label: &Label, deed: &Deed) {
        match label.kind {
            Kind::Event => self.event(draft, &label.name, deed),
            Kind::Agreement => {
                draft.stage = Some(label.name.clone());
                draft.type_ = deed.class.clone().unwrap_or_else(|| "other".to_owned());
            }
            Kind::Relation => draft.type_.clone_from(&label.name),
            Kind::Claim => {}
        }
    }

    /// Type, mode and code of an event. What is only promised or offered is AGREE, as the manual has it, where the deed is friendly.
    fn event(&self, draft: &mut Draft, type_: &str, deed: &Deed) {
        let promised = self.annotated.lexicon.scales.event_type(type_).and_then(|t| t.promised.as_ref());
        let is_promise = matches!(draft.modality, Modality::Planned | Modality::Offered);
        if let Some(cameo) = promised.filter(|_| is_promise) {
            "AGREE".clone_into(&mut draft.type_);
            draft.cameo = Some(cameo.clone());
            return;
        }
        let mode = self.mode(type_, &deed.modes);
        type_.clone_into(&mut draft.type_);
        draft.mode = mode.map(|mode| mode.name.clone());
        // The wording that fired knows the code more closely.
        let near = self.guess.partition_point(|g| g.at + BESIDE < draft.at);
        let mut near = self.guess[near..].iter().take_while(|g| g.at <= draft.at + BESIDE);
        let worded = near.find(|g| g.type_ == type_);
        let worded =
            worded.filter(|g| g.mode.is_none() || g.mode == draft.mode).and_then(|g| g.cameo.clone());
        draft.cameo = worded.or(mode.map(|mode| mode.cameo.clone()));
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
    fn sides(&self, draft: &mut Draft, deed: &Deed) {
        if draft.kind == Kind::Claim {
            return;
        }
        let one = Asked::default();
        draft.actors = self.parties(deed, ACTOR, one);
        draft.recipients = self.parties(deed, RECIPIENT, one);
        self.part(draft, deed);
        if self.is_mutual(draft) {
            self.complete(draft, deed);
        }
        if draft.recipients.is_empty() && draft.kind == Kind::Event {
            draft.recipients = self.may_receive(deed);
        }
        if draft.kind == Kind::Event {
            once(draft);
        }
        if draft.kind == Kind::Agreement {
            let more = std::mem::take(&mut draft.recipients);
            draft.actors.extend(more);
        }
    }

    /// Finds who else there is, where what is told takes two and only one party is known: whom a description stands for beside those
    /// who are named, whom it stands for together, who nearly fills a role.
    fn complete(&self, draft: &mut Draft, deed: &Deed) {
        let named: Vec<String> = draft
            .actors
            .iter()
            .chain(&draft.recipients)
            .filter(|a| a.via != DESCRIBED)
            .filter_map(|a| a.code.clone())
            .collect();
        for asked in [Asked { not: &named, ..Asked::default() }, Asked { several: true, ..Asked::default() }]
        {
            if parties(draft) < 2 {
                draft.actors = self.parties(deed, ACTOR, asked);
                draft.recipients = self.parties(deed, RECIPIENT, asked);
            }
        }
        if parties(draft) < 2 {
            self.lend(draft, deed);
        }
        if parties(draft) < 2 {
            self.take_only_other(draft);
        }
    }

    /// Takes in the one state besides that the sentence names, if there is but one.
    fn take_only_other(&self, draft: &mut Draft) {
        let (first, last) = self.annotated.sentence(self.annotated.tokens[draft.at].sentence);
        let is_other = |m: &Mention| {
            let is_place = m.city || m.relation == Some(Relation::In);
            !is_place && names(self.annotated, m) && !m.codes().any(|code| has(draft, code))
        };
        let mut others = self.annotated.mentions_in(first, last).filter(|(_, m)| is_other(m));
        let Some((m, other)) = others.next() else { return };
        if others.all(|(_, another)| another.codes().eq(other.codes())) {
            draft.actors.extend(party(self.annotated, m));
        }
    }

    /// A state does nothing to itself, only its people and bodies to each other: where both sides would be one state as a whole, the
    /// side that is not named is somebody else.
    fn part(&self, draft: &mut Draft, deed: &Deed) {
        let is_whole = |a: &&Actor| sector(a) == GOVERNMENT;
        let states = |side: &[Actor]| -> Vec<String> {
            side.iter().filter(is_whole).filter_map(|a| a.code.clone()).collect()
        };
        let is_named = |side: &[Actor], codes: &[String]| {
            let mut own = side.iter().filter(|a| a.code.as_ref().is_some_and(|code| codes.contains(code)));
            own.any(|a| a.via != DESCRIBED)
        };
        let (actors, recipients) = (states(&draft.actors), states(&draft.recipients));
        if !actors.iter().any(|code| recipients.contains(code)) {
            return;
        }
        if !is_named(&draft.recipients, &actors) {
            draft.recipients = self.parties(deed, RECIPIENT, Asked { not: &actors, ..Asked::default() });
        } else if !is_named(&draft.actors, &recipients) {
            draft.actors = self.parties(deed, ACTOR, Asked { not: &recipients, ..Asked::default() });
        } else if draft.kind == Kind::Relation {
            // To whom it does something stands behind its word; the other is somebody who is not told.
            draft.actors.clear();
        }
    }

    /// The likeliest of those acted upon, where nobody is sure to be.
    fn may_receive(&self, deed: &Deed) -> Vec<Actor> {
        let likeliest = deed.spare[RECIPIENT].iter().max_by(|a, b| a.sure.total_cmp(&b.sure));
        let stretch = likeliest.and_then(|phrase| self.stretch(phrase));
        stretch.map_or_else(Vec::new, |s| self.who.is(s, &deed.seen, Asked::default()).parties)
    }

    /// Takes in the likeliest party besides, where one is missing.
    fn lend(&self, draft: &mut Draft, deed: &Deed) {
        let mut spare: Vec<&Phrase> = deed.spare[ACTOR].iter().chain(&deed.spare[RECIPIENT]).collect();
        spare.sort_by(|a, b| b.sure.total_cmp(&a.sure));
        for phrase in spare {
            let Some(stretch) = self.stretch(phrase) else { continue };
            for actor in self.who.is(stretch, &deed.seen, Asked::default()).parties {
                let is_new = actor.code.as_deref().is_some_and(|code| !has(draft, code));
                if is_new && parties(draft) < 2 {
                    draft.actors.push(actor);
                }
            }
        }
    }

    /// Whether what is told takes two: who meets, agrees or signs does so with somebody.
    fn is_mutual(&self, draft: &Draft) -> bool {
        match draft.kind {
            Kind::Agreement => true,
            Kind::Event => self.annotated.lexicon.scales.is_mutual(&draft.type_),
            Kind::Relation => RelationType::named(&draft.type_).is_some_and(RelationType::is_mutual),
            Kind::Claim => false,
        }
    }

    fn parties(&self, deed: &Deed, role: usize, asked: Asked) -> Vec<Actor> {
        let mut found: Vec<Actor> = Vec::new();
        let phrases = self.nearest(deed, role).into_iter();
        let at = self.tokens[deed.piece];
        let is_none = |p: &Stretch| role == ACTOR && self.is_where(*p) || self.backs(*p, at);
        for phrase in phrases.filter(|p| !is_none(p)) {
            for actor in self.who.is(phrase, &deed.seen, asked).parties {
                let is_it =
                    |f: &Actor| f.code.is_some() && f.code == actor.code && sector(f) == sector(&actor);
                if !found.iter().any(is_it) {
                    found.push(actor);
                }
            }
        }
        found
    }

    /// "Gunmen *backed by* Iran": whether a phrase only tells who stands behind another, and the deed is not that.
    fn backs(&self, phrase: Stretch, at: Option<usize>) -> bool {
        let mut before = phrase.first.saturating_sub(BACKED)..phrase.first;
        before.any(|t| Some(t) != at && self.annotated.words().backed.has(self.annotated.text(t)))
    }

    /// Whether a phrase is a state's name behind "in" (بكينيا), and so tells where.
    fn is_where(&self, phrase: Stretch) -> bool {
        let mention = self.annotated.mention_at(phrase.first).map(|m| &self.annotated.mentions[m]);
        mention.filter(|m| m.first == phrase.first && m.last == phrase.last).is_some_and(|m| {
            let glued = self.annotated.readings(m.first).iter().any(|a| a.clitics.preposition.is_some());
            let is_in = m.relation == Some(Relation::In) || glued && m.relation == Some(Relation::By);
            m.via == "name" && !m.city && is_in
        })
    }

    /// The phrases of a role in the deed's own sentence; where it has none there, the nearest elsewhere.
    pub(super) fn nearest(&self, deed: &Deed, role: usize) -> Vec<Stretch> {
        let phrases = self.phrases(deed, role);
        let Some(at) = self.tokens[deed.piece] else { return Vec::new() };
        let sentence = |token: usize| self.annotated.tokens[token].sentence;
        let best = deed.roles[role].iter().map(|p| p.sure).fold(0.0, f32::max);
        let is_sure = |p: &Stretch| {
            let mut own = deed.roles[role].iter().filter(|q| q.first == p.piece);
            own.any(|q| q.sure >= best || q.sure > FILLS_BESIDE)
        };
        let own: Vec<Stretch> =
            phrases.iter().copied().filter(|p| sentence(p.first) == sentence(at) && is_sure(p)).collect();
        if !own.is_empty() {
            return own;
        }
        phrases.into_iter().min_by_key(|phrase| phrase.first.abs_diff(at)).into_iter().collect()
    }

    fn speaker(&self, deed: &Deed) -> Option<Speaker> {
        let is_somebody = |phrase: &Stretch| self.words(*phrase).contains(char::is_alphabetic);
        let phrase = self.nearest(deed, SPEAKER).into_iter().find(is_somebody)?;
        let actor = self.who.is(phrase, &deed.seen, Asked::default()).parties.into_iter().next()?;
        let kind = if deed.unnamed { SpeakerKind::Unnamed } else { SpeakerKind::Named };
        let (text, reporting) = (self.words(phrase), Reporting::Neutral);
        Some(Speaker { text, code: actor.code, name: actor.name, kind, reporting })
    }

    fn place(&self, phrase: Stretch) -> Option<Place> {
        (phrase.first..=phrase.last).find_map(|t| {
            let entity = self.entity_at(t)?;
            let precision = match entity.kind {
                EntityKind::Capital | EntityKind::City => "city",
                EntityKind::State => "country",
                EntityKind::Region => "region",
                _ => return None,
            };
            let (lat, lon) = entity.at.unzip();
            let (text, name, country) = (self.words(phrase), entity.name.clone(), entity.code.clone());
            Some(Place { text, name, country, lat, lon, precision: precision.to_owned() })
        })
    }

    /// What a token names: of several of one name the one that the mention there means.
    fn entity_at(&self, token: usize) -> Option<&Entity> {
        let mention = self.annotated.mention_at(token).map(|m| &self.annotated.mentions[m]);
        let is_meant =
            |e: &&Entity| mention.is_some_and(|m| m.codes().any(|code| e.code.as_deref() == Some(code)));
        self.annotated.entities_at(token).find(is_meant).or_else(|| self.annotated.entity_at(token))
    }

    /// What is said; of a deed the stretch of its sentence over its words and those who fill its roles, but not past other
    /// sentences.
    fn quote(&self, draft: &mut Draft, deed: &Deed) {
        if draft.kind == Kind::Claim
            && let Some((first, last)) = self.said(deed)
        {
            (draft.first, draft.last) = (first, last);
            return;
        }
        let sentence = self.annotated.tokens[draft.at].sentence;
        for role in [ACTOR, RECIPIENT, WHEN] {
            for Stretch { first, last, .. } in self.phrases(deed, role) {
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

    /// A quote begins and ends with no name or date cut through.
    fn widen(&self, draft: &mut Draft) {
        let whole = |token: usize| {
            let mention = self.annotated.mention_at(token).map(|m| &self.annotated.mentions[m]);
            let date = self.date_in(token, token);
            let ends = mention.map(|m| (m.first, m.last)).into_iter().chain(date.map(|d| (d.first, d.last)));
            ends.fold((token, token), |(first, last), own| (first.min(own.0), last.max(own.1)))
        };
        (draft.first, draft.last) = (whole(draft.first).0, whole(draft.last).1);
    }

    /// The first date that stands, at least in part, from one token to another.
    fn date_in(&self, first: usize, last: usize) -> Option<&DateMention> {
        let dates = &self.annotated.dates;
        dates.get(dates.partition_point(|d| d.last < first)).filter(|d| d.first <= last)
    }

    /// First and last token of what is said: of stretches in several sentences those in the one of the longest.
    fn said(&self, deed: &Deed) -> Option<(usize, usize)> {
        let phrases = self.phrases(deed, SAID);
        let longest = phrases.iter().max_by_key(|phrase| phrase.last - phrase.first)?;
        let sentence = |token: usize| self.annotated.tokens[token].sentence;
        let together = |phrase: &&Stretch| {
            sentence(phrase.last) >= sentence(longest.first)
                && sentence(phrase.first) <= sentence(longest.last)
        };
        let mut own = phrases.iter().filter(together);
        let first = own.next()?;
        Some((first.first, own.next_back().unwrap_or(first).last))
    }

    /// The phrases that fill a role.
    fn phrases(&self, deed: &Deed, role: usize) -> Vec<Stretch> {
        deed.roles[role].iter().filter_map(|phrase| self.stretch(phrase)).collect()
    }

    fn stretch(&self, phrase: &Phrase) -> Option<Stretch> {
        let mut inside = self.tokens[phrase.first..=phrase.last].iter().flatten();
        let first = *inside.next()?;
        Some(Stretch { first, last: *inside.next_back().unwrap_or(&first), piece: phrase.first })
    }

    /// The words of each phrase of a role, those whom it stands for, and how sure the role is.
    pub(super) fn filled(&self, deed: &Deed, role: usize) -> Vec<(String, Vec<String>, f32)> {
        let codes = |phrase: &Stretch| match role {
            ACTOR | RECIPIENT | SPEAKER => {
                let who = self.who.is(*phrase, &deed.seen, Asked::default());
                who.parties.into_iter().filter_map(|actor| actor.code).collect()
            }
            _ => Vec::new(),
        };
        self.phrases(deed, role)
            .iter()
            .map(|p| (self.words(*p), codes(p), deed.sure(role, p.piece)))
            .collect()
    }

    fn words(&self, phrase: Stretch) -> String {
        let (start, end) = self.annotated.bytes(phrase.first, phrase.last);
        self.annotated.article.text[start..end].to_owned()
    }
}

/// Whether a draft has a party of this code on one of its sides.
fn has(draft: &Draft, code: &str) -> bool {
    draft.actors.iter().chain(&draft.recipients).any(|a| a.code.as_deref() == Some(code))
}

/// How many parties with a code a draft has; a state's rebels are another than its government.
fn parties(draft: &Draft) -> usize {
    let sides = draft.actors.iter().chain(&draft.recipients);
    let parties: BTreeSet<(&str, &str)> =
        sides.filter_map(|a| Some((a.code.as_deref()?, sector(a)))).collect();
    parties.len()
}

/// A state by its name alone is its government.
fn sector(party: &Actor) -> &str {
    party.sector.as_deref().unwrap_or(GOVERNMENT)
}

/// Takes out of those acted upon who acts: a state as a whole, its government or its forces do nothing to themselves.
fn once(draft: &mut Draft) {
    let is_one = |a: &Actor| matches!(sector(a), GOVERNMENT | "MIL") && a.code.is_some();
    let actors = &draft.actors;
    let acts = |r: &Actor| actors.iter().any(|a| a.code == r.code && sector(a) == sector(r));
    draft.recipients.retain(|r| !(is_one(r) && acts(r)));
}
