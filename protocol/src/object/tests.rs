use jiff::{Timestamp, tz::TimeZone};
use serde_json::json;

use super::*;
use crate::{key::Ed25519Key, proof};

fn tag(word: &str) -> LanguageTag {
    word.parse().unwrap()
}

fn meeting() -> Object {
    let at: Timestamp = "2026-09-10T06:00:00Z".parse().unwrap();
    let title: LanguageMap =
        [(tag("sv"), "Möte i poolen".to_owned()), (tag("en"), "Pool meeting".to_owned())].into_iter().collect();
    let variant = Variant {
        status: "source".into(),
        by: None,
        of_revision: 1,
        digest: "00".into(),
        paragraphs: vec![],
        stale: vec![],
        since: None,
    };
    let mut object = Object {
        attributed_to: Some("https://se.example/actors/val".into()),
        to: vec![crate::context::PUBLIC.into()],
        name: Text::of(title),
        content: Text::of(LanguageMap::of(tag("sv"), "<p>Dagordning</p>".into())),
        language: Some(tag("sv")),
        pages: vec![PageLink::page("https://se.example/sv/materials/1", &tag("sv"))],
        published: Some(Moment::utc(at)),
        start_time: Some(Moment::in_zone(at, &TimeZone::fixed(jiff::tz::offset(2)))),
        timezone: Some("Europe/Stockholm".into()),
        tlp: Some(Ok(Level::Clear)),
        revision: Some(1),
        topics: vec!["deepfakes".into()],
        variants: LanguageMap::of(tag("sv"), variant),
        actions: vec![ActionPoint { what: "Plan an exercise".into(), owner: Some("Valmyndigheten".into()), due: None }],
        ..Object::new("https://se.example/materials/1", ObjectType::Event)
    };
    object.set_place("Stockholm");
    object.add_hashtag("valpoolen", "https://se.example/tags/valpoolen");
    object
}

#[test]
fn what_is_written_is_read_back_the_same() {
    let object = meeting();
    let bytes =
        proof::add_proof(object.to_value(), &Ed25519Key::from_seed(&[7; 32]).unwrap(), "k", Timestamp::UNIX_EPOCH);
    let mut again = Object::read(&bytes).unwrap();
    assert_eq!(again.start_time.as_ref().unwrap().to_string(), "2026-09-10T08:00:00+02:00");
    assert_eq!(again.place(), Some("Stockholm"));
    assert_eq!(again.rest.keys().collect::<Vec<_>>()[..2], ["displayEndTime", "eventStatus"]);
    assert!(again.rest.contains_key("proof"));
    again.rest.clear();
    assert_eq!(again, object);
}

#[test]
fn the_source_language_stands_first_and_is_the_plain_text() {
    let members = meeting().to_value();
    assert_eq!(members["nameMap"].as_object().unwrap().keys().next().unwrap(), "sv");
    assert_eq!(members["name"], "Möte i poolen");
    assert_eq!(members["content"], members["contentMap"]["sv"]);
    let order: Vec<&str> = members.keys().map(String::as_str).take(6).collect();
    assert_eq!(order, ["@context", "id", "type", "attributedTo", "to", "name"]);
}

#[test]
fn what_is_unknown_or_oddly_shaped_survives() {
    let value = json!({"id": "https://a.example/1", "type": "Video", "views": 7, "name": ["two", "names"],
        "contentMap": {"en": "x", "no language": "y"}, "tag": {"type": "Mention"}, "to": [1], "pool:revision": "three"});
    let object = Object::from_value(value.clone()).unwrap();
    assert_eq!(object.ty, ObjectType::Other("Video".into()));
    assert_eq!(Value::Object(object.to_value()), value);
}

#[test]
fn a_level_that_is_none_of_the_four_is_unknown_and_not_missing() {
    for odd in [json!("clear"), json!("TLP:CLEAR"), json!(null), json!(["CLEAR"]), json!({})] {
        let object = Object::from_value(json!({"id": "x", "type": "Article", "pool:tlp": odd})).unwrap();
        assert!(matches!(object.tlp, Some(Err(_))), "{odd}");
    }
    assert_eq!(Object::from_value(json!({"id": "x", "type": "Article"})).unwrap().tlp, None);
}

#[test]
fn an_object_with_several_types_or_authors_or_no_id_is_refused() {
    let refused = [
        json!({"type": "Note"}),
        json!({"id": "x"}),
        json!({"id": "x", "type": ["Note", "Person"]}),
        json!({"id": "x", "type": "Note", "attributedTo": ["a", "b"]}),
        json!({"id": "x", "type": "Note", "attributedTo": {"name": "nobody"}}),
        json!([]),
    ];
    for value in refused {
        assert!(Object::from_value(value.clone()).is_err(), "{value}");
    }
}

#[test]
fn a_tombstone_keeps_what_it_was_and_why_it_went() {
    let reason = LanguageMap::of(tag("fi"), "Vanhentunut".into());
    let moment = Moment::utc(Timestamp::UNIX_EPOCH);
    let tombstone = Object::tombstone(
        "https://fi.example/materials/1",
        "https://fi.example/actors/om",
        &ObjectType::Article,
        4,
        moment,
        reason,
    );
    let members = tombstone.to_value();
    assert_eq!(
        (&members["type"], &members["formerType"], &members["pool:revision"]),
        (&json!("Tombstone"), &json!("Article"), &json!(4))
    );
    assert_eq!(Object::from_value(members.into()).unwrap(), tombstone);
}
