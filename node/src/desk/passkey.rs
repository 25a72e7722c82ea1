//! Passkeys: added, used to sign in, used to show a second factor once more, named and removed.
//!
//! A challenge belongs to one browser and is used up by the passkey that answers it. One for whoever wants to sign in
//! follows from what their browser holds, sealed with the time it ends: anybody may ask, so asking writes no row. The
//! authenticator must have verified its person, so a passkey is two factors at once. Nobody guesses one, so what fails is
//! counted nowhere.

use election_pool_protocol::origin::Origin;
use jiff::{SignedDuration, Timestamp};

use super::{
    DeskError,
    session::{self, Session, Turned, digest_of, seconds},
    sign_in::{Refusal, turn},
};
use crate::{
    app::App,
    model::{
        passkey::{CHALLENGE_BYTES, Making, Party, Using, Wrong},
        whence::Whence,
    },
    store::{
        self, StoreError,
        credential::HANDLE_BYTES,
        passkey::Passkey,
        session::{Digest, Way},
        sign_in::{Counted, Proof},
        step::{Kind, Step, Used},
    },
};

/// Longest name of a passkey, in characters.
const NAME_CHARS: usize = 60;

/// What is asked of a browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Challenge {
    /// What the passkey is to sign.
    pub bytes: [u8; CHALLENGE_BYTES],
    /// The host it must be of.
    pub host: String,
    /// The passkeys of the person, where it is known who it is.
    pub known: Vec<Vec<u8>>,
    /// What passkeys know the person by, where one is to be made.
    pub handle: Vec<u8>,
}

/// Asks for any passkey; gives also what the browser holds until it answers.
pub fn ask(app: &App) -> Result<(String, Challenge), DeskError> {
    let expires = app.clock.now() + SignedDuration::from_secs(seconds(app.config.limits.sign_in_step_s));
    let cookie = hex::encode(app.sealer.seal(HELD, &expires.as_millisecond().to_be_bytes(), &app.chance)?);
    let bytes = challenge_of(&cookie);
    Ok((cookie, Challenge { bytes, host: host(app), known: Vec::new(), handle: Vec::new() }))
}

/// What a browser holds until it answers is sealed for this.
const HELD: &str = "challenge for a passkey";

/// The challenge that goes with what a browser holds.
fn challenge_of(cookie: &str) -> [u8; CHALLENGE_BYTES] {
    digest_of(&format!("{HELD} {cookie}"))
}

/// Until when what a browser holds is of use, if it is of this node and not over.
fn held(app: &App, cookie: &str) -> Option<Timestamp> {
    let millisecond = app.sealer.open(HELD, &hex::decode(cookie).ok()?).ok()?;
    let millisecond = i64::from_be_bytes(millisecond.try_into().ok()?);
    Timestamp::from_millisecond(millisecond).ok().filter(|expires| app.clock.now() < *expires)
}

/// Asks somebody who is signed in for one of theirs, or for a new one.
pub async fn ask_of(app: &App, session: &Session, is_new: bool) -> Result<Challenge, DeskError> {
    let username = &session.account.username;
    let kind = if is_new { Kind::Register } else { Kind::Confirm };
    store::credential::ensure(&app.db, username, app.chance.bytes::<HANDLE_BYTES>()).await?;
    let handle = store::credential::find(&app.db, username).await?.map(|kept| kept.handle).unwrap_or_default();
    let known = list(app, session).await?.into_iter().map(|passkey| passkey.id).collect();
    let bytes = put(app, step_of(session), kind, Some(username.clone())).await?;
    Ok(Challenge { bytes, host: host(app), known, handle })
}

async fn put(app: &App, token: Digest, kind: Kind, username: Option<String>) -> Result<[u8; 32], DeskError> {
    let bytes = app.chance.bytes();
    let expires = app.clock.now() + SignedDuration::from_secs(seconds(app.config.limits.sign_in_step_s));
    store::step::put(&app.db, &Step { token, kind, username, challenge: Some(bytes), expires }).await?;
    Ok(bytes)
}

/// The one step that a session can be in.
fn step_of(session: &Session) -> Digest {
    digest_of(&format!("step of {}", hex::encode(session.token)))
}

