//! The cookie of a session, and who a request comes from because of it.
//!
//! Spec: RFC 6265bis (`__Host-`, `SameSite`). Asked once for each request; pages and viewers read the answer. What changes
//! something needs the session's own token in the form besides, and must come from our own pages.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use url::form_urlencoded;

use super::{
    api,
    caller::Caller,
    page::Cache,
    pages::failed,
    problem::{self, Fault, Problem},
};
use crate::{
    app::App,
    desk::session::{self, Session},
    model::whence::Whence,
};

/// Hex digits of a token.
const TOKEN_DIGITS: usize = 64;
/// Hex digits of what waits for a passkey: the time it ends, sealed.
const STEP_DIGITS: usize = 72;
/// Cookies looked at: a host next to ours may have set many.
const COOKIES: usize = 64;
/// The longest address kept to come back to.
const NEXT_BYTES: usize = 1024;

/// What the cookie of a request says.
#[derive(Debug, Clone, Default)]
pub enum Presence {
    /// There is none.
    #[default]
    Nobody,
    /// There is one whose session has ended.
    Ended,
    /// Somebody came by a link that was made for a person who has a second factor, and has not shown it: to everything but
    /// showing it and leaving they are nobody.
    Unconfirmed(Arc<Session>),
    /// Somebody is signed in.
    Here(Arc<Session>),
}

impl Presence {
    /// The person, if somebody is signed in.
    pub fn session(&self) -> Option<&Arc<Session>> {
        match self {
            Self::Here(session) => Some(session),
            Self::Nobody | Self::Ended | Self::Unconfirmed(_) => None,
        }
    }

    /// The session, confirmed or not, for whoever shows a second factor, signs in anew or leaves.
    pub fn any(&self) -> Option<&Arc<Session>> {
        match self {
            Self::Here(session) | Self::Unconfirmed(session) => Some(session),
            Self::Nobody | Self::Ended => None,
        }
    }

    /// The languages of the person, the best liked first.
    pub fn languages(&self) -> &[String] {
        self.session().map(|session| session.languages.as_slice()).unwrap_or_default()
    }
}

/// Finds out who is signed in, and sees to it that no answer for one person is kept for another.
///
/// Whoever had a session and finds nothing is led to sign in and back, whether there is something or not.
pub async fn present(State(app): State<App>, caller: Caller, mut request: Request, next: Next) -> Response {
    // No cookie says anything to the API, so no page of another site can make a browser speak there for its person.
    if api::is_api(request.uri().path()) {
        return api::present(&app, caller, request, next).await;
    }
    let presence = match presence(&app, request.headers()).await {
        Ok(presence) => presence,
        Err(error) => return problem::failed(&error).into_response(),
    };
    let is_looking = matches!(*request.method(), Method::GET | Method::HEAD) && failed::is_person(request.headers());
    let address = request.uri().path_and_query().map(ToString::to_string).unwrap_or_default();
    let language = failed::language(&app, request.uri(), request.headers()).code;
    request.extensions_mut().insert(presence.clone());
    let response = next.run(request).await;
    match presence {
        Presence::Nobody => response,
        Presence::Ended if is_looking && response.status() == StatusCode::NOT_FOUND => {
            let mut answer = Redirect::to(&sign_in_address(language, &address)).into_response();
            answer.headers_mut().insert(header::CACHE_CONTROL, Cache::Nobody.line());
            answer
        }
        Presence::Unconfirmed(_) if is_looking && response.status() == StatusCode::NOT_FOUND => {
            private(Redirect::to(&confirm_address(language, &address)).into_response())
        }
        _ if is_for_everybody(&address) => response,
        Presence::Ended | Presence::Unconfirmed(_) | Presence::Here(_) => private(response),
    }
}

/// Where to sign in and then come back to `address`.
pub fn sign_in_address(language: &str, address: &str) -> String {
    let query: String = form_urlencoded::Serializer::new(String::new()).append_pair("next", address).finish();
    format!("/{language}/sign-in?{query}")
}

