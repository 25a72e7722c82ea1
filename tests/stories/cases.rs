//! Attacks on pages, sessions, labels and texts that are tried on every route, or that no other story tells. Which attack
//! is tried where stands in docs/cases.md.

use std::{
    collections::BTreeMap,
    fs,
    str::FromStr as _,
    thread,
    time::{Duration, Instant},
};

use election_pool_node::{
    store::account::Role,
    web::rights::{Asker, Row, TABLE, Who},
};
use election_pool_protocol::digest;
use rss::validation::Validate as _;
use serde_json::{Value, json};
use url::Url;

use super::{
    api_desk::Program,
    bad_offers, desk, history,
    place::{self, becomes, best_practice, path_of, write},
    who_sees_what::fill,
};
use crate::harness::{
    Answer, Browser, Delivery, Engine, Node, NodeDraft, Peer, Reply, Request, form_from, link, on_both, until,
};

/// A UUID that names nothing.
const NEVER: &str = "01a00000-0000-7000-8000-000000000000";

/// A node where nobody has to wait, with one who approves.
fn node(engine: Engine) -> Node {
    let draft = NodeDraft::new(engine, "fi", 8101).set("limits", "sign_in_tries", 100_000);
    let fi = draft.set("limits", "wish_tries", 100_000).prepare().started();
    fi.done(&["user", "add", "veikko", "--role", "approver"]);
    fi
}

/// A node with two partners that are played.
fn with_partners(engine: Engine) -> (Node, [Peer; 2]) {
    let partners = [Peer::partner("se", 8102), Peer::partner("lt", 8103)];
    let draft = NodeDraft::new(engine, "fi", 8101).set("limits", "sign_in_tries", 100_000);
    let draft = partners.iter().fold(draft, |draft, peer| draft.knows(peer.host(), peer.address()));
    let fi = draft.prepare().started();
    for peer in &partners {
        fi.done(&["peer", "add", &peer.origin(), "--yes"]);
    }
    (fi, partners)
}

/// The front matter line that names the authority of a played partner.
fn for_one(peer: &Peer) -> String {
    format!("recipients: [\"@val@{}\"]\n", peer.host())
}

/// An address of a route, with this material where it names one.
fn address(row: &Row, material: &str) -> String {
    let route = row.route.replace("/materials/{id}", &format!("/materials/{material}")).replace("{uuid}", material);
    let address = fill(&route).replace("{number}", "1").replace("{place}", "0").replace("{secret}", "0");
    address.replace("{sha256}", &"0".repeat(64))
}

fn uuid(uri: &str) -> &str {
    uri.rsplit('/').next().expect("an id ends in its UUID")
}

#[test]
fn every_route_answers_with_the_guards_and_lets_no_other_site_read_what_a_person_may() {
    on_both(|engine| {
        let fi = node(engine);
        let id = place::local_id(&fi, &fi.publish("open", "CLEAR", ""));
        let veikko = Browser::signed_in(&fi, "veikko");
        for row in TABLE.iter().filter(|row| row.get != Who::NOBODY) {
            let target = address(row, &id);
            for mut somebody in [Browser::default(), veikko.clone()] {
                let is_person = somebody.cookie.is_some();
                let asked = Request::get(fi.host(), &target).and("accept", "text/html");
                let answer = somebody.ask(&fi, asked.and("origin", "http://evil.example"));
                let said = |name: &str| answer.header(name).unwrap_or_default().to_owned();
                let cell = format!("{target}, {}: {:?}", answer.status, answer.headers);
                assert!(answer.status < 500, "{cell}");

                let policy = said("content-security-policy");
                assert!(policy.contains("default-src 'none'"), "{cell}");
                assert!(!policy.contains("unsafe") && !policy.contains("http") && !policy.contains('*'), "{cell}");
                assert!(policy.contains("frame-ancestors 'none'") || policy.starts_with("sandbox"), "{cell}");
                for (name, value) in [
                    ("x-content-type-options", "nosniff"),
                    ("x-frame-options", "DENY"),
                    ("cross-origin-opener-policy", "same-origin"),
                    ("cross-origin-resource-policy", "same-origin"),
                ] {
                    assert_eq!(said(name), value, "{name} of {cell}");
                }
                assert!(["same-origin", "strict-origin", "no-referrer"].contains(&&*said("referrer-policy")), "{cell}");
                assert!(said("permissions-policy").contains("camera=()"), "{cell}");

                assert_eq!(answer.header("access-control-allow-credentials"), None, "{cell}");
                assert!(["", "*"].contains(&&*said("access-control-allow-origin")), "{cell}");
                let is_same_for_all = ["/assets/", "/favicon.ico", "/source", "/feeds/", "/api/"];
                let is_same_for_all = is_same_for_all.iter().any(|path| target.starts_with(path));
                if is_person && !is_same_for_all {
                    assert_eq!(said("cache-control"), "private, no-store", "{cell}");
                }
            }
        }
    });
}

