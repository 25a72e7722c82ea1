//! Where a request may go: the rule for URLs and the resolver that checks addresses at the moment of connecting.
//!
//! Both are needed. The rule sees scheme, port and addresses written in place of a name, which never reach a resolver;
//! the resolver sees what a name leads to now, which no earlier check can know (DNS rebinding).
//! This module does not know the roster.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::SocketAddr,
    sync::Arc,
};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

use super::{
    address,
    error::{NotPublic, TransportError},
};

/// Why a line of `resolve` is no use.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” in resolve is not a host name and a port, such as se.localhost:8102")]
pub struct NameError(pub String);

/// A peer named in `resolve`: host (canonical) and port.
type Pair = (String, u16);

/// Where a request goes that the rule lets pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// To whatever public address the name leads to.
    Public,
    /// To the address named for this host and port, and nowhere else.
    Named(SocketAddr),
}

/// Which URLs may be asked: https on its own port under a name, or a peer named in `resolve` with its own scheme.
#[derive(Debug, Clone, Default)]
pub struct UrlRule {
    named: Arc<BTreeMap<Pair, SocketAddr>>,
    hosts: Arc<BTreeSet<String>>,
    is_closed: bool,
}

impl UrlRule {
    /// The rule for a node with these named peers; with `is_closed` there are no others.
    pub fn new(resolve: &BTreeMap<String, SocketAddr>, is_closed: bool) -> Result<Self, NameError> {
        let mut named = BTreeMap::new();
        for (text, address) in resolve {
            named.insert(pair(text)?, *address);
        }
        let hosts = named.keys().map(|(host, _)| host.clone()).collect();
        Ok(Self { named: Arc::new(named), hosts: Arc::new(hosts), is_closed })
    }

    /// Whether any peer is named.
    pub fn has_named(&self) -> bool {
        !self.named.is_empty()
    }

    /// Whether `host:port` (or `host`, meaning port 443) is a named peer.
    pub fn names(&self, host_key: &str) -> bool {
        pair(host_key).or_else(|_| pair(&format!("{host_key}:443"))).is_ok_and(|pair| self.named.contains_key(&pair))
    }

    /// The named peers with their addresses.
    pub(super) fn named(&self) -> impl Iterator<Item = (&str, u16, SocketAddr)> {
        self.named.iter().map(|((host, port), address)| (host.as_str(), *port, *address))
    }

    /// Says where a request for `url` goes, or why it may not be made.
    pub fn route(&self, url: &Url) -> Result<Route, TransportError> {
        let refused = |reason| Err(TransportError::NotNamed { url: shown(url), reason });
        if !matches!(url.scheme(), "https" | "http") {
            return refused("only https is spoken");
        }
        if !url.username().is_empty() || url.password().is_some() {
            return refused("it carries a user name");
        }
        let Some(Host::Domain(host)) = url.host() else {
            return refused("it has an address in place of a name");
        };
        if host.is_empty() || host.ends_with('.') {
            return refused("its host ends with a dot");
        }
        let Some(port) = url.port_or_known_default() else {
            return refused("it has no port");
        };
        if let Some(address) = self.named.get(&(host.to_owned(), port)) {
            return Ok(Route::Named(*address));
        }
        if self.is_closed {
            return refused("a node on plain http reaches named peers only, and this host and port are not in resolve");
        }
        if self.hosts.contains(host) {
            return refused("its host is named in resolve with another port");
        }
        if url.scheme() != "https" {
            return refused("only https is spoken");
        }
        if port != 443 {
            return refused("only port 443 is reached");
        }
        Ok(Route::Public)
    }
}

/// Reads `host:port` into its canonical form.
fn pair(text: &str) -> Result<Pair, NameError> {
    let refused = || NameError(text.to_owned());
    let (host, port) = text.rsplit_once(':').ok_or_else(refused)?;
    let port: u16 = port.parse().map_err(|_| refused())?;
    match Host::parse(host).map_err(|_| refused())? {
        Host::Domain(host) if port > 0 && !host.is_empty() && !host.ends_with('.') => Ok((host, port)),
        _ => Err(refused()),
    }
}

/// A URL as it may stand in an error: without secrets, and not endless.
fn shown(url: &Url) -> String {
    let mut url = url.clone();
    if url.set_password(None).is_ok() && url.set_username("").is_ok() {
        url.set_query(None);
    }
    url.as_str().chars().take(200).collect()
}

/// Resolves names at connect time: a named host to its address, every other to public addresses only.
#[derive(Debug, Clone, Default)]
pub struct Resolver {
    named: Arc<BTreeMap<String, SocketAddr>>,
}

