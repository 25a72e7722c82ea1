//! `DeepL`.
//!
//! Spec: <https://developers.deepl.com/docs/api-reference/translate>. Which languages it has is asked; as a source each is
//! named without its country.

use std::{collections::BTreeMap, time::Duration};

use election_pool_protocol::{language::LanguageTag, translation::Trouble};
use serde_json::{Value, json};

use super::provider::{Ask, Heard, Login, Route, all_pairs};

/// The longest text sent.
pub const MAX_CHARS: usize = 20_000;
/// How many texts it takes at once.
pub const MAX_TEXTS: usize = 50;
/// How many characters it takes at once: no more than 128 KiB, in any script.
pub const MAX_BATCH_CHARS: usize = 30_000;
/// How long it rests when the quota is used up, which is counted by the month.
const QUOTA: Duration = Duration::from_hours(6);

/// Of a language in several forms, the ones that are written in the Union.
const EUROPEAN: [&str; 2] = ["EN-GB", "PT-PT"];

pub(super) fn headers(login: Login<'_>) -> Vec<(String, String)> {
    vec![("authorization".into(), format!("DeepL-Auth-Key {}", login.key.unwrap_or_default()))]
}

/// Reads `GET /v2/languages?type=target`.
pub(super) fn routes(heard: Heard<'_>) -> Result<Vec<Route>, Trouble> {
    let answer = heard.json();
    if heard.status != 200 {
        return Err(heard.trouble(answer.unwrap_or(Value::Null)["message"].as_str()));
    }
    let answer = answer?;
    let languages = answer.as_array().ok_or_else(|| Trouble::later("lists no languages"))?;
    let codes = languages.iter().filter_map(|language| language["language"].as_str());
    let targets: Vec<(LanguageTag, String)> =
        codes.filter_map(|code| Some((code.parse().ok()?, code.to_owned()))).collect();
    let mut primaries: BTreeMap<String, String> = BTreeMap::new();
    for (tag, code) in &targets {
        let known = primaries.entry(tag.primary().to_owned()).or_insert_with(|| code.clone());
        if EUROPEAN.contains(&code.as_str()) {
            known.clone_from(code);
        }
    }
    // A language it has in the form of a country only is also meant by its name alone.
    let bare =
        primaries.iter().filter_map(|(primary, code)| Some((primary.parse::<LanguageTag>().ok()?, code.clone())));
    let mut all = targets.clone();
    all.extend(bare.filter(|(tag, _)| !targets.iter().any(|(own, _)| own == tag)));
    let sources: Vec<(LanguageTag, String)> =
        primaries.keys().filter_map(|primary| Some((primary.parse().ok()?, primary.to_uppercase()))).collect();
    Ok(all_pairs(&sources, &all))
}

/// `POST /v2/translate` of several texts.
pub(super) fn ask(login: Login<'_>, route: &Route, texts: &[&str]) -> Ask {
    let body = json!({"text": texts, "source_lang": route.from, "target_lang": route.to, "tag_handling": "html"});
    Ask::json("/v2/translate", headers(login), &body)
}

/// Reads its answer.
pub(super) fn read(heard: Heard<'_>) -> Result<Vec<String>, Trouble> {
    let answer = heard.json();
    match heard.status {
        200 => {}
        456 => return Err(Trouble::Later { why: "answered 456: its quota is used up".into(), after: Some(QUOTA) }),
        _ => return Err(heard.trouble(answer.unwrap_or(Value::Null)["message"].as_str())),
    }
    let answer = answer?;
    let texts = answer["translations"].as_array().ok_or_else(|| Trouble::never("answered without a text"))?;
    Ok(texts.iter().map(|one| one["text"].as_str().unwrap_or_default().to_owned()).collect())
}
