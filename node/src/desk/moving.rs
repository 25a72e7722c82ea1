//! A partner that moves to another address: its Move waits for two persons, who are shown what the new address is and shows,
//! and who confirm exactly that.
//!
//! REPLICATION knows no log that goes from one origin to another: what came from the old address stays under its ids, and the
//! log of the new one is read from its beginning. Nobody is asked anything on the word of a Move: the new address is looked at
//! when a person wants it, and again with each confirmation.

mod print;

use election_pool_protocol::{
    activity::Activity,
    approval::{self, Submitted, Yes},
    digest,
    lane::LaneClass,
    origin::Origin,
};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use url::Url;

pub use self::print::{Line, List, Outcome};
use super::{
    DeskError, account,
    follow::{self, Address},
    incoming::{administering, decides_follows},
    peer::{self, Candidate},
    receive::Origins,
    social,
};
use crate::{
    app::App,
    store::{
        self, StoreError,
        account::Account,
        audit::AuditLine,
        follow::{FollowState, NewFollowing},
        inbound::Effect,
        inbox::{ID_MAX_BYTES, InboxRow},
        letter::NewLetter,
        moving::{self, Case, NewMove, Standing, Successor, View},
        peer::{NewPeer, Peer, PeerAuthority, PeerKey},
    },
};

/// Most cases listed; there is one for each partner.
const CASES: u32 = 200;
/// Most relations looked at.
const RELATIONS: u32 = 1000;
/// The fewest digits of a SHA-256 that say what was read.
const DIGITS: usize = 8;

/// A partner's Move as it arrived: a case for people, or in quarantine with what is wrong with it.
pub(super) fn arrived(app: &App, origins: &Origins, row: &InboxRow, activity: &Activity) -> Vec<Effect> {
    let (actor, target) = match destination(app, origins, row, activity) {
        Ok(target) => (&activity.actor, target),
        Err(reason) => return vec![Effect::Quarantine(reason)],
    };
    let detail = format!(
        "{actor} says it has moved to {target}: two peer administrators decide, under Incoming or with “peer moves”, \
         within {} days",
        app.config.limits.move_days
    );
    let line = AuditLine::new(&row.host, "peer move arrived", &row.host).with_detail(target);
    let moved = NewMove {
        activity: activity.id.clone(),
        actor: actor.clone(),
        target: target.to_owned(),
        bytes: row.bytes.clone(),
    };
    vec![Effect::Move(Box::new(moved)), Effect::Alarm { kind: moving::ALARM.to_owned(), detail }, Effect::Audit(line)]
}

/// Where a partner says it has moved, if it may say so and it could be.
fn destination<'a>(app: &App, origins: &Origins, row: &InboxRow, activity: &'a Activity) -> Result<&'a str, String> {
    let actor = &activity.actor;
    let target = activity.target.as_deref().ok_or_else(|| format!("{actor} does not say where it has moved"))?;
    let origin = Url::parse(target).ok().and_then(|url| Origin::of(&url).ok());
    let origin = origin.filter(|_| target.len() <= ID_MAX_BYTES);
    let origin = origin.ok_or_else(|| format!("{actor} says it has moved to what is no address of an actor"))?;
    if origin.to_string() == app.config.origin() {
        return Err(format!("{target}, where {actor} says it has moved, is of this node itself"));
    }
    if origin.host_key() == row.host {
        return Err(format!("{target} is on the same server: what changes there is announced by an Update"));
    }
    // With it goes the whole node.
    let is_all = origins.peer.as_ref().is_some_and(|peer| peer.actor == *actor)
        || matches!(origins.authorities.as_slice(), [only] if only.actor == *actor);
    if !is_all {
        return Err(format!("{actor} is one of several authorities: the Application actor says where a node moves"));
    }
    if !social::is_proved(&row.bytes, actor, origins.pinned.iter().map(|pinned| &pinned.key)) {
        return Err(format!("the move of {actor} is not proved by the key that is pinned"));
    }
    Ok(target)
}

