//! From what was typed to the files it means.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::Fault;

/// A file, or standard input.
pub(crate) struct Place {
    /// Nothing for standard input.
    file: Option<PathBuf>,
    /// How it is told to people.
    pub shown: String,
    /// The document's name: the path below what was typed, so that it is the same wherever the folder lies.
    pub id: String,
}

impl Place {
    fn standard_input() -> Self {
        Self { file: None, shown: "standard input".to_owned(), id: "stdin".to_owned() }
    }

    fn file(file: PathBuf, below: &Path) -> Self {
        let parts = file.strip_prefix(below).unwrap_or(&file).components();
        let parts: Vec<_> = parts.map(|part| part.as_os_str().to_string_lossy()).collect();
        Self { shown: file.display().to_string(), id: parts.join("/"), file: Some(file) }
    }

    pub(crate) fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        Ok(match &self.file {
            Some(file) => Box::new(File::open(file)?),
            None => Box::new(io::stdin()),
        })
    }

    /// In bytes, where it is a file that has a size.
    pub(crate) fn size(&self) -> Option<u64> {
        let data = fs::metadata(self.file.as_ref()?).ok()?;
        data.is_file().then_some(data.len())
    }
}

type Places = Box<dyn Iterator<Item = Result<Place, Fault>> + Send>;

/// All files that were meant, in the order of the inputs.
pub(crate) fn places(inputs: Vec<PathBuf>) -> impl Iterator<Item = Result<Place, Fault>> + Send {
    inputs.into_iter().flat_map(|input| -> Places {
        match fs::metadata(&input) {
            _ if is_standard_input(&input) => one(Ok(given(input))),
            Ok(data) if data.is_dir() => folder(&input, &input),
            Ok(_) => one(Ok(given(input))),
            Err(_) if is_pattern(&input) => matches(&input),
            Err(_) if is_address(&input) => one(Err(Fault::new(
                input.display().to_string(),
                "a web address; fetch the page first (curl -L ADDRESS | mithaq read -), or let mithaq watch poll its feed",
            ))),
            Err(error) => one(Err(Fault::new(input.display().to_string(), error))),
        }
    })
}

fn is_address(input: &Path) -> bool {
    input.to_str().is_some_and(|typed| typed.starts_with("http://") || typed.starts_with("https://"))
}

fn one(place: Result<Place, Fault>) -> Places {
    Box::new(std::iter::once(place))
}

fn is_standard_input(input: &Path) -> bool {
    input.as_os_str() == "-"
}

/// One file, or `-`.
pub(crate) fn given(file: PathBuf) -> Place {
    if is_standard_input(&file) {
        return Place::standard_input();
    }
    let below = file.parent().unwrap_or(Path::new("")).to_owned();
    Place::file(file, &below)
}

/// A folder's files and those of its folders, by name.
fn folder(folder: &Path, below: &Path) -> Places {
    let (shown, below) = (folder.display().to_string(), below.to_owned());
    let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    let files = walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry));
    let mut files = files
        .filter(|entry| {
            entry.as_ref().map_or(true, |entry| entry.file_type().is_file() && may_be_report(entry))
        })
        .map(move |entry| match entry {
            Ok(entry) => Ok(Place::file(entry.into_path(), &below)),
            Err(error) => Err(walk_fault(&error)),
        })
        .peekable();
    match files.peek() {
        Some(_) => Box::new(files),
        None => one(Err(Fault::new(shown, "no file in this folder"))),
    }
}

/// Endings of what may be reports. In a folder everything else is left alone: it also holds notes, programs, settings. A file
/// that is named, or met by a pattern, is taken whatever it is called.
const ENDINGS: [&str; 15] = [
    "txt", "text", "html", "htm", "xhtml", "jsonl", "ndjson", "json", "csv", "tsv", "warc", "rss", "atom",
    "xml", "gz",
];

fn may_be_report(entry: &DirEntry) -> bool {
    let ending = entry.path().extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    ending.is_none_or(|ending| ENDINGS.contains(&ending.as_str()))
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn walk_fault(error: &walkdir::Error) -> Fault {
    let place = error.path().map(|path| path.display().to_string()).unwrap_or_default();
    match (error.loop_ancestor(), error.io_error()) {
        (Some(above), _) => Fault::new(place, format_args!("a link back to {}", above.display())),
        (None, Some(io)) => Fault::new(place, io),
        (None, None) => Fault::new(place, error),
    }
}

const WILD: [char; 3] = ['*', '?', '['];

fn is_pattern(input: &Path) -> bool {
    input.to_str().is_some_and(|input| input.contains(WILD))
}

/// What a glob means, for shells that do not say so themselves. Where it already reaches into folders
/// (`**`), the folders it meets are not walked once more.
fn matches(input: &Path) -> Places {
    let shown = input.display().to_string();
    // The library would leave hidden files out itself, but panics at names that are not UTF-8.
    let options = glob::MatchOptions { require_literal_leading_dot: false, ..Default::default() };
    // The library's `**` means folders; whoever ends with it means what is in them.
    let pattern = if shown.ends_with("**") { format!("{shown}/*") } else { shown.clone() };
    let found = match glob::glob_with(&pattern, options) {
        Ok(found) => found,
        Err(error) => return one(Err(Fault::new(shown, error))),
    };
    let (below, deep) = (before_wild(input), shown.contains("**"));
    let start = below.clone();
    let wants_hidden = holds_hidden(input.strip_prefix(&below).unwrap_or(input));
    let is_meant =
        move |path: &Path| wants_hidden || !holds_hidden(path.strip_prefix(&start).unwrap_or(path));
    let mut places = found
        .filter(move |path| path.as_ref().map_or(true, |path| is_meant(path)))
        .flat_map(move |path| match path {
            Ok(path) if path.is_dir() && deep => Box::new(std::iter::empty()) as Places,
            Ok(path) if path.is_dir() => folder(&path, &below),
            Ok(path) => one(Ok(Place::file(path, &below))),
            Err(error) => one(Err(Fault::new(error.path().display().to_string(), error.error()))),
        })
        .peekable();
    match places.peek() {
        Some(_) => Box::new(places),
        None => one(Err(Fault::new(shown, "no file of this name"))),
    }
}

/// Whether a name in a path begins with a dot.
fn holds_hidden(path: &Path) -> bool {
    path.components().any(|part| {
        matches!(part, std::path::Component::Normal(name) if name.as_encoded_bytes().starts_with(b"."))
    })
}

/// The folder that a pattern starts from.
fn before_wild(pattern: &Path) -> PathBuf {
    let is_plain = |part: &std::path::Component<'_>| !is_pattern(Path::new(part.as_os_str()));
    pattern.components().take_while(is_plain).collect()
}
