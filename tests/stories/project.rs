//! A project: its page here and at a partner that knows it only from the wire, its notices, its numbers.

use serde_json::Value;
use toml::Table;

use super::place::{agree, becomes, introduce, json, local_id, prepared, write};
use crate::harness::{Node, on_both, until};

const FUNDING: [(&str, &str); 2] =
    [("fi", "Hanke on saanut rahoitusta <EU:lta>."), ("sv", "Projektet har beviljats finansiering ur EU.")];

fn texts(pairs: &[(&str, &str)]) -> toml::Value {
    let rows = pairs.iter().map(|(language, text)| ((*language).to_owned(), toml::Value::from(*text)));
    rows.collect::<Table>().into()
}

fn valpoolen() -> Table {
    let words = |words: &[&str]| toml::Value::from(words.to_vec());
    Table::from_iter([
        ("title".to_owned(), texts(&[("fi", "Vaalipooli"), ("en", "Election Pool")])),
        ("from".to_owned(), "2020-12-01".into()),
        ("to".to_owned(), "2021-11-30".into()),
        ("partners".to_owned(), words(&["SE", "A body"])),
        ("funding".to_owned(), texts(&FUNDING)),
        ("disclaimer".to_owned(), texts(&[("fi", "Vastuu on tekijän."), ("sv", "Ansvaret är författarens.")])),
        ("hashtags".to_owned(), words(&["vaalipoolihanke", "valpoolen"])),
    ])
}

/// Finland has the project in its configuration, Sweden has not.
fn two(engine: crate::harness::Engine) -> [Node; 2] {
    let mut nodes = prepared(engine, ["fi", "se"], |draft| draft);
    nodes[0].set("projects", "valpoolen", valpoolen());
    nodes.iter_mut().for_each(Node::start);
    introduce(&nodes.each_ref());
    nodes
}

fn material(node: &Node, file: &str, kind: &str, tlp: &str, more: &str) -> String {
    let head = format!(
        "kind: {kind}\ntlp: {tlp}\nlanguage: en\ntitle: About {file}\nsummary: What it is.\nproject: valpoolen\n{more}"
    );
    let path = write(node, &format!("{file}.md"), &head, "Text.");
    let published = json(&node.done(&["--json", "publish", &path]));
    published["uri"].as_str().or_else(|| published["id"].as_str()).expect("an id").to_owned()
}

#[test]
fn a_project_has_a_page_where_it_is_configured_and_where_it_is_told_of() {
    on_both(|engine| {
        let [fi, se] = two(engine);
        assert_eq!(se.get("/sv/projects/valpoolen").status, 404);
        let empty = fi.get("/en/projects/valpoolen").is(&[200]).text();
        assert!(empty.contains("No material of this project that can be shown to you"), "{empty}");
        let meeting =
            "starts: 2021-03-12T10:00\nends: 2021-03-12T12:30\ntimezone: Europe/Helsinki\nattending: [FI, SE]\n";
        let meeting = material(&fi, "meeting", "meeting-outcome", "CLEAR", meeting);
        material(&fi, "training", "training-material", "CLEAR", "");
        material(&fi, "closed", "lesson-learned", "GREEN", "");
        agree(&fi, &se);

        let page = fi.get("/en/projects/valpoolen").is(&[200]).text();
        for shown in [
            "<h1 lang=\"en\" dir=\"auto\">Election Pool</h1>",
            "1 December 2020 – 30 November 2021",
            "Sweden and A body",
            "<bdi>#vaalipoolihanke</bdi>",
            "<h2 id=\"meetings\">Meetings</h2>",
            "<h2 id=\"outputs\">Outputs</h2>",
            "not available in English. They are shown in: <span lang=\"en\">Finnish</span>",
            "<p lang=\"fi\" dir=\"auto\">Hanke on saanut rahoitusta &#60;EU:lta&#62;.</p>",
        ] {
            assert!(page.contains(shown), "{shown}: {page}");
        }
        assert!(!page.contains("id=\"lessons\"") && page.contains("<span>2 materials</span>"), "{page}");
        let swedish = fi.get("/sv/projects/valpoolen").is(&[200]).text();
        assert!(swedish.contains(FUNDING[1].1) && !swedish.contains("class=\"fallback\""), "{swedish}");

        // Sweden knows what came with the materials, and shows no more than its reader may see.
        let told = se.get("/sv/projects/valpoolen").is(&[200]).text();
        assert!(told.contains("endast genom det material den har tagit emot"), "{told}");
        assert!(told.contains("Projektet har beviljats finansiering ur EU. Ansvaret är författarens."), "{told}");
        assert!(told.contains("#vaalipoolihanke") && !told.contains("closed"), "{told}");
        assert_eq!(se.get("/sv/projects/other").status, 404);
        assert!(se.get("/sv/projects").is(&[200]).text().contains("/sv/projects/valpoolen"));
        assert!(se.get("/en/materials?project=valpoolen").text().contains("valpoolen – 2 materials</h1>"));

        for node in [&fi, &se] {
            let page = node.get(&format!("/en/materials/{}", local_id(node, &meeting))).is(&[200]).text();
            assert!(page.contains("href=\"/en/projects/valpoolen\""), "{page}");
            assert!(
                page.contains("not available in English. They are shown in: <span lang=\"en\">Finnish</span>"),
                "{page}"
            );
            let feed = node.get("/feeds/all.sv.rss").is(&[200]).text();
            assert_eq!(feed.matches("Projektet har beviljats finansiering ur EU.").count(), 2, "{feed}");
        }
        let feed = fi.get("/feeds/all.fi.rss").is(&[200]).text();
        assert!(!feed.contains("<EU:lta>"), "text of a configuration is no markup: {feed}");
    });
}

