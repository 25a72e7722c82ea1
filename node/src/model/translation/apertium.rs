//! Apertium-APy: rules and dictionaries on a machine of one's own.
//!
//! Spec: <https://wiki.apertium.org/wiki/Apertium-apy>. Languages have three letters; Croatian, Serbian and Bosnian are one
//! source, `hbs`, and three targets.

use election_pool_protocol::{language::LanguageTag, translation::Trouble};
use serde_json::Value;
use url::form_urlencoded::Serializer;

use super::provider::{Ask, Heard, Pair, Route};

/// The longest text sent; it has no bound of its own.
pub const MAX_CHARS: usize = 10_000;
/// What is spoken of as one.
const SERBO_CROATIAN: [&str; 3] = ["hr", "sr", "bs"];

/// Reads `GET /listPairs`.
pub(super) fn routes(heard: Heard<'_>) -> Result<Vec<Route>, Trouble> {
    if heard.status != 200 {
        return Err(heard.trouble(None));
    }
    let answer = heard.json()?;
    let pairs = answer["responseData"].as_array().ok_or_else(|| Trouble::later("lists no pairs of languages"))?;
    let mut routes = Vec::new();
    for pair in pairs {
        let (Some(from), Some(to)) = (pair["sourceLanguage"].as_str(), pair["targetLanguage"].as_str()) else {
            continue;
        };
        for source in tags(from) {
            for target in tags(to) {
                let pair = Pair { source: source.clone(), target };
                routes.push(Route { pair, from: from.to_owned(), to: to.to_owned() });
            }
        }
    }
    Ok(routes)
}

/// The languages a code stands for; one that stands for several targets is not told apart from the others.
fn tags(code: &str) -> Vec<LanguageTag> {
    let words: Vec<String> = match code.split_once('_') {
        None if code == "hbs" => SERBO_CROATIAN.map(str::to_owned).into(),
        Some(("hbs", country)) => SERBO_CROATIAN
            .iter()
            .zip(["HR", "SR", "BS"])
            .filter(|(_, of)| *of == country)
            .map(|(t, _)| (*t).into())
            .collect(),
        Some((language, country)) => vec![format!("{language}-{country}")],
        None => vec![code.to_owned()],
    };
    words.iter().filter_map(|word| word.parse().ok()).collect()
}

/// `POST /translate` of one text.
pub(super) fn ask(route: &Route, texts: &[&str]) -> Ask {
    let mut form = Serializer::new(String::new());
    form.append_pair("langpair", &format!("{}|{}", route.from, route.to))
        .append_pair("q", texts.first().copied().unwrap_or_default())
        .append_pair("markUnknown", "no")
        .append_pair("format", "html");
    let content_type = "application/x-www-form-urlencoded";
    Ask { method: "POST", path: "/translate", headers: Vec::new(), content_type, body: form.finish().into_bytes() }
}

/// Reads its answer.
pub(super) fn read(heard: Heard<'_>) -> Result<Vec<String>, Trouble> {
    let answer = heard.json();
    if heard.status != 200 {
        let answer = answer.unwrap_or(Value::Null);
        return Err(heard.trouble(answer["explanation"].as_str().or_else(|| answer["message"].as_str())));
    }
    let answer = answer?;
    let text = answer["responseData"]["translatedText"].as_str();
    text.map(|text| vec![text.to_owned()]).ok_or_else(|| Trouble::never("answered without a text"))
}
