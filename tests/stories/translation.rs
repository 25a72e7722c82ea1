//! Translation by machine: four sorts of providers, one of them real, and everything that goes wrong with them.

mod waiting;

use std::{
    os::unix::fs::PermissionsExt,
    process::{Child, Command, Stdio},
    sync::Arc,
    sync::atomic::{AtomicU32, Ordering},
};

use serde_json::{Value, json};
use toml::Table;

use super::place::{becomes, introduce, json as read, local_id, object, prepared, write};
use crate::harness::{Browser, Engine, Heard, Node, NodeDraft, Reply, Request, Service, free_port, on_both, until};

pub(super) const HEAD: &str = "kind: best-practice\ntlp: CLEAR\nlanguage: sv\ntitle: Val 2026\nsummary: Om valet.\n";
pub(super) const BODY: &str =
    "Valet hålls den 13 september 2026, se <https://val.se/a>.\n\n- TLP:GREEN\n- Vi **räknar** rösterna.";

/// A provider as the configuration names it.
pub(super) fn provider(name: &str, kind: &str, service: std::net::SocketAddr, more: &[(&str, &str)]) -> toml::Value {
    let mut table = Table::new();
    let address = service.to_string();
    let url = format!("http://{name}.localhost:{}", service.port());
    let own = [("name", name), ("kind", kind), ("url", url.as_str()), ("address", address.as_str())];
    for (key, value) in own.iter().chain(more) {
        table.insert((*key).to_owned(), (*value).into());
    }
    table.into()
}

/// A node with these providers that does not wait long.
pub(super) fn node(engine: Engine, providers: Vec<toml::Value>) -> NodeDraft {
    let draft = NodeDraft::new(engine, "fi", 8101);
    quick(draft).set("translation", "providers", toml::Value::Array(providers))
}

fn quick(draft: NodeDraft) -> NodeDraft {
    draft.set("limits", "translation_retry_cap_s", 1).set("limits", "poll_ms", 50)
}

fn publish(node: &Node, tlp: &str, body: &str) -> String {
    let path = write(node, "val.md", &HEAD.replace("CLEAR", tlp), body);
    read(&node.done(&["--json", "publish", &path]))["uri"].as_str().expect("it has an id").to_owned()
}

/// A paragraph as people write them, of some 1,900 characters; each of its words can get an ending, so that nothing of the
/// language is left.
fn paragraph() -> String {
    let sentence =
        |number: u32| format!("Vid vallokal {number} räknar nämnden alla röster en gång till före kvällen. ");
    (1..=26).map(sentence).collect()
}

/// Translates as a `DeepL` would that has Finnish: each word gets an ending.
fn deepl(heard: &Heard) -> Reply {
    if heard.target != "/v2/translate" {
        return says(200, r#"[{"language":"FI","name":"Finnish"},{"language":"SV","name":"Swedish"}]"#);
    }
    let asked: Value = serde_json::from_slice(&heard.body).expect("it is JSON");
    assert_eq!((&asked["source_lang"], &asked["target_lang"]), (&"SV".into(), &"FI".into()));
    let texts = asked["text"].as_array().expect("texts").iter();
    let texts =
        texts.map(|text| json!({"detected_source_language": "SV", "text": ended(text.as_str().unwrap_or_default())}));
    says(200, &json!({"translations": texts.collect::<Vec<_>>()}).to_string())
}

/// Translates as an Apertium-APy would that has Norwegian: each word gets an ending.
fn apy(heard: &Heard) -> Reply {
    if heard.target != "/translate" {
        let pairs =
            json!({"responseData": [{"sourceLanguage": "swe", "targetLanguage": "nob"}], "responseStatus": 200});
        return says(200, &pairs.to_string());
    }
    let asked: Vec<_> = url::form_urlencoded::parse(&heard.body).collect();
    let text = asked.iter().find(|(name, _)| name == "q").map(|(_, text)| ended(text));
    let said = json!({"responseData": {"translatedText": text}, "responseDetails": null, "responseStatus": 200});
    says(200, &said.to_string())
}

/// A key in a file that only the node reads.
fn key(node: &Node, file: &str, text: &str) {
    let path = node.folder().join(file);
    std::fs::write(&path, format!("{text}\n")).expect("the folder is writable");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).expect("it is our file");
}

/// How far a translation is.
fn stage(node: &Node, id: &str, language: &str) -> Value {
    let all = read(&node.done(&["--json", "translate", id]));
    let found = all.as_array().and_then(|all| all.iter().find(|one| one["language"] == language).cloned());
    found.unwrap_or(Value::Null)
}

#[track_caller]
pub(super) fn comes(node: &Node, id: &str, language: &str, state: &str) -> Value {
    until(&format!("{language} is {state}, not {}", stage(node, id, language)), || {
        Some(stage(node, id, language)).filter(|stage| stage["state"] == state)
    })
}

fn shown(node: &Node, id: &str, language: &str) -> Value {
    read(&node.done(&["--json", "material", "show", id, "--language", language]))
}

/// Waits until so many providers have said which languages they have.
#[track_caller]
pub(super) fn named(node: &Node, providers: i64) {
    until("their languages are known", || {
        (node.number("select count(*) from provider where pairs <> ''") == providers).then_some(())
    });
}

/// Translates as a `LibreTranslate` would that knows one word: each word gets an ending.
pub(super) fn libre(heard: &Heard) -> Reply {
    if heard.target == "/languages" {
        let languages = json!([{"code": "sv", "name": "Swedish", "targets": ["fi", "da", "sv"]}]);
        return Reply::of("application/json", languages.to_string());
    }
    let asked: Value = serde_json::from_slice(&heard.body).expect("it is JSON");
    let texts =
        asked["q"].as_array().expect("several texts").iter().map(|text| ended(text.as_str().unwrap_or_default()));
    Reply::of("application/json", json!({"translatedText": texts.collect::<Vec<_>>()}).to_string())
}

