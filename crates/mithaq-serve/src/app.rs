//! From a request to an answer.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT_LANGUAGE, ALLOW, CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, LOCATION, RETRY_AFTER, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::Response;
use axum::routing::get;
use mithaq_ledger::{Interrupter, Ledger};
use mithaq_voice::{OWN_LANGUAGE, Speaker, spoken};
use tokio::sync::Semaphore;

use crate::address::{Address, Place};
use crate::fault::Fault;
use crate::guard;
use crate::pages::{self, Asked, Shown};

/// Pages that are worked out at once.
const AT_ONCE: usize = 8;
/// Texts that are read at once: each keeps a core busy.
const READ_AT_ONCE: usize = 2;
/// So long a request waits for its turn, and so long it may take, and a text that is read.
const TURN: Duration = Duration::from_secs(5);
const TIME: Duration = Duration::from_secs(20);
const READING_TIME: Duration = Duration::from_secs(60);
/// Bytes that can be sent.
const MOST: usize = 1 << 20;

const STYLE: &str = include_str!("style.css");

struct App {
    ledger: PathBuf,
    names: Vec<String>,
    works: Arc<Semaphore>,
    readings: Arc<Semaphore>,
}

/// All that is answered.
pub(crate) fn router(ledger: PathBuf, names: Vec<String>) -> Router {
    let [works, readings] = [AT_ONCE, READ_AT_ONCE].map(|most| Arc::new(Semaphore::new(most)));
    let app = Arc::new(App { ledger, names, works, readings });
    Router::new()
        .route("/healthz", get(async |State(app): State<Arc<App>>| health(&app).await))
        .route("/style.css", get(async || style()))
        .fallback(async |State(app): State<Arc<App>>, request: Request| answer(&app, request).await)
        .layer(axum::middleware::map_response(async |mut response: Response| {
            guard::protect(response.headers_mut());
            response
        }))
        .with_state(app)
}

fn style() -> Response {
    let sheet = [STYLE, mithaq_plot::DARK_STYLE].concat();
    let mut response = typed(StatusCode::OK, "text/css; charset=utf-8", sheet);
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("max-age=3600"));
    response
}

/// Whether the ledger can be read.
async fn health(app: &App) -> Response {
    let ledger = app.ledger.clone();
    let found = tokio::task::spawn_blocking(move || Ledger::open_read_only(ledger).is_ok()).await;
    match found {
        Ok(true) => typed(StatusCode::OK, "text/plain; charset=utf-8", "ok\n".to_owned()),
        _ => typed(
            StatusCode::SERVICE_UNAVAILABLE,
            "text/plain; charset=utf-8",
            "the ledger cannot be read\n".to_owned(),
        ),
    }
}

async fn answer(app: &App, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let language = preferred(request.headers());
    if let Err(fault) = guard::check_host(request.headers(), &app.names) {
        return failed(&fault, language, path.ends_with(".json"));
    }
    let bare = path.trim_matches('/');
    if bare.is_empty() {
        let mut response = moved(StatusCode::TEMPORARY_REDIRECT, &Place::Front.within(language));
        response.headers_mut().insert(VARY, HeaderValue::from_static("Accept-Language"));
        return response;
    }
    if let Some(language) = spoken().find(|language| language.code == bare && !path.ends_with('/')) {
        return moved(StatusCode::PERMANENT_REDIRECT, &Place::Front.within(&language.code));
    }
    let Some(address) = Address::parse(&path) else {
        let language = in_path(&path).unwrap_or(language);
        return failed(
            &Fault::missing("There is no such page.", path.as_str()),
            language,
            path.ends_with(".json"),
        );
    };
    let (language, json) = (address.language, address.json);
    match work(app, address, request).await {
        Ok(Shown::Page { html }) => worded(StatusCode::OK, "text/html; charset=utf-8", html, language),
        Ok(Shown::Values { json }) => typed(StatusCode::OK, "application/json", json),
        Ok(Shown::Moved { to }) => moved(StatusCode::PERMANENT_REDIRECT, &to),
        Err(fault) => failed(&fault, language, json),
    }
}

