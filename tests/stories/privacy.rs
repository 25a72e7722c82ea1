//! What a node keeps of a person: taken away by them, erased when they ask, and forgotten in time; what has to stay, stays.

use std::fs;

use serde_json::Value;

use super::{
    desk,
    desk_approving::{decide, submit},
    place::json,
};
use crate::harness::{Browser, Node, on_both};

const NAME: &str = "Aino Esimerkki";

/// Somebody who has used everything that there is to use, with the address of their draft.
fn aino(fi: &Node) -> (Browser, String) {
    fi.tamper(&format!("update account set name = '{NAME}' where username = 'aino'"));
    let (mut aino, _) = Browser::with_second_factor(fi, "aino");
    aino.press(fi, "/en/my-feeds", &[]).is(&[201, 200, 303]);
    aino.press(fi, "/en/desk/incoming/filters", &[("country", "SE")]).is(&[303]);
    aino.press(fi, "/en/languages", &[("language1", "sv")]).is(&[303]);
    fi.done(&["token", "make", "--as", "aino", "--scope", "read", "--name", "press office"]);
    fi.done(&["glossary", "set", "sv:da", "valdag", "valgdag", "--as", "aino"]);
    let draft = desk::begin(fi, &mut aino, "best-practice");
    desk::save(fi, &mut aino, &draft, "save", &[("title-0", "Half a thought")]).is(&[200, 303]);
    (aino, draft)
}

fn rows(document: &Value, kind: &str) -> usize {
    document[kind].as_array().unwrap_or_else(|| panic!("no {kind}: {document}")).len()
}

/// What there is of a kind in the table that `user erase` prints.
fn counted(report: &Value, kind: &str) -> (u64, String) {
    let kept = report["kept"].as_array().expect("a list").iter().find(|one| one["what"] == kind);
    kept.map_or((0, String::new()), |one| {
        (one["rows"].as_u64().expect("a number"), one["becomes"].as_str().expect("a word").to_owned())
    })
}

#[test]
fn a_person_takes_away_what_is_kept_of_them_and_no_secret_goes_along() {
    on_both(|engine| {
        let fi = desk::node(engine, "two");
        let (mut aino, _) = aino(&fi);
        let file = fi.folder().join("aino.json");
        fi.done(&["user", "export", "aino", "--out", &file.display().to_string()]);
        let written = fs::read_to_string(&file).expect("the file is there");
        let document: Value = serde_json::from_str(&written).unwrap_or_else(|error| panic!("{error}: {written}"));
        assert_eq!((&document["type"], &document["person"]), (&"PersonalData".into(), &"aino".into()));
        assert_eq!(document["account"][0]["name"], NAME);
        for kind in ["account", "sessions", "credentials", "tokens", "feeds", "filters", "glossary", "drafts"] {
            assert_eq!(rows(&document, kind), 1, "{kind}: {written}");
        }
        assert_eq!(rows(&document, "recovery_codes"), 10);
        assert_eq!(document["tokens"][0]["name"], "press office");
        assert!(document["drafts"][0]["fields"].to_string().contains("Half a thought"), "{written}");
        let deeds: Vec<&str> =
            document["deeds"].as_array().expect("lines").iter().filter_map(|line| line["deed"].as_str()).collect();
        assert!(deeds.contains(&"sign in") && deeds.contains(&"draft begin"), "{deeds:?}");
        let about = document["about"].to_string();
        assert!(about.contains("user add") && !about.contains("command line"), "{about}");

        // The same in the browser, by themselves and by nobody else.
        let answer = aino.press(&fi, "/en/account/data", &[]).is(&[200]);
        assert_eq!(answer.header("content-type"), Some("application/json"));
        assert_eq!(answer.header("content-disposition"), Some("attachment; filename=\"aino.json\""));
        assert_eq!(answer.header("cache-control"), Some("private, no-store"));
        let own = answer.json();
        assert_eq!(own["by"], "aino");
        assert_eq!(own["drafts"], document["drafts"]);
        let mut veikko = Browser::signed_in(&fi, "veikko");
        let other = veikko.press(&fi, "/en/account/data", &[]).is(&[200]).text();
        assert!(!other.contains(NAME) && !other.contains("Half a thought"), "{other}");
        Browser::default().post(&fi, "/en/account/data", "csrf=").is(&[403]);

        // No secret is in it, and each time it is written down.
        let cookie = aino.cookie.clone().expect("a cookie");
        let token = cookie.split('=').nth(1).expect("a value");
        for text in [&written, &answer.text()] {
            assert!(!text.contains(token) && !text.contains("argon2") && !text.contains("csrf"), "{text}");
        }
        let lines = json(&fi.done(&["--json", "audit", "list", "--object", "aino", "--deed", "user export"]));
        let by: Vec<&str> = lines.as_array().expect("lines").iter().filter_map(|line| line["who"].as_str()).collect();
        assert_eq!(by, ["aino", "command line"]);
        assert!(fi.refuses(&["user", "export", "ainoo"]).contains("did you mean “aino”?"));
    });
}

