//! What a project must say wherever its materials are shown: page, print, feed item.
//!
//! Of our own materials the configuration says it; of received ones only what came with the object counts, since another
//! node may call another project by the same name.

use std::fmt::Write;

use election_pool_protocol::{
    language::{LanguageMap, LanguageTag},
    object::Object,
};
use indexmap::IndexMap;

use super::{
    choice,
    text::{Text, legible, named},
};
use crate::{
    app::{App, config::ProjectSection},
    model::{markdown::escape, words::Words},
    store::material::Material,
    web::shell,
};

/// The notices of one project for one reader; `notices.html` shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectNotices {
    /// What the project is called.
    pub title: Text,
    /// Its page.
    pub href: String,
    /// Funding and disclaimer.
    pub lines: Vec<Text>,
    /// The language they are in, where it is not the reader's.
    pub fallback: Option<Text>,
}

impl ProjectNotices {
    /// The notices that belong to a material, if it belongs to a project; `object` is the reading of its bytes.
    pub fn of(app: &App, material: &Material, object: Option<&Object>, words: &Words) -> Option<Self> {
        let name = material.project.as_deref()?;
        match app.config.projects.get(name).filter(|_| material.is_own) {
            Some(section) => Some(Self::told(app, name, Some(&section.project(name).notices()), words)),
            None => Some(Self::told(app, name, object.map(|object| &object.notices), words)),
        }
    }

    /// Whether what the object says is needed, because the configuration says nothing.
    pub fn needs_object(app: &App, material: &Material) -> bool {
        let is_configured = |name: &String| material.is_own && app.config.projects.contains_key(name);
        material.project.as_ref().is_some_and(|name| !is_configured(name))
    }

    /// Funding and disclaimer as the configuration has them, for the page that says the rest itself.
    pub fn configured(app: &App, name: &str, section: &ProjectSection, words: &Words) -> Self {
        let lines = [&section.funding, &section.disclaimer];
        Self::with(app, name, lines.into_iter().filter_map(|texts| shell::said(texts, words.code)).collect(), words)
    }

    /// As they came on the wire.
    pub fn told(app: &App, name: &str, notices: Option<&LanguageMap>, words: &Words) -> Self {
        let texts: IndexMap<String, String> = notices
            .into_iter()
            .flatten()
            .take(LANGUAGES)
            .map(|(language, text)| (language.to_string(), text.clone()))
            .collect();
        Self::with(app, name, shell::said(&texts, words.code).into_iter().collect(), words)
    }

    fn with(app: &App, name: &str, lines: Vec<Text>, words: &Words) -> Self {
        let other = lines.iter().find(|line| !choice::speaks(&line.lang, words.code));
        Self {
            title: title(app, name, words),
            href: page(words, name),
            fallback: other.map(|line| named(&line.lang, words)),
            lines,
        }
    }

    /// The lines as the end of an item in a feed.
    pub fn html(&self) -> String {
        let mut html = String::new();
        for line in &self.lines {
            // The key of a text in the configuration can be anything; a tag cannot break an attribute.
            let lang = line.lang.parse::<LanguageTag>().map(|tag| tag.to_string()).unwrap_or_default();
            let _ = write!(html, "<p lang=\"{lang}\">{}</p>", escape(&line.text));
        }
        html
    }
}

/// Most languages of notices that are looked at.
const LANGUAGES: usize = 64;

/// What a project is called: as the configuration has it, else its name.
pub fn title(app: &App, name: &str, words: &Words) -> Text {
    let section = app.config.projects.get(name);
    section.and_then(|section| shell::said(&section.title, words.code)).unwrap_or_else(|| Text::of("", &legible(name)))
}

/// The address of its page. Its name is a slug, or the key of a section that an operator wrote.
pub fn page(words: &Words, name: &str) -> String {
    let name: String = url::form_urlencoded::byte_serialize(name.as_bytes()).collect();
    format!("/{}/projects/{}", words.code, name.replace('+', "%20"))
}