/// Works a page out, on a thread of its own.
async fn work(app: &App, address: Address, request: Request) -> Result<Shown, Fault> {
    let (parts, body) = request.into_parts();
    let reads = match parts.method {
        Method::GET | Method::HEAD => false,
        Method::POST if address.place == Place::Read => true,
        _ => return Err(Fault::new(StatusCode::METHOD_NOT_ALLOWED, "Pages can only be read.", "")),
    };
    let query = if reads {
        guard::check_origin(&parts.headers)?;
        sent(body).await?
    } else {
        parts.uri.query().unwrap_or_default().to_owned()
    };
    let form: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let (room, time) = if reads { (&app.readings, READING_TIME) } else { (&app.works, TIME) };
    let turn = tokio::time::timeout(TURN, Arc::clone(room).acquire_owned()).await;
    let Ok(Ok(turn)) = turn else { return Err(Fault::busy()) };
    let (file, breaks): (_, Arc<OnceLock<Interrupter>>) = (app.ledger.clone(), Arc::default());
    let interrupter = Arc::clone(&breaks);
    let worked = tokio::task::spawn_blocking(move || {
        let ledger = Ledger::open_read_only(file)?;
        let _ = interrupter.set(ledger.interrupter());
        // One answer is drawn from one state of the ledger.
        let _held = ledger.hold()?;
        let shown = pages::show(&Asked { address, form, reads, ledger: &ledger });
        // Whoever does not wait any longer makes no room for others by that.
        drop(turn);
        shown
    });
    match tokio::time::timeout(time, worked).await {
        Ok(Ok(shown)) => shown,
        Ok(Err(_)) => Err(Fault::bug()),
        Err(_) => {
            if let Some(interrupter) = breaks.get() {
                interrupter.interrupt();
            }
            Err(Fault::new(StatusCode::SERVICE_UNAVAILABLE, "This takes too long.", ""))
        }
    }
}

/// What was sent, if it is not too much and not too slow.
async fn sent(body: Body) -> Result<String, Fault> {
    let late = |_| Fault::new(StatusCode::REQUEST_TIMEOUT, "This takes too long.", "");
    let much = |_| {
        Fault::new(StatusCode::PAYLOAD_TOO_LARGE, "The text is too long: at most a megabyte can be sent.", "")
    };
    let bytes = tokio::time::timeout(TIME, to_bytes(body, MOST)).await.map_err(late)?.map_err(much)?;
    String::from_utf8(bytes.into()).map_err(|_| Fault::bad("What was sent is no form.", ""))
}

fn failed(fault: &Fault, language: &'static str, json: bool) -> Response {
    let mut response = if json {
        typed(fault.status, "application/problem+json", fault.problem().to_string())
    } else {
        worded(fault.status, "text/html; charset=utf-8", pages::fault(fault, language), language)
    };
    if fault.status == StatusCode::METHOD_NOT_ALLOWED {
        response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    if fault.status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("5"));
    }
    response
}

fn typed(status: StatusCode, kind: &'static str, body: String) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

fn worded(status: StatusCode, kind: &'static str, body: String, language: &'static str) -> Response {
    let mut response = typed(status, kind, body);
    if let Ok(language) = HeaderValue::from_str(language) {
        response.headers_mut().insert(CONTENT_LANGUAGE, language);
    }
    response
}

fn moved(status: StatusCode, to: &str) -> Response {
    let mut response = typed(status, "text/plain; charset=utf-8", String::new());
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert(LOCATION, to);
    }
    response
}

/// The language that a path begins with.
fn in_path(path: &str) -> Option<&'static str> {
    let code = path.split('/').nth(1)?;
    spoken().find(|language| language.code == code).map(|language| language.code.as_str())
}

/// Of the languages that are spoken here the one that the reader likes best; else that of the program.
fn preferred(headers: &HeaderMap) -> &'static str {
    let wanted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut liked: Vec<(f32, &'static str)> = Vec::new();
    for one in wanted.split(',').take(32) {
        let (tag, quality) = one.split_once(";q=").unwrap_or((one, "1"));
        let code = tag.trim().split('-').next().unwrap_or_default();
        let quality: f32 = quality.trim().parse().unwrap_or(0.0);
        let known = spoken().find(|language| language.code.eq_ignore_ascii_case(code));
        liked.extend(known.filter(|_| quality > 0.0).map(|language| (quality, language.code.as_str())));
    }
    // The sort keeps the order of those liked alike.
    liked.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    liked.first().map_or(OWN_LANGUAGE, |(_, code)| code)
}

/// Who speaks a language that is spoken here.
pub(crate) fn voice(language: &str) -> Speaker {
    Speaker::of(language, false)
        .or_else(|_| Speaker::of(OWN_LANGUAGE, false))
        .unwrap_or_else(|_| unreachable!("its own"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_get_the_language_they_like_best() {
        for (wanted, code) in [
            ("ar-EG,ar;q=0.9,en;q=0.8", "ar"),
            ("de, fr;q=0.5, ru;q=0.7", "ru"),
            ("de", "en"),
            ("", "en"),
            ("en;q=0, fr;q=0.1", "fr"),
            ("FR", "fr"),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_str(wanted).expect("a header"));
            assert_eq!(preferred(&headers), code, "{wanted}");
        }
    }
}