#[test]
fn whoever_is_erased_leaves_the_user_name_in_the_book_and_on_what_was_approved() {
    on_both(|engine| {
        let fi = desk::node(engine, "two");
        let (mut aino, draft) = aino(&fi);
        // Another text waits for approval.
        let other = desk::begin(&fi, &mut aino, "best-practice");
        let waits = submit(&fi, &mut aino, &other, &[]);
        let before = json(&fi.done(&["--json", "user", "erase", "aino", "--dry-run"]));
        assert_eq!(before["is_erased"], false);
        for (kind, rows, becomes) in [
            ("sessions", 1, "erased"),
            ("tokens", 1, "erased"),
            ("drafts", 1, "erased"),
            ("filters", 1, "erased"),
            ("glossary", 1, "unnamed"),
            ("submissions", 1, "kept"),
            ("drafts_that_wait", 1, "kept"),
        ] {
            assert_eq!(counted(&before, kind), (rows, becomes.to_owned()), "{kind}: {before}");
        }
        // By the names they have in the file.
        assert!(counted(&before, "deeds").0 > 3 && counted(&before, "about").0 > 1, "{before}");
        aino.get(&fi, &draft).is(&[200]);

        let done = json(&fi.done(&["--json", "user", "erase", "aino"]));
        assert_eq!(done["is_erased"], true);
        assert_eq!(counted(&done, "drafts"), (1, "erased".to_owned()), "{done}");
        aino.get(&fi, &draft).is(&[303]);
        for table in ["session", "token", "feed_token", "interest", "passkey", "credential", "recovery_code"] {
            let text = format!("select count(*) from {table} where username = 'aino'");
            assert_eq!(fi.number(&text), 0, "{table}");
        }
        assert_eq!(fi.number(&format!("select count(*) from account where name = '{NAME}'")), 0);
        assert_eq!(fi.number("select count(*) from glossary where by_whom = 'aino'"), 0);
        assert_eq!(fi.number("select count(*) from submission where author = 'aino'"), 1);
        let left = json(&fi.done(&["user", "export", "aino"]));
        assert_eq!(
            (rows(&left, "drafts"), rows(&left, "drafts_that_wait"), &left["account"][0]["name"]),
            (0, 1, &"".into())
        );
        assert!(fi.refuses(&["user", "add", "aino"]).contains("or did once"));
        assert!(fi.refuses(&["user", "link", "aino"]).contains("no user “aino”"));
        fi.done(&["audit", "verify"]);
        let lines = json(&fi.done(&["--json", "audit", "list", "--object", "aino", "--deed", "user erase"]));
        assert!(lines[0]["detail"].as_str().is_some_and(|detail| detail.contains("drafts 1")), "{lines}");
        // What waits is a colleague's to take over or refuse; nobody publishes it in the name of somebody who has left.
        let mut veikko = Browser::with_second_factor(&fi, "veikko").0;
        assert!(veikko.get(&fi, "/en/desk").is(&[200]).text().contains("Advance voting in one page"));
        let read = veikko.get(&fi, &waits).is(&[200]);
        let refused = decide(&fi, &mut veikko, &read, &waits, "approve", "").text();
        assert!(refused.contains("has left: take it over or refuse it"), "{refused}");
        decide(&fi, &mut veikko, &read, &waits, "take-over", "").is(&[303]);
        assert_eq!(fi.number("select count(*) from draft where author = 'veikko'"), 1);
        // Once more finds nothing, and is no mistake.
        let again = json(&fi.done(&["--json", "user", "erase", "aino"]));
        assert_eq!((counted(&again, "sessions").0, counted(&again, "account").0), (0, 1));
    });
}

