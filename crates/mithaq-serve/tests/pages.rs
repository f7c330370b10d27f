//! Every page in every language, as a browser gets it.

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::OnceLock;

use mithaq::{Document, Reader, read_by};
use mithaq_ledger::Ledger;
use mithaq_serve::{Examples, Server, examples};

const LANGUAGES: [(&str, &str); 4] = [("ar", "rtl"), ("en", "ltr"), ("fr", "ltr"), ("ru", "ltr")];

/// A report that means harm: markup, marks that turn letters round, letters of no width.
const HOSTILE: &str = "<script>alert(1)</script> Togo \u{202e}expelled\u{202c} French envoys\n\n\
    Togo expelled two French \u{200b}diplomats on 3 March 2025, \"><img src=x onerror=alert(2)> said.\n\
    General \u{2066}<b>Bold</b>\u{2069} accused Mali. Russia and Togo signed a defence agreement on 5 March 2025.";

struct Site {
    address: SocketAddr,
    _examples: Examples,
    ledger: std::path::PathBuf,
}

/// A server of the examples and of a hostile report, for all tests.
fn site() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| {
        let examples = examples().expect("examples");
        let mut ledger = Ledger::open(examples.ledger()).expect("a ledger");
        let document = Document {
            id: "evil\u{202e}<i>.txt".into(),
            text: HOSTILE.into(),
            publisher: Some("<u>Press</u>\u{200f}".into()),
            url: Some("javascript:alert(3)".into()),
            published: Some("2025-03-06".into()),
            language: Some("en".into()),
            ..Document::default()
        };
        let reading = read_by(&document, Reader::Words).expect("a text");
        assert!(!reading.records.is_empty());
        ledger.add(&reading.article, &reading.records).expect("it fits");
        ledger.refresh(|_, _| {}).expect("it can be worked out");
        let any = "127.0.0.1:0".parse().expect("an address");
        let server = Server::bind(examples.ledger(), any, Vec::new()).expect("a server");
        let site = Site { address: server.address(), ledger: examples.ledger(), _examples: examples };
        std::thread::spawn(move || server.run());
        site
    })
}

struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let named = |line: &&str| line.split(':').next().is_some_and(|one| one.eq_ignore_ascii_case(name));
        self.head.lines().find(named)?.split_once(':').map(|(_, value)| value.trim())
    }
}

