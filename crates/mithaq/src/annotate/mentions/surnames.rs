//! "Foreign Minister Lena Ward" once, "Ward" or "the minister, Ward" from then on.

use std::collections::HashMap;
use std::ops::Range;

use super::{Identity, Mention, blank, relation};
use crate::annotate::{Annotated, Case, TokenKind};

/// A surname has at least so many letters.
const LETTERS: usize = 3;

/// Those whom the article has named in full so far, by their surnames as it writes them.
type Known = HashMap<String, Identity>;

/// Gives surnames that stand alone to whom the article has named in full before.
pub(super) fn resolve(annotated: &mut Annotated) {
    let mut known = Known::new();
    let mut found: Vec<Mention> = Vec::new();
    let mut next = 0;
    for mut mention in std::mem::take(&mut annotated.mentions) {
        found.extend(alone(annotated, next..mention.first, &known));
        // It stands within a surname that the one before took in.
        if mention.first < next {
            continue;
        }
        if let Some((last, who)) = told(annotated, &mention, &known) {
            mention =
                Mention { last, who: vec![who], via: "person", person: true, unnamed: false, ..mention };
        } else if let Some(named) = in_full(annotated, &mention) {
            known.extend([named]);
        }
        next = mention.last + 1;
        found.push(mention);
    }
    found.extend(alone(annotated, next..annotated.tokens.len(), &known));
    annotated.mentions = found;
}

/// Surnames among words that are no mention yet.
fn alone(annotated: &Annotated, words: Range<usize>, known: &Known) -> Vec<Mention> {
    let named = words.filter_map(|at| Some((at, known.get(surname(annotated, at)?)?.clone())));
    let mention = |(at, who)| Mention {
        who: vec![who],
        person: true,
        relation: relation(annotated, at),
        // Joined to no other.
        group: annotated.tokens.len() + at,
        ..blank(at, at, "person")
    };
    named.map(mention).collect()
}

/// Whom a mention means that is a surname alone, or an office and a surname; and its last token.
fn told(annotated: &Annotated, mention: &Mention, known: &Known) -> Option<(usize, Identity)> {
    let is_name = mention.via == "name" && mention.first == mention.last;
    let last = match mention.via {
        _ if mention.is_known() => return None,
        "office" => mention.last + 1,
        _ if is_name => mention.last,
        _ => return None,
    };
    Some((last, known.get(surname(annotated, last)?)?.clone()))
}

/// The surname of somebody named in full, whose state is known.
fn in_full(annotated: &Annotated, mention: &Mention) -> Option<(String, Identity)> {
    let [who] = mention.who.as_slice() else { return None };
    let is_person = mention.person && matches!(mention.via, "person" | "office") && who.code.is_some();
    let is_full = mention.first < mention.last
        && (is_capital(annotated, mention.last) || within_name(annotated, mention.last));
    let surname = surname(annotated, mention.last).filter(|_| is_person && is_full)?;
    Some((surname.to_owned(), who.clone()))
}

/// A word that the lexicon does not know by itself.
fn surname<'a>(annotated: &'a Annotated, at: usize) -> Option<&'a str> {
    let is_word = annotated.tokens.get(at)?.kind == TokenKind::Word && annotated.readings(at).is_empty();
    let is_written_so = !annotated.habits().capitals || is_capital(annotated, at);
    Some(annotated.text(at)).filter(|word| is_word && is_written_so && word.chars().count() >= LETTERS)
}

fn is_capital(annotated: &Annotated, at: usize) -> bool {
    annotated.tokens[at].case != Case::Small
}

/// Whether a token is a later word of somebody's name.
fn within_name(annotated: &Annotated, at: usize) -> bool {
    let start = annotated.start_of_reading(at);
    start < at
        && super::senses(annotated, start).any(|sense| matches!(sense.what, mithaq_lexicon::What::Name(..)))
}
