//! What a configuration may say, beyond what its types hold.

use election_pool_protocol::{actor::APPLICATION_USERNAME, origin::Origin};
use url::Url;

use super::{Config, ConfigError, project};
use crate::{
    app::limits::Limits,
    model::{codes, name::Handle},
};

/// The longest time any limit may name: a hundred years.
const LONGEST_DAYS: u64 = 36_525;
/// Limits of which a node needs at least one.
const NEEDED: [&str; 31] = [
    "inbox_body_bytes",
    "form_body_bytes",
    "fetch_body_bytes",
    "pull_body_bytes",
    "request_timeout_s",
    "serve_timeout_s",
    "header_timeout_s",
    "write_timeout_s",
    "connections",
    "requests",
    "inbox_waiting",
    "lane_window",
    "lanes_lively",
    "lane_batch",
    "lease_s",
    "apply_batch",
    "pull_pages",
    "syncs",
    "page_rows",
    "feed_items",
    "feed_archive_items",
    "calendar_meetings",
    "poll_ms",
    "session_s",
    "sign_in_step_s",
    "second_factor_s",
    "documents_at_once",
    "passwords_at_once",
    "digest_entries",
    "mails",
    "mail_timeout_s",
];

impl Config {
    /// Checks what the types cannot.
    pub fn check(&self) -> Result<(), ConfigError> {
        let wrong = |key, value: &str, reason: String| Err(ConfigError::Value { key, value: value.into(), reason });
        let origin = &self.node.origin;
        match Url::parse(origin) {
            Ok(url) if !matches!(url.scheme(), "http" | "https") => {
                return wrong("node.origin", origin, "an origin begins with https:// (or http:// in a demo)".into());
            }
            Ok(url) => match Origin::of(&url) {
                Ok(canonical) if canonical.to_string() == *origin => {}
                Ok(canonical) => return wrong("node.origin", origin, format!("write it as {canonical}")),
                Err(error) => return wrong("node.origin", origin, error.to_string()),
            },
            Err(error) => return wrong("node.origin", origin, error.to_string()),
        }
        let is_code = self.node.country.len() == 2 && self.node.country.bytes().all(|b| b.is_ascii_uppercase());
        if !is_code {
            return wrong("node.country", &self.node.country, "two capital letters, such as FI".into());
        }
        // The message names the key and the value first; the list of known words only says the rest.
        let rest = |reason: String, value: &str| reason.trim_start_matches(&format!("“{value}” is ")).to_owned();
        if let Err(reason) = codes::country(&self.node.country) {
            return wrong("node.country", &self.node.country, rest(reason, &self.node.country));
        }
        if self.node.languages.is_empty() {
            return wrong("node.languages", "", "name at least one language".into());
        }
        for (index, language) in self.node.languages.iter().enumerate() {
            match codes::language(language) {
                Ok(tag) if tag.to_string() != *language => {
                    return wrong("node.languages", language, format!("write it as {tag}"));
                }
                Ok(_) if self.node.languages[..index].contains(language) => {
                    return wrong("node.languages", language, "stands there twice".into());
                }
                Ok(_) => {}
                Err(reason) => return wrong("node.languages", language, rest(reason, language)),
            }
        }
        for (key, contact) in
            [("http.security_contact", &self.http.security_contact), ("node.contact", &self.node.contact)]
        {
            if let Some(contact) = contact
                && !Url::parse(contact).is_ok_and(|url| matches!(url.scheme(), "mailto" | "https"))
            {
                return wrong(key, contact, "begin with mailto: or https://".into());
            }
        }
        self.check_lengths()?;
        self.check_zeros()?;
        self.check_lease()?;
        for handle in self.circles.values().flatten() {
            if let Err(error) = handle.parse::<Handle>() {
                return wrong("circles", handle, error.to_string());
            }
        }
        if !["sqlite://", "postgres://", "postgresql://"].iter().any(|scheme| self.database.url.starts_with(scheme)) {
            return wrong("database.url", &self.database.url, "begin with sqlite:// or postgres://".into());
        }
        project::check(&self.projects)?;
        self.translation.check()?;
        self.mail.check()?;
        for authority in &self.authorities {
            check_username(&authority.username)?;
        }
        Ok(())
    }

    /// A lease must outlast a request and its answer, or two processes send the same.
    fn check_lease(&self) -> Result<(), ConfigError> {
        let Limits { lease_s, request_timeout_s, .. } = self.limits;
        if lease_s > request_timeout_s.saturating_mul(2) {
            return Ok(());
        }
        let reason = format!("more than twice request_timeout_s, which is {request_timeout_s}");
        Err(ConfigError::Value { key: "limits.lease_s", value: lease_s.to_string(), reason })
    }

    /// None of what makes a node deaf, mute or empty: zero of it is a slip of the pen, and the node would seem to run.
    fn check_zeros(&self) -> Result<(), ConfigError> {
        let limits = toml::Table::try_from(&self.limits).expect("limits are numbers");
        for key in NEEDED {
            if limits.get(key).and_then(toml::Value::as_integer) == Some(0) {
                let reason = format!("at least 1: without {key} the node does nothing of the kind");
                return Err(ConfigError::Value { key: "limits", value: "0".into(), reason });
            }
        }
        Ok(())
    }

    /// A length of time beyond [`LONGEST_DAYS`] is a slip of the pen, and no calendar could hold some of them.
    fn check_lengths(&self) -> Result<(), ConfigError> {
        let limits = toml::Table::try_from(&self.limits).expect("limits are numbers");
        let federation = &self.federation;
        let named =
            limits.iter().filter_map(|(key, value)| Some((key.as_str(), u64::try_from(value.as_integer()?).ok()?)));
        let named = named.chain([("retry_cap_s", federation.retry_cap_s), ("sync_every_s", federation.sync_every_s)]);
        for (key, value) in named {
            let most = match key.rsplit('_').next() {
                Some("ms") => LONGEST_DAYS * 86_400_000,
                Some("s") => LONGEST_DAYS * 86_400,
                Some("days") => LONGEST_DAYS,
                _ => continue,
            };
            if value > most {
                let reason = format!("{key} is at most {most}, which is {LONGEST_DAYS} days");
                return Err(ConfigError::Value { key: "limits", value: value.to_string(), reason });
            }
        }
        Ok(())
    }
}

/// Checks the user name of an authority: what Mastodon's WebFinger takes.
pub fn check_username(username: &str) -> Result<(), ConfigError> {
    let is_word = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    let fits = (1..=64).contains(&username.len())
        && username.bytes().all(|b| is_word(b) || b == b'-' || b == b'.')
        && username.bytes().next().is_some_and(is_word)
        && username.bytes().last().is_some_and(is_word)
        && !["actor", APPLICATION_USERNAME].contains(&username);
    if fits {
        return Ok(());
    }
    Err(ConfigError::Value {
        key: "authority.username",
        value: username.to_owned(),
        reason: "1 to 64 lower-case letters a-z, digits, and _ - . inside; “actor” and “node” are the node itself"
            .into(),
    })
}
