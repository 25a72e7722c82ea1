//! What one running node holds: data, and the ports through which time, chance and the network come in.
//!
//! Six nodes may live in one process, so nothing here is global. This module starts nothing and decides nothing.

pub mod blobs;
pub mod chance;
pub mod clock;
pub mod config;
pub mod disk;
pub mod editions;
pub mod gather;
pub mod keys;
pub mod limits;
pub mod metrics;
pub mod public_keys;
pub mod roots;
pub mod safety;
pub mod sealer;
pub mod seals;
pub mod signer;
#[cfg(test)]
pub(crate) mod test_app;
pub mod today;
pub mod tries;
pub mod wake;

use std::{collections::BTreeMap, io, path::PathBuf, sync::Arc, time::Duration};

use election_pool_protocol::origin::{Origin, same_origin};
use tokio::sync::{Semaphore, mpsc, oneshot};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use url::Url;

use crate::{
    store::{self, Db, StoreError, inbox::InboxRow},
    transport::{Bounds, Transport, TransportConfig, outlet::OutletError},
};

pub use self::{
    blobs::Blobs, chance::Chance, clock::Clock, config::Config, keys::KeyRing, limits::Limits, metrics::Metrics,
    public_keys::PublicKeys, roots::Roots, sealer::Sealer, wake::Wake,
};

/// One node, cheap to clone.
#[derive(Clone)]
pub struct App {
    /// The database, with its reading and its writing side.
    pub db: Db,
    /// What the operator wrote, checked.
    pub config: Arc<Config>,
    /// The time.
    pub clock: Clock,
    /// Random bytes and new ids.
    pub chance: Chance,
    /// The private keys of this node's actors.
    pub keys: Arc<KeyRing>,
    /// Seals the secrets of authenticator apps.
    pub sealer: Arc<Sealer>,
    /// How many passwords are stretched at once.
    pub stretching: Arc<Semaphore>,
    /// How many passwords of people who are not signed in are tried or wait for it.
    pub password_seats: Arc<Semaphore>,
    /// Seats for documents made Markdown.
    pub documents: Arc<Semaphore>,
    /// Where the door asks who somebody is, with one question for all that wait.
    pub arrivals: Arc<gather::Gather<Arrivals>>,
    /// The public keys of others that were read before.
    pub public_keys: Arc<PublicKeys>,
    /// The only way out.
    pub transport: Transport,
    /// The same way with the providers of translations named, and nobody else; none if there are none.
    pub to_translators: Option<Transport>,
    /// The figures of this node alone.
    pub metrics: Arc<Metrics>,
    /// How far partners' logs were hashed.
    pub roots: Arc<Roots>,
    /// Bells between those who write and those who wait.
    pub wake: Arc<Wake>,
    /// When each feed took its present form.
    pub editions: Arc<editions::Editions>,
    /// Who tried to sign in, and how often.
    pub tries: Arc<tries::Tries>,
    /// Who came with a token that is none, and how often.
    pub token_tries: Arc<tries::Tries>,
    /// Who asked something of the hub, and how often.
    pub hub_tries: Arc<tries::Tries>,
    /// Who asked for a language, and how often.
    pub wish_tries: Arc<tries::Tries>,
    /// Who asked for a digest, and how often.
    pub digest_tries: Arc<tries::Tries>,
    /// Who asked for which language of what today.
    pub wishes_today: Arc<today::Today>,
    /// Attachments by their digest.
    pub blobs: Blobs,
    /// Told when the process is to end: turns under way then begin no further request.
    pub ending: CancellationToken,
    /// What is done to its end though whoever asked for it hung up; a stopping node waits for it.
    pub deeds: TaskTracker,
    /// Where the door hands in what it admitted; answered when it is committed.
    pub admitted: mpsc::Sender<Waiting>,
}

/// What the door asks about requests.
pub struct Arrivals;

impl gather::Kind for Arrivals {
    type Question = store::peer::Asked;
    type Answer = store::peer::Arriving;

    const MOST: usize = 64;

    async fn ask(db: &Db, questions: &[Self::Question]) -> Result<Vec<Self::Answer>, StoreError> {
        store::peer::arriving(db, questions).await
    }
}

/// An admitted activity that waits for its commit.
pub struct Waiting {
    /// The row to be written.
    pub row: InboxRow,
    /// Told once the row is durable, or why it is not.
    pub done: oneshot::Sender<Result<(), Arc<StoreError>>>,
}

/// Why a node could not be put together.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The way out.
    #[error(transparent)]
    Outlet(#[from] OutletError),
    /// The folder for attachments.
    #[error("could not use {path}: {reason}")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the machine said.
        reason: io::Error,
    },
    /// The database holds another node.
    #[error("the configuration says {configured}, this database is of {found}: put [node] origin back as it was")]
    AnotherNode {
        /// The origin in the configuration.
        configured: String,
        /// The origin of the actors in the database.
        found: String,
    },
    /// The origin is no URL, which the configuration's own check would have said.
    #[error("not a URL: {0}")]
    Origin(#[from] url::ParseError),
}

