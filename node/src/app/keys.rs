//! The private keys of this node's actors: one file a key in a folder only its owner can read.
//!
//! This module does not know what is signed with them.

// A folder called “keys” is not in the source that a node offers.
#[path = "former_keys.rs"]
mod former;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, File, OpenOptions},
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
    sync::{Arc, RwLock},
};

use election_pool_protocol::{
    actor::proof_key_id,
    key::{Ed25519Key, Ed25519Public, RsaKey},
};
use jiff::Timestamp;

pub use self::former::FORMER;

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
    /// Signs objects and activities.
    pub ed25519: Ed25519Key,
    /// How often they were made anew, 1 for the first ones.
    pub generation: u32,
    /// What signed requests before, for those who do not know the new key yet.
    pub before: Option<RsaKey>,
}

impl ActorKeys {
    /// The id of the key that proves, in the name of `actor`.
    pub fn proof_key_id(&self, actor: &str) -> String {
        proof_key_id(actor, self.generation)
    }
}

/// The keys in a folder, read when first needed.
pub struct KeyRing {
    folder: PathBuf,
    known: RwLock<BTreeMap<String, Arc<ActorKeys>>>,
}

/// The kinds of keys; what counts as a generation is there when its last kind is.
const KINDS: [&str; 2] = ["rsa", "ed25519"];
/// How the file of a key ends that nobody was told of yet.
const NEXT: &str = "next";

