//! What changed between two revisions of a material, in the language of the page: whole paragraphs, and in them the words.
//!
//! Both are read from their exact bytes. Only whoever may read the present one, and both of these, sees it.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use election_pool_protocol::object::Object;
use http::{StatusCode, request::Parts};
use url::form_urlencoded;

use super::{
    choice, labels,
    names::Names,
    revisions::{cache, erased, live},
    stated::{Difference, differences, stated},
    text::{self, Day, Text, legible},
};
use crate::{
    app::App,
    desk::reading::{self, Way},
    model::{
        changes::{self, Block, Changes, Piece},
        material::{Material, Variant},
        received::{self, Sender},
    },
    store::material,
    web::{page, problem::Fault, reader::Reader, shell::Shell},
};

/// The page of what changed.
#[derive(Debug, Template)]
#[template(path = "changes.html")]
pub struct ChangesPage {
    /// The frame.
    pub shell: Shell,
    /// The highest of the levels of both and of the present one, without `TLP:`.
    pub level: &'static str,
    /// 0 for CLEAR up to 4 for RED.
    pub rank: i32,
    /// What the level allows.
    pub level_text: String,
    /// Which two are compared, in a sentence.
    pub lead: String,
    /// The page of the material.
    pub href: String,
    /// The title of the newer one.
    pub title: Text,
    /// The language that is compared.
    pub lang: String,
    /// Nothing if one of the two has no text in this language.
    pub told: Option<Told>,
    /// The other languages in which both have a text, with the address of the same in it.
    pub others: Vec<(Text, String)>,
    /// What else was stated differently.
    pub facts: Vec<Difference>,
    /// What the author says has changed.
    pub note: Option<Text>,
}

/// What changed, part by part.
#[derive(Debug)]
pub struct Told {
    /// In the title.
    pub title: Vec<Mark>,
    /// In the summary.
    pub outline: Vec<Mark>,
    /// In the text.
    pub blocks: Vec<Shown>,
    /// Whether nothing is another.
    pub is_same: bool,
    /// Whether it was too long to compare every word.
    pub is_coarse: bool,
}

/// A stretch of a line.
#[derive(Debug)]
pub struct Mark {
    /// 0 as before, 1 added, 2 removed.
    pub kind: u8,
    /// The words.
    pub text: String,
}

/// A stretch of the text.
#[derive(Debug)]
pub struct Shown {
    /// How many paragraphs are as before, in words; those are not shown.
    pub same: Option<String>,
    /// The paragraph.
    pub marks: Vec<Mark>,
}

impl Mark {
    /// A stretch as the page shows it.
    pub(super) fn of(piece: &Piece) -> Self {
        let (kind, text) = match piece {
            Piece::Same(text) => (0, text),
            Piece::Added(text) => (1, text),
            Piece::Removed(text) => (2, text),
        };
        Self { kind, text: legible(text) }
    }
}

