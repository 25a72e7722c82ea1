//! Every operation of the API, and what a token must be for to do it. One that lacks a line here is closed to tokens.

use axum::{
    extract::Request,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, Method, StatusCode, header};

use super::bearer::{grant, insufficient};
use crate::model::scope::Scope;

/// One operation.
#[derive(Debug, Clone, Copy)]
pub struct Operation {
    /// The method, in capitals.
    pub method: &'static str,
    /// As the router has it.
    pub route: &'static str,
    /// What a token must be for; nothing where any token will do.
    pub scope: Option<Scope>,
    /// Whether it does without a token what is public.
    pub is_open: bool,
    /// Whether it must say which edition it is about.
    pub has_edition: bool,
}

const fn open(route: &'static str) -> Operation {
    Operation { method: "GET", route, scope: Some(Scope::Read), is_open: true, has_edition: false }
}

const fn of(method: &'static str, route: &'static str, scope: Scope) -> Operation {
    Operation { method, route, scope: Some(scope), is_open: false, has_edition: false }
}

const fn of_edition(method: &'static str, route: &'static str, scope: Scope) -> Operation {
    Operation { has_edition: true, ..of(method, route, scope) }
}

use Scope::{Administer, Approve, Audit, Digests, Follows, Offers, Read, Submit, Wishes, Write};

/// All of them.
pub const OPERATIONS: &[Operation] = &[
    open("/api/v1/materials"),
    open("/api/v1/materials/{uuid}"),
    open("/api/v1/search"),
    open("/api/v1/topics"),
    open("/api/v1/adoptions"),
    open("/api/v1/attachments/{sha256}"),
    Operation { scope: None, ..open("/api/openapi.json") },
    Operation { scope: None, is_open: false, ..open("/api/v1/token") },
    of("GET", "/api/v1/drafts", Write),
    of("POST", "/api/v1/drafts", Write),
    of("GET", "/api/v1/drafts/{id}", Write),
    of_edition("PUT", "/api/v1/drafts/{id}", Write),
    of_edition("DELETE", "/api/v1/drafts/{id}", Write),
    of("GET", "/api/v1/drafts/{id}/check", Write),
    of("GET", "/api/v1/drafts/{id}/files/{name}", Write),
    of_edition("PUT", "/api/v1/drafts/{id}/files/{name}", Write),
    of_edition("DELETE", "/api/v1/drafts/{id}/files/{name}", Write),
    of_edition("POST", "/api/v1/drafts/{id}/submit", Submit),
    of("POST", "/api/v1/documents", Write),
    of("GET", "/api/v1/waiting", Read),
    of("GET", "/api/v1/waiting/{id}", Read),
    of("GET", "/api/v1/waiting/{id}/files/{name}", Read),
    of("POST", "/api/v1/waiting/{id}/approve", Approve),
    of("POST", "/api/v1/waiting/{id}/refuse", Approve),
    of("POST", "/api/v1/waiting/{id}/take-over", Write),
    of("POST", "/api/v1/materials/{uuid}/withdraw", Submit),
    of("GET", "/api/v1/materials/{uuid}/erase", Submit),
    of("POST", "/api/v1/materials/{uuid}/erase", Submit),
    of("POST", "/api/v1/materials/{uuid}/adopt", Submit),
    of("POST", "/api/v1/materials/{uuid}/translations", Offers),
    of("POST", "/api/v1/materials/{uuid}/offers", Offers),
    of("POST", "/api/v1/materials/{uuid}/wishes", Wishes),
    of("DELETE", "/api/v1/materials/{uuid}/wishes/{language}", Wishes),
    of("GET", "/api/v1/wishes", Wishes),
    of("GET", "/api/v1/wanted", Wishes),
    of("GET", "/api/v1/offers", Offers),
    of("GET", "/api/v1/offers/{id}", Offers),
    of("POST", "/api/v1/offers/{id}/accept", Offers),
    of("POST", "/api/v1/offers/{id}/refuse", Offers),
    of("GET", "/api/v1/incoming", Read),
    of("GET", "/api/v1/follows", Read),
    of("GET", "/api/v1/follows/{id}", Read),
    of("POST", "/api/v1/follows/{id}/accept", Follows),
    of("POST", "/api/v1/follows/{id}/refuse", Follows),
    of("POST", "/api/v1/follows/{id}/ask", Follows),
    of("POST", "/api/v1/follows/{id}/withdraw", Follows),
    of("GET", "/api/v1/peers", Read),
    of("GET", "/api/v1/audit", Audit),
    of("GET", "/api/v1/audit/export", Audit),
    of("GET", "/api/v1/digests", Digests),
    of("PUT", "/api/v1/digests", Digests),
    of("GET", "/api/v1/users", Read),
    of("POST", "/api/v1/users", Administer),
    of("GET", "/api/v1/users/{username}", Read),
    of("POST", "/api/v1/users/{username}/role", Administer),
    of("POST", "/api/v1/users/{username}/link", Administer),
    of("POST", "/api/v1/users/{username}/end-sessions", Administer),
    of("POST", "/api/v1/users/{username}/reset", Administer),
    of("POST", "/api/v1/users/{username}/remove", Administer),
    of("POST", "/api/v1/users/{username}/erase", Administer),
    of("POST", "/api/v1/peers", Administer),
    of("POST", "/api/v1/peers/look", Administer),
    of("POST", "/api/v1/peers/{host}/check", Administer),
    of("POST", "/api/v1/peers/{host}/retry", Administer),
    of("POST", "/api/v1/peers/{host}/rotate", Administer),
    of("POST", "/api/v1/peers/{host}/remove", Administer),
    of("GET", "/api/v1/lanes", Read),
    of("GET", "/api/v1/sources", Read),
    of("POST", "/api/v1/sources", Administer),
    of("POST", "/api/v1/sources/{id}/end", Administer),
    of("GET", "/api/v1/hub", Read),
    of("GET", "/api/v1/translation", Read),
    of("GET", "/api/v1/projects", Read),
    of("GET", "/api/v1/settings", Read),
    of("GET", "/api/v1/retention", Read),
    of("GET", "/api/v1/keys", Read),
    of("POST", "/api/v1/keys/rotate", Administer),
    of("GET", "/api/v1/authorities", Read),
    of("GET", "/api/v1/circles", Read),
    of("POST", "/api/v1/quarantine/release", Administer),
    of("POST", "/api/v1/peers/{host}/settle", Administer),
    of("GET", "/api/v1/moves", Read),
    of("GET", "/api/v1/moves/{host}", Read),
    of("POST", "/api/v1/moves/{host}/look", Follows),
    of("POST", "/api/v1/moves/{host}/confirm", Follows),
    of("POST", "/api/v1/moves/{host}/refuse", Follows),
];

