//! Reading a pack back: first whole, against its manifest, before anybody uses a byte of it; then member by member.

use std::{
    fs::{self, File},
    io::{self, BufReader, Read},
    iter,
    path::{Path, PathBuf},
};

use age::{DecryptError, Decryptor, scrypt, secrecy::SecretString, stream::StreamReader};
use election_pool_protocol::digest;

use super::pack::{FORMAT, MANIFEST, Manifest, Member, PackError};

/// The most that deriving the key may cost: 2^20 blocks of scrypt, 1 GiB.
const WORK_FACTOR_MAX: u8 = 20;
/// Largest member, in bytes.
const MEMBER_BYTES_MAX: u64 = 1 << 30;
/// Most members.
const MEMBERS_MAX: usize = 2_000_000;
const BLOCK: usize = 512;

/// Where a pack is read from.
pub(in crate::desk) enum Source {
    /// An encrypted file.
    Sealed {
        /// The file.
        path: PathBuf,
        /// What opens it.
        passphrase: SecretString,
    },
    /// A folder.
    Folder(PathBuf),
}

/// Gives the members of a pack one after the other.
pub(in crate::desk) struct Members {
    path: PathBuf,
    from: Stream,
}

enum Stream {
    Sealed(Box<StreamReader<BufReader<File>>>),
    Folder(std::vec::IntoIter<String>),
}

impl Source {
    fn path(&self) -> &Path {
        match self {
            Self::Sealed { path, .. } | Self::Folder(path) => path,
        }
    }

    /// Reads everything to its end and gives the manifest, if every member is there, exact, and nothing else is.
    /// `keep` sees each member meanwhile.
    pub fn check(&self, mut keep: impl FnMut(&str, &[u8])) -> Result<Manifest, PackError> {
        let mut seen: Vec<Member> = Vec::new();
        let mut manifest: Option<Manifest> = None;
        let mut members = self.members()?;
        while let Some((name, bytes)) = members.next()? {
            if manifest.is_some() || seen.len() >= MEMBERS_MAX {
                return Err(self.damaged("something follows the manifest, or there is too much"));
            }
            if name == MANIFEST {
                manifest = Some(self.manifest(&bytes)?);
                continue;
            }
            let sha256 = digest::hex(&digest::sha256(&bytes));
            keep(&name, &bytes);
            seen.push(Member { name, bytes: bytes.len() as u64, sha256 });
        }
        let manifest = manifest.ok_or_else(|| self.damaged("its manifest is missing"))?;
        if let Some((given, listed)) = seen.iter().zip(&manifest.members).find(|(given, listed)| given != listed) {
            return Err(self.damaged(&format!("{} is not what the manifest says of {}", given.name, listed.name)));
        }
        if seen.len() != manifest.members.len() {
            let (seen, listed) = (seen.len(), manifest.members.len());
            return Err(self.damaged(&format!("{seen} members are there, and the manifest lists {listed}")));
        }
        Ok(manifest)
    }

    fn manifest(&self, bytes: &[u8]) -> Result<Manifest, PackError> {
        let value: serde_json::Value =
            serde_json::from_slice(bytes).map_err(|error| self.damaged(&format!("the manifest: {error}")))?;
        let found = value.get("format").and_then(serde_json::Value::as_u64).unwrap_or_default();
        let found = u32::try_from(found).unwrap_or(u32::MAX);
        if found > FORMAT {
            return Err(PackError::Newer { path: self.path().to_owned(), found });
        }
        serde_json::from_value(value).map_err(|error| self.damaged(&format!("the manifest: {error}")))
    }

    fn damaged(&self, why: &str) -> PackError {
        PackError::Damaged { path: self.path().to_owned(), why: why.to_owned() }
    }

    /// The members from the beginning.
    pub fn members(&self) -> Result<Members, PackError> {
        let path = self.path().to_owned();
        let from = match self {
            Self::Sealed { passphrase, .. } => Stream::Sealed(Box::new(opened(&path, passphrase)?)),
            Self::Folder(folder) => {
                let bytes = fs::read(folder.join(MANIFEST)).map_err(|reason| failed(&folder.join(MANIFEST), reason))?;
                let mut names: Vec<String> =
                    self.manifest(&bytes)?.members.into_iter().map(|member| member.name).collect();
                names.push(MANIFEST.to_owned());
                Stream::Folder(names.into_iter())
            }
        };
        Ok(Members { path, from })
    }
}

fn opened(path: &Path, passphrase: &SecretString) -> Result<StreamReader<BufReader<File>>, PackError> {
    let file = File::open(path).map_err(|reason| failed(path, reason))?;
    let foreign = |_| PackError::Foreign(path.to_owned());
    let decryptor = Decryptor::new_buffered(BufReader::new(file)).map_err(foreign)?;
    let mut identity = scrypt::Identity::new(passphrase.clone());
    identity.set_max_work_factor(WORK_FACTOR_MAX);
    decryptor.decrypt(iter::once(&identity as &dyn age::Identity)).map_err(|error| match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed | DecryptError::NoMatchingKeys => {
            PackError::Passphrase(path.to_owned())
        }
        other => PackError::Damaged { path: path.to_owned(), why: other.to_string() },
    })
}

