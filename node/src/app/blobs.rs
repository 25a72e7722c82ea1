//! Attachments on disk, by SHA-256: written whole or not at all.
//!
//! This module does not know who may see a blob; the database row and `may` decide that.

use std::{
    fs,
    io::{self, Write},
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
    time::SystemTime,
};

use election_pool_protocol::digest;
use jiff::Timestamp;

/// The end of the name of a file that is being written.
const PART: &str = "part";

/// A folder of blobs, spread over 256 sub-folders.
#[derive(Debug, Clone)]
pub struct Blobs {
    folder: PathBuf,
}

impl Blobs {
    /// Blobs in `folder`, created if missing, for its owner alone.
    pub fn within(folder: &Path) -> io::Result<Self> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        Ok(Self { folder: folder.to_owned() })
    }

    fn path(&self, sha256: &str) -> io::Result<PathBuf> {
        let is_digest = sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_hexdigit() && !b.is_ascii_uppercase());
        if !is_digest {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a lower-case hex SHA-256"));
        }
        Ok(self.folder.join(&sha256[..2]).join(sha256))
    }

    /// Stores `bytes` durably and gives their digest; the same bytes twice are one blob. `writer` is unique to this call:
    /// two that write the same bytes at once do not write into each other's file.
    pub fn put(&self, bytes: &[u8], writer: [u8; 8]) -> io::Result<String> {
        let sha256 = digest::hex(&digest::sha256(bytes));
        let path = self.path(&sha256)?;
        let folder = path.parent().expect("a blob's path has two parts");
        if !folder.exists() {
            fs::create_dir_all(folder)?;
            fs::File::open(&self.folder)?.sync_all()?;
        }
        if !path.exists() {
            let part = path.with_extension(format!("{}.{PART}", digest::hex(&writer)));
            let written = write_whole(&part, bytes).and_then(|()| fs::rename(&part, &path));
            if let Err(error) = written {
                // What is left lying is swept up at the next start.
                let _ = fs::remove_file(&part);
                return Err(error);
            }
        }
        // Also where another writer was first and may not have come to this yet.
        fs::File::open(folder)?.sync_all()?;
        Ok(sha256)
    }

    /// Removes what writers that were killed left behind: parts last written before an instant. Gives how many.
    pub fn sweep(&self, before: Timestamp) -> io::Result<usize> {
        let before = SystemTime::from(before);
        let mut swept = 0;
        for folder in fs::read_dir(&self.folder)? {
            let folder = folder?;
            if !folder.file_type()?.is_dir() {
                continue;
            }
            for file in fs::read_dir(folder.path())? {
                let path = file?.path();
                if path.extension().is_some_and(|end| end == PART) && fs::metadata(&path)?.modified()? < before {
                    fs::remove_file(path)?;
                    swept += 1;
                }
            }
        }
        Ok(swept)
    }

    /// A blob to be read from, and its size in bytes, if it is here.
    pub fn open(&self, sha256: &str) -> io::Result<Option<(fs::File, u64)>> {
        match fs::File::open(self.path(sha256)?) {
            Ok(file) => {
                let size = file.metadata()?.len();
                Ok(Some((file, size)))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The bytes of a blob, if it is here.
    pub fn get(&self, sha256: &str) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.path(sha256)?) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Removes a blob that no material names any more.
    pub fn remove(&self, sha256: &str) -> io::Result<()> {
        match fs::remove_file(self.path(sha256)?) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::test_engine::Folder;

    #[test]
    fn the_same_bytes_twice_are_one_blob_and_no_part_is_left() {
        let folder = Folder::new();
        let blobs = Blobs::within(&folder.0).unwrap();
        let sha256 = blobs.put(b"form", [1; 8]).unwrap();
        assert_eq!(blobs.put(b"form", [2; 8]).unwrap(), sha256);
        assert_eq!(blobs.get(&sha256).unwrap().as_deref(), Some(&b"form"[..]));
        assert_eq!(fs::read_dir(folder.0.join(&sha256[..2])).unwrap().count(), 1);
    }

    #[test]
    fn a_part_that_was_left_behind_is_swept_up_and_a_young_one_is_not() {
        let folder = Folder::new();
        let blobs = Blobs::within(&folder.0).unwrap();
        let sha256 = blobs.put(b"form", [1; 8]).unwrap();
        let stray = folder.0.join(&sha256[..2]).join(format!("{sha256}.00.part"));
        fs::write(&stray, b"fo").unwrap();
        assert_eq!(blobs.sweep(Timestamp::UNIX_EPOCH).unwrap(), 0);
        assert!(stray.exists());
        assert_eq!(blobs.sweep(Timestamp::from_second(10_000_000_000).unwrap()).unwrap(), 1);
        assert!(!stray.exists() && blobs.get(&sha256).unwrap().is_some());
    }
}
