//! What each setting does, in one English sentence: the one that stands beside it where it is declared. A page shows the
//! same as the reader of the code sees, and neither can fall behind.

use std::{collections::BTreeMap, sync::LazyLock};

/// Where settings are declared.
const DECLARED: [&str; 5] = [
    include_str!("../config.rs"),
    include_str!("mail.rs"),
    include_str!("project.rs"),
    include_str!("translation.rs"),
    include_str!("../limits.rs"),
];
/// The types that are a section of the file, and how settings of it begin.
const SECTIONS: [(&str, &str); 11] = [
    ("NodeSection", "node"),
    ("AuthoritySection", "authority"),
    ("ProjectSection", "projects"),
    ("HttpSection", "http"),
    ("DatabaseSection", "database"),
    ("FederationSection", "federation"),
    ("PublishingSection", "publishing"),
    ("ProviderSection", "translation.providers"),
    ("MailSection", "mail"),
    ("BackupSection", "backup"),
    ("Limits", "limits"),
];

static SENTENCES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let mut found = BTreeMap::new();
    for text in DECLARED {
        read(&mut found, text);
    }
    found
});

/// What the setting `name` does, as in `limits.page_rows`; nothing of what has a name of the operator's.
pub fn explained(name: &str) -> Option<&'static str> {
    let (section, rest) = SECTIONS.iter().find_map(|(_, section)| {
        let rest = name.strip_prefix(section)?.strip_prefix('.')?;
        Some((*section, rest))
    })?;
    // An authority, a project and a provider have their number or name in between.
    let key = match section {
        "authority" | "projects" | "translation.providers" => rest.split('.').nth(1)?,
        _ => rest.split('.').next()?,
    };
    SENTENCES.get(&format!("{section}.{key}")).map(String::as_str)
}

fn read(found: &mut BTreeMap<String, String>, text: &str) {
    let mut section = None;
    let mut said: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim) {
        if let Some(words) = line.strip_prefix("/// ") {
            said.push(words);
        } else if let Some(declared) = line.strip_prefix("pub struct ") {
            let name = declared.trim_end_matches(" {");
            section = SECTIONS.iter().find(|(of, _)| *of == name).map(|(_, section)| *section);
            said.clear();
        } else if line == "}" {
            section = None;
        } else if !line.starts_with("#[") {
            let key = line.strip_prefix("pub ").and_then(|field| field.split_once(':')).map(|(key, _)| key);
            if let (Some(section), Some(key), false) = (section, key, said.is_empty()) {
                found.insert(format!("{section}.{key}"), said.join(" ").replace('`', ""));
            }
            said.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::app::Config;

    #[test]
    fn every_setting_is_explained() {
        let text = "[node]\norigin = \"https://fi.example\"\ncountry = \"FI\"\nlanguages = [\"fi\"]\n\
            [mail]\nserver = \"smtp://localhost\"\nfrom = \"pool@fi.example\"\n\
            [[authority]]\nusername = \"om\"\nname = { fi = \"OM\" }\n";
        let config = Config::read_text(text, Path::new("election-pool.toml"), []).unwrap();
        for name in config.in_force().keys() {
            assert!(explained(name).is_some_and(|words| words.ends_with('.')), "{name}: {:?}", explained(name));
        }
        assert_eq!(explained("limits.page_rows"), Some("Largest page of a list, in rows."));
        assert_eq!(explained("authority.0.name.fi"), explained("authority.1.name.sv"));
        assert_eq!(explained("circles.nordic"), None);
    }
}