#[test]
fn a_report_counts_what_a_funder_asks_for_and_never_red() {
    on_both(|engine| {
        let [fi, se] = two(engine);
        let meeting =
            "starts: 2021-03-12T10:00\nends: 2021-03-12T12:30\ntimezone: Europe/Helsinki\nattending: [FI, SE]\n";
        material(&fi, "meeting", "meeting-outcome", "CLEAR", meeting);
        material(
            &fi,
            "secret-meeting",
            "meeting-outcome",
            "GREEN",
            "attending: [LT]\nstarts: 2021-04-12T10:00\nends: 2021-04-12T11:00\ntimezone: Europe/Vilnius\n",
        );
        let gone = material(&fi, "gone", "guide", "CLEAR", "");
        becomes(&se, &gone, "live", 1);
        fi.done(&["withdraw", &gone, "--reason", "Replaced"]);
        becomes(&se, &gone, "tombstone", 2);
        agree(&fi, &se);
        material(&fi, "secret", "guide", "RED", "recipients: [vaalit]\n");
        let report = |node: &Node| json(&node.done(&["--json", "report", "--project", "valpoolen"]));
        // A receipt comes with the next question about the log.
        let report: Value = until("the receipt has come", || {
            se.done(&["sync", "--now"]);
            Some(report(&fi)).filter(|report| report["partners"][0]["confirmed"] == 2)
        });
        let published = &report["published"];
        assert_eq!(published["by_kind"], serde_json::json!({"meeting-outcome": 2}));
        assert_eq!(published["languages"]["en"]["source"], 2);
        for (what, number) in
            [("materials", 2), ("above_clear", 1), ("withdrawn", 1), ("revisions", 2), ("exercises", 0)]
        {
            assert_eq!(published[what], number, "{what}: {published}");
        }
        assert_eq!(report["partners"][0]["entitled"], 2);
        assert_eq!(report["meetings"]["named"][0]["attending"], serde_json::json!(["FI", "SE"]));
        assert_eq!(report["meetings"]["attending"], serde_json::json!(["FI", "SE"]), "GREEN appears in numbers alone");
        assert_eq!((&report["from"], &report["received"]["materials"]), (&"2020-12-01".into(), &0.into()));

        let text = fi.done(&["report", "--project", "valpoolen"]);
        assert!(text.contains("Meeting outcomes: 2, above CLEAR: 1\n  2021-03-12: FI, SE\n"), "{text}");
        assert!(text.contains("holds 2 of 2 by its receipt"), "{text}");
        assert!(!text.contains("secret") && !text.contains("LT"), "{text}");
        let theirs = json(&se.done(&["--json", "report", "--project", "valpoolen"]));
        assert_eq!(theirs["received"]["by_kind"], serde_json::json!({"meeting-outcome": 2}));
        assert_eq!((&theirs["received"]["withdrawn"], &theirs["published"]["materials"]), (&1.into(), &0.into()));
        assert!(fi.refuses(&["report", "--project", "valpolen"]).contains("did you mean “valpoolen”"));
    });
}
