//! One agreement through the article: which nouns mean the same one.

use std::collections::{BTreeMap, BTreeSet};

use mithaq_record::AgreementClass;

use super::nouns::Noun;
use super::parties;
use crate::annotate::Annotated;

/// Among how many nouns before and behind one the agreement is looked for that it points at.
pub(super) const NOUNS_AROUND: usize = 200;

/// An agreement of the article.
#[derive(Debug, Clone, Default)]
pub(in crate::code) struct Agreement {
    pub parties: BTreeSet<String>,
    pub class: Option<String>,
}

/// The agreements of an article and which noun names which.
#[derive(Debug, Default)]
pub(in crate::code) struct Agreements {
    pub all: Vec<Agreement>,
    /// For each noun the agreement it names, once known.
    pub of_noun: Vec<Option<usize>>,
    /// The agreements of the same parties, in order.
    between: BTreeMap<BTreeSet<String>, Vec<usize>>,
    /// The first mention of each state and organisation by itself.
    mentions: BTreeMap<String, usize>,
}

impl Agreements {
    /// Knows each noun that tells its parties itself; the others are known once their steps are read.
    pub(super) fn new(annotated: &Annotated, nouns: &[Noun]) -> Self {
        let mut agreements = Self { of_noun: vec![None; nouns.len()], ..Self::default() };
        for (m, mention) in annotated.mentions.iter().enumerate().filter(|(_, m)| m.who.len() == 1) {
            if let Some(code) = mention.codes().next().filter(|c| !agreements.mentions.contains_key(*c)) {
                agreements.mentions.insert(code.to_owned(), m);
            }
        }
        for (n, noun) in nouns.iter().enumerate().filter(|(_, noun)| !noun.plural && !noun.similar) {
            let told = parties::told(annotated, noun);
            if told.len() >= 2 {
                agreements.name(n, noun, told);
            }
        }
        agreements
    }

    /// Says that a noun names the agreement of these parties; a new one if there is none yet.
    pub(super) fn name(&mut self, n: usize, noun: &Noun, parties: BTreeSet<String>) -> usize {
        let of_parties = self.between.entry(parties.clone()).or_default();
        let fits = |a: &usize| agree(self.all[*a].class.as_deref(), noun.class.as_deref());
        let at = of_parties.iter().copied().find(fits).unwrap_or_else(|| {
            of_parties.push(self.all.len());
            self.all.push(Agreement { parties, class: None });
            self.all.len() - 1
        });
        if self.all[at].class.is_none() {
            self.all[at].class.clone_from(&noun.class);
        }
        self.of_noun[n] = Some(at);
        at
    }

    /// The agreement that a noun points back at: the one named last before it whose parties include
    /// what the noun tells and whose class does not contradict; for a definite noun without any
    /// before it, the one agreement named after it, if it is the only one.
    pub(super) fn pointed_at(&self, n: usize, noun: &Noun, told: &BTreeSet<String>) -> Option<usize> {
        let fits = |a: &usize| {
            told.is_subset(&self.all[*a].parties)
                && agree(self.all[*a].class.as_deref(), noun.class.as_deref())
        };
        let before = self.named_before(n).find(fits);
        let after = || {
            let rest = self.of_noun[n..].iter().take(NOUNS_AROUND).flatten().copied();
            let rest: BTreeSet<usize> = rest.filter(fits).collect();
            (rest.len() == 1).then(|| rest.into_iter().next()).flatten()
        };
        before.or_else(after)
    }

    /// The agreements that the nouns before this one name, the last one first.
    pub(super) fn named_before(&self, n: usize) -> impl Iterator<Item = usize> {
        self.of_noun[..n].iter().rev().take(NOUNS_AROUND).flatten().copied()
    }

    /// The first mention of a state or organisation by itself.
    pub(super) fn mention_of(&self, code: &str) -> Option<usize> {
        self.mentions.get(code).copied()
    }
}

/// Two classes that may be said of one agreement: one of them open, or both about the military.
fn agree(a: Option<&str>, b: Option<&str>) -> bool {
    let is_military = |class| AgreementClass::named(class).is_some_and(AgreementClass::is_military);
    match (a, b) {
        (Some(a), Some(b)) => a == b || is_military(a) && is_military(b),
        _ => true,
    }
}
