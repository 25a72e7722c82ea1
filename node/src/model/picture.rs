//! Pictures without what their makers never meant to tell: place, time, device and remarks.
//!
//! Specs: ITU-T T.81 annex B (JPEG), W3C PNG, CIPA DC-008 (EXIF). What the picture looks like stays as it is, colour
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

/// The bytes of a file as they may be passed on: of a JPEG or PNG without notes, of anything that is no picture as it is.
pub fn without_notes(media_type: &str, bytes: Vec<u8>) -> Result<Vec<u8>, PictureError> {
    match media_type {
        "image/jpeg" => jpeg(&bytes).ok_or(PictureError::Damaged),
        "image/png" => png(&bytes).ok_or(PictureError::Damaged),
        // Neither has a place for EXIF; what draws with words is passed on as a download only.
        "image/gif" | "image/bmp" | "image/svg+xml" => Ok(bytes),
        other if other.starts_with("image/") => Err(PictureError::Sort),
        _ => Ok(bytes),
    }
}

/// Keeps what is needed to draw: tables, frames, scans, the JFIF head, the colour profile and Adobe's colour transform.
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
                    0xE0 | 0xEE => true,
                    0xE2 => segment[4..].starts_with(b"ICC_PROFILE\0"),
                    0xE1..=0xEF | 0xFE => false,
                    _ => true,
                };
                if is_kept {
                    out.extend(segment);
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