/// Every word with an ending; signs and tags as they were.
fn ended(text: &str) -> String {
    let word = |word: &str| {
        let is_word = word.len() > 1 && word.chars().all(char::is_alphabetic) && !word.contains("QX");
        if is_word { format!("{word}x") } else { word.to_owned() }
    };
    let words = |text: &str| text.split(' ').map(word).collect::<Vec<_>>().join(" ");
    let mut parts = text.split('<');
    let first = words(parts.next().unwrap_or_default());
    let rest = parts.map(|part| match part.split_once('>') {
        Some((tag, text)) => format!("<{tag}>{}", words(text)),
        None => format!("<{part}"),
    });
    first + &rest.collect::<String>()
}

fn says(status: u16, body: &str) -> Reply {
    Reply { status, ..Reply::of("application/json", body) }
}

/// Apertium-APy, as Debian has it, on loopback.
struct Apertium {
    process: Child,
    address: std::net::SocketAddr,
}

impl Apertium {
    fn start() -> Self {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/apertium.py");
        let is_there = std::path::Path::new("/usr/share/apertium/modes/swe-dan.mode").is_file();
        assert!(is_there, "tests/run installs apertium-apy, -swe-dan, -swe-nor, -hbs-eng and -recursive");
        let address = free_port();
        let mut command = Command::new("/usr/bin/python3");
        command.arg(script).arg(address.port().to_string()).stdout(Stdio::null()).stderr(Stdio::null());
        let process = command.spawn().expect("Debian has a Python");
        until("Apertium listens", || std::net::TcpStream::connect(address).ok());
        Self { process, address }
    }
}