/// What programs send to, which have no page to send it from.
const FOR_PROGRAMS: [&str; 6] = [
    "/inbox",
    "/actors/{username}/inbox",
    "/hub",
    "/translated/{secret}",
    "/translated/{secret}/error",
    // One press in a mail program, RFC 8058.
    "/{lang}/digest/leave/{token}",
];
/// Forms of whoever is not signed in yet, and so has nothing that shows whose they are.
const BEFORE_ANYBODY: [&str; 8] = [
    "/{lang}/digest",
    "/{lang}/digest/confirm/{token}",
    "/{lang}/sign-in",
    "/{lang}/sign-in/{token}",
    "/{lang}/sign-in/password",
    "/{lang}/sign-in/code",
    "/{lang}/sign-in/challenge",
    "/{lang}/sign-in/passkey",
];

/// Every field that any form of the node has, with what shows whose it is.
fn whole(csrf: &str) -> String {
    let plain =
        ["code", "username", "password", "name", "client", "authenticator", "public", "signature", "user", "id"];
    let mut fields: Vec<(&str, &str)> = plain.into_iter().map(|name| (name, "x")).collect();
    fields.extend([
        ("algorithm", "-7"),
        ("next", "/en/"),
        ("language", "hr"),
        ("language1", "hr"),
        ("html", "<p>x</p>"),
    ]);
    fields.extend([("kind", "guide"), ("edition", "1"), ("text-0", "x"), ("deed", "approve"), ("words", "x")]);
    fields.extend([("sha256", "00"), ("until", "0"), ("revision", "1"), ("csrf", csrf)]);
    let further =
        ["url", "fingerprint", "role", "authority", "reason", "activity", "host", "address", "maturity", "note"];
    fields.extend(further.map(|name| (name, "x")));
    fields.extend(["title", "summary", "text", "status", "translator", "topic", "country"].map(|name| (name, "x")));
    desk::form(&fields)
}

#[test]
fn no_form_of_another_site_or_without_its_token_does_anything_on_any_route() {
    on_both(|engine| {
        let fi = node(engine);
        let id = place::local_id(&fi, &fi.publish("open", "CLEAR", ""));
        fi.done(&["user", "add", "ossi", "--role", "operator"]);
        fi.done(&["user", "add", "petra", "--role", "peer-administrator"]);
        let people = [(Role::Approver, "veikko"), (Role::Operator, "ossi"), (Role::PeerAdministrator, "petra")];
        let people = people.map(|(role, name)| (role, Browser::with_second_factor(&fi, name).0));
        let mut veikko = people[0].1.clone();
        let draft = desk::begin(&fi, &mut veikko, "guide");
        let draft = uuid(&draft);
        let editions = || fi.number("select max(edition) from draft");
        let (before, mut forms) = (editions(), 0);
        let is_form = |row: &&Row| !FOR_PROGRAMS.contains(&row.route) && !row.route.starts_with("/api/");
        for row in TABLE.iter().filter(|row| row.post != Who::NOBODY).filter(is_form) {
            let may = |(role, _): &&(Role, Browser)| row.post.has(Asker::Person(*role));
            let (_, browser) = people.iter().find(may).expect("somebody may send it");
            let veikko = browser.clone();
            let csrf = veikko.clone().csrf(&fi);
            let of_another: String = csrf.chars().rev().collect();
            let target = address(row, &id).replace("/drafts/0", &format!("/drafts/{draft}"));
            for (name, value) in [
                ("origin", "http://evil.example"),
                ("origin", "http://fi.localhost:8109"),
                ("origin", "null"),
                ("sec-fetch-site", "cross-site"),
                ("accept-language", "en"),
            ] {
                let form = form_from(&fi, &target, &whole(&csrf)).and(name, value);
                let refused = veikko.clone().ask(&fi, form);
                // What is not there is said not to be before anybody looks whose form it is.
                let is_absent = refused.status == 404 && target.contains("/0");
                assert!(refused.status == 403 || is_absent, "{target} with {name}: {value}: {}", refused.text());
                assert_eq!(refused.header("set-cookie"), None, "{target} with {name}: {value}");
            }
            if !BEFORE_ANYBODY.contains(&row.route) {
                // Of what is written at the desk nothing is lost: it is shown again, and not kept.
                let expected = if row.route == "/{lang}/desk/drafts/{id}" { 409 } else { 403 };
                for wrong in ["", "0", of_another.as_str()] {
                    let refused = veikko.clone().post(&fi, &target, &whole(wrong));
                    let is_absent = refused.status == 404 && target.contains("/0");
                    assert!(refused.status == expected || is_absent, "{target} with csrf={wrong}: {}", refused.text());
                }
            }
            forms += 1;
        }
        assert!(forms > 25, "{forms} forms");
        veikko.get(&fi, "/en/account").is(&[200]);
        assert_eq!(editions(), before);
        for table in ["wish", "feed_token", "submission", "passkey"] {
            assert_eq!(fi.number(&format!("select count(*) from {table}")), 0, "{table}");
        }
        assert_eq!(fi.export().len(), 1);
    });
}

