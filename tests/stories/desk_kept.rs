//! Nothing typed at the desk is lost: not with the draft, not for its size, not by what was under way, not by a second factor
//! that has run out.

use super::{
    desk::{begin, by_script, fields, form, node, save, value, with_files, written},
    place::local_id,
};
use crate::harness::{Answer, Browser, Node, NodeDraft, on_both};

/// What was typed and is in no draft.
const TYPED: &str = "Typed since, and nowhere else.";

/// The names and values of the hidden fields of the last form in the content of a page.
fn held(page: &Answer) -> Vec<(String, String)> {
    let text = page.text();
    let main = text.split_once("<main").expect("a page has content").1;
    let form = main.rsplit("<form").next().expect("a form");
    let inputs = form.split("<input type=\"hidden\" ").skip(1);
    let plain = |word: &str| word.replace("&quot;", "\"").replace("&#34;", "\"").replace("&#38;", "&");
    let pairs = inputs.filter_map(|input| {
        let (_, rest) = input.split_once("name=\"")?;
        let (name, rest) = rest.split_once("\" value=\"")?;
        Some((name.to_owned(), plain(rest.split_once('"')?.0)))
    });
    pairs.collect()
}

#[test]
fn what_was_typed_in_a_draft_that_is_there_no_more_is_shown_and_kept_as_a_new_one() {
    on_both(|engine| {
        let fi = node(engine, "one");
        let mut aino = Browser::with_second_factor(&fi, "aino").0;
        let mut veikko = Browser::signed_in(&fi, "veikko");
        let at = begin(&fi, &mut aino, "best-practice");
        save(&fi, &mut aino, &at, "save", &[("title-0", "Of Aino alone")]).is(&[303]);
        let his = veikko.get(&fi, &at).is(&[200]);
        // She closes it to him while he writes.
        save(&fi, &mut aino, &at, "save", &[("tlp", "RED"), ("recipients", "aino"), ("title-0", "Hers")]).is(&[303]);
        let typed = fields(&his, "save", &[("text-0", TYPED), ("title-0", "His")]);
        let told = veikko.ask(&fi, by_script(&fi, &at, &written(&typed))).is(&[404]).json();
        assert_eq!(told["state"], "gone");
        let shown = veikko.post(&fi, &at, &written(&typed)).is(&[404]);
        assert!(shown.text().contains(TYPED) && shown.text().contains("This draft is no longer available"));
        assert!(!shown.text().contains("Hers"), "{}", shown.text());
        let mut again = held(&shown);
        again.push(("deed".into(), "keep-as-new".into()));
        let kept = veikko.post(&fi, &at, &written(&again)).is(&[303]);
        let new = kept.header("location").expect("an address").split('?').next().expect("a path").to_owned();
        assert_ne!(new, at);
        let page = veikko.get(&fi, &new).is(&[200]).text();
        assert!(page.contains(TYPED) && page.contains("value=\"His\""), "{page}");
        assert!(page.contains("value=\"CLEAR\" checked"), "the other fields are kept too: {page}");

        // Nobody learns from it whether there was one, and nothing is begun from elsewhere.
        let nowhere = "/en/desk/drafts/0190a5c0-0000-7000-8000-000000000000";
        assert_eq!(veikko.post(&fi, nowhere, &written(&typed)).is(&[404]).text().matches(TYPED).count(), 2);
        let stale: Vec<_> = again
            .iter()
            .cloned()
            .map(|(name, value)| if name == "csrf" { (name, "0".into()) } else { (name, value) })
            .collect();
        veikko.post(&fi, &at, &written(&stale)).is(&[404]);
        assert_eq!(fi.number("select count(*) from draft"), 2);
    });
}

