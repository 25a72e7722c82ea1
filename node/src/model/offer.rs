//! An offer: a text in one language that another authority made of a material, for its author to take or leave.
//!
//! Spec: `docs/fep-translations.md` “Offers”. On the wire it is an Article that names what it translates and of which text
//! it was made; its id names the offer for good, however often it is sent. This module does not know who may see the
//! material, nor the database, and decides nothing about taking it.

mod read;
mod state;
#[cfg(test)]
mod tests;

use election_pool_protocol::{
    audience::{Audience, Level},
    key::Ed25519Key,
    language::LanguageMap,
    object::{self, Moment, Object, ObjectType, Source, Text},
};
use jiff::Timestamp;

use super::{
    DraftError, front_matter, markdown,
    material::{Draft, MAX_CONTENT_BYTES, Provenance, Variant},
    seal::seal,
    source::Translation,
    summary::label,
};

pub use self::{
    read::{Unfit, read},
    state::{Answer, State, Verdict, Void},
};

/// What is offered.
#[derive(Debug, Clone, PartialEq)]
pub struct Offered {
    /// The id of the offer.
    pub uri: String,
    /// The id of the material.
    pub material: String,
    /// Whom it is for: who offers, as its author, and the author of the material.
    pub audience: Audience,
    /// The text, safe to show, with the revision and the text it was made from.
    pub variant: Variant,
    /// What it was written in, where that is told.
    pub markdown: Option<String>,
    /// When it was offered.
    pub at: Timestamp,
}

/// Whom an offer is for: whoever offers and the author of the material, and nobody else. It is never for anybody whom the
/// material is not for; none if whoever offers may not have that either.
pub fn audience(offering: &str, material: &Audience) -> Option<Audience> {
    let level = material.level.max(Level::Amber);
    let own = Audience { level, author: offering.to_owned(), named: [material.author.clone()].into() };
    (level < Level::Red && own.is_within(material)).then_some(own)
}

/// What an offer is made of.
#[derive(Debug, Clone, Copy)]
pub struct Making<'a> {
    /// Its id.
    pub uri: &'a str,
    /// The id of the material.
    pub material: &'a str,
    /// As [`audience`] found it.
    pub audience: &'a Audience,
    /// The source it is made from.
    pub source: &'a Variant,
    /// The revision of the material that source stands in.
    pub revision: u64,
    /// What the authority that offers is called.
    pub name: &'a str,
    /// Now.
    pub at: Timestamp,
    /// The key of the authority that offers.
    pub key: &'a Ed25519Key,
    /// The id of that key.
    pub verification_method: &'a str,
}

impl Making<'_> {
    /// Makes the offered object of a file: its exact bytes, with a proof.
    pub fn seal(&self, file: &Translation) -> Result<Vec<u8>, DraftError> {
        let (variant, markdown) = text_of(file)?;
        let of = |text: String| {
            if text.is_empty() { LanguageMap::new() } else { LanguageMap::of(variant.language.clone(), text) }
        };
        let made_from = object::Variant {
            status: variant.status.as_str().to_owned(),
            by: Some(variant.by.clone().unwrap_or_else(|| self.name.to_owned())),
            of_revision: self.revision,
            digest: self.source.digest.clone(),
            paragraphs: self.source.digests(),
            stale: Vec::new(),
            since: None,
        };
        let level = self.audience.level;
        let summary = format!("{} — {}", label(level), variant.abstract_text);
        let recipients: Vec<String> = self.audience.named.iter().cloned().collect();
        let article = Object {
            attributed_to: Some(self.audience.author.clone()),
            to: recipients.clone(),
            name: Text::of(of(variant.title.clone())),
            summary: Text::of(of(markdown::escape(summary.trim_end_matches(" — ")))),
            content: Text::of(of(variant.html.clone())),
            source: (!markdown.is_empty()).then(|| Source { content: markdown, media_type: "text/markdown".into() }),
            language: Some(variant.language.clone()),
            published: Some(Moment::utc(self.at)),
            tlp: Some(Ok(level)),
            recipients,
            abstracts: of(variant.abstract_text.clone()),
            variants: LanguageMap::of(variant.language.clone(), made_from),
            translation_of: Some(self.material.to_owned()),
            of_revision: Some(self.revision),
            ..Object::new(self.uri, ObjectType::Article)
        };
        Ok(seal(&article, self.key, self.verification_method, self.at))
    }
}

/// The text of a file that is one translation by itself, and the Markdown below its front matter. It is not said yet of
/// which text it was made.
pub fn text_of(file: &Translation) -> Result<(Variant, String), DraftError> {
    let (front, body) = front_matter::split(&file.file, &file.text)?;
    let head = front_matter::translation(&file.file, front, &file.language)?;
    let html = markdown::to_html(body);
    if html.len() > MAX_CONTENT_BYTES {
        return Err(DraftError::too_large(&file.file, html.len()));
    }
    let variant = Variant {
        language: file.language.clone(),
        title: head.title,
        summary: head.summary.clone(),
        abstract_text: head.summary,
        html,
        status: head.status.into(),
        by: head.translator,
        of_revision: 0,
        digest: String::new(),
        paragraphs: Vec::new(),
        stale: Vec::new(),
        since: None,
    };
    Ok((variant, body.trim().to_owned()))
}

/// The text as a file that can be worked on and read back.
pub fn file_of(variant: &Variant, markdown: &str) -> String {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let status = if variant.status == Provenance::Source { Provenance::Human } else { variant.status }.as_str();
    let lines = [
        Some(format!("language: {}", variant.language)),
        Some(format!("title: {}", quoted(&variant.title))),
        (!variant.abstract_text.is_empty()).then(|| format!("summary: {}", quoted(&variant.abstract_text))),
        Some(format!("status: {status}")),
        variant.by.as_ref().map(|by| format!("translator: {}", quoted(by))),
    ];
    let front: String = lines.into_iter().flatten().map(|line| line + "\n").collect();
    format!("---\n{front}---\n\n{markdown}\n")
}

impl Draft {
    /// Whoever is named for a text of a person stays named while that text is brought as it was, unless its file names
    /// another: who offered it is not forgotten when an author puts it among the files.
    pub fn keep_credit(&mut self, previous: &[Variant]) {
        let of_people = |before: &&Variant| matches!(before.status, Provenance::Human | Provenance::Reviewed);
        for variant in self.variants.iter_mut().filter(|variant| variant.status != Provenance::Source) {
            let before = previous.iter().filter(of_people).find(|before| before.language == variant.language);
            let before = before.filter(|before| says_the_same(before, variant));
            let Some(credit) = before.and_then(|before| before.by.as_ref()) else { continue };
            if variant.by.as_ref().is_none_or(|told| credit.ends_with(&format!(" ({told})"))) {
                variant.by = Some(credit.clone());
            }
        }
    }
}

/// Whether two texts are the same to whoever reads them.
fn says_the_same(one: &Variant, other: &Variant) -> bool {
    (&one.title, &one.abstract_text) == (&other.title, &other.abstract_text)
        && markdown::plain_text(&one.html) == markdown::plain_text(&other.html)
}

/// Who is named for an accepted translation: the authority that offered it, with the body that made it where that is
/// another. What an offer says of itself never stands alone.
pub fn credit(name: &str, told: Option<&str>) -> String {
    match told {
        Some(by) if by != name && !by.is_empty() => format!("{name} ({by})"),
        _ => name.to_owned(),
    }
}
