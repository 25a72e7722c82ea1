//! Following and being followed. Between partners a follow is a courtesy: the roster alone decides who receives what.

use std::fmt;

use election_pool_protocol::{
    activity::{ActivityDraft, ActivityType, seal_activity},
    lane::LaneClass,
    origin::Origin,
};
use serde::Serialize;
use url::Url;

use super::{DeskError, account, federation_of};
use crate::{
    app::App,
    store::{
        self,
        audit::AuditLine,
        follow::{FollowState, Follower, Following, NewFollower, NewFollowing},
        letter::NewLetter,
        peer::Peer,
    },
};

/// Most relations listed.
const RELATIONS: u32 = 1000;

/// One relation, as printed.
#[derive(Debug, Clone, Serialize)]
pub struct Relation {
    /// Its id here.
    pub id: String,
    /// `follows` or `followed by`.
    pub way: &'static str,
    /// Whom of ours it concerns.
    pub ours: String,
    /// The other side.
    pub other: String,
    /// Where it stands: requested, accepted, rejected.
    pub state: String,
    /// Since when.
    pub since: String,
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}  {:<10} {:<11} {}  {}", self.id, self.state, self.way, self.other, self.since)
    }
}

/// Relations, as printed.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Relations(Vec<Relation>);

impl fmt::Display for Relations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|one| writeln!(f, "{one}"))
    }
}

impl IntoIterator for Relations {
    type Item = Relation;
    type IntoIter = std::vec::IntoIter<Relation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl From<Following> for Relation {
    fn from(one: Following) -> Self {
        Self {
            id: one.id,
            way: "follows",
            ours: one.actor,
            other: one.target,
            state: one.state.as_str().to_owned(),
            since: one.at.to_string(),
        }
    }
}

impl From<Follower> for Relation {
    fn from(one: Follower) -> Self {
        Self {
            id: one.id,
            way: "followed by",
            ours: one.target,
            other: one.actor,
            state: one.state.as_str().to_owned(),
            since: one.at.to_string(),
        }
    }
}

/// Follows the actor behind a handle or URL, as the authority of the first user.
pub async fn follow(app: &App, handle: &str) -> Result<Relation, DeskError> {
    let federation = federation_of(app).await?;
    let target = if handle.starts_with("http://") || handle.starts_with("https://") {
        federation.dereference_actor(&Url::parse(handle)?).await?
    } else {
        federation.resolve_handle(handle).await?
    };
    let url = Url::parse(&target.document.id)?;
    let host = Origin::of(&url).map_err(|error| DeskError::Refused(error.to_string()))?.host_key();
    let person = account::acting(app, None).await?;
    let now = app.clock.now();
    let peer = store::peer::find(&app.db, &host).await?.filter(Peer::is_active_partner);
    let inbox = match &peer {
        Some(peer) => peer.inbox.clone(),
        None => target
            .document
            .delivery_inbox()
            .ok_or_else(|| DeskError::Refused(format!("{} has no inbox", target.document.id)))?
            .to_owned(),
    };
    let class = peer.map_or(LaneClass::Reader, |peer| peer.class);
    let address = Address { host: &host, inbox: &inbox, class };
    let (following, letter) = request(app, &person.authority, &target.document.id, &address)?;
    let line = AuditLine::new(&person.username, "follow", &following.target);
    store::follow::follow(&app.db, &following, &letter, &line, now).await?;
    app.wake.send();
    Ok(Relation {
        id: following.id,
        way: "follows",
        ours: following.actor,
        other: following.target,
        state: FollowState::Requested.as_str().to_owned(),
        since: now.to_string(),
    })
}

/// The wish of an actor of ours to follow another, with the Follow.
pub(super) fn request(
    app: &App,
    actor: &str,
    target: &str,
    address: &Address<'_>,
) -> Result<(NewFollowing, NewLetter), DeskError> {
    let now = app.clock.now();
    let uuid = app.chance.uuid(now);
    let following = NewFollowing {
        id: uuid.to_string(),
        actor: actor.to_owned(),
        target: target.to_owned(),
        activity: format!("{}/activities/{uuid}", app.config.origin()),
        host: address.host.to_owned(),
    };
    let draft = ActivityDraft {
        to: vec![following.target.clone()],
        published: Some(now),
        object: Some(following.target.clone()),
        ..ActivityDraft::new(following.activity.clone(), ActivityType::Follow, &following.actor)
    };
    let letter = letter(app, &draft, None, address)?;
    Ok((following, letter))
}

/// Follows unless this node follows already, for the demo.
pub async fn ensure(app: &App, handle: &str) -> Result<(), DeskError> {
    let wanted = handle.trim_start_matches('@');
    let is_there = store::follow::list_following(&app.db, RELATIONS).await?.iter().any(|one| {
        let user = one.target.rsplit('/').next().unwrap_or_default();
        format!("{user}@{}", one.host) == wanted
    });
    if !is_there {
        follow(app, handle).await?;
    }
    Ok(())
}

/// Where a letter goes.
pub(super) struct Address<'a> {
    /// The server.
    pub host: &'a str,
    /// Its inbox.
    pub inbox: &'a str,
    /// What it is to us.
    pub class: LaneClass,
}

