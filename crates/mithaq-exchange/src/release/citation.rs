//! CITATION.cff, which GitHub, Zenodo and Zotero read.

use std::fmt::Write;

use super::{Citation, Origin};
use crate::Result;

pub(super) fn cff(origin: &Origin, citation: &Citation) -> Result<String> {
    // A JSON string is a YAML string, whatever is in it.
    let quoted = |text: &str| serde_json::to_string(text);
    let mut cff = String::from(
        "cff-version: 1.2.0\nmessage: If you use this dataset, please cite it as below.\ntype: dataset\n",
    );
    let _ = writeln!(cff, "title: {}", quoted(citation.title())?);
    cff.push_str("authors:\n");
    for author in citation.authors() {
        let _ = writeln!(cff, "  - name: {}", quoted(author)?);
    }
    let _ = writeln!(cff, "version: {}", quoted(origin.version())?);
    let _ = writeln!(cff, "date-released: {}", quoted(origin.day())?);
    if let Some(license) = &citation.license {
        let _ = writeln!(cff, "license: {}", quoted(license)?);
    }
    let ledger = format!("Hash of the ledger's last batch: {}", origin.hash);
    let _ = writeln!(
        cff,
        "identifiers:\n  - type: other\n    value: {}\n    description: {}",
        quoted(&origin.hash)?,
        quoted(&ledger)?
    );
    Ok(cff)
}
