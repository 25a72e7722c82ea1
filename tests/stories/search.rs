//! Search: the same answers on both engines, in every language, and nothing of what is not for whoever asks.

use std::{fmt::Write as _, fs};

use super::place::{becomes, best_practice, introduce, json, prepared, write};
use crate::harness::{Browser, Engine, Node, NodeDraft, on_both};

/// What is asked and what must come, in order.
const GOLDEN: &str = include_str!("search.golden");

/// Materials: title, language, topic, summary, text.
const MATERIALS: [(&str, &str, &str, &str, &str); 10] = [
    (
        "Ennakkoäänestys ulkomailla",
        "fi",
        "voting-abroad",
        "Miten ulkomailla äänestetään.",
        "Vaaleissa äänestetään ennakkoon.",
    ),
    ("Vaalien turvallisuus", "fi", "deepfakes", "Turvallisuudesta.", "Vaalien ja äänestyksen turvallisuus. Deepfake."),
    ("Kirje kotoa", "fi", "postal-voting", "Mitä tehdään.", "Asiakirjat lähetetään ajoissa."),
    ("Förtidsröstning", "sv", "early-voting", "Om röstningen.", "Röstningen börjar i förväg. Valet hålls i september."),
    ("Val och desinformation", "sv", "deepfakes", "Om valen.", "Falska bilder före valet."),
    ("Rinkimų sauga", "lt", "deepfakes", "Apie rinkimus.", "Rinkimuose naudojamos priemonės."),
    ("Stembureaus bemannen", "nl", "polling-stations", "Over stemmen.", "Elk stembureau heeft leden. Stemmen tellen."),
    ("Toghcháin in Éirinn", "ga", "polling-stations", "Faoin toghchán.", "Tá an toghchán faoi lánseol."),
    ("Izbori i birači", "hr", "accessibility", "O izborima.", "Izborna povjerenstva i birači."),
    (
        "Elections and accessibility",
        "en",
        "accessibility",
        "How elections are made accessible.",
        "Polling stations, counting & voting. Elections count.",
    ),
];

const QUESTIONS: [&str; 22] = [
    "vaalit",
    "vaaleja turvallisuus",
    "ennakkoaanestyksen",
    "äänestys",
    "valet",
    "röstningar",
    "rostning",
    "rinkimams",
    "stembureau",
    "stemmen tellen",
    "dtoghchán",
    "izborima",
    "election",
    "ELECTIONS counting",
    "accessibility",
    "esteettömyys",
    "briefstemmen",
    "deepfake",
    "the elections of",
    "election hologram",
    "what is the",
    "<script>' or 1=1 --\" %_*",
];

fn filled(engine: Engine) -> Node {
    let fi = NodeDraft::new(engine, "fi", 8101).prepare().started();
    for (title, language, topic, summary, text) in MATERIALS {
        let head = format!(
            "kind: guide\ntlp: CLEAR\nlanguage: {language}\ntitle: {title}\nsummary: {summary}\ntopics: [{topic}]\nphase: electoral\n"
        );
        let path = write(&fi, "one.md", &head, text);
        fi.done(&["publish", &path]);
    }
    fi
}

/// The titles found, in order, each with what is marked in it and under it.
fn found(page: &str) -> Vec<String> {
    let items = page.split("<h3><a ").skip(1).map(|item| item.split("</li>").next().unwrap_or_default());
    let plain = |html: &str| {
        let marked = html.replace("<mark>", "[").replace("</mark>", "]");
        let mut text = String::new();
        for piece in marked.split('<') {
            text.push_str(piece.split_once('>').map_or(piece, |(_, after)| after));
        }
        text
    };
    let one = |item: &str| {
        let title = item.split_once('>').and_then(|(_, rest)| rest.split("</a>").next()).unwrap_or_default();
        let lines: Vec<String> =
            item.split("<p ").skip(2).map(|line| plain(&format!("<p {line}")).trim().to_owned()).collect();
        format!("{} | {}", plain(title), lines.join(" | "))
    };
    items.map(one).collect()
}

