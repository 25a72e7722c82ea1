//! The material of the demo is what its page says: readable, in the languages promised, with sources, one GREEN, one AMBER.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use election_pool_node::model::material::Draft;
use election_pool_node::model::source::Bundle;
use election_pool_protocol::audience::Level;

/// The folders and the language of their sources.
const STATES: [(&str, &str); 6] = [("fi", "fi"), ("se", "sv"), ("lt", "lt"), ("nl", "nl"), ("ie", "ga"), ("hr", "hr")];

#[test]
fn every_material_of_the_six_states_can_be_published() {
    let drafts = drafts();
    for (state, language) in STATES {
        let own: Vec<&Draft> = drafts.iter().filter(|(of, _)| *of == state).map(|(_, draft)| draft).collect();
        assert!(own.len() >= 2, "{state} has {} materials", own.len());
        for draft in own {
            let file = &draft.bundle().file;
            let languages: Vec<String> = draft.variants().iter().map(|variant| variant.language.to_string()).collect();
            assert_eq!(languages[0], language, "{state}/{file} is written in the state's language");
            assert!(languages.contains(&"en".to_owned()), "{state}/{file} has no English translation");
            assert!(!draft.head().sources.is_empty(), "{state}/{file} names no source");
            assert!(draft.variants().iter().all(|variant| !variant.abstract_text.is_empty()), "{state}/{file}");
        }
    }
}

#[test]
fn one_material_is_green_one_is_amber_and_both_are_exercises() {
    let drafts = drafts();
    let at = |level: Level| -> Vec<&(&str, Draft)> {
        drafts.iter().filter(|(_, draft)| draft.head().level == level).collect()
    };
    assert_eq!(at(Level::Green).len(), 1);
    let amber = at(Level::Amber);
    assert_eq!(amber.len(), 1);
    assert_eq!(amber[0].0, "fi");
    assert_eq!(amber[0].1.head().recipients.len(), 1);
    assert_eq!(amber[0].1.head().recipients[0].word, "sweden-and-lithuania");
    assert_eq!(at(Level::Clear).len() + 2, drafts.len());
    for (state, draft) in at(Level::Green).into_iter().chain(amber) {
        assert!(draft.bundle().source.contains("status: exercise"), "{state}/{}", draft.bundle().file);
    }
}

#[test]
fn no_file_of_the_six_states_is_left_over() {
    let drafts = drafts();
    for (state, _) in STATES {
        let mut used: BTreeSet<String> = BTreeSet::new();
        for (_, draft) in drafts.iter().filter(|(of, _)| *of == state) {
            used.extend(draft.bundle().texts().keys().map(|name| (*name).to_owned()));
            used.extend(draft.bundle().attachments.iter().map(|attachment| attachment.name.clone()));
        }
        assert_eq!(names(state), used, "{state}");
    }
    assert!(drafts.iter().any(|(_, draft)| !draft.bundle().attachments.is_empty()));
}

#[test]
fn the_page_counts_what_each_node_holds() {
    let drafts = drafts();
    let clear = drafts.iter().filter(|(_, draft)| draft.head().level == Level::Clear).count();
    let held = BTreeMap::from([("public", clear), ("green", clear + 1), ("amber", clear + 2)]);
    let page = fs::read_to_string(folder().join("README.md")).expect("the page of the six states");
    let sentence = format!(
        "the public can read {} materials; Finland holds {}, Sweden and Lithuania hold {}, the Netherlands, Ireland and Croatia hold {}",
        held["public"], held["amber"], held["amber"], held["green"]
    );
    assert!(page.contains(&sentence), "the page should say: {sentence}");
}

fn drafts() -> Vec<(&'static str, Draft)> {
    let mut found = Vec::new();
    for (state, _) in STATES {
        for name in names(state).iter().filter(|name| is_source(name)) {
            let bundle =
                Bundle::read(&folder().join(state).join(name)).unwrap_or_else(|error| panic!("{state}: {error}"));
            found.push((state, Draft::of(bundle).unwrap_or_else(|error| panic!("{state}: {error}"))));
        }
    }
    found
}

/// `NAME.md`, not `NAME.sv.md`.
fn is_source(name: &str) -> bool {
    name.strip_suffix(".md").is_some_and(|stem| !stem.contains('.'))
}

fn names(state: &str) -> BTreeSet<String> {
    fs::read_dir(folder().join(state))
        .expect("the folder of a state")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect()
}

fn folder() -> PathBuf {
    PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo says where the manifest is"))
        .join("examples/six-states")
}