#[test]
fn nobody_erases_or_removes_the_last_who_approves_or_runs_the_machine() {
    on_both(|engine| {
        let fi = desk::node(engine, "two");
        for deed in ["remove", "erase"] {
            let refused = fi.refuses(&["user", deed, "veikko"]);
            assert!(refused.contains("veikko is the last approver of this node"), "{refused}");
        }
        fi.done(&["user", "erase", "veikko", "--dry-run"]);
        fi.done(&["user", "add", "toinen", "--role", "approver"]);
        fi.done(&["user", "erase", "veikko"]);
        assert!(fi.refuses(&["user", "erase", "toinen"]).contains("the last approver"));
    });
}

#[test]
fn an_operator_sees_what_is_kept_of_somebody_and_erases_them_with_a_second_factor() {
    on_both(|engine| {
        let fi = desk::node(engine, "two");
        for (name, role) in [("olli", "operator"), ("taru", "auditor")] {
            fi.done(&["user", "add", name, "--role", role]);
        }
        aino(&fi);
        let at = "/en/admin/users/aino";
        let mut olli = Browser::signed_in(&fi, "olli");
        let page = olli.get(&fi, at).is(&[200]).text();
        assert!(page.contains("<code>drafts</code></th><td>1</td><td>is deleted</td>"), "{page}");
        assert!(page.contains("<code>glossary</code></th><td>1</td><td>stays, without the name</td>"), "{page}");
        assert!(!page.contains("Half a thought") && !page.contains("value=\"erase\""), "{page}");
        // What needs a second factor is held until it has been shown.
        olli.press(&fi, at, &[("deed", "erase")]).is(&[409]);
        let mut taru = Browser::with_second_factor(&fi, "taru").0;
        assert!(!taru.get(&fi, at).is(&[200]).text().contains("value=\"erase\""));
        taru.press(&fi, at, &[("deed", "erase")]).is(&[403]);

        let mut olli = Browser::with_second_factor(&fi, "olli").0;
        assert!(olli.get(&fi, "/en/admin/users").is(&[200]).text().contains(&format!("href=\"{at}\"")));
        assert!(olli.get(&fi, at).is(&[200]).text().contains("value=\"erase\""));
        let refused = olli.press(&fi, "/en/admin/users/veikko", &[("deed", "erase")]).is(&[409]).text();
        assert!(refused.contains("is the last person here with the role"), "{refused}");
        olli.press(&fi, "/en/admin/users/olli", &[("deed", "erase")]).is(&[403]);
        let done = olli.press(&fi, at, &[("deed", "erase")]).is(&[200]).text();
        assert!(done.contains("The person is erased.") && !done.contains(NAME), "{done}");
        let left = olli.get(&fi, at).is(&[200]).text();
        assert!(!left.contains("<code>drafts</code>") && left.contains("<code>account</code>"), "{left}");
        olli.get(&fi, "/en/admin/users/nobody").is(&[404]);
        let lines = json(&fi.done(&["--json", "audit", "list", "--who", "olli", "--deed", "user erase"]));
        assert_eq!(lines.as_array().map(Vec::len), Some(1), "{lines}");
    });
}

#[test]
fn what_is_due_is_told_beforehand_and_goes_and_nothing_else() {
    on_both(|engine| {
        let mut fi = desk::node(engine, "two");
        let (mut aino, _) = aino(&fi);
        let mut olli = {
            fi.done(&["user", "add", "olli", "--role", "operator"]);
            Browser::signed_in(&fi, "olli")
        };
        fi.stop();
        let due = |answer: &str, what: &str| {
            let answer: Value = json(answer);
            let line = answer["lines"].as_array().expect("lines").iter().find(|line| line["what"] == what).cloned();
            line.unwrap_or_else(|| panic!("no {what}: {answer}"))["rows"].as_u64().expect("a number")
        };
        let look = |fi: &Node| fi.done(&["--json", "retention", "--dry-run"]);
        let before = look(&fi);
        assert_eq!((due(&before, "sessions"), due(&before, "sign_in_links"), due(&before, "tokens")), (0, 0, 0));
        let sessions = fi.number("select count(*) from session");
        fi.tamper("update session set expires = 1 where username = 'aino'");
        fi.tamper("update sign_in_link set expires = 1 where username = 'aino'");
        fi.tamper("update token set expires = 1");
        let told = look(&fi);
        assert_eq!((due(&told, "sessions"), due(&told, "sign_in_links"), due(&told, "tokens")), (1, 1, 1));
        assert_eq!(fi.number("select count(*) from session"), sessions, "looking changes nothing");
        assert!(fi.done(&["retention"]).contains("session_idle_s = 43200"));

        fi.start();
        let page = olli.get(&fi, "/en/admin/settings").is(&[200]).text();
        assert!(
            page.contains("<code>sign_in_links</code>")
                && page.contains("30 days after they end <code>settled_days</code>"),
            "{page}"
        );
        fi.done(&["retention", "--run"]);
        let after = look(&fi);
        assert_eq!((due(&after, "sessions"), due(&after, "sign_in_links"), due(&after, "tokens")), (0, 0, 0));
        assert_eq!(fi.number("select count(*) from session where username = 'aino'"), 0);
        assert_eq!(fi.number("select count(*) from draft"), 1, "drafts stay");
        aino.get(&fi, "/en/account").is(&[303]);
        olli.get(&fi, "/en/account").is(&[200]);
        fi.done(&["audit", "verify"]);
    });
}

