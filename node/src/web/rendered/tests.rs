use std::sync::atomic::AtomicUsize;

use axum::{extract::State, response::IntoResponse, routing::get};
use http::StatusCode;
use tokio::task::JoinSet;

use super::*;
use crate::{
    app::test_app::{TestApp, test_app},
    store::fact,
    web::page::{Cache, Until},
};

#[derive(Clone, Default)]
struct Routes {
    rendered: Arc<AtomicUsize>,
}

async fn count(State(routes): State<Routes>) -> Response {
    let number = routes.rendered.fetch_add(1, Ordering::SeqCst);
    tokio::time::sleep(Duration::from_millis(20)).await;
    let text = format!("{number} {}", "x".repeat(1_000));
    ([(header::CACHE_CONTROL, Cache::Public.line())], text).into_response()
}

/// Routes that say how often they were asked, behind an empty memory.
async fn rendered() -> (TestApp, Arc<Rendered>, Arc<AtomicUsize>) {
    let node = test_app("").await;
    let routes = Routes::default();
    let until =
        async |State(routes): State<Routes>| Until::minute(jiff::Timestamp::UNIX_EPOCH).on(count(State(routes)).await);
    let own = async |State(routes): State<Routes>| {
        let response = count(State(routes)).await;
        ([(header::CACHE_CONTROL, Cache::Nobody.line())], response).into_response()
    };
    let absent =
        async |State(routes): State<Routes>| (StatusCode::NOT_FOUND, count(State(routes)).await).into_response();
    let varies =
        async |State(routes): State<Routes>| ([(header::VARY, "Cookie")], count(State(routes)).await).into_response();
    let pages = Router::new()
        .route("/en/", get(count))
        .route("/en/calendar", get(until))
        .route("/en/own", get(own))
        .route("/en/absent", get(absent))
        .route("/en/varies", get(varies))
        .with_state(routes.clone());
    let rendered = Arc::new(Rendered::new(&node.app, pages));
    (node, rendered, routes.rendered)
}

async fn asked(rendered: &Rendered, target: &str) -> (u16, String) {
    let request = Request::get(target).body(Body::empty()).unwrap();
    let Ok(response) = rendered.answer(request).await;
    let status = response.status().as_u16();
    let body = axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

#[tokio::test]
async fn an_answer_is_made_once_per_change() {
    let (node, rendered, number) = rendered().await;
    let first = asked(&rendered, "/en/").await;
    assert_eq!(asked(&rendered, "/en/").await, first);
    assert_eq!(number.load(Ordering::SeqCst), 1);
    fact::put(&node.app.db, "a", "b").await.unwrap();
    assert_ne!(asked(&rendered, "/en/").await, first, "no old page after the deed has returned");
    assert_eq!(number.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn of_many_that_come_at_once_one_is_rendered_for() {
    let (node, rendered, number) = rendered().await;
    let mut asking = JoinSet::new();
    for _ in 0..300 {
        let rendered = rendered.clone();
        asking.spawn(async move { asked(&rendered, "/en/").await });
    }
    let answers = asking.join_all().await;
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    assert_eq!(number.load(Ordering::SeqCst), 1);
    let mut asking = JoinSet::new();
    // Who comes after a change waits for what is begun after it, and all of them for the same.
    for _ in 0..100 {
        let rendered = rendered.clone();
        asking.spawn(async move { asked(&rendered, "/en/").await });
    }
    fact::put(&node.app.db, "a", "b").await.unwrap();
    let after = asked(&rendered, "/en/").await;
    asking.join_all().await;
    assert!(after.1.starts_with("1 ") || after.1.starts_with("2 "), "{}", after.1);
    assert!(number.load(Ordering::SeqCst) <= 3);
}

#[tokio::test]
async fn who_goes_away_while_it_is_made_leaves_the_place_to_the_next() {
    let (_node, rendered, _) = rendered().await;
    for _ in 0..3 {
        let _ = tokio::time::timeout(Duration::from_millis(1), asked(&rendered, "/en/")).await;
    }
    assert_eq!(asked(&rendered, "/en/").await.0, 200);
}

#[tokio::test]
async fn what_is_not_for_everybody_is_made_each_time() {
    let (_node, rendered, number) = rendered().await;
    for (target, status) in [("/en/own", 200), ("/en/absent", 404), ("/en/varies", 200)] {
        let before = number.load(Ordering::SeqCst);
        for _ in 0..3 {
            assert_eq!(asked(&rendered, target).await.0, status);
        }
        assert_eq!(number.load(Ordering::SeqCst), before + 3, "{target}");
    }
}

#[tokio::test]
async fn what_holds_until_an_instant_is_made_again_after_it() {
    let (node, rendered, number) = rendered().await;
    // What has run out already is made again within the minute, not for each reader.
    asked(&rendered, "/en/calendar").await;
    asked(&rendered, "/en/calendar").await;
    assert_eq!(number.load(Ordering::SeqCst), 1);
    node.app.clock.advance(60_000);
    asked(&rendered, "/en/calendar").await;
    assert_eq!(number.load(Ordering::SeqCst), 2);
}
