//! What Lemmy, `GoToSocial`, Mobilizon, `WordPress`, Mitra and Fedify send is read, written again without losing a member,
//! and taken in or turned away at the door as it should be. Shapes are theirs, values invented.

use std::{fs, path::PathBuf};

use election_pool_protocol::{
    activity::{Activity, ActivityType},
    actor::{Actor, ActorError, ActorType},
    admission::{self, Admission, Followers, Greeting, Held, Reason, Sender, SenderClass},
    key::RsaPublic,
    origin::Origin,
};
use serde_json::Value;

const SOFTWARE: [&str; 6] = ["fedify", "gotosocial", "lemmy", "mitra", "mobilizon", "wordpress"];
const ACTORS: [&str; 4] = ["actor", "key", "person", "relay"];
const EVERY: [&str; 7] = ["accept", "announce", "create", "delete", "follow", "undo", "update"];

fn folder(software: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures").join(software)
}

fn bytes(software: &str, name: &str) -> Vec<u8> {
    fs::read(folder(software).join(name).with_extension("json")).unwrap_or_else(|e| panic!("{software}/{name}: {e}"))
}

fn names(software: &str) -> Vec<String> {
    let files = fs::read_dir(folder(software)).unwrap().map(|file| file.unwrap().path());
    let mut names: Vec<String> = files.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn activity(software: &str, name: &str) -> Activity {
    Activity::read(&bytes(software, name)).unwrap_or_else(|error| panic!("{software}/{name}: {error}"))
}

fn actor(software: &str, name: &str) -> Actor {
    Actor::read(&bytes(software, name)).unwrap_or_else(|error| panic!("{software}/{name}: {error}"))
}

/// The members that are not there any more, or say something else. Nothing and an empty list say the same; so do one
/// value and a list of it.
fn lost(read: &Value, written: &Value, path: &str) -> Vec<String> {
    match (read, written) {
        (Value::Null, _) => Vec::new(),
        (Value::Array(items), _) if items.is_empty() => Vec::new(),
        (Value::Object(read), Value::Object(written)) => read
            .iter()
            .flat_map(|(name, value)| lost(value, written.get(name).unwrap_or(&Value::Null), &format!("{path}/{name}")))
            .collect(),
        (Value::Array(read), Value::Array(written)) if read.len() == written.len() => {
            read.iter().zip(written).flat_map(|(read, written)| lost(read, written, path)).collect()
        }
        (single, Value::Array(list)) if list.len() == 1 => lost(single, &list[0], path),
        (read, written) if read == written => Vec::new(),
        _ => vec![path.to_owned()],
    }
}

#[test]
fn every_activity_is_read_and_written_without_loss_and_so_is_what_it_carries() {
    for software in SOFTWARE {
        let names = names(software);
        assert!(EVERY.iter().all(|name| names.iter().any(|there| there == name)), "{software}: {names:?}");
        for name in names.iter().filter(|name| !ACTORS.contains(&name.as_str())) {
            let bytes = bytes(software, name);
            let activity = activity(software, name);
            let value: Value = serde_json::from_slice(&bytes).unwrap();
            let none: [String; 0] = [];
            assert_eq!(lost(&value, &activity.to_value().into(), ""), none, "{software}/{name}");
            if let Some(object) = activity.object.object() {
                let object = object.unwrap_or_else(|error| panic!("{software}/{name}: {error}"));
                assert_eq!(lost(&value["object"], &object.to_value().into(), ""), none, "{software}/{name}");
                let within = String::from_utf8(activity.object.bytes().unwrap().to_vec()).unwrap();
                assert!(String::from_utf8(bytes).unwrap().contains(&within), "{software}/{name}: the exact bytes");
            }
        }
    }
}

#[test]
fn every_actor_is_read_and_written_without_loss_and_its_key_is_found() {
    let all = SOFTWARE.map(|software| (software, "actor"));
    for (software, name) in all.into_iter().chain([("lemmy", "person"), ("mobilizon", "relay")]) {
        let actor = actor(software, name);
        let value: Value = serde_json::from_slice(&bytes(software, name)).unwrap();
        assert_eq!(lost(&value, &actor.to_value().into(), ""), [""; 0], "{software}/{name}");
        let key = value["publicKey"]["id"].as_str().unwrap();
        let key = actor.public_key(key).unwrap_or_else(|| panic!("{software}/{name}: {key}"));
        RsaPublic::from_pem(&key.pem).unwrap();
    }
}

#[test]
fn actors_are_what_their_software_makes_of_them() {
    let rows = [
        ("fedify", ActorType::Service, "index", Some("https://fedify.example/inbox"), false),
        ("gotosocial", ActorType::Person, "tuuli", Some("https://gts.example/users/tuuli/inbox"), true),
        ("lemmy", ActorType::Group, "elections", Some("https://lemmy.example/inbox"), false),
        ("mitra", ActorType::Person, "olga", Some("https://mitra.example/users/olga/inbox"), false),
        ("mobilizon", ActorType::Group, "valinfo", Some("https://mobilizon.example/inbox"), false),
        ("wordpress", ActorType::Group, "stemgids", Some("https://wp.example/wp-json/activitypub/1.0/inbox"), false),
    ];
    for (software, ty, username, inbox, approves) in rows {
        let actor = actor(software, "actor");
        assert_eq!((&actor.ty, actor.preferred_username.as_deref()), (&ty, Some(username)), "{software}");
        assert_eq!((actor.delivery_inbox(), actor.manually_approves_followers), (inbox, approves), "{software}");
    }
    assert_eq!(actor("fedify", "actor").multikeys.len(), 1, "one key that stands alone");
    assert_eq!(actor("mitra", "actor").multikeys.len(), 2, "an RSA key among them");
    // GoToSocial shows a stranger the key alone, under an address without a fragment.
    assert!(matches!(Actor::read(&bytes("gotosocial", "key")), Err(ActorError::NoInbox(_))));
}

fn admitted(software: &str, name: &str, class: SenderClass, is_held: bool) -> Admission {
    let activity = activity(software, name);
    let held = is_held.then_some(Held { owner: &activity.actor, is_tombstone: false });
    let sender = Sender { class, is_application: false, neighbours: &[] };
    let ours: Origin = "https://fi.example".parse().unwrap();
    admission::admit(&activity, &sender, Followers::Open, &ours, held.as_ref())
}

#[test]
fn a_server_on_the_roster_or_followed_is_heard_in_all_it_publishes() {
    for software in SOFTWARE {
        for name in EVERY {
            assert_eq!(admitted(software, name, SenderClass::Reader, false), Admission::Record, "{software}/{name}");
        }
        // Were it a node, it would have to say for whom it writes.
        let create = admitted(software, "create", SenderClass::Partner, false);
        assert_eq!(create, Admission::Quarantine(Reason::NoLevel), "{software}");
    }
    // Lemmy announces a whole activity of another actor, and the bare page for Mastodon.
    let wrapped = activity("lemmy", "announce").object.activity().unwrap().unwrap();
    assert_eq!((wrapped.ty, wrapped.actor.as_str()), (ActivityType::Create, "https://lemmy.example/u/ville"));
    assert_eq!(admitted("lemmy", "announce_page", SenderClass::Reader, false), Admission::Record);
}

#[test]
fn a_follower_is_heard_in_what_concerns_us_and_nothing_else() {
    let unwanted = Admission::Drop(Reason::NotFromThem);
    for software in SOFTWARE {
        for name in ["follow", "undo", "accept"] {
            let here = admitted(software, name, SenderClass::KnownFollower, false);
            assert_eq!(here, Admission::Record, "{software}/{name}");
        }
        for name in ["update", "delete"] {
            let (known, unknown) = (true, false);
            assert_eq!(
                admitted(software, name, SenderClass::KnownFollower, known),
                Admission::Record,
                "{software}/{name}"
            );
            assert_eq!(admitted(software, name, SenderClass::KnownFollower, unknown), unwanted, "{software}/{name}");
        }
        assert_eq!(admitted(software, "announce", SenderClass::KnownFollower, false), unwanted, "{software}");
    }
    for (software, name) in [("gotosocial", "create"), ("mitra", "create"), ("lemmy", "reply"), ("fedify", "reply")] {
        let reply = admitted(software, name, SenderClass::KnownFollower, false);
        assert_eq!(reply, Admission::Record, "{software}/{name} answers our material");
    }
    for software in ["fedify", "lemmy", "mobilizon", "wordpress"] {
        assert_eq!(admitted(software, "create", SenderClass::KnownFollower, false), unwanted, "{software}");
    }
}

#[test]
fn a_stranger_may_ask_to_follow_where_strangers_are_heard() {
    for software in SOFTWARE {
        let (follow, length) = (activity(software, "follow"), bytes(software, "follow").len());
        let greeted =
            |policy| admission::greet(&follow, SenderClass::Stranger, policy, length, admission::STRANGER_BYTES_MAX);
        assert_eq!(greeted(Followers::Roster), Greeting::Refuse(403, Reason::Stranger), "{software}");
        assert_eq!(greeted(Followers::Open), Greeting::FetchKey, "{software}");
        assert_eq!(admitted(software, "follow", SenderClass::Stranger, false), Admission::Record, "{software}");
        let create = admitted(software, "create", SenderClass::Stranger, false);
        assert_eq!(create, Admission::Refuse(403, Reason::NotFromThem), "{software}");
    }
}

#[test]
fn an_event_that_a_person_creates_in_the_name_of_a_group_is_not_the_persons() {
    // Mobilizon sends both; the group's Announce names the event, which is then fetched from where it belongs.
    let created = admitted("mobilizon", "group_create", SenderClass::Reader, false);
    assert_eq!(created, Admission::Refuse(403, Reason::NotOwner));
    let (announce, create) = (activity("mobilizon", "announce"), activity("mobilizon", "group_create"));
    assert_eq!(announce.object.id(), create.object.id());
    // Meetings of authorities are by invitation: nobody joins from elsewhere.
    let join = admitted("mobilizon", "join", SenderClass::Reader, false);
    assert_eq!(join, Admission::Drop(Reason::NotFromThem));
}