/// Whether an address gives the same to everybody, so that a browser may keep it whoever sits before it.
fn is_for_everybody(address: &str) -> bool {
    ["/assets/", "/favicon.ico", "/source", "/feeds/"].iter().any(|path| address.starts_with(path))
}

fn private(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, Cache::Nobody.line());
    response
}

async fn presence(app: &App, headers: &HeaderMap) -> Result<Presence, crate::desk::DeskError> {
    let mut ended = Presence::Nobody;
    for token in tokens(app, headers) {
        match session::find(app, &token).await? {
            Some(session) if session.is_unconfirmed => return Ok(Presence::Unconfirmed(Arc::new(session))),
            Some(session) => return Ok(Presence::Here(Arc::new(session))),
            None => ended = Presence::Ended,
        }
    }
    Ok(ended)
}

/// Whether a request shows a session, be it one that has ended.
pub fn is_shown(app: &App, headers: &HeaderMap) -> bool {
    !tokens(app, headers).is_empty()
}

/// The tokens under our name; another host of the same site may have put a second one there.
fn tokens(app: &App, headers: &HeaderMap) -> Vec<String> {
    tokens_of(cookie_name(app), is_token, headers)
}

fn tokens_of(name: &str, is_one: fn(&str) -> bool, headers: &HeaderMap) -> Vec<String> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';')).take(COOKIES).filter_map(|pair| pair.trim().split_once('='));
    let ours = pairs.filter(|(own, value)| *own == name && is_one(value)).map(|(_, value)| value.to_owned());
    ours.take(2).collect()
}

/// Whether `word` has the form of a token.
pub fn is_token(word: &str) -> bool {
    word.len() == TOKEN_DIGITS && word.bytes().all(|b| b.is_ascii_hexdigit())
}

/// Whether `word` has the form of what a browser holds half way in: a token, or one that says when it ends.
fn is_step(word: &str) -> bool {
    [TOKEN_DIGITS, STEP_DIGITS].contains(&word.len()) && word.bytes().all(|b| b.is_ascii_hexdigit())
}

const fn cookie_name_of(is_plain: bool) -> &'static str {
    // Browsers take the prefix only over TLS.
    if is_plain { "election-pool" } else { "__Host-election-pool" }
}

/// The name of the one cookie there is.
pub fn cookie_name(app: &App) -> &'static str {
    cookie_name_of(app.config.is_plain())
}

/// The header that gives a browser its session.
pub fn cookie(app: &App, token: &str) -> HeaderValue {
    let secure = if app.config.is_plain() { "" } else { "; Secure" };
    let age = app.config.limits.session_s;
    let line = format!("{}={token}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}", cookie_name(app));
    HeaderValue::from_str(&line).expect("a token is hex digits")
}

/// The name of the cookie of whoever is half way in.
pub fn step_name(app: &App) -> &'static str {
    if app.config.is_plain() { "election-pool-step" } else { "__Host-election-pool-step" }
}

/// What a browser holds half way in.
pub fn step(app: &App, headers: &HeaderMap) -> Option<String> {
    tokens_of(step_name(app), is_step, headers).pop()
}

/// The header that gives a browser what it holds half way in.
pub fn step_cookie(app: &App, token: &str) -> HeaderValue {
    let secure = if app.config.is_plain() { "" } else { "; Secure" };
    let (name, age) = (step_name(app), app.config.limits.sign_in_step_s);
    let line = format!("{name}={token}; Path=/; Max-Age={age}; HttpOnly; SameSite=Strict{secure}");
    HeaderValue::from_str(&line).expect("a token is hex digits")
}

/// Where a request comes from, as far as a session remembers it.
pub fn whence(caller: Caller, headers: &HeaderMap) -> Whence {
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
    Whence::of(caller.0, agent.unwrap_or_default())
}

