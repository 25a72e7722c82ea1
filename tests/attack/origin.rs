//! A-O: whose object, whose id, whose follow?

use serde_json::{Value, json};

use super::{
    material::{PUBLIC, activity, activity_id, bytes, create, material, note, sealed, with, without},
    stage::Stage,
};
use crate::harness::{Engine, PeerActor, on_both, until};

/// A CLEAR material of Sweden's that the node holds.
#[track_caller]
fn held(stage: &Stage, name: &str) -> Value {
    let se = stage.se.authority();
    let object = note(se, &material(&stage.se, name));
    stage.deliver(se, &create(se, object.clone())).is(&[202]);
    stage.holds(&[object["id"].as_str().expect("it has an id")]);
    object
}

fn id_of(object: &Value) -> &str {
    object["id"].as_str().expect("it has an id")
}

/// A Follow of the node's authority by `actor`, not proved.
fn follow_of(stage: &Stage, actor: &PeerActor) -> Value {
    without(activity(actor, "Follow", json!(stage.authority())), "to")
}

/// A-O01.
#[test]
fn an_activity_id_on_anothers_origin_is_refused_and_stays_free_for_its_owner() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let (se, lt) = (stage.se.authority(), stage.lt.authority());
        let genuine = activity(se, "Create", se.proved(note(se, &material(&stage.se, "claimed"))));
        let claimed =
            with(activity(lt, "Create", lt.proved(note(lt, &material(&stage.lt, "x")))), "/id", genuine["id"].clone());
        stage.unmoved(|| {
            stage.deliver(lt, &bytes(&lt.proved(claimed))).is(&[403]);
        });
        stage.deliver(se, &bytes(&se.proved(genuine))).is(&[202]);
        stage.holds(&[&material(&stage.se, "claimed")]);
    });
}

/// A-O02.
#[test]
fn another_nodes_object_cannot_be_updated() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let lt = stage.lt.authority();
        let object = held(&stage, "theirs");
        let bytes_before = stage.done(&["material", "show", id_of(&object), "--as-json-ld"]);
        let newer =
            with(with(object.clone(), "/pool:revision", json!(2)), "/contentMap", json!({"en": "<p>Not so.</p>"}));
        stage.unmoved(|| {
            for by in [newer.clone(), with(newer.clone(), "/attributedTo", json!(lt.id))] {
                for ty in ["Update", "Create"] {
                    stage.deliver(lt, &sealed(lt, ty, lt.proved(by.clone()))).is(&[403]);
                }
            }
        });
        assert_eq!(stage.done(&["material", "show", id_of(&object), "--as-json-ld"]), bytes_before);
    });
}

/// A-O03.
#[test]
fn the_object_of_another_actor_of_the_same_host_cannot_be_updated() {
    let stage = Stage::set();
    let editor = stage.se.editor();
    let newer = with(held(&stage, "val's"), "/pool:revision", json!(2));
    stage.unmoved(|| {
        stage.deliver(editor, &sealed(editor, "Update", newer.clone())).is(&[403]);
        let claimed = with(newer, "/attributedTo", json!(editor.id));
        // The door may not know whose it is; whoever applies it does.
        stage.deliver(editor, &sealed(editor, "Update", editor.proved(claimed))).is(&[202, 403]);
    });
}

/// A-O04.
#[test]
fn another_nodes_object_or_actor_cannot_be_deleted() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let lt = stage.lt.authority();
        let object = held(&stage, "wanted-gone");
        let tombstone = json!({"id": object["id"], "type": "Tombstone", "attributedTo": lt.id, "pool:revision": 2});
        stage.unmoved(|| {
            let (val, node) = (&stage.se.authority().id, &stage.se.application().id);
            for gone in
                [object["id"].clone(), tombstone, json!(val), json!(node), json!({"id": val, "type": "Tombstone"})]
            {
                stage.deliver(lt, &sealed(lt, "Delete", gone)).is(&[403]);
            }
            let editor = stage.se.editor();
            stage.deliver(editor, &sealed(editor, "Delete", object["id"].clone())).is(&[202, 403]);
            stage.deliver(editor, &sealed(editor, "Delete", json!(val))).is(&[202, 403]);
        });
    });
}

