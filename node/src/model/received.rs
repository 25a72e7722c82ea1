//! A received object as values the database keeps: every text made safe, everything counted and bounded.
//!
//! Spec: `docs/replication.md` "Terms". It reads Articles, Events and Notes of our nodes and of any other server
//! (Mastodon, Mobilizon). This module does not check signatures, ownership or proofs, and trusts no member.

use std::collections::BTreeSet;

use election_pool_protocol::{
    audience::{Audience, Level},
    language::{LanguageMap, LanguageTag},
    object::{self, Object, ObjectType},
};
use jiff::Timestamp;
use url::Url;

use super::{
    ReadError,
    adoption::{self, KIND},
    details, exercise,
    front_matter::{MAX_ABSTRACT_CHARS, MAX_TITLE_CHARS, Status},
    markdown,
    material::{Attachment, Material, Provenance, Variant, sha256_hex},
    project, segments,
    summary::{MAX_SUMMARY_CHARS, label},
};

/// The largest object read.
pub const MAX_OBJECT_BYTES: usize = 1024 * 1024;
/// The most languages of one object.
pub const MAX_LANGUAGES: usize = 40;
/// The most pages of a collection of languages: each brings one at least.
pub const MAX_COLLECTION_PAGES: usize = MAX_LANGUAGES;
/// The most recipients named.
pub const MAX_RECIPIENTS: usize = 500;
/// The most attachments.
pub const MAX_ATTACHMENTS: usize = 50;
/// The most topics.
pub const MAX_TOPICS: usize = 50;
/// The longest id.
pub const MAX_ID_BYTES: usize = 2_048;
const MAX_SLUG_BYTES: usize = 64;
pub(super) const MAX_NAME_CHARS: usize = 200;
/// Numbers stay exact in every JSON reader below this.
pub(super) const MAX_REVISION: u64 = 1 << 53;

/// Where an object comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sender {
    /// A node on the roster: its label decides, and there must be one.
    Partner,
    /// Any other server: public or nothing.
    Other,
}

/// A received object.
#[derive(Debug, Clone)]
pub struct Received {
    /// The values; `country` is for the caller to add, who knows the peer.
    pub material: Material,
    /// Lower-case hex SHA-256 of the exact bytes.
    pub sha256: String,
}

/// A received Tombstone.
#[derive(Debug, Clone, PartialEq)]
pub struct Gone {
    /// The id of the object that was.
    pub uri: String,
    /// The actor that withdrew it, if it says so.
    pub authority: Option<String>,
    /// Its last revision, 0 if not told.
    pub revision: u64,
    /// Why, per language, plain text.
    pub reason: LanguageMap,
    /// When it was withdrawn.
    pub at: Timestamp,
    /// Lower-case hex SHA-256 of the exact bytes.
    pub sha256: String,
}

/// Reads the exact bytes of an object; `at` is now, and no received time is later.
pub fn read(bytes: &[u8], sender: Sender, at: Timestamp) -> Result<Received, ReadError> {
    let object = parse(bytes)?;
    if object.ty == ObjectType::Tombstone {
        return Err(ReadError::Malformed(format!("{} is a Tombstone", object.id)));
    }
    let audience = audience(&object, sender)?;
    let published = object.published.as_ref().or(object.updated.as_ref()).map_or(at, |time| time.at().min(at));
    let updated = object.updated.as_ref().map_or(published, |time| time.at().min(at)).max(published);
    let mut variants = variants(&object, &audience, sender)?;
    for variant in &mut variants {
        variant.since = variant.since.map(|since| since.min(updated));
    }
    let starts = object.start_time.as_ref().map(object::Moment::at);
    let material = Material {
        uri: object.id.clone(),
        authority: audience.author.clone(),
        country: None,
        object_type: markdown::line(object.ty.as_str(), MAX_SLUG_BYTES),
        kind: kind(&object, sender),
        revision: revision(&object)?,
        language: variants.first().map_or_else(LanguageTag::unstated, |source| source.language.clone()),
        phase: object.phase.as_deref().and_then(slug),
        maturity: object.maturity.as_deref().and_then(slug),
        status: object.status.as_deref().and_then(status),
        project: object.project.as_deref().and_then(slug),
        licence: object.licence.as_deref().and_then(details::value),
        starts,
        ends: object
            .end_time
            .as_ref()
            .map(object::Moment::at)
            .filter(|ends| starts.is_some_and(|starts| *ends >= starts)),
        in_reply_to: object.in_reply_to.clone().filter(|id| is_id(id)),
        supersedes: object.supersedes.clone().filter(|id| is_id(id)),
        published,
        updated,
        topics: topics(&object),
        attachments: attachments(&object)?,
        variants,
        audience,
    };
    Ok(Received { material, sha256: sha256_hex(bytes) })
}

