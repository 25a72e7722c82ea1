//! `WebSub`: what somebody asks of a hub, what the hub asks back, and what an answer means.
//!
//! Spec: <https://www.w3.org/TR/websub/>, sections 5 to 8. Pure. This module does not know which topics there are, where a
//! callback may lie, nor when anything is tried again.

use std::{borrow::Cow, time::Duration};

use aws_lc_rs::hmac;
use jiff::Timestamp;
use url::{Url, form_urlencoded};

/// The longest topic or callback, in bytes.
pub const URL_BYTES: usize = 2048;
/// The longest secret: the specification wants it below 200 bytes.
pub const SECRET_BYTES: usize = 199;
/// The shortest time for which anybody is told of changes.
pub const LEASE_MIN: Duration = Duration::from_mins(5);
/// The header that signs what is sent.
pub const SIGNATURE: &str = "x-hub-signature";
/// Parts of a form looked at.
const PARTS: usize = 64;

/// What somebody wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// To be told of changes.
    Subscribe,
    /// To be told no more.
    Unsubscribe,
}

impl Mode {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Subscribe => "subscribe",
            Self::Unsubscribe => "unsubscribe",
        }
    }

    /// What a word stands for.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Subscribe, Self::Unsubscribe].into_iter().find(|mode| mode.as_str() == word)
    }
}

/// A request to a hub.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HubRequest {
    /// What is wanted.
    pub mode: Mode,
    /// The feed, as the feed itself names it.
    pub topic: String,
    /// Where changes are to be sent.
    pub callback: Url,
    /// For how long, in seconds, if they said.
    pub lease_s: Option<u64>,
    /// What changes are to be signed with.
    pub secret: Option<String>,
}

/// Why a request cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    /// No mode, or one of no hub's.
    #[error("hub.mode must be subscribe or unsubscribe")]
    Mode,
    /// No topic, or far too long a one.
    #[error("hub.topic must be the address of a feed")]
    Topic,
    /// No callback, or none that is an address.
    #[error("hub.callback must be an absolute address of at most {URL_BYTES} bytes")]
    Callback,
    /// Not a number of seconds.
    #[error("hub.lease_seconds must be a whole number of seconds above 0")]
    Lease,
    /// Too long a secret, or an empty one.
    #[error("hub.secret must have 1 to {SECRET_BYTES} bytes")]
    Secret,
}

impl HubRequest {
    /// Reads the form of a request, `application/x-www-form-urlencoded`.
    pub fn read(form: &[u8]) -> Result<Self, Malformed> {
        let parts: Vec<(Cow<'_, str>, Cow<'_, str>)> = form_urlencoded::parse(form).take(PARTS).collect();
        let said = |name: &str| parts.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_ref());
        let topic = said("hub.topic").filter(|topic| !topic.is_empty() && topic.len() <= URL_BYTES);
        let callback = said("hub.callback").filter(|callback| callback.len() <= URL_BYTES);
        let mut callback = callback.and_then(|callback| Url::parse(callback).ok()).ok_or(Malformed::Callback)?;
        callback.set_fragment(None);
        let lease_s = said("hub.lease_seconds").filter(|word| !word.is_empty());
        let lease_s = lease_s.map(|word| word.parse().ok().filter(|seconds| *seconds > 0).ok_or(Malformed::Lease));
        let secret = said("hub.secret");
        if secret.is_some_and(|secret| secret.is_empty() || secret.len() > SECRET_BYTES) {
            return Err(Malformed::Secret);
        }
        Ok(Self {
            mode: said("hub.mode").and_then(Mode::parse).ok_or(Malformed::Mode)?,
            topic: topic.ok_or(Malformed::Topic)?.to_owned(),
            callback,
            lease_s: lease_s.transpose()?,
            secret: secret.map(str::to_owned),
        })
    }
}

/// How long somebody is told of changes: what they asked for within the bounds, else `usual`.
pub fn lease(asked_s: Option<u64>, usual: Duration, longest: Duration) -> Duration {
    asked_s.map_or(usual, Duration::from_secs).max(LEASE_MIN).min(longest)
}

/// Where to ask whether a request was really made by whoever the callback belongs to; its own query stays.
pub fn question(mode: Mode, topic: &str, callback: &Url, challenge: &str, lease: Duration) -> Url {
    let mut url = callback.clone();
    {
        let mut query = url.query_pairs_mut();
        query.append_pair("hub.mode", mode.as_str());
        query.append_pair("hub.topic", topic);
        query.append_pair("hub.challenge", challenge);
        if mode == Mode::Subscribe {
            query.append_pair("hub.lease_seconds", &lease.as_secs().to_string());
        }
    }
    url
}

/// Whether an answer says yes: a success that repeats the challenge and says nothing else.
pub fn confirms(status: u16, body: &[u8], challenge: &str) -> bool {
    (200..300).contains(&status) && body == challenge.as_bytes()
}

/// The signature of what is sent: `sha256=` and the HMAC in hex.
pub fn signature(secret: &str, body: &[u8]) -> String {
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes()), body);
    format!("sha256={}", hex::encode(tag))
}

/// The header that says what is sent and who sends it.
pub fn links(hub: &str, topic: &str) -> String {
    format!("<{hub}>; rel=\"hub\", <{topic}>; rel=\"self\"")
}

/// What the answer to a change means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// They have it.
    Told,
    /// They want nothing more, ever.
    Gone,
    /// To be sent again.
    Again,
}

