//! Tokens of people for their programs: made, seen and ended by their person, or on the command line.
//!
//! A token is 256 random bits; the database holds its SHA-256 alone. It narrows what its person may do and never widens
//! it: at each use it is held against the role the person has then. docs/decide/0022-api.md.

use std::fmt;

use election_pool_protocol::audience::Viewer;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::{
    DeskError, account,
    session::{Session, digest_of, seconds},
};
use crate::{
    app::{App, config::Approval},
    model::{
        markdown,
        scope::{Scope, Scopes},
    },
    store::{
        self,
        account::{Account, Role},
        token::Token,
    },
};

/// What a token begins with, so that it is known for one where it was left lying.
const MARK: &str = "ept_";
/// The longest name of a token.
pub const NAME_CHARS: usize = 60;
/// A use is noted at most this often.
const NOTED_EVERY: SignedDuration = SignedDuration::from_mins(5);

/// A token to be made.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// What its person calls it.
    pub name: String,
    /// What it is for.
    pub scopes: Scopes,
    /// How many days it lasts.
    pub days: Option<u32>,
}

/// A token as it is handed over; it cannot be shown again.
#[derive(Debug, Clone, Serialize)]
pub struct Made {
    /// The token.
    pub token: String,
    /// What it is called when it is ended.
    pub id: String,
    /// Whose it is.
    pub username: String,
    /// What it is for.
    pub scopes: Vec<&'static str>,
    /// From when on it is of no use, RFC 3339.
    pub expires: String,
}

impl fmt::Display for Made {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { token, id, username, expires, .. } = self;
        write!(f, "{token}\n{id} of {username} for {} until {expires}; it is shown this once", self.scopes.join(", "))
    }
}

/// Why a token is not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unmade {
    /// It would be for nothing.
    ForNothing,
    /// This is not the person's to give.
    Beyond(Scope),
    /// It would last longer than any may, which is so many days.
    TooLong(u32),
    /// The person has as many as may be.
    Full,
}

impl fmt::Display for Unmade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ForNothing => f.write_str("a token is for something: name its scopes"),
            Self::Beyond(scope) => write!(f, "the role of this person does not reach as far as the scope “{scope}”"),
            Self::TooLong(most) => write!(f, "a token lasts from 1 to {most} days"),
            Self::Full => f.write_str("this person has as many tokens as may be; end one first"),
        }
    }
}

/// What a role may give a token at most.
pub fn reach(role: Role) -> Scopes {
    let mut scopes = vec![Scope::Read, Scope::Wishes, Scope::Digests];
    if role != Role::Client {
        scopes.push(Scope::Offers);
    }
    if matches!(role, Role::Author | Role::Approver) {
        scopes.extend([Scope::Write, Scope::Submit, Scope::Approve]);
    }
    match role {
        Role::PeerAdministrator => scopes.extend([Scope::Follows, Scope::Administer]),
        Role::Operator => scopes.extend([Scope::Administer, Scope::Audit]),
        Role::Auditor => scopes.push(Scope::Audit),
        _ => {}
    }
    Scopes(scopes.into_iter().collect())
}

/// Makes a token on a page of its person, who has just shown a second factor.
pub async fn make(app: &App, session: &Session, wanted: Wanted) -> Result<Result<Made, Unmade>, DeskError> {
    let is_confirmed = session.decides(app.clock.now());
    put(app, &session.account, wanted, is_confirmed, &session.account.username).await
}

/// Makes a token on the command line, where nobody shows a second factor: it cannot be for what needs one.
pub async fn make_for(app: &App, user: &str, wanted: Wanted) -> Result<Made, DeskError> {
    let person = account::acting(app, Some(user)).await?;
    if let Some(scope) = wanted.scopes.0.iter().find(|scope| scope.decides()) {
        let words = format!("a token for “{scope}” is made by its person, on the account page, with a second factor");
        return Err(DeskError::Refused(words));
    }
    put(app, &person, wanted, false, "command line").await?.map_err(|why| DeskError::Refused(why.to_string()))
}

async fn put(
    app: &App,
    person: &Account,
    wanted: Wanted,
    is_confirmed: bool,
    by: &str,
) -> Result<Result<Made, Unmade>, DeskError> {
    let (limits, now) = (&app.config.limits, app.clock.now());
    let days = wanted.days.unwrap_or(limits.token_days);
    if wanted.scopes.0.is_empty() {
        return Ok(Err(Unmade::ForNothing));
    }
    if days == 0 || days > limits.token_days_max {
        return Ok(Err(Unmade::TooLong(limits.token_days_max)));
    }
    let most = reach(person.role);
    let is_given = |scope: Scope| most.has(scope) && (is_confirmed || !scope.decides());
    if let Some(beyond) = wanted.scopes.0.iter().find(|scope| !is_given(**scope)) {
        return Ok(Err(Unmade::Beyond(*beyond)));
    }
    let mut lasts = SignedDuration::from_hours(24 * i64::from(days));
    if wanted.scopes.0.iter().any(|scope| scope.decides()) {
        lasts = lasts.min(SignedDuration::from_secs(seconds(limits.approving_token_s)));
    }
    let secret = format!("{MARK}{}", hex::encode(app.chance.bytes::<32>()));
    let token = Token {
        id: app.chance.uuid(now).to_string(),
        name: markdown::line(&wanted.name, NAME_CHARS),
        scopes: wanted.scopes.to_string(),
        is_confirmed,
        made: now,
        expires: now + lasts,
        used: None,
    };
    let is_put = store::token::put(&app.db, &digest_of(&secret), &token, &person.username, limits.tokens, by).await?;
    if !is_put {
        return Ok(Err(Unmade::Full));
    }
    let (username, scopes) = (person.username.clone(), wanted.scopes.words());
    Ok(Ok(Made { token: secret, id: token.id, username, scopes, expires: token.expires.to_string() }))
}

