//! Reading an article.

use mithaq::{Article, Dropped, Photo};
use rusqlite::{Connection, Row};

use super::Columns;

/// # Errors
/// `QueryReturnedNoRows` where there is no article of this id.
pub(super) fn load(connection: &Connection, id: &str) -> rusqlite::Result<Article> {
    let mut article = connection.prepare_cached(
        "SELECT document, url, title, title_is_question, language, section, publisher,
            published_start, published_end, published_from, text, key
         FROM article WHERE id = ?1",
    )?;
    let (mut article, key) = article.query_row([id], |row| {
        let mut column = Columns::of(row);
        let article = Article {
            document: column.next()?,
            url: column.next()?,
            title: column.next()?,
            title_is_question: column.next()?,
            language: column.next()?,
            section: column.next()?,
            publisher: column.next()?,
            published: column.published()?,
            text: column.next()?,
            authors: Vec::new(),
            photos: Vec::new(),
            dropped: Vec::new(),
        };
        Ok((article, column.next()?))
    })?;
    lists(connection, key, &mut article)?;
    Ok(article)
}

fn lists(connection: &Connection, key: i64, article: &mut Article) -> rusqlite::Result<()> {
    article.authors = list(connection, "SELECT name FROM author", key, |row| row.get(0))?;
    article.photos = list(connection, "SELECT caption, credit FROM photo", key, |row| {
        Ok(Photo { caption: row.get(0)?, credit: row.get(1)? })
    })?;
    article.dropped = list(connection, "SELECT text, why FROM dropped", key, |row| {
        Ok(Dropped { text: row.get(0)?, why: row.get(1)? })
    })?;
    Ok(())
}

fn list<T>(
    connection: &Connection,
    select: &str,
    key: i64,
    item: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    connection
        .prepare_cached(&format!("{select} WHERE article = ?1 ORDER BY position"))?
        .query_map([key], item)?
        .collect()
}
