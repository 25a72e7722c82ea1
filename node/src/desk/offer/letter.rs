//! The letters: an `Offer`, sent once or again, and the `Accept` or `Reject` that answers it.
//!
//! An offer is known by the id of the object in it, and every sending of it has an id below that one, so that an answer to
//! any of them is an answer to it.

use election_pool_protocol::{
    activity::{Activity, ActivityDraft, ActivityType},
    lane::LaneClass,
};
use jiff::Timestamp;
use serde_json::Value;

use crate::{
    app::App,
    desk::{
        DeskError,
        follow::{self, Address},
    },
    model::{
        front_matter::MAX_ABSTRACT_CHARS,
        markdown,
        offer::{Answer, State, Verdict, Void},
    },
    store::{letter::NewLetter, peer::Peer},
};

/// Why a Reject says that there will be no answer.
const VOID: &str = "pool:void";
/// Whether an Accept is of the text as its author changed it.
const AMENDED: &str = "pool:amended";

/// A new id for an offer made here.
pub(super) fn new_uri(app: &App, at: Timestamp) -> (String, String) {
    let uuid = app.chance.uuid(at).to_string();
    (uuid.clone(), format!("{}/offers/{uuid}", app.config.origin()))
}

/// The id of the offer of ours that has this sending.
pub(super) fn offer_of(app: &App, sending: &str) -> Option<String> {
    let offers = format!("{}/offers/", app.config.origin());
    let uuid = sending.strip_prefix(&offers)?.split('/').next()?;
    Some(format!("{offers}{uuid}"))
}

fn address(peer: &Peer) -> Address<'_> {
    Address { host: &peer.host, inbox: &peer.inbox, class: LaneClass::Partner }
}

/// The letter that offers; with the answer that is known already, where the other end may have lost it.
pub(super) fn offer(
    app: &App,
    (uri, actor, author): (&str, &str, &str),
    object: &[u8],
    answer: Option<&[u8]>,
    peer: &Peer,
) -> Result<NewLetter, DeskError> {
    let now = app.clock.now();
    let mut draft = ActivityDraft {
        to: vec![author.to_owned()],
        published: Some(now),
        ..ActivityDraft::new(format!("{uri}/{}", app.chance.uuid(now)), ActivityType::Offer, actor)
    };
    if let Some(answer) = answer.and_then(|bytes| serde_json::from_slice::<Value>(bytes).ok()) {
        draft.rest.insert("result".into(), answer);
    }
    follow::letter(app, &draft, Some(object), &address(peer))
}

/// The letter that answers an offer, known by the `Offer` it came in.
pub(super) fn answer(
    app: &App,
    (actor, authority, sending): (&str, &str, &str),
    state: &State,
    peer: &Peer,
) -> Result<NewLetter, DeskError> {
    let now = app.clock.now();
    let verdict = state.answer().map(|answer| answer.verdict);
    let ty =
        if matches!(verdict, Some(Verdict::Accepted { .. })) { ActivityType::Accept } else { ActivityType::Reject };
    let mut draft = ActivityDraft {
        to: vec![authority.to_owned()],
        // When it was answered, however often that is said.
        published: Some(state.answer().map_or(now, |answer| answer.at)),
        object: Some(sending.to_owned()),
        ..ActivityDraft::new(format!("{}/activities/{}", app.config.origin(), app.chance.uuid(now)), ty, actor)
    };
    if let Some(Verdict::Accepted { revision, is_amended }) = verdict {
        draft.revision = Some(revision);
        if is_amended {
            draft.rest.insert(AMENDED.into(), true.into());
        }
    }
    let words = match state {
        State::Void(why) => Some(why.words()),
        State::Open | State::Answered(_) => state.answer().and_then(|answer| answer.words.as_deref()),
    };
    if let Some(words) = words {
        draft.rest.insert("summary".into(), markdown::escape(words).into());
    }
    if let State::Void(why) = state {
        draft.rest.insert(VOID.into(), why.as_str().into());
    }
    follow::letter(app, &draft, None, &address(peer))
}

/// What a received answer says; none if it says nothing that could be understood.
pub(super) fn state_of(activity: &Activity, now: Timestamp) -> Option<State> {
    let words = activity.rest.get("summary").and_then(Value::as_str);
    let words = words.map(|words| markdown::line(&markdown::plain_text(words), MAX_ABSTRACT_CHARS));
    let words = words.filter(|words| !words.is_empty());
    let at = milliseconds(activity.published.as_ref().map_or(now, election_pool_protocol::object::Moment::at));
    let verdict = match activity.ty {
        ActivityType::Accept => Verdict::Accepted {
            revision: activity.revision.filter(|revision| *revision >= 1)?,
            is_amended: activity.rest.get(AMENDED).and_then(Value::as_bool).unwrap_or_default(),
        },
        ActivityType::Reject => {
            if let Some(why) = activity.rest.get(VOID) {
                return why.as_str()?.parse::<Void>().ok().map(State::Void);
            }
            Verdict::Refused
        }
        _ => return None,
    };
    Some(State::Answered(Answer { at, verdict, words }))
}

/// An instant as it is kept, so that it is the same at both ends.
pub(super) fn milliseconds(at: Timestamp) -> Timestamp {
    Timestamp::from_millisecond(at.as_millisecond()).unwrap_or(at)
}
