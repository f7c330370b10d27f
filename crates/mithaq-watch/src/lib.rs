//! Polls feeds politely and safely, and hands on what is new.
//!
//! ```text
//! feeds.toml ──config──▶ Watcher ──feed──▶ entries ──pending──▶ Fetched ──▶ whoever reads it
//!                          │ ▲
//!                          ▼ │ fetch: robots.txt, pace, address, redirects; http: one request
//!                         state file
//! ```
//!
//! Politely: `ETag` and `Last-Modified` are sent back, robots.txt is obeyed for feeds, pages and redirects,
//! hosts are left in peace between requests, `Retry-After` is honoured and failures are backed off from.
//!
//! Safely: every connection is made to an address on the public internet or to one that was allowed
//! ([`Settings::allow_private`]); only http and https; no credentials, cookies or proxies; at most five
//! redirects; sizes are limited after decompression, and every request in time.
//!
//! ```no_run
//! use mithaq_watch::{Config, Outcome, StateError, SystemClock, Watcher};
//!
//! let config = Config::read("feeds.toml".as_ref())?;
//! let mut watcher = Watcher::open(config, "feeds.state.json".into(), SystemClock)?;
//! watcher.poll_once(|outcome| {
//!     if let Outcome::Report(report) = outcome {
//!         println!("{} {}", report.bytes.len(), report.final_url);
//!     }
//!     Ok::<_, StateError>(())
//! })?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod address;
mod clock;
mod config;
mod fault;
mod feed;
mod fetch;
mod http;
mod pace;
mod patience;
mod pending;
mod resolver;
mod robots;
mod state;
mod watcher;

pub use clock::{Clock, SystemClock};
pub use config::{Config, ConfigError, Feed, Settings};
pub use fault::Fault;
pub use feed::{Body, FeedEntry};
pub use pending::Fetched;
pub use state::StateError;
pub use watcher::{Outcome, Watcher};
