//! `[projects.NAME]`: a project, and what its funding obliges its materials to say.

use std::collections::BTreeMap;

use election_pool_protocol::language::LanguageMap;
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::ConfigError;
use crate::model::{codes, project::Project};

/// `[projects.NAME]`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProjectSection {
    /// Title per language.
    pub title: IndexMap<String, String>,
    /// First day, `YYYY-MM-DD`.
    pub from: Option<String>,
    /// Last day, `YYYY-MM-DD`.
    pub to: Option<String>,
    /// Partner bodies.
    pub partners: Vec<String>,
    /// Funding programme per language.
    pub programme: IndexMap<String, String>,
    /// Funding statement per language.
    pub funding: IndexMap<String, String>,
    /// Disclaimer per language.
    pub disclaimer: IndexMap<String, String>,
    /// Hashtags, without `#`.
    pub hashtags: Vec<String>,
}

impl ProjectSection {
    /// What its materials must say.
    pub fn project(&self, name: &str) -> Project {
        Project {
            name: name.to_owned(),
            title: language_map(&self.title),
            from: self.from.clone(),
            to: self.to.clone(),
            partners: self.partners.clone(),
            programme: language_map(&self.programme),
            funding: language_map(&self.funding),
            disclaimer: language_map(&self.disclaimer),
            hashtags: self.hashtags.clone(),
        }
    }
}

/// The check of a configuration has seen that its languages exist.
fn language_map(texts: &IndexMap<String, String>) -> LanguageMap {
    texts.iter().filter_map(|(language, text)| Some((language.parse().ok()?, text.clone()))).collect()
}

/// Checks what the types cannot: names, days, hashtags and languages.
pub(super) fn check(projects: &BTreeMap<String, ProjectSection>) -> Result<(), ConfigError> {
    let wrong = |key, value: &str, reason: String| Err(ConfigError::Value { key, value: value.into(), reason });
    for (name, project) in projects {
        let is_slug = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if name.is_empty() || !name.bytes().all(is_slug) {
            return wrong("projects", name, "a name is made of a-z, 0-9 and -".into());
        }
        let days = [("projects.from", &project.from), ("projects.to", &project.to)];
        for (key, day) in days {
            if let Some(day) = day.as_ref().filter(|day| day.parse::<jiff::civil::Date>().is_err()) {
                return wrong(key, day, "write a day as 2020-12-01".into());
            }
        }
        if let (Some(from), Some(to)) = (&project.from, &project.to)
            && to < from
        {
            return wrong("projects.to", to, format!("lies before {from}"));
        }
        let is_word = |tag: &str| !tag.is_empty() && tag.chars().all(|c| c.is_alphanumeric() || c == '_');
        if let Some(tag) = project.hashtags.iter().find(|tag| !is_word(tag.trim_start_matches('#'))) {
            return wrong("projects.hashtags", tag, "a hashtag is one word of letters, digits and _".into());
        }
        let texts = [&project.title, &project.programme, &project.funding, &project.disclaimer];
        for language in texts.into_iter().flat_map(|texts| texts.keys()) {
            if let Err(reason) = codes::language(language) {
                return wrong("projects", language, reason.trim_start_matches(&format!("“{language}” is ")).to_owned());
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<(), ConfigError> {
        #[derive(Deserialize)]
        struct File {
            projects: BTreeMap<String, ProjectSection>,
        }
        let file: File = toml::from_str(text).expect("it is a table of projects");
        check(&file.projects)
    }

    #[test]
    fn a_project_has_days_from_the_calendar() {
        let with = |from: &str| parse(&format!("\n[projects.rec]\nfrom = \"{from}\""));
        assert!(with("2020-12-01").is_ok());
        let error = with("1.12.2020").unwrap_err().to_string();
        assert!(error.contains("projects.from") && error.contains("2020-12-01"), "{error}");
        for (wrong, said) in [
            ("[projects.rec]\nfrom = \"2021-12-01\"\nto = \"2020-12-01\"", "lies before 2021-12-01"),
            ("[projects.rec]\nhashtags = [\"demo tag\"]", "demo tag"),
            ("[projects.rec]\nhashtags = [\"\"]", "hashtag"),
            ("[projects.\"Bad Name\"]", "Bad Name"),
            ("[projects.rec.title]\nxx = \"x\"", "xx"),
        ] {
            let error = parse(&format!("\n{wrong}")).unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
    }
}
