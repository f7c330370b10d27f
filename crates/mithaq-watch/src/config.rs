//! `feeds.toml`: which feeds, and how they are polled.
//!
//! ```toml
//! [settings]                          # all of it may be left out
//! every = "15m"                       # how often a feed is asked
//! delay = "2s"                        # between two requests to the same host
//! largest = "2 MiB"                   # of a feed or page, decompressed
//! user_agent = "mithaq/0.1"           # its first word is the name that robots.txt is asked for
//! allow_private = ["192.168.7.0/24"]  # addresses off the public internet that may be asked
//! follow = true                       # fetch the pages; false: what the feed holds
//! state = "feeds.state.json"          # what is remembered, beside this file
//!
//! [[feed]]
//! url = "https://news.example/rss"
//! publisher = "Example News"          # else the feed's title
//! language = "ar"                     # else what the feed says
//! ```

mod value;

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use bytesize::ByteSize;
use ipnet::IpNet;
use jiff::SignedDuration;
use serde::Deserialize;
use toml::Spanned;
use url::Url;

/// What `feeds.toml` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// How feeds are polled.
    pub settings: Settings,
    /// The feeds, at least one, no address twice.
    pub feeds: Vec<Feed>,
}

/// How feeds are polled.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// How often a feed is asked; at least a second.
    #[serde(deserialize_with = "value::interval")]
    pub every: SignedDuration,
    /// What lies between two requests to the same host, at least; robots.txt can ask for more.
    #[serde(deserialize_with = "value::length")]
    pub delay: SignedDuration,
    /// The longest feed or page, decompressed; at most 64 MiB.
    #[serde(deserialize_with = "value::size")]
    pub largest: ByteSize,
    /// How the program calls itself; printable ASCII that begins with a word of letters, `-` and `_`.
    #[serde(deserialize_with = "value::user_agent")]
    pub user_agent: String,
    /// Addresses off the public internet that may be connected to all the same.
    #[serde(deserialize_with = "value::blocks")]
    pub allow_private: Vec<IpNet>,
    /// Whether the pages are fetched; if not, reports are what the feed itself holds.
    pub follow: bool,
    /// Where the state of polling is kept; relative to the folder of `feeds.toml`.
    pub state: Option<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            every: SignedDuration::from_mins(15),
            delay: SignedDuration::from_secs(2),
            largest: ByteSize::mib(2),
            user_agent: concat!("mithaq/", env!("CARGO_PKG_VERSION")).to_owned(),
            allow_private: Vec::new(),
            follow: true,
            state: None,
        }
    }
}

impl Settings {
    /// The name that robots.txt is asked for: the first word of `user_agent`.
    #[must_use]
    pub fn name(&self) -> &str {
        value::product(&self.user_agent)
    }
}

/// One feed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feed {
    /// Where it is: http or https, without credentials.
    #[serde(deserialize_with = "value::address")]
    pub url: Url,
    /// Who publishes it; else the feed's title is taken.
    #[serde(default)]
    pub publisher: Option<String>,
    /// Its language, ISO 639-1; else what the feed says is taken.
    #[serde(default, deserialize_with = "value::language")]
    pub language: Option<String>,
}

