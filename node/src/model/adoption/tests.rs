use election_pool_protocol::vocabulary::Maturity;

use super::*;
use crate::model::{details, source::Translation};

const VAL: &str = "https://se.example/actors/val";
const TARGET: &str = "https://fi.example/materials/1";

fn tag(word: &str) -> LanguageTag {
    word.parse().unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn bundle(source: &str, translation: Option<&str>) -> Bundle {
    let translations = translation.into_iter().map(|text| Translation {
        file: "note.en.md".into(),
        language: tag("en"),
        text: text.to_owned(),
    });
    Bundle {
        file: "note.md".into(),
        source: source.into(),
        translations: translations.collect(),
        attachments: Vec::new(),
        without: Vec::new(),
    }
}

fn sealed(audience: &Audience, note: Option<&Note>, is_exercise: bool) -> Sealed {
    let names = [("sv".to_owned(), "Valmyndigheten <Sverige>".to_owned())].into();
    let author = [("fi".to_owned(), "Oikeusministeriö".to_owned())].into();
    let title = if is_exercise { "HARJOITUS: Ennakkoäänestys" } else { "Ennakkoäänestys" };
    let titles = [("fi".to_owned(), title.to_owned()), ("en".to_owned(), "Advance voting".to_owned())];
    let statement = Statement {
        origin: "https://se.example",
        uuid: Uuid::from_u128(7),
        audience,
        names: &names,
        target: Target { uri: TARGET, titles: &titles, author: &author, is_exercise },
        maturity: Maturity::parse("in-use").unwrap(),
        since: at("2026-02-01T00:00:00Z"),
        note,
        languages: &[tag("sv"), tag("en"), tag("sv")],
        revision: 2,
        published: at("2026-01-01T00:00:00Z"),
        at: at("2026-03-01T00:00:00Z"),
        supersedes: None,
        key: &Ed25519Key::from_seed(&[7; 32]).unwrap(),
        verification_method: "https://se.example/actors/val#ed25519-key",
    };
    statement.publish().unwrap()
}

#[test]
fn any_server_reads_who_uses_what_and_how_far() {
    let sealed = sealed(&Audience::clear(VAL), None, false);
    let object = Object::read(&sealed.bytes).unwrap();
    assert_eq!((object.ty.as_str(), object.in_reply_to.as_deref()), ("Note", Some(TARGET)));
    assert!(object.summary.is_empty(), "Mastodon would hide the text behind it");
    let said = object.content.map.get(&tag("en")).unwrap();
    for part in [
        "Valmyndigheten &lt;Sverige&gt;",
        "<a href=\"https://fi.example/materials/1\" rel=\"nofollow noopener noreferrer\">Advance voting</a>",
        "(Oikeusministeriö)",
        "In use",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let swedish = object.content.first().unwrap();
    assert!(swedish.contains("lang=\"fi\"") && swedish.contains("I användning"), "{swedish}");
    let material = &sealed.material;
    assert_eq!((material.kind.as_str(), material.object_type.as_str(), material.revision), (KIND, "Note", 2));
    let languages: Vec<String> = material.variants.iter().map(|variant| variant.language.to_string()).collect();
    assert_eq!(languages, ["sv", "en"]);
    let stated = details::read(&sealed.bytes).unwrap().adoption.unwrap();
    let since = Some(at("2026-02-01T00:00:00Z"));
    assert_eq!(stated, Stated { target: TARGET.into(), maturity: "in-use".into(), since });
}

#[test]
fn a_note_is_said_in_its_own_languages_alone() {
    let source = "---\nlanguage: sv\ntlp: GREEN\n---\nVi räknar *två* gånger.\n";
    let english = "---\nstatus: human\ntranslator: Justitiedepartementet\n---\nWe count *twice*.\n";
    let note = Note::of(bundle(source, Some(english)), &tag("fi")).unwrap().unwrap();
    assert_eq!(note.level, Some((Level::Green, 3)));
    let sealed = sealed(&Audience::green(VAL), Some(&note), false);
    let [first, second] = &sealed.material.variants[..] else { panic!("{:?}", sealed.material.variants) };
    assert!(first.html.ends_with("<p>Vi räknar <em>två</em> gånger.</p>"), "{}", first.html);
    assert_eq!(first.summary, "TLP:GREEN");
    assert_eq!((second.status, second.by.as_deref()), (Provenance::Human, Some("Justitiedepartementet")));
    assert_eq!(second.digest, first.digest);
}

#[test]
fn a_note_needs_no_front_matter_and_an_empty_one_is_none() {
    let note = Note::of(bundle("Me laskemme kahdesti.\n", None), &tag("fi")).unwrap().unwrap();
    assert_eq!((note.texts[0].language.to_string(), note.level), ("fi".to_owned(), None));
    assert!(Note::of(bundle("---\nlanguage: fi\n---\n", None), &tag("fi")).unwrap().is_none());
    for (source, problem) in [
        ("---\nkind: guide\n---\nx", "note.md, line 2, key kind: unknown key"),
        ("---\nrecipients: [\"@a@b\"]\n---\nx", "key recipients: belong to a level"),
        ("---\ntlp: AMBER\n---\nx", "key tlp: AMBER needs recipients"),
    ] {
        let refused = Note::of(bundle(source, None), &tag("fi")).unwrap_err().to_string();
        assert!(refused.contains(problem), "{refused}");
    }
}

#[test]
fn what_is_used_in_an_exercise_is_an_exercise() {
    let material = sealed(&Audience::clear(VAL), None, true).material;
    assert_eq!(material.status, Some(Status::Exercise));
    assert!(material.variants[1].title.starts_with("EXERCISE: Adoption: "), "{}", material.variants[1].title);
    let swedish = &material.variants[0].title;
    assert!(swedish.starts_with("ÖVNING: ") && swedish.ends_with(": Ennakkoäänestys"), "{swedish}");
}
