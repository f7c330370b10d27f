//! `mithaq watch` against a web site on loopback.

use std::fs;
use std::process::{Command, Output};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use tiny_http::{Header, Response, Server};

/// A site that ends with its test. It knows these paths, and no others.
struct Site {
    server: Arc<Server>,
    thread: Option<JoinHandle<()>>,
}

impl Site {
    fn new(pages: Vec<(&'static str, String)>) -> Self {
        let server = Arc::new(Server::http("127.0.0.1:0").expect("a port"));
        let serving = Arc::clone(&server);
        let thread = thread::spawn(move || {
            for request in serving.incoming_requests() {
                let page = pages.iter().find(|(path, _)| *path == request.url());
                let status = if page.is_some() { 200 } else { 404 };
                let body = page.map(|(_, body)| body.clone()).unwrap_or_default();
                let html = Header::from_bytes("Content-Type", "text/html; charset=utf-8").expect("a header");
                let _ =
                    request.respond(Response::from_string(body).with_status_code(status).with_header(html));
            }
        });
        Self { server, thread: Some(thread) }
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.server.server_addr())
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.unblock();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn mithaq(folder: &tempfile::TempDir, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mithaq"))
        .args(arguments)
        .current_dir(folder)
        .env("MITHAQ_LEDGER", "news.ledger")
        // Nobody listens there: a proxy that was used would fail everything.
        .env("http_proxy", "http://127.0.0.1:9")
        .output()
        .expect("it runs")
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

const FEED: &str = "<rss version='2.0'><channel><title>Lome News</title><language>en</language><item>
    <title>Togo and Russia sign &lt;b&gt;an accord&lt;/b&gt;</title><link>/togo</link>
    <pubDate>Sun, 23 Nov 2025 10:00:00 GMT</pubDate><description>&lt;p&gt;Togo and Russia signed a military cooperation
    agreement in Moscow on Friday.&lt;/p&gt;</description></item></channel></rss>";

fn page() -> String {
    let text = "<p>Togo and Russia signed a military cooperation agreement in Moscow on Friday. The Togolese president \
                met the Russian president in the Kremlin. It is the first such agreement of the two countries.</p>";
    format!(
        "<html><head><title>Togo and Russia | Lome News</title></head><body><nav><a href='/'>Home</a></nav><article>{}\
         </article><footer>All rights reserved</footer></body></html>",
        text.repeat(3)
    )
}

fn feeds(folder: &tempfile::TempDir, settings: &str, urls: &[String]) {
    let feeds: String = urls.iter().map(|url| format!("[[feed]]\nurl = {url:?}\n")).collect();
    let text = format!("[settings]\ndelay = \"0s\"\nallow_private = [\"127.0.0.1\"]\n{settings}\n{feeds}");
    fs::write(folder.path().join("feeds.toml"), text).expect("it is written");
}

#[test]
fn what_is_new_is_added_once() {
    for settings in ["follow = true", "follow = false"] {
        let folder = tempfile::tempdir().expect("a folder");
        let site = Site::new(vec![("/rss", FEED.to_owned()), ("/togo", page())]);
        feeds(&folder, settings, &[site.url("/rss")]);
        let first = mithaq(&folder, &["watch", "feeds.toml", "--once"]);
        assert!(first.status.success(), "{}", err(&first));
        assert!(out(&first).contains("1 reports, 1 to fetch"), "{}", out(&first));
        assert!(out(&first).contains("1 feeds read, 0 failed; 1 reports added"), "{}", out(&first));
        assert!(out(&first).contains(" records: Togo and Russia sign an accord"), "{}", out(&first));
        assert!(folder.path().join("news.ledger.watch.json").exists());
        let query = "SELECT publisher, url, type, published_start FROM mentions";
        let rows = out(&mithaq(&folder, &["sql", "--format", "csv", query]));
        assert!(
            rows.contains("Lome News") && rows.contains("/togo") && rows.contains("2025-11-23"),
            "{rows}"
        );
        let again = mithaq(&folder, &["watch", "feeds.toml", "--once"]);
        assert!(out(&again).contains("1 reports, 0 to fetch"), "{}", out(&again));
        // The ledger knows it, also when the watcher has forgotten everything.
        fs::remove_file(folder.path().join("news.ledger.watch.json")).expect("it is there");
        let anew = mithaq(&folder, &["watch", "feeds.toml", "--once"]);
        assert!(out(&anew).contains("0 reports added, 1 already known"), "{}", out(&anew));
    }
}

#[test]
fn a_feed_that_fails_is_told_and_the_others_go_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = Site::new(vec![("/rss", FEED.to_owned()), ("/togo", page()), ("/html", page())]);
    feeds(&folder, "", &[site.url("/gone"), site.url("/html"), site.url("/rss")]);
    let output = mithaq(&folder, &["watch", "feeds.toml", "--once"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains(&format!("{}: HTTP 404", site.url("/gone"))), "{}", err(&output));
    assert!(err(&output).contains(&format!("{}: no feed", site.url("/html"))), "{}", err(&output));
    assert!(out(&output).contains("1 feeds read, 2 failed; 1 reports added"), "{}", out(&output));
}

#[test]
fn a_page_nested_beyond_measure_is_survived() {
    for (deep, told) in [(300_000, "0 reports added, 0 already known, 1 skipped"), (500, "1 reports added")] {
        let folder = tempfile::tempdir().expect("a folder");
        let site = Site::new(vec![("/rss", FEED.to_owned()), ("/togo", "<div>".repeat(deep) + &page())]);
        feeds(&folder, "", &[site.url("/rss")]);
        let output = mithaq(&folder, &["watch", "feeds.toml", "--once"]);
        assert!(out(&output).contains(told), "{:?} {}{}", output.status, out(&output), err(&output));
    }
}

#[test]
fn loopback_is_refused_unless_allowed() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = Site::new(vec![("/rss", FEED.to_owned())]);
    fs::write(folder.path().join("feeds.toml"), format!("[[feed]]\nurl = {:?}\n", site.url("/rss")))
        .expect("written");
    let output = mithaq(&folder, &["watch", "feeds.toml", "--once"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("127.0.0.1 is refused (this machine); allow_private"), "{}", err(&output));
}

#[test]
fn a_wrong_configuration_is_told_with_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    feeds(&folder, "evry = \"15m\"", &[]);
    let output = mithaq(&folder, &["watch", "feeds.toml"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(
        err(&output).contains("feeds.toml:4:1: unknown field `evry`, expected one of `every`"),
        "{}",
        err(&output)
    );
    assert!(!folder.path().join("news.ledger").exists());
}

#[test]
fn help_text() {
    let folder = tempfile::tempdir().expect("a folder");
    insta::assert_snapshot!("help-watch", out(&mithaq(&folder, &["watch", "--help"])));
}
