//! Guides: ways through what others published, in order; and what is not told of whence a material comes.

use serde_json::json;

use super::place::{self, agree, becomes, best_practice, json, local_id, object, page, path_of, revise, write};
use crate::harness::{Browser, Node, NodeDraft, Request, on_both};

/// Publishes a guide; gives its id.
#[track_caller]
fn guide(node: &Node, title: &str, tlp: &str, more: &str) -> String {
    let path = write(node, "guide.md", &head(title, tlp, more), "In this order.");
    json(&node.done(&["--json", "publish", &path]))["uri"].as_str().expect("an id").to_owned()
}

fn head(title: &str, tlp: &str, more: &str) -> String {
    best_practice(title, tlp, more).replace("best-practice", "guide")
}

fn parts(ids: &[&str]) -> String {
    ids.iter().fold("parts:\n".to_owned(), |list, id| list + "  - \"" + id + "\"\n")
}

/// What stands in a text, in this order.
#[track_caller]
fn in_order(text: &str, wanted: &[&str]) {
    let mut rest = text;
    for one in wanted {
        let at = rest.find(one).unwrap_or_else(|| panic!("{one} comes after the others in {text}"));
        rest = &rest[at + one.len()..];
    }
}

#[test]
fn a_guide_leads_through_what_others_published_in_order_at_every_node() {
    on_both(|engine| {
        let [fi, se, lt] = place::acquainted(engine, ["fi", "se", "lt"]);
        let first = fi.publish("first", "CLEAR", "");
        let second = lt.publish("second", "CLEAR", "");
        let third = se.publish("third", "CLEAR", "");
        becomes(&se, &first, "live", 1);
        becomes(&se, &second, "live", 1);
        // By the id of this node or by the permanent one.
        let list = parts(&[&local_id(&se, &second), &first, &third]);
        let way = guide(&se, "The way", "CLEAR", &format!("role: polling-staff\nphase: electoral\n{list}"));
        guide(&se, "Another way", "CLEAR", &parts(&[&third]));
        agree(&se, &fi);
        agree(&se, &lt);
        let sent = object(&se, &way);
        assert_eq!(sent["pool:parts"], json!([second, first, third]));
        assert_eq!(sent["pool:role"], "polling-staff");
        for node in [&fi, &se, &lt] {
            becomes(node, &first, "live", 1);
            becomes(node, &second, "live", 1);
            let shown = page(node, &way);
            in_order(&shown, &["In this guide</h2>", ">About second</a>", ">About first</a>", ">About third</a>"]);
            assert!(shown.contains("<dt>For whom</dt><dd lang=\"en\" dir=\"auto\">Polling staff</dd>"), "{shown}");
            let middle = page(node, &first);
            in_order(
                &middle,
                &[
                    "aria-label=\"In a guide: The way\"",
                    "Part 2 of 3: <a",
                    ">The way</a>",
                    "rel=\"prev\"",
                    "Previous: <span lang=\"en\" dir=\"auto\">About second</span>",
                    "rel=\"next\"",
                    "Next: <span lang=\"en\" dir=\"auto\">About third</span>",
                ],
            );
            let ending = page(node, &third);
            assert!(ending.contains("Part 3 of 3") && !ending.contains("rel=\"next\""), "{ending}");
            assert!(ending.contains("Part 1 of 1"), "it is in two guides: {ending}");
            let index = node.get("/en/guides").is(&[200]).text();
            in_order(
                &index,
                &[
                    "<a href=\"/en/guides\" aria-current=\"page\">Guides</a>",
                    ">For everybody</h2>",
                    ">All phases</h3>",
                    "<span>1 part</span>",
                    ">Another way</a>",
                    ">Polling staff</h2>",
                    ">Electoral period</h3>",
                    "<span>3 parts</span>",
                    ">The way</a>",
                ],
            );
        }
        // What is withdrawn is passed over.
        fi.done(&["withdraw", &first, "--reason", "x"]);
        becomes(&se, &first, "tombstone", 2);
        assert!(!page(&se, &way).contains("About first") && page(&se, &second).contains("Part 1 of 2"));
    });
}

