//! What programs do with a token: whose it is and what it is for, drafts, four eyes, offers, wishes, and the same request
//! again.

use serde_json::{Value, json};

use super::{desk, place};
use crate::harness::{Answer, Browser, Engine, Node, NodeDraft, Request, on_both, until};

/// A program that comes with a token.
pub(super) struct Program<'a> {
    node: &'a Node,
    pub(super) token: String,
}

impl<'a> Program<'a> {
    /// With a token made on the command line.
    #[track_caller]
    pub(super) fn of(node: &'a Node, username: &str, scopes: &str) -> Self {
        let made = place::json(&node.done(&["--json", "token", "make", "--as", username, "--scope", scopes]));
        Self { node, token: made["token"].as_str().expect("a token").to_owned() }
    }

    /// With a token made on the account page, by whoever has just shown a second factor.
    #[track_caller]
    pub(super) fn confirmed(node: &'a Node, browser: &mut Browser, scopes: &[&'static str]) -> Self {
        let mut form = vec![("name", "press office"), ("days", "30")];
        form.extend(scopes.iter().map(|scope| ("scope", *scope)));
        let page = browser.press(node, "/en/account/tokens", &form).is(&[201]);
        assert_eq!(page.header("cache-control"), Some("private, no-store"));
        let text = page.text();
        let token =
            text.split("value=\"").find_map(|rest| rest.split('"').next().filter(|word| word.starts_with("ept_")));
        Self { node, token: token.expect("it is shown").to_owned() }
    }

    pub(super) fn request(&self, method: &str, target: &str, body: Option<&Value>, more: &[(&str, &str)]) -> Request {
        let mut request =
            Request::get(self.node.host(), target).and("authorization", &format!("Bearer {}", self.token));
        method.clone_into(&mut request.method);
        if let Some(body) = body {
            request = request.and("content-type", "application/json");
            request.body = body.to_string().into_bytes();
        }
        more.iter().fold(request, |request, (name, value)| request.and(name, value))
    }

    /// Whatever the answer is.
    pub(super) fn ask(&self, method: &str, target: &str, body: Option<&Value>, more: &[(&str, &str)]) -> Answer {
        self.sends(&self.request(method, target, body, more))
    }

    /// The same with a request that was made already.
    pub(super) fn sends(&self, request: &Request) -> Answer {
        let (method, target) = (&request.method, &request.target);
        let answer = self.node.send(request);
        if answer.status >= 400 {
            let told = answer.header("content-type").map(str::to_owned);
            assert_eq!(told.as_deref(), Some("application/problem+json"), "{method} {target}: {}", answer.text());
            assert_eq!(answer.json()["status"], answer.status, "{method} {target}");
        }
        assert!(answer.header("cache-control").is_some_and(|line| line.contains("no-store")), "{method} {target}");
        assert!(answer.header("vary").is_some_and(|line| line.contains("Authorization")), "{method} {target}");
        assert!(answer.header("set-cookie").is_none() && answer.header("access-control-allow-origin").is_none());
        answer
    }

    #[track_caller]
    pub(super) fn get(&self, target: &str) -> Value {
        self.ask("GET", target, None, &[]).is(&[200]).json()
    }

    pub(super) fn post(&self, target: &str, body: &Value) -> Answer {
        self.ask("POST", target, Some(body), &[])
    }

    /// Begins a draft with a text; gives its address and id.
    #[track_caller]
    pub(super) fn begin(&self, text: &Value) -> (String, String) {
        let begun = self.post("/api/v1/drafts", &json!({"text": text})).is(&[201]);
        assert_eq!(begun.header("etag"), Some("\"1\""));
        let address =
            begun.header("location").and_then(|line| line.strip_prefix(self.node.origin())).expect("an address");
        (address.to_owned(), begun.json()["id"].as_str().expect("an id").to_owned())
    }

    /// Submits a draft as it is in its first edition.
    #[track_caller]
    pub(super) fn submit(&self, address: &str) -> Value {
        let submitted = self.ask("POST", &format!("{address}/submit"), Some(&json!({})), &[("if-match", "\"1\"")]);
        submitted.is(&[200, 202]).json()
    }
}

