//! Partners translate for each other: a text is offered, taken in, amended or refused in words, and both ends say the same
//! at every moment.

use serde_json::{Value, json};

use super::{
    backup::Shelf,
    place::{self, acquainted, becomes, json as read, object, page, recipients, revise, write},
};
use crate::harness::{Browser, Engine, Node, on_both, until};

/// A translation as a file; gives its path.
fn file(node: &Node, language: &str, title: &str, body: &str) -> String {
    let head = format!("language: {language}\ntitle: {title}\nsummary: En rad.\nstatus: human\n");
    write(node, &format!("offered.{language}.md"), &head, body)
}

/// Offers a text; gives the id of the offer, the same at both ends.
#[track_caller]
pub(super) fn offer(node: &Node, material: &str, language: &str, title: &str, body: &str) -> String {
    let path = file(node, language, title, body);
    let made = read(&node.done(&["--json", "offer", "make", material, &path]));
    made["uri"].as_str().expect("an offer has an id").to_owned()
}

/// What `offer list` says of one.
#[track_caller]
pub(super) fn listed(node: &Node, id: &str) -> Option<Value> {
    let all = read(&node.done(&["--json", "offer", "list"]));
    all.as_array().expect("a list").iter().find(|one| one["uri"] == id).cloned()
}

#[track_caller]
fn shown(node: &Node, id: &str) -> Value {
    read(&node.done(&["--json", "offer", "show", id]))
}

/// Waits until an offer stands so at both ends, in the same words.
#[track_caller]
pub(super) fn both(nodes: [&Node; 2], id: &str, state: &str) -> Value {
    let of = |node: &Node| -> Option<Value> {
        let one = listed(node, id)?;
        let same = ["uri", "state", "reason", "revision", "is_amended", "language", "material", "of_revision", "at"];
        (one["state"] == state).then(|| same.map(|member| one[member].clone()).to_vec().into())
    };
    until(&format!("{id} is {state} at both ends"), || {
        let (here, there) = (of(nodes[0])?, of(nodes[1])?);
        assert_eq!(here, there);
        listed(nodes[0], id)
    })
}

fn lines(shown: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let difference = shown["difference"].as_array().expect("a list");
    difference.iter().map(|line| (text(&line["what"]), text(&line["text"]))).collect()
}

fn variant(node: &Node, id: &str, language: &str) -> Value {
    read(&node.done(&["--json", "material", "show", id, "--language", language]))
}

