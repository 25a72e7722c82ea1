//! A remote actor as the library's traits want it.
//!
//! Nothing is read from or written to the database here: whoever asked decides what to keep.

use activitypub_federation::{
    config::Data,
    traits::{Actor, Object},
};
use async_trait::async_trait;
use election_pool_protocol::actor::Actor as Document;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use url::Url;

use super::{error::FetchError, ownership::read_own};

/// An actor as it was served.
#[derive(Debug, Clone)]
pub struct FetchedActor {
    /// Its id, which is where it was fetched.
    pub id: Url,
    /// The document, exactly.
    pub bytes: Vec<u8>,
    /// What it says.
    pub document: Document,
}

/// The exact text of a document.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Verbatim(Box<RawValue>);

#[derive(Debug)]
pub(super) struct RemoteActor(pub FetchedActor);

#[async_trait]
impl Object for RemoteActor {
    type DataType = ();
    type Kind = Verbatim;
    type Error = FetchError;

    fn id(&self) -> &Url {
        &self.0.id
    }

    async fn read_from_id(_: Url, _: &Data<()>) -> Result<Option<Self>, FetchError> {
        Ok(None)
    }

    async fn into_json(self, _: &Data<()>) -> Result<Verbatim, FetchError> {
        let unreadable = |reason: String| FetchError::NotAnActor { url: self.0.id.to_string(), reason };
        let text = String::from_utf8(self.0.bytes).map_err(|error| unreadable(error.to_string()))?;
        RawValue::from_string(text).map(Verbatim).map_err(|error| unreadable(error.to_string()))
    }

    async fn verify(json: &Verbatim, served_at: &Url, _: &Data<()>) -> Result<(), FetchError> {
        let document = read_own(json.0.get().as_bytes(), served_at.as_str())?;
        if Url::parse(&document.id).is_ok_and(|id| id == *served_at) {
            return Ok(());
        }
        Err(FetchError::OtherIdentity { url: served_at.to_string(), claimed: document.id })
    }

    async fn from_json(json: Verbatim, _: &Data<()>) -> Result<Self, FetchError> {
        let bytes = json.0.get().as_bytes().to_vec();
        let document = read_own(&bytes, "the document")?;
        let id = Url::parse(&document.id)
            .map_err(|error| FetchError::NotAnActor { url: document.id.clone(), reason: error.to_string() })?;
        Ok(Self(FetchedActor { id, bytes, document }))
    }
}

impl Actor for RemoteActor {
    fn public_key_pem(&self) -> &str {
        self.0.document.public_keys.first().map_or("", |key| key.pem.as_str())
    }

    fn private_key_pem(&self) -> Option<String> {
        None
    }

    fn inbox(&self) -> Url {
        let inbox = self.0.document.inbox.as_deref().and_then(|text| Url::parse(text).ok());
        inbox.unwrap_or_else(|| self.0.id.clone())
    }

    fn shared_inbox(&self) -> Option<Url> {
        Url::parse(self.0.document.shared_inbox.as_deref()?).ok()
    }
}
