//! The headers every answer carries, and the questions a cache asks.
//!
//! Spec: CSP 3, RFC 6797 (HSTS), RFC 9110 section 13 (conditional requests). This module knows no content.

use axum::{Router, extract::Request, middleware, response::Response};
use election_pool_protocol::digest;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use jiff::Timestamp;
use tower_http::catch_panic::CatchPanicLayer;

use super::problem;

/// Nothing from elsewhere, no script, no frame.
pub const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The same on the pages that ask for a passkey: one script of ours, which asks this node alone.
const POLICY_WITH_SCRIPT: &str = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Lets a page run our own script.
pub fn scripted(mut response: Response) -> Response {
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY_WITH_SCRIPT));
    response
}

const ALWAYS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    ),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

const HSTS: &str = "max-age=31536000";

/// A panic of a handler becomes an answer.
pub fn caught<S: Clone + Send + Sync + 'static>(router: Router<S>) -> Router<S> {
    router.layer(CatchPanicLayer::custom(problem::panicked))
}

/// Puts the headers on every answer of `router`. A handler's stricter word stands.
pub fn guarded<S: Clone + Send + Sync + 'static>(router: Router<S>, is_https: bool) -> Router<S> {
    router.layer(middleware::from_fn(move |request: Request, next: middleware::Next| async move {
        with_headers(next.run(request).await, is_https)
    }))
}

fn with_headers(mut response: Response, is_https: bool) -> Response {
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if is_https {
        headers.entry(header::STRICT_TRANSPORT_SECURITY).or_insert(HeaderValue::from_static(HSTS));
    }
    response
}

/// Whether the caller already holds this state: by entity tag, else by date (RFC 9110 section 13.2.2).
pub fn is_known(asked: &HeaderMap, etag: &str, modified: Option<Timestamp>) -> bool {
    if let Some(tags) = asked.get(header::IF_NONE_MATCH) {
        let tags = tags.to_str().unwrap_or_default();
        return tags.split(',').map(str::trim).any(|tag| tag == "*" || tag.trim_start_matches("W/") == etag);
    }
    let since = asked.get(header::IF_MODIFIED_SINCE).and_then(|since| since.to_str().ok());
    let since =
        since.and_then(|since| httpdate::parse_http_date(since).ok()).and_then(|at| Timestamp::try_from(at).ok());
    match (since, modified) {
        (Some(since), Some(modified)) => modified.as_second() <= since.as_second(),
        _ => false,
    }
}

/// The strong entity tag of these bytes.
pub fn tag_of(bytes: &[u8]) -> String {
    format!("\"{}\"", digest::hex(&digest::sha256(bytes)))
}

/// Makes `response` an answer that a cache can ask about again, or 304 if the caller holds it already.
pub fn conditional(asked: &HeaderMap, mut response: Response, etag: &str, modified: Option<Timestamp>) -> Response {
    let headers = response.headers_mut();
    if let Ok(tag) = HeaderValue::from_str(etag) {
        headers.insert(header::ETAG, tag);
    }
    if let Some(line) = modified.and_then(http_date) {
        headers.insert(header::LAST_MODIFIED, line);
    }
    if response.status() == StatusCode::OK && is_known(asked, etag, modified) {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        response.headers_mut().remove(header::CONTENT_TYPE);
        *response.body_mut() = axum::body::Body::empty();
    }
    response
}

/// The header of an instant.
pub fn http_date(at: Timestamp) -> Option<HeaderValue> {
    HeaderValue::from_str(&httpdate::fmt_http_date(at.into())).ok()
}

#[cfg(test)]
mod tests {
    use axum::{body::Body, error_handling::HandleErrorLayer, response::IntoResponse, routing::get};
    use tower::{ServiceBuilder, ServiceExt, limit::GlobalConcurrencyLimitLayer};

    use super::*;

    async fn answer(is_https: bool, path: &str) -> Response {
        let router = Router::<()>::new()
            .route("/", get(|| async { "hello" }))
            .route(
                "/panic",
                get(|| async {
                    assert!(std::hint::black_box(false), "inside");
                }),
            )
            .route("/strict", get(|| async { ([(header::CONTENT_SECURITY_POLICY, "sandbox")], "").into_response() }));
        guarded(caught(router), is_https).oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap()
    }

    #[tokio::test]
    async fn every_answer_carries_the_headers_also_that_of_a_panic() {
        for (path, status) in [("/", 200), ("/panic", 500), ("/nowhere", 404)] {
            let response = answer(true, path).await;
            assert_eq!(response.status(), status);
            for (name, value) in ALWAYS {
                assert_eq!(response.headers()[&name], value, "{path} {name}");
            }
            assert_eq!(response.headers()[header::STRICT_TRANSPORT_SECURITY], HSTS);
        }
    }

    #[tokio::test]
    async fn who_is_turned_away_gets_503_with_the_headers() {
        let bounded = Router::<()>::new().route("/", get(|| async { "hello" })).layer(
            ServiceBuilder::new()
                .layer(HandleErrorLayer::new(problem::overloaded))
                .load_shed()
                .layer(GlobalConcurrencyLimitLayer::new(0)),
        );
        let request = Request::get("/").body(Body::empty()).unwrap();
        let response = guarded(bounded, true).oneshot(request).await.unwrap();
        assert_eq!(response.status(), 503);
        assert_eq!(response.headers()[header::RETRY_AFTER], "5");
        assert_eq!(response.headers()[header::CONTENT_SECURITY_POLICY], POLICY);
    }

    #[tokio::test]
    async fn a_plain_origin_promises_no_tls() {
        assert!(!answer(false, "/").await.headers().contains_key(header::STRICT_TRANSPORT_SECURITY));
    }

    #[tokio::test]
    async fn the_stricter_word_of_a_handler_stands() {
        assert_eq!(answer(true, "/strict").await.headers()[header::CONTENT_SECURITY_POLICY], "sandbox");
    }

    #[test]
    fn an_entity_tag_counts_more_than_a_date() {
        let at: Timestamp = "2026-03-01T10:00:00.500Z".parse().unwrap();
        let asked = |lines: &[(HeaderName, &'static str)]| {
            lines.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value))).collect::<HeaderMap>()
        };
        let same = (header::IF_MODIFIED_SINCE, "Sun, 01 Mar 2026 10:00:00 GMT");
        let older = (header::IF_MODIFIED_SINCE, "Sun, 01 Mar 2026 09:59:59 GMT");
        assert!(is_known(&asked(&[(header::IF_NONE_MATCH, "\"a\", W/\"b\"")]), "\"b\"", None));
        assert!(is_known(&asked(std::slice::from_ref(&same)), "\"b\"", Some(at)));
        assert!(!is_known(&asked(&[older]), "\"b\"", Some(at)));
        assert!(!is_known(&asked(&[(header::IF_NONE_MATCH, "\"a\""), same]), "\"b\"", Some(at)));
        assert!(!is_known(&HeaderMap::new(), "\"b\"", Some(at)));
    }
}