#[test]
fn what_is_taken_in_is_part_of_the_material_for_everybody_with_credit() {
    on_both(|engine| {
        let [fi, se, lt] = acquainted(engine, ["fi", "se", "lt"]);
        let practice = fi.publish("voting", "CLEAR", "topics: [early-voting]\n");
        for node in [&se, &lt] {
            becomes(node, &practice, "live", 1);
        }
        let id = offer(&se, &practice, "sv", "Urnprov", "Ett *två*.");
        let open = both([&fi, &se], &id, "open");
        assert_eq!((&open["way"], &open["authority"]), (&json!("received"), &json!(se.authority())));
        until("it is delivered", || (listed(&se, &id)?["letter"] == "delivered").then_some(()));
        let beside = shown(&fi, &id);
        assert_eq!((&beside["tlp"], &beside["is_stale"]), (&json!("AMBER"), &json!(false)));
        let seen = lines(&beside);
        for line in [("original", "About voting"), ("offered", "Urnprov"), ("original", "Body of voting.")] {
            assert!(seen.contains(&(line.0.into(), line.1.into())), "{line:?}: {seen:?}");
        }
        assert!(fi.done(&["offer", "show", &id]).contains("+ Ett två."), "{}", fi.done(&["offer", "show", &id]));
        // Nobody but the two is told before that.
        for node in [&fi, &se, &lt] {
            assert!(!page(node, &practice).contains("Urnprov"), "{}", node.host());
            for target in ["/en/search?q=urnprov", "/feeds/all.sv.json", "/sv/materials"] {
                assert!(!node.get(target).is(&[200]).text().contains("Urnprov"), "{target}");
            }
        }
        assert_eq!(lt.number("select count(*) from offer"), 0);

        assert!(fi.run(&["doctor"]).out.contains("1 translation waits for an answer, the first since"));
        let done = read(&fi.done(&["--json", "offer", "accept", &id, "--as", "vaalit"]));
        assert!(fi.run(&["doctor"]).out.contains("none waits for an answer"));
        assert_eq!((&done["outcome"], &done["uri"]), (&json!("published"), &json!(practice)));
        let taken = both([&fi, &se], &id, "accepted");
        assert_eq!((&taken["revision"], &taken["is_amended"]), (&json!(2), &json!(false)));
        for node in [&fi, &se, &lt] {
            becomes(node, &practice, "live", 2);
            let swedish = variant(node, &practice, "sv");
            assert_eq!((&swedish["title"], &swedish["status"]), (&json!("Urnprov"), &json!("human")));
            assert_eq!((&swedish["by"], &swedish["is_stale"]), (&json!("Test authority se"), &json!(false)));
            let public = page(node, &practice);
            assert!(public.contains("translated by <bdi>Test authority se</bdi>, <time datetime=\""), "{public}");
            assert!(node.get("/feeds/all.sv.json").text().contains("Urnprov"), "{}", node.host());
        }
        let whole = object(&fi, &practice);
        assert_eq!(whole["contentMap"]["sv"].as_str().map(str::trim), Some("<p>Ett <em>två</em>.</p>"));
        assert_eq!(whole["nameMap"].as_object().expect("a map").keys().collect::<Vec<_>>(), ["en", "sv"]);
        assert!(fi.refuses(&["offer", "accept", &id]).contains("is accepted already"));
        assert!(fi.refuses(&["offer", "refuse", &id, "--reason", "No"]).contains("is accepted already"));
        assert!(se.refuses(&["offer", "accept", &id]).contains("its author at fi.localhost:8101 answers it"));
        // A revision of the original keeps it, stale.
        revise(&fi, &practice, "About voting", "CLEAR", "");
        becomes(&lt, &practice, "live", 3);
        assert_eq!(variant(&lt, &practice, "sv")["is_stale"], true);
        assert_eq!(fi.number("select count(*) from audit where deed = 'offer'"), 1);
        assert_eq!(se.number("select count(*) from audit where deed = 'offer accepted'"), 1);
    });
}

#[test]
fn what_is_refused_is_refused_in_words_and_stays_with_whoever_made_it() {
    on_both(|engine| {
        let [fi, se] = acquainted(engine, ["fi", "se"]);
        let practice = fi.publish("voting", "GREEN", "");
        becomes(&se, &practice, "live", 1);
        let id = offer(&se, &practice, "sv", "Röstning", "Ett.");
        both([&fi, &se], &id, "open");
        assert!(fi.refuses(&["offer", "refuse", &id, "--reason", " "]).contains("say why"));
        fi.done(&["offer", "refuse", &id, "--reason", "“Röstning” <är> fel ord & mer"]);
        let refused = both([&fi, &se], &id, "refused");
        assert_eq!(refused["reason"], "“Röstning” <är> fel ord & mer");
        assert_eq!(fi.exported(&practice).expect("it is there")["revision"], 1);
        let kept = shown(&se, &id);
        assert_eq!((&kept["title"], &kept["content"]), (&json!("Röstning"), &json!("Ett.")));
        assert!(se.done(&["offer", "show", &id, "--file"]).contains("title: \"Röstning\""));
        // Another word, another offer.
        let better = offer(&se, &practice, "sv", "Rösträtt", "Ett.");
        both([&fi, &se], &better, "open");
        both([&fi, &se], &id, "refused");
    });
}

