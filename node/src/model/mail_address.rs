//! A mail address as people type it, and as one server takes it from another.
//!
//! Spec: RFC 5321 section 4.1.2. What is quoted, literal or beyond ASCII before the at sign is refused: hardly anybody has
//! such an address, and a typing error looks like one. Does not know whether anybody reads what comes there.

use std::{fmt, str::FromStr};

use url::Host;

/// Longest address, RFC 5321 section 4.5.3.1.3.
const ADDRESS_BYTES: usize = 254;
/// Longest part before the at sign.
const LOCAL_BYTES: usize = 64;

/// An address; its domain is in lower case and ASCII.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailAddress(String);

/// What is no address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a mail address looks like name@example.org")]
pub struct NoAddress;

impl MailAddress {
    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same for comparing: nobody has two that differ in capitals.
    pub fn folded(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}

impl fmt::Display for MailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for MailAddress {
    type Err = NoAddress;

    fn from_str(text: &str) -> Result<Self, NoAddress> {
        let (local, domain) = text.trim().rsplit_once('@').ok_or(NoAddress)?;
        let is_word = |word: &str| {
            !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b))
        };
        if local.len() > LOCAL_BYTES || !local.split('.').all(is_word) {
            return Err(NoAddress);
        }
        // A name of a host, also in letters beyond ASCII; no address of a machine.
        let Ok(Host::Domain(domain)) = Host::parse(domain) else { return Err(NoAddress) };
        let is_label = |label: &str| {
            (1..=63).contains(&label.len())
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        if !domain.contains('.') || !domain.split('.').all(is_label) {
            return Err(NoAddress);
        }
        let address = format!("{local}@{}", domain.to_ascii_lowercase());
        if address.len() > ADDRESS_BYTES { Err(NoAddress) } else { Ok(Self(address)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        text.parse::<MailAddress>().ok().map(|address| address.to_string())
    }

    #[test]
    fn an_address_is_one_name_at_one_host() {
        assert_eq!(read(" Aino.Virtanen+pool@Vaalit.FI ").as_deref(), Some("Aino.Virtanen+pool@vaalit.fi"));
        assert_eq!(read("o'brien@example.ie").as_deref(), Some("o'brien@example.ie"));
        assert_eq!(read("aino@äänestys.fi").as_deref(), Some("aino@xn--nestys-9taa.fi"));
        for text in [
            "",
            "aino",
            "aino@",
            "@example.org",
            "aino@localhost",
            "aino@127.0.0.1",
            "aino@[127.0.0.1]",
            "a@b@example.org",
            "a b@example.org",
            "a..b@example.org",
            ".a@example.org",
            "\"a\"@example.org",
            "ä@example.org",
            "a@example.org, b@example.org",
            "a@example.org\r\nBcc: b@example.org",
            "a\r\n@example.org",
            "a@-example.org",
            "<a@example.org>",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
        assert_eq!(read(&format!("{}@example.org", "a".repeat(65))), None);
        assert_eq!(read(&format!("a@{}.example.org", "b".repeat(64))), None);
    }

    #[test]
    fn capitals_tell_nobody_apart() {
        assert_eq!("Aino@Example.org".parse::<MailAddress>().unwrap().folded(), "aino@example.org");
    }
}
