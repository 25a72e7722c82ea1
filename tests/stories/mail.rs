//! Digests by mail, through a real mail server: who gets a letter, what stands in it, and what becomes of it when the
//! server is down, refuses, or is asked by two processes.

use std::{thread, time::Duration};

use super::place::{approved, best_practice, json, write};
use crate::harness::{Browser, Engine, Mail, Mailbox, Node, NodeDraft, Twin, form_from, on_both, until};

/// How long one waits for what is not to come: more than it takes to come.
const IN_VAIN: Duration = Duration::from_millis(3_500);

/// A node that sends its letters through this server, quickly.
pub(super) fn draft(engine: Engine, mailbox: &Mailbox) -> NodeDraft {
    let draft = NodeDraft::new(engine, "fi", 8101).set("mail", "server", mailbox.url());
    ["digest_pause_s", "mail_retry_cap_s", "digest_settle_s"]
        .into_iter()
        .fold(draft, |draft, limit| draft.set("limits", limit, 1))
        .set("mail", "from", "pool@vaalit.example")
        .set("limits", "digest_tries", 1_000)
        .set("limits", "poll_ms", 50)
}

/// Publishes a best practice; gives its URI.
fn publish(node: &Node, title: &str, tlp: &str, more: &str) -> String {
    let path = write(node, "new.md", &best_practice(title, tlp, more), &format!("More about {title}."));
    let uri = approved(node, json(&node.done(&["--json", "publish", &path])));
    ["uri", "id"].iter().find_map(|key| uri[key].as_str()).expect("it has an id").to_owned()
}

