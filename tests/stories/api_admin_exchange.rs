//! What programs do about the exchange with a token for administration: peers, lanes, feeds, keys, authorities and what
//! stands aside; settings and what is kept how long are looked at. A move of a partner wants two persons, as at the desk.

use serde_json::{Value, json};

use super::{
    administering_exchange::described,
    api_admin::{confirmed, deeds, faults, is_closed_to, people},
    api_desk::Program,
    peer_moves, place,
    reader::Reader,
};
use crate::harness::{Browser, Engine, Node, NodeDraft, Peer, Reply, on_both, until};

const PEERS: &str = "/api/v1/peers";

fn draft(engine: Engine, peers: &[&Peer]) -> NodeDraft {
    let draft = NodeDraft::new(engine, "fi", 8101).set("limits", "sign_in_tries", 1_000);
    peers.iter().fold(draft, |draft, peer| draft.knows(peer.host(), peer.address()))
}

fn node(engine: Engine, peers: &[&Peer]) -> Node {
    let fi = draft(engine, peers).prepare().started();
    people(&fi);
    fi
}

#[test]
fn a_program_looks_at_a_server_adds_no_partner_checks_one_and_takes_it_off() {
    on_both(|engine| {
        let se = Peer::partner("se", 8102);
        let fi = node(engine, &[&se]);
        let (look, other) = (format!("{PEERS}/look"), "0".repeat(64));
        let about = json!({"url": se.origin()});
        is_closed_to(&fi, &look, &about, ("paula", &["taru", "aino"]));
        is_closed_to(&fi, PEERS, &json!({"url": se.origin(), "fingerprint": other}), ("olli", &["taru", "aino"]));
        let paula = confirmed(&fi, "paula", &["read", "administer"]);
        let nowhere = paula.post(&look, &json!({"url": "http://nowhere.localhost:1"})).is(&[409]);
        assert!(nowhere.text().contains("not named in federation.resolve"), "{}", nowhere.text());
        assert_eq!(faults(&paula, &look, &json!({"url": "http://"}))[0].0, "url");
        let seen = paula.post(&look, &about).is(&[200]).json();
        assert_eq!((&seen["origin"], &seen["class"]), (&json!(se.origin()), &json!("partner")));
        assert_eq!(paula.get(PEERS)["totalItems"], 0, "looking adds nothing");
        paula.post(PEERS, &about).is(&[400]);
        // A partner receives what is not public, and would go on when the token has ended.
        let agreed = json!({"url": se.origin(), "fingerprint": seen["fingerprint"]});
        let refused = paula.post(PEERS, &agreed).is(&[403]);
        assert!(refused.text().contains("on the page of the peers"), "{}", refused.text());
        assert_eq!(paula.get(PEERS)["totalItems"], 0);
        fi.done(&["peer", "add", &se.origin(), "--yes"]);
        // Those who run the node or audit it see the roster too; those who write do not.
        for username in ["olli", "taru"] {
            assert_eq!(Program::of(&fi, username, "read").get(PEERS)["totalItems"], 1);
        }
        Program::of(&fi, "aino", "read").ask("GET", PEERS, None, &[]).is(&[403]);

        let at = |deed: &str| format!("{PEERS}/{}/{deed}", se.host());
        let checked = paula.post(&at("check"), &json!({})).is(&[200]).json();
        assert!(checked["can"].as_array().is_some_and(|can| !can.is_empty()), "{checked}");
        assert_eq!(paula.post(&at("retry"), &json!({})).is(&[200]).json()["host"], se.host());
        paula.post(&at("rotate"), &json!({"fingerprint": other})).is(&[409]);
        for wrong in ["abc", " ", ""] {
            assert_eq!(faults(&paula, &at("rotate"), &json!({"fingerprint": wrong}))[0].0, "fingerprint", "{wrong}");
        }
        paula.post(&at("rotate"), &json!({"fingerprint": seen["fingerprint"]})).is(&[200]);
        for deed in ["check", "retry", "remove"] {
            is_closed_to(&fi, &at(deed), &json!({}), ("paula", &["taru"]));
            paula.post(&format!("{PEERS}/nobody.example/{deed}"), &json!({})).is(&[404]);
        }
        assert_eq!(paula.post(&at("remove"), &json!({})).is(&[200]).json()["state"], "removed");
        let book = deeds(&fi, "paula");
        for deed in ["peer rotate", "peer remove"] {
            assert!(book.iter().any(|own| own == deed), "{deed}: {book:?}");
        }
    });
}

