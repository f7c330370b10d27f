//! A file, unpacked and split into what will be documents.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use flate2::bufread::{GzDecoder, MultiGzDecoder};

use crate::places::Place;
use crate::raw::{Body, Raw};
use crate::window::{Counted, Window};
use crate::{Fault, Form, LONGEST, feed, form, lines, table, warc};

/// Enough of a file to see what it is.
const HEAD: usize = 4096;

pub(crate) type Items = Box<dyn Iterator<Item = Result<Raw, Fault>> + Send>;

/// What is in one file. `read` counts its bytes.
pub(crate) fn items(place: Place, form: Form, read: Arc<AtomicU64>) -> Items {
    let shown = place.shown.clone();
    opened(place, form, read).unwrap_or_else(|error| Box::new(std::iter::once(Err(Fault::new(shown, error)))))
}

fn opened(place: Place, form: Form, read: Arc<AtomicU64>) -> io::Result<Items> {
    let counted: Box<dyn Read + Send> = Box::new(Counted { inner: place.open()?, read });
    let mut packed = Window::new(counted);
    let is_packed = packed.peek(2)? == [0x1F, 0x8B];
    let form = match form {
        Form::Auto if is_packed => form::recognise(&place.id, &unpacked_head(packed.peek(HEAD)?)),
        Form::Auto => form::recognise(&place.id, packed.peek(HEAD)?),
        said => said,
    };
    if form == Form::Warc {
        // A packed archive whose first bytes are damaged is still a packed archive.
        let is_plain = packed.peek(warc::BEGIN.len())? == warc::BEGIN || !place.id.ends_with(".gz");
        return Ok(Box::new(warc::pages(place, packed, is_packed || !is_plain)));
    }
    let mut bytes = if is_packed { Window::new(Box::new(MultiGzDecoder::new(packed)) as _) } else { packed };
    Ok(match form {
        Form::Jsonl => lines::documents(place, bytes),
        Form::Csv => table::rows(place, bytes),
        Form::Feed => feed::entries(&place, &mut bytes),
        Form::Html => whole(&place, &mut bytes, |bytes| Body::Html { bytes, charset: None }),
        _ => whole(&place, &mut bytes, Body::Plain),
    })
}

/// What can be unpacked of these first bytes.
fn unpacked_head(packed: &[u8]) -> Vec<u8> {
    let mut head = Vec::new();
    // The end is cut off on purpose, so this ends in an error; what came before it counts.
    let _ = GzDecoder::new(packed).take(HEAD as u64).read_to_end(&mut head);
    head
}

/// A file that is one page.
fn whole(place: &Place, bytes: &mut Window, body: impl FnOnce(Vec<u8>) -> Body) -> Items {
    let page = match bytes.rest(LONGEST) {
        Ok(Some(bytes)) if bytes.iter().all(u8::is_ascii_whitespace) => {
            Err(Fault::new(&place.shown, "empty"))
        }
        Ok(Some(bytes)) => Ok(Raw::new(place.shown.clone(), place.id.clone(), body(bytes))),
        Ok(None) => Err(Fault::too_long(&place.shown)),
        Err(error) => Err(Fault::new(&place.shown, error)),
    };
    Box::new(std::iter::once(page))
}