pub(super) fn text(title: &str, tlp: &str, recipients: &Value) -> Value {
    json!({
        "kind": "best-practice", "tlp": tlp, "recipients": recipients, "topics": ["ennakkoäänestys"],
        "tongues": [{"language": "en", "title": title, "text": "## The problem\n\nQueues."}]
    })
}

/// A node with an author, two who approve, a reader, and an author of another authority.
pub(super) fn node(engine: Engine, approval: &str) -> Node {
    let fi = desk::node(engine, approval);
    fi.done(&["user", "add", "toini", "--role", "translator", "--authority", "vaalit"]);
    fi
}

#[test]
fn a_token_does_what_it_is_for_and_its_person_may_and_nothing_else() {
    on_both(|engine| {
        let fi = node(engine, "two");
        let aino = Program::of(&fi, "aino", "read,write");
        let told = aino.get("/api/v1/token");
        assert_eq!((&told["username"], &told["scopes"]), (&json!("aino"), &json!(["read", "write"])));
        let (address, _) = aino.begin(&text("Mine", "GREEN", &json!([])));
        let refused =
            aino.ask("POST", &format!("{address}/submit"), Some(&json!({})), &[("if-match", "\"1\"")]).is(&[403]);
        assert!(
            refused.header("www-authenticate").is_some_and(|line| line.contains("scope=\"submit\"")),
            "{refused:?}"
        );

        // Nobody gives more than they have, and what needs a second factor is not given on the command line.
        for (username, scopes, words) in [
            ("lukija", "write", "does not reach as far as the scope “write”"),
            ("lukija", "raed", "did you mean “read”?"),
            ("toini", "submit", "does not reach"),
            ("aino", "approve", "with a second factor"),
        ] {
            let told = fi.refuses(&["token", "make", "--as", username, "--scope", scopes]);
            assert!(told.contains(words), "{told}");
        }
        assert!(
            fi.refuses(&["token", "make", "--as", "aino", "--scope", "read", "--days", "366"]).contains("1 to 365")
        );

        // A token ends with the role that its person had: it neither keeps what they may no longer do nor gains.
        fi.done(&["user", "role", "aino", "reader"]);
        aino.ask("GET", "/api/v1/drafts", None, &[]).is(&[401]);
        fi.done(&["user", "role", "aino", "author"]);
        aino.ask("GET", "/api/v1/drafts", None, &[]).is(&[401]);
        let aino = Program::of(&fi, "aino", "read,write");
        let lukija = Program::of(&fi, "lukija", "read");
        lukija.ask("GET", "/api/v1/drafts", None, &[]).is(&[403]);
        lukija.ask("GET", "/api/v1/wishes", None, &[]).is(&[403]);

        // Without one nobody does anything, a cookie is none, and a wrong one is told so everywhere.
        let nobody = fi.get("/api/v1/drafts").is(&[401]);
        assert!(nobody.header("www-authenticate").is_some_and(|line| line.starts_with("Bearer ")));
        assert_eq!(nobody.header("content-type"), Some("application/problem+json"));
        Browser::signed_in(&fi, "veikko").get(&fi, "/api/v1/drafts").is(&[401]);
        let wrong = Program { node: &fi, token: format!("ept_{}", "0".repeat(64)) };
        for target in ["/api/v1/materials", "/api/v1/token", "/api/openapi.json", "/api/v1/nothing"] {
            let told = wrong.ask("GET", target, None, &[]).is(&[401]);
            assert!(told.header("www-authenticate").is_some_and(|line| line.contains("invalid_token")), "{target}");
        }
        let is_told_to_wait = (0..60).any(|_| wrong.ask("GET", "/api/v1/token", None, &[]).status == 429);
        assert!(is_told_to_wait, "whoever tries many waits");
        aino.get("/api/v1/token");

        // The database does not hold it.
        assert_eq!(fi.number("select count(*) from token where scopes = 'read write'"), 1);
        assert_eq!(fi.number(&format!("select count(*) from token where id = '{}'", aino.token)), 0);
    });
}

