//! “We use this”: stating from the page of a partner's material how far one's own authority has got with it.

use askama::Template;
use axum::{
    Form,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use election_pool_protocol::vocabulary::Maturity;
use http::{HeaderMap, StatusCode};
use serde::Deserialize;

use super::{called, person};
use crate::{
    app::{App, config::Approval},
    desk::{
        adopt::{self, Adoptable},
        publish::Outcome,
        session::Session,
        waiting::{self, Does},
    },
    model::words::Words,
    web::{
        page::{self, Cache},
        pages::{
            choice,
            desk::{
                faults::{Said, WRONG},
                reached::Reached,
            },
            incoming::Again,
            labels,
            materials::Choice,
            names::Names,
            text::Text,
        },
        problem::Fault,
        reader::Reader,
        session,
        shell::Shell,
    },
};

/// The form.
#[derive(Debug, Template)]
#[template(path = "adopt.html")]
pub struct AdoptPage {
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
    /// Where to show a second factor first.
    pub confirm: Option<String>,
    /// The title of the material.
    pub title: Text,
    /// Its page.
    pub href: String,
    /// The level, without `TLP:`.
    pub level: &'static str,
    /// 0 for CLEAR up to 4 for RED.
    pub rank: i32,
    /// What was stated before, in words.
    pub stated: Option<String>,
    /// The stages: slug, word, and whether it is chosen.
    pub stages: Vec<(&'static str, String, bool)>,
    /// The languages of the note.
    pub languages: Choice,
    /// The note.
    pub note: String,
    /// Who will see it.
    pub reached: Reached,
    /// Whether another person approves it.
    pub is_two: bool,
}

/// What is stated.
#[derive(Debug, Default, Deserialize)]
pub struct Statement {
    csrf: String,
    #[serde(default)]
    maturity: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    note: String,
}

/// `GET /{lang}/materials/{uuid}/adopt`; with `again` what was sent back to the reader stands in the form.
pub async fn get(
    State(app): State<App>,
    reader: Reader,
    Path((_, id)): Path<(String, String)>,
    Query(again): Query<Again>,
) -> Result<Response, Fault> {
    match person(&app, &reader) {
        Ok(session) => {
            let sent = sent_back(&app, session, &again.again).await?;
            show(&app, &reader, session, &id, StatusCode::OK, None, &sent).await
        }
        Err(response) => Ok(*response),
    }
}

/// What was sent back to this person, as they had typed it.
async fn sent_back(app: &App, session: &Session, again: &str) -> Result<Statement, Fault> {
    let waiting = waiting::sent_back(app, &session.account, again).await?;
    let Some(Does::Adopts(request)) = waiting.map(|waiting| waiting.does) else { return Ok(Statement::default()) };
    let Some((language, note)) = request.typed() else { return Ok(Statement::default()) };
    Ok(Statement { csrf: String::new(), maturity: request.maturity().to_owned(), language, note })
}

/// `POST /{lang}/materials/{uuid}/adopt`.
pub async fn state(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, id)): Path<(String, String)>,
    Form(sent): Form<Statement>,
) -> Result<Response, Fault> {
    let words = reader.words;
    let said = |field, text| Some((field, Said { text, english: None }));
    let session = match session::pressed(&app, &reader.presence, &headers, &sent.csrf) {
        Ok(session) => session,
        Err(fault) => match reader.presence.session() {
            Some(session) if session::is_from_here(&app, &headers) => {
                let trouble = said("answer", words.offer_resend());
                return show(&app, &reader, session, &id, StatusCode::CONFLICT, trouble, &sent).await;
            }
            _ => return Err(fault),
        },
    };
    let person = &session.account;
    if adopt::adoptable(&app, person, &id).await?.is_none() {
        return Err(Fault::absent(&app, words.code));
    }
    if Maturity::parse(&sent.maturity).is_none() {
        return show(&app, &reader, session, &id, WRONG, said("maturity", words.wrong_missing()), &sent).await;
    }
    let note = adopt::note(language(&app, &sent.language, words), &sent.note);
    let persons = match adopt::persons(&app, &id, &sent.maturity, note.clone(), person).await {
        Ok(persons) => persons,
        Err(error) => {
            let trouble = Some(("note", Said::of_error(words, error)?));
            return show(&app, &reader, session, &id, WRONG, trouble, &sent).await;
        }
    };
    if needs_second(&app, persons, session) {
        let trouble = said("answer", words.incoming_second());
        return show(&app, &reader, session, &id, StatusCode::CONFLICT, trouble, &sent).await;
    }
    let user = Some(person.username.as_str());
    match Box::pin(adopt::adopt(&app, &id, &sent.maturity, note, user)).await {
        Ok(Outcome::Submitted { id, .. }) => {
            Ok(Redirect::to(&format!("/{}/desk/waiting/{id}", words.code)).into_response())
        }
        Ok(_) => Ok(Redirect::to(&format!("/{}/materials/{id}#used-by", words.code)).into_response()),
        Err(error) => {
            let trouble = Some(("note", Said::of_error(words, error)?));
            show(&app, &reader, session, &id, WRONG, trouble, &sent).await
        }
    }
}