#[test]
fn a_program_sees_what_waits_for_a_partner_and_has_it_tried_again() {
    on_both(|engine| {
        let se = Peer::partner("se", 8102);
        let fi = node(engine, &[&se]);
        fi.done(&["peer", "add", &se.origin(), "--yes"]);
        se.serves("/inbox", Reply::status(503));
        fi.publish("one", "GREEN", "");
        let lanes = "/api/v1/lanes";
        let taru = Program::of(&fi, "taru", "read");
        let lane = until("the lane fails", || {
            let lane = taru.get(lanes)["items"][0].clone();
            lane["trouble"].as_str().is_some_and(|said| said.contains("503")).then_some(lane)
        });
        assert_eq!(
            (&lane["host"], &lane["class"], &lane["state"]),
            (&json!(se.host()), &json!("partner"), &json!("active"))
        );
        assert!(lane["waiting"].as_u64().is_some_and(|waiting| waiting > 0) && lane["next"].is_string(), "{lane}");
        Program::of(&fi, "aino", "read").ask("GET", lanes, None, &[]).is(&[403]);
        se.heals();
        se.serves("/inbox", Reply::status(202));
        let olli = confirmed(&fi, "olli", &["read", "administer"]);
        olli.post(&format!("{PEERS}/{}/retry", se.host()), &json!({})).is(&[200]);
        until("it is sent", || {
            let lane = taru.get(lanes)["items"][0].clone();
            (lane["waiting"] == 0 && lane.get("trouble").is_none()).then_some(())
        });
    });
}

#[test]
fn a_program_begins_and_ends_a_feed_and_sees_who_is_told_of_changes() {
    on_both(|engine| {
        let site = Peer::silent("valimised", 8130);
        let feed = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Valimised</title>\
            <link>http://valimised.localhost:8130/</link><description>d</description><item><title>Uudis</title>\
            <link>http://valimised.localhost:8130/1</link><guid>1</guid></item></channel></rss>";
        site.serves("/rss", Reply::of("application/rss+xml", feed));
        let fi = node(engine, &[&site]);
        let (at, url) = ("/api/v1/sources", format!("{}/rss", site.origin()));
        is_closed_to(&fi, at, &json!({"url": url}), ("paula", &["taru", "aino"]));
        let paula = confirmed(&fi, "paula", &["read", "administer"]);
        let wrong = faults(&paula, at, &json!({"url": "nonsense", "country": "XX", "language": "?"}));
        let fields: Vec<&str> = wrong.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["url", "country", "language"]);
        let new = json!({"url": url, "country": "EE", "name": "<Riik>"});
        let keyed = || paula.ask("POST", at, Some(&new), &[("idempotency-key", "a")]);
        let begun = keyed().is(&[201]).json();
        assert_eq!((&begun["name"], &begun["url"]), (&json!("<Riik>"), &json!(url)));
        assert_eq!(keyed().is(&[201]).json(), begun);
        let taru = Program::of(&fi, "taru", "read");
        assert_eq!(taru.get(at)["totalItems"], 1);
        let hub = taru.get("/api/v1/hub");
        assert_eq!((&hub["totalItems"], &hub["items"]), (&json!(0), &json!([])));
        let end = format!("{at}/{}/end", begun["id"].as_str().expect("an id"));
        is_closed_to(&fi, &end, &json!({}), ("olli", &["taru"]));
        paula.post(&end, &json!({})).is(&[204]);
        paula.post(&end, &json!({})).is(&[404]);
        assert_eq!(taru.get(at)["totalItems"], 0);
        assert_eq!(deeds(&fi, "paula")[..2], ["unfollow source", "follow source"]);
    });
}

