//! Who uses what: stated by one authority about another's material, shown wherever both are held, and to nobody who may
//! not see either.

use serde_json::{Value, json};

use super::place::{self, agree, becomes, json, local_id, object, page, path_of, revise, write};
use crate::harness::{Browser, Engine, Node, NodeDraft, Request, on_both, until};

/// States an adoption; gives the id of the Note.
#[track_caller]
fn adopt(node: &Node, id: &str, maturity: &str, more: &[&str]) -> String {
    let done = json(&node.done(&[&["--json", "adopt", id, "--maturity", maturity], more].concat()));
    done["uri"].as_str().expect("an adoption has an id").to_owned()
}

#[test]
fn a_practice_is_used_elsewhere_and_every_node_that_holds_both_says_so() {
    on_both(|engine| {
        let [fi, se, lt] = place::acquainted(engine, ["fi", "se", "lt"]);
        let practice = fi.publish("voting", "CLEAR", "topics: [early-voting]\nmaturity: in-use\n");
        for node in [&se, &lt] {
            becomes(node, &practice, "live", 1);
        }
        write(&se, "note.en.md", "status: human\n", "We open *two* days earlier.");
        let note = write(&se, "note.md", "language: sv\n", "Vi öppnar *två* dagar tidigare.");
        let swedish = adopt(&se, &practice, "pilot", &["--note", &note]);
        let lithuanian = adopt(&lt, &practice, "idea", &[]);
        for (origin, holders) in [(&se, [&fi, &lt]), (&lt, [&fi, &se])] {
            for holder in holders {
                agree(origin, holder);
            }
        }
        for node in [&fi, &se, &lt] {
            let shown = page(node, &practice);
            for part in [
                "Used by 2 authorities</a>",
                "<h2 id=\"used-by\">Used by</h2>",
                ">Test authority se</a> (Sweden) – Pilot, since ",
                ">Test authority lt</a> (Lithuania) – Idea, since ",
            ] {
                assert!(shown.contains(part), "{part} at {}: {shown}", node.host());
            }
            let said = page(node, &swedish);
            for part in [
                "<span>Adoption</span>",
                "Test authority se makes use of what another authority has published: ",
                "About voting</a> (Test authority fi). Maturity: Pilot.",
                "<p>We open <em>two</em> days earlier.</p>",
                "<h2>What is used</h2>",
            ] {
                assert!(said.contains(part), "{part} at {}: {said}", node.host());
            }
            let list = node.get("/en/materials").is(&[200]).text();
            assert!(list.contains("Used by 2 authorities</span>") && list.contains(" – 1 material</h1>"), "{list}");
            let table = node.get("/en/adoptions").is(&[200]).text();
            for part in [">About voting</a>", "stage-2\"", ">Pilot</a>", "stage-1\"", ">Idea</a>"] {
                assert!(table.contains(part), "{part} at {}: {table}", node.host());
            }
            let front = node.get("/en/").is(&[200]).text();
            assert!(front.contains("Used by 2 authorities") && !front.contains("Adoption:"), "{front}");
            let feed = node.get("/feeds/all.en.rss").is(&[200]).text();
            assert_eq!(feed.matches("<item>").count(), 1, "an adoption is no item of its own: {feed}");
        }
        let authority = fi.get(&format!("/en/authorities/val@{}", se.host())).is(&[200]).text();
        assert!(authority.contains("What this authority uses of others") && authority.contains(">Pilot, since "));
        let found = lt.get("/en/search?q=earlier").is(&[200]).text();
        assert!(found.contains("Adoption: About voting"), "what was changed can be looked for: {found}");

        // As other software reads it.
        let note = object(&se, &swedish);
        assert_eq!((&note["type"], &note["inReplyTo"]), (&json!("Note"), &json!(practice)));
        assert_eq!((&note["pool:adoption"], &note["pool:tlp"]), (&json!("pilot"), &json!("CLEAR")));
        assert_eq!(note.get("summary"), None, "Mastodon would hide the text behind it");
        assert!(note["content"].as_str().is_some_and(|said| said.contains("Test authority se använder")), "{note}");
        let keys: Vec<&String> = note["contentMap"].as_object().expect("a map").keys().collect();
        assert_eq!(keys, ["sv", "en"]);
        let bare = object(&lt, &lithuanian);
        let keys: Vec<&String> = bare["contentMap"].as_object().expect("a map").keys().collect();
        assert_eq!(keys, ["lt", "en"], "without a note in the languages of the authority");

        let shown = json(&fi.done(&["--json", "material", "show", &practice]));
        let uses: Vec<_> = shown["used_by"].as_array().expect("a list").iter().map(|one| &one["maturity"]).collect();
        assert_eq!(uses, ["pilot", "idea"]);
        assert!(
            fi.done(&["material", "show", &practice])
                .contains("used by SE http://se.localhost:8102/actors/val: pilot since ")
        );
        assert!(fi.done(&["material", "show", &swedish]).contains(&format!("uses {practice}: pilot since ")));
        assert!(se.done(&["material", "list"]).contains("adoption"), "it can be found again");
        let line = fi.exported(&swedish).expect("it is exported like anything held");
        assert_eq!((&line["type"], &line["tlp"]), (&json!("Note"), &json!("CLEAR")));
    });
}

