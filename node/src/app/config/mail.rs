//! `[mail]`: the server that letters go through, who writes them, and when in the day.

use std::{net::IpAddr, path::PathBuf};

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use url::{Host, Url};

use super::ConfigError;
use crate::{
    model::{
        codes,
        digest::{Clockwork, WEEKDAYS, weekday},
        mail_address::MailAddress,
    },
    transport::mail::Security,
};

/// `[mail]`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MailSection {
    /// `smtp://HOST:PORT` or `smtps://USER@HOST:PORT`; without it this node sends no mail.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub server: String,
    /// The file whose first line is the password of that user, relative to the configuration's folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password_file: Option<PathBuf>,
    /// The address that letters come from.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub from: String,
    /// In which time zone it is that hour.
    pub timezone: String,
    /// The hour of daily and weekly letters, 0 to 23.
    pub hour: i8,
    /// The day of weekly letters.
    pub weekday: String,
}

impl Default for MailSection {
    fn default() -> Self {
        Self {
            server: String::new(),
            password_file: None,
            from: String::new(),
            timezone: "UTC".into(),
            hour: 7,
            weekday: "monday".into(),
        }
    }
}

/// Where the server is, as its URL says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Name or address.
    pub host: String,
    /// Port.
    pub port: u16,
    /// How it is spoken to.
    pub security: Security,
    /// Who signs in there.
    pub user: Option<String>,
}

impl MailSection {
    /// Whether this node sends no mail.
    pub const fn is_empty(&self) -> bool {
        self.server.is_empty()
    }

    /// Where the server is; nothing if the URL will not do.
    pub fn place(&self) -> Option<Place> {
        let url = Url::parse(&self.server).ok()?;
        let is_tls = match url.scheme() {
            "smtps" => true,
            "smtp" => false,
            _ => return None,
        };
        let host = url.host_str().filter(|host| !host.is_empty())?;
        let is_bare = matches!(url.path(), "" | "/") && url.query().is_none() && url.fragment().is_none();
        if !is_bare || url.password().is_some() {
            return None;
        }
        // The parser knows hosts of the web alone; others stand there as they were written.
        let host = Host::parse(host).ok()?.to_string();
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let is_here = bare == "localhost" || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
        let security = match (is_tls, is_here) {
            (true, _) => Security::Tls,
            (false, true) => Security::Plain,
            (false, false) => Security::StartTls,
        };
        let user = (!url.username().is_empty()).then(|| percent_decoded(url.username()));
        let port = url.port().unwrap_or(match security {
            Security::Tls => 465,
            Security::StartTls => 587,
            Security::Plain => 25,
        });
        Some(Place { host: bare.to_owned(), port, security, user })
    }

    /// When in the day and the week letters are written.
    pub fn clockwork(&self) -> Clockwork {
        let zone = codes::timezone(&self.timezone).unwrap_or(TimeZone::UTC);
        Clockwork { zone, hour: self.hour, weekday: weekday(&self.weekday).unwrap_or(jiff::civil::Weekday::Monday) }
    }

    /// Checks what the types cannot.
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        if self.is_empty() {
            return Ok(());
        }
        let Some(place) = self.place() else {
            let reason = "smtp://HOST:PORT or smtps://USER@HOST:PORT; the password stands in password_file";
            return wrong("mail.server", &self.server, reason.into());
        };
        match (&place.user, &self.password_file) {
            (Some(_), None) => return wrong("mail.password_file", "", "the user in mail.server has a password".into()),
            (None, Some(file)) => {
                let reason = "a password is for a user, who stands in mail.server: smtps://USER@HOST".into();
                return wrong("mail.password_file", &file.display().to_string(), reason);
            }
            _ => {}
        }
        if let Err(reason) = self.from.parse::<MailAddress>() {
            return wrong("mail.from", &self.from, reason.to_string());
        }
        if let Err(reason) = codes::timezone(&self.timezone) {
            return wrong("mail.timezone", &self.timezone, reason);
        }
        if !(0..24).contains(&self.hour) {
            return wrong("mail.hour", &self.hour.to_string(), "0 to 23".into());
        }
        if weekday(&self.weekday).is_none() {
            return wrong("mail.weekday", &self.weekday, format!("one of {}", WEEKDAYS.join(", ")));
        }
        Ok(())
    }
}

fn percent_decoded(text: &str) -> String {
    let mut decoded = url::form_urlencoded::parse(text.as_bytes()).map(|(name, _)| name.into_owned());
    decoded.next().unwrap_or_default()
}

fn wrong<T>(key: &'static str, value: &str, reason: String) -> Result<T, ConfigError> {
    Err(ConfigError::Value { key, value: value.to_owned(), reason })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(lines: &str) -> MailSection {
        toml::from_str(lines).unwrap()
    }

    #[test]
    fn another_machine_is_spoken_to_with_tls_alone() {
        let place = |server: &str| section(&format!("server = \"{server}\"")).place();
        let of = |server: &str| place(server).map(|place| (place.host, place.port, place.security, place.user));
        assert_eq!(of("smtp://127.0.0.1:2525"), Some(("127.0.0.1".into(), 2525, Security::Plain, None)));
        assert_eq!(of("smtp://localhost"), Some(("localhost".into(), 25, Security::Plain, None)));
        assert_eq!(of("smtp://[::1]:25"), Some(("::1".into(), 25, Security::Plain, None)));
        assert_eq!(of("smtp://mail.example"), Some(("mail.example".into(), 587, Security::StartTls, None)));
        let user = Some("pool@x".to_owned());
        assert_eq!(of("smtps://pool%40x@mail.example"), Some(("mail.example".into(), 465, Security::Tls, user)));
        for server in ["mail.example", "http://mail.example", "smtps://a:b@mail.example", "smtp://", "smtp://a/b"] {
            assert_eq!(of(server), None, "{server}");
        }
    }

    #[test]
    fn what_is_missing_or_wrong_is_named() {
        let check = |lines: &str| section(lines).check().map_err(|error| error.to_string());
        assert!(check("").is_ok());
        let local = "server = \"smtp://127.0.0.1\"\nfrom = \"pool@vaalit.example\"\n";
        assert!(check(local).is_ok());
        for (lines, word) in [
            ("server = \"smtp://127.0.0.1\"", "mail.from"),
            ("server = \"127.0.0.1\"\nfrom = \"pool@vaalit.example\"", "mail.server"),
            ("server = \"smtps://u@x.example\"\nfrom = \"pool@vaalit.example\"", "password_file"),
        ] {
            assert!(check(lines).unwrap_err().contains(word), "{lines}");
        }
        for (line, word) in [
            ("timezone = \"Europe/Helsinky\"", "Europe/Helsinki"),
            ("hour = 24", "0 to 23"),
            ("weekday = \"someday\"", "monday"),
            ("password_file = \"p\"", "smtps://USER@HOST"),
        ] {
            assert!(check(&format!("{local}{line}")).unwrap_err().contains(word), "{line}");
        }
    }
}
