//! What a partner's integrity proof is worth: one that does not fit is a forgery, and none at all is only less.

use serde_json::{Value, json};

use super::{
    material::{activity, bytes, create, material, note, sealed, with},
    stage::Stage,
};
use crate::harness::{PeerActor, on_both, until};

/// The reasons in quarantine.
fn reasons(stage: &Stage) -> String {
    let difference: Value =
        serde_json::from_str(&stage.done(&["--json", "peer", "diff", &stage.se.origin()])).expect("JSON");
    difference["reasons_here"].to_string()
}

/// An object that was changed after its author had proved it.
fn forged(actor: &PeerActor, id: &str) -> Value {
    with(actor.proved(note(actor, id)), "/content", json!("<p>How it is not done.</p>"))
}

#[test]
fn an_object_that_is_not_what_its_author_proved_is_put_aside_and_what_follows_is_not() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let (val, editor) = (stage.se.authority(), stage.se.editor());
        let of_another =
            with(editor.proved(note(val, &material(&stage.se, "of-another"))), "/attributedTo", json!(val.id));
        let broken = with(val.proved(note(val, &material(&stage.se, "broken"))), "/proof/proofValue", json!("z1"));
        let cases = [forged(val, &material(&stage.se, "forged")), of_another, broken];
        stage.unmoved(|| {
            for case in &cases {
                stage.deliver(val, &sealed(val, "Create", case.clone())).is(&[202]);
            }
        });
        until("their reason is known", || (reasons(&stage).matches("proof is wrong").count() == 3).then_some(()));
        // The genuine ones take their place.
        for name in ["forged", "of-another", "broken"] {
            stage.deliver(val, &create(val, note(val, &material(&stage.se, name)))).is(&[202]);
        }
        stage.holds(
            &["forged", "of-another", "broken"].map(|name| material(&stage.se, name)).each_ref().map(String::as_str),
        );
    });
}

#[test]
fn a_proof_that_nobody_can_check_and_none_at_all_are_taken_in() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let val = stage.se.authority();
        let [old, bare, strange] = ["old", "bare", "strange"].map(|name| material(&stage.se, name));
        let by_an_earlier_key =
            with(val.renewed().proved(note(val, &old)), "/proof/created", json!("2020-01-01T00:00:00Z"));
        let by_a_key_nobody_knows =
            with(val.proved(note(val, &strange)), "/proof/verificationMethod", json!(format!("{}#another", val.id)));
        for object in [by_an_earlier_key, note(val, &bare), by_a_key_nobody_knows] {
            stage.deliver(val, &bytes(&val.proved(activity(val, "Create", object)))).is(&[202]);
        }
        stage.holds(&[&old, &bare, &strange]);
    });
}

#[test]
fn what_follows_an_announced_key_in_the_same_log_is_judged_by_that_key() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let old = stage.se.authority();
        let new = old.renewed();
        let document = new.in_document(stage.se.authority_document(old).into());
        let (before, after) = (material(&stage.se, "before"), material(&stage.se, "after"));
        for entry in [
            create(old, note(old, &before)),
            sealed(old, "Update", new.proved(document)),
            create(&new, note(&new, &after)),
        ] {
            stage.se.logs(&entry);
        }
        stage.done(&["sync", "--now"]);
        stage.holds(&[&before, &after]);
        assert_eq!(reasons(&stage), "[]");
    });
}