fn ask(method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let address = site().address;
    let mut stream = TcpStream::connect(address).expect("it listens");
    let host = address.to_string();
    let mut request =
        format!("{method} {path} HTTP/1.1\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
    if !headers.iter().any(|(name, _)| *name == "Host") {
        request += &format!("Host: {host}\r\n");
    }
    headers.iter().for_each(|(name, value)| request += &format!("{name}: {value}\r\n"));
    // What is too much may be refused before it is sent.
    let _ = stream.write_all(format!("{request}\r\n{body}").as_bytes());
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    let text = String::from_utf8(bytes).expect("UTF-8");
    let (head, body) = text.split_once("\r\n\r\n").expect("a head");
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
    let body = if head.to_lowercase().contains("transfer-encoding: chunked") {
        unchunked(body)
    } else {
        body.to_owned()
    };
    Answer { status, head: head.to_owned(), body }
}

fn unchunked(mut body: &str) -> String {
    let mut whole = String::new();
    while let Some((size, rest)) = body.split_once("\r\n") {
        let size = usize::from_str_radix(size.trim(), 16).expect("a size");
        whole += &rest[..size];
        body = rest.get(size + 2..).unwrap_or_default();
    }
    whole
}

fn get(path: &str) -> Answer {
    ask("GET", path, &[], "")
}

/// One address of each sort of page, below the language; those of hostile records among them.
fn pages() -> Vec<String> {
    let ledger = Ledger::open_read_only(&site().ledger).expect("a ledger");
    let ids = |sql: &str| -> Vec<String> {
        let table = ledger.query_all(sql).expect("a query");
        table
            .rows
            .iter()
            .map(|row| serde_json::to_value(&row[0]).expect("JSON").as_str().expect("text").to_owned())
            .collect()
    };
    let hostile = "document LIKE 'evil%'";
    let mut pages: Vec<String> = [
        "",
        "ask",
        "ask?state=Togo&from=France&to=Russia",
        "search?q=Togo",
        "search?q=%3Cscript%3E%E2%80%AE",
        "disputed",
        "read",
        "about",
        "state/TGO",
        "state/RUS",
        "pair/TGO-RUS",
        "pair/MLI-FRA",
    ]
    .map(str::to_owned)
    .to_vec();
    pages.extend(
        ids(&format!("SELECT DISTINCT happening FROM merges JOIN mentions USING (record) WHERE {hostile}"))
            .iter()
            .map(|id| format!("happening/{id}")),
    );
    pages.extend(
        ids(&format!("SELECT record FROM mentions WHERE {hostile}")).iter().map(|id| format!("record/{id}")),
    );
    pages.extend(
        ids(&format!("SELECT article FROM articles WHERE {hostile}"))
            .iter()
            .map(|id| format!("article/{id}")),
    );
    pages.extend(
        ids("SELECT agreement FROM agreements ORDER BY records DESC LIMIT 1")
            .iter()
            .map(|id| format!("happening/{id}")),
    );
    pages
}

/// The page without its pictures, which turn labels round by marks of their own.
fn without_pictures(html: &str) -> String {
    let mut parts = html.split("<svg");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| all + part.split_once("</svg>").map_or("", |(_, rest)| rest))
}

#[test]
fn every_page_in_every_language() {
    let pages = pages();
    assert!(
        ["happening/", "record/", "article/"]
            .iter()
            .all(|sort| pages.iter().any(|page| page.starts_with(sort)))
    );
    for (language, direction) in LANGUAGES {
        for page in &pages {
            let path = format!("/{language}/{page}");
            let answer = get(&path);
            assert_eq!(answer.status, 200, "{path}: {}", answer.body);
            let html = &answer.body;
            assert!(html.contains(&format!("<html lang=\"{language}\" dir=\"{direction}\">")), "{path}");
            assert!(html.contains("id=\"main\"") && html.matches("<h1>").count() == 1, "{path}");
            for harm in ["<script", "<img", "<b>", "<i>", "<u>", "href=\"javascript", " style=", "<style"] {
                assert!(!html.contains(harm), "{path}: {harm}");
            }
            let unseen: BTreeSet<char> =
                without_pictures(html).chars().filter(|c| mithaq_voice::unseen::is_unseen(*c)).collect();
            assert!(unseen.is_empty(), "{path}: {unseen:?}");
            let policy = answer.header("content-security-policy").expect("a policy");
            assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
            assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
            assert_eq!(answer.header("content-language"), Some(language));
        }
    }
}

#[test]
fn every_page_is_well_formed_where_xml_can_tell() {
    for page in pages() {
        let answer = get(&format!("/ar/{page}"));
        for svg in answer.body.split("<svg").skip(1).filter_map(|part| part.split_once("</svg>")) {
            let svg = format!("<svg{}</svg>", svg.0);
            roxmltree::Document::parse(&svg).unwrap_or_else(|error| panic!("{page}: {error}"));
        }
    }
}

#[test]
fn every_page_has_its_values() {
    for page in pages() {
        let (path, query) = page
            .split_once('?')
            .map_or((page.as_str(), String::new()), |(path, query)| (path, format!("?{query}")));
        let path = format!("/en/{}.json{query}", if path.is_empty() { "index" } else { path });
        let answer = get(&path);
        assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/json")), "{path}");
        assert!(
            serde_json::from_str::<serde_json::Value>(&answer.body)
                .is_ok_and(|value| value.is_object() || value.is_array()),
            "{path}"
        );
    }
}