/// Reads an answer; none if there was none.
pub const fn outcome(status: Option<u16>) -> Outcome {
    match status {
        Some(200..=299) => Outcome::Told,
        Some(410) => Outcome::Gone,
        _ => Outcome::Again,
    }
}

/// Whether somebody who has failed to answer since `failing_since` is told nothing more.
pub fn gives_up(failing_since: Timestamp, now: Timestamp, patience: Duration) -> bool {
    now.duration_since(failing_since).unsigned_abs() > patience && now > failing_since
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOPIC: &str = "https%3A%2F%2Ffi.example%2Ffeeds%2Fall.fi.rss";

    #[test]
    fn a_request_is_read_or_says_what_is_wrong_with_it() {
        let whole = format!(
            "hub.mode=subscribe&hub.topic={TOPIC}&hub.callback=https%3A%2F%2Freader.example%2Fin%3Fid%3D7%23x\
             &hub.lease_seconds=86400&hub.secret=s3cret&hub.verify=sync"
        );
        let request = HubRequest::read(whole.as_bytes()).unwrap();
        assert_eq!(request.mode, Mode::Subscribe);
        assert_eq!(request.topic, "https://fi.example/feeds/all.fi.rss");
        assert_eq!(request.callback.as_str(), "https://reader.example/in?id=7");
        assert_eq!((request.lease_s, request.secret.as_deref()), (Some(86_400), Some("s3cret")));
        let callback = "hub.callback=https%3A%2F%2Freader.example%2F";
        let least = format!("hub.mode=unsubscribe&hub.topic={TOPIC}&{callback}&hub.lease_seconds=");
        let request = HubRequest::read(least.as_bytes()).unwrap();
        assert_eq!((request.mode, request.lease_s, request.secret), (Mode::Unsubscribe, None, None));
        for (form, wrong) in [
            (format!("hub.topic={TOPIC}&{callback}"), Malformed::Mode),
            (format!("hub.mode=publish&hub.topic={TOPIC}&{callback}"), Malformed::Mode),
            (format!("hub.mode=subscribe&{callback}"), Malformed::Topic),
            (format!("hub.mode=subscribe&hub.topic={}&{callback}", "x".repeat(2049)), Malformed::Topic),
            (format!("hub.mode=subscribe&hub.topic={TOPIC}"), Malformed::Callback),
            (format!("hub.mode=subscribe&hub.topic={TOPIC}&hub.callback=%2Frelative"), Malformed::Callback),
            (format!("hub.mode=subscribe&hub.topic={TOPIC}&{callback}&hub.lease_seconds=-1"), Malformed::Lease),
            (format!("hub.mode=subscribe&hub.topic={TOPIC}&{callback}&hub.lease_seconds=0"), Malformed::Lease),
            (format!("hub.mode=subscribe&hub.topic={TOPIC}&{callback}&hub.secret="), Malformed::Secret),
            (
                format!("hub.mode=subscribe&hub.topic={TOPIC}&{callback}&hub.secret={}", "x".repeat(200)),
                Malformed::Secret,
            ),
            (String::new(), Malformed::Callback),
        ] {
            assert_eq!(HubRequest::read(form.as_bytes()), Err(wrong), "{form}");
        }
    }

    #[test]
    fn the_question_keeps_the_query_of_the_callback() {
        let callback = Url::parse("https://reader.example/in?id=7").unwrap();
        let lease = Duration::from_mins(1);
        let url = question(Mode::Subscribe, "https://fi.example/a?b", &callback, "abc", lease);
        assert_eq!(
            url.as_str(),
            "https://reader.example/in?id=7&hub.mode=subscribe&hub.topic=https%3A%2F%2Ffi.example%2Fa%3Fb\
             &hub.challenge=abc&hub.lease_seconds=60"
        );
        assert!(!question(Mode::Unsubscribe, "t", &callback, "abc", lease).as_str().contains("lease"));
        assert!(confirms(200, b"abc", "abc") && confirms(204, b"abc", "abc"));
        for (status, body) in [(200, &b"abcd"[..]), (200, b""), (404, b"abc"), (302, b"abc")] {
            assert!(!confirms(status, body, "abc"), "{status} {body:?}");
        }
    }

    #[test]
    fn a_lease_stays_within_its_bounds() {
        let (usual, longest) = (Duration::from_hours(240), Duration::from_hours(720));
        for (asked, expected) in [(None, 864_000), (Some(1), 300), (Some(86_400), 86_400), (Some(u64::MAX), 2_592_000)]
        {
            assert_eq!(lease(asked, usual, longest).as_secs(), expected, "{asked:?}");
        }
    }

    #[test]
    fn a_change_is_signed_as_rfc_4231_has_it() {
        // Test case 2.
        assert_eq!(
            signature("Jefe", b"what do ya want for nothing?"),
            "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }

    #[test]
    fn an_answer_settles_ends_or_is_asked_for_again() {
        for (status, expected) in [
            (Some(200), Outcome::Told),
            (Some(202), Outcome::Told),
            (Some(410), Outcome::Gone),
            (Some(404), Outcome::Again),
            (Some(301), Outcome::Again),
            (Some(503), Outcome::Again),
            (None, Outcome::Again),
        ] {
            assert_eq!(outcome(status), expected, "{status:?}");
        }
        let at = |second| Timestamp::from_second(second).unwrap();
        let patience = Duration::from_secs(100);
        assert!(!gives_up(at(0), at(100), patience) && gives_up(at(0), at(101), patience));
        assert!(!gives_up(at(500), at(0), patience), "a clock that was set back ends nothing");
    }
}