#[test]
fn stated_again_it_is_the_same_adoption_and_withdrawn_it_is_gone_everywhere() {
    on_both(|engine| {
        let [fi, se] = place::acquainted(engine, ["fi", "se"]);
        let practice = fi.publish("voting", "CLEAR", "");
        becomes(&se, &practice, "live", 1);
        let note = write(&se, "note.md", "language: en\n", "With other forms.");
        let first = adopt(&se, &practice, "pilot", &["--note", &note]);
        let began = object(&se, &first)["pool:since"].clone();
        assert_eq!(adopt(&se, &practice, "pilot", &[]), first);
        assert_eq!(object(&se, &first)["pool:since"], began, "the stage is the same as before");
        assert_eq!(adopt(&se, &practice, "in-use", &[]), first);
        becomes(&fi, &first, "live", 3);
        assert_ne!(object(&se, &first)["pool:since"], began);
        let shown = page(&fi, &practice);
        assert!(shown.contains("Used by 1 authority</a>") && shown.contains(" – In use, since "), "{shown}");
        assert!(!shown.contains("Pilot"), "{shown}");
        assert!(page(&fi, &first).contains("With other forms."), "the note stays until there is another");
        let empty = write(&se, "none.md", "language: en\n", "");
        adopt(&se, &practice, "in-use", &["--note", &empty]);
        becomes(&fi, &first, "live", 4);
        assert!(!page(&fi, &first).contains("With other forms."), "an empty note takes it away");

        let path = write(&se, "other.md", &place::best_practice("Other", "CLEAR", ""), "Text.");
        assert!(se.refuses(&["revise", &first, &path]).contains("is an adoption; state it anew with: adopt"));
        se.done(&["withdraw", &first, "--reason", "Slutat"]);
        becomes(&fi, &first, "tombstone", 5);
        for node in [&fi, &se] {
            assert!(!page(node, &practice).contains("used-by"), "{}", node.host());
            assert!(node.get("/en/adoptions").text().contains("No authority has stated yet"), "{}", node.host());
            let feed = node.get("/feeds/all.en.rss").text();
            assert!(!feed.contains("Withdrawn"), "what never stood in a feed is not taken from it: {feed}");
        }
        let second = adopt(&se, &practice, "evaluated", &[]);
        assert_ne!(second, first, "what is withdrawn is final");
        becomes(&fi, &second, "live", 1);
        assert!(page(&fi, &practice).contains("Used by 1 authority</a>"));
        // What is used is withdrawn: what was said of it has nothing to stand with.
        fi.done(&["withdraw", &practice, "--reason", "Vanhentunut"]);
        becomes(&se, &practice, "tombstone", 2);
        assert!(se.get("/en/adoptions").text().contains("No authority has stated yet"));
        assert!(se.refuses(&["adopt", &practice, "--maturity", "idea"]).contains("is withdrawn"));
    });
}

