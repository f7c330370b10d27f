//! What servers must not be able to do.

use std::io::Write;

use crate::Desk;
use crate::server::{Asked, Reply, Site};

fn page(asked: &Asked) -> Reply {
    match asked.path.as_str() {
        "/robots.txt" => Reply::status(404),
        path => Reply::html(&format!("<p>The page {path}.</p>")),
    }
}

/// A feed with these pages, each at the address it has.
fn naming(entries: &[String], reply: impl Fn(&Asked) -> Reply + Send + 'static) -> Site {
    let entries = entries.to_vec();
    Site::new(move |asked| match asked.path.as_str() {
        "/rss" => Reply::feed(&entries.iter().map(String::as_str).collect::<Vec<_>>()),
        _ => reply(asked),
    })
}

#[test]
fn this_machine_is_refused_unless_allowed() {
    let site = Site::new(page);
    for host in ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"] {
        let url = site.url("/rss").replace("127.0.0.1", host);
        let desk = Desk::new("", std::slice::from_ref(&url));
        let config = desk.folder.path().join("feeds.toml");
        std::fs::write(config, format!("[[feed]]\nurl = {url:?}\n")).expect("it is written");
        // And again at once: nobody was asked, so nobody needs to be left in peace.
        for _ in 0..2 {
            let round = desk.round();
            assert!(round.has("is refused"), "{host}: {round:?}");
        }
    }
    assert!(site.asked().is_empty());
}

#[test]
fn a_redirect_to_a_private_address_is_refused() {
    let private = Site::on("127.0.0.2", page);
    let secret = private.url("/secret");
    let site = naming(&["/1".to_owned(), private.url("/2")], move |asked| match asked.path.as_str() {
        "/1" => Reply::to(secret.clone()),
        _ => page(asked),
    });
    let desk = Desk::new("", &[site.url("/rss")]);
    let round = desk.round();
    assert!(round.has("1: 127.0.0.2 is refused (this machine)"), "{round:?}");
    assert!(round.has("2: 127.0.0.2 is refused (this machine)"), "{round:?}");
    assert!(round.reports.is_empty() && private.asked().is_empty());
}

#[test]
fn redirects_end() {
    let site = naming(&["/loop".to_owned(), "/5".to_owned()], |asked| match asked.path.as_str() {
        "/loop" => Reply::to("/loop"),
        "/0" => Reply::html("there"),
        "/robots.txt" => Reply::status(404),
        steps => Reply::to(format!("/{}", steps[1..].parse::<u8>().expect("a number") - 1)),
    });
    let desk = Desk::new("", &[site.url("/rss")]);
    let round = desk.round();
    assert!(round.has("loop: too many redirects; again None"), "{round:?}");
    // Five are followed.
    assert_eq!((round.urls(), round.reports[0].final_url.clone()), (vec!["5"], site.url("/0")));
    assert_eq!(site.asked().iter().filter(|path| *path == "/loop").count(), 6);
}

#[test]
fn redirects_lead_to_web_pages_only() {
    let site = naming(&["/file".to_owned(), "/secret".to_owned()], |asked| match asked.path.as_str() {
        "/file" => Reply::to("file:///etc/passwd"),
        "/secret" => Reply::to("http://me:secret@127.0.0.1:1/"),
        _ => page(asked),
    });
    let round = Desk::new("", &[site.url("/rss")]).round();
    assert!(round.has("expected http or https"), "{round:?}");
    assert!(round.has("expected no credentials") && !round.has("secret@"), "{round:?}");
}

#[test]
fn what_is_too_large_is_left() {
    let site = naming(&["/1".to_owned(), "/2".to_owned()], |asked| match asked.path.as_str() {
        "/1" => Reply::html(&"a".repeat(1024)),
        "/2" => Reply::html(&"a".repeat(1025)),
        _ => page(asked),
    });
    let round = Desk::new("largest = \"1 KiB\"", &[site.url("/rss")]).round();
    assert_eq!(round.urls(), ["1"]);
    assert!(round.has("2: larger than 1.0 KiB; again None"), "{round:?}");
}

#[test]
fn a_small_page_that_unpacks_to_a_large_one_is_left() {
    let bomb = gzip(&vec![b'a'; 64 * 1024 * 1024]);
    assert!(bomb.len() < 128 * 1024);
    let packed = gzip(b"<p>Togo signed.</p>");
    let site = naming(&["/bomb".to_owned(), "/packed".to_owned()], move |asked| match asked.path.as_str() {
        "/bomb" => Reply::html("").holding(&bomb).with("Content-Encoding", "gzip"),
        "/packed" => Reply::html("").holding(&packed).with("Content-Encoding", "gzip"),
        _ => page(asked),
    });
    let round = Desk::new("", &[site.url("/rss")]).round();
    assert!(round.has("bomb: larger than 2.0 MiB"), "{round:?}");
    assert_eq!(round.urls(), ["packed"]);
    assert_eq!(round.reports[0].bytes, b"<p>Togo signed.</p>");
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).expect("memory");
    packer.finish().expect("memory")
}

/// An address at which nobody listens. A site that was stopped would sometimes still reset connections.
fn free_address() -> std::net::SocketAddr {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("bound")
}

#[test]
fn a_bad_feed_stops_no_other() {
    let site = Site::new(|asked| match asked.path.as_str() {
        "/bad" => Reply::status(200).holding("<rss version='2.0'><channel><item>"),
        "/html" => Reply::html("<html><p>Gone</p></html>"),
        "/gone" => Reply::status(410),
        "/rss" => Reply::feed(&["/1"]),
        _ => page(asked),
    });
    let feeds = ["/bad", "/html", "/gone", "/rss"].map(|path| site.url(path));
    let nobody = format!("http://{}/rss", free_address());
    let round = Desk::new("", &[&[nobody][..], &feeds[..]].concat()).round();
    assert_eq!(round.told.iter().filter(|line| line.starts_with("feed:")).count(), 4, "{round:?}");
    assert!(round.has("no feed") && round.has("HTTP 410") && round.has("refused"), "{round:?}");
    assert_eq!(round.urls(), ["1"]);
}

#[test]
fn what_is_no_page_is_left() {
    let site =
        naming(&["/1.mp3".to_owned(), "javascript:alert(1)".to_owned()], |asked| match asked.path.as_str() {
            "/1.mp3" => Reply::status(200).with("Content-Type", "audio/mpeg").holding("ID3"),
            _ => page(asked),
        });
    let round = Desk::new("", &[site.url("/rss")]).round();
    assert!(round.has("1.mp3: not a page but audio/mpeg"), "{round:?}");
    assert!(round.has("expected http or https"), "{round:?}");
}