/// A-O05.
#[test]
fn another_peers_follow_cannot_be_undone() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let (se, lt) = (stage.se.authority(), stage.lt.authority());
        let follow = follow_of(&stage, se);
        stage.deliver(se, &bytes(&se.proved(follow.clone()))).is(&[202]);
        until("the follow is accepted", || {
            stage.se.received().iter().any(|letter| letter["type"] == "Accept").then_some(())
        });
        stage.unmoved(|| {
            let claimed = with(follow.clone(), "/actor", json!(lt.id));
            for undone in [follow.clone(), follow["id"].clone(), claimed] {
                stage.deliver(lt, &sealed(lt, "Undo", undone)).is(&[403]);
            }
            let disguised = with(follow.clone(), "/id", json!(activity_id(lt)));
            stage.deliver(lt, &sealed(lt, "Undo", disguised)).is(&[403]);
            let editor = stage.se.editor();
            stage.deliver(editor, &sealed(editor, "Undo", follow["id"].clone())).is(&[202, 403]);
        });
    });
}

/// A-O06.
#[test]
fn an_accept_of_what_was_never_asked_or_by_somebody_else_changes_nothing() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let (se, lt) = (stage.se.authority(), stage.lt.authority());
        let never = json!({
            "id": format!("{}/follows/never", stage.origin()), "type": "Follow",
            "actor": stage.authority(), "object": se.id,
        });
        stage.unmoved(|| {
            for accepted in [never.clone(), never["id"].clone(), json!("http://se.localhost:8102/follows/1")] {
                stage.deliver(se, &sealed(se, "Accept", accepted)).is(&[202, 403]);
            }
        });
        stage.done(&["follow", "@val@se.localhost:8102"]);
        let follow =
            until("the Follow arrives", || stage.se.received().into_iter().find(|letter| letter["type"] == "Follow"));
        stage.unmoved(|| {
            for other in [lt, stage.se.editor(), stage.lt.application()] {
                for ty in ["Accept", "Reject"] {
                    stage.deliver(other, &sealed(other, ty, follow.clone())).is(&[202, 403]);
                    stage.deliver(other, &sealed(other, ty, follow["id"].clone())).is(&[202, 403]);
                }
            }
        });
        let before = stage.picture();
        stage.deliver(se, &sealed(se, "Accept", follow)).is(&[202]);
        stage.settle();
        assert_ne!(stage.picture(), before, "the one who was asked can say yes");
    });
}

/// A-O07.
#[test]
fn an_announced_copy_is_never_taken_for_the_original() {
    let stage = Stage::set();
    let lt = stage.lt.authority();
    let object = held(&stage, "copied");
    let altered = with(with(object, "/contentMap", json!({"en": "<p>Not so.</p>"})), "/pool:revision", json!(9));
    let unseen = note(stage.se.authority(), &material(&stage.se, "unseen"));
    stage.unmoved(|| {
        for copy in [altered.clone(), stage.se.authority().proved(altered), unseen] {
            stage.deliver(lt, &sealed(lt, "Announce", copy)).is(&[202, 400, 403]);
        }
    });
}

/// A-O08.
#[test]
fn an_embedded_object_under_a_parent_without_id_is_refused() {
    let stage = Stage::set();
    let (se, lt) = (stage.se.authority(), stage.lt.authority());
    let theirs = note(se, &material(&stage.se, "embedded"));
    stage.unmoved(|| {
        let nameless = without(activity(lt, "Create", theirs.clone()), "id");
        stage.deliver(lt, &bytes(&lt.proved(nameless))).is(&[400]);
        let own = note(lt, &material(&stage.lt, "parent"));
        let parent = with(without(own, "id"), "/object", theirs.clone());
        stage.deliver(lt, &sealed(lt, "Create", parent)).is(&[400]);
        stage.deliver(lt, &sealed(lt, "Update", json!({"object": theirs}))).is(&[400]);
        stage.deliver(lt, &sealed(lt, "Create", json!([theirs]))).is(&[400]);
    });
}

