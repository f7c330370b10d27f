//! What servers may expect.

use jiff::SignedDuration;
use mithaq_watch::{Outcome, StateError};

use crate::Desk;
use crate::server::{Asked, Reply, Site};

/// Why a watch was ended.
#[derive(Debug)]
struct Enough;

impl From<StateError> for Enough {
    fn from(_: StateError) -> Self {
        Self
    }
}

const HOUR: SignedDuration = SignedDuration::from_hours(1);

fn page(asked: &Asked) -> Reply {
    match asked.path.as_str() {
        "/robots.txt" => Reply::status(404),
        path => Reply::html(&format!("<p>The page {path}.</p>")),
    }
}

#[test]
fn what_is_new_is_fetched_once() {
    let site = Site::new(|asked| match asked.path.as_str() {
        "/rss" => Reply::feed(&["/1", "/2"]),
        _ => page(asked),
    });
    let desk = Desk::new("", &[site.url("/rss")]);
    let round = desk.round();
    assert_eq!(round.urls(), ["1", "2"]);
    assert_eq!(round.reports[0].bytes, b"<p>The page /1.</p>");
    assert_eq!(round.reports[0].content_type.as_deref(), Some("text/html; charset=utf-8"));
    assert_eq!(round.reports[0].feed.publisher.as_deref(), Some("News"));
    assert_eq!(site.asked(), ["/robots.txt", "/rss", "/1", "/2"]);
    let again = desk.round();
    assert!(again.reports.is_empty() && again.has("2 entries, 0 new"), "{again:?}");
    assert_eq!(site.asked(), ["/rss"]);
}

#[test]
fn validators_are_sent_back() {
    for (name, value, sent) in [
        ("ETag", "\"v1\"", "if-none-match"),
        ("Last-Modified", "Sun, 23 Nov 2025 10:00:00 GMT", "if-modified-since"),
    ] {
        let site = Site::new(move |asked| match asked.path.as_str() {
            "/rss" if asked.header(sent) == Some(value) => Reply::status(304),
            "/rss" => Reply::feed(&["/1"]).with(name, value),
            _ => page(asked),
        });
        let desk = Desk::new("", &[site.url("/rss")]);
        assert_eq!(desk.round().urls(), ["1"]);
        assert!(desk.round().has("unchanged"), "{name}");
    }
}

#[test]
fn a_feed_comes_whole_while_a_page_of_it_is_missing() {
    let site = Site::new(|asked| match asked.path.as_str() {
        "/rss" if asked.header("if-none-match").is_some() => Reply::status(304),
        "/rss" => Reply::feed(&["/1"]).with("ETag", "\"v1\""),
        "/1" => Reply::status(500),
        _ => page(asked),
    });
    let desk = Desk::new("", &[site.url("/rss")]);
    for _ in 0..3 {
        assert!(desk.round().has("1: HTTP 500"));
    }
    // Three times is enough.
    assert!(desk.round().has("unchanged"));
}

#[test]
fn robots_txt_is_obeyed_for_feeds_and_pages() {
    let site = Site::new(|asked| match asked.path.as_str() {
        "/robots.txt" => {
            Reply::status(200).holding("User-agent: mithaq\nDisallow: /no\n\nUser-agent: *\nDisallow: /\n")
        }
        "/rss" => Reply::feed(&["/no/1", "/yes/2", "/moved"]),
        "/moved" => Reply::to("/no/3"),
        _ => page(asked),
    });
    let desk = Desk::new("", &[site.url("/rss"), site.url("/no/rss")]);
    let round = desk.round();
    assert_eq!(round.urls(), ["yes/2"]);
    assert!(round.has("no/1: robots.txt forbids it; again None"), "{round:?}");
    assert!(round.has("moved: robots.txt forbids it"), "{round:?}");
    assert!(round.has("feed: robots.txt forbids it"), "{round:?}");
    assert!(!site.asked().iter().any(|path| path.starts_with("/no")));
}

#[test]
fn robots_txt_is_asked_once_a_day() {
    let site = Site::new(|asked| match asked.path.as_str() {
        "/rss" => Reply::feed(&[]),
        _ => page(asked),
    });
    let desk = Desk::new("", &[site.url("/rss")]);
    desk.round();
    desk.clock.pass(HOUR * 23);
    desk.round();
    assert_eq!(site.asked(), ["/robots.txt", "/rss", "/rss"]);
    desk.clock.pass(HOUR * 2);
    desk.round();
    assert_eq!(site.asked(), ["/robots.txt", "/rss"]);
}

