//! The zip archive that a document is: a part of it at a time, each bounded, however small it is packed.
//!
//! Spec: APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16. Only what documents use is read: parts that are stored or
//! deflated, in one file below 4 GiB. What is encrypted is damaged to whoever has no key.

use std::io::Read;

use flate2::read::DeflateDecoder;

use super::{Node, OfficeError, tree};

/// Most parts of an archive.
const MAX_PARTS: u16 = 4_096;
/// The largest part that is read, unpacked.
const MAX_PART_BYTES: u64 = 8 << 20;
/// The end of the list of parts, and how far from the end of the file it can be: behind it stands a remark.
const END: [u8; 4] = [0x50, 0x4B, 5, 6];
const END_BYTES: usize = 22;
const MAX_REMARK_BYTES: usize = 0xFFFF;
/// A line of the list, and what stands before a part itself.
const LISTED: [u8; 4] = [0x50, 0x4B, 1, 2];
const LISTED_BYTES: usize = 46;
const LOCAL: [u8; 4] = [0x50, 0x4B, 3, 4];
const LOCAL_BYTES: usize = 30;

/// An archive.
pub(super) struct Package<'a> {
    bytes: &'a [u8],
    parts: Vec<Part<'a>>,
}

/// What the list says of a part.
struct Part<'a> {
    name: &'a [u8],
    is_encrypted: bool,
    method: u16,
    packed_bytes: usize,
    at: usize,
}

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, OfficeError> {
        let tail = bytes.len().saturating_sub(END_BYTES + MAX_REMARK_BYTES);
        let end = bytes[tail..].windows(END.len()).rposition(|four| four == END).ok_or(OfficeError::Unknown)?;
        let end = bytes.get(tail + end..).filter(|end| end.len() >= END_BYTES).ok_or(OfficeError::Damaged)?;
        let (count, mut at) = (short(end, 10)?, long(end, 16)?);
        if count > MAX_PARTS {
            return Err(OfficeError::TooLarge);
        }
        let mut parts = Vec::with_capacity(usize::from(count));
        for _ in 0..count {
            let line = bytes.get(at..).filter(|line| line.starts_with(&LISTED)).ok_or(OfficeError::Damaged)?;
            let (name, extra, remark) = (short(line, 28)?, short(line, 30)?, short(line, 32)?);
            let name = line.get(LISTED_BYTES..LISTED_BYTES + usize::from(name)).ok_or(OfficeError::Damaged)?;
            parts.push(Part {
                name,
                is_encrypted: short(line, 8)? & 1 == 1,
                method: short(line, 10)?,
                packed_bytes: long(line, 20)?,
                at: long(line, 42)?,
            });
            at += LISTED_BYTES + name.len() + usize::from(extra) + usize::from(remark);
        }
        Ok(Self { bytes, parts })
    }

    pub fn has(&self, part: &str) -> bool {
        self.parts.iter().any(|own| own.name == part.as_bytes())
    }

    /// A part as a tree; nothing where there is no such part.
    pub fn tree(&self, part: &str) -> Result<Option<Node>, OfficeError> {
        let Some(part) = self.parts.iter().find(|own| own.name == part.as_bytes()) else { return Ok(None) };
        let text = String::from_utf8(self.unpacked(part)?).map_err(|_| OfficeError::Damaged)?;
        tree::read(text.trim_start_matches('\u{FEFF}')).map(Some)
    }

    fn unpacked(&self, part: &Part<'_>) -> Result<Vec<u8>, OfficeError> {
        let local = self.bytes.get(part.at..).filter(|local| local.starts_with(&LOCAL) && !part.is_encrypted);
        let local = local.ok_or(OfficeError::Damaged)?;
        let begins = LOCAL_BYTES + usize::from(short(local, 26)?) + usize::from(short(local, 28)?);
        let packed = local.get(begins..begins.saturating_add(part.packed_bytes)).ok_or(OfficeError::Damaged)?;
        let mut bytes = Vec::new();
        let read = match part.method {
            0 => packed.take(MAX_PART_BYTES + 1).read_to_end(&mut bytes),
            8 => DeflateDecoder::new(packed).take(MAX_PART_BYTES + 1).read_to_end(&mut bytes),
            _ => return Err(OfficeError::Damaged),
        };
        read.map_err(|_| OfficeError::Damaged)?;
        if bytes.len() as u64 > MAX_PART_BYTES { Err(OfficeError::TooLarge) } else { Ok(bytes) }
    }
}

fn short(bytes: &[u8], at: usize) -> Result<u16, OfficeError> {
    let two = bytes.get(at..at + 2).and_then(|two| two.try_into().ok()).ok_or(OfficeError::Damaged)?;
    Ok(u16::from_le_bytes(two))
}

fn long(bytes: &[u8], at: usize) -> Result<usize, OfficeError> {
    let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).ok_or(OfficeError::Damaged)?;
    usize::try_from(u32::from_le_bytes(four)).map_err(|_| OfficeError::Damaged)
}
