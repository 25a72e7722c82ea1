//! The parameters of a `Signature` header, read strictly: each once, quoted values whole.
//!
//! Spec: draft-cavage-http-signatures-12, section 2.1. Unknown parameters are passed over.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use jiff::Timestamp;

use super::SignatureError;

const TEXT_MAX: usize = 8 * 1024;
const KEY_ID_MAX: usize = 2 * 1024;
const HEADERS_MAX: usize = 32;

/// What a `Signature` header says.
#[derive(Debug)]
pub(super) struct Parameters {
    pub key_id: String,
    pub signature: Vec<u8>,
    /// Lower-case names, each once.
    pub headers: Vec<String>,
    pub created: Option<Timestamp>,
    pub expires: Option<Timestamp>,
}

impl Parameters {
    pub fn parse(text: &str) -> Result<Self, SignatureError> {
        let pairs = pairs(text).ok_or(SignatureError::Malformed("form"))?;
        let find = |name: &str| pairs.iter().find(|(other, _)| *other == name).map(|(_, value)| *value);
        let key_id = find("keyId").filter(|id| !id.is_empty() && id.len() <= KEY_ID_MAX);
        let signature = find("signature").and_then(|text| STANDARD.decode(text).ok()).filter(|bytes| !bytes.is_empty());
        let instant = |name: &'static str| {
            find(name).map(|text| read_instant(text).ok_or(SignatureError::Malformed(name))).transpose()
        };
        let parameters = Self {
            key_id: key_id.ok_or(SignatureError::Malformed("keyId"))?.to_owned(),
            signature: signature.ok_or(SignatureError::Malformed("signature"))?,
            headers: read_headers(find("headers")).ok_or(SignatureError::Malformed("list of headers"))?,
            created: instant("created")?,
            expires: instant("expires")?,
        };
        accepts_algorithm(find("algorithm"), &parameters.headers)?;
        Ok(parameters)
    }
}

/// The key decides how a signature is verified; the parameter may only say what we would do anyway. An `rsa-…`
/// algorithm with `(created)` or `(expires)` is an error by section 2.3 of the draft.
fn accepts_algorithm(algorithm: Option<&str>, headers: &[String]) -> Result<(), SignatureError> {
    let has_instant = headers.iter().any(|name| name == "(created)" || name == "(expires)");
    match algorithm {
        None | Some("hs2019") => Ok(()),
        Some("rsa-sha256") if !has_instant => Ok(()),
        Some(other) => Err(SignatureError::Algorithm(other.chars().take(40).collect())),
    }
}

fn read_headers(text: Option<&str>) -> Option<Vec<String>> {
    let names: Vec<String> = text?.split(' ').map(str::to_owned).collect();
    let is_plain = |name: &String| match name.strip_prefix('(') {
        Some(_) => matches!(name.as_str(), "(request-target)" | "(created)" | "(expires)"),
        None => !name.is_empty() && name.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_')),
    };
    let is_once = |name: &String| names.iter().filter(|other| *other == name).count() == 1;
    (names.len() <= HEADERS_MAX && names.iter().all(|name| is_plain(name) && is_once(name))).then_some(names)
}

/// Whole seconds since 1970, at most eleven digits.
fn read_instant(text: &str) -> Option<Timestamp> {
    let is_number = (1..=11).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| Timestamp::from_second(text.parse().ok()?).ok())?
}

/// Splits `a="b",c=1` into names and values; none if it is of another form or names anything twice.
fn pairs(text: &str) -> Option<Vec<(&str, &str)>> {
    let mut rest = text.trim_matches(' ');
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    if rest.len() > TEXT_MAX {
        return None;
    }
    loop {
        let (name, after) = rest.split_once('=')?;
        let (value, after) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"')?,
            None => after.split_at(after.find([',', ' ']).unwrap_or(after.len())),
        };
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if !is_name || value.contains(['\\', '"']) || pairs.iter().any(|(other, _)| *other == name) {
            return None;
        }
        pairs.push((name, value));
        rest = after.trim_start_matches(' ');
        if rest.is_empty() {
            return Some(pairs);
        }
        rest = rest.strip_prefix(',')?.trim_start_matches(' ');
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn quoted_values_are_kept_whole() {
        let text = r#"keyId="https://se.example/a,b=c#k",created=1402170695, headers="date host",signature="AA==",x=y"#;
        let expected = [
            ("keyId", "https://se.example/a,b=c#k"),
            ("created", "1402170695"),
            ("headers", "date host"),
            ("signature", "AA=="),
            ("x", "y"),
        ];
        assert_eq!(pairs(text).unwrap(), expected);
    }

    #[test]
    fn other_forms_are_refused() {
        for text in [
            "",
            "keyId",
            r#"keyId="a"#,
            r#"keyId="a","#,
            r#"keyId="a",,created=1"#,
            r#"keyId="a" created=1"#,
            r#"keyId="a",keyId="b""#,
            r#"keyId="a\"b""#,
            r#"Signature keyId="a""#,
            r#"="a""#,
            r#"sig1=:AAAA:,keyId="a"b"#,
        ] {
            assert_eq!(pairs(text), None, "{text}");
        }
    }

    #[test]
    fn header_names_are_lower_case_known_and_come_once() {
        assert_eq!(read_headers(Some("(request-target) host")).unwrap(), ["(request-target)", "host"]);
        for text in ["", "Date", "date date", "date  host", "(created) (magic)", "date\thost", "höst"] {
            assert_eq!(read_headers(Some(text)), None, "{text}");
        }
        assert_eq!(read_headers(None), None);
    }

    #[test]
    fn instants_beyond_reason_are_refused_without_panic() {
        assert!(read_instant("1402170695").is_some());
        for text in ["", "-1", "1.5", "+1", "99999999999999999999", "99999999999999", "0x10", "999999999999"] {
            assert_eq!(read_instant(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(text in r#"[a-zA-Z0-9=", ()\\:/+-]{0,200}"#) {
            let _ = Parameters::parse(&text);
        }
    }
}
