//! Any line of gold: it is understood or told, and whatever it wants is scored without a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mithaq_eval::{Figures, texts};

fuzz_target!(|line: &str| {
    let mut figures = Figures::default();
    for text in texts(line, 1).unwrap_or_default() {
        let reading = mithaq::read(&text.document()).ok();
        figures.add(&text, reading.as_ref());
    }
});
