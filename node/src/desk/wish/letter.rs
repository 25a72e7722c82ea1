//! The letter that says how many ask: an `Offer` of a Note, from node to node, without persons and without content.

use election_pool_protocol::{
    activity::{ActivityDraft, ActivityType},
    audience::Audience,
    lane::LaneClass,
    object::{Moment, Object, ObjectType},
    proof,
};
use jiff::Timestamp;

use crate::{
    app::App,
    desk::{
        DeskError,
        follow::{self, Address},
    },
    model::wish::Due,
    store::{letter::NewLetter, peer::Peer},
};

/// How many ask.
pub(super) const WANTED: &str = "pool:wanted";

/// Writes to a partner what it should know.
pub(super) fn write(
    app: &App,
    due: &Due,
    audience: &Audience,
    peer: &Peer,
    at: Timestamp,
) -> Result<NewLetter, DeskError> {
    let actor = app.application_actor();
    let new_id = |folder: &str| format!("{}/{folder}/{}", app.config.origin(), app.chance.uuid(at));
    let mut note = Object {
        attributed_to: Some(actor.clone()),
        to: vec![peer.actor.clone()],
        in_reply_to: Some(due.uri.clone()),
        published: Some(Moment::utc(at)),
        tlp: Some(Ok(audience.level)),
        wanted_language: Some(due.language.clone()),
        ..Object::new(new_id("wishes"), ObjectType::Note)
    };
    note.rest.insert(WANTED.into(), due.amount.into());
    let keys = app.keys.of(app.key_name(&actor))?;
    let bytes = proof::add_proof(note.to_value(), &keys.ed25519, &keys.proof_key_id(&actor), at);
    let draft = ActivityDraft {
        to: vec![peer.actor.clone()],
        published: Some(at),
        ..ActivityDraft::new(new_id("activities"), ActivityType::Offer, &actor)
    };
    let address = Address { host: &peer.host, inbox: &peer.inbox, class: LaneClass::Partner };
    follow::letter(app, &draft, Some(&bytes), &address)
}
