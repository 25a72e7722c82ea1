//! Signing in and out: one-time links made on the machine itself, and the sessions that any way in opens.
//!
//! Tokens are 256 random bits; the database holds their SHA-256 alone. Who has lost a link asks the operator for another.

use std::fmt;

use election_pool_protocol::{audience::Viewer, digest};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::{DeskError, account};
use crate::{
    app::App,
    model::{whence::Whence, words::Words},
    store::{
        self,
        account::Account,
        audit::AuditLine,
        session::{Digest, NewSession, Open, SignInLink, Turn, Way},
    },
};

/// A session in use is noted at most this often.
const NOTED_EVERY: SignedDuration = SignedDuration::from_mins(5);

/// A one-time link as it is handed over; it cannot be shown again.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// Whom it lets in.
    pub username: String,
    /// The address.
    pub url: String,
    /// From when on it is of no use.
    #[serde(serialize_with = "as_text")]
    pub expires: Timestamp,
}

fn as_text<S: serde::Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(at)
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{} signs in with it once, until {}", self.url, self.username, self.expires)
    }
}

/// Makes a one-time sign-in link for a person.
pub async fn link(app: &App, by: &str, username: &str) -> Result<Link, DeskError> {
    let person = account::acting(app, Some(username)).await?;
    link_for(app, by, person, "user link").await
}

/// Takes every way in away from a person, sessions and feeds of their own among them, and makes a link to begin anew with.
pub async fn reset(app: &App, by: &str, username: &str) -> Result<Link, DeskError> {
    let person = account::acting(app, Some(username)).await?;
    let line = AuditLine::new(by, "user reset", username);
    store::account::reset(&app.db, username, &line, app.clock.now()).await?;
    link_for(app, by, person, "user link").await
}

/// Ends every session of a person; their other ways in stay.
pub async fn end_all(app: &App, by: &str, username: &str) -> Result<(), DeskError> {
    let person = account::acting(app, Some(username)).await?;
    let line = AuditLine::new(by, "user sessions end", &person.username);
    Ok(store::session::end_all(&app.db, &person.username, &line, app.clock.now()).await?)
}

async fn link_for(app: &App, by: &str, person: Account, deed: &str) -> Result<Link, DeskError> {
    let now = app.clock.now();
    let token = hex::encode(app.chance.bytes::<32>());
    let expires = now + SignedDuration::from_secs(seconds(app.config.limits.sign_in_link_s));
    let line = AuditLine::new(by, deed, &person.username);
    store::session::put_link(&app.db, &digest_of(&token), &person.username, expires, &line, now).await?;
    let words = app.config.node.languages.iter().find_map(|code| Words::of(code)).unwrap_or_else(Words::english);
    let url = format!("{}/{}/sign-in/{token}", app.config.origin(), words.code);
    Ok(Link { username: person.username, url, expires })
}

/// What a link is good for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It lets this person in, once.
    Open(String),
    /// It never was, or is forgotten.
    Unknown,
    /// It was used.
    Used,
    /// Its time is over.
    Expired,
}

/// What a link is good for now; using it is [`begin`].
pub async fn standing(app: &App, token: &str) -> Result<Standing, DeskError> {
    let Some(link) = store::session::find_link(&app.db, &digest_of(token)).await? else {
        return Ok(Standing::Unknown);
    };
    let account = store::account::find(&app.db, &link.username).await?;
    Ok(match (link, account) {
        (SignInLink { used: Some(_), .. }, _) => Standing::Used,
        (SignInLink { expires, .. }, _) if expires <= app.clock.now() => Standing::Expired,
        (_, Some(person)) => Standing::Open(person.name),
        (_, None) => Standing::Unknown,
    })
}

/// Uses a link up; gives the token of the session for the cookie, or what was wrong with the link. Whoever was signed in
/// on this browser is not any more.
pub async fn begin(
    app: &App,
    token: &str,
    previous: Option<&Session>,
    whence: &Whence,
) -> Result<Result<String, Standing>, DeskError> {
    let now = app.clock.now();
    let (cookie, session) = new(app, Way::Link, whence);
    if store::session::begin(&app.db, &digest_of(token), &session, previous.map(|one| &one.token), now).await? {
        return Ok(Ok(cookie));
    }
    Ok(Err(match standing(app, token).await? {
        // Between the two questions somebody else was faster.
        Standing::Open(_) => Standing::Used,
        other => other,
    }))
}

/// A session about to begin, with the token for its cookie. Whoever came by a link has shown no second factor.
pub(super) fn new(app: &App, way: Way, whence: &Whence) -> (String, NewSession) {
    let now = app.clock.now();
    let cookie = hex::encode(app.chance.bytes::<32>());
    let session = NewSession {
        token: digest_of(&cookie),
        csrf: hex::encode(app.chance.bytes::<32>()),
        expires: now + SignedDuration::from_secs(seconds(app.config.limits.session_s)),
        way,
        second: (way != Way::Link).then_some(now),
        network: whence.network.clone(),
        browser: whence.browser.clone(),
    };
    (cookie, session)
}

/// What a session goes on under when it can do more than before, with the token for its cookie.
pub(super) fn turning(app: &App, session: &Session) -> (String, Turn) {
    let cookie = hex::encode(app.chance.bytes::<32>());
    let csrf = hex::encode(app.chance.bytes::<32>());
    let turn = Turn { from: session.token, to: digest_of(&cookie), csrf };
    (cookie, turn)
}

/// A session that goes on under another token.
#[derive(Debug, Clone)]
pub struct Turned {
    /// The token for the cookie.
    pub cookie: String,
    /// The session as it is now.
    pub session: Session,
}

