//! Every form is read back by the tool that people read it with: pandas, networkx, rdflib (`tests/read_back.py`).

use std::fs;
use std::path::Path;
use std::process::Command;

use mithaq_exchange::export::{Export, Form};

use crate::told;

/// The script found no module to check with.
const SKIPPED: i32 = 77;

fn write_all(folder: &Path) {
    let (_ledger_folder, ledger) = told::ledger();
    let write = |name: &str, export: &Export| {
        let mut out = Vec::new();
        export.write(&ledger, &mut out).expect("written");
        fs::write(folder.join(name), out).expect("written");
        let codebook = format!("{}.codebook.md", name.split('.').next().unwrap_or(name));
        fs::write(folder.join(codebook), export.codebook().expect("there is one").markdown())
            .expect("written");
    };
    for view in ["events", "agreements", "mentions", "steps"] {
        write(&format!("{view}.csv"), &Export::of_view(Form::Csv, view));
        write(&format!("{view}.jsonl"), &Export::of_view(Form::Jsonl, view));
    }
    for (name, form) in [
        ("dyad-year.csv", Form::DyadYear),
        ("state-year.csv", Form::StateYear),
        ("gdelt.tsv", Form::Gdelt),
        ("polecat.tsv", Form::Polecat),
        ("all.graphml", Form::Graphml),
        ("all.jsonld", Form::JsonLd),
    ] {
        write(name, &Export::all(form));
    }
    for (name, form) in [("dyad-year-undirected.csv", Form::DyadYear), ("undirected.graphml", Form::Graphml)]
    {
        write(name, &Export { directed: false, ..Export::all(form) });
    }
}

#[test]
fn standard_tools_read_every_form() {
    let folder = tempfile::tempdir().expect("a folder");
    write_all(folder.path());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/read_back.py");
    // Developers and CI say which Python has the modules.
    let python = std::env::var("MITHAQ_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    match Command::new(python).arg(script).arg(folder.path()).output() {
        Err(error) => crate::skipped(&format!("no python3: {error}")),
        Ok(output) if output.status.code() == Some(SKIPPED) => {
            crate::skipped(String::from_utf8_lossy(&output.stdout).trim());
        }
        Ok(output) => {
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
    }
}
