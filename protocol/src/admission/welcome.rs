//! What is taken from whom, once it is theirs to say.

use super::{Admission, Followers, Held, Reason, SenderClass};
use crate::{
    activity::{Activity, ActivityType, ObjectRef},
    audience::Level,
    context::is_public,
    object::Object,
    origin::Origin,
};

/// Decides by the class of the sender; `object` is the published object, if the activity carries one.
pub(super) fn welcome(
    activity: &Activity,
    object: Option<&Object>,
    class: SenderClass,
    policy: Followers,
    ours: &Origin,
    held: Option<&Held<'_>>,
) -> Admission {
    if matches!(activity.ty, ActivityType::Accept | ActivityType::Reject) && !answers_us(activity, ours) {
        return Admission::Drop(Reason::NotAsked);
    }
    match class {
        SenderClass::Partner => from_partner(activity, object),
        SenderClass::Reader => from_reader(activity, object),
        SenderClass::KnownFollower => from_follower(activity, object, ours, held),
        SenderClass::Stranger => from_stranger(activity, policy),
    }
}

/// Whether an actor says that it is no more: every server it ever met is told, most of which never knew it.
pub(super) fn is_own_farewell(activity: &Activity) -> bool {
    activity.ty == ActivityType::Delete && activity.object.id() == Some(&activity.actor)
}

fn from_partner(activity: &Activity, object: Option<&Object>) -> Admission {
    match (&activity.ty, object) {
        (ActivityType::Create | ActivityType::Update, Some(object)) => match &object.tlp {
            None => Admission::Quarantine(Reason::NoLevel),
            Some(Ok(Level::Red)) => Admission::Quarantine(Reason::Level(Level::Red.to_string())),
            Some(Ok(_)) => Admission::Record,
            Some(Err(unknown)) => Admission::Quarantine(Reason::Level(unknown.0.chars().take(40).collect())),
        },
        (ActivityType::Create | ActivityType::Update, None) if is_bare(activity) => {
            Admission::Quarantine(Reason::NotEmbedded)
        }
        (ActivityType::Other(word), _) => Admission::Quarantine(unknown_type(word)),
        _ => Admission::Record,
    }
}

fn from_reader(activity: &Activity, object: Option<&Object>) -> Admission {
    match (&activity.ty, object) {
        (ActivityType::Create | ActivityType::Update, Some(object)) => if_public(activity, object),
        (ActivityType::Create | ActivityType::Update, None) if is_bare(activity) => {
            Admission::Drop(Reason::NotEmbedded)
        }
        (ActivityType::Move, _) => Admission::Quarantine(Reason::Move),
        (ActivityType::Other(word), _) => Admission::Drop(unknown_type(word)),
        (ActivityType::Offer | ActivityType::Join | ActivityType::Leave, _) => Admission::Drop(Reason::NotFromThem),
        _ => Admission::Record,
    }
}

/// A follower may ask and take back, change or end its own account, and answer what is public here.
fn from_follower(activity: &Activity, object: Option<&Object>, ours: &Origin, held: Option<&Held<'_>>) -> Admission {
    let answers = |object: &Object| object.in_reply_to.as_ref().is_some_and(|answered| ours.holds(answered));
    let is_about_itself = activity.object.id() == Some(&activity.actor);
    match (&activity.ty, object) {
        (ActivityType::Follow | ActivityType::Undo | ActivityType::Accept | ActivityType::Reject, _) => {
            Admission::Record
        }
        (ActivityType::Update, None) if is_about_itself && !is_bare(activity) => Admission::Record,
        (ActivityType::Delete, _) if is_about_itself || held.is_some() => Admission::Record,
        (ActivityType::Create, Some(reply)) if answers(reply) => if_public(activity, reply),
        (ActivityType::Update, Some(reply)) if held.is_some() => if_public(activity, reply),
        _ => Admission::Drop(Reason::NotFromThem),
    }
}

fn from_stranger(activity: &Activity, policy: Followers) -> Admission {
    match activity.ty {
        _ if is_own_farewell(activity) => Admission::Drop(Reason::NotFromThem),
        _ if policy == Followers::Roster => Admission::Refuse(403, Reason::Stranger),
        ActivityType::Follow | ActivityType::Undo | ActivityType::Accept | ActivityType::Reject => Admission::Record,
        _ => Admission::Refuse(403, Reason::NotFromThem),
    }
}

fn unknown_type(word: &str) -> Reason {
    Reason::UnknownType(word.chars().take(40).collect())
}

fn is_bare(activity: &Activity) -> bool {
    !matches!(activity.object, ObjectRef::Embedded { .. })
}

fn if_public(activity: &Activity, object: &Object) -> Admission {
    let is_for_all = activity.is_public() || object.to.iter().chain(&object.cc).any(|addressee| is_public(addressee));
    if is_for_all { Admission::Record } else { Admission::Drop(Reason::NotPublic) }
}

/// Whether an Accept or Reject is of something we sent, and a Follow in it one of this very actor.
fn answers_us(activity: &Activity, ours: &Origin) -> bool {
    let is_ours = activity.object.id().is_some_and(|id| ours.holds(id));
    is_ours
        && match activity.object.activity() {
            None => true,
            Some(Err(_)) => false,
            Some(Ok(asked)) => {
                let is_of_them = asked.ty != ActivityType::Follow || asked.object.id() == Some(&activity.actor);
                ours.holds(&asked.actor) && is_of_them
            }
        }
}
