//! What a pull brings has met no door: the same rules hold where it is applied, and one entry blocks no other (A-R07).

use serde_json::{Value, json};

use super::{
    material::{activity, bytes, create, material, note, sealed, with, without},
    stage::Stage,
};
use crate::harness::{Reply, on_both, until};

/// Pulls Sweden's log until all of it is worked off.
#[track_caller]
fn pull(stage: &Stage, positions: u64) {
    until("Sweden's log is worked off", || {
        stage.done(&["sync", "--now"]);
        let listed: Value = serde_json::from_str(&stage.done(&["--json", "peer", "list"])).expect("a list in JSON");
        let se = listed.as_array()?.iter().find(|peer| peer["host"] == stage.se.host())?.clone();
        (se["applied"] == positions).then_some(())
    });
}

/// A-O01.
#[test]
fn an_activity_of_another_origin_in_a_partners_log_is_put_aside_and_its_id_stays_free() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let (se, lt) = (stage.se.authority(), stage.lt.authority());
        let theirs = |name: &str| activity(lt, "Create", lt.proved(note(lt, &material(&stage.lt, name))));
        let (first, second) = (theirs("first"), theirs("second"));
        let squatted =
            with(activity(se, "Create", note(se, &material(&stage.se, "squat"))), "/id", second["id"].clone());
        stage.unmoved(|| {
            stage.se.logs(&bytes(&lt.proved(first.clone())));
            stage.se.logs(&bytes(&se.proved(squatted)));
            pull(&stage, 2);
        });
        for genuine in [first, second] {
            stage.deliver(lt, &bytes(&lt.proved(genuine))).is(&[202]);
        }
        stage.holds(&[&material(&stage.lt, "first"), &material(&stage.lt, "second")]);
    });
}

/// What a pull is asked for, and what of it is answered otherwise than an honest log would.
fn asked(limit: usize) -> String {
    format!("/log/entries?after=0&limit={limit}&bodies=1")
}

#[test]
fn an_entry_that_is_too_large_or_cannot_be_read_is_put_aside_with_its_reason_and_stops_nothing() {
    on_both(|engine| {
        let stage = Stage::changed(engine, |draft| draft.set("limits", "pull_body_bytes", 65_536));
        let se = stage.se.authority();
        let large =
            with(note(se, &material(&stage.se, "large")), "/content", json!(format!("<p>{}</p>", "x".repeat(80_000))));
        stage.se.logs(&create(se, large));
        stage.se.logs(&create(se, note(se, &material(&stage.se, "after"))));
        pull(&stage, 2);
        stage.holds(&[&material(&stage.se, "after")]);
        let difference: Value =
            serde_json::from_str(&stage.done(&["--json", "peer", "diff", &stage.se.origin()])).expect("JSON");
        assert!(difference["reasons_here"].to_string().contains("65536"), "{difference}");

        let lt = stage.lt.authority();
        stage.lt.logs(&create(lt, note(lt, &material(&stage.lt, "unreadable"))));
        let broken = json!({"epoch": 1, "head": {"position": 1, "root": "sha256:00"}, "entries": [7], "blobs": []});
        let honest = stage.lt.says(&asked(1));
        for limit in [500, 20, 1] {
            stage.lt.serves(&asked(limit), Reply::of("application/json", broken.to_string()));
        }
        stage.lt.logs(&create(lt, note(lt, &material(&stage.lt, "after"))));
        until("it goes on", || {
            stage.done(&["sync", "--now"]);
            let held = stage.export();
            held.iter().any(|line| line["id"] == *material(&stage.lt, "after")).then_some(())
        });
        let noted = || stage.number("select count(*) from quarantine where length(bytes) = 0");
        let before = noted();

        // Asked for once more it is still unreadable, and stays aside; later it is not.
        let retried: Value =
            serde_json::from_str(&stage.done(&["--json", "peer", "retry", &stage.lt.origin()])).expect("JSON");
        assert_eq!(retried["given_back"], 1);
        stage.done(&["sync", "--now"]);
        assert_eq!(noted(), before);
        stage.lt.serves(&asked(1), honest);
        stage.done(&["peer", "retry", &stage.lt.origin()]);
        stage.holds(&[&material(&stage.lt, "unreadable"), &material(&stage.lt, "after")]);
        until("what was noted of it is gone", || (noted() == before - 1).then_some(()));
    });
}

#[test]
fn an_entry_that_is_erased_for_a_reason_of_its_own_stops_nothing() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let se = stage.se.authority();
        stage.se.logs(&create(se, note(se, &material(&stage.se, "erased"))));
        stage.se.logs(&create(se, note(se, &material(&stage.se, "after"))));
        let mut answer: Value = serde_json::from_slice(&stage.se.says(&asked(500)).body).expect("JSON");
        let entry = answer["entries"][0].as_object_mut().expect("an entry");
        entry.retain(|name, _| name == "position" || name == "leaf");
        entry.insert("erased".into(), json!("by the flood"));
        entry.insert("at".into(), json!("in spring"));
        stage.se.serves(&asked(500), Reply::of("application/json", answer.to_string()));
        pull(&stage, 2);
        stage.holds(&[&material(&stage.se, "after")]);
        assert_eq!(stage.number("select count(*) from quarantine"), 0);
    });
}