#[test]
fn whoever_signs_in_stays_on_this_node_whatever_the_address_to_come_back_to() {
    on_both(|engine| {
        let fi = node(engine);
        let home = Url::parse(fi.origin()).expect("an origin");
        let stays = |answer: &Answer, next: &str| {
            let location = answer.header("location").expect("an address");
            // As a browser understands it.
            let landed = home.join(location).unwrap_or_else(|error| panic!("{error}: {location}"));
            assert_eq!(landed.origin(), home.origin(), "{next} led to {landed}");
        };
        for next in [
            "//evil.example/",
            "/%2F%2Fevil.example/",
            "/%2f/evil.example/",
            "/\\evil.example/",
            "/%5Cevil.example/",
            "\\\\evil.example/",
            "/\t/evil.example/",
            "\n//evil.example/",
            "https://evil.example/",
            "http:evil.example",
            "javascript:alert(1)",
        ] {
            let form = desk::form(&[("next", next)]);
            stays(&Browser::default().post(&fi, &link(&fi, "veikko"), &form).is(&[303]), next);
            let code = link(&fi, "veikko");
            let form = desk::form(&[("code", uuid(&code)), ("next", next)]);
            stays(&Browser::default().post(&fi, "/en/sign-in", &form).is(&[303]), next);
        }
        let (mut veikko, mut app) = Browser::with_second_factor(&fi, "veikko");
        let code = app.code();
        let form = [("code", code.as_str()), ("next", "//evil.example/")];
        stays(&veikko.press(&fi, "/en/sign-in/confirm", &form).is(&[303]), "//evil.example/");
    });
}

#[test]
fn wrong_codes_from_ever_new_addresses_end_in_a_wait_for_the_right_one_too() {
    const PASSWORD: &str = "hevonen söi kauran";
    on_both(|engine| {
        let draft = NodeDraft::new(engine, "fi", 8101).set("limits", "sign_in_tries", 1_000);
        let fi = draft.set("limits", "failure_wait_s", 600).prepare().started();
        fi.done(&["user", "add", "anna", "--role", "author"]);
        let (mut anna, mut app) = Browser::with_second_factor(&fi, "anna");
        anna.press(&fi, "/en/account/password", &[("password", PASSWORD)]).is(&[200]);
        let tries = |number: u32, code: &str| {
            let mut browser = Browser::default();
            let mut send = |target: &str, fields: &[(&str, &str)]| {
                let form = form_from(&fi, target, &desk::form(fields)).and("origin", fi.origin());
                browser.ask(&fi, form.and("x-forwarded-for", &format!("203.0.{number}.7"))).status
            };
            match send("/en/sign-in/password", &[("username", "anna"), ("password", PASSWORD)]) {
                303 => send("/en/sign-in/code", &[("code", code)]),
                refused => refused,
            }
        };
        let statuses: Vec<u16> = (0..20).map(|number| tries(number, "000000")).collect();
        assert_eq!(statuses, [vec![403; 5], vec![429; 15]].concat());
        let right = app.code();
        assert_eq!(tries(99, &right), 429);
        Browser::default().post(&fi, &link(&fi, "anna"), "").is(&[303]);
    });
}

/// Status, headers and text.
type Told = (u16, Vec<(String, String)>, Vec<u8>);

/// What the public is told at each address of the node.
fn seen_by_the_public(fi: &Node, material: &str) -> BTreeMap<String, Told> {
    let all = TABLE.iter().filter(|row| row.get != Who::NOBODY && row.route != "/source");
    let further = ["/en/search?q=zanzibar", "/en/materials?topic=postal-voting", "/feeds/topic/postal-voting.en.atom"];
    let further =
        further.into_iter().chain(["/api/v1/search?q=zanzibar", "/feeds/all.en.json", "/fi/", "/sitemaps/0.xml"]);
    let targets = all.map(|row| address(row, material)).chain(further.map(str::to_owned));
    let ask = |target: String| {
        // From elsewhere, so that the figures for the machine itself are not among it.
        let mut answer = fi.send(&Request::get(fi.host(), &target).and("x-forwarded-for", "192.0.2.7"));
        answer.headers.retain(|(name, _)| name != "date");
        (target, (answer.status, answer.headers, answer.body))
    };
    targets.map(ask).collect()
}

#[test]
fn what_is_restricted_changes_nothing_that_the_public_can_ask_for() {
    on_both(|engine| {
        let (fi, [se, _]) = with_partners(engine);
        let open = fi.publish("open", "CLEAR", "topics: [early-voting]\n");
        let id = place::local_id(&fi, &open);
        let received = |words: &str| {
            until(&format!("{words} is delivered"), || {
                se.received().iter().any(|one| one.to_string().contains(words)).then_some(())
            });
        };
        received("About open");
        // Some answers get a date in the moment after they were made.
        let rests = || {
            let mut last = seen_by_the_public(&fi, &id);
            until("the public is told the same twice", || {
                thread::sleep(Duration::from_millis(300));
                let now = seen_by_the_public(&fi, &id);
                let is_same = now == last;
                last = now;
                is_same.then(|| last.clone())
            })
        };
        let before = rests();
        assert!(before.len() > 70, "{}", before.len());

        fs::write(fi.folder().join("zanzibar.txt"), "Zanzibar.").expect("the folder is writable");
        let more = format!("topics: [postal-voting]\nphase: electoral\nattachments: [zanzibar.txt]\npart_of: {id}\n");
        let publish = |name: &str, tlp: &str, recipients: &str| {
            let head = best_practice(&format!("Zanzibar {name}"), tlp, &format!("{more}{recipients}"));
            let path = write(&fi, &format!("{name}.md"), &head, "Zanzibar lies far away.");
            fi.done(&["publish", &path])
        };
        publish("green", "GREEN", "");
        publish("amber", "AMBER", &for_one(&se));
        publish("strict", "AMBER+STRICT", &for_one(&se));
        publish("red", "RED", "recipients: [vaalit]\n");
        let gone = fi.publish("gone", "GREEN", "");
        fi.done(&["withdraw", &gone, "--reason", "Zanzibar."]);
        let revised = fi.publish("revised", "GREEN", "");
        place::revise(&fi, &revised, "revised", "GREEN", "");
        received("Zanzibar strict");

        for (target, after) in rests() {
            let (status, headers, body) = &before[&target];
            assert_eq!((status, headers), (&after.0, &after.1), "{target}");
            assert!(*body == after.2, "{target}: {}", String::from_utf8_lossy(&after.2));
        }
    });
}

