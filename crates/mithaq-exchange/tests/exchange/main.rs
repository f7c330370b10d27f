//! The exchange from outside: what other datasets' files become, and what others can read of a ledger.

mod export;
mod import;
mod read_back;
mod release;
mod told;

/// Tells that a check was left out for want of a tool; where every check must run (`.ci/run`), that is a failure.
fn skipped(why: &str) {
    assert!(std::env::var_os("MITHAQ_SKIP_NOTHING").is_none(), "left out: {why}");
    println!("SKIPPED: {why}");
}