impl Resolver {
    /// A resolver that sends these hosts to these addresses.
    pub fn new(named: BTreeMap<String, SocketAddr>) -> Self {
        Self { named: Arc::new(named) }
    }
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let host = name.as_str().trim_end_matches('.').to_ascii_lowercase();
        let named = self.named.get(&host).copied();
        Box::pin(async move {
            if let Some(address) = named {
                return Ok(Box::new(std::iter::once(address)) as Addrs);
            }
            let found = tokio::net::lookup_host((host.as_str(), 0)).await?.collect();
            Ok(Box::new(admit(found)?.into_iter()) as Addrs)
        })
    }
}

/// Says why a name may not be connected to, now.
pub(super) async fn look_up(host: &str) -> Result<(), TransportError> {
    let unknown = |error: std::io::Error| TransportError::Network { host: host.to_owned(), reason: error.to_string() };
    let found = tokio::net::lookup_host((host, 0)).await.map_err(unknown)?.collect();
    let refused =
        |NotPublic { address, block }| TransportError::PrivateAddress { host: host.to_owned(), address, block };
    admit(found).map(|_| ()).map_err(refused)
}

/// Lets addresses pass if every one of them is public: a name with one foot inside is not trusted with the other.
fn admit(found: Vec<SocketAddr>) -> Result<Vec<SocketAddr>, NotPublic> {
    match found.iter().find_map(|a| address::special(a.ip()).map(|block| NotPublic { address: a.ip(), block })) {
        Some(refused) => Err(refused),
        None => Ok(found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(is_closed: bool) -> UrlRule {
        let resolve = [("se.localhost:8102".to_owned(), "127.0.0.1:8102".parse().unwrap())];
        UrlRule::new(&resolve.into(), is_closed).unwrap()
    }

    fn route(rule: &UrlRule, url: &str) -> Result<Route, TransportError> {
        rule.route(&Url::parse(url).unwrap())
    }

    #[test]
    fn https_under_a_name_is_public() {
        for url in ["https://vaalit.example/actor", "https://vaalit.example:443/", "https://xn--vli-qla.example/x?y=1"]
        {
            assert_eq!(route(&rule(false), url), Ok(Route::Public), "{url}");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        for url in [
            "http://vaalit.example/",
            "https://vaalit.example:8443/",
            "https://user@vaalit.example/",
            "https://user:secret@vaalit.example/",
            "https://127.0.0.1/",
            "https://[::1]/",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://0177.0.0.1/",
            "https://[::ffff:127.0.0.1]/",
            "https://8.8.8.8/",
            "https://vaalit.example./",
            "ftp://vaalit.example/",
            "file:///etc/passwd",
            "data:text/plain,x",
            "gopher://vaalit.example/",
            "http://127.0.0.1:8102/",
        ] {
            assert!(matches!(route(&rule(false), url), Err(TransportError::NotNamed { .. })), "{url}");
        }
    }

    #[test]
    fn a_named_peer_goes_to_its_address_and_no_other_port_of_it_is_reached() {
        let named = Ok(Route::Named("127.0.0.1:8102".parse().unwrap()));
        assert_eq!(route(&rule(false), "http://se.localhost:8102/actor"), named);
        assert_eq!(route(&rule(true), "https://SE.localhost:8102/actor"), named);
        for url in [
            "http://se.localhost:8103/",
            "https://se.localhost/",
            "http://x.se.localhost:8102/",
            "http://localhost:8102/",
        ] {
            assert!(route(&rule(false), url).is_err(), "{url}");
        }
    }

    #[test]
    fn a_node_on_plain_http_reaches_nobody_else() {
        assert!(route(&rule(true), "https://vaalit.example/").is_err());
    }

    #[test]
    fn a_name_with_one_private_address_is_refused_whole() {
        let addresses = |texts: &[&str]| texts.iter().map(|t| t.parse().unwrap()).collect::<Vec<SocketAddr>>();
        assert!(admit(addresses(&["8.8.8.8:0", "127.0.0.1:0"])).is_err());
        assert!(admit(addresses(&["[::1]:0"])).is_err());
        assert_eq!(admit(addresses(&["8.8.8.8:0"])), Ok(addresses(&["8.8.8.8:0"])));
    }

    #[test]
    fn only_a_name_with_a_port_can_be_named() {
        let at = |text: &str| UrlRule::new(&[(text.to_owned(), "127.0.0.1:1".parse().unwrap())].into(), false);
        for wrong in ["", "se.localhost", "127.0.0.1:80", "[::1]:80", "se.localhost:0", "se.localhost:99999", "a/b:80"]
        {
            assert!(at(wrong).is_err(), "{wrong}");
        }
        assert!(at("SE.localhost:8102").unwrap().names("se.localhost:8102"));
        assert!(at("se.example:443").unwrap().names("se.example"));
    }

    #[test]
    fn a_refused_url_is_shown_without_its_secrets() {
        let error = route(&rule(false), "https://user:secret@vaalit.example/x?token=1").unwrap_err().to_string();
        assert!(!error.contains("secret") && !error.contains("token"), "{error}");
    }
}
