//! A reader elsewhere: a person on a Mastodon-like server that knows nothing of us.

use serde_json::{Value, json};

use crate::harness::{Answer, Node, Peer, PeerActor, Reply, until};

/// The server of one person.
pub(super) struct Reader {
    server: Peer,
}

impl Reader {
    /// A server with a person who can be found and can receive.
    pub(super) fn new(name: &str, port: u16) -> Self {
        let server = Peer::silent(name, port);
        let (person, origin) = (server.editor().clone(), server.origin());
        let document = json!({
            "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"],
            "id": person.id,
            "type": "Person",
            "preferredUsername": "editor",
            "inbox": format!("{}/inbox", person.id),
            "outbox": format!("{}/outbox", person.id),
            "endpoints": {"sharedInbox": format!("{origin}/inbox")},
            "publicKey": {
                "id": person.key_id(), "owner": person.id, "publicKeyPem": person.keys.rsa.public_pem()
            },
        });
        server.serves("/actors/editor", Reply::activity(&document));
        server.serves_handle(&person, &person.id);
        Self { server }
    }

    /// The server.
    pub(super) fn server(&self) -> &Peer {
        &self.server
    }

    /// The person.
    pub(super) fn person(&self) -> &PeerActor {
        self.server.editor()
    }

    /// Asks to follow an actor of the node.
    pub(super) fn follows(&self, node: &Node, number: u32) -> Answer {
        node.deliver(self.person(), self.follow(node, number).to_string().as_bytes())
    }

    /// The Follow of this number.
    pub(super) fn follow(&self, node: &Node, number: u32) -> Value {
        json!({
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": format!("{}/follows/{number}", self.server.origin()),
            "type": "Follow",
            "actor": self.person().id,
            "object": node.authority(),
        })
    }

    /// The types of what was received, in order.
    pub(super) fn types(&self) -> Vec<String> {
        self.server.received().iter().map(|one| one["type"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Waits until so many activities have come; gives the last.
    #[track_caller]
    pub(super) fn has_received(&self, count: usize) -> Value {
        until(&format!("{count} activities have come, not {:?}", self.types()), || {
            let received = self.server.received();
            (received.len() >= count).then(|| received[count - 1].clone())
        })
    }
}
