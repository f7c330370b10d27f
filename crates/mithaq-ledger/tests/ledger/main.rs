//! The ledger from outside: what is promised of the file, the queries and the answers.

mod add;
mod ask;
mod crash;
mod open;
mod query;
mod reports;
mod roundtrip;
mod timeline;
