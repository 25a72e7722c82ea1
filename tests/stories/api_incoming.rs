//! What programs do with a token beyond the desk: the inbox, requests to follow and the roster, the audit log, what comes
//! by mail, and the files of what waits. Each for whose task it is, and nothing above anybody's level.

use std::fs;

use serde_json::{Value, json};

use super::{
    api_desk::{self, Program, text},
    incoming::{choose, neighbours},
    incoming_asking::node_for,
    mail,
    place::{becomes, best_practice, recipients, write},
    reader::Reader,
};
use crate::harness::{Browser, Mailbox, Node, NodeDraft, on_both, until};

const INCOMING: &str = "/api/v1/incoming";

/// The titles in a list of materials.
fn titles(list: &Value) -> Vec<String> {
    let titles = list.as_array().expect("a list").iter().map(|one| one["nameMap"]["en"].as_str().unwrap_or_default());
    let mut titles: Vec<String> = titles.map(str::to_owned).collect();
    titles.sort();
    titles
}

#[test]
fn an_inbox_has_for_a_program_what_its_person_finds_there_and_the_token_is_for() {
    on_both(|engine| {
        let [fi, se] = neighbours(engine);
        for (username, role) in [("anna", "author"), ("taru", "auditor")] {
            se.done(&["user", "add", username, "--role", role, "--authority", "val"]);
        }
        fi.publish("voting", "CLEAR", "topics: [early-voting]\n");
        fi.publish("faces", "GREEN", "topics: [deepfakes]\n");
        let amber = fi.publish("inside", "AMBER", &format!("topics: [early-voting]\n{}", recipients(&[&se])));
        becomes(&se, &amber, "live", 1);
        se.publish("ours", "CLEAR", "topics: [deepfakes]\n");
        let seen = |username: &str| titles(&Program::of(&se, username, "read").get(INCOMING)["material"]);
        assert_eq!(seen("lasse"), ["About faces", "About inside", "About voting"]);
        assert_eq!(seen("nina"), ["About faces", "About ours", "About voting"]);
        assert_eq!(seen("olle"), ["About voting"]);
        let mut lasse = Browser::signed_in(&se, "lasse");
        choose(&se, &mut lasse, &[("topic", "deepfakes"), ("language", "en")]).is(&[303]);
        let told = Program::of(&se, "lasse", "read").get(INCOMING);
        assert_eq!((titles(&told["material"]), &told["totalMaterial"]), (vec!["About faces".to_owned()], &json!(1)));
        assert_eq!((&told["filters"][0]["topic"], &told["filters"][0]["country"]), (&json!("deepfakes"), &Value::Null));
        // Asking changes nothing: what is new stays so.
        assert_eq!(Program::of(&se, "lasse", "read").get(INCOMING)["since"], told["since"]);

        // Sections by role, and no wider than what the token is for.
        let sections = |username: &str, scopes: &str| -> Vec<&'static str> {
            let told = Program::of(&se, username, scopes).get(INCOMING);
            ["wanted", "offers", "follows", "aside"].into_iter().filter(|name| told.get(*name).is_some()).collect()
        };
        assert_eq!(sections("lasse", "read"), [""; 0]);
        assert_eq!(sections("lasse", "read,wishes,offers"), ["wanted"]);
        assert_eq!(sections("anna", "read"), [""; 0]);
        assert_eq!(sections("anna", "read,wishes,offers"), ["wanted", "offers"]);
        assert_eq!(sections("paula", "read"), ["follows", "aside"]);
        assert_eq!(sections("olle", "read"), ["aside"]);
        assert_eq!(sections("taru", "read"), [""; 0]);
        Program::of(&se, "klara", "read").ask("GET", INCOMING, None, &[]).is(&[403]);
        Program::of(&se, "lasse", "wishes").ask("GET", INCOMING, None, &[]).is(&[403]);
        se.get(INCOMING).is(&[401]);

        // What stands aside is named, and nothing of what it says.
        se.tamper("delete from authority where username = 'kunta'");
        fi.publish("aside", "AMBER", &format!("recipients: [\"@kunta@{}\"]\n", se.host()));
        let olle = Program::of(&se, "olle", "read");
        let aside = until("it is in quarantine", || {
            let aside = olle.get(INCOMING)["aside"].clone();
            (aside["quarantine"] != json!([])).then_some(aside)
        });
        assert_eq!(aside["quarantine"][0]["host"], fi.host());
        assert!(aside.to_string().contains("AMBER is not addressed to this node"), "{aside}");
        assert!(!aside.to_string().contains("About aside"), "{aside}");

        // The roster, for those who decide about it.
        let peers = Program::of(&se, "paula", "read").get("/api/v1/peers");
        let peer = &peers["items"][0];
        assert_eq!(
            (&peers["totalItems"], &peer["host"], &peer["class"]),
            (&json!(1), &json!(fi.host()), &json!("partner"))
        );
        assert!(peer["from"]["applied"].as_u64().is_some_and(|applied| applied > 0), "{peer}");
        for username in ["lasse", "anna"] {
            Program::of(&se, username, "read").ask("GET", "/api/v1/peers", None, &[]).is(&[403]);
        }
    });
}