/// How often two answers have to be apart, to the same side, until it is no chance any more.
const ROUNDS: usize = 12;

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64()
}

#[test]
fn what_is_hidden_takes_as_long_as_what_is_absent() {
    on_both(|engine| {
        let fi = node(engine);
        let amber = fi.publish("some", "AMBER", "recipients: [\"@vaalit@fi.localhost:8101\"]\n");
        for (hidden, absent) in [
            (format!("/en/materials/{}", uuid(&amber)), format!("/en/materials/{NEVER}")),
            (format!("/materials/{}", uuid(&amber)), format!("/materials/{NEVER}")),
        ] {
            let took = |target: &str| {
                let began = Instant::now();
                fi.get(target).is(&[404]);
                began.elapsed()
            };
            // By turns, so that whatever else the machine does slows both.
            let apart = || {
                let (one, other): (Vec<_>, Vec<_>) = (0..200).map(|_| (took(&hidden), took(&absent))).unzip();
                let (one, other) = (median(one), median(other));
                (one - other) / other
            };
            // Chance takes now from one and now from the other; a difference always takes from the same.
            let rounds: Vec<f64> = (0..ROUNDS).map(|_| apart()).take_while(|apart| apart.abs() >= 0.05).collect();
            let is_alike = rounds.len() < ROUNDS || rounds.iter().any(|apart| apart.signum() != rounds[0].signum());
            assert!(is_alike, "{hidden} and {absent} are apart by {rounds:?} of the time");
        }
    });
}

#[test]
fn what_is_for_some_is_kept_by_no_cache_and_its_tag_opens_nothing() {
    on_both(|engine| {
        let (fi, [se, lt]) = with_partners(engine);
        for (tlp, recipients) in [("GREEN", String::new()), ("AMBER", for_one(&se))] {
            fs::write(fi.folder().join("table.csv"), format!("level\n{tlp}\n")).expect("the folder is writable");
            let id = fi.publish(tlp, tlp, &format!("attachments: [table.csv]\n{recipients}"));
            let object = path_of(&id).to_owned();
            let page = format!("/en/materials/{}", uuid(&id));
            let file = format!("/attachments/{}", digest::hex(&digest::sha256(format!("level\n{tlp}\n").as_bytes())));
            for (target, accept) in [
                (page.as_str(), "text/html"),
                (&object, "text/html"),
                (&object, "application/activity+json"),
                (&object, "text/markdown"),
                (&format!("{object}/revisions/1"), "application/activity+json"),
                (&format!("{object}/translations"), "application/activity+json"),
                (&format!("{page}/exact"), "*/*"),
                (&format!("{page}/citation.bib"), "*/*"),
                (&file, "*/*"),
            ] {
                let cell = format!("{tlp} {target} as {accept}");
                let signed = |peer: &Peer| {
                    let request = Delivery::get(peer.authority(), fi.host(), target).with("accept", accept);
                    fi.send(&request.sign())
                };
                let seen = signed(&se).is(&[200]);
                assert_eq!(seen.header("cache-control"), Some("private, no-store"), "{cell}");
                let plain = Request::get(fi.host(), target).and("accept", accept);
                fi.send(&plain).is(&[404]);
                if let Some(tag) = seen.header("etag") {
                    fi.send(&plain.and("if-none-match", tag)).is(&[404]);
                }
                assert_eq!(signed(&lt).status, if tlp == "GREEN" { 200 } else { 404 }, "{cell}");
            }
        }
    });
}

#[test]
fn whoever_is_taken_off_the_roster_is_a_stranger_at_once() {
    on_both(|engine| {
        let (fi, [se, lt]) = with_partners(engine);
        let first = fi.publish("before", "GREEN", "");
        let has = |peer: &Peer, id: &str| peer.received().iter().any(|one| one["object"]["id"] == id);
        until("both have it", || (has(&se, &first) && has(&lt, &first)).then_some(()));
        fi.get_as(se.application(), path_of(&first)).is(&[200]);
        fi.get_as(se.application(), "/log/head").is(&[200]);

        fi.done(&["peer", "remove", &se.origin()]);
        for target in [path_of(&first), "/log/head", "/log/entries?after=0", "/partners"] {
            fi.get_as(se.application(), target).is(&[404]);
        }
        let (_, letter) = history::create(&se, 1);
        fi.deliver(se.authority(), &letter).is(&[401, 403]);
        let second = fi.publish("after", "GREEN", "");
        let third = fi.publish("open", "CLEAR", "");
        until("the other has them", || (has(&lt, &second) && has(&lt, &third)).then_some(()));
        assert!(!has(&se, &second) && !has(&se, &third));
        assert_eq!(fi.number("select count(*) from inbox"), 0);
        assert_eq!(fi.number("select count(*) from audit where deed = 'peer remove'"), 1);
        let listed = place::json(&fi.done(&["--json", "peer", "list"]));
        let line = listed.as_array().and_then(|all| all.iter().find(|one| one["host"] == se.host()));
        assert_eq!(line.expect("what it was sent stays known")["state"], "removed");
    });
}

