use super::*;
use crate::app::test_app::test_app;

#[tokio::test]
async fn a_source_that_fails_is_tried_less_and_less_often_and_at_least_once_a_day() {
    let node = test_app("").await;
    let app = &node.app;
    let waits: Vec<i64> = [0, 1, 2, 3, 9, 40, 4_000_000]
        .map(|failures| (next(app, failures, None).as_second() - app.clock.now().as_second()) / 60)
        .to_vec();
    assert_eq!(waits, [30, 30, 60, 120, 1_440, 1_440, 1_440]);
    let asked = next(app, 1, Some(Duration::from_hours(2)));
    assert_eq!(asked.as_second() - app.clock.now().as_second(), 7_200, "what the server asks for is kept");
}

#[tokio::test]
async fn nothing_inside_is_reached_and_nothing_is_kept_of_it() {
    let node = test_app("").await;
    for address in ["https://localhost/rss", "https://127.0.0.1/rss", "http://valimised.example/rss", "file:///etc/x"] {
        let refused = follow(&node.app, address, &Wanted::default(), None).await;
        assert!(refused.is_err(), "{address}");
    }
    let own = follow(&node.app, "https://se.example/feeds/all.sv.rss", &Wanted::default(), None).await.unwrap_err();
    assert!(own.to_string().contains("of this node"), "{own}");
    assert!(list(&node.app).await.unwrap().is_empty());
}
