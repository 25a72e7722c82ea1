//! Routes × roles, cell by cell: whoever the table of the program lets through is let through, and nobody else is.
//!
//! What of a material is shown behind a route is told by `who_sees_what`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use election_pool_node::{
    store::account::Role,
    web::rights::{Asker, Row, TABLE, Who},
};

use super::{place, who_sees_what::fill};
use crate::harness::{Answer, Browser, Engine, Node, NodeDraft, Peer, Request, form_from, on_both};

/// The routes and methods as the program declares them.
fn declared() -> BTreeMap<String, BTreeSet<&'static str>> {
    let root = env!("CARGO_MANIFEST_DIR");
    let mut found: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for file in ["node/src/web.rs", "node/src/web/public.rs", "node/src/web/api/routes.rs"] {
        let text = fs::read_to_string(format!("{root}/{file}")).expect("the source is there");
        let text = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
        for part in text.split(".route(").skip(1) {
            let mut pieces = part.splitn(3, '"');
            let (route, rest) = (pieces.nth(1).unwrap_or_default(), pieces.next().unwrap_or_default());
            let handlers = rest.split('\n').take_while(|line| !line.trim_start().starts_with('}')).next();
            let handlers = handlers.unwrap_or_default();
            let methods = found.entry(route.to_owned()).or_default();
            // What is sent, however the method is called.
            for (word, method) in [("get(", "GET"), ("post(", "POST"), ("put(", "POST"), ("delete(", "POST")] {
                if handlers.contains(word) {
                    methods.insert(method);
                }
            }
        }
    }
    found
}

#[test]
fn every_route_and_method_stands_in_the_table() {
    let declared = declared();
    assert!(declared.len() > 90 && declared.values().all(|methods| !methods.is_empty()), "{declared:?}");
    let table: BTreeMap<String, BTreeSet<&str>> = TABLE
        .iter()
        .map(|row| {
            let of = |method, who| (who != Who::NOBODY).then_some(method);
            (row.route.to_owned(), [of("GET", row.get), of("POST", row.post)].into_iter().flatten().collect())
        })
        .collect();
    assert_eq!(declared, table);
}

#[test]
fn the_operators_page_shows_the_table() {
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/operators.md")).expect("the page");
    for row in TABLE.iter().filter(|row| !is_for_anybody(row)) {
        let line = line(row);
        assert!(page.contains(&line), "docs/operators.md lacks: {line}");
    }
}

fn is_for_anybody(row: &Row) -> bool {
    [row.get, row.post].iter().all(|who| [Who::NOBODY, Who::ANYBODY].contains(who))
}

/// A row as the page shows it.
fn line(row: &Row) -> String {
    let mut cells = vec![format!("`{}`", row.route)];
    for asker in askers() {
        let words = [("look", row.get), ("send", row.post)];
        let may: Vec<&str> = words.iter().filter(|(_, who)| who.has(asker)).map(|(word, _)| *word).collect();
        cells.push(if may.is_empty() { "–".to_owned() } else { may.join(", ") });
    }
    format!("| {} |", cells.join(" | "))
}

fn askers() -> Vec<Asker> {
    [Asker::Public, Asker::Partner].into_iter().chain(Role::ALL.map(Asker::Person)).collect()
}

struct Stage {
    fi: Node,
    se: Peer,
    people: Vec<(Role, Browser, String)>,
    /// Of each a token for all that is given on the command line.
    tokens: Vec<(Role, String)>,
    material: String,
}

fn stage(engine: Engine) -> Stage {
    let se = Peer::partner("se", 8102);
    let draft = NodeDraft::new(engine, "fi", 8101).set("limits", "sign_in_tries", 100_000);
    let draft = draft.set("limits", "hub_tries", 100_000);
    let mut fi = draft.set("limits", "wish_tries", 100_000).knows(se.host(), se.address()).prepare();
    fi.start();
    fi.done(&["peer", "add", &se.origin(), "--yes"]);
    let material = place::local_id(&fi, &fi.publish("inside", "CLEAR", ""));
    let people = Role::ALL
        .into_iter()
        .map(|role| {
            let name = role.as_str().replace('-', "");
            fi.done(&["user", "add", &name, "--role", role.as_str()]);
            let mut browser = Browser::signed_in(&fi, &name);
            let csrf = browser.csrf(&fi);
            (role, browser, csrf)
        })
        .collect();
    let tokens = Role::ALL.into_iter().map(|role| {
        let scopes = match role {
            Role::Author | Role::Approver => "read,wishes,offers,write,submit,digests",
            Role::Client => "read,wishes,digests",
            Role::Auditor => "read,wishes,offers,audit,digests",
            _ => "read,wishes,offers,digests",
        };
        let name = role.as_str().replace('-', "");
        let made = place::json(&fi.done(&["--json", "token", "make", "--as", &name, "--scope", scopes]));
        (role, made["token"].as_str().expect("a token").to_owned())
    });
    let tokens = tokens.collect();
    Stage { fi, se, people, tokens, material }
}

