//! eTranslation, the service of the European Commission for public administrations.
//!
//! Spec: <https://language-tools.ec.europa.eu/dev-corner/etranslation/rest-v2>. A request is answered with a bare number;
//! what it is translated into comes later, as a form, to an address that we name. It does not tell its languages.

use std::time::Duration;

use election_pool_protocol::{language::LanguageTag, translation::Trouble};
use serde_json::json;
use url::form_urlencoded;

use super::provider::{Ask, Heard, Login, Route, all_pairs};

/// The longest text it takes.
pub const MAX_CHARS: usize = 5_000;
/// What it answers when too much of ours is under way.
const QUOTA: i64 = -20_028;
/// How long it is then left alone.
const QUOTA_WAIT: Duration = Duration::from_secs(72);
/// What it translates from and into: the languages of the Union, with Icelandic and Norwegian.
const LANGUAGES: [&str; 26] = [
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "is", "it", "lt", "lv", "mt", "nb",
    "nl", "pl", "pt", "ro", "sk", "sl", "sv",
];

pub(super) fn routes() -> Vec<Route> {
    let all: Vec<(LanguageTag, String)> =
        LANGUAGES.iter().filter_map(|tag| Some((tag.parse().ok()?, tag.to_uppercase()))).collect();
    all_pairs(&all, &all)
}

/// One text and where its translation is to be sent.
#[derive(Debug, Clone, Copy)]
pub struct Submission<'a> {
    /// The text.
    pub text: &'a str,
    /// What comes back with the translation, so that it is known which it is.
    pub reference: &'a str,
    /// Where the translation is sent.
    pub callback: &'a str,
    /// Where it is sent that there is none.
    pub error_callback: &'a str,
}

impl Submission<'_> {
    /// The request.
    pub fn ask(&self, login: Login<'_>, route: &Route) -> Ask {
        let body = json!({
            "externalReference": self.reference,
            "callerInformation": {"application": login.application, "username": login.username},
            "sourceLanguage": route.from,
            "targetLanguages": [route.to],
            "domain": "GEN",
            "textToTranslate": self.text,
            "requesterCallback": self.callback,
            "errorCallback": self.error_callback,
        });
        Ask::json("/translate", Vec::new(), &body)
    }
}

/// The number of a request that was taken.
pub fn read_ticket(heard: Heard<'_>) -> Result<String, Trouble> {
    if !(200..300).contains(&heard.status) {
        return Err(heard.trouble(None));
    }
    let text = String::from_utf8_lossy(heard.body);
    match text.trim().trim_matches('"').parse::<i64>() {
        Ok(QUOTA) => Err(Trouble::Later {
            why: format!("answered {QUOTA}: too many of our requests are under way"),
            after: Some(QUOTA_WAIT),
        }),
        Ok(number) if number > 0 => Ok(number.to_string()),
        Ok(number) => Err(Trouble::never(format!("answered {number}"))),
        Err(_) => Err(Trouble::later("answered something else than a number")),
    }
}

/// What it sends later.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Callback {
    /// The number of the request.
    pub request: String,
    /// The reference we gave it.
    pub reference: String,
    /// The language, as it names it.
    pub language: String,
    /// The translation.
    pub text: Option<String>,
    /// Why there is none.
    pub error: Option<String>,
}

/// Reads the form; nothing that is said twice is believed.
pub fn read_callback(form: &[u8]) -> Option<Callback> {
    let mut callback = Callback::default();
    let mut seen: Vec<String> = Vec::new();
    for (name, value) in form_urlencoded::parse(form) {
        if seen.iter().any(|earlier| *earlier == name) {
            return None;
        }
        seen.push(name.to_string());
        let value = value.into_owned();
        match name.as_ref() {
            "request-id" | "requestId" => callback.request = value,
            "external-reference" | "externalReference" => callback.reference = value,
            "target-language" | "targetLanguage" | "target-languages" => callback.language = value,
            "translated-text" | "translatedText" => callback.text = Some(value),
            "error-message" | "errorMessage" => callback.error = Some(value),
            "error-code" | "errorCode" => {
                callback.error.get_or_insert(value);
            }
            _ => {}
        }
    }
    (!callback.reference.is_empty()).then_some(callback)
}
