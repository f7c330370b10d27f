//! Addresses that last: which page a path means, and the path of a page.

use mithaq_voice::page::Links;
use mithaq_voice::spoken;
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// What stands in no part of a path as it is.
const RESERVED: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'/').add(b'<').add(b'>').add(b'?');

/// The ending of an address that gives a page's values instead of the page.
const JSON: &str = ".json";

/// A page in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address {
    /// Code of a language that is spoken.
    pub(crate) language: &'static str,
    pub(crate) place: Place,
    /// Its values are wanted, not the page.
    pub(crate) json: bool,
}

/// What a page is about; names of states as they were typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    Front,
    State(String),
    Pair(String),
    Happening(String),
    Record(String),
    Article(String),
    Ask,
    Search,
    Disputed,
    Read,
    About,
}

impl Address {
    /// The page of a path; nothing where no page is there.
    pub(crate) fn parse(path: &str) -> Option<Self> {
        let path = percent_decode_str(path.strip_prefix('/')?).decode_utf8().ok()?;
        let (path, json) = path.strip_suffix(JSON).map_or((&*path, false), |path| (path, true));
        let (code, rest) = path.split_once('/')?;
        let language = spoken().find(|language| language.code == code)?.code.as_str();
        Some(Self { language, place: Place::parse(rest)?, json })
    }

    /// Its path.
    pub(crate) fn path(&self) -> String {
        let path = self.place.path();
        match (&self.place, self.json) {
            (Place::Front, true) => format!("/{}/index{JSON}", self.language),
            (_, true) => format!("/{}/{path}{JSON}", self.language),
            _ => format!("/{}/{path}", self.language),
        }
    }
}

impl Place {
    fn parse(path: &str) -> Option<Self> {
        let of = |named: fn(String) -> Self, what: &str| (!what.is_empty()).then(|| named(what.to_owned()));
        match path.split_once('/') {
            Some(("state", what)) => of(Self::State, what),
            Some(("pair", what)) => of(Self::Pair, what),
            Some(("happening", what)) => of(Self::Happening, what),
            Some(("record", what)) => of(Self::Record, what),
            Some(("article", what)) => of(Self::Article, what),
            Some(_) => None,
            None => match path {
                "" | "index" => Some(Self::Front),
                "ask" => Some(Self::Ask),
                "search" => Some(Self::Search),
                "disputed" => Some(Self::Disputed),
                "read" => Some(Self::Read),
                "about" => Some(Self::About),
                _ => None,
            },
        }
    }

    fn path(&self) -> String {
        let of = |folder: &str, what: &str| format!("{folder}/{}", utf8_percent_encode(what, RESERVED));
        match self {
            Self::Front => String::new(),
            Self::State(code) => of("state", code),
            Self::Pair(codes) => of("pair", codes),
            Self::Happening(id) => of("happening", id),
            Self::Record(id) => of("record", id),
            Self::Article(id) => of("article", id),
            Self::Ask => "ask".to_owned(),
            Self::Search => "search".to_owned(),
            Self::Disputed => "disputed".to_owned(),
            Self::Read => "read".to_owned(),
            Self::About => "about".to_owned(),
        }
    }

    /// Its path in a language.
    pub(crate) fn within(self, language: &'static str) -> String {
        Address { language, place: self, json: false }.path()
    }
}

/// Links between the pages of one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Within(pub(crate) &'static str);

impl Links for Within {
    fn record(&self, id: &str) -> Option<String> {
        Some(Place::Record(id.to_owned()).within(self.0))
    }

    fn article(&self, id: &str) -> Option<String> {
        Some(Place::Article(id.to_owned()).within(self.0))
    }

    fn happening(&self, id: &str) -> Option<String> {
        Some(Place::Happening(id.to_owned()).within(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_they_are_written() {
        for path in [
            "/en/",
            "/ar/state/TGO",
            "/ru/pair/TGO-RUS.json",
            "/fr/ask",
            "/en/index.json",
            "/en/state/C%C3%B4te%20d%2F",
        ] {
            assert_eq!(Address::parse(path).map(|address| address.path()).as_deref(), Some(path));
        }
        for path in ["", "/", "/en", "/xx/", "/en/nothing", "/en/state/", "/en/other/TGO", "/en/state/%ff"] {
            assert_eq!(Address::parse(path), None, "{path}");
        }
    }
}
