//! What the node signed of its book of deeds, kept a second time beside its keys: a file that only grows, one document a
//! line.
//!
//! It is no row, so whoever rewrites the database does not rewrite it. Does not know what a document says.

use std::{
    fs::{File, OpenOptions},
    io::{self, Read, Seek, SeekFrom, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

/// Its name; a backup carries it with the keys.
pub const FILE: &str = "audit.seals";
/// Largest file, in bytes: about two million documents.
const BYTES_MAX: u64 = 1 << 30;
/// Longest document, in bytes.
const DOCUMENT_BYTES_MAX: u64 = 64 << 10;

/// The file, which need not be there yet.
pub struct SealFile {
    path: PathBuf,
}

impl SealFile {
    /// The file in `folder`.
    pub fn within(folder: &Path) -> Self {
        Self { path: folder.join(FILE) }
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Everything in it, without what a power cut left unfinished at its end; nothing if there is none.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        self.tail(0)
    }

    /// The last document in it.
    pub fn last(&self) -> io::Result<Option<String>> {
        let tail = self.tail(DOCUMENT_BYTES_MAX)?;
        let last = tail.split(|byte| *byte == b'\n').rfind(|line| !line.is_empty());
        Ok(last.map(|line| String::from_utf8_lossy(line).into_owned()))
    }

    /// The whole lines of the last `bytes`, or of everything if that is 0.
    fn tail(&self, bytes: u64) -> io::Result<Vec<u8>> {
        let mut file = match File::open(&self.path) {
            Ok(file) => file,
            Err(reason) if reason.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(reason) => return Err(reason),
        };
        let long = file.metadata()?.len();
        if bytes > 0 && long > bytes {
            file.seek(SeekFrom::End(-i64::try_from(bytes).unwrap_or(i64::MAX)))?;
        } else if long > BYTES_MAX {
            return Err(io::Error::other(format!("it is larger than {BYTES_MAX} bytes")));
        }
        let mut content = Vec::new();
        file.take(BYTES_MAX).read_to_end(&mut content)?;
        content.truncate(end_of_lines(&content));
        Ok(content)
    }

    /// Adds documents at its end, durably; readable by its owner alone.
    pub fn append<'a>(&self, documents: impl IntoIterator<Item = &'a str>) -> io::Result<()> {
        let is_new = !self.path.exists();
        let mut file = OpenOptions::new().read(true).append(true).create(true).mode(0o600).open(&self.path)?;
        // Of several processes one writes at a time, so that what is unfinished is nobody's.
        file.lock()?;
        let long = file.metadata()?.len();
        file.seek(SeekFrom::Start(long.saturating_sub(DOCUMENT_BYTES_MAX)))?;
        let mut tail = Vec::new();
        file.read_to_end(&mut tail)?;
        let unfinished = tail.len() - end_of_lines(&tail);
        if unfinished > 0 {
            file.set_len(long - unfinished as u64)?;
        }
        let lines: String = documents.into_iter().flat_map(|document| [document, "\n"]).collect();
        file.write_all(lines.as_bytes())?;
        file.sync_all()?;
        if is_new && let Some(folder) = self.path.parent() {
            File::open(folder)?.sync_all()?;
        }
        Ok(())
    }
}

/// Where the last whole line ends.
fn end_of_lines(bytes: &[u8]) -> usize {
    bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |place| place + 1)
}

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt};

    use super::*;
    use crate::store::test_engine::Folder;

    #[test]
    fn it_only_grows_and_what_was_left_unfinished_is_nothing() {
        let folder = Folder::new();
        let file = SealFile::within(&folder.0);
        assert_eq!((file.read().unwrap(), file.last().unwrap()), (Vec::new(), None), "there is none yet");
        file.append(["{\"a\":1}", "{\"a\":2}"]).unwrap();
        assert_eq!(file.last().unwrap().as_deref(), Some("{\"a\":2}"));
        OpenOptions::new().append(true).open(file.path()).unwrap().write_all(b"{\"a\":").unwrap();
        assert_eq!(file.read().unwrap(), b"{\"a\":1}\n{\"a\":2}\n");
        file.append(["{\"a\":3}"]).unwrap();
        assert_eq!(file.read().unwrap(), b"{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n");
        assert_eq!(fs::metadata(file.path()).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
