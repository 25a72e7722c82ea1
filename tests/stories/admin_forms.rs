//! What is typed wrongly into administration is said beside its field and on top with a way there, in the reader's language;
//! what was typed stays.

use super::place::json;
use crate::harness::{Browser, Engine, Node, NodeDraft, Peer, on_both};

fn node(engine: Engine, peers: &[&Peer]) -> Node {
    let draft = NodeDraft::new(engine, "fi", 8101).set("limits", "sign_in_tries", 1_000);
    let draft = peers.iter().fold(draft, |draft, peer| draft.knows(peer.host(), peer.address()));
    let fi = draft.prepare().started();
    for (name, role) in [("olli", "operator"), ("paula", "peer-administrator")] {
        fi.done(&["user", "add", name, "--role", role]);
    }
    fi
}

/// The field is marked, says what is wrong beside it, holds what was typed, and the summary that is in focus leads there.
#[track_caller]
fn marks(page: &str, field: &str, typed: &str, said: &str) {
    let alert = page.split_once("role=\"alert\"").expect("a summary").1.split("</div>").next().unwrap_or_default();
    assert!(alert.contains("autofocus"), "the summary is in focus: {alert}");
    assert!(alert.contains(&format!("href=\"#{field}\"")) && alert.contains(said), "{field}: {said}: {alert}");
    let beside = page.split_once(&format!("id=\"{field}-wrong\"")).expect("words beside the field").1;
    assert!(beside.split("</p>").next().is_some_and(|words| words.contains(said)), "{field}: {said}");
    let input = page.split_once(&format!("id=\"{field}\"")).expect("the field").1.split('>').next().unwrap_or_default();
    for part in ["aria-invalid=\"true\"", &format!("aria-describedby=\"{field}-wrong\""), &format!("value=\"{typed}\"")]
    {
        assert!(input.contains(part), "{part}: {input}");
    }
}

#[test]
fn a_user_that_cannot_be_is_refused_beside_the_field_in_the_language_of_the_page() {
    on_both(|engine| {
        let fi = node(engine, &[]);
        let mut olli = Browser::with_second_factor(&fi, "olli").0;
        let long = "x".repeat(201);
        let form = [("username", "Kirsi K"), ("name", long.as_str()), ("role", "approver")];
        let page = olli.press(&fi, "/fi/admin/users", &form).is(&[422]).text();
        marks(&page, "username", "Kirsi K", "Käyttäjätunnuksessa s");
        marks(&page, "name", &long, "200");
        assert!(page.contains("value=\"approver\" selected"), "{page}");
        assert!(!fi.done(&["user", "list"]).contains("irsi"));
        // One that somebody has.
        let taken = olli.press(&fi, "/fi/admin/users", &[("username", "paula"), ("role", "author")]).is(&[409]).text();
        marks(&taken, "username", "paula", "Käyttäjätunnus paula on jo käytössä");
        // One that is not chosen is missing, and one that there is none of is unknown.
        let page = olli.press(&fi, "/fi/admin/users", &[("username", "kirsi"), ("role", "")]).is(&[422]).text();
        assert!(page.contains("id=\"role-wrong\">Tämä puuttuu."), "{page}");
        let page = olli.press(&fi, "/fi/admin/users", &[("username", "kirsi"), ("role", "king")]).is(&[409]).text();
        assert!(page.contains("id=\"role-wrong\"") && page.contains("href=\"#role\""), "{page}");
        assert!(page.contains("value=\"kirsi\""), "{page}");
        // The same of somebody who is there: beside what was pressed, and it is open.
        let page = olli.press(&fi, "/fi/admin/users/paula", &[("deed", "role"), ("role", "king")]).is(&[409]).text();
        assert!(
            page.contains("id=\"person.role.paula-wrong\"") && page.contains("href=\"#person.role.paula\""),
            "{page}"
        );
        assert!(page.contains("<details open>"), "{page}");
        let select = page.split_once("<select id=\"person.role.paula\"").expect("the roles").1;
        let select = select.split("</select>").next().unwrap_or_default();
        assert!(select.contains("value=\"peer-administrator\" selected"), "haste demotes nobody: {select}");
        // Who is not on the page is named, and no way leads to what is not there.
        let at = "/fi/admin/users/paula?q=nobody";
        let page = olli.press(&fi, at, &[("deed", "role"), ("role", "king")]).is(&[409]).text();
        assert!(page.contains("role=\"alert\"") && !page.contains("#person."), "{page}");
    });
}

