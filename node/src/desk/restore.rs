//! A node from its backup, on a host that holds nothing of it yet.
//!
//! The whole file is read and held against its manifest before anything is touched. Then attachments, keys and at last
//! the database, in one transaction: what fails before it is undone, and what stands after it is complete. The node
//! waits from then on until `confirm` has asked the partners.

mod asked;
pub mod confirm;
mod entries;
mod lost;

use std::{
    collections::BTreeMap,
    fmt,
    fs::{self, OpenOptions},
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

use election_pool_protocol::digest;
use jiff::Timestamp;
use serde::Serialize;

use super::{
    DeskError, audit,
    backup::{
        self,
        pack::{self, Manifest, PackError},
        source::{Members, Source},
    },
};
use crate::{
    app::{App, Blobs, Config, keys, seals},
    store::{
        self,
        dump::{After, Ended, Occupied, Part, Value},
    },
};

/// What a restore came to, as printed.
#[derive(Debug, Serialize)]
pub struct Restored {
    /// The node.
    pub origin: String,
    /// The epoch the backup ends in.
    pub epoch: u64,
    /// The position it ends at.
    pub position: u64,
    /// When it was made.
    pub made: String,
    /// What let somebody in, and does not any more.
    #[serde(flatten)]
    pub ended: Ended,
}

impl fmt::Display for Restored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { origin, epoch, position, made, ended } = self;
        writeln!(f, "{origin} is restored as it was at {made}: epoch {epoch}, position {position}")?;
        writeln!(
            f,
            "{} are ended, since some of them may have been ended after that: everybody signs in again, and makes new \
             tokens and addresses of feeds",
            ended.words()
        )?;
        write!(
            f,
            "it neither publishes nor serves before this has asked its partners what came later: \
             election-pool restore --confirm"
        )
    }
}

/// The variables that override the configuration.
pub type Environment = Vec<(String, String)>;

/// Restores the node in `file` beside the configuration file `config`, which is written if it is not there.
pub async fn restore(
    file: &Path,
    passphrase_file: Option<&Path>,
    config: &Path,
    environment: Environment,
    now: Timestamp,
) -> Result<Restored, DeskError> {
    let configured = if config.exists() { Some(Config::read(config, environment.clone())?) } else { None };
    let named = passphrase_file.map(Path::to_owned).or_else(|| configured.as_ref().and_then(backup::configured));
    let named = named.ok_or_else(|| {
        DeskError::Refused("no passphrase: name its file with --passphrase-file or in [backup] passphrase_file".into())
    })?;
    let passphrase = backup::passphrase(Some(&named))?;
    let source = Source::Sealed { path: file.to_owned(), passphrase };
    let held = Held::check(&source)?;
    let text = held
        .config
        .as_deref()
        .ok_or_else(|| PackError::Damaged { path: file.to_owned(), why: "it has no configuration".into() })?;
    let target = match configured {
        Some(configured) => configured,
        None => Config::read_text(text, config, environment)?,
    };
    let file = (!config.exists()).then_some((config, text));
    let ended = fill(&source, &held, &target, Occupied::Nothing, file, now).await?;
    Ok(held.restored(ended))
}

/// Brings a whole node in from a folder that `export --full` wrote, into one that has published and received nothing.
/// Keys are not in such a folder: those of the configured node stay.
pub async fn import(folder: &Path, config: Config, now: Timestamp) -> Result<Restored, DeskError> {
    let source = Source::Folder(folder.to_owned());
    let held = Held::check(&source)?;
    let _lock = store::ServeLock::take(&config.database_url())?;
    let ended = fill(&source, &held, &config, Occupied::Initialised, None, now).await?;
    Ok(held.restored(ended))
}

/// Refuses what a restored node may not do before somebody has confirmed it.
pub async fn refuse_unconfirmed(app: &App) -> Result<(), DeskError> {
    Ok(store::log::refuse_left(&app.db).await?)
}

/// What the first reading of a pack gives: everything small.
struct Held {
    manifest: Manifest,
    config: Option<String>,
    keys: BTreeMap<String, Vec<u8>>,
}

