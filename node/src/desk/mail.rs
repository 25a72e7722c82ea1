//! Digests by mail: letters that tell what is new, to people of this node and to whoever asked for what is public.
//!
//! What a letter says is made when it is sent, through the same rule of who sees what as every page: what was withdrawn or
//! narrowed meanwhile is not in it. Of AMBER it says that there is something, with a link, and of RED nothing. A letter is
//! written down before it is sent and gone once the server has taken it; where this process ends between the two it is
//! sent once more, under the same `Message-ID`: nobody can do better with SMTP.

mod health;
mod issue;
mod person;
mod public;

use std::{fs::File, io::Read, time::Duration};

use async_trait::async_trait;
use election_pool_protocol::lane;
use jiff::{SignedDuration, Timestamp};

use super::{DeskError, session::seconds};
use crate::{
    app::{App, Metrics, safety},
    model::{
        digest::{Choice, Frequency},
        mail_address::MailAddress,
        words::Words,
    },
    store::{
        self,
        mail::{Digest, Kind, Letter, Settled},
    },
    transport::mail::{self, Hindrance, MailError, MailServer},
};

pub use self::{
    health::{Health, Trouble, health},
    issue::Issue,
    person::{Own, Wanted, confirm_address, confirms, end, end_address, levels, make, own, set, want_address},
    public::{Asked, ask, confirm, leave, leaving, request_of},
};

/// The longest that a digest waits for its next letter.
pub const DIGEST_LONGEST: SignedDuration = SignedDuration::from_hours(8 * 24);
/// Letters written down in one round.
const SPREAD: u32 = 500;
/// Letters in trouble that are named.
const SHOWN: u32 = 10;
/// The longest password.
const PASSWORD_BYTES: u64 = 1_024;
/// How long a digest that is told at once rests after a letter was refused.
const REFUSED_REST: SignedDuration = SignedDuration::from_hours(24);

/// What a letter is to say.
#[derive(Debug)]
pub enum Sheet {
    /// It asks somebody without an account whether they want this.
    Confirm {
        /// What.
        choice: Choice,
        /// The page with the button.
        link: String,
        /// How long that may be pressed, in seconds.
        within_s: u64,
    },
    /// It asks whether this is the address of somebody here.
    Address {
        /// The page with the button.
        link: String,
        /// How long that may be pressed, in seconds.
        within_s: u64,
    },
    /// It tells what is new.
    Digest(Box<Issue>),
}

/// A letter in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// What this node is called.
    pub sender: String,
    /// In one line.
    pub subject: String,
    /// For whoever reads plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
}

