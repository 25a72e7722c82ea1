//! Signing in with a password and then a code, and showing a code once more. Passkeys are `passkey`, links `session`.
//!
//! Whoever fails is told the same, whether there is such a user or not, after the same time. What failed is counted by name
//! and by network; a name that waits can still sign in with a passkey or a link, and whoever is signed in can still show a
//! code once more: nobody guesses those from outside, so they are counted apart.

use jiff::{SignedDuration, Timestamp};

use super::{
    DeskError, credential,
    session::{self, Session, digest_of, seconds},
};
use crate::{
    app::App,
    model::{
        name::is_username,
        password::Stretched,
        totp::{self, Typed},
        whence::Whence,
    },
    store::{
        self,
        credential::Credential,
        failure::{Subject, Waits},
        session::{Digest, Way},
        sign_in::{Counted, Proof},
        step::{Kind, Step, Used},
    },
};

/// Why somebody is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Something of what was shown is not right.
    Wrong,
    /// It took too long, or was begun in another browser: begin anew.
    Late,
    /// Too much failed: so many seconds to wait.
    Wait(u64),
    /// Too many passwords wait to be tried.
    Busy,
}

/// What is tried of a person, each counted by itself.
#[derive(Debug, Clone, Copy)]
enum Of<'a> {
    /// A password, by anybody.
    Password(&'a str),
    /// A code, by whoever knew the password.
    Code(&'a str),
    /// A code, by whoever is signed in.
    Confirm(&'a str),
}

impl Of<'_> {
    fn subject(self) -> String {
        match self {
            Self::Password(username) => format!("user {username}"),
            Self::Code(username) => format!("code {username}"),
            Self::Confirm(username) => format!("confirm {username}"),
        }
    }
}

/// A count of tries, under a name and for a network.
#[derive(Debug, Clone)]
struct Try {
    /// Under which it was counted, and what else is forgotten if it succeeds.
    names: Vec<String>,
    /// None for whoever is signed in: what their neighbours fail at does not keep them.
    network: Option<String>,
}

impl Try {
    /// Counts a try before it is looked at.
    async fn begin(app: &App, of: Of<'_>, whence: &Whence) -> Result<Result<Self, Refusal>, DeskError> {
        let limits = &app.config.limits;
        let name = of.subject();
        let mut subjects = vec![Subject { name: name.clone(), free: limits.failures_free }];
        let network = (!matches!(of, Of::Confirm(_))).then(|| format!("network {}", whence.network));
        if let Some(name) = network.clone() {
            subjects.push(Subject { name, free: limits.failures_free_network });
        }
        let names = match of {
            // Whoever is in knew the password as well.
            Of::Code(username) => vec![name, Of::Password(username).subject()],
            Of::Password(_) | Of::Confirm(_) => vec![name],
        };
        let this = Self { names, network };
        let length = |number: u64| SignedDuration::from_secs(seconds(number));
        let waits = Waits {
            first: length(limits.failure_wait_s),
            cap: length(limits.failure_wait_cap_s),
            memory: length(limits.failure_memory_s),
        };
        let now = app.clock.now();
        let counted = store::failure::count(&app.db, &subjects, waits, now).await?;
        Ok(counted.map(|()| this).map_err(|until| Refusal::Wait(wait_s(until, now))))
    }

    fn counted(&self) -> Counted<'_> {
        Counted { names: &self.names, network: self.network.as_deref() }
    }
}

fn wait_s(until: Timestamp, now: Timestamp) -> u64 {
    u64::try_from(until.duration_since(now).as_millis()).unwrap_or(0).div_ceil(1000).max(1)
}

