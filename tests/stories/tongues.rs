//! One material in many languages: where each text comes from, and which paragraphs of it the original has left behind.

use serde_json::{Value, json};

use super::{
    history::create,
    place::{acquainted, becomes, json as read, local_id, object, write},
};
use crate::harness::{Node, NodeDraft, Peer, on_both, until};

/// The front matter of a source in Swedish.
const HEAD: &str = "kind: best-practice\ntlp: CLEAR\nlanguage: sv\ntitle: Rösträkning\nsummary: Hur rösterna räknas.\n";
const ENGLISH: &str =
    "language: en\ntitle: Counting\nsummary: How votes are counted.\nstatus: human\ntranslator: A body\n";

fn shown(node: &Node, id: &str, language: &str) -> Value {
    read(&node.done(&["--json", "material", "show", id, "--language", language]))
}

fn page(node: &Node, id: &str) -> String {
    node.get(&format!("/en/materials/{}", local_id(node, id))).is(&[200]).text()
}

#[test]
fn a_revised_original_leaves_a_translation_stale_by_the_paragraph_and_everybody_is_told() {
    on_both(|engine| {
        let [fi, se] = acquainted(engine, ["fi", "se"]);
        let path = write(&fi, "r.md", HEAD, "Ett.\n\nTvå.\n\nTre.");
        write(&fi, "r.en.md", ENGLISH, "One.\n\nTwo.\n\nThree.");
        let id = read(&fi.done(&["--json", "publish", &path]))["uri"].as_str().expect("it has an id").to_owned();
        becomes(&se, &id, "live", 1);
        assert_eq!(shown(&se, &id, "en")["is_stale"], false);

        // Another maturity is another revision, and no other text.
        write(&fi, "r.md", &HEAD.replace("tlp: CLEAR", "tlp: CLEAR\nmaturity: pilot"), "Ett.\n\nTvå.\n\nTre.");
        fi.done(&["revise", &id, &path]);
        becomes(&se, &id, "live", 2);
        assert_eq!(shown(&se, &id, "en")["is_stale"], false);

        write(&fi, "r.md", HEAD, "Ett.\n\nTvå, på nytt.\n\nTre.\n\nFyra.");
        fi.done(&["revise", &id, &path]);
        becomes(&se, &id, "live", 3);
        let variant = &object(&fi, &id)["pool:variants"]["en"];
        assert_eq!((&variant["status"], &variant["ofRevision"]), (&"human".into(), &1.into()));
        assert_eq!((&variant["stale"], &variant["by"]), (&json!([2, 4]), &"A body".into()));
        assert_eq!(variant["paragraphs"].as_array().expect("a list").len(), 5, "title, abstract and three paragraphs");
        for node in [&fi, &se] {
            let english = shown(node, &id, "eng");
            assert_eq!((&english["is_stale"], &english["stale"]), (&true.into(), &json!([2, 4])));
            let words = "made from an older revision; paragraphs changed in the original since: 2 and 4";
            assert!(page(node, &id).contains(words), "{}", node.host());
            for feed in ["/feeds/all.en.rss", "/feeds/all.en.atom", "/feeds/all.en.json"] {
                let text = node.get(feed).is(&[200]).text();
                assert!(text.contains("paragraphs changed in the original since: 2 and 4"), "{feed}: {text}");
            }
        }

        // The title counts too, and a translation that was looked through stands beside what is there now.
        write(&fi, "r.md", &HEAD.replace("Rösträkning", "Räkning"), "Ett.\n\nTvå.\n\nTre.");
        fi.done(&["revise", &id, &path]);
        assert_eq!(shown(&fi, &id, "en")["stale"], json!([0]));
        assert!(page(&fi, &id).contains("the title or the summary has changed since"));
        write(&fi, "r.en.md", &ENGLISH.replace("Counting", "The count"), "One.\n\nTwo.\n\nThree.");
        fi.done(&["revise", &id, &path]);
        let fresh = shown(&fi, &id, "en");
        assert_eq!((&fresh["is_stale"], &fresh["of_revision"]), (&false.into(), &5.into()));
        assert!(!page(&fi, &id).contains("older revision"));
    });
}

