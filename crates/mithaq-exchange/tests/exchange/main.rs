//! The exchange from outside: what other datasets' files become, and what others can read of a ledger.

mod export;
mod import;
mod read_back;
mod release;
mod told;
