//! README.md: what the dataset is, how to cite it, what is in it, how to check it.

use std::fmt::Write;

use super::tables::Written;
use super::{Citation, Origin};

pub(super) fn text(origin: &Origin, citation: &Citation, tables: &[Written]) -> String {
    let mut text = format!("# {}\n\n", citation.title());
    let _ = write!(text, "{}", what(origin));
    let _ = write!(text, "## How to cite\n\n{}\n\n", cite(origin, citation));
    let _ = write!(text, "Licence: {}.\n\n", citation.license.as_deref().unwrap_or("none stated"));
    text.push_str("## Tables\n\n| file | rows | what a row is |\n|---|---:|---|\n");
    for table in tables {
        let _ = writeln!(text, "| [{0}]({0}) | {1} | {2} |", table.path, table.rows, table.book.title);
    }
    let _ = write!(text, "\n{}", CHECK);
    text
}

fn what(origin: &Origin) -> String {
    let Origin { batches, at, hash, program, lexicon } = origin;
    format!(
        "What news reports say of events and agreements between states, read by Mithaq, a program that records who did \
what to whom with the words it was told in. Events and agreements are merged from records of all reports (mentions); \
merges says why, disputes where reports differ, copies which reports are no witnesses of their own. Every row traces \
back to a record with its quote. What a record claims is what its report says, not what is so.

The texts of the reports are their publishers' and are not in here; quotes are. What was imported from other datasets \
is theirs and is not in here either.

| made of | |
|---|---|
| ledger | {batches} batches, the last of {at} |
| its last hash | `{hash}` |
| program | mithaq {program} |
| lexicon | that of mithaq {program}, SHA-256 `{lexicon}` |

The ledger's batches are chained: each hash covers its rows and the hash before it (data/batches.csv).

"
    )
}

fn cite(origin: &Origin, citation: &Citation) -> String {
    let (authors, title) = (citation.authors().join("; "), citation.title());
    format!(
        "> {authors} ({}). *{title}*. Version {}. Dataset.",
        origin.day().get(..4).unwrap_or_default(),
        origin.version()
    )
}

const CHECK: &str = "\
## Checking it, making it again

    sha256sum --check SHA256SUMS

codebook.md says what every column holds, datapackage.json says the same for programs (Frictionless). The same ledger
and program write the same bytes: `mithaq release DIR --ledger FILE`.
";
