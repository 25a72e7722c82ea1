//! `election-pool.toml`: what the operator says, read once, checked whole, never guessed.
//!
//! Every scalar key outside `[federation]` can be overridden by `ELECTION_POOL_<SECTION>__<KEY>`.

mod check;
mod effective;
mod explained;
mod mail;
mod project;
mod translation;

use std::{
    collections::BTreeMap,
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use election_pool_protocol::admission;
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::limits::Limits;

pub use self::{
    check::check_username,
    effective::{Effective, InForce},
    explained::explained,
    mail::MailSection,
    project::ProjectSection,
    translation::{ProviderSection, TranslationSection},
};

/// Why a configuration is no use.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("could not read {path}: {reason}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the machine said.
        reason: std::io::Error,
    },
    /// The file is no TOML, or has a key nobody knows.
    #[error("{path}: {reason}")]
    Malformed {
        /// The file.
        path: PathBuf,
        /// What is wrong, with the place.
        reason: String,
    },
    /// The environment overrides a key with something it cannot be.
    #[error("{name} in the environment: {reason}")]
    Environment {
        /// The variable.
        name: String,
        /// What is wrong.
        reason: String,
    },
    /// A value that cannot be.
    #[error("{key} is “{value}”: {reason}")]
    Value {
        /// Section and key.
        key: &'static str,
        /// What was written.
        value: String,
        /// What would be right.
        reason: String,
    },
}

/// The whole configuration.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Who this node is.
    pub node: NodeSection,
    /// The authorities it speaks for.
    #[serde(default, rename = "authority", skip_serializing_if = "Vec::is_empty")]
    pub authorities: Vec<AuthoritySection>,
    /// Named lists of authorities, as handles.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub circles: BTreeMap<String, Vec<String>>,
    /// Projects whose materials carry notices.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub projects: BTreeMap<String, ProjectSection>,
    /// Where it listens.
    #[serde(default)]
    pub http: HttpSection,
    /// Where it keeps what it holds.
    #[serde(default)]
    pub database: DatabaseSection,
    /// Whom it talks to.
    #[serde(default)]
    pub federation: FederationSection,
    /// How publishing is decided.
    #[serde(default)]
    pub publishing: PublishingSection,
    /// Who translates.
    #[serde(default, skip_serializing_if = "TranslationSection::is_empty")]
    pub translation: TranslationSection,
    /// How it sends mail.
    #[serde(default, skip_serializing_if = "MailSection::is_empty")]
    pub mail: MailSection,
    /// How it is saved.
    #[serde(default, skip_serializing_if = "BackupSection::is_empty")]
    pub backup: BackupSection,
    /// Every bound by name.
    #[serde(default)]
    pub limits: Limits,
    /// The folder the file lies in; keys and blobs lie beside it.
    #[serde(skip)]
    pub folder: PathBuf,
    /// The file it was read from, if it was.
    #[serde(skip)]
    pub file: Option<PathBuf>,
}

/// `[node]`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NodeSection {
    /// Scheme, host and port under which the world knows this node.
    pub origin: String,
    /// ISO 3166-1 alpha-2 code of the member state.
    pub country: String,
    /// Languages of the pages, the first is the default (BCP 47).
    pub languages: Vec<String>,
    /// A line shown on every page, per language.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub notices: IndexMap<String, String>,
    /// Where people turn with questions, for the pages about the node: `mailto:` or `https:`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
}

/// `[[authority]]`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuthoritySection {
    /// The user name of its actor.
    pub username: String,
    /// Its name per language, its own language first.
    pub name: IndexMap<String, String>,
    /// Declared client bodies (boards, returning officers).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clients: Vec<String>,
}

/// `[http]`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HttpSection {
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// Bearer token for `/metrics` from elsewhere than loopback.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metrics_token: Option<String>,
    /// Where to report a weakness, for `/.well-known/security.txt`: `mailto:` or `https:`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub security_contact: Option<String>,
}

impl Default for HttpSection {
    fn default() -> Self {
        Self { listen: SocketAddr::from(([127, 0, 0, 1], 8080)), metrics_token: None, security_contact: None }
    }
}

/// `[database]`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DatabaseSection {
    /// `sqlite://FILE` (relative to the configuration's folder) or `postgres://…`.
    pub url: String,
}

impl Default for DatabaseSection {
    fn default() -> Self {
        Self { url: "sqlite://election-pool.db".into() }
    }
}

/// Who may follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Followers {
    /// Only servers on the roster; everybody else gets 403 without a fetch.
    #[default]
    Roster,
    /// Anybody may ask; a person answers.
    Approve,
    /// Anybody may follow.
    Open,
}

impl From<Followers> for admission::Followers {
    fn from(followers: Followers) -> Self {
        match followers {
            Followers::Roster => Self::Roster,
            Followers::Approve => Self::Approve,
            Followers::Open => Self::Open,
        }
    }
}

