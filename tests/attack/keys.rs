//! Pinned keys: what a partner announces counts only if the stored key announces it, and only about itself (DESIGN 7).

use serde_json::{Value, json};

use super::{
    material::{create, material, note, sealed, with},
    stage::Stage,
};
use crate::harness::{PeerActor, Reply, on_both, until};

/// A delivery that shows whether an actor is believed: its answer's status.
fn status(stage: &Stage, actor: &PeerActor, name: &str) -> u16 {
    stage.deliver(actor, &create(actor, note(actor, &material(&stage.se, name)))).status
}

/// A-S20.
#[test]
fn a_new_key_counts_when_the_pinned_one_announces_it_and_the_old_one_no_longer() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let old = stage.se.authority();
        let new = old.renewed();
        assert_eq!(status(&stage, &new, "too-early"), 401);
        let document = new.in_document(stage.se.authority_document(old).into());
        stage.deliver(old, &sealed(old, "Update", new.proved(document))).is(&[202]);
        until("the new key is believed", || (status(&stage, &new, "after") == 202).then_some(()));
        assert_eq!(status(&stage, old, "too-late"), 401);
        stage.holds(&[&material(&stage.se, "after")]);
    });
}

/// A stolen RSA key opens the door and still changes no key: the announcement must be proved by the other one.
#[test]
fn a_new_key_that_the_pinned_one_does_not_prove_changes_nothing_and_somebody_is_told() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let alarms = stage.figure("election_pool_alarms");
        let old = stage.se.authority();
        let new = old.renewed();
        let document = new.in_document(stage.se.authority_document(old).into());
        let proved_by_new = sealed(&new, "Update", new.proved(document.clone()));
        let unproved = super::material::bytes(&super::material::activity(old, "Update", document));
        stage.unmoved(|| {
            for body in [proved_by_new, unproved] {
                stage.deliver(old, &body).is(&[202, 401, 403]);
            }
        });
        assert_eq!(status(&stage, &new, "by-new"), 401);
        assert_eq!(status(&stage, old, "by-old"), 202);
        until("somebody is told", || (stage.figure("election_pool_alarms") > alarms).then_some(()));
    });
}

/// A-S14, A-S20: neither another actor's key nor its name can be had by announcing it.
#[test]
fn an_actor_announces_no_key_of_another() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let (val, editor, lt) = (stage.se.authority(), stage.se.editor(), stage.lt.authority());
        let own = Value::from(stage.se.authority_document(editor));
        let key = own["publicKey"].clone();
        stage.unmoved(|| {
            for victim in [val, lt, stage.se.application()] {
                for owner in [&victim.id, &editor.id] {
                    let claimed = with(with(key.clone(), "/id", json!(victim.key_id())), "/owner", json!(owner));
                    for keys in [claimed.clone(), json!([key, claimed])] {
                        let document = with(own.clone(), "/publicKey", keys);
                        let body = sealed(editor, "Update", editor.proved(document));
                        stage.deliver(editor, &body).is(&[202, 400, 403]);
                    }
                }
            }
        });
        for (victim, host) in [(val, &stage.se), (lt, &stage.lt)] {
            let body = create(victim, note(victim, &material(host, "claimed")));
            stage.send(&stage.delivery(victim, &body).signed_by(editor).sign()).is(&[401]);
            let mut named = stage.delivery(victim, &body).signed_by(editor);
            named.key_id = victim.key_id();
            stage.send(&named.sign()).is(&[401]);
            stage.deliver(victim, &body).is(&[202]);
        }
    });
}

/// A-R07: what an announcement names and does not serve is told to people and stops nothing that comes after.
#[test]
fn an_announced_authority_that_cannot_be_fetched_blocks_nothing() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let node = stage.se.application();
        for path in ["/actors/gone", "/actors/page", "/actors/val2"] {
            let id = format!("{}{path}", stage.se.origin());
            let authorities = json!([stage.se.authority().id, stage.se.editor().id, id]);
            let document = with(stage.se.application_document().into(), "/pool:authorities", authorities);
            stage.deliver(node, &sealed(node, "Update", node.proved(document))).is(&[202]);
            stage.se.serves("/actors/page", Reply::of("text/html", "<p>hello</p>"));
            stage.se.serves("/actors/val2", Reply::redirect(302, &stage.evil.authority().id));
            stage.settle();
        }
        assert_eq!(status(&stage, stage.se.authority(), "still-there"), 202);
    });
}

/// Keys are pinned: adding a partner once more is no way to change them.
#[test]
fn adding_a_partner_again_does_not_change_its_key() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let roster = || stage.done(&["--json", "peer", "list"]);
        let before: Value = serde_json::from_str(&roster()).expect("a list in JSON");
        let new = stage.se.application().renewed();
        let document = new.in_document(stage.se.application_document().into());
        stage.se.serves("/actor", Reply::activity(&document));
        stage.refuses(&["peer", "add", &stage.se.origin(), "--yes"]);
        let after: Value = serde_json::from_str(&roster()).expect("a list in JSON");
        for (old, new) in before.as_array().expect("a list").iter().zip(after.as_array().expect("a list")) {
            assert_eq!((&old["host"], &old["fingerprint"]), (&new["host"], &new["fingerprint"]));
        }
        assert_eq!(status(&stage, stage.se.authority(), "by-old"), 202);
        stage.done(&["peer", "rotate", stage.se.host(), "--fingerprint", &new.keys.rsa.fingerprint()]);
        let target = "/log/head";
        assert_eq!(stage.get_as(&new, target).status, 200);
        assert_eq!(stage.get_as(stage.se.application(), target).status, 404);
    });
}
