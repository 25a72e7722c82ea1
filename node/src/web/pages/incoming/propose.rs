//! Offering a partner a text of its material: a translation that is missing, or a correction of one that is there.

use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use election_pool_protocol::language::LanguageTag;
use http::{HeaderMap, StatusCode};
use serde::Deserialize;
use url::form_urlencoded;

use super::{called, person};
use crate::{
    app::App,
    desk::{
        DeskError, incoming,
        offer::{self, Typed},
        session::Session,
    },
    model::{DraftError, manuscript::wrong::shown, words::Words},
    web::{
        page::{self, Cache},
        pages::{
            choice,
            desk::faults::{Said, WRONG},
            materials::Choice,
            text::{self, Text, legible},
        },
        problem::Fault,
        reader::Reader,
        session,
        shell::Shell,
    },
};

/// The form.
#[derive(Debug, Template)]
#[template(path = "propose.html")]
pub struct ProposePage {
    /// The frame.
    pub shell: Shell,
    /// What forms must carry.
    pub csrf: String,
    /// Where it goes.
    pub action: String,
    /// What is wrong, and with which field.
    pub trouble: Option<(&'static str, Said)>,
    /// What that field is called; nothing for what concerns none.
    pub called: String,
    /// The title of the material.
    pub title: Text,
    /// Its page.
    pub href: String,
    /// The level, without `TLP:`.
    pub level: &'static str,
    /// 0 for CLEAR up to 4 for RED.
    pub rank: i32,
    /// The languages there are to choose from.
    pub languages: Choice,
    /// The language that was chosen, by its tag.
    pub lang: Option<String>,
    /// What it is called.
    pub tongue: Text,
    /// Whether there is a text in it, which is corrected.
    pub is_there: bool,
    /// The revision it is made from.
    pub revision: u64,
    /// The original, to translate from.
    pub original: Option<Original>,
    /// What is typed.
    pub typed: Typed,
}

/// The original.
#[derive(Debug)]
pub struct Original {
    /// Its language.
    pub lang: String,
    /// Its title.
    pub title: String,
    /// Its abstract.
    pub summary: String,
    /// Its text as Markdown.
    pub text: String,
}

/// What is offered.
#[derive(Debug, Deserialize)]
pub struct Sent {
    csrf: String,
    language: String,
    #[serde(default)]
    revision: u64,
    #[serde(default)]
    title: String,
    #[serde(default)]
    summary: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    status: String,
    #[serde(default)]
    translator: String,
}

/// `GET /{lang}/materials/{uuid}/offer`: asks for the language, then shows what there is in it.
pub async fn get(
    State(app): State<App>,
    reader: Reader,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let session = match person(&app, &reader) {
        Ok(session) => session,
        Err(response) => return Ok(*response),
    };
    let query = reader.address.split_once('?').map_or("", |(_, query)| query);
    let asked = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "in");
    let asked = asked.map(|(_, tag)| tag).filter(|tag| !tag.trim().is_empty());
    let language = asked.as_deref().and_then(|tag| known(&app, tag));
    let (status, trouble) = match &asked {
        Some(tag) if language.is_none() => (WRONG, Some(unknown(tag, reader.words))),
        _ => (StatusCode::OK, None),
    };
    show(&app, &reader, session, &id, status, trouble, language.as_deref(), None).await
}

/// That there is no such language to choose.
fn unknown(tag: &str, words: &Words) -> (&'static str, Said) {
    ("in", Said { text: words.wrong_unknown(&legible(&shown(tag))), english: None })
}

/// The language, if one can be offered in it.
fn known(app: &App, tag: &str) -> Option<String> {
    incoming::languages(app).into_iter().find(|known| known.eq_ignore_ascii_case(tag))
}

