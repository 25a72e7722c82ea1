use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement},
    parser,
};

use super::*;

mod further;
mod templates;

/// What a message says of itself: the variables it names, and the values its choices know.
type Shape = BTreeSet<String>;

fn shapes(text: &str) -> BTreeMap<String, Shape> {
    let resource = parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
    let mut shapes = BTreeMap::new();
    for entry in &resource.body {
        match entry {
            Entry::Message(Message { id, value, attributes, .. }) => {
                assert!(attributes.is_empty(), "{} has attributes", id.name);
                let mut shape = Shape::new();
                variables(value.as_ref().expect("a message says something"), &mut shape);
                assert!(shapes.insert(id.name.to_owned(), shape).is_none(), "{} is said twice", id.name);
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            Entry::Term(term) => panic!("{} is a term", term.id.name),
            Entry::Junk { content } => panic!("cannot be read: {content}"),
        }
    }
    shapes
}

fn variables(pattern: &Pattern<&str>, found: &mut Shape) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => assert!(!value.contains(['<', '>']), "{value}"),
            PatternElement::Placeable { expression } => expression_variables(expression, found),
        }
    }
}

fn expression_variables(expression: &Expression<&str>, found: &mut Shape) {
    match expression {
        Expression::Inline(inline) => inline_variables(inline, found),
        Expression::Select { selector, variants } => {
            inline_variables(selector, found);
            assert_eq!(variants.iter().filter(|variant| variant.default).count(), 1);
            for variant in variants {
                variables(&variant.value, found);
            }
        }
    }
}

fn inline_variables(inline: &InlineExpression<&str>, found: &mut Shape) {
    match inline {
        InlineExpression::VariableReference { id } => drop(found.insert(id.name.to_owned())),
        InlineExpression::Placeable { expression } => expression_variables(expression, found),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        other => panic!("{other:?} is not used here"),
    }
}

#[test]
fn every_language_says_every_message_with_the_same_values() {
    let english = shapes(CATALOGUES[0].1);
    let codes: Vec<&str> = CATALOGUES.iter().map(|(code, _)| *code).collect();
    assert_eq!(codes[0], "en");
    assert!(["fi", "ga", "hr", "lt", "nl", "sv"].iter().all(|code| codes.contains(code)), "{codes:?}");
    for (code, text) in CATALOGUES {
        let own = shapes(text);
        for (id, shape) in &english {
            assert_eq!(own.get(id), Some(shape), "{code}: {id}");
        }
        let extra: Vec<&String> = own.keys().filter(|id| !english.contains_key(*id)).collect();
        assert!(extra.is_empty(), "{code} says what English does not: {extra:?}");
    }
}

/// The messages of which a catalogue says itself, in a comment “as in English”, that they are the same words.
fn said_the_same(text: &str) -> BTreeSet<String> {
    let resource = parser::parse(text).expect("another test reads it");
    let messages = resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message),
        _ => None,
    });
    let is_same = |message: &&Message<&str>| {
        let lines = message.comment.iter().flat_map(|comment| &comment.content);
        lines.map(|line| line.to_lowercase()).any(|line| line.contains("as in english"))
    };
    messages.filter(is_same).map(|message| message.id.name.to_owned()).collect()
}

/// Messages that are the same words in a language as in English; a further language says it in its own file.
const SAME: [(&str, &str); 15] = [
    ("nl", "statement-privacy"),
    ("nl", "statement-privacy-cookies"),
    ("nl", "meeting-agenda"),
    ("sv", "exchange-material"),
    ("sv", "exchange-partner"),
    ("sv", "exchange-position"),
    ("nl", "exchange-partner"),
    ("nl", "state-alarm"),
    ("hr", "exchange-partner"),
    ("nl", "project"),
    ("nl", "online"),
    ("nl", "chatham-house"),
    ("nl", "meeting-online"),
    ("nl", "project-partners"),
    ("nl", "project-hashtags"),
];
/// Messages made of values and signs alone.
const SIGNS: [&str; 6] =
    ["size-bytes", "size-kilobytes", "size-megabytes", "moment-utc", "asking-noted", "letter-sent-by"];

