//! What a verb form is where it stands. Where forms are verb and noun at once, the words around tell: *attacks* is a verb behind a name and a noun behind an
//! adjective, *attacked* is active, passive or a mere participle.

use mithaq_lexicon::{Auxiliary, Has, Number, Relation, Shape, Use, What};

use super::Annotated;
use super::tokens::{Case, TokenKind};

/// The part a verb form plays.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Role {
    /// No verb here.
    #[default]
    None,
    /// Has a subject and a tense.
    Finite,
    /// Finite, and its subject is what it is done to.
    Passive,
    /// Behind "to", or a form that is nothing else.
    Infinitive,
    /// Behind "to be".
    PassiveInfinitive,
    /// An -ing form.
    Gerund,
    /// A past participle behind its noun: the treaty *signed* in May.
    Participle,
}

impl Role {
    pub(crate) fn is_finite(self) -> bool {
        matches!(self, Self::Finite | Self::Passive)
    }

    pub(crate) fn is_passive(self) -> bool {
        matches!(self, Self::Passive | Self::PassiveInfinitive | Self::Participle)
    }
}

/// The roles of the tokens before one.
#[derive(Default)]
struct Before {
    roles: Vec<Role>,
    /// The last of them that is a verb's.
    verb: Option<Role>,
}

impl Before {
    fn push(&mut self, role: Role) {
        self.roles.push(role);
        self.verb = Some(role).filter(|r| *r != Role::None).or(self.verb);
    }

    /// Whether the token right before `i` is a verb.
    fn is_verb(&self, i: usize) -> bool {
        i > 0 && self.roles[i - 1] != Role::None
    }
}

/// The roles of all tokens, by their place or by their form alone, as the language has it.
pub(super) fn roles(annotated: &Annotated) -> Vec<Role> {
    match annotated.habits().verbs_by_place {
        true => by_place(annotated),
        false => (0..annotated.tokens.len()).map(|i| by_form(annotated, i)).collect(),
    }
}

/// Where no form is both verb and noun.
fn by_form(annotated: &Annotated, i: usize) -> Role {
    let readings = annotated.readings(i);
    if readings.is_empty() {
        return guessed(annotated, i);
    }
    // A fixed form is whatever else the word is.
    let shapes = readings.iter().map(|a| a.sense.shape);
    let told = shapes.clone().filter(|shape| *shape != Shape::Fixed).count();
    let shapes = shapes.filter(|shape| told == 0 || *shape != Shape::Fixed);
    let roles = shapes.map(|shape| match shape {
        Shape::Past | Shape::Present => Role::Finite,
        Shape::Active => Role::Gerund,
        Shape::Passive if annotated.grammar().is_predicate(annotated.text(i)) => Role::Passive,
        Shape::Passive => Role::Participle,
        Shape::Masdar if annotated.habits().infinitives => Role::Infinitive,
        Shape::Masdar | Shape::Noun | Shape::Adjective | Shape::Fixed => Role::None,
    });
    roles.reduce(|first, other| if first == other { first } else { Role::None }).unwrap_or_default()
}

/// What the ending of a word that the lexicon does not know tells.
fn guessed(annotated: &Annotated, i: usize) -> Role {
    let token = annotated.tokens[i];
    let word = annotated.text(i);
    let small =
        token.kind == TokenKind::Word && token.case == Case::Small && annotated.start_of_reading(i) == i;
    match small {
        true if annotated.grammar().looks_finite(word) => Role::Finite,
        true if annotated.grammar().looks_infinitive(word) => Role::Infinitive,
        _ => Role::None,
    }
}

fn by_place(annotated: &Annotated) -> Vec<Role> {
    let mut before = Before::default();
    for sentence in annotated.tokens.chunk_by(|a, b| a.sentence == b.sentence) {
        let first = before.roles.len();
        let capitals = is_in_capitals(annotated, first, first + sentence.len());
        for i in first..first + sentence.len() {
            let named = !capitals && is_capital_inside(annotated, i, first);
            before.push(if named { Role::None } else { role(annotated, i, &before) });
        }
    }
    before.roles
}

fn role(annotated: &Annotated, i: usize, before: &Before) -> Role {
    let shapes = Shapes::of(annotated, i);
    if shapes.infinitive {
        return Role::Infinitive;
    }
    if !(shapes.gerund || shapes.past || shapes.participle || shapes.present) {
        return Role::None;
    }
    let context = Context::of(annotated, i);
    if shapes.gerund {
        return match context.auxiliary {
            Some(Auxiliary::Be) => Role::Finite,
            _ if context.in_noun_phrase && shapes.noun => Role::None,
            _ => Role::Gerund,
        };
    }
    if shapes.past || shapes.participle {
        return past(annotated, i, &shapes, &context, before);
    }
    present(annotated, i, &shapes, &context, before)
}

