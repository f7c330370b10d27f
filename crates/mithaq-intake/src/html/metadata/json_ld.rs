//! schema.org's article, as pages carry it in `<script type="application/ld+json">`.

use dom_query::Document as Dom;
use serde_json::Value;

use super::{Told, is_address, language, plain};
use crate::day;

/// What the first article in the page's linked data says.
pub(super) fn told(dom: &Dom) -> Told {
    let scripts = dom.select("script[type='application/ld+json']");
    let blocks: Vec<Value> = scripts.iter().filter_map(|script| parse(&script.text())).collect();
    let nodes: Vec<&Value> = blocks.iter().flat_map(nodes).collect();
    nodes.iter().find(|node| is_article(node)).map(|article| read(article, &nodes)).unwrap_or_default()
}

/// Content management systems leave line breaks and tabs in strings, which JSON does not allow.
fn parse(script: &str) -> Option<Value> {
    let script = script.trim().trim_start_matches("<!--").trim_end_matches("-->");
    serde_json::from_str(script)
        .or_else(|_| serde_json::from_str(&script.replace(char::is_control, " ")))
        .ok()
}

/// The things in a block: itself, or those of its list or graph.
fn nodes(block: &Value) -> Vec<&Value> {
    match block {
        Value::Array(all) => all.iter().flat_map(nodes).collect(),
        Value::Object(fields) => {
            let graph = fields.get("@graph").map(nodes).unwrap_or_default();
            std::iter::once(block).chain(graph).collect()
        }
        _ => Vec::new(),
    }
}

/// Article, NewsArticle, ReportageNewsArticle, …, BlogPosting, LiveBlogPosting.
fn is_article(node: &Value) -> bool {
    let is = |kind: &Value| {
        kind.as_str().is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("BlogPosting"))
    };
    match &node["@type"] {
        Value::Array(kinds) => kinds.iter().any(is),
        kind => is(kind),
    }
}

fn read(article: &Value, nodes: &[&Value]) -> Told {
    let text = |key: &str| article[key].as_str().map(plain).filter(|text| !text.is_empty());
    let main_page = &article["mainEntityOfPage"];
    let urls = [&article["url"], main_page, &main_page["@id"]];
    Told {
        title: text("headline").or_else(|| text("name")),
        published: article["datePublished"].as_str().and_then(day::stated).map(|day| (day, "JSON-LD")),
        publisher: names(&article["publisher"], nodes).into_iter().next(),
        authors: names(&article["author"], nodes),
        url: urls.iter().filter_map(|url| url.as_str()).map(str::to_owned).find(|url| is_address(url)),
        language: article["inLanguage"].as_str().and_then(language),
    }
}

/// The names of people or organisations: written out, one or several, or pointed to elsewhere in the page.
fn names(who: &Value, nodes: &[&Value]) -> Vec<String> {
    match who {
        Value::String(name) => vec![plain(name)],
        Value::Array(all) => all.iter().flat_map(|one| names(one, nodes)).collect(),
        Value::Object(fields) => {
            let id = fields.get("@id");
            let named = || nodes.iter().find(|node| id.is_some() && node.get("@id") == id);
            let name = who["name"].as_str().or_else(|| named()?["name"].as_str());
            name.map(plain).into_iter().collect()
        }
        _ => Vec::new(),
    }
    .into_iter()
    .filter(|name| !name.is_empty() && !name.starts_with("http"))
    .collect()
}
