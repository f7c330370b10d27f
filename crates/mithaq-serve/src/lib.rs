//! Pages that show a ledger to people who never open a terminal: drawn here, without scripts, in every language of the lexicon.
//!
//! ```text
//! request ──guard──▶ Address ──pages──▶ Page ──┬──▶ HTML, in the words of mithaq-voice
//!          who asks,   what is                 └──▶ JSON, the same values
//!          how much    asked for
//! ```
//!
//! A page is worked out from one state of the ledger, on a connection that can only read. Nothing here writes to it.

mod address;
mod app;
mod examples;
mod fault;
mod guard;
mod marks;
mod pages;
mod server;

pub use examples::{Examples, examples};
pub use server::{Error, Server};