impl Drop for Apertium {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn apertium_translates_on_ones_own_machine_and_what_must_not_change_does_not() {
    let apertium = Apertium::start();
    on_both(|engine| {
        let local = [("reach", "local")];
        let [mut fi, mut se] = prepared(engine, ["fi", "se"], |draft| {
            let provider = provider("apertium", "apertium", apertium.address, &local);
            quick(draft).set("translation", "providers", vec![provider])
        });
        fi.start();
        se.start();
        introduce(&[&fi, &se]);
        named(&fi, 1);
        fi.done(&["glossary", "set", "sv:da", "rösterna", "stemmesedlerne"]);
        let id = publish(&fi, "CLEAR", BODY);
        fi.done(&["translate", &id, "--to", "da"]);
        fi.done(&["translate", &id, "--to", "nob"]);
        comes(&fi, &id, "da", "done");
        comes(&fi, &id, "nb", "done");
        let danish = object(&fi, &id);
        let content = danish["contentMap"]["da"].as_str().expect("it is in Danish");
        for kept in ["13", "2026", "https://val.se/a", "TLP:GREEN", "<strong>", "stemmesedlerne", "<li>"] {
            assert!(content.contains(kept), "{kept}: {content}");
        }
        assert!(content.contains("Valget holdes den 13 september 2026"), "{content}");
        assert_eq!(danish["nameMap"]["da"], "Valg 2026");
        let norwegian = danish["contentMap"]["nb"].as_str().expect("it is in Norwegian");
        assert!(norwegian.contains("Vi <strong>teller</strong>"), "{norwegian}");
        let variant = &danish["pool:variants"]["da"];
        assert_eq!((&variant["status"], &variant["by"]), (&"machine".into(), &"Apertium".into()));
        assert_eq!(danish["contentMap"].as_object().expect("a map").keys().next().map(String::as_str), Some("sv"));
        becomes(&se, &id, "live", 3);
        let page = se.get(&format!("/en/materials/{}?in=da", local_id(&se, &id))).is(&[200]).text();
        assert!(page.contains("Machine translation.") && page.contains("Apertium"), "{page}");

        // Croatian into English; AMBER too, since nothing leaves the machine.
        let amber = format!("tlp: AMBER\nrecipients: [\"{}\"]", se.handle());
        let head = HEAD.replace("tlp: CLEAR", &amber).replace("language: sv", "language: hr");
        let path = write(
            &fi,
            "izbori.md",
            &head.replace("Val 2026", "Izbori"),
            "Birači mogu glasovati na biračkom mjestu u inozemstvu.",
        );
        let croatian = read(&fi.done(&["--json", "publish", &path]))["uri"].as_str().expect("an id").to_owned();
        fi.done(&["translate", &croatian, "--to", "en"]);
        comes(&fi, &croatian, "en", "done");
        assert_eq!(shown(&fi, &croatian, "en")["content"], "Voters can vote on electoral place in abroad.");
        let none = fi.refuses(&["translate", &id, "--to", "lt"]);
        assert!(none.ends_with("no provider of this node has sv:lt"), "{none}");

        // A stale machine paragraph is translated anew; the others are as they were.
        let path = write(&fi, "val.md", HEAD, &BODY.replace("Vi **räknar** rösterna.", "Vi **räknar** valsedlarna."));
        fi.done(&["revise", &id, &path]);
        until("both are made anew", || {
            let now = object(&fi, &id);
            let is_fresh = |tag: &str| now["pool:variants"][tag]["digest"] == now["pool:variants"]["sv"]["digest"];
            (is_fresh("da") && is_fresh("nb")).then_some(())
        });
        let again = object(&fi, &id)["contentMap"]["da"].as_str().expect("it is in Danish").to_owned();
        assert!(!again.contains("stemmesedlerne") && again.contains("Valget holdes den 13 september 2026"), "{again}");
        assert_eq!(shown(&fi, &id, "da")["is_stale"], false);
    });
}

#[test]
fn what_goes_wrong_with_a_provider_waits_or_fails_with_its_reason_and_loses_nothing() {
    on_both(|engine| {
        let service = Service::play(libre);
        let fi = node(engine, vec![provider("libre", "libretranslate", service.address(), &[])]).prepare().started();
        let id = publish(&fi, "CLEAR", BODY);
        named(&fi, 1);
        let whole = |reply: fn() -> Reply| {
            move |heard: &Heard| if heard.target == "/languages" { libre(heard) } else { reply() }
        };
        for (reply, reason) in [
            (whole(|| says(500, r#"{"error":"Cannot translate text"}"#)), "answered 500: Cannot translate text"),
            (whole(|| says(429, r#"{"error":"Slowdown: 80 per 1 minute"}"#)), "answered 429: Slowdown"),
            (whole(|| Reply::of("text/html", "<html>Sign in</html>")), "answered 200 with something else than JSON"),
        ] {
            service.answers(reply);
            fi.done(&["translate", &id, "--to", "fi"]);
            let waiting = until("the reason is known", || {
                Some(stage(&fi, &id, "fi")).filter(|stage| stage["reason"].as_str().is_some_and(|r| r.contains(reason)))
            });
            assert_eq!(waiting["state"], "waiting", "{waiting}");
        }
        // What is wrong for good fails, and is tried again only when somebody asks.
        for (reply, reason) in [
            (whole(|| says(403, r#"{"error":"Invalid API key"}"#)), "answered 403: Invalid API key"),
            (whole(|| says(200, r#"{"translatedText":["","","",""]}"#)), "the title came back empty"),
            (whole(|| says(200, r#"{"translatedText":["a"]}"#)), "answered 1 texts where"),
        ] {
            service.answers(reply);
            fi.done(&["translate", &id, "--to", "fi"]);
            let failed = comes(&fi, &id, "fi", "failed");
            assert!(failed["reason"].as_str().expect("there is one").contains(reason), "{failed}");
        }
        // Markup of its own, something left out, the same again, another language.
        let bent = |bend: fn(&str) -> String| {
            move |heard: &Heard| {
                let mut reply = libre(heard);
                if heard.target != "/languages" {
                    let mut said: Value = serde_json::from_slice(&reply.body).expect("it is JSON");
                    for text in said["translatedText"].as_array_mut().expect("texts") {
                        *text = bend(text.as_str().expect("a text")).into();
                    }
                    reply.body = said.to_string().into_bytes();
                }
                reply
            }
        };
        for (bend, reason) in [
            (bent(|text| format!("{text}<script>alert(1)</script>")), "came back with other markup"),
            (bent(|text| text.replace("QX1QX", "")), "came back without “2026”"),
            (
                bent(|text| format!("{text} {}", "the of and is to with that ".repeat(3))),
                "the answer is in “en”, not in “fi”",
            ),
        ] {
            service.answers(bend);
            fi.done(&["translate", &id, "--to", "fi"]);
            let failed = comes(&fi, &id, "fi", "failed");
            assert!(failed["reason"].as_str().expect("there is one").contains(reason), "{failed}");
            let page = fi.get(&format!("/sv/materials/{}", local_id(&fi, &id))).is(&[200]).text();
            assert!(page.contains("Vi <strong>räknar</strong> rösterna.") && !page.contains("alert(1)"), "{page}");
        }
        let staff = |node: &Node| {
            let target = format!("/en/materials/{}", local_id(node, &id));
            Browser::signed_in(node, "vaalit").get(node, &target).is(&[200]).text()
        };
        assert!(staff(&fi).contains("machine translation failed"), "the staff is told on the page");
        service.answers(libre);
        fi.done(&["translate", &id, "--to", "fi"]);
        comes(&fi, &id, "fi", "done");
        let content = object(&fi, &id)["contentMap"]["fi"].as_str().expect("it is there").to_owned();
        assert!(content.contains("Valetx") && content.contains("https://val.se/a"), "{content}");
        assert!(!staff(&fi).contains("machine translation failed"));
    });
}

#[test]
fn of_several_the_first_that_can_is_asked_and_over_its_quota_the_next() {
    on_both(|engine| {
        let used_up = |heard: &Heard| match heard.target.as_str() {
            "/v2/languages?type=target" => {
                says(200, r#"[{"language":"FI","name":"Finnish"},{"language":"SV","name":"Swedish"}]"#)
            }
            _ if heard.headers.get("authorization").map(String::as_str) != Some("DeepL-Auth-Key secret:fx") => {
                says(403, "{}")
            }
            _ => says(456, r#"{"message":"Quota Exceeded"}"#),
        };
        let (first, second) = (Service::play(used_up), Service::play(libre));
        let providers = vec![
            provider("deepl", "deepl", first.address(), &[("key_file", "deepl.key")]),
            provider("libre", "libretranslate", second.address(), &[]),
        ];
        let fi = node(engine, providers).prepare();
        key(&fi, "deepl.key", "secret:fx");
        let fi = fi.started();
        let id = publish(&fi, "CLEAR", BODY);
        named(&fi, 2);
        let asked = read(&fi.done(&["--json", "translate", &id, "--to", "fi"]));
        assert_eq!(asked["provider"], "deepl");
        let done = comes(&fi, &id, "fi", "done");
        assert_eq!(done["provider"], "libre", "{done}");
        assert_eq!(shown(&fi, &id, "fi")["by"], "LibreTranslate");
        // Danish only the second has.
        let sent = first.heard("/v2/translate").len();
        assert_eq!(read(&fi.done(&["--json", "translate", &id, "--to", "da"]))["provider"], "libre");
        comes(&fi, &id, "da", "done");
        assert_eq!(first.heard("/v2/translate").len(), sent);
        first.answers(deepl);
        let other = write(&fi, "annat.md", &HEAD.replace("Val 2026", "Annat"), "En helt annan text.");
        let other = read(&fi.done(&["--json", "publish", &other]))["uri"].as_str().expect("an id").to_owned();
        fi.done(&["translate", &other, "--to", "fi"]);
        comes(&fi, &other, "fi", "done");
        assert_eq!(shown(&fi, &other, "fi")["by"], "DeepL");
        assert_eq!(shown(&fi, &other, "fi")["content"], "Enx heltx annanx text.");
    });
}

#[test]
fn a_paragraph_of_ordinary_length_comes_back_whole_from_every_provider_that_answers_at_once() {
    on_both(|engine| {
        let (libre, deepl, apy) = (Service::play(libre), Service::play(deepl), Service::play(apy));
        let local = [("reach", "local")];
        let providers = vec![
            provider("deepl", "deepl", deepl.address(), &[("key_file", "deepl.key")]),
            provider("libre", "libretranslate", libre.address(), &[]),
            provider("apertium", "apertium", apy.address(), &local),
        ];
        let fi = node(engine, providers).prepare();
        key(&fi, "deepl.key", "secret:fx");
        let fi = fi.started();
        named(&fi, 3);
        let id = publish(&fi, "CLEAR", &format!("{}\n\nEtt stycke till.", paragraph().trim()));
        for (language, by, word) in [
            ("fi", "DeepL", "vallokalx 26 räknarx"),
            ("da", "LibreTranslate", "vallokalx 26"),
            ("nb", "Apertium", "vallokalx 26"),
        ] {
            fi.done(&["translate", &id, "--to", language]);
            let done = comes(&fi, &id, language, "done");
            let shown = shown(&fi, &id, language);
            assert_eq!(shown["by"], by, "{done}");
            let content = shown["content"].as_str().expect("a text");
            assert!(content.contains(word) && content.chars().count() > 1_500, "{content}");
        }
    });
}

#[test]
fn an_answer_larger_than_the_limit_is_refused_with_the_limit_and_nothing_of_it_is_taken() {
    on_both(|engine| {
        let service = Service::play(libre);
        let draft = node(engine, vec![provider("libre", "libretranslate", service.address(), &[])]);
        let fi = draft.set("limits", "translation_answer_bytes", 1_500).prepare().started();
        named(&fi, 1);
        let id = publish(&fi, "CLEAR", paragraph().trim());
        fi.done(&["translate", &id, "--to", "fi"]);
        let waiting = until("the reason is known", || {
            Some(stage(&fi, &id, "fi")).filter(|one| one["reason"].as_str().is_some_and(|why| why.contains("1500")))
        });
        assert_eq!(waiting["state"], "waiting", "{waiting}");
    });
}

/// eTranslation: a challenge first, then a number; every text that was sent, with where its answer goes.
fn commission(number: &Arc<AtomicU32>) -> impl Fn(&Heard) -> Reply + Send + use<> {
    let number = number.clone();
    move |heard| {
        let Some(login) = heard.headers.get("authorization") else {
            let challenge = "Digest realm=\"eTranslation\", qop=\"auth\", nonce=\"abc\", algorithm=MD5";
            return Reply {
                status: 401,
                headers: vec![("www-authenticate".into(), challenge.into())],
                body: Vec::new(),
            };
        };
        assert!(login.contains("username=\"POOL\"") && login.contains("uri=\"/si/translate\""), "{login}");
        let next = number.fetch_add(1, Ordering::SeqCst);
        if (2..1_000).contains(&next) {
            Reply::of("application/json", "-20028")
        } else {
            Reply::of("application/json", (next + 1).to_string())
        }
    }
}

/// The requests that were taken, with what was to be translated and where to.
fn submitted(service: &Service) -> Vec<Value> {
    let taken = service.heard("/si/translate").into_iter().filter(|heard| heard.headers.contains_key("authorization"));
    taken.map(|heard| serde_json::from_slice(&heard.body).expect("it is JSON")).collect()
}

/// The number of the one request that is under way.
fn numbered(node: &Node) -> String {
    until("it is numbered", || {
        (node.number("select count(*) from snippet where request is not null") == 1).then_some(())
    });
    node.number("select cast(request as bigint) from snippet").to_string()
}

fn call_back(node: &Node, request: &Value, number: &str, text: &str) -> u16 {
    let form = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("request-id", number)
        .append_pair("target-language", request["targetLanguages"][0].as_str().unwrap_or_default())
        .append_pair("external-reference", request["externalReference"].as_str().unwrap_or_default())
        .append_pair("translated-text", text)
        .finish();
    form_to(node, request["requesterCallback"].as_str().expect("an address"), &form)
}

fn form_to(node: &Node, address: &str, form: &str) -> u16 {
    let path = address.strip_prefix(node.origin()).expect("it is an address of the node");
    let mut request = Request::get(node.host(), path).and("content-type", "application/x-www-form-urlencoded");
    "POST".clone_into(&mut request.method);
    request.body = form.as_bytes().to_vec();
    node.send(&request).status
}

#[test]
fn etranslation_answers_later_once_and_to_an_address_nobody_knows() {
    on_both(|engine| {
        let number = Arc::new(AtomicU32::new(0));
        let service = Service::play(commission(&number));
        let mut provider = provider(
            "ec",
            "etranslation",
            service.address(),
            &[("key_file", "ec.key"), ("application", "POOL"), ("username", "om")],
        );
        let url = format!("http://ec.localhost:{}/si", service.address().port());
        provider.as_table_mut().expect("a table").insert("url".into(), url.into());
        let fi = node(engine, vec![provider]).set("limits", "translation_callback_s", 60).prepare();
        key(&fi, "ec.key", "password");
        let mut fi = fi.started();
        let id = publish(&fi, "CLEAR", "En mening om valet.");
        fi.done(&["translate", &id, "--to", "fi"]);
        // Title and abstract are taken; then too much is under way, which is no failure.
        let taken = until("two are under way", || Some(submitted(&service)).filter(|all| all.len() >= 3));
        assert_eq!((&taken[0]["sourceLanguage"], &taken[0]["domain"]), (&"SV".into(), &"GEN".into()));
        let waiting = until("it waits for them", || Some(stage(&fi, &id, "fi")).filter(|one| one["provider"] == "ec"));
        assert_eq!((&waiting["state"], &waiting["tries"]), (&"waiting".into(), &0.into()), "{waiting}");

        // What is not expected is not taken.
        let callback = taken[0]["requesterCallback"].as_str().expect("an address").to_owned();
        assert_eq!(
            form_to(&fi, &format!("{}/translated/{}", fi.origin(), "0".repeat(64)), "external-reference=x"),
            404
        );
        assert_eq!(form_to(&fi, &callback, "external-reference=somebody&translated-text=x"), 400);
        assert_eq!(call_back(&fi, &taken[0], "77", "x"), 400, "another number");
        // It survives a power cut, comes once, and a second time it is nothing any more.
        fi.kill();
        fi.start();
        number.store(1_000, Ordering::SeqCst);
        assert_eq!(call_back(&fi, &taken[0], "1", "Vaali QX1QX"), 200);
        assert_eq!(call_back(&fi, &taken[0], "1", "Vaalit QX1QX"), 404);
        assert_eq!(call_back(&fi, &taken[1], "2", "Vaalista <b>lihavoituna</b>."), 200);
        let last = until("the rest is sent", || {
            submitted(&service).into_iter().find(|one| {
                one["textToTranslate"] == "En mening om valet."
                    && one["requesterCallback"] != taken[2]["requesterCallback"]
            })
        });
        let number_of = numbered(&fi);
        assert_eq!(call_back(&fi, &last, &number_of, "Lause vaalista."), 200);
        // Markup that was not sent is no translation.
        let failed = comes(&fi, &id, "fi", "failed");
        assert!(
            failed["reason"].as_str().expect("one").contains("the summary came back with other markup"),
            "{failed}"
        );
        fi.done(&["translate", &id, "--to", "fi"]);
        let again = until("only that is asked again", || {
            submitted(&service).into_iter().rev().find(|one| {
                one["textToTranslate"] == "Om valet." && one["requesterCallback"] != taken[1]["requesterCallback"]
            })
        });
        assert_eq!(call_back(&fi, &again, &numbered(&fi), "Vaalista."), 200);
        comes(&fi, &id, "fi", "done");
        let finnish = shown(&fi, &id, "fi");
        assert_eq!(
            (&finnish["title"], &finnish["summary"], &finnish["content"]),
            (&"Vaali 2026".into(), &"Vaalista.".into(), &"Lause vaalista.".into())
        );
        assert_eq!(fi.number("select count(*) from snippet"), 0);

        // That there is none is said too.
        fi.done(&["translate", &id, "--to", "hr"]);
        let refused =
            until("it is sent", || submitted(&service).into_iter().find(|one| one["targetLanguages"][0] == "HR"));
        let form = format!(
            "external-reference={}&error-code=-30000&error-message=no+engine",
            refused["externalReference"].as_str().expect("one")
        );
        assert_eq!(form_to(&fi, refused["errorCallback"].as_str().expect("an address"), &form), 200);
        let failed = comes(&fi, &id, "hr", "failed");
        assert!(failed["reason"].as_str().expect("one").contains("no engine"), "{failed}");
    });
}

#[test]
fn the_level_decides_which_provider_gets_a_text_and_the_page_says_why_none_does() {
    on_both(|engine| {
        let (outside, inside) = (Service::play(libre), Service::play(libre));
        let mut fi = node(engine, vec![provider("outside", "libretranslate", outside.address(), &[])]).prepare();
        fi.start();
        let vaalit = |tlp: &str| format!("{tlp}\nrecipients: [\"{}\"]", fi.handle());
        let green = publish(&fi, "GREEN", BODY);
        let amber = publish(&fi, &vaalit("AMBER"), BODY);
        let strict = publish(&fi, &vaalit("AMBER+STRICT"), BODY);
        let path = write(&fi, "red.md", &HEAD.replace("CLEAR", "RED\nrecipients: [vaalit]"), BODY);
        let red = read(&fi.done(&["--json", "publish", &path]))["id"].as_str().expect("an id").to_owned();
        named(&fi, 1);
        for (id, level, why) in [
            (&green, "GREEN", "that the authorities trust"),
            (&amber, "AMBER", "on this node’s own machines"),
            (&strict, "AMBER+STRICT", "on this node’s own machines"),
            (&red, "RED", "goes to no translation service"),
        ] {
            let said = fi.refuses(&["translate", id, "--to", "fi"]);
            assert!(said.contains(&format!("TLP:{level} goes ")), "{said}");
            let target = format!("/en/materials/{}", local_id(&fi, id));
            let page = Browser::signed_in(&fi, "vaalit").get(&fi, &target).is(&[200]).text();
            assert!(page.contains(why) && page.contains("No machine translates this"), "{level}: {page}");
        }
        fi.stop();
        fi.edit(|table| {
            let local = provider("inside", "libretranslate", inside.address(), &[("reach", "local")]);
            table["translation"]["providers"].as_array_mut().expect("a list").push(local);
        });
        fi.start();
        named(&fi, 2);
        for id in [&green, &amber, &strict] {
            fi.done(&["translate", id, "--to", "fi"]);
            assert_eq!(comes(&fi, id, "fi", "done")["provider"], "inside");
        }
        assert!(fi.refuses(&["translate", &red, "--to", "fi"]).contains("TLP:RED goes to no provider"));
        assert!(outside.heard("/translate").is_empty(), "nothing of it went outside");
    });
}

#[test]
fn no_machine_replaces_a_person_and_what_a_machine_made_stays_with_a_revision() {
    on_both(|engine| {
        let service = Service::play(libre);
        let fi = node(engine, vec![provider("libre", "libretranslate", service.address(), &[])]).prepare().started();
        named(&fi, 1);
        let path = write(&fi, "val.md", HEAD, "Ett stycke.\n\nAnnat stycke.");
        write(
            &fi,
            "val.da.md",
            "language: da\ntitle: Valg\nsummary: Om valget.\nstatus: human\n",
            "Et stykke.\n\nAndet stykke.",
        );
        let id = read(&fi.done(&["--json", "publish", &path]))["uri"].as_str().expect("an id").to_owned();
        assert!(fi.refuses(&["translate", &id, "--to", "da"]).contains("translated by a person"));
        fi.done(&["translate", &id, "--to", "fi"]);
        comes(&fi, &id, "fi", "done");
        let sent = |service: &Service| -> Vec<Value> {
            let bodies = service
                .heard("/translate")
                .into_iter()
                .map(|heard| serde_json::from_slice::<Value>(&heard.body).expect("JSON"));
            bodies.flat_map(|body| body["q"].as_array().expect("texts").clone()).collect()
        };
        let before = sent(&service).len();
        write(&fi, "val.md", HEAD, "Ett stycke.\n\nAnnat stycke, ändrat.");
        fi.done(&["revise", &id, &path]);
        until("Finnish is made anew", || (shown(&fi, &id, "fi")["is_stale"] == false).then_some(()));
        assert_eq!(
            sent(&service)[before..],
            [json!("Annat stycke, ändrat.")],
            "what did not change was not sent again"
        );
        let danish = shown(&fi, &id, "da");
        assert_eq!((&danish["status"], &danish["stale"]), (&"human".into(), &json!([2])), "it waits for a person");
        assert_eq!(danish["content"], "Et stykke. Andet stykke.");
        // A file takes the machine's place, for good.
        write(&fi, "val.fi.md", "language: fi\ntitle: Vaali\nsummary: Vaalista.\nstatus: human\n", "Kappale.");
        fi.done(&["revise", &id, &path]);
        assert_eq!(shown(&fi, &id, "fi")["status"], "human");
        comes(&fi, &id, "fi", "done");
        assert_eq!(shown(&fi, &id, "fi")["title"], "Vaali");
        fi.done(&["withdraw", &id, "--reason", "Old"]);
        for table in ["translation", "translated", "snippet", "variant"] {
            assert_eq!(fi.number(&format!("select count(*) from {table}")), 0, "nothing of it stays in {table}");
        }
    });
}

#[test]
fn what_another_published_is_translated_here_and_goes_no_further() {
    on_both(|engine| {
        let service = Service::play(libre);
        let [mut fi, mut se] = prepared(engine, ["fi", "se"], |draft| {
            quick(draft).set(
                "translation",
                "providers",
                vec![provider("libre", "libretranslate", service.address(), &[])],
            )
        });
        fi.start();
        se.start();
        introduce(&[&fi, &se]);
        let id = publish(&fi, "CLEAR", BODY);
        becomes(&se, &id, "live", 1);
        let export = se.export_of(fi.host());
        named(&se, 1);
        se.done(&["translate", &id, "--to", "fi"]);
        comes(&se, &id, "fi", "done");
        let page = se.get(&format!("/en/materials/{}?in=fi", local_id(&se, &id))).is(&[200]).text();
        assert!(page.contains("Valetx") && page.contains("made on this node"), "{page}");
        assert!(page.contains("This translation was made on this node and is not signed. The original is signed by"));
        assert!(!page.contains("The signature fits this text") && !page.contains("class=\"holds\""), "{page}");
        assert!(
            page.contains("<span lang=\"sv\">Test authority fi (2") && page.contains("). Val 2026.</span>"),
            "{page}"
        );
        let original = se.get(&format!("/en/materials/{}?in=sv", local_id(&se, &id))).is(&[200]).text();
        assert!(original.contains("The signature fits this text"), "{original}");
        let cited = se.get(&format!("/fi/materials/{}/citation.bib", local_id(&se, &id))).is(&[200]).text();
        assert!(cited.contains("title = {{Val 2026}}"), "{cited}");
        let told = read(&se.get(&format!("/api/v1/materials/{}", local_id(&se, &id))).is(&[200]).text());
        let local = told["variants"].as_array().expect("a list").iter().map(|one| (&one["language"], &one["isLocal"]));
        assert_eq!(local.collect::<Vec<_>>(), [(&json!("sv"), &json!(false)), (&json!("fi"), &json!(true))]);
        let found = se.get("/en/search?q=Valetx").is(&[200]).text();
        assert!(found.contains(&local_id(&se, &id)), "it is found by its words: {found}");
        assert_eq!(se.export_of(fi.host()), export, "the object is what it was");
        assert!(object(&fi, &id)["contentMap"].get("fi").is_none());
        let path = write(&fi, "val.md", HEAD, "Något helt annat.");
        fi.done(&["revise", &id, &path]);
        becomes(&se, &id, "live", 2);
        until("it is made anew", || (shown(&se, &id, "fi")["content"] == "Någotx heltx annat.").then_some(()));
        // The author's own takes its place.
        write(&fi, "val.fi.md", "language: fi\ntitle: Vaali\nsummary: Vaalista.\nstatus: human\n", "Aivan muuta.");
        fi.done(&["revise", &id, &path]);
        becomes(&se, &id, "live", 3);
        assert_eq!(shown(&se, &id, "fi")["content"], "Aivan muuta.");
        fi.done(&["withdraw", &id, "--reason", "Old"]);
        becomes(&se, &id, "tombstone", 4);
        assert_eq!(se.number("select count(*) from variant") + se.number("select count(*) from translated"), 0);
    });
}

#[test]
fn where_two_decide_a_translation_of_ones_own_waits_for_the_other() {
    on_both(|engine| {
        let service = Service::play(libre);
        let draft = node(engine, vec![provider("libre", "libretranslate", service.address(), &[])]);
        let fi = draft.set("publishing", "approval", "two").prepare().started();
        named(&fi, 1);
        fi.done(&["user", "add", "anna", "--role", "approver"]);
        let path = write(&fi, "val.md", HEAD, BODY);
        let submitted = read(&fi.done(&["--json", "publish", &path]))["id"].as_str().expect("an id").to_owned();
        let id = read(&fi.done(&["--json", "publish", &submitted, "--approve", "--as", "anna"]))["uri"]
            .as_str()
            .expect("an id")
            .to_owned();
        let wish = read(&fi.done(&["--json", "translate", &id, "--to", "fi"]));
        assert_eq!(wish["outcome"], "submitted");
        assert_eq!(stage(&fi, &id, "fi"), Value::Null);
        // Whoever is about to ask is told what waits already, and by the language why it is not asked for twice.
        let (mut anna, at) = (Browser::signed_in(&fi, "anna"), format!("/en/desk/translate/{}", local_id(&fi, &id)));
        let told = "About this material there already waits: Machine translation (Finnish)";
        let waits = format!("href=\"/en/desk/waiting/{}\"", wish["id"].as_str().expect("an id"));
        let page = anna.get(&fi, &at).is(&[200]).text();
        assert!(page.contains(told) && page.contains(&waits), "{page}");
        let twice = anna.press(&fi, &at, &[("language", "fi")]).is(&[422]).text();
        assert!(twice.contains("id=\"language-wrong\">The same has been asked for already"), "{twice}");
        assert!(twice.contains(told) && twice.contains("aria-describedby=\"language-wrong\" autofocus"), "{twice}");
        // Who withdraws it is told of what takes it away, not of this.
        let withdraws = format!("/en/desk/withdraw/{}", local_id(&fi, &id));
        assert!(!anna.get(&fi, &withdraws).is(&[200]).text().contains("there already waits"));
        fi.done(&["publish", wish["id"].as_str().expect("an id"), "--approve", "--as", "anna"]);
        comes(&fi, &id, "fi", "done");
        assert!(
            fi.refuses(&["publish", wish["id"].as_str().expect("an id"), "--approve", "--as", "anna"])
                .contains("already")
        );
        fi.done(&["user", "add", "bo", "--role", "reader"]);
        assert!(
            fi.refuses(&["translate", &id, "--to", "da", "--as", "bo"])
                .contains("only an author, an approver or a translator")
        );
    });
}

#[test]
fn a_machine_is_asked_on_a_page_by_whoever_may_and_the_page_says_why_it_is_not() {
    on_both(|engine| {
        let service = Service::play(libre);
        let fi = node(engine, vec![provider("libre", "libretranslate", service.address(), &[])]).prepare().started();
        named(&fi, 1);
        let (open, closed) = (publish(&fi, "CLEAR", BODY), publish(&fi, "GREEN", BODY));
        for (name, role) in [("anna", "author"), ("bo", "reader")] {
            fi.done(&["user", "add", name, "--role", role]);
        }
        let at = |id: &str| format!("/en/desk/translate/{}", local_id(&fi, id));
        let mut bo = Browser::signed_in(&fi, "bo");
        bo.get(&fi, &at(&open)).is(&[404]);
        bo.press(&fi, &at(&open), &[("language", "fi")]).is(&[403]);
        let mut anna = Browser::signed_in(&fi, "anna");
        let material = format!("/en/materials/{}", local_id(&fi, &open));
        assert!(anna.get(&fi, &material).is(&[200]).text().contains(&at(&open)));
        let page = anna.get(&fi, &at(&open)).is(&[200]).text();
        assert!(page.contains("<option value=\"fi\"") && !page.contains("<option value=\"sv\""), "{page}");
        // It is published as it comes, so that it wants a second factor like publishing.
        let kept = anna.press(&fi, &at(&open), &[("language", "fi")]).is(&[409]).text();
        assert!(
            kept.contains("/sign-in/confirm?") && kept.contains("<option value=\"fi\" lang=\"fi\" selected>"),
            "{kept}"
        );
        let (mut anna, _) = Browser::with_second_factor(&fi, "anna");
        let wrong = anna.press(&fi, &at(&open), &[("language", "sv")]).is(&[422]).text();
        assert!(wrong.contains("is written in “sv”"), "{wrong}");
        anna.press(&fi, &at(&open), &[("language", "")]).is(&[422]);
        let refused = anna.press(&fi, &at(&closed), &[("language", "fi")]).is(&[422]).text();
        assert!(refused.contains("TLP:GREEN goes "), "{refused}");
        assert_eq!(stage(&fi, &open, "fi"), Value::Null);
        anna.press(&fi, &at(&open), &[("language", "fi")]).is(&[303]);
        comes(&fi, &open, "fi", "done");
    });
}

#[test]
fn a_machines_text_is_looked_through_in_a_file_and_is_then_called_reviewed_also_where_it_is_offered() {
    on_both(|engine| {
        let service = Service::play(libre);
        let [mut fi, mut se] = prepared(engine, ["fi", "se"], |draft| {
            let libre = provider("libre", "libretranslate", service.address(), &[]);
            quick(draft).set("translation", "providers", vec![libre])
        });
        fi.start();
        se.start();
        introduce(&[&fi, &se]);
        for node in [&fi, &se] {
            named(node, 1);
        }
        let id = publish(&fi, "CLEAR", BODY);
        becomes(&se, &id, "live", 1);
        let file_of = |node: &Node, name: &str, change: &dyn Fn(String) -> String| {
            let text = node.done(&["material", "show", &id, "--language", "fi", "--file"]);
            let path = node.folder().join(name);
            std::fs::write(&path, change(text)).expect("the folder is writable");
            path.display().to_string()
        };
        // At a partner: as a machine made it, and looked through.
        se.done(&["translate", &id, "--to", "fi"]);
        comes(&se, &id, "fi", "done");
        assert_eq!(shown(&se, &id, "fi")["is_local"], true);
        let raw = file_of(&se, "raw.fi.md", &|text| text);
        let text = std::fs::read_to_string(&raw).expect("it is there");
        for part in ["status: machine", "<https://val.se/a>", "- TLP:GREEN", "**räknarx**"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        let first = read(&se.done(&["--json", "offer", "make", &id, &raw]))["uri"].as_str().expect("an id").to_owned();
        assert!(se.refuses(&["offer", "make", &id, &raw]).contains("offers exactly that and waits"));
        let seen = file_of(&se, "seen.fi.md", &|text| text.replace("status: machine", "status: reviewed"));
        let second =
            read(&se.done(&["--json", "offer", "make", &id, &seen]))["uri"].as_str().expect("an id").to_owned();
        assert_ne!(first, second, "another status is another offer");
        until("it is there", || fi.done(&["offer", "list"]).contains("open").then_some(()));
        until("it is the later one", || fi.run(&["offer", "show", &second]).out.contains("reviewed").then_some(()));
        fi.done(&["offer", "accept", &second]);
        becomes(&se, &id, "live", 2);
        for node in [&fi, &se] {
            let finnish = shown(node, &id, "fi");
            assert_eq!((&finnish["status"], &finnish["is_local"]), (&json!("reviewed"), &json!(false)), "{finnish}");
            let page = node.get(&format!("/en/materials/{}?in=fi", local_id(node, &id))).is(&[200]).text();
            assert!(page.contains("machine translation, checked by a person"), "{page}");
        }
        assert_eq!(object(&fi, &id)["pool:variants"]["fi"]["status"], "reviewed");
        assert!(fi.refuses(&["translate", &id, "--to", "fi"]).contains("translated by a person"));
        // By its own author, in a file.
        file_of(&fi, "val.fi.md", &|text| text.replace("Valetx", "Vaali"));
        let path = fi.folder().join("val.md").display().to_string();
        fi.done(&["revise", &id, &path]);
        let finnish = shown(&fi, &id, "fi");
        assert_eq!(finnish["status"], "reviewed");
        assert!(finnish["content"].as_str().expect("a text").contains("Vaali"), "{finnish}");
    });
}

#[test]
fn a_language_that_its_author_leaves_out_is_made_by_no_machine_again() {
    on_both(|engine| {
        let service = Service::play(libre);
        let fi = node(engine, vec![provider("libre", "libretranslate", service.address(), &[])]).prepare().started();
        named(&fi, 1);
        let id = publish(&fi, "CLEAR", "En text.");
        fi.done(&["translate", &id, "--to", "fi"]);
        comes(&fi, &id, "fi", "done");
        let path = write(&fi, "val.md", HEAD, "En annan text.");
        fi.done(&["revise", &id, &path, "--without", "fi"]);
        assert_eq!(shown(&fi, &id, "sv")["languages"], json!(["sv"]));
        assert_eq!(stage(&fi, &id, "fi"), Value::Null, "nobody waits for it any more");
        fi.done(&["translate", &id, "--to", "da"]);
        comes(&fi, &id, "da", "done");
        assert_eq!(shown(&fi, &id, "sv")["languages"], json!(["sv", "da"]));
    });
}

#[test]
fn another_word_in_the_glossary_is_used_when_somebody_asks_again_and_wrong_words_are_refused() {
    on_both(|engine| {
        let service = Service::play(libre);
        let fi = node(engine, vec![provider("libre", "libretranslate", service.address(), &[])]).prepare().started();
        named(&fi, 1);
        let id = publish(&fi, "CLEAR", "Alla röster räknas.");
        fi.done(&["translate", &id, "--to", "fi"]);
        comes(&fi, &id, "fi", "done");
        assert_eq!(shown(&fi, &id, "fi")["content"], "Allax rösterx räknas.");
        fi.done(&["translate", &id, "--to", "fi"]);
        let same = until("nothing changes", || {
            Some(comes(&fi, &id, "fi", "done")).filter(|one| one["reason"].as_str().is_some())
        });
        assert!(same["reason"].as_str().expect("one").contains("nothing changes"), "{same}");
        assert_eq!(object(&fi, &id)["pool:revision"], 2);
        fi.done(&["glossary", "set", "sv:fi", "röster", "äänet"]);
        fi.done(&["translate", &id, "--to", "fi"]);
        until("it is made anew", || (shown(&fi, &id, "fi")["content"] == "Allax äänet räknas.").then_some(()));
        assert_eq!(object(&fi, &id)["pool:revision"], 3);
        let long = "x".repeat(121);
        for (words, why) in [
            (["fi:fi", "a", "b"], "is one language"),
            (["svfi", "a", "b"], "is not a pair of languages, as in “sv:da”"),
            (["sv:", "a", "b"], "is not a pair of languages"),
            (["sv:fi:da", "a", "b"], "is not a pair of languages"),
            (["sv:fi", long.as_str(), "b"], "121 characters long, more than 120"),
            (["sv:fi", "a", long.as_str()], "121 characters long, more than 120"),
            (["sv:suomi", "a", "b"], "did you mean “fi”?"),
        ] {
            let said = fi.refuses(&[&["glossary", "set"][..], &words].concat());
            assert!(said.contains(why), "{words:?}: {said}");
        }
    });
}

#[test]
fn the_key_of_a_provider_that_others_can_read_is_refused_and_doctor_says_so() {
    let service = Service::play(libre);
    let provider = provider("libre", "libretranslate", service.address(), &[("key_file", "libre.key")]);
    let fi = node(Engine::Sqlite, vec![provider]).prepare();
    key(&fi, "libre.key", "secret");
    let path = fi.folder().join("libre.key");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).expect("it is our file");
    let served = fi.refuses(&["serve"]);
    assert!(served.contains("the key of the provider libre in"), "{served}");
    assert!(fi.run(&["doctor"]).out.contains("can be read by others; chmod 600"));
}
