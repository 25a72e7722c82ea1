//! `LibreTranslate`: free software with neural models, one's own or somebody's.
//!
//! Spec: <https://docs.libretranslate.com/api/>.

use election_pool_protocol::{language::LanguageTag, translation::Trouble};
use serde_json::{Value, json};

use super::provider::{Ask, Heard, Login, Pair, Route};

/// The longest text sent, and the most at once: what public servers take.
pub const MAX_CHARS: usize = 2_000;
/// How many texts are sent at once.
pub const MAX_TEXTS: usize = 20;

/// Reads `GET /languages`.
pub(super) fn routes(heard: Heard<'_>) -> Result<Vec<Route>, Trouble> {
    if heard.status != 200 {
        return Err(heard.trouble(None));
    }
    let answer = heard.json()?;
    let languages = answer.as_array().ok_or_else(|| Trouble::later("lists no languages"))?;
    let mut routes = Vec::new();
    for language in languages {
        let Some(from) = language["code"].as_str() else { continue };
        let Ok(source) = from.parse::<LanguageTag>() else { continue };
        let targets = language["targets"].as_array().into_iter().flatten().filter_map(Value::as_str);
        for to in targets.filter(|to| *to != from) {
            let Ok(target) = to.parse() else { continue };
            let pair = Pair { source: source.clone(), target };
            routes.push(Route { pair, from: from.to_owned(), to: to.to_owned() });
        }
    }
    Ok(routes)
}

/// `POST /translate` of several texts.
pub(super) fn ask(login: Login<'_>, route: &Route, texts: &[&str]) -> Ask {
    let mut body = json!({"q": texts, "source": route.from, "target": route.to, "format": "html"});
    if let Some(key) = login.key {
        body["api_key"] = key.into();
    }
    Ask::json("/translate", Vec::new(), &body)
}

/// Reads its answer.
pub(super) fn read(heard: Heard<'_>) -> Result<Vec<String>, Trouble> {
    let answer = heard.json();
    if heard.status != 200 {
        return Err(heard.trouble(answer.unwrap_or(Value::Null)["error"].as_str()));
    }
    match &answer?["translatedText"] {
        Value::String(text) => Ok(vec![text.clone()]),
        Value::Array(texts) => Ok(texts.iter().map(|text| text.as_str().unwrap_or_default().to_owned()).collect()),
        _ => Err(Trouble::never("answered without a text")),
    }
}
