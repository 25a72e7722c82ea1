//! Public keys that proved once and were given up, kept beside the private ones: one file a key, named by the actor and the
//! key.
//!
//! What stands here was put here by whoever holds the private keys; what stands in the database was not. Does not know what
//! was signed with them.

use std::{fs, path::PathBuf};

use election_pool_protocol::key::Ed25519Public;

use super::{KeyError, KeyRing, read, write};

/// How the file of such a key ends.
pub const FORMER: &str = "pub";
/// Most of them read for one actor.
const FORMER_KEYS: usize = 1_000;

impl KeyRing {
    /// Every key by which `name` proves or has proved, as far as they lie here: the present one first.
    ///
    /// # Errors
    /// Names the first file that holds no key.
    pub fn proving(&self, name: &str) -> Result<Vec<Ed25519Public>, KeyError> {
        let prefix = format!("{name}.");
        let mut files: Vec<PathBuf> = fs::read_dir(&self.folder)
            .map_err(|reason| KeyError::File { path: self.folder.clone(), reason })?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|end| end == FORMER))
            .filter(|path| {
                path.file_name().and_then(|file| file.to_str()).is_some_and(|file| file.starts_with(&prefix))
            })
            .take(FORMER_KEYS)
            .collect();
        files.sort();
        let present = self.of(name)?.ed25519.public_multikey();
        let present = Ed25519Public::from_multikey(&present)
            .map_err(|_| KeyError::Malformed { path: self.path(name, "ed25519", self.generation(name)) })?;
        let former = files.into_iter().map(|path| {
            let text = String::from_utf8(read(&path)?).unwrap_or_default();
            Ed25519Public::from_multikey(text.trim()).map_err(|_| KeyError::Malformed { path })
        });
        std::iter::once(Ok(present)).chain(former).collect()
    }

    /// Keeps a key by which `name` has proved.
    pub fn keep_former(&self, name: &str, key: &Ed25519Public) -> Result<(), KeyError> {
        let multikey = key.to_multikey();
        let path = self.folder.join(format!("{name}.{multikey}.{FORMER}"));
        if path.exists() { Ok(()) } else { write(&path, format!("{multikey}\n").as_bytes()) }
    }
}
