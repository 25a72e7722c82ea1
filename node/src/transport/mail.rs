//! The way out for letters: one SMTP server that the operator names, and nobody else's.
//!
//! Spec: RFC 5321, RFC 8314 (TLS), RFC 8058 (one-click). Between this machine and another nothing goes without TLS; an
//! SMTP server on this machine itself may be spoken to in plain. The guard of the other way out does not stand here: where
//! letters go is said in the configuration alone. This module knows no digest and no person.

use std::{error::Error as _, fs, path::PathBuf, time::Duration};

use jiff::Timestamp;
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox, MultiPart, SinglePart,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
    transport::smtp::{
        authentication::Credentials,
        client::{Certificate, Tls, TlsParameters},
        extension::ClientId,
    },
};

/// How a server is spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// In plain, on this machine.
    Plain,
    /// TLS after STARTTLS, or not at all.
    StartTls,
    /// TLS from the first byte.
    Tls,
}

/// The server.
#[derive(Debug, Clone)]
pub struct MailServer {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How it is spoken to.
    pub security: Security,
    /// User name and password, if it asks for them.
    pub login: Option<(String, String)>,
    /// How we call ourselves.
    pub hello: String,
    /// Further certificate authorities, PEM.
    pub ca_file: Option<PathBuf>,
    /// How long a letter may take from first to last byte.
    pub total: Duration,
}

/// A letter as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// What it is known by, without its host: the same each time it is sent.
    pub id: String,
    /// The host behind it.
    pub host: String,
    /// Who writes: a name, and an address.
    pub from: (String, String),
    /// To whom.
    pub to: String,
    /// In one line.
    pub subject: String,
    /// The language it is in.
    pub language: String,
    /// For whoever reads plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// The address that ends these letters by one POST.
    pub leave: Option<String>,
    /// When it was written.
    pub at: Timestamp,
}

/// Why a letter is not sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// The server does not take this letter, and will not take it later.
    #[error("{0}")]
    Refused(String),
    /// The server cannot be reached, does not let us in, or asks to come again.
    #[error("{1}")]
    Later(Hindrance, String),
}

/// What keeps letters from going out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hindrance {
    /// The server does not answer, or not in time.
    Unreached,
    /// It cannot be trusted.
    Untrusted,
    /// It does not let us in, or does not take what we send at all.
    Closed,
    /// It asks to come again.
    Busy,
    /// Something is missing on our side, such as the password.
    Ours,
}

impl Hindrance {
    const ALL: [Self; 5] = [Self::Unreached, Self::Untrusted, Self::Closed, Self::Busy, Self::Ours];

    /// The word in rows.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unreached => "unreached",
            Self::Untrusted => "untrusted",
            Self::Closed => "closed",
            Self::Busy => "busy",
            Self::Ours => "ours",
        }
    }

    /// The hindrance of this word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|hindrance| hindrance.as_str() == word)
    }

    const fn answered(code: u16) -> Self {
        if code >= 500 { Self::Closed } else { Self::Busy }
    }
}

/// As much as is kept of what a server says.
const SAID_CHARS: usize = 300;
/// Answers that may be about whoever is written to (RFC 5321, 4.2.3).
const ABOUT_RECIPIENTS: [u16; 4] = [550, 551, 553, 556];
/// What an enhanced status code begins with that is about them (RFC 3463, 3.2 and 3.3): no such address, or one that is shut.
const NO_SUCH_PLACE: [&str; 2] = ["5.1.", "5.2.1"];

/// Whether a server refuses for good because of the address: all else, such as a relay that does not let us in, may be mended.
fn is_about_recipient(code: u16, said: &str) -> bool {
    let is_status = |word: &&str| word.starts_with("5.") && word.split('.').count() == 3;
    let status = said.split(|c: char| !c.is_ascii_digit() && c != '.').find(is_status);
    ABOUT_RECIPIENTS.contains(&code)
        && status.is_none_or(|status| NO_SUCH_PLACE.iter().any(|begin| status.starts_with(begin)))
}