#[test]
fn an_adoption_follows_what_it_is_about_when_that_is_for_fewer_or_withdrawn() {
    on_both(|engine| {
        let [fi, mut se, lt] = place::acquainted(engine, ["fi", "se", "lt"]);
        let practice = fi.publish("voting", "CLEAR", "");
        for node in [&se, &lt] {
            becomes(node, &practice, "live", 1);
        }
        let note = write(&se, "note.md", "language: en\ntlp: CLEAR\n", "With other forms.");
        let adoption = adopt(&se, &practice, "pilot", &["--note", &note]);
        for node in [&fi, &lt] {
            becomes(node, &adoption, "live", 1);
        }
        let address = path_of(&adoption);
        assert!(se.get(address).is(&[200]).text().contains("About voting"));

        revise(&fi, &practice, "voting", "GREEN", "");
        for node in [&fi, &se, &lt] {
            becomes(node, &adoption, "live", 2);
            assert_eq!(node.exported(&adoption).expect("it is held")["tlp"], json!("GREEN"), "{}", node.host());
        }
        se.get(address).is(&[404]);

        revise(&fi, &practice, "voting", "AMBER", &place::recipients(&[&lt]));
        becomes(&se, &practice, "withheld", 2);
        for node in [&fi, &se] {
            becomes(node, &adoption, "live", 3);
            let line = node.exported(&adoption).expect("it is held");
            assert_eq!(line["tlp"], json!("AMBER+STRICT"), "{}", node.host());
        }
        becomes(&lt, &adoption, "withheld", 2);
        let held = fi.done(&["material", "show", &adoption]);
        assert!(held.contains(&practice) && !held.contains("About voting"), "{held}");
        // It comes to rest.
        std::thread::sleep(std::time::Duration::from_secs(5));
        becomes(&se, &adoption, "live", 3);

        let wrong = fi.publish("a wrong title", "CLEAR", "");
        becomes(&se, &wrong, "live", 1);
        let adoption = adopt(&se, &wrong, "idea", &[]);
        fi.done(&["withdraw", &wrong, "--reason", "Väärin"]);
        for node in [&se, &fi] {
            becomes(node, &adoption, "tombstone", 2);
            let shown = node.get(&format!("/en/materials/{}", local_id(node, &adoption))).is(&[410]).text();
            assert!(!shown.contains("a wrong title") && shown.contains("was withdrawn"), "{}: {shown}", node.host());
            for past in ["revisions/1", "revisions/2/changes"] {
                node.get(&format!("/en/materials/{}/{past}", local_id(node, &adoption))).is(&[404, 410]);
            }
        }
        // The node that adopted is away: nobody is shown what it said.
        let wrong = fi.publish("another wrong title", "CLEAR", "");
        becomes(&se, &wrong, "live", 1);
        let adoption = adopt(&se, &wrong, "idea", &[]);
        becomes(&fi, &adoption, "live", 1);
        let here = format!("/en/materials/{}", local_id(&fi, &adoption));
        se.kill();
        fi.done(&["withdraw", &wrong, "--reason", "Väärin"]);
        for path in [here.clone(), format!("{here}/revisions"), format!("{here}/exact"), format!("{here}/citation.bib")]
        {
            fi.get(&path).is(&[404]);
        }
        assert!(!fi.get("/en/search?q=another+wrong").is(&[200]).text().contains("another wrong title"));
    });
}

