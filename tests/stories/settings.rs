//! Whoever edits the configuration is nobody the node could ask: at its next start the book says which settings are others.

use serde_json::Value;

use super::place::json;
use crate::harness::{Node, NodeDraft, on_both};

fn lines(node: &Node) -> Vec<Value> {
    let all = json(&node.done(&["--json", "audit", "list", "--limit", "1000"]));
    let is_of_settings = |line: &&Value| line["deed"] == "setting" || line["deed"] == "settings";
    all.as_array().expect("a list").iter().filter(is_of_settings).cloned().collect()
}

#[test]
fn a_changed_setting_is_a_line_at_the_next_start_and_a_secret_is_not_in_it() {
    on_both(|engine| {
        let mut fi = NodeDraft::new(engine, "fi", 8101).set("http", "metrics_token", "hush-1").prepare().started();
        let first = lines(&fi);
        assert_eq!(first.len(), 1, "{first:?}");
        assert_eq!((&first[0]["deed"], &first[0]["who"]), (&Value::from("settings"), &Value::from("operator")));
        fi.stop();
        fi.start();
        assert_eq!(lines(&fi).len(), 1, "nothing has changed");
        fi.stop();
        fi.set("limits", "page_rows", 40);
        fi.set("publishing", "approval", "two");
        fi.set("http", "metrics_token", "hush-2");
        fi.set("node", "contact", "mailto:pool@vaalit.example");
        fi.start();
        let changed = lines(&fi);
        let said = |name: &str| {
            let line = changed.iter().find(|line| line["object"] == name);
            line.unwrap_or_else(|| panic!("{name}: {changed:?}"))["detail"].as_str().expect("a text").to_owned()
        };
        assert_eq!(changed.len(), 5, "{changed:?}");
        assert_eq!(said("limits.page_rows"), "is 40, was 50");
        assert_eq!(said("publishing.approval"), "is two, was one");
        assert_eq!(said("http.metrics_token"), "is another (a secret)");
        assert_eq!(said("node.contact"), "is mailto:pool@vaalit.example, was not there");
        assert!(!fi.done(&["audit", "list", "--limit", "1000"]).contains("hush"));
        let kept = fi.number("select count(*) from fact where name = 'settings' and value like '%hush%'");
        assert_eq!(kept, 0);
        fi.done(&["audit", "verify"]);
    });
}
