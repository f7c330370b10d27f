//! Which addresses may be connected to.
//!
//! A feed, or whoever redirects from it, must not make this machine talk to its own network. The blocks are
//! data: `data/special-addresses.tsv`.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::LazyLock;

use ipnet::IpNet;
use url::Url;

use crate::fault::Fault;

/// A block of addresses and what it is.
type Block = (IpNet, &'static str);

static SPECIAL: LazyLock<Vec<Block>> =
    LazyLock::new(|| blocks(include_str!("../data/special-addresses.tsv")).expect("a test reads it"));

fn blocks(list: &'static str) -> Option<Vec<Block>> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split_once('\t').and_then(|(net, what)| Some((net.parse().ok()?, what)))).collect()
}

/// Lets public addresses pass, and those that were allowed by name.
#[derive(Debug, Clone)]
pub(crate) struct Guard {
    allowed: Vec<IpNet>,
}

impl Guard {
    pub(crate) fn new(allowed: Vec<IpNet>) -> Self {
        Self { allowed }
    }

    /// What the address is, where it may not be connected to.
    pub(crate) fn refusal(&self, address: IpAddr) -> Option<&'static str> {
        let address = reached(address);
        if self.allowed.iter().any(|net| net.contains(&address)) {
            return None;
        }
        SPECIAL.iter().find(|(net, _)| net.contains(&address)).map(|(_, what)| *what)
    }
}

/// The address that packets go to in the end: the IPv4 one inside an IPv4-mapped or a translated (NAT64,
/// RFC 6052) IPv6 address.
fn reached(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => translated(v6).map_or(IpAddr::V6(v6), IpAddr::V4),
        v4 @ IpAddr::V4(_) => v4,
    }
}

fn translated(address: Ipv6Addr) -> Option<Ipv4Addr> {
    match address.segments() {
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            Some(Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low)))
        }
        _ => None,
    }
}

/// Whether an address is one that is asked at all: http or https, and no secrets in it.
pub(crate) fn is_asked(url: &Url) -> Result<(), Fault> {
    let refuse = |why| Err(Fault::Url(without_secrets(url), why));
    if !matches!(url.scheme(), "http" | "https") {
        return refuse("expected http or https");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return refuse("expected no credentials in an address");
    }
    Ok(())
}

/// The address as it may be shown.
fn without_secrets(url: &Url) -> String {
    let mut url = url.clone();
    // Addresses that cannot have credentials have none.
    let _ = url.set_password(None);
    let _ = url.set_username("");
    url.into()
}

#[cfg(test)]
mod tests {
    use super::{Guard, SPECIAL};

    fn refusal(address: &str, allowed: &[&str]) -> Option<&'static str> {
        let allowed = allowed.iter().map(|net| net.parse().expect("a block")).collect();
        Guard::new(allowed).refusal(address.parse().expect("an address"))
    }

    #[test]
    fn the_list_is_read() {
        assert!(SPECIAL.len() > 20);
    }

    #[test]
    fn addresses_off_the_public_internet_are_refused() {
        for (address, what) in [
            ("0.0.0.0", "this host"),
            ("0.1.2.3", "this host"),
            ("10.0.0.1", "private"),
            ("100.64.0.1", "provider"),
            ("100.127.255.255", "provider"),
            ("100.100.100.200", "provider"),
            ("127.0.0.1", "this machine"),
            ("127.255.0.3", "this machine"),
            ("168.63.129.16", "metadata"),
            ("169.254.169.254", "metadata"),
            ("172.16.0.1", "private"),
            ("172.31.255.255", "private"),
            ("192.0.0.192", "protocol"),
            ("192.0.2.7", "documentation"),
            ("192.88.99.1", "6to4"),
            ("192.168.1.1", "private"),
            ("198.19.0.1", "benchmarks"),
            ("198.51.100.1", "documentation"),
            ("203.0.113.1", "documentation"),
            ("224.0.0.1", "multicast"),
            ("239.255.255.250", "multicast"),
            ("255.255.255.255", "broadcast"),
            ("::", "not global"),
            ("::1", "not global"),
            ("::7f00:1", "not global"),
            ("::ffff:127.0.0.1", "this machine"),
            ("::ffff:10.1.2.3", "private"),
            ("64:ff9b::a00:1", "private"),
            ("64:ff9b::a9fe:a9fe", "metadata"),
            ("64:ff9b:1::a00:1", "not global"),
            ("100::1", "not global"),
            ("fc00::1", "not global"),
            ("fd00:ec2::254", "not global"),
            ("fe80::1", "not global"),
            ("fec0::1", "not global"),
            ("ff02::1", "not global"),
            ("2001::1", "Teredo"),
            ("2001:db8::1", "documentation"),
            ("2002:7f00:1::", "6to4"),
            ("3fff::1", "documentation"),
            ("5f00::1", "not global"),
        ] {
            assert!(refusal(address, &[]).is_some_and(|r| r.contains(what)), "{address}");
        }
    }

    #[test]
    fn public_addresses_pass() {
        for address in [
            "1.1.1.1",
            "9.255.255.255",
            "11.0.0.0",
            "100.63.255.255",
            "100.128.0.0",
            "172.15.255.255",
            "172.32.0.0",
            "192.0.1.0",
            "198.17.255.255",
            "223.255.255.255",
            "::ffff:8.8.8.8",
            "64:ff9b::808:808",
            "2001:4860:4860::8888",
            "2606:4700::1111",
            "2a00:1450:4001::1",
        ] {
            assert_eq!(refusal(address, &[]), None, "{address}");
        }
    }

    #[test]
    fn what_is_allowed_passes_and_nothing_else_with_it() {
        assert_eq!(refusal("127.0.0.1", &["127.0.0.1/32"]), None);
        assert_eq!(refusal("::ffff:127.0.0.1", &["127.0.0.1/32"]), None);
        assert!(refusal("127.0.0.2", &["127.0.0.1/32"]).is_some());
        assert!(refusal("::1", &["127.0.0.0/8"]).is_some());
        assert_eq!(refusal("fd12::1", &["fd12::/16"]), None);
    }
}
