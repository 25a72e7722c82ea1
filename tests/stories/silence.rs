//! Partners that take a delivery and never answer: whoever else waits for news has it all the same.

use std::{net::TcpListener, time::Duration};

use crate::harness::{Engine, NodeDraft, Peer, Proxy, free_port, until, within};

/// How long a request may take here: longer than anything in the story.
const REQUEST_S: i64 = 18;
/// How long the others may wait, on a machine that is busy.
const SOON: Duration = Duration::from_secs(12);

#[test]
fn a_partner_that_never_answers_holds_up_nobody() {
    let (lt, se) = (Peer::partner("lt", 8103), Peer::partner("se", 8102));
    let way = Proxy::start();
    way.leads_to(&[lt.address()]);
    let fi = NodeDraft::new(Engine::Sqlite, "fi", 8101)
        .knows(lt.host(), way.address())
        .knows(se.host(), se.address())
        .set("limits", "lanes_lively", 1)
        .set("limits", "request_timeout_s", REQUEST_S)
        .set("limits", "lease_s", 3 * REQUEST_S)
        .prepare()
        .started();
    for partner in [&lt, &se] {
        fi.done(&["peer", "add", &partner.origin(), "--yes"]);
    }
    fi.publish("first", "CLEAR", "");
    until("both have the first", || (lt.received().len() == 1 && se.received().len() == 1).then_some(()));

    // It connects, and nobody is there to read.
    let silent = TcpListener::bind(free_port()).expect("the port is free");
    way.leads_to(&[silent.local_addr().expect("it is bound")]);
    // Lithuania takes the one seat with the second at the latest, and keeps it.
    fi.publish("second", "CLEAR", "");
    fi.publish("third", "CLEAR", "");
    within(SOON, "Sweden has both", || (se.received().len() == 3).then_some(()));
    assert_eq!(lt.received().len(), 1);
}