/// `POST /{lang}/materials/{uuid}/offer`.
pub async fn make(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, id)): Path<(String, String)>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let words = reader.words;
    let Sent { csrf, language: sent_language, revision, title, summary, text, status, translator } = sent;
    let language = known(&app, &sent_language);
    let text = text.replace("\r\n", "\n");
    let typed = Typed { title, summary, text, is_machine: status == "machine", translator };
    let said = |field, text| Some((field, Said { text, english: None }));
    let session = match session::pressed(&app, &reader.presence, &headers, &csrf) {
        Ok(session) => session,
        Err(fault) => match reader.presence.session() {
            Some(session) if session::is_from_here(&app, &headers) => {
                let trouble = said("answer", words.offer_resend());
                let (lang, typed) = (language.as_deref(), Some(typed));
                return show(&app, &reader, session, &id, StatusCode::CONFLICT, trouble, lang, typed).await;
            }
            _ => return Err(fault),
        },
    };
    let absent = || Fault::absent(&app, words.code);
    let held = offer::fit(&app, &session.account, &id).await?.ok_or_else(absent)?;
    let tag = language.as_deref().and_then(|tag| tag.parse::<LanguageTag>().ok());
    let wrong = offer::wrong_line(&typed.title, &typed.summary, &typed.translator);
    let wrong = wrong.map(|(field, wrong)| (field, Said::of(words, &wrong))).or_else(|| {
        let unknown = !["", "human", "machine"].contains(&status.as_str());
        said("status", words.wrong_unknown(&legible(&shown(&status)))).filter(|_| unknown)
    });
    let (status, trouble) = match tag {
        None if !sent_language.trim().is_empty() => (WRONG, Some(unknown(&sent_language, words))),
        None => (WRONG, said("in", words.wrong_missing())),
        Some(_) if held.material.revision != revision => (StatusCode::CONFLICT, said("answer", words.offer_moved())),
        Some(_) if wrong.is_some() => (WRONG, wrong),
        Some(tag) => {
            let file = offer::composed(&tag, &typed);
            match offer::make(&app, &held.material.id, &file, Some(&session.account.username)).await {
                Ok(row) => return Ok(Redirect::to(&format!("/{}/desk/offers/{}", words.code, row.id)).into_response()),
                Err(error) => {
                    let field = field(&error);
                    (WRONG, Some((field, Said::of_error(words, error)?)))
                }
            }
        }
    };
    show(&app, &reader, session, &id, status, trouble, language.as_deref(), Some(typed)).await
}

/// The field that is meant.
fn field(error: &DeskError) -> &'static str {
    match error {
        DeskError::Draft(DraftError::Key { key, .. }) => match key.as_str() {
            "title" => "title",
            "summary" => "summary",
            "translator" => "translator",
            _ => "text",
        },
        DeskError::Draft(_) => "text",
        _ => "answer",
    }
}

#[allow(clippy::too_many_arguments, reason = "what a page is made of")]
async fn show(
    app: &App,
    reader: &Reader,
    session: &Session,
    id: &str,
    status: StatusCode,
    trouble: Option<(&'static str, Said)>,
    language: Option<&str>,
    typed: Option<Typed>,
) -> Result<Response, Fault> {
    let words = reader.words;
    let absent = || Fault::absent(app, words.code);
    let held = offer::fit(app, &session.account, id).await?.ok_or_else(absent)?;
    let title = choice::choose(&held.variants, &reader.likes.tags());
    let path = format!("/materials/{}/offer", held.material.id);
    let source = held.variants.first().map(|source| source.language.clone()).unwrap_or_default();
    let original = language.filter(|language| *language != source).map(|_| {
        let Typed { title, summary, text, .. } = offer::begin(&held, &source);
        Original { lang: source.clone(), title, summary, text }
    });
    let tongues = incoming::languages(app).into_iter().map(|tag| (tag.clone(), words.language(&tag)));
    let level = held.material.audience.level;
    let is_there =
        language.is_some_and(|language| held.variants.iter().any(|one| one.language == language && !one.is_local));
    let page = ProposePage {
        csrf: session.csrf.clone(),
        action: format!("/{}{path}", words.code),
        called: trouble.as_ref().map(|(field, _)| called(field, words)).unwrap_or_default(),
        trouble,
        title: title.map(|variant| Text::of(&variant.language, &variant.title)).unwrap_or_default(),
        href: format!("/{}/materials/{}", words.code, held.material.id),
        level: level.as_str(),
        rank: level.rank(),
        languages: Choice::of("in", words.field_language(), tongues.collect(), language),
        tongue: language.map(|tag| text::named(tag, words)).unwrap_or_default(),
        is_there,
        revision: held.material.revision,
        original,
        typed: typed.unwrap_or_else(|| language.map(|tag| offer::begin(&held, tag)).unwrap_or_default()),
        lang: language.map(str::to_owned),
        shell: Shell::to(app, reader, "materials", path),
    };
    Ok(page::cached(status, &page, Cache::Nobody))
}
