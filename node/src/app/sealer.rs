//! Seals small secrets that must be read again, so that the database alone gives none of them away.
//!
//! AES-256-GCM under a key in a file beside the actors' keys, made when first needed. What is sealed says for whom and for
//! what; it opens for nothing else. This module does not know what it seals.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

use super::{Chance, keys::KeyError};

/// The ending of the file; a backup carries it with the other keys.
pub const ENDING: &str = "key";
const FILE: &str = "sealing.key";
const KEY_BYTES: usize = 32;

/// The key, read when first needed.
pub struct Sealer {
    path: PathBuf,
    key: OnceLock<LessSafeKey>,
}

impl Sealer {
    /// The key in `folder`; nothing is read yet.
    pub fn within(folder: &Path) -> Self {
        Self { path: folder.join(FILE), key: OnceLock::new() }
    }

    /// Seals `plain` for `purpose`.
    pub fn seal(&self, purpose: &str, plain: &[u8], chance: &Chance) -> Result<Vec<u8>, KeyError> {
        if !self.path.exists() {
            self.make(chance)?;
        }
        let nonce: [u8; NONCE_LEN] = chance.bytes();
        let mut sealed = plain.to_vec();
        self.key()?
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(purpose), &mut sealed)
            .map_err(|_| KeyError::Malformed { path: self.path.clone() })?;
        Ok([&nonce[..], &sealed].concat())
    }

    /// Opens what was sealed for `purpose`.
    ///
    /// # Errors
    /// Also if it was sealed with another key, or for something else.
    pub fn open(&self, purpose: &str, sealed: &[u8]) -> Result<Vec<u8>, KeyError> {
        let malformed = || KeyError::Malformed { path: self.path.clone() };
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_LEN>().ok_or_else(malformed)?;
        let mut bytes = sealed.to_vec();
        let nonce = Nonce::assume_unique_for_key(*nonce);
        let plain = self.key()?.open_in_place(nonce, Aad::from(purpose), &mut bytes).map_err(|_| malformed())?;
        Ok(plain.to_vec())
    }

    fn key(&self) -> Result<&LessSafeKey, KeyError> {
        if let Some(key) = self.key.get() {
            return Ok(key);
        }
        let bytes = fs::read(&self.path).map_err(|reason| match reason.kind() {
            io::ErrorKind::NotFound => KeyError::Missing { path: self.path.clone() },
            _ => KeyError::File { path: self.path.clone(), reason },
        })?;
        let key = UnboundKey::new(&AES_256_GCM, &bytes).map_err(|_| KeyError::Malformed { path: self.path.clone() })?;
        Ok(self.key.get_or_init(|| LessSafeKey::new(key)))
    }

    /// Of several processes that make it at once one wins, and all use its key.
    fn make(&self, chance: &Chance) -> Result<(), KeyError> {
        let failed = |reason| KeyError::File { path: self.path.clone(), reason };
        let part = self.path.with_extension(format!("{}.part", hex::encode(chance.bytes::<8>())));
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&part).map_err(failed)?;
        let written = file.write_all(&chance.bytes::<KEY_BYTES>()).and_then(|()| file.sync_all());
        let linked = written.and_then(|()| match fs::hard_link(&part, &self.path) {
            Err(reason) if reason.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            other => other,
        });
        let _ = fs::remove_file(&part);
        linked.map_err(failed)
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::store::test_engine::Folder;

    #[test]
    fn what_is_secret_opens_for_its_purpose_alone() {
        let folder = Folder::new();
        let (sealer, chance) = (Sealer::within(&folder.0), Chance::seeded(1));
        assert!(matches!(sealer.open("anna", &[0; 40]), Err(KeyError::Missing { .. })), "opening makes no key");
        let secret = sealer.seal("anna", b"plain!", &chance).unwrap();
        assert!(!secret.windows(6).any(|six| six == b"plain!"));
        assert_eq!(Sealer::within(&folder.0).open("anna", &secret).unwrap(), b"plain!", "by another process too");
        assert!(sealer.open("bo", &secret).is_err() && sealer.open("anna", &secret[1..]).is_err());
        assert!(sealer.open("anna", b"short").is_err());
        assert_ne!(sealer.seal("anna", b"plain!", &chance).unwrap(), secret);
        let files: Vec<_> = fs::read_dir(&folder.0).unwrap().map(|file| file.unwrap()).collect();
        assert_eq!(files.len(), 1);
        assert_eq!(files[0].metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
}
