//! A draft as it will be read, with who will see it; from here it is submitted.

use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;

use super::{
    draft::{address, found, show},
    editor::Notes,
    faults::WRONG,
    pressed,
    reached::Reached,
    stated::Stated,
    writer,
};
use crate::{
    app::App,
    desk::{
        draft::{self, Looked, Open, Submitted},
        reading::Way,
        session::Session,
    },
    model::{
        front_matter::ALERT,
        markdown,
        material::{Draft, Variant},
        words::Words,
    },
    store::material::{self, Held},
    web::{
        likes::Likes,
        page::{self, Cache},
        pages::{
            facts::Ahead,
            names::Names,
            text::{self, Text},
        },
        problem::Fault,
        reader::Reader,
        session,
        shell::Shell,
    },
};

/// Most headings named under which there is nothing.
const BARE: usize = 20;

/// The preview.
#[allow(clippy::struct_excessive_bools, reason = "what a template asks")]
#[derive(Debug, Template)]
#[template(path = "draft_preview.html")]
pub struct Preview {
    /// The frame.
    pub shell: Shell,
    /// What forms must carry.
    pub csrf: String,
    /// The address of the draft.
    pub action: String,
    /// The edition that is shown.
    pub edition: u64,
    /// What was submitted in vain, in words: the draft was changed meanwhile, or a revision published.
    pub trouble: Option<String>,
    /// That revision, and where its changes are: whoever submits again has looked at it.
    pub overtaken: Option<(u64, String)>,
    /// Who will see it.
    pub reached: Reached,
    /// The languages as they will be read, the source first.
    pub texts: Vec<Read>,
    /// The meeting, if it is about one.
    pub ahead: Ahead,
    /// What it states besides, and what of that is another than before.
    pub stated: Stated,
    /// The languages that the revision leaves out.
    pub without: Vec<Text>,
    /// The headings under which there is nothing, in a sentence.
    pub bare: Option<String>,
    /// The files.
    pub files: Vec<String>,
    /// Whether a second person has to approve it.
    pub needs_second: bool,
    /// Whether it will say for ever that nobody did.
    pub is_told: bool,
    /// Whether it belongs to an exercise.
    pub is_exercise: bool,
}

/// One language as it will be read.
#[derive(Debug)]
pub struct Read {
    /// The language.
    pub lang: String,
    /// What it calls itself.
    pub tongue: Text,
    /// The title.
    pub title: Text,
    /// The abstract.
    pub outline: Text,
    /// The text, sanitised.
    pub html: String,
}

impl Read {
    /// A variant as it will be read.
    pub fn of(variant: &Variant, words: &Words) -> Self {
        let lang = variant.language.to_string();
        Self {
            tongue: text::tongue(&lang),
            title: Text::of(&lang, &variant.title),
            outline: Text::of(&lang, &variant.abstract_text),
            html: text::on_page(&variant.html, words),
            lang,
        }
    }
}

/// What submits a draft.
#[derive(Debug, Deserialize)]
pub struct Submit {
    csrf: String,
    edition: u64,
    looked: Option<u64>,
}

/// `GET /{lang}/desk/drafts/{id}/preview`.
pub async fn get(
    State(app): State<App>,
    reader: Reader,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, Fault> {
    match writer(&app, &reader) {
        Ok(session) => {
            let open = found(&app, &reader, session, &id).await?;
            draft::note_reading(&app, &session.account, &open, Way::Draft).await?;
            preview(&app, &reader, session, &open, None).await
        }
        Err(response) => Ok(*response),
    }
}

/// `POST /{lang}/desk/drafts/{id}/submit`: the edition that was shown, and no other.
pub async fn submit(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, id)): Path<(String, String)>,
    Form(submit): Form<Submit>,
) -> Result<Response, Fault> {
    let session = pressed(&app, &reader, &headers, &submit.csrf)?;
    let open = found(&app, &reader, session, &id).await?;
    let code = reader.words.code;
    let has_second_factor = session.decides(app.clock.now());
    let looked = Looked { edition: submit.edition, revision: submit.looked };
    match Box::pin(draft::submit(&app, &session.account, &open, looked, has_second_factor)).await? {
        Submitted::Unconfirmed => {
            let here = format!("{}/preview", address(reader.words, &id));
            Err(Fault::led(&session::confirm_address(code, &here)))
        }
        Submitted::Waits => Ok(Redirect::to(&format!("/{code}/desk/waiting/{id}")).into_response()),
        Submitted::Published(material) => Ok(Redirect::to(&format!("/{code}/materials/{material}")).into_response()),
        Submitted::Wrong(faults) => {
            show(&app, &reader, session, &open, &open.manuscript, WRONG, (&faults, Notes::default())).await
        }
        Submitted::Stale => {
            let open = found(&app, &reader, session, &id).await?;
            preview(&app, &reader, session, &open, Some(Vain::Changed)).await
        }
        Submitted::Overtaken(revision) => preview(&app, &reader, session, &open, Some(Vain::Overtaken(revision))).await,
    }
}