/// Whoever can put letters in words; the pages can.
#[async_trait]
pub trait Printer: Send + Sync {
    /// The letter in the words of a language.
    async fn print(&self, app: &App, words: &'static Words, sheet: &Sheet) -> Result<Printed, DeskError>;
}

/// The server that letters go through, if this node sends any.
///
/// # Errors
/// If its password cannot be read.
fn server(app: &App) -> Result<Option<MailServer>, MailError> {
    let section = &app.config.mail;
    let Some(place) = section.place().filter(|_| !section.is_empty()) else { return Ok(None) };
    let login = place.user.map(|user| password(app).map(|password| (user, password))).transpose()?;
    let host = app.config.host().split(':').next().unwrap_or_default();
    Ok(Some(MailServer {
        host: place.host,
        port: place.port,
        security: place.security,
        login,
        hello: host.to_owned(),
        ca_file: app.config.federation.ca_file.clone(),
        total: Duration::from_secs(app.config.limits.mail_timeout_s),
    }))
}

fn password(app: &App) -> Result<String, MailError> {
    let Some(file) = &app.config.mail.password_file else { return Ok(String::new()) };
    let path = app.config.folder.join(file);
    let later =
        |reason: &dyn std::fmt::Display| MailError::Later(Hindrance::Ours, format!("{}: {reason}", path.display()));
    if safety::is_open(&path) {
        return Err(later(&"others can read the password; chmod 600"));
    }
    let mut text = String::new();
    let read = File::open(&path).and_then(|file| file.take(PASSWORD_BYTES).read_to_string(&mut text));
    read.map_err(|error| later(&error))?;
    let line = text.lines().next().map(str::trim).filter(|line| !line.is_empty());
    line.map(str::to_owned).ok_or_else(|| later(&"no password in the first line"))
}

/// Whether this node sends mail at all.
pub fn is_on(app: &App) -> bool {
    !app.config.mail.is_empty()
}

/// How long a letter is leased: longer than the server may take over it.
pub fn lease(app: &App) -> SignedDuration {
    SignedDuration::from_secs(seconds(app.config.limits.mail_timeout_s.saturating_mul(2)))
        .max(app.config.limits.lease())
}

/// The longest that a letter waits between two tries.
pub fn longest(app: &App) -> SignedDuration {
    SignedDuration::from_secs(seconds(app.config.limits.mail_retry_cap_s.saturating_add(1)))
}

/// Writes down the letters of all digests that are due.
pub async fn spread(app: &App) -> Result<(), DeskError> {
    let now = app.clock.now();
    // What is being written now with an earlier instant would be passed over for good.
    let until = now - SignedDuration::from_secs(seconds(app.config.limits.digest_settle_s));
    store::mail::spread(&app.db, until, now, SPREAD).await?;
    Ok(())
}

/// When a digest is due again.
fn next_at(app: &App, digest: &Choice, pause: SignedDuration, now: Timestamp) -> Timestamp {
    match digest.frequency {
        Frequency::Instant => now + pause,
        frequency => app.config.mail.clockwork().next(frequency, now),
    }
}

/// Sends a letter that is leased, and settles it.
pub async fn turn(app: &App, printer: &dyn Printer, letter: Letter) -> Result<(), DeskError> {
    let now = app.clock.now();
    let Some(to) = store::mail::recipient(&app.db, &letter, now).await? else {
        return Ok(store::mail::drop_letter(&app.db, &letter).await?);
    };
    let due = match (letter.kind, &letter.digest) {
        (Kind::Digest | Kind::Confirm, Some(id)) => store::mail::find(&app.db, id).await?,
        _ => None,
    };
    let Some(sheet) = sheet(app, &letter, due.as_ref(), &to).await? else {
        // There is nothing to say: nobody is written to.
        let next_at = due.map_or(now, |due| next_at(app, &due.choice, SignedDuration::ZERO, now));
        return Ok(store::mail::sent(&app.db, &letter, Settled { next_at }).await?);
    };
    let words = Words::of(&to.language).unwrap_or_else(Words::english);
    let copy = printer.print(app, words, &sheet).await?;
    let leave = due.as_ref().filter(|_| letter.kind == Kind::Digest);
    let mail = mail::Letter {
        id: letter.id.clone(),
        host: app.config.host().split(':').next().unwrap_or_default().to_owned(),
        from: (copy.sender, app.config.mail.from.clone()),
        to: to.address.clone(),
        subject: copy.subject,
        language: words.code.to_owned(),
        text: copy.text,
        html: copy.html,
        leave: leave.map(|digest| leave_address(app, words, digest)),
        at: letter.at,
    };
    let outcome = match server(app) {
        Ok(Some(server)) => server.send(&mail).await,
        Ok(None) => Err(MailError::Later(Hindrance::Ours, "this node sends no mail".into())),
        Err(error) => Err(error),
    };
    settle(app, &letter, due.as_ref(), &to.address, outcome).await
}

/// What a letter says now; nothing if there is nothing to say.
async fn sheet(
    app: &App,
    letter: &Letter,
    digest: Option<&Digest>,
    to: &store::mail::Recipient,
) -> Result<Option<Sheet>, DeskError> {
    // As long as it was from the request on: the rest would be told a day too short.
    let within_s = app.config.limits.digest_request_s;
    match (letter.kind, digest) {
        (Kind::Confirm, Some(digest)) => {
            let link = token_link(app, letter, to, "digest/confirm").await?;
            Ok(Some(Sheet::Confirm { choice: digest.choice.clone(), link, within_s }))
        }
        (Kind::Address, _) => {
            let link = token_link(app, letter, to, "digests/confirm").await?;
            Ok(Some(Sheet::Address { link, within_s }))
        }
        (Kind::Digest, Some(digest)) => {
            let issue = issue::of(app, digest, letter.until).await?;
            Ok(issue.map(|issue| Sheet::Digest(Box::new(issue))))
        }
        (Kind::Confirm | Kind::Digest, None) => Ok(None),
    }
}

/// The address of a page with a button, under a new token; the database holds its SHA-256 alone.
async fn token_link(app: &App, letter: &Letter, to: &store::mail::Recipient, page: &str) -> Result<String, DeskError> {
    let token = hex::encode(app.chance.bytes::<32>());
    let digest = digest_of(&token);
    store::mail::token(&app.db, letter, (&digest, &to.address), to.until).await?;
    let words = Words::of(&to.language).unwrap_or_else(Words::english);
    Ok(format!("{}/{}/{page}/{token}", app.config.origin(), words.code))
}

fn digest_of(token: &str) -> String {
    hex::encode(super::session::digest_of(token))
}

/// The address that ends a digest.
fn leave_address(app: &App, words: &Words, digest: &Digest) -> String {
    format!("{}/{}/digest/leave/{}", app.config.origin(), words.code, digest.leave)
}

async fn settle(
    app: &App,
    letter: &Letter,
    digest: Option<&Digest>,
    address: &str,
    outcome: Result<(), MailError>,
) -> Result<(), DeskError> {
    let (now, limits) = (app.clock.now(), &app.config.limits);
    let due = |pause| digest.map_or(now, |digest| next_at(app, &digest.choice, pause, now));
    let kind = letter.kind.as_str();
    match outcome {
        Ok(()) => {
            let pause = SignedDuration::from_secs(seconds(limits.digest_pause_s));
            let settled = store::mail::sent(&app.db, letter, Settled { next_at: due(pause) }).await;
            // It went out, even if whoever got it was quicker to answer, with which the letter was done.
            store::mail::note_sent(&app.db, now).await?;
            settled?;
            Metrics::count(&app.metrics.mailed, "sent");
            tracing::info!(letter = letter.id, kind, outcome = "sent", "mail");
        }
        Err(MailError::Refused(reason)) => {
            let reason = anonymous(&reason, address);
            store::mail::refused(&app.db, letter, &reason, (due(REFUSED_REST), limits.digest_refusals), now).await?;
            // It answers: what kept everything back is over.
            store::mail::note_answer(&app.db).await?;
            Metrics::count(&app.metrics.mailed, "refused");
            tracing::warn!(letter = letter.id, kind, outcome = "refused", reason, "mail");
        }
        Err(MailError::Later(hindrance, reason)) => {
            let reason = anonymous(&reason, address);
            store::mail::note_trouble(&app.db, hindrance.as_str(), &reason, now).await?;
            let cap = Duration::from_secs(limits.mail_retry_cap_s);
            let wait = lane::backoff(letter.tries.saturating_add(1), None, cap, app.chance.fraction());
            let wait = SignedDuration::try_from(wait).unwrap_or(SignedDuration::from_hours(1));
            store::mail::retry(&app.db, letter, &reason, now + wait).await?;
            Metrics::count(&app.metrics.mailed, "delayed");
            tracing::warn!(letter = letter.id, kind, outcome = "delayed", reason, "mail");
        }
    }
    Ok(())
}

/// What a server said, without the address of whoever it is about, in whatever capitals.
fn anonymous(reason: &str, address: &str) -> String {
    let local = address.split('@').next().unwrap_or_default().to_ascii_lowercase();
    let names = |word: &&str| word.contains('@') && word.to_ascii_lowercase().contains(&local);
    let word = |word: &str| if names(&word) { "…".to_owned() } else { word.to_owned() };
    reason.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// What a letter to try the server with says.
const TRIAL: &str = "This letter was sent by “election-pool mail test”. If you can read it, letters go out.";

/// Sends a letter to try the server with; gives what to say about it.
pub async fn test(app: &App, address: &str) -> Result<String, DeskError> {
    let refuse = |reason: String| DeskError::Refused(reason);
    let to: MailAddress = address.parse().map_err(|error| refuse(format!("“{address}”: {error}")))?;
    let server = server(app).map_err(|error| refuse(error.to_string()))?;
    let Some(server) = server else {
        return Err(refuse("this node sends no mail: name [mail] server and from in the configuration".into()));
    };
    let now = app.clock.now();
    let letter = mail::Letter {
        id: app.chance.uuid(now).to_string(),
        host: app.config.host().split(':').next().unwrap_or_default().to_owned(),
        from: ("Election Pool".into(), app.config.mail.from.clone()),
        to: to.to_string(),
        subject: "[TLP:CLEAR] Election Pool: a letter to try with".into(),
        language: "en".into(),
        text: format!("TLP:CLEAR\r\n\r\n{TRIAL}\r\n"),
        html: format!("<!doctype html><html lang=\"en\"><body><p>TLP:CLEAR</p><p>{TRIAL}</p></body></html>"),
        leave: None,
        at: now,
    };
    server.send(&letter).await.map_err(|error| refuse(error.to_string()))?;
    Ok(format!("{}:{} has taken a letter to {to}", server.host, server.port))
}

/// Reads the figures.
pub(super) async fn figures(app: &App) -> Result<(), DeskError> {
    let figure = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let health = health(app).await?;
    let tally = match &health {
        Some(health) => health.letters.clone(),
        None => store::mail::tally(&app.db).await?,
    };
    app.metrics.mail_waiting.set(figure(tally.waiting));
    app.metrics.mail_delayed.set(figure(tally.delayed));
    app.metrics.mail_failed.set(figure(tally.failed));
    let trouble = health.and_then(|health| health.trouble);
    let stuck = trouble.map_or(0, |trouble| app.clock.now().as_second() - trouble.since.as_second());
    app.metrics.mail_stuck.set(stuck.max(0));
    Ok(())
}

/// What there is to say about mail: whether the server lets us in, and which letters it did not take.
pub(super) async fn findings(app: &App) -> Result<Vec<(&'static str, String)>, DeskError> {
    if !is_on(app) {
        return Ok(vec![("ok", "this node sends no mail".into())]);
    }
    let place = &app.config.mail.server;
    let knocked = match server(app) {
        Ok(Some(server)) => server.knock().await,
        Ok(None) => Err(MailError::Later(Hindrance::Ours, "[mail] server is no address".into())),
        Err(error) => Err(error),
    };
    let mut findings = vec![match knocked {
        Ok(()) => ("ok", format!("{place} can be reached")),
        Err(error) => ("wrong", format!("{place}: {error}; letters wait until it can")),
    }];
    let tally = store::mail::tally(&app.db).await?;
    findings.push((
        if tally.delayed + tally.failed > 0 { "warning" } else { "ok" },
        format!(
            "{} letters wait, {} of them tried in vain, {} were refused",
            tally.waiting, tally.delayed, tally.failed
        ),
    ));
    for (kind, reason, is_final) in store::mail::failed(&app.db, SHOWN).await? {
        let what = if is_final { "was refused" } else { "waits" };
        findings.push(("warning", format!("a letter ({}) {what}: {reason}", kind.as_str())));
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_server_says_names_nobody() {
        let said = "mail:25 refused it: 550 5.1.1 <Aino@example.org>: aino@example.org is unknown (aino)";
        assert_eq!(anonymous(said, "aino@example.org"), "mail:25 refused it: 550 5.1.1 … … is unknown (aino)");
    }
}
