//! `WebFinger`: from `user@host` to an actor, and from a host to the actor of its server.
//!
//! Spec: RFC 7033, <https://swicg.github.io/activitypub-webfinger/>, FEP-d556 (the server's own actor).
//! This module does not fetch anything; who asks checks that the actor found names the same address.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::json;

/// The media type of an answer.
pub const MEDIA_TYPE: &str = "application/jrd+json";
/// The media type of `ActivityPub` documents, exactly as most servers compare it.
pub const ACTIVITY_JSON: &str = "application/activity+json";
/// The other media type of `ActivityPub` documents.
pub const LD_JSON: &str = r#"application/ld+json; profile="https://www.w3.org/ns/activitystreams""#;
/// The relation from a server to its actor (FEP-d556).
pub const SERVICE: &str = "https://www.w3.org/ns/activitystreams#Service";

/// A name at a host: `user@host`, the host with its port where it is not the usual one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Handle {
    /// The name.
    pub user: String,
    /// The host, in lower case.
    pub host: String,
}

/// A text that is no handle.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a handle such as @name@host")]
pub struct NotAHandle(pub String);

impl Handle {
    /// The handle as `WebFinger` asks for it: `acct:user@host`.
    pub fn acct(&self) -> String {
        format!("acct:{}@{}", self.user, self.host)
    }
}

impl FromStr for Handle {
    type Err = NotAHandle;

    /// Reads `@user@host`, `user@host` or `acct:user@host`.
    fn from_str(text: &str) -> Result<Self, NotAHandle> {
        let refuse = || NotAHandle(text.chars().take(100).collect());
        let bare = text.trim();
        let bare = bare.strip_prefix("acct:").unwrap_or(bare);
        let (user, host) = bare.strip_prefix('@').unwrap_or(bare).split_once('@').ok_or_else(refuse)?;
        let is_name = |c: char| c.is_ascii_alphanumeric() || "_.-~%".contains(c);
        let is_host = |c: char| c.is_alphanumeric() || ".-:[]".contains(c);
        let fits = !user.is_empty() && !host.is_empty() && text.len() <= 512;
        if !fits || !user.chars().all(is_name) || !host.chars().all(is_host) {
            return Err(refuse());
        }
        Ok(Self { user: user.to_owned(), host: host.to_lowercase() })
    }
}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "@{}@{}", self.user, self.host)
    }
}

/// A link of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Link {
    /// The relation.
    pub rel: String,
    /// The media type of what is there.
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// Where, with a gap to be filled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
}

/// An answer: a JSON Resource Descriptor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jrd {
    /// What the answer is about.
    pub subject: String,
    /// Other names of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Where it is found.
    #[serde(default)]
    pub links: Vec<Link>,
}

/// An answer that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum WebfingerError {
    /// It is not JSON as we accept it.
    #[error(transparent)]
    Json(#[from] json::JsonError),
    /// It is JSON, but no descriptor.
    #[error("the WebFinger answer for “{0}” is not a resource descriptor")]
    NotADescriptor(String),
    /// It is about somebody else.
    #[error("the WebFinger answer for “{asked}” is about “{subject}”")]
    OtherSubject {
        /// What was asked for.
        asked: String,
        /// What the answer is about.
        subject: String,
    },
    /// It names no actor.
    #[error("the WebFinger answer for “{0}” names no ActivityPub actor")]
    NoActor(String),
}

impl Jrd {
    /// The answer about an actor of ours.
    pub fn of_actor(handle: &Handle, actor: &str, page: Option<&str>) -> Self {
        let page = page.map(|href| Link {
            rel: "http://webfinger.net/rel/profile-page".into(),
            media_type: Some("text/html".into()),
            href: Some(href.to_owned()),
            template: None,
        });
        let links = [to_actor("self", actor, ACTIVITY_JSON), to_actor("self", actor, LD_JSON)];
        Self { subject: handle.acct(), aliases: vec![actor.to_owned()], links: links.into_iter().chain(page).collect() }
    }

    /// The answer about our origin itself.
    pub fn of_origin(origin: &str, application: &str) -> Self {
        let links = vec![to_actor(SERVICE, application, ACTIVITY_JSON), to_actor("self", application, ACTIVITY_JSON)];
        Self { subject: format!("{origin}/"), aliases: vec![application.to_owned()], links }
    }

