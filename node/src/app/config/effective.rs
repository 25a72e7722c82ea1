//! The configuration as it is in force, setting by setting: the file, what the environment overrides, and every default.

use std::collections::BTreeMap;

use super::Config;
use crate::store;

/// The settings whose value is a secret.
const SECRETS: [&str; 1] = ["http.metrics_token"];

/// The settings that may be left out, and are then nothing at all.
const LEFT_OUT: [&str; 9] = [
    "node.contact",
    "http.metrics_token",
    "http.security_contact",
    "federation.ca_file",
    "publishing.alerts",
    "publishing.machine_fulfils_wishes",
    "mail.server",
    "mail.password_file",
    "backup.passphrase_file",
];

/// A setting beside what it would be if nobody had said anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InForce {
    /// Its value as everybody who administers may see it; nothing where there is none.
    pub shown: Option<String>,
    /// Whether its value is a secret, that is never shown.
    pub is_secret: bool,
    /// Whether it is something else than the default.
    pub is_set: bool,
}

/// One setting in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effective {
    /// Its value as everybody who administers may see it.
    pub shown: String,
    /// Its value where that is more than is shown.
    pub secret: Option<String>,
}

impl Config {
    /// Every setting in force, by section and key: `limits.page_rows`.
    pub fn effective(&self) -> BTreeMap<String, Effective> {
        let mut found = BTreeMap::new();
        if let Ok(toml::Value::Table(table)) = toml::Value::try_from(self) {
            table.into_iter().for_each(|(name, value)| add(&mut found, name, value));
        }
        found
    }

    /// Every setting there is, by the same names: also those that are left out.
    pub fn in_force(&self) -> BTreeMap<String, InForce> {
        let defaults = Self::of_node(self.node.clone(), &self.folder).map(|config| config.effective());
        let defaults = defaults.unwrap_or_default();
        let mut found: BTreeMap<String, InForce> = LEFT_OUT
            .map(|name| (name.to_owned(), InForce { shown: None, is_secret: false, is_set: false }))
            .into_iter()
            .chain(self.effective().into_iter().map(|(name, setting)| {
                // Who this node is nobody can know beforehand.
                let is_set = name.starts_with("node.") || defaults.get(&name) != Some(&setting);
                (name, InForce { shown: Some(setting.shown), is_secret: false, is_set })
            }))
            .collect();
        for name in SECRETS {
            found.entry(name.to_owned()).and_modify(|setting| setting.is_secret = true);
        }
        found
    }
}

fn add(found: &mut BTreeMap<String, Effective>, name: String, value: toml::Value) {
    match value {
        toml::Value::Table(table) => {
            table.into_iter().for_each(|(key, value)| add(found, format!("{name}.{key}"), value));
        }
        toml::Value::Array(list) if list.iter().any(toml::Value::is_table) => {
            list.into_iter().enumerate().for_each(|(place, value)| add(found, format!("{name}.{place}"), value));
        }
        toml::Value::String(text) => {
            let shown = store::without_password(&text);
            let is_secret = SECRETS.contains(&name.as_str());
            let effective = if is_secret {
                Effective { shown: "(a secret)".to_owned(), secret: Some(text) }
            } else if shown == text {
                Effective { shown, secret: None }
            } else {
                Effective { shown, secret: Some(text) }
            };
            found.insert(name, effective);
        }
        other => {
            found.insert(name, Effective { shown: other.to_string(), secret: None });
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn what_may_be_left_out_is_a_setting_where_it_is_not() {
        let text = "[node]\norigin = \"https://fi.example\"\ncountry = \"FI\"\nlanguages = [\"fi\"]\n\
            contact = \"mailto:a@fi.example\"\n[http]\nmetrics_token = \"hush\"\n\
            security_contact = \"mailto:a@fi.example\"\n[federation]\nca_file = \"ca.pem\"\n\
            [publishing]\nalerts = \"one\"\nmachine_fulfils_wishes = true\n\
            [mail]\nserver = \"smtps://u@mail.fi.example\"\nfrom = \"a@fi.example\"\npassword_file = \"p\"\n\
            [backup]\npassphrase_file = \"b\"\n";
        let settings = Config::read_text(text, Path::new("election-pool.toml"), []).unwrap().effective();
        for name in LEFT_OUT {
            assert!(settings.contains_key(name), "{name}");
        }
    }

    #[test]
    fn every_setting_has_a_name_and_no_secret_is_shown() {
        let text = "[node]\norigin = \"https://fi.example\"\ncountry = \"FI\"\nlanguages = [\"fi\", \"sv\"]\n\
            [http]\nmetrics_token = \"hush\"\n[database]\nurl = \"postgres://u:hush@x/y\"\n\
            [[authority]]\nusername = \"om\"\nname = { fi = \"OM\" }\n";
        let config = Config::read_text(text, Path::new("election-pool.toml"), []).unwrap();
        let settings = config.effective();
        assert!(settings.values().all(|setting| !setting.shown.contains("hush")), "{settings:?}");
        assert_eq!(settings["http.metrics_token"].secret.as_deref(), Some("hush"));
        assert_eq!(settings["limits.page_rows"].shown, "50");
        assert_eq!(settings["node.languages"].shown, "[\"fi\", \"sv\"]");
        assert_eq!(settings["authority.0.name.fi"].shown, "OM");
        let all = config.in_force();
        assert!(all.values().all(|setting| !format!("{setting:?}").contains("hush")), "{all:?}");
        let said = |name: &str| (all[name].shown.is_some(), all[name].is_secret, all[name].is_set);
        assert_eq!(said("http.metrics_token"), (true, true, true));
        assert_eq!(said("limits.page_rows"), (true, false, false));
        assert_eq!(said("database.url"), (true, false, true));
        assert_eq!(said("mail.server"), (false, false, false));
        assert_eq!(settings["database.url"].secret.as_deref(), Some("postgres://u:hush@x/y"));
    }
}
