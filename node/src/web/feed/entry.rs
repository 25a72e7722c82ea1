//! One material as an entry of a feed.
//!
//! Of what was withdrawn nothing is repeated, not even its title: the texts are erased everywhere, and a feed that kept
//! the title would keep what its author took back. The entry says that it is withdrawn, by whom, and why.

use election_pool_protocol::{
    audience::Level,
    feed::{Author, Category, Entry, File, Reason, Scheme, Translation, Withdrawal},
    language::LanguageTag,
    vocabulary::{Kind, Phase},
};

use super::meeting::Told;
use crate::{
    model::{markdown::escape, words::Words},
    store::material::{HeldFile, Listed, Material, Variant},
    web::{
        attachment,
        pages::{
            choice, labels, material,
            names::Names,
            notices::ProjectNotices,
            text::{Text, legible},
            withdrawn,
        },
    },
};

/// The longest title made of a reason.
const TITLE_CHARS: usize = 200;

/// What all entries of one feed share.
pub(super) struct Frame<'a> {
    pub origin: &'a str,
    pub words: &'static Words,
    pub names: &'a Names,
}

impl Frame<'_> {
    /// A material that can be read.
    pub(super) fn live(
        &self,
        listed: &Listed,
        notices: Option<&ProjectNotices>,
        files: &[HeldFile],
        meeting: Option<&Told>,
    ) -> Entry {
        let (row, words) = (&listed.material, self.words);
        let level = row.audience.level;
        let variant = choice::choose(&listed.variants, &[words.code]);
        let body = choice::choose_text(&listed.variants, &[words.code]);
        let language = variant.map_or("und", |variant| variant.language.as_str());
        let source = material::source_digest(&listed.variants);
        // The text may be in another language than the title.
        let mark = |shown: Option<&Variant>| shown.and_then(|variant| material::mark(variant, source, words));
        let text = |part: fn(&Variant) -> &str| variant.map(|variant| legible(part(variant))).unwrap_or_default();
        let (title, outline) = (text(|variant| &variant.title), text(|variant| &variant.abstract_text));
        let bracketed = |mark: Option<String>| mark.map_or_else(String::new, |mark| format!("[{mark}] "));
        let content = content(variant, body.map(|body| self.text(variant, body)), notices, meeting.is_some());
        let content = content.map(|html| marked(mark(body).as_deref(), &html));
        let content = match (meeting, content) {
            (Some(told), content) => Some(format!("{}{}", told.html, content.unwrap_or_default())),
            (None, content) => content,
        };
        Entry {
            id: row.uri.clone(),
            title: labelled(level, if title.is_empty() { &row.uri } else { &title }),
            page: self.page(row),
            summary: match (outline.is_empty(), meeting) {
                (false, _) => format!("{}{}{outline}", self.announced(language), bracketed(mark(variant))),
                (true, Some(told)) => told.plain.clone(),
                (true, None) => bracketed(mark(variant)).trim_end().to_owned(),
            },
            summary_language: meeting.filter(|_| outline.is_empty()).map(|_| tag(words.code)),
            html: self.under_label(level, content),
            language: tag(language),
            author: self.author(row),
            level,
            published: row.published,
            updated: row.updated,
            licence: row.licence.clone(),
            categories: self.categories(listed),
            translations: listed.variants.iter().map(|variant| self.translation(row, variant)).collect(),
            // A reader of feeds does not sign in, and could not fetch what is not for everybody.
            files: if level == Level::Clear { files.iter().map(|file| self.file(file)).collect() } else { Vec::new() },
            withdrawal: None,
        }
    }

    /// A material that was withdrawn.
    pub(super) fn gone(&self, tombstone: &Material) -> Entry {
        let words = self.words;
        let reason = withdrawn::reason(tombstone, words.code);
        let said = reason.as_ref().map(|reason| format!("{}{}", self.announced(&reason.lang), reason.text));
        let (help, level) = (words.withdrawn_help(), tombstone.audience.level);
        let html = |reason: &Text| format!("<p lang=\"{}\">{}</p>", tag(&reason.lang), escape(&reason.text));
        Entry {
            id: tombstone.uri.clone(),
            title: match &said {
                Some(said) => labelled(level, &format!("{} – {}", words.withdrawn(), shortened(said))),
                None => labelled(level, &words.withdrawn()),
            },
            page: self.page(tombstone),
            summary: said.as_ref().map_or_else(|| help.clone(), |said| format!("{help} {said}")),
            summary_language: None,
            html: Some(format!("<p>{}</p>{}", escape(&help), reason.as_ref().map(html).unwrap_or_default())),
            language: tag(words.code),
            author: self.author(tombstone),
            level,
            published: tombstone.published,
            updated: tombstone.updated,
            licence: None,
            categories: Vec::new(),
            translations: Vec::new(),
            files: Vec::new(),
            withdrawal: Some(Withdrawal {
                at: tombstone.updated,
                reason: reason.map(|reason| Reason { language: tag(&reason.lang), text: reason.text }),
            }),
        }
    }

    /// What is not for everybody says so before anything else.
    fn under_label(&self, level: Level, html: Option<String>) -> Option<String> {
        if level == Level::Clear {
            return html;
        }
        let label = format!("<p><strong>TLP:{level}</strong> {}</p>", escape(&labels::level(self.words, level)));
        Some(format!("{label}{}", html.unwrap_or_default()))
    }

    fn page(&self, material: &Material) -> String {
        format!("{}/{}/materials/{}", self.origin, self.words.code, material.id)
    }

    fn author(&self, material: &Material) -> Author {
        let name = self.names.of(&material.authority, self.words.code).text;
        Author { name, uri: material.authority.clone() }
    }

    /// Another language than that of the feed is announced before the text.
    fn announced(&self, language: &str) -> String {
        let is_other = !language.is_empty() && !choice::speaks(language, self.words.code);
        if is_other { format!("[{}] ", legible(&self.words.language(language))) } else { String::new() }
    }

    /// The text; where that is in another language than the feed, this is said before it.
    fn text(&self, title: Option<&Variant>, body: &Variant) -> String {
        let title = title.map(|title| title.language.as_str());
        let is_spoken = choice::speaks(&body.language, self.words.code);
        if is_spoken && title == Some(body.language.as_str()) {
            return body.html.clone();
        }
        let (code, name) = (tag(&body.language), legible(&self.words.language(&body.language)));
        let html = format!("<div lang=\"{code}\">{}</div>", body.html);
        if is_spoken {
            return html;
        }
        let said = material::missing_text(self.words, self.words.code, title);
        format!("<p lang=\"{}\"><em>{} {}.</em></p>{html}", self.words.code, escape(&said), escape(&name))
    }

    /// What it is filed under; a word of a newer peer that nobody here knows is in no list of ours.
    fn categories(&self, listed: &Listed) -> Vec<Category> {
        let (material, words) = (&listed.material, self.words);
        let category = |scheme, term: &str, label| Category { scheme, term: term.to_owned(), label };
        let kind = Kind::parse(&material.kind).map(Kind::slug);
        let phase = material.phase.as_deref().and_then(Phase::parse).map(Phase::slug);
        let kind = kind.map(|slug| category(Scheme::Kind, slug, labels::kind(words, slug)));
        let phase = phase.map(|slug| category(Scheme::Phase, slug, labels::phase(words, slug)));
        let topics = listed.topics.iter().map(|slug| category(Scheme::Topic, slug, labels::topic(words, slug)));
        kind.into_iter().chain(topics).chain(phase).collect()
    }

    /// The page in a language: with an interface in it, or in this one with that language picked.
    fn translation(&self, material: &Material, variant: &Variant) -> Translation {
        let language = tag(&variant.language);
        let page = match Words::of(language.primary()) {
            Some(words) => format!("{}/{}/materials/{}", self.origin, words.code, material.id),
            None => format!("{}?in={language}", self.page(material)),
        };
        Translation { page, language }
    }

    fn file(&self, file: &HeldFile) -> File {
        File {
            url: format!("{}/attachments/{}", self.origin, file.sha256),
            name: legible(&file.name),
            media_type: attachment::media_type(&file.media_type).to_owned(),
            size: file.size,
        }
    }
}

