//! `[translation]`: which providers translate, in order, and how far a text goes that is given to them.

use std::{collections::BTreeSet, net::SocketAddr, path::PathBuf};

use election_pool_protocol::translation::Reach;
use serde::{Deserialize, Serialize};
use url::Url;

use super::ConfigError;
use crate::{
    model::{
        codes,
        translation::{Kind, Pair},
    },
    transport::address,
};

/// Most providers.
const PROVIDERS: usize = 20;
/// The longest name of a provider.
const NAME_CHARS: usize = 40;

/// `[translation]`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TranslationSection {
    /// The providers; of several that have a pair of languages the first is asked first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub providers: Vec<ProviderSection>,
}

/// `[[translation.providers]]`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProviderSection {
    /// What it is called here.
    pub name: String,
    /// Which protocol it speaks.
    pub kind: Kind,
    /// Where it is: what stands before `/translate`.
    pub url: String,
    /// The address it is connected at, for one on a machine of one's own; only then may it speak plain http.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<SocketAddr>,
    /// How far a text goes that is given to it.
    #[serde(default)]
    pub reach: Reach,
    /// The file whose first line is its key or password, relative to the configuration's folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key_file: Option<PathBuf>,
    /// The name of the application, for eTranslation.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub application: String,
    /// The name of the user, for eTranslation.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub username: String,
    /// What tells its present answers from those it gave before it was changed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub version: String,
    /// The pairs of languages it is asked for, as `sv:da`; all it has if none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pairs: Vec<String>,
}

impl TranslationSection {
    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.providers.is_empty()
    }

    /// Checks what the types cannot.
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        let mut names = BTreeSet::new();
        if self.providers.len() > PROVIDERS {
            return wrong("translation.providers", &self.providers.len().to_string(), format!("at most {PROVIDERS}"));
        }
        for provider in &self.providers {
            provider.check()?;
            if !names.insert(&provider.name) {
                return wrong("translation.providers.name", &provider.name, "stands there twice".into());
            }
        }
        Ok(())
    }
}

impl ProviderSection {
    fn check(&self) -> Result<(), ConfigError> {
        let is_word = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if !(1..=NAME_CHARS).contains(&self.name.len()) || !self.name.bytes().all(is_word) {
            let reason = format!("1 to {NAME_CHARS} lower-case letters a-z, digits and hyphens");
            return wrong("translation.providers.name", &self.name, reason);
        }
        self.check_place()?;
        let needs_key = matches!(self.kind, Kind::Deepl | Kind::Etranslation);
        if needs_key && self.key_file.is_none() {
            return wrong("translation.providers.key_file", "", format!("{} asks for a key", self.kind.name()));
        }
        if self.kind == Kind::Etranslation && (self.application.is_empty() || self.username.is_empty()) {
            let reason = "eTranslation asks for application and username".into();
            return wrong("translation.providers.application", &self.application, reason);
        }
        for text in &self.pairs {
            let pair: Pair = text.parse().or_else(|reason| wrong("translation.providers.pairs", text, reason))?;
            for tag in [&pair.source, &pair.target] {
                codes::language(tag.as_str()).or_else(|reason| wrong("translation.providers.pairs", text, reason))?;
            }
        }
        Ok(())
    }

    fn check_place(&self) -> Result<(), ConfigError> {
        let url = match Url::parse(&self.url) {
            Ok(url) if matches!(url.scheme(), "http" | "https") && url.domain().is_some() => url,
            _ => {
                return wrong("translation.providers.url", &self.url, "an address of a web server, by its name".into());
            }
        };
        if url.query().is_some() || url.fragment().is_some() || self.url.ends_with('/') {
            return wrong(
                "translation.providers.url",
                &self.url,
                "what stands before /translate, without a slash".into(),
            );
        }
        let is_own = self.address.is_some_and(|address| address::special(address.ip()).is_some());
        if self.address.is_some() && !is_own {
            let reason = "an address of one's own network; others are found by their name".into();
            return wrong("translation.providers.address", &self.url, reason);
        }
        if url.scheme() == "http" && !is_own {
            return wrong("translation.providers.url", &self.url, "begin with https://, or name its address".into());
        }
        if self.reach == Reach::Local && !is_own {
            let reason = "a provider is local if its address is named, on this machine or one's own network".into();
            return wrong("translation.providers.reach", "local", reason);
        }
        Ok(())
    }

    /// `host:port`, as the way out names it.
    pub fn host_key(&self) -> Option<String> {
        let url = Url::parse(&self.url).ok()?;
        Some(format!("{}:{}", url.host_str()?, url.port_or_known_default()?))
    }

    /// Whether it is asked for this pair at all.
    pub fn is_asked_for(&self, pair: &Pair) -> bool {
        self.pairs.is_empty() || self.pairs.iter().any(|text| text.parse::<Pair>().is_ok_and(|one| one == *pair))
    }
}

fn wrong<T>(key: &'static str, value: &str, reason: String) -> Result<T, ConfigError> {
    Err(ConfigError::Value { key, value: value.to_owned(), reason })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lines: &str) -> Result<(), String> {
        let text = format!("[[providers]]\nname = \"a\"\n{lines}");
        toml::from_str::<TranslationSection>(&text).map_err(|e| e.to_string())?.check().map_err(|e| e.to_string())
    }

    #[test]
    fn a_provider_is_local_only_where_its_address_is_ones_own() {
        let local = "kind = \"apertium\"\nurl = \"http://apertium.localhost:2737\"\nreach = \"local\"\n";
        assert!(check(&format!("{local}address = \"127.0.0.1:2737\"\n")).is_ok());
        assert!(check(local).unwrap_err().contains("begin with https://"));
        assert!(check(&format!("{local}address = \"8.8.8.8:2737\"\n")).unwrap_err().contains("one's own network"));
        let outside = "kind = \"libretranslate\"\nurl = \"https://translate.example\"\n";
        assert!(check(outside).is_ok());
        assert!(check(&format!("{outside}reach = \"local\"\n")).unwrap_err().contains("address is named"));
    }

    #[test]
    fn keys_pairs_and_names_are_checked() {
        let deepl = "kind = \"deepl\"\nurl = \"https://api.deepl.example\"\n";
        assert!(check(deepl).unwrap_err().contains("asks for a key"));
        assert!(check(&format!("{deepl}key_file = \"k\"\npairs = [\"sv:xx\"]\n")).unwrap_err().contains("xx"));
        assert!(check(&format!("{deepl}key_file = \"k\"\npairs = [\"sv:da\"]\n")).is_ok());
        let commission = "kind = \"etranslation\"\nurl = \"https://x.example\"\nkey_file = \"k\"\n";
        assert!(check(commission).unwrap_err().contains("application"));
        let twice = "kind = \"apertium\"\nurl = \"https://x.example\"\n[[providers]]\nname = \"a\"\nkind = \"apertium\"\nurl = \"https://y.example\"\n";
        assert!(check(twice).unwrap_err().contains("twice"));
    }
}
