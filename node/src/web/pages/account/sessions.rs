//! Where a person is signed in, and the ends of it: at once, since every request asks the database who it comes from.

use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use http::HeaderMap;

use super::back;
use crate::{
    app::App,
    desk::session::{self as desk, Session},
    model::words::Words,
    store::session::{Open, Way},
    web::{
        pages::{own_feeds::Button, standing},
        problem::Fault,
        reader::Reader,
        session,
    },
};

/// One session.
#[derive(Debug)]
pub struct Line {
    /// Its name in addresses.
    pub id: String,
    /// The browser.
    pub browser: String,
    /// Since when, by which way, and when it was last used.
    pub facts: String,
    /// The network it began in, if that was noted.
    pub network: Option<String>,
    /// Whether it is the one that asks.
    pub is_here: bool,
}

impl Line {
    /// A session as it is shown.
    pub(super) fn of(open: &Open, here: &Session, words: &Words) -> Self {
        let moment = |at| standing::moment(at, words).text;
        let way = match open.way {
            Way::Link => words.way_link(),
            Way::Password => words.way_password(),
            Way::Passkey => words.way_passkey(),
        };
        let id = desk::name_of(&open.token);
        let is_named = !open.browser.is_empty();
        Self {
            is_here: id == here.name(),
            id,
            browser: if is_named { open.browser.clone() } else { words.account_session_unnamed() },
            facts: words.account_session_facts(&way, &moment(open.made), &moment(open.seen)),
            network: (!open.network.is_empty()).then(|| words.account_session_network(&open.network)),
        }
    }
}

/// `POST /{lang}/account/sessions/{id}/end`.
pub async fn end(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, id)): Path<(String, String)>,
    Form(button): Form<Button>,
) -> Result<Response, Fault> {
    let session = session::pressed(&app, &reader.presence, &headers, button.csrf())?;
    desk::end_other(&app, session, &id).await?;
    Ok(back(&reader, "sessions"))
}

/// `POST /{lang}/account/sessions/end`: all but this one.
pub async fn end_others(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Form(button): Form<Button>,
) -> Result<Response, Fault> {
    let session = session::pressed(&app, &reader.presence, &headers, button.csrf())?;
    desk::end_others(&app, session).await?;
    Ok(back(&reader, "sessions"))
}
