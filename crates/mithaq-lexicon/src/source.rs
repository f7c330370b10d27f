//! The lexicon as people write it: a folder of TSV lists and TOML files.

mod entries;
mod tsv;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

pub use entries::{LexiconFile, MarkEntry, RuleEntry, SetEntry, WordEntry};
pub use tsv::{List, Row};

/// Something wrong in the lexicon, with the place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Problem {
    /// The file, relative to the lexicon folder.
    pub file: String,
    /// Line from 1; 0 where the whole file is meant.
    pub line: usize,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.what),
            line => write!(f, "{}:{line}: {}", self.file, self.what),
        }
    }
}

/// The whole lexicon folder, read.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// `world/*.tsv` by file stem.
    pub world: Vec<List>,
    /// One a language folder.
    pub languages: Vec<LanguageSource>,
}

/// One language folder, read.
#[derive(Debug, Clone, Default)]
pub struct LanguageSource {
    /// Name of the folder: ISO 639-1.
    pub code: String,
    /// `names/*.tsv` by file stem.
    pub names: Vec<List>,
    /// `weights.tsv`: feature and weight.
    pub weights: Option<List>,
    /// `captions.tsv`: what pictures say.
    pub captions: Option<List>,
    /// Every `*.toml` below the folder.
    pub files: Vec<LexiconFile>,
}

impl Source {
    /// Reads a lexicon folder.
    ///
    /// # Errors
    /// Every file that cannot be read or parsed, with its place.
    pub fn read(folder: &Path) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut source = Self { world: lists(folder, "world", &mut problems), languages: Vec::new() };
        for language in subfolders(folder) {
            if language == "world" || language.starts_with('_') {
                continue;
            }
            source.languages.push(read_language(folder, &language, &mut problems));
        }
        if problems.is_empty() { Ok(source) } else { Err(problems) }
    }
}

impl LanguageSource {
    /// The list of names of this sort, if there is one.
    #[must_use]
    pub fn names(&self, stem: &str) -> Option<&List> {
        self.names.iter().find(|l| l.stem == stem)
    }
}

fn read_language(folder: &Path, code: &str, problems: &mut Vec<Problem>) -> LanguageSource {
    let names = lists(folder, &format!("{code}/names"), problems);
    let mut files = Vec::new();
    for path in files_below(&folder.join(code), "toml") {
        let name = relative(folder, &path);
        match fs::read_to_string(&path)
            .map_err(|e| problem(&name, e))
            .and_then(|t| LexiconFile::parse(&name, &t))
        {
            Ok(file) => files.push(file),
            Err(p) => problems.push(p),
        }
    }
    let weights = read_list(folder, &format!("{code}/weights.tsv"), problems);
    let captions = read_list(folder, &format!("{code}/captions.tsv"), problems);
    LanguageSource { code: code.to_owned(), names, weights, captions, files }
}

/// One list that need not be there.
fn read_list(folder: &Path, name: &str, problems: &mut Vec<Problem>) -> Option<List> {
    let path = folder.join(name);
    let text = path.exists().then(|| fs::read_to_string(&path).map_err(|e| problem(name, e)))?;
    text.and_then(|t| List::parse(name, &t)).map_err(|p| problems.push(p)).ok()
}

fn lists(folder: &Path, below: &str, problems: &mut Vec<Problem>) -> Vec<List> {
    let mut lists = Vec::new();
    for path in files_below(&folder.join(below), "tsv") {
        let name = relative(folder, &path);
        match fs::read_to_string(&path).map_err(|e| problem(&name, e)).and_then(|t| List::parse(&name, &t)) {
            Ok(list) => lists.push(list),
            Err(p) => problems.push(p),
        }
    }
    lists
}

fn problem(file: &str, what: impl fmt::Display) -> Problem {
    Problem { file: file.to_owned(), line: 0, what: what.to_string() }
}

fn relative(folder: &Path, path: &Path) -> String {
    path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

fn subfolders(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|e| e.path().is_dir())
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// All files with this ending below a folder, sorted by path, so that every build walks them alike.
fn files_below(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files_below(&path, ending));
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}