#[test]
fn the_author_may_amend_what_is_offered_and_correct_what_is_there() {
    on_both(|engine| {
        let [fi, se] = acquainted(engine, ["fi", "se"]);
        let path = write(&fi, "voting.md", &place::best_practice("Voting", "CLEAR", ""), "One.\n\nTwo misteak.");
        write(&fi, "voting.sv.md", "language: sv\ntitle: Rösta\nstatus: human\n", "Ett.\n\nTva.");
        let practice = read(&fi.done(&["--json", "publish", &path]))["uri"].as_str().expect("an id").to_owned();
        becomes(&se, &practice, "live", 1);
        // A correction of a translation that its author has in a file.
        let id = offer(&se, &practice, "sv", "Rösta", "Ett.\n\nTvå.");
        both([&fi, &se], &id, "open");
        let seen = lines(&shown(&fi, &id));
        assert!(seen.contains(&("removed".into(), "Tva.".into())) && seen.contains(&("added".into(), "Två.".into())));
        let text = fi.done(&["offer", "show", &id, "--file"]);
        let amended = fi.folder().join("amended.sv.md");
        std::fs::write(&amended, text.replace("Två.", "Två och tre.")).expect("the folder is writable");
        let amended = amended.display().to_string();
        let wrong = file(&fi, "lt", "Balsavimas", "Vienas.");
        assert!(fi.refuses(&["offer", "accept", &id, "--amend", &wrong]).contains("is in “sv”"));
        fi.done(&["offer", "accept", &id, "--amend", &amended]);
        assert_eq!(both([&fi, &se], &id, "accepted")["is_amended"], true);
        becomes(&se, &practice, "live", 2);
        let swedish = variant(&se, &practice, "sv");
        assert!(swedish["content"].as_str().expect("a text").contains("Två och tre."), "{swedish}");
        assert_eq!(swedish["by"], "Test authority se");
        // A correction of the original itself.
        let id = offer(&se, &practice, "en", "Voting", "One.\n\nTwo mistakes.");
        both([&fi, &se], &id, "open");
        fi.done(&["offer", "accept", &id]);
        both([&fi, &se], &id, "accepted");
        becomes(&se, &practice, "live", 3);
        let english = variant(&se, &practice, "en");
        assert_eq!((&english["status"], &english["summary"]), (&json!("source"), &json!("En rad.")));
        assert!(english["content"].as_str().expect("a text").contains("Two mistakes."), "{english}");
        assert_eq!(variant(&se, &practice, "sv")["stale"], json!([0, 2]), "the translation was made of what it said");
        assert_eq!(object(&fi, &practice)["pool:kind"], "best-practice", "all else in the file stays");
        // Whoever corrected the original is named, and stays named.
        fi.done(&["revise", &practice, &path]);
        becomes(&se, &practice, "live", 4);
        for node in [&fi, &se] {
            assert!(page(node, &practice).contains("<dt>Corrected with the help of</dt><dd"), "{}", node.host());
            assert!(page(node, &practice).contains("dir=\"auto\">Test authority se</dd>"), "{}", node.host());
        }
        assert_eq!(object(&fi, &practice)["contributor"], json!([se.authority()]));
    });
}

#[test]
fn an_offer_of_an_older_text_is_said_to_be_stale_and_may_be_taken_in_so() {
    on_both(|engine| {
        let [fi, se] = acquainted(engine, ["fi", "se"]);
        let head = place::best_practice("Voting", "CLEAR", "");
        let path = write(&fi, "voting.md", &head, "One.\n\nTwo.\n\nThree.");
        let practice = read(&fi.done(&["--json", "publish", &path]))["uri"].as_str().expect("an id").to_owned();
        becomes(&se, &practice, "live", 1);
        let id = offer(&se, &practice, "sv", "Röstning", "Ett.\n\nTvå.\n\nTre.");
        both([&fi, &se], &id, "open");
        write(&fi, "voting.md", &head, "One.\n\nTwo, anew.\n\nThree.");
        fi.done(&["revise", &practice, &path]);
        becomes(&se, &practice, "live", 2);
        for node in [&fi, &se] {
            let shown = shown(node, &id);
            assert_eq!((&shown["is_stale"], &shown["stale"]), (&json!(true), &json!([2])), "{}", node.host());
            assert!(node.done(&["offer", "show", &id]).contains("paragraphs changed since: 2"), "{}", node.host());
        }
        fi.done(&["offer", "accept", &id]);
        both([&fi, &se], &id, "accepted");
        becomes(&se, &practice, "live", 3);
        let swedish = variant(&se, &practice, "sv");
        assert_eq!((&swedish["is_stale"], &swedish["stale"]), (&json!(true), &json!([2])));
        assert_eq!((&swedish["of_revision"], &swedish["by"]), (&json!(1), &json!("Test authority se")));
        assert!(page(&se, &practice).contains("paragraphs changed in the original since: 2"));
        // Amended by whoever wrote the original it is of what that says now.
        let id = offer(&se, &practice, "sv", "Röstning", "Ett.\n\nTvå, nytt.\n\nTre.");
        write(&fi, "voting.md", &head, "One.\n\nTwo, again.\n\nThree.");
        fi.done(&["revise", &practice, &path]);
        both([&fi, &se], &id, "open");
        let amended = file(&fi, "sv", "Röstning", "Ett.\n\nTvå, igen.\n\nTre.");
        fi.done(&["offer", "accept", &id, "--amend", &amended]);
        becomes(&se, &practice, "live", 5);
        assert_eq!(variant(&se, &practice, "sv")["is_stale"], false);
    });
}