/// A configuration that cannot be used, with file, line and column.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("{}: {source}", file.display())]
    File {
        /// The configuration.
        file: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// Something in it is wrong.
    #[error("{}:{line}:{column}: {what}", file.display())]
    Content {
        /// The configuration.
        file: PathBuf,
        /// From 1.
        line: usize,
        /// In characters, from 1.
        column: usize,
        /// What is wrong, and what is expected.
        what: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    #[serde(default)]
    settings: Settings,
    #[serde(default)]
    feed: Vec<Spanned<Feed>>,
}

impl Config {
    /// Reads `feeds.toml`.
    ///
    /// # Errors
    /// Where the file cannot be read, or something in it is wrong or unknown.
    pub fn read(file: &Path) -> Result<Self, ConfigError> {
        let text =
            fs::read_to_string(file).map_err(|source| ConfigError::File { file: file.to_owned(), source })?;
        let mut config = Self::parse(&text).map_err(|(span, what)| {
            let (line, column) = place(&text, span.start);
            ConfigError::Content { file: file.to_owned(), line, column, what }
        })?;
        let folder = file.parent().unwrap_or(Path::new(""));
        config.settings.state = config.settings.state.map(|state| folder.join(state));
        Ok(config)
    }

    fn parse(text: &str) -> Result<Self, (Range<usize>, String)> {
        let content: Content = toml::from_str(text).map_err(|e| {
            // The last line of a message may be empty, and the whole must stay on one.
            let what = e.message().trim().replace('\n', ", ");
            (e.span().unwrap_or_default(), what)
        })?;
        if content.feed.is_empty() {
            return Err((
                text.len()..text.len(),
                "no feed; expected at least one [[feed]] with its url".into(),
            ));
        }
        let mut known = BTreeSet::new();
        if let Some(twice) = content.feed.iter().find(|feed| !known.insert(feed.get_ref().url.clone())) {
            let what = format!("the feed {} stands here twice; expected once", twice.get_ref().url);
            return Err((twice.span(), what));
        }
        let feeds = content.feed.into_iter().map(Spanned::into_inner).collect();
        Ok(Self { settings: content.settings, feeds })
    }
}

/// Line and column, from 1, of a byte.
fn place(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::{Config, Settings, place};

    fn error(text: &str) -> String {
        let (span, what) = Config::parse(text).expect_err("it is wrong");
        let (line, column) = place(text, span.start);
        format!("{line}:{column}: {what}")
    }

    #[test]
    fn a_feed_is_enough() {
        let config = Config::parse("[[feed]]\nurl = \"https://news.example/rss\"\n").expect("it is right");
        assert_eq!(config.settings, Settings::default());
        assert_eq!(config.feeds[0].url.as_str(), "https://news.example/rss");
        assert_eq!(config.settings.name(), "mithaq");
    }

    #[test]
    fn everything_can_be_said() {
        let config = Config::parse(
            "[settings]\nevery = \"1h 30m\"\ndelay = \"500ms\"\nlargest = \"512 KiB\"\n\
             user_agent = \"Sahel-Lab/2 (mailto:a@b.example)\"\nallow_private = [\"10.1.0.0/16\", \"::1\"]\n\
             follow = false\nstate = \"s.json\"\n\
             [[feed]]\nurl = \"http://news.example/rss\"\npublisher = \"News\"\nlanguage = \"ar\"\n",
        )
        .expect("it is right");
        let Settings { every, delay, largest, allow_private, follow, .. } = &config.settings;
        assert_eq!((every.as_secs(), delay.as_millis(), largest.as_u64()), (5400, 500, 512 * 1024));
        assert_eq!((config.settings.name(), allow_private.len(), *follow), ("Sahel-Lab", 2, false));
        assert_eq!(config.feeds[0].language.as_deref(), Some("ar"));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place_and_what_is_expected() {
        let feed = "\n[[feed]]\nurl = \"https://news.example/rss\"\n";
        for (text, place, told) in [
            ("[settings]\nevry = \"15m\"", "2:1:", "expected one of `every`, `delay`"),
            ("[settings]\nevery = \"15x\"", "2:9:", "expected a length of time such as \"15m\""),
            ("[settings]\nevery = \"0s\"", "2:9:", "at least one second"),
            ("[settings]\nevery = 15", "2:9:", "expected a string"),
            ("[settings]\n delay = \"-2s\"", "2:10:", "not negative"),
            ("[settings]\nlargest = \"2 apples\"", "2:11:", "such as \"2 MiB\""),
            ("[settings]\nlargest = \"2 TiB\"", "2:11:", "64"),
            ("[settings]\nuser_agent = \"\u{645}\"", "2:14:", "such as \"mithaq/0.1\""),
            ("[settings]\nuser_agent = \"a\\nb\"", "2:14:", "printable ASCII"),
            ("[settings]\nallow_private = [\"10.0.0.0/99\"]", "2:17:", "such as \"192.168.7.0/24\""),
            ("[settings]\nfollow = \"yes\"", "2:10:", "expected a boolean"),
            ("[[feed]]\nurl = \"ftp://a.example\"", "2:7:", "http"),
            ("[[feed]]\nurl = \"https://me:secret@a.example\"", "2:7:", "credentials"),
            ("[[feed]]\nurl = \"a.example/rss\"", "2:7:", "such as \"https://"),
            ("[[feed]]\nurl = \"https://a.example\"\nlanguage = \"Arabic\"", "3:12:", "such as \"ar\""),
            ("[[feed]]\npublisher = \"A\"", "1:1:", "url"),
            ("[[feed]]\nurl = \"https://a.example\"\nurls = 1", "3:1:", "expected one of `url`"),
            ("[feeds]\n", "1:2:", "expected `settings` or `feed`"),
            ("[settings\n", "1:10:", "expected"),
            ("[[feed]]\nurl = \"https://news.example/rss\"", "3:1:", "twice"),
        ] {
            let text = if told == "expected" { text.to_owned() } else { format!("{text}{feed}") };
            let error = error(&text);
            assert!(error.starts_with(place) && error.contains(told), "{text}\n→ {error}");
        }
        assert!(error("").contains("at least one [[feed]]"));
    }
}