#[test]
fn side_by_side_each_paragraph_stands_beside_its_own_with_what_changed_since() {
    on_both(|engine| {
        let [fi, se] = acquainted(engine, ["fi", "se"]);
        let path = write(&fi, "r.md", HEAD, "Ett står här.\n\nTvå står här.\n\n- Tre\n- Fyra");
        write(&fi, "r.en.md", ENGLISH, "One is here.\n\nTwo is here.\n\n- Three\n- Four");
        let id = read(&fi.done(&["--json", "publish", &path]))["uri"].as_str().expect("it has an id").to_owned();
        becomes(&se, &id, "live", 1);
        let beside = |node: &Node, query: &str| {
            node.get(&format!("/en/materials/{}?{query}", local_id(node, &id))).is(&[200]).text()
        };
        let fresh = beside(&fi, "in=sv&beside=en");
        assert!(!fresh.contains("Changed in the original"), "{fresh}");

        write(&fi, "r.md", HEAD, "Ett står här.\n\nNytt.\n\nTvå står inte här.\n\n- Tre\n- Fyra");
        fi.done(&["revise", &id, &path]);
        becomes(&se, &id, "live", 2);
        for node in [&fi, &se] {
            for query in ["in=sv&beside=en", "in=en&beside=sv"] {
                let page = beside(node, query);
                assert!(page.contains("Changed in the original since this translation was made:"), "{page}");
                assert!(page.contains("<ins>") && page.contains("<del>"), "{page}");
                let pairs: Vec<&str> = page.split("<div class=\"pair").collect();
                let of = |word: &str| *pairs.iter().find(|pair| pair.contains(word)).expect("it is there");
                assert!(
                    of("One is here.").contains("Ett står här.") && !of("One is here.").contains("class=\"since\"")
                );
                assert!(of("Three").contains("Tre"), "a list stands beside a list");
            }
            // The page of the translation leads there.
            let page = beside(node, "in=en");
            assert!(page.contains("?in=en&#38;beside=sv") || page.contains("?in=en&amp;beside=sv"), "{page}");
        }
    });
}

#[test]
fn what_an_earlier_revision_said_to_fewer_is_not_told_beside_a_later_one() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).prepare().started();
        let green = HEAD.replace("CLEAR", "GREEN");
        let path = write(&fi, "r.md", &green, "Detta är hemligt.\n\nDetta inte.");
        write(&fi, "r.en.md", ENGLISH, "This is open.\n\nThis is not.");
        let id = read(&fi.done(&["--json", "publish", &path]))["uri"].as_str().expect("it has an id").to_owned();
        write(&fi, "r.md", HEAD, "Detta är öppet.\n\nDetta inte.");
        super::place::approved(&fi, read(&fi.done(&["--json", "revise", &id, &path])));
        let page = fi.get(&format!("/en/materials/{}?in=sv&beside=en", local_id(&fi, &id))).is(&[200]).text();
        assert!(page.contains("Changed in the original since this translation was made:"), "{page}");
        assert!(!page.contains("hemligt"), "{page}");
    });
}

#[test]
fn two_names_of_one_language_are_one_and_ten_thousand_languages_are_refused() {
    on_both(|engine| {
        let se = Peer::partner("se", 8102);
        let fi = NodeDraft::new(engine, "fi", 8101).knows(se.host(), se.address()).prepare().started();
        let log = |number: u32, change: &dyn Fn(&mut Value)| {
            let (id, activity) = create(&se, number);
            let mut activity: Value = serde_json::from_slice(&activity).expect("it is JSON");
            let mut article = activity["object"].take();
            article.as_object_mut().expect("an object").remove("proof");
            change(&mut article);
            activity.as_object_mut().expect("an object").remove("proof");
            activity["object"] = se.authority().proved(article);
            se.logs(se.authority().proved(activity).to_string().as_bytes());
            id
        };
        let many = log(1, &|article| {
            let letters = "abcdefghijklmnopqrstuvwxyz";
            let all = letters
                .chars()
                .flat_map(|a| letters.chars().flat_map(move |b| letters.chars().map(move |c| format!("{a}{b}{c}"))));
            article["contentMap"] =
                all.take(10_000).map(|tag| (tag, json!("<p>x</p>"))).collect::<serde_json::Map<_, _>>().into();
        });
        let two = log(2, &|article| {
            article["nameMap"] = json!({"SV": "Ett", "swe": "Två", "en": "One", "EN": "Two"});
            article["contentMap"] = json!({"SV": "<p>Ett</p>", "swe": "<p>Två</p>", "en": "<p>One</p>"});
        });
        fi.done(&["peer", "add", &se.origin(), "--yes"]);
        becomes(&fi, &two, "live", 1);
        let list = shown(&fi, &two, "SWE");
        assert_eq!((&list["languages"], &list["title"]), (&json!(["sv", "en"]), &"Ett".into()));
        until("the other stands aside", || (fi.number("select count(*) from quarantine") == 1).then_some(()));
        assert_eq!(fi.exported(&many), None);
        assert_eq!(fi.number("select count(*) from variant"), 2);
        assert!(fi.run(&["doctor"]).out.contains("languages"), "and the operator is told why");
    });
}