impl Held {
    fn check(source: &Source) -> Result<Self, DeskError> {
        let (mut config, mut keys) = (None, BTreeMap::new());
        let manifest = source.check(|name, bytes| {
            if name == pack::CONFIG {
                config = String::from_utf8(bytes.to_vec()).ok();
            } else if let Some(name) = name.strip_prefix(pack::KEYS) {
                keys.insert(name.to_owned(), bytes.to_vec());
            }
        })?;
        let is_plain = |name: &String| !name.contains('/') && !name.starts_with('.');
        if let Some(odd) = keys.keys().find(|name| !is_plain(name)) {
            return Err(DeskError::Refused(format!("a key in it is called “{odd}”")));
        }
        Ok(Self { manifest, config, keys })
    }

    fn restored(&self, ended: Ended) -> Restored {
        let about = &self.manifest.about;
        Restored {
            origin: about.origin.clone(),
            epoch: about.epoch,
            position: about.position,
            made: about.at.clone(),
            ended,
        }
    }
}

/// Fills an empty place; what was made is taken away again if it does not come to its end.
async fn fill(
    source: &Source,
    held: &Held,
    config: &Config,
    occupied: Occupied,
    file: Option<(&Path, &str)>,
    now: Timestamp,
) -> Result<Ended, DeskError> {
    let about = &held.manifest.about;
    if about.origin != config.origin() {
        let ours = config.origin();
        return Err(DeskError::Refused(format!(
            "it is of {}, and this node is {ours}; nothing was changed",
            about.origin
        )));
    }
    refuse_other_keys(&config.keys_folder(), held)?;
    let mut made = Made::default();
    let outcome = filled(source, held, config, occupied, file, &mut made, now).await;
    if outcome.is_err() {
        made.undo();
    }
    outcome
}

async fn filled(
    source: &Source,
    held: &Held,
    config: &Config,
    occupied: Occupied,
    file: Option<(&Path, &str)>,
    made: &mut Made,
    now: Timestamp,
) -> Result<Ended, DeskError> {
    attachments(source, held, config, made)?;
    let folder = config.keys_folder();
    made.folder(&folder)?;
    for (name, bytes) in &held.keys {
        made.file(&folder.join(name), bytes)?;
    }
    let mut members = Exact::of(source, held)?;
    let mut lines = 0;
    let after = After::AwaitConfirmation(now);
    let ended = store::dump::load(&config.database_url(), about_schema(held), occupied, after, async || {
        let part = members.next_part()?;
        if let Some(part) = part.as_ref().filter(|part| part.table == "audit_head") {
            lines = part.column("number").find_map(Value::count).unwrap_or_default();
        }
        Ok::<_, DeskError>(part)
    })
    .await?;
    // The database is filled and committed: from here on nothing is undone, what is there is complete.
    *made = Made::default();
    // A backup has its own seals; what a new node sealed of itself before has nothing to do with what is brought in.
    audit::begin_anew(config, if occupied == Occupied::Nothing { lines } else { 0 }, now)?;
    if let Some((path, text)) = file {
        // Last: without it no command finds the node.
        made.file(path, text.as_bytes())?;
    }
    Ok(ended)
}

const fn about_schema(held: &Held) -> i64 {
    held.manifest.about.schema
}

/// A second reading, in which every member must be what the first one saw.
struct Exact<'h> {
    members: Members,
    held: &'h Held,
    read: usize,
}

impl<'h> Exact<'h> {
    fn of(source: &Source, held: &'h Held) -> Result<Self, DeskError> {
        Ok(Self { members: source.members()?, held, read: 0 })
    }

    fn next(&mut self) -> Result<Option<(String, Vec<u8>)>, DeskError> {
        let Some((name, bytes)) = self.members.next()? else { return Ok(None) };
        if name == pack::MANIFEST {
            return self.next_after_manifest();
        }
        let listed = self.held.manifest.members.get(self.read);
        let sha256 = digest::hex(&digest::sha256(&bytes));
        if listed.is_none_or(|listed| listed.name != name || listed.sha256 != sha256) {
            return Err(DeskError::Refused(format!("{name} has changed since it was checked")));
        }
        self.read += 1;
        Ok(Some((name, bytes)))
    }

