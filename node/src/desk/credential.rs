//! What a person sets up to sign in with: an authenticator app with recovery codes, and then a password.
//!
//! The secret of an app is sealed for its person; codes and passwords are kept as digests. Whoever has a second factor
//! shows it before they change any of this (`may_change`).

use jiff::Timestamp;

use super::{
    DeskError,
    session::{self, Session, Turned},
};
use crate::{
    app::App,
    model::{
        password::{self, COST, Stretched, Unfit},
        totp::{self, Typed},
    },
    store::{
        self,
        credential::{Credential, HANDLE_BYTES},
    },
};

/// An app to be set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewApp {
    /// The secret, to be typed.
    pub secret: String,
    /// The same as apps read it from a picture or a link.
    pub address: String,
}

/// What a person has to sign in with besides links.
pub async fn find(app: &App, session: &Session) -> Result<Option<Credential>, DeskError> {
    Ok(store::credential::find(&app.db, &session.account.username).await?)
}

/// Whether a person may change what they sign in with: who has a second factor must have shown it.
pub fn may_change(kept: Option<&Credential>, session: &Session, now: Timestamp) -> bool {
    !kept.is_some_and(Credential::has_second_factor) || session.has_second_factor(now)
}

/// Begins with a new app.
pub async fn begin_app(app: &App, session: &Session) -> Result<(), DeskError> {
    let username = &session.account.username;
    let secret: [u8; totp::SECRET_BYTES] = app.chance.bytes();
    let sealed = app.sealer.seal(&purpose(username), &secret, &app.chance)?;
    Ok(store::credential::put_new_totp(&app.db, username, app.chance.bytes::<HANDLE_BYTES>(), &sealed).await?)
}

/// The app that is being set up.
pub fn new_app(app: &App, kept: Option<&Credential>, session: &Session) -> Result<Option<NewApp>, DeskError> {
    let username = &session.account.username;
    let Some(sealed) = kept.and_then(|kept| kept.totp_new.as_ref()) else { return Ok(None) };
    let secret = app.sealer.open(&purpose(username), sealed)?;
    Ok(Some(NewApp {
        secret: totp::grouped(&totp::base32(&secret), 4, " "),
        address: totp::address(&secret, username, app.config.host()),
    }))
}

/// The new app shows its first code: it counts from now on. Gives the recovery codes, which cannot be shown again, and the
/// session as it goes on, or nothing if the code is wrong.
pub async fn take_app(app: &App, session: &Session, typed: &str) -> Result<Option<(Vec<String>, Turned)>, DeskError> {
    let (username, now) = (&session.account.username, app.clock.now());
    let kept = store::credential::find(&app.db, username).await?;
    let (Some(sealed), Typed::App(code)) = (kept.and_then(|kept| kept.totp_new), Typed::read(typed)) else {
        return Ok(None);
    };
    let secret = app.sealer.open(&purpose(username), &sealed)?;
    let Some(step) = totp::matching(&secret, &code, now, 0) else { return Ok(None) };
    let codes = new_codes(app);
    let digests: Vec<_> = codes.iter().map(|code| totp::recovery_digest(code)).collect();
    let (cookie, turn) = session::turning(app, session);
    let is_taken = store::credential::take_totp(&app.db, username, &sealed, step, &digests, &turn, now).await?;
    Ok(is_taken.then(|| (codes, Turned::of(app, session, cookie, turn))))
}

/// New recovery codes in the place of those before; they cannot be shown again.
pub async fn make_codes(app: &App, session: &Session) -> Result<Vec<String>, DeskError> {
    let codes = new_codes(app);
    let digests: Vec<_> = codes.iter().map(|code| totp::recovery_digest(code)).collect();
    store::credential::put_codes(&app.db, &session.account.username, &digests, app.clock.now()).await?;
    Ok(codes)
}

fn new_codes(app: &App) -> Vec<String> {
    (0..totp::RECOVERY_CODES).map(|_| totp::recovery_code(app.chance.bytes())).collect()
}

/// Sets a password, and ends every other session of the person and every link they have not used; or says why it may not
/// be chosen.
pub async fn set_password(app: &App, session: &Session, typed: &str) -> Result<Result<(), Unfit>, DeskError> {
    let username = &session.account.username;
    if let Err(unfit) = password::check(typed, username) {
        return Ok(Err(unfit));
    }
    let (typed, salt) = (typed.to_owned(), app.chance.bytes());
    let stretched = stretching(app, move || Stretched::of(&typed, COST, salt)).await?;
    let stretched = stretched.map_err(|_| DeskError::Refused("the password could not be stretched".into()))?;
    let (text, now) = (stretched.to_string(), app.clock.now());
    store::credential::set_password(&app.db, username, &text, &session.token, now).await?;
    Ok(Ok(()))
}

/// Ends signing in by password, with the app and the codes that belong to it.
pub async fn end_password(app: &App, session: &Session) -> Result<(), DeskError> {
    Ok(store::credential::end_password(&app.db, &session.account.username, app.clock.now()).await?)
}

/// What the secret of a person's app is sealed for.
pub(super) fn purpose(username: &str) -> String {
    format!("authenticator app of {username}")
}

/// Stretches a password away from the tasks, few at once.
pub(super) async fn stretching<T: Send + 'static>(
    app: &App,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, DeskError> {
    let failed = |reason: String| DeskError::Refused(format!("a password could not be tried: {reason}"));
    let permit = app.stretching.clone().acquire_owned().await.map_err(|error| failed(error.to_string()))?;
    let done = tokio::task::spawn_blocking(move || {
        let outcome = work();
        drop(permit);
        outcome
    });
    done.await.map_err(|error| failed(error.to_string()))
}
