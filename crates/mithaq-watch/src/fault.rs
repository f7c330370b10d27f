//! Why something was not fetched.

use std::net::IpAddr;

use bytesize::ByteSize;
use jiff::Timestamp;

use crate::resolver::Refused;

/// Why a feed or a page was not fetched, without its address, which stands beside it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// An address that is never asked.
    #[error("{0:?} is not watched: {1}")]
    Url(String, &'static str),
    /// The host is off the public internet.
    #[error("{address} is refused ({kind}); allow_private in the feeds file can allow it")]
    Refused {
        /// One of the host's addresses.
        address: IpAddr,
        /// What it is.
        kind: &'static str,
    },
    /// robots.txt says no.
    #[error("robots.txt forbids it")]
    Forbidden,
    /// There may be a robots.txt that says no.
    #[error("robots.txt cannot be read, so nothing is fetched there for now ({0})")]
    NoRobots(String),
    /// The server answered with this status.
    #[error("HTTP {0}")]
    Status(u16),
    /// The server asked for patience (429, 503), or robots.txt did.
    #[error("the server wants no request before {0:.0}")]
    Wait(Timestamp),
    /// The feed failed before, and is left in peace until then.
    #[error("it failed, and is not asked again before {0:.0}")]
    Rests(Timestamp),
    /// Longer than `largest`, in the form it has when it is decompressed.
    #[error("larger than {0}")]
    TooLarge(ByteSize),
    /// More than five redirects.
    #[error("too many redirects")]
    Redirects,
    /// No connection, or one that broke off.
    #[error("{0}")]
    Network(String),
    /// What came is no feed.
    #[error("no feed: {0}")]
    Feed(String),
    /// What came is no text: its content type.
    #[error("not a page but {0}")]
    NotAPage(String),
    /// The entry of the feed has neither a link nor a text.
    #[error("neither a link nor a text")]
    Empty,
}

impl Fault {
    /// Asking again would bring the same.
    #[must_use]
    pub fn lasts(&self) -> bool {
        match self {
            Self::NoRobots(_) | Self::Wait(_) | Self::Rests(_) | Self::Network(_) => false,
            Self::Status(status) => (400..500).contains(status) && !matches!(status, 408 | 425 | 429),
            _ => true,
        }
    }

    /// The fault behind what the HTTP client says.
    pub(crate) fn of(error: ureq::Error) -> Self {
        match error {
            ureq::Error::BodyExceedsLimit(limit) => Self::TooLarge(ByteSize(limit)),
            ureq::Error::Other(other) => match other.downcast::<Refused>() {
                Ok(refused) => Self::Refused { address: refused.address, kind: refused.kind },
                Err(other) => Self::Network(other.to_string()),
            },
            other => Self::Network(other.to_string()),
        }
    }
}