#[test]
fn what_a_reader_may_not_see_is_left_out_of_a_guide_without_a_trace() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).prepare().started();
        let [first, second, third] = ["first", "second", "third"].map(|name| fi.publish(name, "CLEAR", ""));
        let way = guide(&fi, "The way", "CLEAR", &parts(&[&first, &second, &third]));
        let inner = guide(&fi, "The inner way", "GREEN", &parts(&[&second, &third]));
        revise(&fi, &second, "About second", "GREEN", "");
        fi.done(&["user", "add", "anna", "--role", "reader"]);
        let mut anna = Browser::signed_in(&fi, "anna");
        let of = |id: &str| format!("/en/materials/{}", local_id(&fi, id));
        let open = fi.get(&of(&way)).is(&[200]).text();
        assert!(!open.contains("About second") && open.contains("About third"), "{open}");
        let step = fi.get(&of(&third)).is(&[200]).text();
        assert!(step.contains("Part 2 of 2") && step.contains("Previous: <span lang=\"en\" dir=\"auto\">About first"));
        assert!(!step.contains("About second") && !step.contains("inner"), "{step}");
        let index = fi.get("/en/guides").is(&[200]).text();
        assert!(index.contains("<span>2 parts</span>") && !index.contains("inner"), "{index}");
        let inside = anna.get(&fi, &of(&third)).text();
        assert!(inside.contains("Part 3 of 3") && inside.contains("Part 2 of 2"), "{inside}");
        assert!(inside.contains(">The inner way</a> <span class=\"chip tlp-1\">TLP:GREEN</span>"), "{inside}");
        assert!(anna.get(&fi, &of(&inner)).text().contains("About second"));
        fi.get(&of(&inner)).is(&[404]);
    });
}

#[test]
fn a_guide_that_cannot_be_is_refused_in_words() {
    on_both(|engine| {
        let [fi, se] = place::acquainted(engine, ["fi", "se"]);
        let clear = fi.publish("clear", "CLEAR", "");
        let green = fi.publish("green", "GREEN", "");
        let amber = fi.publish("amber", "AMBER", &place::recipients(&[&se]));
        let gone = fi.publish("gone", "CLEAR", "");
        fi.done(&["withdraw", &gone, "--reason", "x"]);
        let held = fi.export().len();
        let never = "http://se.localhost:8102/materials/01a00000-0000-7000-8000-000000000000";
        for (head, problem) in [
            (
                head("G", "CLEAR", &parts(&[&clear, &green])),
                format!("line 9, key parts: {green} is GREEN and not for all who may see this guide, which is CLEAR"),
            ),
            (
                head("G", "GREEN", &parts(&[&amber])),
                format!("{amber} is AMBER and not for all who may see this guide, which is GREEN"),
            ),
            (head("G", "CLEAR", &parts(&[never])), format!("key parts: no material {never} is held here")),
            (head("G", "CLEAR", &parts(&[&gone])), format!("no material {gone} is held here")),
            (head("G", "CLEAR", &parts(&[&clear, &clear])), "is listed twice".to_owned()),
            (head("G", "CLEAR", &parts(&[&clear, &local_id(&fi, &clear)])), "is listed twice".to_owned()),
            (head("G", "CLEAR", &parts(&["ohje"])), "“ohje” is neither a UUID nor a web address".to_owned()),
            (head("G", "CLEAR", "role: polling-stuff\n"), "did you mean “polling-staff”?".to_owned()),
            (best_practice("P", "CLEAR", &parts(&[&clear])), "key parts: belongs to kind: guide".to_owned()),
            (best_practice("P", "CLEAR", "role: trainers\n"), "key role: belongs to kind: guide".to_owned()),
        ] {
            let path = write(&fi, "guide.md", &head, "Text.");
            for command in [&["publish", &path, "--dry-run"][..], &["publish", &path]] {
                let refused = fi.refuses(command);
                assert!(refused.contains(&problem), "{problem}: {refused}");
            }
        }
        assert_eq!(fi.export().len(), held, "nothing was published");
        let inner = guide(&fi, "Inner", "AMBER", &(place::recipients(&[&se]) + &parts(&[&clear, &green, &amber])));
        becomes(&se, &inner, "live", 1);
    });
}

