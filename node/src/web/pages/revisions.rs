//! The history of a material: the list of its revisions, and each of those of the past.
//!
//! A past revision is read from its exact bytes. Only whoever may read the present one sees the past.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use election_pool_protocol::{
    audience::{Level, Viewer},
    object::Object,
};
use http::StatusCode;

use super::{
    choice,
    facts::{Block, Deed, Fact, blocks, deeds, facts, meeting, tongue_of},
    labels,
    names::Names,
    notices::ProjectNotices,
    stated::as_of,
    text::{self, Day, Text, legible},
};
use crate::{
    app::App,
    desk::reading::{self, Way},
    model::{
        adoption::KIND,
        material::Provenance,
        received::{self, Sender},
        words::Words,
    },
    store::material::{self, ErasedText, Held, State as MaterialState},
    web::{
        likes::Likes,
        page::{self, Cache},
        problem::Fault,
        reader::Reader,
        shell::{self, Shell},
    },
};

/// Revisions in a list.
const REVISIONS: u32 = 500;

/// The list of revisions.
#[derive(Debug, Template)]
#[template(path = "revisions.html")]
pub struct Revisions {
    /// The frame.
    pub shell: Shell,
    /// The level, without `TLP:`.
    pub level: &'static str,
    /// 0 for CLEAR up to 4 for RED.
    pub rank: i32,
    /// What the level allows.
    pub level_text: String,
    /// The present title.
    pub title: Text,
    /// The page of the material.
    pub href: String,
    /// The revisions, newest first.
    pub lines: Vec<Line>,
}

/// One revision in the list.
#[derive(Debug)]
pub struct Line {
    /// Its number in words.
    pub name: String,
    /// Its page.
    pub href: String,
    /// When it was published.
    pub at: Day,
    /// Its level then.
    pub level: &'static str,
    /// 0 for CLEAR up to 4 for RED.
    pub rank: i32,
    /// Whether it is the present one.
    pub is_current: bool,
    /// What changed since the one before; nothing for the first, nor where the text of one of the two is erased.
    pub changes: Option<String>,
    /// That its text was erased, if it was.
    pub erased: Option<Erased>,
}

/// That the text of a revision was erased for a legal reason.
#[derive(Debug)]
pub struct Erased {
    /// When.
    pub on: String,
    /// Why.
    pub because: Option<Text>,
}

impl Erased {
    fn of(erased: &ErasedText, words: &Words) -> Self {
        let because = erased.because.as_deref().and_then(|because| serde_json::from_str(because).ok());
        Self {
            on: words.revision_erased_on(&Day::of(erased.at, words).text),
            because: because.and_then(|because| shell::said(&because, words.code)),
        }
    }
}

/// The page of a revision whose text is erased.
#[derive(Debug, Template)]
#[template(path = "revision_erased.html")]
pub struct ErasedPage {
    /// The frame.
    pub shell: Shell,
    /// The higher of its level then and the present one, without `TLP:`.
    pub level: &'static str,
    /// 0 for CLEAR up to 4 for RED.
    pub rank: i32,
    /// What the level allows.
    pub level_text: String,
    /// Its number in words.
    pub name: String,
    /// The present title.
    pub title: Text,
    /// The page of the material.
    pub href: String,
    /// When it was published.
    pub at: Day,
    /// When and why its text went.
    pub erased: Erased,
}

/// A revision of the past.
#[derive(Debug, Template)]
#[template(path = "revision.html")]
pub struct Revision {
    /// The frame.
    pub shell: Shell,
    /// The higher of its level then and the present one, without `TLP:`.
    pub level: &'static str,
    /// 0 for CLEAR up to 4 for RED.
    pub rank: i32,
    /// What the level allows.
    pub level_text: String,
    /// That there is a newer one.
    pub past: String,
    /// The page of the material.
    pub href: String,
    /// What changed between this one and the present one.
    pub changes: String,
    /// The title then.
    pub title: Text,
    /// The abstract then.
    pub outline: Text,
    /// The text then, sanitised.
    pub html: String,
    /// Its language.
    pub html_lang: String,
    /// Time and place then.
    pub meeting: Vec<Fact>,
    /// Agenda and decisions then.
    pub blocks: Vec<Block>,
    /// What was to be done.
    pub deeds: Vec<Deed>,
    /// The language of what was to be done, where it is not that of the page.
    pub deeds_tongue: Option<Text>,
    /// What else was stated.
    pub facts: Vec<Fact>,
    /// The names of the files it had.
    pub files: Vec<String>,
    /// What the language of the text calls itself, where it is not that of the page.
    pub fallback: Option<Text>,
    /// What is missing in the language of the page, in a sentence that the name of the other ends.
    pub fallback_text: String,
    /// What to know about the text shown: machine translation, stale then.
    pub mark: Option<String>,
    /// Whether it belongs to a rehearsal.
    pub is_exercise: bool,
    /// What its project must say.
    pub notices: Option<ProjectNotices>,
}

