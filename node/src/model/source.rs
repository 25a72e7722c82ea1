//! Material as files: `NAME.md`, its translations `NAME.sv.md` … and the attachments beside it, from a folder on disk
//! or in memory.
//!
//! This module does not publish, and does not know who may receive what.

use std::{collections::BTreeMap, fs, io::Read, path::Path};

use base64::{Engine, engine::general_purpose::STANDARD};
use election_pool_protocol::language::LanguageTag;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{DraftError, codes, details, front_matter, picture};

/// The longest Markdown file.
pub const MAX_TEXT_BYTES: u64 = 512 * 1024;
/// The largest attachment.
pub const MAX_ATTACHMENT_BYTES: u64 = 10 * 1024 * 1024;
/// The most attachments of one material.
pub const MAX_ATTACHMENTS: usize = 20;
/// The most translations of one material.
pub const MAX_TRANSLATIONS: usize = 40;
const MAX_NAME_CHARS: usize = 120;

/// Everything a material is made of, exactly as submitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bundle {
    /// The name of the source file.
    pub file: String,
    /// Its text, line ends as `\n`.
    pub source: String,
    /// The translations, by language.
    pub translations: Vec<Translation>,
    /// The attachments, in the order the source names them.
    pub attachments: Vec<AttachmentFile>,
    /// Of a revision: languages that are there and are to be left out. All others are carried on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<LanguageTag>,
}

/// One translation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Translation {
    /// The file name.
    pub file: String,
    /// The language the file name states.
    pub language: LanguageTag,
    /// Its text, line ends as `\n`.
    pub text: String,
}

/// One attachment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachmentFile {
    /// The file name.
    pub name: String,
    /// What its bytes are.
    pub media_type: String,
    /// The bytes.
    #[serde(serialize_with = "to_base64", deserialize_with = "of_base64")]
    pub bytes: Vec<u8>,
}

/// Where files come from.
pub trait Folder {
    /// The names of all files.
    fn names(&self) -> Result<Vec<String>, DraftError>;
    /// The bytes of one, refused beyond `limit_bytes`.
    fn read(&self, name: &str, limit_bytes: u64) -> Result<Vec<u8>, DraftError>;
}

impl Bundle {
    /// Reads `NAME.md` and what belongs to it from disk.
    pub fn read(path: &Path) -> Result<Self, DraftError> {
        let (folder, name) = place(path)?;
        Self::from_folder(&Disk(folder), name)
    }

    /// Reads a note on an adoption, `NAME.md`, and its translations from disk.
    pub fn read_note(path: &Path) -> Result<Self, DraftError> {
        let (folder, name) = place(path)?;
        Self::note_from_folder(&Disk(folder), name)
    }

    /// Reads a note on an adoption, `NAME.md`, and its translations from a folder.
    pub fn note_from_folder(folder: &dyn Folder, file: &str) -> Result<Self, DraftError> {
        let (source, translations) = (text(folder, file)?, translations(folder, file)?);
        Ok(Self { file: file.into(), source, translations, attachments: Vec::new(), without: Vec::new() })
    }

    /// Reads `NAME.md` and what belongs to it from a folder.
    pub fn from_folder(folder: &dyn Folder, file: &str) -> Result<Self, DraftError> {
        let source = text(folder, file)?;
        let (front, _) = front_matter::split(file, &source)?;
        let head = front_matter::source(file, front)?;
        if head.attachments.len() > MAX_ATTACHMENTS {
            return Err(DraftError::file(file, format!("has more than {MAX_ATTACHMENTS} attachments")));
        }
        let attachments = head.attachments.iter().map(|named| {
            attachment(folder, &named.word).map_err(|problem| DraftError::Key {
                file: file.into(),
                line: named.line,
                key: "attachments".into(),
                problem,
            })
        });
        let attachments = attachments.collect::<Result<_, _>>()?;
        let translations = translations(folder, file)?;
        Ok(Self { file: file.into(), source, translations, attachments, without: Vec::new() })
    }

    /// The source file as everybody gets it who gets the object made of it: it names nothing that the object leaves out.
    pub fn source_of(&self, object: &[u8]) -> String {
        let Ok(details) = details::read(object) else { return self.source.clone() };
        let told = [("part_of", details.part_of.is_some()), ("derived_from", details.derived_from.is_some())];
        let untold: Vec<&str> = told.iter().filter(|(_, is_told)| !is_told).map(|(key, _)| *key).collect();
        front_matter::without(&self.file, &self.source, &untold)
    }

    /// The bundle as text for a submission that waits.
    pub fn to_text(&self) -> String {
        serde_json::json!(self).to_string()
    }

    /// A bundle from the text of a submission.
    pub fn from_text(text: &str) -> Result<Self, DraftError> {
        serde_json::from_str(text).map_err(|error| DraftError::file("submission", format!("cannot be read: {error}")))
    }

    /// The same, for a revision that leaves out these languages of the one before.
    #[must_use]
    pub fn leaving_out(self, without: Vec<LanguageTag>) -> Self {
        Self { without, ..self }
    }