/// A-O10.
#[test]
fn a_link_on_another_origin_is_not_shown_as_the_partners() {
    let stage = Stage::set();
    let se = stage.se.authority();
    let elsewhere = format!("{}/looks-official", stage.evil.origin());
    let id = material(&stage.se, "linked");
    let link = json!([{"type": "Link", "href": elsewhere, "mediaType": "text/html"}]);
    for (revision, url) in [(1, json!(elsewhere)), (2, link)] {
        let object = with(with(note(se, &id), "/url", url), "/pool:revision", json!(revision));
        let activity = sealed(se, "Update", se.proved(object));
        if stage.deliver(se, &activity).status != 202 {
            continue;
        }
        stage.settle();
        let feed = stage.get("/feeds/all.en.rss").text();
        assert!(!feed.contains(stage.evil.host()), "{feed}");
        let listed: Value = serde_json::from_str(&stage.done(&["--json", "material", "list"])).expect("a list in JSON");
        let listed = listed.as_array().expect("a list").clone();
        for uuid in listed.iter().filter_map(|line| line["id"].as_str()).filter(|id| !id.contains("://")) {
            let page = stage.get(&format!("/en/materials/{uuid}")).is(&[200]).text();
            assert!(!page.contains(stage.evil.host()), "{page}");
        }
    }
}

/// A-O11.
#[test]
fn an_actor_or_author_that_is_not_one_id_is_refused() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let se = stage.se.authority();
        let plain = activity(se, "Create", note(se, &material(&stage.se, "authors")));
        stage.unmoved(|| {
            let ids = [json!([se.id]), json!([se.id, stage.lt.authority().id]), json!({"type": "Person"}), json!(7)];
            for odd in &ids {
                for place in ["/actor", "/object/attributedTo"] {
                    stage.deliver(se, &bytes(&with(plain.clone(), place, odd.clone()))).is(&[400]);
                }
            }
            stage.deliver(se, &bytes(&with(plain.clone(), "/actor", json!(null)))).is(&[400]);
            let nobodys = with(plain.clone(), "/object", without(plain["object"].clone(), "attributedTo"));
            stage.deliver(se, &bytes(&se.proved(nobodys))).is(&[400, 403]);
        });
    });
}

/// A-O12.
#[test]
fn nobody_widens_the_audience_of_anothers_material() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let (se, lt) = (stage.se.authority(), stage.lt.authority());
        let id = material(&stage.se, "green");
        let partners = json!([format!("{}/partners", stage.se.origin())]);
        let green = with(with(note(se, &id), "/pool:tlp", json!("GREEN")), "/to", partners.clone());
        let first = with(activity(se, "Create", se.proved(green.clone())), "/to", partners);
        stage.deliver(se, &bytes(&se.proved(first))).is(&[202]);
        stage.holds(&[&id]);
        assert_eq!(stage.exported(&id).expect("it is held")["tlp"], "GREEN");
        let wide = with(with(green, "/to", json!([PUBLIC])), "/pool:tlp", json!("CLEAR"));
        let wide = with(wide, "/pool:revision", json!(2));
        stage.unmoved(|| {
            stage.deliver(lt, &sealed(lt, "Update", wide.clone())).is(&[403]);
            stage.deliver(lt, &sealed(lt, "Announce", json!(id))).is(&[202, 403]);
            stage.deliver(lt, &sealed(lt, "Announce", wide)).is(&[202, 400, 403]);
        });
        let feed = stage.get("/feeds/all.en.rss").text();
        assert!(!feed.contains(&id), "{feed}");
    });
}

/// A-O13.
#[test]
fn nobody_speaks_about_ids_on_our_origin_as_their_own() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let se = stage.se.authority();
        let ours = stage.publish("ours", "CLEAR", "");
        until("it is delivered", || (!stage.se.received().is_empty() && !stage.lt.received().is_empty()).then_some(()));
        stage.settle();
        stage.unmoved(|| {
            let spelled = ours.replace("fi.localhost", "FI.localhost");
            for id in [ours.clone(), spelled, stage.authority(), format!("{}/new", stage.origin())] {
                let object = with(note(se, &id), "/pool:revision", json!(9));
                for ty in ["Create", "Update"] {
                    stage.deliver(se, &sealed(se, ty, object.clone())).is(&[403]);
                    let as_us = with(object.clone(), "/attributedTo", json!(stage.authority()));
                    stage.deliver(se, &sealed(se, ty, as_us)).is(&[403]);
                }
                stage.deliver(se, &sealed(se, "Delete", json!(id))).is(&[403]);
            }
            let as_us =
                with(activity(se, "Create", note(se, &material(&stage.se, "x"))), "/actor", json!(stage.authority()));
            stage.deliver(se, &bytes(&as_us)).is(&[401, 403]);
        });
    });
}

