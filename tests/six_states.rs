//! The material of the demo is what its page says: readable, in the languages promised, with sources, of every kind and
//! level, and what is invented says so.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

use election_pool_node::model::{material::Draft, source::Bundle};
use election_pool_protocol::audience::Level;

/// The folders and the language of their sources.
const STATES: [(&str, &str); 6] = [("fi", "fi"), ("se", "sv"), ("lt", "lt"), ("nl", "nl"), ("ie", "ga"), ("hr", "hr")];
/// The languages of titles and summaries.
const LANGUAGES: [&str; 7] = ["en", "fi", "ga", "hr", "lt", "nl", "sv"];
/// Full texts in at least this many languages make a material one that crosses borders.
const MANY: usize = 3;

#[test]
fn there_are_thirty_and_more_at_least_five_a_state_and_each_can_be_published() {
    let drafts = drafts();
    assert!(drafts.len() >= 30, "{}", drafts.len());
    for (state, language) in STATES {
        let own: Vec<&Draft> = drafts.iter().filter(|(of, _)| *of == state).map(|(_, draft)| draft).collect();
        assert!(own.len() >= 5, "{state} has {} materials", own.len());
        for draft in own {
            let file = &draft.bundle().file;
            assert_eq!(draft.variants()[0].language.to_string(), language, "{state}/{file}");
            assert!(draft.variants().iter().all(|variant| !variant.abstract_text.is_empty()), "{state}/{file}");
        }
    }
}

#[test]
fn every_title_and_summary_is_in_seven_languages_and_every_text_in_its_own_and_english() {
    let mut crossing = 0;
    for (state, draft) in &drafts() {
        let file = &draft.bundle().file;
        let mut languages: Vec<String> = draft.variants().iter().map(|variant| variant.language.to_string()).collect();
        languages.sort();
        assert_eq!(languages, LANGUAGES, "{state}/{file}");
        let full: Vec<String> = draft
            .variants()
            .iter()
            .filter(|variant| !variant.html.is_empty())
            .map(|variant| variant.language.to_string())
            .collect();
        assert!(full.contains(&"en".to_owned()) && full.len() >= 2, "{state}/{file}: {full:?}");
        crossing += usize::from(full.len() >= MANY);
    }
    assert!(crossing >= 12, "{crossing} have their text in {MANY} languages");
}

#[test]
fn what_is_told_has_its_source_and_what_is_restricted_or_invented_is_an_exercise() {
    let drafts = drafts();
    let mut levels: BTreeMap<Level, usize> = BTreeMap::new();
    let mut amber = BTreeSet::new();
    for (state, draft) in &drafts {
        let (file, head) = (&draft.bundle().file, draft.head());
        *levels.entry(head.level).or_default() += 1;
        let is_exercise = draft.bundle().source.contains("\nstatus: exercise\n");
        assert!(is_exercise || !head.sources.is_empty(), "{state}/{file} names no source");
        assert!(is_exercise || head.level == Level::Clear, "{state}/{file} is restricted and no exercise");
        assert!(!is_exercise || head.project.is_none(), "{state}/{file}: nothing of a project is invented");
        if head.level == Level::Amber {
            amber.insert(head.recipients.iter().map(|one| one.word.clone()).collect::<Vec<_>>());
        }
    }
    assert!(levels[&Level::Green] >= 3 && levels[&Level::AmberStrict] >= 1, "{levels:?}");
    assert!(levels[&Level::Amber] >= 2 && amber.len() >= 2, "{levels:?} {amber:?}");
}

#[test]
fn every_kind_is_there_but_survey_and_question() {
    let kinds: BTreeSet<String> = drafts().iter().map(|(_, draft)| draft.head().kind.clone()).collect();
    let expected = [
        "alert",
        "best-practice",
        "guide",
        "lesson-learned",
        "meeting-outcome",
        "platform-dialogue",
        "training-material",
    ];
    assert_eq!(kinds.iter().map(String::as_str).collect::<Vec<_>>(), expected);
}

#[test]
fn two_are_revised_and_one_is_withdrawn() {
    let revised: Vec<String> = STATES
        .iter()
        .flat_map(|(state, _)| names(&format!("{state}/first")).into_iter().map(move |name| format!("{state}/{name}")))
        .filter(|name| is_source(name))
        .collect();
    assert_eq!(revised, ["se/rosterna-raknas-tva-ganger.md", "ie/comhaireamh-na-votai.md"]);
    let story = fs::read_to_string(folder().join("story.toml")).expect("the story");
    let story: toml::Table = story.parse().expect("the story is TOML");
    let withdrawn: Vec<&String> = story["withdraw"].as_table().expect("a table").keys().collect();
    assert_eq!(withdrawn, ["hr/vjezba-lazni-letak"]);
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
fn the_page_counts_what_there_is() {
    let drafts = drafts();
    let clear = drafts.iter().filter(|(_, draft)| draft.head().level == Level::Clear).count();
    let page = fs::read_to_string(folder().join("README.md")).expect("the page of the six states");
    let sentence = format!("There are {} materials; {clear} of them are TLP:CLEAR", drafts.len());
    assert!(page.contains(&sentence), "the page should say: {sentence}");
    for (state, _) in STATES {
        let own = drafts.iter().filter(|(of, _)| *of == state).count();
        assert!(page.contains(&format!("| `{state}` | {own} |")), "the page should say: | `{state}` | {own} |");
    }
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

/// The files of a folder, none if it is not there.
fn names(folder_name: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(folder().join(folder_name)).into_iter().flatten();
    let files = entries.map(|entry| entry.expect("an entry")).filter(|entry| entry.path().is_file());
    files.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

fn folder() -> PathBuf {
    PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo says where the manifest is"))
        .join("examples/six-states")
}
