//! What a peer does not take, however it fails to, is put aside once it has failed long enough, and holds nothing else up.

use super::reader::Reader;
use crate::harness::{Cut, Engine, Node, NodeDraft, Peer, Reply, on_both, until};

/// A node with short waits for answers, that a played partner knows.
fn beside(engine: Engine, lt: &Peer) -> Node {
    let fi = NodeDraft::new(engine, "fi", 8101)
        .knows(lt.host(), lt.address())
        .set("limits", "request_timeout_s", 1)
        .prepare()
        .started();
    fi.done(&["peer", "add", &lt.origin(), "--yes"]);
    fi
}

/// The titles of what came to a played server, each once.
fn titles(peer: &Peer) -> Vec<String> {
    let title = |one: &serde_json::Value| Some(one["object"]["name"].as_str()?.to_owned());
    let mut titles: Vec<String> = peer.received().iter().filter_map(title).collect();
    titles.retain(|title| title.starts_with("About "));
    titles.sort();
    titles.dedup();
    titles
}

fn fails(fi: &Node, entries: i64) {
    let failing = "select count(*) from lane_entry where state = 'retrying'";
    until("it fails", || (fi.number(failing) == entries).then_some(()));
}

/// What fails has failed for two hours, and is tried at once.
fn hours_later(fi: &Node) {
    fi.tamper("update lane_entry set failures = 10, first_at = first_at - 7200000 where state = 'retrying'");
    fi.tamper("update lane set next_at = 0, lease_until = 0");
}

fn parked(fi: &Node) -> i64 {
    fi.number("select count(*) from lane_entry where state = 'parked'")
}

fn alarms(fi: &Node) -> i64 {
    fi.number("select count(*) from alarm where kind = 'parked' and cleared_at is null")
}

#[test]
fn an_entry_that_breaks_the_connection_is_put_aside_and_tried_again_later() {
    on_both(|engine| {
        let lt = Peer::partner("lt", 8103);
        let fi = beside(engine, &lt);
        lt.cuts("About poison", Cut::Breaks);
        fi.publish("poison", "GREEN", "");
        fails(&fi, 1);
        fi.publish("second", "GREEN", "");
        fi.publish("third", "GREEN", "");
        assert_eq!(titles(&lt), Vec::<String>::new(), "a broken connection may be the peer's");
        hours_later(&fi);
        until("the others go on", || (titles(&lt) == ["About second", "About third"]).then_some(()));
        until("it is put aside", || (parked(&fi) == 1).then_some(()));
        assert_eq!(alarms(&fi), 1);
        assert!(fi.run(&["doctor"]).out.contains("position 1 put aside for"));
        fi.publish("fourth", "GREEN", "");
        until("nothing waits behind it", || titles(&lt).contains(&"About fourth".to_owned()).then_some(()));

        lt.heals();
        fi.done(&["peer", "retry", &lt.origin()]);
        until("it arrives", || titles(&lt).contains(&"About poison".to_owned()).then_some(()));
        until("nothing is aside", || (parked(&fi) + alarms(&fi) == 0).then_some(()));
    });
}

#[test]
fn two_neighbours_that_are_never_answered_hold_up_nothing_either() {
    on_both(|engine| {
        let lt = Peer::partner("lt", 8103);
        let fi = beside(engine, &lt);
        lt.cuts("About poison", Cut::Hangs);
        lt.cuts("About venom", Cut::Hangs);
        for name in ["poison", "venom", "third"] {
            fi.publish(name, "GREEN", "");
        }
        fails(&fi, 1);
        hours_later(&fi);
        until("the third goes on, or the second fails", || {
            let other = fi.number("select count(*) from lane_entry") == 2;
            (other || !titles(&lt).is_empty()).then_some(())
        });
        until("the second fails too", || {
            fi.tamper("update lane set next_at = 0 where next_at > 0");
            (fi.number("select count(*) from lane_entry") == 2).then_some(())
        });
        hours_later(&fi);
        until("both are put aside", || {
            fi.tamper("update lane set next_at = 0 where next_at > 0");
            (parked(&fi) == 2).then_some(())
        });
        until("the third is there", || (titles(&lt) == ["About third"]).then_some(()));
    });
}