/// Adds a passkey that was just made; gives the session as it goes on.
pub async fn add(
    app: &App,
    session: &Session,
    making: &Making,
    name: &str,
) -> Result<Result<Turned, Refusal>, DeskError> {
    let now = app.clock.now();
    let token = step_of(session);
    let step = store::step::find(&app.db, &token, Kind::Register, now).await?;
    let Some(challenge) = step.and_then(|step| step.challenge) else { return Ok(Err(Refusal::Late)) };
    if !store::step::take(&app.db, &token, now).await? {
        return Ok(Err(Refusal::Late));
    }
    let made = match making.check(party(app, &host(app)), &challenge) {
        Ok(made) => made,
        Err(wrong) => return Ok(Err(refused(wrong))),
    };
    let passkey = Passkey {
        id: made.id,
        username: session.account.username.clone(),
        name: named(name),
        algorithm: made.algorithm,
        public: made.public,
        counter: made.counter,
        is_backed_up: made.is_backed_up,
        made: now,
        used: None,
    };
    let (cookie, turn) = session::turning(app, session);
    match store::passkey::put(&app.db, &passkey, app.config.limits.passkeys, &turn, now).await {
        Ok(true) => Ok(Ok(Turned::of(app, session, cookie, turn))),
        Ok(false) | Err(StoreError::Unique(_)) => Ok(Err(Refusal::Wrong)),
        Err(error) => Err(error.into()),
    }
}

/// Signs in whoever shows a passkey; gives the token of the session for the cookie.
pub async fn enter(
    app: &App,
    step: &str,
    using: &Using,
    previous: Option<&Session>,
    whence: &Whence,
) -> Result<Result<String, Refusal>, DeskError> {
    let now = app.clock.now();
    let token = digest_of(step);
    let Some(expires) = held(app, step) else { return Ok(Err(Refusal::Late)) };
    if store::step::find(&app.db, &token, Kind::Answered, now).await?.is_some() {
        return Ok(Err(Refusal::Late));
    }
    let challenge = challenge_of(step);
    let Some(kept) = store::passkey::find(&app.db, &using.id).await? else { return Ok(Err(Refusal::Wrong)) };
    let credential = store::credential::find(&app.db, &kept.username).await?;
    if credential.is_none_or(|credential| credential.handle != using.user) {
        return Ok(Err(Refusal::Wrong));
    }
    let proof = match proof(app, using, &kept, &challenge) {
        Ok(proof) => proof,
        Err(wrong) => return Ok(Err(refused(wrong))),
    };
    let (cookie, session) = session::new(app, Way::Passkey, whence);
    let used = Used::Answered(&token, expires);
    let (previous, counted) = (previous.map(|one| &one.token), Counted::default());
    let is_in = store::sign_in::enter(&app.db, &kept.username, proof, used, &session, previous, counted, now).await?;
    Ok(if is_in { Ok(cookie) } else { Err(Refusal::Wrong) })
}

/// Somebody who is signed in shows a passkey of theirs once more; gives the token under which the session goes on.
pub async fn confirm(app: &App, session: &Session, using: &Using) -> Result<Result<String, Refusal>, DeskError> {
    let token = step_of(session);
    let step = store::step::find(&app.db, &token, Kind::Confirm, app.clock.now()).await?;
    let Some(challenge) = step.and_then(|step| step.challenge) else { return Ok(Err(Refusal::Late)) };
    let kept = store::passkey::find(&app.db, &using.id).await?;
    let Some(kept) = kept.filter(|kept| kept.username == session.account.username) else {
        return Ok(Err(Refusal::Wrong));
    };
    match proof(app, using, &kept, &challenge) {
        Ok(proof) => turn(app, session, proof, Some(&token), Counted::default()).await,
        Err(wrong) => Ok(Err(refused(wrong))),
    }
}

fn proof<'a>(app: &App, using: &Using, kept: &'a Passkey, challenge: &[u8]) -> Result<Proof<'a>, Wrong> {
    let used = using.check(party(app, &host(app)), challenge, kept.algorithm, &kept.public)?;
    Ok(Proof::Passkey { id: &kept.id, counter: used.counter, is_backed_up: used.is_backed_up })
}

fn refused(wrong: Wrong) -> Refusal {
    tracing::info!(reason = %wrong, "a passkey was refused");
    Refusal::Wrong
}

/// The passkeys of a person, the oldest first.
pub async fn list(app: &App, session: &Session) -> Result<Vec<Passkey>, DeskError> {
    Ok(store::passkey::list(&app.db, &session.account.username, app.config.limits.passkeys).await?)
}

/// Gives a passkey of the person another name.
pub async fn rename(app: &App, session: &Session, id: &[u8], name: &str) -> Result<(), DeskError> {
    Ok(store::passkey::rename(&app.db, &session.account.username, id, &named(name)).await?)
}

/// Removes a passkey of the person.
pub async fn remove(app: &App, session: &Session, id: &[u8]) -> Result<(), DeskError> {
    Ok(store::passkey::remove(&app.db, &session.account.username, id, app.clock.now()).await?)
}

fn named(name: &str) -> String {
    name.trim().chars().filter(|c| !c.is_control()).take(NAME_CHARS).collect()
}

fn host(app: &App) -> String {
    let origin: Option<Origin> = app.config.origin().parse().ok();
    origin.map(|origin| origin.host().to_owned()).unwrap_or_default()
}

fn party<'a>(app: &'a App, host: &'a str) -> Party<'a> {
    Party { origin: app.config.origin(), host }
}
