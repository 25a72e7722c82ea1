//! Codes of an authenticator app, and the codes for the day on which it is lost.
//!
//! Spec: RFC 6238 (TOTP) over RFC 4226 (HOTP) with SHA-1, six digits and steps of 30 seconds, which is what every app can;
//! <https://github.com/google/google-authenticator/wiki/Key-Uri-Format>. This module keeps nothing.

use aws_lc_rs::{constant_time, hmac};
use election_pool_protocol::digest;
use jiff::Timestamp;
use url::form_urlencoded;

/// Bytes of a secret: as long as the digest (RFC 4226 section 4, R6).
pub const SECRET_BYTES: usize = 20;
/// Digits of a code.
pub const DIGITS: usize = 6;
/// How long a code stands, in seconds.
const STEP_S: i64 = 30;
/// How many steps early or late a code may come: clocks differ, and people type.
const DRIFT_STEPS: i64 = 1;
/// Recovery codes a person has at a time.
pub const RECOVERY_CODES: usize = 10;
/// Random bytes for a recovery code.
pub const RECOVERY_BYTES: usize = 16;
/// Letters of a recovery code: 125 bits, which no digest of it gives away.
const RECOVERY_LETTERS: usize = 25;
/// RFC 4648 section 6; has neither 0 and 1 nor 8 beside O, I and B.
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The step an instant is in.
pub fn step(at: Timestamp) -> i64 {
    at.as_second().div_euclid(STEP_S)
}

/// The code of a step.
pub fn code(secret: &[u8], step: i64) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret);
    let tag = hmac::sign(&key, &step.to_be_bytes());
    let tag = tag.as_ref();
    let offset = usize::from(tag[tag.len() - 1] & 0x0f);
    let number = tag[offset..offset + 4].iter().fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
    format!("{:06}", (number & 0x7fff_ffff) % 1_000_000)
}

/// The step whose code this is, if that is now or next to it, and later than the one whose code was used before.
pub fn matching(secret: &[u8], typed: &str, now: Timestamp, used: i64) -> Option<i64> {
    let now = step(now);
    let is_it = |step: &i64| {
        let code = code(secret, *step);
        constant_time::verify_slices_are_equal(code.as_bytes(), typed.as_bytes()).is_ok()
    };
    (now - DRIFT_STEPS..=now + DRIFT_STEPS).filter(|step| *step > used).find(is_it)
}

/// Bytes as letters, without padding.
pub fn base32(bytes: &[u8]) -> String {
    let mut text = String::new();
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(char::from(BASE32[(held >> bits) as usize & 31]));
        }
    }
    if bits > 0 {
        text.push(char::from(BASE32[(held << (5 - bits)) as usize & 31]));
    }
    text
}

/// Letters in groups, to be read and typed.
pub fn grouped(letters: &str, size: usize, between: &str) -> String {
    let letters: Vec<char> = letters.chars().collect();
    let groups: Vec<String> = letters.chunks(size).map(|group| group.iter().collect()).collect();
    groups.join(between)
}

/// What an app reads from a link or a picture.
pub fn address(secret: &[u8], account: &str, issuer: &str) -> String {
    // Some apps do not read a plus as a space.
    let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20");
    let (account, issuer) = (encoded(account), encoded(issuer));
    format!("otpauth://totp/{issuer}:{account}?secret={}&issuer={issuer}", base32(secret))
}

/// What somebody typed where a code of an app or a recovery code is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// Six digits.
    App(String),
    /// The digest of a recovery code.
    Recovery([u8; 32]),
    /// Neither.
    Neither,
}

impl Typed {
    /// Reads it; spaces and hyphens are for the eye.
    pub fn read(typed: &str) -> Self {
        let plain: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').take(64).collect();
        let plain = plain.to_ascii_uppercase();
        if plain.len() == DIGITS && plain.bytes().all(|b| b.is_ascii_digit()) {
            return Self::App(plain);
        }
        if plain.len() == RECOVERY_LETTERS && plain.bytes().all(|b| BASE32.contains(&b)) {
            return Self::Recovery(recovery_digest(&plain));
        }
        Self::Neither
    }
}

/// A recovery code, as it is shown once.
pub fn recovery_code(chance: [u8; RECOVERY_BYTES]) -> String {
    grouped(&base32(&chance)[..RECOVERY_LETTERS], 5, "-")
}

/// What is kept of it.
pub fn recovery_digest(code: &str) -> [u8; 32] {
    digest::sha256(code.replace('-', "").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn codes_are_those_of_the_rfc() {
        let secret = b"12345678901234567890";
        for (second, expected) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(code(secret, step(at(second))), expected);
        }
    }

    #[test]
    fn a_code_stands_a_step_before_and_after_its_own_and_is_used_once() {
        let secret = b"12345678901234567890";
        let typed = code(secret, 100);
        for (second, is_taken) in [(2_969, false), (2_970, true), (3_000, true), (3_059, true), (3_060, false)] {
            assert_eq!(matching(secret, &typed, at(second), 0), is_taken.then_some(100), "{second}");
        }
        assert_eq!(matching(secret, &typed, at(3_000), 100), None, "again");
        assert_eq!(matching(secret, &code(secret, 101), at(3_000), 100), Some(101));
        assert_eq!(matching(secret, "", at(3_000), 0), None);
    }

    #[test]
    fn letters_are_those_of_the_rfc() {
        for (bytes, letters) in [("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foobar", "MZXW6YTBOI")] {
            assert_eq!(base32(bytes.as_bytes()), letters);
        }
        let address = address(b"foobar", "anna & bo", "vaalit.example");
        assert_eq!(address, "otpauth://totp/vaalit.example:anna%20%26%20bo?secret=MZXW6YTBOI&issuer=vaalit.example");
    }

    #[test]
    fn what_is_typed_is_a_code_of_either_kind_or_neither() {
        let shown = recovery_code([0xa5; RECOVERY_BYTES]);
        assert_eq!(shown.len(), 29);
        assert_eq!(Typed::read(&shown), Typed::Recovery(recovery_digest(&shown)));
        assert_eq!(Typed::read(&shown.to_lowercase().replace('-', " ")), Typed::Recovery(recovery_digest(&shown)));
        assert_eq!(Typed::read(" 123 456 "), Typed::App("123456".into()));
        for neither in ["", "12345", "1234567", "ABCDE-ABCDE", "٣٤٥٦٧٨", &"A".repeat(9_999)] {
            assert_eq!(Typed::read(neither), Typed::Neither, "{neither}");
        }
    }
}