/// The object that a translation beside it must fit.
#[derive(Debug, Clone, Copy)]
pub struct Whole<'a> {
    /// Its id.
    pub uri: &'a str,
    /// Its revision.
    pub revision: u64,
    /// Who it is for.
    pub audience: &'a Audience,
    /// Whether it is an exercise.
    pub is_exercise: bool,
    /// When that revision was published.
    pub updated: Timestamp,
}

/// Reads an Article of the collection of languages that an object has no room for: what an object carries within itself
/// is read the same. It must be by the author of the object, for the same people, of the same revision, in one language,
/// and say what it was made from.
pub fn read_apart(bytes: &[u8], whole: &Whole<'_>) -> Result<Variant, ReadError> {
    let object = parse(bytes)?;
    let wrong = |why: &str| Err(ReadError::Malformed(format!("{} {why}", object.id)));
    if object.ty != ObjectType::Article || object.translation_of.as_deref() != Some(whole.uri) {
        return wrong("is no translation of what names it");
    }
    if object.revision != Some(whole.revision) {
        return wrong("is of another revision");
    }
    if audience(&object, Sender::Partner)? != *whole.audience {
        return wrong("is by another author or for others than what it translates");
    }
    let [language] = <[LanguageTag; 1]>::try_from(languages(&object)?).unwrap_or_else(|_| [LanguageTag::unstated()]);
    if language == LanguageTag::unstated() {
        return wrong("is not in one language");
    }
    let texts = Texts::of(&object, &language);
    let mut variant = labelled(texts.variant(&object, language, Sender::Partner), whole.audience, whole.is_exercise);
    variant.since = variant.since.map(|since| since.min(whole.updated));
    if variant.status == Provenance::Source || variant.digest.is_empty() {
        return wrong("does not say what it was made from");
    }
    if variant.title.is_empty() { wrong("has no title") } else { Ok(variant) }
}

/// Reads the exact bytes of a Tombstone.
pub fn read_tombstone(bytes: &[u8], at: Timestamp) -> Result<Gone, ReadError> {
    let object = parse(bytes)?;
    if object.ty != ObjectType::Tombstone {
        return Err(ReadError::Malformed(format!("{} is not a Tombstone", object.id)));
    }
    let reasons = object.reason.iter().take(MAX_LANGUAGES);
    Ok(Gone {
        revision: object.revision.filter(|revision| *revision <= MAX_REVISION).unwrap_or(0),
        reason: reasons.map(|(tag, text)| (tag.clone(), markdown::line(text, MAX_ABSTRACT_CHARS))).collect(),
        at: object.deleted.as_ref().map_or(at, |time| time.at().min(at)),
        authority: object.attributed_to.filter(|id| is_id(id)),
        uri: object.id,
        sha256: sha256_hex(bytes),
    })
}

fn parse(bytes: &[u8]) -> Result<Object, ReadError> {
    if bytes.len() > MAX_OBJECT_BYTES {
        return Err(ReadError::Malformed(format!("larger than {MAX_OBJECT_BYTES} bytes")));
    }
    let object = Object::read(bytes).map_err(|error| ReadError::Malformed(error.to_string()))?;
    if is_id(&object.id) { Ok(object) } else { Err(ReadError::Malformed("the id is not a web address".into())) }
}