#[test]
fn who_follows_and_who_is_a_partner_is_listed_to_no_stranger() {
    on_both(|engine| {
        let (fi, [se, _]) = with_partners(engine);
        let follow = json!({
            "@context": "https://www.w3.org/ns/activitystreams", "id": format!("{}/follows/1", se.origin()),
            "type": "Follow", "actor": se.authority().id, "object": fi.authority(),
        });
        fi.deliver(se.authority(), follow.to_string().as_bytes()).is(&[202]);
        let first = "/actors/vaalit/followers?offset=0";
        until("the partner follows", || {
            fi.get_as(se.application(), first).text().contains(&se.authority().id).then_some(())
        });
        for list in ["followers", "following"] {
            for query in ["", "?offset=0", "?offset=1", "?offset=-1", "?page=1", "?before=9"] {
                let answer = fi.get(&format!("/actors/vaalit/{list}{query}")).is(&[200, 400]);
                let text = answer.text();
                for hidden in ["orderedItems", "\"first\"", "\"next\"", se.host()] {
                    assert!(!text.contains(hidden), "{hidden} in {list}{query}: {text}");
                }
            }
        }
        assert!(!fi.get("/partners").is(&[404]).text().contains(se.host()));
    });
}

#[test]
fn who_may_not_see_a_material_can_do_nothing_with_its_id() {
    on_both(|engine| {
        let fi = desk::node(engine, "one");
        let amber = fi.publish("some", "AMBER", "recipients: [\"@vaalit@fi.localhost:8101\"]\n");
        let red = fi.publish("one", "RED", "recipients: [aino]\n");
        let (mut kirsi, _) = Browser::with_second_factor(&fi, "kirsi");
        let program = Program::confirmed(&fi, &mut kirsi, &["read", "wishes", "offers", "write", "submit", "approve"]);
        let csrf = kirsi.csrf(&fi);
        let plan = write(&fi, "plan.md", &best_practice("Plan", "GREEN", ""), "Text.");
        let text = "language: sv\ntitle: Plan\nsummary: Kort.\nstatus: human\n";
        let text = write(&fi, "plan2.sv.md", text, "Text.");
        for hidden in [uuid(&amber), uuid(&red)] {
            let mut told = |id: &str| {
                let mut told = Vec::new();
                for (target, fields) in [
                    ("/en/desk/drafts".to_owned(), vec![("material", id)]),
                    (format!("/en/materials/{id}/wish"), vec![("language", "hr")]),
                    (format!("/en/materials/{id}/wish/end"), vec![("language", "hr")]),
                ] {
                    let form = desk::form(&[fields, vec![("csrf", &*csrf)]].concat());
                    let answer = kirsi.post(&fi, &target, &form);
                    told.push(format!("{target}: {} {}", answer.status, answer.text()).replace(id, "ID"));
                }
                for command in [
                    &["revise", id, plan.as_str()][..],
                    &["withdraw", id, "--reason", "x"],
                    &["adopt", id, "--maturity", "pilot"],
                    &["translate", id, "--to", "fi"],
                    &["offer", "make", id, text.as_str()],
                ] {
                    let run = fi.run(&[command, &["--as", "kirsi"]].concat());
                    assert!(!run.status.success(), "{command:?}: {}", run.out);
                    told.push(format!("{}: {}{}", command[0], run.out, run.complaint).replace(id, "ID"));
                }
                let text = json!({"language": "sv", "title": "Plan", "text": "Kort.", "status": "human"});
                for (address, body, status) in [
                    ("drafts".to_owned(), json!({"material": id}), 422),
                    (format!("materials/{id}/withdraw"), json!({"reason": "x"}), 404),
                    (format!("materials/{id}/adopt"), json!({"maturity": "pilot"}), 404),
                    (format!("materials/{id}/offers"), text, 404),
                    (format!("materials/{id}/wishes"), json!({"language": "hr"}), 404),
                ] {
                    let answer = program.post(&format!("/api/v1/{address}"), &body).is(&[status]);
                    told.push(format!("{address}: {}", answer.text()).replace(id, "ID"));
                }
                told
            };
            let (of_hidden, of_absent) = (told(hidden), told(NEVER));
            assert_eq!(of_hidden, of_absent);
        }
        assert_eq!(fi.number("select count(*) from draft"), 0);
        assert_eq!(fi.number("select count(*) from wish"), 0);
    });
}

