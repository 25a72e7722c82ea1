//! Passwords: which ones may be chosen, and how they are stretched into what is kept.
//!
//! Spec: NIST SP 800-63B-4 section 3.1.1 (length, no rules of composition, a list of the commonest), RFC 9106 (Argon2id).
//! This module does not know whose a password is.

use std::{fmt, str::FromStr};

use argon2::{Algorithm, Argon2, Params, Version};
use aws_lc_rs::constant_time;
use base64::{Engine, prelude::BASE64_STANDARD_NO_PAD};
use unicode_normalization::UnicodeNormalization;

/// The fewest characters.
pub const LEAST_CHARS: usize = 12;
/// The most bytes.
pub const MOST_BYTES: usize = 256;
/// Bytes of salt.
pub const SALT_BYTES: usize = 16;
/// A user name this short may stand in a password by accident.
const SHORT_NAME: usize = 3;
/// A password made of one piece of at most so many characters again and again is guessed like the piece.
const REPEATED_CHARS: usize = 4;

/// The commonest of twelve characters and more, in lower case, here and in the languages of the first nodes.
const COMMONEST: &str = include_str!("password/commonest.txt");

/// Why a password may not be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// Fewer than `LEAST_CHARS`.
    Short,
    /// More than `MOST_BYTES`.
    Long,
    /// The user name stands in it.
    Name,
    /// It is among the first that anybody tries.
    Common,
}

/// Whether `username` may choose this password.
pub fn check(password: &str, username: &str) -> Result<(), Unfit> {
    if password.len() > MOST_BYTES {
        return Err(Unfit::Long);
    }
    let plain = composed(password).to_lowercase();
    if plain.chars().count() < LEAST_CHARS {
        return Err(Unfit::Short);
    }
    let name = username.to_lowercase();
    if name.chars().count() >= SHORT_NAME && plain.contains(&name) {
        return Err(Unfit::Name);
    }
    if COMMONEST.lines().any(|common| common == plain) || is_repeated(&plain) || is_counted(&plain) {
        return Err(Unfit::Common);
    }
    Ok(())
}

/// The same characters are the same password, however a keyboard composes them.
fn composed(password: &str) -> String {
    password.nfkc().collect()
}

fn is_repeated(plain: &str) -> bool {
    let chars: Vec<char> = plain.chars().collect();
    (1..=REPEATED_CHARS).any(|piece| chars.iter().zip(&chars[piece..]).all(|(one, next)| one == next))
}

/// Each character the one after that before it, or the one before.
fn is_counted(plain: &str) -> bool {
    let numbers: Vec<i64> = plain.chars().map(|c| i64::from(u32::from(c))).collect();
    [1, -1].iter().any(|step| numbers.windows(2).all(|two| two[1] - two[0] == *step))
}

/// What stretching costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Parts of it that may be worked on side by side.
    pub lanes: u32,
}

/// What it costs today (OWASP's first choice for Argon2id).
pub const COST: Cost = Cost { memory_kib: 19 * 1024, passes: 2, lanes: 1 };

/// A stretched password as it is kept, with all it takes to try one against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretched {
    cost: Cost,
    salt: [u8; SALT_BYTES],
    hash: [u8; 32],
}

/// What is kept cannot be read, or cannot be computed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a kept password cannot be used")]
pub struct Unusable;

impl Stretched {
    /// Stretches a password. Takes its time and memory on purpose.
    pub fn of(password: &str, cost: Cost, salt: [u8; SALT_BYTES]) -> Result<Self, Unusable> {
        let mut hash = [0; 32];
        let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(hash.len())).map_err(|_| Unusable)?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        argon2.hash_password_into(composed(password).as_bytes(), &salt, &mut hash).map_err(|_| Unusable)?;
        Ok(Self { cost, salt, hash })
    }

    /// Whether this is the password; takes as long as making it.
    pub fn is(&self, password: &str) -> Result<bool, Unusable> {
        // What nobody can have chosen is not stretched whole.
        let password = if password.len() > MOST_BYTES { "" } else { password };
        let tried = Self::of(password, self.cost, self.salt)?;
        Ok(constant_time::verify_slices_are_equal(&tried.hash, &self.hash).is_ok())
    }

    /// What is tried where nobody is: no password fits, and it takes as long.
    pub const fn nobodys() -> Self {
        Self { cost: COST, salt: [0; SALT_BYTES], hash: [0; 32] }
    }
}