#[test]
fn what_cannot_be_adopted_is_refused_in_words_and_nothing_is_written() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).prepare();
        fi.done(&["authority", "add", "--username", "kunta", "--name", "Another authority"]);
        fi.done(&["user", "add", "kirsi", "--authority", "kunta"]);
        fi.done(&["user", "add", "lukija", "--role", "reader", "--authority", "kunta"]);
        let own = fi.publish("own", "CLEAR", "");
        let red = fi.publish("red", "RED", "recipients: [vaalit, kirsi]\n");
        let gone = fi.publish("gone", "CLEAR", "");
        fi.done(&["withdraw", &gone, "--reason", "x"]);
        let position = fi.number("select position from head");
        let never = "01a00000-0000-7000-8000-000000000000";
        for (who, id, maturity, problem) in [
            ("vaalit", own.as_str(), "pilot", "is your own authority's"),
            ("kirsi", never, "pilot", "there is no material “01a00000-0000-7000-8000-000000000000”"),
            ("kirsi", &gone, "pilot", "is withdrawn: there is nothing left to adopt"),
            ("kirsi", &own, "tried", "“tried” is not a known maturity"),
            ("kirsi", &own, "in use", "did you mean “in-use”?"),
            ("kirsi", &red, "pilot", "is RED: nothing is said about it to others"),
            ("lukija", &own, "pilot", "lukija is reader: only an author or an approver"),
        ] {
            let refused = fi.refuses(&["adopt", id, "--maturity", maturity, "--as", who]);
            assert!(refused.contains(problem), "{problem}: {refused}");
        }
        for (head, problem) in [
            ("tlp: RED\nrecipients: [kirsi]\n", "note.md, line 2, key tlp: RED never leaves its node"),
            ("tlp: PINK\n", "“PINK” is not a TLP level"),
            ("title: Ours\n", "note.md, line 2, key title: unknown key"),
            ("language: zz\n", "“zz” is not a known language"),
        ] {
            let note = write(&fi, "note.md", head, "Text.");
            let refused = fi.refuses(&["adopt", &own, "--maturity", "pilot", "--note", &note, "--as", "kirsi"]);
            assert!(refused.contains(problem), "{problem}: {refused}");
        }
        let wrong = fi.run(&["adopt", &own]);
        assert_eq!(wrong.status.code(), Some(2), "{}", wrong.complaint);
        assert_eq!(fi.number("select position from head"), position);
        // Of another authority of the same node it is an adoption like any other.
        let stated = adopt(&fi, &own, "pilot", &["--as", "kirsi"]);
        let refused = fi.refuses(&["adopt", &stated, "--maturity", "pilot"]);
        assert!(refused.contains("is an adoption itself"), "{refused}");
    });
}

#[test]
fn an_adoption_tells_nobody_of_what_they_may_not_see() {
    on_both(|engine| {
        let [fi, se, lt] = place::acquainted(engine, ["fi", "se", "lt"]);
        let green = fi.publish("green", "GREEN", "");
        let amber = fi.publish("amber", "AMBER", &place::recipients(&[&se]));
        becomes(&se, &green, "live", 1);
        becomes(&se, &amber, "live", 1);
        let to_lt = format!("tlp: AMBER\n{}", place::recipients(&[&lt]));
        for (id, head, problem) in [
            (
                &green,
                "tlp: CLEAR\n",
                "is GREEN: an adoption of it cannot be CLEAR, which would tell more than it is for",
            ),
            (&amber, "tlp: GREEN\n", "is AMBER: an adoption of it cannot be GREEN"),
            (&amber, to_lt.as_str(), "an adoption of it cannot be AMBER, which would tell others than it is for"),
        ] {
            let note = write(&se, "note.md", head, "Text.");
            let refused = se.refuses(&["adopt", id, "--maturity", "pilot", "--note", &note]);
            assert!(refused.contains(problem) && refused.contains("note.md, line 2, key tlp"), "{problem}: {refused}");
        }
        assert!(se.export_of(se.host()).is_empty(), "nothing was published");

        let of_green = adopt(&se, &green, "pilot", &[]);
        let of_amber = adopt(&se, &amber, "in-use", &[]);
        assert_eq!(se.exported(&of_green).expect("it is held")["tlp"], "GREEN");
        becomes(&lt, &of_green, "live", 1);
        let line = becomes(&fi, &of_amber, "live", 1);
        assert_eq!(line["tlp"], "AMBER");
        // Entries of a log come in order, and this one comes after both.
        let later = se.publish("later", "CLEAR", "");
        becomes(&lt, &later, "live", 1);
        assert_eq!(lt.exported(&of_amber), None, "it was for Sweden and Finland alone");
        assert!(lt.refuses(&["adopt", &amber, "--maturity", "pilot"]).contains("there is no material"));
        for node in [&fi, &se, &lt] {
            node.done(&["user", "add", "anna", "--role", "reader"]);
            let mut anna = Browser::signed_in(node, "anna");
            for target in ["/en/adoptions", "/en/materials", "/en/", "/en/search?q=authority", "/feeds/all.en.json"] {
                let seen = node.get(target).is(&[200]).text();
                assert!(!seen.contains("About green") && !seen.contains("About amber"), "{target}: {seen}");
                assert!(!seen.contains("Used by"), "{target}: {seen}");
            }
            let table = anna.get(node, "/en/adoptions").text();
            assert!(table.contains("About green") && table.contains("TLP:GREEN"), "{}: {table}", node.host());
            assert_eq!(table.contains("About amber"), node.host() != lt.host(), "{}: {table}", node.host());
            let id = local_id(node, &of_green);
            node.get(&format!("/en/materials/{id}")).is(&[404]);
            assert!(anna.get(node, &format!("/en/materials/{id}")).is(&[200]).text().contains("TLP:GREEN"));
        }
        let refused = Request::get(se.host(), path_of(&of_green)).and("accept", "application/activity+json");
        se.send(&refused).is(&[404]);
    });
}