#[test]
fn an_outage_on_either_side_holds_nothing_up_for_ever() {
    on_both(|engine| {
        let [mut fi, mut se] = acquainted(engine, ["fi", "se"]);
        let practice = fi.publish("voting", "CLEAR", "");
        becomes(&se, &practice, "live", 1);
        fi.kill();
        let id = offer(&se, &practice, "sv", "Röstning", "Ett.");
        let waiting = listed(&se, &id).expect("it is there");
        assert!(waiting["letter"].as_str().is_some_and(|said| said.starts_with("not delivered yet")), "{waiting}");
        // While it waits another is made in its place.
        let later = offer(&se, &practice, "sv", "Röstningen", "Ett.");
        assert_eq!(listed(&se, &id).expect("it is there")["state"], "void");
        fi.start();
        both([&fi, &se], &later, "open");
        both([&fi, &se], &id, "void");
        se.kill();
        fi.done(&["offer", "accept", &later]);
        assert_eq!(listed(&fi, &later).expect("it is there")["state"], "accepted");
        assert!(fi.refuses(&["offer", "accept", &id]).contains("offered a later text"));
        se.start();
        both([&fi, &se], &later, "accepted");
        becomes(&se, &practice, "live", 2);
        for node in [&fi, &se] {
            assert_eq!(node.number("select count(*) from quarantine"), 0);
            assert_eq!(node.number("select count(*) from alarm"), 0);
        }
    });
}

#[test]
fn an_author_restored_from_an_older_backup_is_told_what_it_had_answered() {
    on_both(|engine| {
        let shelf = Shelf::new("offers");
        let [mut fi, se] = acquainted(engine, ["fi", "se"]);
        shelf.keeps(&fi);
        let practice = fi.publish("voting", "CLEAR", "");
        becomes(&se, &practice, "live", 1);
        let known = offer(&se, &practice, "sv", "Röstning", "Ett.");
        both([&fi, &se], &known, "open");
        shelf.saves(&fi, "old");
        let (accepted, refused) =
            (offer(&se, &practice, "da", "Afstemning", "Et."), offer(&se, &practice, "nb", "Stemming", "En."));
        let open = offer(&se, &practice, "et", "Hääletamine", "Üks.");
        both([&fi, &se], &open, "open");
        fi.done(&["offer", "accept", &known]);
        fi.done(&["offer", "accept", &accepted]);
        fi.done(&["offer", "refuse", &refused, "--reason", "Inte nu"]);
        becomes(&se, &practice, "live", 3);
        both([&fi, &se], &refused, "refused");
        both([&fi, &se], &known, "accepted");
        se.done(&["sync", "--now"]);

        fi.loses_everything();
        shelf.restores(&fi, "old");
        assert_eq!(listed(&fi, &known).expect("it was there")["state"], "open");
        fi.done(&["restore", "--confirm"]);
        fi.start();
        fi.publish("after", "CLEAR", "");
        for (id, state) in [(&known, "accepted"), (&accepted, "accepted"), (&refused, "refused"), (&open, "open")] {
            both([&fi, &se], id, state);
        }
        assert_eq!(listed(&fi, &refused).expect("it is back")["reason"], "Inte nu");
        for node in [&fi, &se] {
            becomes(node, &practice, "live", 3);
            assert_eq!(variant(node, &practice, "da")["by"], "Test authority se");
            assert_eq!(node.number("select count(*) from quarantine"), 0);
        }
        // What was taken back came without its files; revised from them, it keeps what partners translated.
        assert!(fi.refuses(&["offer", "accept", &open]).contains("revise it from them first"));
        revise(&fi, &practice, "About voting", "CLEAR", "");
        fi.done(&["offer", "accept", &open]);
        both([&fi, &se], &open, "accepted");
        becomes(&se, &practice, "live", 5);
        for language in ["sv", "da", "et"] {
            assert_eq!(variant(&se, &practice, language)["by"], "Test authority se");
        }
    });
}

