//! Any text, as a method of `mithaq ask`: it is refused with a reason, or has values in range.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mithaq_ledger::Method;

fuzz_target!(|text: &str| {
    if let Ok(method) = Method::parse(text) {
        assert!((0.0..=1.0).contains(&method.margin) && method.gained >= 0.0);
    }
});