#[test]
fn nine_that_a_partner_refuses_for_now_do_not_stop_what_it_takes() {
    on_both(|engine| {
        let lt = Peer::partner("lt", 8103);
        let fi = beside(engine, &lt);
        for number in 1..=9 {
            lt.cuts(&format!("About bad-{number}"), Cut::Breaks);
        }
        lt.serves("/inbox", Reply::status(503));
        for number in 1..=9 {
            fi.publish(&format!("bad-{number}"), "GREEN", "");
        }
        fi.publish("good", "GREEN", "");
        fails(&fi, 1);
        // Each has failed often enough, as one after the other does in the course of a day.
        for position in 2..=9 {
            fi.tamper(&format!(
                "insert into lane_entry (lane, position, state, failures, first_at, next_at) \
                 select lane, {position}, 'retrying', 10, first_at, next_at from lane_entry where position = 1"
            ));
        }
        lt.serves("/inbox", Reply::status(202));
        hours_later(&fi);
        until("the good one is there", || (titles(&lt) == ["About good"]).then_some(()));
        until("the others are put aside", || (parked(&fi) == 9).then_some(()));
    });
}

#[test]
fn a_reader_behind_a_wall_that_dislikes_one_entry_gets_the_others() {
    on_both(|engine| {
        let reader = Reader::new("social", 8110);
        let fi = NodeDraft::new(engine, "fi", 8101)
            .knows(reader.server().host(), reader.server().address())
            .set("federation", "followers", "open")
            .set("limits", "request_timeout_s", 1)
            .prepare()
            .started();
        reader.follows(&fi, 1).is(&[202]);
        assert_eq!(reader.has_received(1)["type"], "Accept");
        reader.server().cuts("About poison", Cut::Breaks);
        fi.publish("poison", "CLEAR", "");
        fi.publish("second", "CLEAR", "");
        fails(&fi, 1);
        hours_later(&fi);
        assert_eq!(reader.has_received(2)["object"]["name"], "About second");
        until("it is put aside", || (parked(&fi) == 1).then_some(()));
    });
}

#[test]
fn a_letter_that_is_never_taken_holds_up_no_entry_and_is_shown() {
    on_both(|engine| {
        let lt = Peer::partner("lt", 8103);
        let fi = beside(engine, &lt);
        lt.cuts("\"Follow\"", Cut::Breaks);
        fi.done(&["follow", &format!("@val@{}", lt.host())]);
        until("it fails", || (fi.number("select count(*) from letter where failures > 0") == 1).then_some(()));
        fi.publish("behind", "GREEN", "");
        fi.tamper("update letter set failures = 10, at = at - 7200000");
        hours_later(&fi);
        until("the entry goes on", || (titles(&lt) == ["About behind"]).then_some(()));
        let aside = until("somebody can see why", || {
            let out = fi.run(&["doctor"]).out;
            out.lines().find(|line| line.contains("Follow put aside for")).map(str::to_owned)
        });
        assert!(aside.contains(lt.host()), "{aside}");
        until("the figure", || (fi.figure("election_pool_letters_aside") > 0.5).then_some(()));
    });
}

#[test]
fn a_key_that_cannot_be_read_stops_what_its_authority_says_and_nobody_else() {
    on_both(|engine| {
        let lt = Peer::partner("lt", 8103);
        let fi = beside(engine, &lt);
        lt.serves("/inbox", Reply::status(503));
        fi.publish("first", "GREEN", "");
        fails(&fi, 1);
        fi.done(&["authority", "add", "--username", "kunta", "--name", "Another authority"]);
        fi.done(&["user", "add", "clerk", "--role", "approver", "--authority", "kunta"]);
        let file = fi.folder().join("theirs.md");
        let text =
            "---\nkind: lesson-learned\ntlp: GREEN\nlanguage: en\ntitle: About theirs\nsummary: A test\n---\n\nBody.\n";
        std::fs::write(&file, text).expect("the folder is writable");
        fi.done(&["publish", &file.display().to_string(), "--as", "clerk"]);
        fi.publish("last", "GREEN", "");
        let key = fi.folder().join("keys/kunta.rsa.pk8");
        let aside = key.with_extension("aside");
        std::fs::rename(&key, &aside).expect("the key is there");
        lt.serves("/inbox", Reply::status(202));
        fi.tamper("update lane set next_at = 0");
        until("the key is missed", || {
            let words = "select count(*) from lane_entry where words like '%kunta.rsa.pk8%'";
            (fi.number(words) == 1).then_some(())
        });
        hours_later(&fi);
        until("the others go on", || (titles(&lt) == ["About first", "About last"]).then_some(()));
        std::fs::rename(&aside, &key).expect("the folder is writable");
        fi.done(&["peer", "retry", &lt.origin()]);
        until("it arrives", || titles(&lt).contains(&"About theirs".to_owned()).then_some(()));
    });
}
