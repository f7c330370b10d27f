//! How good the reader is, as a table for people.

use std::io::{self, Write};

use mithaq_eval::{Counts, Figures, Miss, Outcome};
use serde_variant::to_variant_name;

use super::text::{Style, one_line};

/// All, by language, kind, type and field.
pub(crate) fn table(out: &mut impl Write, figures: &Figures) -> io::Result<()> {
    writeln!(
        out,
        "{:<26} {:>22} {:>7} {:>22} {:>7} {:>6} {:>5}",
        "", "found", "partly", "right", "partly", "wrong", "hits"
    )?;
    for (head, rows) in
        [("language", &figures.languages), ("kind", &figures.kinds), ("type or step", &figures.types)]
    {
        writeln!(out, "{head}")?;
        for (name, counts) in rows {
            row(
                out,
                &format!("  {}", if name.is_empty() { "?".to_owned() } else { one_line(name) }),
                counts,
            )?;
        }
    }
    fields(out, figures)?;
    writeln!(out, "texts whole {} of {}", figures.whole, figures.texts)?;
    row(out, "all", &figures.all)
}

fn row(out: &mut impl Write, name: &str, counts: &Counts) -> io::Result<()> {
    let found = of(counts.found, counts.wanted, counts.recall());
    let right = of(counts.right, counts.judged(), counts.precision());
    let Counts { found_partly, partly, wrong, hits, .. } = counts;
    writeln!(out, "{name:<26} {found:>22} {found_partly:>7} {right:>22} {partly:>7} {wrong:>6} {hits:>5}")
}

/// `31 of 160 (.194)`
fn of(some: usize, all: usize, share: Option<f64>) -> String {
    match share {
        Some(share) => format!("{some} of {all} ({share:.3})"),
        None => "–".to_owned(),
    }
}

fn fields(out: &mut impl Write, figures: &Figures) -> io::Result<()> {
    writeln!(out, "field, where kind, place and type or step are right")?;
    for (field, counts) in &figures.fields {
        let name = to_variant_name(field).unwrap_or_default().replace('_', " ");
        writeln!(out, "  {name:<24} {:>22}", of(counts.right, counts.stated, counts.share()))?;
    }
    Ok(())
}

/// One line: the text, what became of what, its words, which fields are wrong.
pub(crate) fn miss(out: &mut impl Write, miss: &Miss, style: Style) -> io::Result<()> {
    let outcome = match miss.outcome {
        Outcome::Missed => "missed",
        Outcome::Partly => "partly",
        Outcome::Wrong => "wrong",
        Outcome::Hit => "HIT",
    };
    write!(
        out,
        "{} {} {} «{}»",
        style.own_direction(&one_line(&miss.text)),
        style.bold(outcome),
        one_line(&miss.what),
        style.own_direction(&one_line(&miss.quote))
    )?;
    let wrong = miss.wrong.iter().filter(|w| !w.field.is_counted_only());
    for (n, wrong) in wrong.enumerate() {
        let field = to_variant_name(&wrong.field).unwrap_or_default().replace('_', " ");
        write!(
            out,
            "{} {field} {}",
            if n == 0 { ":" } else { ";" },
            style.own_direction(&one_line(&wrong.says))
        )?;
    }
    writeln!(out)
}