/// The text, and under it what the project must say. Where anything at all goes with it, the summary stands for a text
/// that there is not: an item whose only content were the notices would be read as being about them.
fn content(
    title: Option<&Variant>,
    text: Option<String>,
    notices: Option<&ProjectNotices>,
    has_more: bool,
) -> Option<String> {
    let notices = notices.map(ProjectNotices::html).unwrap_or_default();
    if notices.is_empty() && !has_more {
        return text;
    }
    let outline = || title.map(|title| legible(&title.abstract_text)).filter(|outline| !outline.is_empty());
    let outline = || outline().map(|outline| format!("<p>{}</p>", escape(&outline)));
    Some(format!("{}{notices}", text.or_else(outline).unwrap_or_default()))
}

/// The text under what to know about it: that a machine made it, that the original has moved on.
fn marked(mark: Option<&str>, html: &str) -> String {
    mark.map_or_else(String::new, |mark| format!("<p><em>{}.</em></p>", escape(mark))) + html
}

fn labelled(level: Level, title: &str) -> String {
    if level == Level::Clear { title.to_owned() } else { format!("TLP:{level} · {title}") }
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= TITLE_CHARS {
        return text.to_owned();
    }
    let kept: String = text.chars().take(TITLE_CHARS - 1).collect();
    format!("{}…", kept.trim_end())
}

/// The tag of a language, however it was written.
pub(super) fn tag(code: &str) -> LanguageTag {
    code.parse().unwrap_or_else(|_| LanguageTag::unstated())
}