fn ask(node: &Node, question: &str) -> String {
    let query: String = url::form_urlencoded::byte_serialize(question.as_bytes()).collect();
    node.get(&format!("/en/search?q={query}")).is(&[200]).text()
}

#[test]
fn the_same_is_found_in_the_same_order_on_both_engines() {
    on_both(|engine| {
        let fi = filled(engine);
        let mut told = String::new();
        for question in QUESTIONS {
            writeln!(told, "? {question}").expect("writing to a String does not fail");
            for line in found(&ask(&fi, question)) {
                writeln!(told, "  {line}").expect("writing to a String does not fail");
            }
        }
        if told != GOLDEN {
            let _ = fs::write(std::env::temp_dir().join("search.golden"), &told);
        }
        assert_eq!(told, GOLDEN, "on {engine:?}; what was told is in the temporary folder");
    });
}

#[test]
fn a_search_is_narrowed_and_says_when_there_is_nothing() {
    on_both(|engine| {
        let fi = filled(engine);
        for (target, number) in [
            ("/en/search?q=elections", 1),
            ("/en/search?q=elections&topic=deepfakes", 0),
            ("/en/search?q=elections&topic=accessibility&kind=guide&country=FI&phase=electoral&language=en", 1),
            ("/en/search?q=elections&language=sv", 0),
            ("/en/search?q=elections&country=SE", 0),
        ] {
            assert_eq!(found(&fi.get(target).is(&[200]).text()).len(), number, "{target}");
        }
        let nothing = ask(&fi, "hologram");
        assert!(nothing.contains("Nothing that can be shown to you was found."), "{nothing}");
        assert!(ask(&fi, "what is the").contains("These words are in almost every text."));
        assert!(ask(&fi, "a1 b2 c3 d4 e5 f6 g7 h8").contains("Only the first 6 words count."));
        let topics = ask(&fi, "briefstemmen");
        assert!(topics.contains("href=\"/en/materials?topic=postal-voting\""), "{topics}");
        let script = ask(&fi, "<script>alert(1)</script>");
        assert!(!script.contains("<script>"), "{script}");
        assert_eq!(fi.get("/en/search").status, 200);
    });
}

#[test]
fn what_an_address_asks_for_that_nobody_understands_is_said_in_words() {
    on_both(|engine| {
        let fi = filled(engine);
        let get = |target: &str| fi.get(target).is(&[200]).text();
        let search =
            get("/en/search?q=elections&country=Atlantis&kind=novel&topic=cats&phase=never&language=tlh&page=two");
        assert!(search.contains("Not understood, and left out of the search:"), "{search}");
        for (name, word) in [
            ("Country", "Atlantis"),
            ("Kind", "novel"),
            ("Topic", "cats"),
            ("Phase", "never"),
            ("Language", "tlh"),
            ("Page", "two"),
        ] {
            assert!(search.contains(&format!("{name}: <bdi>{word}</bdi>")), "{name}: {search}");
        }
        assert_eq!(found(&search).len(), 1, "what is understood is answered");
        assert!(get("/sv/search?q=val&country=Atlantis").contains("Förstods inte och lämnades utanför sökningen:"));
        assert!(!get("/en/search?q=elections&country=FI&kind=&page=").contains("Not understood"));
        let harmless = get("/en/search?q=elections&kind=%3Cscript%3Ealert(1)%3C/script%3E");
        assert!(!harmless.contains("<script>"), "{harmless}");

        for far in ["2", "999999"] {
            let beyond = get(&format!("/en/search?q=elections&page={far}"));
            let number = if far == "2" { "2" } else { "999,999" };
            assert!(beyond.contains(&format!("There is no page {number}. The last is page 1.")), "{beyond}");
            assert!(beyond.contains("href=\"/en/search?q=elections\""), "{beyond}");
            assert!(found(&beyond).is_empty());
        }
        assert!(get("/en/search?q=hologram&page=3").contains("Nothing that can be shown to you was found."));

        let list = get("/en/materials?topic=cats&country=Atlantis");
        assert!(list.contains("Not understood, so that nothing fits:"), "{list}");
        assert!(list.contains("<bdi>cats</bdi>") && list.contains("<bdi>Atlantis</bdi>"), "{list}");
        let list = get("/fi/materials?page=7");
        assert!(
            list.contains("Sivua 7 ei ole. Viimeinen sivu on 1.") && list.contains("href=\"/fi/materials\""),
            "{list}"
        );

        // Programs are refused, by the name of the parameter.
        for (query, name) in [
            ("q=elections&country=Atlantis", "country"),
            ("q=elections&kind=novel", "kind"),
            ("q=elections&topic=cats", "topic"),
            ("q=elections&phase=never", "phase"),
            ("q=elections&language=swedish", "language"),
            ("q=elections&page=0", "page"),
        ] {
            let refused = fi.get(&format!("/api/v1/search?{query}")).is(&[400]);
            assert!(refused.header("content-type").is_some_and(|ty| ty.starts_with("application/problem+json")));
            assert_eq!(refused.json()["parameter"], name, "{query}");
        }
        // A language is named in that of the page.
        let swedish = get("/en/search?q=valet");
        assert!(swedish.contains("<span lang=\"en\">Swedish</span>"), "{swedish}");
    });
}

