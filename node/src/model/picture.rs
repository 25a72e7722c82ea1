//! Pictures without what their makers never meant to tell: place, time, device and remarks.
//!
//! Specs: ITU-T T.81 annex B (JPEG), JFIF 1.02, W3C PNG, GIF 89a, CIPA DC-008 (EXIF). What the picture looks like stays as it is, colour
//! profile included; a JPEG that was only turned by its EXIF lies on its side afterwards. This module does not decode.

/// Why a picture is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// It may hold what nobody can take out here.
    #[error("is a picture of a sort that may tell more than it shows; save it as JPEG or PNG")]
    Sort,
    /// It is damaged.
    #[error("is a damaged picture")]
    Damaged,
}

/// The bytes of a file as they may be passed on: of a JPEG, PNG or GIF without notes, of anything that is no picture as it is.
pub fn without_notes(media_type: &str, bytes: Vec<u8>) -> Result<Vec<u8>, PictureError> {
    match media_type {
        "image/jpeg" => jpeg(&bytes).ok_or(PictureError::Damaged),
        "image/png" => png(&bytes).ok_or(PictureError::Damaged),
        "image/gif" => gif(&bytes).ok_or(PictureError::Damaged),
        // One has no place for EXIF; what draws with words is passed on as a download only.
        "image/bmp" | "image/svg+xml" => Ok(bytes),
        other if other.starts_with("image/") => Err(PictureError::Sort),
        _ => Ok(bytes),
    }
}

/// Keeps what is needed to draw: tables, frames, scans, the JFIF head without its small picture, which may be of another
/// state than the large one, the colour profile and Adobe's colour transform.
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.get(..2).filter(|start| *start == [0xFF, 0xD8])?.to_vec();
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xFF {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        match marker {
            0xFF => at += 1,
            0xD9 => {
                out.extend([0xFF, 0xD9]);
                return Some(out);
            }
            0x01 | 0xD0..=0xD7 => {
                out.extend([0xFF, marker]);
                at += 2;
            }
            _ => {
                let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
                let segment = bytes.get(at..at + 2 + length).filter(|_| length >= 2)?;
                let is_kept = match marker {
                    0xE0 => segment[4..].starts_with(b"JFIF\0") && segment.len() <= JFIF_BYTES,
                    0xEE => segment[4..].starts_with(b"Adobe"),
                    0xE2 => segment[4..].starts_with(b"ICC_PROFILE\0"),
                    0xE1..=0xEF | 0xFE => false,
                    _ => true,
                };
                if is_kept {
                    out.extend(segment);
                } else if marker == 0xE0 && segment[4..].starts_with(b"JFIF\0") {
                    // The last two numbers are the width and the height of the small picture.
                    out.extend([&[0xFF, 0xE0, 0, 16][..], &segment[4..JFIF_BYTES - 2], &[0, 0]].concat());
                }
                at += segment.len();
                if marker == 0xDA {
                    let end = scan_ends(&bytes[at..])?;
                    out.extend(&bytes[at..at + end]);
                    at += end;
                }
            }
        }
    }
}

/// How long the head of a JFIF is that has no small picture, with its marker and length.
const JFIF_BYTES: usize = 18;

/// How long a scan is: until a marker that is neither a stuffed byte nor a restart.
fn scan_ends(bytes: &[u8]) -> Option<usize> {
    bytes.windows(2).position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xD0..=0xD7 | 0xFF))
}

/// The parts of a PNG that are needed to draw it.
const DRAWN: [&[u8; 4]; 17] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"bKGD",
    b"hIST", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    const SIGNATURE: [u8; 8] = [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A];
    let mut out = bytes.get(..8).filter(|start| *start == SIGNATURE)?.to_vec();
    let mut at = 8;
    loop {
        let length = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?);
        let kind: &[u8; 4] = bytes.get(at + 4..at + 8)?.try_into().ok()?;
        let chunk = bytes.get(at..at.checked_add(usize::try_from(length).ok()?)?.checked_add(12)?)?;
        if DRAWN.contains(&kind) {
            out.extend(chunk);
        }
        at += chunk.len();
        if kind == b"IEND" {
            return Some(out);
        }
    }
}

/// Keeps what is needed to draw: the head, the colours, the images with how long each stands, how often it begins again,
/// and the colour profile. Remarks, XMP and words of programs are left out, and so is what comes after the end.
fn gif(bytes: &[u8]) -> Option<Vec<u8>> {
    let is_gif = |start: &&[u8]| start.starts_with(b"GIF87a") || start.starts_with(b"GIF89a");
    let head = bytes.get(..13).filter(is_gif)?;
    let mut at = 13 + colours(head[10]);
    let mut out = bytes.get(..at)?.to_vec();
    loop {
        let end = match *bytes.get(at)? {
            0x3B => {
                out.push(0x3B);
                return Some(out);
            }
            0x2C => {
                let place = bytes.get(at..at + 10)?;
                blocks_end(bytes, at + 10 + colours(place[9]) + 1)?
            }
            0x21 => blocks_end(bytes, at + 2)?,
            _ => return None,
        };
        let block = &bytes[at..end];
        let is_kept = match (block[0], block.get(1)) {
            (0x2C, _) | (0x21, Some(0xF9)) => true,
            (0x21, Some(0xFF)) => PROGRAMS.iter().any(|name| block[2..].starts_with(*name)),
            _ => false,
        };
        if is_kept {
            out.extend(block);
        }
        at = end;
    }
}