    /// Reads an answer to the question `asked` (`acct:user@host`); its subject must be the same.
    pub fn read(bytes: &[u8], asked: &str) -> Result<Self, WebfingerError> {
        let value = json::parse(bytes)?;
        let jrd: Self = serde_json::from_value(value).map_err(|_| WebfingerError::NotADescriptor(asked.to_owned()))?;
        let subject = jrd.subject.as_str();
        let same = match (subject.parse::<Handle>(), asked.parse::<Handle>()) {
            (Ok(subject), Ok(asked)) => subject.host == asked.host && subject.user.eq_ignore_ascii_case(&asked.user),
            _ => subject == asked,
        };
        if same {
            Ok(jrd)
        } else {
            Err(WebfingerError::OtherSubject { asked: asked.to_owned(), subject: subject.chars().take(200).collect() })
        }
    }

    /// The id of the actor: the `self` link of either media type (Mitra writes only the long one).
    pub fn actor(&self) -> Result<&str, WebfingerError> {
        let is_actor = |link: &&Link| link.rel == "self" && link.media_type.as_deref().is_some_and(is_activity_type);
        let href = self.links.iter().find(is_actor).and_then(|link| link.href.as_deref());
        href.ok_or_else(|| WebfingerError::NoActor(self.subject.clone()))
    }
}

/// Whether a media type is one of `ActivityPub` documents, whatever stands in it besides.
pub fn is_activity_type(media_type: &str) -> bool {
    let (essence, parameters) = media_type.split_once(';').unwrap_or((media_type, ""));
    match essence.trim().to_ascii_lowercase().as_str() {
        ACTIVITY_JSON => true,
        "application/ld+json" => parameters.contains("https://www.w3.org/ns/activitystreams"),
        _ => false,
    }
}

fn to_actor(rel: &str, actor: &str, media_type: &str) -> Link {
    Link { rel: rel.to_owned(), media_type: Some(media_type.to_owned()), href: Some(actor.to_owned()), template: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handle_is_read_in_its_three_forms() {
        for text in ["@om@fi.localhost:8101", "om@FI.localhost:8101", "acct:om@fi.localhost:8101"] {
            let handle: Handle = text.parse().unwrap();
            assert_eq!(
                (handle.to_string().as_str(), handle.acct().as_str()),
                ("@om@fi.localhost:8101", "acct:om@fi.localhost:8101")
            );
        }
        for text in ["", "om", "@om@", "@@host", "om@a@b", "om@host/path", "o m@host", "acct:om"] {
            assert!(text.parse::<Handle>().is_err(), "{text}");
        }
    }

    #[test]
    fn our_answer_is_read_back_and_leads_to_the_actor() {
        let handle: Handle = "@om@fi.example".parse().unwrap();
        let bytes =
            serde_json::to_vec(&Jrd::of_actor(&handle, "https://fi.example/actors/om", Some("https://fi.example/fi/")))
                .unwrap();
        let jrd = Jrd::read(&bytes, "acct:om@fi.example").unwrap();
        assert_eq!(jrd.actor().unwrap(), "https://fi.example/actors/om");
    }

    #[test]
    fn an_answer_about_somebody_else_is_refused() {
        let answer = br#"{"subject":"acct:om@evil.example","links":[]}"#;
        assert!(matches!(Jrd::read(answer, "acct:om@fi.example"), Err(WebfingerError::OtherSubject { .. })));
        let answer = br#"{"subject":"acct:om@fi.example","links":[{"rel":"self","type":"text/html","href":"x"}]}"#;
        assert!(matches!(Jrd::read(answer, "acct:om@fi.example").unwrap().actor(), Err(WebfingerError::NoActor(_))));
    }

    #[test]
    fn both_media_types_lead_to_an_actor_with_or_without_a_charset() {
        assert!(is_activity_type("application/activity+json; charset=utf-8"));
        assert!(is_activity_type(LD_JSON));
        assert!(!is_activity_type("application/ld+json"));
        assert!(!is_activity_type("text/html"));
    }
}
