//! Whose ids and whose objects: what nobody may do, whoever they are.

use url::Url;

use super::{Held, Reason, Sender};
use crate::{
    activity::{Activity, ActivityType, ObjectRef},
    object::Object,
    origin::{Origin, same_origin},
};

/// Refuses what is malformed or not the actor's to do; gives the embedded object, read, where it is one of the
/// actor's that is published.
pub(super) fn check(
    activity: &Activity,
    sender: &Sender<'_>,
    ours: &Origin,
    held: Option<&Held<'_>>,
) -> Result<Option<Object>, Reason> {
    check_id(activity, sender, ours)?;
    match activity.ty {
        ActivityType::Create | ActivityType::Update => return check_published(activity, sender, ours, held),
        ActivityType::Delete => check_delete(activity, sender, ours, held)?,
        ActivityType::Undo => check_undo(activity)?,
        ActivityType::Follow if !ours.holds(named(activity)?) => return Err(Reason::NotOurs),
        ActivityType::Move if named(activity)? != activity.actor => return Err(Reason::NotOwner),
        ActivityType::Announce => drop(named(activity)?),
        ActivityType::Offer => check_offer(activity, ours)?,
        ActivityType::Accept | ActivityType::Reject | ActivityType::Join | ActivityType::Leave => {
            if matches!(activity.object, ObjectRef::Absent | ObjectRef::Several(_)) {
                return Err(malformed("no single object"));
            }
        }
        _ => {}
    }
    Ok(None)
}

fn malformed(what: &str) -> Reason {
    Reason::Malformed(what.to_owned())
}

fn named(activity: &Activity) -> Result<&str, Reason> {
    activity.object.id().ok_or_else(|| malformed("no single object with an id"))
}

/// The activity's id is on its actor's origin, neither is on ours, and the id does not lie under another actor.
fn check_id(activity: &Activity, sender: &Sender<'_>, ours: &Origin) -> Result<(), Reason> {
    let Activity { id, actor, .. } = activity;
    if actor.parse::<Origin>().is_err() || id.parse::<Origin>().is_err() {
        return Err(malformed("an id that is no http or https address"));
    }
    if ours.holds(actor) || ours.holds(id) {
        return Err(Reason::OurOwn);
    }
    let is_neighbours = sender.neighbours.iter().any(|other| other != actor && lies_under(id, other));
    if !same_origin(id, actor) || is_neighbours || lies_beside(id, actor) {
        return Err(Reason::ForeignId);
    }
    Ok(())
}

fn lies_under(id: &str, actor: &str) -> bool {
    id == actor || id.strip_prefix(actor).is_some_and(|rest| rest.starts_with(['/', '?', '#']))
}

/// Whether the id lies under a sibling of the actor: `/users/b/…` for the actor `/users/a`. Where actors stand at the
/// top of a server, as `/a`, nothing can be said of `/b/…`.
fn lies_beside(id: &str, actor: &str) -> bool {
    let (Ok(id), Ok(actor)) = (Url::parse(id), Url::parse(actor)) else { return true };
    let actor = actor.path().trim_end_matches('/');
    let Some((folder, name)) = actor.rsplit_once('/').filter(|(folder, _)| !folder.is_empty()) else { return false };
    let below = id.path().strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
    below.and_then(|rest| rest.split_once('/')).is_some_and(|(sibling, _)| sibling != name)
}

fn check_owner(object: &str, actor: &str, ours: &Origin) -> Result<(), Reason> {
    if ours.holds(object) {
        return Err(Reason::OurOwn);
    }
    if same_origin(object, actor) { Ok(()) } else { Err(Reason::NotOwner) }
}

fn is_actor_type(ty: &str) -> bool {
    matches!(ty, "Application" | "Group" | "Organization" | "Person" | "Service")
}

fn check_published(
    activity: &Activity,
    sender: &Sender<'_>,
    ours: &Origin,
    held: Option<&Held<'_>>,
) -> Result<Option<Object>, Reason> {
    let id = named(activity)?;
    check_owner(id, &activity.actor, ours)?;
    let ObjectRef::Embedded { ty, .. } = &activity.object else { return Ok(None) };
    let ty = ty.as_deref().ok_or_else(|| malformed("an object without a type"))?;
    if !matches!(ActivityType::of(ty), ActivityType::Other(_)) {
        return Err(malformed("an activity within an activity"));
    }
    if is_actor_type(ty) {
        let announces = sender.is_application && activity.ty == ActivityType::Update;
        return if id == activity.actor || announces { Ok(None) } else { Err(Reason::NotOwner) };
    }
    let object = activity.object.object().transpose().map_err(|error| Reason::Malformed(error.to_string()))?;
    let is_attributed = object.as_ref().is_some_and(|object| object.attributed_to.as_ref() == Some(&activity.actor));
    let is_an_actor = sender.neighbours.iter().any(|other| other == id) || id == activity.actor;
    match held {
        _ if !is_attributed || is_an_actor => Err(Reason::NotOwner),
        Some(held) if held.owner != activity.actor => Err(Reason::NotOwner),
        Some(held) if held.is_tombstone => Err(Reason::Final),
        _ => Ok(object),
    }
}

fn check_delete(
    activity: &Activity,
    sender: &Sender<'_>,
    ours: &Origin,
    held: Option<&Held<'_>>,
) -> Result<(), Reason> {
    let id = named(activity)?;
    check_owner(id, &activity.actor, ours)?;
    let tombstone = activity.object.object().transpose().map_err(|error| Reason::Malformed(error.to_string()))?;
    let author = tombstone.as_ref().and_then(|object| object.attributed_to.as_ref());
    let is_of_another = author.is_some_and(|author| *author != activity.actor)
        || held.is_some_and(|held| held.owner != activity.actor)
        || (sender.neighbours.iter().any(|other| other == id) && !sender.is_application && id != activity.actor);
    if is_of_another { Err(Reason::NotOwner) } else { Ok(()) }
}

fn check_undo(activity: &Activity) -> Result<(), Reason> {
    let id = named(activity)?;
    let undone = activity.object.activity().transpose().map_err(|error| Reason::Malformed(error.to_string()))?;
    let is_own = undone.is_none_or(|undone| undone.actor == activity.actor);
    if same_origin(id, &activity.actor) && is_own { Ok(()) } else { Err(Reason::NotOwner) }
}

/// What is offered stands in the letter, and is the actor's own if it has an id.
fn check_offer(activity: &Activity, ours: &Origin) -> Result<(), Reason> {
    let ObjectRef::Embedded { id, .. } = &activity.object else { return Err(malformed("an offer of nothing")) };
    let Some(id) = id else { return Ok(()) };
    check_owner(id, &activity.actor, ours)?;
    let object = activity.object.object().transpose().map_err(|error| Reason::Malformed(error.to_string()))?;
    let author = object.and_then(|object| object.attributed_to);
    if author.is_none_or(|author| author == activity.actor) { Ok(()) } else { Err(Reason::NotOwner) }
}
