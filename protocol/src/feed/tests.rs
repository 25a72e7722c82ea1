use ::rss::{Channel, validation::Validate as _};
use serde_json::{Value, json};

use super::*;

fn tag(code: &str) -> LanguageTag {
    code.parse().unwrap()
}

fn entry() -> Entry {
    let file = |name: &str, size| File {
        url: format!("https://fi.example/attachments/{size}"),
        name: name.into(),
        media_type: "application/pdf".into(),
        size,
    };
    let category = |scheme, term: &str, label: &str| Category { scheme, term: term.into(), label: label.into() };
    let translation =
        |code: &str| Translation { page: format!("https://fi.example/{code}/materials/0198"), language: tag(code) };
    Entry {
        id: "https://fi.example/materials/0198".into(),
        title: "Väärä \u{0}tieto & <vaalit> ]]>".into(),
        page: "https://fi.example/fi/materials/0198".into(),
        summary: "Lyhyesti".into(),
        summary_language: None,
        html: Some("<p>Koko ]]> teksti\u{b}</p>".into()),
        language: tag("fi"),
        author: Author { name: "Oikeusministeriö".into(), uri: "https://fi.example/actors/om".into() },
        level: Level::Clear,
        published: "2026-02-03T04:05:06.789Z".parse().unwrap(),
        updated: "2026-03-04T05:06:07Z".parse().unwrap(),
        licence: Some("CC-BY-4.0".into()),
        categories: vec![
            category(Scheme::Kind, "guide", "Opas"),
            category(Scheme::Topic, "disinformation", "Disinformaatio & muu"),
            category(Scheme::Phase, "electoral", "Vaalit"),
        ],
        translations: vec![translation("fi"), translation("sv")],
        files: vec![file("ohje.pdf", 12), file("liite \"2\".pdf", 345)],
        withdrawal: None,
    }
}

fn gone() -> Entry {
    let at = "2026-04-01T00:00:00Z".parse().unwrap();
    let reason = Reason { text: "Virhe & <erehdys>".into(), language: tag("fi") };
    Entry {
        id: "https://fi.example/materials/0199".into(),
        title: "Peruttu – Virhe & <erehdys>".into(),
        html: None,
        updated: at,
        licence: None,
        files: vec![],
        translations: vec![],
        categories: vec![],
        withdrawal: Some(Withdrawal { at, reason: Some(reason) }),
        ..entry()
    }
}

fn feed() -> Feed {
    Feed {
        title: "Vaalipooli".into(),
        page: "https://fi.example/fi/".into(),
        address: "https://fi.example/feeds/all.fi.rss".into(),
        description: "Kaikki julkinen aineisto".into(),
        publisher: Author { name: "Vaalipooli".into(), uri: "https://fi.example/fi/".into() },
        language: tag("fi"),
        updated: Some("2026-04-01T00:00:00Z".parse().unwrap()),
        hub: Some("https://fi.example/hub".into()),
        twins: vec![Twin {
            address: "https://fi.example/feeds/all.sv.rss".into(),
            format: Format::Rss,
            language: tag("sv"),
        }],
        archive: Archive {
            previous: Some("https://fi.example/feeds/all.fi.rss?before=1".into()),
            ..Archive::default()
        },
        entries: vec![entry(), gone()],
    }
}

fn archived() -> Feed {
    let page = |before: u32| Some(format!("https://fi.example/feeds/all.fi.rss?before={before}"));
    let current = Some("https://fi.example/feeds/all.fi.rss".to_owned());
    Feed { archive: Archive { current, previous: page(1), next: page(3) }, ..feed() }
}

