//! What the mentions tell of states and offices, kept while they are resolved one after the other: whatever a
//! mention needs to know of all others is looked up, and never counted anew.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::Mention;
use crate::annotate::Annotated;

/// What is known of the mentions so far.
pub(super) struct Told {
    /// How often each state and organisation is meant in the whole article, by code.
    counts: HashMap<String, u32>,
    /// The first mention of a state.
    first_state: Option<usize>,
    /// The mention of the state that the report would be from, if it speaks of no other much more.
    home: Option<usize>,
    /// Of the mentions passed, the last with each code, and where the code stands in it.
    last: HashMap<String, (usize, Reverse<usize>)>,
    /// Of the mentions passed, the last known one with each generic agent.
    agents: HashMap<u32, usize>,
    /// The mentions passed of persons, or of two parties at once.
    people: Vec<usize>,
}

impl Told {
    pub(super) fn new(annotated: &Annotated) -> Self {
        let mut counts = HashMap::new();
        for code in annotated.mentions.iter().flat_map(Mention::codes) {
            add(&mut counts, code);
        }
        Self {
            counts,
            first_state: annotated.mentions.iter().position(names_state),
            home: home(annotated),
            last: HashMap::new(),
            agents: HashMap::new(),
            people: Vec::new(),
        }
    }

    /// A mention was found to stand for others than it did: `old` are the codes it had.
    pub(super) fn changed(&mut self, annotated: &Annotated, m: usize, old: &[String]) {
        for code in annotated.mentions[m].codes() {
            add(&mut self.counts, code);
        }
        for code in old {
            self.take_away(code);
        }
        if names_state(&annotated.mentions[m]) {
            self.first_state = Some(self.first_state.map_or(m, |first| first.min(m)));
        } else if self.first_state == Some(m) {
            self.first_state =
                (m + 1..annotated.mentions.len()).find(|&n| names_state(&annotated.mentions[n]));
        }
    }

    fn take_away(&mut self, code: &str) {
        let Some(count) = self.counts.get_mut(code) else { return };
        *count -= 1;
        if *count == 0 {
            self.counts.remove(code);
        }
    }

    /// A mention is resolved; the next ones may stand for what it stands for.
    pub(super) fn pass(&mut self, annotated: &Annotated, m: usize) {
        let mention = &annotated.mentions[m];
        if !mention.is_known() {
            return;
        }
        self.agents.extend(mention.agents.iter().map(|agent| (*agent, m)));
        if !mention.is_region() && (mention.person || mention.who.len() == 2) {
            self.people.push(m);
        }
        let codes: Vec<&str> = mention.codes().collect();
        for (at, code) in codes.into_iter().enumerate().rev() {
            match self.last.get_mut(code) {
                Some(last) => *last = (m, Reverse(at)),
                None => _ = self.last.insert(code.to_owned(), (m, Reverse(at))),
            }
        }
    }

    /// How often a state or organisation is meant.
    pub(super) fn count(&self, code: &str) -> u32 {
        self.counts.get(code).copied().unwrap_or(0)
    }

    /// How often the state is meant that is meant most.
    pub(super) fn most(&self) -> u32 {
        self.counts.iter().filter(|(code, _)| code.len() == 3).map(|(_, n)| *n).max().unwrap_or(0)
    }

    /// The one state that the article names, if it names nobody else.
    pub(super) fn only_state(&self) -> Option<&str> {
        let mut codes = self.counts.keys().filter(|_| self.counts.len() == 1);
        codes.next().filter(|code| code.len() == 3).map(String::as_str)
    }

    /// The first state of the article.
    pub(super) fn first_state<'m>(&self, annotated: &'m Annotated) -> Option<&'m str> {
        annotated.mentions[self.first_state?].codes().find(|c| c.len() == 3)
    }

    /// The mention of the state that the report is from, by its dateline, or else of the one it names first, if
    /// it speaks of no other much more.
    pub(super) fn home(&self, annotated: &Annotated) -> Option<usize> {
        let own = self.count(annotated.mentions[self.home?].codes().next()?);
        self.home.filter(|_| own * 2 >= self.most())
    }

    /// Of these states the one that was named last.
    pub(super) fn last_of<'s>(&self, states: &'s [String]) -> Option<&'s String> {
        states.iter().filter_map(|s| Some((self.last.get(s)?, s))).max_by_key(|(at, _)| **at).map(|(_, s)| s)
    }

    /// The last known mention with this generic agent.
    pub(super) fn last_with(&self, agent: u32) -> Option<usize> {
        self.agents.get(&agent).copied()
    }

    /// The persons and pairs told so far, the last one first.
    pub(super) fn people(&self) -> impl Iterator<Item = usize> {
        self.people.iter().rev().copied()
    }
}

fn add(counts: &mut HashMap<String, u32>, code: &str) {
    match counts.get_mut(code) {
        Some(count) => *count += 1,
        None => _ = counts.insert(code.to_owned(), 1),
    }
}

fn names_state(mention: &Mention) -> bool {
    mention.codes().any(|c| c.len() == 3)
}

/// A name says by itself whom it means, so that resolving the others does not change which one this is.
fn home(annotated: &Annotated) -> Option<usize> {
    let state = |m: &Mention| m.codes().next().is_some_and(|c| c.len() == 3) && m.who.len() == 1;
    let named = || annotated.mentions.iter().position(|m| state(m) && matches!(m.via, "name" | "capital"));
    annotated.mentions.iter().position(|m| state(m) && annotated.is_dateline(m)).or_else(named)
}
