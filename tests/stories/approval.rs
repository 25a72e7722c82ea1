//! Two persons publish: one writes, another approves exactly that.

use std::fs;

use super::place::{self, best_practice, json};
use crate::harness::{NodeDraft, on_both};

#[test]
fn what_one_person_submits_another_publishes_unchanged() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).set("publishing", "approval", "two").prepare();
        fi.done(&["user", "add", "aino", "--role", "author"]);
        fi.done(&["user", "add", "veikko", "--role", "approver"]);
        let path = place::write(&fi, "plan.md", &best_practice("The plan", "CLEAR", ""), "As submitted.");
        let submitted = json(&fi.done(&["--json", "publish", &path, "--as", "aino"]));
        assert_eq!(submitted["outcome"], "submitted");
        let id = submitted["id"].as_str().expect("a submission has an id").to_owned();
        assert!(fi.export().is_empty());
        assert_eq!(fi.number("select position from head"), 0);

        let waiting = fi.done(&["publish", "--waiting", "--as", "veikko"]);
        assert!(
            waiting.contains(&id) && waiting.contains("aino") && waiting.contains("publishes The plan"),
            "{waiting}"
        );
        let read = fi.done(&["publish", &id, "--approve", "--dry-run", "--as", "veikko"]);
        for part in ["== plan.md", "As submitted.", "on public pages and in feeds: yes"] {
            assert!(read.contains(part), "{part}: {read}");
        }
        // Another authority's are not told of.
        fi.done(&["authority", "add", "--username", "kunta", "--name", "Another authority"]);
        fi.done(&["user", "add", "kirsi", "--role", "approver", "--authority", "kunta"]);
        assert!(fi.done(&["publish", "--waiting", "--as", "kirsi"]).contains("nothing waits"));
        let refused = fi.refuses(&["publish", &id, "--approve", "--dry-run", "--as", "kirsi"]);
        assert!(refused.contains("there is no submission"), "{refused}");
        assert!(fi.export().is_empty(), "nothing is published by reading");

        let refused = fi.refuses(&["publish", &id, "--approve", "--as", "aino"]);
        assert!(refused.contains("aino"), "{refused}");
        fi.refuses(&["publish", &id, "--approve", "--as", "nobody"]);
        place::write(&fi, "plan.md", &best_practice("Another plan", "CLEAR", ""), "Changed meanwhile.");
        fs::remove_file(&path).expect("it was written");
        let published = json(&fi.done(&["--json", "publish", &id, "--approve", "--as", "veikko"]));
        assert_eq!((&published["outcome"], &published["position"]), (&"published".into(), &2.into()));
        let uri = published["uri"].as_str().expect("a material has an id");
        let shown = json(&fi.done(&["--json", "material", "show", uri]));
        assert_eq!((&shown["title"], &shown["content"]), (&"The plan".into(), &"As submitted.".into()));

        fi.refuses(&["publish", &id, "--approve", "--as", "veikko"]);
        assert_eq!(fi.export().len(), 1);
        let path = place::write(&fi, "plan.md", &best_practice("The plan", "GREEN", ""), "Revised.");
        let revision = json(&fi.done(&["--json", "revise", uri, &path, "--as", "aino"]));
        assert_eq!(revision["outcome"], "submitted");
        fi.done(&["publish", revision["id"].as_str().expect("an id"), "--approve", "--as", "veikko"]);
        assert_eq!(fi.export()[0]["revision"], 2);

        // Two write at once: the second was written before the first, and would undo it.
        let submit = |text: &str| {
            let path = place::write(&fi, "plan.md", &best_practice("The plan", "GREEN", ""), text);
            let revision = json(&fi.done(&["--json", "revise", uri, &path, "--as", "aino"]));
            revision["id"].as_str().expect("an id").to_owned()
        };
        let (one, two) = (submit("With a paragraph."), submit("With another."));
        fi.done(&["publish", &one, "--approve", "--as", "veikko"]);
        let refused = fi.refuses(&["publish", &two, "--approve", "--as", "veikko"]);
        assert!(refused.contains("was written before revision 3"), "{refused}");
        assert_eq!(fi.export()[0]["revision"], 3);
        let told =
            fi.number("select count(*) from audit where detail like '%approved by veikko%' and deed <> 'level change'");
        assert_eq!(told, 3);
    });
}

#[test]
fn without_a_name_the_nodes_first_user_acts() {
    let fi = NodeDraft::new(crate::harness::Engine::Sqlite, "fi", 8101).prepare();
    fi.done(&["user", "add", "aino"]);
    fi.publish("by-whom", "CLEAR", "");
    assert_eq!(fi.number("select count(*) from audit where deed = 'publish' and who = 'vaalit'"), 1);
}

#[test]
fn a_dry_run_says_who_will_receive_it_and_changes_nothing() {
    let [fi, se] = place::acquainted(crate::harness::Engine::Sqlite, ["fi", "se"]);
    let head = best_practice("For Sweden", "AMBER", &place::recipients(&[&se]));
    let path = place::write(&fi, "dry.md", &head, "Text.");
    let said = fi.done(&["publish", &path, "--dry-run"]);
    assert!(said.contains(se.host()) && said.contains("AMBER"), "{said}");
    assert!(fi.export().is_empty());
    assert_eq!(fi.number("select count(*) from audit where deed = 'publish'"), 0);
}