fn audience(object: &Object, sender: Sender) -> Result<Audience, ReadError> {
    let id = || object.id.clone();
    let author = object.attributed_to.clone().filter(|actor| is_id(actor));
    let author = author.ok_or_else(|| ReadError::Malformed(format!("{} has no author", object.id)))?;
    let level = match (sender, &object.tlp) {
        (Sender::Partner, None) => return Err(ReadError::NoLevel(id())),
        (Sender::Partner, Some(Err(unknown))) => {
            return Err(ReadError::Level { id: id(), level: markdown::line(&unknown.0, MAX_SLUG_BYTES) });
        }
        (Sender::Partner, Some(Ok(Level::Red))) => {
            return Err(ReadError::Level { id: id(), level: Level::Red.to_string() });
        }
        (Sender::Partner, Some(Ok(level))) => *level,
        (Sender::Other, None | Some(Ok(Level::Clear))) if object.is_public() => Level::Clear,
        (Sender::Other, _) => return Err(ReadError::NotPublic(id())),
    };
    if object.recipients.len() > MAX_RECIPIENTS {
        return Err(ReadError::TooMany { id: id(), what: "recipients", limit: MAX_RECIPIENTS });
    }
    if !object.recipients.iter().all(|actor| is_id(actor)) {
        return Err(ReadError::Malformed(format!("{} names a recipient that is not an actor id", object.id)));
    }
    let named = if level >= Level::Amber { object.recipients.iter().cloned().collect() } else { BTreeSet::new() };
    Ok(Audience { level, author, named })
}

/// The languages of an object. The source is the first of the content, else of the title, else of the summary; the rest
/// stand as the titles do, of which there may be more than of contents.
fn languages(object: &Object) -> Result<Vec<LanguageTag>, ReadError> {
    let [content, name, summary] = [&object.content, &object.name, &object.summary].map(|text| &text.map);
    let mut found: Vec<LanguageTag> = Vec::new();
    for tag in content.languages().take(1).chain(name.languages()).chain(content.languages()).chain(summary.languages())
    {
        if !found.contains(tag) {
            found.push(tag.clone());
        }
    }
    if found.is_empty() {
        found.push(object.language.clone().unwrap_or_else(LanguageTag::unstated));
    }
    if found.len() > MAX_LANGUAGES {
        return Err(ReadError::TooMany { id: object.id.clone(), what: "languages", limit: MAX_LANGUAGES });
    }
    Ok(found)
}

fn variants(object: &Object, audience: &Audience, sender: Sender) -> Result<Vec<Variant>, ReadError> {
    let languages = languages(object)?;
    let source = languages[0].clone();
    let texts = Texts::of(object, &source);
    let is_exercise = object.status.as_deref() == Some(Status::Exercise.as_str());
    let mut variants = Vec::new();
    for language in languages {
        let variant = labelled(texts.variant(object, language, sender), audience, is_exercise);
        if !variant.title.is_empty() {
            variants.push(variant);
        }
    }
    match variants.first_mut() {
        None => Err(ReadError::NoText(object.id.clone())),
        Some(first) => {
            first.status = Provenance::Source;
            (first.paragraphs, first.stale) = (Vec::new(), Vec::new());
            if first.digest.is_empty() {
                first.digest = first.text_digest();
            }
            let digest = first.digest.clone();
            for untold in variants.iter_mut().filter(|variant| variant.digest.is_empty()) {
                untold.digest.clone_from(&digest);
            }
            Ok(variants)
        }
    }
}

/// A text with what stands before every text of its kind, whatever the sender forgot: the mark of an exercise before the
/// title, the label before the summary.
fn labelled(mut variant: Variant, audience: &Audience, is_exercise: bool) -> Variant {
    if is_exercise && !variant.title.is_empty() {
        variant.title = exercise::mark(&variant.language, &variant.title);
    }
    let prefix = label(audience.level);
    if audience.level > Level::Clear && !variant.summary.starts_with(&prefix) {
        let line = format!("{prefix} — {}", variant.summary);
        variant.summary = markdown::line(line.trim_end_matches(" — "), MAX_SUMMARY_CHARS);
    }
    variant
}