#[test]
fn a_token_ends_with_its_day_its_person_and_all_at_once() {
    on_both(|engine| {
        let fi = node(engine, "two");
        let list = |user: &str| place::json(&fi.done(&["--json", "token", "list", "--as", user]));
        let [one, two] = ["first", "second"].map(|_| Program::of(&fi, "aino", "read"));
        let id = one.get("/api/v1/token")["id"].as_str().expect("an id").to_owned();
        assert_eq!(list("aino").as_array().map(Vec::len), Some(2));
        assert!(!list("aino").to_string().contains("ept_"));
        assert!(fi.refuses(&["token", "end", &id, "--as", "veikko"]).contains("no token"));
        fi.done(&["token", "end", &id, "--as", "aino"]);
        one.ask("GET", "/api/v1/token", None, &[]).is(&[401]);
        two.get("/api/v1/token");
        fi.tamper("update token set expires = 1");
        two.ask("GET", "/api/v1/token", None, &[]).is(&[401]);

        // On the page: with a second factor, shown once, listed by name, ended there.
        let mut plain = Browser::signed_in(&fi, "lukija");
        let led = plain.press(&fi, "/en/account/tokens", &[("scope", "read")]).is(&[303]);
        assert!(led.header("location").is_some_and(|to| to.starts_with("/en/sign-in/confirm")));
        let mut veikko = Browser::with_second_factor(&fi, "veikko").0;
        let program = Program::confirmed(&fi, &mut veikko, &["read", "approve"]);
        let told = program.get("/api/v1/token");
        assert_eq!(told["scopes"], json!(["read", "approve"]));
        let hours = fi.number("select (expires - made) / 3600000 from token where scopes = 'read approve'");
        assert_eq!(hours, 24, "one that approves lasts a day");
        let page = veikko.get(&fi, "/en/account").text();
        assert!(page.contains("press office") && !page.contains("ept_"), "{page}");
        veikko.press(&fi, "/en/account/tokens", &[("days", "30")]).is(&[422]);
        veikko.press(&fi, "/en/account/tokens", &[("scope", "read"), ("days", "400")]).is(&[422]);
        let name = told["id"].as_str().expect("an id");
        plain.press(&fi, &format!("/en/account/tokens/{name}/end"), &[]).is(&[303]);
        program.get("/api/v1/token");
        veikko.press(&fi, &format!("/en/account/tokens/{name}/end"), &[]).is(&[303]);
        program.ask("GET", "/api/v1/token", None, &[]).is(&[401]);

        let again = Program::confirmed(&fi, &mut veikko, &["read"]);
        veikko.press(&fi, "/en/account/sessions/end", &[]).is(&[303]);
        again.ask("GET", "/api/v1/token", None, &[]).is(&[401]);
        for deed in ["reset", "remove"] {
            let kirsi = Program::of(&fi, "kirsi", "read,write");
            let keyed = &[("idempotency-key", "k")];
            kirsi.ask("POST", "/api/v1/drafts", Some(&json!({"kind": "guide"})), keyed).is(&[201]);
            fi.done(&["user", deed, "kirsi"]);
            kirsi.ask("GET", "/api/v1/token", None, &[]).is(&[401]);
        }
        assert_eq!(fi.number("select count(*) from replay"), 0);
    });
}

