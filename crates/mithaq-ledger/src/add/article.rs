//! Writing an article, and where it was found.

use mithaq::{Article, Published};
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

use super::value::{boolean, json, optional, text};
use crate::chain::{APPEARANCE, ARTICLE, Appender, hexadecimal};

/// The id of an article: SHA-256 of its text, hexadecimal.
pub(super) fn identity(article: &Article) -> String {
    hexadecimal(&Sha256::digest(article.text.as_bytes()))
}

/// What of a row has to be put together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ready {
    /// Authors, photos, what was dropped, each as JSON.
    lists: [String; 3],
}

impl Ready {
    pub(super) fn of(article: &Article) -> Self {
        Self { lists: [json(&article.authors), json(&article.photos), json(&article.dropped)] }
    }
}

/// Writes an article and gives its key.
pub(super) fn append(
    rows: &mut Appender<'_>,
    batch: i64,
    id: &str,
    article: &Article,
    Ready { lists }: &Ready,
) -> rusqlite::Result<i64> {
    let published = days(article.published.as_ref());
    rows.append(
        ARTICLE,
        &[
            ValueRef::Integer(batch),
            text(id),
            text(&article.document),
            optional(article.url.as_ref()),
            text(&article.title),
            boolean(article.title_is_question),
            text(&article.language),
            optional(article.section.as_ref()),
            optional(article.publisher.as_ref()),
            published[0],
            published[1],
            published[2],
            text(&article.text),
            text(&lists[0]),
            text(&lists[1]),
            text(&lists[2]),
        ],
    )
}

/// Writes that the text of the article with key `of` was found.
pub(super) fn appeared(
    rows: &mut Appender<'_>,
    (batch, of): (i64, i64),
    article: &Article,
    digest: Option<&str>,
) -> rusqlite::Result<i64> {
    let published = days(article.published.as_ref());
    rows.append(
        APPEARANCE,
        &[
            ValueRef::Integer(batch),
            ValueRef::Integer(of),
            digest.map_or(ValueRef::Null, text),
            text(&article.document),
            optional(article.url.as_ref()),
            optional(article.publisher.as_ref()),
            published[0],
            published[1],
            published[2],
        ],
    )
}

fn days(published: Option<&Published>) -> [ValueRef<'_>; 3] {
    published.map_or([ValueRef::Null; 3], |p| [text(&p.start), text(&p.end), text(&p.from)])
}
