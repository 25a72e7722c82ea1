use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::{key::Ed25519Key, proof};

const METHOD: &str = "https://fi.example/actors/om#ed25519-key";

fn key() -> Ed25519Key {
    Ed25519Key::from_seed(&[3; 32]).unwrap()
}

fn read(value: &Value) -> Result<Activity, ActivityError> {
    Activity::read(value.to_string().as_bytes())
}

#[test]
fn the_object_stands_in_the_activity_byte_for_byte_and_the_proof_holds() {
    let object = br#"{ "id":"https://fi.example/materials/1", "type":"Article", "name":"\u00c4", "x": 1.0e2 }"#;
    let draft = ActivityDraft {
        to: vec![crate::context::PUBLIC.into()],
        published: Some(Timestamp::UNIX_EPOCH),
        ..ActivityDraft::new("https://fi.example/activities/1", ActivityType::Create, "https://fi.example/actors/om")
    };
    let bytes = seal_activity(&draft, Some(object), &key(), METHOD, Timestamp::UNIX_EPOCH).unwrap();
    let activity = Activity::read(&bytes).unwrap();
    assert_eq!(activity.object.bytes(), Some(object.as_slice()));
    assert_eq!(activity.object.id(), Some("https://fi.example/materials/1"));
    assert!(activity.is_public());
    let whole = json::parse(&bytes).unwrap();
    assert_eq!(proof::verify_proof(&whole, &key().public()).unwrap().verification_method, METHOD);
}

#[test]
fn what_readers_get_for_an_update_is_a_create_of_the_same_bytes() {
    let update =
        ActivityDraft::new("https://fi.example/activities/2", ActivityType::Update, "https://fi.example/actors/om");
    let object = br#"{"id":"https://fi.example/materials/1","type":"Article"}"#;
    let bytes = seal_activity(&update.as_create(), Some(object), &key(), METHOD, Timestamp::UNIX_EPOCH).unwrap();
    let create = Activity::read(&bytes).unwrap();
    assert_eq!((create.id.as_str(), create.ty), ("https://fi.example/activities/2/create", ActivityType::Create));
    assert_eq!(create.object.bytes(), Some(object.as_slice()));
}

#[test]
fn a_delete_that_withholds_says_so_with_its_revision() {
    let draft = ActivityDraft {
        object: Some("https://fi.example/materials/1".into()),
        withheld: true,
        revision: Some(3),
        ..ActivityDraft::new("https://fi.example/activities/3", ActivityType::Delete, "https://fi.example/actors/om")
    };
    let bytes = seal_activity(&draft, None, &key(), METHOD, Timestamp::UNIX_EPOCH).unwrap();
    let delete = Activity::read(&bytes).unwrap();
    assert!(delete.withheld && delete.revision == Some(3) && matches!(delete.object, ObjectRef::Id(_)));
}

#[test]
fn whose_deed_it_was_must_be_beyond_doubt() {
    let with = |actor: Value| read(&json!({"id": "x", "type": "Create", "actor": actor, "object": "y"}));
    for actor in [json!(["a", "b"]), json!(["a"]), json!({"name": "nobody"}), json!({"id": "a"}), json!(null)] {
        assert!(matches!(with(actor.clone()), Err(ActivityError::NotOneActor(_))), "{actor}");
    }
    assert!(matches!(
        read(&json!({"id": "x", "type": ["Create", "Delete"], "actor": "a"})),
        Err(ActivityError::NotOneType(_))
    ));
    let two_types =
        json!({"id": "x", "type": "Create", "actor": "a", "object": {"id": "y", "type": ["Note", "Person"]}});
    assert!(matches!(read(&two_types), Err(ActivityError::NotOneType(_))));
    assert!(matches!(read(&json!({"type": "Create", "actor": "a"})), Err(ActivityError::NoId)));
    assert!(matches!(
        read(&json!({"id": "x", "type": "Create", "actor": "a", "object": 7})),
        Err(ActivityError::OddObject(_))
    ));
}

#[test]
fn an_unknown_type_and_unknown_members_are_kept() {
    let activity =
        read(&json!({"id": "x", "type": "EmojiReact", "actor": "a", "object": ["y", "z"], "content": "👍"})).unwrap();
    assert_eq!(activity.ty, ActivityType::Other("EmojiReact".into()));
    assert!(matches!(activity.object, ObjectRef::Several(_)));
    assert_eq!(activity.rest["content"], "👍");
}

#[test]
fn the_follow_in_an_undo_is_read_too() {
    let follow = json!({"id": "f", "type": "Follow", "actor": "a", "object": "b"});
    let undo = read(&json!({"id": "u", "type": "Undo", "actor": "a", "object": follow})).unwrap();
    let inner = undo.object.activity().unwrap().unwrap();
    assert_eq!((inner.ty, inner.object.id()), (ActivityType::Follow, Some("b")));
}

proptest! {
    #[test]
    fn no_bytes_make_reading_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = Activity::read(&bytes);
        let _ = Object::read(&bytes);
    }
}
