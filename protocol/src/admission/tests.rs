//! The cases of origin and ownership, and what each class of sender may say.

use serde_json::{Value, json};

use super::*;

const SE: &str = "https://se.example/actors/val";
const EDITOR: &str = "https://se.example/actors/editor";
const NOTE: &str = "https://se.example/materials/1";
const OURS: &str = "https://fi.example";
const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";

fn read(value: &Value) -> Activity {
    Activity::read(&serde_json::to_vec(value).unwrap()).unwrap()
}

fn sender(class: SenderClass) -> Sender<'static> {
    Sender { class, is_application: false, neighbours: &[] }
}

fn admitted_as(sender: &Sender<'_>, value: &Value, held: Option<&Held<'_>>) -> Admission {
    admit(&read(value), sender, Followers::Approve, &OURS.parse().unwrap(), held)
}

fn from(class: SenderClass, value: &Value) -> Admission {
    admitted_as(&sender(class), value, None)
}

fn from_partner(value: &Value) -> Admission {
    from(SenderClass::Partner, value)
}

fn article() -> Value {
    json!({"id": NOTE, "type": "Article", "attributedTo": SE, "to": [PUBLIC], "pool:tlp": "CLEAR", "pool:revision": 1})
}

fn by(actor: &str, ty: &str, object: &Value) -> Value {
    json!({"id": format!("{actor}/activities/1"), "type": ty, "actor": actor, "object": object, "to": [PUBLIC]})
}

fn with(mut value: Value, pointer: &str, new: Value) -> Value {
    *value.pointer_mut(pointer).unwrap() = new;
    value
}

fn refused(status: u16, reason: Reason) -> Admission {
    Admission::Refuse(status, reason)
}

fn is_malformed(value: &Value) -> bool {
    match Activity::read(&serde_json::to_vec(value).unwrap()) {
        Err(_) => true,
        Ok(_) => matches!(from_partner(value), Admission::Refuse(400, Reason::Malformed(_))),
    }
}

#[test]
fn what_a_partner_publishes_itself_is_recorded() {
    for ty in ["Create", "Update"] {
        assert_eq!(from_partner(&by(SE, ty, &article())), Admission::Record);
    }
    assert_eq!(from_partner(&by(SE, "Delete", &json!(NOTE))), Admission::Record);
    assert_eq!(from_partner(&by(SE, "Delete", &json!({"id": NOTE, "type": "Tombstone"}))), Admission::Record);
    assert_eq!(from_partner(&by(SE, "Announce", &json!("https://lt.example/materials/2"))), Admission::Record);
    assert_eq!(from_partner(&by(SE, "Follow", &json!("https://fi.example/actors/om"))), Admission::Record);
}

#[test]
fn o01_an_activity_id_on_another_origin_is_refused() {
    for id in [
        "https://lt.example/activities/1",
        "https://se.example:8443/activities/1",
        "http://se.example/activities/1",
        "https://se.example.evil.example/activities/1",
    ] {
        let value = with(by(SE, "Create", &article()), "/id", json!(id));
        assert_eq!(from_partner(&value), refused(403, Reason::ForeignId), "{id}");
    }
    for id in ["", "tag:se.example,2026:1", "https://user@se.example/activities/1"] {
        assert!(is_malformed(&with(by(SE, "Create", &article()), "/id", json!(id))), "{id}");
    }
}

#[test]
fn row_17_an_activity_id_in_the_path_of_another_actor_is_refused() {
    let beside = with(by(SE, "Create", &article()), "/id", json!("https://se.example/actors/editor/activities/1"));
    assert_eq!(from_partner(&beside), refused(403, Reason::ForeignId));
    let application = "https://se.example/actor";
    let neighbours = [SE.to_owned(), application.to_owned()];
    let known = Sender { class: SenderClass::Partner, is_application: true, neighbours: &neighbours };
    let note = with(article(), "/attributedTo", json!(application));
    let value = with(by(application, "Create", &note), "/id", json!("https://se.example/actors/val/activities/1"));
    assert_eq!(admitted_as(&known, &value, None), refused(403, Reason::ForeignId));
    let elsewhere = with(by(application, "Create", &note), "/id", json!("https://se.example/log/57"));
    assert_eq!(admitted_as(&known, &elsewhere, None), Admission::Record);
}

