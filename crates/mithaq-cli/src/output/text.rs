//! A reading for people. Quotes stand on lines of their own in the order of their letters, inside
//! directional isolates on a terminal, so that neither the terminal nor we turn anything round.

use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};

use mithaq::{Actor, Article, Kind, Modality, Polarity, Reading, Record, SpeakerKind};
use mithaq_ledger::Evidence;

use super::csv::word;
use crate::codes;

/// What the terminal can do.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Style {
    colour: bool,
    isolate: bool,
}

impl Style {
    /// Colour and isolates only where a person looks; no colour where NO_COLOR is set.
    pub(crate) fn of_terminal() -> Self {
        let terminal = io::stdout().is_terminal();
        Self {
            colour: terminal && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
            isolate: terminal,
        }
    }

    pub(crate) fn bold(self, text: &str) -> String {
        if self.colour { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    pub(crate) fn dim(self, text: &str) -> String {
        if self.colour { format!("\u{1b}[2m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// Text of unknown direction, kept from mixing with what stands beside it (UAX #9: FSI … PDI).
    pub(crate) fn own_direction(self, text: &str) -> String {
        if self.isolate { format!("\u{2068}{}\u{2069}", self.printable(text)) } else { text.to_owned() }
    }

    /// The sentence of a piece of evidence in its own direction, in which the quote stands out.
    pub(crate) fn marked(self, one: &Evidence) -> String {
        match one.parts().filter(|_| self.colour) {
            Some(parts) => {
                let [before, words, behind] = parts.map(|part| self.printable(part).replace('\n', " "));
                format!("\u{2068}{before}{}{behind}\u{2069}", self.bold(&words))
            }
            None => self.own_direction(&one.sentence.replace('\n', " ")),
        }
    }

    /// Text of a page as a terminal may get it: a page must not move the cursor or change colours.
    pub(crate) fn printable(self, text: &str) -> Cow<'_, str> {
        if self.isolate { without_controls(text) } else { Cow::Borrowed(text) }
    }
}

/// Control characters other than line break and tab shown as U+FFFD.
pub(crate) fn without_controls(text: &str) -> Cow<'_, str> {
    let is_bad = |c: char| c.is_control() && c != '\n' && c != '\t';
    if text.contains(is_bad) { Cow::Owned(text.replace(is_bad, "\u{FFFD}")) } else { Cow::Borrowed(text) }
}

/// Text that must break no line and steer no terminal: every control character a space.
pub(crate) fn one_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}

const GROUPS: [(Kind, &str); 4] = [
    (Kind::Agreement, "Agreements"),
    (Kind::Event, "Events"),
    (Kind::Relation, "Relations"),
    (Kind::Claim, "Claims"),
];

pub(crate) fn reading(reading: &Reading, style: Style) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    head(&mut out, &reading.article, style)?;
    for (kind, title) in GROUPS {
        let records: Vec<&Record> = reading.records.iter().filter(|r| r.kind == kind).collect();
        if !records.is_empty() {
            writeln!(out, "\n{}", style.bold(title))?;
        }
        for r in records {
            record(&mut out, r, style)?;
        }
    }
    if reading.records.is_empty() {
        writeln!(out, "\nNothing to record.")?;
    }
    dropped(&mut out, &reading.article, style)?;
    writeln!(out)?;
    Ok(out)
}

fn head(out: &mut impl Write, article: &Article, style: Style) -> io::Result<()> {
    let title = if article.title.is_empty() { &article.document } else { &article.title };
    writeln!(out, "{}", style.bold(&style.own_direction(title)))?;
    let published = article.published.as_ref().map(|p| match p.start == p.end {
        true => format!("{} ({})", p.start, p.from),
        false => format!("{} to {} ({})", p.start, p.end, p.from),
    });
    let asks = article.title_is_question.then(|| "the headline asks".to_owned());
    let publisher = article.publisher.as_ref().map(|p| style.own_direction(p));
    let facts: Vec<String> =
        [Some(article.language.clone()), publisher, published, asks].into_iter().flatten().collect();
    writeln!(out, "{}", style.dim(&facts.join(" · ")))
}

/// One record: what, who, when and how real on one line, the quote on the next.
pub(crate) fn record(out: &mut impl Write, record: &Record, style: Style) -> io::Result<()> {
    let what = match (&record.stage, &record.mode) {
        (Some(stage), _) => format!("{} ({})", stage, record.type_),
        (None, Some(mode)) => format!("{} ({mode})", record.type_),
        (None, None) => record.type_.clone(),
    };
    let mut line = vec![style.bold(&what), parties(record)];
    line.extend(record.when.as_ref().map(|w| w.edtf.clone()));
    line.extend(marks(record));
    line.extend(speaker(record, style));
    line.retain(|part| !part.is_empty());
    writeln!(out, "  {}", line.join("  "))?;
    writeln!(out, "    {}", style.own_direction(&record.quote))?;
    if !record.scope.is_empty() {
        writeln!(out, "    {}", style.dim(&format!("scope: {}", record.scope.join(", "))))?;
    }
    writeln!(out, "    {}", style.dim(&format!("{}  {}  {:.2}", record.id, record.rule, record.confidence)))
}

/// Who did it → to whom.
pub(super) fn parties(record: &Record) -> String {
    let side = |parties: &[Actor]| parties.iter().map(party).collect::<Vec<_>>().join(" and ");
    match (record.actors.is_empty(), record.recipients.is_empty()) {
        (true, true) if record.about.is_empty() => String::new(),
        (true, true) => format!("about {}", record.about.join(", ")),
        (_, true) => side(&record.actors),
        (true, _) => format!("→ {}", side(&record.recipients)),
        _ => format!("{} → {}", side(&record.actors), side(&record.recipients)),
    }
}

fn party(actor: &Actor) -> String {
    let code = actor.code.as_deref().map_or("?", codes::name);
    let closer = actor.name.as_deref().filter(|name| *name != code);
    let sector = || actor.sector.as_deref().and_then(codes::sector);
    closer.or_else(sector).map_or_else(|| code.to_owned(), |who| format!("{code} ({who})"))
}

/// What keeps a record from being a plain fact.
pub(crate) fn marks(record: &Record) -> Vec<String> {
    let mut marks = Vec::new();
    if record.modality != Modality::Reported {
        marks.extend(word(&record.modality).ok().map(|w| format!("[{w}]")));
    }
    if record.polarity == Polarity::Denied {
        marks.push("[denied]".to_owned());
    }
    marks
}

fn speaker(record: &Record, style: Style) -> Option<String> {
    let speaker = &record.speaker;
    let who = speaker.name.clone().unwrap_or_else(|| style.own_direction(&speaker.text));
    match speaker.kind {
        SpeakerKind::Reporter => None,
        SpeakerKind::Unnamed if who.is_empty() => Some("— unnamed".to_owned()),
        SpeakerKind::Unnamed => Some(format!("— unnamed: {who}")),
        SpeakerKind::Named => Some(format!("— {who}")),
    }
}

fn dropped(out: &mut impl Write, article: &Article, style: Style) -> io::Result<()> {
    if article.dropped.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", style.dim("Left out"))?;
    for piece in &article.dropped {
        writeln!(out, "  {} {}", style.dim(&format!("{}:", piece.why)), style.own_direction(&piece.text))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::without_controls;

    #[test]
    fn a_page_cannot_steer_the_terminal() {
        assert_eq!(without_controls("a\u{1b}[2J\u{9b}b\r\n\tc"), "a\u{FFFD}[2J\u{FFFD}b\u{FFFD}\n\tc");
        assert_eq!(without_controls("بغداد"), "بغداد");
    }
}
