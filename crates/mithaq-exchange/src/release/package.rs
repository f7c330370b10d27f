//! datapackage.json: the codebook for programs (Frictionless tabular data package).

use serde_json::{Value, json};

use super::tables::Written;
use super::{Citation, Origin};
use crate::Result;
use crate::codebook::Column;

pub(super) fn json(origin: &Origin, citation: &Citation, tables: &[Written]) -> Result<String> {
    let licenses = citation.license.as_ref().map(|name| json!([{"name": name}]));
    let mut package = json!({
        "profile": "tabular-data-package",
        "name": format!("mithaq-{}", origin.version()),
        "title": citation.title(),
        "version": origin.version(),
        "created": origin.at,
        "contributors": citation.authors().iter().map(|name| json!({"title": name, "role": "author"})).collect::<Vec<_>>(),
        "mithaq": {"program": origin.program, "lexicon": origin.lexicon, "batches": origin.batches, "hash": origin.hash},
        "resources": tables.iter().map(resource).collect::<Vec<_>>(),
    });
    if let (Value::Object(members), Some(licenses)) = (&mut package, licenses) {
        members.insert("licenses".to_owned(), licenses);
    }
    Ok(format!("{}\n", serde_json::to_string_pretty(&package)?))
}

fn resource(table: &Written) -> Value {
    json!({
        "profile": "tabular-data-resource",
        "name": table.name.replace('_', "-"),
        "title": table.book.title,
        "description": table.book.about,
        "path": table.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": table.bytes,
        "hash": format!("sha256:{}", table.hash),
        "schema": {"fields": table.book.columns.iter().map(field).collect::<Vec<_>>(), "missingValues": [""]},
    })
}

fn field(column: &Column) -> Value {
    let type_ = match column.type_.as_str() {
        "integer" => "integer",
        "real" => "number",
        _ => "string",
    };
    json!({"name": column.name, "type": type_, "description": column.unit})
}
