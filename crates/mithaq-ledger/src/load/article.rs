//! Reading an article.

use mithaq::Article;
use rusqlite::Connection;

use super::Columns;

/// # Errors
/// `QueryReturnedNoRows` where there is no article of this id.
pub(super) fn load(connection: &Connection, id: &str) -> rusqlite::Result<Article> {
    let mut article = connection.prepare_cached(
        "SELECT document, url, title, title_is_question, language, section, publisher,
            published_start, published_end, published_from, text, authors, photos, dropped
         FROM article WHERE id = ?1",
    )?;
    article.query_row([id], |row| {
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
    })
}