#[test]
fn what_is_not_there_is_said_so() {
    for (path, status) in [
        ("/en/nothing", 404),
        ("/xx/", 404),
        ("/en/state/Frnace", 404),
        ("/en/record/ffffffffffffffff", 404),
        ("/en/happening/ffffffffffffffff", 404),
        ("/en/article/zz", 404),
        ("/en/pair/TGO", 404),
        ("/en/ask?state=Togo&from=Togo&to=Russia", 400),
    ] {
        let answer = get(path);
        assert_eq!(answer.status, status, "{path}");
        assert!(answer.body.contains("<h1>"), "{path}");
    }
    let frnace = get("/ar/state/Frnace");
    assert!(frnace.body.contains("/ar/state/FRA") && frnace.body.contains("فرنسا"), "{}", frnace.body);
    let problem = get("/en/state/Frnace.json");
    assert_eq!((problem.status, problem.header("content-type")), (404, Some("application/problem+json")));
    let problem: serde_json::Value = serde_json::from_str(&problem.body).expect("JSON");
    assert_eq!((&problem["status"], &problem["did_you_mean"][0]), (&404.into(), &"FRA".into()));
}

#[test]
fn addresses_lead_on() {
    let to = |path: &str, headers: &[(&str, &str)]| {
        let answer = ask("GET", path, headers, "");
        (answer.status, answer.header("location").map(str::to_owned))
    };
    assert_eq!(to("/", &[("Accept-Language", "ar-EG,en;q=0.5")]), (307, Some("/ar/".to_owned())));
    assert_eq!(to("/", &[]), (307, Some("/en/".to_owned())));
    assert_eq!(to("/fr", &[]), (308, Some("/fr/".to_owned())));
    assert_eq!(to("/en/state/togo", &[]), (308, Some("/en/state/TGO".to_owned())));
    assert_eq!(to("/en/pair/Togo-Russia.json", &[]), (308, Some("/en/pair/TGO-RUS.json".to_owned())));
}

#[test]
fn a_report_is_read_and_kept_nowhere() {
    let before = get("/en/about.json").body;
    let sent =
        "text=Togo+expelled+two+French+diplomats+on+3+March+2025.%0A%3Cscript%3Ealert(1)%3C%2Fscript%3E";
    let form = ("Content-Type", "application/x-www-form-urlencoded");
    let answer = ask("POST", "/en/read", &[form], sent);
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert!(
        answer.body.contains("<mark class=\"quote\">") && !answer.body.contains("<script"),
        "{}",
        answer.body
    );
    let values = ask("POST", "/en/read.json", &[form], sent);
    assert!(
        serde_json::from_str::<serde_json::Value>(&values.body)
            .is_ok_and(|read| read["records"][0]["type"] == "SANCTION")
    );
    assert_eq!(get("/en/about.json").body, before);
    assert_eq!(ask("POST", "/en/read", &[form], "text=+").status, 400);
}

#[test]
fn strangers_are_refused() {
    assert_eq!(ask("GET", "/en/", &[("Host", "evil.example")], "").status, 421);
    assert_eq!(ask("POST", "/en/read", &[("Origin", "http://evil.example")], "text=a").status, 403);
    assert_eq!(ask("POST", "/en/about", &[], "a").status, 405);
    assert_eq!(ask("DELETE", "/en/", &[], "").status, 405);
    assert_eq!(ask("POST", "/en/read", &[], &"a".repeat(2 << 20)).status, 413);
    assert_eq!((get("/healthz").status, get("/healthz").body), (200, "ok\n".to_owned()));
    assert!(get("/style.css").body.contains(".mithaq .fill-paper"));
}

#[test]
fn a_page_as_it_is() {
    let page = get("/en/record/ffff").body;
    insta::assert_snapshot!("missing", page.replace(env!("CARGO_PKG_VERSION"), "VERSION"));
}
