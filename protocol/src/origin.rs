//! The origin of a URL: scheme, host and port. Whoever controls an origin controls the ids on it, and no others.
//!
//! Spec: RFC 6454 section 4, <https://www.rfc-editor.org/rfc/rfc6454#section-4>.
//! This module does not know which origins are partners, nor whether one may be connected to.

use std::{fmt, str::FromStr};

use url::Url;

/// Scheme, host and port in canonical form: lower case, punycode, no trailing dot, the port always known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    scheme: String,
    host: String,
    port: u16,
}

/// Why a text has no origin we would compare with another.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not an http or https address with a plain host name")]
pub struct OriginError(pub String);

impl Origin {
    /// The origin of a URL; only http and https have one, and never with a user name or password in it.
    pub fn of(url: &Url) -> Result<Self, OriginError> {
        let refused = || OriginError(url.to_string());
        if !matches!(url.scheme(), "http" | "https") || !url.username().is_empty() || url.password().is_some() {
            return Err(refused());
        }
        let host = url.host_str().ok_or_else(refused)?;
        let host = host.strip_suffix('.').unwrap_or(host);
        if host.is_empty() || host.ends_with('.') {
            return Err(refused());
        }
        let port = url.port_or_known_default().ok_or_else(refused)?;
        Ok(Self { scheme: url.scheme().to_owned(), host: host.to_ascii_lowercase(), port })
    }

    /// `http` or `https`.
    pub fn scheme(&self) -> &str {
        &self.scheme
    }

    /// The host, without a port.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The port, also where it is the scheme's own.
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// The name under which this origin is kept, and its `Host` header: `host`, or `host:port` where the port is not
    /// the scheme's own.
    pub fn host_key(&self) -> String {
        match (self.scheme.as_str(), self.port) {
            ("https", 443) | ("http", 80) => self.host.clone(),
            (_, port) => format!("{}:{port}", self.host),
        }
    }

    /// Whether `id` is a URL on this origin.
    pub fn holds(&self, id: &str) -> bool {
        id.parse::<Self>().is_ok_and(|other| other == *self)
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme, self.host_key())
    }
}

impl FromStr for Origin {
    type Err = OriginError;

    /// The origin of a URL as text. The forgiving corners of the URL standard (missing or backward slashes, stripped
    /// white space, percent signs in a host) are refused: other software reads them otherwise.
    fn from_str(text: &str) -> Result<Self, OriginError> {
        let refused = || OriginError(text.chars().take(200).collect());
        let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && c != '\\';
        let (scheme, rest) = text.split_once("://").ok_or_else(refused)?;
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
        if !is_web || authority.is_empty() || authority.contains(['%', '@']) || !text.chars().all(is_plain) {
            return Err(refused());
        }
        Self::of(&Url::parse(text).map_err(|_| refused())?)
    }
}

/// Whether two ids are URLs on the same origin; what is no URL is on none.
pub fn same_origin(one: &str, other: &str) -> bool {
    one.parse::<Origin>().is_ok_and(|origin| origin.holds(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str = "https://valfinland.example/actor";

    #[test]
    fn case_port_trailing_dot_and_punycode_do_not_make_another_origin() {
        for same in [
            "https://VALFINLAND.example/x",
            "HTTPS://valfinland.example",
            "https://valfinland.example:443/",
            "https://valfinland.example./x",
            "https://valfinland.example?x#y",
        ] {
            assert!(same_origin(OURS, same), "{same}");
        }
        assert!(same_origin("https://väli.example/", "https://xn--vli-qla.example/"));
    }

    #[test]
    fn look_alikes_are_never_equal() {
        for other in [
            "http://valfinland.example/",
            "https://valfinland.example:8443/",
            "https://valfinland.example.evil.example/",
            "https://evil-valfinland.example/",
            "https://sub.valfinland.example/",
            "https://valfinland.example@evil.example/",
            "https://evil.example/valfinland.example",
            "https://valfin1and.example/",
            "https://vаlfinland.example/",
            "https://valfinland.example../",
        ] {
            assert!(!same_origin(OURS, other), "{other}");
        }
    }

    #[test]
    fn forms_that_other_software_reads_otherwise_have_no_origin() {
        for odd in [
            "",
            "valfinland.example",
            "//valfinland.example/",
            "https:valfinland.example",
            "https:/valfinland.example",
            "https:\\\\valfinland.example",
            "https://valfinland.example\\@evil.example/",
            " https://valfinland.example/",
            "https://valfin\tland.example/",
            "https://valfinland%2eexample/",
            "https://user@valfinland.example/",
            "https://user:secret@valfinland.example/",
            "https://@valfinland.example/",
            "https:///valfinland.example/",
            "ftp://valfinland.example/",
            "file:///etc/passwd",
            "data:text/plain,x",
            "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        ] {
            assert!(odd.parse::<Origin>().is_err(), "{odd}");
            assert!(!same_origin(odd, odd), "{odd}");
        }
        assert!(Origin::of(&Url::parse("https://user@valfinland.example/").unwrap()).is_err());
    }

    #[test]
    fn the_key_names_a_port_only_where_it_is_not_the_usual_one() {
        let key = |text: &str| text.parse::<Origin>().unwrap().host_key();
        assert_eq!(key("https://fi.example:443/x"), "fi.example");
        assert_eq!(key("http://fi.localhost:8101/x"), "fi.localhost:8101");
        assert_eq!(key("http://fi.localhost:80/x"), "fi.localhost");
        assert_eq!(key("http://fi.localhost:443/x"), "fi.localhost:443");
    }

    #[test]
    fn an_origin_written_and_read_is_itself() {
        for text in ["https://fi.example", "http://fi.localhost:8101"] {
            let origin: Origin = text.parse().unwrap();
            assert_eq!(origin.to_string(), text);
            assert_eq!(origin.to_string().parse::<Origin>().unwrap(), origin);
        }
    }
}