#[test]
fn a_token_reads_what_its_person_may_and_the_public_reads_as_before() {
    on_both(|engine| {
        let fi = node(engine, "one");
        fi.publish("Open", "CLEAR", "");
        let inside = place::local_id(&fi, &fi.publish("Inside", "GREEN", ""));
        let named = fi.publish("Named", "RED", "recipients: [lukija, vaalit]\n");
        let named = named.rsplit('/').next().expect("an id ends in its UUID");
        let titles = |page: &Value| -> Vec<String> {
            let items = page["orderedItems"].as_array().expect("a list");
            items.iter().map(|item| item["nameMap"]["en"].as_str().expect("a title").to_owned()).collect()
        };
        fi.done(&["user", "add", "yllapito", "--role", "operator"]);
        for (username, expected) in [
            ("lukija", &["About Inside", "About Open"][..]),
            ("aino", &["About Inside", "About Open"]),
            ("yllapito", &["About Open"]),
        ] {
            let program = Program::of(&fi, username, "read");
            assert_eq!(titles(&program.get("/api/v1/materials")), expected, "{username}");
            let found = program.get("/api/v1/search?q=inside");
            assert_eq!(found["totalItems"], usize::from(expected.len() > 1), "{username}");
            let status = if expected.len() > 1 { 200 } else { 404 };
            program.ask("GET", &format!("/api/v1/materials/{inside}"), None, &[]).is(&[status]);
        }
        // What is RED stands in no list, and is there for those it names.
        let red = |username: &str| {
            Program::of(&fi, username, "read").ask("GET", &format!("/api/v1/materials/{named}"), None, &[])
        };
        assert_eq!(red("lukija").is(&[200]).json()["tlp"], "RED");
        red("aino").is(&[404]);
        let public = fi.get("/api/v1/materials").is(&[200]);
        assert_eq!(titles(&public.json()), ["About Open"]);
        assert_eq!(public.header("cache-control"), Some("public, no-cache"));
        assert!(public.header("vary").is_some_and(|line| line.contains("Authorization")), "{public:?}");
        assert_eq!(fi.get(&format!("/api/v1/materials/{inside}")).status, 404);
    });
}