/// What a translation was made from, if it is told in a form that can be compared.
pub(super) fn paragraphs(told: &object::Variant) -> Vec<String> {
    let is_whole =
        told.paragraphs.len() <= segments::MAX_DIGESTS && told.paragraphs.iter().all(|one| segments::is_digest(one));
    if is_whole { told.paragraphs.clone() } else { Vec::new() }
}

struct Texts {
    names: LanguageMap,
    summaries: LanguageMap,
    contents: LanguageMap,
}

impl Texts {
    fn of(object: &Object, source: &LanguageTag) -> Self {
        Self {
            names: object.name.per_language(source),
            summaries: object.summary.per_language(source),
            contents: object.content.per_language(source),
        }
    }

    fn variant(&self, object: &Object, language: LanguageTag, sender: Sender) -> Variant {
        let html = self.contents.get(&language).map_or_else(String::new, |text| match sender {
            Sender::Partner => html(project::without_closing(text, &object.notices, &language), object),
            Sender::Other => html(text, object),
        });
        let summary = self.summaries.get(&language).map(|text| markdown::plain_text(text)).unwrap_or_default();
        let abstract_text = match (sender, &object.ty) {
            (Sender::Partner, _) => object.abstracts.get(&language).cloned().unwrap_or_default(),
            // In a Note of Mastodon the summary is a content warning.
            (Sender::Other, ObjectType::Note) => String::new(),
            (Sender::Other, _) => summary.clone(),
        };
        let (title, abstract_text) =
            (self.title(&language, &html, sender), markdown::line(&abstract_text, MAX_ABSTRACT_CHARS));
        let told = object.variants.get(&language).filter(|_| sender == Sender::Partner);
        Variant {
            summary: markdown::line(&summary, MAX_SUMMARY_CHARS),
            status: told.map_or(Provenance::Machine, |told| Provenance::of(&told.status)),
            by: told.and_then(|told| told.by.as_deref()).map(|by| markdown::line(by, MAX_NAME_CHARS)),
            of_revision: told.map_or(1, |told| told.of_revision.min(MAX_REVISION)),
            // Whoever did not say what it was made from made it from what stands beside it.
            digest: told.map(|told| told.digest.clone()).filter(|digest| is_sha256(digest)).unwrap_or_default(),
            paragraphs: told.map(paragraphs).unwrap_or_default(),
            since: told.and_then(|told| told.since.as_deref()?.parse().ok()),
            stale: told
                .map(|told| told.stale.iter().copied().take(segments::MAX_DIGESTS).collect())
                .unwrap_or_default(),
            language,
            title,
            abstract_text,
            html,
        }
    }

    /// The title in this language; without one, that of the source, else how the content begins.
    fn title(&self, language: &LanguageTag, html: &str, sender: Sender) -> String {
        let named = self.names.get(language).or_else(|| self.names.first().map(|(_, name)| name));
        let title = match (named, sender) {
            (Some(name), Sender::Partner) => name.clone(),
            // Some software writes entities and tags into titles.
            (Some(name), Sender::Other) => markdown::plain_text(name),
            (None, _) => markdown::line(&markdown::plain_text(html), 80),
        };
        markdown::line(&title, MAX_TITLE_CHARS)
    }
}

/// The content as safe HTML, whatever it was written in.
fn html(text: &str, object: &Object) -> String {
    match object.media_type.as_deref() {
        Some("text/markdown") => markdown::to_html(text),
        Some("text/plain") => markdown::sanitise(&format!("<p>{}</p>", markdown::escape(text))),
        _ => markdown::sanitise(text),
    }
}