#[test]
fn a_program_has_keys_made_anew_for_whoever_runs_the_machine_and_adds_no_authority() {
    on_both(|engine| {
        let fi = node(engine, &[]);
        let (keys, rotate, bodies) = ("/api/v1/keys", "/api/v1/keys/rotate", "/api/v1/authorities");
        is_closed_to(&fi, rotate, &json!({}), ("olli", &["paula", "taru"]));
        let olli = confirmed(&fi, "olli", &["read", "administer"]);
        let before = Program::of(&fi, "paula", "read").get(keys);
        let keyed = || olli.ask("POST", rotate, None, &[("idempotency-key", "a")]);
        let made = keyed().is(&[200]).json();
        assert_eq!(keyed().is(&[200]).json(), made, "they are not made twice");
        assert_eq!(made["items"][0]["before"], before["items"][0]["shown"]);
        let after = olli.get(keys);
        assert_eq!(after["items"][0]["shown"], made["items"][0]["fingerprint"]);
        let proves = |one: &&Value| one["purpose"] == "proves" && one["actor"] == made["items"][0]["actor"];
        let revoked: Vec<bool> = after["items"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(proves)
            .map(|one| one["revoked"].is_string())
            .collect();
        assert_eq!(revoked, [false, true]);
        assert_eq!((&after["unconfirmed"], &after["wrong"]), (&json!([]), &json!([])));

        // An authority would outlast the token: no program adds one.
        let new = json!({"username": "kunta", "name": "Kunta"});
        assert_eq!(olli.post(bodies, &new).is(&[405]).header("allow"), Some("GET,HEAD"));
        assert_eq!(olli.get(bodies)["totalItems"], 1);
        let book = deeds(&fi, "olli");
        assert!(book.iter().any(|own| own == "keys rotate"), "{book:?}");
    });
}

#[test]
fn what_the_configuration_says_and_what_is_due_is_looked_at_and_no_secret_is_told() {
    on_both(|engine| {
        let fi = described(draft(engine, &[])).set("http", "metrics_token", "hush-hush").prepare().started();
        people(&fi);
        let paths = ["authorities", "circles", "translation", "projects", "settings", "retention", "keys", "hub"];
        let aino = Program::of(&fi, "aino", "read");
        for username in ["olli", "paula", "taru"] {
            let program = Program::of(&fi, username, "read");
            for path in paths {
                program.get(&format!("/api/v1/{path}"));
                aino.ask("GET", &format!("/api/v1/{path}"), None, &[]).is(&[403]);
            }
        }
        let taru = Program::of(&fi, "taru", "read");
        let circles = taru.get("/api/v1/circles");
        let member = json!([{"handle": "@val@se.localhost:8102", "isKnown": false}]);
        assert_eq!((&circles["items"][0]["name"], &circles["items"][0]["members"]), (&json!("nordic"), &member));
        let languages = taru.get("/api/v1/translation");
        assert_eq!(
            (&languages["languages"], &languages["services"][0]["name"]),
            (&json!(["fi", "sv", "en"]), &json!("huone"))
        );
        let projects = taru.get("/api/v1/projects");
        assert_eq!(
            (&projects["items"][0]["titleMap"]["en"], &projects["items"][0]["to"]),
            (&json!("The <pool>"), &json!("2001-01-31"))
        );
        let set = taru.get("/api/v1/settings?which=set");
        assert!(!set.to_string().contains("hush-hush"), "{set}");
        let find = |name: &str| set["items"].as_array().into_iter().flatten().find(|one| one["name"] == name).cloned();
        assert_eq!(find("http.metrics_token").map(|one| one["isSecret"].clone()), Some(json!(true)));
        assert_eq!(find("limits.sign_in_tries").map(|one| one["value"].clone()), Some(json!("1000")));
        assert_eq!(find("limits.page_rows"), None);
        let found = taru.get("/api/v1/settings?q=page_rows");
        assert_eq!((&found["totalItems"], &found["items"][0]["isSet"]), (&json!(1), &json!(false)));
        taru.ask("GET", "/api/v1/settings?which=some", None, &[]).is(&[400]);
        // What is due is counted, and stays.
        Browser::signed_in(&fi, "taru");
        fi.tamper("update session set seen = 1");
        let due = |program: &Program<'_>| {
            let told = program.get("/api/v1/retention");
            let lines = told["items"].as_array().expect("lines").clone();
            lines.into_iter().find(|line| line["what"] == "sessions").expect("sessions are kept for a time")
        };
        let first = due(&taru);
        assert!(
            first["due"] == 1
                && first["kept"].is_string()
                && first["settings"] == json!(["session_idle_s", "session_s"]),
            "{first}"
        );
        assert_eq!(due(&taru), first);
    });
}

