//! Names to addresses, for every connection anew.
//!
//! The check is made on the addresses that the connection is then made to: neither a redirect nor a name
//! that changes its address between two look-ups gets round it.

use std::net::IpAddr;

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

use crate::address::Guard;

/// All addresses of a host are off the public internet; this is one of them.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("{address}: {kind}")]
pub(crate) struct Refused {
    pub(crate) address: IpAddr,
    pub(crate) kind: &'static str,
}

/// The system's resolver, with only the addresses that the guard lets pass.
#[derive(Debug)]
pub(crate) struct Guarded {
    guard: Guard,
    system: DefaultResolver,
}

impl Guarded {
    pub(crate) fn new(guard: Guard) -> Self {
        Self { guard, system: DefaultResolver::default() }
    }
}

impl Resolver for Guarded {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let mut passed = self.empty();
        let mut refused = None;
        for socket in &self.system.resolve(uri, config, timeout)? {
            match self.guard.refusal(socket.ip()) {
                None => passed.push(*socket),
                Some(kind) => refused = Some(Refused { address: socket.ip(), kind }),
            }
        }
        match refused {
            Some(refused) if passed.is_empty() => Err(ureq::Error::Other(Box::new(refused))),
            _ => Ok(passed),
        }
    }
}
