//! Codebooks: what every column of an export says. Those of views are read off the comments above their SQL, those of
//! other forms stand in codebooks/ and are written alike.

use std::fmt::Write;

use mithaq_world as world;

/// What a table holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Codebook {
    /// Name of the table.
    pub name: String,
    /// One line: what a row is.
    pub title: String,
    /// What else must be known, in paragraphs; may be empty.
    pub about: String,
    /// The columns, in their order.
    pub columns: Vec<Column>,
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// As in the header.
    pub name: String,
    /// `text`, `integer` or `real`.
    pub type_: String,
    /// Which column, view or list it comes from.
    pub source: String,
    /// Unit and values.
    pub unit: String,
}

impl Codebook {
    /// Reads `name: title`, paragraphs, a header that begins with `column type`, and a line a column; `--` before the lines
    /// is taken off, and the first line that is none ends it.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let commented = text.starts_with("--");
        let lines =
            text.lines().map(|line| line.strip_prefix("-- ").or(line.strip_prefix("--")).unwrap_or(line));
        let ours = text.lines().take_while(|line| !commented || line.starts_with("--")).count();
        let mut lines = lines.take(ours);
        let head = lines.next().unwrap_or_default();
        let (name, title) = head.split_once(": ").unwrap_or((head, ""));
        let is_header = |line: &str| line.split_whitespace().take(2).eq(["column", "type"]);
        let (mut about, mut with_source) = (String::new(), false);
        for line in lines.by_ref() {
            if is_header(line) {
                with_source = line.split_whitespace().nth(2) == Some("source");
                break;
            }
            about.push_str(line);
            about.push('\n');
        }
        let columns = lines.filter_map(|line| column(line, name, with_source)).collect();
        Self { name: name.to_owned(), title: title.to_owned(), about: about.trim().to_owned(), columns }
    }

    /// The codebook of a view; nothing where there is no such view.
    #[must_use]
    pub fn of_view(view: &str) -> Option<Self> {
        mithaq_ledger::views().iter().find(|(name, _)| *name == view).map(|(_, sql)| Self::parse(sql))
    }

    /// The same with the columns of another behind its own.
    pub(crate) fn and(mut self, more: Self) -> Self {
        self.columns.extend(more.columns);
        self
    }

    /// The same with a word before the name of each column.
    pub(crate) fn prefixed(mut self, prefix: &str, what: &str) -> Self {
        for column in &mut self.columns {
            column.name = format!("{prefix}{}", column.name);
            column.unit = format!("{what}: {}", column.unit);
        }
        self
    }

    /// Some column holds or counts PLOVER's types.
    #[must_use]
    pub fn has_plover(&self) -> bool {
        self.columns.iter().any(|column| column.unit.contains("PLOVER type"))
    }

    /// As Markdown: a heading, the paragraphs, a table.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut text = format!("# {}\n\n{}\n\n", self.name, sentence(&self.title));
        if !self.about.is_empty() {
            let _ = write!(text, "{}\n\n", self.about);
        }
        text.push_str("| column | type | unit, values | source |\n|---|---|---|---|\n");
        for Column { name, type_, source, unit } in &self.columns {
            let _ = writeln!(text, "| `{name}` | {type_} | {} | `{source}` |", unit.replace('|', "\\|"));
        }
        text
    }
}

/// What PLOVER's types and modes mean, as Markdown: a heading and a table.
#[must_use]
pub fn plover_markdown() -> String {
    let mut text = "# PLOVER\n\nThe types of events and the modes that a type can have.\n\n| type | mode | means |\n|---|---|---|\n".to_owned();
    for (type_, mode, means) in world::plover_in_words() {
        let mode = if mode.is_empty() { String::new() } else { format!("`{mode}`") };
        let _ = writeln!(text, "| `{type_}` | {mode} | {means} |");
    }
    text
}

fn column(line: &str, table: &str, with_source: bool) -> Option<Column> {
    // Names that hold blanks themselves are parted by a tab.
    let end = line.find('\t').or_else(|| line.find(' '))?;
    let (name, rest) = line.split_at(end);
    let rest = rest.trim_start();
    let (type_, rest) = rest.trim_start().split_once(char::is_whitespace)?;
    let (source, unit) = if with_source { with_its_unit(rest.trim_start())? } else { (table, rest) };
    let owned = |text: &str| text.trim().to_owned();
    Some(Column { name: owned(name), type_: owned(type_), source: owned(source), unit: owned(unit) })
}

/// The source, which may be several ("class, scope"), and the unit behind it.
fn with_its_unit(rest: &str) -> Option<(&str, &str)> {
    let mut ends = rest.match_indices(char::is_whitespace).map(|(at, _)| at);
    let end = ends.find(|at| !rest[..*at].ends_with(','))?;
    Some(rest.split_at(end))
}

/// With a capital in front.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use mithaq_record::{Modality, Polarity, SpeakerKind, Step};

    use super::Codebook;

    #[test]
    fn every_view_tells_of_its_columns() {
        for (name, _) in mithaq_ledger::views() {
            let book = Codebook::of_view(name).expect("it is a view");
            assert_eq!(book.name, *name);
            assert!(!book.title.is_empty() && !book.columns.is_empty(), "{name}");
            for column in &book.columns {
                assert!(
                    ["text", "integer", "real"].contains(&column.type_.as_str()),
                    "{name}.{}",
                    column.name
                );
                assert!(!column.unit.is_empty(), "{name}.{}", column.name);
            }
        }
    }

    /// What a column may hold is told with the words of the vocabulary, all of them, in their order.
    #[test]
    fn views_tell_the_words_of_the_vocabulary() {
        let lists = [
            ("modality", Modality::NAMES.join(", ")),
            ("polarity", Polarity::NAMES.join(", ")),
            ("speaker_kind", SpeakerKind::NAMES.join(", ")),
            ("stage", Step::NAMES.join(", ")),
        ];
        let mut told = 0;
        // Imported agreements have the stages of their dataset.
        let ours = mithaq_ledger::views().iter().filter(|(view, _)| *view != "imported_agreements");
        for (view, _) in ours {
            for column in Codebook::of_view(view).expect("it is a view").columns {
                // Where it is only said which of them, or told by example, the list stands elsewhere.
                let whole = !column.unit.contains('…') && column.unit.contains(", ");
                let list = lists.iter().find(|(name, _)| *name == column.name && whole);
                let Some((name, words)) = list.filter(|_| !column.unit.contains("furthest")) else {
                    continue;
                };
                let given = column.unit.rsplit(": ").next().unwrap_or_default();
                assert_eq!(given, words, "{view}.{name}");
                told += 1;
            }
        }
        assert!(told >= 8, "{told} columns");
    }

    #[test]
    fn a_column_may_come_from_several() {
        let book = Codebook::parse(
            "x: one row\n\ncolumn type source unit, values\nlevel integer class, scope   the highest\n",
        );
        assert_eq!(
            (book.columns[0].source.as_str(), book.columns[0].unit.as_str()),
            ("class, scope", "the highest")
        );
    }

    #[test]
    fn markdown() {
        let book = Codebook::parse(
            "-- x: one row\n--\n-- More.\n--\n-- column type unit, values\n-- a text b|c\nSELECT",
        );
        assert_eq!(
            book.markdown(),
            "# x\n\nOne row\n\nMore.\n\n| column | type | unit, values | source |\n|---|---|---|---|\n| `a` | text | b\\|c | `x` |\n"
        );
    }
}
