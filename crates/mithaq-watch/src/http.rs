//! One request, one answer. Redirects are not followed here: see [`fetch`](crate::fetch).

use std::io::Read;
use std::time::Duration;

use bytesize::ByteSize;
use ureq::http::Response;
use ureq::{Agent, Body};
use url::Url;

use crate::address::Guard;
use crate::config::Settings;
use crate::fault::Fault;
use crate::resolver::Guarded;

/// How long a connection may take to stand.
const CONNECT: Duration = Duration::from_secs(15);

/// How long a request may take, to the last byte of the answer.
const WHOLE: Duration = Duration::from_secs(90);

/// What is asked for.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Wanted<'a> {
    /// The types that are of use.
    pub(crate) accept: &'static str,
    /// The `ETag` of what is held already.
    pub(crate) etag: Option<&'a str>,
    /// The `Last-Modified` of what is held already.
    pub(crate) last_modified: Option<&'a str>,
}

/// The HTTP client. It uses no proxy, whatever the environment says: behind one the addresses could not be
/// checked. It keeps no cookies and sends no credentials.
pub(crate) struct Client {
    agent: Agent,
}

impl Client {
    pub(crate) fn new(settings: &Settings) -> Self {
        let config = Agent::config_builder()
            .proxy(None)
            .max_redirects(0)
            .http_status_as_error(false)
            .user_agent(&settings.user_agent)
            .timeout_connect(Some(CONNECT))
            .timeout_global(Some(WHOLE))
            .build();
        let resolver = Guarded::new(Guard::new(settings.allow_private.clone()));
        Self {
            agent: Agent::with_parts(config, ureq::unversioned::transport::DefaultConnector::new(), resolver),
        }
    }

    pub(crate) fn get(&self, url: &Url, wanted: Wanted<'_>) -> Result<Answer, Fault> {
        let mut request = self.agent.get(url.as_str()).header("accept", wanted.accept);
        if let Some(etag) = wanted.etag {
            request = request.header("if-none-match", etag);
        }
        if let Some(date) = wanted.last_modified {
            request = request.header("if-modified-since", date);
        }
        request.call().map(Answer).map_err(Fault::of)
    }
}

/// What the server said, its body still to be read.
pub(crate) struct Answer(Response<Body>);

impl Answer {
    pub(crate) fn status(&self) -> u16 {
        self.0.status().as_u16()
    }

    /// A header, where it is there and text. Arabic sites send addresses as they are read, in UTF-8.
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        let value = self.0.headers().get(name)?.as_bytes();
        std::str::from_utf8(value).ok().map(str::to_owned)
    }

    /// A header that can be sent back.
    pub(crate) fn validator(&self, name: &str) -> Option<String> {
        self.header(name).filter(|value| value.is_ascii())
    }

    /// The decompressed body, if it is no longer than this.
    pub(crate) fn body(mut self, largest: ByteSize) -> Result<Vec<u8>, Fault> {
        self.0.body_mut().with_config().limit(largest.as_u64()).read_to_vec().map_err(Fault::of)
    }

    /// The decompressed body up to this many bytes.
    pub(crate) fn start(self, most: u64) -> Result<Vec<u8>, Fault> {
        let mut bytes = Vec::new();
        let mut reader = self.0.into_body().into_reader().take(most);
        reader.read_to_end(&mut bytes).map_err(|error| Fault::Network(error.to_string()))?;
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use ureq::Body;
    use ureq::http::Response;

    use super::Answer;

    #[test]
    fn headers_may_be_arabic() {
        let value = "/\u{623}\u{62e}\u{628}\u{627}\u{631}";
        let response =
            Response::builder().header("location", value.as_bytes()).body(Body::builder().data(""));
        let answer = Answer(response.expect("an answer"));
        assert_eq!(answer.header("location").as_deref(), Some(value));
        assert_eq!(answer.validator("location"), None);
    }
}