#[test]
fn whoever_lost_an_answer_by_a_restore_is_answered_again() {
    on_both(|engine| {
        let shelf = Shelf::new("answers");
        let [fi, mut se] = acquainted(engine, ["fi", "se"]);
        shelf.keeps(&se);
        let practice = fi.publish("voting", "CLEAR", "");
        becomes(&se, &practice, "live", 1);
        let id = offer(&se, &practice, "sv", "Röstning", "Ett.");
        both([&fi, &se], &id, "open");
        se.stop();
        shelf.saves(&se, "old");
        se.start();
        fi.done(&["offer", "refuse", &id, "--reason", "Nej"]);
        both([&fi, &se], &id, "refused");
        se.loses_everything();
        shelf.restores(&se, "old");
        se.done(&["restore", "--confirm"]);
        assert_eq!(listed(&se, &id).expect("it was there")["state"], "open");
        se.start();
        both([&fi, &se], &id, "refused");
        assert_eq!(fi.number("select count(*) from offer"), 1, "it was not taken in twice");
    });
}

#[test]
fn an_offer_is_for_the_two_authorities_and_within_the_label_of_the_material() {
    on_both(|engine| {
        let [fi, se, lt] = acquainted(engine, ["fi", "se", "lt"]);
        for (node, authority) in [(&fi, "kunta"), (&se, "lan")] {
            node.done(&["authority", "add", "--username", authority, "--name", "Another authority"]);
            node.done(&["user", "add", "other", "--authority", authority]);
            for role in ["reader", "client", "operator", "translator"] {
                node.done(&["user", "add", role, "--role", role]);
            }
        }
        let amber = fi.publish("amber", "AMBER", &recipients(&[&se]));
        let strict = fi.publish("strict", "AMBER+STRICT", &recipients(&[&se]));
        for material in [&amber, &strict] {
            becomes(&se, material, "live", 1);
        }
        let path = file(&se, "sv", "Hemlig", "Ett.");
        let make = |material: &str, who: &str| se.run(&["offer", "make", material, &path, "--as", who]);
        for (who, problem) in [
            ("other", "there is no material"),
            ("operator", "only an author, an approver or a translator"),
            ("reader", "only an author, an approver or a translator"),
        ] {
            let run = make(&amber, who);
            assert!(run.complaint.contains(problem) && run.status.code() == Some(1), "{who}: {}", run.complaint);
        }
        let theirs = file(&lt, "lt", "Slapta", "Vienas.");
        assert!(lt.refuses(&["offer", "make", &amber, &theirs]).contains("there is no material"));
        let ids = [&amber, &strict].map(|material| {
            let run = make(material, "translator");
            assert!(run.status.success(), "{}", run.complaint);
            let all = read(&se.done(&["--json", "offer", "list"]));
            let listed = all.as_array().expect("a list").iter().find(|one| one["material"] == **material);
            listed.expect("it is listed")["uri"].as_str().expect("an id").to_owned()
        });
        for id in &ids {
            both([&fi, &se], id, "open");
        }
        assert_eq!(
            (&shown(&fi, &ids[0])["tlp"], &shown(&fi, &ids[1])["tlp"]),
            (&json!("AMBER"), &json!("AMBER+STRICT"))
        );
        // Who of either node is shown what: everybody of the two authorities, and nobody else.
        for node in [&fi, &se] {
            for (who, sees) in
                [("reader", true), ("translator", true), ("other", false), ("client", false), ("operator", false)]
            {
                let all = read(&node.done(&["--json", "offer", "list", "--as", who]));
                assert_eq!(all.as_array().expect("a list").len(), if sees { 2 } else { 0 }, "{who} at {}", node.host());
                for id in &ids {
                    let run = node.run(&["offer", "show", id, "--as", who]);
                    assert_eq!(run.status.success(), sees, "{who} at {}: {}", node.host(), run.complaint);
                    assert_eq!(run.out.contains("Hemlig"), sees, "{who} at {}", node.host());
                    assert!(sees || run.complaint.contains("there is no offer"), "{}", run.complaint);
                }
            }
            let mut reader = Browser::signed_in(node, "reader");
            for target in ["/en/materials", "/en/search?q=hemlig", "/en/"] {
                assert!(!reader.get(node, target).text().contains("Hemlig"), "{target} at {}", node.host());
            }
        }
        assert!(fi.refuses(&["offer", "accept", &ids[0], "--as", "reader"]).contains("only an author or an approver"));
        assert!(fi.refuses(&["offer", "accept", &ids[0], "--as", "other"]).contains("there is no offer"));
        fi.done(&["offer", "accept", &ids[0]]);
        both([&fi, &se], &ids[0], "accepted");
        assert_eq!(becomes(&se, &amber, "live", 2)["tlp"], "AMBER", "whom it is for stays");
        assert_eq!((lt.exported(&amber), lt.number("select count(*) from offer")), (None, 0));
    });
}

