//! Addresses of feeds for one person: made, seen and ended by that person, good for what they may see, up to GREEN.
//!
//! A token is 256 random bits; the database holds its SHA-256 alone. What the address shows is asked anew each time, of
//! the account as it is then.

use election_pool_protocol::{audience::Viewer, digest};
use jiff::SignedDuration;

use super::{DeskError, account, session::Session};
use crate::{
    app::App,
    store::feed_token::{self, FeedToken},
};

/// A reading is noted at most this often.
const NOTED_EVERY: SignedDuration = SignedDuration::from_hours(1);

/// Makes an address; gives its token, which cannot be shown again, or nothing if the person has as many as they may.
pub async fn make(app: &App, session: &Session) -> Result<Option<String>, DeskError> {
    let now = app.clock.now();
    let token = hex::encode(app.chance.bytes::<32>());
    let id = app.chance.uuid(now).to_string();
    let (username, most) = (&session.account.username, app.config.limits.own_feeds);
    let is_put = feed_token::put(&app.db, &digest::sha256(token.as_bytes()), &id, username, most, now).await?;
    Ok(is_put.then_some(token))
}

/// The addresses of a person, the newest first.
pub async fn list(app: &App, session: &Session) -> Result<Vec<FeedToken>, DeskError> {
    Ok(feed_token::list(&app.db, &session.account.username, app.config.limits.own_feeds).await?)
}

/// Ends an address of the person; tells whether there was one.
pub async fn end(app: &App, session: &Session, id: &str) -> Result<bool, DeskError> {
    Ok(feed_token::end(&app.db, &session.account.username, id, app.clock.now()).await?)
}

/// Whose feed a token shows; nobody's if it is none, was ended, or its account was.
pub async fn viewer(app: &App, token: &str) -> Result<Option<Viewer>, DeskError> {
    let token = digest::sha256(token.as_bytes());
    let Some((person, used)) = feed_token::find(&app.db, &token).await? else { return Ok(None) };
    let now = app.clock.now();
    if used.is_none_or(|used| now.duration_since(used) >= NOTED_EVERY)
        && let Err(error) = feed_token::touch(&app.db, &token, now).await
    {
        // A full disk keeps nobody from reading.
        tracing::warn!(%error, "could not note that a feed is in use");
    }
    Ok(Some(account::viewer(&person)))
}