impl Turned {
    /// A session that has just shown a second factor.
    pub(super) fn of(app: &App, session: &Session, cookie: String, turn: Turn) -> Self {
        let lasts = SignedDuration::from_secs(seconds(app.config.limits.second_factor_s));
        let second_until = Some(app.clock.now() + lasts);
        Self {
            cookie,
            session: Session {
                token: turn.to,
                csrf: turn.csrf,
                second_until,
                is_unconfirmed: false,
                ..session.clone()
            },
        }
    }
}

/// A person who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The person, as the account is now.
    pub account: Account,
    /// What every form that changes something must carry.
    pub csrf: String,
    /// How many languages the person asked for that are here now, and not cleared.
    pub answered: u64,
    /// In which languages the person likes to read, the best liked first.
    pub languages: Vec<String>,
    /// Until when a second factor that was shown counts, if one was.
    pub second_until: Option<Timestamp>,
    /// Whether nothing is open in it yet: it began with a link that somebody made, and its person has a second factor that was
    /// never shown in it.
    pub is_unconfirmed: bool,
    /// Until when the person approves and administers nothing, since their factors are new after a reset.
    pub settles: Option<Timestamp>,
    pub(super) token: Digest,
}

impl Session {
    /// What this person is to the rules of who may see what.
    pub fn viewer(&self) -> Viewer {
        account::viewer(&self.account)
    }

    /// Whether a second factor was shown in this session, so lately that it counts for what needs one.
    pub fn has_second_factor(&self, now: Timestamp) -> bool {
        self.second_until.is_some_and(|until| now < until)
    }

    /// Until when, after now, the person approves and administers nothing.
    pub fn settles_until(&self, now: Timestamp) -> Option<Timestamp> {
        self.settles.filter(|until| now < *until)
    }

    /// Whether its person may approve and administer: a second factor was shown lately, and is not new after a reset.
    pub fn decides(&self, now: Timestamp) -> bool {
        self.has_second_factor(now) && self.settles_until(now).is_none()
    }

    /// What the session is called where its person sees all of theirs; gives nothing of the token away.
    pub fn name(&self) -> String {
        name_of(&self.token)
    }
}

/// The session of a cookie, if it has not ended.
pub async fn find(app: &App, cookie: &str) -> Result<Option<Session>, DeskError> {
    let token = digest_of(cookie);
    let now = app.clock.now();
    let Some(found) = store::session::find(&app.db, &token, idle_since(app, now), now).await? else {
        return Ok(None);
    };
    // Often enough that nobody who reads is taken for gone.
    let noted_every = NOTED_EVERY.min(SignedDuration::from_secs(seconds(app.config.limits.session_idle_s)) / 4);
    if now.duration_since(found.seen) >= noted_every
        && let Err(error) = store::session::touch(&app.db, &token, now).await
    {
        // A full disk keeps nobody from reading.
        tracing::warn!(%error, "could not note that a session is in use");
    }
    let lasts = SignedDuration::from_secs(seconds(app.config.limits.second_factor_s));
    Ok(Some(Session {
        account: found.account,
        csrf: found.csrf,
        answered: found.answered,
        languages: found.languages,
        second_until: found.second.map(|at| at + lasts),
        is_unconfirmed: found.is_unconfirmed,
        settles: found.enrolled.map(|at| at + SignedDuration::from_secs(seconds(app.config.limits.new_factor_wait_s))),
        token,
    }))
}

/// How many languages a person may name.
pub const LANGUAGES: usize = 4;

/// Keeps in which languages a person likes to read, the best liked first; each counts once.
pub async fn set_languages(app: &App, session: &Session, languages: Vec<String>) -> Result<(), DeskError> {
    let mut kept: Vec<String> = Vec::new();
    for tag in languages {
        if kept.len() < LANGUAGES && !kept.contains(&tag) {
            kept.push(tag);
        }
    }
    Ok(store::account::set_languages(&app.db, &session.account.username, &kept).await?)
}

/// Ends a session.
pub async fn end(app: &App, session: &Session) -> Result<(), DeskError> {
    Ok(store::session::end(&app.db, &session.token, &session.account.username, app.clock.now()).await?)
}

/// What a session is called: half of a digest of random bits.
pub fn name_of(token: &Digest) -> String {
    hex::encode(&token[..16])
}

/// The open sessions of whoever has this one.
pub async fn list(app: &App, session: &Session) -> Result<Vec<Open>, DeskError> {
    let now = app.clock.now();
    Ok(store::session::list(&app.db, &session.account.username, idle_since(app, now), now).await?)
}

/// Ends another session of the same person; whether it was there or not, it is not there then.
pub async fn end_other(app: &App, session: &Session, name: &str) -> Result<(), DeskError> {
    let open = list(app, session).await?;
    let Some(other) = open.iter().find(|open| name_of(&open.token) == name) else { return Ok(()) };
    Ok(store::session::end_other(&app.db, &session.account.username, &other.token, app.clock.now()).await?)
}

/// Ends every other session of the same person, and every token of theirs.
pub async fn end_others(app: &App, session: &Session) -> Result<u64, DeskError> {
    let username = &session.account.username;
    Ok(store::session::end_others(&app.db, username, &session.token, app.clock.now()).await?)
}

/// From when on a session must have been in use so that it has not ended.
pub(super) fn idle_since(app: &App, now: Timestamp) -> Timestamp {
    now - SignedDuration::from_secs(seconds(app.config.limits.session_idle_s))
}

pub(super) fn seconds(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX / 1000)
}

pub(super) fn digest_of(token: &str) -> Digest {
    digest::sha256(token.as_bytes())
}
