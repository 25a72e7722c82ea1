//! Requests signed by draft-cavage, written here anew and not with the code of the product, so that every part can be
//! bent and nothing is proved by itself.
//!
//! Spec: <https://datatracker.ietf.org/doc/html/draft-cavage-http-signatures-12>.

use std::sync::Arc;

use aws_lc_rs::digest::{SHA256, digest};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use election_pool_protocol::key::RsaKey;
use jiff::{SignedDuration, Timestamp};

use super::{client::Request, peer::PeerActor};

/// What an honest server signs with a POST.
const SIGNED: [&str; 5] = ["(request-target)", "host", "date", "digest", "content-type"];

/// A request that is going to be signed.
#[derive(Clone)]
pub(crate) struct Delivery {
    /// What will be sent, as far as it does not depend on the signature.
    pub(crate) request: Request,
    /// The components named in `headers=`, in order.
    pub(crate) signed: Vec<String>,
    /// Method and path as the signature has them.
    pub(crate) signed_target: String,
    /// `keyId`.
    pub(crate) key_id: String,
    /// `algorithm`, if it is named.
    pub(crate) algorithm: Option<String>,
    /// `created`, in seconds.
    pub(crate) created: Option<i64>,
    /// `expires`, in seconds.
    pub(crate) expires: Option<i64>,
    key: Arc<RsaKey>,
}

impl Delivery {
    /// A POST of `body` to `target` at `host` by an actor, as an honest server makes it.
    pub(crate) fn post(actor: &PeerActor, host: &str, target: &str, body: &[u8]) -> Self {
        let mut request = Request::get(host, target)
            .and("date", &http_date(Timestamp::now()))
            .and("digest", &digest_of(body))
            .and("content-type", "application/activity+json");
        "POST".clone_into(&mut request.method);
        request.body = body.to_vec();
        Self {
            request,
            signed: SIGNED.map(str::to_owned).to_vec(),
            signed_target: format!("post {target}"),
            key_id: actor.key_id(),
            algorithm: Some("rsa-sha256".to_owned()),
            created: None,
            expires: None,
            key: actor.keys.rsa.clone(),
        }
    }

    /// A GET of `target` from `host` by an actor.
    pub(crate) fn get(actor: &PeerActor, host: &str, target: &str) -> Self {
        let request = Request::get(host, target)
            .and("date", &http_date(Timestamp::now()))
            .and("accept", "application/activity+json");
        Self {
            request,
            signed: SIGNED[..3].iter().map(|&name| name.to_owned()).collect(),
            signed_target: format!("get {target}"),
            key_id: actor.key_id(),
            algorithm: Some("rsa-sha256".to_owned()),
            created: None,
            expires: None,
            key: actor.keys.rsa.clone(),
        }
    }

    /// Puts a header in the place of the one that is there, to be signed if it is among the signed ones.
    #[must_use]
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.request = self.request.with(name, value);
        self
    }

    /// Leaves a header out, and out of the signature.
    #[must_use]
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.request.headers.retain(|(other, _)| other != name);
        self.signed.retain(|other| other != name);
        self
    }

    /// Adds a header and signs it.
    #[must_use]
    pub(crate) fn and_signed(mut self, name: &str, value: &str) -> Self {
        self.request = self.request.with(name, value);
        self.signed.push(name.to_owned());
        self
    }

    /// Signs exactly these components.
    #[must_use]
    pub(crate) fn signing(mut self, components: &[&str]) -> Self {
        self.signed = components.iter().map(|&name| name.to_owned()).collect();
        self
    }

    /// Dates the request this far from now.
    #[must_use]
    pub(crate) fn dated(self, from_now: SignedDuration) -> Self {
        self.with("date", &http_date(Timestamp::now() + from_now))
    }

    /// Signs with the key of another actor, under its id.
    #[must_use]
    pub(crate) fn signed_by(mut self, actor: &PeerActor) -> Self {
        self.key_id = actor.key_id();
        self.key = actor.keys.rsa.clone();
        self
    }

    /// The text that is signed.
    pub(crate) fn signing_text(&self) -> String {
        let line = |name: &String| match (name.as_str(), self.created, self.expires) {
            ("(request-target)", _, _) => format!("{name}: {}", self.signed_target),
            ("(created)", Some(at), _) | ("(expires)", _, Some(at)) => format!("{name}: {at}"),
            _ => format!("{name}: {}", self.request.header(name)),
        };
        self.signed.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// The value of the `Signature` header around a signature made elsewhere.
    pub(crate) fn signature_header(&self, signature: &[u8]) -> String {
        let mut parts = vec![format!("keyId=\"{}\"", self.key_id)];
        parts.extend(self.algorithm.as_ref().map(|word| format!("algorithm=\"{word}\"")));
        parts.extend(self.created.map(|at| format!("created={at}")));
        parts.extend(self.expires.map(|at| format!("expires={at}")));
        parts.push(format!("headers=\"{}\"", self.signed.join(" ")));
        parts.push(format!("signature=\"{}\"", STANDARD.encode(signature)));
        parts.join(",")
    }

    /// Signs; what a test changes afterwards is not covered.
    pub(crate) fn sign(&self) -> Request {
        let signature = self.key.sign(self.signing_text().as_bytes());
        self.request.clone().and("signature", &self.signature_header(&signature))
    }
}

/// An instant as HTTP writes it.
pub(crate) fn http_date(at: Timestamp) -> String {
    at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

/// The value of `Digest`.
pub(crate) fn digest_of(body: &[u8]) -> String {
    format!("SHA-256={}", STANDARD.encode(digest(&SHA256, body)))
}