#[test]
fn a_draft_is_written_over_the_edition_that_was_read_and_by_whom_it_is_for() {
    on_both(|engine| {
        let fi = node(engine, "two");
        let aino = Program::of(&fi, "aino", "write,submit,read");
        // Half a label is refused, whichever half.
        let authority = json!([fi.handle()]);
        for (tlp, recipients, name) in [
            ("", &authority, "tlp"),
            ("AMBER", &json!([]), "recipients"),
            ("RED", &json!([]), "recipients"),
            ("CLEAR", &authority, "recipients"),
            ("Amber", &authority, "tlp"),
        ] {
            let refused = aino.post("/api/v1/drafts", &json!({"text": text("x", tlp, recipients)})).is(&[400]);
            assert_eq!(refused.json()["parameter"], name, "{tlp}");
        }
        let mut missing = text("x", "AMBER", &authority);
        missing.as_object_mut().expect("an object").remove("tlp");
        aino.post("/api/v1/drafts", &json!({"text": missing})).is(&[400]);
        aino.post("/api/v1/drafts", &json!({"text": {"TLP": "RED"}})).is(&[400]);
        // What it would revise is named in the body, so that the address is not what is missing.
        for body in [json!({"material": "\u{8c}"}), json!({"material": "x", "text": text("x", "GREEN", &json!([]))})] {
            let refused = aino.post("/api/v1/drafts", &body).is(&[422]);
            assert_eq!(refused.json()["errors"][0]["field"], "material", "{body}");
        }
        assert_eq!(fi.number("select count(*) from draft"), 0);

        let (address, id) = aino.begin(&text("First", "GREEN", &json!([])));
        let put = |text: &Value, more: &[(&str, &str)]| aino.ask("PUT", &address, Some(text), more);
        let second = text("Second", "GREEN", &json!([]));
        put(&second, &[]).is(&[428]);
        put(&second, &[("if-match", "\"7\"")]).is(&[412]);
        put(&second, &[("if-match", "*")]).is(&[400]);
        let saved = put(&second, &[("if-match", "\"1\"")]).is(&[200]);
        assert_eq!((saved.header("etag"), &saved.json()["title"]), (Some("\"2\""), &json!("Second")));
        put(&text("Third", "GREEN", &json!([])), &[("if-match", "\"1\"")]).is(&[412]);
        let whole = aino.get(&address);
        assert_eq!((&whole["edition"], &whole["text"]["topics"]), (&json!(2), &json!(["early-voting"])));
        assert_eq!(aino.get("/api/v1/drafts")["totalItems"], 1);

        // Files are looked at as they are at the desk.
        let file = |name: &str, bytes: &[u8], edition: &str| {
            let target = format!("{address}/files/{name}");
            let mut request =
                aino.request("PUT", &target, None, &[("if-match", edition), ("content-type", "text/plain")]);
            request.body = bytes.to_vec();
            fi.send(&request)
        };
        file("notes.txt", b"plain words", "\"2\"").is(&[200]);
        file("empty.txt", b"", "\"3\"").is(&[422]);
        file("picture.jpg", b"\xff\xd8\xff\xe0 not a picture", "\"3\"").is(&[422]);
        file("big.txt", &vec![b'x'; (10 << 20) + 1], "\"3\"").is(&[413]);
        let got = aino.ask("GET", &format!("{address}/files/notes.txt"), None, &[]).is(&[200]);
        assert_eq!(got.text(), "plain words");
        assert!(got.header("content-disposition").is_some_and(|line| line.starts_with("attachment")));
        aino.ask("GET", &format!("{address}/files/other.txt"), None, &[]).is(&[404]);
        aino.ask("DELETE", &format!("{address}/files/notes.txt"), None, &[("if-match", "\"3\"")]).is(&[200]);

        // Who it would reach, or what is wrong with it.
        let check = aino.get(&format!("{address}/check"));
        assert_eq!((&check["errors"], &check["needsSecond"]), (&json!([]), &json!(true)));
        assert_eq!((&check["reach"]["tlp"], &check["reach"]["isPublic"]), (&json!("GREEN"), &json!(false)));
        let mut wrong = text("", "GREEN", &json!([]));
        wrong["kind"] = json!("best-practise");
        put(&wrong, &[("if-match", "\"4\"")]).is(&[200]);
        let errors = aino.get(&format!("{address}/check"))["errors"].clone();
        let fields: Vec<&str> =
            errors.as_array().into_iter().flatten().filter_map(|one| one["field"].as_str()).collect();
        assert_eq!(fields, ["title-0", "kind"], "{errors}");
        let submit = format!("{address}/submit");
        let refused = aino.ask("POST", &submit, Some(&json!({})), &[("if-match", "\"5\"")]).is(&[422]);
        assert_eq!(refused.json()["errors"], errors);

        // Nobody sees or changes what is another authority's, or is not there.
        let kirsi = Program::of(&fi, "kirsi", "read,write,submit");
        for target in
            [address.clone(), format!("{address}/check"), format!("{address}/files/a"), "/api/v1/drafts/x".into()]
        {
            kirsi.ask("GET", &target, None, &[]).is(&[404]);
        }
        kirsi.ask("PUT", &address, Some(&second), &[("if-match", "\"5\"")]).is(&[404]);
        kirsi.ask("DELETE", &address, None, &[("if-match", "\"5\"")]).is(&[404]);
        kirsi.ask("POST", &submit, Some(&json!({})), &[("if-match", "\"5\"")]).is(&[404]);
        let veikko = Program::of(&fi, "veikko", "write");
        veikko.ask("DELETE", &address, None, &[("if-match", "\"5\"")]).is(&[403]);
        aino.ask("DELETE", &address, None, &[("if-match", "\"5\"")]).is(&[204]);
        aino.ask("GET", &address, None, &[]).is(&[404]);
        assert!(!id.is_empty());
    });
}