#[test]
fn the_last_person_who_approves_or_runs_the_machine_is_given_no_other_role() {
    on_both(|engine| {
        let fi = node(engine, &[]);
        for (name, role) in [("oskar", "operator"), ("veikko", "approver")] {
            fi.done(&["user", "add", name, "--role", role]);
        }
        let mut olli = Browser::with_second_factor(&fi, "olli").0;
        let at = "/fi/admin/users/veikko";
        let page = olli.press(&fi, at, &[("deed", "role"), ("role", "author")]).is(&[409]).text();
        assert!(
            page.contains("href=\"#person.role.veikko\"") && page.contains("on viimeinen, jolla on täällä rooli"),
            "{page}"
        );
        let refused = fi.refuses(&["user", "role", "veikko", "author"]);
        assert!(refused.contains("veikko is the last approver of this node: first give that role"), "{refused}");
        // The same role is no other one, and with somebody else in it they may go on to another.
        fi.done(&["user", "role", "veikko", "approver"]);
        fi.done(&["user", "add", "bo", "--role", "approver"]);
        olli.press(&fi, at, &[("deed", "role"), ("role", "author")]).is(&[200]);
        fi.done(&["user", "role", "oskar", "reader"]);
        let refused = fi.refuses(&["user", "role", "olli", "reader"]);
        assert!(refused.contains("olli is the last operator of this node"), "{refused}");
    });
}

#[test]
fn an_authority_and_a_feed_that_cannot_be_are_refused_field_by_field() {
    on_both(|engine| {
        let fi = node(engine, &[]);
        let mut olli = Browser::with_second_factor(&fi, "olli").0;
        let page =
            olli.press(&fi, "/fi/admin/authorities", &[("username", "Kunta X"), ("name", " ")]).is(&[422]).text();
        marks(&page, "username", "Kunta X", "Viranomaisen käyttäjätunnuksessa on 1–64 merkkiä");
        assert!(page.contains("id=\"name-wrong\"") && page.contains("href=\"#name\""), "{page}");
        let taken = [("username", "vaalit"), ("name", "Vaalit &c")];
        let page = olli.press(&fi, "/fi/admin/authorities", &taken).is(&[409]).text();
        marks(&page, "username", "vaalit", "Viranomainen vaalit on jo olemassa.");
        assert!(page.contains("value=\"Vaalit &#38;c\""), "{page}");

        let mut paula = Browser::with_second_factor(&fi, "paula").0;
        let form = [("url", "nonsense"), ("name", "A name"), ("country", "XX"), ("language", "qq-nothing")];
        let page = paula.press(&fi, "/sv/admin/feeds", &form).is(&[422]).text();
        for (field, typed) in [("url", "nonsense"), ("country", "XX"), ("language", "qq-nothing")] {
            marks(&page, field, typed, typed);
        }
        assert!(page.contains("value=\"A name\""), "{page}");
        // What no browser would go to, and where this node may not go, are said in one language.
        let page = paula.press(&fi, "/sv/admin/feeds", &[("url", "javascript:1")]).is(&[422]).text();
        marks(&page, "url", "javascript:1", "”javascript:1” är");
        let page = paula.press(&fi, "/sv/admin/feeds", &[("url", "http://127.0.0.1")]).is(&[409]).text();
        marks(&page, "url", "http://127.0.0.1", "Noden får inte ansluta dit.");
        let alert = page.split_once("role=\"alert\"").expect("a summary").1.split("</div>").next().unwrap_or_default();
        assert!(!alert.contains("lang=\"en\""), "{alert}");
        let own = format!("{}/feeds/all.fi.rss", fi.origin());
        let page = paula.press(&fi, "/sv/admin/feeds", &[("url", &own)]).is(&[409]).text();
        marks(&page, "url", &own, "är en av nodens egna adresser");
        assert!(json(&fi.done(&["--json", "follow", "list"])).as_array().is_some_and(Vec::is_empty));
    });
}

