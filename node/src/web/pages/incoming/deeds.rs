//! What is done from the inbox about relations and what stands aside: each needs a second factor.

use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;

use super::{Button, Trouble, address, gone, show};
use crate::{
    app::App,
    desk::incoming,
    web::{pages::desk::faults::Said, problem::Fault, reader::Reader, session},
};

/// `POST /{lang}/desk/following/{id}/withdraw`: takes a request of ours back.
pub async fn withdraw(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, id)): Path<(String, String)>,
    Form(button): Form<Button>,
) -> Result<Response, Fault> {
    let (words, here) = (reader.words, address(reader.words));
    let session = session::confirmed(&app, &reader.presence, &headers, &button.csrf, words.code, &here)?;
    match incoming::withdraw(&app, &session.account, &id).await {
        Ok(Some(_)) => Ok(Redirect::to(&format!("{here}?done=withdrawn")).into_response()),
        Ok(None) => gone(&app, &reader, session, "follows").await,
        Err(error) => {
            let trouble = Trouble::at("follows", Said::of_error(words, error)?);
            show(&app, &reader, session, StatusCode::CONFLICT, trouble).await
        }
    }
}

/// Something in quarantine.
#[derive(Debug, Deserialize)]
pub struct Release {
    csrf: String,
    activity: String,
}

/// `POST /{lang}/desk/incoming/release`: tries one activity again.
pub async fn release(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Form(release): Form<Release>,
) -> Result<Response, Fault> {
    let (words, here) = (reader.words, address(reader.words));
    let session = session::confirmed(&app, &reader.presence, &headers, &release.csrf, words.code, &here)?;
    if incoming::release(&app, &session.account, &release.activity).await? {
        Ok(Redirect::to(&format!("{here}?done=tried")).into_response())
    } else {
        gone(&app, &reader, session, "aside").await
    }
}

/// A server, and what is said of it.
#[derive(Debug, Deserialize)]
pub struct About {
    csrf: String,
    host: String,
    #[serde(default)]
    reason: String,
}

/// `POST /{lang}/desk/incoming/retry`: tries everything again that stands aside between this node and a partner.
pub async fn retry(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Form(about): Form<About>,
) -> Result<Response, Fault> {
    let (words, here) = (reader.words, address(reader.words));
    let session = session::confirmed(&app, &reader.presence, &headers, &about.csrf, words.code, &here)?;
    match incoming::try_again(&app, &session.account, &about.host).await {
        Ok(_) => Ok(Redirect::to(&format!("{here}?done=tried")).into_response()),
        Err(error) => {
            let trouble = Trouble::at("aside", Said::of_error(words, error)?);
            show(&app, &reader, session, StatusCode::CONFLICT, trouble).await
        }
    }
}

/// `POST /{lang}/desk/incoming/settle`: says what came of the alarms about a server.
pub async fn settle(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Form(about): Form<About>,
) -> Result<Response, Fault> {
    let words = reader.words;
    let session = session::pressed(&app, &reader.presence, &headers, &about.csrf)?;
    let trouble = |said: Said| Trouble {
        host: about.host.clone(),
        typed: about.reason.clone(),
        fields: vec!["reason"],
        ..Trouble::at("alarms", said)
    };
    if about.reason.trim().is_empty() {
        let said = trouble(Said { text: words.incoming_settle_wordless(), english: None });
        return show(&app, &reader, session, StatusCode::UNPROCESSABLE_ENTITY, said).await;
    }
    // What was typed stays in the form until the second factor is shown.
    if !session.decides(app.clock.now()) {
        let said = trouble(Said { text: words.incoming_second(), english: None });
        return show(&app, &reader, session, StatusCode::CONFLICT, said).await;
    }
    match incoming::settle(&app, &session.account, &about.host, &about.reason).await {
        Ok(_) => Ok(Redirect::to(&format!("{}?done=settled", address(words))).into_response()),
        Err(error) => {
            let said = trouble(Said::of_error(words, error)?);
            show(&app, &reader, session, StatusCode::CONFLICT, said).await
        }
    }
}
