//! The ledger: one SQLite file that keeps what every report said, and answers from it.
//!
//! ```text
//! Article + Records ──add──▶ file ──┬─▶ timeline   what is told of a state or a pair, by date
//!                                   ├─▶ record     one record and where it stands
//!                                   ├─▶ query      SQL that can only read
//!                                   └─▶ ask        has it turned from one power to another?
//! ```
//!
//! What a report said is never changed and never deleted: the tables refuse both. Adding the same
//! report twice changes nothing; where it is read again, the new reading counts and the old one stays. The same reports give the same answers, whatever order they were
//! added in.
//!
//! ```
//! use mithaq_ledger::{Ledger, Question};
//!
//! let folder = tempfile::tempdir()?;
//! let ledger = Ledger::open(folder.path().join("mithaq.ledger"))?;
//! let answer = ledger.ask(&Question::between("TGO", "FRA", "RUS"))?;
//! assert_eq!(answer.verdict.to_string(), "cannot tell");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod add;
mod again;
mod append;
mod ask;
mod chain;
mod check;
mod contents;
mod dated;
mod decide;
mod differ;
mod error;
mod happening;
mod import;
mod ledger;
mod load;
mod merge;
mod moment;
mod past;
mod query;
mod refresh;
mod said;
mod schema;
mod search;
mod sentence;
mod timeline;
mod words;

pub use add::{Added, Addition, Changed};
pub use again::{Kept, Superseded};
pub use ask::{
    AgreementTie, Answer, Certainty, Covers, Estimate, Events, Evidence, Hinge, InYear, Method, Moved,
    PowerTies, Question, RelationTie, Standing, Step, UnVotes, Verdict, VotesWith, Weight, Weights, Witness,
    what,
};
pub use check::{Checked, Flaw};
pub use contents::{Contents, Counted};
pub use dated::{Dated, DatedFrom};
pub use decide::{Decided, Judged, Reviewer, Verb};
pub use differ::{Copy, Dispute, Quote, Side};
pub use error::{Error, Result};
pub use happening::{Happening, Telling};
pub use import::{ImportedAgreement, ImportedAlliance, ImportedEvent, ImportedIdealPoint, ImportedVotes};
pub use ledger::Ledger;
pub use load::{Source, Stored};
pub use moment::{Interrupter, Moment};
pub use past::AsOf;
pub use query::{Ended, Limits, Line, Table, Value};
pub use said::{Codes, Said, Voice};
pub use schema::views;
pub use search::Found;
pub use timeline::Entry;