/// Whether stating it publishes at once, for which this session has not shown enough.
fn needs_second(app: &App, persons: Approval, session: &Session) -> bool {
    persons == Approval::One && !session.decides(app.clock.now())
}

/// The language of the note: one of the node's own.
fn language<'a>(app: &'a App, asked: &str, words: &Words) -> &'a str {
    let own = &app.config.node.languages;
    let is = |tag: &str| own.iter().find(|own| own.as_str() == tag);
    is(asked).or_else(|| is(words.code)).or_else(|| own.first()).map_or("en", String::as_str)
}

async fn show(
    app: &App,
    reader: &Reader,
    session: &Session,
    id: &str,
    status: StatusCode,
    trouble: Option<(&'static str, Said)>,
    sent: &Statement,
) -> Result<Response, Fault> {
    let words = reader.words;
    let found = adopt::adoptable(app, &session.account, id).await?;
    let Adoptable { held, stage, reach, persons } = found.ok_or_else(|| Fault::absent(app, words.code))?;
    let names = Names::read(app, &reader.likes).await?;
    let chosen = if sent.maturity.is_empty() { stage.clone().unwrap_or_default() } else { sent.maturity.clone() };
    let shown = choice::choose(&held.variants, &reader.likes.tags());
    let path = format!("/materials/{}/adopt", held.material.id);
    let here = format!("/{}{path}", words.code);
    let tongues = app.config.node.languages.iter().map(|tag| (tag.clone(), words.language(tag)));
    let level = held.material.audience.level;
    let page = AdoptPage {
        shell: Shell::to(app, reader, "materials", path),
        csrf: session.csrf.clone(),
        action: here.clone(),
        called: trouble.as_ref().map(|(field, _)| called(field, words)).unwrap_or_default(),
        trouble,
        confirm: needs_second(app, persons, session).then(|| session::confirm_address(words.code, &here)),
        title: shown.map(|variant| Text::of(&variant.language, &variant.title)).unwrap_or_default(),
        href: format!("/{}/materials/{}", words.code, held.material.id),
        level: level.as_str(),
        rank: level.rank(),
        stated: stage.map(|stage| words.adopt_stated(&labels::maturity(words, &stage))),
        stages: Maturity::slugs().map(|slug| (slug, labels::maturity(words, slug), slug == chosen)).collect(),
        languages: Choice::of(
            "language",
            words.adopt_language(),
            tongues.collect(),
            Some(language(app, &sent.language, words)),
        ),
        note: sent.note.clone(),
        reached: Reached::of(&reach, &names, words),
        is_two: persons == Approval::Two,
    };
    Ok(page::cached(status, &page, Cache::Nobody))
}