#[test]
fn as_much_goes_of_mail_and_files_as_was_told_beforehand() {
    on_both(|engine| {
        let mut fi = desk::node(engine, "two");
        fi.done(&["user", "add", "olli", "--role", "operator"]);
        fi.stop();
        // The year 2100.
        let later = 4_102_444_800_000_i64;
        // A request of the public that nobody confirmed, and its letter; and one that somebody still may.
        for (id, until) in [("late", 1_i64), ("open", later)] {
            fi.tamper(&format!(
                "insert into digest (id, address, asked_until, frequency, language, topics, countries, languages, levels, \
                 leave_token, made, told, next_at) \
                 values ('{id}', '{id}@example.org', {until}, 'daily', 'en', '', '', '', '', '{id}', 1, 1, 1)"
            ));
            fi.tamper(&format!("insert into digest_asked (subject, asked, until) values ('{id}', 1, {until})"));
            for (kind, state) in [("confirm", "waiting"), ("address", "failed")] {
                let at = if id == "late" { 1 } else { later };
                fi.tamper(&format!(
                    "insert into mail_letter (id, kind, digest, until, state, tries, next_at, lease_until, fence, at) \
                     values ('{id} {kind}', '{kind}', '{id}', 1, '{state}', 0, {until}, 0, 0, {at})"
                ));
            }
            fi.tamper(&format!("insert into mail_token (token, letter, expires) values ('{id}', '{id}', {until})"));
            let sha256 = if id == "late" { "ab".repeat(32) } else { "cd".repeat(32) };
            fi.tamper(&format!(
                "insert into blob (sha256, media_type, size, at) values ('{sha256}', 'text/plain', 1, {until})"
            ));
        }
        // Addresses that were wanted and not confirmed: of somebody who had none, and of somebody who has one.
        fi.tamper("insert into mail_address (username, wanted, wanted_until, language) values ('aino', 'a@example.org', 1, 'en')");
        fi.tamper(
            "insert into mail_address (username, address, wanted, wanted_until, language) \
             values ('olli', 'o@example.org', 'p@example.org', 1, 'en')",
        );
        let rows = |answer: &str| -> Vec<(String, u64)> {
            let lines = json(answer)["lines"].as_array().cloned().expect("lines");
            let line = |line: &Value| {
                (line["what"].as_str().expect("a name").to_owned(), line["rows"].as_u64().expect("a number"))
            };
            lines.iter().map(line).collect()
        };
        let told = rows(&fi.done(&["--json", "retention", "--dry-run"]));
        let gone = rows(&fi.done(&["--json", "retention", "--run"]));
        assert_eq!(told, gone);
        let of = |what: &str| gone.iter().find(|(name, _)| name == what).map(|(_, rows)| *rows);
        assert_eq!((of("mail"), of("files")), (Some(8), Some(1)), "{gone:?}");
        assert!(rows(&fi.done(&["--json", "retention", "--dry-run"])).iter().all(|(_, due)| *due == 0));
        for table in ["digest", "digest_asked", "mail_token", "blob", "mail_address"] {
            assert_eq!(fi.number(&format!("select count(*) from {table}")), 1, "{table}");
        }
        assert_eq!(fi.number("select count(*) from mail_letter"), 2);
        assert_eq!(fi.number("select count(*) from mail_address where wanted is not null"), 0);
    });
}