#[test]
fn what_is_withdrawn_or_narrowed_meanwhile_leaves_its_offers_void_and_their_text_nowhere() {
    on_both(|engine| {
        let [fi, se, lt] = acquainted(engine, ["fi", "se", "lt"]);
        let (gone, narrowed, done) =
            (fi.publish("gone", "CLEAR", ""), fi.publish("narrowed", "GREEN", ""), fi.publish("done", "CLEAR", ""));
        for node in [&se, &lt] {
            becomes(node, &done, "live", 1);
        }
        let of_gone = offer(&se, &gone, "sv", "Borta", "Ett.");
        let of_narrowed = offer(&se, &narrowed, "sv", "Smal", "Ett.");
        let of_lt = offer(&lt, &narrowed, "lt", "Siaura", "Vienas.");
        let of_refused = offer(&se, &done, "sv", "Klar", "Ett.");
        for id in [&of_gone, &of_narrowed, &of_refused] {
            both([&fi, &se], id, "open");
        }
        both([&fi, &lt], &of_lt, "open");
        fi.done(&["offer", "refuse", &of_refused, "--reason", "Nej"]);
        both([&fi, &se], &of_refused, "refused");
        for id in [&gone, &done] {
            fi.done(&["withdraw", id, "--reason", "Vanhentunut"]);
        }
        revise(&fi, &narrowed, "narrowed", "AMBER", &recipients(&[&lt]));
        becomes(&se, &narrowed, "withheld", 1);
        becomes(&se, &done, "tombstone", 2);
        assert_eq!(both([&fi, &se], &of_gone, "void")["reason"], "the material is withdrawn");
        let why = "the material is no longer for the authority that offered this";
        assert_eq!(both([&fi, &se], &of_narrowed, "void")["reason"], why);
        // Whoever may still have it may go on; what was answered stays answered.
        both([&fi, &lt], &of_lt, "open");
        both([&fi, &se], &of_refused, "refused");
        for id in [&of_gone, &of_narrowed] {
            assert!(fi.refuses(&["offer", "accept", id]).contains("is void: the material is"));
            for node in [&fi, &se] {
                assert_eq!(shown(node, id)["content"], "", "{}", node.host());
            }
        }
        for node in [&fi, &se] {
            let letters = "select count(*) from letter where kind = 'Offer' and length(bytes) > 0";
            assert_eq!(node.number(letters), 0, "{}", node.host());
            let texts =
                "select count(*) from inbox where activity like '%se.localhost%/offers/%' and length(bytes) > 0";
            assert_eq!(node.number(texts), 0, "{}", node.host());
        }
        assert!(se.refuses(&["offer", "make", &gone, &file(&se, "da", "Væk", "Et.")]).contains("is withdrawn"));
        fi.done(&["offer", "accept", &of_lt]);
        both([&fi, &lt], &of_lt, "accepted");
    });
}

#[test]
fn where_two_persons_decide_another_one_takes_in_exactly_what_was_looked_at() {
    on_both(|engine: Engine| {
        let [fi, se] = acquainted(engine, ["fi", "se"]);
        let practice = fi.publish("voting", "CLEAR", "");
        becomes(&se, &practice, "live", 1);
        fi.set("publishing", "approval", "two");
        for name in ["aino", "veikko"] {
            fi.done(&["user", "add", name]);
        }
        let id = offer(&se, &practice, "sv", "Röstning", "Ett.");
        both([&fi, &se], &id, "open");
        let amended = file(&fi, "sv", "Röstning", "Ett och två.");
        let submitted = read(&fi.done(&["--json", "offer", "accept", &id, "--amend", &amended, "--as", "aino"]));
        assert_eq!(submitted["outcome"], "submitted");
        both([&fi, &se], &id, "open");
        file(&fi, "sv", "Röstning", "Annat.");
        let submission = submitted["id"].as_str().expect("an id");
        assert!(fi.refuses(&["publish", submission, "--approve", "--as", "aino"]).contains("another user"));
        fi.done(&["publish", submission, "--approve", "--as", "veikko"]);
        assert_eq!(both([&fi, &se], &id, "accepted")["is_amended"], true);
        becomes(&se, &practice, "live", 2);
        assert!(variant(&se, &practice, "sv")["content"].as_str().expect("a text").contains("Ett och två."));
        assert_eq!(fi.number("select count(*) from audit where detail like '%approved by veikko%'"), 1);
    });
}

