//! A request to follow: who asks, from where, since when, and what is known of them; the answer, and what was asked back.

use election_pool_protocol::actor::Actor;
use url::Url;

use super::{DeskError, administering, decides_follows};
use crate::{
    app::App,
    desk::{federation_of, follow, receive::host_of},
    federation::{PeerReport, ownership},
    model::{front_matter::MAX_ABSTRACT_CHARS, markdown},
    store::{
        self,
        account::Account,
        audit::AuditLine,
        follow::{FollowState, Follower, Question},
    },
};

/// Most followers looked at.
const FOLLOWERS: u32 = 1000;
/// Most questions noted of one request.
const QUESTIONS: u32 = 20;
/// Most of what somebody says of themselves that is shown, in characters.
const SUMMARY_CHARS: usize = 500;

/// A key that somebody shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Its id.
    pub id: String,
    /// What tells it from others.
    pub fingerprint: String,
}

/// What is known of whoever asks. All of it is what they say of themselves.
#[derive(Debug, Clone)]
pub struct Asker {
    /// The request.
    pub follower: Follower,
    /// What they call themselves.
    pub name: Option<String>,
    /// `user@host`.
    pub handle: Option<String>,
    /// What they say of themselves, as plain text.
    pub summary: Option<String>,
    /// Their page.
    pub page: Option<String>,
    /// Their keys.
    pub keys: Vec<Key>,
    /// When their document was last fetched.
    pub fetched: Option<jiff::Timestamp>,
    /// Whether their server is a partner on the roster.
    pub is_partner: bool,
    /// How many of the same server follow already.
    pub others: usize,
    /// What was asked back.
    pub questions: Vec<Question>,
}

/// The request of this id that has no answer yet, for whoever decides.
pub async fn asking(app: &App, person: &Account, id: &str) -> Result<Option<Follower>, DeskError> {
    if !decides_follows(person) {
        return Ok(None);
    }
    let follower = store::follow::follower(&app.db, id).await?;
    Ok(follower.filter(|follower| follower.state == FollowState::Requested))
}

/// Who asks.
pub async fn asker(app: &App, person: &Account, id: &str) -> Result<Option<Asker>, DeskError> {
    let Some(follower) = asking(app, person, id).await? else { return Ok(None) };
    let remote = store::actor::remote(&app.db, &follower.actor).await?;
    let document = remote.as_ref().and_then(|remote| ownership::read_own(&remote.bytes, &remote.uri).ok());
    let all = store::follow::list_followers(&app.db, FOLLOWERS).await?;
    let is_other = |one: &&Follower| one.host == follower.host && one.state == FollowState::Accepted;
    let peer = store::peer::find(&app.db, &follower.host).await?;
    let summary = document.as_ref().and_then(|document| document.summary.first()).map(markdown::plain_text);
    Ok(Some(Asker {
        name: document.as_ref().and_then(|document| document.name.first()).map(str::to_owned),
        handle: document.as_ref().and_then(|document| handle(document, &follower.host)),
        summary: summary.map(|text| markdown::line(&text, SUMMARY_CHARS)).filter(|text| !text.is_empty()),
        page: document.as_ref().and_then(|document| document.pages.first()).map(|page| page.href.clone()),
        keys: document.as_ref().map(keys).unwrap_or_default(),
        fetched: remote.map(|remote| remote.fetched_at),
        is_partner: peer.is_some_and(|peer| peer.is_active_partner()),
        others: all.iter().filter(is_other).count(),
        questions: store::follow::questions(&app.db, id, QUESTIONS).await?,
        follower,
    }))
}

fn handle(document: &Actor, host: &str) -> Option<String> {
    let user = document.preferred_username.as_deref()?;
    Some(format!("@{user}@{}", host_of(&document.id).unwrap_or_else(|| host.to_owned())))
}

fn keys(document: &Actor) -> Vec<Key> {
    let rsa = document.public_keys.iter().filter_map(|key| {
        let public = election_pool_protocol::key::RsaPublic::from_pem(&key.pem).ok()?;
        Some(Key { id: key.id.clone(), fingerprint: public.fingerprint() })
    });
    let proofs = document.multikeys.iter().map(|key| Key { id: key.id.clone(), fingerprint: key.multibase.clone() });
    rsa.chain(proofs).collect()
}

/// Asks the server of whoever asks what it is, now: nothing is fetched before somebody wants it.
pub async fn look(app: &App, follower: &Follower) -> Result<PeerReport, DeskError> {
    let actor = Url::parse(&follower.actor)?;
    let origin = Url::parse(&actor.origin().ascii_serialization())?;
    Ok(federation_of(app).await?.check(&origin).await?)
}

/// What became of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// It is given.
    Done,
    /// There is nothing left to answer.
    Gone,
}

/// Says yes or no to a request; the answer goes out with the decision.
pub async fn answer(app: &App, person: &Account, id: &str, is_yes: bool) -> Result<Answered, DeskError> {
    administering(decides_follows(person), person)?;
    if asking(app, person, id).await?.is_none() {
        return Ok(Answered::Gone);
    }
    let user = Some(person.username.as_str());
    if is_yes {
        follow::accept(app, id, user).await?;
    } else {
        follow::reject(app, id, user).await?;
    }
    Ok(Answered::Done)
}

/// Notes what was asked back, for colleagues; false if there was nothing to note it of, or no room.
pub async fn ask(app: &App, person: &Account, id: &str, words: &str) -> Result<bool, DeskError> {
    administering(decides_follows(person), person)?;
    let Some(follower) = asking(app, person, id).await? else { return Ok(false) };
    let question =
        Question { by: person.username.clone(), words: markdown::line(words, MAX_ABSTRACT_CHARS), at: app.clock.now() };
    let line = AuditLine::new(&person.username, "follow question", &follower.actor);
    let question_id = app.chance.uuid(question.at).to_string();
    Ok(store::follow::ask(&app.db, (&question_id, id), &question, QUESTIONS, &line).await?)
}