/// The words of programs, with their length, that say how a GIF is drawn.
const PROGRAMS: [&[u8; 12]; 3] = [b"\x0bNETSCAPE2.0", b"\x0bANIMEXTS1.0", b"\x0bICCRGBG1012"];

/// How long a table of colours is, by the byte that tells of it.
const fn colours(told: u8) -> usize {
    if told & 0x80 == 0 { 0 } else { 3 << ((told & 7) + 1) }
}

/// Where a row of blocks that each begin with their length ends.
fn blocks_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
        let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, marker][..], &length, body].concat()
    }

    #[test]
    fn a_jpeg_loses_place_and_device_and_keeps_what_it_shows() {
        let kept = [segment(0xE0, b"JFIF\0"), segment(0xE2, b"ICC_PROFILE\0x"), segment(0xDB, &[1, 2, 3])].concat();
        let scan = [segment(0xDA, &[9]), vec![1, 0xFF, 0x00, 2, 0xFF, 0xD3, 3]].concat();
        let notes = [segment(0xE1, b"Exif\0\0GPS 60.17"), segment(0xFE, b"secret"), segment(0xE2, b"MPF\0x")].concat();
        let whole = [&[0xFF, 0xD8][..], &notes, &kept, &scan, &[0xFF, 0xD9], b"a film behind it"].concat();
        let clean = without_notes("image/jpeg", whole).unwrap();
        assert_eq!(clean, [&[0xFF, 0xD8][..], &kept, &scan, &[0xFF, 0xD9]].concat());
        assert_eq!(without_notes("image/jpeg", clean.clone()), Ok(clean));
        assert_eq!(without_notes("image/jpeg", vec![0xFF, 0xD8, 0xFF, 0xE1, 0, 99]), Err(PictureError::Damaged));
    }

    #[test]
    fn a_jpeg_loses_its_small_picture_and_the_words_of_programs() {
        let head = |small: &[u8]| {
            let size = if small.is_empty() { [0, 0] } else { [1, 1] };
            segment(0xE0, &[b"JFIF\0\x01\x02\x01\0\x48\0\x48", &size[..], small].concat())
        };
        let rest = [segment(0xDA, &[9]), vec![1, 0xFF, 0xD9]].concat();
        let notes = [segment(0xE0, b"JFXX\0\x10small"), segment(0xEE, b"a word"), segment(0xFE, b"secret")].concat();
        let whole = [&[0xFF, 0xD8][..], &head(b"rgb"), &notes, &rest].concat();
        assert_eq!(without_notes("image/jpeg", whole).unwrap(), [&[0xFF, 0xD8][..], &head(b""), &rest].concat());
    }

    #[test]
    fn a_gif_loses_its_remarks_and_goes_on_moving() {
        let start = [b"GIF89a\x01\0\x01\0\x80\0\0".to_vec(), vec![7; 6]].concat();
        let again = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0";
        let image = [&b"\x21\xf9\x04\0\x0a\0\0\0"[..], b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x4c\x01\0"].concat();
        let remark = b"\x21\xfe\x06secret\0";
        let xmp = b"\x21\xff\x0bXMP DataXMP\x03<x>\0";
        let whole = [&start[..], remark, again, xmp, &image, remark, b"\x3b", b"behind"].concat();
        let clean = without_notes("image/gif", whole).unwrap();
        assert_eq!(clean, [&start[..], again, &image, b"\x3b"].concat());
        assert_eq!(without_notes("image/gif", clean.clone()), Ok(clean));
        assert_eq!(without_notes("image/gif", b"GIF89a".to_vec()), Err(PictureError::Damaged));
        assert_eq!(without_notes("image/gif", start), Err(PictureError::Damaged));
    }

    #[test]
    fn a_png_loses_its_remarks() {
        let chunk = |kind: &[u8; 4], body: &[u8]| {
            [&u32::try_from(body.len()).unwrap().to_be_bytes()[..], kind, body, &[0, 0, 0, 0]].concat()
        };
        let start = [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A];
        let (head, data, end) = (chunk(b"IHDR", &[1; 13]), chunk(b"IDAT", &[2; 5]), chunk(b"IEND", &[]));
        let whole =
            [&start[..], &head, &chunk(b"eXIf", b"GPS"), &chunk(b"tEXt", b"me"), &data, &end, b"behind"].concat();
        assert_eq!(without_notes("image/png", whole).unwrap(), [&start[..], &head, &data, &end].concat());
        assert_eq!(without_notes("image/png", start.to_vec()), Err(PictureError::Damaged));
    }

    #[test]
    fn what_may_tell_more_than_it_shows_is_refused_and_what_is_no_picture_left_as_it_is() {
        for sort in ["image/tiff", "image/heif", "image/webp", "image/avif"] {
            assert_eq!(without_notes(sort, vec![1]), Err(PictureError::Sort), "{sort}");
        }
        assert_eq!(without_notes("application/pdf", vec![1]), Ok(vec![1]));
        assert_eq!(without_notes("image/svg+xml", vec![1]), Ok(vec![1]));
    }
}
