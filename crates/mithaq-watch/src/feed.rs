//! What a feed holds: RSS, Atom or JSON Feed, as bytes, to entries.

use std::panic::{AssertUnwindSafe, catch_unwind};

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use feed_rs::model;
use feed_rs::parser::Builder;
use jiff::civil::Date;
use url::Url;

use crate::config::Feed;
use crate::fault::Fault;

/// More entries than any feed has; what follows is left.
const MOST: usize = 1000;

/// What the feed says of a report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FeedEntry {
    /// The headline, as the feed has it: some feeds write HTML here.
    pub title: Option<String>,
    /// The day of publication where the publisher is.
    pub published: Option<Date>,
    /// From `feeds.toml`, else the feed's title.
    pub publisher: Option<String>,
    /// ISO 639-1; from `feeds.toml`, else what the feed says.
    pub language: Option<String>,
    /// The text, else the summary.
    pub body: Option<Body>,
}

/// A text in a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// The text.
    pub text: String,
    /// It is HTML.
    pub html: bool,
}

/// An entry and how it is known again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// What the feed calls it; empty where it does not.
    pub(crate) id: String,
    pub(crate) link: Option<Url>,
    pub(crate) said: FeedEntry,
}

/// The entries in the order of the feed.
pub(crate) fn entries(bytes: &[u8], base: &Url, feed: &Feed) -> Result<Vec<Entry>, Fault> {
    // The parser is not ours: a bug in it costs this feed and no other.
    let parsed = catch_unwind(AssertUnwindSafe(|| parser(base).parse(bytes)))
        .map_err(|_| Fault::Feed("the parser failed on it".to_owned()))?
        .map_err(|error| Fault::Feed(error.to_string()))?;
    let publisher = feed.publisher.clone().or_else(|| parsed.title.as_ref().and_then(title));
    let channel = parsed.language.as_deref().and_then(language);
    let entry = |entry: model::Entry| {
        let own = entry.language.as_deref().and_then(language);
        let language = feed.language.clone().or(own).or_else(|| channel.clone());
        from(entry, base, publisher.clone(), language)
    };
    Ok(parsed.entries.into_iter().take(MOST).map(entry).collect())
}

fn parser(base: &Url) -> feed_rs::parser::Parser {
    // Without an id of their own entries get none here, or a random one would make them new each time.
    Builder::new()
        .base_uri(Some(base))
        .timestamp_parser(wall_clock)
        .id_generator(|_, _, _| String::new())
        .build()
}

fn from(entry: model::Entry, base: &Url, publisher: Option<String>, language: Option<String>) -> Entry {
    let published = entry.published.or(entry.updated).and_then(day);
    Entry {
        link: link(&entry.links).and_then(|href| base.join(href).ok()),
        id: entry.id,
        said: FeedEntry {
            title: entry.title.as_ref().and_then(title),
            published,
            publisher,
            language,
            body: entry.content.and_then(content).or_else(|| entry.summary.and_then(summary)),
        },
    }
}

/// The page of the entry: not the file of a podcast, not the comments.
fn link(links: &[model::Link]) -> Option<&str> {
    let of = |rel: Option<&str>| links.iter().find(|link| link.rel.as_deref() == rel);
    of(None).or_else(|| of(Some("alternate"))).map(|link| link.href.as_str())
}

fn title(text: &model::Text) -> Option<String> {
    let title = text.content.trim();
    (!title.is_empty()).then(|| title.to_owned())
}

/// The code of a tag such as `ar-SA`.
fn language(tag: &str) -> Option<String> {
    let code = tag.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    (code.len() == 2 && code.bytes().all(|b| b.is_ascii_alphabetic())).then_some(code)
}

fn content(content: model::Content) -> Option<Body> {
    body(content.body?, content.content_type.subty().as_str())
}

fn summary(text: model::Text) -> Option<Body> {
    body(text.content, text.content_type.subty().as_str())
}

/// RSS does not say what a text is: a tag in it does.
fn body(text: String, kind: &str) -> Option<Body> {
    let html = kind.contains("html") || text.contains("</") || text.contains("<p") || text.contains("<br");
    (!text.trim().is_empty()).then_some(Body { text, html })
}

