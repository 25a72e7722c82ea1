//! What a received Follow, Accept, Reject, Undo or actor Update does; a repeated Follow is answered anew.

use election_pool_protocol::{
    activity::{Activity, ActivityType},
    actor::Actor,
    json,
    key::Ed25519Public,
    lane::LaneClass,
    proof,
};
use futures_util::future::join_all;
use url::Url;

use super::{
    DeskError, follow, peer,
    receive::{Origins, host_of},
};
use crate::{
    app::{App, config::Followers},
    federation::{Federation, ownership},
    store::{
        self,
        actor::RemoteActor,
        audit::AuditLine,
        follow::{FollowState, NewFollower},
        inbound::{Effect, FollowAnswer, Rotation},
        inbox::InboxRow,
        peer::PeerKey,
    },
};

fn ignored(reason: &str) -> Vec<Effect> {
    vec![Effect::Ignore(reason.to_owned())]
}

fn quarantined(reason: impl Into<String>) -> Vec<Effect> {
    vec![Effect::Quarantine(reason.into())]
}

/// Somebody asks to follow one of our actors: a partner is accepted at once, others as the operator said.
pub(super) async fn followed(
    app: &App,
    origins: &Origins,
    row: &InboxRow,
    activity: &Activity,
) -> Result<Vec<Effect>, DeskError> {
    let Some(target) = activity.object.id() else { return Ok(quarantined("nobody is named")) };
    if store::actor::own(&app.db, target).await?.is_none() {
        return Ok(quarantined(format!("{target} is not an actor of this node")));
    }
    let inbox = match &origins.peer {
        Some(peer) => peer.inbox.clone(),
        None => match store::actor::remote(&app.db, &activity.actor).await? {
            Some(actor) => actor.shared_inbox.unwrap_or(actor.inbox),
            None => return Ok(quarantined("nobody knows where the answer goes")),
        },
    };
    let new = NewFollower {
        id: app.chance.uuid(app.clock.now()).to_string(),
        actor: activity.actor.clone(),
        target: target.to_owned(),
        activity: activity.id.clone(),
        host: row.host.clone(),
        inbox,
    };
    let is_welcome = origins.peer.is_some()
        || app.config.federation.followers == Followers::Open
        || store::follow::is_follower(&app.db, &activity.actor).await?;
    let class = origins.peer.as_ref().map_or(LaneClass::Reader, |peer| peer.class);
    let answer = if is_welcome {
        let letter = follow::reply(app, ActivityType::Accept, &new, class, Some(&row.bytes))?;
        app.wake.send();
        Some(Box::new(FollowAnswer { is_accepted: true, letter }))
    } else {
        let asking = store::follow::asking(&app.db, &row.host, &new.actor, &new.target).await?;
        if !asking.is_known && !app.config.limits.may_ask(asking.total, asking.of_host) {
            return Ok(ignored("too many requests to follow wait for an answer"));
        }
        None
    };
    let line = AuditLine::new(&row.host, "follow", target).with_detail(&activity.actor);
    Ok(vec![Effect::Follow { new: Box::new(new), answer }, Effect::Audit(line)])
}

/// The answer to a Follow of ours; one that nobody asked for changes nothing.
pub(super) fn answered(activity: &Activity) -> Vec<Effect> {
    let Some(ours) = activity.object.id() else { return ignored("an answer to nothing") };
    let state = if activity.ty == ActivityType::Accept { FollowState::Accepted } else { FollowState::Rejected };
    vec![Effect::FollowAnswered { activity: ours.to_owned(), target: activity.actor.clone(), state }]
}

/// A follower takes its Follow back: shown whole, or named by its id.
pub(super) fn undone(activity: &Activity) -> Vec<Effect> {
    let actor = activity.actor.clone();
    match (activity.object.activity(), activity.object.id()) {
        (Some(Ok(follow)), _) if follow.ty == ActivityType::Follow && follow.actor == actor => {
            let target = follow.object.id().map(str::to_owned);
            target.map_or_else(|| ignored("nobody is named"), |target| vec![Effect::Unfollow { actor, target }])
        }
        (None, Some(id)) => vec![Effect::Undo { actor, activity: id.to_owned() }],
        _ => ignored("nothing of the sender's is undone"),
    }
}

/// Most authorities that one announcement may add.
const NEW_AUTHORITIES: usize = 64;

