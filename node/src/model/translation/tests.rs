use std::{collections::BTreeMap, time::Duration};

use election_pool_protocol::translation::Trouble;
use proptest::prelude::*;

use super::{provider::Heard, *};
use crate::model::{front_matter::Status, markdown};

fn pair(text: &str) -> Pair {
    text.parse().unwrap()
}

fn keep() -> Keep {
    let names = ["Valmyndigheten", "Statens valnämnd"].map(str::to_owned);
    Keep::new(names, [("brevröstning".to_owned(), "Brevstemmer".to_owned())])
}

fn heard(status: u16, body: &str) -> Heard<'_> {
    Heard { status, after: None, body: body.as_bytes() }
}

fn later(trouble: &Trouble) -> bool {
    matches!(trouble, Trouble::Later { .. })
}

/// What a provider would do that turns every word around and leaves the rest alone.
fn turned(text: &str) -> String {
    text.split(' ')
        .map(|word| if word.starts_with("QX") { word.to_owned() } else { format!("{word}a") })
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn addresses_numbers_labels_and_names_go_nowhere() {
    let text = "Se https://val.se/a-b?c=1. TLP:AMBER+STRICT, 1 000,50 kr den 13 september 2026 hos Valmyndigheten \
                (valet@val.se), på Valmyndighetens vägnar; Brevröstning och brevröstning. COVID19";
    let kept = Kept::of(text, &keep(), true);
    for gone in ["val.se", "TLP", "1 000", "13", "2026", "(valet", "revröstning"] {
        assert!(!kept.text.contains(gone), "{gone}: {}", kept.text);
    }
    assert!(kept.text.contains("Valmyndighetens") && kept.text.contains("COVID19"), "{}", kept.text);
    let back = kept.restore(&kept.text).unwrap();
    assert_eq!(back, text.replace("Brevröstning", "Brevstemmer").replace("brevröstning", "brevstemmer"));
}

#[test]
fn what_is_damaged_is_said() {
    let kept = Kept::of("Den <strong>13</strong> i <a href=\"https://x.example/\">Valmyndigheten</a>", &keep(), true);
    assert_eq!(kept.restore(&kept.text.replace("QX2QX", "")).unwrap_err(), "came back without “Valmyndigheten”");
    assert_eq!(kept.restore(&format!("{} qx1qx", kept.text)).unwrap_err(), "came back with “13” twice");
    assert!(kept.restore(&kept.text.replace("QX1QX", "QX9QX")).unwrap_err().contains("was not there"));
    for other in [
        kept.text.replace("<strong>", ""),
        format!("{}<script>", kept.text),
        kept.text.replace("x.example", "y.example"),
    ] {
        assert_eq!(kept.restore(&other).unwrap_err(), "came back with other markup");
    }
    assert!(kept.restore(&kept.text.replace("QX1QX", "qx1QX")).is_ok());
}

#[test]
fn whoever_cannot_keep_tags_gets_signs_and_the_tags_come_back() {
    let html = "Den <strong>stora</strong> boken, <a href=\"https://x.example/\">här</a>.";
    let kept = Kept::of(html, &Keep::default(), false);
    assert!(!kept.text.contains('<'), "{}", kept.text);
    assert_eq!(kept.restore(&kept.text).unwrap().replace("  ", " ").replace(" .", "."), html);
}

proptest! {
    #[test]
    fn what_comes_back_as_it_was_sent_is_the_text(text in "[a-zåäö0-9 .,:/@<>&-]{0,80}", tags in any::<bool>()) {
        let html = markdown::escape(&text);
        let kept = Kept::of(&html, &Keep::default(), tags);
        prop_assert_eq!(kept.restore(&kept.text).unwrap(), html);
    }

    #[test]
    fn no_answer_of_a_provider_puts_markup_into_a_text(answer in "[a-z<>/\"= QX0-9]{0,60}") {
        let html = "Ett <em>ord</em> och 13.";
        for tags in [true, false] {
            let kept = Kept::of(html, &Keep::default(), tags);
            let whole = Whole { title: "Ett".into(), abstract_text: String::new(), html: format!("<p>{html}</p>") };
            let kind = if tags { Kind::Apertium } else { Kind::Etranslation };
            let text = Text::of(&whole, None, &pair("sv:da"), &Keep::default(), (kind, "p", "1")).unwrap();
            if let Ok(made) = text.translated(|_| Some(answer.clone())) {
                prop_assert_eq!(markdown::sanitise(&made.html), made.html.clone());
                prop_assert!(!made.html.contains("<script"));
            }
            let _ = kept.restore(&answer);
        }
    }
}

#[test]
fn a_text_is_given_away_by_the_paragraph_and_put_together_again() {
    let whole = Whole {
        title: "ÖVNING: Valet 2026".into(),
        abstract_text: "Om valet & annat".into(),
        html: "<h2>Röster</h2><ul><li>En <b>röst</b></li><li>42</li></ul><pre><code>x = 1</code></pre>".into(),
    };
    let text =
        Text::of(&whole, Some(Status::Exercise), &pair("sv:fi"), &keep(), (Kind::Apertium, "apertium", "")).unwrap();
    let units: Vec<Unit> = text.units().cloned().collect();
    let texts: Vec<&str> = units.iter().map(|unit| unit.text.as_str()).collect();
    assert_eq!(
        texts,
        ["Valet QX1QX", "Om valet &amp; annat", "Röster", "En <b>röst</b>"],
        "a number and a listing stay here"
    );
    let answers: BTreeMap<String, String> = units
        .iter()
        .map(|unit| (unit.memory.clone(), unit.text.replace("Valet", "Vaali").replace("röst", "ääni")))
        .collect();
    let made = text.translated(|memory| answers.get(memory).cloned()).unwrap();
    assert_eq!(made.title, "HARJOITUS: Vaali 2026");
    assert_eq!(made.abstract_text, "Om valet & annat");
    assert_eq!(made.html, "<h2>Röster</h2><ul><li>En <b>ääni</b></li><li>42</li></ul><pre><code>x = 1</code></pre>");
    let (why, memory) =
        text.translated(|memory| answers.get(memory).cloned().filter(|text| text != "Röster")).unwrap_err();
    assert_eq!((why.as_str(), memory.len()), ("paragraph 1 has not come back", 1));
    let (why, _) = text.translated(|_| Some("  ".into())).unwrap_err();
    assert_eq!(why, "the title came back empty");
}

#[test]
fn a_long_paragraph_is_divided_between_sentences_and_not_within_a_tag() {
    let sentence = "Detta är en mening om val. ";
    let whole = |html: String| Whole { title: "A".into(), abstract_text: String::new(), html };
    let of =
        |html: String| Text::of(&whole(html), None, &pair("sv:fi"), &Keep::default(), (Kind::Libretranslate, "l", ""));
    let text = of(format!("<p>{}</p>", sentence.repeat(200))).unwrap();
    assert!(text.units().count() > 2 && text.units().all(|unit| unit.text.chars().count() <= 2_000));
    let made = text.translated(|memory| text.units().find(|unit| unit.memory == memory).map(|unit| turned(&unit.text)));
    assert!(made.unwrap().html.starts_with("<p>Dettaa ära ena meninga"));
    // Without the end of a sentence, between words.
    let text = of(format!("<p>{}</p>", "val och röster ".repeat(300))).unwrap();
    assert!(text.units().all(|unit| unit.text.chars().count() <= 2_000));
    let texts: Vec<&str> = text.units().skip(1).map(|unit| unit.text.as_str()).collect();
    assert_eq!(texts.join(" "), "val och röster ".repeat(300).trim(), "no word is cut and none is lost");
    let refused = of(format!("<p>a</p><p><em>{}</em></p>", sentence.repeat(200))).unwrap_err();
    assert_eq!(refused, "paragraph 2 is longer than 2000 characters and cannot be divided");
}

#[test]
fn an_answer_that_is_no_translation_is_told() {
    let whole =
        |text: &str| Whole { title: "Titel".into(), abstract_text: String::new(), html: format!("<p>{text}</p>") };
    let swedish = whole(&"Det är en text om hur man röstar och var man gör det i vårt land. ".repeat(3));
    let english = whole(&"This is a text about how one votes and where one does that in our country. ".repeat(3));
    assert_eq!(judge(&swedish, &english, "en"), Ok(()));
    assert_eq!(judge(&swedish, &english, "da"), Ok(()), "of Danish nothing can be told");
    assert_eq!(judge(&swedish, &swedish, "da").unwrap_err(), "the answer is the text that was sent");
    assert_eq!(judge(&english, &swedish, "fi").unwrap_err(), "the answer is in “sv”, not in “fi”");
    assert!(judge(&swedish, &Whole { title: "x".into(), ..Whole::default() }, "da").is_err());
}

#[test]
fn apertium_names_its_pairs_and_says_what_is_wrong() {
    let list = r#"{"responseData":[{"sourceLanguage":"hbs","targetLanguage":"eng"},{"sourceLanguage":"eng","targetLanguage":"hbs_HR"},
        {"sourceLanguage":"swe","targetLanguage":"nob"}],"responseDetails":null,"responseStatus":200}"#;
    let routes = Kind::Apertium.read_languages(heard(200, list)).unwrap();
    let found = |text: &str| provider::route(&routes, &pair(text)).map(ToString::to_string);
    assert_eq!(found("hr:en").as_deref(), Some("hr:en=hbs|eng"));
    assert_eq!(found("en:hr").as_deref(), Some("en:hr=eng|hbs_HR"));
    assert_eq!(found("sv-FI:nb").as_deref(), Some("sv:nb=swe|nob"));
    assert_eq!((found("en:sr"), found("sv:fi")), (None, None));
    let said = |status, body| Kind::Apertium.read(heard(status, body), 1);
    assert_eq!(said(200, r#"{"responseData":{"translatedText":"Valg"},"responseStatus":200}"#).unwrap(), ["Valg"]);
    let no = said(
        400,
        r#"{"status":"error","code":400,"message":"Bad Request","explanation":"That pair is not installed"}"#,
    );
    assert_eq!(no.unwrap_err(), Trouble::never("answered 400: That pair is not installed"));
    assert!(later(&said(500, "").unwrap_err()) && later(&said(200, "<html>").unwrap_err()));
    assert_eq!("sv:da=swe|dan".parse::<Route>().unwrap().to_string(), "sv:da=swe|dan");
}

#[test]
fn libretranslate_takes_several_texts_and_says_what_is_wrong() {
    let list = r#"[{"code":"sv","name":"Swedish","targets":["en","sv"]},{"code":"en","name":"English","targets":["sv","ga"]}]"#;
    let routes = Kind::Libretranslate.read_languages(heard(200, list)).unwrap();
    assert_eq!(routes.iter().map(|route| route.pair.to_string()).collect::<Vec<_>>(), ["sv:en", "en:sv", "en:ga"]);
    let ask = Kind::Libretranslate.ask(Login { key: Some("k"), ..Login::default() }, &routes[0], &["a", "b"]);
    let body: serde_json::Value = serde_json::from_slice(&ask.body).unwrap();
    assert_eq!(
        body,
        serde_json::json!({"q": ["a", "b"], "source": "sv", "target": "en", "format": "html", "api_key": "k"})
    );
    let said = |status, body| Kind::Libretranslate.read(heard(status, body), 2);
    assert_eq!(said(200, r#"{"translatedText":["a","b"]}"#).unwrap(), ["a", "b"]);
    assert!(matches!(said(200, r#"{"translatedText":["a"]}"#), Err(Trouble::Never(_))));
    assert_eq!(
        said(403, r#"{"error":"Invalid API key"}"#).unwrap_err(),
        Trouble::never("answered 403: Invalid API key")
    );
    assert!(later(&said(429, r#"{"error":"Slowdown"}"#).unwrap_err()) && later(&said(500, "{}").unwrap_err()));
}

#[test]
fn deepl_is_asked_by_its_own_codes_and_its_quota_waits() {
    let list = r#"[{"language":"EN-US","name":"English (American)"},{"language":"EN-GB","name":"English (British)"},
        {"language":"FI","name":"Finnish"}]"#;
    let routes = Kind::Deepl.read_languages(heard(200, list)).unwrap();
    let found = |text: &str| provider::route(&routes, &pair(text)).map(ToString::to_string);
    assert_eq!(found("fi:en").as_deref(), Some("fi:en=FI|EN-GB"));
    assert_eq!(found("en:fi").as_deref(), Some("en:fi=EN|FI"));
    assert_eq!(found("fi:hr"), None);
    let ask = Kind::Deepl.ask(Login { key: Some("k"), ..Login::default() }, &routes[0], &["a"]);
    assert_eq!(ask.headers, [("authorization".to_owned(), "DeepL-Auth-Key k".to_owned())]);
    let said = |status, body| Kind::Deepl.read(heard(status, body), 1);
    assert_eq!(said(200, r#"{"translations":[{"detected_source_language":"FI","text":"x"}]}"#).unwrap(), ["x"]);
    assert!(
        matches!(said(456, "").unwrap_err(), Trouble::Later { after: Some(wait), .. } if wait > Duration::from_hours(1))
    );
    assert!(
        later(&said(429, "").unwrap_err()) && later(&said(529, "").unwrap_err()) && !later(&said(403, "").unwrap_err())
    );
}

#[test]
fn etranslation_answers_with_a_number_and_calls_back() {
    let said = |body| read_ticket(heard(200, body));
    assert_eq!(said(" 71234567\n").unwrap(), "71234567");
    assert!(
        matches!(said("-20028").unwrap_err(), Trouble::Later { after: Some(wait), .. } if wait == Duration::from_secs(72))
    );
    assert_eq!(said("-20021").unwrap_err(), Trouble::never("answered -20021"));
    assert!(later(&said("<html>").unwrap_err()));
    assert!(matches!(read_ticket(heard(401, "")), Err(Trouble::Never(_))));
    let form = b"request-id=7&target-language=DA&translated-text=Valg+%26+andet&external-reference=job";
    let callback = read_callback(form).unwrap();
    assert_eq!((callback.text.as_deref(), callback.reference.as_str()), (Some("Valg & andet"), "job"));
    assert_eq!(read_callback(b"request-id=7"), None);
    assert_eq!(read_callback(b"external-reference=a&external-reference=b"), None);
    let wrong = read_callback(b"external-reference=a&error-code=-1&error-message=no").unwrap();
    assert_eq!(wrong.error.as_deref(), Some("no"));
    let routes = Kind::Etranslation.read_languages(heard(0, "")).unwrap();
    let route = provider::route(&routes, &pair("ga:hr")).unwrap();
    let login = Login { key: Some("p"), application: "APP", username: "user" };
    let submission =
        Submission { text: "t", reference: "r", callback: "https://a/", error_callback: "https://a/error" };
    let body: serde_json::Value = serde_json::from_slice(&submission.ask(login, route).body).unwrap();
    assert_eq!((&body["sourceLanguage"], &body["targetLanguages"][0]), (&"GA".into(), &"HR".into()));
    assert_eq!(body["callerInformation"]["application"], "APP");
}