#[test]
fn what_is_narrowed_takes_what_was_said_of_it_out_of_sight() {
    on_both(|engine| {
        let [fi, se] = place::acquainted(engine, ["fi", "se"]);
        let practice = fi.publish("voting", "CLEAR", "");
        becomes(&se, &practice, "live", 1);
        let stated = adopt(&se, &practice, "pilot", &[]);
        becomes(&fi, &stated, "live", 1);
        assert!(se.get("/en/adoptions").text().contains("About voting"));
        revise(&fi, &practice, "About voting", "GREEN", "");
        becomes(&se, &practice, "live", 2);
        for node in [&fi, &se] {
            let table = node.get("/en/adoptions").is(&[200]).text();
            assert!(!table.contains("About voting"), "{}: {table}", node.host());
        }
        // Stated anew it is no wider than what it is about now, and who may no longer have it is told to let go of it.
        assert_eq!(adopt(&se, &practice, "pilot", &[]), stated);
        // It was narrowed before it was stated anew, or the other way round: the last revision is the second or the third.
        let line = until("the adoption is for fewer", || {
            fi.exported(&stated).filter(|line| line["state"] == "live" && line["revision"].as_u64() >= Some(2))
        });
        assert_eq!(line["tlp"], "GREEN");
        se.get(&format!("/en/materials/{}", local_id(&se, &stated))).is(&[404]);
    });
}

#[test]
fn an_adoption_of_what_is_not_here_waits_for_it() {
    on_both(|engine| {
        let [mut fi, mut se] = place::prepared(engine, ["fi", "se"], |draft| draft);
        let mut lt = place::prepared(engine, ["lt"], |draft| {
            draft.knows(fi.host(), fi.address()).knows(se.host(), se.address())
        });
        let lt = &mut lt[0];
        for node in [&fi, &se] {
            node.edit(|table| {
                let resolve = table["federation"]["resolve"].as_table_mut().expect("a table");
                resolve.insert(lt.host().to_owned(), lt.address().to_string().into());
            });
        }
        [&mut fi, &mut se].into_iter().for_each(Node::start);
        lt.start();
        place::introduce(&[&fi, &se]);
        place::introduce(&[&se, lt]);
        let practice = fi.publish("voting", "CLEAR", "");
        becomes(&se, &practice, "live", 1);
        let stated = adopt(&se, &practice, "evaluated", &[]);
        becomes(lt, &stated, "live", 1);
        assert!(lt.exported(&practice).is_none(), "Lithuania knows nothing of Finland yet");
        assert!(lt.get("/en/adoptions").text().contains("No authority has stated yet"));
        lt.get(&format!("/en/materials/{}", local_id(lt, &stated))).is(&[200]);
        place::introduce(&[&fi, lt]);
        until("the practice is here", || lt.exported(&practice));
        assert!(page(lt, &practice).contains(" – Evaluated, since "));
        assert!(lt.get("/en/adoptions").text().contains("About voting"));
    });
}