#[test]
fn four_eyes_hold_for_programs_too() {
    on_both(|engine| {
        let fi = node(engine, "two");
        let mut author = Browser::with_second_factor(&fi, "aino").0;
        let mut second = Browser::with_second_factor(&fi, "veikko").0;
        let aino = Program::confirmed(&fi, &mut author, &["read", "write", "submit", "approve"]);
        let veikko = Program::confirmed(&fi, &mut second, &["read", "approve"]);
        let (address, id) = aino.begin(&text("Ours", "CLEAR", &json!([])));
        let waits = aino.submit(&address);
        assert_eq!((&waits["state"], &waits["waiting"]), (&json!("waiting"), &json!(id)));
        let read = veikko.get(&format!("/api/v1/waiting/{id}"));
        assert_eq!((&read["sha256"], &read["does"]), (&waits["sha256"], &json!("publishes")));
        assert!(read["texts"]["text.md"].as_str().is_some_and(|text| text.contains("Queues.")), "{read}");
        let sha256 = read["sha256"].as_str().expect("a hash");
        let approve = format!("/api/v1/waiting/{id}/approve");
        aino.post(&approve, &json!({"sha256": sha256})).is(&[403]);
        veikko.post(&approve, &json!({})).is(&[400]);
        veikko.post(&approve, &json!({"sha256": &sha256[..8]})).is(&[400]);
        veikko.post(&approve, &json!({"sha256": "0".repeat(64)})).is(&[412]);
        Program::of(&fi, "veikko", "read,write,submit").post(&approve, &json!({"sha256": sha256})).is(&[403]);
        Program::of(&fi, "kirsi", "read").ask("GET", &format!("/api/v1/waiting/{id}"), None, &[]).is(&[404]);
        assert_eq!(fi.get("/api/v1/materials").json()["totalItems"], 0);

        // Refused in words, written anew, approved.
        let refuse = format!("/api/v1/waiting/{id}/refuse");
        veikko.post(&refuse, &json!({"sha256": sha256, "reason": " "})).is(&[400]);
        veikko.post(&refuse, &json!({"sha256": sha256, "reason": "Say where."})).is(&[200]);
        let draft = aino.get(&address);
        assert_eq!((&draft["state"], &draft["reason"]), (&json!("refused"), &json!("Say where.")));
        let anew = aino.submit(&address);
        let sha256 = anew["sha256"].as_str().expect("a hash");
        veikko.post(&approve, &json!({"sha256": sha256})).is(&[409]);
        let reach = veikko.get(&format!("/api/v1/waiting/{id}"))["reachSha256"].clone();
        let done = veikko.post(&approve, &json!({"sha256": sha256, "reachSha256": reach})).is(&[200]).json();
        let uuid = done["id"].as_str().expect("an id").to_owned();
        assert_eq!(fi.get(&format!("/api/v1/materials/{uuid}")).is(&[200]).json()["nameMap"]["en"], "Ours");
        veikko.post(&approve, &json!({"sha256": sha256})).is(&[404]);

        // A withdrawal needs two as well.
        let withdraw = format!("/api/v1/materials/{uuid}/withdraw");
        aino.post(&withdraw, &json!({"reason": ""})).is(&[400]);
        let waits = aino.post(&withdraw, &json!({"reason": "Superseded."})).is(&[202]).json();
        let id = waits["id"].as_str().expect("an id");
        let line = veikko.get("/api/v1/waiting")["items"][0].clone();
        assert_eq!((&line["does"], &line["about"]), (&json!("withdraws"), &json!("Superseded.")));
        let approve = format!("/api/v1/waiting/{id}/approve");
        veikko.post(&approve, &json!({"sha256": line["sha256"]})).is(&[409]);
        let reach = veikko.get(&format!("/api/v1/waiting/{id}"))["reachSha256"].clone();
        veikko.post(&approve, &json!({"sha256": line["sha256"], "reachSha256": reach})).is(&[200]);
        fi.get(&format!("/api/v1/materials/{uuid}")).is(&[410]);
    });
}