/// What the new address shows: all that would count from then on, and of which Move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    activity: String,
    actor: String,
    target: String,
    /// The new origin.
    pub origin: String,
    /// Its host, as it would be on the roster.
    pub host: String,
    /// What it calls itself.
    pub name: String,
    /// Its Application actor.
    pub application: String,
    /// The fingerprint of its key.
    pub fingerprint: String,
    /// The fingerprint that is pinned for the old address.
    pub former: String,
    /// Its authorities: what each is called in handles, and its actor.
    pub authorities: Vec<(String, String)>,
    inbox: String,
    log: Option<String>,
    languages: Vec<String>,
    keys: Vec<(String, String, String, Option<String>)>,
}

impl Shown {
    fn of(case: &Case, former: &Peer, new: &NewPeer) -> Self {
        let NewMove { activity, actor, target, .. } = case.moved.clone();
        let keys = new.keys.iter();
        let revoked = |key: &PeerKey| key.revoked.map(|at| at.to_string());
        Self {
            activity,
            actor,
            target,
            origin: new.origin.clone(),
            host: new.host.clone(),
            name: new.name.clone(),
            application: new.actor.clone(),
            fingerprint: new.fingerprint.clone(),
            former: former.fingerprint.clone(),
            authorities: new.authorities.iter().map(|one| (one.username.clone(), one.actor.clone())).collect(),
            inbox: new.inbox.clone(),
            log: new.log_url.clone(),
            languages: new.languages.clone(),
            keys: keys.map(|key| (key.id.clone(), key.algorithm.clone(), key.public.clone(), revoked(key))).collect(),
        }
    }

    fn view(&self) -> View {
        let text = serde_json::to_string(self).expect("texts are JSON");
        View { sha256: digest::hex(&digest::sha256(text.as_bytes())), text }
    }
}

/// A partner at its new address, as it was just found.
struct Newcomer {
    candidate: Candidate,
    former: Peer,
    peer: NewPeer,
    view: View,
}

/// Before that instant nothing that arrived waits any more.
fn since(app: &App) -> Timestamp {
    app.clock.now() - SignedDuration::from_hours(24 * i64::from(app.config.limits.move_days))
}

/// Every case of a partner on the roster, for whoever decides; nothing for others.
pub async fn cases(app: &App, person: &Account) -> Result<Vec<Line>, DeskError> {
    if !decides_follows(person) {
        return Ok(Vec::new());
    }
    let cases = moving::list(&app.db, since(app), CASES).await?;
    Ok(cases.into_iter().map(|case| Line::of(app, case)).collect())
}

/// The same for a user who is named.
pub async fn list(app: &App, user: Option<&str>) -> Result<List, DeskError> {
    let person = account::acting(app, user).await?;
    administering(decides_follows(&person), &person)?;
    Ok(List(cases(app, &person).await?))
}

/// The person who decides, by name.
pub async fn decider(app: &App, user: Option<&str>) -> Result<Account, DeskError> {
    account::acting(app, user).await
}

/// The case of one partner, for whoever decides.
pub async fn find(app: &App, person: &Account, host: &str) -> Result<Option<Line>, DeskError> {
    if !decides_follows(person) {
        return Ok(None);
    }
    Ok(moving::find(&app.db, host, since(app)).await?.map(|case| Line::of(app, case)))
}

async fn waiting(app: &App, person: &Account, host: &str) -> Result<Case, DeskError> {
    administering(decides_follows(person), person)?;
    let host = peer::known(app, host).await?.host;
    let case = moving::find(&app.db, &host, since(app)).await?;
    case.filter(|case| case.standing == Standing::Waiting).ok_or_else(|| DeskError::unknown("waiting move of", &host))
}

