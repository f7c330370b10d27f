//! What is handed on.

use jiff::Timestamp;

use crate::config::Feed;
use crate::fault::Fault;
use crate::pending::Fetched;

/// What became of a feed or of a page.
#[derive(Debug)]
pub enum Outcome<'a> {
    /// A new report.
    Report(Box<Fetched>),
    /// A feed was read.
    Polled {
        /// Which.
        feed: &'a Feed,
        /// How many reports it names.
        entries: usize,
        /// How many of them are new, and to be fetched now.
        new: usize,
    },
    /// A feed has not changed since it was read last.
    Unchanged {
        /// Which.
        feed: &'a Feed,
    },
    /// A feed could not be read.
    FeedFailed {
        /// Which.
        feed: &'a Feed,
        /// Why.
        fault: Fault,
        /// It is not asked again before.
        again: Timestamp,
    },
    /// A page could not be fetched.
    PageFailed {
        /// Which feed names it.
        feed: &'a Feed,
        /// Its address.
        url: String,
        /// Why.
        fault: Fault,
        /// When it is tried again, if ever.
        again: Option<Timestamp>,
    },
}