macro_rules! line {
    ($type:ident, $name:literal) => {
        #[derive(Clone)]
        struct $type(String);
        impl Header for $type {
            fn name() -> HeaderName {
                HeaderName::new_from_ascii_str($name)
            }
            fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
                Ok(Self(text.to_owned()))
            }
            fn display(&self) -> HeaderValue {
                HeaderValue::new(Self::name(), one_line(&self.0))
            }
        }
    };
}
line!(AutoSubmitted, "Auto-Submitted");
line!(ContentLanguage, "Content-Language");
line!(ListUnsubscribe, "List-Unsubscribe");
line!(ListUnsubscribePost, "List-Unsubscribe-Post");

/// Nothing that could end a header.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>().trim().to_owned()
}

/// The letter as bytes, with its envelope.
fn message(letter: &Letter) -> Result<Message, MailError> {
    let refused = |error: &dyn std::fmt::Display| MailError::Refused(format!("it cannot be written: {error}"));
    let address = |text: &str| text.parse::<Address>().map_err(|error| refused(&error));
    let (name, from) = &letter.from;
    let mut builder = Message::builder()
        .date(letter.at.into())
        .message_id(Some(format!("<{}@{}>", letter.id, letter.host)))
        .from(Mailbox::new(Some(one_line(name)), address(from)?))
        .to(Mailbox::new(None, address(&letter.to)?))
        .subject(one_line(&letter.subject))
        .header(AutoSubmitted("auto-generated".to_owned()))
        .header(ContentLanguage(letter.language.clone()));
    if let Some(leave) = &letter.leave {
        builder = builder
            .header(ListUnsubscribe(format!("<{leave}>")))
            .header(ListUnsubscribePost("List-Unsubscribe=One-Click".to_owned()));
    }
    let part = |kind: ContentType, body: &str| {
        let part = SinglePart::builder().header(kind).header(ContentLanguage(letter.language.clone()));
        part.body(body.to_owned())
    };
    let both = MultiPart::alternative()
        .singlepart(part(ContentType::TEXT_PLAIN, &letter.text))
        .singlepart(part(ContentType::TEXT_HTML, &letter.html));
    builder.multipart(both).map_err(|error| refused(&error))
}

impl MailServer {
    /// Sends a letter; when this returns without an error, the server has taken it.
    pub async fn send(&self, letter: &Letter) -> Result<(), MailError> {
        let message = message(letter)?;
        let way = self.way()?;
        self.within(async { way.send(message).await.map(drop).map_err(|error| self.failed(&error)) }).await
    }

    /// Asks whether the server can be reached and lets us in.
    pub async fn knock(&self) -> Result<(), MailError> {
        let way = self.way()?;
        self.within(async {
            match way.test_connection().await {
                Ok(true) => Ok(()),
                Ok(false) => {
                    let said = format!("{} closed the connection at once", self.named());
                    Err(MailError::Later(Hindrance::Unreached, said))
                }
                Err(error) => Err(self.failed(&error)),
            }
        })
        .await
    }

    async fn within(&self, deed: impl Future<Output = Result<(), MailError>>) -> Result<(), MailError> {
        let said = || format!("{} took longer than {} s", self.named(), self.total.as_secs());
        let late = || MailError::Later(Hindrance::Unreached, said());
        tokio::time::timeout(self.total, deed).await.unwrap_or_else(|_| Err(late()))
    }

    fn named(&self) -> String {
        format!("{}:{}", self.host, self.port)
    }

