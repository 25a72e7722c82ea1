//! Somebody puts an old copy of the database back, as of a disk, and says nothing: no position is given twice unnoticed,
//! and what was published since comes back.

use super::{
    backup::Shelf,
    place::{acquainted, agree, becomes, best_practice, json, write},
};
use crate::harness::{Engine, Node, on_both, until};

/// What it takes to know that a database is old.
struct Past {
    fi: Node,
    se: Node,
    /// Published after the copy was made; Sweden holds them.
    since: [String; 2],
}

/// Finland and Sweden, who hold three materials; of Finland's database there is a copy that knows one.
fn copied(engine: Engine, shelf: &Shelf) -> Past {
    let [mut fi, se] = acquainted(engine, ["fi", "se"]);
    shelf.keeps(&fi);
    fi.publish("one", "GREEN", "");
    agree(&fi, &se);
    shelf.saves(&fi, "old");
    let since = ["two", "three"].map(|name| fi.publish(name, "GREEN", ""));
    for id in &since {
        becomes(&se, id, "live", 1);
    }
    se.done(&["sync", "--now"]);
    fi.loses_everything();
    shelf.restores(&fi, "old");
    // A copy of the disk knows nothing of having been put back.
    fi.tamper("update head set restored = null");
    Past { fi, se, since }
}

/// That Finland publishes nothing more, and says how to go on.
fn is_still(fi: &Node) {
    let file = write(fi, "late.md", &best_practice("Late", "GREEN", ""), "Too late.");
    for command in [&["publish", &file][..], &["serve"]] {
        let refused = fi.refuses(command);
        assert!(refused.contains("restore --confirm"), "{refused}");
    }
    assert!(fi.run(&["doctor"]).out.contains("a partner knows more of this node's log"));
}

/// That everything is at both, and can be taken back.
fn is_whole(past: &Past, meanwhile: &[String]) {
    let Past { fi, se, since } = past;
    for id in since.iter().chain(meanwhile) {
        becomes(fi, id, "live", 1);
        becomes(se, id, "live", 1);
    }
    fi.done(&["withdraw", &since[0], "--reason", "It was wrong."]);
    becomes(se, &since[0], "tombstone", 2);
}

#[test]
fn what_an_old_copy_gave_a_second_position_for_comes_back() {
    on_both(|engine| {
        let shelf = Shelf::new("copy");
        let mut past = copied(engine, &shelf);
        // Nobody has been asked yet, and the log gets as high as it was.
        let meanwhile = ["four", "five"].map(|name| past.fi.publish(name, "GREEN", ""));
        let refused = past.fi.refuses(&["serve"]);
        assert!(refused.contains("with another entry there"), "{refused}");
        is_still(&past.fi);
        let confirmed = json(&past.fi.done(&["--json", "restore", "--confirm"]));
        assert_eq!((&confirmed["taken_back"], &confirmed["lost"]), (&2.into(), &0.into()), "{confirmed}");
        past.fi.start();
        is_whole(&past, &meanwhile);
    });
}

#[test]
fn an_old_copy_that_began_while_nobody_could_be_asked_is_still_once_somebody_answers() {
    on_both(|engine| {
        let shelf = Shelf::new("alone");
        let mut past = copied(engine, &shelf);
        past.se.stop();
        past.fi.start();
        let meanwhile = [past.fi.publish("four", "GREEN", "")];
        past.se.start();
        until("it has noticed", || {
            past.fi.run(&["sync", "--now"]);
            past.fi.run(&["doctor"]).out.contains("a partner knows more of this node's log").then_some(())
        });
        let health = past.fi.get("/health").is(&[503]).text();
        assert!(health.contains("restore --confirm"), "{health}");
        past.fi.stop();
        is_still(&past.fi);
        past.fi.done(&["restore", "--confirm"]);
        past.fi.start();
        is_whole(&past, &meanwhile);
    });
}