#[test]
fn nothing_is_fetched_while_robots_txt_fails() {
    let site = Site::new(|asked| match asked.path.as_str() {
        "/robots.txt" => Reply::status(500),
        _ => Reply::feed(&[]),
    });
    let desk = Desk::new("", &[site.url("/rss")]);
    assert!(desk.round().has("robots.txt cannot be read"));
    assert_eq!(site.asked(), ["/robots.txt"]);
}

#[test]
fn what_robots_txt_said_holds_on_while_it_fails() {
    let fails = std::sync::atomic::AtomicBool::new(false);
    let site = Site::new(move |asked| match asked.path.as_str() {
        "/robots.txt" if fails.swap(true, std::sync::atomic::Ordering::Relaxed) => Reply::status(500),
        "/robots.txt" => Reply::status(200).holding("User-agent: *\nDisallow: /no"),
        _ => Reply::feed(&["/no"]),
    });
    let desk = Desk::new("", &[site.url("/rss")]);
    assert!(desk.round().has("1 entries"));
    desk.clock.pass(HOUR * 25);
    assert!(desk.round().has("1 entries"));
    assert!(!site.asked().contains(&"/no".to_owned()));
}

#[test]
fn a_robots_txt_that_leads_in_circles_forbids_nothing() {
    let site = Site::new(|asked| match asked.path.as_str() {
        "/robots.txt" => Reply::to("/robots.txt"),
        _ => Reply::feed(&[]),
    });
    let desk = Desk::new("", &[site.url("/rss")]);
    assert!(desk.round().has("0 entries"));
    assert_eq!(site.asked().len(), 7);
}

#[test]
fn a_host_is_left_in_peace_between_requests() {
    let site = Site::new(|asked| match asked.path.as_str() {
        "/rss" => Reply::feed(&["/1", "/2"]),
        _ => page(asked),
    });
    let desk = Desk::new("delay = \"3s\"", &[site.url("/rss")]);
    desk.round();
    assert_eq!(desk.clock.slept(), [3, 3, 3]);
}

#[test]
fn robots_txt_can_ask_for_more_time() {
    let site = Site::new(|asked| match asked.path.as_str() {
        "/robots.txt" => Reply::status(200).holding("User-agent: *\nCrawl-delay: 90\n"),
        "/rss" => Reply::feed(&["/1"]),
        _ => page(asked),
    });
    let desk = Desk::new("", &[site.url("/rss")]);
    assert_eq!(desk.round().urls(), ["1"]);
    assert_eq!(desk.clock.slept(), [90, 90]);
}

#[test]
fn retry_after_is_waited_for() {
    let site = Site::new(|asked| match asked.path.as_str() {
        "/rss" => Reply::status(429).with("Retry-After", "7200"),
        _ => page(asked),
    });
    let desk = Desk::new("", &[site.url("/rss")]);
    assert!(desk.round().has("no request before 1970-01-01T02:00:02Z"));
    site.asked();
    desk.clock.pass(HOUR);
    assert!(desk.round().has("is not asked again before 1970-01-01T02:00:02Z"));
    assert!(site.asked().is_empty());
    desk.clock.pass(HOUR);
    desk.round();
    assert_eq!(site.asked(), ["/rss"]);
}

#[test]
fn a_page_that_is_busy_for_a_moment_comes_in_the_same_round() {
    let first = std::sync::atomic::AtomicBool::new(true);
    let site = Site::new(move |asked| match asked.path.as_str() {
        "/rss" => Reply::feed(&["/1"]),
        "/1" if first.swap(false, std::sync::atomic::Ordering::Relaxed) => {
            Reply::status(503).with("Retry-After", "30")
        }
        _ => page(asked),
    });
    let desk = Desk::new("", &[site.url("/rss")]);
    assert_eq!(desk.round().urls(), ["1"]);
    assert_eq!(desk.clock.slept(), [2, 2, 30]);
}

#[test]
fn a_feed_that_fails_is_asked_less_and_less() {
    let site = Site::new(|asked| match asked.path.as_str() {
        "/rss" => Reply::status(500),
        _ => page(asked),
    });
    let desk = Desk::new("every = \"1h\"", &[site.url("/rss")]);
    assert!(desk.round().has("HTTP 500; again 1970-01-01T01:00:02Z"));
    desk.clock.pass(HOUR);
    assert!(desk.round().has("HTTP 500; again 1970-01-01T03:00:02Z"));
    desk.clock.pass(HOUR);
    site.asked();
    assert!(desk.round().has("it failed, and is not asked again before 1970-01-01T03:00:02Z"));
    assert!(site.asked().is_empty());
}

