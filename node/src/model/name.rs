//! Names of actors as people write them: `@user@host`.
//!
//! Spec: RFC 7565 (`acct:`) in the form the fediverse writes it. This module does not resolve anything.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// The longest handle read.
const MAX_HANDLE_BYTES: usize = 320;

/// `@user@host`, host with port if it is not the usual one; compared in lower case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Handle {
    user: String,
    host: String,
}

/// A word that is no handle.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a handle of the form @user@host")]
pub struct NotAHandle(pub String);

impl Handle {
    /// The part before the second `@`.
    pub fn user(&self) -> &str {
        &self.user
    }

    /// Host, with its port if it is not the usual one.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The resource `WebFinger` is asked for.
    pub fn acct(&self) -> String {
        format!("acct:{}@{}", self.user, self.host)
    }
}

impl FromStr for Handle {
    type Err = NotAHandle;

    fn from_str(text: &str) -> Result<Self, NotAHandle> {
        let refuse = || NotAHandle(text.chars().take(MAX_HANDLE_BYTES).collect());
        let bare = text.strip_prefix("acct:").unwrap_or(text);
        let (user, host) = bare.strip_prefix('@').unwrap_or(bare).split_once('@').ok_or_else(refuse)?;
        let user_is_plain = user.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-'));
        let host_is_plain = host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':'));
        let is_bounded = !user.is_empty() && !host.is_empty() && text.len() <= MAX_HANDLE_BYTES;
        let handle = Self { user: user.to_ascii_lowercase(), host: host.to_ascii_lowercase() };
        (user_is_plain && host_is_plain && is_bounded).then_some(handle).ok_or_else(refuse)
    }
}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "@{}@{}", self.user, self.host)
    }
}

impl TryFrom<String> for Handle {
    type Error = NotAHandle;

    fn try_from(text: String) -> Result<Self, NotAHandle> {
        text.parse()
    }
}

impl From<Handle> for String {
    fn from(handle: Handle) -> Self {
        handle.to_string()
    }
}

/// Whether a word can be a username of this node: what Mastodon accepts, at most 64 characters.
pub fn is_username(word: &str) -> bool {
    let is_inner = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    let ends_well = |b: Option<u8>| b.is_some_and(is_inner);
    word.len() <= 64
        && ends_well(word.bytes().next())
        && ends_well(word.bytes().next_back())
        && word.bytes().all(|b| is_inner(b) || matches!(b, b'.' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handle_is_read_in_all_its_spellings() {
        for text in ["@om@fi.localhost:8101", "om@fi.localhost:8101", "acct:OM@FI.localhost:8101"] {
            assert_eq!(text.parse::<Handle>().unwrap().to_string(), "@om@fi.localhost:8101");
        }
    }

    #[test]
    fn what_is_no_handle_is_refused() {
        for text in ["om", "@om", "@@host", "@om@", "@om@a/b", "@om@a@b", "@ö@host", ""] {
            assert!(text.parse::<Handle>().is_err(), "{text}");
        }
    }

    #[test]
    fn usernames_are_what_other_servers_accept() {
        assert!(is_username("oikeusministerio") && is_username("val.myndigheten_1"));
        assert!(!is_username("Oikeus") && !is_username("ö") && !is_username(".a") && !is_username(""));
    }
}