#[test]
fn what_is_public_does_not_name_what_it_came_from_to_those_who_may_not_know_that() {
    on_both(|engine| {
        let [fi, se, lt] = place::acquainted(engine, ["fi", "se", "lt"]);
        let minutes = fi.publish("minutes", "AMBER", &place::recipients(&[&se]));
        let whole = fi.publish("whole", "GREEN", "");
        let more = format!("derived_from: {minutes}\npart_of: {}\ntopics: [early-voting]\n", local_id(&fi, &whole));
        let path = write(&fi, "point.md", &best_practice("Point three", "CLEAR", &more), "Released.");
        // What is made from something for fewer is published by two.
        let point = place::approved(&fi, json(&fi.done(&["--json", "publish", &path])));
        let point = point["uri"].as_str().expect("an id").to_owned();
        place::approved(&fi, json(&fi.done(&["--json", "revise", &point, &path])));
        becomes(&lt, &point, "live", 2);
        becomes(&se, &point, "live", 2);
        let secrets: Vec<String> = [&minutes, &whole]
            .into_iter()
            .flat_map(|id| [id.clone(), local_id(&fi, id)])
            .map(|id| id.rsplit('/').next().expect("an id ends in its UUID").to_owned())
            .collect();
        let object = path_of(&point).to_owned();
        let past = format!("{object}/revisions/1");
        for (target, accept) in [
            (object.as_str(), "application/activity+json"),
            (&object, "text/markdown"),
            (&object, "text/html"),
            (&past, "application/activity+json"),
            (&past, "text/markdown"),
            ("/feeds/all.en.json", "*/*"),
            ("/feeds/all.en.atom", "*/*"),
            ("/actors/vaalit/outbox?page=first", "application/activity+json"),
        ] {
            let told = fi.send(&Request::get(fi.host(), target).and("accept", accept)).is(&[200]).text();
            assert!(told.contains("Point three"), "{target} as {accept}: {told}");
            for secret in &secrets {
                assert!(!told.contains(secret.as_str()), "{secret} at {target} as {accept}: {told}");
            }
        }
        let markdown = fi.send(&Request::get(fi.host(), &object).and("accept", "text/markdown")).text();
        assert!(
            markdown.starts_with("---\nkind: best-practice\n") && markdown.ends_with("---\n\nReleased.\n"),
            "{markdown}"
        );
        assert!(markdown.contains("topics: [early-voting]\n---\n"), "{markdown}");
        for node in [&se, &lt] {
            let kept = node.done(&["material", "show", &point, "--as-json-ld"]);
            assert!(secrets.iter().all(|secret| !kept.contains(secret.as_str())), "{}: {kept}", node.host());
        }
        // To those who may see both it is told.
        let green = format!("derived_from: {whole}\n");
        let path = write(&fi, "inside.md", &best_practice("Inside", "GREEN", &green), "For partners.");
        let inside = json(&fi.done(&["--json", "publish", &path]))["uri"].as_str().expect("an id").to_owned();
        becomes(&lt, &inside, "live", 1);
        assert!(lt.done(&["material", "show", &inside, "--as-json-ld"]).contains(&whole));
        let never = "01a00000-0000-7000-8000-000000000000";
        let path = write(&fi, "no.md", &best_practice("No", "CLEAR", &format!("derived_from: {never}\n")), "Text.");
        let refused = fi.refuses(&["publish", &path]);
        assert!(refused.contains(&format!("key derived_from: no material {never} is held here")), "{refused}");
    });
}