/// A-O14.
#[test]
fn several_types_and_activities_within_activities_are_malformed() {
    let stage = Stage::set();
    let se = stage.se.authority();
    let plain = activity(se, "Create", note(se, &material(&stage.se, "types")));
    stage.unmoved(|| {
        for (place, ty) in [
            ("/object/type", json!(["Note", "Person"])),
            ("/object/type", json!(["Article"])),
            ("/type", json!(["Create", "Delete"])),
            ("/type", json!(null)),
        ] {
            stage.deliver(se, &bytes(&with(plain.clone(), place, ty))).is(&[400]);
        }
        stage.deliver(se, &sealed(se, "Create", plain.clone())).is(&[400]);
        stage.deliver(se, &sealed(se, "Update", plain.clone())).is(&[400]);
        let twice = activity(se, "Create", plain.clone());
        stage.deliver(se, &sealed(se, "Create", twice)).is(&[400]);
        stage.deliver(se, &sealed(se, "Frobnicate", plain["object"].clone())).is(&[202, 400]);
    });
}

/// A-O16: kept where people see it, without effect.
#[test]
fn a_move_is_kept_pending_and_changes_nothing() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let se = stage.se.authority();
        stage.settle();
        let before = stage.figure("election_pool_quarantined");
        stage.unmoved(|| {
            let moved = with(activity(se, "Move", json!(se.id)), "/target", json!(stage.evil.authority().id));
            stage.deliver(se, &bytes(&se.proved(moved))).is(&[202]);
        });
        until("somebody is told", || (stage.figure("election_pool_quarantined") > before).then_some(()));
        let other = stage.se.editor();
        stage.unmoved(|| {
            stage.deliver(other, &sealed(other, "Move", json!(se.id))).is(&[403]);
        });
    });
}

/// A-O17. The canonical form itself is held by `protocol::origin`.
#[test]
fn another_spelling_of_a_partners_name_is_not_the_partner() {
    let stage = Stage::set();
    let se = stage.se.authority();
    stage.unmoved(|| {
        for origin in [
            "http://se.localhost.:8102",
            "http://se.localhost:8103",
            "http://se.localhost",
            "https://se.localhost:8102",
            "http://val@se.localhost:8102",
            "http://se.localhost:8102@evil.localhost:8109",
            "http://xn--se.localhost:8102",
            "http://sе.localhost:8102",
            "http://se.localhost.evil.localhost:8102",
            "http://xse.localhost:8102",
            "http://se.localhost%2e:8102",
            "//se.localhost:8102",
        ] {
            let actor = PeerActor { id: format!("{origin}/actors/val"), keys: se.keys.clone() };
            let body = create(&actor, note(&actor, &format!("{origin}/materials/1")));
            stage.deliver(&actor, &body).is(&[400, 401, 403]);
        }
        let loud = PeerActor { id: se.id.replace("se.localhost", "SE.LOCALHOST"), keys: se.keys.clone() };
        let body = create(&loud, note(&loud, &material(&stage.se, "loud")));
        stage.deliver(&loud, &body).is(&[400, 401, 403]);
    });
}

/// A-O17.
#[test]
fn a_partner_is_on_the_roster_once_however_its_name_is_typed() {
    let stage = Stage::set();
    let roster = || {
        let listed: Value = serde_json::from_str(&stage.done(&["--json", "peer", "list"])).expect("a list in JSON");
        let listed = listed.as_array().expect("a list").clone();
        listed.iter().map(|peer| (peer["host"].clone(), peer["fingerprint"].clone())).collect::<Vec<_>>()
    };
    let before = roster();
    for typed in [
        "HTTP://SE.LOCALHOST:8102",
        "http://se.localhost.:8102",
        "http://se.localhost:8102/",
        "http://se.localhost:8102/actors/val",
    ] {
        stage.run(&["peer", "add", typed, "--yes"]);
        assert_eq!(roster(), before, "{typed}");
    }
    for typed in ["http://val@se.localhost:8102", "http://se.localhost:8104", "http://xse.localhost:8102"] {
        stage.refuses(&["peer", "add", typed, "--yes"]);
        assert_eq!(roster(), before, "{typed}");
    }
}

