//! The encoding of an HTML page.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use memchr::memmem;

use crate::Fault;

/// As far as browsers look for a `<meta charset>`, and some more, as news pages begin with long scripts.
const META: usize = 16 * 1024;

/// The text of a page: by its byte order mark, else as UTF-8 where it is that, else as the server says,
/// else as the page says, else as it looks like. UTF-8 comes before what is said because text in another
/// encoding is never UTF-8 by chance, while servers often say what was true before they changed it.
pub(crate) fn decode(
    place: &str,
    bytes: &[u8],
    charset: Option<&str>,
    url: Option<&str>,
) -> Result<String, Fault> {
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, &bytes[mark..]),
        None => (guess(bytes, charset, url), bytes),
    };
    if encoding != UTF_16LE
        && encoding != UTF_16BE
        && let Some(at) = memchr::memchr(0, bytes)
    {
        return Err(Fault::new(format!("{place}: byte {at}"), "binary, not text"));
    }
    Ok(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

fn guess(bytes: &[u8], charset: Option<&str>, url: Option<&str>) -> &'static Encoding {
    if !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let said = charset.and_then(|label| Encoding::for_label(label.as_bytes()));
    let said = said.or_else(|| meta(&bytes[..bytes.len().min(META)]));
    let fits = |encoding: &&'static Encoding| !encoding.decode_without_bom_handling(bytes).1;
    said.filter(fits).unwrap_or_else(|| detect(bytes, url))
}

/// `<meta charset="windows-1256">` or `<meta http-equiv=… content="text/html; charset=windows-1256">`.
fn meta(head: &[u8]) -> Option<&'static Encoding> {
    let head = head.to_ascii_lowercase();
    let labels = memmem::find_iter(&head, b"<meta").filter_map(|at| {
        let tag = head[at..].split(|b| *b == b'>').next()?;
        let label = &tag[memmem::find(tag, b"charset")? + "charset".len()..];
        let label = label.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let ends = |b: &u8| b"\"'; /".contains(b);
        Some(label.trim_start_with_quote().split(ends).next().unwrap_or_default().to_owned())
    });
    let encoding = labels.filter_map(|label| Encoding::for_label(&label)).next()?;
    // Whoever reads the label as ASCII does not read UTF-16 (so the HTML standard).
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

trait Quoted {
    fn trim_start_with_quote(&self) -> &[u8];
}

impl Quoted for [u8] {
    fn trim_start_with_quote(&self) -> &[u8] {
        self.strip_prefix(b"\"").or_else(|| self.strip_prefix(b"'")).unwrap_or(self)
    }
}

fn detect(bytes: &[u8], url: Option<&str>) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(url.and_then(top_level_domain).as_deref(), Utf8Detection::Allow)
}

/// `sd` of `https://news.example.sd/a`: the country says which encodings are usual.
fn top_level_domain(url: &str) -> Option<Vec<u8>> {
    let host = url.split_once("://")?.1.split(['/', ':', '?', '#']).next()?;
    let domain = host.rsplit_once('.')?.1.to_ascii_lowercase();
    (!domain.is_empty() && domain.bytes().all(|b| b.is_ascii_lowercase())).then(|| domain.into_bytes())
}
