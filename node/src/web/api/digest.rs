//! What a person wants to be told by mail: read, and set as a whole. Where letters go is said on the page alone, and
//! confirmed by whoever reads there.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{bearer::Held, body::Sent, refusal::conflict};
use crate::{
    app::App,
    desk::mail,
    model::{digest::Choice, words::Words},
    store::mail::Digest as Kept,
    web::{
        pages::digest::form::{self, Allowed, Typed},
        problem::{Fault, FieldFault, Problem},
    },
};

/// What is wanted; an empty list leaves nothing out.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Digest {
    /// `weekly`, `daily` or `instant`.
    #[schema(pattern = "^(weekly|daily|instant)$", example = "weekly")]
    pub frequency: String,
    /// The interface language that letters are written in.
    #[schema(pattern = "^(en|fi|sv|lt|nl|ga|hr)$", example = "en")]
    pub language: String,
    /// Slugs of topics, one of which it must have.
    #[serde(default)]
    pub topics: Vec<String>,
    /// States, ISO 3166-1 alpha-2, one of which it must be from.
    #[serde(default)]
    pub countries: Vec<String>,
    /// Languages, BCP 47, one of which it must be in.
    #[serde(default)]
    pub languages: Vec<String>,
    /// Levels this person may see, at least one; never `RED`.
    #[schema(min_items = 1, example = json!(["CLEAR", "GREEN"]))]
    pub levels: Vec<String>,
    /// Whether what is read from the web is wanted too.
    #[serde(default)]
    pub with_web: bool,
}

impl From<Kept> for Digest {
    fn from(Kept { choice, with_web, .. }: Kept) -> Self {
        Self {
            frequency: choice.frequency.as_str().to_owned(),
            language: choice.language,
            topics: choice.topics,
            countries: choice.countries,
            languages: choice.languages,
            levels: choice.levels.iter().map(|level| level.as_str().to_owned()).collect(),
            with_web,
        }
    }
}

impl Digest {
    /// What is wanted, as the form of the page reads it, or what is wrong with it.
    fn choice(self, place: usize, allowed: &Allowed<'_>) -> Result<(Choice, bool), Vec<FieldFault>> {
        let field = |name: &str| format!("items-{place}-{name}");
        let Self { frequency, language, topics, countries, languages, levels, with_web } = self;
        let typed = Typed { frequency, topics, countries, languages, levels, with_web, ..Typed::default() };
        let Some(words) = Words::of(&language) else {
            return Err(vec![FieldFault { field: field("language"), detail: "no page is in this language".into() }]);
        };
        match typed.choice(Words::english(), allowed) {
            Ok(choice) => Ok((Choice { language: words.code.to_owned(), ..choice }, with_web)),
            Err(faults) => {
                let said = faults.iter().map(form::FieldFault::said);
                Err(said.map(|(name, detail)| FieldFault { field: field(name), detail }).collect())
            }
        }
    }
}

/// A person's digests.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Digests)]
pub struct List {
    /// Whether this node sends mail.
    pub is_on: bool,
    /// Where letters go, once that is confirmed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// How many.
    pub total_items: usize,
    /// All of them, in the order in which they were wanted.
    pub items: Vec<Digest>,
}

/// The digests that are wanted from now on.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SetDigests)]
pub struct Set {
    /// All of them: one that is left out ends, and one that is there already stays as it is.
    pub items: Vec<Digest>,
}

/// `GET /api/v1/digests`.
#[utoipa::path(get, path = "/api/v1/digests", tag = "digests", operation_id = "listDigests",
    responses((status = 200, description = "What one wants to be told by mail", body = List)))]
pub async fn get(State(app): State<App>, held: Held) -> Result<Response, Fault> {
    let own = mail::own(&app, held.person()).await?;
    let items: Vec<Digest> = own.digests.into_iter().map(Digest::from).collect();
    let (is_on, address) = (mail::is_on(&app), own.address.address);
    Ok(axum::Json(List { is_on, address, total_items: items.len(), items }).into_response())
}

/// `PUT /api/v1/digests`.
#[utoipa::path(put, path = "/api/v1/digests", tag = "digests", operation_id = "setDigests", request_body = Set,
    responses((status = 200, description = "What one wants to be told from now on", body = List)))]
pub async fn put(State(app): State<App>, held: Held, Sent(set): Sent<Set>) -> Result<Response, Fault> {
    let (levels, limits) = (mail::levels(held.person()), &app.config.limits);
    let allowed = Allowed { levels: &levels, words: limits.digest_words };
    if set.items.len() > limits.digests as usize {
        let detail = format!("there are at most {} digests", limits.digests);
        return Err(wrong(vec![FieldFault { field: "items".into(), detail }]));
    }
    let mut wanted = Vec::new();
    let mut faults = Vec::new();
    for (place, digest) in set.items.into_iter().enumerate() {
        match digest.choice(place, &allowed) {
            Ok(one) => wanted.push(one),
            Err(found) => faults.extend(found),
        }
    }
    if !faults.is_empty() {
        return Err(wrong(faults));
    }
    if !mail::is_on(&app) {
        return Err(conflict("this node sends no mail"));
    }
    if !mail::set(&app, held.person(), wanted).await? {
        return Err(conflict("there is no room for all of them; some were wanted elsewhere meanwhile"));
    }
    get(State(app), held).await
}

fn wrong(faults: Vec<FieldFault>) -> Fault {
    Fault::of(Problem::of_fields("something is wrong with what is wanted", faults))
}
