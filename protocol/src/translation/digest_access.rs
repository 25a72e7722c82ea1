//! HTTP Digest Access Authentication, from the side of whoever asks: eTranslation knows its callers by it.
//!
//! Spec: <https://www.rfc-editor.org/rfc/rfc7616>, with `qop=auth` and the algorithms MD5 and SHA-256, or the older form
//! without `qop`. MD5 is what the service speaks; here it keeps nothing secret that TLS does not keep.

use std::{collections::BTreeMap, fmt::Write};

use md5::{Digest, Md5};

use crate::digest::{hex, sha256};

/// What a server asks before it answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Challenge {
    realm: String,
    nonce: String,
    opaque: Option<String>,
    has_qop: bool,
    is_sha256: bool,
}

/// Who we are to the server.
#[derive(Debug, Clone, Copy)]
pub struct Login<'a> {
    /// The user name.
    pub user: &'a str,
    /// The password.
    pub password: &'a str,
}

impl Challenge {
    /// Reads a `WWW-Authenticate` header; none if it asks for something else.
    pub fn read(header: &str) -> Option<Self> {
        let (scheme, rest) = header.trim().split_once(' ')?;
        if !scheme.eq_ignore_ascii_case("digest") {
            return None;
        }
        let mut values = parameters(rest);
        let is_sha256 = match values.get("algorithm").map(String::as_str) {
            None | Some("MD5" | "md5") => false,
            Some("SHA-256" | "sha-256") => true,
            Some(_) => return None,
        };
        let has_qop = match values.get("qop") {
            None => false,
            Some(offered) => offered.split(',').any(|one| one.trim() == "auth").then_some(true)?,
        };
        Some(Self {
            realm: values.remove("realm")?,
            nonce: values.remove("nonce")?,
            opaque: values.remove("opaque"),
            has_qop,
            is_sha256,
        })
    }

    /// The `Authorization` header for one request; `cnonce` is random and never used twice.
    pub fn answer(&self, login: Login<'_>, method: &str, target: &str, cnonce: &str) -> String {
        let Login { user, password } = login;
        let Self { realm, nonce, .. } = self;
        let secret = self.hash(&format!("{user}:{realm}:{password}"));
        let request = self.hash(&format!("{method}:{target}"));
        let response = if self.has_qop {
            self.hash(&format!("{secret}:{nonce}:00000001:{cnonce}:auth:{request}"))
        } else {
            self.hash(&format!("{secret}:{nonce}:{request}"))
        };
        let algorithm = if self.is_sha256 { "SHA-256" } else { "MD5" };
        let mut header = format!(
            "Digest username={}, realm={}, nonce={}, uri={}, response=\"{response}\", algorithm={algorithm}",
            quoted(user),
            quoted(realm),
            quoted(nonce),
            quoted(target)
        );
        if self.has_qop {
            let _ = write!(header, ", qop=auth, nc=00000001, cnonce={}", quoted(cnonce));
        }
        if let Some(opaque) = &self.opaque {
            let _ = write!(header, ", opaque={}", quoted(opaque));
        }
        header
    }

    fn hash(&self, text: &str) -> String {
        if self.is_sha256 { hex(&sha256(text.as_bytes())) } else { hex(&Md5::digest(text.as_bytes())) }
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// `name=value, name="value with \" in it"`.
fn parameters(text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut rest = text;
    while let Some((name, after)) = rest.split_once('=') {
        let name = name.trim_matches([' ', ',']).to_ascii_lowercase();
        let (value, after) = match after.strip_prefix('"') {
            Some(quoted) => unquoted(quoted),
            None => {
                after.split_once(',').map_or((after.trim().to_owned(), ""), |(v, after)| (v.trim().to_owned(), after))
            }
        };
        found.insert(name, value);
        rest = after;
    }
    found
}

/// A quoted value without its quotes, and what follows it.
fn unquoted(text: &str) -> (String, &str) {
    let (mut value, mut is_escaped) = (String::new(), false);
    for (place, c) in text.char_indices() {
        match c {
            _ if is_escaped => {
                value.push(c);
                is_escaped = false;
            }
            '\\' => is_escaped = true,
            '"' => return (value, &text[place + 1..]),
            _ => value.push(c),
        }
    }
    (value, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOGIN: Login<'_> = Login { user: "Mufasa", password: "Circle of Life" };

    #[test]
    fn the_examples_of_the_specification_are_answered_as_they_say() {
        let header = |algorithm: &str| {
            format!(
                "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm={algorithm}, \
                 nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\""
            )
        };
        let cnonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
        let answered = |algorithm: &str| {
            Challenge::read(&header(algorithm)).unwrap().answer(LOGIN, "GET", "/dir/index.html", cnonce)
        };
        assert!(answered("MD5").contains("response=\"8ca523f5e9506fed4657c9700eebdbec\""), "{}", answered("MD5"));
        let strong = "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1";
        assert!(answered("SHA-256").contains(strong), "{}", answered("SHA-256"));
        assert!(answered("MD5").contains("opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\""));
    }

    #[test]
    fn what_is_no_digest_of_ours_is_not_answered() {
        for other in
            ["Basic realm=\"x\"", "Digest realm=\"x\"", "Digest", "", "Digest realm=\"a\", nonce=\"b\", algorithm=X"]
        {
            assert_eq!(Challenge::read(other), None, "{other}");
        }
        let old = Challenge::read("Digest nonce=\"a\\\"b\", realm=\"\"").unwrap();
        assert!(!old.answer(LOGIN, "POST", "/", "c").contains("qop"));
    }
}
