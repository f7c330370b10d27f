//! An annotated article in, records out.
//!
//! ```text
//! triggers ──▶ who hangs on them ──▶ frames (events, relations, claims) ─┐
//! agreement nouns ──▶ one agreement through the article ──▶ its steps ───┼──▶ records
//! speech: who says what ──▶ claims, and the speaker of every record ─────┘
//! ```

mod agreements;
mod besides;
mod claims;
mod emit;
mod frames;
mod hangs;
mod mood;
mod score;
mod speech;
mod subject;
pub(crate) mod triggers;
mod verb_inside;
mod when;

use std::cell::LazyCell;
use std::collections::BTreeMap;

use mithaq_record::{Kind, Record};

use crate::annotate::Annotated;
use crate::decide;
use crate::training::Candidate;
pub(crate) use emit::{Draft, party, reporter};
use speech::Speeches;
use triggers::Stopped;
pub(crate) use when::{only as only_date, when as told_on, when_ahead as told_ahead};

/// Codes one article by what the encoder decides. What words and rules alone tell is taken where it reads nothing: behind the part
/// that it reads, and steps of agreements and relations where it has no record at all. (On texts that rules were not made on, of
/// their agreements so left more than half are right; of their events and claims one in twenty.)
pub(crate) fn decided(annotated: &Annotated) -> Vec<Record> {
    let guess = guess(annotated);
    let mut drafts = decide::drafts(annotated, &guess);
    add_besides(annotated, &guess, &mut drafts);
    let told = Told::by(annotated, &drafts);
    let more = guess.drafts.into_iter().filter(|draft| {
        let lasting = matches!(draft.kind, Kind::Agreement | Kind::Relation);
        let (start, _) = annotated.bytes(draft.first, draft.last);
        !decide::reads(start) || lasting && !told.any(draft.first, draft.last)
    });
    drafts.extend(more);
    emit::records(annotated, &guess.speeches, drafts)
}

/// Every deed that the encoder sees, also those that are not believed, with the signs by which they are.
pub(crate) fn signed(annotated: &Annotated) -> Vec<(Record, Vec<f32>)> {
    let guess = guess(annotated);
    let (mut drafts, signs): (Vec<Draft>, Vec<Vec<f32>>) =
        decide::signed(annotated, &guess).into_iter().unzip();
    add_besides(annotated, &guess, &mut drafts);
    emit::each(annotated, &guess.speeches, &drafts).into_iter().zip(signs).collect()
}

/// Adds to what the encoder decides what words tell besides: contexts, scope, whom a claim is about.
fn add_besides(annotated: &Annotated, guess: &Guess, drafts: &mut [Draft]) {
    let focus = LazyCell::new(|| claims::focus(annotated));
    let scopes = besides::Scopes::of(annotated, &guess.drafts);
    drafts.iter_mut().for_each(|draft| besides::add(annotated, draft, &scopes, || focus.clone()));
}

/// Which tokens some draft covers.
struct Told(Vec<bool>);

impl Told {
    fn by(annotated: &Annotated, drafts: &[Draft]) -> Self {
        let mut covered = vec![false; annotated.tokens.len()];
        for draft in drafts {
            covered[draft.first..=draft.last].fill(true);
        }
        Self(covered)
    }

    fn any(&self, first: usize, last: usize) -> bool {
        self.0[first..=last].contains(&true)
    }
}

/// What words and rules alone make of an article.
pub(crate) struct Guess {
    /// Type, step or kind of relation of each wording of the lexicon that stands in the text, with its first and last token.
    pub wordings: Vec<(String, usize, usize)>,
    /// The reporting word of each saying.
    pub sayings: Vec<usize>,
    pub drafts: Vec<Draft>,
    speeches: Speeches,
}

/// Codes one article by words and rules alone.
pub(crate) fn code(annotated: &Annotated) -> Vec<Record> {
    let guess = guess(annotated);
    emit::records(annotated, &guess.speeches, guess.drafts)
}

