//! Having a machine translate a material: which language, and why it is not done where it is not.

use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;

use super::{
    faults::{Said, WRONG},
    line,
};
use crate::{
    app::{App, config::Approval},
    desk::{incoming::sees_offers, publish::Outcome, session::Session, translation, wish},
    store::{
        account::Account,
        material::{self, Held, State as MaterialState},
    },
    web::{
        held::marked,
        page::{self, Cache},
        pages::{
            incoming::person,
            text::{self, Text},
        },
        problem::Fault,
        reader::Reader,
        session,
        shell::Shell,
    },
};

/// The page on which it is done.
#[derive(Debug, Template)]
#[template(path = "translate.html")]
pub struct TranslatePage {
    /// The frame.
    pub shell: Shell,
    /// What forms must carry.
    pub csrf: String,
    /// Where the form goes.
    pub action: String,
    /// The page of the material.
    pub back: String,
    /// The title of the material.
    pub title: Text,
    /// The languages there are to choose from, and whether each is chosen.
    pub languages: Vec<(Text, bool)>,
    /// What is wrong.
    pub faults: Vec<Said>,
    /// What is asked of the material already: what, the page of that, and who and when.
    pub waits: Vec<(String, String, String)>,
    /// Where to show a second factor first.
    pub confirm: Option<String>,
    /// Whether another person approves it.
    pub is_two: bool,
}

/// The language.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    csrf: String,
    #[serde(default)]
    language: String,
}

/// Where a material is translated by a machine, for those who may have that done.
pub(in crate::web::pages) fn address(app: &App, reader: &Reader, held: &Held) -> Option<String> {
    let person = &reader.presence.session()?.account;
    let may = is_open_to(person, held) && !app.config.translation.providers.is_empty();
    (may && !wish::lacking(app, held).is_empty())
        .then(|| format!("/{}/desk/translate/{}", reader.words.code, held.material.id))
}

fn is_open_to(person: &Account, held: &Held) -> bool {
    let material = &held.material;
    sees_offers(person)
        && material.state == MaterialState::Live
        && (!material.is_own || material.authority == person.authority)
}

/// `GET /{lang}/desk/translate/{uuid}`.
pub async fn get(
    State(app): State<App>,
    reader: Reader,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, Fault> {
    match person(&app, &reader) {
        Ok(session) => {
            let held = found(&app, &reader, session, &id).await?;
            show(&app, &reader, session, &held, StatusCode::OK, "", Vec::new()).await
        }
        Err(response) => Ok(*response),
    }
}

/// `POST /{lang}/desk/translate/{uuid}`: asks a machine, or waits for another person where two decide about what is ours.
pub async fn post(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, id)): Path<(String, String)>,
    Form(wanted): Form<Wanted>,
) -> Result<Response, Fault> {
    let session = session::pressed(&app, &reader.presence, &headers, &wanted.csrf)?;
    let (words, language) = (reader.words, wanted.language.as_str());
    let held = found(&app, &reader, session, &id).await?;
    if language.is_empty() {
        return show(&app, &reader, session, &held, WRONG, "", vec![Said::missing(words)]).await;
    }
    if needs_factor(&app, session, &held) {
        let said = Said { text: words.incoming_second(), english: None };
        return show(&app, &reader, session, &held, StatusCode::CONFLICT, language, vec![said]).await;
    }
    match Box::pin(translation::ask(&app, &id, language, Some(&session.account.username))).await {
        Ok(Outcome::Submitted { id: waits, .. }) => {
            Ok(Redirect::to(&format!("/{}/desk/waiting/{waits}", words.code)).into_response())
        }
        Ok(_) => Ok(Redirect::to(&format!("/{}/materials/{id}", words.code)).into_response()),
        Err(error) => {
            let said = Said::of_error(words, error)?;
            show(&app, &reader, session, &held, WRONG, language, vec![said]).await
        }
    }
}

/// Whether what a machine makes of it is published at once, for which this session has not shown enough.
fn needs_factor(app: &App, session: &Session, held: &Held) -> bool {
    held.material.is_own && app.config.publishing.approval == Approval::One && !session.decides(app.clock.now())
}

/// The material; whoever may not have it translated finds nothing here.
async fn found(app: &App, reader: &Reader, session: &Session, id: &str) -> Result<Held, Fault> {
    let held = material::find(&app.db, &reader.viewer, id).await?;
    held.filter(|held| is_open_to(&session.account, held)).ok_or_else(|| Fault::absent(app, reader.words.code))
}

async fn show(
    app: &App,
    reader: &Reader,
    session: &Session,
    held: &Held,
    status: StatusCode,
    chosen: &str,
    faults: Vec<Said>,
) -> Result<Response, Fault> {
    let words = reader.words;
    let id = &held.material.id;
    let here = format!("/desk/translate/{id}");
    let action = format!("/{}{here}", words.code);
    let chosen = if chosen.is_empty() { words.code } else { chosen };
    let page = TranslatePage {
        shell: Shell::to(app, reader, "desk", here),
        csrf: session.csrf.clone(),
        back: format!("/{}/materials/{id}", words.code),
        title: line::title_of(held, &reader.likes),
        languages: wish::lacking(app, held).iter().map(|tag| (text::tongue(tag), tag == chosen)).collect(),
        faults,
        waits: line::asked(app, reader, &session.account, held, line::Before::Translating).await?,
        confirm: needs_factor(app, session, held).then(|| session::confirm_address(words.code, &action)),
        is_two: held.material.is_own && app.config.publishing.approval == Approval::Two,
        // Showing a second factor meanwhile gives the session another token.
        action: marked(&action),
    };
    Ok(page::cached(status, &page, Cache::Nobody))
}
