//! The ledger from outside: what is promised of the file, the queries and the answers.

mod add;
mod again;
mod ask;
mod check;
mod crash;
mod crowd;
mod happenings;
mod histories;
mod kept;
mod merge;
mod open;
mod past;
mod query;
mod reports;
mod roundtrip;
mod search;
mod sure;
mod timeline;