#[test]
fn where_one_person_decides_a_token_without_a_second_factor_publishes_nothing() {
    on_both(|engine| {
        let fi = node(engine, "one");
        let aino = Program::of(&fi, "aino", "read,write,submit");
        let (address, _) = aino.begin(&text("Ours", "CLEAR", &json!([])));
        let refused =
            aino.ask("POST", &format!("{address}/submit"), Some(&json!({})), &[("if-match", "\"1\"")]).is(&[403]);
        assert!(refused.header("www-authenticate").is_some_and(|line| line.contains("scope=\"approve\"")));
        let uuid = place::local_id(&fi, &fi.publish("Old", "CLEAR", ""));
        aino.post(&format!("/api/v1/materials/{uuid}/withdraw"), &json!({"reason": "Old."})).is(&[403]);
        aino.post(&format!("/api/v1/materials/{uuid}/adopt"), &json!({"maturity": "in-use"})).is(&[403, 400]);
        assert_eq!(fi.get("/api/v1/materials").json()["totalItems"], 1);
        let mut browser = Browser::with_second_factor(&fi, "aino").0;
        let confirmed = Program::confirmed(&fi, &mut browser, &["write", "submit", "approve"]);
        let published = confirmed.submit(&address);
        assert_eq!(published["state"], "published");
        confirmed.post(&format!("/api/v1/materials/{uuid}/withdraw"), &json!({"reason": "Old."})).is(&[200]);
    });
}

#[test]
fn the_same_request_again_under_its_key_gets_the_same_answer_and_does_nothing() {
    on_both(|engine| {
        let mut fi = node(engine, "two");
        let made = Program::of(&fi, "aino", "read,write").token;
        let other = Program::of(&fi, "aino", "write").token;
        let begin = |fi: &Node, token: &str, title: &str, key: &str| {
            let program = Program { node: fi, token: token.to_owned() };
            let body = json!({"text": text(title, "GREEN", &json!([]))});
            program.ask("POST", "/api/v1/drafts", Some(&body), &[("idempotency-key", key)])
        };
        let first = begin(&fi, &made, "One", "\"0b5e\"").is(&[201]);
        let again = begin(&fi, &made, "One", "\"0b5e\"").is(&[201]);
        assert_eq!((first.body.clone(), first.header("etag")), (again.body.clone(), again.header("etag")));
        assert_eq!(first.header("location"), again.header("location"));
        assert_eq!((first.header("idempotency-replayed"), again.header("idempotency-replayed")), (None, Some("true")));
        assert_eq!(fi.number("select count(*) from draft"), 1);
        begin(&fi, &made, "Two", "\"0b5e\"").is(&[422]);
        begin(&fi, &made, "One", "").is(&[400]);
        begin(&fi, &other, "One", "\"0b5e\"").is(&[201]);
        assert_eq!(fi.number("select count(*) from draft"), 2, "another token has keys of its own");
        // A refusal is an answer as well.
        let program = Program { node: &fi, token: made.clone() };
        let half = json!({"text": text("x", "AMBER", &json!([]))});
        let keyed = &[("idempotency-key", "half")];
        let refused = program.ask("POST", "/api/v1/drafts", Some(&half), keyed).is(&[400]);
        assert_eq!(program.ask("POST", "/api/v1/drafts", Some(&half), keyed).is(&[400]).body, refused.body);
        // The answer outlives the process.
        fi.kill();
        fi.start();
        assert_eq!(begin(&fi, &made, "One", "0b5e").is(&[201]).body, first.body);
        // What is being worked on is told so; what was never answered is done anew.
        fi.tamper("update replay set status = null where name = '0b5e'");
        begin(&fi, &made, "One", "0b5e").is(&[409]);
        fi.tamper("update replay set at = at - 60000 where name = '0b5e' and status is null");
        begin(&fi, &made, "One", "0b5e").is(&[201]);
        assert_eq!(fi.number("select count(*) from draft"), 3);
        // After a day a key is free again.
        fi.tamper("update replay set at = at - 86400001");
        begin(&fi, &made, "Two", "0b5e").is(&[201]);
    });
}

