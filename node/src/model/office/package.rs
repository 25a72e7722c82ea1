//! The zip archive that a document is: a part of it at a time, each bounded, however small it is packed.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{Node, OfficeError, tree};

/// Most parts of an archive.
const MAX_PARTS: usize = 4_096;
/// The largest part that is read, unpacked.
const MAX_PART_BYTES: u64 = 8 << 20;

/// An open archive.
pub(super) struct Package<'a>(ZipArchive<Cursor<&'a [u8]>>);

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, OfficeError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| OfficeError::Unknown)?;
        if archive.len() > MAX_PARTS {
            return Err(OfficeError::TooLarge);
        }
        Ok(Self(archive))
    }

    pub fn has(&self, part: &str) -> bool {
        self.0.index_for_name(part).is_some()
    }

    /// A part as a tree; nothing where there is no such part.
    pub fn tree(&mut self, part: &str) -> Result<Option<Node>, OfficeError> {
        if !self.has(part) {
            return Ok(None);
        }
        let file = self.0.by_name(part).map_err(|_| OfficeError::Damaged)?;
        let mut text = Vec::new();
        file.take(MAX_PART_BYTES + 1).read_to_end(&mut text).map_err(|_| OfficeError::Damaged)?;
        if text.len() as u64 > MAX_PART_BYTES {
            return Err(OfficeError::TooLarge);
        }
        let text = String::from_utf8(text).map_err(|_| OfficeError::Damaged)?;
        tree::read(&text).map(Some)
    }
}
