//! `peer check`: what another server is, can and cannot do, in words.

mod finding;

use std::fmt;

use election_pool_protocol::{
    actor::Actor,
    key::{Ed25519Public, RsaPublic},
    origin::Origin,
};
use url::Url;

pub use self::finding::{Able, Unable};
use super::{
    About, Federation, FetchError, FetchedActor,
    node_info::join,
    ownership::{fingerprint, is_capable},
};

/// Authorities looked at in one check.
const AUTHORITIES: usize = 20;

/// What was found out about a server.
#[derive(Debug, Clone)]
pub struct PeerReport {
    /// Scheme, host and port.
    pub origin: Origin,
    /// The actor that stands for the server.
    pub application: FetchedActor,
    /// What it says of itself, or why it says nothing.
    pub about: Result<About, FetchError>,
    /// Its authorities with their actors, or why there is none.
    pub authorities: Vec<(String, Result<FetchedActor, FetchError>)>,
    /// What works.
    pub can: Vec<Able>,
    /// What does not.
    pub cannot: Vec<Unable>,
}

impl PeerReport {
    /// Whether it can be a partner; else it is a reader.
    pub fn is_capable(&self) -> bool {
        is_capable(&self.application.document)
    }

    /// The fingerprint of the key that signs its requests.
    pub fn fingerprint(&self) -> Option<String> {
        fingerprint(&self.application.document)
    }
}

impl Federation {
    /// Looks at a server: its origin, or the address of the actor that stands for it.
    pub async fn check(&self, url: &Url) -> Result<PeerReport, FetchError> {
        let unusable = |reason: String| FetchError::NotNamed(format!("{url} may not be reached: {reason}"));
        let origin = Origin::of(url).map_err(|error| unusable(error.to_string()))?;
        self.transport.rule().route(url)?;
        let about = self.nodeinfo(url).await;
        let address = match (url.path(), &about) {
            ("/" | "", Ok(About { application: Some(named), .. })) => named.clone(),
            ("/" | "", _) => join(url, "/actor")?,
            _ => url.clone(),
        };
        let application = self.dereference_actor(&address).await?;
        let mut authorities = Vec::new();
        for id in application.document.authorities.iter().take(AUTHORITIES) {
            let fetched = match Url::parse(id) {
                Ok(url) => self.dereference_actor(&url).await,
                Err(error) => Err(FetchError::NotAnActor { url: id.clone(), reason: error.to_string() }),
            };
            authorities.push((id.clone(), fetched));
        }
        let mut report = PeerReport { origin, application, about, authorities, can: Vec::new(), cannot: Vec::new() };
        judge(&mut report);
        Ok(report)
    }
}

fn judge(report: &mut PeerReport) {
    let document = &report.application.document;
    let (mut can, mut cannot) = (Vec::new(), Vec::new());
    match document.replication {
        Some(version) if is_capable(document) => can.push(Able::Partner(version)),
        Some(_) => cannot.push(Unable::Log),
        None => cannot.push(Unable::Replicate),
    }
    judge_keys(document, &mut can, &mut cannot);
    match (document.pool_inbox.as_ref().or(document.shared_inbox.as_ref()), &document.inbox) {
        (Some(inbox), _) => can.push(Able::Inbox(inbox.clone())),
        (None, Some(inbox)) => cannot.push(Unable::OneInbox(inbox.clone())),
        (None, None) => cannot.push(Unable::Inbox),
    }
    if !document.languages.is_empty() {
        can.push(Able::Read(document.languages.iter().map(ToString::to_string).collect()));
    }
    if is_capable(document) && document.authorities.is_empty() {
        cannot.push(Unable::Publish);
    }
    for (id, fetched) in &report.authorities {
        match fetched {
            Ok(actor) => {
                let name = actor.document.name.first().unwrap_or("?").to_owned();
                can.push(Able::Publish(name, id.clone()));
            }
            Err(error) => cannot.push(Unable::Authority(id.clone(), error.to_string())),
        }
    }
    if let Err(error) = &report.about {
        cannot.push(Unable::Software(error.to_string()));
    }
    report.can = can;
    report.cannot = cannot;
}

fn judge_keys(document: &Actor, can: &mut Vec<Able>, cannot: &mut Vec<Unable>) {
    for key in &document.public_keys {
        match RsaPublic::from_pem(&key.pem) {
            Ok(public) => can.push(Able::Sign(key.id.clone(), public.fingerprint())),
            Err(error) => cannot.push(Unable::Key(key.id.clone(), error.to_string())),
        }
    }
    for key in &document.multikeys {
        match Ed25519Public::from_multikey(&key.multibase) {
            Ok(_) => can.push(Able::Prove(key.id.clone())),
            Err(error) => cannot.push(Unable::Key(key.id.clone(), error.to_string())),
        }
    }
    if document.public_keys.is_empty() {
        cannot.push(Unable::Sign);
    }
}

impl fmt::Display for PeerReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is {}", self.origin, self.application.id)?;
        if let Ok(About { software, version, .. }) = &self.about
            && !software.is_empty()
        {
            write!(f, ", running {software} {version}")?;
        }
        writeln!(f)?;
        for line in &self.can {
            writeln!(f, "  can    {line}")?;
        }
        for line in &self.cannot {
            writeln!(f, "  cannot {line}")?;
        }
        Ok(())
    }
}