#[test]
fn a_position_that_an_answer_passes_over_is_not_taken_for_one_that_is_not_for_us() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let se = stage.se.authority();
        // Until the answer is bent nothing is said to whoever asks meanwhile.
        stage.se.serves(&asked(500), Reply::status(503));
        for name in ["one", "two", "three"] {
            stage.se.logs(&create(se, note(se, &material(&stage.se, name))));
        }
        let honest = stage.se.says(&asked(499)).body;
        let mut answer: Value = serde_json::from_slice(&honest).expect("JSON");
        answer["entries"].as_array_mut().expect("entries").remove(1);
        stage.se.serves(&asked(500), Reply::of("application/json", answer.to_string()));
        let synced = stage.run(&["sync", "--now"]);
        assert!(synced.out.contains("passes over position 2"), "{}{}", synced.out, synced.complaint);
        assert!(stage.export().is_empty(), "nothing of it is taken");
    });
}

/// A-O02, A-O04, A-O08, A-O11, A-O13, A-O14, A-O16 and what comes after them.
#[test]
fn no_entry_of_a_partners_log_does_what_its_delivery_could_not_and_none_blocks_the_next() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let (se, lt) = (stage.se.authority(), stage.lt.authority());
        let theirs = note(lt, &material(&stage.lt, "theirs"));
        stage.deliver(lt, &create(lt, theirs.clone())).is(&[202]);
        stage.holds(&[&material(&stage.lt, "theirs")]);
        let newer = with(with(theirs.clone(), "/pool:revision", json!(9)), "/attributedTo", json!(se.id));
        let ours = note(se, &format!("{}/materials/1", stage.origin()));
        let plain = activity(se, "Create", note(se, &material(&stage.se, "odd")));
        let deep = plain.to_string().replacen('{', &format!("{{\"x\":{}{},", "[".repeat(40), "]".repeat(40)), 1);
        let twice = plain.to_string().replacen("\"type\"", "\"type\":\"Create\",\"type\"", 1);
        let long = format!("{}/materials/{}", stage.se.origin(), "x".repeat(9_000));
        let entries = [
            sealed(se, "Update", newer),
            sealed(se, "Delete", theirs["id"].clone()),
            sealed(se, "Create", ours),
            sealed(se, "Delete", json!(stage.authority())),
            sealed(se, "Move", json!(se.id)),
            sealed(se, "Create", plain.clone()),
            bytes(&with(plain.clone(), "/actor", json!([se.id]))),
            bytes(&with(plain.clone(), "/object/type", json!(["Note", "Person"]))),
            bytes(&without(plain.clone(), "id")),
            bytes(&with(plain.clone(), "/object", without(plain["object"].clone(), "pool:tlp"))),
            bytes(&with(plain.clone(), "/object/pool:tlp", json!("RED"))),
            bytes(&with(plain.clone(), "/object/id", json!(format!("{}/materials/a\0b", stage.se.origin())))),
            bytes(&with(plain, "/object/nameMap", json!({"en": "a\0b"}))),
            create(se, note(se, &long)),
            deep.into_bytes(),
            twice.into_bytes(),
            b"7".to_vec(),
            b"[]".to_vec(),
        ];
        stage.unmoved(|| {
            for entry in &entries {
                stage.se.logs(entry);
            }
            pull(&stage, entries.len() as u64);
        });
        stage.se.logs(&create(se, note(se, &material(&stage.se, "after"))));
        pull(&stage, entries.len() as u64 + 1);
        stage.holds(&[&material(&stage.se, "after")]);
        until("all of them are counted", || (stage.figure("election_pool_quarantined") >= 15.0).then_some(()));
    });
}

/// A-O03: judged one by one they would both pass, since neither is there yet.
#[test]
fn an_object_is_not_taken_over_by_another_actor_of_its_host_in_one_batch() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let (val, editor) = (stage.se.authority(), stage.se.editor());
        let id = material(&stage.se, "contested");
        let claimed =
            with(with(note(editor, &id), "/pool:revision", json!(2)), "/contentMap", json!({"en": "<p>Not so.</p>"}));
        let tombstone = json!({"id": id, "type": "Tombstone", "attributedTo": editor.id, "pool:revision": 3});
        stage.se.logs(&create(val, note(val, &id)));
        stage.se.logs(&sealed(editor, "Update", editor.proved(claimed)));
        stage.se.logs(&sealed(editor, "Delete", editor.proved(tombstone)));
        let withheld = with(activity(editor, "Delete", json!(id)), "/pool:withheld", json!(true));
        stage.se.logs(&bytes(&editor.proved(with(withheld, "/pool:revision", json!(4)))));
        pull(&stage, 4);
        stage.holds(&[&id]);
        assert_eq!(stage.exported(&id).expect("it is held")["revision"], 1);
    });
}
