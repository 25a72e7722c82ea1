//! The use cases: what people and machines can do with a node. Pages, API, command line and workers call the same ones.
//!
//! This floor has no SQL, opens no connection by itself, starts no task, and does not know who called it.

pub mod account;
pub mod adopt;
pub mod apart;
pub mod audience;
pub mod audit;
pub mod authority;
pub mod backup;
pub mod blobs;
pub mod confirmation;
pub mod contact;
pub mod credential;
pub mod deliver;
pub mod difference;
pub mod doctor;
pub mod doubt;
pub mod draft;
mod effect;
mod entry;
pub mod erase;
pub mod evidence;
pub mod export;
pub mod figures;
pub mod follow;
pub mod hub;
pub mod import;
pub mod incoming;
pub mod log;
pub mod mail;
pub mod material;
pub mod migrate;
pub mod moving;
pub mod network;
pub mod offer;
mod outgoing;
pub mod own_feed;
pub mod passkey;
pub mod peer;
pub mod person;
pub mod provenance;
pub mod publish;
mod pull;
pub mod reach;
pub mod reading;
pub mod receive;
mod record;
pub mod refusal;
pub mod replay;
pub mod report;
pub mod restore;
pub mod retention;
pub mod retry;
pub mod roster;
pub mod rotation;
pub mod search;
pub mod session;
pub mod settings;
pub mod sign_in;
mod social;
pub mod source;
pub mod sync;
pub mod token;
pub mod translation;
pub mod waiting;
pub mod wish;
pub mod withdraw;

use std::sync::Arc;

use election_pool_protocol::replication::PullError;
use url::Url;

use self::refusal::Refusal;
use crate::{
    app::{App, config::ConfigError, keys::KeyError},
    federation::{Federation, FederationSettings, FetchError, SettingsError},
    model::{DraftError, ReadError},
    store::StoreError,
    transport::{RequestSigner, TransportError, outlet::OutletError},
};

/// Who the book says it was, where whoever may use the machine did it.
pub const COMMAND_LINE: &str = "command line";

/// Why a use case did not happen. Nothing is half done.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A key of ours.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A key could not be made or read.
    #[error(transparent)]
    Crypto(#[from] election_pool_protocol::key::KeyError),
    /// The configuration.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// A file or a text of an author.
    #[error(transparent)]
    Draft(#[from] DraftError),
    /// Something received.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// Another server's actor.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// The library behind it.
    #[error(transparent)]
    Federation(#[from] SettingsError),
    /// The way out.
    #[error(transparent)]
    Transport(#[from] TransportError),
    /// The way out could not be opened.
    #[error(transparent)]
    Outlet(#[from] OutletError),
    /// A pull answer.
    #[error(transparent)]
    Pull(#[from] PullError),
    /// A URL that is none.
    #[error("not a URL: {0}")]
    Url(#[from] url::ParseError),
    /// A file of ours, such as an attachment.
    #[error("could not keep {what}: {reason}")]
    File {
        /// What it was.
        what: String,
        /// What the machine said.
        reason: std::io::Error,
    },
    /// A file of the operator's.
    #[error("could not read {path}: {reason}")]
    Unreadable {
        /// The file.
        path: std::path::PathBuf,
        /// What the machine said.
        reason: std::io::Error,
    },
    /// A backup or an export.
    #[error(transparent)]
    Pack(#[from] backup::pack::PackError),
    /// Something asked for that is not here.
    #[error("there is no {what} “{name}”{hint}", hint = hint(nearest.as_ref()))]
    Unknown {
        /// What was asked for.
        what: &'static str,
        /// By which name.
        name: String,
        /// What may have been meant.
        nearest: Option<String>,
    },
    /// A deed that somebody has asked for, and that waits.
    #[error("{who} asked for the same, and it waits: {id}")]
    Waits {
        /// The id of what waits.
        id: String,
        /// Who asked for it.
        who: String,
    },
    /// Something typed that is no use here.
    #[error(transparent)]
    Unfit(#[from] Refusal),
    /// Something that is understood and not allowed.
    #[error("{0}")]
    Refused(String),
}

fn hint(nearest: Option<&String>) -> String {
    nearest.map(|n| format!("; did you mean “{n}”?")).unwrap_or_default()
}

impl DeskError {
    /// What the database said, if it was the database.
    pub const fn store(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) => Some(error),
            _ => None,
        }
    }

    fn unknown(what: &'static str, name: &str) -> Self {
        Self::Unknown { what, name: name.to_owned(), nearest: None }
    }
}

/// The way to other servers' documents, for a node as configured.
pub async fn federation_of(app: &App) -> Result<Federation, DeskError> {
    // While a partner may not know the new key yet, documents are asked for by nobody: they are there for everybody.
    let actor = app.application_actor();
    let signer = if app.has_former_key(&actor) { None } else { Some(app.signer(&actor)?) };
    let settings = FederationSettings {
        origin: Url::parse(app.config.origin())?,
        transport: app.transport.clone(),
        signer: signer.map(|signer| Arc::new(signer) as Arc<dyn RequestSigner>),
    };
    Ok(Federation::new(settings).await?)
}