    /// Leaves out the file of a language, if there is one.
    pub fn drop_translation(&mut self, language: &LanguageTag) {
        self.translations.retain(|one| one.language != *language);
    }

    /// Puts another title, summary and text in the source file; all else in it stays.
    pub fn set_text(&mut self, title: &str, summary: &str, markdown: &str) -> Result<(), DraftError> {
        let (front, _) = front_matter::split(&self.file, &self.source)?;
        // There is no empty title or summary in front matter.
        let quoted = |text: &str| (!text.is_empty()).then(|| serde_json::Value::from(text).to_string());
        let mut front = front.to_owned();
        for (key, text) in [("title", title), ("summary", summary)] {
            front = front_matter::with(&self.file, &front, key, quoted(text).as_deref())?;
        }
        self.source = format!("---\n{front}---\n\n{}\n", markdown.trim());
        Ok(())
    }

    /// All texts by file name, for whoever exports or shows the sources.
    pub fn texts(&self) -> BTreeMap<&str, &str> {
        let translations = self.translations.iter().map(|one| (one.file.as_str(), one.text.as_str()));
        translations.chain([(self.file.as_str(), self.source.as_str())]).collect()
    }
}

impl Translation {
    /// Reads one translation by itself, `NAME.sv.md`. A file whose name says no language says it in its front matter.
    pub fn read(path: &Path) -> Result<Self, DraftError> {
        let (folder, file) = place(path)?;
        let stem =
            file.strip_suffix(".md").ok_or_else(|| DraftError::file(file, "is not a Markdown file (NAME.sv.md)"))?;
        let text = text(&Disk(folder), file)?;
        let named = stem.rsplit_once('.').map(|(_, tag)| tag).filter(|tag| looks_like_language(tag));
        let language = match named {
            Some(tag) => codes::language(tag).map_err(|problem| DraftError::file(file, problem))?,
            None => front_matter::language(file, front_matter::split(file, &text)?.0)?,
        };
        Ok(Self { file: file.to_owned(), language, text })
    }
}

/// The folder of a file, and its name.
fn place(path: &Path) -> Result<(&Path, &str), DraftError> {
    let name = path.file_name().and_then(|name| name.to_str());
    let name = name.ok_or_else(|| DraftError::file(path.display().to_string(), "is not the name of a file"))?;
    Ok((path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new(".")), name))
}

fn translations(folder: &dyn Folder, source: &str) -> Result<Vec<Translation>, DraftError> {
    let stem =
        source.strip_suffix(".md").ok_or_else(|| DraftError::file(source, "is not a Markdown file (NAME.md)"))?;
    let mut found: Vec<Translation> = Vec::new();
    let mut names = folder.names()?;
    names.sort();
    for file in names {
        let tag =
            file.strip_prefix(stem).and_then(|rest| rest.strip_prefix('.')).and_then(|rest| rest.strip_suffix(".md"));
        let Some(tag) = tag.filter(|tag| looks_like_language(tag)) else { continue };
        let language = codes::language(tag).map_err(|problem| DraftError::file(&file, problem))?;
        if found.iter().any(|earlier| earlier.language == language) {
            return Err(DraftError::file(&file, format!("is a second translation into “{language}”")));
        }
        found.push(Translation { text: text(folder, &file)?, language, file });
    }
    if found.len() > MAX_TRANSLATIONS {
        return Err(DraftError::file(source, format!("has more than {MAX_TRANSLATIONS} translations")));
    }
    found.sort_by(|a, b| a.language.cmp(&b.language));
    Ok(found)
}

/// `sv`, `smn`, `sr-Latn`; not `v2` or `draft`.
fn looks_like_language(tag: &str) -> bool {
    let primary = tag.split('-').next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_alphabetic())
        && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

fn text(folder: &dyn Folder, file: &str) -> Result<String, DraftError> {
    let bytes = folder.read(file, MAX_TEXT_BYTES)?;
    let text = String::from_utf8(bytes).map_err(|_| DraftError::file(file, "is not UTF-8"))?;
    Ok(text.strip_prefix('\u{FEFF}').unwrap_or(&text).replace("\r\n", "\n"))
}

fn attachment(folder: &dyn Folder, name: &str) -> Result<AttachmentFile, String> {
    if !is_file_name(name) {
        return Err(format!("“{name}” is not the name of a file beside it"));
    }
    let bytes = folder.read(name, MAX_ATTACHMENT_BYTES).map_err(|error| error.to_string())?;
    let media_type = media_type(name, &bytes);
    let bytes = picture::without_notes(media_type, bytes).map_err(|error| format!("“{name}” {error}"))?;
    Ok(AttachmentFile { media_type: media_type.to_owned(), name: name.into(), bytes })
}

/// Whether a name is that of a file and leads nowhere else.
pub fn is_file_name(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with('.')
        && name.chars().count() <= MAX_NAME_CHARS
        && !name.chars().any(|c| c.is_control() || is_hidden(c) || matches!(c, '/' | '\\' | ':'))
}