/// By which method something is sent there.
fn method_of(target: &str) -> &'static str {
    let is_draft = target.strip_prefix("/api/v1/drafts/").is_some_and(|rest| !rest.contains('/'));
    match target {
        _ if target.contains("/wishes/") => "DELETE",
        _ if target.contains("/files/") || is_draft || target == "/api/v1/digests" => "PUT",
        _ => "POST",
    }
}

impl Stage {
    /// What an asker is answered.
    fn ask(&self, asker: Asker, is_post: bool, target: &str) -> Answer {
        let mut nobody = Browser::default();
        if target.starts_with("/api/") && (is_post || asker != Asker::Partner) {
            return self.ask_with_token(asker, is_post, target);
        }
        let (mut browser, csrf) = match asker {
            Asker::Person(role) => {
                let found = self.people.iter().find(|(own, ..)| *own == role).expect("somebody of each role");
                (found.1.clone(), found.2.as_str())
            }
            Asker::Public | Asker::Partner => (nobody.clone(), ""),
        };
        if !is_post && asker == Asker::Partner {
            return self.fi.get_as(self.se.authority(), target);
        }
        if !is_post {
            return browser.ask(&self.fi, Request::get(self.fi.host(), target).and("accept", "text/html"));
        }
        // A form that lacks what it is about: whoever is let through is told that, or that nothing fits.
        let form = form_from(&self.fi, target, &format!("csrf={csrf}")).and("origin", self.fi.origin());
        let form = form.and("sec-fetch-site", "same-origin");
        match asker {
            // What is signed by nobody comes no further than the signature.
            Asker::Partner => nobody.ask(&self.fi, form.and("signature", "keyId=\"x\"")),
            _ => browser.ask(&self.fi, form),
        }
    }
}

impl Stage {
    /// The same of the API: people come with their tokens, and no cookie helps.
    fn ask_with_token(&self, asker: Asker, is_post: bool, target: &str) -> Answer {
        let mut request = Request::get(self.fi.host(), target).and("accept", "text/html");
        if let Asker::Person(role) = asker {
            let (_, token) = self.tokens.iter().find(|(own, _)| *own == role).expect("a token of each role");
            request = request.and("authorization", &format!("Bearer {token}"));
        } else if let Some((_, browser, _)) = self.people.iter().find(|(role, ..)| *role == Role::Approver) {
            request = request.and("cookie", browser.cookie.as_deref().unwrap_or_default());
        }
        if is_post {
            method_of(target).clone_into(&mut request.method);
            request = request.and("content-type", "application/json");
            request.body = b"{}".to_vec();
        }
        self.fi.send(&request)
    }
}

/// Whether the table turned somebody away.
fn is_refused(answer: &Answer, is_post: bool, who: Who, asker: Asker, target: &str) -> bool {
    let text = answer.text();
    if target.starts_with("/api/") {
        return answer.status == 401 || (answer.status == 403 && text.contains("the role “"));
    }
    if is_post {
        return answer.status == 403 && text.contains("This is not allowed");
    }
    if who.is_led() && !matches!(asker, Asker::Person(_)) {
        return answer.status == 303 && answer.header("location").is_some_and(|to| to.starts_with("/en/sign-in?next="));
    }
    answer.status == 404
}

