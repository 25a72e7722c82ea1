//! Who may knock where: every route and method of a node, for the public, partners and each role. What is not in the table
//! is refused.
//!
//! What of a material somebody sees is asked of `may`, not here; that a partner is who it says is checked by the handler,
//! here it counts as one because it brings a signature.

use axum::{
    extract::{MatchedPath, Request, State},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderValue, Method, StatusCode, header};

use super::{
    api, held,
    pages::failed,
    problem::{self, Problem},
    session::{self, Presence},
};
use crate::{app::App, model::words::Words, store::account::Role};

mod table;

pub use table::TABLE;

/// Whoever asks, as far as the table goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    /// Anybody.
    Public,
    /// A server that signs its requests.
    Partner,
    /// Somebody who is signed in.
    Person(Role),
}

/// A set of askers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Who {
    bits: u16,
    /// Whether whoever is not signed in is led to sign in, instead of finding nothing.
    is_led: bool,
}

impl Who {
    /// Nobody.
    pub const NOBODY: Self = Self { bits: 0, is_led: false };
    /// The public.
    pub const PUBLIC: Self = Self { bits: 1, is_led: false };
    /// Servers that sign.
    pub const PARTNERS: Self = Self { bits: 2, is_led: false };
    /// Everybody who is signed in, whatever their role.
    pub const PEOPLE: Self = Self::NOBODY.and_each(&Role::ALL);
    /// Everybody.
    pub const ANYBODY: Self = Self::PUBLIC.and(Self::PARTNERS).and(Self::PEOPLE);

    /// The people of these roles.
    pub const fn roles(roles: &[Role]) -> Self {
        Self::NOBODY.and_each(roles)
    }

    const fn and_each(mut self, roles: &[Role]) -> Self {
        let mut at = 0;
        while at < roles.len() {
            self.bits |= bit(Asker::Person(roles[at]));
            at += 1;
        }
        self
    }

    /// These and those.
    #[must_use]
    pub const fn and(self, others: Self) -> Self {
        Self { bits: self.bits | others.bits, is_led: self.is_led || others.is_led }
    }

    /// These without one role.
    #[must_use]
    pub const fn but(self, role: Role) -> Self {
        Self { bits: self.bits & !bit(Asker::Person(role)), ..self }
    }

    /// The same, where whoever is not signed in is led to sign in.
    #[must_use]
    pub const fn led(self) -> Self {
        Self { is_led: true, ..self }
    }

    /// Whether one of them.
    pub const fn has(self, asker: Asker) -> bool {
        self.bits & bit(asker) != 0
    }

    /// Whether whoever is not signed in is led to sign in.
    pub const fn is_led(self) -> bool {
        self.is_led
    }
}

const fn bit(asker: Asker) -> u16 {
    match asker {
        Asker::Public => 1,
        Asker::Partner => 2,
        Asker::Person(role) => 4 << role as u16,
    }
}

/// One route with what may be done there.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// As the router has it.
    pub route: &'static str,
    /// Who may look (GET, HEAD).
    pub get: Who,
    /// Who may send something (POST; of the API also PUT and DELETE).
    pub post: Who,
}

impl Row {
    /// The row of a route.
    pub fn of(route: &str) -> Option<&'static Self> {
        TABLE.iter().find(|row| row.route == route)
    }

    /// Who may use this method; nobody one that is not in the table.
    pub fn who(&self, method: &Method) -> Who {
        match *method {
            Method::GET | Method::HEAD => self.get,
            Method::POST => self.post,
            Method::PUT | Method::DELETE if api::is_api(self.route) => self.post,
            _ => Who::NOBODY,
        }
    }

    fn methods(&self) -> &'static str {
        if let Some(methods) = api::methods(self.route) {
            return methods;
        }
        match (self.get != Who::NOBODY, self.post != Who::NOBODY) {
            (true, true) => "GET,HEAD,POST",
            (true, false) => "GET,HEAD",
            (false, true) => "POST",
            (false, false) => "",
        }
    }
}

/// Where a form is held for whoever's session ended while they wrote.
const HELD: &str = "/{lang}/desk/drafts/{id}";

/// Lets through whom the table lets through; stands behind [`session::present`], which says who it is.
pub async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    // An address that nobody knows has its own answer.
    let Some(route) = request.extensions().get::<MatchedPath>() else { return next.run(request).await };
    let Some(row) = Row::of(route.as_str()) else { return absent(&app, &request) };
    let who = row.who(request.method());
    if who == Who::NOBODY {
        return ([(header::ALLOW, HeaderValue::from_static(row.methods()))], StatusCode::METHOD_NOT_ALLOWED)
            .into_response();
    }
    let asker = asker(&request);
    // Whoever's session ended while they wrote is told so by the page they wrote on, which does nothing without one, be it that
    // their browser forgot that there was one. What was typed into any other form is held by a page that shows it to whoever
    // sent it and does nothing.
    let writes = row.route == HELD && *request.method() == Method::POST;
    let is_held = writes && asker == Asker::Public && session::is_from_here(&app, request.headers());
    if !who.has(asker) && !is_held {
        let refusal = refused(&app, &request, asker, who);
        return if holds(&app, row, &request, asker) {
            held::ended(&app, request).await.unwrap_or(refusal)
        } else {
            refusal
        };
    }
    if let Some(refusal) = api::beyond(&request, route.as_str()) {
        return refusal;
    }
    let session = request.extensions().get::<Presence>().and_then(Presence::session).cloned();
    let request = match session {
        Some(session) if *request.method() == Method::POST => held::again(&app, &session, request).await,
        _ => Ok(request),
    };
    match request {
        Ok(request) => next.run(request).await,
        Err(held) => held,
    }
}

