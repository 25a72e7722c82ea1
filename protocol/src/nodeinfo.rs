//! `NodeInfo` 2.1: what a server is, and where its Application actor is.
//!
//! Spec: <https://nodeinfo.diaspora.software/protocol.html>, FEP-f1d5, FEP-2677 (the link to the Application actor).
//! This module does not count anything; figures that are not published are left out, never invented.

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{json, json::member::Members};

/// The relation to a `NodeInfo` 2.1 document.
pub const SCHEMA: &str = "http://nodeinfo.diaspora.software/ns/schema/2.1";
/// The relation to the Application actor.
pub const APPLICATION: &str = "https://www.w3.org/ns/activitystreams#Application";
/// The media type of the document.
pub const MEDIA_TYPE: &str = r#"application/json; profile="http://nodeinfo.diaspora.software/ns/schema/2.1#""#;

/// `/.well-known/nodeinfo`: where the document is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Links {
    /// One per version, and the Application actor.
    pub links: Vec<LinkTo>,
}

/// One of [`Links`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkTo {
    /// The relation.
    pub rel: String,
    /// Where.
    pub href: String,
}

impl Links {
    /// Those of a node.
    pub fn of(origin: &str, application: &str) -> Self {
        let link = |rel: &str, href: String| LinkTo { rel: rel.to_owned(), href };
        Self { links: vec![link(SCHEMA, format!("{origin}/nodeinfo/2.1")), link(APPLICATION, application.to_owned())] }
    }

    /// Reads those of a server.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_value(json::parse(bytes).ok()?).ok()
    }

    /// The address of the newest document: 2.1, else 2.0 (Mastodon has no other).
    pub fn document(&self) -> Option<&str> {
        ["2.1", "2.0"].iter().find_map(|version| {
            self.links
                .iter()
                .find(|link| link.rel.ends_with(&format!("/ns/schema/{version}")))
                .map(|link| link.href.as_str())
        })
    }

    /// The id of the Application actor, if the server says it.
    pub fn application(&self) -> Option<&str> {
        self.links.iter().find(|link| link.rel == APPLICATION).map(|link| link.href.as_str())
    }
}

/// The document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NodeInfo {
    /// `2.1`.
    pub version: String,
    /// What runs there.
    pub software: Software,
    /// `activitypub`.
    #[serde(default)]
    pub protocols: Vec<String>,
    /// Other networks it exchanges with.
    #[serde(default)]
    pub services: Services,
    /// Whether anybody may open an account.
    #[serde(default)]
    pub open_registrations: bool,
    /// Its figures.
    #[serde(default)]
    pub usage: Usage,
    /// Whatever else.
    #[serde(default)]
    pub metadata: Members,
}

/// What a server runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Software {
    /// Its name in lower case.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Where its source is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repository: Option<String>,
    /// Its page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub homepage: Option<String>,
}

/// Other networks.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Services {
    /// What it takes from.
    #[serde(default)]
    pub inbound: Vec<String>,
    /// What it gives to.
    #[serde(default)]
    pub outbound: Vec<String>,
}

/// The figures of a server.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Usage {
    /// Of its users; ours are not counted for anybody.
    #[serde(default)]
    pub users: Members,
    /// How many public objects of its own it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub local_posts: Option<u64>,
}

impl NodeInfo {
    /// That of a node: its name, where its source is, how many public materials it has, which replication it speaks.
    pub fn of(name: &str, version: &str, source: &str, public_materials: u64, replication: u64) -> Self {
        let metadata = [("nodeName", json!(name)), ("pool:replication", json!(replication))];
        let outbound = ["atom1.0", "rss2.0"].map(str::to_owned).to_vec();
        Self {
            version: "2.1".to_owned(),
            software: Software {
                name: "election-pool".to_owned(),
                version: version.to_owned(),
                repository: Some(source.to_owned()),
                homepage: None,
            },
            protocols: vec!["activitypub".to_owned()],
            services: Services { inbound: Vec::new(), outbound },
            open_registrations: false,
            usage: Usage { users: Members::new(), local_posts: Some(public_materials) },
            metadata: metadata.map(|(name, value)| (name.to_owned(), value)).into_iter().collect(),
        }
    }

    /// Reads that of a server.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_value(json::parse(bytes).ok()?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_document_is_read_back_and_names_the_replication() {
        let ours = NodeInfo::of("Demo · Finland", "0.1.0", "https://fi.example/source", 3, 1);
        let again = NodeInfo::read(&serde_json::to_vec(&ours).unwrap()).unwrap();
        assert_eq!(again, ours);
        assert_eq!(again.metadata["pool:replication"], 1);
    }

    #[test]
    fn the_links_lead_to_the_document_and_to_the_application_actor() {
        let links = Links::of("https://fi.example", "https://fi.example/actor");
        let again = Links::read(&serde_json::to_vec(&links).unwrap()).unwrap();
        assert_eq!(again.document(), Some("https://fi.example/nodeinfo/2.1"));
        assert_eq!(again.application(), Some("https://fi.example/actor"));
    }

    #[test]
    fn the_document_of_mastodon_is_read() {
        let text = br#"{"version":"2.0","software":{"name":"mastodon","version":"4.5.0"},"protocols":["activitypub"],
            "services":{"outbound":[],"inbound":[]},"usage":{"users":{"total":2},"localPosts":9},"openRegistrations":false,
            "metadata":{"nodeName":"Example"}}"#;
        let read = NodeInfo::read(text).unwrap();
        assert_eq!((read.software.name.as_str(), read.usage.local_posts), ("mastodon", Some(9)));
    }
}
