//! Who may ask, and what every answer carries.

use std::net::IpAddr;

use axum::http::header::{
    CONTENT_SECURITY_POLICY, HOST, ORIGIN, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri};

use crate::fault::Fault;

/// Nothing but the one stylesheet and our own forms: no scripts, no frames, nothing from elsewhere, nothing inline.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const HEADERS: [(HeaderName, &str); 6] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    // Under `no-referrer` browsers would send no origin with our own form.
    (REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Adds what every answer carries.
pub(crate) fn protect(headers: &mut HeaderMap) {
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

/// The host that was asked for must be one of ours: a page of elsewhere whose name was made to lead here (DNS rebinding) asks under
/// that name. An address in numbers cannot be made so.
pub(crate) fn check_host(headers: &HeaderMap, names: &[String]) -> Result<(), Fault> {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = Uri::try_from(host).ok().and_then(|uri| uri.host().map(str::to_owned)).unwrap_or_default();
    let is_number = name.trim_matches(['[', ']']).parse::<IpAddr>().is_ok();
    let is_ours =
        is_number || name == "localhost" || names.iter().any(|ours| ours.eq_ignore_ascii_case(&name));
    let refused = || Fault::new(StatusCode::MISDIRECTED_REQUEST, "Nobody of this name is here.", host);
    if is_ours { Ok(()) } else { Err(refused()) }
}

/// What is sent here must come from a page of ours, where a browser says where it comes from.
pub(crate) fn check_origin(headers: &HeaderMap) -> Result<(), Fault> {
    let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let host = text(HOST).unwrap_or_default();
    let is_ours = match (text(ORIGIN), text(HeaderName::from_static("sec-fetch-site"))) {
        (Some(origin), _) => {
            origin.split_once("://").is_some_and(|(_, from)| from.eq_ignore_ascii_case(host))
        }
        (None, Some(site)) => site == "same-origin" || site == "none",
        (None, None) => true,
    };
    let refused =
        || Fault::new(StatusCode::FORBIDDEN, "Only pages of this server may send something to it.", "");
    if is_ours { Ok(()) } else { Err(refused()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(all: &[(&'static str, &str)]) -> HeaderMap {
        let value = |value: &str| HeaderValue::from_str(value).expect("a header");
        all.iter().map(|(name, text)| (HeaderName::from_static(name), value(text))).collect()
    }

    #[test]
    fn hosts() {
        let names = ["ledger.example".to_owned()];
        for host in ["127.0.0.1:8080", "localhost:1", "[::1]:8080", "Ledger.example", "ledger.example:443"] {
            assert!(check_host(&headers(&[("host", host)]), &names).is_ok(), "{host}");
        }
        for host in ["evil.example", "127.0.0.1.evil.example:80", "", "a b"] {
            assert!(check_host(&headers(&[("host", host)]), &names).is_err(), "{host}");
        }
    }

    #[test]
    fn origins() {
        let from = |all: &[_]| check_origin(&headers(&[&[("host", "127.0.0.1:80")], all].concat())).is_ok();
        assert!(
            from(&[("origin", "http://127.0.0.1:80")])
                && from(&[])
                && from(&[("sec-fetch-site", "same-origin")])
        );
        assert!(!from(&[("origin", "http://evil.example")]) && !from(&[("origin", "null")]));
        assert!(!from(&[("sec-fetch-site", "cross-site")]));
    }
}