#[test]
fn a_material_too_big_for_one_object_carries_its_source_and_names_where_the_rest_is() {
    on_both(|engine| {
        let [fi, se] = acquainted(engine, ["fi", "se"]);
        let long = "En mening om hur man räknar röster i ett val.\n\n".repeat(2_300);
        let path = write(&fi, "r.md", HEAD, &long);
        for language in ["da", "de", "en", "es", "et", "fr", "hr", "lt"] {
            let head = ENGLISH.replace("language: en", &format!("language: {language}"));
            write(&fi, &format!("r.{language}.md"), &head, &long);
        }
        let published = read(&fi.done(&["--json", "publish", &path]));
        let id = published["uri"].as_str().expect("it has an id").to_owned();
        becomes(&se, &id, "live", 1);
        let whole = object(&fi, &id);
        let apart = published["apart"].as_array().expect("it is said which languages stand apart");
        assert!(apart.contains(&json!("lt")), "{published}");
        let carried: Vec<&String> = whole["contentMap"].as_object().expect("a map").keys().collect();
        assert_eq!((carried[0].as_str(), carried.len() < 9), ("sv", true), "{carried:?}");
        assert_eq!(whole["translations"], format!("{id}/translations"));
        let mut rest = object(&fi, &format!("{id}/translations"));
        let mut items: Vec<Value> = Vec::new();
        while let Some(next) = rest["first"].as_str().or_else(|| rest["next"].as_str()).map(str::to_owned) {
            rest = object(&fi, &next);
            items.extend(rest["items"].as_array().expect("items").iter().cloned());
        }
        assert_eq!((items.len() + carried.len(), items.len()), (9, apart.len()));
        let last = items.last().expect("there is one");
        assert_eq!((&last["pool:translationOf"], &last["inLanguage"]), (&id.as_str().into(), &"lt".into()));
        assert_eq!(last["pool:variants"]["lt"]["status"], "human");
        assert!(shown(&fi, &id, "lt")["content"].as_str().expect("a text").len() > 100_000, "its origin has all of it");
        until("the partner has all of it too", || {
            let there = read(&se.done(&["--json", "material", "show", &id]));
            (there["languages"].as_array()?.len() == 9).then_some(())
        });
        assert_eq!(shown(&se, &id, "lt")["content"], shown(&fi, &id, "lt")["content"]);
        assert!(!page(&se, &id).contains("Further languages") && !page(&fi, &id).contains("Further languages"));
    });
}

#[test]
fn a_language_that_is_none_is_refused_with_the_nearest_right_one() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).prepare();
        let id = fi.publish("tags", "CLEAR", "");
        for (wrong, right) in
            [("sv_SE", "“sv-SE”"), ("enn", "“en”"), ("finnish language", "“fi”"), ("suomi", "“fi”"), ("dutch", "“nl”")]
        {
            let show = ["material", "show", id.as_str(), "--language", wrong];
            let translate = ["translate", id.as_str(), "--to", wrong];
            for command in [&show[..], &translate[..]] {
                let said = fi.refuses(command);
                assert!(said.contains("did you mean") && said.contains(right), "{command:?}: {said}");
            }
        }
        assert!(fi.refuses(&["translate", &id, "--to", "ENG"]).contains("is written in “en”"));
        assert!(fi.refuses(&["translate", &id, "--to", "sv"]).contains("no provider is configured"));
    });
}

#[test]
fn a_language_is_named_in_the_readers_words_and_what_is_missing_is_said() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).prepare().started();
        let path = write(&fi, "r.md", HEAD, "Ett står här.");
        write(&fi, "r.nl.md", &ENGLISH.replace("language: en", "language: nl"), "Een staat hier.");
        write(&fi, "r.nl-BE.md", &ENGLISH.replace("language: en", "language: nl-BE"), "Eén staat hier.");
        let id = read(&fi.done(&["--json", "publish", &path]))["uri"].as_str().expect("it has an id").to_owned();
        let page = |query: &str| fi.get(&format!("/en/materials/{}{query}", local_id(&fi, &id))).is(&[200]).text();
        let plain = page("");
        assert!(plain.contains("It is shown in: <span lang=\"en\">Swedish</span>"), "{plain}");
        assert!(plain.contains(">Nederlands</a>") && plain.contains(">Nederlands (België)</a>"), "{plain}");
        assert!(page("?in=swe").contains("<h1 lang=\"sv\""));
        let none = page("?in=sv&beside=hr");
        assert!(none.contains("no text in the language asked for to show beside this one: Croatian."), "{none}");
        assert!(page("?in=sv&beside=nld").contains("Een staat hier."));
        // Feeds say it in the text too.
        for feed in ["/feeds/all.en.rss", "/feeds/all.en.atom", "/feeds/all.en.json"] {
            let text = fi.get(feed).is(&[200]).text();
            let said = "This material is not available in English. It is shown in: Swedish.";
            assert!(text.contains(said) && text.contains("[Swedish] Hur r"), "{feed}: {text}");
        }
        let nearest = read(&fi.done(&["--json", "material", "show", &id, "--language", "sv-fi"]));
        assert_eq!((&nearest["language"], &nearest["requested_language"]), (&json!("sv"), &json!("sv-FI")));
        assert!(fi.done(&["material", "show", &id, "--language", "sv-fi"]).contains("not in sv-FI; shown in sv"));
        assert_eq!(shown(&fi, &id, "nl-be")["language"], "nl-BE");
    });
}