/// A letter made and proved by one of our actors.
pub(super) fn letter(
    app: &App,
    draft: &ActivityDraft,
    object: Option<&[u8]>,
    address: &Address<'_>,
) -> Result<NewLetter, DeskError> {
    let now = app.clock.now();
    let keys = app.keys.of(app.key_name(&draft.actor))?;
    let bytes = seal_activity(draft, object, &keys.ed25519, &keys.proof_key_id(&draft.actor), now)
        .map_err(|error| DeskError::Refused(error.to_string()))?;
    Ok(NewLetter {
        id: app.chance.uuid(now).to_string(),
        lane_id: app.chance.uuid(now).to_string(),
        host: address.host.to_owned(),
        inbox: address.inbox.to_owned(),
        class: address.class,
        activity: draft.id.clone(),
        actor: draft.actor.clone(),
        kind: draft.ty.as_str().to_owned(),
        bytes,
    })
}

/// Everything: whom this node follows and who follows it.
pub async fn list(app: &App) -> Result<Relations, DeskError> {
    let mut all: Vec<Relation> =
        store::follow::list_following(&app.db, RELATIONS).await?.into_iter().map(Relation::from).collect();
    all.extend(store::follow::list_followers(&app.db, RELATIONS).await?.into_iter().map(Relation::from));
    Ok(Relations(all))
}

/// Those who wait for an answer.
pub async fn requests(app: &App) -> Result<Relations, DeskError> {
    let waiting = store::follow::requests(&app.db, RELATIONS).await?;
    Ok(Relations(waiting.into_iter().map(Relation::from).collect()))
}

async fn follower(app: &App, id: &str) -> Result<Follower, DeskError> {
    store::follow::follower(&app.db, id).await?.ok_or_else(|| DeskError::unknown("follow request", id))
}

/// Says yes to a follow request: the answer goes first, publications from this moment on after it.
pub async fn accept(app: &App, id: &str, user: Option<&str>) -> Result<Relation, DeskError> {
    answer(app, id, ActivityType::Accept, user).await
}

/// Says no to a follow request.
pub async fn reject(app: &App, id: &str, user: Option<&str>) -> Result<Relation, DeskError> {
    answer(app, id, ActivityType::Reject, user).await
}

async fn answer(app: &App, id: &str, yes_or_no: ActivityType, user: Option<&str>) -> Result<Relation, DeskError> {
    let follower = follower(app, id).await?;
    let person = account::acting(app, user).await?;
    let is_yes = yes_or_no == ActivityType::Accept;
    let peer = store::peer::find(&app.db, &follower.host).await?;
    let class = peer.map_or(LaneClass::Reader, |peer| peer.class);
    let asked = NewFollower {
        id: follower.id.clone(),
        actor: follower.actor.clone(),
        target: follower.target.clone(),
        activity: follower.activity.clone(),
        host: follower.host.clone(),
        inbox: follower.inbox.clone(),
    };
    let letter = reply(app, yes_or_no, &asked, class, None)?;
    let line =
        AuditLine::new(&person.username, if is_yes { "follow accept" } else { "follow reject" }, &follower.actor);
    let now = app.clock.now();
    if is_yes {
        store::follow::accept(&app.db, &follower.id, &letter, &line, now).await?;
    } else {
        store::follow::reject(&app.db, &follower.id, &letter, &line, now).await?;
    }
    app.wake.send();
    let state = if is_yes { FollowState::Accepted } else { FollowState::Rejected };
    Ok(Follower { state, answered_at: Some(now), ..follower }.into())
}

/// The Accept or Reject of a Follow: with the whole Follow in it where its bytes are at hand, else with its id.
pub(super) fn reply(
    app: &App,
    ty: ActivityType,
    follower: &NewFollower,
    class: LaneClass,
    follow: Option<&[u8]>,
) -> Result<NewLetter, DeskError> {
    let now = app.clock.now();
    let draft = ActivityDraft {
        to: vec![follower.actor.clone()],
        published: Some(now),
        object: follow.is_none().then(|| follower.activity.clone()),
        ..ActivityDraft::new(
            format!("{}/activities/{}", app.config.origin(), app.chance.uuid(now)),
            ty,
            &follower.target,
        )
    };
    letter(app, &draft, follow, &Address { host: &follower.host, inbox: &follower.inbox, class })
}

/// Ends a relation: one of ours with an Undo, one of theirs with a Reject.
pub async fn remove(app: &App, id: &str, user: Option<&str>) -> Result<Relation, DeskError> {
    if let Some(following) = store::follow::following(&app.db, id).await? {
        return undo(app, following, user).await;
    }
    answer(app, id, ActivityType::Reject, user).await
}

async fn undo(app: &App, following: Following, user: Option<&str>) -> Result<Relation, DeskError> {
    let now = app.clock.now();
    let person = account::acting(app, user).await?;
    let draft = ActivityDraft {
        to: vec![following.target.clone()],
        published: Some(now),
        object: Some(following.activity.clone()),
        ..ActivityDraft::new(
            format!("{}/activities/{}", app.config.origin(), app.chance.uuid(now)),
            ActivityType::Undo,
            &following.actor,
        )
    };
    let peer = store::peer::find(&app.db, &following.host).await?;
    let class = peer.as_ref().map_or(LaneClass::Reader, |peer| peer.class);
    let inbox = if let Some(peer) = peer {
        peer.inbox
    } else {
        let target = federation_of(app).await?.dereference_actor(&Url::parse(&following.target)?).await?;
        target.document.delivery_inbox().unwrap_or_default().to_owned()
    };
    let letter = letter(app, &draft, None, &Address { host: &following.host, inbox: &inbox, class })?;
    let line = AuditLine::new(&person.username, "unfollow", &following.target);
    store::follow::unfollow(&app.db, &following.id, &letter, &line, now).await?;
    app.wake.send();
    Ok(Relation { state: "removed".to_owned(), ..following.into() })
}
