//! Against mock peers on loopback: what they serve, and what is believed.

use std::net::SocketAddr;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::*;
use crate::transport::{
    TransportConfig, Unsigned,
    mock::{Mock, Script, head, reply},
};

const ACTIVITY: &str = "application/activity+json";
const ORIGIN: &str = "http://se.localhost:8102";

struct Stamp;

impl RequestSigner for Stamp {
    fn sign(&self, request: &Unsigned<'_>) -> Vec<(String, String)> {
        vec![("signature".to_owned(), format!("{} {} {}", request.method, request.host(), request.target()))]
    }
}

async fn federation(named: &[(&str, SocketAddr)]) -> Federation {
    let mut config = TransportConfig::new(Url::parse("http://fi.localhost:8101").unwrap());
    config.resolve = named.iter().map(|(name, address)| ((*name).to_owned(), *address)).collect();
    let transport = Transport::new(&config).unwrap();
    Federation::new(FederationSettings { origin: config.origin, transport, signer: Some(Arc::new(Stamp)) })
        .await
        .unwrap()
}

async fn of(peer: &Mock) -> Federation {
    federation(&[("se.localhost:8102", peer.address)]).await
}

fn url(path: &str) -> Url {
    Url::parse(ORIGIN).unwrap().join(path).unwrap()
}

fn actor(path: &str) -> Value {
    json!({
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": format!("{ORIGIN}{path}"),
        "type": "Application",
        "preferredUsername": "actor",
        "inbox": format!("{ORIGIN}/inbox"),
        "outbox": format!("{ORIGIN}/outbox"),
        "endpoints": {"sharedInbox": format!("{ORIGIN}/inbox")},
        "publicKey": {"id": format!("{ORIGIN}{path}#main-key"), "owner": format!("{ORIGIN}{path}"), "publicKeyPem": "x"},
    })
}

fn serve(document: &Value, content_type: &'static str) -> Mock {
    let text = document.to_string();
    Mock::serve(move |_| reply(200, content_type, &text))
}

fn path_of(request: &str) -> &str {
    request.split(' ').nth(1).unwrap_or_default()
}

#[tokio::test]
async fn an_actor_is_fetched_signed_and_its_exact_bytes_are_kept() {
    let text = format!(
        "  {{\"id\" : \"{ORIGIN}/actor\",\n \"type\":\"Application\", \"inbox\":\"{ORIGIN}/inbox\", \"x\":1.0}}"
    );
    let served = text.clone();
    let peer = Mock::serve(move |_| reply(200, "application/activity+json; charset=utf-8", &served));
    let fetched = of(&peer).await.dereference_actor(&url("/actor#main-key")).await.unwrap();
    assert_eq!(fetched.id, url("/actor"));
    assert_eq!(fetched.bytes, text.trim_start().as_bytes());
    assert_eq!(fetched.document.inbox, Some(format!("{ORIGIN}/inbox")));
    let heard = peer.heard().remove(0);
    assert!(heard.contains("signature: GET se.localhost:8102 /actor\r\n"), "{heard}");
}

