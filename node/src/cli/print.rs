//! Answers that no use case gives: what the command line itself did.

use std::fmt;

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::{
    desk::{
        follow::{Relation, Relations},
        session::Link,
        source::Reading,
    },
    federation::PeerReport,
};

/// A deed without a value of its own.
#[derive(Serialize)]
pub struct Done(pub String);

impl fmt::Display for Done {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// `init` is done.
#[derive(Serialize)]
pub struct Initialised {
    /// The configuration that was written.
    pub config: String,
    /// The first user.
    pub user: String,
    /// How the first user signs in, once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
    /// The fingerprint partners will compare.
    pub fingerprint: String,
    /// Why `serve` would refuse the node as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal: Option<String>,
}

impl fmt::Display for Initialised {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "wrote {}", self.config)?;
        writeln!(f, "first user: {}", self.user)?;
        if let Some(link) = &self.link {
            writeln!(f, "sign in once, until {}: {}", link.expires, link.url)?;
        }
        writeln!(f, "fingerprint for your partners: {}", self.fingerprint)?;
        if let Some(refusal) = &self.refusal {
            writeln!(f, "before it can serve: {refusal}")?;
        }
        write!(f, "next: election-pool --config {} serve", self.config)
    }
}

/// Whom this node follows and reads, and who follows it.
#[derive(Serialize)]
#[serde(transparent)]
pub struct Followed(Vec<Line>);

#[derive(Serialize)]
#[serde(untagged)]
enum Line {
    Relation(Relation),
    Reading(Reading),
}

impl Followed {
    /// Relations first, then sources.
    pub fn of(relations: Relations, readings: Vec<Reading>) -> Self {
        let relations = relations.into_iter().map(Line::Relation);
        Self(relations.chain(readings.into_iter().map(Line::Reading)).collect())
    }
}

impl fmt::Display for Followed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|line| match line {
            Line::Relation(relation) => writeln!(f, "{relation}"),
            Line::Reading(reading) => writeln!(f, "{reading}"),
        })
    }
}

/// What was found out about a server.
pub struct Checked(pub PeerReport);

impl Serialize for Checked {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let report = &self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("origin", &report.origin.to_string())?;
        map.serialize_entry("actor", report.application.id.as_str())?;
        map.serialize_entry("partner", &report.is_capable())?;
        map.serialize_entry("fingerprint", &report.fingerprint())?;
        map.serialize_entry("can", &report.can)?;
        map.serialize_entry("cannot", &report.cannot)?;
        map.end()
    }
}

impl fmt::Display for Checked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
