//! Every dependency has a licence that `deny.toml` allows, or is one of the exceptions it names. Asks cargo, without network.

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

#[test]
fn every_dependency_has_a_licence_we_allow() {
    let rules = Rules::read();
    let answer = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", &platform()])
        .current_dir(top())
        .output()
        .expect("cargo runs, it runs this test");
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    let metadata: Value = serde_json::from_slice(&answer.stdout).expect("cargo metadata is JSON");
    let packages = metadata["packages"].as_array().expect("a list of packages");
    assert!(packages.len() > 100, "only {} packages", packages.len());
    let wrong: Vec<String> = packages
        .iter()
        .map(|package| (package["name"].as_str().unwrap_or_default(), package["license"].as_str().unwrap_or_default()))
        .filter(|(name, licence)| !rules.allow(name, licence))
        .map(|(name, licence)| format!("{name}: {licence:?}"))
        .collect();
    assert!(wrong.is_empty(), "not allowed by deny.toml: {wrong:#?}");
}

#[test]
fn a_licence_expression_is_read_as_written() {
    let rules =
        Rules { allowed: vec!["MIT".into(), "ISC".into()], exceptions: vec![("known".into(), "AGPL-3.0".into())] };
    for allowed in ["MIT", "MIT OR GPL-2.0", "GPL-2.0/MIT", "ISC AND (GPL-2.0 OR MIT)", "MIT AND ISC"] {
        assert!(rules.allow("any", allowed), "{allowed}");
    }
    for refused in ["GPL-2.0", "MIT AND GPL-2.0", "(MIT OR ISC) AND GPL-2.0", "", "AGPL-3.0"] {
        assert!(!rules.allow("any", refused), "{refused}");
    }
    assert!(rules.allow("known", "AGPL-3.0"));
}

/// What `deny.toml` says of licences.
struct Rules {
    allowed: Vec<String>,
    exceptions: Vec<(String, String)>,
}

impl Rules {
    fn read() -> Self {
        let text = std::fs::read_to_string(top().join("deny.toml")).expect("deny.toml is there");
        let page: toml::Table = text.parse().expect("deny.toml is TOML");
        let list = |value: &toml::Value| -> Vec<String> {
            value.as_array().into_iter().flatten().filter_map(|name| name.as_str().map(str::to_owned)).collect()
        };
        let licenses = &page["licenses"];
        let exceptions = licenses["exceptions"].as_array().expect("a list of exceptions");
        Self {
            allowed: list(&licenses["allow"]),
            exceptions: exceptions
                .iter()
                .flat_map(|exception| {
                    let name = exception["crate"].as_str().expect("an exception names a crate").to_owned();
                    list(&exception["allow"]).into_iter().map(move |licence| (name.clone(), licence))
                })
                .collect(),
        }
    }

    /// Reads an SPDX expression; the slash of old manifests means OR. AND binds closer than OR.
    fn allow(&self, name: &str, expression: &str) -> bool {
        let spaced =
            expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ").replace(" WITH ", "+WITH+");
        let words: Vec<&str> = spaced.split_whitespace().collect();
        !words.is_empty() && self.any_of(name, &words)
    }

    fn any_of(&self, name: &str, words: &[&str]) -> bool {
        parts(words, "OR").into_iter().any(|part| parts(part, "AND").into_iter().all(|part| self.one(name, part)))
    }

    fn one(&self, name: &str, words: &[&str]) -> bool {
        match words {
            ["(", inner @ .., ")"] => self.any_of(name, inner),
            [licence] => {
                let licence = licence.replace("+WITH+", " WITH ");
                self.allowed.contains(&licence) || self.exceptions.contains(&(name.to_owned(), licence))
            }
            _ => false,
        }
    }
}

/// Splits at a word that stands outside of brackets.
fn parts<'w>(words: &'w [&'w str], at: &str) -> Vec<&'w [&'w str]> {
    let (mut found, mut depth, mut begin) = (Vec::new(), 0, 0);
    for (n, word) in words.iter().enumerate() {
        match *word {
            "(" => depth += 1,
            ")" => depth -= 1,
            word if word == at && depth == 0 => {
                found.push(&words[begin..n]);
                begin = n + 1;
            }
            _ => {}
        }
    }
    found.push(&words[begin..]);
    found
}

/// What this machine is called by the compiler: dependencies of other systems are not downloaded here.
fn platform() -> String {
    let answer = Command::new("rustc").arg("-vV").output().expect("rustc runs, it made this test");
    let text = String::from_utf8_lossy(&answer.stdout).into_owned();
    text.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc names its host").to_owned()
}

fn top() -> PathBuf {
    PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo says where the manifest is"))
}
