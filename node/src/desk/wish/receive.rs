//! What a partner says about wanted languages: of our material how many ask there, of its own how many ask in all.

use election_pool_protocol::{
    activity::{Activity, ActivityType},
    audience::{Action, Viewer, may},
    language::LanguageTag,
    object::{Object, ObjectType},
    origin::same_origin,
};
use jiff::Timestamp;
use serde_json::Value;

use super::letter::WANTED;
use crate::{
    app::App,
    desk::{DeskError, receive::Origins},
    model::codes,
    store::{self, inbound::Effect, inbox::InboxRow, material::State, peer::Peer, wish::Heard},
};

/// Whether an activity says how many ask for a language.
pub(in crate::desk) fn is_wish(activity: &Activity) -> bool {
    activity.ty == ActivityType::Offer && activity.object.ty() == Some(ObjectType::Note.as_str())
}

/// What a partner's number does here: it is kept as what is so there, if it is about something that both may see.
pub(in crate::desk) async fn heard(
    app: &App,
    origins: &Origins,
    row: &InboxRow,
    activity: &Activity,
    now: Timestamp,
) -> Result<Vec<Effect>, DeskError> {
    let Some(peer) = origins.peer.as_ref().filter(|peer| peer.is_active_partner()) else {
        return Ok(vec![Effect::Ignore("only partners say how many ask for a language".into())]);
    };
    if activity.actor != peer.actor {
        return Ok(quarantine("how many ask is said by the node itself"));
    }
    let note = match activity.object.object() {
        Some(Ok(note)) => note,
        Some(Err(error)) => return Ok(quarantine(&error.to_string())),
        None => return Ok(quarantine("the Note is not in the letter")),
    };
    let Some((uri, language, amount)) = said(&note) else {
        return Ok(quarantine("a wish names a material, a language that exists and how many ask"));
    };
    if !concerns(app, peer, &uri).await? {
        return Ok(vec![Effect::Ignore("nothing that both sides may see is held under this id".into())]);
    }
    let limits = &app.config.limits;
    let said_at = note.published.as_ref().map_or(now, election_pool_protocol::object::Moment::at);
    Ok(vec![Effect::Wanted(Box::new(Heard {
        uri,
        language: language.to_string(),
        host: row.host.clone(),
        amount: amount.min(limits.wish_count),
        // Nobody can say now what is to count later.
        said_at: said_at.min(now),
        most: limits.wishes_per_partner,
    }))])
}

fn quarantine(reason: &str) -> Vec<Effect> {
    vec![Effect::Quarantine(reason.to_owned())]
}

fn said(note: &Object) -> Option<(String, LanguageTag, u64)> {
    let uri = note.in_reply_to.clone()?;
    let language = codes::language(note.wanted_language.as_deref()?).ok()?;
    Some((uri, language, note.rest.get(WANTED).and_then(Value::as_u64)?))
}

/// Whether a partner may speak about a material: its own, or ours that it may see.
async fn concerns(app: &App, peer: &Peer, uri: &str) -> Result<bool, DeskError> {
    let is_own = same_origin(uri, app.config.origin());
    if !is_own && !same_origin(uri, &peer.origin) {
        return Ok(false);
    }
    let mut states = store::material::states_of(&app.db, &[uri]).await?;
    if states.remove(uri).is_none_or(|(state, _)| state != State::Live) {
        return Ok(false);
    }
    if !is_own {
        return Ok(true);
    }
    let viewer: Viewer = store::peer::viewer(&app.db, &peer.host).await?;
    let audience = store::material::audience_of(&app.db, uri).await?;
    Ok(audience.is_some_and(|(_, audience)| may(Action::Receive, &audience, &viewer)))
}
