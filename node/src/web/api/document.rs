//! `/api/openapi.json`: what the API is, for programs that make programs.
//!
//! Spec: <https://spec.openapis.org/oas/v3.1.0>. Made of the types and functions that answer; what all operations have in common, such as problems,
//! tokens and keys, is put in once, from the table of operations.

use std::sync::LazyLock;

use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, header};
use serde_json::{Map, Value, json};
use utoipa::OpenApi;

use super::{
    admin::{aside, authority, key, lane, roster, service, setting, source, user},
    adoption, audit, deed, digest, draft, erase, follow, incoming, listing, material, moving, offer,
    operations::{OPERATIONS, Operation},
    peer, search, topics, waiting, wish,
};
use crate::web::{headers, page::Cache, problem::Problem};

#[derive(OpenApi)]
#[openapi(
    info(title = "Election Pool", description = "What a node holds and what its desk does. See docs/api.md."),
    paths(
        get,
        adoption::token,
        adoption::list,
        listing::get,
        material::get,
        search::get,
        topics::get,
        attachment,
        draft::list,
        draft::begin,
        draft::get,
        draft::save,
        draft::discard,
        draft::check::check,
        draft::document::convert,
        draft::submit,
        draft::file::get,
        draft::file::put,
        draft::file::remove,
        waiting::list,
        waiting::get,
        waiting::file,
        waiting::approve,
        waiting::refuse,
        waiting::take_over,
        deed::withdraw,
        deed::adopt,
        deed::translate,
        erase::look,
        erase::erase,
        offer::make,
        wish::ask,
        wish::take_back,
        wish::mine,
        wish::queue,
        offer::list,
        offer::get,
        offer::accept,
        offer::refuse,
        incoming::get,
        follow::list,
        follow::get,
        follow::accept,
        follow::refuse,
        follow::ask,
        follow::withdraw,
        peer::list,
        audit::list,
        audit::export,
        digest::get,
        digest::put,
        user::list,
        user::add,
        user::get,
        user::role,
        user::link,
        user::end_sessions,
        user::reset,
        user::remove,
        user::erase,
        roster::look,
        roster::add,
        roster::check,
        roster::retry,
        roster::rotate,
        roster::remove,
        lane::list,
        source::list,
        source::add,
        source::end,
        source::hub,
        service::translation,
        service::projects,
        setting::list,
        setting::retention,
        key::list,
        key::rotate,
        authority::list,
        authority::circles,
        aside::release,
        aside::settle,
        moving::list,
        moving::get,
        moving::look,
        moving::confirm,
        moving::refuse,
    ),
    components(schemas(Problem))
)]
struct Described;

/// `GET /api/openapi.json`.
#[utoipa::path(get, path = "/api/openapi.json", tag = "this document", operation_id = "describe",
    responses((status = 200, description = "This document", body = Value)))]
pub async fn get(asked: HeaderMap) -> Response {
    let text: &'static str = &TEXT;
    let lines = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (header::CACHE_CONTROL, Cache::Public.line()),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
    ];
    headers::conditional(&asked, (lines, text).into_response(), &headers::tag_of(text.as_bytes()), None)
}

#[utoipa::path(get, path = "/api/v1/attachments/{sha256}", tag = "materials", operation_id = "readAttachment",
    params(("sha256" = String, Path, description = "Lower-case hex of its SHA-256")),
    responses((status = 200, description = "The file", body = [u8], content_type = "application/octet-stream")))]
#[expect(dead_code, reason = "the pages' own handler answers; this says what it does")]
fn attachment() {}

static TEXT: LazyLock<String> = LazyLock::new(|| document().to_string());

/// The whole document.
fn document() -> Value {
    let mut document = serde_json::to_value(Described::openapi()).expect("a document is plain values");
    document["servers"] = json!([{"url": "/", "description": "This node"}]);
    document["components"]["securitySchemes"] = json!({"token": {
        "type": "http", "scheme": "bearer",
        "description": "A token made on the account page or with `election-pool token make`. See docs/api.md."
    }});
    for one in OPERATIONS {
        let operation = &mut document["paths"][one.route][one.method.to_ascii_lowercase()];
        if let Some(operation) = operation.as_object_mut() {
            complete(operation, one);
        }
    }
    document
}