/// Reads by words and rules alone.
pub(crate) fn guess(annotated: &Annotated) -> Guess {
    let speeches = speech::find(annotated);
    let mut drafts = frames::find(annotated, &speeches);
    drafts.extend(agreements::find(annotated));
    drafts.extend(claims::find(annotated, &speeches));
    let found = triggers::find(annotated, &["event", "agreement", "relation"]);
    let wordings = found.iter().map(|t| (t.rule.concept.type_.clone(), t.first, t.end())).collect();
    Guess { wordings, sayings: speeches.all.iter().map(|s| s.verb).collect(), drafts, speeches }
}

/// Every event frame with its features, the doubtful ones too, for training the scorer.
pub(crate) fn candidates(annotated: &Annotated) -> Vec<Candidate> {
    let speeches = speech::find(annotated);
    let scored: Vec<frames::Scored> =
        frames::scored(annotated, &speeches).into_iter().filter(|f| score::judges(&f.draft)).collect();
    let drafts: Vec<emit::Draft> = scored.iter().map(|f| f.draft.clone()).collect();
    let records = emit::each(annotated, &speeches, &drafts).into_iter();
    let candidate = |(record, f): (Record, frames::Scored)| Candidate {
        record,
        features: score::features(annotated, &f.draft, f.features),
        plain: f.plain,
    };
    records.zip(scored).map(candidate).collect()
}

/// What the rules make of an article, found once for all its sentences. For people to read.
pub(crate) struct Rules<'a> {
    triggers: Vec<triggers::Trigger<'a>>,
    /// The score of each frame and whether it suffices, by rule and token.
    outcomes: BTreeMap<(String, usize), (f64, bool)>,
}

impl<'a> Rules<'a> {
    pub(crate) fn of(annotated: &Annotated<'a>) -> Self {
        let mut outcomes = BTreeMap::new();
        for f in frames::scored(annotated, &speech::find(annotated)) {
            let outcome = (f.draft.confidence, f.suffices(annotated));
            outcomes.entry((f.draft.rule, f.draft.at)).or_insert(outcome);
        }
        let kinds = ["event", "agreement", "relation", "claim"];
        Self { triggers: triggers::find(annotated, &kinds), outcomes }
    }

    /// The rules that fired between two tokens, each with the mentions that hang on its trigger and its score, and
    /// those that nearly did, with what stopped them.
    pub(crate) fn between(&self, annotated: &Annotated, first: usize, last: usize) -> Vec<String> {
        let from = self.triggers.partition_point(|t| t.first < first);
        let here = self.triggers[from..].iter().take_while(|t| t.first <= last);
        let mut told: Vec<String> = here.map(|t| self.fired(annotated, t)).collect();
        let stopped = triggers::stopped(annotated, first, last);
        told.extend(stopped.into_iter().map(|(at, rule, why)| {
            let why = match why {
                Stopped::Form => "the form is verb or noun, and stands here as the other".to_owned(),
                Stopped::Forbidden(t) => format!("{:?} stands in its clause", annotated.text(t)),
                Stopped::Lacking => "none of the words it needs follows".to_owned(),
            };
            format!("nearly {} on {:?}: {why}", rule.id, annotated.text(at))
        }));
        told
    }

    fn fired(&self, annotated: &Annotated, trigger: &triggers::Trigger) -> String {
        let hangs: Vec<String> =
            hangs::of(annotated, trigger).iter().map(|h| hanging(annotated, h)).collect();
        let (id, hangs) = (&trigger.rule.id, hangs.join(", "));
        match (trigger.rule.concept.kind.as_str(), self.outcomes.get(&(id.clone(), trigger.first))) {
            ("agreement", _) => format!("rule {id}: {hangs}"),
            (_, None) => format!("nearly {id}: nobody fills the roles it needs ({hangs})"),
            (_, Some((score, false))) => format!("nearly {id}: score {score:.2} is too low ({hangs})"),
            (_, Some((score, true))) => format!("rule {id}: score {score:.2}: {hangs}"),
        }
    }
}

fn hanging(annotated: &Annotated, hang: &hangs::Hang) -> String {
    let codes: Vec<&str> = hang.mentions.iter().flat_map(|m| annotated.mentions[*m].codes()).collect();
    format!("{:?} {}{}", hang.relation, codes.join("+"), if hang.carried { " (carried)" } else { "" })
}