#[test]
fn languages_are_asked_for_and_adoptions_stated_and_offers_made_and_answered() {
    on_both(|engine| {
        let [fi, se] = {
            let two = |draft: NodeDraft| draft.set("publishing", "approval", "two");
            let mut nodes = place::prepared(engine, ["fi", "se"], two);
            nodes.iter_mut().for_each(Node::start);
            place::introduce(&nodes.each_ref());
            nodes
        };
        for (node, name) in [(&fi, "aino"), (&se, "sven"), (&fi, "veikko")] {
            node.done(&["user", "add", name, "--role", "author"]);
        }
        let path = place::write(&fi, "one.md", &place::best_practice("Guide", "CLEAR", ""), "A text.");
        let submitted = place::json(&fi.done(&["--json", "publish", &path, "--as", "aino"]));
        let uri = place::approved(&fi, submitted)["uri"].as_str().expect("an id").to_owned();
        place::becomes(&se, &uri, "live", 1);
        let there = place::local_id(&se, &uri);
        let sven = Program::of(&se, "sven", "read,wishes,offers,submit");
        let wish = format!("/api/v1/materials/{there}/wishes");
        sven.post(&wish, &json!({"language": "hr"})).is(&[204]);
        sven.post(&wish, &json!({"language": "tlh"})).is(&[400]);
        assert_eq!(sven.get("/api/v1/wishes")["items"][0]["language"], "hr");
        sven.ask("DELETE", &format!("{wish}/hr"), None, &[]).is(&[204]);
        assert_eq!(sven.get("/api/v1/wishes")["totalItems"], 0);
        let adopt = format!("/api/v1/materials/{there}/adopt");
        let half = json!({"maturity": "in-use", "note": {"text": "We use it.", "recipients": [se.handle()]}});
        assert_eq!(sven.post(&adopt, &half).is(&[400]).json()["parameter"], "tlp");
        sven.post(&adopt, &json!({"maturity": "in-us"})).is(&[400]);

        let offers = format!("/api/v1/materials/{there}/offers");
        let text = json!({"language": "sv", "title": "Guide", "text": "En text.", "status": "human"});
        let made = sven.post(&offers, &text).is(&[201]).json();
        assert_eq!((&made["state"], &made["language"]), (&json!("open"), &json!("sv")));
        sven.post(&offers, &text).is(&[409]);
        let aino = Program::of(&fi, "aino", "offers,read");
        let first = || aino.get("/api/v1/offers")["items"][0]["id"].as_str().map(str::to_owned);
        let id = until("the offer arrives", first);
        assert_eq!(aino.get(&format!("/api/v1/offers/{id}"))["title"], "Guide");
        let waits = aino.post(&format!("/api/v1/offers/{id}/accept"), &json!({})).is(&[202]).json();
        assert_eq!(waits["state"], "waiting");
        aino.post(&format!("/api/v1/offers/{id}/refuse"), &json!({"reason": "Not yet."})).is(&[200]);
        let unknown = "018f0000-0000-7000-8000-00000000ffff";
        for target in [format!("/api/v1/offers/{unknown}/refuse"), format!("/api/v1/materials/{unknown}/offers")] {
            let body = if target.ends_with("refuse") { json!({"reason": "x"}) } else { text.clone() };
            aino.post(&target, &body).is(&[404]);
        }
    });
}

#[test]
fn the_document_of_the_api_is_there_for_everybody() {
    let fi = NodeDraft::new(Engine::Sqlite, "fi", 8101).prepare().started();
    let document = fi.get("/api/openapi.json").is(&[200]);
    assert_eq!(document.header("content-type"), Some("application/json"));
    let document = document.json();
    assert!(document["openapi"].as_str().is_some_and(|version| version.starts_with("3.1")));
    let paths = document["paths"].as_object().expect("paths");
    assert!(paths.len() > 25, "{}", paths.len());
    assert_eq!(document["paths"]["/api/v1/drafts"]["post"]["security"], json!([{"token": []}]));
}
