//! A further language is one further file: it is found, read, and everything around it falls into place.

use std::{env, fs, path::Path, process};

use election_pool_protocol::{language::OWN_NAMES, vocabulary::Kind};
use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser, serializer,
};

use super::*;

/// The script that is run before the program is compiled.
#[expect(dead_code, reason = "the program is made by writing a file, the test looks at what would be in it")]
#[path = "../../../../build/messages.rs"]
mod build;

/// A catalogue in a language that nobody has written one in: each text of the English one with a mark.
fn pseudo() -> String {
    let mut resource = parser::parse(CATALOGUES[0].1.to_owned()).expect("another test reads it");
    for entry in &mut resource.body {
        if let Entry::Message(message) = entry {
            mark(message.value.as_mut().expect("a message says something"));
        }
    }
    serializer::serialize(&resource)
}

fn mark(pattern: &mut Pattern<String>) {
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => *value = value.replace(|c: char| c.is_ascii_lowercase(), "ż"),
            PatternElement::Placeable { expression } => mark_in(expression),
        }
    }
}

fn mark_in(expression: &mut Expression<String>) {
    match expression {
        Expression::Select { variants, .. } => variants.iter_mut().for_each(|variant| mark(&mut variant.value)),
        Expression::Inline(InlineExpression::Placeable { expression }) => mark_in(expression),
        Expression::Inline(_) => {}
    }
}

#[test]
fn each_of_the_other_official_languages_can_be_one_more_file() {
    let text = pseudo();
    assert_eq!(shapes(&text), shapes(CATALOGUES[0].1), "it says the same with the same values");
    let ours: Vec<&str> = CATALOGUES.iter().map(|(code, _)| *code).collect();
    let mut count = 0;
    for (code, name) in OWN_NAMES.iter().filter(|(code, _)| !ours.contains(code)) {
        let words = Words::read(code, &text);
        assert_ne!(words.materials(), Words::english().materials(), "{code}");
        assert!(words.files_waiting(2).contains("żż") && words.files_waiting(2).contains('2'), "{code}");
        assert_ne!(words.country("FI"), "FI", "{code}");
        assert_ne!(words.language("hr"), "hr", "{code}");
        let day = words.day(civil::date(2026, 11, 17));
        assert!(day.contains("17") && day.contains("2026"), "{code}: {day}");
        assert!(!words.list(&["a".to_owned(), "b".to_owned()]).is_empty() && !words.number(12_345_i64).is_empty());
        assert!(
            !words.month_of(civil::date(2026, 11, 17)).is_empty() && !words.time(civil::time(9, 5, 0, 0)).is_empty()
        );
        let kind = Kind::parse("guide").expect("a kind");
        assert_eq!(kind.called(code), kind.called("en"), "{code}: what nobody has named is called as in English");
        assert_ne!(*name, *code);
        count += 1;
    }
    assert_eq!(count + ours.len(), OWN_NAMES.len());
}

#[test]
fn what_a_catalogue_lacks_is_said_in_english() {
    let words = Words::read("mt", "materials = Materjali\n");
    assert_eq!(words.materials(), "Materjali");
    assert_eq!(words.network(), Words::english().network());
}

#[test]
fn one_more_file_is_found_and_changes_nothing_else() {
    let texts = Path::new(env!("CARGO_MANIFEST_DIR")).join("texts");
    let folder = env::temp_dir().join(format!("election-pool-texts-{}", process::id()));
    fs::create_dir_all(&folder).unwrap();
    for (code, text) in CATALOGUES {
        fs::write(folder.join(format!("{code}.ftl")), text).unwrap();
    }
    fs::write(folder.join("zz-notes.txt"), "not a catalogue").unwrap();
    let methods = |code: &str| code.split_once("impl Words").map(|(_, methods)| methods.to_owned()).expect("methods");
    let before = build::generate(&folder).unwrap();
    fs::write(folder.join("mt.ftl"), pseudo()).unwrap();
    let after = build::generate(&folder).unwrap();
    assert_eq!(methods(&before), methods(&after));
    assert_eq!(methods(&before), methods(&build::generate(&texts).unwrap()), "these are the ones of the program");
    assert_eq!(after.matches("include_str!").count(), CATALOGUES.len() + 1);
    assert!(after.starts_with("const CATALOGUES: &[(&str, &str)] = &[\n    (\"en\", include_str!"), "English first");
    assert!(after.contains("    (\"mt\", include_str!"), "{}", &after[..600]);
    assert!(build::generate(&folder.join("nowhere")).is_err());
    fs::remove_dir_all(&folder).unwrap();
}