/// A capital inside a sentence makes a name of it (March), unless the whole line is written in capitals.
fn is_capital_inside(annotated: &Annotated, i: usize, first: usize) -> bool {
    let opens = i == first || annotated.text(i - 1) == "\"";
    annotated.tokens[i].case != Case::Small && !opens
}

/// Whether most of the longer words of a sentence have a capital.
fn is_in_capitals(annotated: &Annotated, first: usize, next: usize) -> bool {
    let long = |t: &usize| annotated.text(*t).len() > 3 && annotated.tokens[*t].kind == TokenKind::Word;
    let words: Vec<usize> = (first..next).filter(long).collect();
    let capitals = words.iter().filter(|t| annotated.tokens[**t].case != Case::Small).count();
    capitals * 4 >= words.len() * 3
}

fn past(annotated: &Annotated, i: usize, shapes: &Shapes, context: &Context, before: &Before) -> Role {
    match context.auxiliary {
        // "est arrivé": a past that is no participle of what is done to somebody.
        Some(Auxiliary::Be) if !shapes.participle => return Role::Finite,
        Some(Auxiliary::Be) if context.to_be => return Role::PassiveInfinitive,
        Some(Auxiliary::Be) => return Role::Passive,
        Some(Auxiliary::Have) => return Role::Finite,
        // Forms like "hit" and "cut" do not change.
        Some(Auxiliary::To) if shapes.present => return Role::Infinitive,
        Some(Auxiliary::Modal) if shapes.present => return Role::Finite,
        _ => {}
    }
    // "extradited suspected rebels", "Ousted president": a participle before its noun.
    let behind_verb = before.is_verb(i);
    let opens = i == 0 || annotated.tokens[i - 1].sentence != annotated.tokens[i].sentence;
    if context.in_noun_phrase || behind_verb || opens && annotated.last_of(i) == i {
        return Role::None;
    }
    let by = annotated.has_use(annotated.last_of(i) + 1, |u| *u == Use::Preposition(Relation::By));
    if !shapes.past || by { Role::Participle } else { Role::Finite }
}

/// "rejected recent *calls*": behind a word nobody knows, under a verb that nothing parts from it.
fn names_thing(annotated: &Annotated, i: usize, before: &Before) -> bool {
    let unknown = i > 0
        && annotated.readings(i - 1).is_empty()
        && annotated.start_of_reading(i - 1) == i - 1
        && annotated.tokens[i - 1].case == Case::Small
        && annotated.tokens[i - 1].kind == TokenKind::Word;
    let parts = |t: usize| {
        annotated.tokens[t].kind == TokenKind::Sign || annotated.has_use(t, |u| matches!(u, Use::Joint(_)))
    };
    let verb = (i.saturating_sub(6)..i).rev().take_while(|&t| !parts(t)).any(|t| before.roles[t].is_finite());
    unknown && verb
}

fn present(annotated: &Annotated, i: usize, shapes: &Shapes, context: &Context, before: &Before) -> Role {
    match context.auxiliary {
        Some(Auxiliary::To) => return Role::Infinitive,
        Some(Auxiliary::Modal) => return Role::Finite,
        _ => {}
    }
    if context.in_noun_phrase {
        return Role::None;
    }
    let behind_verb = before.is_verb(i);
    if shapes.third && (behind_verb || names_thing(annotated, i, before)) {
        return Role::None;
    }
    if context.and {
        match before.verb {
            Some(Role::Infinitive | Role::PassiveInfinitive) if !shapes.third => return Role::Infinitive,
            Some(Role::Finite | Role::Passive) if !shapes.noun => return Role::Finite,
            _ => {}
        }
    }
    if !shapes.third && behind_singular(annotated, i) {
        return Role::None;
    }
    if !shapes.noun {
        return Role::Finite;
    }
    // A form that is noun and verb at once is a verb right behind a name and before what it takes.
    let next = annotated.last_of(i) + 1;
    let takes = annotated.has_use(next, |u| matches!(u, Use::Determiner))
        || annotated.tokens.get(next).is_some_and(|t| t.case != Case::Small)
            && !annotated.has_use(next, |u| matches!(u, Use::Preposition(_)));
    if context.after_name && takes { Role::Finite } else { Role::None }
}

/// A plain form has a plural subject: right behind a small word in the singular it is a noun ("peace *deal*").
fn behind_singular(annotated: &Annotated, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    let start = annotated.start_of_reading(before);
    let text = annotated.text(before);
    let plural = annotated.grammar().looks_plural(text)
        || annotated.readings(start).iter().any(|a| a.sense.number == Number::Plural)
        || annotated
            .has_use(start, |u| matches!(u, Use::Pronoun(_) | Use::Joint(_) | Use::Negation | Use::Filler));
    annotated.tokens[before].kind == TokenKind::Word
        && annotated.tokens[before].case == Case::Small
        && annotated.tokens[before].sentence == annotated.tokens[i].sentence
        && !plural
        && !annotated.words().plural_alike.has(text)
}