/// `[federation]`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FederationSection {
    /// Who may follow.
    pub followers: Followers,
    /// Longest pause between attempts on a lane, in seconds.
    pub retry_cap_s: u64,
    /// How often heads are compared with every partner, in seconds.
    pub sync_every_s: u64,
    /// Further certificate authorities, PEM.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ca_file: Option<PathBuf>,
    /// `host:port` pairs that connect to a named address, for demo and tests.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub resolve: BTreeMap<String, SocketAddr>,
}

impl Default for FederationSection {
    fn default() -> Self {
        Self {
            followers: Followers::Roster,
            retry_cap_s: 3600,
            sync_every_s: 300,
            ca_file: None,
            resolve: BTreeMap::new(),
        }
    }
}

/// Who decides that something is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Approval {
    /// The author alone.
    One,
    /// Another person than the author.
    #[default]
    Two,
}

/// `[publishing]`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PublishingSection {
    /// One or two persons.
    pub approval: Approval,
    /// The same for alerts, if it is not as for everything else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alerts: Option<Approval>,
    /// Whether whoever asked for a language has it once a machine has made it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub machine_fulfils_wishes: bool,
}

/// `[backup]`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BackupSection {
    /// The file whose first line opens a backup, relative to the configuration's folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passphrase_file: Option<PathBuf>,
}

impl BackupSection {
    const fn is_empty(&self) -> bool {
        self.passphrase_file.is_none()
    }
}

impl Config {
    /// Reads `path`, lets `environment` override, checks everything.
    pub fn read(path: &Path, environment: impl IntoIterator<Item = (String, String)>) -> Result<Self, ConfigError> {
        let text =
            fs::read_to_string(path).map_err(|reason| ConfigError::Unreadable { path: path.to_owned(), reason })?;
        Self::read_text(&text, path, environment)
    }

    /// Reads `text` as the file at `path` that it is going to be.
    pub fn read_text(
        text: &str,
        path: &Path,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
        Self::parse(text, path, folder, environment)
    }

    fn parse(
        text: &str,
        path: &Path,
        folder: &Path,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let malformed = |error: toml::de::Error| {
            let line = error.span().map(|span| text[..span.start].matches('\n').count() + 1);
            let place = line.map(|line| format!("line {line}: ")).unwrap_or_default();
            ConfigError::Malformed { path: path.to_owned(), reason: format!("{place}{}", error.message()) }
        };
        // Read once as written, so that an error names its line; then once for each thing the environment overrides.
        let mut config: Self = toml::from_str(text).map_err(malformed)?;
        let mut table: toml::Table = toml::from_str(text).map_err(malformed)?;
        for (name, value) in environment {
            if override_key(&mut table, &name, &value) {
                config = table.clone().try_into().map_err(|error: toml::de::Error| ConfigError::Environment {
                    name,
                    reason: error.message().to_owned(),
                })?;
            }
        }
        folder.clone_into(&mut config.folder);
        config.file = Some(path.to_owned());
        config.check()?;
        Ok(config)
    }

    /// This configuration as a file at `path` would be read.
    pub fn as_read(
        &self,
        path: &Path,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        Self::parse(&self.to_toml(), path, &self.folder, environment)
    }

    /// The configuration of a new node in `folder`, everything else by default.
    pub fn of_node(node: NodeSection, folder: &Path) -> Result<Self, ConfigError> {
        let config = Self {
            node,
            authorities: Vec::new(),
            circles: BTreeMap::new(),
            projects: BTreeMap::new(),
            http: HttpSection::default(),
            database: DatabaseSection::default(),
            federation: FederationSection::default(),
            publishing: PublishingSection::default(),
            translation: TranslationSection::default(),
            mail: MailSection::default(),
            backup: BackupSection::default(),
            limits: Limits::default(),
            folder: folder.to_owned(),
            file: None,
        };
        config.check()?;
        Ok(config)
    }

    /// The text of this configuration as a file.
    pub fn to_toml(&self) -> String {
        toml::to_string_pretty(self).expect("a configuration is made of tables, texts and numbers")
    }

    /// Scheme, host and port of this node, as on the wire.
    pub fn origin(&self) -> &str {
        &self.node.origin
    }

    /// `host` or `host:port` of this node.
    pub fn host(&self) -> &str {
        self.node.origin.split_once("://").map_or(self.node.origin.as_str(), |(_, host)| host)
    }

    /// Whether this node speaks plain http, as only a demo or a test may.
    pub fn is_plain(&self) -> bool {
        self.node.origin.starts_with("http://")
    }

    /// The database URL with a relative SQLite path made absolute from the configuration's folder.
    pub fn database_url(&self) -> String {
        self.absolute(&self.database.url)
    }

    /// Any database URL, made absolute in the same way.
    pub fn absolute(&self, url: &str) -> String {
        match url.strip_prefix("sqlite://") {
            Some(path) => format!("sqlite://{}", self.folder.join(path).display()),
            None => url.to_owned(),
        }
    }

    /// Where the keys lie.
    pub fn keys_folder(&self) -> PathBuf {
        self.folder.join("keys")
    }

