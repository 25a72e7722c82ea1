//! Signing a request.
//!
//! Spec: draft-cavage-http-signatures-10 (with `date`, without `(created)`), which Mastodon, `GoToSocial`, Pleroma,
//! Misskey and Lemmy all accept.

use std::{collections::BTreeMap, convert::Infallible};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use http_signature_normalization::Config;
use jiff::Timestamp;

/// A request to be signed.
#[derive(Debug, Clone, Copy)]
pub struct SignRequest<'a> {
    /// The method, in capitals.
    pub method: &'a str,
    /// Path and query.
    pub target: &'a str,
    /// The value of `Host`.
    pub host: &'a str,
    /// The value of `Date`, to the second.
    pub date: Timestamp,
    /// The value of `Digest`; needed with a body.
    pub digest: Option<&'a str>,
    /// Further headers to be signed, in lower case.
    pub extra: &'a [(&'a str, &'a str)],
}

/// Signs a request with `sign` (RSASSA-PKCS1-v1_5 with SHA-256) and gives the headers to send, `host` among them: all
/// that was signed, and `signature`. Nothing else may be changed about them on the way out.
pub fn sign(request: &SignRequest<'_>, key_id: &str, sign: impl FnOnce(&[u8]) -> Vec<u8>) -> Vec<(String, String)> {
    let date = httpdate::fmt_http_date(request.date.into());
    let fixed = [("host", request.host), ("date", date.as_str())];
    let headers: BTreeMap<String, String> = fixed
        .into_iter()
        .chain(request.digest.map(|value| ("digest", value)))
        .chain(request.extra.iter().copied())
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    let unsigned = Config::new()
        .mastodon_compat()
        .begin_sign(request.method, request.target, headers.clone())
        .expect("host and date, the required headers, are there");
    let Ok(signed) =
        unsigned.sign(key_id.to_owned(), |message| Ok::<_, Infallible>(STANDARD.encode(sign(message.as_bytes()))));
    headers.into_iter().chain([("signature".to_owned(), signed.signature_header())]).collect()
}