/// `GET /{lang}/materials/{uuid}/revisions`.
pub async fn list(
    State(app): State<App>,
    reader: Reader,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let Reader { words, viewer, .. } = &reader;
    let held = live(&app, viewer, &id, words).await?;
    let lines = material::revisions(&app.db, viewer, &held.material.id, REVISIONS).await?;
    let href = format!("/{}/materials/{}", words.code, held.material.id);
    let is_erased = |number: u64| lines.iter().any(|line| line.number == number && line.erased.is_some());
    let lines = lines.iter().map(|line| Line {
        name: words.revision_number(&line.number.to_string()),
        href: format!("{href}/revisions/{}", line.number),
        at: Day::of(line.at, words),
        level: line.audience.level.as_str(),
        rank: line.audience.level.rank(),
        is_current: line.number == held.material.revision,
        changes: (line.number > 1 && !is_erased(line.number) && !is_erased(line.number - 1))
            .then(|| format!("{href}/revisions/{}/changes", line.number)),
        erased: line.erased.as_ref().map(|erased| Erased::of(erased, words)),
    });
    let level = held.material.audience.level;
    let page = Revisions {
        level: level.as_str(),
        rank: level.rank(),
        level_text: labels::level(words, level),
        title: title(&held, &reader.likes),
        lines: lines.collect(),
        shell: Shell::to(&app, &reader, "materials", format!("/materials/{}/revisions", held.material.id)),
        href,
    };
    Ok(page::cached(StatusCode::OK, &page, cache(level)))
}

