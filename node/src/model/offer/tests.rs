use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::model::{codes, material::text_digest, segments};

const SE: &str = "https://se.example/actors/val";
const FI: &str = "https://fi.example/actors/om";

fn file(language: &str, title: &str, body: &str) -> Translation {
    let text = format!("---\nlanguage: {language}\ntitle: {title}\nsummary: A line\nstatus: human\n---\n\n{body}\n");
    Translation { file: format!("x.{language}.md"), language: codes::language(language).unwrap(), text }
}

fn source() -> Variant {
    let (title, html) = ("Äänestys".to_owned(), "<p>Yksi.</p>".to_owned());
    Variant {
        language: "fi".parse().unwrap(),
        digest: text_digest(&title, "", &html),
        summary: String::new(),
        abstract_text: String::new(),
        status: Provenance::Source,
        by: None,
        of_revision: 2,
        paragraphs: Vec::new(),
        stale: Vec::new(),
        since: None,
        title,
        html,
    }
}

fn made(file: &Translation) -> Vec<u8> {
    let audience = audience(SE, &Audience::clear(FI)).unwrap();
    let making = Making {
        uri: "https://se.example/offers/1",
        material: "https://fi.example/materials/1",
        audience: &audience,
        source: &source(),
        revision: 3,
        name: "Valmyndigheten",
        at: Timestamp::UNIX_EPOCH,
        key: &Ed25519Key::from_seed(&[7; 32]).unwrap(),
        verification_method: "https://se.example/actors/val#key",
    };
    making.seal(file).unwrap()
}

fn bent(change: impl FnOnce(&mut Value)) -> Result<Offered, Unfit> {
    let mut object: Value = serde_json::from_slice(&made(&file("sv", "Röstning", "Ett."))).unwrap();
    change(&mut object);
    read(object.to_string().as_bytes(), 100_000, Timestamp::UNIX_EPOCH)
}

