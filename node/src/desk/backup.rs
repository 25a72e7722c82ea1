//! The whole node as one encrypted file, made while it runs: database, attachments, keys, configuration.
//!
//! `docs/decide/0010-backup.md` says why it is made of rows and not of an engine's own files. The file is written beside
//! its place, flushed, and put there whole. Restoring is `restore`.

pub(super) mod pack;
pub(super) mod source;

use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
};

use age::secrecy::SecretString;
use serde::Serialize;

use self::pack::{About, Pack};
use super::DeskError;
use crate::{
    app::{
        App, Config, keys, sealer,
        seals::{self, SealFile},
    },
    store::{self, dump::Part},
};

/// Longest passphrase, in bytes.
const PASSPHRASE_BYTES_MAX: u64 = 4096;
/// Largest configuration or key, in bytes.
const SMALL_BYTES_MAX: u64 = 1 << 20;
/// Most key files.
const KEYS_MAX: usize = 10_000;

/// What a backup came to, as printed.
#[derive(Debug, Serialize)]
pub struct Saved {
    /// The file.
    pub file: String,
    /// The epoch of the log in it.
    pub epoch: u64,
    /// The last position in it.
    pub position: u64,
    /// Rows of the database.
    pub rows: u64,
    /// Attachments.
    pub attachments: usize,
}

impl fmt::Display for Saved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, epoch, position, rows, attachments } = self;
        write!(f, "{file}: epoch {epoch}, position {position}, {rows} rows, {attachments} attachments")
    }
}

/// Writes the node of the configuration file `config` to `file`, encrypted.
pub async fn backup(app: &App, config: &Path, file: &Path) -> Result<Saved, DeskError> {
    let passphrase = passphrase(configured(&app.config).as_deref())?;
    // Before the rows, so that what is sealed in it is in them.
    let folder = app.config.keys_folder();
    let sealed = SealFile::within(&folder).read().map_err(|reason| unreadable(&folder.join(seals::FILE), reason))?;
    let mut pack = Pack::sealed(file, &passphrase)?;
    let (snapshot, attachments) = contents(app, &mut pack, |_, _| Ok(true)).await?;
    // After the rows, and the keys last: an authority has its keys first and its section last, so that one that is added
    // meanwhile has its keys here wherever else it is.
    pack.put(pack::CONFIG, &small(config)?)?;
    for (name, bytes) in keys(&folder)? {
        pack.put(&format!("{}{name}", pack::KEYS), &bytes)?;
    }
    if !sealed.is_empty() {
        pack.put(&format!("{}{}", pack::KEYS, seals::FILE), &sealed)?;
    }
    pack.finish(about(app, &snapshot))?;
    let store::dump::Snapshot { head, rows, .. } = snapshot;
    super::audit::carried(app, "backup", format!("epoch {}, position {}", head.epoch, head.position)).await;
    let file = file.display().to_string();
    Ok(Saved { file, epoch: head.epoch, position: head.position, rows, attachments })
}

/// What is said of a pack.
pub(super) fn about(app: &App, snapshot: &store::dump::Snapshot) -> About {
    About {
        origin: app.config.origin().to_owned(),
        schema: snapshot.schema,
        epoch: snapshot.head.epoch,
        position: snapshot.head.position,
        at: app.clock.now().to_string(),
    }
}

/// Puts every row and every attachment they name into the pack; `also` sees each part first, and says whether it goes
/// in. Gives what was read, and how many attachments went in.
pub(super) async fn contents(
    app: &App,
    pack: &mut Pack,
    mut also: impl FnMut(&mut Pack, &Part) -> Result<bool, DeskError>,
) -> Result<(store::dump::Snapshot, usize), DeskError> {
    let mut blobs: Vec<String> = Vec::new();
    let mut number = 0;
    let snapshot = store::dump::read(&app.db, async |part: Part| {
        if part.table == "blob" {
            blobs.extend(part.texts("sha256").map(str::to_owned));
        }
        if also(pack, &part)? {
            number += 1;
            let name = format!("{}{number:06}-{}.json", pack::DATABASE, part.table);
            pack.put(&name, serde_json::to_string(&part).expect("rows are plain values").as_bytes())?;
        }
        Ok::<(), DeskError>(())
    })
    .await?;
    let mut attachments = 0;
    for sha256 in blobs {
        let failed = |reason| DeskError::File { what: format!("attachment {sha256}"), reason };
        // One that went since the snapshot was withdrawn: it is missing in the backup as it is missing here.
        if let Some(bytes) = app.blobs.get(&sha256).map_err(failed)? {
            pack.put(&format!("{}{sha256}", pack::ATTACHMENTS), &bytes)?;
            attachments += 1;
        }
    }
    Ok((snapshot, attachments))
}

/// The file of the passphrase, as the configuration names it.
pub(super) fn configured(config: &Config) -> Option<PathBuf> {
    config.backup.passphrase_file.as_ref().map(|file| config.folder.join(file))
}

/// Reads the passphrase: the first line of its file.
pub(super) fn passphrase(file: Option<&Path>) -> Result<SecretString, DeskError> {
    let file = file.ok_or_else(|| {
        DeskError::Refused("there is no passphrase: name its file in [backup] passphrase_file".into())
    })?;
    let text = String::from_utf8(read_bounded(file, PASSPHRASE_BYTES_MAX)?)
        .map_err(|_| DeskError::Refused(format!("{} is not a text", file.display())))?;
    let line = text.lines().next().unwrap_or_default();
    if line.trim().is_empty() {
        return Err(DeskError::Refused(format!("the first line of {} is empty: no passphrase", file.display())));
    }
    Ok(SecretString::from(line.to_owned()))
}

fn small(file: &Path) -> Result<Vec<u8>, DeskError> {
    read_bounded(file, SMALL_BYTES_MAX)
}

fn read_bounded(file: &Path, limit_bytes: u64) -> Result<Vec<u8>, DeskError> {
    let failed = |reason| unreadable(file, reason);
    if fs::metadata(file).map_err(failed)?.len() > limit_bytes {
        return Err(failed(io::Error::other(format!("it is larger than {limit_bytes} bytes"))));
    }
    fs::read(file).map_err(failed)
}

fn unreadable(file: &Path, reason: io::Error) -> DeskError {
    DeskError::Unreadable { path: file.to_owned(), reason }
}

/// The key files by name; one that is being written is not a key yet.
fn keys(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, DeskError> {
    let mut keys = Vec::new();
    for entry in fs::read_dir(folder).map_err(|reason| unreadable(folder, reason))? {
        let path = entry.map_err(|reason| unreadable(folder, reason))?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        if path.extension().is_some_and(|end| end == "pk8" || end == keys::FORMER || end == sealer::ENDING) {
            keys.push((name, small(&path)?));
        }
        if keys.len() > KEYS_MAX {
            return Err(DeskError::Refused(format!("more than {KEYS_MAX} keys in {}", folder.display())));
        }
    }
    keys.sort();
    Ok(keys)
}