#[test]
fn what_was_typed_in_a_revision_that_was_thrown_away_becomes_a_revision_again() {
    on_both(|engine| {
        let fi = node(engine, "one");
        let mut aino = Browser::with_second_factor(&fi, "aino").0;
        let uri = fi.publish("one", "CLEAR", "");
        let id = super::place::local_id(&fi, &uri);
        let csrf = value(&aino.get(&fi, "/en/desk"), "csrf");
        let begun = aino.post(&fi, "/en/desk/drafts", &form(&[("csrf", &csrf), ("material", &id)])).is(&[303]);
        let at = begun.header("location").expect("an address").to_owned();
        let page = aino.get(&fi, &at).is(&[200]);
        let discard = form(&[("csrf", &value(&page, "csrf")), ("edition", &value(&page, "edition"))]);
        aino.post(&fi, &format!("{at}/discard"), &discard).is(&[303]);
        let material = value(&page, "material");
        let typed = fields(&page, "preview", &[("text-0", TYPED), ("material", &material)]);
        let mut again = held(&aino.post(&fi, &at, &written(&typed)).is(&[404]));
        again.push(("deed".into(), "keep-as-new".into()));
        let kept = aino.post(&fi, &at, &written(&again)).is(&[303]);
        let page = aino.get(&fi, kept.header("location").expect("an address")).is(&[200]).text();
        assert!(page.contains(TYPED) && page.contains("Revision of:"), "{page}");
    });
}

#[test]
fn more_than_a_form_may_hold_is_refused_and_what_was_typed_with_it_is_saved() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).set("limits", "draft_form_bytes", 20_000).prepare();
        fi.done(&["user", "add", "aino", "--role", "author"]);
        let fi = fi.started();
        let mut aino = Browser::signed_in(&fi, "aino");
        let at = begin(&fi, &mut aino, "guide");
        save(&fi, &mut aino, &at, "save", &[]).is(&[303]);
        let page = aino.get(&fi, &at);
        let large = vec![b'x'; 30_000];
        let typed = fields(&page, "add-files", &[("text-0", TYPED)]);
        let sent =
            |typed: &[(String, String)], bytes: &[u8]| with_files(&fi, &at, typed, &[("files", "large.txt", bytes)]);
        let shown = aino.ask(&fi, sent(&typed, &large)).is(&[413]).text();
        assert!(shown.contains(TYPED) && shown.contains("This was more than 20 kB"), "{shown}");
        assert!(aino.get(&fi, &at).text().contains(TYPED));
        // So it is where the draft has gone.
        fi.tamper("delete from draft");
        let shown = aino.ask(&fi, sent(&typed, &vec![b'x'; 100_000])).is(&[404]).text();
        assert!(shown.contains(TYPED), "{shown}");
    });
}

#[test]
fn what_is_sent_as_the_page_is_left_is_saved_over_what_its_own_author_had_under_way() {
    on_both(|engine| {
        let fi = node(engine, "one");
        let mut aino = Browser::signed_in(&fi, "aino");
        let mut veikko = Browser::signed_in(&fi, "veikko");
        let at = begin(&fi, &mut aino, "best-practice");
        save(&fi, &mut aino, &at, "save", &[]).is(&[303]);
        let page = aino.get(&fi, &at);
        let mut first = fields(&page, "", &[("text-0", "Under way")]);
        let mut behind = fields(&page, "", &[("text-0", TYPED), ("behind", "true")]);
        assert_eq!(aino.ask(&fi, by_script(&fi, &at, &written(&first))).is(&[200]).json()["edition"], 3);
        assert_eq!(aino.ask(&fi, by_script(&fi, &at, &written(&behind))).is(&[200]).json()["edition"], 4);
        // What was under way and comes late is not put over it.
        first[1].1 = "3".into();
        aino.ask(&fi, by_script(&fi, &at, &written(&first))).is(&[409]);
        assert!(aino.get(&fi, &at).text().contains(TYPED));
        // What somebody else saved is never written over.
        save(&fi, &mut veikko, &at, "save", &[("text-0", "His")]).is(&[303]);
        behind[1].1 = "4".into();
        behind[2].1 = "guide".into();
        aino.ask(&fi, by_script(&fi, &at, &written(&behind))).is(&[409]);
    });
}

/// Sends what a page holds.
#[track_caller]
fn send_held(fi: &Node, browser: &mut Browser, at: &str, page: &Answer) -> Answer {
    browser.post(fi, at, &written(&held(page)))
}