#[test]
fn rss_is_valid_and_says_the_same() {
    let text = rss::write(&feed()).unwrap();
    for (prefix, name) in [
        ("atom", rss::ATOM),
        ("dc", "http://purl.org/dc/elements/1.1/"),
        ("content", "http://purl.org/rss/1.0/modules/content/"),
    ] {
        assert!(text.contains(&format!("xmlns:{prefix}=\"{name}\"")), "{text}");
    }
    let channel = Channel::read_from(text.as_bytes()).unwrap();
    channel.validate().unwrap();
    assert_eq!((channel.language(), channel.ttl()), (Some("fi"), Some("15")));
    let item = &channel.items()[0];
    assert_eq!(item.title(), Some("Väärä tieto & <vaalit> ]]>"));
    assert_eq!(item.content(), Some("<p>Koko ]]> teksti</p>"));
    assert!(item.guid().unwrap().permalink);
    assert_eq!(item.guid().unwrap().value, "https://fi.example/materials/0198");
    assert_eq!(item.pub_date(), Some("Tue, 03 Feb 2026 04:05:06 GMT"));
    assert_eq!(item.dublin_core_ext().unwrap().creators, ["Oikeusministeriö"]);
    assert_eq!(item.enclosure().unwrap().length(), "12");
    let topic = &item.categories()[1];
    assert_eq!(
        (topic.name(), topic.domain()),
        ("Disinformaatio & muu", Some("https://w3id.org/election-pool/v1#topics"))
    );
    let of_item = &item.extensions()["atom"];
    assert_eq!(of_item["updated"][0].value(), Some("2026-03-04T05:06:07Z"));
    assert_eq!(of_item["link"][2].attrs["length"], "345");
    assert_eq!(of_item["link"][3].attrs["rel"], "license");
    assert_eq!(of_item["link"][3].attrs["href"], "https://creativecommons.org/licenses/by/4.0/");
    assert_eq!(item.dublin_core_ext().unwrap().rights, ["CC-BY-4.0"]);
    let links = &channel.extensions()["atom"]["link"];
    let relations: Vec<&str> = links.iter().map(|link| link.attrs["rel"].as_str()).collect();
    assert_eq!(relations, ["self", "hub", "alternate", "prev-archive"]);
    assert_eq!(links[0].attrs["href"], "https://fi.example/feeds/all.fi.rss");
    assert!(!text.contains("fh:"), "{text}");
}

#[test]
fn atom_says_the_same_with_what_is_gone() {
    let text = atom::write(&feed()).unwrap();
    let read = atom_syndication::Feed::read_from(text.as_bytes()).unwrap();
    assert_eq!((read.id(), read.lang()), ("https://fi.example/feeds/all.fi.rss", Some("fi")));
    assert_eq!(read.updated().to_rfc3339(), "2026-04-01T00:00:00+00:00");
    let relations: Vec<&str> = read.links().iter().map(atom_syndication::Link::rel).collect();
    assert_eq!(relations, ["self", "alternate", "hub", "alternate", "prev-archive"]);
    let first = &read.entries()[0];
    assert_eq!(first.title().as_str(), "Väärä tieto & <vaalit> ]]>");
    assert_eq!(first.published().unwrap().to_rfc3339(), "2026-02-03T04:05:06.789+00:00");
    assert_eq!(first.updated().to_rfc3339(), "2026-03-04T05:06:07+00:00");
    assert_eq!(first.content().unwrap().value(), Some("<p>Koko ]]> teksti</p>"));
    let topic = &first.categories()[1];
    assert_eq!((topic.term(), topic.label()), ("disinformation", Some("Disinformaatio & muu")));
    assert_eq!(topic.scheme(), Some("https://w3id.org/election-pool/v1#topics"));
    let links: Vec<_> = first.links().iter().map(|link| (link.rel(), link.hreflang(), link.length())).collect();
    assert_eq!(links[..2], [("alternate", Some("fi"), None), ("alternate", Some("sv"), None)]);
    assert_eq!(links[2..4], [("enclosure", None, Some("12")), ("enclosure", None, Some("345"))]);
    assert_eq!(links[4..], [("license", None, None)]);
    assert_eq!(first.rights().unwrap().as_str(), "CC-BY-4.0");
    let deleted = &read.extensions()["at"]["deleted-entry"][0];
    assert_eq!(deleted.attrs()["ref"], "https://fi.example/materials/0199");
    assert_eq!(deleted.attrs()["when"], "2026-04-01T00:00:00Z");
    assert_eq!(deleted.children()["comment"][0].value(), Some("Virhe & <erehdys>"));
    assert!(text.contains("<at:comment xml:lang=\"fi\">"), "{text}");
}