#[test]
fn o02_an_update_of_another_nodes_object_is_refused() {
    let lt = "https://lt.example/actors/vrk";
    for note in [article(), with(article(), "/attributedTo", json!(lt))] {
        assert_eq!(from_partner(&by(lt, "Update", &note)), refused(403, Reason::NotOwner));
        assert_eq!(from_partner(&by(lt, "Create", &note)), refused(403, Reason::NotOwner));
    }
}

#[test]
fn o03_an_update_of_another_actors_object_on_the_same_host_is_refused() {
    assert_eq!(from_partner(&by(EDITOR, "Update", &article())), refused(403, Reason::NotOwner));
    let claimed = by(EDITOR, "Update", &with(article(), "/attributedTo", json!(EDITOR)));
    let held = Held { owner: SE, is_tombstone: false };
    assert_eq!(admitted_as(&sender(SenderClass::Partner), &claimed, Some(&held)), refused(403, Reason::NotOwner));
}

#[test]
fn o03_only_the_application_actor_announces_the_other_actors_of_its_node() {
    let value = |by_whom: &str| by(by_whom, "Update", &json!({"id": SE, "type": "Organization"}));
    let application = Sender { is_application: true, ..sender(SenderClass::Partner) };
    assert_eq!(admitted_as(&application, &value("https://se.example/actor"), None), Admission::Record);
    assert_eq!(from_partner(&value(EDITOR)), refused(403, Reason::NotOwner));
    assert_eq!(from_partner(&value(SE)), Admission::Record);
}

#[test]
fn an_actor_cannot_be_replaced_by_a_text() {
    let text = |id: &str| {
        with(by(EDITOR, "Update", &with(article(), "/attributedTo", json!(EDITOR))), "/object/id", json!(id))
    };
    let neighbours = [SE.to_owned()];
    let known = Sender { neighbours: &neighbours, ..sender(SenderClass::Partner) };
    assert_eq!(admitted_as(&known, &text(SE), None), refused(403, Reason::NotOwner));
    assert_eq!(admitted_as(&known, &text(EDITOR), None), refused(403, Reason::NotOwner));
}

#[test]
fn o04_a_delete_of_another_nodes_object_or_actor_is_refused() {
    let lt = "https://lt.example/actors/vrk";
    for object in [json!(NOTE), json!(SE), json!({"id": NOTE, "type": "Tombstone", "attributedTo": lt})] {
        assert_eq!(from_partner(&by(lt, "Delete", &object)), refused(403, Reason::NotOwner));
    }
    let held = Held { owner: SE, is_tombstone: false };
    let same_host = by(EDITOR, "Delete", &json!(NOTE));
    assert_eq!(admitted_as(&sender(SenderClass::Partner), &same_host, Some(&held)), refused(403, Reason::NotOwner));
    let neighbours = [SE.to_owned()];
    let known = Sender { neighbours: &neighbours, ..sender(SenderClass::Partner) };
    assert_eq!(admitted_as(&known, &by(EDITOR, "Delete", &json!(SE)), None), refused(403, Reason::NotOwner));
}

#[test]
fn o05_an_undo_of_another_peers_follow_is_refused() {
    let follow = by("https://lt.example/actors/vrk", "Follow", &json!("https://fi.example/actors/om"));
    assert_eq!(from_partner(&by(SE, "Undo", &follow)), refused(403, Reason::NotOwner));
    assert_eq!(from_partner(&by(SE, "Undo", &follow["id"])), refused(403, Reason::NotOwner));
    let disguised = with(follow.clone(), "/id", json!("https://se.example/actors/val/follows/1"));
    assert_eq!(from_partner(&by(SE, "Undo", &disguised)), refused(403, Reason::NotOwner));
    let own = by(SE, "Follow", &json!("https://fi.example/actors/om"));
    assert_eq!(from_partner(&by(SE, "Undo", &own)), Admission::Record);
    assert_eq!(from_partner(&by(SE, "Undo", &own["id"])), Admission::Record);
}