/// What an address of the API takes, for `Allow`; nothing of one that is not of the API.
pub fn methods(route: &str) -> Option<&'static str> {
    let has = |method: &str| OPERATIONS.iter().any(|one| one.route == route && one.method == method);
    Some(match (has("GET"), has("POST"), has("PUT"), has("DELETE")) {
        (true, false, false, false) => "GET,HEAD",
        (true, true, false, false) => "GET,HEAD,POST",
        (true, false, true, false) => "GET,HEAD,PUT",
        (true, false, true, true) => "GET,HEAD,PUT,DELETE",
        (false, true, false, false) => "POST",
        (false, false, false, true) => "DELETE",
        _ => return None,
    })
}

/// The refusal of a request whose token is not for what it asks; nothing if it is, or came without one.
pub fn beyond(request: &Request, route: &str) -> Option<Response> {
    let grant = grant(request.extensions())?;
    let method = if request.method() == Method::HEAD { "GET" } else { request.method().as_str() };
    let Some(operation) = OPERATIONS.iter().find(|one| one.route == route && one.method == method) else {
        // Said before anything else is looked at, such as a key of the request.
        let allow = HeaderValue::from_static(methods(route)?);
        return Some(([(header::ALLOW, allow)], StatusCode::METHOD_NOT_ALLOWED).into_response());
    };
    let scope = operation.scope.filter(|scope| !grant.scopes.has(*scope))?;
    Some(insufficient(scope, &format!("this token is not for “{scope}”, or its person may not do that any more")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::rights::{TABLE, Who};

    #[test]
    fn every_route_of_the_api_has_its_operations_here_and_no_other() {
        for row in TABLE.iter().filter(|row| row.route.starts_with("/api/") && row.route != "/api/{*rest}") {
            let of =
                |is_read: bool| OPERATIONS.iter().any(|one| one.route == row.route && (one.method == "GET") == is_read);
            assert_eq!((of(true), of(false)), (row.get != Who::NOBODY, row.post != Who::NOBODY), "{}", row.route);
            assert!(methods(row.route).is_some(), "{}", row.route);
        }
        for one in OPERATIONS {
            assert!(TABLE.iter().any(|row| row.route == one.route), "{}", one.route);
        }
    }
}
