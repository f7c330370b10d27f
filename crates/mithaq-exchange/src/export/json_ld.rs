//! JSON-LD: events and agreements in the terms of schema.org.

use std::io::Write;

use mithaq_ledger::Ledger;
use mithaq_record::Kind;
use mithaq_world as world;
use serde_json::{Map, Value, json};

use super::told::{Parties, Place, Report, Told};
use super::{Export, Given};
use crate::Result;
use crate::codebook::Codebook;

const CODEBOOK: &str = include_str!("../../codebooks/json-ld.txt");

pub(super) fn codebook() -> Codebook {
    Codebook::parse(CODEBOOK)
}

/// One thing a line inside the graph, as they come.
pub(super) fn write(ledger: &Ledger, export: &Export, out: &mut dyn Write) -> Result<Given> {
    let context = json!({"@vocab": "https://schema.org/", "mithaq": "urn:mithaq:"});
    write!(out, "{{\"@context\": {context}, \"@graph\": [")?;
    let mut parted = "\n";
    let given = export.each_told(ledger, |told| {
        write!(out, "{parted}{}", thing(told))?;
        parted = ",\n";
        Ok(())
    })?;
    writeln!(out, "\n]}}")?;
    Ok(given)
}

fn thing(told: &Told) -> Value {
    let own = if told.kind == Kind::Agreement { agreement(told) } else { event(told) };
    let shared = json!({
        "name": name(told),
        "identifier": told.id,
        "keywords": told.labels,
        "mithaq:mode": told.mode,
        "mithaq:cameo": told.cameo,
        "mithaq:quadClass": told.quad_class,
        "mithaq:goldstein": told.goldstein,
        "mithaq:stage": told.stage,
        "mithaq:sources": told.sources,
        "mithaq:confidence": told.confidence,
    });
    known([own, shared])
}

fn event(told: &Told) -> Value {
    json!({
        "@id": format!("urn:mithaq:event:{}", told.id),
        "@type": ["Event", "Action"],
        "additionalType": format!("urn:mithaq:type:{}", told.type_),
        "startDate": told.start,
        "endDate": told.end,
        "agent": parties(&told.actors),
        "object": parties(&told.recipients),
        "location": told.place.as_ref().map(place),
        "subjectOf": told.told_by.iter().map(report).collect::<Vec<_>>(),
    })
}

fn agreement(told: &Told) -> Value {
    json!({
        "@id": format!("urn:mithaq:agreement:{}", told.id),
        "@type": "Legislation",
        "legislationType": told.type_,
        "legislationDate": told.start,
        "spatialCoverage": parties(&told.actors),
        "citation": told.told_by.iter().map(report).collect::<Vec<_>>(),
    })
}

/// "CONSULT: Togo – Russia".
fn name(told: &Told) -> String {
    let named =
        |parties: &Parties| parties.each().iter().map(|party| party.name).collect::<Vec<_>>().join(", ");
    let sides = [named(&told.actors), named(&told.recipients)];
    let sides: Vec<_> = sides.into_iter().filter(|side| !side.is_empty()).collect();
    format!("{}: {}", told.type_, sides.join(" – "))
}

fn parties(parties: &Parties) -> Vec<Value> {
    let each = parties.each();
    each.iter()
        .map(|party| match party.code {
            Some(code) if world::is_state(code) => {
                json!({"@id": format!("urn:mithaq:state:{code}"), "@type": "Country", "identifier": code, "name": party.name})
            }
            Some(code) => {
                json!({"@id": format!("urn:mithaq:organisation:{code}"), "@type": "Organization", "identifier": code, "name": party.name})
            }
            None => json!({"@type": "Thing", "name": party.name}),
        })
        .collect()
}

fn place(place: &Place) -> Value {
    let geo = place.latitude.zip(place.longitude).map(
        |(latitude, longitude)| json!({"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}),
    );
    let address =
        place.country.as_ref().map(|code| json!({"@type": "PostalAddress", "addressCountry": code}));
    known([json!({"@type": "Place", "name": place.name, "address": address, "geo": geo})])
}

fn report(report: &Report) -> Value {
    let publisher = report.publisher.as_ref().map(|name| json!({"@type": "Organization", "name": name}));
    known([json!({
        "@type": "NewsArticle",
        "headline": report.title,
        "url": report.url,
        "publisher": publisher,
        "datePublished": report.day,
        "inLanguage": report.language,
        "hasPart": {"@type": "Quotation", "text": report.quote},
    })])
}

/// The members of these objects that say something.
fn known<const N: usize>(objects: [Value; N]) -> Value {
    let says = |value: &Value| match value {
        Value::Null => false,
        Value::Array(values) => !values.is_empty(),
        Value::String(text) => !text.is_empty(),
        _ => true,
    };
    let members = objects.into_iter().filter_map(|object| match object {
        Value::Object(members) => Some(members),
        _ => None,
    });
    Value::Object(members.flatten().filter(|(_, value)| says(value)).collect::<Map<_, _>>())
}