#[test]
fn a_program_answers_requests_to_follow_only_with_what_a_second_factor_gave() {
    on_both(|engine| {
        let (first, second) = (Reader::new("social", 8110), Reader::new("other", 8111));
        let fi = node_for(engine, &[&first, &second]);
        first.follows(&fi, 1).is(&[202]);
        let reads = Program::of(&fi, "paula", "read");
        let waiting = |program: &Program<'_>, reader: &Reader| {
            until("the request is there", || {
                let list = program.get("/api/v1/follows");
                let one = list["items"].as_array()?.iter().find(|one| one["other"] == reader.person().id)?.clone();
                assert_eq!((&one["way"], &one["state"]), (&json!("followed by"), &json!("requested")));
                one["id"].as_str().map(str::to_owned)
            })
        };
        let id = waiting(&reads, &first);
        assert_eq!(reads.get(INCOMING)["follows"]["theirs"][0]["id"], id);
        let at = format!("/api/v1/follows/{id}");
        let heard = first.server().heard().len();
        let known = reads.get(&at);
        assert_eq!((&known["host"], &known["isPartner"]), (&json!(first.server().host()), &json!(false)));
        assert_eq!(known["keys"][0]["id"], first.person().key_id());
        assert_eq!(first.server().heard().len(), heard, "nobody is asked for it");

        // Whose task it is not finds nothing, and no token without a second factor decides.
        let (accept, refuse, ask) = (format!("{at}/accept"), format!("{at}/refuse"), format!("{at}/ask"));
        for username in ["anna", "olli"] {
            let program = Program::of(&fi, username, "read");
            for target in ["/api/v1/follows", at.as_str()] {
                program.ask("GET", target, None, &[]).is(&[403]);
            }
            program.ask("POST", &accept, None, &[]).is(&[403]);
            let told = fi.refuses(&["token", "make", "--as", username, "--scope", "follows"]);
            assert!(told.contains("with a second factor"), "{told}");
        }
        assert!(fi.refuses(&["token", "make", "--as", "paula", "--scope", "follows"]).contains("with a second factor"));
        for target in [&accept, &refuse, &ask] {
            let told = reads.ask("POST", target, None, &[]).is(&[403]);
            assert!(told.header("www-authenticate").is_some_and(|line| line.contains("scope=\"follows\"")), "{told:?}");
        }
        assert_eq!(fi.number("select count(*) from follower where state = 'requested'"), 1);

        let mut paula = Browser::with_second_factor(&fi, "paula").0;
        let paula = Program::confirmed(&fi, &mut paula, &["read", "follows"]);
        let hours = fi.number("select (expires - made) / 3600000 from token where scopes = 'read follows'");
        assert_eq!(hours, 24, "one that decides lasts a day");
        let wordless = paula.post(&ask, &json!({"words": " "})).is(&[400]).json();
        assert_eq!(wordless["parameter"], "words");
        paula.post(&ask, &json!({"words": "Who are they?"})).is(&[204]);
        let question = paula.get(&at)["questions"][0].clone();
        assert_eq!((&question["by"], &question["words"]), (&json!("paula"), &json!("Who are they?")));
        let keyed = |key: &str| paula.ask("POST", &accept, None, &[("idempotency-key", key)]);
        let done = keyed("a").is(&[200]);
        assert_eq!((&done.json()["state"], &done.json()["id"]), (&json!("accepted"), &json!(id)));
        assert_eq!(keyed("a").is(&[200]).header("idempotency-replayed"), Some("true"));
        keyed("b").is(&[404]);
        assert_eq!(first.has_received(1)["type"], "Accept");
        paula.ask("GET", &at, None, &[]).is(&[404]);
        paula.ask("POST", &refuse, None, &[]).is(&[404]);
        paula.post(&ask, &json!({"words": "Late."})).is(&[404]);
        assert_eq!(paula.get("/api/v1/follows")["items"][0]["state"], "accepted");

        second.follows(&fi, 1).is(&[202]);
        let id = waiting(&paula, &second);
        let refused = paula.ask("POST", &format!("/api/v1/follows/{id}/refuse"), None, &[]).is(&[200]).json();
        assert_eq!(refused["state"], "refused");
        assert_eq!(second.has_received(1)["type"], "Reject");
        let book = |deed: &str| format!("select count(*) from audit where who = 'paula' and deed = 'follow {deed}'");
        assert_eq!(["accept", "reject", "question"].map(|deed| fi.number(&book(deed))), [1, 1, 1]);
    });
}

