//! What the lexicon and the rules make of the words, as the encoder takes it in besides the words themselves.
//!
//! Mentions by how they name somebody, dates, the wordings of deeds, and what the rules on their own would record: of which
//! type, with whom. Names are those that `training/reader/data.py` lists.

use mithaq_record::{Actor, Kind, Step};

use super::plan::Plan;
use crate::annotate::{Annotated, Mention};
use crate::code::{Draft, Guess};

/// No feature covers more tokens.
const LONGEST: usize = 64;

/// Something known of the words from the first to the last token.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Feature {
    pub first: usize,
    pub last: usize,
    pub name: String,
}

/// All features of an article, in its order.
pub(crate) fn of(annotated: &Annotated, guess: &Guess) -> Vec<Feature> {
    let mut found: Vec<Feature> = Vec::new();
    let mut add = |name: String, first: usize, last: usize| found.push(Feature { first, last, name });
    for mention in &annotated.mentions {
        for name in of_mention(mention) {
            add(name, mention.first, mention.last);
        }
    }
    for date in &annotated.dates {
        add("date".to_owned(), date.first, date.last);
    }
    for (what, first, last) in &guess.wordings {
        add(format!("wording {what}"), *first, *last);
    }
    for verb in &guess.sayings {
        add("wording claim".to_owned(), *verb, *verb);
    }
    for draft in &guess.drafts {
        add(format!("rule {}", label(draft)), draft.at, draft.at);
    }
    for (role, start, end) in guess.drafts.iter().flat_map(sides) {
        if let Some((first, last)) = annotated.tokens_of(start, end) {
            add(format!("rule {role}"), first, last);
        }
    }
    found.sort();
    found.dedup();
    found
}

/// As the model takes them in: (piece, number of the feature), of the pieces whose tokens are given.
pub(super) fn numbered(features: &[Feature], tokens: &[Option<usize>], plan: &Plan) -> Vec<(u32, u32)> {
    let mut pairs = Vec::new();
    let Some((first, last)) = tokens.iter().flatten().min().zip(tokens.iter().flatten().max()) else {
        return pairs;
    };
    let from = features.partition_point(|f| f.first + LONGEST < *first);
    let upto = features.partition_point(|f| f.first <= *last);
    for feature in features[from..upto].iter().filter(|f| f.last >= *first) {
        let Some(number) = plan.feature(&feature.name) else { continue };
        let over = |t: &Option<usize>| t.is_some_and(|t| feature.first <= t && t <= feature.last);
        pairs.extend(
            (0..tokens.len()).filter(|&piece| over(&tokens[piece])).map(|piece| (piece as u32, number)),
        );
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn of_mention(mention: &Mention) -> Vec<String> {
    let flags = [
        ("city", mention.city),
        ("adjective", mention.adjective),
        ("unnamed", mention.unnamed),
        ("region", mention.is_region()),
        ("agent", !mention.agents.is_empty()),
        ("known", mention.is_known()),
    ];
    let told = flags.into_iter().filter(|(_, holds)| *holds).map(|(name, _)| name);
    std::iter::once(mention.via).chain(told).map(|name| format!("mention {name}")).collect()
}

/// As the model names what a draft records.
fn label(draft: &Draft) -> &str {
    match draft.kind {
        Kind::Event | Kind::Relation => &draft.type_,
        Kind::Agreement => draft.stage.as_deref().unwrap_or(Step::Concluded.name()),
        Kind::Claim => Kind::Claim.name(),
    }
}

/// The bytes of the parties of a draft, with their role.
fn sides(draft: &Draft) -> Vec<(&'static str, usize, usize)> {
    let side = |role, actors: &[Actor]| actors.iter().map(|a| (role, a.start, a.end)).collect::<Vec<_>>();
    [side("actor", &draft.actors), side("recipient", &draft.recipients)].concat()
}