/// The time as it stands there, in the publisher's zone, told as if it were UTC: the day of publication is
/// the publisher's, and the zone is lost behind this.
fn wall_clock(text: &str) -> Option<DateTime<Utc>> {
    let text = text.trim();
    // The day of the week may be in any language.
    let dated = text.split_once(',').map_or(text, |(_, rest)| rest.trim());
    let zoned = DateTime::parse_from_rfc3339(text).or_else(|_| DateTime::parse_from_rfc2822(dated));
    let local = zoned.map(|time| time.naive_local());
    let day = || text.get(..10)?.parse::<NaiveDate>().ok().map(|day| day.and_time(NaiveTime::MIN));
    local.ok().or_else(day).map(|time| time.and_utc())
}

fn day(time: DateTime<Utc>) -> Option<Date> {
    time.date_naive().to_string().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Body, Entry, entries, wall_clock};
    use crate::config::Feed;
    use crate::fault::Fault;

    fn read(bytes: &[u8]) -> Result<Vec<Entry>, Fault> {
        let url: url::Url = "https://news.example/rss".parse().expect("an address");
        let feed = Feed { url: url.clone(), publisher: None, language: None };
        entries(bytes, &url, &feed)
    }

    #[test]
    fn rss_is_read() {
        let rss = "<?xml version='1.0' encoding='UTF-8'?><rss version='2.0'
            xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>News</title>
            <language>ar-TG</language><item><title> Togo &amp;amp; Russia </title><link>/a/1#top</link>
            <pubDate>الأحد, 23 Nov 2025 00:30:00 +0300</pubDate><description>Short.</description>
            <content:encoded><![CDATA[<p>Long.</p>]]></content:encoded></item></channel></rss>";
        let read = read(rss.as_bytes()).expect("a feed");
        let [Entry { id, link, said }] = read.as_slice() else { panic!("{read:?}") };
        assert_eq!(
            (id.as_str(), link.as_ref().map(url::Url::as_str)),
            ("", Some("https://news.example/a/1#top"))
        );
        assert_eq!(said.title.as_deref(), Some("Togo &amp; Russia"));
        assert_eq!((said.publisher.as_deref(), said.language.as_deref()), (Some("News"), Some("ar")));
        assert_eq!(said.published.map(|d| d.to_string()).as_deref(), Some("2025-11-23"));
        assert_eq!(said.body, Some(Body { text: "<p>Long.</p>".to_owned(), html: true }));
    }

    #[test]
    fn atom_is_read() {
        let atom =
            "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='fr'><title>N</title><entry><id>x:1</id>
            <link rel='enclosure' href='https://news.example/a.mp3'/>
            <link rel='alternate' href='https://news.example/a'/>
            <updated>2025-11-23T23:30:00-05:00</updated><summary>Plain.</summary></entry></feed>";
        let read = read(atom.as_bytes()).expect("a feed");
        assert_eq!(read[0].id, "x:1");
        assert_eq!(read[0].link.as_ref().map(url::Url::as_str), Some("https://news.example/a"));
        assert_eq!(read[0].said.published.map(|d| d.to_string()).as_deref(), Some("2025-11-23"));
        assert_eq!(read[0].said.body, Some(Body { text: "Plain.".to_owned(), html: false }));
    }

    #[test]
    fn what_is_no_feed_is_a_fault() {
        for bytes in
            ["", "<html><p>Not found</p></html>", "<rss version='2.0'><channel><item>", "{\"a\": 1}", "\0\0"]
        {
            assert!(matches!(read(bytes.as_bytes()), Err(Fault::Feed(_))), "{bytes}");
        }
    }

    #[test]
    fn a_feed_nested_beyond_measure_is_survived() {
        let deep = format!(
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'>{}",
            "<a>".repeat(300_000)
        );
        assert!(read(deep.as_bytes()).is_err());
        let deep =
            format!("{{\"version\": \"https://jsonfeed.org/version/1\", \"items\": {}", "[".repeat(300_000));
        assert!(read(deep.as_bytes()).is_err());
    }

    #[test]
    fn days_are_the_publishers() {
        for (text, day) in [
            ("2025-11-23T00:10:00+03:00", Some("2025-11-23")),
            ("Sun, 23 Nov 2025 00:10:00 +0300", Some("2025-11-23")),
            ("23 Nov 2025 00:10:00 GMT", Some("2025-11-23")),
            ("2025-11-23", Some("2025-11-23")),
            ("2025-11-23 08:00", Some("2025-11-23")),
            ("yesterday", None),
        ] {
            let read = wall_clock(text).map(|t| t.date_naive().to_string());
            assert_eq!(read.as_deref(), day, "{text}");
        }
    }
}