#[test]
fn an_auditor_reads_the_book_by_program_and_carries_it_away_and_both_are_lines_of_it() {
    on_both(|engine| {
        let draft =
            NodeDraft::new(engine, "fi", 8101).set("publishing", "approval", "two").set("limits", "audit_page", 2);
        let fi = draft.prepare().started();
        for (name, role) in [("aino", "author"), ("taru", "auditor"), ("olli", "operator")] {
            fi.done(&["user", "add", name, "--role", role]);
        }
        let path = write(&fi, "note.md", &best_practice("Kanarialintu", "GREEN", ""), "Kanarialintu sings.");
        fi.done(&["publish", &path, "--as", "aino"]);
        for username in ["aino", "olli"] {
            let program = Program::of(&fi, username, "read");
            for target in ["/api/v1/audit", "/api/v1/audit/export"] {
                program.ask("GET", target, None, &[]).is(&[403]);
            }
        }
        assert!(fi.refuses(&["token", "make", "--as", "aino", "--scope", "audit"]).contains("does not reach"));
        assert_eq!(fi.number("select count(*) from audit where deed in ('audit read', 'audit export')"), 0);
        let own = Program::of(&fi, "taru", "read");
        own.ask("GET", "/api/v1/audit", None, &[]).is(&[403]);
        let taru = Program::of(&fi, "taru", "audit");

        // Page by page, each line once.
        let mut numbers = Vec::new();
        let mut target = "/api/v1/audit?deed=user+add".to_owned();
        loop {
            let page = taru.get(&target);
            for line in page["items"].as_array().expect("a list") {
                assert_eq!((&line["deed"], &line["node"]), (&json!("user add"), &json!(fi.host())));
                numbers.push(line["number"].as_u64().expect("a number"));
            }
            let Some(next) = page["next"].as_str() else { break };
            target = next.strip_prefix(fi.origin()).expect("an address here").to_owned();
        }
        assert!(numbers.len() >= 3 && numbers.is_sorted_by(|one, other| one > other), "{numbers:?}");
        let looked = taru.get("/api/v1/audit?who=taru&deed=audit+read");
        assert!(
            looked["items"][0]["detail"].as_str().is_some_and(|detail| detail.contains("deed user add")),
            "{looked}"
        );
        assert_eq!(taru.get("/api/v1/audit?to=2020-03-31")["items"], json!([]));
        for (query, name) in [
            ("from=spring", "from"),
            ("before=0", "before"),
            ("before=", "before"),
            ("whom=x", "whom"),
            ("who=a&who=b", "who"),
        ] {
            let told = taru.ask("GET", &format!("/api/v1/audit?{query}"), None, &[]).is(&[400]).json();
            assert_eq!(told["parameter"], name, "{told}");
        }

        let upto = taru.get("/api/v1/audit")["upto"].as_u64().expect("a number");
        let carried = |form: &str| {
            let target = format!("/api/v1/audit/export?format={form}&upto={upto}&who=aino");
            let answer = taru.ask("GET", &target, None, &[]).is(&[200]);
            let name = answer.header("content-disposition").map(str::to_owned);
            assert_eq!(name, Some(format!("attachment; filename=\"audit-{upto}.{form}\"")));
            let path = fi.folder().join(format!("carried.{form}"));
            fs::write(&path, &answer.body).expect("the folder is there");
            (answer.text(), path.display().to_string())
        };
        let [(table, csv), (_, signature), (document, path)] = ["csv", "csv.sig", "json"].map(carried);
        assert!(table.starts_with("number,at,who") && table.contains(",aino,"), "{table}");
        assert!(document.contains("\"AuditExport\"") && !document.contains("Kanarialintu"), "{document}");
        fi.done(&["audit", "verify", "--file", &csv, "--signature", &signature]);
        fi.done(&["audit", "verify", "--file", &path]);
        taru.ask("GET", "/api/v1/audit/export?format=xml", None, &[]).is(&[400]);
        assert_eq!(fi.number("select count(*) from audit where who = 'taru' and deed = 'audit export'"), 3);
    });
}

