//! Digests: SHA-256, its hexadecimal form, and the `Digest` header.
//!
//! Spec: RFC 3230 section 4.3.2, <https://www.rfc-editor.org/rfc/rfc3230#section-4.3.2>, with the algorithm name of
//! RFC 5843. This module does not know whether a digest was signed; see `signature`.

use aws_lc_rs::digest::{SHA256, digest};
use base64::{Engine as _, engine::general_purpose::STANDARD};

/// The SHA-256 of some bytes.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    digest(&SHA256, bytes).as_ref().try_into().expect("SHA-256 is 32 bytes long")
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    hex::encode(bytes)
}

/// Reads exactly 32 bytes of lower-case hexadecimal.
pub fn from_hex(text: &str) -> Option<[u8; 32]> {
    let is_lower = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    is_lower.then(|| hex::decode(text).ok()?.try_into().ok())?
}

/// The value of the `Digest` header for a body.
pub fn digest_header(body: &[u8]) -> String {
    format!("SHA-256={}", STANDARD.encode(sha256(body)))
}

/// Why a `Digest` header was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DigestError {
    /// It has no SHA-256 part, more than one, or one that is no digest.
    #[error("the digest header has no single sha-256 value")]
    NoSha256,
    /// The body is another one.
    #[error("the body does not match its digest")]
    Mismatch,
}

/// Checks a body against a `Digest` header.
///
/// The name of the algorithm may be written in either case. Parts of other algorithms are not looked at: the SHA-256
/// part covers the whole body, so nothing is gained by refusing a sender that adds one.
pub fn check_digest_header(header: &str, body: &[u8]) -> Result<(), DigestError> {
    let mut named = header.split(',').filter_map(|part| {
        let (algorithm, value) = part.trim().split_once('=')?;
        algorithm.eq_ignore_ascii_case("sha-256").then_some(value)
    });
    let (Some(value), None) = (named.next(), named.next()) else { return Err(DigestError::NoSha256) };
    let given: [u8; 32] =
        STANDARD.decode(value).ok().and_then(|bytes| bytes.try_into().ok()).ok_or(DigestError::NoSha256)?;
    if given == sha256(body) { Ok(()) } else { Err(DigestError::Mismatch) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMPTY: &str = "SHA-256=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    #[test]
    fn the_header_of_an_empty_body_is_the_known_one() {
        assert_eq!(digest_header(b""), EMPTY);
        assert_eq!(check_digest_header(EMPTY, b""), Ok(()));
    }

    #[test]
    fn the_name_may_be_lower_case_and_other_algorithms_are_passed_over() {
        let value = &EMPTY["SHA-256=".len()..];
        assert_eq!(check_digest_header(&format!("sha-256={value}"), b""), Ok(()));
        assert_eq!(check_digest_header(&format!("md5=1B2M2Y8AsgTpgAmY7PhCfg==, SHA-256={value}"), b""), Ok(()));
        assert_eq!(check_digest_header(&format!("SHA-256={value},SHA-512=AA=="), b""), Ok(()));
    }

    #[test]
    fn another_body_does_not_match() {
        assert_eq!(check_digest_header(EMPTY, b"x"), Err(DigestError::Mismatch));
    }

    #[test]
    fn a_header_without_exactly_one_sha256_value_is_refused() {
        for header in
            ["", "SHA-256", "SHA-256=", "SHA-256=AA==", "SHA-512=AA==", "SHA-256=!", &format!("{EMPTY},{EMPTY}")]
        {
            assert_eq!(check_digest_header(header, b""), Err(DigestError::NoSha256), "{header}");
        }
    }

    #[test]
    fn only_lower_case_hexadecimal_of_the_right_length_is_read() {
        let text = hex(&sha256(b""));
        assert_eq!(from_hex(&text), Some(sha256(b"")));
        assert_eq!(from_hex(&text.to_uppercase()), None);
        assert_eq!(from_hex(&text[2..]), None);
    }
}