/// Whether what was typed into a form of this route is held for whoever is signed in no more. What one signs in with never is.
fn holds(app: &App, row: &Row, request: &Request, asker: Asker) -> bool {
    let is_secret = ["/{lang}/account", "/{lang}/sign-"].iter().any(|part| row.route.starts_with(part));
    let is_form = *request.method() == Method::POST && row.route.starts_with("/{lang}/");
    is_form
        && !is_secret
        && asker == Asker::Public
        && failed::is_person(request.headers())
        && held::is_plain(request.headers())
        && session::is_from_here(app, request.headers())
}

/// Where whoever came by a link shows the second factor they have.
const CONFIRM: &str = "/{lang}/sign-in/confirm";

fn asker(request: &Request) -> Asker {
    let presence = request.extensions().get::<Presence>();
    let route = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let session = if route.starts_with(CONFIRM) {
        presence.and_then(Presence::any)
    } else {
        presence.and_then(Presence::session)
    };
    if let Some(session) = session {
        return Asker::Person(session.account.role);
    }
    if let Some(grant) = api::grant(request.extensions()) {
        return Asker::Person(grant.account.role);
    }
    let is_signed = ["signature", "signature-input"].iter().any(|name| request.headers().contains_key(*name));
    if is_signed { Asker::Partner } else { Asker::Public }
}

fn refused(app: &App, request: &Request, asker: Asker, who: Who) -> Response {
    if api::is_api(request.uri().path()) {
        return match asker {
            Asker::Person(role) => api::not_for(role),
            Asker::Public | Asker::Partner => api::unauthorized("this needs a token; see docs/api.md"),
        };
    }
    if *request.method() == Method::POST {
        return Problem::of(StatusCode::FORBIDDEN, "not for whoever asks").into_response();
    }
    let language = failed::language(app, request.uri(), request.headers()).code;
    let address = request.uri().path_and_query().map(ToString::to_string).unwrap_or_default();
    if let Some(Presence::Unconfirmed(session)) = request.extensions().get()
        && who.has(Asker::Person(session.account.role))
    {
        return Redirect::to(&session::confirm_address(language, &address)).into_response();
    }
    if who.is_led() && !matches!(asker, Asker::Person(_)) {
        return Redirect::to(&session::sign_in_address(language, &address)).into_response();
    }
    absent(app, request)
}

/// Not allowed and not existing are the same.
fn absent(app: &App, request: &Request) -> Response {
    let first = request.uri().path().trim_start_matches('/').split('/').next().unwrap_or_default();
    match Words::of(first) {
        Some(words) => problem::absent(app, words.code),
        None => problem::not_found().into_response(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn where_a_form_is_held_is_a_door() {
        assert!(Row::of(HELD).is_some_and(|row| row.post.is_led()));
    }

    #[test]
    fn a_route_stands_in_the_table_once() {
        let routes: BTreeSet<&str> = TABLE.iter().map(|row| row.route).collect();
        assert_eq!(routes.len(), TABLE.len());
    }

    #[test]
    fn whoever_runs_the_machine_publishes_nothing_and_whoever_audits_changes_nothing() {
        // What is a person's own: how they sign in, their feeds and letters, what they would like to read.
        let own = [
            "/sign-",
            "/account",
            "/my-feeds",
            "/wanted",
            "/wish",
            "/languages",
            "/digests",
            "/incoming/seen",
            "/incoming/filters",
        ];
        for row in TABLE.iter().filter(|row| !row.post.has(Asker::Public)) {
            let is_own = own.iter().any(|part| row.route.contains(part));
            assert!(is_own || !row.post.has(Asker::Person(Role::Auditor)), "{}", row.route);
        }
    }

    #[test]
    fn a_set_has_who_was_put_into_it() {
        let some = Who::roles(&[Role::Author, Role::Approver]).and(Who::PARTNERS);
        let has: Vec<Role> = Role::ALL.into_iter().filter(|role| some.has(Asker::Person(*role))).collect();
        assert_eq!(has, [Role::Author, Role::Approver]);
        assert!(some.has(Asker::Partner) && !some.has(Asker::Public));
        assert!(Role::ALL.into_iter().all(|role| Who::PEOPLE.has(Asker::Person(role))));
        assert!(!Who::PEOPLE.but(Role::Client).has(Asker::Person(Role::Client)));
    }
}
