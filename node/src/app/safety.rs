//! What `serve` refuses to run with, because it would be unsafe and nobody would notice.

#[cfg(unix)]
use std::fs;
use std::path::Path;

use super::{Config, keys::KeyError};

/// An unsafe combination, and which.
#[derive(Debug, thiserror::Error)]
pub enum Unsafe {
    /// The library's back door to private addresses is open.
    #[error("{0} is set: it would let any peer reach private addresses; unset it")]
    BackDoor(String),
    /// Plain http for the world.
    #[error("node.origin {0} is plain http: only a demo or test whose peers are named in federation.resolve may be")]
    PlainHttp(String),
    /// A loopback name for the world.
    #[error("node.origin {0} is a loopback name: only a demo or test with federation.resolve may use one")]
    Loopback(String),
    /// An unoptimised program for the world.
    #[error("this is a debug build and node.origin {0} is https://: run the release build")]
    DebugBuild(String),
    /// Keys that others can read.
    #[error(transparent)]
    Keys(#[from] KeyError),
    /// The key of a provider that others can read.
    #[error("the key of the provider {0} in {1} can be read by others; chmod 600")]
    ProviderKey(String, String),
    /// The password of the mail server that others can read.
    #[error("the password of the mail server in {0} can be read by others; chmod 600")]
    MailPassword(String),
}

/// Refuses unsafe combinations of configuration, build and environment.
pub fn check(config: &Config, environment: impl IntoIterator<Item = (String, String)>) -> Result<(), Unsafe> {
    if let Some((name, _)) = environment.into_iter().find(|(name, _)| name.starts_with("DANGER_")) {
        return Err(Unsafe::BackDoor(name));
    }
    let origin = || config.origin().to_owned();
    let has_named_peers = !config.federation.resolve.is_empty();
    if config.is_plain() && !has_named_peers {
        return Err(Unsafe::PlainHttp(origin()));
    }
    let name = config.host().split(':').next().unwrap_or_default();
    let is_loopback = name == "localhost" || name.ends_with(".localhost") || name.starts_with("127.");
    if is_loopback && !has_named_peers {
        return Err(Unsafe::Loopback(origin()));
    }
    if cfg!(debug_assertions) && !config.is_plain() {
        return Err(Unsafe::DebugBuild(origin()));
    }
    let of_provider = config.translation.providers.iter().filter_map(|one| Some((&one.name, one.key_file.as_ref()?)));
    let mut paths = of_provider.map(|(name, file)| (name, config.folder.join(file)));
    if let Some((name, path)) = paths.find(|(_, path)| is_open(path)) {
        return Err(Unsafe::ProviderKey(name.clone(), path.display().to_string()));
    }
    let of_mail = config.mail.password_file.as_ref().map(|file| config.folder.join(file));
    if let Some(path) = of_mail.filter(|path| is_open(path)) {
        return Err(Unsafe::MailPassword(path.display().to_string()));
    }
    Ok(())
}

/// Whether others than the owner may read or write a file; one that is not there is open to nobody.
#[cfg(unix)]
pub fn is_open(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).is_ok_and(|found| found.permissions().mode() & 0o077 != 0)
}

/// Whether others than the owner may read or write a file.
#[cfg(not(unix))]
pub fn is_open(_: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(origin: &str, resolve: bool) -> Config {
        let resolve = if resolve { "resolve = { \"se.localhost:8102\" = \"127.0.0.1:8102\" }" } else { "" };
        toml::from_str(&format!(
            "[node]\norigin = \"{origin}\"\ncountry = \"FI\"\nlanguages = [\"fi\"]\n[federation]\n{resolve}"
        ))
        .unwrap()
    }

    #[test]
    fn plain_http_without_named_peers_is_refused() {
        let none = Vec::new;
        assert!(matches!(check(&config("http://fi.example", false), none()), Err(Unsafe::PlainHttp(_))));
        assert!(check(&config("http://fi.localhost:8101", true), none()).is_ok());
    }

    #[test]
    fn the_librarys_back_door_is_refused_whatever_its_value() {
        let environment = vec![("DANGER_FEDERATION_ALLOW_LOCAL_IP".to_owned(), String::new())];
        assert!(matches!(check(&config("http://fi.localhost:8101", true), environment), Err(Unsafe::BackDoor(_))));
    }

    #[test]
    fn a_debug_build_does_not_speak_for_the_world() {
        assert_eq!(check(&config("https://fi.example", false), Vec::new()).is_err(), cfg!(debug_assertions));
    }
}
