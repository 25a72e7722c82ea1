//! What Mastodon sends is read, and written again without losing a field.

use election_pool_protocol::{
    activity::{Activity, ActivityType, ObjectRef},
    actor::{Actor, ActorType},
    key::RsaPublic,
    object::{Object, ObjectType},
    webfinger,
};
use serde_json::Value;

/// Reads a fixture of the root tests folder.
macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!("../../tests/fixtures/mastodon/", $name, ".json")).as_bytes()
    };
}

fn value(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

fn activity(bytes: &[u8]) -> Activity {
    Activity::read(bytes).unwrap()
}

#[test]
fn an_actor_is_read_and_written_without_loss() {
    let actor = Actor::read(fixture!("actor")).unwrap();
    assert_eq!(Value::Object(actor.to_value()), value(fixture!("actor")));
    assert_eq!((actor.ty.clone(), actor.delivery_inbox()), (ActorType::Person, Some("https://social.example/inbox")));
    assert_eq!(actor.preferred_username.as_deref(), Some("raisa"));
    let key = actor.public_key("https://social.example/users/raisa#main-key").unwrap();
    assert_eq!(RsaPublic::from_pem(&key.pem).unwrap().to_pem(), key.pem);
}

#[test]
fn a_note_is_read_and_written_without_loss() {
    for bytes in [fixture!("note_create"), fixture!("note_update")] {
        let activity = activity(bytes);
        let note = activity.object.object().unwrap().unwrap();
        assert_eq!(Value::Object(note.to_value()), value(bytes)["object"]);
        assert_eq!((note.ty.clone(), note.is_public()), (ObjectType::Note, true));
        assert_eq!(note.content.map.first().unwrap().0.as_str(), "fi");
        assert_eq!(note.attributed_to.as_deref(), Some("https://social.example/users/raisa"));
        assert_eq!(note.attachments[0].name.as_deref(), Some("A polling station"));
        assert_eq!(note.page(), Some("https://social.example/@raisa/114000000000000001"));
    }
}

#[test]
fn every_activity_is_read_and_written_without_loss() {
    let all = [
        fixture!("note_create"),
        fixture!("note_update"),
        fixture!("note_delete"),
        fixture!("actor_delete"),
        fixture!("follow"),
        fixture!("undo_follow"),
        fixture!("accept_follow"),
        fixture!("announce"),
    ];
    for bytes in all {
        let mut wanted = value(bytes);
        // One addressee may stand alone or in a list.
        for list in ["to", "cc"] {
            if wanted[list].is_string() {
                wanted[list] = vec![wanted[list].clone()].into();
            }
        }
        let wanted: serde_json::Map<_, _> =
            wanted.as_object().unwrap().clone().into_iter().filter(|(_, v)| !v.is_null()).collect();
        assert_eq!(activity(bytes).to_value(), wanted);
    }
}

#[test]
fn the_object_of_a_create_keeps_its_exact_bytes() {
    let activity = activity(fixture!("note_create"));
    assert_eq!(activity.ty, ActivityType::Create);
    let whole = std::str::from_utf8(fixture!("note_create")).unwrap();
    assert!(whole.contains(std::str::from_utf8(activity.object.bytes().unwrap()).unwrap()));
    assert!(activity.rest.contains_key("signature") && activity.rest.contains_key("@context"));
}

#[test]
fn a_delete_names_what_is_gone() {
    let note = activity(fixture!("note_delete"));
    assert_eq!((note.ty.clone(), note.object.ty()), (ActivityType::Delete, Some("Tombstone")));
    let tombstone = Object::read(note.object.bytes().unwrap()).unwrap();
    assert_eq!(Value::Object(tombstone.to_value()), value(fixture!("note_delete"))["object"]);
    let actor = activity(fixture!("actor_delete"));
    assert_eq!(actor.object.id(), Some(actor.actor.as_str()));
}

#[test]
fn following_and_its_end_and_its_answer_are_read() {
    let follow = activity(fixture!("follow"));
    assert_eq!((follow.ty, follow.object.id()), (ActivityType::Follow, Some("https://fi.example/actors/om")));
    let undone = activity(fixture!("undo_follow")).object.activity().unwrap().unwrap();
    assert_eq!(undone.id, follow.id);
    let accepted = activity(fixture!("accept_follow")).object.activity().unwrap().unwrap();
    assert_eq!(accepted.actor, "https://fi.example/actors/om");
}

#[test]
fn an_announce_names_the_object_by_its_id() {
    let announce = activity(fixture!("announce"));
    assert!(announce.is_public() && matches!(announce.object, ObjectRef::Id(_)));
    assert_eq!(announce.published.unwrap().to_string(), "2026-03-02T08:00:00Z");
}

#[test]
fn the_media_types_it_sends_are_those_of_activitypub() {
    assert!(webfinger::is_activity_type(
        r#"application/ld+json; profile="https://www.w3.org/ns/activitystreams"; charset=utf-8"#
    ));
}