#[test]
fn what_cannot_be_offered_is_refused_at_once_and_nothing_is_sent() {
    on_both(|engine| {
        let [fi, mut se] = acquainted(engine, ["fi", "se"]);
        se.stop();
        se.set("limits", "offers_open", 2);
        se.start();
        let practice = fi.publish("voting", "CLEAR", "");
        becomes(&se, &practice, "live", 1);
        let own = se.publish("own", "CLEAR", "");
        let good = file(&se, "sv", "Röstning", "Ett.");
        assert!(se.refuses(&["offer", "make", &own, &good]).contains("is of this node"));
        assert!(se.refuses(&["offer", "make", "01a00000-0000-7000-8000-000000000000", &good]).contains("no material"));
        let long = file(&se, "da", "Afstemning", &"En sætning om valg.\n\n".repeat(10_000));
        assert!(se.refuses(&["offer", "make", &practice, &long]).contains("bytes as HTML, more than"));
        let head = "title: X\nstatus: human\n";
        let unnamed = write(&se, "unnamed.md", head, "Ett.");
        assert!(se.refuses(&["offer", "make", &practice, &unnamed]).contains("key language"));
        let unknown = write(&se, "x.zz.md", head, "Ett.");
        assert!(se.refuses(&["offer", "make", &practice, &unknown]).contains("“zz” is not a known language"));
        let same = write(
            &se,
            "same.en.md",
            "title: About voting\nsummary: A test of 1970-01-01T00:00:00Z\nstatus: human\n",
            "Body of voting.",
        );
        assert!(se.refuses(&["offer", "make", &practice, &same]).contains("says exactly that in “en” already"));
        let machine = write(&se, "machine.en.md", "title: Other\nstatus: machine\n", "Other.");
        assert!(se.refuses(&["offer", "make", &practice, &machine]).contains("no machine replaces that"));
        assert_eq!(se.number("select count(*) from letter where kind = 'Offer'"), 0);

        let first = offer(&se, &practice, "sv", "Röstning", "Ett.");
        assert!(se.refuses(&["offer", "make", &practice, &good]).contains("offers exactly that and waits"));
        offer(&se, &practice, "da", "Afstemning", "Et.");
        let third = file(&se, "nb", "Stemming", "En.");
        assert!(se.refuses(&["offer", "make", &practice, &third]).contains("2 offers to fi.localhost:8101 wait"));
        both([&fi, &se], &first, "open");
        fi.done(&["offer", "refuse", &first, "--reason", "Nej"]);
        both([&fi, &se], &first, "refused");
        se.done(&["offer", "make", &practice, &third]);
    });
}