/// Which forms the word can be.
#[derive(Default)]
struct Shapes {
    present: bool,
    /// An infinitive that is no other form.
    infinitive: bool,
    /// Ends in the -s of the third person.
    third: bool,
    past: bool,
    participle: bool,
    gerund: bool,
    noun: bool,
}

impl Shapes {
    fn of(annotated: &Annotated, i: usize) -> Self {
        let mut shapes = Self::default();
        for reading in annotated.readings(i) {
            match reading.sense.shape {
                Shape::Present => {
                    shapes.present = true;
                    shapes.third = annotated.grammar().is_third_person(annotated.text(i));
                }
                Shape::Past => shapes.past = true,
                Shape::Passive => shapes.participle = true,
                Shape::Active => shapes.gerund = true,
                Shape::Masdar => shapes.infinitive = true,
                Shape::Noun | Shape::Adjective => shapes.noun = true,
                Shape::Fixed => shapes.noun |= !reading.uses(annotated.language).is_empty(),
            }
        }
        shapes
    }
}

/// What stands before the word.
#[derive(Default)]
struct Context {
    /// The auxiliary that governs it.
    auxiliary: Option<Auxiliary>,
    /// That auxiliary is itself an infinitive: to be …
    to_be: bool,
    /// A determiner, adjective, number, preposition or possessive stands right before.
    in_noun_phrase: bool,
    /// "and" or "or" stands right before.
    and: bool,
    /// A name stands right before.
    after_name: bool,
}

impl Context {
    fn of(annotated: &Annotated, i: usize) -> Self {
        let mut context = Self::default();
        let sentence = annotated.tokens[i].sentence;
        let mut at = i;
        let mut first = true;
        while let Some(t) = at.checked_sub(1).filter(|&t| annotated.tokens[t].sentence == sentence) {
            let start = annotated.start_of_reading(t);
            at = start;
            if is_adverb(annotated, start) {
                continue;
            }
            // "is willing to": the last word of the phrase governs.
            let infinitive = annotated.words().infinitive.has(annotated.text(t));
            let to = (infinitive && t > start).then_some(Auxiliary::To);
            if let Some(auxiliary) = to.or_else(|| auxiliary(annotated, start)) {
                let itself =
                    start.checked_sub(1).is_some_and(|b| annotated.words().reflexive.has(annotated.text(b)));
                let auxiliary = if itself { Auxiliary::Have } else { auxiliary };
                context.auxiliary = context.auxiliary.or(Some(auxiliary));
                if auxiliary == Auxiliary::To {
                    context.to_be = context.auxiliary == Some(Auxiliary::Be);
                    break;
                }
                // "has been attacked", "will be attacked": the nearest one decides.
                first = false;
                continue;
            }
            if first && context.auxiliary.is_none() {
                context.look(annotated, start, t);
            }
            break;
        }
        context
    }

    fn look(&mut self, annotated: &Annotated, start: usize, last: usize) {
        let has = |want: fn(&Use) -> bool| annotated.has_use(start, want);
        let (words, text) = (annotated.words(), annotated.text(last));
        self.and = words.and.has(text) || words.or.has(text);
        let name = annotated.readings(start).iter().find(|a| matches!(a.sense.what, What::Name(..)));
        let names = || annotated.readings(start).iter().filter(|a| matches!(a.sense.what, What::Name(..)));
        let adjective = names().next().is_some() && names().all(|a| a.sense.shape == Shape::Adjective);
        // Where adjectives stand behind their noun, what stands behind them is no part of its phrase.
        let noun_last = !annotated.habits().noun_first;
        let possessive = annotated.readings(start).iter().any(|a| a.clitics.possessive)
            || words.possessive_endings.end(text)
            || text == "'";
        let plural = name.is_some_and(|a| a.sense.number == Number::Plural);
        let whose = words.possessors.has(text);
        self.in_noun_phrase = whose
            || has(|u| matches!(u, Use::Determiner | Use::Preposition(_)))
            || annotated.tokens[last].kind == TokenKind::Number
            || adjective && !plural && noun_last
            || possessive;
        let agent = has(|u| matches!(u, Use::Agent(_)));
        let capital = annotated.tokens[last].case != Case::Small;
        let adjective = adjective && noun_last;
        self.after_name = name.is_some() && !adjective || agent || capital && !adjective;
    }
}

/// Words that may stand between an auxiliary and its verb.
pub(super) fn is_adverb(annotated: &Annotated, i: usize) -> bool {
    annotated.has_use(i, |u| matches!(u, Use::Negation | Use::Filler))
        || annotated.grammar().is_adverb(annotated.text(i)) && annotated.tokens[i].case == Case::Small
}

fn auxiliary(annotated: &Annotated, i: usize) -> Option<Auxiliary> {
    annotated.uses(i).find_map(|(u, _)| match u {
        Use::Auxiliary(auxiliary) => Some(*auxiliary),
        _ => None,
    })
}