#[test]
fn what_stands_aside_is_tried_again_by_program_and_an_alarm_is_answered() {
    on_both(|engine| {
        let [mut fi, mut se] =
            place::prepared(engine, ["fi", "se"], |draft| draft.set("limits", "sign_in_tries", 1_000));
        se.done(&["authority", "add", "--username", "kunta", "--name", "Another authority"]);
        people(&se);
        fi.start();
        se.start();
        place::introduce(&[&fi, &se]);
        se.tamper("create table newer as select * from authority where username = 'kunta'");
        se.tamper("delete from authority where username = 'kunta'");
        let id = fi.publish("inside", "AMBER", &format!("recipients: [\"@kunta@{}\"]\n", se.host()));
        until("it is in quarantine", || (se.number("select count(*) from quarantine") == 1).then_some(()));
        let olli = confirmed(&se, "olli", &["read", "administer"]);
        let aside = olli.get("/api/v1/incoming")["aside"]["quarantine"][0].clone();
        let body = json!({"activity": aside["activity"]});
        let release = "/api/v1/quarantine/release";
        is_closed_to(&se, release, &body, ("olli", &["aino", "taru"]));
        olli.post(release, &json!({"activity": "https://nobody.example/1"})).is(&[404]);
        olli.post(release, &json!({})).is(&[400]);
        se.tamper("insert into authority select * from newer");
        let keyed = || olli.ask("POST", release, Some(&body), &[("idempotency-key", "a")]);
        keyed().is(&[204]);
        assert_eq!(keyed().is(&[204]).header("idempotency-replayed"), Some("true"));
        place::becomes(&se, &id, "live", 1);
        assert_eq!(deeds(&se, "olli").iter().filter(|deed| *deed == "quarantine release").count(), 1);

        se.tamper(&format!(
            "insert into alarm (id, host, kind, detail, at) values ('x', '{}', 'key', 'another key was shown', 1)",
            fi.host()
        ));
        let settle = format!("{PEERS}/{}/settle", fi.host());
        is_closed_to(&se, &settle, &json!({"reason": "We telephoned"}), ("paula", &["aino", "taru"]));
        let paula = confirmed(&se, "paula", &["read", "administer"]);
        assert_eq!(paula.post(&settle, &json!({"reason": ""})).is(&[400]).json()["parameter"], "reason");
        assert_eq!(paula.post(&settle, &json!({"reason": "We telephoned"})).is(&[200]).json()["alarms"], 1);
        paula.post(&format!("{PEERS}/nobody.example/settle"), &json!({"reason": "x"})).is(&[404]);
        assert_eq!(se.number("select count(*) from alarm where cleared_at is null"), 0);
        assert_eq!(deeds(&se, "paula").iter().filter(|deed| *deed == "peer settle").count(), 1);
    });
}