fn refusal(change: impl FnOnce(&mut Value)) -> String {
    match bent(change) {
        Err(Unfit::Refused(words)) => words,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_was_made_is_read_as_it_was_meant() {
    let bytes = made(&file("sv", "Röstning", "Ett *två*."));
    let offered = read(&bytes, 100_000, Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!(
        (offered.uri.as_str(), offered.material.as_str()),
        ("https://se.example/offers/1", "https://fi.example/materials/1")
    );
    assert_eq!((offered.audience.level, offered.audience.author.as_str()), (Level::Amber, SE));
    assert_eq!(offered.audience.named, [FI.to_owned()].into());
    let variant = &offered.variant;
    assert_eq!((variant.title.as_str(), variant.html.trim()), ("Röstning", "<p>Ett <em>två</em>.</p>"));
    assert_eq!((variant.abstract_text.as_str(), variant.by.as_deref()), ("A line", Some("Valmyndigheten")));
    assert_eq!((variant.of_revision, &variant.digest), (3, &source().digest));
    assert_eq!(variant.paragraphs, segments::digests("Äänestys", "", "<p>Yksi.</p>"));
    let text = file_of(variant, offered.markdown.as_deref().unwrap());
    let again = text_of(&Translation { text, ..file("sv", "x", "x") }).unwrap();
    assert_eq!(
        (again.0.title, again.0.html, again.0.by),
        (variant.title.clone(), variant.html.clone(), variant.by.clone())
    );
}

#[test]
fn an_offer_is_in_one_language_that_exists() {
    assert!(refusal(|o| o["nameMap"] = json!({"sv_SE": "x"})).contains("did you mean “sv-SE”"));
    assert!(refusal(|o| o["nameMap"] = json!({"enn": "x"})).contains("“en”"));
    assert!(refusal(|o| o["nameMap"] = json!({"sv": "x", "en": "x"})).contains("in 2 languages"));
    assert!(bent(|o| o["nameMap"] = json!({"SWE": "x"})).is_ok(), "two names of one language are one");
    let refused = refusal(|o| {
        for map in ["nameMap", "contentMap", "summaryMap", "pool:abstract"] {
            o.as_object_mut().unwrap().remove(map);
        }
    });
    assert!(refused.contains("no language"), "{refused}");
}

#[test]
fn what_is_too_big_or_says_too_little_is_refused_in_words_and_what_cannot_be_answered_is_kept_aside() {
    assert!(refusal(|o| o["pool:sources"] = json!("x".repeat(100_000))).contains("more than 100000"));
    assert!(refusal(|o| o["nameMap"] = json!({"sv": ""})).contains("no title"));
    assert!(refusal(|o| drop(o.as_object_mut().unwrap().remove("pool:ofRevision"))).contains("of which revision"));
    assert!(refusal(|o| o["pool:variants"]["sv"]["digest"] = json!("x")).contains("of which revision"));
    for member in ["id", "attributedTo", "pool:translationOf", "pool:tlp"] {
        let outcome = bent(|o| drop(o.as_object_mut().unwrap().remove(member)));
        assert!(matches!(outcome, Err(Unfit::Malformed(_))), "{member}: {outcome:?}");
    }
    for level in ["RED", "PINK"] {
        assert!(matches!(bent(|o| o["pool:tlp"] = json!(level)), Err(Unfit::Malformed(_))), "{level}");
    }
}

#[test]
fn markup_is_made_safe_whichever_way_it_comes() {
    let evil = "<p onclick=x>Ett<script>alert(1)</script></p>";
    for offered in [
        bent(|o| {
            o.as_object_mut().unwrap().remove("source");
            o["contentMap"] = json!({"sv": evil});
        }),
        bent(|o| o["source"]["content"] = json!(evil)),
    ] {
        let html = offered.unwrap().variant.html;
        assert!(!html.contains("script") && !html.contains("onclick"), "{html}");
    }
}

#[test]
fn an_offer_is_for_the_two_and_never_for_whom_the_material_is_not_for() {
    let named = |level, named: &[&str]| Audience {
        level,
        author: FI.into(),
        named: named.iter().map(|&one| one.to_owned()).collect(),
    };
    assert_eq!(audience(SE, &Audience::green(FI)).unwrap().level, Level::Amber);
    assert_eq!(audience(SE, &named(Level::AmberStrict, &[SE])).unwrap().level, Level::AmberStrict);
    assert_eq!(audience(SE, &named(Level::Amber, &["https://lt.example/actors/vrk"])), None);
    assert_eq!(audience(SE, &named(Level::Red, &["anna"])), None);
}

#[test]
fn whoever_translates_is_credited_under_the_name_that_is_known() {
    assert_eq!(credit("Valmyndigheten", None), "Valmyndigheten");
    assert_eq!(credit("Valmyndigheten", Some("Valmyndigheten")), "Valmyndigheten");
    assert_eq!(credit("Valmyndigheten", Some("Kammarkollegiet")), "Valmyndigheten (Kammarkollegiet)");
}

fn any_state() -> impl Strategy<Value = State> {
    let answer = (0i64..4, any::<bool>(), 1u64..3, any::<bool>()).prop_map(|(at, yes, revision, is_amended)| {
        let verdict = if yes { Verdict::Accepted { revision, is_amended } } else { Verdict::Refused };
        State::Answered(Answer { at: Timestamp::from_second(at).unwrap(), verdict, words: None })
    });
    let void = (0usize..3).prop_map(|which| State::Void(Void::ALL[which]));
    prop_oneof![Just(State::Open), void, answer]
}

proptest! {
    #[test]
    fn in_whatever_order_and_however_often_states_come_both_ends_hold_the_same(
        heard in prop::collection::vec(any_state(), 1..6),
        order in prop::collection::vec(any::<prop::sample::Index>(), 1..12),
    ) {
        let here = heard.iter().cloned().fold(State::Open, State::with);
        let shuffled = order.iter().map(|index| index.get(&heard).clone()).chain(heard.iter().rev().cloned());
        prop_assert_eq!(shuffled.fold(State::Open, State::with), here);
    }

    #[test]
    fn an_answer_is_never_taken_back_by_silence(answer in any_state(), later in any_state()) {
        prop_assume!(answer.answer().is_some());
        let after = answer.clone().with(later.clone());
        prop_assert!(after.answer().is_some());
        if let (Some(first), Some(second)) = (answer.answer(), later.answer()) {
            prop_assert_eq!(after.answer().unwrap().at, first.at.max(second.at));
        }
    }
}
