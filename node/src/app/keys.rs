//! The private keys of this node's actors: one file a key in a folder only its owner can read.
//!
//! This module does not know what is signed with them.

use std::{
    collections::BTreeMap,
    fs::{self, OpenOptions},
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
    sync::{Arc, RwLock},
};

use election_pool_protocol::key::{Ed25519Key, RsaKey};

/// Why a key is no use.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// A key file cannot be read or written.
    #[error("could not use key file {path}: {reason}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the machine said.
        reason: io::Error,
    },
    /// A key that was used is not there any more.
    #[error("{path} is missing, and this node has published with it: restore it from a backup")]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// The file holds something else.
    #[error("{path} holds no usable key")]
    Malformed {
        /// The file.
        path: PathBuf,
    },
    /// Others than the owner can read it.
    #[error("{path} can be read by others than its owner (chmod go-rwx it)")]
    Exposed {
        /// The file.
        path: PathBuf,
    },
}

/// The two keys of one actor.
pub struct ActorKeys {
    /// `#main-key`: signs requests.
    pub rsa: RsaKey,
    /// `#ed25519-key`: signs objects and activities.
    pub ed25519: Ed25519Key,
}

/// The keys in a folder, read when first needed.
pub struct KeyRing {
    folder: PathBuf,
    known: RwLock<BTreeMap<String, Arc<ActorKeys>>>,
}

impl KeyRing {
    /// The keys in `folder`; nothing is read yet.
    pub fn open(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), known: RwLock::default() }
    }

    fn path(&self, name: &str, kind: &str) -> PathBuf {
        self.folder.join(format!("{name}.{kind}.pk8"))
    }

    /// The keys of `name`: a user name, or `actor` for the node itself.
    pub fn of(&self, name: &str) -> Result<Arc<ActorKeys>, KeyError> {
        if let Some(keys) = self.known.read().expect("nobody panics while holding the keys").get(name) {
            return Ok(keys.clone());
        }
        let (rsa, ed25519) = (self.path(name, "rsa"), self.path(name, "ed25519"));
        let keys = Arc::new(ActorKeys {
            rsa: RsaKey::from_pkcs8(&read(&rsa)?).map_err(|_| KeyError::Malformed { path: rsa })?,
            ed25519: Ed25519Key::from_pkcs8(&read(&ed25519)?).map_err(|_| KeyError::Malformed { path: ed25519 })?,
        });
        self.known.write().expect("nobody panics while holding the keys").insert(name.to_owned(), keys.clone());
        Ok(keys)
    }

    /// The keys of an actor that others know already: never made anew in silence.
    ///
    /// # Errors
    /// Names the first file that is missing.
    pub fn require(&self, name: &str) -> Result<(), KeyError> {
        let files = ["rsa", "ed25519"].map(|kind| self.path(name, kind));
        files.into_iter().find(|path| !path.exists()).map_or(Ok(()), |path| Err(KeyError::Missing { path }))
    }

    /// Makes the keys of `name`, a new actor, unless they are there.
    pub fn ensure(&self, name: &str) -> Result<Arc<ActorKeys>, KeyError> {
        if !self.folder.exists() {
            fs::DirBuilder::new()
                .mode(0o700)
                .recursive(true)
                .create(&self.folder)
                .map_err(|reason| KeyError::File { path: self.folder.clone(), reason })?;
        }
        let (rsa, ed25519) = (self.path(name, "rsa"), self.path(name, "ed25519"));
        if !rsa.exists() {
            write(&rsa, &made(RsaKey::generate().and_then(|key| key.to_pkcs8()), &rsa)?)?;
        }
        if !ed25519.exists() {
            write(&ed25519, &made(Ed25519Key::generate().and_then(|key| key.to_pkcs8()), &ed25519)?)?;
        }
        self.of(name)
    }

    /// Refuses keys that others than their owner can read.
    ///
    /// # Errors
    /// Names the first such file.
    pub fn check_privacy(&self) -> Result<(), KeyError> {
        let failed = |path: &Path, reason| KeyError::File { path: path.to_owned(), reason };
        for entry in fs::read_dir(&self.folder).map_err(|reason| failed(&self.folder, reason))? {
            let path = entry.map_err(|reason| failed(&self.folder, reason))?.path();
            let mode = fs::metadata(&path).map_err(|reason| failed(&path, reason))?.permissions().mode();
            if mode & 0o077 != 0 {
                return Err(KeyError::Exposed { path });
            }
        }
        Ok(())
    }
}

fn read(path: &Path) -> Result<Vec<u8>, KeyError> {
    fs::read(path).map_err(|reason| match reason.kind() {
        io::ErrorKind::NotFound => KeyError::Missing { path: path.to_owned() },
        _ => KeyError::File { path: path.to_owned(), reason },
    })
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), KeyError> {
    let part = path.with_extension("part");
    let written =
        OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&part).and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()?;
            fs::rename(&part, path)
        });
    written.map_err(|reason| KeyError::File { path: path.to_owned(), reason })
}

fn made<E>(key: Result<Vec<u8>, E>, path: &Path) -> Result<Vec<u8>, KeyError> {
    key.map_err(|_| KeyError::Malformed { path: path.to_owned() })
}
