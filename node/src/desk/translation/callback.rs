//! What a provider sends to the address that was made for one answer. Each works once; what is not expected is not taken.

use election_pool_protocol::digest::{hex, sha256};

use crate::{
    app::App,
    desk::DeskError,
    model::{markdown, translation::read_callback},
    store,
};

/// The longest reason of a provider that is kept.
const WHY_CHARS: usize = 200;

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// It was expected, and taken.
    Taken,
    /// Nothing is expected at that address, any more or ever.
    Unknown,
    /// It is not the answer that is expected there.
    Wrong,
}

/// Takes the form that was sent to the address with this secret; `is_error` where there is no translation.
pub async fn answer(app: &App, secret: &str, form: &[u8], is_error: bool) -> Result<Answered, DeskError> {
    let answered = taken(app, secret, form, is_error).await?;
    match answered {
        Answered::Taken => {}
        Answered::Unknown => tracing::warn!("a translation came that nobody waits for, or came twice: refused"),
        Answered::Wrong => tracing::warn!("a translation came that is not the one that is waited for: refused"),
    }
    Ok(answered)
}

async fn taken(app: &App, secret: &str, form: &[u8], is_error: bool) -> Result<Answered, DeskError> {
    let token = hex(&sha256(secret.as_bytes()));
    let Some((sent, material)) = store::translation::expected(&app.db, &token).await? else {
        return Ok(Answered::Unknown);
    };
    let Some(callback) = read_callback(form) else { return Ok(Answered::Wrong) };
    let is_other = |told: &str, known: &str| !told.is_empty() && !told.eq_ignore_ascii_case(known);
    if callback.reference != sent.translation
        || is_other(&callback.language, &sent.language)
        || sent.request.as_deref().is_some_and(|request| is_other(&callback.request, request))
    {
        return Ok(Answered::Wrong);
    }
    let why = callback.error.map(|why| format!("says: {}", markdown::line(&why, WHY_CHARS)));
    let outcome = match (&callback.text, &why) {
        (_, Some(why)) => Err(why.as_str()),
        (Some(text), None) if !is_error => Ok(text.as_str()),
        _ => Err("has no translation"),
    };
    let is_taken = store::translation::take(&app.db, &sent, &material, outcome, app.clock.now()).await?;
    Ok(if is_taken { Answered::Taken } else { Answered::Unknown })
}