/// Refuses a database whose actors have another origin than the configuration says: their ids cannot change.
pub async fn refuse_another_node(db: &Db, config: &Config) -> Result<(), OpenError> {
    let ours = |uri: &str| same_origin(uri, config.origin());
    match store::actor::own_uris(db).await?.into_iter().find(|uri| !ours(uri)) {
        Some(uri) => Err(OpenError::AnotherNode {
            configured: config.origin().to_owned(),
            found: uri.parse::<Origin>().map_or(uri, |origin| origin.to_string()),
        }),
        None => Ok(()),
    }
}

impl App {
    /// Puts a node together from its configuration: opens the database, which must be there and of this node, brings it
    /// up to date, makes the way out.
    ///
    /// What the door admits comes out of the receiver; a worker writes it down.
    pub async fn open(
        config: Config,
        clock: Clock,
        chance: Chance,
    ) -> Result<(Self, mpsc::Receiver<Waiting>), OpenError> {
        let transport = Transport::new(&Self::way_out(&config)?)?;
        let db = Db::open(&config.database_url(), store::Limits::default()).await?;
        Self::of(db, config, clock, chance, transport).await
    }

    /// The same for a new node, whose database is made if there is none.
    pub async fn create(
        config: Config,
        clock: Clock,
        chance: Chance,
    ) -> Result<(Self, mpsc::Receiver<Waiting>), OpenError> {
        let transport = Transport::new(&Self::way_out(&config)?)?;
        Self::create_with(config, clock, chance, transport).await
    }

    /// The same with a way out that was made before.
    pub async fn create_with(
        config: Config,
        clock: Clock,
        chance: Chance,
        transport: Transport,
    ) -> Result<(Self, mpsc::Receiver<Waiting>), OpenError> {
        let db = Db::create(&config.database_url(), store::Limits::default()).await?;
        Self::of(db, config, clock, chance, transport).await
    }

    async fn of(
        db: Db,
        config: Config,
        clock: Clock,
        chance: Chance,
        transport: Transport,
    ) -> Result<(Self, mpsc::Receiver<Waiting>), OpenError> {
        if let Err(refused) = refuse_another_node(&db, &config).await {
            db.close().await;
            return Err(refused);
        }
        let folder = config.blobs_folder();
        let to_translators = Self::to_translators(&config)?;
        let blobs = Blobs::within(&folder).map_err(|reason| OpenError::Folder { path: folder, reason })?;
        let (admitted, waiting) = mpsc::channel(config.limits.inbox_waiting);
        let app = Self {
            db,
            keys: Arc::new(KeyRing::open(&config.keys_folder())),
            sealer: Arc::new(Sealer::within(&config.keys_folder())),
            stretching: Arc::new(Semaphore::new(config.limits.passwords_at_once)),
            password_seats: Arc::new(Semaphore::new(
                config
                    .limits
                    .passwords_at_once
                    .saturating_add(config.limits.passwords_waiting)
                    .min(Semaphore::MAX_PERMITS),
            )),
            documents: Arc::new(Semaphore::new(config.limits.documents_at_once)),
            arrivals: Arc::default(),
            public_keys: Arc::default(),
            config: Arc::new(config),
            clock,
            chance,
            transport,
            to_translators,
            metrics: Arc::default(),
            roots: Arc::default(),
            wake: Arc::default(),
            editions: Arc::default(),
            tries: Arc::default(),
            token_tries: Arc::default(),
            hub_tries: Arc::default(),
            wish_tries: Arc::default(),
            digest_tries: Arc::default(),
            wishes_today: Arc::default(),
            blobs,
            ending: CancellationToken::new(),
            deeds: TaskTracker::new(),
            admitted,
        };
        Ok((app, waiting))
    }

    /// How the way out is made for a node of this configuration.
    pub fn way_out(config: &Config) -> Result<TransportConfig, OpenError> {
        let total = Duration::from_secs(config.limits.request_timeout_s);
        Ok(TransportConfig {
            resolve: BTreeMap::clone(&config.federation.resolve),
            ca_file: config.federation.ca_file.clone(),
            bounds: Bounds { total, body_bytes: config.limits.fetch_body_bytes },
            ..TransportConfig::new(Url::parse(config.origin())?)
        })
    }

    /// The way to the providers of translations: a provider on a machine of one's own is no peer, and no peer is one.
    fn to_translators(config: &Config) -> Result<Option<Transport>, OpenError> {
        let providers = &config.translation.providers;
        if providers.is_empty() {
            return Ok(None);
        }
        let named = providers.iter().filter_map(|provider| Some((provider.host_key()?, provider.address?)));
        let general = Self::way_out(config)?;
        let total = Duration::from_secs(config.limits.translation_timeout_s);
        let bounds = Bounds { total, body_bytes: config.limits.translation_answer_bytes };
        let way = TransportConfig { resolve: named.collect(), bounds, longest: total, ..general };
        Ok(Some(Transport::new(&way)?))
    }

    /// `{origin}/actor`, the actor of the node itself.
    pub fn application_actor(&self) -> String {
        format!("{}/actor", self.config.origin())
    }

    /// `{origin}/actors/{username}`, the actor of an authority.
    pub fn authority_actor(&self, username: &str) -> String {
        format!("{}/actors/{username}", self.config.origin())
    }
}