/// A digest as a program says it.
fn digest(frequency: &str, topics: &Value, levels: &[&str]) -> Value {
    json!({"frequency": frequency, "language": "fi", "topics": topics, "levels": levels})
}

#[test]
fn what_comes_by_mail_is_set_as_a_whole_and_what_stays_keeps_its_place() {
    on_both(|engine| {
        let mailbox = Mailbox::open();
        let fi = mail::draft(engine, &mailbox).set("limits", "digests", 2).prepare();
        for (name, role) in [("aino", "author"), ("olli", "operator"), ("klara", "client")] {
            fi.done(&["user", "add", name, "--role", role]);
        }
        let fi = fi.started();
        let target = "/api/v1/digests";
        let aino = Program::of(&fi, "aino", "digests");
        Program::of(&fi, "aino", "read").ask("GET", target, None, &[]).is(&[403]);
        assert_eq!(aino.get(target), json!({"isOn": true, "totalItems": 0, "items": []}));
        let put =
            |program: &Program<'_>, items: &Value| program.ask("PUT", target, Some(&json!({"items": items})), &[]);
        let weekly = digest("weekly", &json!(["early-voting"]), &["CLEAR", "GREEN"]);
        let daily = digest("daily", &json!([]), &["CLEAR"]);
        let said = put(&aino, &json!([weekly])).is(&[200]).json();
        assert_eq!((&said["totalItems"], &said["items"][0]["topics"]), (&json!(1), &json!(["early-voting"])));
        let due = "select next_at from digest where frequency = 'weekly'";
        fi.tamper("update digest set next_at = next_at + 1");
        let before = fi.number(due);
        put(&aino, &json!([daily, weekly])).is(&[200]);
        assert_eq!((fi.number(due), fi.number("select count(*) from digest")), (before, 2));

        // What is wrong with it is said field by field, and nothing is written.
        for (items, field) in [
            (json!([digest("hourly", &json!([]), &["CLEAR"])]), "items-0-frequency"),
            (json!([daily, digest("daily", &json!(["horses"]), &["CLEAR"])]), "items-1-topics"),
            (json!([digest("daily", &json!([]), &["RED"])]), "items-0-levels"),
            (json!([digest("daily", &json!([]), &[])]), "items-0-levels"),
            (json!([{"frequency": "daily", "language": "de", "levels": ["CLEAR"]}]), "items-0-language"),
            (json!([daily, daily, daily]), "items"),
        ] {
            let told = put(&aino, &items).is(&[422]).json();
            assert_eq!(told["errors"][0]["field"], field, "{told}");
        }
        aino.ask("PUT", target, Some(&json!({"items": [{"often": true}]})), &[]).is(&[400]);
        assert_eq!(fi.number("select count(*) from digest"), 2);

        // Nobody is told of a level that they do not see.
        for username in ["olli", "klara"] {
            let told = put(&Program::of(&fi, username, "digests"), &json!([weekly])).is(&[422, 200]);
            let may = mail_levels(&fi, username).contains(&"GREEN".to_owned());
            assert_eq!(told.status == 200, may, "{username}");
            put(&Program::of(&fi, username, "digests"), &json!([])).is(&[200]);
        }
        assert_eq!(aino.get(target)["totalItems"], 2, "the letters of one are not those of another");
        put(&aino, &json!([])).is(&[200]);
        assert_eq!(fi.number("select count(*) from digest"), 0);

        let se = NodeDraft::new(engine, "se", 8102).prepare().started();
        se.done(&["user", "add", "anna", "--role", "author"]);
        let anna = Program::of(&se, "anna", "digests");
        assert_eq!(anna.get(target)["isOn"], false);
        assert!(put(&anna, &json!([daily])).is(&[409]).json().to_string().contains("sends no mail"));
    });
}