/// A token as it is listed.
#[derive(Debug, Serialize)]
pub struct Row {
    /// What it is called when it is ended.
    pub id: String,
    /// What its person calls it.
    pub name: String,
    /// What it is for.
    pub scopes: String,
    /// When it was made, RFC 3339.
    pub made: String,
    /// From when on it is of no use, RFC 3339.
    pub expires: String,
    /// When it was last used, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub used: Option<String>,
}

/// The tokens of a person, as printed.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Rows(Vec<Row>);

impl fmt::Display for Rows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|row| {
            let used = row.used.as_ref().map_or_else(|| "not used yet".to_owned(), |used| format!("last used {used}"));
            writeln!(f, "{}  until {}  {}; {used}  {}", row.id, row.expires, row.scopes, row.name)
        })
    }
}

/// The tokens of a person that have not expired, the newest first.
pub async fn list(app: &App, person: &Account) -> Result<Vec<Token>, DeskError> {
    Ok(store::token::list(&app.db, &person.username, app.config.limits.tokens, app.clock.now()).await?)
}

/// The same for the command line.
pub async fn list_for(app: &App, user: &str) -> Result<Rows, DeskError> {
    let person = account::acting(app, Some(user)).await?;
    let row = |token: Token| Row {
        id: token.id,
        name: token.name,
        scopes: token.scopes,
        made: token.made.to_string(),
        expires: token.expires.to_string(),
        used: token.used.map(|used| used.to_string()),
    };
    Ok(Rows(list(app, &person).await?.into_iter().map(row).collect()))
}

/// Ends a token of a person; tells whether there was one.
pub async fn end(app: &App, person: &Account, id: &str) -> Result<bool, DeskError> {
    let username = &person.username;
    Ok(store::token::end(&app.db, username, id, username, app.clock.now()).await?)
}

/// Ends every token of a person.
pub async fn end_all(app: &App, person: &Account) -> Result<u64, DeskError> {
    Ok(store::token::end_all(&app.db, &person.username, &person.username, app.clock.now()).await?)
}

/// Ends a token of a person, or all of them where none is named, on the command line; tells how many.
pub async fn end_for(app: &App, user: &str, id: Option<&str>) -> Result<u64, DeskError> {
    let person = account::acting(app, Some(user)).await?;
    let (by, now) = ("command line", app.clock.now());
    match id {
        None => Ok(store::token::end_all(&app.db, &person.username, by, now).await?),
        Some(id) if store::token::end(&app.db, &person.username, id, by, now).await? => Ok(1),
        Some(id) => Err(DeskError::unknown("token", id)),
    }
}

/// A request that came with a good token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// The id of the token.
    pub id: String,
    /// The person, as the account is now.
    pub account: Account,
    /// What the token lets do now: what it was made for and the person's role still reaches.
    pub scopes: Scopes,
    /// From when on it is of no use.
    pub expires: Timestamp,
}

impl Grant {
    /// What this person is to the rules of who may see what.
    pub fn viewer(&self) -> Viewer {
        account::viewer(&self.account)
    }

    /// Whether it may publish what needs a second factor.
    pub fn is_confirmed(&self) -> bool {
        self.scopes.has(Scope::Approve)
    }

    /// Whether it may do what publishes at once where one person decides.
    pub fn may_publish(&self, app: &App) -> bool {
        app.config.publishing.approval == Approval::Two || self.is_confirmed()
    }
}

/// What a token lets do; nothing if it is none, has expired, was ended, or its account was.
pub async fn find(app: &App, secret: &str) -> Result<Option<Grant>, DeskError> {
    if !is_token(secret) {
        return Ok(None);
    }
    let (digest, now) = (digest_of(secret), app.clock.now());
    let Some((token, account)) = store::token::find(&app.db, &digest, now).await? else { return Ok(None) };
    if token.used.is_none_or(|used| now.duration_since(used) >= NOTED_EVERY)
        && let Err(error) = store::token::touch(&app.db, &digest, now).await
    {
        // A full disk keeps nobody from reading.
        tracing::warn!(%error, "could not note that a token is in use");
    }
    let (kept, most) = (Scopes::of_words(&token.scopes), reach(account.role));
    let is_good = |scope: &Scope| most.has(*scope) && (token.is_confirmed || !scope.decides());
    let scopes = Scopes(kept.0.into_iter().filter(is_good).collect());
    Ok(Some(Grant { id: token.id, account, scopes, expires: token.expires }))
}

fn is_token(word: &str) -> bool {
    let digits = word.strip_prefix(MARK).unwrap_or_default();
    digits.len() == 64 && digits.bytes().all(|b| b.is_ascii_hexdigit())
}