#[test]
fn o06_an_accept_of_what_was_never_asked_of_this_actor_is_ignored() {
    let ours = |followed: &str| json!({"id": "https://fi.example/follows/1", "type": "Follow", "actor": "https://fi.example/actors/om", "object": followed});
    let ignored = Admission::Drop(Reason::NotAsked);
    for ty in ["Accept", "Reject"] {
        assert_eq!(from_partner(&by(SE, ty, &ours(SE))), Admission::Record);
        assert_eq!(from_partner(&by(SE, ty, &json!("https://fi.example/follows/1"))), Admission::Record);
        assert_eq!(from_partner(&by(EDITOR, ty, &ours(SE))), ignored);
        assert_eq!(from_partner(&by(SE, ty, &json!("https://se.example/follows/1"))), ignored);
        let foreign = with(ours(SE), "/actor", json!("https://lt.example/actors/vrk"));
        assert_eq!(from_partner(&by(SE, ty, &foreign)), ignored);
    }
}

#[test]
fn o08_an_object_without_id_is_refused() {
    let mut note = article();
    note.as_object_mut().unwrap().remove("id");
    assert!(is_malformed(&by(SE, "Create", &note)));
    note["object"] = article();
    assert!(is_malformed(&by(SE, "Create", &note)));
    assert!(is_malformed(&by(SE, "Update", &json!([article()]))));
    assert!(is_malformed(&json!({"id": format!("{SE}/1"), "type": "Create", "actor": SE})));
}

#[test]
fn o11_an_actor_or_author_that_is_not_one_id_is_refused() {
    let value = by(SE, "Create", &article());
    for odd in [json!([SE]), json!([SE, EDITOR]), json!({"type": "Person"}), json!(null), json!(7)] {
        assert!(is_malformed(&with(value.clone(), "/actor", odd.clone())), "{odd}");
    }
    for odd in [json!([SE]), json!([SE, EDITOR]), json!({"type": "Person"}), json!(7)] {
        assert!(is_malformed(&with(value.clone(), "/object/attributedTo", odd.clone())), "{odd}");
    }
    let nobody = with(value, "/object/attributedTo", json!(null));
    assert_eq!(from_partner(&nobody), refused(403, Reason::NotOwner));
}

#[test]
fn o12_nobody_widens_the_audience_of_anothers_object() {
    let lt = "https://lt.example/actors/vrk";
    let widened = with(by(lt, "Update", &article()), "/object/to", json!([PUBLIC]));
    assert_eq!(from_partner(&widened), refused(403, Reason::NotOwner));
}

#[test]
fn o13_nobody_speaks_for_us_or_about_our_ids_as_their_own() {
    let ours = "https://fi.example/materials/1";
    assert_eq!(from_partner(&by(SE, "Create", &with(article(), "/id", json!(ours)))), refused(403, Reason::OurOwn));
    assert_eq!(
        from_partner(&by(SE, "Update", &with(article(), "/id", json!("https://FI.example:443/x")))),
        refused(403, Reason::OurOwn)
    );
    assert_eq!(from_partner(&by(SE, "Delete", &json!(ours))), refused(403, Reason::OurOwn));
    let as_us = by("https://fi.example/actors/om", "Create", &article());
    assert_eq!(from_partner(&as_us), refused(403, Reason::OurOwn));
}

#[test]
fn o14_several_types_and_activities_within_activities_are_refused() {
    assert!(is_malformed(&with(by(SE, "Create", &article()), "/object/type", json!(["Note", "Person"]))));
    assert!(is_malformed(&with(by(SE, "Create", &article()), "/type", json!(["Create", "Delete"]))));
    assert!(is_malformed(&by(SE, "Create", &by(SE, "Create", &article()))));
    assert!(is_malformed(&by(SE, "Create", &json!({"id": NOTE}))));
}