    fn next_after_manifest(&mut self) -> Result<Option<(String, Vec<u8>)>, DeskError> {
        match self.members.next()? {
            None if self.read == self.held.manifest.members.len() => Ok(None),
            _ => Err(DeskError::Refused("it has changed since it was checked".into())),
        }
    }

    fn next_part(&mut self) -> Result<Option<Part>, DeskError> {
        while let Some((name, bytes)) = self.next()? {
            if name.starts_with(pack::DATABASE) {
                let part = serde_json::from_slice(&bytes);
                return part.map(Some).map_err(|error| DeskError::Refused(format!("{name} holds no rows: {error}")));
            }
        }
        Ok(None)
    }
}

fn attachments(source: &Source, held: &Held, config: &Config, made: &mut Made) -> Result<(), DeskError> {
    let folder = config.blobs_folder();
    made.folder(&folder)?;
    let failed = |reason| DeskError::File { what: folder.display().to_string(), reason };
    let blobs = Blobs::within(&folder).map_err(failed)?;
    let mut members = Exact::of(source, held)?;
    while let Some((name, bytes)) = members.next()? {
        let Some(sha256) = name.strip_prefix(pack::ATTACHMENTS) else { continue };
        let is_new = blobs.get(sha256).map_err(failed)?.is_none();
        let written = blobs.put(&bytes, [0; 8]).map_err(failed)?;
        if written != sha256 {
            return Err(DeskError::Refused(format!("{name} holds other bytes than its name says")));
        }
        if is_new {
            made.blobs.push((blobs.clone(), written));
        }
    }
    Ok(())
}

/// Keys are never written over, not even by those of the same node at another time. The seals of the book may have gone on,
/// or be those of a copy that did: the file grows, and is otherwise the same.
fn refuse_other_keys(folder: &Path, held: &Held) -> Result<(), DeskError> {
    if held.keys.is_empty() || !folder.exists() {
        return Ok(());
    }
    let failed = |reason| DeskError::Unreadable { path: folder.to_owned(), reason };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let kept = held.keys.get(&name).map(Vec::as_slice);
        let is_same = fs::read(&path).is_ok_and(|there| {
            kept.is_some_and(|bytes| there == bytes)
                || (name == seals::FILE
                    && kept.is_none_or(|bytes| there.starts_with(bytes) || bytes.starts_with(&there)))
                // A former key that was adopted since.
                || (path.extension().is_some_and(|end| end == keys::FORMER) && kept.is_none())
        });
        if !is_same {
            return Err(PackError::Exists(path).into());
        }
    }
    Ok(())
}

/// What was made so far, to be taken away again.
#[derive(Default)]
struct Made {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
    blobs: Vec<(Blobs, String)>,
}

impl Made {
    fn folder(&mut self, path: &Path) -> Result<(), DeskError> {
        if !path.exists() {
            let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(path);
            made.map_err(|reason| DeskError::File { what: path.display().to_string(), reason })?;
            self.folders.push(path.to_owned());
        }
        Ok(())
    }

    /// Writes a file that only its owner can read, durably; one that is there is the same already.
    fn file(&mut self, path: &Path, bytes: &[u8]) -> Result<(), DeskError> {
        if path.exists() {
            return Ok(());
        }
        let written = || -> io::Result<()> {
            let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            fs::File::open(folder)?.sync_all()
        };
        self.files.push(path.to_owned());
        written().map_err(|reason| DeskError::File { what: path.display().to_string(), reason })
    }

    fn undo(self) {
        for path in self.files {
            // Best effort: what failed is told, and nothing of it is a node.
            let _ = fs::remove_file(path);
        }
        for (blobs, sha256) in self.blobs {
            let _ = blobs.remove(&sha256);
        }
        for path in self.folders.into_iter().rev() {
            if path.file_name().is_some_and(|name| name == "blobs" || name == "keys") {
                let _ = fs::remove_dir_all(path);
            }
        }
    }
}