#[test]
fn no_log_and_no_stranger_is_told_a_word_of_what_is_restricted() {
    on_both(|engine| {
        let (fi, [se, lt]) = with_partners(engine);
        fi.done(&["user", "add", "lukija", "--role", "reader"]);
        // One word for each level, in every part that has words.
        let publish = |canary: &str, tlp: &str, recipients: &str| {
            fs::write(fi.folder().join(format!("{canary}.txt")), canary).expect("the folder is writable");
            let more = format!("{recipients}attachments: [{canary}.txt]\n");
            let path = write(&fi, &format!("{canary}.md"), &best_practice(canary, tlp, &more), canary);
            place::json(&fi.done(&["--json", "publish", &path]))
        };
        let amber = publish("kanarieamber", "AMBER", &for_one(&se));
        let amber = amber["uri"].as_str().expect("an id").to_owned();
        publish("kanariered", "RED", "recipients: [lukija, vaalit]\n");
        let came = |peer: &Peer, word: &str| {
            peer.heard().iter().any(|heard| {
                let said = format!("{} {:?} {}", heard.target, heard.headers, String::from_utf8_lossy(&heard.body));
                said.contains(word)
            })
        };
        until("the partner has it", || came(&se, "kanarieamber").then_some(()));

        // A partner offers a text of it, and one that cannot be taken in.
        let offered = |number: u32, tlp: &str| {
            let mut article = bad_offers::article(&se, number, &amber, &fi.authority());
            article["pool:tlp"] = tlp.into();
            article["nameMap"]["sv"] = "kanarieamber".into();
            let letter = bad_offers::sending(&se, se.authority(), &format!("o{number}"), article, &fi.authority());
            fi.deliver(se.authority(), &letter).is(&[202]);
        };
        offered(1, "AMBER");
        offered(2, "RED");
        until("one is here and one is put aside", || {
            let here = fi.number("select count(*) from offer") == 1;
            (here && fi.number("select count(*) from quarantine") == 1).then_some(())
        });
        // Read, looked for, and asked for while the database fails.
        let mut lukija = Browser::signed_in(&fi, "lukija");
        let page = format!("/en/materials/{}", uuid(&amber));
        for target in [page.as_str(), "/en/search?q=kanariered", "/en/materials"] {
            assert!(lukija.get(&fi, target).is(&[200]).text().contains("kanarie"), "{target}");
        }
        fi.tamper("ALTER TABLE topic RENAME TO elsewhere");
        let failed = lukija.get(&fi, &page).is(&[503]).text();
        fi.tamper("ALTER TABLE elsewhere RENAME TO topic");
        fi.done(&["withdraw", &amber, "--reason", "Not right."]);

        assert!(!failed.contains("kanarie"), "{failed}");
        let output = fs::read_to_string(fi.folder().join("serve.out")).unwrap_or_default();
        let figures = fi.get("/metrics").is(&[200]).text();
        for (place, text) in [("the log", fi.log()), ("the output", output), ("the figures", figures)] {
            let line = text.lines().find(|line| line.contains("kanarie"));
            assert_eq!(line, None, "{place}");
        }
        assert!(!came(&lt, "kanarie"), "another partner was told");
        assert!(!came(&se, "kanariered"), "what is for persons of this node has left it");
    });
}

#[test]
fn what_a_partner_says_again_of_what_it_was_sent_stands_in_no_log() {
    on_both(|engine| {
        let (fi, [se, _]) = with_partners(engine);
        let echo = |status: u16| Reply { body: b"What is this: kanarieamber?".to_vec(), ..Reply::status(status) };
        let logged =
            |words: &str| until(&format!("“{words}” stands in the log"), || fi.log().contains(words).then_some(()));
        for (status, words) in [(422, "Unprocessable Entity"), (503, "Service Unavailable")] {
            se.serves("/inbox", echo(status));
            fi.publish(&format!("kanarieamber {status}"), "AMBER", &for_one(&se));
            logged(words);
        }
        let line = fi.log().lines().find(|line| line.contains("kanarie")).map(str::to_owned);
        assert_eq!(line, None);
        // Whoever runs the node is told what it said.
        let told = until("the trouble is noted", || {
            let told = fi.done(&["peer", "list"]);
            told.contains("last trouble").then_some(told)
        });
        assert!(told.contains("503 What is this: kanarieamber?"), "{told}");
    });
}

/// A material of a played partner that names this file, as the partner serves it; gives its id and the delivery.
fn naming(peer: &Peer, tlp: &str, to: &Value, file: &str) -> (String, Vec<u8>) {
    let author = peer.authority();
    let id = format!("{}/materials/{}", peer.origin(), tlp.to_lowercase());
    let context = json!(["https://www.w3.org/ns/activitystreams", {"pool": "https://w3id.org/election-pool/v1#"}]);
    let mut article = json!({
        "@context": context, "id": id, "type": "Article", "attributedTo": author.id, "to": to,
        "name": format!("Of {}", peer.host()), "nameMap": {"en": format!("Of {}", peer.host())},
        "content": "<p>Text.</p>", "contentMap": {"en": "<p>Text.</p>"},
        "published": "2026-11-01T10:00:00.000Z", "pool:tlp": tlp, "pool:kind": "guide", "pool:revision": 1,
        "attachment": [{
            "type": "Document", "url": format!("{}/attachments/{file}", peer.origin()), "mediaType": "text/plain",
            "name": "secret.txt", "pool:sha256": file,
        }],
    });
    if tlp == "AMBER" {
        article["pool:recipients"] = to.clone();
    }
    let create = author.proved(json!({
        "@context": context, "id": format!("{}/activities/{tlp}", peer.origin()), "type": "Create", "actor": author.id,
        "to": to, "object": author.proved(article),
    }));
    (id, create.to_string().into_bytes())
}