#[test]
fn o14_an_unknown_type_is_quarantined_from_a_partner_and_dropped_from_others() {
    let value = by(SE, "Frobnicate", &article());
    assert_eq!(from_partner(&value), Admission::Quarantine(Reason::UnknownType("Frobnicate".into())));
    assert_eq!(from(SenderClass::Reader, &value), Admission::Drop(Reason::UnknownType("Frobnicate".into())));
    assert_eq!(from(SenderClass::KnownFollower, &value), Admission::Drop(Reason::NotFromThem));
    let like_an_article = with(by(SE, "Create", &article()), "/object/type", json!("Poem"));
    assert_eq!(from_partner(&like_an_article), Admission::Record);
}

#[test]
fn o16_a_move_is_kept_for_people_and_only_of_oneself() {
    let value = by(SE, "Move", &json!(SE));
    assert_eq!(from_partner(&value), Admission::Record);
    assert_eq!(from(SenderClass::Reader, &value), Admission::Quarantine(Reason::Move));
    assert_eq!(from_partner(&by(EDITOR, "Move", &json!(SE))), refused(403, Reason::NotOwner));
}

#[test]
fn o19_what_is_withdrawn_stays_withdrawn() {
    let held = Held { owner: SE, is_tombstone: true };
    for ty in ["Create", "Update"] {
        let answer = admitted_as(&sender(SenderClass::Partner), &by(SE, ty, &article()), Some(&held));
        assert_eq!(answer, refused(409, Reason::Final));
    }
    let again = by(SE, "Delete", &json!(NOTE));
    assert_eq!(admitted_as(&sender(SenderClass::Partner), &again, Some(&held)), Admission::Record);
}

#[test]
fn o20_a_stranger_is_refused_before_anything_is_fetched() {
    let follow = read(&by(SE, "Follow", &json!("https://fi.example/actors/om")));
    let stranger = SenderClass::Stranger;
    let greeted = |activity: &Activity, policy, bytes| greet(activity, stranger, policy, bytes, STRANGER_BYTES_MAX);
    assert_eq!(greeted(&follow, Followers::Roster, 900), Greeting::Refuse(403, Reason::Stranger));
    for policy in [Followers::Approve, Followers::Open] {
        assert_eq!(greeted(&follow, policy, 900), Greeting::FetchKey);
        assert_eq!(greeted(&follow, policy, STRANGER_BYTES_MAX), Greeting::FetchKey);
        assert_eq!(greeted(&follow, policy, STRANGER_BYTES_MAX + 1), Greeting::Refuse(403, Reason::TooLarge));
        let create = read(&by(SE, "Create", &article()));
        assert_eq!(greeted(&create, policy, 900), Greeting::Refuse(403, Reason::NotFromThem));
    }
}

#[test]
fn an_actor_we_never_knew_says_farewell_to_nobody() {
    let farewell = read(&by(SE, "Delete", &json!(SE)));
    for policy in [Followers::Roster, Followers::Approve, Followers::Open] {
        assert_eq!(
            greet(&farewell, SenderClass::Stranger, policy, 900, STRANGER_BYTES_MAX),
            Greeting::Drop(Reason::NotFromThem)
        );
    }
}

#[test]
fn whoever_is_known_is_verified() {
    let create = read(&by(SE, "Create", &article()));
    for class in [SenderClass::Partner, SenderClass::Reader, SenderClass::KnownFollower] {
        assert_eq!(greet(&create, class, Followers::Roster, 900_000, STRANGER_BYTES_MAX), Greeting::Verify);
    }
}

#[test]
fn a_verified_stranger_may_ask_and_nothing_else() {
    let asks = by(SE, "Follow", &json!("https://fi.example/actors/om"));
    assert_eq!(from(SenderClass::Stranger, &asks), Admission::Record);
    let elsewhere = by(SE, "Follow", &json!("https://lt.example/actors/vrk"));
    assert_eq!(from(SenderClass::Stranger, &elsewhere), refused(403, Reason::NotOurs));
    assert_eq!(from(SenderClass::Stranger, &by(SE, "Create", &article())), refused(403, Reason::NotFromThem));
    let closed = admit(&read(&asks), &sender(SenderClass::Stranger), Followers::Roster, &OURS.parse().unwrap(), None);
    assert_eq!(closed, refused(403, Reason::Stranger));
}

