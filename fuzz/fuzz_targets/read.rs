//! Any text, read in each language and in the one it is told to be: no panic, and every quote stands where it says.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mithaq::{Document, Reader, read_by};
use mithaq_world::languages;

fuzz_target!(|text: &str| {
    let told = languages().map(|(language, _)| Some(language.to_owned()));
    for language in told.chain([None]) {
        quotes_stand(&Document { text: text.to_owned(), language, ..Document::default() });
    }
});

// By words alone: the encoder would leave a thousandth of the texts tried.
fn quotes_stand(document: &Document) {
    if let Ok(reading) = read_by(document, Reader::Words) {
        for record in reading.records {
            assert_eq!(&reading.article.text[record.start..record.end], record.quote);
        }
    }
}