#[test]
fn a_file_is_not_opened_by_whoever_knows_its_digest_and_names_it() {
    on_both(|engine| {
        let (fi, [se, lt]) = with_partners(engine);
        let secret = "What only some may read.";
        let sha256 = digest::hex(&digest::sha256(secret.as_bytes()));
        let path = format!("/attachments/{sha256}");
        se.serves(&path, Reply::of("text/plain", secret));
        let (amber, letter) = naming(&se, "AMBER", &json!([fi.authority()]), &sha256);
        fi.deliver(se.authority(), &letter).is(&[202]);
        becomes(&fi, &amber, "live", 1);
        let mut veikko = {
            fi.done(&["user", "add", "veikko", "--role", "approver"]);
            Browser::signed_in(&fi, "veikko")
        };
        until("the file is here", || (veikko.get(&fi, &path).status == 200).then_some(()));

        // Another partner names it for everybody, and does not have it.
        let public = json!(["https://www.w3.org/ns/activitystreams#Public"]);
        let (clear, letter) = naming(&lt, "CLEAR", &public, &sha256);
        fi.deliver(lt.authority(), &letter).is(&[202]);
        becomes(&fi, &clear, "live", 1);
        fi.get(&path).is(&[404]);
        fi.get_as(lt.application(), &path).is(&[404]);
        let page = format!("/en/materials/{}", place::local_id(&fi, &clear));
        let object = format!("/api/v1/materials/{}", place::local_id(&fi, &clear));
        for shown in [fi.get(&page).is(&[200]).text(), veikko.get(&fi, &page).is(&[200]).text()] {
            assert!(shown.contains("aiting for 1 file") && !shown.contains(&format!("href=\"{path}")), "{shown}");
        }
        assert!(!fi.get(&object).is(&[200]).text().contains(&format!("{}{path}", fi.host())));
        assert!(!fi.get("/feeds/all.en.json").is(&[200]).text().contains(&sha256));
        until("it is asked for it", || lt.heard().iter().any(|heard| heard.target == path).then_some(()));
        lt.serves(&path, Reply::of("text/plain", "Something else."));
        thread::sleep(Duration::from_secs(1));
        fi.get(&path).is(&[404]);
        assert_eq!(veikko.get(&fi, &path).is(&[200]).text(), secret);

        // Whoever has it may show it; it lies here once.
        lt.serves(&path, Reply::of("text/plain", secret));
        until("it is open", || (fi.get(&path).status == 200).then_some(()));
        assert!(!fi.get(&page).text().contains("aiting for"));
        assert_eq!((fi.number("select count(*) from blob"), fi.number("select count(*) from blob_origin")), (1, 2));
    });
}

#[test]
fn the_pages_of_an_outbox_do_not_tell_how_much_lies_between() {
    on_both(|engine| {
        let (fi, [se, _]) = with_partners(engine);
        let (first, outbox) = ("/actors/vaalit/outbox?page=first", "/actors/vaalit/outbox");
        let walk = || {
            let (mut pages, mut next) = (Vec::new(), Some(first.to_owned()));
            while let Some(target) = next {
                let text = fi.get(&target).is(&[200]).text();
                next = place::json(&text)["next"].as_str().map(|next| path_of(next).to_owned());
                pages.push(text);
                assert!(pages.len() < 9, "it ends");
            }
            pages
        };
        for number in 0..12 {
            fi.publish(&format!("open {number}"), "CLEAR", "");
        }
        for number in 0..3 {
            fi.publish(&format!("amber {number}"), "AMBER", &for_one(&se));
        }
        for number in 12..22 {
            fi.publish(&format!("open {number}"), "CLEAR", "");
        }
        let before = walk();
        assert_eq!(before.len(), 2, "{before:?}");
        let titles =
            |pages: &[String]| (0..22).filter(|n| pages.concat().contains(&format!("About open {n}\""))).count();
        assert_eq!(titles(&before), 22);
        fi.publish("amber last", "AMBER", &for_one(&se));
        assert!(walk() == before);
        // A number leads nowhere, and what is for others is what never was.
        let hidden: String =
            place::json(&fi.get_as(se.application(), first).is(&[200]).text())["orderedItems"][0]["id"]
                .as_str()
                .expect("the partner sees the last one")
                .to_owned();
        let never = fi.get(&format!("{outbox}?before={NEVER}")).is(&[404]);
        for before in
            (0..40).map(|position| position.to_string()).chain([uuid(&hidden).to_owned(), i64::MAX.to_string()])
        {
            let answer = fi.get(&format!("{outbox}?before={before}")).is(&[404]);
            assert_eq!(answer.body, never.body, "{before}");
        }
    });
}

