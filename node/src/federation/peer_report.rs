//! `peer check`: what another server is, can and cannot do, in words.

use std::fmt;

use election_pool_protocol::{
    actor::Actor,
    key::{Ed25519Public, RsaPublic},
    origin::Origin,
};
use url::Url;

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
    pub can: Vec<String>,
    /// What does not.
    pub cannot: Vec<String>,
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
        Some(version) if is_capable(document) => {
            can.push(format!("be a partner: it speaks the pool's replication, version {version}"));
        }
        Some(_) => cannot.push("be a partner: it names no log or no inbox for its partners".into()),
        None => cannot.push(
            "be a partner: it does not speak the pool's replication; as a reader it receives public material only"
                .into(),
        ),
    }
    judge_keys(document, &mut can, &mut cannot);
    match (document.pool_inbox.as_ref().or(document.shared_inbox.as_ref()), &document.inbox) {
        (Some(inbox), _) => can.push(format!("be written to once for all: {inbox}")),
        (None, Some(inbox)) => cannot.push(format!("be written to once for all: it has only {inbox}")),
        (None, None) => cannot.push("be written to: it has no inbox".into()),
    }
    if !document.languages.is_empty() {
        let languages: Vec<_> = document.languages.iter().map(ToString::to_string).collect();
        can.push(format!("read {}", languages.join(", ")));
    }
    if is_capable(document) && document.authorities.is_empty() {
        cannot.push("publish: it names no authority".into());
    }
    for (id, fetched) in &report.authorities {
        match fetched {
            Ok(actor) => can.push(format!("publish as {} ({id})", actor.document.name.first().unwrap_or("?"))),
            Err(error) => cannot.push(format!("publish as {id}: {error}")),
        }
    }
    if let Err(error) = &report.about {
        cannot.push(format!("say what software it runs: {error}"));
    }
    report.can = can;
    report.cannot = cannot;
}

fn judge_keys(document: &Actor, can: &mut Vec<String>, cannot: &mut Vec<String>) {
    for key in &document.public_keys {
        match RsaPublic::from_pem(&key.pem) {
            Ok(public) => can.push(format!("sign requests: {} ({})", key.id, public.fingerprint())),
            Err(error) => cannot.push(format!("use its key {}: {error}", key.id)),
        }
    }
    for key in &document.multikeys {
        match Ed25519Public::from_multikey(&key.multibase) {
            Ok(_) => can.push(format!("prove what it publishes: {}", key.id)),
            Err(error) => cannot.push(format!("use its key {}: {error}", key.id)),
        }
    }
    if document.public_keys.is_empty() {
        cannot.push("sign requests: it announces no RSA key, so nothing from it will be accepted".into());
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
