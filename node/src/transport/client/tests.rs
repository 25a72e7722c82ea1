//! The gates against mock peers on loopback and a sentinel that nobody may reach.

use std::io::Write;

use flate2::{Compression, write::GzEncoder};

use super::*;
use crate::transport::mock::{Mock, head, reply};

struct Stamp;

impl RequestSigner for Stamp {
    fn sign(&self, request: &Unsigned<'_>) -> Vec<(String, String)> {
        let mut headers =
            vec![("signature".to_owned(), format!("{} {} {}", request.method, request.host(), request.target()))];
        headers.extend(request.extra.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
        headers
    }
}

const BOUNDS: Bounds = Bounds { total: Duration::from_millis(800), body_bytes: 64 << 10 };

fn transport(named: &[(&str, SocketAddr)]) -> Transport {
    let mut config = TransportConfig::new(Url::parse("http://fi.localhost:8101").unwrap());
    config.resolve = named.iter().map(|(name, address)| ((*name).to_owned(), *address)).collect();
    config.bounds = BOUNDS;
    Transport::new(&config).unwrap()
}

fn open() -> Transport {
    Transport::new(&TransportConfig::new(Url::parse("https://fi.example").unwrap())).unwrap()
}

async fn get(transport: &Transport, url: &str) -> Result<Answer, TransportError> {
    transport.get(&Url::parse(url).unwrap(), "*/*", BOUNDS).await
}

#[tokio::test]
async fn a_named_peer_is_reached_at_its_address_under_its_own_host_and_port() {
    let peer = Mock::serve(|_| reply(200, "text/plain; charset=UTF-8", "hello"));
    let transport = transport(&[("se.localhost:8102", peer.address)]);
    let answer = get(&transport, "http://se.localhost:8102/x?y=1").await.unwrap();
    assert_eq!((answer.status, answer.body.as_slice()), (200, b"hello".as_slice()));
    assert_eq!(answer.url.as_str(), "http://se.localhost:8102/x?y=1");
    let heard = peer.heard().remove(0);
    assert!(heard.starts_with("GET /x?y=1 HTTP/1.1\r\n") && heard.contains("host: se.localhost:8102\r\n"), "{heard}");
}

#[tokio::test]
async fn one_host_named_with_two_ports_is_two_peers() {
    let (one, two) = (Mock::serve(|_| reply(200, "a/b", "one")), Mock::serve(|_| reply(200, "a/b", "two")));
    let transport = transport(&[
        ("se.localhost:8102", one.address),
        ("se.localhost:8103", two.address),
        ("lt.localhost:8102", two.address),
    ]);
    for (url, body) in [
        ("http://se.localhost:8102/", "one"),
        ("http://se.localhost:8103/", "two"),
        ("http://lt.localhost:8102/", "two"),
    ] {
        assert_eq!(get(&transport, url).await.unwrap().body, body.as_bytes(), "{url}");
    }
}

#[tokio::test]
async fn no_private_address_is_ever_connected_to() {
    let sentinel = Mock::sentinel();
    let port = sentinel.address.port();
    let transport = open();
    for host in
        ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0177.1", "0.0.0.0", "localhost", "localhost."]
    {
        for scheme in ["http", "https"] {
            assert!(get(&transport, &format!("{scheme}://{host}:{port}/")).await.is_err());
        }
    }
    let refused = get(&transport, "https://localhost/").await.unwrap_err();
    assert!(matches!(refused, TransportError::PrivateAddress { .. }), "{refused:?}");
    assert_eq!(sentinel.connections(), 0);
}

#[tokio::test]
async fn a_redirect_to_a_private_address_or_another_scheme_is_not_followed() {
    let sentinel = Mock::sentinel();
    let port = sentinel.address.port();
    for status in [301, 302, 303, 307, 308] {
        for target in [
            format!("http://127.0.0.1:{port}/"),
            format!("http://localhost:{port}/"),
            "http://169.254.169.254/".into(),
            "file:///etc/passwd".into(),
            "data:text/plain,x".into(),
            "ftp://se.localhost/".into(),
        ] {
            let line = format!("location: {target}");
            let peer = Mock::serve(move |_| head(status, &[&line]));
            let transport = transport(&[("se.localhost:8102", peer.address)]);
            let refused = get(&transport, "http://se.localhost:8102/").await.unwrap_err();
            assert!(matches!(refused, TransportError::NotNamed { .. }), "{target}: {refused:?}");
        }
    }
    assert_eq!(sentinel.connections(), 0);
}

#[tokio::test]
async fn one_redirect_is_followed_and_a_second_is_not() {
    let peer = Mock::serve(|request| match request.split(' ').nth(1) {
        Some("/a") => head(302, &["location: /b"]),
        Some("/b") => reply(200, "a/b", "here"),
        _ => head(302, &["location: /loop"]),
    });
    let transport = transport(&[("se.localhost:8102", peer.address)]);
    let answer = get(&transport, "http://se.localhost:8102/a").await.unwrap();
    assert_eq!((answer.url.path(), answer.status), ("/b", 200));
    let before = peer.connections();
    assert_eq!(get(&transport, "http://se.localhost:8102/loop").await.unwrap().status, 302);
    assert_eq!(peer.connections() - before, 2);
}

#[tokio::test]
async fn a_redirect_to_another_origin_is_asked_unsigned() {
    let other = Mock::serve(|_| reply(200, "a/b", "other"));
    let peer = Mock::serve(|_| head(302, &["location: http://lt.localhost:8103/x"]));
    let transport = transport(&[("se.localhost:8102", peer.address), ("lt.localhost:8103", other.address)]);
    let extra = [("election-pool-applied", "epoch=1".to_owned())];
    let url = Url::parse("http://se.localhost:8102/log?after=1").unwrap();
    transport.get_signed(&url, "*/*", &Stamp, &extra, BOUNDS).await.unwrap();
    let (first, second) = (peer.heard().remove(0), other.heard().remove(0));
    assert!(first.contains("signature: GET se.localhost:8102 /log?after=1\r\n"), "{first}");
    assert!(first.contains("election-pool-applied: epoch=1\r\n"), "{first}");
    assert!(!second.contains("signature") && !second.contains("election-pool"), "{second}");
}

#[tokio::test]
async fn a_post_is_signed_whole_and_follows_no_redirect() {
    let peer = Mock::serve(|_| head(307, &["location: /elsewhere", "retry-after: 120"]));
    let transport = transport(&[("se.localhost:8102", peer.address)]);
    let url = Url::parse("http://se.localhost:8102/inbox").unwrap();
    let answer = transport.post(&url, "application/activity+json", b"{}", &Stamp, &[]).await.unwrap();
    assert_eq!((answer.status, peer.connections()), (307, 1));
    assert_eq!(answer.retry_after(Timestamp::UNIX_EPOCH), Some(Duration::from_mins(2)));
    let heard = peer.heard().remove(0);
    assert!(heard.contains("signature: POST se.localhost:8102 /inbox\r\n") && heard.ends_with("\r\n\r\n{}"), "{heard}");
}

#[tokio::test]
async fn whoever_posts_for_the_answer_gets_all_of_it_and_whoever_delivers_its_beginning() {
    let peer = Mock::serve(|request| {
        let size = if request.starts_with("POST /large") { BOUNDS.body_bytes + 1 } else { 5_000 };
        reply(200, "application/json", vec![b'x'; size])
    });
    let transport = transport(&[("se.localhost:8102", peer.address)]);
    let url = |path: &str| Url::parse(&format!("http://se.localhost:8102{path}")).unwrap();
    let receipt = transport.post(&url("/inbox"), "a/b", b"{}", &Stamp, &[]).await.unwrap();
    assert_eq!((receipt.status, receipt.body.len()), (200, crate::transport::bound::ERROR_BODY_BYTES));
    let asked = async |path: &str| transport.post_for_answer(&url(path), "a/b", b"{}", &Stamp, BOUNDS).await;
    assert_eq!(asked("/translate").await.unwrap().body.len(), 5_000);
    let refused = asked("/large").await.unwrap_err();
    assert!(matches!(refused, TransportError::TooLarge { .. }), "{refused:?}");
}

#[tokio::test]
async fn an_answer_one_byte_too_large_is_cut_and_one_that_fits_is_not() {
    for (size, fits) in [(BOUNDS.body_bytes, true), (BOUNDS.body_bytes + 1, false)] {
        let with_length = Mock::serve(move |_| reply(200, "a/b", vec![b'x'; size]));
        let without = Mock::serve(move |_| {
            vec![(0, [b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n".as_slice(), &vec![b'x'; size]].concat())]
        });
        for peer in [with_length, without] {
            let answer = get(&transport(&[("se.localhost:8102", peer.address)]), "http://se.localhost:8102/").await;
            match answer {
                Ok(answer) => assert!(fits && answer.body.len() == size),
                Err(error) => assert!(!fits && matches!(error, TransportError::TooLarge { .. }), "{error:?}"),
            }
        }
    }
}

#[tokio::test]
async fn a_gzip_bomb_is_cut_at_the_decompressed_limit() {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    for _ in 0..64 {
        encoder.write_all(&vec![0; 1 << 20]).unwrap();
    }
    let bomb = encoder.finish().unwrap();
    assert!(bomb.len() < 100 << 10);
    let peer = Mock::serve(move |_| {
        let head = "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\nconnection: close\r\n\r\n";
        vec![(0, [head.as_bytes(), &bomb].concat())]
    });
    let error = get(&transport(&[("se.localhost:8102", peer.address)]), "http://se.localhost:8102/").await.unwrap_err();
    assert_eq!(error, TransportError::TooLarge { host: "se.localhost:8102".into(), limit_bytes: BOUNDS.body_bytes });
}

#[tokio::test]
async fn of_a_huge_error_page_one_kib_is_kept() {
    let peer = Mock::serve(|_| reply(500, "text/html", vec![b'x'; 5 << 20]));
    let answer = get(&transport(&[("se.localhost:8102", peer.address)]), "http://se.localhost:8102/").await.unwrap();
    assert_eq!((answer.status, answer.body.len()), (500, 1024));
}

#[tokio::test]
async fn a_dripped_head_or_body_ends_at_the_total_deadline() {
    let drip = |start: &'static str| {
        Mock::serve(move |_| {
            std::iter::once((0, start.as_bytes().to_vec())).chain((0..100).map(|_| (50, b"x".to_vec()))).collect()
        })
    };
    for start in ["HTTP/1.1 200 OK\r\nx-slow: ", "HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\n"] {
        let peer = drip(start);
        let began = Instant::now();
        let error =
            get(&transport(&[("se.localhost:8102", peer.address)]), "http://se.localhost:8102/").await.unwrap_err();
        assert!(matches!(error, TransportError::Timeout { limit_ms: 800, .. }), "{error:?}");
        assert!(began.elapsed() < Duration::from_secs(2));
    }
}

#[tokio::test]
async fn a_dripped_error_page_still_gives_its_status() {
    let peer = Mock::serve(|_| {
        let start = (0, b"HTTP/1.1 503 X\r\ncontent-length: 5000\r\nretry-after: 7\r\n\r\n".to_vec());
        std::iter::once(start).chain((0..100).map(|_| (50, b"x".to_vec()))).collect()
    });
    let transport = transport(&[("se.localhost:8102", peer.address)]);
    let bounds = Bounds { total: Duration::from_secs(4), ..BOUNDS };
    let url = Url::parse("http://se.localhost:8102/").unwrap();
    assert_eq!(transport.get(&url, "*/*", bounds).await.unwrap().status, 503);
}

#[tokio::test]
async fn what_is_no_tls_is_not_trusted_and_never_asked_in_the_clear() {
    let peer = Mock::serve(|_| reply(200, "a/b", "plain"));
    let error =
        get(&transport(&[("se.localhost:8102", peer.address)]), "https://se.localhost:8102/").await.unwrap_err();
    assert!(matches!(error, TransportError::Tls { .. }), "{error:?}");
    assert!(peer.heard().iter().all(|heard| !heard.contains("GET")));
}

#[tokio::test]
async fn a_closed_port_is_a_network_failure() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let error = get(&transport(&[("se.localhost:8102", closed)]), "http://se.localhost:8102/").await.unwrap_err();
    assert!(matches!(error, TransportError::Network { .. }), "{error:?}");
}