#[test]
fn where_two_persons_decide_another_one_states_exactly_what_was_submitted() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).set("publishing", "approval", "two").prepare();
        fi.done(&["authority", "add", "--username", "kunta", "--name", "Another authority"]);
        for (name, authority) in [("aino", "vaalit"), ("eeva", "vaalit"), ("kirsi", "kunta"), ("veikko", "kunta")] {
            fi.done(&["user", "add", name, "--authority", authority]);
        }
        let path = write(&fi, "plan.md", &place::best_practice("The plan", "CLEAR", ""), "Text.");
        let submitted = json(&fi.done(&["--json", "publish", &path, "--as", "aino"]));
        let id = submitted["id"].as_str().expect("an id").to_owned();
        let elsewhere = fi.refuses(&["publish", &id, "--approve", "--as", "veikko"]);
        assert!(elsewhere.contains("submission"), "what one may not see one does not decide about: {elsewhere}");
        let plan = json(&fi.done(&["--json", "publish", &id, "--approve", "--as", "eeva"]))["uri"].clone();
        let plan = plan.as_str().expect("an id");
        let note = write(&fi, "note.md", "language: fi\n", "Näin ilmoitettiin.");
        let command = ["--json", "adopt", plan, "--maturity", "pilot", "--note", &note, "--as", "kirsi"];
        let submitted = json(&fi.done(&command));
        assert_eq!(submitted["outcome"], "submitted");
        assert_eq!(fi.export().len(), 1);
        write(&fi, "note.md", "language: fi\n", "Muuta.");
        let id = submitted["id"].as_str().expect("an id");
        assert!(fi.refuses(&["publish", id, "--approve", "--as", "kirsi"]).contains("another user must approve it"));
        let done = json(&fi.done(&["--json", "publish", id, "--approve", "--as", "veikko"]));
        let stated = json(&fi.done(&["--json", "material", "show", done["uri"].as_str().expect("an id")]));
        assert!(stated["content"].as_str().is_some_and(|text| text.ends_with("Näin ilmoitettiin.")), "{stated}");
        assert_eq!((&stated["adopts"]["target"], &stated["adopts"]["maturity"]), (&json!(plan), &json!("pilot")));
        assert_eq!(
            fi.number("select count(*) from audit where deed = 'adopt' and detail like '%approved by veikko%'"),
            1
        );
    });
}

#[test]
fn what_a_partner_says_of_its_own_material_or_says_twice_counts_once_or_not_at_all() {
    use crate::harness::Peer;
    on_both(|engine: Engine| {
        let peer = Peer::partner("se", 8102);
        let draft = NodeDraft::new(engine, "fi", 8101).knows(peer.host(), peer.address());
        let fi = draft.prepare().started();
        fi.done(&["peer", "add", &peer.origin(), "--yes"]);
        let practice = fi.publish("voting", "CLEAR", "");
        let origin = peer.origin();
        let author = peer.authority().id.clone();
        let send = |number: u32, target: &str, more: Value| {
            let mut note = json!({
                "@context": "https://www.w3.org/ns/activitystreams", "id": format!("{origin}/materials/{number}"),
                "type": "Note", "attributedTo": author, "to": ["https://www.w3.org/ns/activitystreams#Public"],
                "content": format!("<p>Word {number}</p>"), "published": format!("2026-01-0{number}T00:00:00Z"),
                "pool:tlp": "CLEAR", "pool:revision": 1, "inReplyTo": target,
            });
            note.as_object_mut().expect("an object").extend(more.as_object().expect("members").clone());
            let note = peer.authority().proved(note);
            let activity = json!({
                "@context": "https://www.w3.org/ns/activitystreams", "id": format!("{origin}/activities/{number}"),
                "type": "Create", "actor": author, "to": ["https://www.w3.org/ns/activitystreams#Public"], "object": note,
            });
            let bytes = serde_json::to_vec(&peer.authority().proved(activity)).expect("JSON");
            fi.deliver(peer.authority(), &bytes).is(&[202]);
            becomes(&fi, &format!("{origin}/materials/{number}"), "live", 1);
        };
        send(1, &practice, json!({"pool:adoption": "idea"}));
        send(2, &practice, json!({"pool:adoption": "in-use"}));
        // An answer is no adoption, whatever it calls itself.
        send(3, &practice, json!({"pool:kind": "adoption"}));
        send(4, &format!("{origin}/materials/3"), json!({"pool:adoption": "evaluated"}));
        let shown = page(&fi, &practice);
        assert!(shown.contains("Used by 1 authority</a>") && shown.contains(" – In use, since "), "{shown}");
        let list = fi.get("/en/materials").text();
        assert!(list.contains(" – 2 materials</h1>") && list.contains("Word 3"), "{list}");
        let table = fi.get("/en/adoptions").text();
        assert!(!table.contains("Evaluated") && !table.contains("Word 3"), "one's own is not adopted: {table}");
    });
}