#[test]
fn a_partners_object_without_a_level_that_may_travel_is_quarantined() {
    let level = |level: Value| from_partner(&with(by(SE, "Create", &article()), "/object/pool:tlp", level));
    for word in ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT"] {
        assert_eq!(level(json!(word)), Admission::Record);
    }
    for word in ["RED", "clear", "TLP:GREEN", "WHITE", ""] {
        assert_eq!(level(json!(word)), Admission::Quarantine(Reason::Level(word.into())));
    }
    let mut without = article();
    without.as_object_mut().unwrap().remove("pool:tlp");
    assert_eq!(from_partner(&by(SE, "Create", &without)), Admission::Quarantine(Reason::NoLevel));
    assert_ne!(level(json!(["CLEAR"])), Admission::Record);
}

#[test]
fn a_bare_id_is_never_fetched() {
    let bare = by(SE, "Create", &json!(NOTE));
    assert_eq!(from_partner(&bare), Admission::Quarantine(Reason::NotEmbedded));
    assert_eq!(from(SenderClass::Reader, &bare), Admission::Drop(Reason::NotEmbedded));
}

#[test]
fn from_other_servers_only_what_is_public_is_taken() {
    let public = by(SE, "Create", &article());
    assert_eq!(from(SenderClass::Reader, &public), Admission::Record);
    let private = with(with(public, "/to", json!([])), "/object/to", json!(["https://fi.example/actors/om"]));
    assert_eq!(from(SenderClass::Reader, &private), Admission::Drop(Reason::NotPublic));
}

#[test]
fn a_follower_may_answer_us_and_change_or_end_its_own_account() {
    let follower = SenderClass::KnownFollower;
    let mut reply = article();
    reply["inReplyTo"] = json!("https://fi.example/materials/1");
    assert_eq!(from(follower, &by(SE, "Create", &reply)), Admission::Record);
    assert_eq!(from(follower, &by(SE, "Create", &article())), Admission::Drop(Reason::NotFromThem));
    let held = Held { owner: SE, is_tombstone: false };
    assert_eq!(admitted_as(&sender(follower), &by(SE, "Update", &reply), Some(&held)), Admission::Record);
    assert_eq!(admitted_as(&sender(follower), &by(SE, "Delete", &json!(NOTE)), Some(&held)), Admission::Record);
    assert_eq!(from(follower, &by(SE, "Delete", &json!(NOTE))), Admission::Drop(Reason::NotFromThem));
    assert_eq!(from(follower, &by(SE, "Delete", &json!(SE))), Admission::Record);
    assert_eq!(from(follower, &by(SE, "Update", &json!({"id": SE, "type": "Person"}))), Admission::Record);
    assert_eq!(
        from(follower, &by(SE, "Announce", &json!("https://fi.example/materials/1"))),
        Admission::Drop(Reason::NotFromThem)
    );
    let whispered = with(with(by(SE, "Create", &reply), "/to", json!([])), "/object/to", json!([]));
    assert_eq!(from(follower, &whispered), Admission::Drop(Reason::NotPublic));
}

#[test]
fn an_offer_carries_the_senders_own_work() {
    let mut offer = article();
    offer["pool:translationOf"] = json!("https://fi.example/materials/1");
    assert_eq!(from_partner(&by(SE, "Offer", &offer)), Admission::Record);
    assert_eq!(from(SenderClass::Reader, &by(SE, "Offer", &offer)), Admission::Drop(Reason::NotFromThem));
    let foreign = with(offer.clone(), "/id", json!("https://lt.example/materials/2"));
    assert_eq!(from_partner(&by(SE, "Offer", &foreign)), refused(403, Reason::NotOwner));
    let of_another = with(offer, "/attributedTo", json!(EDITOR));
    assert_eq!(from_partner(&by(SE, "Offer", &of_another)), refused(403, Reason::NotOwner));
    assert!(is_malformed(&by(SE, "Offer", &json!("https://fi.example/materials/1"))));
}

#[test]
fn the_policies_are_the_words_of_the_configuration() {
    for (word, policy) in [("roster", Followers::Roster), ("approve", Followers::Approve), ("open", Followers::Open)] {
        assert_eq!(word.parse(), Ok(policy));
    }
    assert!("everybody".parse::<Followers>().is_err());
}
