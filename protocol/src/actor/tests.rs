use jiff::Timestamp;
use serde_json::json;

use super::*;
use crate::{
    key::{Ed25519Key, RsaKey},
    language::LanguageMap,
};

fn tag(word: &str) -> LanguageTag {
    word.parse().unwrap()
}

#[test]
fn our_own_actors_are_read_back_the_same() {
    let (rsa, ed25519) = (RsaKey::generate().unwrap(), Ed25519Key::generate().unwrap());
    let keys = OwnKeys { rsa: &rsa, ed25519: &ed25519, generation: 1, before: &[] };
    let name = LanguageMap::of(tag("fi"), "Demo · Suomi".to_owned());
    let authority = AuthorityProfile {
        origin: "https://fi.example".into(),
        host: "fi.example".into(),
        username: "om".into(),
        name: name.clone(),
        languages: vec![tag("fi"), tag("sv")],
        country: "FI".into(),
        published: Timestamp::UNIX_EPOCH,
    };
    let om = organization(&authority, keys);
    let node = NodeProfile {
        origin: "https://fi.example".into(),
        host: "fi.example".into(),
        name,
        languages: vec![tag("fi"), tag("sv")],
        country: "FI".into(),
        authorities: vec![om.id.clone()],
        published: Timestamp::UNIX_EPOCH,
    };
    let application = application(&node, keys);
    for actor in [&application, &om] {
        assert_eq!(&Actor::from_value(actor.to_value().into()).unwrap(), actor);
        let key = actor.public_key(&format!("{}#main-key", actor.id)).unwrap();
        assert_eq!(crate::key::RsaPublic::from_pem(&key.pem).unwrap().fingerprint(), rsa.fingerprint());
        assert!(actor.multikey(&format!("{}#ed25519-key", actor.id)).is_some());
    }
    assert_eq!(application.replication, Some(1));
    assert_eq!(application.log.as_deref(), Some("https://fi.example/log"));
    assert_eq!(om.id, "https://fi.example/actors/om");
    assert_eq!(om.delivery_inbox(), Some("https://fi.example/inbox"));
}

fn minimal() -> Value {
    json!({"id": "https://a.example/u", "type": "Person", "inbox": "https://a.example/u/inbox"})
}

#[test]
fn a_key_that_says_it_is_of_another_actor_is_not_found() {
    let mut value = minimal();
    value["publicKey"] = json!([
        {"id": "https://a.example/u#1", "owner": "https://b.example/u", "publicKeyPem": "x"},
        {"id": "https://a.example/u/main-key", "owner": "https://a.example/u", "publicKeyPem": "y"},
    ]);
    let actor = Actor::from_value(value).unwrap();
    assert!(actor.public_key("https://a.example/u#1").is_none());
    assert_eq!(actor.public_key("https://a.example/u/main-key").unwrap().pem, "y");
}

#[test]
fn what_is_unknown_stays() {
    let mut value = minimal();
    value["endpoints"] = json!({"sharedInbox": "https://a.example/inbox", "uploadMedia": "https://a.example/up"});
    value["assertionMethod"] = json!([{"type": "Multikey", "id": "k", "controller": "https://a.example/u",
        "publicKeyMultibase": "z6Mk"}, "https://a.example/elsewhere#key"]);
    value["manuallyApprovesFollowers"] = json!(false);
    value["featured"] = json!("https://a.example/u/featured");
    let actor = Actor::from_value(value.clone()).unwrap();
    assert_eq!((actor.multikeys.len(), actor.shared_inbox.as_deref()), (1, Some("https://a.example/inbox")));
    assert_eq!(Value::Object(actor.to_value()), value);
}

#[test]
fn what_is_no_actor_is_refused() {
    for (name, odd) in [
        ("type", json!("Note")),
        ("type", json!(["Person"])),
        ("inbox", json!("")),
        ("inbox", json!(null)),
        ("id", json!(7)),
    ] {
        let mut value = minimal();
        value[name] = odd;
        assert!(Actor::from_value(value).is_err(), "{name}");
    }
}