    fn way(&self) -> Result<AsyncSmtpTransport<Tokio1Executor>, MailError> {
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&self.host)
            .port(self.port)
            .hello_name(ClientId::Domain(self.hello.clone()))
            .timeout(Some(self.total));
        builder = match self.security {
            Security::Plain => builder.tls(Tls::None),
            Security::StartTls => builder.tls(Tls::Required(self.tls()?)),
            Security::Tls => builder.tls(Tls::Wrapper(self.tls()?)),
        };
        if let Some((user, password)) = &self.login {
            builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
        }
        Ok(builder.build())
    }

    fn tls(&self) -> Result<TlsParameters, MailError> {
        let later = |reason: String| MailError::Later(Hindrance::Ours, format!("TLS cannot be set up: {reason}"));
        let mut builder = TlsParameters::builder(self.host.clone());
        if let Some(path) = &self.ca_file {
            let pem = fs::read(path).map_err(|error| later(format!("{}: {error}", path.display())))?;
            let certificate = Certificate::from_pem(&pem).map_err(|error| later(error.to_string()))?;
            builder = builder.add_root_certificate(certificate);
        }
        builder.build().map_err(|error| later(error.to_string()))
    }

    /// What went wrong, in the words of whoever said so.
    fn failed(&self, error: &lettre::transport::smtp::Error) -> MailError {
        let mut words = String::new();
        let mut next = error.source();
        while let Some(cause) = next {
            words = cause.to_string();
            next = cause.source();
        }
        let said: String = one_line(&words).chars().take(SAID_CHARS).collect();
        let code = error.status().map(u16::from);
        match code {
            Some(code) if error.is_permanent() && is_about_recipient(code, &said) => {
                MailError::Refused(format!("{} refused it: {code} {said}", self.named()))
            }
            Some(code) => MailError::Later(Hindrance::answered(code), format!("{} says {code} {said}", self.named())),
            None if error.is_tls() => {
                MailError::Later(Hindrance::Untrusted, format!("{} cannot be trusted: {said}", self.named()))
            }
            None => MailError::Later(Hindrance::Unreached, format!("{} cannot be reached: {said}", self.named())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter() -> Letter {
        Letter {
            id: "one".into(),
            host: "fi.example".into(),
            from: ("Election Pool – Väärä\r\nBcc: evil@evil.example".into(), "pool@fi.example".into()),
            to: "aino@example.org".into(),
            subject: "[TLP:CLEAR] Äänestys\r\nBcc: evil@evil.example".into(),
            language: "fi".into(),
            text: "Hei\n.\nBcc: x\n".into(),
            html: "<p>Hei</p>".into(),
            leave: Some("https://fi.example/fi/digest/leave/0a".into()),
            at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn only_an_address_that_is_not_there_is_refused_for_good() {
        for (code, said, expected) in [
            (550, "5.1.1 no such user", true),
            (550, "User unknown", true),
            (553, "5.1.3 bad address", true),
            (550, "5.7.1 relaying denied", false),
            (553, "5.7.1 sender not owned", false),
            (554, "blocked, see list.example", false),
            (552, "5.3.4 too large", false),
            (535, "5.7.8 wrong password", false),
        ] {
            assert_eq!(is_about_recipient(code, said), expected, "{code} {said}");
        }
    }

    #[test]
    fn no_name_and_no_subject_begins_another_header() {
        let bytes = String::from_utf8(message(&letter()).unwrap().formatted()).unwrap();
        let head = bytes.split("\r\n\r\n").next().unwrap();
        assert!(!head.lines().any(|line| line.to_ascii_lowercase().starts_with("bcc")), "{head}");
        assert!(head.contains("Message-ID: <one@fi.example>"), "{head}");
        assert!(head.contains("List-Unsubscribe: <https://fi.example/fi/digest/leave/0a>"), "{head}");
        assert!(head.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), "{head}");
        assert!(head.contains("Auto-Submitted: auto-generated"), "{head}");
        assert!(head.is_ascii(), "{head}");
    }

    #[test]
    fn an_address_that_is_two_is_none() {
        for to in ["a@example.org, b@example.org", "a@example.org\r\nRCPT TO:<b@example.org>", "a@", "", "a"] {
            let wrong = Letter { to: to.into(), ..letter() };
            assert!(matches!(message(&wrong), Err(MailError::Refused(_))), "{to}");
        }
    }
}