#[test]
fn json_says_the_same_with_the_label() {
    let read: Value = serde_json::from_str(&json::write(&feed()).unwrap()).unwrap();
    assert_eq!(read["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(read["hubs"], json!([{"type": "WebSub", "url": "https://fi.example/hub"}]));
    assert_eq!(read["next_url"], "https://fi.example/feeds/all.fi.rss?before=1");
    let first = &read["items"][0];
    assert_eq!(first["id"], "https://fi.example/materials/0198");
    assert_eq!(
        (&first["date_published"], &first["date_modified"]),
        (&"2026-02-03T04:05:06.789Z".into(), &"2026-03-04T05:06:07Z".into())
    );
    assert_eq!(first["attachments"][1]["size_in_bytes"], 345);
    assert_eq!(first["_pool"]["tlp"], "CLEAR");
    assert_eq!(first["_pool"]["licence"], "CC-BY-4.0");
    assert_eq!(
        (&first["_pool"]["topics"], &first["_pool"]["phase"]),
        (&json!(["disinformation"]), &"electoral".into())
    );
    let second = &read["items"][1];
    assert_eq!((&second["content_text"], &second["content_html"]), (&"Lyhyesti".into(), &Value::Null));
    assert_eq!(second["_pool"]["withdrawn"]["reason"], "Virhe & <erehdys>");
}

#[test]
fn an_archive_document_says_that_it_is_one_and_leads_on_and_back() {
    let text = rss::write(&archived()).unwrap();
    assert!(text.contains("<fh:archive") && text.contains(&format!("xmlns:fh=\"{}\"", rss::HISTORY)), "{text}");
    Channel::read_from(text.as_bytes()).unwrap().validate().unwrap();
    let text = atom::write(&archived()).unwrap();
    let read = atom_syndication::Feed::read_from(text.as_bytes()).unwrap();
    assert!(read.extensions()["fh"].contains_key("archive"), "{text}");
    let relations: Vec<&str> = read.links().iter().map(atom_syndication::Link::rel).collect();
    assert_eq!(relations[4..], ["current", "prev-archive", "next-archive"]);
}

#[test]
fn an_empty_feed_is_valid_too() {
    let empty = Feed { entries: vec![], updated: None, ..feed() };
    Channel::read_from(rss::write(&empty).unwrap().as_bytes()).unwrap().validate().unwrap();
    let text = atom::write(&empty).unwrap();
    let read = atom_syndication::Feed::read_from(text.as_bytes()).unwrap();
    assert!(read.entries().is_empty() && !text.contains("xmlns:at"), "{text}");
    assert!(json::write(&empty).unwrap().contains("\"items\":[]"));
}

#[test]
fn a_list_of_feeds_nests_and_escapes() {
    let one = opml::Outline::Feed {
        text: "Suomi & \"muut\"".into(),
        address: "https://fi.example/feeds/country/fi.fi.rss".into(),
        page: "https://fi.example/fi/materials?country=FI".into(),
        language: tag("fi"),
        description: "Kaikki <täältä>".into(),
    };
    let heading = opml::Outline::Heading { text: "Maat".into(), outlines: vec![one] };
    let list = opml::Opml {
        title: "Vaalipooli".into(),
        owner: "https://fi.example/".into(),
        modified: Some(Timestamp::UNIX_EPOCH),
        outlines: vec![heading],
    };
    let text = opml::write(&list);
    assert!(text.contains("<outline text=\"Maat\" title=\"Maat\">\n   <outline type=\"rss\""), "{text}");
    assert!(text.contains("text=\"Suomi &amp; &quot;muut&quot;\""), "{text}");
    assert!(text.contains("<dateModified>Thu, 01 Jan 1970 00:00:00 GMT</dateModified>"), "{text}");
}

#[test]
fn a_summary_that_says_nothing_is_not_there() {
    let spoken = |summary: &str| Entry { summary: summary.into(), summary_language: Some(tag("sv")), ..entry() };
    let written = |summary: &str| atom::write(&Feed { entries: vec![spoken(summary)], ..feed() }).unwrap();
    assert!(written("Kort").contains("<summary xml:lang=\"sv\">Kort</summary>"), "{}", written("Kort"));
    let feed = Feed { entries: vec![spoken("")], ..feed() };
    let rss = rss::write(&feed).unwrap();
    assert_eq!(rss.matches("<description").count(), 1, "that of the channel: {rss}");
    assert!(!atom::write(&feed).unwrap().contains("<summary"));
    let json: Value = serde_json::from_str(&json::write(&feed).unwrap()).unwrap();
    assert_eq!(json["items"][0].get("summary"), None);
}
