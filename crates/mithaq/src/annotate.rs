//! An article in, the same article with its words understood out: tokens, what each can be, who is
//! mentioned, dates, clauses. The text itself is never changed.

mod analyses;
pub(crate) mod antecedent;
mod clauses;
mod folded;
mod mentions;
mod tokens;
mod verbs;

use std::collections::BTreeSet;

pub(crate) use mithaq_lexicon::grammar::Attached;
use mithaq_lexicon::grammar::Grammar;
use mithaq_lexicon::{Entity, Habits, Has, Language, Lexicon, Pronoun, Shape, SmallWords, Use, What};

pub(crate) use analyses::{Analysis, analyse};
pub(crate) use clauses::Clause;
pub(crate) use folded::Folded;
pub(crate) use mentions::{Identity, Mention, home};
pub(crate) use tokens::{Case, Token, TokenKind, cut};
pub(crate) use verbs::Role;

use crate::article::Article;
use crate::time::{self, DateMention, Day, Known, Tape};

/// A quotation has at most this many tokens.
const LONGEST_QUOTATION: usize = 1000;

/// An article, understood word by word.
pub(crate) struct Annotated<'a> {
    pub article: &'a Article,
    pub lexicon: &'a Lexicon,
    pub language: &'a Language,
    pub known: Known,
    pub folded: Folded,
    pub tokens: Vec<Token>,
    /// What each token can be.
    pub analyses: Vec<Vec<Analysis>>,
    /// What each verb form is where it stands; all [`Role::None`] where clauses open with their verb.
    pub roles: Vec<Role>,
    pub dates: Vec<DateMention>,
    /// Who is mentioned, in the order of the text.
    pub mentions: Vec<Mention>,
    pub clauses: Vec<Clause>,
    /// Index of the clause of each token.
    pub clause_of: Vec<usize>,
    /// Words that the lexicon does not know and that stand where a verb does.
    pub guessed_verbs: BTreeSet<usize>,
    /// Where clauses open with their verb, whether each word is a finite one; empty until the mentions are known, which help to tell.
    finite: Vec<bool>,
    /// The mention of the state that the report is from, by its dateline, or else of the one it names first, if
    /// it speaks of no other much more.
    pub home: Option<usize>,
    /// Of which states a sentence without a place may tell.
    pub at_home: home::AtHome,
    /// Whether each token stands inside quotation marks: the number of the quotation.
    pub quoted: Vec<Option<usize>>,
    /// The codes of the states that had ended when the article appeared.
    pub past_states: Vec<&'a str>,
}

/// Understands an article in a language that the lexicon knows.
pub(crate) fn annotate<'a>(
    article: &'a Article,
    language: &'a Language,
    lexicon: &'a Lexicon,
) -> Annotated<'a> {
    let published = article.published.as_ref();
    let known =
        Known { published: published.and_then(|p| Some((Day::range(&p.start)?.0, Day::range(&p.end)?.1))) };
    let folded = Folded::new(&article.text);
    let tokens = cut(&folded, &article.text, language);
    let analyses = analyse(&folded.text, &tokens, language);
    let dates = time::find(Tape {
        folded: &folded.text,
        tokens: &tokens,
        analyses: &analyses,
        language,
        known,
        told: None,
    });
    let quoted = quotations(&folded, &tokens);
    let mut annotated = Annotated {
        article,
        lexicon,
        language,
        known,
        folded,
        analyses,
        roles: vec![Role::None; tokens.len()],
        dates,
        mentions: Vec::new(),
        clauses: Vec::new(),
        clause_of: vec![0; tokens.len()],
        guessed_verbs: BTreeSet::new(),
        finite: Vec::new(),
        home: None,
        at_home: home::AtHome::default(),
        quoted,
        past_states: past_states(lexicon, known),
        tokens,
    };
    if !language.habits.verb_first {
        annotated.roles = verbs::roles(&annotated);
    }
    mentions::find(&mut annotated);
    debug_assert!(annotated.mentions.is_sorted_by(|a, b| a.last < b.first), "they are searched by halves");
    if language.habits.verb_first {
        annotated.guessed_verbs =
            (0..annotated.tokens.len()).filter(|&i| annotated.looks_like_a_verb(i)).collect();
        annotated.finite = (0..annotated.tokens.len()).map(|i| annotated.is_finite(i)).collect();
    }
    clauses::cut(&mut annotated);
    annotated.home = mentions::resolve(&mut annotated);
    annotated.at_home = home::find(&annotated);
    annotated
}

fn past_states(lexicon: &Lexicon, known: Known) -> Vec<&str> {
    let Some((first, _)) = known.published else { return Vec::new() };
    let today = first.to_string();
    let ended = |entity: &&Entity| entity.until.as_ref().is_some_and(|until| *until < today);
    lexicon.entities.iter().filter(ended).map(|entity| entity.id.as_str()).collect()
}