/// Why a draft was submitted in vain.
#[derive(Debug, Clone, Copy)]
enum Vain {
    /// It was changed meanwhile.
    Changed,
    /// This revision was published since it was begun.
    Overtaken(u64),
}

async fn preview(
    app: &App,
    reader: &Reader,
    session: &Session,
    open: &Open,
    vain: Option<Vain>,
) -> Result<Response, Fault> {
    let (words, person) = (reader.words, &session.account);
    let reach = match draft::reach(app, person, open).await? {
        Ok(reach) => reach,
        Err(faults) => {
            return show(app, reader, session, open, &open.manuscript, WRONG, (&faults, Notes::default())).await;
        }
    };
    let drawn = Draft::of(draft::bundle(app, person, open).await?).map_err(crate::desk::DeskError::from)?;
    let needs_second = draft::needs_second(app, person, open).await?;
    let held = match &open.draft.material {
        Some(uri) => material::find(&app.db, &session.viewer(), uri).await?,
        None => None,
    };
    let page = Preview {
        shell: Shell::to(app, reader, "desk", format!("/desk/drafts/{}/preview", open.draft.id)),
        csrf: session.csrf.clone(),
        action: address(words, &open.draft.id),
        edition: open.draft.edition,
        trouble: vain.map(|vain| match vain {
            Vain::Changed => words.preview_stale(),
            Vain::Overtaken(revision) => words.preview_overtaken(&revision.to_string()),
        }),
        overtaken: overtaken(app, session, open, vain, words).await?,
        reached: Reached::of(&reach, &Names::read(app, &Likes::of(words)).await?, words),
        texts: drawn.variants().iter().map(|variant| Read::of(variant, words)).collect(),
        ahead: Ahead::of(drawn.head(), words),
        stated: Stated::of(app, reader, person, &drawn, held.as_ref()).await?,
        without: drawn.bundle().without.iter().map(|tag| text::tongue(tag.as_str())).collect(),
        bare: bare(&drawn, words),
        files: open.files.iter().map(|file| text::legible(&file.name)).collect(),
        needs_second,
        is_told: !needs_second && open.manuscript.kind == ALERT,
        is_exercise: open.manuscript.status == "exercise",
    };
    let status = if vain.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok(page::cached(status, &page, Cache::Nobody))
}

/// The headings under which there is nothing, in a sentence.
fn bare(drawn: &Draft, words: &Words) -> Option<String> {
    let headings = drawn.variants().iter().flat_map(|variant| markdown::bare_headings(&variant.html));
    let named: Vec<String> = headings.take(BARE).map(|heading| text::legible(&heading)).collect();
    (!named.is_empty()).then(|| words.preview_bare(&words.list(&named)))
}

/// The revision that would be undone, and the page of what it changed.
async fn overtaken(
    app: &App,
    session: &Session,
    open: &Open,
    vain: Option<Vain>,
    words: &Words,
) -> Result<Option<(u64, String)>, Fault> {
    let (Some(Vain::Overtaken(revision)), Some(uri)) = (vain, &open.draft.material) else { return Ok(None) };
    let held = material::find(&app.db, &session.viewer(), uri).await?;
    let page = |held: Held| format!("/{}/materials/{}/revisions/{revision}/changes", words.code, held.material.id);
    Ok(held.map(|held| (revision, page(held))))
}
