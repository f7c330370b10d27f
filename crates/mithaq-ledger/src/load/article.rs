//! Reading an article.

use mithaq::Article;
use rusqlite::{Connection, Row};

use super::Columns;

/// In the order in which [`of_row`] reads them.
pub(crate) const COLUMNS: &str = "document, url, title, title_is_question, language, section, publisher,
    published_start, published_end, published_from, text, authors, photos, dropped";

/// # Errors
/// `QueryReturnedNoRows` where there is no article of this id.
pub(super) fn load(connection: &Connection, id: &str) -> rusqlite::Result<Article> {
    let mut article = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM article WHERE id = ?1"))?;
    article.query_row([id], of_row)
}

/// An article from a row that begins with its columns.
pub(crate) fn of_row(row: &Row<'_>) -> rusqlite::Result<Article> {
    let mut column = Columns::of(row);
    Ok(Article {
        document: column.next()?,
        url: column.next()?,
        title: column.next()?,
        title_is_question: column.next()?,
        language: column.next()?,
        section: column.next()?,
        publisher: column.next()?,
        published: column.published()?,
        text: column.next()?,
        authors: column.json()?,
        photos: column.json()?,
        dropped: column.json()?,
    })
}
