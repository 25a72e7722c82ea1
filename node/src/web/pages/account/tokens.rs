//! Tokens for a person's programs: made with a second factor and shown once, listed, and ended.

use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use http::{HeaderMap, StatusCode};

use super::{Said, back, show};
use crate::{
    app::App,
    desk::{
        session::Session,
        token::{self, NAME_CHARS, Unmade, Wanted},
    },
    model::{
        scope::{Scope, Scopes},
        words::Words,
    },
    store::token::Token,
    web::{
        pages::{own_feeds::Button, standing},
        problem::Fault,
        reader::Reader,
        session,
    },
};

/// One token.
#[derive(Debug)]
pub struct Line {
    /// Its name in addresses.
    pub id: String,
    /// What its person calls it.
    pub name: String,
    /// What it is for.
    pub scopes: String,
    /// When it was made, and until when it lasts.
    pub facts: String,
    /// When it was last used.
    pub used: String,
}

impl Line {
    /// A token as it is shown.
    pub(super) fn of(token: &Token, words: &Words) -> Self {
        let moment = |at| standing::moment(at, words).text;
        let scopes = Scopes::of_words(&token.scopes);
        let scopes: Vec<String> = scopes.0.iter().map(|scope| label(*scope, words)).collect();
        Self {
            id: token.id.clone(),
            name: if token.name.is_empty() { words.account_token_unnamed() } else { token.name.clone() },
            scopes: words.list(&scopes),
            facts: words.account_token_facts(&moment(token.made), &moment(token.expires)),
            used: token
                .used
                .map_or_else(|| words.account_token_unused(), |used| words.account_token_used(&moment(used))),
        }
    }
}

/// What a token can be for, as the form has it.
#[derive(Debug)]
pub struct Choice {
    /// The word.
    pub scope: &'static str,
    /// What it says.
    pub label: String,
}

/// What this person can give a token.
pub(super) fn choices(session: &Session, words: &Words) -> Vec<Choice> {
    let reach = token::reach(session.account.role);
    reach.0.iter().map(|scope| Choice { scope: scope.as_str(), label: label(*scope, words) }).collect()
}

fn label(scope: Scope, words: &Words) -> String {
    match scope {
        Scope::Read => words.token_scope_read(),
        Scope::Wishes => words.token_scope_wishes(),
        Scope::Offers => words.token_scope_offers(),
        Scope::Write => words.token_scope_write(),
        Scope::Submit => words.token_scope_submit(),
        Scope::Approve => words.token_scope_approve(),
        Scope::Follows => words.token_scope_follows(),
        Scope::Administer => words.token_scope_administer(),
        Scope::Audit => words.token_scope_audit(),
        Scope::Digests => words.token_scope_digests(),
    }
}

/// `POST /{lang}/account/tokens`: makes one and shows it.
pub async fn make(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let one = |name: &str| fields.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value.trim());
    let (code, words) = (reader.words.code, reader.words);
    let next = format!("/{code}/account");
    let session = session::confirmed(&app, &reader.presence, &headers, one("csrf"), code, &next)?;
    let scopes = fields.iter().filter(|(own, _)| own == "scope").filter_map(|(_, word)| word.parse().ok());
    let most = app.config.limits.token_days_max;
    let days = match one("days") {
        "" => None,
        // What is no number lasts too long.
        digits => Some(digits.parse().unwrap_or(0)),
    };
    let name = one("name").chars().take(NAME_CHARS).collect();
    let wanted = Wanted { name, scopes: Scopes(scopes.collect()), days };
    let said = match token::make(&app, session, wanted).await? {
        Ok(made) => return show(&app, &reader, session, StatusCode::CREATED, Said::token(made.token)).await,
        Err(Unmade::ForNothing | Unmade::Beyond(_)) => Said::wrong("token-scope", words.account_token_nothing()),
        Err(Unmade::TooLong(_)) => {
            Said::wrong("token-days", words.account_token_long(usize::try_from(most).unwrap_or(0)))
        }
        Err(Unmade::Full) => Said::wrong("token-scope", words.account_tokens_full()),
    };
    show(&app, &reader, session, StatusCode::UNPROCESSABLE_ENTITY, said).await
}

/// `POST /{lang}/account/tokens/{id}/end`.
pub async fn end(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, id)): Path<(String, String)>,
    Form(button): Form<Button>,
) -> Result<Response, Fault> {
    let session = session::pressed(&app, &reader.presence, &headers, button.csrf())?;
    // Whether it was there or not, it is not there now.
    token::end(&app, &session.account, &id).await?;
    Ok(back(&reader, "tokens"))
}

/// `POST /{lang}/account/tokens/end`: all of them.
pub async fn end_all(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Form(button): Form<Button>,
) -> Result<Response, Fault> {
    let session = session::pressed(&app, &reader.presence, &headers, button.csrf())?;
    token::end_all(&app, &session.account).await?;
    Ok(back(&reader, "tokens"))
}
