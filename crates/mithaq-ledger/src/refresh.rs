//! Bringing the derived tables up to date with what was appended.
//!
//! ```text
//! new articles ──▶ copy, band, search
//!              ──▶ telling ──▶ placed ──▶ link ──▶ grouped ──▶ the groups that changed: happening, part, step, dispute
//! new readings ──▶ the articles whose records they change, told anew
//! new decisions ─▶ the articles they touch, told anew
//! ```
//!
//! Done in chunks, each a transaction, so that memory stays bounded and an interrupted refresh goes on where it
//! stopped. The outcome is the same as if all had been worked out at once.

mod copy;
mod group;
mod link;
mod place;
mod reread;
pub(crate) mod review;
mod tell;
mod write;

use std::collections::BTreeSet;

use rusqlite::{Connection, TransactionBehavior};

use crate::merge::copies::Signer;
use crate::{Ledger, Result, schema, search};
use group::Changes;
use review::Review;
use tell::Shelf;
use write::Forgotten;

/// Articles worked on in one transaction.
const CHUNK: i64 = 2_000;

impl Ledger {
    /// Works out what the reports say together: copies, events, agreements, disputes. What was worked out before
    /// and is not touched by what is new stays as it is.
    ///
    /// `progress` is told how many articles have been worked on since the start, and of how many.
    ///
    /// # Errors
    /// Where the file cannot be written. What was done until then is kept.
    pub fn refresh(&mut self, mut progress: impl FnMut(usize, usize)) -> Result<()> {
        let path = self.path.clone();
        let failed = |source| crate::Error::Sqlite { path: path.clone(), source };
        let mut done = 0;
        loop {
            let chunk =
                self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
            let state = State::of(&chunk).map_err(failed)?;
            if !state.is_behind() {
                return Ok(());
            }
            let worked = state.advance(&chunk).map_err(failed)?;
            chunk.commit().map_err(failed)?;
            done += worked;
            progress(
                done,
                done + usize::try_from(
                    state.last_article - state.article - i64::try_from(worked).unwrap_or(0),
                )
                .unwrap_or(0),
            );
        }
    }
}

impl Ledger {
    /// Throws away what was worked out, and works it out anew: where [`Ledger::check`] finds it changed, or another version of the
    /// program or of its lexicon made it. Nothing that was added is touched.
    ///
    /// `progress` as in [`Ledger::refresh`]. Interrupted, it goes on with the next refresh.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn rebuild(&mut self, progress: impl FnMut(usize, usize)) -> Result<()> {
        let path = self.path.clone();
        let failed = |source| crate::Error::Sqlite { path: path.clone(), source };
        let afresh =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        schema::remake_derived(&afresh).map_err(failed)?;
        afresh.commit().map_err(failed)?;
        self.refresh(progress)
    }

    /// The rules by which the derived tables were worked out, where they are not those of this program: what is added is put together by
    /// the new ones, what was there stays as it was until [`Ledger::rebuild`].
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn other_rules(&self) -> Result<Option<String>> {
        let rules =
            self.connection.query_row("SELECT rules FROM main.derived", [], |row| row.get::<_, String>(0));
        let rules = rules.map_err(|source| self.failed(source))?;
        Ok(Some(rules).filter(|rules| rules != schema::rules()))
    }

    /// How many reports [`Ledger::refresh`] has still to work on: those that are new, and those that were read again.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn unmerged(&self) -> Result<usize> {
        let state = State::of(&self.connection).map_err(|source| self.failed(source))?;
        let behind = "SELECT COUNT(DISTINCT article) FROM reading WHERE article > ?1 OR key > ?2";
        let behind =
            self.connection.query_row(behind, [state.article, state.reading], |row| row.get::<_, i64>(0));
        Ok(usize::try_from(behind.map_err(|source| self.failed(source))?).unwrap_or(0))
    }
}

/// As [`Ledger::refresh`], told to nobody.
pub(crate) fn to_the_end(connection: &mut Connection) -> rusqlite::Result<()> {
    loop {
        let chunk = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let state = State::of(&chunk)?;
        if !state.is_behind() {
            return Ok(());
        }
        state.advance(&chunk)?;
        chunk.commit()?;
    }
}

/// How far the derived tables have come, and how far they should.
struct State {
    article: i64,
    reading: i64,
    decision: i64,
    last_article: i64,
    last_reading: i64,
    last_decision: i64,
}

impl State {
    fn of(connection: &Connection) -> rusqlite::Result<Self> {
        let number = |sql| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
        Ok(Self {
            article: number("SELECT article FROM derived")?,
            reading: number("SELECT reading FROM derived")?,
            decision: number("SELECT decision FROM derived")?,
            last_article: number("SELECT COALESCE(MAX(key), 0) FROM article")?,
            last_reading: number("SELECT COALESCE(MAX(key), 0) FROM reading")?,
            last_decision: number("SELECT COALESCE(MAX(number), 0) FROM decision")?,
        })
    }

    fn is_behind(&self) -> bool {
        self.article < self.last_article
            || self.reading < self.last_reading
            || self.decision < self.last_decision
    }

    /// Works on the next articles, the next readings and all new decisions; gives how many new articles.
    fn advance(&self, connection: &Connection) -> rusqlite::Result<usize> {
        let until = self.last_article.min(self.article + CHUNK);
        let review = Review::load(connection)?;
        let signer = Signer::new();
        let mut shelf = Shelf::new(connection);
        let (mut changes, mut forgotten) = (Changes::default(), Forgotten::default());
        let mut articles: BTreeSet<i64> = review.articles_since(connection, self.decision, self.article)?;
        let reread = reread::next(connection, self.reading, self.article)?;
        articles.extend(reread.articles);
        for article in &articles {
            write::forget(&mut shelf, &review, *article, &mut changes, &mut forgotten)?;
        }
        for article in keys(connection, self.article, until)? {
            let text = copy::text(connection, article)?;
            copy::find(connection, &signer, article, &text)?;
            search::index(connection, article, &text)?;
            articles.insert(article);
        }
        let Forgotten { promoted, bereft, unsettled } = forgotten;
        let mut touched = tell::tell(&mut shelf, &review, &articles, (promoted, &bereft))?;
        touched.extend(unsettled);
        group::settle(&mut shelf, &review, &touched, &mut changes)?;
        write::groups(&mut shelf, &review, changes)?;
        connection.execute(
            "UPDATE derived SET article = ?1, reading = ?2, decision = ?3",
            [until, reread.until, self.last_decision],
        )?;
        Ok(usize::try_from(until - self.article).unwrap_or(0))
    }
}

fn keys(connection: &Connection, after: i64, until: i64) -> rusqlite::Result<Vec<i64>> {
    let mut keys =
        connection.prepare_cached("SELECT key FROM article WHERE key > ?1 AND key <= ?2 ORDER BY key")?;
    keys.query_map([after, until], |row| row.get(0))?.collect()
}