#[test]
fn a_partner_that_cannot_be_added_is_refused_beside_its_address_or_its_fingerprint() {
    on_both(|engine| {
        let se = Peer::partner("se", 8102);
        let fi = node(engine, &[&se]);
        let mut paula = Browser::with_second_factor(&fi, "paula").0;
        let at = "/fi/admin/peers";
        let itself = fi.origin();
        let page = paula.press(&fi, at, &[("url", itself)]).is(&[409]).text();
        marks(&page, "url", itself, "on tämä solmu itse");
        let inside = format!("{}/actors/val", se.origin());
        let page = paula.press(&fi, at, &[("url", &inside)]).is(&[409]).text();
        marks(&page, "url", &inside, &se.origin());
        let other = "0".repeat(64);
        let page = paula.press(&fi, at, &[("url", &se.origin()), ("fingerprint", &other)]).is(&[409]).text();
        marks(&page, "agreed", &other, "ei se, jonka kirjoitit");
        assert!(page.contains("<pre"), "what it shows is there to be compared: {page}");
        assert!(!fi.done(&["peer", "list"]).contains(se.host()));
        // The same of a new key of a partner.
        fi.done(&["peer", "add", &se.origin(), "--yes"]);
        let form = [("deed", "rotate"), ("fingerprint", other.as_str())];
        let page = paula.press(&fi, &format!("{at}/{}", se.host()), &form).is(&[409]).text();
        marks(&page, &format!("key-{}", se.host()), &other, "Mitään ei muutettu");
        assert!(page.contains("<details open>"), "{page}");
    });
}

#[test]
fn what_is_no_fingerprint_is_told_apart_from_a_wrong_one_and_the_right_one_is_not_given_away() {
    on_both(|engine| {
        let se = Peer::partner("se", 8102);
        let fi = node(engine, &[&se]);
        fi.done(&["peer", "add", &se.origin(), "--yes"]);
        let right = json(&fi.done(&["--json", "peer", "list"]))[0]["fingerprint"].as_str().expect("a key").to_owned();
        let mut paula = Browser::with_second_factor(&fi, "paula").0;
        let at = format!("/fi/admin/peers/{}", se.host());
        for (typed, said) in [("", "Tämä puuttuu."), ("abc", "”abc” ei ole avaimen tiiviste"), (&right[1..], "64")]
        {
            let page = paula.press(&fi, &at, &[("deed", "rotate"), ("fingerprint", typed)]).is(&[422]).text();
            marks(&page, &format!("key-{}", se.host()), typed, said);
            assert!(!page.contains(&right), "{typed}: {page}");
            let refused = fi.refuses(&["peer", "rotate", se.host(), "--fingerprint", typed]);
            assert!(refused.contains("64 hexadecimal digits") && !refused.contains(&right), "{refused}");
        }
        let page = paula.press(&fi, "/fi/admin/peers", &[("url", &se.origin()), ("fingerprint", "abc")]).is(&[422]);
        marks(&page.text(), "agreed", "abc", "ei ole avaimen tiiviste");
        // As people write it, in groups and in capitals.
        let spaced =
            right.to_uppercase().as_bytes().chunks(8).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ");
        paula.press(&fi, &at, &[("deed", "rotate"), ("fingerprint", &spaced)]).is(&[200]);
    });
}
