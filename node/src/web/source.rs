//! `/source`: the exact source this binary was built from, as the AGPL of a library we link asks.

use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, header};

use super::headers;

/// Packed by `build/source.rs`.
const ARCHIVE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/source.tar.gz"));
const NAME: &str = concat!("attachment; filename=\"election-pool-", env!("CARGO_PKG_VERSION"), ".tar.gz\"");

/// `GET /source`.
pub async fn get(asked: HeaderMap) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/gzip")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static(NAME)),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache")),
    ];
    headers::conditional(&asked, (headers, ARCHIVE).into_response(), &etag(), None)
}

/// The check sum and length that end every gzip file name its content.
fn etag() -> String {
    format!("\"{}\"", hex::encode(&ARCHIVE[ARCHIVE.len() - 8..]))
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, io::Read};

    use flate2::read::GzDecoder;

    use super::*;

    #[test]
    fn the_archive_holds_what_is_needed_to_build_and_nothing_secret() {
        let mut archive = tar::Archive::new(GzDecoder::new(ARCHIVE));
        let mut names = BTreeSet::new();
        for entry in archive.entries().unwrap() {
            let mut entry = entry.unwrap();
            let name = entry.path().unwrap().to_string_lossy().into_owned();
            if name.ends_with("node/src/web/source.rs") {
                let mut text = String::new();
                entry.read_to_string(&mut text).unwrap();
                assert_eq!(text, include_str!("source.rs"));
            }
            names.insert(name);
        }
        for needed in [
            "Cargo.toml",
            "Cargo.lock",
            "node/Cargo.toml",
            "node/build/main.rs",
            "node/src/main.rs",
            "node/templates/layout.html",
            "protocol/src/lib.rs",
            "migrations/sqlite/0001_bones.sql",
        ] {
            assert!(names.contains(&format!("election-pool/{needed}")), "{needed} is missing");
        }
        // In a clone, everything that is tracked; a copied folder has no list to hold against. While developing, only
        // what the program is built from is packed anew with every change.
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
        let is_fresh =
            |path: &&str| !cfg!(debug_assertions) || path.starts_with("node/") || path.starts_with("protocol/");
        if let Ok(listed) = std::process::Command::new("git").args(["-C", root, "ls-files"]).output() {
            let tracked = String::from_utf8(listed.stdout).unwrap();
            let is_there = |path: &&str| std::path::Path::new(root).join(path).exists();
            let missing = |path: &&str| !names.contains(&format!("election-pool/{path}"));
            assert_eq!(tracked.lines().filter(is_fresh).filter(is_there).find(missing), None);
        }
        let is_secret = |name: &&String| {
            name.contains("/target/")
                || name.contains("/.git/")
                || [".pk8", ".db"].iter().any(|end| name.ends_with(end))
        };
        assert_eq!(names.iter().find(is_secret), None);
    }
}