/// Asks the new address what it is, and keeps what it shows for those who decide. If that is something else than before, what
/// was confirmed does not count.
///
/// # Errors
/// `Refused` if it is not what the partner says it is: the Move is refused with it. What may pass leaves the case as it is.
pub async fn look(app: &App, person: &Account, host: &str) -> Result<Line, DeskError> {
    let case = waiting(app, person, host).await?;
    let newcomer = newcomer(app, person, &case).await?;
    show(app, person, &case, &newcomer).await?;
    let case = moving::find(&app.db, &case.host, since(app)).await?;
    case.map(|case| Line::of(app, case)).ok_or_else(|| DeskError::unknown("waiting move of", host))
}

async fn show(app: &App, person: &Account, case: &Case, newcomer: &Newcomer) -> Result<(), DeskError> {
    let line = AuditLine::new(&person.username, "peer move look", &case.host);
    let line = line.with_detail(format!("{} shows {}", case.moved.target, newcomer.peer.fingerprint));
    moving::show(&app.db, case, &newcomer.view, &line, app.clock.now()).await.map_err(overtaken)?;
    Ok(())
}

/// What the new address is just now; a Move to what cannot be it is refused.
async fn newcomer(app: &App, person: &Account, case: &Case) -> Result<Newcomer, DeskError> {
    match found(app, case).await {
        Err(error) if is_final(&error) => {
            let words = error.to_string();
            let line = AuditLine::new(&person.username, "peer move refuse", &case.host).with_detail(&words);
            moving::refuse(&app.db, case, (&person.username, &words), &line, app.clock.now()).await?;
            Err(DeskError::Refused(words))
        }
        other => other,
    }
}

const fn is_final(error: &DeskError) -> bool {
    match error {
        DeskError::Refused(_) | DeskError::Unfit(_) | DeskError::Url(_) => true,
        DeskError::Fetch(error) => !error.is_passing(),
        _ => false,
    }
}

async fn found(app: &App, case: &Case) -> Result<Newcomer, DeskError> {
    let NewMove { actor, target, .. } = &case.moved;
    let refused = |words: String| Err(DeskError::Refused(words));
    let former = peer::known(app, &case.host).await?;
    let origin = Origin::of(&Url::parse(target)?).map_err(|error| DeskError::Refused(error.to_string()))?;
    let candidate = peer::look(app, &origin.to_string()).await?;
    let Some(named) = candidate.actors().find(|one| one.document.id == *target) else {
        return refused(format!("{target} is neither the Application actor of {origin} nor one of its authorities"));
    };
    if !named.document.also_known_as.contains(actor) {
        return refused(format!("{target} does not say that it is {actor}: its alsoKnownAs does not name it"));
    }
    if !candidate.is_partner() {
        return refused(format!("{origin} does not speak the pool's replication, so it can be no partner"));
    }
    let peer = candidate.pinned(app)?;
    if store::peer::find(&app.db, &peer.host).await?.is_some() {
        return refused(format!("{} is on the roster for itself, or once was: peer add, peer remove", peer.host));
    }
    let view = Shown::of(case, &former, &peer).view();
    Ok(Newcomer { candidate, former, peer, view })
}