#[test]
fn an_accepted_translation_stays_with_its_credit_whatever_files_the_author_has_until_they_leave_it_out() {
    on_both(|engine| {
        let [fi, se] = acquainted(engine, ["fi", "se"]);
        let head = place::best_practice("Voting", "CLEAR", "");
        let path = write(&fi, "voting.md", &head, "One.\n\nTwo.");
        let practice = read(&fi.done(&["--json", "publish", &path]))["uri"].as_str().expect("an id").to_owned();
        becomes(&se, &practice, "live", 1);
        let offered = write(
            &se,
            "o.sv.md",
            "language: sv\ntitle: Rösta\nsummary: En rad.\nstatus: human\ntranslator: Valnämnden\n",
            "Ett.\n\nTvå.",
        );
        let made = read(&se.done(&["--json", "offer", "make", &practice, &offered]));
        let id = made["uri"].as_str().expect("an id");
        both([&fi, &se], id, "open");
        fi.done(&["offer", "accept", id]);
        becomes(&se, &practice, "live", 2);
        let credit = "Test authority se (Valnämnden)";
        let revised = |body: &str| {
            write(&fi, "voting.md", &head, body);
            let seen = fi.done(&["revise", &practice, &path, "--dry-run"]);
            let done = fi.done(&["revise", &practice, &path]);
            (seen, done)
        };
        // No file of it.
        let line = format!("carried on: sv (human, by {credit}; stale)");
        let (seen, done) = revised("One.\n\nTwo, anew.");
        assert!(seen.contains(&line) && done.contains(&line), "{seen} {done}");
        becomes(&se, &practice, "live", 3);
        for node in [&fi, &se] {
            let swedish = variant(node, &practice, "sv");
            assert_eq!((&swedish["by"], &swedish["stale"]), (&json!(credit), &json!([2])), "{}", node.host());
        }
        // Its file as it was offered, as it is shown, and none again.
        for text in [
            std::fs::read_to_string(&offered).expect("it is there"),
            fi.done(&["material", "show", &practice, "--language", "sv", "--file"]),
            fi.done(&["offer", "show", id, "--file"]),
        ] {
            std::fs::write(fi.folder().join("voting.sv.md"), text).expect("the folder is writable");
            let (_, done) = revised("One.\n\nTwo, anew.");
            assert!(!done.contains("carried on"), "{done}");
            let swedish = variant(&fi, &practice, "sv");
            assert_eq!((&swedish["by"], &swedish["stale"]), (&json!(credit), &json!([2])), "{swedish}");
        }
        std::fs::remove_file(fi.folder().join("voting.sv.md")).expect("it is there");
        assert!(revised("One.\n\nTwo, again.").1.contains(&line));
        // It leaves by intent alone.
        assert!(fi.refuses(&["revise", &practice, &path, "--without", "da"]).contains("is not in “da”"));
        assert!(fi.refuses(&["revise", &practice, &path, "--without", "en"]).contains("is written in “en”"));
        let seen = fi.done(&["revise", &practice, &path, "--without", "sv", "--dry-run"]);
        assert!(!seen.contains("carried on"), "{seen}");
        fi.done(&["revise", &practice, &path, "--without", "swe"]);
        becomes(&se, &practice, "live", 8);
        for node in [&fi, &se] {
            assert_eq!(variant(node, &practice, "en")["languages"], json!(["en"]), "{}", node.host());
        }
    });
}

#[test]
fn a_text_of_a_person_is_not_told_to_more_people_than_it_was_for_unless_its_author_brings_it() {
    on_both(|engine| {
        let [fi, se] = acquainted(engine, ["fi", "se"]);
        let path = write(&fi, "voting.md", &place::best_practice("Voting", "GREEN", ""), "One.\n\nA secret.");
        let practice = read(&fi.done(&["--json", "publish", &path]))["uri"].as_str().expect("an id").to_owned();
        becomes(&se, &practice, "live", 1);
        let id = offer(&se, &practice, "sv", "Rösta", "Ett.\n\nEn hemlighet.");
        both([&fi, &se], &id, "open");
        fi.done(&["offer", "accept", &id]);
        write(&fi, "voting.md", &place::best_practice("Voting", "CLEAR", ""), "One.");
        for more in [&["--dry-run"][..], &[]] {
            let said = fi.refuses(&[&["revise", practice.as_str(), path.as_str()], more].concat());
            assert!(said.contains("would be for more than before, with a text in “sv”"), "{said}");
        }
        assert!(!fi.get("/feeds/all.sv.json").is(&[200]).text().contains("hemlighet"));
        place::approved(&fi, read(&fi.done(&["--json", "revise", &practice, &path, "--without", "sv"])));
        assert!(fi.get("/feeds/all.en.json").is(&[200]).text().contains(&practice));
        assert!(!fi.get("/feeds/all.sv.json").is(&[200]).text().contains("hemlighet"));
        // What says what the original says goes with it.
        let path = write(&fi, "other.md", &place::best_practice("Other", "GREEN", ""), "One.");
        let other = read(&fi.done(&["--json", "publish", &path]))["uri"].as_str().expect("an id").to_owned();
        becomes(&se, &other, "live", 1);
        let id = offer(&se, &other, "sv", "Annat", "Ett.");
        both([&fi, &se], &id, "open");
        fi.done(&["offer", "accept", &id]);
        write(&fi, "other.md", &place::best_practice("Other", "CLEAR", ""), "One.");
        let done = fi.done(&["revise", &other, &path]);
        assert!(done.contains("carried on: sv"), "{done}");
    });
}