#[tokio::test]
async fn both_content_types_of_the_specification_are_taken_and_no_other() {
    for (content_type, fits) in [
        (ACTIVITY, true),
        ("application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"", true),
        ("application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"; charset=utf-8", true),
        ("application/json", false),
        ("text/html", false),
        ("application/octet-stream", false),
        ("application/ld+json", false),
    ] {
        let peer = serve(&actor("/actor"), content_type);
        match of(&peer).await.dereference_actor(&url("/actor")).await {
            Ok(_) => assert!(fits, "{content_type}"),
            Err(error) => assert!(!fits && matches!(error, FetchError::WrongType { .. }), "{content_type}: {error:?}"),
        }
    }
}

#[tokio::test]
async fn a_document_that_says_it_is_somebody_else_is_refused_and_not_looked_for_there() {
    let sentinel = Mock::sentinel();
    for claimed in
        ["http://lt.localhost:8103/actor", "http://se.localhost:8102/other", "https://se.localhost:8102/actor"]
    {
        let mut document = actor("/actor");
        document["id"] = claimed.into();
        let peer = serve(&document, ACTIVITY);
        let federation =
            federation(&[("se.localhost:8102", peer.address), ("lt.localhost:8103", sentinel.address)]).await;
        let error = federation.dereference_actor(&url("/actor")).await.unwrap_err();
        assert_eq!(error, FetchError::OtherIdentity { url: url("/actor").into(), claimed: claimed.into() });
        assert_eq!((peer.connections(), sentinel.connections()), (1, 0));
    }
}

#[tokio::test]
async fn a_redirect_to_another_actor_does_not_make_it_this_one() {
    let mut evil = actor("/actor");
    for member in ["id", "inbox", "outbox"] {
        evil[member] = format!("http://evil.localhost:8109/{member}").into();
    }
    evil["endpoints"] = json!({});
    evil["publicKey"] = json!([]);
    let other = serve(&evil, ACTIVITY);
    let peer = Mock::serve(|_| head(302, &["location: http://evil.localhost:8109/id"]));
    let federation = federation(&[("se.localhost:8102", peer.address), ("evil.localhost:8109", other.address)]).await;
    let error = federation.dereference_actor(&url("/actor")).await.unwrap_err();
    assert!(matches!(error, FetchError::OtherIdentity { .. }), "{error:?}");
}

#[tokio::test]
async fn redirects_to_private_addresses_loops_and_ourselves_end_at_once() {
    let sentinel = Mock::sentinel();
    let port = sentinel.address.port();
    for target in [
        format!("http://127.0.0.1:{port}/actor"),
        "http://169.254.169.254/latest/meta-data".into(),
        format!("http://localhost:{port}/actor"),
        "file:///etc/passwd".into(),
        "data:application/activity+json,x".into(),
        "http://fi.localhost:8101/actor".into(),
        "/loop".into(),
    ] {
        let line = format!("location: {target}");
        let peer = Mock::serve(move |_| head(302, &[&line]));
        let federation =
            federation(&[("se.localhost:8102", peer.address), ("fi.localhost:8101", sentinel.address)]).await;
        let error = federation.dereference_actor(&url("/actor")).await.unwrap_err();
        assert!(matches!(error, FetchError::NotNamed(_) | FetchError::NotAnActor { .. }), "{target}: {error:?}");
        assert!(peer.connections() <= 2, "{target}");
    }
    assert_eq!(sentinel.connections(), 0);
}

#[tokio::test]
async fn inbox_outbox_and_keys_on_another_origin_are_refused() {
    let elsewhere = "http://evil.localhost:8109/x";
    for pointer in ["/inbox", "/outbox", "/endpoints/sharedInbox", "/publicKey/id", "/publicKey/owner"] {
        let mut document = actor("/actor");
        *document.pointer_mut(pointer).unwrap() = elsewhere.into();
        let peer = serve(&document, ACTIVITY);
        let error = of(&peer).await.dereference_actor(&url("/actor")).await.unwrap_err();
        assert!(matches!(error, FetchError::ForeignMember { .. }), "{pointer}: {error:?}");
    }
    for (member, value) in [
        ("pool:log", json!(elsewhere)),
        ("pool:inbox", json!("http://127.0.0.1:8102/inbox")),
        ("pool:authorities", json!([elsewhere])),
        (
            "assertionMethod",
            json!([{"id": format!("{ORIGIN}/actor#k"), "type": "Multikey", "controller": elsewhere, "publicKeyMultibase": "z"}]),
        ),
    ] {
        let mut document = actor("/actor");
        document[member] = value;
        let peer = serve(&document, ACTIVITY);
        let error = of(&peer).await.dereference_actor(&url("/actor")).await.unwrap_err();
        assert!(matches!(error, FetchError::ForeignMember { .. }), "{member}: {error:?}");
    }
}

#[tokio::test]
async fn what_is_no_actor_is_named_so() {
    let page = |body: &'static str| Mock::serve(move |_| reply(200, ACTIVITY, body));
    for body in ["", "hello", "[]", "null", "{}", "\u{feff}{}", r#"{"id":"http://se.localhost:8102/actor","id":"x"}"#] {
        let error = of(&page(body)).await.dereference_actor(&url("/actor")).await.unwrap_err();
        assert!(matches!(error, FetchError::NotAnActor { .. }), "{body}: {error:?}");
    }
    for kind in [json!("Note"), json!(["Person", "Note"]), Value::Null] {
        let mut document = actor("/actor");
        document["type"] = kind.clone();
        let error = of(&serve(&document, ACTIVITY)).await.dereference_actor(&url("/actor")).await.unwrap_err();
        assert!(matches!(error, FetchError::NotAnActor { .. }), "{kind}: {error:?}");
    }
}

#[tokio::test]
async fn statuses_are_named() {
    for status in [401, 404, 410, 500] {
        let peer = Mock::serve(move |_| reply(status, ACTIVITY, "{}"));
        let error = of(&peer).await.dereference_actor(&url("/actor")).await.unwrap_err();
        let expected = match status {
            410 => FetchError::Gone(url("/actor").into()),
            _ => FetchError::Status { url: url("/actor").into(), status },
        };
        assert_eq!(error, expected);
    }
}

#[tokio::test]
async fn who_is_not_named_private_or_we_ourselves_is_not_asked() {
    let sentinel = Mock::sentinel();
    let federation = federation(&[("fi.localhost:8101", sentinel.address)]).await;
    for text in [
        "http://fi.localhost:8101/actor",
        "https://vaalit.example/actor",
        "http://127.0.0.1/actor",
        "ftp://se.localhost/",
    ] {
        let error = federation.dereference_actor(&Url::parse(text).unwrap()).await.unwrap_err();
        assert!(matches!(error, FetchError::NotNamed(_)), "{text}: {error:?}");
    }
    assert_eq!(sentinel.connections(), 0);
}

#[tokio::test]
async fn in_production_a_private_name_is_refused_with_the_reason() {
    let config = TransportConfig::new(Url::parse("https://fi.example").unwrap());
    let transport = Transport::new(&config).unwrap();
    let federation =
        Federation::new(FederationSettings { origin: config.origin, transport, signer: None }).await.unwrap();
    let error = federation.dereference_actor(&Url::parse("https://localhost/actor").unwrap()).await.unwrap_err();
    assert!(matches!(&error, FetchError::PrivateAddress(text) if text.contains("loopback")), "{error:?}");
    let error = federation.dereference_actor(&Url::parse("https://nobody.invalid/actor").unwrap()).await.unwrap_err();
    assert!(matches!(error, FetchError::Network(_)), "{error:?}");
}

fn webfinger(subject: &'static str, href: &str) -> impl Fn(&str) -> Script + use<> {
    let href = href.to_owned();
    move |request| match path_of(request) {
        "/actors/vaalit" => reply(200, ACTIVITY, actor("/actors/vaalit").to_string()),
        path if path.starts_with("/.well-known/webfinger?") => {
            let jrd = json!({"subject": subject, "links": [{"rel": "self", "type": ACTIVITY, "href": href}]});
            reply(200, "application/jrd+json", jrd.to_string())
        }
        _ => reply(404, "text/plain", "no"),
    }
}

#[tokio::test]
async fn a_handle_leads_to_its_actor() {
    let peer = Mock::serve(webfinger("acct:vaalit@se.localhost:8102", "http://se.localhost:8102/actors/vaalit"));
    let fetched = of(&peer).await.resolve_handle("@vaalit@se.localhost:8102").await.unwrap();
    assert_eq!(fetched.id, url("/actors/vaalit"));
    assert!(path_of(&peer.heard()[0]).ends_with("?resource=acct%3Avaalit%40se.localhost%3A8102"), "{:?}", peer.heard());
}

#[tokio::test]
async fn a_handle_answered_for_another_or_leading_inside_is_refused() {
    let sentinel = Mock::sentinel();
    let at_sentinel = |host: &str| format!("http://{host}:{}/actor", sentinel.address.port());
    for (subject, href) in [
        ("acct:other@se.localhost:8102", "http://se.localhost:8102/actors/vaalit".into()),
        ("acct:vaalit@se.localhost:8102", at_sentinel("127.0.0.1")),
        ("acct:vaalit@se.localhost:8102", "data:application/activity+json,{}".into()),
        ("acct:vaalit@se.localhost:8102", at_sentinel("localhost")),
        ("acct:vaalit@se.localhost:8102", "http://se.localhost:8103/actors/vaalit".into()),
    ] {
        let peer = Mock::serve(webfinger(subject, &href));
        let error = of(&peer).await.resolve_handle("@vaalit@se.localhost:8102").await.unwrap_err();
        assert!(
            matches!(error, FetchError::OtherSubject { .. } | FetchError::ForeignMember { .. }),
            "{href}: {error:?}"
        );
        assert_eq!(peer.connections(), 1);
    }
    assert_eq!(sentinel.connections(), 0);
}

fn node(request: &str) -> Script {
    let json = |value: Value| reply(200, "application/json; charset=utf-8", value.to_string());
    match path_of(request) {
        "/.well-known/nodeinfo" => json(json!({"links": [
            {"rel": "http://nodeinfo.diaspora.software/ns/schema/2.0", "href": "http://127.0.0.1:1/nodeinfo"},
            {"rel": "http://nodeinfo.diaspora.software/ns/schema/2.1", "href": format!("{ORIGIN}/nodeinfo/2.1")},
            {"rel": "https://www.w3.org/ns/activitystreams#Application", "href": format!("{ORIGIN}/me")},
        ]})),
        "/nodeinfo/2.1" => json(
            json!({"version": "2.1", "software": {"name": "election-pool", "version": "0.1.0"}, "metadata": {"x": 1}}),
        ),
        "/me" => {
            let mut document = actor("/me");
            document["pool:replication"] = 1.into();
            document["pool:log"] = format!("{ORIGIN}/log").into();
            document["pool:inbox"] = format!("{ORIGIN}/inbox").into();
            document["pool:languages"] = json!(["sv", "en"]);
            document["pool:authorities"] = json!([format!("{ORIGIN}/actors/val"), format!("{ORIGIN}/actors/gone")]);
            reply(200, ACTIVITY, document.to_string())
        }
        "/actors/val" => reply(200, ACTIVITY, actor("/actors/val").to_string()),
        _ => reply(410, "text/plain", "gone"),
    }
}

#[tokio::test]
async fn a_peer_is_described_in_words() {
    let peer = Mock::serve(node);
    let report = of(&peer).await.check(&Url::parse(ORIGIN).unwrap()).await.unwrap();
    assert!(report.is_capable());
    let text = report.to_string();
    for words in [
        "http://se.localhost:8102 is http://se.localhost:8102/me, running election-pool 0.1.0",
        "can    be a partner",
        "can    read sv, en",
        "cannot use its key http://se.localhost:8102/me#main-key: ",
        "cannot publish as http://se.localhost:8102/actors/gone: ",
    ] {
        assert!(text.contains(words), "{words} is not in\n{text}");
    }
}

#[tokio::test]
async fn a_server_without_the_capability_is_described_as_a_reader() {
    let peer = Mock::serve(|request| match path_of(request) {
        "/actor" => reply(200, ACTIVITY, actor("/actor").to_string()),
        _ => reply(404, "text/plain", "no"),
    });
    let report = of(&peer).await.check(&Url::parse(ORIGIN).unwrap()).await.unwrap();
    assert!(!report.is_capable());
    assert!(report.to_string().contains("as a reader it receives public material only"), "{report}");
}

#[tokio::test]
async fn a_nodeinfo_link_to_another_origin_or_scheme_is_ignored() {
    let sentinel = Mock::sentinel();
    let port = sentinel.address.port();
    for href in
        [format!("http://127.0.0.1:{port}/"), "data:application/json,{}".into(), "http://lt.localhost:8103/".into()]
    {
        let index = json!({"links": [{"rel": "http://nodeinfo.diaspora.software/ns/schema/2.1", "href": href}]});
        let peer = serve(&index, "application/json");
        let federation =
            federation(&[("se.localhost:8102", peer.address), ("lt.localhost:8103", sentinel.address)]).await;
        assert_eq!(federation.nodeinfo(&Url::parse(ORIGIN).unwrap()).await, Ok(About::default()));
    }
    assert_eq!(sentinel.connections(), 0);
}

#[tokio::test]
async fn a_stranger_whose_key_cannot_be_had_is_asked_once() {
    let peer = Mock::serve(|_| reply(404, "text/plain", "no"));
    let federation = of(&peer).await;
    let pool = KeyFetch::new(KeyFetchLimits::default());
    for _ in 0..5 {
        let outcome = pool.fetch(&federation, &url("/actor"), [8, 8, 8, 8].into(), Timestamp::UNIX_EPOCH).await;
        assert!(outcome.is_err());
    }
    assert_eq!(peer.connections(), 1);
}