/// `GET /{lang}/materials/{uuid}/revisions/{n}/changes`: since the revision before, or since the one asked for.
pub async fn get(
    State(app): State<App>,
    reader: Reader,
    Path((_, id, number)): Path<(String, String, String)>,
    parts: Parts,
) -> Result<Response, Fault> {
    let Reader { words, viewer, .. } = &reader;
    let absent = || Fault::absent(&app, words.code);
    let newer: u64 = number.parse().map_err(|_| absent())?;
    let query = parts.uri.query().unwrap_or_default();
    let asked = |wanted: &str| form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == wanted);
    let older = asked("since").map_or_else(|| newer.checked_sub(1), |(_, number)| number.parse().ok());
    let older = older.filter(|older| *older < newer).ok_or_else(absent)?;
    let held = live(&app, viewer, &id, words).await?;
    let id = held.material.id.clone();
    let Some(after) = material::find_revision(&app.db, viewer, &id, newer).await? else {
        return erased(&app, &reader, &held, newer).await;
    };
    let Some(before) = material::find_revision(&app.db, viewer, &id, older).await? else {
        return erased(&app, &reader, &held, older).await;
    };
    let levels = [&before, &after].map(|one| one.line.audience.level);
    let level = levels.into_iter().fold(held.material.audience.level, Ord::max);
    let shown = [older, newer].map(|revision| reading::Read { id: &held.material.uri, level, revision });
    reading::note(&app, viewer, Way::Page, shown).await?;
    let read = |bytes: &[u8]| received::read(bytes, Sender::Partner, app.clock.now()).map(|read| read.material);
    let (then, now) = (read(&before.bytes).map_err(|_| absent())?, read(&after.bytes).map_err(|_| absent())?);
    let is_before = |tag: &String| in_language(&then, tag).is_some();
    let tags = now.variants.iter().map(|variant| variant.language.to_string());
    let (both, new): (Vec<String>, Vec<String>) = tags.partition(is_before);
    let known: Vec<&str> = if both.is_empty() { &new } else { &both }.iter().map(String::as_str).collect();
    let picked = asked("in").map(|(_, tag)| tag.into_owned());
    let wanted: Vec<&str> = picked.as_deref().into_iter().chain(reader.likes.tags()).collect();
    let lang = choice::nearest_of(&known, &wanted).unwrap_or_default().to_owned();
    let address = format!("/materials/{id}/revisions/{newer}/changes");
    let other = |tag: &String| (text::tongue(tag), format!("/{}{address}?since={older}&in={tag}", words.code));
    let others = both.iter().filter(|tag| **tag != lang).map(other).collect();
    let names = Names::read(&app, &reader.likes).await?;
    let objects = [&before.bytes, &after.bytes].map(|bytes| Object::read(bytes).ok());
    let facts = differences(
        &stated(&held.material, &then, objects[0].as_ref(), words, &names),
        &stated(&held.material, &now, objects[1].as_ref(), words, &names),
    );
    let shown = in_language(&now, &lang);
    let told = in_language(&then, &lang).zip(shown).map(|(then, now)| Told::of(then, now, words));
    let levels = [before.line.audience.level, after.line.audience.level, held.material.audience.level];
    let level = levels.into_iter().max().unwrap_or(held.material.audience.level);
    let day = |at| Day::of(at, words).text;
    let page = ChangesPage {
        level: level.as_str(),
        rank: level.rank(),
        level_text: labels::level(words, level),
        lead: words.changes_lead(&older.to_string(), &day(before.line.at), &newer.to_string(), &day(after.line.at)),
        href: format!("/{}/materials/{id}", words.code),
        title: shown.map(|variant| Text::of(&lang, &variant.title)).unwrap_or_default(),
        told,
        others,
        facts,
        note: objects[1]
            .as_ref()
            .and_then(|object| object.revision_note.as_deref())
            .map(|note| Text::of(now.language.as_str(), note)),
        lang,
        shell: Shell::to(&app, &reader, "materials", format!("{address}?since={older}")),
    };
    Ok(page::cached(StatusCode::OK, &page, cache(level)))
}

fn in_language<'a>(material: &'a Material, language: &str) -> Option<&'a Variant> {
    material.variants.iter().find(|variant| variant.language.to_string() == language)
}

impl Told {
    fn of(then: &Variant, now: &Variant, words: &crate::model::words::Words) -> Self {
        let part = |variant: &Variant| (variant.title.clone(), variant.abstract_text.clone(), variant.html.clone());
        let (then, now) = (part(then), part(now));
        Self::between((&then.0, &then.1, &then.2), (&now.0, &now.1, &now.2), words)
    }

    /// What changes from one title, abstract and text to another.
    pub(super) fn between(
        then: (&str, &str, &str),
        now: (&str, &str, &str),
        words: &crate::model::words::Words,
    ) -> Self {
        let line = |before: &str, after: &str| changes::words(before, after).iter().map(Mark::of).collect::<Vec<_>>();
        let title = line(then.0, now.0);
        let outline = line(then.1, now.1);
        let text = changes::texts(then.2, now.2);
        let is_same = title.iter().chain(&outline).all(|mark| mark.kind == 0) && text.is_empty();
        let Changes { blocks, is_coarse } = text;
        let shown = |block: Block| match block {
            Block::Same(count) => Shown { same: Some(words.changes_same(count)), marks: Vec::new() },
            Block::Kept(text) => Shown { same: None, marks: vec![Mark { kind: 0, text: legible(&text) }] },
            Block::Changed(pieces) => Shown { same: None, marks: pieces.iter().map(Mark::of).collect() },
        };
        Self { title, outline, blocks: blocks.into_iter().map(shown).collect(), is_same, is_coarse }
    }
}