#[test]
fn a_slow_host_holds_up_no_other() {
    let slow = Site::new(|asked| match asked.path.as_str() {
        "/robots.txt" => Reply::status(200).holding("User-agent: *\nCrawl-delay: 60\n"),
        "/rss" => Reply::feed(&["/slow1", "/slow2"]),
        _ => page(asked),
    });
    let quick = Site::new(|asked| match asked.path.as_str() {
        "/rss" => Reply::feed(&["/quick1", "/quick2"]),
        _ => page(asked),
    });
    // One machine under two names: only by name are hosts told apart.
    let quick_url = quick.url("/rss").replace("127.0.0.1", "localhost");
    let desk = Desk::new("", &[slow.url("/rss"), quick_url]);
    assert_eq!(desk.round().urls(), ["quick1", "quick2", "slow1", "slow2"]);
}

#[test]
fn a_report_in_two_feeds_is_fetched_once() {
    let site = Site::new(|asked| match asked.path.as_str() {
        "/rss" => Reply::feed(&["/1"]),
        "/world" => Reply::feed(&["/1#top", "/2"]),
        _ => page(asked),
    });
    let desk = Desk::new("", &[site.url("/rss"), site.url("/world")]);
    assert_eq!(desk.round().urls(), ["1", "2"]);
    assert!(desk.round().reports.is_empty());
}

#[test]
fn without_following_the_feed_itself_is_the_report() {
    let site = Site::new(|asked| {
        match asked.path.as_str() {
        "/rss" => Reply::status(200).holding(
            "<rss version='2.0'><channel><item><guid>a</guid><description>Togo &amp;lt;b&amp;gt;signed&amp;lt;/b&amp;gt;.\
             </description></item><item><guid>b</guid></item></channel></rss>",
        ),
        _ => page(asked),
    }
    });
    let desk = Desk::new("follow = false", &[site.url("/rss")]);
    let round = desk.round();
    assert_eq!(round.reports.len(), 1);
    assert!(round.has("neither a link nor a text"), "{round:?}");
    assert_eq!(site.asked(), ["/robots.txt", "/rss"]);
    assert!(desk.round().reports.is_empty());
}

#[test]
fn a_report_that_was_not_taken_comes_again() {
    let site = Site::new(|asked| match asked.path.as_str() {
        "/rss" => Reply::feed(&["/1"]).with("ETag", "\"v1\""),
        _ => page(asked),
    });
    let desk = Desk::new("", &[site.url("/rss")]);
    let full = desk.watcher().poll_once(|outcome| match outcome {
        Outcome::Report(_) => Err(Enough),
        _ => Ok(()),
    });
    assert!(full.is_err());
    assert_eq!(desk.round().urls(), ["1"]);
}

#[test]
fn a_feed_is_asked_every_so_often() {
    let site = Site::new(|asked| match asked.path.as_str() {
        "/rss" => Reply::feed(&["/1"]),
        _ => page(asked),
    });
    let desk = Desk::new("every = \"1h\"\ndelay = \"0s\"", &[site.url("/rss")]);
    let mut told = Vec::new();
    let ended = desk.watcher().poll(|outcome| {
        told.push(match outcome {
            Outcome::Report(_) => "report",
            Outcome::Polled { .. } => "polled",
            _ => "failed",
        });
        if told.len() < 4 { Ok(()) } else { Err(Enough) }
    });
    assert!(ended.is_err());
    assert_eq!(told, ["polled", "report", "polled", "polled"]);
    assert_eq!(desk.clock.slept(), [3600, 3600]);
}

#[test]
fn two_watchers_do_not_share_a_state() {
    let desk = Desk::new("", &["http://127.0.0.1/rss".to_owned()]);
    let _first = desk.watcher();
    let config = mithaq_watch::Config::read(&desk.folder.path().join("feeds.toml")).expect("it is right");
    let second = mithaq_watch::Watcher::open(config, desk.folder.path().join("state.json"), &desk.clock);
    assert!(second.is_err_and(|error| error.to_string().contains("in use by another watch")));
}