impl Members {
    /// The next member with its bytes; none when the end is reached and everything before it was authentic.
    pub fn next(&mut self) -> Result<Option<(String, Vec<u8>)>, PackError> {
        match &mut self.from {
            Stream::Sealed(reader) => next_of_tar(reader)
                .map_err(|error| PackError::Damaged { path: self.path.clone(), why: error.to_string() }),
            Stream::Folder(names) => {
                let Some(name) = names.next() else { return Ok(None) };
                let is_inside = !name.starts_with('/') && name.split('/').all(|part| !matches!(part, "" | "." | ".."));
                let path = self.path.join(&name);
                if !is_inside || !fs::symlink_metadata(&path).is_ok_and(|data| data.is_file()) {
                    let why = format!("{name} is not a file in it");
                    return Err(PackError::Damaged { path: self.path.clone(), why });
                }
                let bytes = fs::read(&path).map_err(|reason| failed(&path, reason))?;
                Ok(Some((name, bytes)))
            }
        }
    }
}

/// One member of a tar as `Pack` writes it: a header of one block, the bytes, and zeros up to the next block.
fn next_of_tar(reader: &mut impl Read) -> io::Result<Option<(String, Vec<u8>)>> {
    let mut block = [0; BLOCK];
    reader.read_exact(&mut block)?;
    if block == [0; BLOCK] {
        // To the last byte: only there age says whether the file is whole.
        io::copy(reader, &mut io::sink())?;
        return Ok(None);
    }
    let header = tar::Header::from_byte_slice(&block);
    let size = header.size()?;
    if size > MEMBER_BYTES_MAX {
        return Err(io::Error::other("a member is larger than it can be"));
    }
    let name = String::from_utf8(header.path_bytes().into_owned()).map_err(io::Error::other)?;
    let padding = size.next_multiple_of(BLOCK as u64) - size;
    let mut bytes = Vec::new();
    if reader.by_ref().take(size).read_to_end(&mut bytes)? as u64 != size {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    io::copy(&mut reader.by_ref().take(padding), &mut io::sink())?;
    Ok(Some((name, bytes)))
}

fn failed(path: &Path, reason: io::Error) -> PackError {
    PackError::File { path: path.to_owned(), reason }
}

#[cfg(test)]
mod tests {
    use super::{
        super::pack::{About, Pack},
        *,
    };
    use crate::store::test_engine::Folder;

    fn about() -> About {
        About { origin: "https://fi.example".into(), schema: 1, epoch: 1, position: 57, at: "now".into() }
    }

    fn secret(words: &str) -> SecretString {
        SecretString::from(words.to_owned())
    }

    fn sealed(path: &Path) -> Source {
        Source::Sealed { path: path.to_owned(), passphrase: secret("correct horse") }
    }

    #[test]
    fn what_goes_into_a_file_comes_out_and_every_damage_is_seen() {
        let folder = Folder::new();
        let path = folder.0.join("node.backup");
        let mut pack = Pack::sealed(&path, &secret("correct horse")).unwrap();
        pack.put("a.txt", b"").unwrap();
        pack.put("keys/b", &vec![7; 200_000]).unwrap();
        pack.finish(about()).unwrap();
        assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 1);
        let mut kept = Vec::new();
        let manifest = sealed(&path).check(|name, bytes| kept.push((name.to_owned(), bytes.len()))).unwrap();
        assert_eq!((manifest.about, manifest.members.len()), (about(), 2));
        assert_eq!(kept, [("a.txt".to_owned(), 0), ("keys/b".to_owned(), 200_000)]);

        let wrong = Source::Sealed { path: path.clone(), passphrase: secret("battery staple") };
        assert!(matches!(wrong.check(|_, _| ()), Err(PackError::Passphrase(_))));
        let whole = fs::read(&path).unwrap();
        for cut in [whole.len() - 1, whole.len() / 2, 65_600, 300] {
            fs::write(&path, &whole[..cut]).unwrap();
            assert!(matches!(sealed(&path).check(|_, _| ()), Err(PackError::Damaged { .. })), "cut at {cut}");
        }
        let mut bent = whole.clone();
        bent[100_000] ^= 1;
        fs::write(&path, &bent).unwrap();
        assert!(matches!(sealed(&path).check(|_, _| ()), Err(PackError::Damaged { .. })));
        fs::write(&path, [&whole[..], b"more"].concat()).unwrap();
        assert!(matches!(sealed(&path).check(|_, _| ()), Err(PackError::Damaged { .. })));
        fs::write(&path, b"not at all").unwrap();
        assert!(matches!(sealed(&path).check(|_, _| ()), Err(PackError::Foreign(_))));
    }

    #[test]
    fn a_folder_is_held_against_its_manifest() {
        let folder = Folder::new();
        let path = folder.0.join("full");
        let mut pack = Pack::folder(&path).unwrap();
        pack.put("database/1.json", b"{}").unwrap();
        pack.finish(about()).unwrap();
        let source = Source::Folder(path.clone());
        assert_eq!(source.check(|_, _| ()).unwrap().about, about());
        assert!(matches!(Pack::folder(&path), Err(PackError::Exists(_))));
        fs::write(path.join("database/1.json"), b"[]").unwrap();
        assert!(matches!(source.check(|_, _| ()), Err(PackError::Damaged { .. })));
        let escape = fs::read_to_string(path.join(MANIFEST)).unwrap().replace("database/1.json", "../1.json");
        fs::write(path.join(MANIFEST), escape).unwrap();
        assert!(matches!(source.check(|_, _| ()), Err(PackError::Damaged { .. })));
    }
}