/// Asks for letters as somebody without an account.
fn ask(node: &Node, address: &str, more: &[(&'static str, &str)]) -> crate::harness::Answer {
    let mut form = vec![("address", address.to_owned()), ("frequency", "instant".to_owned())];
    form.extend(more.iter().map(|(name, value)| (*name, (*value).to_owned())));
    Browser::default().send(node, "/en/digest", &form)
}

/// Asks for letters, and confirms as whoever reads at the address.
#[track_caller]
pub(super) fn subscribe(node: &Node, mailbox: &Mailbox, address: &str, more: &[(&'static str, &str)]) {
    ask(node, address, more).is(&[200]);
    let number = mailbox.letters(address).len() + 1;
    let link = mailbox.letter(address, number).path("/digest/confirm/");
    Browser::default().post(node, &link, "").is(&[200]);
}

/// Sets and confirms the address of somebody who is signed in.
#[track_caller]
fn confirm_address(node: &Node, mailbox: &Mailbox, browser: &mut Browser, address: &str) {
    browser.press(node, "/en/digests/address", &[("address", address)]).is(&[303]);
    let link = mailbox.letter(address, mailbox.letters(address).len().max(1)).path("/digests/confirm/");
    browser.press(node, &link, &[]).is(&[303]);
}

/// Wants letters about these levels at once.
#[track_caller]
fn want(node: &Node, browser: &mut Browser, levels: &[&str]) {
    let mut form = vec![("frequency", "instant")];
    form.extend(levels.iter().map(|level| ("levels", *level)));
    browser.press(node, "/en/digests", &form).is(&[303]);
}

#[test]
fn nobody_gets_letters_who_did_not_confirm_and_one_click_ends_them() {
    on_both(|engine| {
        let mailbox = Mailbox::open();
        let fi = draft(engine, &mailbox).prepare().started();
        let aino = "aino@example.org";
        let first = ask(&fi, aino, &[("topics", "early-voting")]).is(&[200]).text();
        let asking = mailbox.letter(aino, 1);
        assert_eq!(asking.header("subject"), Some("Please confirm: news by mail"));
        assert_eq!(asking.header("list-unsubscribe"), None, "there is nothing to leave yet");
        assert_eq!(asking.header("auto-submitted"), Some("auto-generated"));
        assert!(
            asking.text.contains("Test authority fi") && asking.text.contains("Topics: Early voting"),
            "{}",
            asking.text
        );
        let link = asking.path("/digest/confirm/");
        // A program that looks at links confirms nothing.
        let page = Browser::default().get(&fi, &link).is(&[200]);
        assert!(page.text().contains("Yes, send me these letters"), "{}", page.text());
        assert_eq!(page.header("referrer-policy"), Some("strict-origin"));
        assert_eq!(page.header("cache-control"), Some("private, no-store"));
        publish(&fi, "Before", "CLEAR", "topics: [early-voting]\n");
        thread::sleep(IN_VAIN);
        assert_eq!(mailbox.letters(aino).len(), 1, "nobody has confirmed it");

        Browser::default().post(&fi, &link, "").is(&[200]);
        Browser::default().post(&fi, &link, "").is(&[404]);
        Browser::default().get(&fi, &link).is(&[404]);
        let again = ask(&fi, aino, &[("topics", "early-voting")]).is(&[200]).text();
        assert_eq!(first, again, "whether an address is known is nobody's business");
        mailbox.letter(aino, 2);
        publish(&fi, "Another topic", "CLEAR", "topics: [accessibility]\n");
        publish(&fi, "Inside", "GREEN", "topics: [early-voting]\n");
        publish(&fi, "After", "CLEAR", "topics: [early-voting]\n");
        let news = mailbox.letter(aino, 3);
        assert_eq!(news.header("subject"), Some("[TLP:CLEAR] 1 new entry – Test authority fi"));
        for body in [&news.text, &news.html] {
            assert!(body.contains("TLP:CLEAR") && body.contains("What After is about."), "{body}");
            for absent in ["Before", "Another", "Inside", "GREEN"] {
                assert!(!body.contains(absent), "{absent} stands in {body}");
            }
        }
        assert!(news.html.contains("<html lang=\"en\">") && !news.html.contains("<img"), "{}", news.html);
        assert_eq!(news.header("content-language"), Some("en"));
        let leave = news.header("list-unsubscribe").expect("one can leave").to_owned();
        assert_eq!(news.header("list-unsubscribe-post"), Some("List-Unsubscribe=One-Click"));
        let path = news.path("/digest/leave/");
        assert_eq!(leave, format!("<{}{path}>", fi.origin()));

        Browser::default().get(&fi, &path).is(&[200]);
        publish(&fi, "Still", "CLEAR", "topics: [early-voting]\n");
        mailbox.letter(aino, 4);
        // What a mail program sends: no cookie, and no page that it comes from.
        let click = fi.send(&form_from(&fi, &path, "List-Unsubscribe=One-Click")).is(&[200]);
        assert!(click.text().contains("You get these letters no more"), "{}", click.text());
        publish(&fi, "Gone", "CLEAR", "topics: [early-voting]\n");
        thread::sleep(IN_VAIN);
        assert_eq!(mailbox.letters(aino).len(), 4, "it was left");
        fi.send(&form_from(&fi, &path, "")).is(&[200]);
    });
}

/// What was published of each level, by the words of its title.
const LEVELS: [(&str, &str); 5] =
    [("Open", "CLEAR"), ("Inside", "GREEN"), ("Few", "AMBER"), ("Fewer", "AMBER+STRICT"), ("Persons", "RED")];

#[test]
fn people_are_told_what_they_may_see_amber_as_a_link_and_red_not_at_all() {
    on_both(|engine| {
        let mailbox = Mailbox::open();
        let fi = draft(engine, &mailbox).prepare();
        fi.done(&["authority", "add", "--username", "kunta", "--name", "Another authority"]);
        let fi = fi.started();
        let all = ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT"];
        let people = [
            ("lukija", "reader", "vaalit", &all[..], "AMBER+STRICT"),
            ("lautakunta", "client", "vaalit", &all[..3], "AMBER"),
            ("yllapito", "operator", "vaalit", &all[..1], "CLEAR"),
            ("naapuri", "reader", "kunta", &all[..], "GREEN"),
        ];
        for (username, role, authority, levels, _) in people {
            fi.done(&["user", "add", username, "--role", role, "--authority", authority]);
            let mut browser = Browser::signed_in(&fi, username);
            confirm_address(&fi, &mailbox, &mut browser, &format!("{username}@example.org"));
            want(&fi, &mut browser, levels);
            // What is not offered cannot be chosen either.
            for other in all.iter().chain(&["RED"]).filter(|level| !levels.contains(level)) {
                let page = browser.press(&fi, "/en/digests", &[("frequency", "daily"), ("levels", *other)]).is(&[422]);
                assert!(page.text().contains("Choose at least one label."), "{username} {other}");
            }
        }
        let mut uris = Vec::new();
        for (title, tlp) in LEVELS {
            let more = match tlp {
                "RED" => "recipients: [lukija, vaalit]\n",
                "AMBER" | "AMBER+STRICT" => "recipients: [\"@vaalit@fi.localhost:8101\"]\n",
                _ => "",
            };
            uris.push(publish(&fi, title, tlp, more));
        }
        for (username, .., highest) in people {
            let address = format!("{username}@example.org");
            let seen = |title: &str| match title {
                "Open" => true,
                "Inside" => username != "yllapito",
                _ => false,
            };
            let linked = |title: &str| match title {
                "Few" => ["lukija", "lautakunta"].contains(&username),
                "Fewer" => username == "lukija",
                _ => false,
            };
            let wanted = LEVELS.iter().filter(|(title, _)| seen(title) || linked(title)).count();
            // The first is the one about the address; what came apart was told apart.
            let letters: Vec<Mail> = until(&format!("{username} is told of {wanted}"), || {
                let letters: Vec<Mail> = mailbox.letters(&address).into_iter().skip(1).collect();
                let all: String = letters.iter().map(|mail| mail.text.as_str()).collect();
                (all.matches("/en/materials/").count() >= wanted).then_some(letters)
            });
            let all: String = letters.iter().flat_map(|mail| [mail.text.as_str(), &mail.html, &mail.raw]).collect();
            for ((title, tlp), uri) in LEVELS.iter().zip(&uris) {
                let id = uri.rsplit('/').next().expect("an id");
                // Of what is above CLEAR a letter has a title and no more, as every list.
                assert_eq!(all.contains(&format!("What {title} is about.")), *tlp == "CLEAR", "{username} {title}");
                assert_eq!(all.contains(id), seen(title) || linked(title), "{username} {title}: {all}");
                assert_eq!(all.contains(&format!("Something at TLP:{tlp}")), linked(title), "{username} {title}");
                if !seen(title) {
                    assert!(!all.contains(&format!("{title}\n")), "{username} {title}");
                }
            }
            let subjects: Vec<&str> = letters.iter().filter_map(|mail| mail.header("subject")).collect();
            assert!(subjects.iter().any(|subject| subject.starts_with(&format!("[TLP:{highest}] "))), "{subjects:?}");
            for mail in &letters {
                let label =
                    mail.header("subject").and_then(|subject| subject.split(['[', ']']).nth(1)).expect("a label");
                assert!(mail.text.starts_with(&format!("{label} – ")), "{label}: {}", mail.text);
            }
        }
    });
}

#[test]
fn another_address_counts_once_its_reader_says_so_signed_in_as_the_same_person() {
    on_both(|engine| {
        let mailbox = Mailbox::open();
        let fi = draft(engine, &mailbox).prepare().started();
        for username in ["anna", "bo"] {
            fi.done(&["user", "add", username, "--role", "reader"]);
        }
        let (mut anna, mut bo) = (Browser::signed_in(&fi, "anna"), Browser::signed_in(&fi, "bo"));
        confirm_address(&fi, &mailbox, &mut anna, "anna@example.org");
        want(&fi, &mut anna, &["CLEAR"]);
        anna.press(&fi, "/en/digests/address", &[("address", "new@example.org")]).is(&[303]);
        let page = anna.get(&fi, "/en/digests").is(&[200]).text();
        assert!(
            page.contains("The letters go to anna@example.org.") && page.contains("A letter went to new@example.org.")
        );
        let link = mailbox.letter("new@example.org", 1).path("/digests/confirm/");
        // A link of somebody else's, or none, is said to be that before there is a button.
        let nonsense = bo.get(&fi, &link).is(&[404]).text();
        assert!(
            nonsense.contains("href=\"/en/digests\"") && !nonsense.contains("Yes, send the letters here"),
            "{nonsense}"
        );
        anna.get(&fi, "/en/digests/confirm/nonsense").is(&[404]);
        anna.get(&fi, &link).is(&[200]);
        bo.press(&fi, &link, &[]).is(&[404]);
        let led = Browser::default().get(&fi, &link).is(&[303]);
        assert!(
            led.header("location").is_some_and(|to| to.starts_with("/en/sign-in?next=")),
            "{:?}",
            led.header("location")
        );
        publish(&fi, "First", "CLEAR", "");
        mailbox.letter("anna@example.org", 2);
        anna.press(&fi, &link, &[]).is(&[303]);
        anna.press(&fi, &link, &[]).is(&[404]);
        publish(&fi, "Second", "CLEAR", "");
        let told = mailbox.letter("new@example.org", 2);
        assert!(told.text.contains("Second") && !told.text.contains("First"), "{}", told.text);
        anna.press(&fi, "/en/digests/address/end", &[]).is(&[303]);
        assert!(anna.get(&fi, "/en/digests").text().contains("There is no confirmed mail address yet."));
        publish(&fi, "Third", "CLEAR", "");
        thread::sleep(IN_VAIN);
        assert_eq!((mailbox.letters("anna@example.org").len(), mailbox.letters("new@example.org").len()), (2, 2));
        // What is wrong is said beside the field, with what was typed.
        let wrong =
            anna.press(&fi, "/en/digests/address", &[("address", "anna@example.org, bo@example.org")]).is(&[422]);
        assert!(wrong.text().contains("aria-invalid=\"true\"") && wrong.text().contains("anna@example.org, bo@"));
    });
}

#[test]
fn what_is_withdrawn_or_narrowed_before_it_is_sent_is_not_sent_and_the_rest_once() {
    on_both(|engine| {
        let mut mailbox = Mailbox::open();
        let fi = draft(engine, &mailbox).prepare().started();
        subscribe(&fi, &mailbox, "aino@example.org", &[]);
        mailbox.stop();
        let gone = publish(&fi, "Gone", "CLEAR", "");
        let inside = publish(&fi, "Inside", "CLEAR", "");
        publish(&fi, "Stays", "CLEAR", "");
        until("a letter waits", || (fi.figure("election_pool_mail_delayed") > 0.0).then_some(()));
        fi.done(&["withdraw", &gone, "--reason", "It was wrong"]);
        super::place::revise(&fi, &inside, "Inside", "GREEN", "");
        let told = fi.run(&["doctor"]);
        assert!(told.out.contains("mail") && told.out.contains("cannot be reached"), "{}", told.out);
        assert!(!told.out.contains("aino"), "{}", told.out);
        thread::sleep(IN_VAIN);
        mailbox.start();
        let letters = until("what stays is told", || {
            let letters: Vec<Mail> = mailbox.letters("aino@example.org").into_iter().skip(1).collect();
            letters.iter().any(|mail| mail.text.contains("Stays")).then_some(letters)
        });
        thread::sleep(IN_VAIN);
        let all: String = mailbox.letters("aino@example.org").iter().map(|mail| mail.text.clone()).collect();
        assert_eq!(all.matches("· Stays").count(), 1, "{all}");
        assert!(!all.contains("Gone") && !all.contains("Inside"), "{all}");
        let ids: Vec<&str> = letters.iter().filter_map(|mail| mail.header("message-id")).collect();
        assert!(ids.iter().all(|id| id.ends_with("@fi.localhost>")), "{ids:?}");
        assert!(fi.run(&["doctor"]).out.contains("can be reached"));
    });
}

#[test]
fn a_refusal_is_final_and_is_said_to_the_person_and_to_the_operator() {
    on_both(|engine| {
        let mailbox = Mailbox::open();
        let fi = draft(engine, &mailbox).prepare().started();
        fi.done(&["user", "add", "anna", "--role", "reader"]);
        let mut anna = Browser::signed_in(&fi, "anna");
        confirm_address(&fi, &mailbox, &mut anna, "anna@example.org");
        want(&fi, &mut anna, &["CLEAR"]);
        mailbox.refuses("anna@example.org");
        publish(&fi, "First", "CLEAR", "");
        until("it is refused", || (fi.figure("election_pool_mail_failed") > 0.0).then_some(()));
        let page = anna.get(&fi, "/en/digests").is(&[200]).text();
        assert!(page.contains("User unknown") && page.contains("550"), "{page}");
        let told = fi.run(&["doctor"]).out;
        assert!(told.contains("User unknown") && !told.contains("anna@"), "{told}");
        assert!(!fi.log().contains("anna@example.org"), "{}", fi.log());
        // A request whose letter is refused is forgotten, and whoever asks hears nothing of that.
        mailbox.refuses("nobody@example.org");
        ask(&fi, "nobody@example.org", &[]).is(&[200]);
        until("that is refused too", || (fi.figure("election_pool_mail_failed") > 1.0).then_some(()));
        let said = fi.refuses(&["mail", "test", "nobody@example.org"]);
        assert!(said.contains("550"), "{said}");
        let said = fi.done(&["mail", "test", "operator@example.org"]);
        assert!(said.contains("has taken a letter to operator@example.org"), "{said}");
        assert_eq!(mailbox.letter("operator@example.org", 1).text.lines().next(), Some("TLP:CLEAR"));
    });
}

#[test]
fn a_letter_of_the_day_comes_when_it_is_due_and_only_if_there_is_something() {
    on_both(|engine| {
        let mailbox = Mailbox::open();
        let fi = draft(engine, &mailbox).prepare().started();
        fi.done(&["user", "add", "anna", "--role", "reader"]);
        let mut anna = Browser::signed_in(&fi, "anna");
        confirm_address(&fi, &mailbox, &mut anna, "anna@example.org");
        anna.press(&fi, "/en/digests", &[("frequency", "daily"), ("levels", "GREEN"), ("countries", "FI")]).is(&[303]);
        publish(&fi, "First", "GREEN", "");
        publish(&fi, "Second", "GREEN", "");
        publish(&fi, "Open", "CLEAR", "");
        thread::sleep(IN_VAIN);
        assert_eq!(mailbox.letters("anna@example.org").len(), 1, "it is not due");
        fi.tamper("update digest set next_at = 0");
        let told = mailbox.letter("anna@example.org", 2);
        assert_eq!(told.header("subject"), Some("[TLP:GREEN] 2 new entries – Test authority fi"));
        assert!(!told.text.contains("Open"), "{}", told.text);
        fi.tamper("update digest set next_at = 0");
        thread::sleep(IN_VAIN);
        assert_eq!(mailbox.letters("anna@example.org").len(), 2, "there is nothing new");
        let page = anna.get(&fi, "/en/digests").text();
        let end = page
            .split("action=\"")
            .find_map(|rest| rest.split('"').next().filter(|to| to.ends_with("/end") && !to.contains("address")));
        anna.press(&fi, end.expect("a button"), &[]).is(&[303]);
        assert!(anna.get(&fi, "/en/digests").text().contains("You have not chosen any letters yet."));
    });
}

#[test]
fn no_title_and_no_address_bends_a_letter() {
    on_both(|engine| {
        let mailbox = Mailbox::open();
        let fi = draft(engine, &mailbox).prepare().started();
        subscribe(&fi, &mailbox, "aino@example.org", &[]);
        let title = "\"[TLP:RED] =?utf-8?q?x?= <b>Äänestys</b> & co\"";
        let path = write(
            &fi,
            "new.md",
            &best_practice("X", "CLEAR", "").replace("title: X", &format!("title: {title}")),
            "Text.",
        );
        approved(&fi, json(&fi.done(&["--json", "publish", &path])));
        let told = mailbox.letter("aino@example.org", 2);
        assert_eq!(told.header("subject"), Some("[TLP:CLEAR] 1 new entry – Test authority fi"));
        assert!(told.text.contains("[TLP:RED] =?utf-8?q?x?= <b>Äänestys</b> & co"), "{}", told.text);
        assert!(told.html.contains("&#60;b&#62;Äänestys") && !told.html.contains("<b>"), "{}", told.html);
        for address in
            ["a@example.org\r\nRCPT TO:<b@example.org>", "a@example.org,b@example.org", "<a@example.org>", ""]
        {
            let page = ask(&fi, address, &[]).is(&[422]);
            assert!(page.text().contains("id=\"address-wrong\""), "{address}");
        }
        let strange = ask(&fi, "a@example.org", &[("topics", "nonsense")]).is(&[422]).text();
        assert!(strange.contains("value=\"a@example.org\"") && strange.contains("href=\"#topics\""), "{strange}");
    });
}

#[test]
fn a_letter_is_in_the_language_it_was_asked_for_in_and_each_text_in_one_that_its_reader_reads() {
    let mailbox = Mailbox::open();
    let fi = draft(Engine::Sqlite, &mailbox).prepare().started();
    let form = [("address", "aino@example.org"), ("frequency", "instant"), ("languages", "sv"), ("languages", "en")];
    let form = form.map(|(name, value)| (name, value.to_owned()));
    Browser::default().send(&fi, "/fi/digest", &form).is(&[200]);
    let asking = mailbox.letter("aino@example.org", 1);
    assert_eq!(asking.header("subject"), Some("Vahvista: uutiset sähköpostitse"));
    assert!(asking.raw.is_ascii() && asking.text.contains("Aineistojen kielet: ruotsi ja englanti"), "{}", asking.text);
    let link = asking.path("/fi/digest/confirm/");
    Browser::default().post(&fi, &link, "").is(&[200]);
    let head = "kind: best-practice\ntlp: CLEAR\nlanguage: sv\ntitle: Röstning\nsummary: Om röstning.\n";
    approved(&fi, json(&fi.done(&["--json", "publish", &write(&fi, "val.md", head, "Text.")])));
    let told = mailbox.letter("aino@example.org", 2);
    assert_eq!(told.header("subject"), Some("[TLP:CLEAR] 1 uusi kohde – Test authority fi"));
    assert_eq!(told.header("content-language"), Some("fi"));
    assert!(
        told.html.contains("<html lang=\"fi\">") && told.html.contains("<h2 lang=\"sv\" dir=\"auto\">"),
        "{}",
        told.html
    );
    assert!(told.text.contains("Om röstning."), "{}", told.text);
    let other = head.replace(": sv", ": lt").replace("Röstning", "Balsavimas");
    approved(&fi, json(&fi.done(&["--json", "publish", &write(&fi, "val.md", &other, "Text.")])));
    thread::sleep(IN_VAIN);
    assert_eq!(mailbox.letters("aino@example.org").len(), 2, "that is in none of these languages");
}

#[test]
fn requests_are_bounded_for_an_address_and_for_a_network() {
    let mailbox = Mailbox::open();
    let fi = draft(Engine::Sqlite, &mailbox).set("limits", "digest_tries", 4).prepare().started();
    for _ in 0..4 {
        ask(&fi, "aino@example.org", &[]).is(&[200]);
    }
    ask(&fi, "bo@example.org", &[]).is(&[429]);
    until("three are written", || (mailbox.letters("aino@example.org").len() == 3).then_some(()));
    thread::sleep(IN_VAIN);
    assert_eq!(mailbox.letters("aino@example.org").len(), 3, "and no fourth");
    fi.tamper("update digest set asked_until = 1");
}

#[test]
fn two_processes_send_each_letter_once() {
    let mailbox = Mailbox::open();
    let fi = draft(Engine::Postgres, &mailbox).prepare().started();
    let addresses: Vec<String> = (0..12).map(|number| format!("a{number}@example.org")).collect();
    for address in &addresses {
        subscribe(&fi, &mailbox, address, &[]);
    }
    let mut twin = Twin::of(&fi);
    twin.start();
    for title in ["First", "Second"] {
        publish(&fi, title, "CLEAR", "");
        for address in &addresses {
            until(&format!("{address} is told of {title}"), || {
                mailbox.letters(address).iter().any(|mail| mail.text.contains(title)).then_some(())
            });
        }
    }
    thread::sleep(IN_VAIN);
    for address in &addresses {
        assert_eq!(mailbox.letters(address).len(), 3, "{address}");
    }
}

#[test]
fn a_node_that_sends_no_mail_says_so() {
    let fi = NodeDraft::new(Engine::Sqlite, "fi", 8101).prepare().started();
    let page = fi.get("/en/digest").is(&[200]).text();
    assert!(page.contains("This node sends no mail.") && !page.contains("name=\"address\""), "{page}");
    ask(&fi, "aino@example.org", &[]).is(&[409]);
    fi.done(&["user", "add", "anna", "--role", "reader"]);
    let mut anna = Browser::signed_in(&fi, "anna");
    let page = anna.get(&fi, "/en/digests").is(&[200]).text();
    assert!(page.contains("This node sends no mail.") && !page.contains("name=\"frequency\""), "{page}");
    anna.press(&fi, "/en/digests", &[("frequency", "daily"), ("levels", "CLEAR")]).is(&[409]);
    assert!(!fi.get("/en/feeds").text().contains("/en/digest"), "nothing leads there");
    assert!(!fi.get("/en/privacy").text().contains("orders letters"));
    assert!(fi.refuses(&["mail", "test", "a@example.org"]).contains("sends no mail"));
}
