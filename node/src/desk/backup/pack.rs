//! A pack: named members and a manifest with the SHA-256 of each, as an encrypted tar or as a folder.
//!
//! The tar is age's, so that in need `age --decrypt` and `tar` read it without this program. The manifest comes last,
//! because only then everything is known. Does not know what the members are.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Write},
    iter,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

use age::{Encryptor, scrypt, secrecy::SecretString, stream::StreamWriter};
use election_pool_protocol::digest;
use serde::{Deserialize, Serialize};

/// The member with the configuration.
pub(in crate::desk) const CONFIG: &str = "election-pool.toml";
/// Where the keys are.
pub(in crate::desk) const KEYS: &str = "keys/";
/// Where the rows are.
pub(in crate::desk) const DATABASE: &str = "database/";
/// Where the attachments are.
pub(in crate::desk) const ATTACHMENTS: &str = "attachments/";
/// The last member.
pub(in crate::desk) const MANIFEST: &str = "manifest.json";
/// The form of a pack this program writes and reads.
pub(in crate::desk) const FORMAT: u32 = 1;
/// What deriving the key costs: 2^17 blocks of scrypt, 128 MiB, about half a second.
const WORK_FACTOR: u8 = 17;
/// What a tar header keeps of a name.
const NAME_BYTES_MAX: usize = 100;

/// Why a pack could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// The machine.
    #[error("could not use {path}: {reason}")]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the machine said.
        reason: io::Error,
    },
    /// A file of that name is there already.
    #[error("{0} exists already; nothing was changed: write the backup to another file")]
    Taken(PathBuf),
    /// There is something already.
    #[error("{0} exists already and is not empty; nothing was changed")]
    Exists(PathBuf),
    /// The passphrase is another.
    #[error("the passphrase does not open {0}, or its beginning is damaged; nothing was changed")]
    Passphrase(PathBuf),
    /// What was read is not what was written.
    #[error("{path} is damaged or not complete: {why}; nothing was changed")]
    Damaged {
        /// The file or folder.
        path: PathBuf,
        /// Where it shows.
        why: String,
    },
    /// It never was one of ours.
    #[error("{0} is not a backup of this program; nothing was changed")]
    Foreign(PathBuf),
    /// A later version made it.
    #[error("{path} is of form {found}, and this program knows {FORMAT}; nothing was changed")]
    Newer {
        /// The file or folder.
        path: PathBuf,
        /// Its form.
        found: u32,
    },
}

/// What is said of a pack as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::desk) struct About {
    /// The node.
    pub origin: String,
    /// The newest migration of its rows.
    pub schema: i64,
    /// The epoch of its log.
    pub epoch: u64,
    /// The last position of its log.
    pub position: u64,
    /// When it was made.
    pub at: String,
}

/// One member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::desk) struct Member {
    /// Its path.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// Lower-case hex.
    pub sha256: String,
}

/// Everything that is in a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::desk) struct Manifest {
    /// The form.
    pub format: u32,
    /// The version of the program that wrote it.
    pub program: String,
    /// The rest.
    #[serde(flatten)]
    pub about: About,
    /// All other members, in order.
    pub members: Vec<Member>,
}

enum Place {
    Sealed { part: PathBuf, path: PathBuf, tar: Box<tar::Builder<StreamWriter<BufWriter<File>>>> },
    Folder(PathBuf),
}

/// A pack that is being written; one that is dropped before `finish` leaves nothing in its place.
pub(in crate::desk) struct Pack {
    place: Place,
    members: Vec<Member>,
}

/// Writes a file that only its owner may read, in a folder that only its owner may enter, whatever the umask is.
fn write_private(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?.write_all(bytes)
}

impl Pack {
    /// A pack as one file, readable by its owner alone and by whoever has the passphrase.
    pub fn sealed(path: &Path, passphrase: &SecretString) -> Result<Self, PackError> {
        if path.exists() {
            return Err(PackError::Taken(path.to_owned()));
        }
        let mut part = path.as_os_str().to_owned();
        part.push(".part");
        let part = PathBuf::from(part);
        let failed = |reason| failed(&part, reason);
        let mut recipient = scrypt::Recipient::new(passphrase.clone());
        recipient.set_work_factor(WORK_FACTOR);
        let encryptor = Encryptor::with_recipients(iter::once(&recipient as &dyn age::Recipient))
            .map_err(|error| failed(io::Error::other(error)))?;
        let file =
            OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&part).map_err(failed)?;
        let output = encryptor.wrap_output(BufWriter::new(file)).map_err(failed)?;
        let tar = Box::new(tar::Builder::new(output));
        Ok(Self { place: Place::Sealed { part: part.clone(), path: path.to_owned(), tar }, members: Vec::new() })
    }

    /// A pack as a folder, for whoever wants to read it without a program.
    pub fn folder(path: &Path) -> Result<Self, PackError> {
        let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(path);
        made.map_err(|reason| failed(path, reason))?;
        if fs::read_dir(path).map_err(|reason| failed(path, reason))?.next().is_some() {
            return Err(PackError::Exists(path.to_owned()));
        }
        Ok(Self { place: Place::Folder(path.to_owned()), members: Vec::new() })
    }

    /// Adds a member.
    pub fn put(&mut self, name: &str, bytes: &[u8]) -> Result<(), PackError> {
        self.write(name, bytes)?;
        let sha256 = digest::hex(&digest::sha256(bytes));
        self.members.push(Member { name: name.to_owned(), bytes: bytes.len() as u64, sha256 });
        Ok(())
    }

    fn write(&mut self, name: &str, bytes: &[u8]) -> Result<(), PackError> {
        match &mut self.place {
            Place::Sealed { part, tar, .. } => {
                if name.len() > NAME_BYTES_MAX {
                    return Err(failed(part, io::Error::other(format!("the name “{name}” is too long"))));
                }
                let mut header = tar::Header::new_ustar();
                header.set_size(bytes.len() as u64);
                header.set_mode(0o600);
                tar.append_data(&mut header, name, bytes).map_err(|reason| failed(part, reason))
            }
            Place::Folder(folder) => {
                let path = folder.join(name);
                let parent = path.parent().unwrap_or(folder);
                write_private(parent, &path, bytes).map_err(|reason| failed(&path, reason))
            }
        }
    }

    /// Writes the manifest, flushes everything to the disk, and puts a file in its place.
    pub fn finish(mut self, about: About) -> Result<(), PackError> {
        let members = std::mem::take(&mut self.members);
        let manifest = Manifest { format: FORMAT, program: env!("CARGO_PKG_VERSION").into(), about, members };
        let text = serde_json::to_string_pretty(&manifest).expect("a manifest is made of texts and numbers");
        self.write(MANIFEST, text.as_bytes())?;
        let Place::Sealed { part, path, tar } = self.place else { return Ok(()) };
        let placed = || -> io::Result<()> {
            let mut buffer = tar.into_inner()?.finish()?;
            buffer.flush()?;
            buffer.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
            fs::rename(&part, &path)?;
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            File::open(folder)?.sync_all()
        };
        placed().map_err(|reason| {
            // What is left lying is no backup.
            let _ = fs::remove_file(&part);
            failed(&path, reason)
        })
    }
}

fn failed(path: &Path, reason: io::Error) -> PackError {
    PackError::File { path: path.to_owned(), reason }
}