    /// The folders that fill up: of the attachments, and of the database where it is a file.
    pub fn data_folders(&self) -> Vec<PathBuf> {
        let url = self.database_url();
        let file = url.strip_prefix("sqlite://").map(PathBuf::from);
        let beside = file.and_then(|file| file.parent().map(Path::to_owned));
        beside.into_iter().chain([self.blobs_folder()]).collect()
    }

    /// Where the attachments lie.
    pub fn blobs_folder(&self) -> PathBuf {
        self.folder.join("blobs")
    }
}

/// Puts what the environment says in the place of one key, if the variable names one. The environment knows only texts:
/// of the kinds a text can be read as, the first that this key takes.
fn override_key(table: &mut toml::Table, name: &str, value: &str) -> bool {
    let Some(rest) = name.strip_prefix("ELECTION_POOL_") else { return false };
    let Some((section, key)) = rest.split_once("__") else { return false };
    let (section, key) = (section.to_ascii_lowercase(), key.to_ascii_lowercase());
    if section == "federation" || key.contains("__") {
        return false;
    }
    let number = value.parse().map(toml::Value::Integer).ok();
    let truth = value.parse().map(toml::Value::Boolean).ok();
    for kind in number.into_iter().chain(truth).chain([toml::Value::String(value.to_owned())]) {
        let entry = table.entry(section.clone()).or_insert_with(|| toml::Value::Table(toml::Table::new()));
        let Some(fields) = entry.as_table_mut() else { return false };
        fields.insert(key.clone(), kind);
        if table.clone().try_into::<Config>().is_ok() {
            break;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"
        [node]
        origin = "https://vaalit.example"
        country = "FI"
        languages = ["fi", "sv"]
        [http]
        listen = "127.0.0.1:8080"
        [federation]
        followers = "roster"
    "#;

    fn parse(text: &str, environment: &[(&str, &str)]) -> Result<Config, ConfigError> {
        let environment = environment.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned()));
        Config::parse(text, Path::new("election-pool.toml"), Path::new("."), environment)
    }

    #[test]
    fn the_environment_overrides_a_scalar_but_never_federation() {
        let config = parse(
            TEXT,
            &[
                ("ELECTION_POOL_HTTP__LISTEN", "127.0.0.1:9"),
                ("ELECTION_POOL_LIMITS__LANE_WINDOW", "3"),
                ("ELECTION_POOL_FEDERATION__FOLLOWERS", "open"),
            ],
        )
        .unwrap();
        assert_eq!(config.http.listen.port(), 9);
        assert_eq!(config.limits.lane_window, 3);
        assert_eq!(config.federation.followers, Followers::Roster);
    }

    #[test]
    fn an_unknown_key_is_named_with_its_line() {
        let error = parse(&format!("{TEXT}\n[node2]\nx = 1"), &[]).unwrap_err().to_string();
        assert!(error.contains("node2"), "{error}");
        assert!(error.contains("line 11"), "{error}");
        let error = parse(TEXT, &[("ELECTION_POOL_HTTP__LISTEN", "here")]).unwrap_err().to_string();
        assert!(error.starts_with("ELECTION_POOL_HTTP__LISTEN"), "{error}");
    }

    #[test]
    fn a_country_and_a_language_must_exist_and_a_circle_names_handles() {
        for (right, wrong) in
            [("\"FI\"", "\"XX\""), ("\"sv\"]", "\"fi\"]"), ("\"sv\"]", "\"SV\"]"), ("\"sv\"]", "\"xx\"]")]
        {
            assert!(parse(&TEXT.replace(right, wrong), &[]).is_err(), "{wrong}");
        }
        assert!(parse(&format!("{TEXT}\n[circles]\nnordic = [\"@om.example\"]"), &[]).is_err());
    }

    #[test]
    fn a_length_of_time_is_one_that_a_calendar_can_hold() {
        let with = |text: &str| parse(&format!("{TEXT}\n[limits]\n{text}"), &[]);
        assert!(with("session_s = 3155760000").is_ok());
        for text in ["session_s = 3155760001", "settled_days = 36526", "sign_in_link_s = 999999999999"] {
            let error = with(text).unwrap_err().to_string();
            assert!(error.contains(text.split(' ').next().unwrap()) && error.contains("36525 days"), "{error}");
        }
    }

    #[test]
    fn a_lease_outlasts_two_requests() {
        let with = |text: &str| parse(&format!("{TEXT}\n[limits]\n{text}"), &[]);
        assert!(with("request_timeout_s = 11\nlease_s = 23").is_ok());
        let error = with("request_timeout_s = 12").unwrap_err().to_string();
        assert!(error.contains("lease_s") && error.contains("request_timeout_s, which is 12"), "{error}");
    }

    #[test]
    fn an_origin_is_written_in_one_way_only() {
        for origin in
            ["https://Vaalit.example", "https://vaalit.example/", "https://vaalit.example:443", "vaalit.example"]
        {
            assert!(parse(&TEXT.replace("https://vaalit.example", origin), &[]).is_err(), "{origin}");
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        let config = parse(TEXT, &[]).unwrap();
        assert_eq!(parse(&config.to_toml(), &[]).unwrap().to_toml(), config.to_toml());
    }
}
