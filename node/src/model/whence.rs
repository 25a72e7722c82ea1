//! Where somebody signs in from, as far as it helps them to know their own sessions: a network, and a browser in a word.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Where somebody signs in from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whence {
    /// /24 or /48: what one subscriber or site has, never one machine.
    pub network: String,
    /// The browser and what it runs on; nothing where it does not say.
    pub browser: String,
}

/// Signs of a browser in the order in which they count: most call themselves by the names of others besides.
const BROWSERS: [(&str, &str); 8] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Vivaldi/", "Vivaldi"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrom", "Chrome"),
    ("Safari/", "Safari"),
];
/// The same of what they run on.
const SYSTEMS: [(&str, &str); 7] = [
    ("Android", "Android"),
    ("iPhone", "iOS"),
    ("iPad", "iPadOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

impl Whence {
    /// What an address and the `User-Agent` say.
    pub fn of(address: IpAddr, agent: &str) -> Self {
        let find =
            |names: &[(&str, &'static str)]| names.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name);
        let words: Vec<&str> = [find(&BROWSERS), find(&SYSTEMS)].into_iter().flatten().collect();
        Self { network: network(address), browser: words.join(", ") }
    }
}

fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => format!("{}/24", Ipv4Addr::from_bits(address.to_bits() & 0xffff_ff00)),
        IpAddr::V6(address) => format!("{}/48", Ipv6Addr::from_bits(address.to_bits() >> 80 << 80)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_told_by_the_name_that_is_its_own() {
        let browser = |agent| Whence::of(IpAddr::from([192, 0, 2, 7]), agent).browser;
        let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 \
            Safari/537.36 Edg/142.0.0.0";
        let safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
            Version/26.0 Mobile/15E148 Safari/604.1";
        assert_eq!(browser(firefox), "Firefox, Linux");
        assert_eq!(browser(edge), "Edge, Windows");
        assert_eq!(browser(safari), "Safari, iOS");
        assert_eq!(browser("<script>"), "");
    }

    #[test]
    fn a_network_is_wider_than_a_machine() {
        let network = |address: &str| Whence::of(address.parse().unwrap(), "").network;
        assert_eq!(network("192.0.2.7"), "192.0.2.0/24");
        assert_eq!(network("::ffff:192.0.2.7"), "192.0.2.0/24");
        assert_eq!(network("2001:db8:1:2:3::4"), "2001:db8:1::/48");
    }
}