/// The levels that the page offers this person.
fn mail_levels(fi: &Node, username: &str) -> Vec<String> {
    let page = Browser::signed_in(fi, username).get(fi, "/en/digests").is(&[200]).text();
    let boxes = page.split("name=\"levels\" value=\"").skip(1).filter_map(|rest| rest.split('"').next());
    boxes.map(str::to_owned).collect()
}

#[test]
fn whoever_decides_fetches_the_files_of_what_waits_and_nobody_else_does() {
    on_both(|engine| {
        let fi = api_desk::node(engine, "two");
        let aino = Program::of(&fi, "aino", "read,write,submit");
        let (address, id) = aino.begin(&text("Ours", "GREEN", &json!([])));
        let mut request = aino.request(
            "PUT",
            &format!("{address}/files/notes.txt"),
            None,
            &[("if-match", "\"1\""), ("content-type", "text/plain")],
        );
        request.body = b"plain words".to_vec();
        fi.send(&request).is(&[200]);
        aino.ask("POST", &format!("{address}/submit"), Some(&json!({})), &[("if-match", "\"2\"")]).is(&[202]);
        let veikko = Program::of(&fi, "veikko", "read");
        assert_eq!(veikko.get(&format!("/api/v1/waiting/{id}"))["files"][0]["name"], "notes.txt");
        let target = format!("/api/v1/waiting/{id}/files/notes.txt");
        let before = fi.number("select count(*) from audit where who = 'veikko' and deed = 'read'");
        let file = veikko.ask("GET", &target, None, &[]).is(&[200]);
        assert_eq!(file.text(), "plain words");
        assert!(file.header("content-disposition").is_some_and(|line| line.starts_with("attachment")), "{file:?}");
        assert_eq!(fi.number("select count(*) from audit where who = 'veikko' and deed = 'read'"), before + 1);
        veikko.ask("GET", &format!("/api/v1/waiting/{id}/files/other.txt"), None, &[]).is(&[404]);
        Program::of(&fi, "kirsi", "read").ask("GET", &target, None, &[]).is(&[404]);
        Program::of(&fi, "lukija", "read").ask("GET", &target, None, &[]).is(&[403]);
        Program::of(&fi, "veikko", "write").ask("GET", &target, None, &[]).is(&[403]);
        fi.get(&target).is(&[401]);
    });
}