/// The header that takes it away.
pub fn no_cookie(app: &App) -> HeaderValue {
    let secure = if app.config.is_plain() { "" } else { "; Secure" };
    let line = format!("{}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax{secure}", cookie_name(app));
    HeaderValue::from_str(&line).expect("nothing but letters")
}

/// Whether a form was sent from a page of this node: browsers say where it came from, and nobody else sends forms here.
pub fn is_from_here(app: &App, headers: &HeaderMap) -> bool {
    let said = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match (said("origin"), said("sec-fetch-site")) {
        (Some(origin), site) => origin == app.config.origin() && site.is_none_or(|site| site == "same-origin"),
        (None, Some(site)) => site == "same-origin",
        (None, None) => false,
    }
}

/// The session of a form that came from a page of its own.
pub fn pressed<'a>(app: &App, presence: &'a Presence, headers: &HeaderMap, csrf: &str) -> Result<&'a Session, Fault> {
    let is_here = presence.session().is_some();
    confirming(app, presence, headers, csrf).and_then(|session| is_here.then_some(session).ok_or_else(not_allowed))
}

/// The same for whoever shows a second factor, be it the first time.
pub fn confirming<'a>(
    app: &App,
    presence: &'a Presence,
    headers: &HeaderMap,
    csrf: &str,
) -> Result<&'a Session, Fault> {
    let session = presence.any().filter(|session| session.csrf == csrf && is_from_here(app, headers));
    session.map(AsRef::as_ref).ok_or_else(not_allowed)
}

/// The same for what needs a second factor, such as approving and administering: whoever has not shown one lately is led
/// to do so, and comes back to `next`. Whoever's factor is new after a reset is told there how long that lasts.
pub fn confirmed<'a>(
    app: &App,
    presence: &'a Presence,
    headers: &HeaderMap,
    csrf: &str,
    language: &str,
    next: &str,
) -> Result<&'a Session, Fault> {
    let session = pressed(app, presence, headers, csrf)?;
    if session.decides(app.clock.now()) { Ok(session) } else { Err(Fault::led(&confirm_address(language, next))) }
}

/// Where to show a second factor and then come back to `address`.
pub fn confirm_address(language: &str, address: &str) -> String {
    let query: String = form_urlencoded::Serializer::new(String::new()).append_pair("next", address).finish();
    format!("/{language}/sign-in/confirm?{query}")
}

/// The answer to a form from elsewhere.
pub fn not_allowed() -> Fault {
    let words = "the form did not come from a page of this node, or its session ended";
    Fault::of(Problem::of(StatusCode::FORBIDDEN, words))
}

/// The address to go back to: a path of this node, or the front page.
pub fn next_address(asked: Option<&str>, language: &str) -> String {
    let is_ours = |path: &&str| {
        path.len() <= NEXT_BYTES
            && path.starts_with('/')
            && !path.starts_with("//")
            && path.bytes().all(|b| b.is_ascii_graphic() && b != b'\\')
    };
    asked.filter(is_ours).map_or_else(|| format!("/{language}/"), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_only_goes_back_to_this_node() {
        for address in [
            "//evil.example/",
            "https://evil.example/",
            "/\\evil.example",
            "javascript:x",
            "",
            "/fi/ä",
            "/a b",
            "/a\nb",
        ] {
            assert_eq!(next_address(Some(address), "fi"), "/fi/", "{address}");
        }
        assert_eq!(next_address(Some("/sv/materials?country=FI&page=2"), "fi"), "/sv/materials?country=FI&page=2");
        assert_eq!(next_address(None, "ga"), "/ga/");
        assert_eq!(next_address(Some(&format!("/{}", "a".repeat(2_000))), "fi"), "/fi/");
    }

    #[test]
    fn only_a_tokens_form_is_looked_up() {
        assert!(is_token(&"0a".repeat(32)));
        assert!(!is_token(&"0a".repeat(31)) && !is_token(&"zz".repeat(32)) && !is_token(""));
    }
}
