//! The configuration as it is in force, setting by setting: the file, what the environment overrides, and every default.

use std::collections::BTreeMap;

use super::Config;
use crate::store;

/// The settings whose value is a secret.
const SECRETS: [&str; 1] = ["http.metrics_token"];

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
        assert_eq!(settings["database.url"].secret.as_deref(), Some("postgres://u:hush@x/y"));
    }
}