/// One of two confirmations: `read` is the SHA-256 of what this person was shown, or the beginning of it. With the second the
/// partner is at its new address.
pub async fn confirm(app: &App, person: &Account, host: &str, read: &str) -> Result<Outcome, DeskError> {
    let case = waiting(app, person, host).await?;
    let host = &case.host;
    let changed = || {
        let target = &case.moved.target;
        DeskError::Refused(format!("{target} does not show what was read any more: look at it, and confirm that"))
    };
    let Some(view) = &case.view else {
        return Err(DeskError::Refused(format!("nobody has looked at {} yet", case.moved.target)));
    };
    if read.len() < DIGITS || !view.sha256.starts_with(&read.to_ascii_lowercase()) {
        return Err(changed());
    }
    let newcomer = newcomer(app, person, &case).await?;
    show(app, person, &case, &newcomer).await?;
    let yes = Yes { person: &person.username, sha256: &newcomer.view.sha256 };
    approval::is_read(&view.sha256, yes.sha256).map_err(|_| changed())?;
    // Before there is a first, it is nobody.
    let author = case.first.as_ref().map_or("", |(by, _)| by);
    let submitted = Submitted { author, sha256: &view.sha256 };
    approval::lets_out(submitted, yes).map_err(|_| {
        DeskError::Refused(format!("{author} has confirmed it already: another peer administrator must do so too"))
    })?;
    let now = app.clock.now();
    let yes = moving::Yes { host, sha256: yes.sha256, by: &person.username, since: since(app) };
    let detail = format!("to {}, {}", newcomer.peer.host, newcomer.peer.fingerprint);
    let line = AuditLine::new(&person.username, "peer move confirm", host).with_detail(&detail);
    if case.first.is_none() {
        moving::confirm_first(&app.db, &yes, &line, now).await.map_err(overtaken)?;
        return Ok(Outcome::First { host: host.clone() });
    }
    let follows = follows(app, &case, &newcomer).await?;
    let actors = newcomer.candidate.actors();
    let actors: Vec<_> = actors.filter_map(|one| social::remote_actor(app, &one.document, &one.bytes)).collect();
    let successor = Successor { peer: &newcomer.peer, actors: &actors, follows: &follows };
    let done = AuditLine::new(&person.username, "peer move", host).with_detail(format!("{detail}, after {author}"));
    moving::carry_out(&app.db, &yes, &successor, &[line, done], now).await.map_err(overtaken)?;
    app.wake.pull();
    app.wake.send();
    Ok(Outcome::Done { host: host.clone(), to: newcomer.peer.host })
}

/// Somebody else was quicker.
fn overtaken(error: StoreError) -> DeskError {
    match error {
        StoreError::Superseded(what) => {
            DeskError::Refused(format!("{what} was changed or decided just now: look again"))
        }
        other => other.into(),
    }
}

/// Whom actors of ours follow at the new address: for each they followed at the old one, the actor of the same standing.
async fn follows(app: &App, case: &Case, newcomer: &Newcomer) -> Result<Vec<(NewFollowing, NewLetter)>, DeskError> {
    let Newcomer { former, peer, .. } = newcomer;
    let before = store::peer::authorities(&app.db, &former.host).await?;
    let address = Address { host: &peer.host, inbox: &peer.inbox, class: LaneClass::Partner };
    let ours = store::follow::list_following(&app.db, RELATIONS).await?;
    let lasting = ours.iter().filter(|one| one.host == former.host && one.state != FollowState::Rejected);
    let asked = lasting.filter_map(|one| Some((one, heir(case, former, &before, peer, &one.target)?)));
    asked.map(|(one, target)| follow::request(app, &one.actor, target, &address)).collect()
}

/// The actor at the new address that stands where `actor` stood.
fn heir<'a>(
    case: &'a Case,
    former: &Peer,
    before: &[PeerAuthority],
    peer: &'a NewPeer,
    actor: &str,
) -> Option<&'a str> {
    if actor == case.moved.actor {
        return Some(&case.moved.target);
    }
    if actor == former.actor {
        return Some(&peer.actor);
    }
    let named = before.iter().find(|one| one.actor == actor)?;
    peer.authorities.iter().find(|one| one.username == named.username).map(|one| one.actor.as_str())
}

/// Refuses a Move, in words; one person may.
pub async fn refuse(app: &App, person: &Account, host: &str, reason: &str) -> Result<Outcome, DeskError> {
    let case = waiting(app, person, host).await?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(DeskError::Refused("say why it is refused: --reason is empty".into()));
    }
    let line = AuditLine::new(&person.username, "peer move refuse", &case.host).with_detail(reason);
    if !moving::refuse(&app.db, &case, (&person.username, reason), &line, app.clock.now()).await? {
        return Err(overtaken(StoreError::Superseded(format!("the move of {}", case.host))));
    }
    Ok(Outcome::Refused { host: case.host })
}