impl KeyRing {
    /// The keys in `folder`; nothing is read yet.
    pub fn open(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), known: RwLock::default() }
    }

    /// The file of a key of a generation.
    pub fn path(&self, name: &str, kind: &str, generation: u32) -> PathBuf {
        self.folder.join(match generation {
            0 | 1 => format!("{name}.{kind}.pk8"),
            generation => format!("{name}.{kind}.{generation}.pk8"),
        })
    }

    /// The newest generation of the keys of `name` that is there.
    pub fn generation(&self, name: &str) -> u32 {
        let prefix = format!("{name}.{}.", KINDS[1]);
        let number = |file: &str| file.strip_prefix(&prefix)?.strip_suffix(".pk8")?.parse().ok();
        self.files().filter_map(|file| number(&file)).max().unwrap_or(1)
    }

    /// The names of whose keys for proofs there are two: somebody makes them anew, or ended while doing so.
    pub fn unfinished(&self) -> BTreeSet<String> {
        let infix = format!(".{}.", KINDS[1]);
        let of = |file: String| {
            let (name, rest) = file.split_once(&infix)?;
            (rest.ends_with("pk8") || rest.ends_with(NEXT)).then(|| name.to_owned())
        };
        let (mut once, mut twice) = (BTreeSet::new(), BTreeSet::new());
        for name in self.files().filter_map(of) {
            if let Some(again) = once.replace(name) {
                twice.insert(again);
            }
        }
        twice
    }

    fn files(&self) -> impl Iterator<Item = String> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten();
        entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok())
    }

    /// When the keys of a generation were made, as their file says.
    pub fn made_at(&self, name: &str, generation: u32) -> Option<Timestamp> {
        let made = fs::metadata(self.path(name, KINDS[0], generation)).ok()?.modified().ok()?;
        // To the millisecond, as everything else is kept and told.
        Timestamp::from_millisecond(Timestamp::try_from(made).ok()?.as_millisecond()).ok()
    }

    /// The keys of `name`: a user name, or `actor` for the node itself. Another process may have made them anew.
    pub fn of(&self, name: &str) -> Result<Arc<ActorKeys>, KeyError> {
        if let Some(keys) = self.known.read().expect("nobody panics while holding the keys").get(name)
            && !self.path(name, KINDS[1], keys.generation + 1).exists()
        {
            return Ok(keys.clone());
        }
        let generation = self.generation(name);
        let before = self.path(name, KINDS[0], generation.saturating_sub(1));
        let before = if generation > 1 && before.exists() { Some(rsa(&before)?) } else { None };
        let [rsa_file, ed25519_file] = KINDS.map(|kind| self.path(name, kind, generation));
        let keys = Arc::new(ActorKeys { rsa: rsa(&rsa_file)?, ed25519: ed25519(&ed25519_file)?, generation, before });
        self.known.write().expect("nobody panics while holding the keys").insert(name.to_owned(), keys.clone());
        Ok(keys)
    }

    /// The keys of an actor that others know already: never made anew in silence.
    ///
    /// # Errors
    /// Names the first file that is missing.
    pub fn require(&self, name: &str) -> Result<(), KeyError> {
        let generation = self.generation(name);
        let files = KINDS.map(|kind| self.path(name, kind, generation));
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
        if self.generation(name) == 1 {
            Self::make(|kind| self.path(name, kind, 1))?;
        }
        self.of(name)
    }

    /// Makes the keys that follow, beside those that count until `take_next`; those that were made and never taken are
    /// there again.
    pub fn next(&self, name: &str) -> Result<ActorKeys, KeyError> {
        let generation = self.generation(name) + 1;
        let file = |kind: &str| {
            let path = self.path(name, kind, generation);
            // One of the two was taken already if the process ended between them.
            if path.exists() { path } else { path.with_extension(NEXT) }
        };
        Self::make(file)?;
        let [rsa_file, ed25519_file] = KINDS.map(file);
        Ok(ActorKeys { rsa: rsa(&rsa_file)?, ed25519: ed25519(&ed25519_file)?, generation, before: None })
    }

    /// The keys that were made and not taken, if there are any: the process ended between.
    pub fn untaken(&self, name: &str) -> Result<Option<ActorKeys>, KeyError> {
        let generation = self.generation(name) + 1;
        let is_there = self.path(name, KINDS[1], generation).with_extension(NEXT).exists();
        if is_there { self.next(name).map(Some) } else { Ok(None) }
    }

    /// From now on the keys of this generation count, which `next` made. What signed requests before stays until
    /// `forget_before`.
    pub fn take_next(&self, name: &str, generation: u32) -> Result<(), KeyError> {
        self.keep(name, generation - 1)?;
        for kind in KINDS {
            let path = self.path(name, kind, generation);
            let made = path.with_extension(NEXT);
            if made.exists() {
                fs::rename(&made, &path).map_err(|reason| KeyError::File { path, reason })?;
            }
        }
        sync(&self.folder)?;
        self.give_up(name)
    }

    /// What proved before the newest keys is gone; its public part stays.
    pub fn give_up(&self, name: &str) -> Result<(), KeyError> {
        for generation in 1..self.generation(name) {
            self.keep(name, generation)?;
            remove(&self.path(name, KINDS[1], generation))?;
        }
        Ok(())
    }

    /// Keeps the public part of what proves in this generation, if that is there.
    fn keep(&self, name: &str, generation: u32) -> Result<(), KeyError> {
        let path = self.path(name, KINDS[1], generation);
        if !path.exists() {
            return Ok(());
        }
        let key = Ed25519Public::from_multikey(&ed25519(&path)?.public_multikey());
        self.keep_former(name, &key.map_err(|_| KeyError::Malformed { path })?)
    }

    /// Whoever is to know the new key knows it.
    pub fn forget_before(&self, name: &str) -> Result<(), KeyError> {
        for generation in 1..self.generation(name) {
            remove(&self.path(name, KINDS[0], generation))?;
        }
        self.known.write().expect("nobody panics while holding the keys").remove(name);
        Ok(())
    }

    fn make(file: impl Fn(&str) -> PathBuf) -> Result<(), KeyError> {
        let [rsa, ed25519] = KINDS.map(file);
        if !rsa.exists() {
            write(&rsa, &made(RsaKey::generate().and_then(|key| key.to_pkcs8()), &rsa)?)?;
        }
        if !ed25519.exists() {
            write(&ed25519, &made(Ed25519Key::generate().and_then(|key| key.to_pkcs8()), &ed25519)?)?;
        }
        Ok(())
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

fn rsa(path: &Path) -> Result<RsaKey, KeyError> {
    RsaKey::from_pkcs8(&read(path)?).map_err(|_| KeyError::Malformed { path: path.to_owned() })
}

fn ed25519(path: &Path) -> Result<Ed25519Key, KeyError> {
    Ed25519Key::from_pkcs8(&read(path)?).map_err(|_| KeyError::Malformed { path: path.to_owned() })
}

fn remove(path: &Path) -> Result<(), KeyError> {
    match fs::remove_file(path) {
        Err(reason) if reason.kind() != io::ErrorKind::NotFound => {
            Err(KeyError::File { path: path.to_owned(), reason })
        }
        _ => Ok(()),
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
    written.map_err(|reason| KeyError::File { path: path.to_owned(), reason })?;
    path.parent().map_or(Ok(()), sync)
}

/// After a power cut the files of the folder have the names they have now.
fn sync(folder: &Path) -> Result<(), KeyError> {
    let synced = File::open(folder).and_then(|folder| folder.sync_all());
    synced.map_err(|reason| KeyError::File { path: folder.to_owned(), reason })
}

fn made<E>(key: Result<Vec<u8>, E>, path: &Path) -> Result<Vec<u8>, KeyError> {
    key.map_err(|_| KeyError::Malformed { path: path.to_owned() })
}
