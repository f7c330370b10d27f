//! Finding reports by their words.
//!
//! Words are folded like the lexicon's, so that spellings that news mixes are one, and Arabic words are found with
//! and without what is prefixed to them. What the lexicon knows as a name is looked for under all its names, in
//! every language: `Faure Gnassingbé` finds فور غناسينغبي.

use std::collections::BTreeSet;

use mithaq_lexicon::fold::fold;
use mithaq_lexicon::{EntityKind, Lexicon, Via, What};
use rusqlite::{Connection, Row};
use serde::Serialize;

use crate::merge::names::without_proclitics;
use crate::{Ledger, Result};

/// Names of one thing that are looked for; the lexicon has inflected forms besides.
const MOST_NAMES: usize = 400;
/// Characters shown before and after the words found.
const AROUND: usize = 60;

/// A report with the words that were looked for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Found {
    /// Id of the report.
    pub article: String,
    /// The name under which it was first added.
    pub document: String,
    /// The headline; empty where there is none.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// First possible day of publication.
    pub published: Option<String>,
    /// The words around the first that was found.
    pub around: String,
}

impl Ledger {
    /// The reports that have all of these words, the best first, at most so many. One argument of several words is
    /// looked for as they stand.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn search(&self, words: &[String], most: usize) -> Result<Vec<Found>> {
        let wanted: Vec<BTreeSet<String>> = words
            .iter()
            .map(|word| names(mithaq::lexicon(), word))
            .filter(|names| !names.is_empty())
            .collect();
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let found = || -> rusqlite::Result<Vec<Found>> {
            let mut select = self.connection.prepare_cached(
                "SELECT article.id, article.document, article.title, article.publisher, article.published_start,
                    article.text
                 FROM (SELECT rowid AS key, rank FROM search WHERE search MATCH ?1 ORDER BY rank LIMIT ?2) AS hit
                 JOIN article ON article.key = hit.key ORDER BY hit.rank, article.id",
            )?;
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            select.query_map((query(&wanted), most), |row| report(row, &wanted))?.collect()
        };
        found().map_err(|source| self.failed(source))
    }
}

/// The query of FTS5: every word wanted, under any of its names.
fn query(wanted: &[BTreeSet<String>]) -> String {
    let any = |names: &BTreeSet<String>| {
        let quoted: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
        format!("({})", quoted.join(" OR "))
    };
    wanted.iter().map(any).collect::<Vec<_>>().join(" AND ")
}

fn report(row: &Row<'_>, wanted: &[BTreeSet<String>]) -> rusqlite::Result<Found> {
    Ok(Found {
        article: row.get(0)?,
        document: row.get(1)?,
        title: row.get(2)?,
        publisher: row.get(3)?,
        published: row.get(4)?,
        around: around(row.get_ref(5)?.as_str()?, wanted),
    })
}

/// The words around the first name found in the text; its beginning where the spelling there is another.
fn around(text: &str, wanted: &[BTreeSet<String>]) -> String {
    let firsts: BTreeSet<&str> = wanted.iter().flatten().filter_map(|name| name.split(' ').next()).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_wanted = |word: &&str| {
        let folded = indexed(word);
        folded.split(' ').any(|word| without_proclitics(word).any(|word| firsts.contains(word)))
    };
    let at = words.iter().position(|word| is_wanted(word)).unwrap_or(0);
    let mut from = at;
    let mut length = 0;
    while from > 0 && length < AROUND {
        from -= 1;
        length += words[from].chars().count() + 1;
    }
    let mut until = at;
    length = 0;
    while until < words.len() && length < AROUND {
        length += words[until].chars().count() + 1;
        until += 1;
    }
    let dots = |more: bool| if more { "…" } else { "" };
    format!("{}{}{}", dots(from > 0), words[from..until].join(" "), dots(until < words.len()))
}

/// All names under which to look for something: the words themselves and, where they name a state, person, group,
/// organisation or city, its names in all languages.
fn names(lexicon: &Lexicon, word: &str) -> BTreeSet<String> {
    let own = indexed(word);
    let mut names = BTreeSet::from([own.clone()]);
    names.remove("");
    let meant: BTreeSet<u32> = lexicon
        .languages
        .iter()
        .flat_map(|language| language.forms.get(&fold(word)))
        .filter_map(|sense| match sense.what {
            What::Name(entity, Via::Name | Via::Surname) => Some(entity),
            _ => None,
        })
        .filter(|entity| lexicon.entities.get(*entity as usize).is_some_and(|e| e.kind != EntityKind::Region))
        .collect();
    if meant.is_empty() {
        return names;
    }
    for language in &lexicon.languages {
        language.forms.each(|form, senses| {
            let names_it =
                |what: &What| matches!(what, What::Name(entity, Via::Name) if meant.contains(entity));
            if names.len() < MOST_NAMES && senses.iter().any(|sense| names_it(&sense.what)) {
                names.insert(indexed(form));
            }
        });
    }
    names
}

/// A text as it is indexed: folded words.
fn indexed(text: &str) -> String {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Adds a report to the index.
pub(crate) fn index(connection: &Connection, article: i64, text: &str) -> rusqlite::Result<()> {
    let whole = indexed(text);
    let stripped: Vec<&str> = whole.split(' ').flat_map(|word| without_proclitics(word).skip(1)).collect();
    connection
        .prepare_cached("INSERT INTO search (rowid, text, stripped) VALUES (?1, ?2, ?3)")?
        .execute((article, &whole, stripped.join(" ")))?;
    Ok(())
}