/// Puts in what operations have in common.
fn complete(operation: &mut Map<String, Value>, one: &Operation) {
    let is_write = one.method != "GET";
    let takes = |name: &str| one.route.contains(name);
    operation.insert(
        "security".into(),
        match (one.is_open, one.scope) {
            (true, None) => json!([]),
            (true, Some(_)) => json!([{}, {"token": []}]),
            (false, _) => json!([{"token": []}]),
        },
    );
    if let Some(scope) = one.scope {
        operation.insert("x-scope".into(), json!(scope.as_str()));
    }
    let parameters = operation.entry("parameters").or_insert_with(|| json!([]));
    if let Some(parameters) = parameters.as_array_mut() {
        for own in
            parameters.iter_mut().filter(|own| own["in"] == "path" && (own["name"] == "id" || own["name"] == "uuid"))
        {
            own["schema"]["format"] = json!("uuid");
        }
        if is_write {
            parameters.push(json!({
                "name": "Idempotency-Key", "in": "header", "required": false,
                "description": "A key of this request: the same again gets the same answer and does nothing, for a day",
                "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]([ -~]*[!-~])?$"}
            }));
        }
        if one.has_edition {
            parameters.push(json!({
                "name": "If-Match", "in": "header", "required": true,
                "description": "The ETag of the draft that was read",
                "schema": {"type": "string", "pattern": "^\"[0-9]{1,18}\"$"}, "example": "\"1\""
            }));
        }
    }
    let mut problems = vec![
        ("400", "It cannot be understood: `parameter` says what of it"),
        ("401", "The token is missing, unknown, expired or ended"),
        ("405", "This address has no such method"),
        ("429", "Too much was tried; come again after `Retry-After`"),
        ("500", "Something failed"),
        ("503", "This node cannot do it now; come again"),
    ];
    if one.scope.is_some() || !one.is_open {
        problems.push(("403", "The person, or the token, may not do this"));
    }
    if takes("{") {
        problems.push(("404", "It is not there, or not for whoever asks"));
    }
    if is_write {
        problems.push(("409", "It does not fit with what is, or the same request is being worked on"));
        problems.push(("413", "The body is too large"));
        problems.push(("415", "The body is not what it should be"));
        problems.push(("422", "Something is wrong with what was written, or the key came with another request"));
    }
    if one.has_edition || takes("/waiting/{id}/") {
        problems.push(("412", "It is not what was read any more"));
    }
    if one.has_edition {
        problems.push(("428", "`If-Match` is missing"));
    }
    let responses = operation.entry("responses").or_insert_with(|| json!({}));
    // A file comes as what it is.
    if let Some(content) = responses.pointer_mut("/200/content").and_then(Value::as_object_mut)
        && let Some(bytes) = content.remove("application/octet-stream")
    {
        content.insert("*/*".to_owned(), bytes);
    }
    if let Some(responses) = responses.as_object_mut() {
        for (status, description) in problems {
            let schema = json!({"$ref": "#/components/schemas/Problem"});
            let mut response = json!({
                "description": description, "content": {"application/problem+json": {"schema": schema}}
            });
            if status == "401" {
                let line = json!({"schema": {"type": "string"}, "description": "How to come"});
                response["headers"] = json!({"WWW-Authenticate": line});
            }
            responses.entry(status.to_owned()).or_insert(response);
        }
        responses.sort_keys();
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::web::rights::TABLE;

    #[test]
    fn every_operation_is_in_the_document_and_no_other() {
        let document = document();
        let paths = document["paths"].as_object().unwrap();
        let told: BTreeSet<(String, String)> = paths
            .iter()
            .flat_map(|(path, one)| one.as_object().unwrap().keys().map(|method| (path.clone(), method.to_uppercase())))
            .collect();
        let known = OPERATIONS.iter().map(|one| (one.route.to_owned(), one.method.to_owned())).collect();
        assert_eq!(told, known);
        for row in TABLE.iter().filter(|row| row.route.starts_with("/api/") && row.route != "/api/{*rest}") {
            assert!(paths.contains_key(row.route), "{}", row.route);
        }
    }

    #[test]
    fn every_operation_says_its_problems_its_security_and_what_it_answers() {
        let document = document();
        for one in OPERATIONS {
            let operation = &document["paths"][one.route][one.method.to_lowercase()];
            let responses = operation["responses"].as_object().unwrap();
            assert!(responses.keys().any(|status| status.starts_with('2')), "{}", one.route);
            for status in ["400", "401", "503"] {
                let content = &responses[status]["content"];
                assert!(content["application/problem+json"].is_object(), "{} {status}", one.route);
            }
            assert!(operation["security"].is_array() && operation["operationId"].is_string(), "{}", one.route);
        }
        // Whatever is referred to is there.
        let text = document.to_string();
        for name in text.split("#/components/schemas/").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(document["components"]["schemas"][name].is_object(), "{name}");
        }
    }
}
