//! Packs the source of the whole workspace into one archive, the same bytes for the same files, for `/source`.
//!
//! Works from a clone and from a copied folder: it looks at files, never at git. Only what is named here is packed, so
//! that keys, databases and configurations lying about in a working folder stay out.

use std::{
    env,
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use flate2::{Compression, GzBuilder};
use tar::{Builder, EntryType, Header};

/// What the product is built from.
const BUILT_FROM: [&str; 7] =
    ["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "migrations", "node", "protocol", "examples"];

/// What belongs to the source besides.
const BESIDES: [&str; 24] = [
    ".cargo",
    ".ci",
    ".editorconfig",
    ".gitattributes",
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "FEDERATION.md",
    "LICENSE",
    "LICENSE.md",
    "LICENSES",
    "NOTICE",
    "README.md",
    "REUSE.toml",
    "SECURITY.md",
    "benches",
    "clippy.toml",
    "deny.toml",
    "docs",
    "fuzz",
    "publiccode.yml",
    "rustfmt.toml",
    "tests",
    "xtask",
];

/// Never packed, wherever it lies.
const LEFT_OUT: [&str; 5] = ["target", ".git", "keys", "blobs", "screenshots"];

/// Writes the archive into `OUT_DIR`.
pub fn write() -> io::Result<()> {
    let variable = |name| env::var_os(name).map(PathBuf::from).ok_or_else(|| io::Error::other(name));
    let root = variable("CARGO_MANIFEST_DIR")?.join("..");
    let is_release = env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let mut files = Vec::new();
    for (name, is_built_from) in
        BUILT_FROM.iter().map(|name| (name, true)).chain(BESIDES.iter().map(|name| (name, false)))
    {
        let path = root.join(name);
        if !path.exists() {
            continue;
        }
        // While developing, a changed page of the documentation need not build the program anew.
        if is_release || is_built_from {
            println!("cargo::rerun-if-changed={}", path.display());
        }
        collect(&path, Path::new(name), &mut files)?;
    }
    files.sort();
    let level = if is_release { Compression::best() } else { Compression::fast() };
    pack(&variable("OUT_DIR")?.join("source.tar.gz"), level, &files)
}

/// Adds the files under `path`, each with its name in the archive; links are not followed.
fn collect(path: &Path, name: &Path, files: &mut Vec<(PathBuf, PathBuf)>) -> io::Result<()> {
    let kind = fs::symlink_metadata(path)?.file_type();
    if kind.is_file() && !is_left_out(name) {
        files.push((name.to_owned(), path.to_owned()));
    }
    if kind.is_dir() {
        for entry in fs::read_dir(path)? {
            let entry = entry?;
            let own = entry.file_name();
            if !LEFT_OUT.iter().any(|left_out| own == *left_out) {
                collect(&entry.path(), &name.join(own), files)?;
            }
        }
    }
    Ok(())
}

fn is_left_out(name: &Path) -> bool {
    let ending = name.extension().unwrap_or_default();
    ["db", "db-wal", "db-shm", "lock-wal", "pk8"].iter().any(|left_out| ending == *left_out)
        || name.file_name().is_some_and(|own| own == "election-pool.toml")
}

fn pack(archive: &Path, level: Compression, files: &[(PathBuf, PathBuf)]) -> io::Result<()> {
    let packed = GzBuilder::new().mtime(0).write(Vec::new(), level);
    let mut tar = Builder::new(packed);
    for (name, path) in files {
        let bytes = fs::read(path)?;
        let mut header = Header::new_gnu();
        header.set_entry_type(EntryType::Regular);
        header.set_mode(if is_executable(path)? { 0o755 } else { 0o644 });
        header.set_size(bytes.len() as u64);
        header.set_mtime(0);
        tar.append_data(&mut header, Path::new("election-pool").join(name), bytes.as_slice())?;
    }
    File::create(archive)?.write_all(&tar.into_inner()?.finish()?)
}

#[cfg(unix)]
fn is_executable(path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    Ok(fs::metadata(path)?.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(_path: &Path) -> io::Result<bool> {
    Ok(false)
}