/// What is not there for anybody, on this stage.
const NOT_HERE: [&str; 20] = [
    "/{lang}/admin/audit/{file}",
    "/{lang}/digest/confirm/{token}",
    "/{lang}/digests/confirm/{token}",
    "/{lang}/desk/drafts/{id}",
    "/{lang}/desk/drafts/{id}/preview",
    "/{lang}/desk/waiting/{id}",
    "/{lang}/desk/waiting/{id}/files/{place}",
    "/{lang}/desk/offers/{id}",
    "/{lang}/desk/moves/{host}",
    "/{lang}/desk/follows/{id}",
    // What is on stage is of this node.
    "/{lang}/materials/{uuid}/adopt",
    "/{lang}/materials/{uuid}/offer",
    "/{lang}/materials/{uuid}/calendar.ics",
    "/attachments/{sha256}",
    "/feeds/own/{token}/{file}",
    "/feeds/own/{token}/{set}/{file}",
    "/.well-known/security.txt",
    "/api/{*rest}",
    "/{lang}/projects/{name}",
    "/{lang}/materials/{uuid}/revisions/{number}/changes",
];

#[test]
fn a_made_up_cookie_opens_no_door_but_that_which_holds_a_form() {
    on_both(|engine| {
        let stage = stage(engine);
        let ask = |route: &str, origin: &str| {
            let mut request = form_from(&stage.fi, &fill(route), "csrf=").with("accept", "application/json");
            request = request.and("origin", origin).and("cookie", &format!("election-pool={}", "0".repeat(64)));
            stage.fi.send(&request)
        };
        let held = "/{lang}/desk/drafts/{id}";
        for row in TABLE.iter().filter(|row| row.post.is_led() && !row.post.has(Asker::Public) && row.route != held) {
            let answer = ask(row.route, stage.fi.origin()).is(&[403]);
            assert!(answer.text().contains("not for whoever asks"), "{}: {}", row.route, answer.text());
        }
        ask(held, stage.fi.origin()).is(&[401]);
        ask(held, "http://evil.example").is(&[403]);
    });
}

#[test]
fn each_cell_is_as_the_table_says() {
    on_both(|engine| {
        let stage = stage(engine);
        let mut counts: BTreeMap<String, [usize; 2]> = BTreeMap::new();
        // Whoever ended their tokens or signed out is nobody for the rest.
        let last = ["/{lang}/account/tokens/end", "/{lang}/account/sessions/end", "/{lang}/sign-out"];
        let first = TABLE.iter().filter(|row| !last.contains(&row.route));
        for row in first.chain(last.iter().filter_map(|route| TABLE.iter().find(|row| row.route == *route))) {
            let own = format!("/materials/{}", stage.material);
            let target = fill(&row.route.replace("/materials/{id}", &own).replace("{uuid}", &stage.material))
                .replace("{number}", "1")
                .replace("{sha256}", &"0".repeat(64))
                .replace("{secret}", "0");
            for (is_post, who) in [(false, row.get), (true, row.post)] {
                if who == Who::NOBODY {
                    continue;
                }
                for asker in askers() {
                    let may = who.has(asker);
                    // What nobody finds tells nothing of whoever was let through.
                    if !is_post && NOT_HERE.contains(&row.route) && (may || who == Who::ANYBODY) {
                        continue;
                    }
                    let answer = stage.ask(asker, is_post, &target);
                    let method = if is_post { "POST" } else { "GET" };
                    assert!(answer.status < 500, "{asker:?} {method} {target}: {}", answer.status);
                    assert_ne!(
                        is_refused(&answer, is_post, who, asker, &target),
                        may,
                        "{asker:?} {method} {target}: {} {:?}\n{}",
                        answer.status,
                        answer.header("location"),
                        answer.text()
                    );
                    counts.entry(format!("{asker:?}")).or_default()[usize::from(!may)] += 1;
                }
            }
            if row.get == Who::NOBODY {
                let answer = stage.ask(Asker::Person(Role::Approver), false, &target);
                assert_eq!(answer.status, 405, "GET {target}");
            }
            if row.post == Who::NOBODY {
                let answer = stage.ask(Asker::Person(Role::Approver), true, &target);
                assert_eq!(answer.status, 405, "POST {target}");
            }
        }
        let total: usize = counts.values().flatten().sum();
        println!("{engine:?}: {total} cells, let through and turned away by asker {counts:?}");
        assert!(total > 1_000, "{total}");
        let put = |method: &str| {
            let mut request = Request::get(stage.fi.host(), "/en/my-feeds");
            method.clone_into(&mut request.method);
            stage.fi.send(&request).status
        };
        assert_eq!(["PUT", "DELETE", "PATCH", "OPTIONS"].map(put), [405; 4]);
    });
}
