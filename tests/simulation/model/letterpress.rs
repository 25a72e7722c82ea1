//! Makes the bytes of what an author publishes, with a token in everything that must not get out.

use election_pool_protocol::{
    audience::{Audience, Level},
    context,
    digest::{hex, sha256},
};

/// What a token looks like: found in any bytes that leave a node.
const CANARY: &[u8] = b"canary-";

/// One revision of a material.
#[derive(Debug, Clone)]
pub(super) struct Edition<'a> {
    pub(super) id: &'a str,
    pub(super) author: &'a str,
    pub(super) revision: u64,
    pub(super) audience: &'a Audience,
    /// The word for the level: that of the audience, unless it is poisoned.
    pub(super) level: Option<&'a str>,
    pub(super) token: u64,
    pub(super) attachment: Option<&'a str>,
}

/// The address or name that carries a token.
pub(super) fn canary(token: u64) -> String {
    format!("canary-{token:016x}")
}

/// The bytes of an attachment.
pub(super) fn attachment(token: u64) -> Vec<u8> {
    format!("an annex, {}", canary(token)).into_bytes()
}

/// The object; `pool:vintage` is a member that no version knows yet, to be kept as it is.
pub(super) fn object(edition: &Edition<'_>) -> String {
    let Edition { id, author, revision, audience, level, token, attachment } = edition;
    let (to, cc) = addressees(audience);
    let level = level.map(|level| format!(r#","pool:tlp":"{level}""#)).unwrap_or_default();
    let named: Vec<String> = audience.named.iter().map(|actor| format!("{actor:?}")).collect();
    let file = attachment.map(|sha256| {
        format!(
            r#","attachment":[{{"type":"Document","url":"{author}/../../attachments/{sha256}","mediaType":"text/plain","name":"{}.txt","pool:sha256":"{sha256}"}}]"#,
            canary(*token)
        )
    });
    format!(
        r#"{{"id":"{id}","type":"Article","attributedTo":"{author}","to":{to},"cc":{cc},"name":"{canary}","content":"<p>{canary}</p>"{level},"pool:recipients":[{named}],"pool:revision":{revision},"pool:vintage":1.50{file}}}"#,
        canary = canary(*token),
        named = named.join(","),
        file = file.unwrap_or_default(),
    )
}

/// What is left of a withdrawn object.
pub(super) fn tombstone(id: &str, author: &str, revision: u64) -> String {
    format!(
        r#"{{"id":"{id}","type":"Tombstone","formerType":"Article","attributedTo":"{author}","deleted":"2026-11-22T10:00:00Z","pool:revision":{revision}}}"#
    )
}

/// An activity around an object, or around the id of one.
pub(super) fn activity(id: &str, ty: &str, actor: &str, audience: &Audience, object: &str, rest: &str) -> Vec<u8> {
    let (to, cc) = addressees(audience);
    format!(r#"{{"id":"{id}","type":"{ty}","actor":"{actor}","to":{to},"cc":{cc}{rest},"object":{object}}}"#)
        .into_bytes()
}

fn addressees(audience: &Audience) -> (String, String) {
    let origin = audience.author.split("/actor").next().unwrap_or_default();
    match audience.level {
        Level::Clear => (format!(r#"["{}"]"#, context::PUBLIC), format!(r#"["{}/followers"]"#, audience.author)),
        Level::Green => (format!(r#"["{origin}/partners"]"#), "[]".to_owned()),
        _ => {
            let named: Vec<String> = audience.named.iter().map(|actor| format!("{actor:?}")).collect();
            (format!("[{}]", named.join(",")), "[]".to_owned())
        }
    }
}

/// The digest of some bytes, as attachments and holdings are known by.
pub(super) fn digest(bytes: &[u8]) -> String {
    hex(&sha256(bytes))
}

/// All tokens in some bytes, whatever else they are.
pub(super) fn tokens(bytes: &[u8]) -> Vec<u64> {
    let mut found = Vec::new();
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| *byte == b'c') {
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix(CANARY) {
            let token = after.get(..16).and_then(|digits| std::str::from_utf8(digits).ok());
            found.extend(token.and_then(|digits| u64::from_str_radix(digits, 16).ok()));
        }
        rest = &rest[1..];
    }
    found
}
