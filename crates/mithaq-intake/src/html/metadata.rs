//! What a page says of itself for machines: schema.org in JSON-LD, OpenGraph, and the elements of HTML.

mod json_ld;

use std::sync::LazyLock;

use dom_query::Document as Dom;
use mithaq_world::Script;

use crate::day;

/// What a page says of itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    pub title: Option<String>,
    /// The day, and what told it.
    pub published: Option<(String, &'static str)>,
    pub publisher: Option<String>,
    pub authors: Vec<String>,
    pub url: Option<String>,
    pub language: Option<String>,
}

/// The surest source first.
pub(super) fn told(dom: &Dom) -> Told {
    let linked = json_ld::told(dom);
    let publisher = linked.publisher.or_else(|| meta(dom, "og:site_name"));
    let title = linked.title.or_else(|| meta(dom, "og:title")).or_else(|| heading(dom));
    Told {
        title: title.map(|title| without_site(&title, publisher.as_deref())).filter(|t| !t.is_empty()),
        published: linked.published.or_else(|| open_graph_day(dom)).or_else(|| time_element(dom)),
        publisher,
        authors: linked.authors,
        url: canonical(dom).or_else(|| meta(dom, "og:url").filter(|url| is_address(url))).or(linked.url),
        language: html_language(dom).or(linked.language),
    }
}

/// `<meta property="og:title" content="…">`, also with `name`, as many pages have it.
fn meta(dom: &Dom, property: &str) -> Option<String> {
    let selector = format!("meta[property='{property}'], meta[name='{property}']");
    let contents = dom.select(&selector);
    contents
        .iter()
        .filter_map(|meta| meta.attr("content"))
        .map(|text| one_line(&text))
        .find(|t| !t.is_empty())
}

fn open_graph_day(dom: &Dom) -> Option<(String, &'static str)> {
    ["article:published_time", "og:article:published_time", "og:published_time"]
        .iter()
        .find_map(|property| day::stated(&meta(dom, property)?))
        .map(|day| (day, "OpenGraph"))
}

/// The first `<time datetime>` of the report; outside of one, only where the page has no other.
fn time_element(dom: &Dom) -> Option<(String, &'static str)> {
    let stated = |selector: &str| -> Vec<String> {
        let times = dom.select(selector);
        times.iter().filter_map(|time| day::stated(&time.attr("datetime")?)).collect()
    };
    let inside =
        stated("time[itemprop=datePublished], time[pubdate], article time[datetime], main time[datetime]");
    let first = inside.into_iter().next().or_else(|| {
        let mut all = stated("time[datetime]");
        all.dedup();
        if all.len() == 1 { all.pop() } else { None }
    });
    first.map(|day| (day, "time element"))
}

fn heading(dom: &Dom) -> Option<String> {
    let first = |selector: &str| {
        let text = one_line(&dom.select(selector).first().text());
        (!text.is_empty()).then_some(text)
    };
    first("article h1").or_else(|| first("h1")).or_else(|| first("head title"))
}

/// `Headline | The Rift Courier` without what comes behind the bar.
fn without_site(title: &str, publisher: Option<&str>) -> String {
    let stripped = publisher.and_then(|publisher| title.strip_suffix(publisher)).map(str::trim_end);
    let stripped = stripped.and_then(|title| title.strip_suffix(['|', '-', '–', '—', '·', ':']));
    stripped.map_or(title, str::trim_end).to_owned()
}

fn canonical(dom: &Dom) -> Option<String> {
    dom.select("link[rel=canonical]")
        .iter()
        .filter_map(|link| link.attr("href"))
        .map(|h| h.to_string())
        .find(|url| is_address(url))
}

fn is_address(url: &str) -> bool {
    url.starts_with("http://") || url.starts_with("https://")
}

fn html_language(dom: &Dom) -> Option<String> {
    language(&dom.select("html").first().attr("lang")?)
}

/// `ar` of `ar-EG` or `ar_EG`.
pub(crate) fn language(tag: &str) -> Option<String> {
    let language = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    (language.len() == 2 && language.bytes().all(|b| b.is_ascii_lowercase())).then_some(language)
}

/// The scripts that tell a language.
static KNOWN: LazyLock<Vec<Script>> = LazyLock::new(|| mithaq_world::scripts().collect());

/// Templates say `lang="en"` on pages in other letters: what the letters contradict is not believed.
pub(super) fn fits(language: &str, text: &str) -> bool {
    let letters = || text.chars().take(4000).filter(|c| c.is_alphabetic());
    KNOWN.iter().all(|script| {
        let inside = letters().filter(|c| script.ranges.iter().any(|range| range.contains(c))).count();
        match inside * 2 > letters().count() {
            true => script.languages.contains(&language),
            false => script.also.contains(&language) || !script.languages.contains(&language),
        }
    })
}

/// Text in which there may be tags and entities, without them, on one line.
pub(crate) fn plain(text: &str) -> String {
    if text.contains(['<', '&']) { one_line(&Dom::fragment(text).text()) } else { one_line(text) }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
