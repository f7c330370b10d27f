//! Reports that a feed names and that are still to be fetched.

use bytesize::ByteSize;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use url::Url;

use crate::clock::Clock;
use crate::fault::Fault;
use crate::feed::{Body, Entry, FeedEntry};
use crate::fetch::Fetcher;
use crate::http::Wanted;

/// A report as it was fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// The address that the feed names.
    pub url: String,
    /// The address after redirects.
    pub final_url: String,
    /// The page, or the text in the feed where pages are not followed; decompressed, not decoded.
    pub bytes: Vec<u8>,
    /// What the server says it is (`text/html; charset=windows-1256`).
    pub content_type: Option<String>,
    /// It is a page; if not, the text that the feed holds, with nothing around it.
    pub is_page: bool,
    /// What the feed says of it.
    pub feed: FeedEntry,
}

/// A report that is still to be fetched.
#[derive(Debug)]
pub(crate) struct Pending {
    /// Which feed of the configuration names it.
    pub(crate) feed: usize,
    pub(crate) key: String,
    pub(crate) entry: Entry,
    /// It is not fetched before.
    pub(crate) not_before: Timestamp,
}

/// The types of content that hold a report.
const PAGES: [&str; 3] = ["text/html", "application/xhtml+xml", "text/plain"];

impl Pending {
    /// The page that is to be fetched, where one is.
    pub(crate) fn page(&self, follow: bool) -> Option<&Url> {
        self.entry.link.as_ref().filter(|_| follow)
    }

    /// The address to show for it.
    pub(crate) fn url(&self, feed: &Url) -> String {
        self.entry.link.as_ref().unwrap_or(feed).to_string()
    }

    /// Fetches the page, or takes the text in the feed.
    pub(crate) fn fetch<C: Clock>(&self, fetcher: &mut Fetcher<'_, C>, feed: &Url) -> Result<Fetched, Fault> {
        let url = self.url(feed);
        let said = self.entry.said.clone();
        match self.page(fetcher.settings.follow) {
            Some(page) => page_of(page, url, said, fetcher),
            None => text_of(url, said),
        }
    }
}

fn page_of<C: Clock>(
    page: &Url,
    url: String,
    feed: FeedEntry,
    fetcher: &mut Fetcher<'_, C>,
) -> Result<Fetched, Fault> {
    let wanted = Wanted { accept: "text/html, application/xhtml+xml, text/plain;q=0.8", ..Wanted::default() };
    let got = fetcher.get(page, wanted)?;
    if got.answer.status() != 200 {
        return Err(Fault::Status(got.answer.status()));
    }
    let content_type = got.answer.header("content-type");
    if let Some(other) = content_type.as_deref().filter(|kind| !is_page(kind)) {
        return Err(Fault::NotAPage(other.to_owned()));
    }
    let largest: ByteSize = fetcher.settings.largest;
    let final_url = got.url.into();
    Ok(Fetched { url, final_url, bytes: got.answer.body(largest)?, content_type, is_page: true, feed })
}

fn is_page(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim();
    PAGES.iter().any(|page| page.eq_ignore_ascii_case(kind))
}

fn text_of(url: String, feed: FeedEntry) -> Result<Fetched, Fault> {
    let Body { text, html } = feed.body.clone().ok_or(Fault::Empty)?;
    let kind = if html { "text/html; charset=utf-8" } else { "text/plain; charset=utf-8" };
    let content_type = Some(kind.to_owned());
    Ok(Fetched { final_url: url.clone(), url, bytes: text.into_bytes(), content_type, is_page: false, feed })
}

/// What an entry is known by: its page, where pages are fetched, so that a report in two feeds of a
/// publisher is fetched once; else its id; else what it says.
pub(crate) fn key(entry: &Entry, follow: bool) -> String {
    let link = entry.link.as_ref().map(without_fragment);
    let id = Some(entry.id.clone()).filter(|id| !id.is_empty());
    let named = if follow { link.or(id) } else { id.or(link) };
    let name = named.unwrap_or_else(|| {
        let text = entry.said.body.as_ref().map(|body| body.text.as_str());
        format!("{}\n{}", entry.said.title.as_deref().unwrap_or_default(), text.unwrap_or_default())
    });
    // Of one length, whatever a feed calls its entries.
    Sha256::digest(name).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

fn without_fragment(url: &Url) -> String {
    let mut url = url.clone();
    url.set_fragment(None);
    url.into()
}