#[test]
fn nobody_finds_what_is_not_for_them_and_what_is_gone_is_found_by_nobody() {
    on_both(|engine| {
        let mut nodes = prepared(engine, ["fi", "se"], |draft| draft);
        nodes.iter_mut().for_each(Node::start);
        introduce(&nodes.each_ref());
        let [fi, se] = nodes;
        let publish = |title: &str, tlp: &str, more: &str| {
            let path = write(&fi, "one.md", &best_practice(title, tlp, more), "Zanzibar lies far away.");
            let out = json(&fi.done(&["--json", "publish", &path]));
            out["uri"].as_str().or_else(|| out["id"].as_str()).expect("an id").to_owned()
        };
        let open = publish("Open", "CLEAR", "");
        let inside = publish("Inside", "GREEN", "");
        publish("Named", "RED", "recipients: [vaalit]\n");
        becomes(&se, &open, "live", 1);
        becomes(&se, &inside, "live", 1);
        for node in [&fi, &se] {
            let page = ask(node, "zanzibar");
            assert!(page.contains("<h2>1 material</h2>") && found(&page).len() == 1, "{page}");
            assert!(page.contains("<mark>Zanzibar</mark> lies far"), "{page}");
            node.done(&["user", "add", "anna", "--role", "reader"]);
            let page = Browser::signed_in(node, "anna").get(node, "/en/search?q=zanzibar");
            assert_eq!(found(&page.text()).len(), 2, "{}", page.text());
            assert_eq!(page.header("cache-control"), Some("private, no-store"));
        }
        let restricted = write(&fi, "one.md", &best_practice("Open", "GREEN", ""), "Kilimanjaro.");
        fi.done(&["revise", &open, &restricted]);
        becomes(&se, &open, "live", 2);
        for node in [&fi, &se] {
            assert_eq!(found(&ask(node, "zanzibar")).len() + found(&ask(node, "kilimanjaro")).len(), 0);
            let mut anna = Browser::signed_in(node, "anna");
            assert_eq!(found(&anna.get(node, "/en/search?q=kilimanjaro").text()).len(), 1);
        }
        fi.done(&["withdraw", &open, "--reason", "done"]);
        becomes(&se, &open, "tombstone", 3);
        for node in [&fi, &se] {
            let mut anna = Browser::signed_in(node, "anna");
            assert_eq!(found(&anna.get(node, "/en/search?q=kilimanjaro").text()).len(), 0);
            assert_eq!(node.number("select count(*) from stem where word = 'en:kilimanjaro'"), 0);
        }
    });
}

#[test]
fn what_an_older_version_wrote_is_found_after_the_next_start() {
    on_both(|engine| {
        let mut fi = filled(engine);
        fi.stop();
        let words = fi.number("select count(*) from word");
        fi.tamper("delete from word");
        fi.tamper("delete from fact where name = 'search'");
        fi.start();
        assert_eq!(fi.number("select count(*) from word"), words);
        assert_eq!(found(&ask(&fi, "vaalien")).len(), found(&ask(&fi, "vaalit")).len());
    });
}