/// A quotation may run over several sentences, but not past its paragraph, nor on and on: then its end is missing.
fn quotations(folded: &Folded, tokens: &[Token]) -> Vec<Option<usize>> {
    let mut inside = vec![None; tokens.len()];
    let (mut open, mut count) = (None, 0);
    let mut first = 0;
    for i in 0..tokens.len() {
        let new_line = i > 0 && folded.text[tokens[i - 1].end..tokens[i].start].contains('\n');
        if new_line || i > first + LONGEST_QUOTATION {
            open = None;
        }
        if &folded.text[tokens[i].start..tokens[i].end] == "\"" {
            open = if open.is_some() { None } else { Some(count) };
            count += usize::from(open.is_some());
            first = i;
            continue;
        }
        inside[i] = open;
    }
    inside
}

impl<'a> Annotated<'a> {
    /// What the language's grammar is like.
    pub(crate) fn habits(&self) -> &'a Habits {
        &self.language.habits
    }

    /// The language's small words.
    pub(crate) fn words(&self) -> &'a SmallWords {
        &self.language.habits.words
    }

    /// What the language does with its words.
    pub(crate) fn grammar(&self) -> &'static dyn Grammar {
        self.language.grammar()
    }

    /// Whether the noun phrase at this token is marked as known, by an article on it or before it.
    pub(crate) fn is_definite(&self, first: usize) -> bool {
        let before = || first.checked_sub(1).is_some_and(|b| self.words().articles.has(self.text(b)));
        self.has_article(first) || before()
    }

    /// Whether the article is glued to the word at this token.
    pub(crate) fn has_article(&self, i: usize) -> bool {
        self.readings(i).iter().any(|a| a.clitics.article)
    }

    /// The pronoun that says whose the thing at this token is: attached to it, or "its" before it.
    pub(crate) fn possessor(&self, first: usize) -> Option<Attached> {
        let attached = self.readings(first).iter().find_map(|a| a.clitics.pronoun);
        if attached.is_some() {
            return attached;
        }
        self.uses(first.checked_sub(1)?).find_map(|(u, _)| match u {
            Use::Pronoun(Pronoun::Its) => Some(Attached::Her),
            Use::Pronoun(Pronoun::His) => Some(Attached::His),
            Use::Pronoun(Pronoun::Their) => Some(Attached::Their),
            _ => None,
        })
    }

    /// The last token of what starts at this one.
    pub(crate) fn last_of(&self, i: usize) -> usize {
        self.readings(i).first().map_or(i, |a| a.last)
    }

    /// The folded text of a token; empty past the end.
    pub(crate) fn text(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| &self.folded.text[t.start..t.end])
    }

    /// Bytes of the original that the tokens from `first` to `last` cover.
    pub(crate) fn bytes(&self, first: usize, last: usize) -> (usize, usize) {
        self.folded.original(&self.article.text, self.tokens[first].start, self.tokens[last].end)
    }

    /// First and last token of those that touch the bytes from `start` to `end` of the original.
    pub(crate) fn tokens_of(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let bytes = |t: &Token| self.folded.original(&self.article.text, t.start, t.end);
        let first = self.tokens.partition_point(|t| bytes(t).1 <= start);
        let next = self.tokens.partition_point(|t| bytes(t).0 < end);
        (first < next).then(|| (first, next - 1))
    }

    /// The readings that start at a token.
    pub(crate) fn readings(&self, i: usize) -> &[Analysis] {
        self.analyses.get(i).map_or(&[], Vec::as_slice)
    }

    /// The token at which a reading over this token starts: itself, or the first word of a phrase.
    pub(crate) fn start_of_reading(&self, i: usize) -> usize {
        (i.saturating_sub(4)..i).rev().find(|&t| self.readings(t).iter().any(|a| a.last >= i)).unwrap_or(i)
    }

    /// All uses of all readings at a token, with the reading.
    pub(crate) fn uses(&self, i: usize) -> impl Iterator<Item = (&'a Use, &Analysis)> {
        let language = self.language;
        self.readings(i).iter().flat_map(move |a| a.uses(language).iter().map(move |u| (u, a)))
    }

    pub(crate) fn has_use(&self, i: usize, want: impl Fn(&Use) -> bool) -> bool {
        self.uses(i).any(|(u, _)| want(u))
    }

    /// Whether the token is read as a finite verb. Where clauses open with their verb, a form that is verb and noun at
    /// once (رفض) is a verb where a clause starts.
    pub(crate) fn is_finite(&self, i: usize) -> bool {
        if !self.habits().verb_first {
            return self.roles.get(i).is_some_and(|r| r.is_finite());
        }
        if let Some(&finite) = self.finite.get(i) {
            return finite;
        }
        let readings = self.readings(i);
        if readings.is_empty() {
            return self.guessed_verbs.contains(&i);
        }
        if !readings.iter().any(Analysis::is_finite) || self.is_only_a_particle(i) {
            return false;
        }
        // فيتنام is not "and it grows".
        let name = readings.iter().any(|a| matches!(a.sense.what, What::Name(..)) && !a.clitics.and);
        if name && readings.iter().all(|a| !a.is_finite() || a.clitics.and) {
            return false;
        }
        let nominal = readings
            .iter()
            .any(|a| matches!(a.sense.shape, Shape::Masdar | Shape::Noun | Shape::Fixed | Shape::Active));
        !nominal || self.opens_clause(i)
    }

    /// فقد before another verb is قد with "and so", and not "lost".
    fn is_only_a_particle(&self, i: usize) -> bool {
        self.words().particles_like_verbs.has(self.text(i))
            && self.readings(i + 1).iter().any(Analysis::is_finite)
    }

    /// An unknown word at the head of a sentence, or behind a comma with "and", with somebody's name or
    /// title right behind it: the verb comes first.
    fn looks_like_a_verb(&self, i: usize) -> bool {
        let token = self.tokens[i];
        let text = self.text(i);
        let word = token.kind == TokenKind::Word && text.chars().count() > 3;
        let known = !self.readings(i).is_empty() || self.start_of_reading(i) != i;
        let opens = i == 0
            || self.tokens[i - 1].sentence != token.sentence
            || matches!(self.text(i - 1), "،" | "؛")
                && self.grammar().fronts(text).iter().any(|f| f.clitics.and);
        let nominal = self.grammar().is_nominal(text);
        let named = self.mention_at(i + 1).is_some_and(|m| {
            let mention = &self.mentions[m];
            mention.first == i + 1 && !mention.adjective && mention.relation.is_none()
        });
        word && !known && opens && !nominal && named
    }

    /// Whether a verb is what one expects at this token: first in its sentence, or after a sign, a
    /// joint, a negation or an auxiliary.
    fn opens_clause(&self, i: usize) -> bool {
        let and = self.readings(i).iter().any(|a| a.clitics.and);
        let Some(before) = i.checked_sub(1) else { return true };
        let starts = self.tokens[before].sentence != self.tokens[i].sentence;
        starts
            || and && !self.has_use(before, |u| matches!(u, Use::Preposition(_)))
            || self.tokens[before].kind == TokenKind::Sign
            || self.has_use(before, |u| matches!(u, Use::Joint(_) | Use::Negation | Use::Question))
            || self.words().verb_particles.has(self.text(before))
            || self
                .mention_ending(before)
                .is_some_and(|m| m.relation.is_none() && self.verbless_before(m.first))
    }

    /// No verb between the start of the sentence and this token: the mention that follows is its topic.
    fn verbless_before(&self, i: usize) -> bool {
        let sentence = self.tokens[i].sentence;
        (0..i)
            .rev()
            .take_while(|&t| self.tokens[t].sentence == sentence)
            .all(|t| !self.readings(t).iter().any(Analysis::is_finite))
    }

    /// "Bamako –" at the head of a report: where it was written.
    pub(crate) fn is_dateline(&self, m: &Mention) -> bool {
        m.city
            && self.sentence(self.tokens[m.first].sentence).0 == m.first
            && matches!(self.text(m.last + 1), "-" | "–" | "—")
    }

    /// What the name that starts at a token is the name of, by its first reading.
    pub(crate) fn entity_at(&self, i: usize) -> Option<&'a Entity> {
        self.entities_at(i).next()
    }

    /// All that the name that starts at a token can be the name of.
    pub(crate) fn entities_at(&self, i: usize) -> impl Iterator<Item = &'a Entity> {
        let lexicon = self.lexicon;
        self.readings(i).iter().filter_map(move |a| match a.sense.what {
            What::Name(entity, _) => lexicon.entities.get(entity as usize),
            What::Word(_) => None,
        })
    }

    /// Whether a date covers a token.
    pub(crate) fn is_in_date(&self, i: usize) -> bool {
        self.dates.get(self.dates.partition_point(|d| d.last < i)).is_some_and(|d| d.first <= i)
    }

    /// The mention that covers a token.
    pub(crate) fn mention_at(&self, i: usize) -> Option<usize> {
        let at = self.mentions.partition_point(|m| m.last < i);
        self.mentions.get(at).filter(|m| m.first <= i).map(|_| at)
    }

    fn mention_ending(&self, i: usize) -> Option<&Mention> {
        self.mention_at(i).map(|m| &self.mentions[m]).filter(|m| m.last == i)
    }

    /// The mentions that lie inside a range of tokens.
    pub(crate) fn mentions_in(
        &self,
        first: usize,
        last: usize,
    ) -> impl DoubleEndedIterator<Item = (usize, &Mention)> {
        let from = self.mentions.partition_point(|m| m.first < first);
        let to = self.mentions.partition_point(|m| m.first <= last).max(from);
        (from..to).zip(&self.mentions[from..to])
    }

    /// The mentions that end before a token, the last one first.
    pub(crate) fn mentions_before(&self, i: usize) -> impl Iterator<Item = (usize, &Mention)> {
        let to = self.mentions.partition_point(|m| m.last < i);
        (0..to).zip(&self.mentions[..to]).rev()
    }

    /// First and last token of a sentence.
    pub(crate) fn sentence(&self, sentence: usize) -> (usize, usize) {
        let first = self.tokens.partition_point(|t| t.sentence < sentence);
        let next = self.tokens.partition_point(|t| t.sentence <= sentence);
        (first, next.saturating_sub(1).max(first))
    }
}