/// Characters that are not seen, or turn what follows around: with them one name looks like another.
const fn is_hidden(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The kinds of files that are taken at the desk, by the ends of their names.
pub const KINDS: [&str; 25] = [
    "pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "rtf", "txt", "md", "csv", "json", "xml", "html", "ics", "zip",
    "jpg", "jpeg", "png", "gif", "bmp", "svg", "mp3", "mp4", "webm",
];

/// Whether a file of this name is of a kind that is taken, and no program under another name.
pub fn is_taken(name: &str, bytes: &[u8]) -> bool {
    let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default();
    KINDS.contains(&end.as_str()) && !infer::is_app(bytes)
}

/// What the bytes are, by themselves where they tell, else by the name.
pub fn media_type(name: &str, bytes: &[u8]) -> &'static str {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    // A few office files are zip archives, and text tells nothing: there the name decides.
    let by_name = match extension.as_str() {
        "docx" => Some("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        "xlsx" => Some("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        "pptx" => Some("application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        "odt" => Some("application/vnd.oasis.opendocument.text"),
        "ods" => Some("application/vnd.oasis.opendocument.spreadsheet"),
        "odp" => Some("application/vnd.oasis.opendocument.presentation"),
        _ => None,
    };
    match (infer::get(bytes), by_name) {
        (Some(kind), Some(office)) if kind.mime_type() == "application/zip" => office,
        (Some(kind), _) => kind.mime_type(),
        (None, _) => match (extension.as_str(), std::str::from_utf8(bytes).is_ok()) {
            ("csv", true) => "text/csv",
            ("md", true) => "text/markdown",
            ("json", true) => "application/json",
            ("ics", true) => "text/calendar",
            // Whatever a browser would run is shown as text.
            (_, true) => "text/plain",
            _ => "application/octet-stream",
        },
    }
}

/// A folder on disk. Links of either sort are refused: what is published is what lies there.
pub struct Disk<'a>(pub &'a Path);

impl Folder for Disk<'_> {
    fn names(&self) -> Result<Vec<String>, DraftError> {
        let refuse = |error: std::io::Error| DraftError::file(self.0.display().to_string(), error.to_string());
        let mut names = Vec::new();
        for entry in fs::read_dir(self.0).map_err(refuse)? {
            names.extend(entry.map_err(refuse)?.file_name().into_string());
        }
        Ok(names)
    }

    fn read(&self, name: &str, limit_bytes: u64) -> Result<Vec<u8>, DraftError> {
        let path = self.0.join(name);
        let failed = |error: std::io::Error| DraftError::file(name, format!("cannot be read: {error}"));
        let seen = fs::symlink_metadata(&path).map_err(failed)?;
        if seen.is_symlink() {
            return Err(DraftError::file(name, "is a symbolic link; put the file itself there"));
        }
        if !seen.is_file() {
            return Err(DraftError::file(name, "is not a file"));
        }
        let file = fs::File::open(&path).map_err(failed)?;
        let opened = file.metadata().map_err(failed)?;
        refuse_links(name, &seen, &opened)?;
        let mut bytes = Vec::new();
        file.take(limit_bytes + 1).read_to_end(&mut bytes).map_err(failed)?;
        bounded(name, bytes, limit_bytes)
    }
}

#[cfg(unix)]
fn refuse_links(name: &str, seen: &fs::Metadata, opened: &fs::Metadata) -> Result<(), DraftError> {
    use std::os::unix::fs::MetadataExt;
    if (seen.dev(), seen.ino()) != (opened.dev(), opened.ino()) {
        return Err(DraftError::file(name, "changed while it was read"));
    }
    if opened.nlink() > 1 {
        return Err(DraftError::file(name, "is a hard link to a file elsewhere; put a copy there"));
    }
    Ok(())
}

#[cfg(not(unix))]
fn refuse_links(_: &str, _: &fs::Metadata, _: &fs::Metadata) -> Result<(), DraftError> {
    Ok(())
}

/// A folder in memory.
#[derive(Debug, Clone, Default)]
pub struct Memory(pub BTreeMap<String, Vec<u8>>);

impl Folder for Memory {
    fn names(&self) -> Result<Vec<String>, DraftError> {
        Ok(self.0.keys().cloned().collect())
    }

    fn read(&self, name: &str, limit_bytes: u64) -> Result<Vec<u8>, DraftError> {
        let bytes = self.0.get(name).ok_or_else(|| DraftError::file(name, "is not there"))?;
        bounded(name, bytes.clone(), limit_bytes)
    }
}

fn bounded(name: &str, bytes: Vec<u8>, limit_bytes: u64) -> Result<Vec<u8>, DraftError> {
    if bytes.len() as u64 > limit_bytes {
        return Err(DraftError::file(name, format!("is larger than {limit_bytes} bytes")));
    }
    Ok(bytes)
}

fn to_base64<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&STANDARD.encode(bytes))
}

fn of_base64<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    STANDARD.decode(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
}