#[test]
fn a_move_is_decided_by_programs_of_two_persons_bound_to_what_was_shown() {
    on_both(|engine| {
        let (fi, se, new) = peer_moves::scene(engine);
        fi.done(&["user", "add", "olli", "--role", "operator"]);
        peer_moves::says(&fi, &se, "one", &new.application().id);
        let at = format!("/api/v1/moves/{}", se.host());
        let reads = Program::of(&fi, "pia", "read");
        assert_eq!(
            (&reads.get("/api/v1/moves")["items"][0]["host"], &reads.get(&at)["state"]),
            (&json!(se.host()), &json!("waiting"))
        );
        assert_eq!(reads.get(&at).get("shown"), None, "nobody is asked for it");
        for username in ["anna", "olli"] {
            for target in ["/api/v1/moves", at.as_str()] {
                Program::of(&fi, username, "read").ask("GET", target, None, &[]).is(&[403]);
            }
        }
        let (look, confirm, refuse) = (format!("{at}/look"), format!("{at}/confirm"), format!("{at}/refuse"));
        for (target, body) in
            [(&look, json!({})), (&confirm, json!({"sha256": "0".repeat(64)})), (&refuse, json!({"reason": "x"}))]
        {
            let told = reads.post(target, &body).is(&[403]);
            assert!(told.header("www-authenticate").is_some_and(|line| line.contains("scope=\"follows\"")), "{told:?}");
            Program::of(&fi, "olli", "read").post(target, &body).is(&[403]);
        }
        let pia = confirmed(&fi, "pia", &["read", "follows"]);
        let shown = pia.post(&look, &json!({})).is(&[200]).json();
        assert_eq!(shown["shown"]["host"], new.host());
        assert_eq!(pia.post(&confirm, &json!({"sha256": "abcdefab"})).is(&[400]).json()["parameter"], "sha256");
        pia.post(&confirm, &json!({"sha256": "0".repeat(64)})).is(&[409]);
        let body = json!({"sha256": shown["sha256"]});
        let keyed = || pia.ask("POST", &confirm, Some(&body), &[("idempotency-key", "a")]);
        assert_eq!(keyed().is(&[200]).json()["state"], "confirmed");
        assert_eq!(keyed().is(&[200]).header("idempotency-replayed"), Some("true"));
        assert!(pia.post(&confirm, &body).is(&[409]).text().contains("pia has confirmed it already"));
        assert_eq!(pia.post(&refuse, &json!({"reason": " "})).is(&[400]).json()["parameter"], "reason");
        peer_moves::stays(&fi, &se);
        let per = confirmed(&fi, "per", &["read", "follows"]);
        assert_eq!(per.get(&at)["first"], "pia");
        let done = per.post(&confirm, &body).is(&[200]).json();
        assert_eq!((&done["state"], &done["to"]), (&json!("done"), &json!(new.host())));
        assert_eq!(deeds(&fi, "per")[..2], ["peer move", "peer move confirm"]);
        per.post(&format!("{PEERS}/x/settle"), &json!({"reason": "x"})).is(&[403]);
    });
}

#[test]
fn a_program_adds_a_server_that_reads_what_is_public_with_the_agreed_key() {
    on_both(|engine| {
        let reader = Reader::new("social", 8110);
        let mut document = Value::from(reader.server().application_document());
        for name in ["pool:replication", "pool:log", "pool:authorities", "pool:inbox", "pool:languages"] {
            document.as_object_mut().expect("an object").remove(name);
        }
        reader.server().serves("/actor", Reply::activity(&document));
        let fi = node(engine, &[reader.server()]);
        let paula = confirmed(&fi, "paula", &["read", "administer"]);
        let seen = paula.post(&format!("{PEERS}/look"), &json!({"url": reader.server().origin()})).is(&[200]).json();
        assert_eq!(seen["class"], "reader");
        let wrong = json!({"url": reader.server().origin(), "fingerprint": "0".repeat(64)});
        let refused = paula.post(PEERS, &wrong).is(&[409]).text();
        assert!(refused.contains("not the one agreed"), "{refused}");
        assert_eq!(
            faults(&paula, PEERS, &json!({"url": reader.server().origin(), "fingerprint": "abc"}))[0].0,
            "fingerprint"
        );
        let new = json!({"url": reader.server().origin(), "fingerprint": seen["fingerprint"]});
        let keyed = || paula.ask("POST", PEERS, Some(&new), &[("idempotency-key", "a")]);
        let added = keyed().is(&[200]).json();
        assert_eq!((&added["host"], &added["class"]), (&json!(reader.server().host()), &json!("reader")));
        assert_eq!(keyed().is(&[200]).header("idempotency-replayed"), Some("true"));
        assert!(deeds(&fi, "paula").iter().any(|deed| deed == "peer add"));
    });
}
