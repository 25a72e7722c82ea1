//! How mail goes can be seen in administration: when a letter went out last, what waits, and what keeps it back since when.

use super::mail::{draft, subscribe};
use crate::harness::{Browser, Engine, Mailbox, NodeDraft, on_both, until};

#[test]
fn a_mail_server_that_is_down_is_seen_in_administration_and_is_an_alarm_in_time() {
    on_both(|engine| {
        let mut mailbox = Mailbox::open();
        let draft = draft(engine, &mailbox).set("limits", "sign_in_tries", 1_000).set("limits", "mail_alarm_s", 3);
        let fi = draft.prepare().started();
        fi.done(&["user", "add", "olli", "--role", "operator"]);
        let mut olli = Browser::signed_in(&fi, "olli");
        let page = olli.get(&fi, "/en/admin").is(&[200]).text();
        assert!(page.contains("No letter has gone out yet.") && page.contains("Letters waiting: 0,"), "{page}");
        subscribe(&fi, &mailbox, "aino@example.org", &[]);
        let page = until("what was sent is said", || {
            let page = olli.get(&fi, "/en/admin").is(&[200]).text();
            page.contains("The last letter went out: ").then_some(page)
        });
        assert!(!page.contains("cannot be reached"), "{page}");

        mailbox.stop();
        fi.publish("news", "CLEAR", "");
        let page = until("what keeps it back is said", || {
            let page = olli.get(&fi, "/fi/admin").is(&[200]).text();
            page.contains("Sähköpostipalvelimeen ei saada yhteyttä.").then_some(page)
        });
        for shown in ["Yhtään viestiä ei ole lähtenyt tämän jälkeen: ", "Odottavia viestejä: 1,"] {
            assert!(page.contains(shown), "{shown}: {page}");
        }
        let post = |page: &str| page.split_once("id=\"post\"").expect("mail is told").1.to_owned();
        assert!(!post(&page).contains("aino@"), "nobody's address is told: {page}");
        until("it is an alarm", || {
            post(&olli.get(&fi, "/en/admin").is(&[200]).text()).contains("state-3").then_some(())
        });
        let stuck = |page: String| {
            let line = page.lines().find(|line| line.starts_with("election_pool_mail_stuck_seconds "));
            line.and_then(|line| line.rsplit(' ').next()?.parse::<i64>().ok()).expect("a figure")
        };
        until("the figure says how long", || (stuck(fi.get("/metrics").is(&[200]).text()) >= 3).then_some(()));
        let own = "No letter has gone out since";
        assert!(olli.get(&fi, "/en/digests").is(&[200]).text().contains(own), "whoever waits for mail is told");
        mailbox.start();
        until("it is over", || {
            let page = post(&olli.get(&fi, "/en/admin").is(&[200]).text());
            (!page.contains("cannot be reached") && page.contains("Letters waiting: 0,")).then_some(())
        });
        until("the figure is well again", || (stuck(fi.get("/metrics").is(&[200]).text()) == 0).then_some(()));
        assert!(!olli.get(&fi, "/en/digests").is(&[200]).text().contains(own));
    });
}

#[test]
fn a_node_that_sends_no_mail_says_so() {
    let fi = NodeDraft::new(Engine::Sqlite, "fi", 8101).prepare().started();
    fi.done(&["user", "add", "olli", "--role", "operator"]);
    let page = Browser::signed_in(&fi, "olli").get(&fi, "/en/admin").is(&[200]).text();
    assert!(page.contains("This node sends no mail"), "{page}");
}
