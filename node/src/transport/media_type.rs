//! Media types as they come in headers, in one canonical spelling.
//!
//! Spec: RFC 9110 section 8.3.1, <https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1>, and `ActivityPub` section 3.2,
//! <https://www.w3.org/TR/activitypub/#retrieving-objects>.

/// The type of `ActivityPub` documents.
pub const ACTIVITY: &str = "application/activity+json";

/// What is asked for when a document is fetched.
pub const ACCEPT_ACTIVITY: &str =
    r#"application/activity+json, application/ld+json; profile="https://www.w3.org/ns/activitystreams""#;

/// The type of answers to `WebFinger`.
pub const JRD: &str = "application/jrd+json";

const PROFILE: &str = "https://www.w3.org/ns/activitystreams";

/// `type/subtype` in lower case, and the parameters with lower-case names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaType {
    /// `type/subtype`, lower case.
    pub essence: String,
    /// Parameters in order; values as written, without quotation marks.
    pub parameters: Vec<(String, String)>,
}

impl MediaType {
    /// Reads the value of a `Content-Type` header.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = split(text).into_iter();
        let essence = parts.next()?.to_ascii_lowercase();
        let (kind, subtype) = essence.split_once('/')?;
        let is_token =
            |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_graphic() && !b"()<>@,;:\\\"/[]?=".contains(&b));
        if !is_token(kind) || !is_token(subtype) {
            return None;
        }
        let mut parameters = Vec::new();
        for part in parts.filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=')?;
            let value = value.trim();
            let bare = value.strip_prefix('"').and_then(|v| v.strip_suffix('"')).unwrap_or(value);
            parameters.push((name.trim().to_ascii_lowercase(), bare.to_owned()));
        }
        Some(Self { essence, parameters })
    }

    /// The value of a parameter.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether this is an `ActivityPub` document: one of the two types of the specification, in UTF-8.
    pub fn is_activity(&self) -> bool {
        let is_utf8 = self.parameter("charset").is_none_or(|charset| charset.eq_ignore_ascii_case("utf-8"));
        let has_profile = || self.parameter("profile").is_some_and(|p| p.split_whitespace().any(|iri| iri == PROFILE));
        is_utf8 && (self.essence == ACTIVITY || (self.essence == "application/ld+json" && has_profile()))
    }
}

/// Splits at semicolons outside quotation marks.
fn split(text: &str) -> Vec<&str> {
    let mut is_quoted = false;
    text.split(|c| {
        is_quoted ^= c == '"';
        c == ';' && !is_quoted
    })
    .map(str::trim)
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_activity(text: &str) -> bool {
        MediaType::parse(text).is_some_and(|m| m.is_activity())
    }

    #[test]
    fn both_types_of_the_specification_are_known_in_any_spelling() {
        for text in [
            "application/activity+json",
            "Application/Activity+JSON",
            "application/activity+json;charset=utf-8",
            "application/activity+json; charset=\"UTF-8\"",
            "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"",
            "application/ld+json; charset=utf-8; PROFILE=\"https://www.w3.org/ns/activitystreams\"",
            "application/ld+json; profile=\"https://example.org/a;b https://www.w3.org/ns/activitystreams\"",
        ] {
            assert!(is_activity(text), "{text}");
        }
    }

    #[test]
    fn what_an_upload_or_a_web_page_could_carry_is_not_activitypub() {
        for text in [
            "",
            "application/json",
            "text/html",
            "application/octet-stream",
            "application/ld+json",
            "application/ld+json; profile=\"https://example.org/\"",
            "text/plain; x=application/activity+json",
            "application/activity+json, text/html",
            "application/activity+json; charset=utf-16",
            "application",
        ] {
            assert!(!is_activity(text), "{text}");
        }
    }
}
