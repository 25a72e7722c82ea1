//! Handles: `@user@host`, and asking `WebFinger` whose they are.
//!
//! Spec: RFC 7033, <https://www.rfc-editor.org/rfc/rfc7033#section-4.4>. The subject of the answer must be the handle
//! that was asked for; a host speaks for the handles on it and for no others, and its actors are on the same origin.

use election_pool_protocol::{
    origin::Origin,
    webfinger::{Handle, Jrd, MEDIA_TYPE, WebfingerError},
};
use url::Url;

use super::{Federation, FetchError, FetchedActor};
use crate::transport::{Bounds, media_type::MediaType};

/// An answer of `WebFinger` is a few hundred bytes.
const JRD_BYTES: usize = 64 << 10;

impl Federation {
    /// Finds the actor behind a handle such as `@vaalit@fi.example`.
    pub async fn resolve_handle(&self, handle: &str) -> Result<FetchedActor, FetchError> {
        let handle: Handle = handle.parse().map_err(|_| FetchError::NotAHandle(handle.chars().take(100).collect()))?;
        let actor = self.ask_webfinger(&handle).await?;
        self.dereference_actor(&actor).await
    }

    /// Asks `WebFinger` for the id behind a handle; the id itself is not asked yet.
    pub async fn ask_webfinger(&self, handle: &Handle) -> Result<Url, FetchError> {
        let mut outcome = Err(FetchError::NotAHandle(handle.to_string()));
        for scheme in self.schemes(&handle.host) {
            outcome = self.ask_webfinger_over(scheme, handle).await;
            if !matches!(outcome, Err(FetchError::Tls(_) | FetchError::Network(_))) {
                break;
            }
        }
        outcome
    }

    /// https, and for a named peer also http: a handle does not say which its origin has.
    pub(super) fn schemes(&self, host_key: &str) -> &'static [&'static str] {
        match (self.transport.rule().names(host_key), self.transport.is_plain()) {
            (false, _) => &["https"],
            (true, false) => &["https", "http"],
            (true, true) => &["http", "https"],
        }
    }

    async fn ask_webfinger_over(&self, scheme: &str, handle: &Handle) -> Result<Url, FetchError> {
        let refused = || FetchError::NotAHandle(handle.to_string());
        let mut url =
            Url::parse(&format!("{scheme}://{}/.well-known/webfinger", handle.host)).map_err(|_| refused())?;
        let handle = Handle { user: handle.user.clone(), host: Origin::of(&url).map_err(|_| refused())?.host_key() };
        url.query_pairs_mut().append_pair("resource", &handle.acct());
        let bounds = Bounds { body_bytes: JRD_BYTES, ..self.transport.bounds() };
        let answer = self.transport.get(&url, MEDIA_TYPE, bounds).await?;
        match answer.status {
            200..=299 => {}
            410 => return Err(FetchError::Gone(handle.to_string())),
            status => return Err(FetchError::Status { url: url.into(), status }),
        }
        let is_jrd = |m: MediaType| m.essence == MEDIA_TYPE || m.essence == "application/json";
        if !answer.media_type().is_some_and(is_jrd) {
            let content_type = answer.header("content-type").unwrap_or("nothing").chars().take(100).collect();
            return Err(FetchError::WrongType { url: url.into(), content_type, expected: MEDIA_TYPE });
        }
        let actor = read_jrd(&answer.body, &handle)?;
        // Else whoever answers for one name could send us to any other server that we can reach.
        if Origin::of(&actor).ok() == Origin::of(&url).ok() {
            return Ok(actor);
        }
        let value = String::from(actor).chars().take(200).collect();
        Err(FetchError::ForeignMember { url: handle.to_string(), member: "WebFinger link".to_owned(), value })
    }
}

/// The actor a JRD names, if it speaks of the handle that was asked for.
fn read_jrd(bytes: &[u8], handle: &Handle) -> Result<Url, FetchError> {
    let nobody = || FetchError::NoActorLink(handle.to_string());
    let jrd = Jrd::read(bytes, &handle.acct()).map_err(|error| match error {
        WebfingerError::OtherSubject { subject, .. } => {
            FetchError::OtherSubject { handle: handle.to_string(), subject }
        }
        _ => nobody(),
    })?;
    Url::parse(jrd.actor().map_err(|_| nobody())?).map_err(|_| nobody())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_answer_panics_and_none_about_somebody_else_is_trusted() {
        let handle: Handle = "@vaalit@fi.example".parse().unwrap();
        let links = r#""links":[{"rel":"self","type":"application/activity+json","href":"https://fi.example/a"}]"#;
        let good = format!(r#"{{"subject":"acct:vaalit@fi.example",{links}}}"#);
        assert_eq!(read_jrd(good.as_bytes(), &handle).unwrap().as_str(), "https://fi.example/a");
        for subject in [r#""acct:muu@fi.example""#, r#""acct:vaalit@evil.example""#, "null", "7", r#""""#, "[]"] {
            let text = format!(r#"{{"subject":{subject},{links}}}"#);
            assert!(read_jrd(text.as_bytes(), &handle).is_err(), "{text}");
        }
        for rest in ["", r#","links":7"#, r#","links":[7,{}]"#, r#","links":[{"rel":"self","href":"::"}]"#] {
            let text = format!(r#"{{"subject":"acct:vaalit@fi.example"{rest}}}"#);
            assert!(read_jrd(text.as_bytes(), &handle).is_err(), "{text}");
        }
        for text in ["", "null", "[]", "{}", "\u{feff}{}"] {
            assert!(read_jrd(text.as_bytes(), &handle).is_err(), "{text}");
        }
    }
}