/// Tries a password; gives what the browser holds until it shows a code.
pub async fn password(
    app: &App,
    username: &str,
    typed: &str,
    whence: &Whence,
) -> Result<Result<String, Refusal>, DeskError> {
    let username = username.trim().to_ascii_lowercase();
    let username = if is_username(&username) { username.as_str() } else { "" };
    // Whoever finds no seat has not tried, so nothing is counted.
    let Ok(_seat) = app.password_seats.clone().try_acquire_owned() else { return Ok(Err(Refusal::Busy)) };
    let attempt = match Try::begin(app, Of::Password(username), whence).await? {
        Ok(attempt) => attempt,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let found = store::credential::find(&app.db, username).await?;
    let kept = found.filter(|kept| kept.totp.is_some()).and_then(|kept| kept.password);
    if !is_password(app, kept, typed).await? {
        return Ok(Err(Refusal::Wrong));
    }
    store::failure::uncount(&app.db, attempt.counted()).await?;
    let cookie = hex::encode(app.chance.bytes::<32>());
    let step = Step {
        token: digest_of(&cookie),
        kind: Kind::Code,
        username: Some(username.to_owned()),
        challenge: None,
        expires: app.clock.now() + SignedDuration::from_secs(seconds(app.config.limits.sign_in_step_s)),
    };
    store::step::put(&app.db, &step).await?;
    Ok(Ok(cookie))
}

/// Where there is no password one is tried all the same, so that it takes as long.
async fn is_password(app: &App, kept: Option<String>, typed: &str) -> Result<bool, DeskError> {
    let unusable = |_| DeskError::Refused("a kept password cannot be used".into());
    let kept = kept.map_or(Ok(Stretched::nobodys()), |kept| kept.parse()).map_err(unusable)?;
    let typed = typed.to_owned();
    credential::stretching(app, move || kept.is(&typed)).await?.map_err(unusable)
}

/// Whether a browser holds a step that waits for a code.
pub async fn is_waiting(app: &App, step: &str) -> Result<bool, DeskError> {
    Ok(store::step::find(&app.db, &digest_of(step), Kind::Code, app.clock.now()).await?.is_some())
}

/// Tries a code after the password; gives the token of the session for the cookie.
pub async fn code(
    app: &App,
    step: &str,
    typed: &str,
    previous: Option<&Session>,
    whence: &Whence,
) -> Result<Result<String, Refusal>, DeskError> {
    let now = app.clock.now();
    let token = digest_of(step);
    let Some(username) = store::step::find(&app.db, &token, Kind::Code, now).await?.and_then(|step| step.username)
    else {
        return Ok(Err(Refusal::Late));
    };
    let attempt = match Try::begin(app, Of::Code(&username), whence).await? {
        Ok(attempt) => attempt,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let Some(shown) = shown(app, &username, typed).await? else { return Ok(Err(Refusal::Wrong)) };
    let (cookie, session) = session::new(app, Way::Password, whence);
    let previous = previous.map(|one| &one.token);
    let counted = attempt.counted();
    let proof = shown.proof();
    let is_in =
        store::sign_in::enter(&app.db, &username, proof, Used::Kept(&token), &session, previous, counted, now).await?;
    Ok(if is_in { Ok(cookie) } else { Err(Refusal::Wrong) })
}

/// Tries a code of somebody who is signed in; gives the token under which the session goes on.
pub async fn confirm(
    app: &App,
    session: &Session,
    typed: &str,
    whence: &Whence,
) -> Result<Result<String, Refusal>, DeskError> {
    let username = &session.account.username;
    let attempt = match Try::begin(app, Of::Confirm(username), whence).await? {
        Ok(attempt) => attempt,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let Some(shown) = shown(app, username, typed).await? else { return Ok(Err(Refusal::Wrong)) };
    turn(app, session, shown.proof(), None, attempt.counted()).await
}

/// The session goes on under another token, with a second factor.
pub(super) async fn turn(
    app: &App,
    session: &Session,
    proof: Proof<'_>,
    step: Option<&Digest>,
    counted: Counted<'_>,
) -> Result<Result<String, Refusal>, DeskError> {
    let (cookie, turn) = session::turning(app, session);
    let (username, now) = (&session.account.username, app.clock.now());
    let is_done = store::sign_in::confirm(&app.db, username, proof, step, &turn, counted, now).await?;
    Ok(if is_done { Ok(cookie) } else { Err(Refusal::Wrong) })
}

/// A code that is right, as far as can be said before it is used up.
enum Shown {
    Code(i64),
    Recovery(Digest),
}

impl Shown {
    const fn proof(&self) -> Proof<'_> {
        match self {
            Self::Code(step) => Proof::Code(*step),
            Self::Recovery(digest) => Proof::Recovery(digest),
        }
    }
}

async fn shown(app: &App, username: &str, typed: &str) -> Result<Option<Shown>, DeskError> {
    let Some(Credential { totp: Some(sealed), totp_step, .. }) = store::credential::find(&app.db, username).await?
    else {
        return Ok(None);
    };
    Ok(match Typed::read(typed) {
        Typed::App(code) => {
            let secret = app.sealer.open(&credential::purpose(username), &sealed)?;
            totp::matching(&secret, &code, app.clock.now(), totp_step).map(Shown::Code)
        }
        // Whether it is one of theirs is found out when it is used up.
        Typed::Recovery(digest) => Some(Shown::Recovery(digest)),
        Typed::Neither => None,
    })
}
