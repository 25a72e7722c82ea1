//! What partners say they hold of this node's own log: nobody's word alone stops a start, or makes a restored node forget.

use election_pool_protocol::{
    merkle,
    replication::{Body, Head, LogHeader, PullEntry, PullWriter},
};

use crate::{
    harness::{NodeDraft, Peer, Reply, on_both, until},
    stories::backup::Shelf,
};

const JSON: &str = "application/json";

/// An answer of these entries of an epoch's log.
fn answer(epoch: u64, entries: &[PullEntry<'_>]) -> Reply {
    let position = entries.last().map_or(0, |entry| entry.position);
    let mut writer = PullWriter::new(&Head { epoch, position, root: [9; 32] });
    for entry in entries {
        assert!(writer.push(entry, &[]).expect("it is JSON"));
    }
    Reply::of(JSON, writer.finish())
}

/// An entry whose leaf fits its body, with a salt of the partner's choice.
fn open(position: u64, activity: &[u8]) -> PullEntry<'_> {
    let salt = [3; 16];
    PullEntry { position, leaf: merkle::leaf(&salt, activity), at: None, body: Body::Open { salt, activity } }
}

/// The first delivery of a kind, with its place in the log.
fn delivered(to: &Peer) -> Vec<u8> {
    let post = to.heard().into_iter().find(|heard| heard.method == "POST").expect("something was delivered");
    assert!(LogHeader::parse(&post.headers["election-pool-log"]).is_ok());
    post.body
}

#[test]
fn an_old_activity_shown_at_a_new_position_stops_no_start() {
    on_both(|engine| {
        let se = Peer::partner("se", 8102);
        let mut fi = NodeDraft::new(engine, "fi", 8101).knows(se.host(), se.address()).prepare().started();
        fi.done(&["peer", "add", &se.origin(), "--yes"]);
        fi.publish("one", "CLEAR", "");
        until("it has come", || (!se.received().is_empty()).then_some(()));
        let body = delivered(&se);
        let with_another_id = String::from_utf8_lossy(&body).replacen("/activities/", "/activities/0", 1).into_bytes();
        for shown in [&body, &with_another_id] {
            se.serves("/log/held", answer(1, &[open(150, shown)]));
            fi.stop();
            let refused = fi.refuses(&["restore", "--confirm"]);
            assert!(refused.contains("nothing to confirm"), "{refused}");
            fi.start();
        }
        assert_eq!(fi.number("select position from head"), 1);
    });
}

#[test]
fn a_partner_that_answers_404_was_not_asked() {
    on_both(|engine| {
        let shelf = Shelf::new("not-found");
        let se = Peer::partner("se", 8102);
        let mut fi = NodeDraft::new(engine, "fi", 8101).knows(se.host(), se.address()).prepare().started();
        shelf.keeps(&fi);
        fi.done(&["peer", "add", &se.origin(), "--yes"]);
        shelf.saves(&fi, "old");
        fi.loses_everything();
        shelf.restores(&fi, "old");
        se.serves("/log/held", Reply::status(404));
        let refused = fi.refuses(&["restore", "--confirm"]);
        assert!(refused.contains("--alone") && refused.contains("clock"), "{refused}");
        fi.done(&["restore", "--confirm", "--alone"]);
        fi.start();
    });
}

#[test]
fn a_claim_without_measure_does_not_make_a_restore_impossible() {
    on_both(|engine| {
        let shelf = Shelf::new("measure");
        let (se, lt) = (Peer::partner("se", 8102), Peer::partner("lt", 8103));
        let draft = NodeDraft::new(engine, "fi", 8101).knows(se.host(), se.address()).knows(lt.host(), lt.address());
        let mut fi = draft.prepare().started();
        shelf.keeps(&fi);
        for peer in [&se, &lt] {
            fi.done(&["peer", "add", &peer.origin(), "--yes"]);
        }
        shelf.saves(&fi, "old");
        fi.loses_everything();
        shelf.restores(&fi, "old");
        let far = PullEntry { position: 1 << 53, leaf: [1; 32], at: None, body: Body::Hidden };
        let far = answer(1, &[far]);
        for peer in [&se, &lt] {
            peer.serves("/log/held", answer(1, &[]));
        }
        se.serves("/log/held?after=0&limit=500&bodies=1", far);
        let confirmed = fi.done(&["restore", "--confirm"]);
        assert!(confirmed.contains("epoch 2 begins at position 1") && confirmed.contains(se.host()), "{confirmed}");
        assert_eq!(fi.number("select count(*) from alarm where kind = 'own-log'"), 1);
        fi.start();
    });
}
