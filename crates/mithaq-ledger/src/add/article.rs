//! Writing an article.

use mithaq::Article;
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};

/// The id of an article: SHA-256 of its text, hexadecimal.
pub(super) fn identity(article: &Article) -> String {
    Sha256::digest(article.text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes the article and gives its key.
pub(super) fn insert(connection: &Connection, id: &str, article: &Article) -> rusqlite::Result<i64> {
    let published = article.published.as_ref();
    connection
        .prepare_cached(
            "INSERT INTO article (id, document, url, title, title_is_question, language, section, publisher,
                published_start, published_end, published_from, text)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            id,
            article.document,
            article.url,
            article.title,
            article.title_is_question,
            article.language,
            article.section,
            article.publisher,
            published.map(|published| &published.start),
            published.map(|published| &published.end),
            published.map(|published| &published.from),
            article.text,
        ])?;
    let key = connection.last_insert_rowid();
    lists(connection, key, article)?;
    Ok(key)
}

/// By-lines, photos, and what was dropped.
fn lists(connection: &Connection, key: i64, article: &Article) -> rusqlite::Result<()> {
    let mut author = connection.prepare_cached("INSERT INTO author VALUES (?1, ?2, ?3)")?;
    for (position, name) in article.authors.iter().enumerate() {
        author.execute(params![key, position, name])?;
    }
    let mut photo = connection.prepare_cached("INSERT INTO photo VALUES (?1, ?2, ?3, ?4)")?;
    for (position, taken) in article.photos.iter().enumerate() {
        photo.execute(params![key, position, taken.caption, taken.credit])?;
    }
    let mut dropped = connection.prepare_cached("INSERT INTO dropped VALUES (?1, ?2, ?3, ?4)")?;
    for (position, piece) in article.dropped.iter().enumerate() {
        dropped.execute(params![key, position, piece.text, piece.why])?;
    }
    Ok(())
}
