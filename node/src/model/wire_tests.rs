//! What leaves a node comes in at another as the same material; what comes from other software is read safely.

use std::collections::BTreeMap;

use election_pool_protocol::{
    audience::{Audience, Level},
    json,
    key::Ed25519Key,
    language::LanguageMap,
    proof,
};
use jiff::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    ReadError, details,
    file_tests::{MEETING_LT, PRACTICE, PRACTICE_SV, draft},
    material::{Draft, Provenance, Related, Variant},
    project::Project,
    received::{self, Sender},
    seal::{self, Publication, Sealed},
};

const OM: &str = "https://fi.example/actors/om";
const VAL: &str = "https://se.example/actors/val";

fn key() -> Ed25519Key {
    Ed25519Key::from_seed(&[7; 32]).unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn practice(extra: &str) -> Draft {
    let source = PRACTICE.replace("phase:", &format!("{extra}phase:"));
    draft(&[("ohje.md", &source), ("ohje.sv.md", PRACTICE_SV), ("lomake.csv", "a;b\n")]).unwrap()
}

fn publish(draft: Draft, audience: &Audience, revision: u64, previous: &[Variant]) -> Sealed {
    let projects = BTreeMap::from([(
        "valpoolen".to_owned(),
        Project {
            name: "valpoolen".into(),
            title: LanguageMap::of("fi".parse().unwrap(), "Vaalipooli".into()),
            funding: LanguageMap::of("fi".parse().unwrap(), "EU:n osarahoittama.".into()),
            hashtags: ["vaalipoolihanke", "valpoolen", "#electionpool", "Demokratia2025", "Demokrati2025"]
                .map(str::to_owned)
                .into(),
            ..Project::default()
        },
    )]);
    let publication = Publication {
        origin: "https://fi.example",
        country: "FI",
        uuid: Uuid::from_u128(1),
        audience,
        revision,
        // What is new was not published before.
        published: at(if revision == 1 { "2021-03-02T08:00:00Z" } else { "2021-03-01T08:00:00Z" }),
        at: at("2021-03-02T08:00:00Z"),
        projects: &projects,
        previous,
        added: &[],
        made: None,
        is_alone: false,
        contributors: &[],
        supersedes: None,
        key: &key(),
        verification_method: "https://fi.example/actors/om#ed25519-key",
    };
    draft.publish(&publication).unwrap()
}

fn value(sealed: &Sealed) -> Value {
    json::parse(&sealed.bytes).unwrap()
}

#[test]
fn what_is_published_is_what_the_partner_keeps() {
    let sealed = publish(practice("project: valpoolen\n"), &Audience::clear(OM), 1, &[]);
    let received = received::read(&sealed.bytes, Sender::Partner, at("2021-03-03T08:00:00Z")).unwrap();
    let mut expected = sealed.material.clone();
    expected.country = None;
    expected.updated = expected.published;
    expected.topics.sort();
    assert_eq!(received.material, expected);
    assert_eq!(received.sha256, sealed.sha256);
    assert_eq!(sealed.id(), "https://fi.example/materials/00000000-0000-0000-0000-000000000001");
    assert!(proof::verify_proof(&value(&sealed), &key().public()).is_ok());
}

/// Lithuanian with title and summary alone, Swedish with its text: in the alphabet the first stands before the second.
fn practice_with_a_title_in_lithuanian() -> Draft {
    let lithuanian = "---\nstatus: machine\ntitle: Bendras padėties vaizdas\nsummary: Trumpai.\n---\n";
    let files =
        [("ohje.md", PRACTICE), ("ohje.lt.md", lithuanian), ("ohje.sv.md", PRACTICE_SV), ("lomake.csv", "a;b\n")];
    draft(&files).unwrap()
}

#[test]
fn a_translation_may_carry_title_and_summary_alone() {
    let sealed = publish(practice_with_a_title_in_lithuanian(), &Audience::clear(OM), 1, &[]);
    let object = value(&sealed);
    let languages = |map: &str| object[map].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    for map in ["nameMap", "summaryMap", "pool:abstract", "pool:variants"] {
        assert_eq!(languages(map), ["fi", "lt", "sv"], "{map}");
    }
    assert_eq!(languages("contentMap"), ["fi", "sv"]);
    assert_eq!(object["content"], object["contentMap"]["fi"]);
    assert_eq!(object["pool:variants"]["lt"]["status"], "machine");
    let received = received::read(&sealed.bytes, Sender::Partner, at("2021-03-03T08:00:00Z")).unwrap().material;
    assert_eq!(received.variants, sealed.material.variants);
    assert_eq!(received.variants[1].html, "");
    // Published again as it was, every text is of the revision it was of.
    let again = publish(practice_with_a_title_in_lithuanian(), &Audience::clear(OM), 2, &sealed.material.variants);
    let of: Vec<u64> = again.material.variants.iter().map(|variant| variant.of_revision).collect();
    assert_eq!(of, [1, 1, 1]);
    assert!(again.material.variants.iter().all(|variant| variant.stale.is_empty()));
}

#[test]
fn the_object_says_what_every_reader_looks_for() {
    let sealed = publish(practice("project: valpoolen\n"), &Audience::clear(OM), 1, &[]);
    let object = value(&sealed);
    assert_eq!(object["type"], "Article");
    assert_eq!(object["to"], json!(["https://www.w3.org/ns/activitystreams#Public"]));
    assert_eq!(object["cc"], json!(["https://fi.example/actors/om/followers"]));
    assert_eq!(object["content"], object["contentMap"]["fi"]);
    assert_eq!(object["contentMap"].as_object().unwrap().keys().collect::<Vec<_>>(), ["fi", "sv"]);
    assert_eq!(object["pool:tlp"], "CLEAR");
    assert_eq!(object["pool:variants"]["sv"]["status"], "human");
    assert_eq!(object["pool:variants"]["sv"]["digest"], object["pool:variants"]["fi"]["digest"]);
    assert_eq!(object["attachment"][0]["mediaType"], "text/csv");
    assert!(object.get("updated").is_none());
    let details = details::read(&sealed.bytes).unwrap();
    assert_eq!(details.sources, ["https://vaalit.example/tilannekuva"]);
    assert_eq!(details.notices.len(), 1);
    assert_eq!(details.licence.as_deref(), Some("CC-BY-4.0"));
}

#[test]
fn hashtags_are_those_of_the_project_as_written_the_network_and_the_topics() {
    let sealed = publish(practice("project: valpoolen\n"), &Audience::clear(OM), 1, &[]);
    let object = value(&sealed);
    let tags: Vec<(&str, &str)> = object["tag"]
        .as_array()
        .unwrap()
        .iter()
        .map(|tag| (tag["name"].as_str().unwrap(), tag["href"].as_str().unwrap()))
        .collect();
    let project = "https://fi.example/fi/projects/valpoolen";
    assert_eq!(
        tags,
        [
            ("#vaalipoolihanke", project),
            ("#valpoolen", project),
            ("#electionpool", project),
            ("#Demokratia2025", project),
            ("#Demokrati2025", project),
            ("#ElectionPool", "https://fi.example/fi/materials"),
            ("#Disinformation", "https://fi.example/fi/materials?topic=disinformation"),
            ("#CrisisCommunication", "https://fi.example/fi/materials?topic=crisis-communication"),
        ]
    );
    // What not everybody may read is not to be found by its topic.
    let green = PRACTICE.replace("tlp: CLEAR", "tlp: GREEN");
    let green = draft(&[("ohje.md", &green), ("lomake.csv", "a;b\n")]).unwrap();
    assert!(value(&publish(green, &Audience::green(OM), 1, &[])).get("tag").is_none());
}

#[test]
fn what_a_project_must_say_closes_the_content_for_plain_servers_and_is_not_said_twice_to_nodes() {
    let sealed = publish(practice("project: valpoolen\n"), &Audience::clear(OM), 1, &[]);
    let object = value(&sealed);
    assert_eq!(object["pool:notices"], json!({"fi": "Vaalipooli. EU:n osarahoittama."}));
    for (language, map) in object["contentMap"].as_object().unwrap() {
        assert!(map.as_str().unwrap().ends_with("<p>Vaalipooli. EU:n osarahoittama.</p>"), "{language}");
    }
    assert_eq!(object["content"], object["contentMap"]["fi"]);
    assert!(object["source"]["content"].as_str().unwrap().ends_with("\n\nVaalipooli. EU:n osarahoittama.\n"));
    let read = |sender| received::read(&sealed.bytes, sender, at("2021-03-03T08:00:00Z")).unwrap().material.variants;
    assert_eq!(read(Sender::Partner), sealed.material.variants);
    assert!(read(Sender::Other)[0].html.ends_with("<p>Vaalipooli. EU:n osarahoittama.</p>"));
}

#[test]
fn a_meeting_is_an_event_with_offset_zone_and_label() {
    let meeting = draft(&[("tinklas.md", MEETING_LT)]).unwrap();
    let sealed = publish(meeting, &Audience::green("https://lt.example/actors/vrk"), 1, &[]);
    let object = value(&sealed);
    assert_eq!((&object["type"], &object["startTime"]), (&json!("Event"), &json!("2021-03-12T10:00:00+02:00")));
    assert_eq!(object["to"], json!(["https://fi.example/partners"]));
    assert!(object["summary"].as_str().unwrap().starts_with("TLP:GREEN — PRATYBOS — 2021 m. kovo 12 d. 10:00"));
    assert_eq!(object["nameMap"]["lt"], "PRATYBOS: Rinkimų tinklų susitikimas nuotoliniu būdu");
    assert_eq!((&object["name"], &object["pool:status"]), (&object["nameMap"]["lt"], &json!("exercise")));
    assert_eq!(object["location"]["name"], "Vilnius");
    let details = details::read(&sealed.bytes).unwrap();
    assert_eq!(details.meeting.attending.len(), 3);
    assert_eq!(details.meeting.actions[0].due.unwrap().to_string(), "2021-05-01");
    let received = received::read(&sealed.bytes, Sender::Partner, at("2022-01-01T00:00:00Z")).unwrap().material;
    assert_eq!(received.ends.unwrap(), at("2021-03-12T10:30:00Z"));
    assert_eq!(received.audience.level, Level::Green);
    assert_eq!(received.variants, sealed.material.variants);
}

#[test]
fn amber_names_its_recipients_and_red_names_nobody() {
    let of = |level: &str, who: &str| {
        let text = PRACTICE.replace("tlp: CLEAR", &format!("tlp: {level}\nrecipients: {who}"));
        draft(&[("a.md", &text), ("lomake.csv", "a")]).unwrap()
    };
    let audience = |level, name: &str| Audience { level, author: OM.into(), named: [name.to_owned()].into() };
    let amber = publish(of("AMBER+STRICT", "'@val@se.example'"), &audience(Level::AmberStrict, VAL), 1, &[]);
    assert_eq!(value(&amber)["to"], json!([VAL]));
    let received = received::read(&amber.bytes, Sender::Partner, at("2022-01-01T00:00:00Z")).unwrap();
    assert_eq!(received.material.audience, audience(Level::AmberStrict, VAL));

    let red = publish(of("RED", "anna"), &audience(Level::Red, "anna"), 1, &[]);
    assert!(!String::from_utf8(red.bytes.clone()).unwrap().contains("anna"));
    let refused = received::read(&red.bytes, Sender::Partner, at("2022-01-01T00:00:00Z")).unwrap_err();
    assert!(matches!(refused, ReadError::Level { .. }));
}

#[test]
fn a_translation_left_as_it_was_is_stale_when_the_source_moves_on() {
    let audience = Audience::clear(OM);
    let first = publish(practice(""), &audience, 1, &[]);
    let changed = PRACTICE.replace("Luottamus syntyy", "Luottamus rakentuu");
    let files = [("ohje.md", changed.as_str()), ("ohje.sv.md", PRACTICE_SV), ("lomake.csv", "a;b\n")];
    let second = publish(draft(&files).unwrap(), &audience, 2, &first.material.variants);
    let [source, swedish] = second.material.variants.as_slice() else { panic!("two languages") };
    assert_eq!((source.of_revision, swedish.of_revision), (2, 1));
    assert_ne!(source.digest, swedish.digest);
    assert_eq!(value(&second)["pool:variants"]["sv"]["stale"], json!([2]));

    let revised = PRACTICE_SV.replace("byggs", "skapas");
    let files = [("ohje.md", changed.as_str()), ("ohje.sv.md", revised.as_str()), ("lomake.csv", "a;b\n")];
    let third = publish(draft(&files).unwrap(), &audience, 3, &second.material.variants);
    let [source, swedish] = third.material.variants.as_slice() else { panic!("two languages") };
    assert_eq!((swedish.of_revision, &swedish.digest), (3, &source.digest));
    assert_eq!(value(&third)["updated"], "2021-03-02T08:00:00Z");
}

#[test]
fn an_unknown_project_is_refused_with_the_nearest() {
    let publication = BTreeMap::from([("valpoolen".to_owned(), Project::default())]);
    let message = practice("project: valpolen\n").project(&publication).unwrap_err().to_string();
    assert_eq!(message, "ohje.md, line 5, key project: “valpolen” is not a known project; did you mean “valpoolen”?");
}

#[test]
fn what_a_material_is_part_of_must_be_held() {
    let uuid = "0192f3a4-0000-7000-8000-000000000001";
    let mut part = practice(&format!("part_of: {uuid}\nderived_from: https://se.example/materials/9\n"));
    let clear = Audience::clear(OM);
    let message = part.clone().relate(&clear, |_| None).unwrap_err().to_string();
    assert_eq!(message, format!("ohje.md, line 5, key part_of: no material {uuid} is held here"));
    let related = |audience: Audience, is_visible| {
        move |id: &str| {
            let uri = format!("https://lt.example/materials/{uuid}");
            (id == uuid).then(|| Related { uri, audience: audience.clone(), is_visible, is_part: true })
        }
    };
    assert!(part.clone().relate(&clear, related(clear.clone(), false)).is_err(), "to its author it is not here");
    let mut secret = part.clone();
    secret.relate(&clear, related(Audience::green(VAL), true)).unwrap();
    assert_eq!(details::read(&publish(secret, &clear, 1, &[]).bytes).unwrap().part_of, None);
    part.relate(&clear, related(clear.clone(), true)).unwrap();
    let details = details::read(&publish(part, &Audience::clear(OM), 1, &[]).bytes).unwrap();
    assert_eq!(details.part_of.unwrap(), format!("https://lt.example/materials/{uuid}"));
    assert_eq!(details.derived_from.as_deref(), Some("https://se.example/materials/9"));
}

#[test]
fn a_tombstone_says_why_and_when() {
    let reason: LanguageMap = [("fi", "Tieto oli väärä."), ("sv", "Uppgiften var fel.")]
        .map(|(tag, text)| (tag.parse().unwrap(), text.to_owned()))
        .into_iter()
        .collect();
    let withdrawal = seal::Withdrawal {
        uri: "https://fi.example/materials/1",
        authority: OM,
        former_type: "Article",
        revision: 3,
        reason: &reason,
        at: at("2021-03-04T08:00:00Z"),
    };
    let bytes = seal::tombstone(&withdrawal, &key(), "https://fi.example/actors/om#ed25519-key");
    let gone = received::read_tombstone(&bytes, at("2022-01-01T00:00:00Z")).unwrap();
    assert_eq!((gone.revision, gone.at, &gone.reason), (3, withdrawal.at, &reason));
    assert!(received::read(&bytes, Sender::Partner, at("2022-01-01T00:00:00Z")).is_err());
    assert!(proof::verify_proof(&json::parse(&bytes).unwrap(), &key().public()).is_ok());
}

fn object(extra: Value) -> Vec<u8> {
    let mut object = json!({
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": "https://se.example/materials/1",
        "type": "Article",
        "attributedTo": VAL,
        "to": ["https://www.w3.org/ns/activitystreams#Public"],
        "pool:tlp": "CLEAR",
        "pool:kind": "guide",
        "pool:revision": 1,
        "nameMap": {"sv": "Förtidsröstning"},
        "contentMap": {"sv": "<p>Text</p>"},
        "published": "2021-03-01T08:00:00Z",
    });
    let Value::Object(extra) = extra else { panic!("an object") };
    for (name, value) in extra {
        object[name] = value;
    }
    serde_json::to_vec(&object).unwrap()
}

fn read(extra: Value, sender: Sender) -> Result<super::material::Material, ReadError> {
    received::read(&object(extra), sender, at("2022-01-01T00:00:00Z")).map(|received| received.material)
}

#[test]
fn a_partners_object_without_a_known_level_is_nobodys() {
    assert!(matches!(read(json!({"pool:tlp": null}), Sender::Partner), Err(ReadError::Level { .. })));
    for level in [json!("RED"), json!("WHITE"), json!("green"), json!(1), json!(["CLEAR"])] {
        assert!(matches!(read(json!({"pool:tlp": level}), Sender::Partner), Err(ReadError::Level { .. })));
    }
    let mut without: Value = serde_json::from_slice(&object(json!({}))).unwrap();
    without.as_object_mut().unwrap().remove("pool:tlp");
    let bytes = serde_json::to_vec(&without).unwrap();
    let read = received::read(&bytes, Sender::Partner, at("2022-01-01T00:00:00Z"));
    assert!(matches!(read, Err(ReadError::NoLevel(_))));
}

#[test]
fn an_exercise_whose_title_does_not_say_so_is_marked_by_the_reader() {
    let exercise = json!({"pool:status": "exercise"});
    assert_eq!(read(exercise, Sender::Partner).unwrap().variants[0].title, "ÖVNING: Förtidsröstning");
    let actual = json!({"pool:status": "actual"});
    assert_eq!(read(actual, Sender::Partner).unwrap().variants[0].title, "Förtidsröstning");
}

#[test]
fn another_servers_object_is_public_or_nothing() {
    assert!(read(json!({}), Sender::Other).is_ok());
    assert!(matches!(read(json!({"to": [VAL]}), Sender::Other), Err(ReadError::NotPublic(_))));
    assert!(matches!(read(json!({"pool:tlp": "GREEN"}), Sender::Other), Err(ReadError::NotPublic(_))));
    let unlisted = json!({"to": [VAL], "cc": ["as:Public"]});
    assert_eq!(read(unlisted, Sender::Other).unwrap().audience.level, Level::Clear);
}

#[test]
fn every_text_from_a_partner_is_made_safe_and_bounded() {
    let material = read(
        json!({
            "nameMap": {"sv": format!("Titel\u{202E}\n{}", "x".repeat(500))},
            "summaryMap": {"sv": "<p>Kort<script>alert(1)</script></p>"},
            "contentMap": {"sv": "<p onclick='x'>Text<script>alert(1)</script><img src=x></p>"},
            "pool:abstract": {"sv": "en\u{8}rad"},
            "pool:tlp": "GREEN",
            "pool:kind": "BAD KIND",
            "pool:topics": ["disinformation", "disinformation", "<b>", "a".repeat(80)],
            "pool:phase": "electoral\n",
            "published": "9999-01-01T00:00:00Z",
            "attachment": [
                {"type": "Document", "url": "https://elsewhere.example/a", "pool:sha256": "a".repeat(64)},
                {"type": "Document", "url": "https://se.example/attachments/b", "pool:sha256": "b".repeat(64),
                 "name": "../../etc/passwd", "mediaType": "text/html; charset=utf-8"},
                {"type": "Image", "url": "https://se.example/c.png"},
            ],
        }),
        Sender::Partner,
    )
    .unwrap();
    let variant = &material.variants[0];
    assert_eq!(variant.html, "<p>Text</p>");
    assert_eq!(variant.summary, "TLP:GREEN — Kort");
    assert_eq!(variant.abstract_text, "enrad");
    assert!(variant.title.starts_with("Titel x") && variant.title.chars().count() == 200);
    assert_eq!((material.kind.as_str(), &material.phase), ("article", &None));
    assert_eq!(material.topics, ["disinformation"]);
    assert_eq!(material.published, at("2022-01-01T00:00:00Z"));
    assert_eq!(material.attachments.len(), 1);
    assert_eq!(material.attachments[0].name, "etc passwd");
    assert_eq!(material.attachments[0].media_type, "application/octet-stream");
}

#[test]
fn what_is_too_much_or_malformed_is_refused() {
    let many: serde_json::Map<String, Value> = (b'a'..=b'z')
        .flat_map(|a| (b'a'..=b'c').map(move |b| (format!("{}{}", a as char, b as char), json!("x"))))
        .collect();
    assert!(matches!(read(json!({"nameMap": many}), Sender::Partner), Err(ReadError::TooMany { .. })));
    let actors: Vec<String> = (0..501).map(|n| format!("https://se.example/actors/{n}")).collect();
    assert!(matches!(read(json!({"pool:recipients": actors}), Sender::Partner), Err(ReadError::TooMany { .. })));
    assert!(read(json!({"pool:recipients": ["javascript:1"]}), Sender::Partner).is_err());
    assert!(read(json!({"attributedTo": null}), Sender::Partner).is_err());
    assert!(read(json!({"id": "urn:x"}), Sender::Partner).is_err());
    assert!(read(json!({"pool:revision": 0}), Sender::Partner).is_err());
    assert!(matches!(read(json!({"nameMap": {}, "contentMap": {}}), Sender::Partner), Err(ReadError::NoText(_))));
    assert!(received::read(b"[]", Sender::Partner, Timestamp::UNIX_EPOCH).is_err());
}

#[test]
fn content_that_is_not_html_is_made_html() {
    let markdown = json!({"mediaType": "text/markdown", "contentMap": {"sv": "**Hej** <script>x</script>"}});
    assert_eq!(read(markdown, Sender::Other).unwrap().variants[0].html, "<p><strong>Hej</strong> </p>");
    let plain = json!({"mediaType": "text/plain", "contentMap": {"sv": "a <b> c"}});
    assert_eq!(read(plain, Sender::Other).unwrap().variants[0].html, "<p>a &lt;b&gt; c</p>");
}

#[test]
fn the_recorded_note_of_mastodon_is_read() {
    let create = include_bytes!("../../../tests/fixtures/mastodon/note_create.json");
    let object = json::slice(create, "object").unwrap();
    let material = received::read(object, Sender::Other, at("2030-01-01T00:00:00Z")).unwrap().material;
    assert_eq!(material.kind, "note");
    assert!(!material.variants[0].html.is_empty());
}

#[test]
fn a_note_of_mastodon_is_read_in_its_language() {
    let note = json!({
        "@context": ["https://www.w3.org/ns/activitystreams", {"sensitive": "as:sensitive"}],
        "id": "https://social.example/users/valvaka/statuses/1",
        "type": "Note",
        "summary": "Varning",
        "inReplyTo": "https://fi.example/materials/1",
        "published": "2021-03-01T08:00:00Z",
        "url": "https://social.example/@valvaka/1",
        "attributedTo": "https://social.example/users/valvaka",
        "to": ["https://www.w3.org/ns/activitystreams#Public"],
        "cc": ["https://social.example/users/valvaka/followers"],
        "sensitive": true,
        "content": "<p>Hej <span class=\"h-card\"><a href=\"https://fi.example/@om\" class=\"u-url mention\">@om</a></span></p>",
        "contentMap": {"sv": "<p>Hej <span class=\"h-card\"><a href=\"https://fi.example/@om\" class=\"u-url mention\">@om</a></span></p>"},
        "attachment": [{"type": "Document", "mediaType": "image/png", "url": "https://social.example/a.png", "name": null}],
        "tag": [],
    });
    let bytes = serde_json::to_vec(&note).unwrap();
    let material = received::read(&bytes, Sender::Other, at("2022-01-01T00:00:00Z")).unwrap().material;
    assert_eq!((material.kind.as_str(), material.language.as_str()), ("note", "sv"));
    assert_eq!(material.in_reply_to.as_deref(), Some("https://fi.example/materials/1"));
    let variant = &material.variants[0];
    assert_eq!((variant.title.as_str(), variant.summary.as_str()), ("Hej @om", "Varning"));
    assert_eq!((variant.abstract_text.as_str(), variant.status), ("", Provenance::Source));
    assert!(!variant.html.contains("class"));
    assert!(material.attachments.is_empty());
}

#[test]
fn an_event_of_mobilizon_is_read_with_its_time() {
    let event = json!({
        "@context": ["https://www.w3.org/ns/activitystreams", {"mz": "https://joinmobilizon.org/ns#"}],
        "id": "https://mobilizon.example/events/1",
        "type": "Event",
        "name": "Öppet hus &#8211; valet",
        "summary": "Fredag kl. 10",
        "content": "<p>Välkommen</p>",
        "mediaType": "text/html",
        "attributedTo": "https://mobilizon.example/@val",
        "actor": "https://mobilizon.example/@anna",
        "to": ["https://www.w3.org/ns/activitystreams#Public"],
        "startTime": "2021-03-12T10:00:00+01:00",
        "endTime": "2021-03-12T09:00:00+01:00",
        "timezone": "Europe/Stockholm",
        "inLanguage": "sv",
        "location": {"type": "Place", "name": "Medborgarhuset"},
        "published": "2021-03-01T08:00:00Z",
        "status": "CONFIRMED",
    });
    let bytes = serde_json::to_vec(&event).unwrap();
    let material = received::read(&bytes, Sender::Other, at("2022-01-01T00:00:00Z")).unwrap().material;
    assert_eq!((material.kind.as_str(), material.object_type.as_str()), ("event", "Event"));
    assert_eq!(material.starts, Some(at("2021-03-12T09:00:00Z")));
    assert_eq!(material.ends, None);
    assert_eq!(material.variants[0].title, "Öppet hus – valet");
    assert_eq!(material.variants[0].language.as_str(), "sv");
    assert_eq!(details::read(&bytes).unwrap().meeting.place.as_deref(), Some("Medborgarhuset"));
}