#[test]
fn what_was_typed_when_a_second_factor_has_run_out_is_held_until_it_is_shown() {
    on_both(|engine| {
        let fi = node(engine, "one");
        fi.done(&["user", "add", "olli", "--role", "operator"]);
        let id = super::place::local_id(&fi, &fi.publish("one", "CLEAR", ""));
        let (mut aino, mut hers) = Browser::with_second_factor(&fi, "aino");
        let (mut olli, mut his) = Browser::with_second_factor(&fi, "olli");
        fi.tamper("update session set second = second - 100000000");

        let at = format!("/en/desk/withdraw/{id}");
        let shown = aino.press(&fi, &at, &[("reason", TYPED)]).is(&[409]);
        assert!(shown.text().contains(TYPED) && shown.text().contains("/en/sign-in/confirm?next="), "{}", shown.text());
        // Before it is shown nothing is done, however often it is sent.
        let shown = send_held(&fi, &mut aino, &at, &shown).is(&[409]);
        aino.press(&fi, "/en/sign-in/confirm", &[("code", &hers.code())]).is(&[303]);
        let again = send_held(&fi, &mut aino, &at, &shown).is(&[409]);
        assert!(again.text().contains(TYPED) && again.text().contains("go on to do it now"), "{}", again.text());
        send_held(&fi, &mut aino, &at, &again).is(&[303]);
        assert!(aino.get(&fi, &format!("/en/materials/{id}")).is(&[410]).text().contains(TYPED));

        let at = "/en/admin/users";
        let new = [("username", "uusi"), ("name", "Uusi Henkilö"), ("role", "author"), ("authority", "vaalit")];
        let shown = olli.press(&fi, at, &new).is(&[409]);
        assert!(shown.text().contains("Uusi Henkilö"), "{}", shown.text());
        olli.press(&fi, "/en/sign-in/confirm", &[("code", &his.code())]).is(&[303]);
        let again = send_held(&fi, &mut olli, at, &shown).is(&[409]);
        send_held(&fi, &mut olli, at, &again).is(&[201]);
        assert_eq!(fi.number("select count(*) from account where username = 'uusi'"), 1);
        // A form that no page of this node holds is refused as ever.
        let forged = form(&[("csrf", "0"), ("username", "toinen"), ("role", "author"), ("authority", "vaalit")]);
        olli.post(&fi, at, &forged).is(&[403]);
    });
}

#[test]
fn what_was_typed_after_a_session_had_ended_is_held_on_any_form_until_its_person_is_back() {
    on_both(|engine| {
        let fi = node(engine, "one");
        let uri = fi.publish("Queues", "CLEAR", "");
        let at = format!("/en/desk/withdraw/{}", local_id(&fi, &uri));
        let again = format!("{at}?held=again");
        let typed = |csrf: &str| [("csrf", csrf.to_owned()), ("reason", TYPED.to_owned())];

        let mut gone = Browser::default();
        let held = gone.send(&fi, &at, &typed("0")).is(&[403]).text();
        assert!(held.contains(TYPED) && held.contains(&format!("action=\"{again}\"")), "{held}");
        assert_eq!(held.matches("/sign-in").count(), 1, "nothing leads away from what is held: {held}");
        assert!(held.contains("target=\"_blank\""), "{held}");
        // Where nothing was typed nothing is held, and what one signs in with never is.
        let empty = gone.send(&fi, &at, &[("csrf", "0".to_owned())]).is(&[403]).text();
        assert!(!empty.contains(&again), "{empty}");
        let secret = [("csrf", "0".to_owned()), ("password", TYPED.to_owned())];
        assert!(!gone.send(&fi, "/en/account/password", &secret).is(&[403]).text().contains(TYPED));

        let mut aino = Browser::with_second_factor(&fi, "aino").0;
        let csrf = aino.csrf(&fi);
        let held = aino.send(&fi, &again, &typed("0")).is(&[409]).text();
        assert!(held.contains(TYPED) && held.contains(&format!("name=\"csrf\" value=\"{csrf}\"")), "{held}");
        assert_eq!(fi.export()[0]["state"], "live");
        aino.send(&fi, &again, &typed(&csrf)).is(&[303]);
        assert_eq!(fi.export()[0]["state"], "tombstone");
    });
}