/// An actor announces its new document. A key counts if the announcement is proved with one that is pinned; a new
/// authority, if the Application actor announces it.
pub(super) async fn actor_updated(
    app: &App,
    federation: &Federation,
    origins: &Origins,
    (row, is_patience_over): (&InboxRow, bool),
    activity: &Activity,
) -> Result<Vec<Effect>, DeskError> {
    let Some(bytes) = activity.object.bytes() else { return Ok(ignored("an actor that is not shown")) };
    let actor = match ownership::read_own(bytes, &activity.actor) {
        Ok(actor) => actor,
        Err(error) => {
            if let Some(partner) = origins.peer.as_ref().filter(|peer| peer.class == LaneClass::Partner) {
                store::alarm::raise(&app.db, &partner.host, "actor", &error.to_string(), app.clock.now()).await?;
            }
            return Ok(quarantined(error.to_string()));
        }
    };
    if actor.id != activity.actor {
        return Ok(quarantined("an actor announces another"));
    }
    let Some(known) = origins.peer.as_ref().filter(|peer| peer.class == LaneClass::Partner) else {
        return Ok(remembered(app, &actor, bytes).into_iter().collect());
    };
    let pinned = store::peer::keys(&app.db, &known.host).await?;
    if !is_proved(&row.bytes, &actor.id, &pinned) {
        let detail = format!("{} announces keys, not proved by the one that is pinned", actor.id);
        store::alarm::raise(&app.db, &known.host, "key", &detail, app.clock.now()).await?;
        return Ok(quarantined(detail));
    }
    // What this actor announces stands in place of what it had; the other actors of its host keep theirs.
    let mut keys: Vec<PeerKey> = pinned.into_iter().filter(|key| key.actor != actor.id).collect();
    keys.extend(peer::keys_of(&actor));
    let mut authorities = origins.authorities.clone();
    let mut effects: Vec<Effect> = remembered(app, &actor, bytes).into_iter().collect();
    let mut fingerprint = known.fingerprint.clone();
    if actor.id == known.actor {
        fingerprint = ownership::fingerprint(&actor).unwrap_or(fingerprint);
        authorities.retain(|authority| actor.authorities.contains(&authority.actor));
        keys.retain(|key| key.actor == actor.id || actor.authorities.contains(&key.actor));
        let is_new = |id: &&String| {
            let is_theirs = host_of(id).as_deref() == Some(known.host.as_str());
            is_theirs && !authorities.iter().any(|authority| authority.actor == **id)
        };
        let new: Vec<&String> = actor.authorities.iter().filter(is_new).collect();
        if new.len() > NEW_AUTHORITIES {
            return Ok(quarantined(format!("{} announces more than {NEW_AUTHORITIES} authorities at once", actor.id)));
        }
        let new = new.into_iter().map(|id| Ok((id, Url::parse(id)?))).collect::<Result<Vec<_>, url::ParseError>>()?;
        // All at once: a turn is shorter than its lease.
        let fetching = new.iter().map(|(id, url)| async move { (id, federation.dereference_actor(url).await) });
        for (id, fetched) in join_all(fetching).await {
            let fetched = match fetched {
                Ok(fetched) => fetched,
                // Away for a moment: the lane waits for its lease to end and tries again, for so long.
                Err(error) if error.is_passing() && !is_patience_over => return Err(error.into()),
                Err(error) => return Ok(quarantined(format!("{id} is announced and cannot be read: {error}"))),
            };
            keys.extend(peer::keys_of(&fetched.document));
            authorities.push(peer::authority_of(&fetched.document));
            effects.extend(remembered(app, &fetched.document, &fetched.bytes));
        }
    }
    effects.push(Effect::Rotate(Box::new(Rotation { fingerprint, keys, authorities })));
    effects.push(Effect::Audit(AuditLine::new(&known.host, "peer announced", &actor.id)));
    Ok(effects)
}

/// Whether the whole announcement carries a proof by an Ed25519 key pinned for this very actor, which was not given up.
pub(super) fn is_proved<'a>(bytes: &[u8], actor: &str, pinned: impl IntoIterator<Item = &'a PeerKey>) -> bool {
    let Ok(value) = json::parse(bytes) else { return false };
    let Ok(said) = proof::read_proof(&value) else { return false };
    pinned
        .into_iter()
        .filter(|key| key.actor == actor && key.algorithm == store::peer::ED25519 && key.id == said.verification_method)
        .filter(|key| key.revoked.is_none())
        .filter_map(|key| Ed25519Public::from_multikey(&key.public).ok())
        .any(|key| proof::verify_proof(&value, &key).is_ok())
}

/// What is kept of an actor's document: where it is written to, which state it speaks for.
pub(super) fn remembered(app: &App, actor: &Actor, bytes: &[u8]) -> Option<Effect> {
    remote_actor(app, actor, bytes).map(|remote| Effect::RemoteActor(Box::new(remote)))
}

/// An actor's row.
pub(super) fn remote_actor(app: &App, actor: &Actor, bytes: &[u8]) -> Option<RemoteActor> {
    let key = actor.public_keys.first()?;
    Some(RemoteActor {
        uri: actor.id.clone(),
        host: host_of(&actor.id)?,
        inbox: actor.inbox.clone().unwrap_or_default(),
        shared_inbox: actor.shared_inbox.clone(),
        key_id: key.id.clone(),
        public: key.pem.clone(),
        bytes: bytes.to_vec(),
        fetched_at: app.clock.now(),
    })
}