/// `GET /{lang}/materials/{uuid}/revisions/{n}`: the present one is the page of the material itself.
pub async fn get(
    State(app): State<App>,
    reader: Reader,
    Path((_, id, number)): Path<(String, String, String)>,
) -> Result<Response, Fault> {
    let Reader { words, viewer, .. } = &reader;
    let absent = || Fault::absent(&app, words.code);
    let number: u64 = number.parse().map_err(|_| absent())?;
    let held = live(&app, viewer, &id, words).await?;
    let href = format!("/{}/materials/{}", words.code, held.material.id);
    if number == held.material.revision {
        return Ok(Redirect::to(&href).into_response());
    }
    let Some(found) = material::find_revision(&app.db, viewer, &held.material.id, number).await? else {
        return erased(&app, &reader, &held, number).await;
    };
    let read = reading::Read {
        id: &held.material.uri,
        level: found.line.audience.level.max(held.material.audience.level),
        revision: number,
    };
    reading::note(&app, viewer, Way::Page, [read]).await?;
    let then = received::read(&found.bytes, Sender::Partner, app.clock.now()).map_err(|_| absent())?.material;
    let wanted = then.variants.iter().map(|variant| (variant.language.to_string(), variant));
    let offered: Vec<_> = wanted.collect();
    let in_language = |has: fn(&crate::model::material::Variant) -> bool| {
        let known: Vec<&str> =
            offered.iter().filter(|(_, variant)| has(variant)).map(|(tag, _)| tag.as_str()).collect();
        let tag = choice::nearest_of(&known, &reader.likes.tags())?;
        offered.iter().find(|(own, _)| own == tag)
    };
    let shown = in_language(|_| true);
    let body = in_language(|variant| !variant.html.is_empty());
    let text = |part: fn(&crate::model::material::Variant) -> &str| {
        shown.map(|(tag, variant)| Text::of(tag, part(variant))).unwrap_or_default()
    };
    let object = Object::read(&found.bytes).ok();
    let material = as_of(&held.material, &then);
    let names = Names::read(&app, &reader.likes).await?;
    let level: Level = found.line.audience.level.max(held.material.audience.level);
    let at = Day::of(found.line.at, words);
    let page = Revision {
        level: level.as_str(),
        rank: level.rank(),
        level_text: labels::level(words, level),
        changes: format!("{href}/revisions/{}/changes?since={number}", held.material.revision),
        past: words.revision_past(&number.to_string(), &at.text),
        title: text(|variant| &variant.title),
        outline: text(|variant| &variant.abstract_text),
        html: body.map(|(_, variant)| text::on_page(&variant.html, words)).unwrap_or_default(),
        html_lang: body.map(|(tag, _)| tag.clone()).unwrap_or_default(),
        meeting: meeting(&material, object.as_ref(), words),
        blocks: object.as_ref().map(|object| blocks(object, &material, words)).unwrap_or_default(),
        deeds: object.as_ref().map(|object| deeds(object, &material, words)).unwrap_or_default(),
        deeds_tongue: tongue_of(&material, words),
        facts: facts(&material, object.as_ref(), words, &names),
        files: then.attachments.iter().map(|file| legible(&file.name)).collect(),
        fallback: body.filter(|(tag, _)| !choice::speaks(tag, words.code)).map(|(tag, _)| text::named(tag, words)),
        fallback_text: super::material::missing_text(words, words.code, shown.map(|(tag, _)| tag.as_str())),
        mark: shown.into_iter().chain(body).find_map(|(_, variant)| {
            let source = then.variants.first().map_or("", |source| &source.digest);
            let is_stale = variant.status != Provenance::Source && variant.digest != source;
            let stale = is_stale.then(|| super::material::stale_words(&variant.stale, words));
            super::material::mark_of(variant.status == Provenance::Machine, stale, words)
        }),
        is_exercise: object.as_ref().and_then(|object| object.status.as_deref()) == Some("exercise"),
        notices: ProjectNotices::of(&app, &held.material, object.as_ref(), words),
        shell: Shell::to(&app, &reader, "materials", format!("/materials/{}/revisions/{number}", held.material.id)),
        href,
    };
    Ok(page::cached(StatusCode::OK, &page, cache(level)))
}

/// That the text of a revision is erased, to whoever could read it otherwise; nothing is there for others.
pub(super) async fn erased(app: &App, reader: &Reader, held: &Held, number: u64) -> Result<Response, Fault> {
    let (words, id) = (reader.words, &held.material.id);
    let found = material::find_erased(&app.db, &reader.viewer, id, number).await?;
    let Some((line, erased)) = found.and_then(|line| Some((line.clone(), line.erased?))) else {
        return Err(Fault::absent(app, words.code));
    };
    let level = line.audience.level.max(held.material.audience.level);
    let page = ErasedPage {
        level: level.as_str(),
        rank: level.rank(),
        level_text: labels::level(words, level),
        name: words.revision_number(&number.to_string()),
        title: title(held, &reader.likes),
        href: format!("/{}/materials/{id}", words.code),
        at: Day::of(line.at, words),
        erased: Erased::of(&erased, words),
        shell: Shell::to(app, reader, "materials", format!("/materials/{id}/revisions/{number}")),
    };
    Ok(page::cached(StatusCode::GONE, &page, Cache::Nobody))
}

/// The live material behind a local UUID, if this viewer may read it.
pub(super) async fn live(app: &App, viewer: &Viewer, id: &str, words: &'static Words) -> Result<Held, Fault> {
    let absent = || Fault::absent(app, words.code);
    let id = uuid::Uuid::try_parse(id).map_err(|_| absent())?.to_string();
    let held = material::find(&app.db, viewer, &id).await?;
    let held = held.filter(|held| held.material.state == MaterialState::Live).ok_or_else(absent)?;
    if held.material.kind == KIND && material::is_of_nothing(&app.db, &held.material.id).await? {
        return Err(absent());
    }
    Ok(held)
}

fn title(held: &Held, likes: &Likes) -> Text {
    let shown = choice::choose(&held.variants, &likes.tags());
    shown.map(|variant| Text::of(&variant.language, &variant.title)).unwrap_or_default()
}

pub(super) fn cache(level: Level) -> Cache {
    if level == Level::Clear { Cache::Public } else { Cache::Nobody }
}
