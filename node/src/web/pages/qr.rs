//! A picture that a camera reads: squares as one path of an SVG, drawn by the page itself.

use std::fmt::Write as _;

use qrcode::{Color, QrCode};

/// Light squares around the dark ones.
const QUIET: usize = 4;

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Squares from edge to edge.
    pub side: usize,
    /// The dark squares as path data.
    pub path: String,
}

impl Picture {
    /// The picture of a text; nothing for one that is too long.
    pub fn of(text: &str) -> Option<Self> {
        let code = QrCode::new(text).ok()?;
        let width = code.width();
        let mut path = String::new();
        for (at, color) in code.to_colors().into_iter().enumerate() {
            if color == Color::Dark {
                let _ = write!(path, "M{} {}h1v1h-1z", at % width + QUIET, at / width + QUIET);
            }
        }
        Some(Self { side: width + 2 * QUIET, path })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_its_three_corners_and_a_quiet_edge() {
        let picture = Picture::of("otpauth://totp/x:y?secret=MZXW6YTBOI&issuer=x").unwrap();
        assert!(picture.side >= 29 + 2 * QUIET, "{}", picture.side);
        let has = |x: usize, y: usize| picture.path.contains(&format!("M{x} {y}h1"));
        let far = picture.side - QUIET - 1;
        assert!(has(QUIET, QUIET) && has(far, QUIET) && has(QUIET, far) && !has(QUIET + 1, QUIET + 1) && !has(0, 0));
        assert_eq!(Picture::of(&"x".repeat(9_999)), None);
    }
}