fn kind(object: &Object, sender: Sender) -> String {
    if sender == Sender::Partner && adoption::stated(object).is_some() {
        return KIND.to_owned();
    }
    // What is no adoption is not taken for one, whatever it calls itself.
    let told = object.kind.as_deref().filter(|kind| sender == Sender::Partner && *kind != KIND).and_then(slug);
    told.unwrap_or_else(|| {
        match object.ty {
            ObjectType::Event => "event",
            ObjectType::Note => "note",
            _ => "article",
        }
        .to_owned()
    })
}

fn revision(object: &Object) -> Result<u64, ReadError> {
    match object.revision {
        None => Ok(1),
        Some(revision) if (1..=MAX_REVISION).contains(&revision) => Ok(revision),
        Some(_) => Err(ReadError::Malformed(format!("{} has an impossible revision", object.id))),
    }
}

fn topics(object: &Object) -> Vec<String> {
    let slugs: BTreeSet<String> = object.topics.iter().take(MAX_TOPICS).filter_map(|topic| slug(topic)).collect();
    slugs.into_iter().collect()
}

/// The files that can be held: those with a hash, served by the object's own origin.
fn attachments(object: &Object) -> Result<Vec<Attachment>, ReadError> {
    if object.attachments.len() > MAX_ATTACHMENTS {
        return Err(ReadError::TooMany { id: object.id.clone(), what: "attachments", limit: MAX_ATTACHMENTS });
    }
    let origin = Url::parse(&object.id).ok().map(|id| id.origin());
    let mut found: Vec<Attachment> = Vec::new();
    for file in &object.attachments {
        let (Some(sha256), Some(url)) = (&file.sha256, &file.url) else { continue };
        let is_ours = is_id(url) && Url::parse(url).ok().map(|url| url.origin()) == origin;
        if !is_ours || !is_sha256(sha256) || found.iter().any(|earlier| earlier.sha256 == *sha256) {
            continue;
        }
        found.push(Attachment {
            sha256: sha256.clone(),
            name: file_name(file.name.as_deref().unwrap_or_default()),
            media_type: media_type(file.media_type.as_deref().unwrap_or_default()),
            url: url.clone(),
        });
    }
    Ok(found)
}

/// A name that can be offered for saving: no folders, no leading dot.
fn file_name(name: &str) -> String {
    let flat = markdown::line(&name.replace(['/', '\\', ':', '"'], " "), MAX_NAME_CHARS);
    let flat = flat.trim_start_matches(['.', ' ']);
    if flat.is_empty() { "attachment".to_owned() } else { flat.to_owned() }
}

/// `type/subtype` in lower case; anything else, and what a browser would run, is plain bytes.
fn media_type(text: &str) -> String {
    let essence = text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let is_token = |part: &str| {
        (1..=100).contains(&part.len())
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'+' | b'-' | b'_'))
    };
    let is_active =
        |subtype: &str| ["html", "xml", "javascript", "ecmascript", "svg"].iter().any(|bad| subtype.contains(bad));
    match essence.split_once('/') {
        // Office formats carry “xml” in their names and are no markup a browser reads.
        Some((kind, subtype))
            if is_token(kind)
                && is_token(subtype)
                && (subtype.starts_with("vnd.openxmlformats") || !is_active(subtype)) =>
        {
            essence
        }
        _ => "application/octet-stream".to_owned(),
    }
}

fn status(word: &str) -> Option<Status> {
    [Status::Actual, Status::Exercise].into_iter().find(|status| status.as_str() == word)
}

/// A plain word, as slugs are.
pub(super) fn slug(word: &str) -> Option<String> {
    let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_');
    ((1..=MAX_SLUG_BYTES).contains(&word.len()) && word.bytes().all(is_plain)).then(|| word.to_owned())
}

pub(super) fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

/// Whether a text can be an id here: a web address without spaces, quotes and credentials, of bounded length.
pub(super) fn is_id(text: &str) -> bool {
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '"' | '<' | '>' | '\\' | '|');
    text.len() <= MAX_ID_BYTES && text.chars().all(is_plain) && super::head::link(text).is_some()
}