impl fmt::Display for Stretched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Cost { memory_kib, passes, lanes } = self.cost;
        let (salt, hash) = (BASE64_STANDARD_NO_PAD.encode(self.salt), BASE64_STANDARD_NO_PAD.encode(self.hash));
        write!(f, "$argon2id$v=19$m={memory_kib},t={passes},p={lanes}${salt}${hash}")
    }
}

impl FromStr for Stretched {
    type Err = Unusable;

    fn from_str(text: &str) -> Result<Self, Unusable> {
        let parts: Vec<&str> = text.split('$').collect();
        let ["", "argon2id", "v=19", cost, salt, hash] = parts[..] else { return Err(Unusable) };
        let number = |name: &str| {
            let value = cost.split(',').find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
            value.and_then(|value| value.parse().ok()).ok_or(Unusable)
        };
        let bytes = |text: &str| BASE64_STANDARD_NO_PAD.decode(text).map_err(|_| Unusable);
        Ok(Self {
            cost: Cost { memory_kib: number("m")?, passes: number("t")?, lanes: number("p")? },
            salt: bytes(salt)?.try_into().map_err(|_| Unusable)?,
            hash: bytes(hash)?.try_into().map_err(|_| Unusable)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHEAP: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };

    #[test]
    fn length_counts_and_composition_does_not() {
        assert_eq!(check("hevosen sana", "anna"), Ok(()));
        assert_eq!(check("hevosensana", "anna"), Err(Unfit::Short));
        assert_eq!(check("äiti öljyää!", "anna"), Ok(()), "characters are counted, not bytes");
        assert_eq!(check(&"rivi ".repeat(52), "anna"), Err(Unfit::Long));
        assert_eq!(check("suuri Anna-hevonen", "anna"), Err(Unfit::Name));
        assert_eq!(check("io on kuu jota", "io"), Ok(()), "so short a name stands in many words");
    }

    #[test]
    fn what_everybody_tries_first_is_refused() {
        for common in ["Password1234", "salasana1234", "aaaaaaaaaaaa", "abcabcabcabc", "123456789012", "zyxwvutsrqpo"] {
            assert_eq!(check(common, "anna"), Err(Unfit::Common), "{common}");
        }
        assert!(COMMONEST.lines().all(|line| line.chars().count() >= LEAST_CHARS && line == line.to_lowercase()));
    }

    #[test]
    fn what_is_kept_fits_its_password_alone_and_is_read_back() {
        let kept = Stretched::of("hevosen sana", CHEAP, [7; SALT_BYTES]).unwrap();
        assert_eq!(kept.to_string().parse::<Stretched>().unwrap(), kept);
        assert!(kept.is("hevosen sana").unwrap());
        assert!(!kept.is("hevosen Sana").unwrap() && !kept.is("").unwrap() && !kept.is(&"x".repeat(999)).unwrap());
        let decomposed = "a\u{308}iti ei ole kotona";
        assert!(Stretched::of(decomposed, CHEAP, [1; SALT_BYTES]).unwrap().is("äiti ei ole kotona").unwrap());
        for broken in ["", "$argon2id$v=19$m=8,t=1,p=1$AA$AA", "$argon2d$v=19$m=8,t=1,p=1$AAAA$AAAA"] {
            assert_eq!(broken.parse::<Stretched>(), Err(Unusable), "{broken}");
        }
    }

    #[test]
    fn what_is_kept_is_written_as_others_write_it() {
        let kept = Stretched::of("hevosen sana", COST, *b"saltsaltsaltsalt").unwrap().to_string();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$"), "{kept}");
    }
}