#[test]
fn no_message_is_empty_or_left_in_english() {
    let english = shapes(CATALOGUES[0].1);
    let messages: Vec<&str> = english.keys().map(String::as_str).filter(|id| !SIGNS.contains(id)).collect();
    assert!(messages.iter().all(|id| !Words::english().say(id, &[]).trim().is_empty()));
    for (words, (_, text)) in Words::all()[1..].iter().zip(&CATALOGUES[1..]) {
        let allowed = said_the_same(text);
        let same: Vec<&str> = messages
            .iter()
            .copied()
            .filter(|id| !allowed.contains(*id))
            .filter(|id| words.say(id, &[]) == Words::english().say(id, &[]) && !SAME.contains(&(words.code, *id)))
            .collect();
        assert!(same.is_empty(), "{}: {same:?}", words.code);
    }
}

#[test]
fn a_number_chooses_the_form_its_language_wants() {
    let said = |code: &str, count| Words::of(code).unwrap().files_waiting(count);
    assert_eq!(said("en", 1), "Waiting for 1 file");
    assert_eq!(said("en", 2), "Waiting for 2 files");
    assert_eq!(said("lt", 10), "Laukiama 10 failų");
    assert_eq!(said("lt", 21), "Laukiama 21 failo");
    assert_eq!(said("en", 12_345), "Waiting for 12,345 files");
    assert_eq!(said("fi", 12_345), Words::of("fi").unwrap().files_waiting(5).replace('5', "12\u{a0}345"));
    assert_eq!(said("ga", 7), "Ag fanacht le 7 gcomhad");
    assert_eq!(said("hr", 3), "Čekaju se 3 datoteke");
    assert_eq!(said("hr", 5), "Čeka se 5 datoteka");
}

#[test]
fn numbers_lists_countries_and_languages_are_written_as_the_reader_writes_them() {
    let of = |code: &str| Words::of(code).unwrap();
    assert_eq!(of("en").number(12_345_i64), "12,345");
    assert_eq!(of("fi").number(12_345_i64), "12\u{a0}345");
    assert_eq!(of("hr").number(12_345_i64), "12.345");
    let three = ["a", "b", "c"].map(str::to_owned);
    assert_eq!(of("fi").list(&three), "a, b ja c");
    assert_eq!(of("lt").list(&three), "a, b ir c");
    assert_eq!(of("ga").country("HR"), "an Chróit");
    assert_eq!(of("nl").country("SE"), "Zweden");
    assert_eq!(of("en").country("XX?"), "XX?");
    assert_eq!(of("sv").language("fi"), "finska");
    assert_eq!(of("hr").language("nl-BE"), "nizozemski (Belgija)");
    assert_eq!(of("en").language("qqq"), "qqq");
    let at: jiff::Timestamp = "2026-11-17T09:05:00Z".parse().unwrap();
    let moment = |code: &str| of(code).moment(&at.to_zoned(jiff::tz::TimeZone::get("Europe/Zagreb").unwrap()));
    assert_eq!(moment("en"), "17 November 2026 10:05");
    assert_eq!(moment("fi"), "17. marraskuuta 2026 10.05");
}

#[test]
fn sizes_are_short_and_written_as_the_reader_writes_them() {
    let sizes = |code: &str| [999, 48_213, 999_499, 999_500, 2_340_000].map(|size| Words::of(code).unwrap().size(size));
    assert_eq!(sizes("en"), ["999 B", "48 kB", "999 kB", "1.0 MB", "2.3 MB"]);
    assert_eq!(sizes("fi"), ["999 tavua", "48 kt", "999 kt", "1,0 Mt", "2,3 Mt"]);
    assert_eq!(sizes("hr")[4], "2,3 MB");
}

#[test]
fn what_lasts_whole_days_is_given_in_days_and_the_rest_with_times_and_zone() {
    let en = Words::of("en").unwrap();
    let at = |at: &str| at.parse::<jiff::Timestamp>().unwrap();
    let of = |starts, ends| en.span(at(starts), Some(at(ends)), "Europe/Copenhagen");
    assert_eq!(of("1990-06-04T22:00:00Z", "1990-06-29T21:59:00Z"), "5 June 1990 – 29 June 1990");
    assert_eq!(of("1990-06-04T22:00:00Z", "1990-06-05T21:59:00Z"), "5 June 1990");
    assert_eq!(of("1990-06-04T22:00:00Z", "1990-06-05T21:58:00Z"), "5 June 1990 00:00–23:58 (Europe/Copenhagen)");
}