/// A-O18.
#[test]
fn an_older_revision_after_a_newer_one_has_no_effect() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let se = stage.se.authority();
        let id = material(&stage.se, "revised");
        let revision = |number: u64, text: &str| {
            let object = with(note(se, &id), "/pool:revision", json!(number));
            sealed(se, "Update", se.proved(with(object, "/contentMap", json!({"en": format!("<p>{text}</p>")}))))
        };
        stage.deliver(se, &revision(3, "third")).is(&[202]);
        stage.holds(&[&id]);
        stage.unmoved(|| {
            stage.deliver(se, &revision(2, "second")).is(&[202]);
            stage.deliver(se, &revision(3, "third, otherwise")).is(&[202]);
        });
        stage.deliver(se, &revision(4, "fourth")).is(&[202]);
        stage.settle();
        assert_eq!(stage.exported(&id).expect("it is held")["revision"], 4);
    });
}

/// A-O19.
#[test]
fn what_was_withdrawn_stays_withdrawn() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let se = stage.se.authority();
        let object = held(&stage, "withdrawn");
        let id = id_of(&object);
        let tombstone = json!({
            "id": id, "type": "Tombstone", "formerType": "Article", "attributedTo": se.id,
            "deleted": "2026-11-02T10:00:00.000Z", "to": [PUBLIC], "pool:tlp": "CLEAR", "pool:revision": 2,
        });
        stage.deliver(se, &sealed(se, "Delete", se.proved(tombstone))).is(&[202]);
        until("it is withdrawn", || (stage.exported(id)?["state"] == "tombstone").then_some(()));
        stage.unmoved(|| {
            for revision in [1, 2, 9] {
                let again = se.proved(with(object.clone(), "/pool:revision", json!(revision)));
                for ty in ["Create", "Update"] {
                    stage.deliver(se, &sealed(se, ty, again.clone())).is(&[202, 409]);
                }
            }
        });
    });
}

/// A-O20.
#[test]
fn a_stranger_is_refused_and_not_even_looked_at() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let evil = stage.evil.authority();
        let follow = follow_of(&stage, evil);
        stage.unmoved(|| {
            stage.deliver(evil, &bytes(&evil.proved(follow.clone()))).is(&[403]);
            stage.deliver(evil, &sealed(evil, "Undo", follow.clone())).is(&[403]);
            stage.deliver(evil, &sealed(evil, "Accept", json!(stage.authority()))).is(&[403]);
            let object = note(evil, &material(&stage.evil, "x"));
            stage.deliver(evil, &create(evil, object)).is(&[403]);
            stage.deliver(evil, &sealed(evil, "Like", json!(stage.authority()))).is(&[403]);
        });
        assert_eq!(stage.evil.heard().len(), 0);
    });
}

/// Where strangers may follow they may do only that, and their key is fetched once.
#[test]
fn where_strangers_may_follow_they_may_do_nothing_else() {
    let stage = Stage::changed(Engine::Sqlite, |draft| draft.set("federation", "followers", "approve"));
    let evil = stage.evil.authority();
    let before = stage.picture();
    let object = note(evil, &material(&stage.evil, "x"));
    stage.deliver(evil, &create(evil, object)).is(&[403]);
    stage.deliver(evil, &sealed(evil, "Delete", json!(material(&stage.evil, "x")))).is(&[403]);
    stage.deliver(evil, &sealed(evil, "Announce", json!(stage.authority()))).is(&[403]);
    let large = with(follow_of(&stage, evil), "/summary", json!("x".repeat(20_000)));
    stage.deliver(evil, &bytes(&evil.proved(large))).is(&[403, 413]);
    stage.is_still(&before);
    let forged = stage.delivery(stage.se.authority(), &bytes(&evil.proved(follow_of(&stage, evil))));
    stage.send(&forged.sign()).is(&[401]);
    stage.deliver(evil, &bytes(&evil.proved(follow_of(&stage, evil)))).is(&[202]);
    let fetched = |stage: &Stage| stage.evil.heard().iter().filter(|heard| heard.method == "GET").count();
    assert!((1..=2).contains(&fetched(&stage)), "{:?}", stage.evil.heard());
    let asked = until("a person is asked", || {
        let requests = stage.done(&["--json", "follow", "requests"]);
        requests.contains(&evil.id).then_some(requests)
    });
    assert!(!asked.contains("sentinel"));
}
