//! Signed deliveries over connections that stay open: one write a request, no waiting of the machine for more to send.

use std::{
    fmt::Write as _,
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    thread,
    time::{Duration, Instant},
};

use serde_json::json;

use crate::harness::{Delivery, Peer, Request};

/// How long an answer may take.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);

/// Creates by the authority of a played partner, distinct in ids and text, with their places in its log, signed for
/// `host` and ready to be written.
pub(super) fn signed(partner: &Peer, host: &str, name: &str, count: usize) -> Vec<Vec<u8>> {
    let logged: Vec<_> = (0..count)
        .map(|number| {
            let bytes = create(partner, &format!("{name}-{number}"));
            let header = partner.logs(&bytes).to_string();
            (bytes, header)
        })
        .collect();
    let sign = |(bytes, header): &(Vec<u8>, String)| {
        let delivery =
            Delivery::post(partner.authority(), host, "/inbox", bytes).and_signed("election-pool-log", header);
        wire(&delivery.sign())
    };
    let (left, right) = logged.split_at(count / 2);
    thread::scope(|scope| {
        let halves = [left, right].map(|half| scope.spawn(move || half.iter().map(sign).collect::<Vec<_>>()));
        halves.into_iter().flat_map(|half| half.join().expect("what is made can be signed")).collect()
    })
}

fn create(partner: &Peer, name: &str) -> Vec<u8> {
    let author = partner.authority();
    let context = json!(["https://www.w3.org/ns/activitystreams", {"pool": "https://w3id.org/election-pool/v1#"}]);
    let public = "https://www.w3.org/ns/activitystreams#Public";
    let text = format!("<p>{name}: {}</p>", "Ballots are counted twice and kept under seal. ".repeat(17));
    let article = author.proved(json!({
        "@context": context, "id": format!("{}/materials/{name}", partner.origin()), "type": "Article",
        "attributedTo": author.id, "to": [public], "name": "A note", "nameMap": {"sv": "A note"},
        "content": text, "contentMap": {"sv": text}, "published": "2026-11-01T10:00:00.000Z",
        "pool:tlp": "CLEAR", "pool:kind": "guide", "pool:revision": 1,
    }));
    let activity = json!({
        "@context": context, "id": format!("{}/activities/{name}", partner.origin()), "type": "Create",
        "actor": author.id, "to": [public], "object": article,
    });
    author.proved(activity).to_string().into_bytes()
}

fn wire(request: &Request) -> Vec<u8> {
    let mut head = format!("{} {} HTTP/1.1\r\n", request.method, request.target);
    for (name, value) in &request.headers {
        // Writing to a string does not fail.
        let _ = write!(head, "{name}: {value}\r\n");
    }
    let _ = write!(head, "content-length: {}\r\n\r\n", request.body.len());
    let mut bytes = head.into_bytes();
    bytes.extend_from_slice(&request.body);
    bytes
}

/// Hands everything in over so many connections at once; gives how long each answer took, in milliseconds.
///
/// # Panics
/// Unless every answer is 202.
pub(super) fn hand_in(address: SocketAddr, requests: &[Vec<u8>], connections: usize) -> Vec<f64> {
    thread::scope(|scope| {
        let lines: Vec<_> = (0..connections)
            .map(|line| {
                // In turns, so that they arrive nearly in the order of their log.
                let own = requests.iter().skip(line).step_by(connections);
                scope.spawn(move || one_connection(address, own))
            })
            .collect();
        lines.into_iter().flat_map(|line| line.join().expect("every answer is 202")).collect()
    })
}

fn one_connection<'a>(address: SocketAddr, requests: impl Iterator<Item = &'a Vec<u8>>) -> Vec<f64> {
    let mut stream = TcpStream::connect(address).expect("the node listens");
    stream.set_nodelay(true).and_then(|()| stream.set_read_timeout(Some(ANSWER_WITHIN))).expect("a socket");
    let mut buffer = vec![0; 16 << 10];
    requests
        .map(|request| {
            let began = Instant::now();
            stream.write_all(request).expect("the node reads");
            let answer = answer(&mut stream, &mut buffer);
            assert!(answer.starts_with("HTTP/1.1 202 "), "{answer}");
            began.elapsed().as_secs_f64() * 1e3
        })
        .collect()
}

/// One answer whole: its head, and as much after that as it says.
fn answer(stream: &mut TcpStream, buffer: &mut [u8]) -> String {
    let mut filled = 0;
    loop {
        let read = stream.read(&mut buffer[filled..]).expect("an answer in time");
        assert!(read > 0, "the node has closed the connection");
        filled += read;
        let text = String::from_utf8_lossy(&buffer[..filled]);
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let said = head.lines().filter_map(|line| line.split_once(": "));
        let mut length = said.filter(|(name, _)| name.eq_ignore_ascii_case("content-length"));
        if length.next().is_none_or(|(_, length)| body.len() >= length.parse().unwrap_or(0)) {
            return text.into_owned();
        }
    }
}