/// An Article of a played server with everything in it that a page or a feed could trip over.
fn hostile(se: &Peer) -> (String, Vec<u8>) {
    let author = se.authority();
    let id = format!("{}/materials/evil", se.origin());
    let context = json!(["https://www.w3.org/ns/activitystreams", {"pool": "https://w3id.org/election-pool/v1#"}]);
    let public = json!(["https://www.w3.org/ns/activitystreams#Public"]);
    let words = "Zanzibar </script><script>alert(1)</script> ]]> \"'<b>\u{1}\u{b}\u{fffe}\u{202e}gnp.exe";
    let text = "<p onclick=\"alert(1)\" style=\"color:red\">Zanzibar ]]>\u{1}\u{fffe} <a href=\"javascript:alert(1)\">one</a>\
        <a href=\"data:text/html,x\">two</a> <a href=\"https://evil.example/x\">https://vaalit.fi/ohje</a></p>\
        <script>alert(1)</script><img src=x onerror=alert(1)><svg><set attributeName=href to=javascript:alert(1)></svg>\
        <math><annotation-xml encoding=\"text/html\"><img src=x onerror=alert(1)></annotation-xml></math>\
        <noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>";
    let article = author.proved(json!({
        "@context": context, "id": id, "type": "Article", "attributedTo": author.id, "to": public,
        "name": words, "nameMap": {"en": words, "sv": words}, "content": text, "contentMap": {"en": text, "sv": text},
        "summary": words, "summaryMap": {"en": words}, "pool:abstract": {"en": words, "sv": words},
        "published": "2026-11-01T10:00:00.000Z", "pool:tlp": "CLEAR", "pool:kind": "guide", "pool:revision": 1,
        "pool:sources": [words, "javascript:alert(1)"],
        "tag": [{"type": "Hashtag", "name": format!("#{words}"), "href": "javascript:alert(1)"}],
        "attachment": [{
            "type": "Document", "url": format!("{}/files/1", se.origin()), "mediaType": "text/html",
            "name": "../../x\"><script>alert(1)</script>.html\u{202e}", "pool:sha256": "ab".repeat(32),
        }],
    }));
    let create = author.proved(json!({
        "@context": context, "id": format!("{}/activities/evil", se.origin()), "type": "Create", "actor": author.id,
        "to": public, "object": article,
    }));
    (id, create.to_string().into_bytes())
}

/// What must not be left of it in anything that is read as HTML.
const NOT_LEFT: [&str; 11] = [
    "<script>",
    "onclick",
    "onerror",
    "javascript:",
    "data:text",
    "style=",
    "<img src=x",
    "<math",
    "<set",
    "\u{1}",
    "\u{202e}",
];

#[test]
fn what_a_hostile_partner_writes_is_text_wherever_it_is_shown() {
    on_both(|engine| {
        let (fi, [se, _]) = with_partners(engine);
        fi.publish("plain", "CLEAR", "");
        let (id, letter) = hostile(&se);
        fi.deliver(se.authority(), &letter).is(&[202]);
        becomes(&fi, &id, "live", 1);
        let local = place::local_id(&fi, &id);
        let is_harmless = |text: &str, place: &str| {
            for left in NOT_LEFT {
                assert!(!text.contains(left), "{left:?} in {place}: {text}");
            }
        };
        let page = format!("/en/materials/{local}");
        for target in [page.as_str(), "/sv/materials", "/en/", "/en/search?q=zanzibar", "/en/materials?kind=guide"] {
            let text = fi.get(target).is(&[200]).text();
            assert!(text.contains("Zanzibar"), "{target}");
            is_harmless(&text, target);
        }
        let text = fi.get(&page).text();
        let said = "https://vaalit.fi/ohje</a> <span class=\"host\">(evil.example)</span>";
        assert!(text.contains(said), "a link says where it leads: {text}");

        // No feed is broken by it, and each has both.
        let in_rss = fi.get("/feeds/all.en.rss").is(&[200]).text();
        let in_atom = fi.get("/feeds/all.en.atom").is(&[200]).text();
        for (place, text) in [("RSS", &in_rss), ("Atom", &in_atom)] {
            let is_allowed = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
            assert!(text.chars().all(|c| is_allowed(c) && c != '\u{fffe}' && c != '\u{202e}'), "{place}: {text}");
        }
        let channel = rss::Channel::from_str(&in_rss).unwrap_or_else(|error| panic!("{error}: {in_rss}"));
        channel.validate().unwrap_or_else(|error| panic!("{error}: {in_rss}"));
        assert_eq!(channel.items().len(), 2, "{in_rss}");
        channel.items().iter().filter_map(rss::Item::content).for_each(|html| is_harmless(html, "RSS"));
        let feed = atom_syndication::Feed::from_str(&in_atom).unwrap_or_else(|error| panic!("{error}: {in_atom}"));
        assert_eq!(feed.entries().len(), 2, "{in_atom}");
        let contents = feed.entries().iter().filter_map(|entry| entry.content()?.value());
        contents.for_each(|html| is_harmless(html, "Atom"));

        let json: Value = fi.get("/feeds/all.en.json").is(&[200]).json();
        for item in json["items"].as_array().expect("a list") {
            is_harmless(item["content_html"].as_str().unwrap_or_default(), "JSON Feed");
        }
        let answer = fi.get(&format!("/api/v1/materials/{local}")).is(&[200]);
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert!(answer.header("content-type").is_some_and(|kind| kind.contains("json")));
        let whole = answer.json();
        let variants = whole["variants"].as_array().expect("a list");
        assert_eq!(variants.len(), 2, "{whole}");
        for variant in variants {
            is_harmless(variant["content"].as_str().expect("a text"), "the API");
        }
    });
}
