//! Whether a template says anything by itself: text, attributes that are shown or read aloud, and texts in expressions.

use std::{collections::BTreeMap, fs};

/// What stands in a template and is the same in every language.
const NAMES: [&str; 5] = ["Election Pool", "TLP:", "EuroVoc", "UTF-8", "[projects."];
/// The attributes that are read aloud or shown wherever they stand.
const SAID: [&str; 10] = [
    "aria-label",
    "aria-description",
    "aria-placeholder",
    "aria-roledescription",
    "aria-valuetext",
    "title",
    "alt",
    "placeholder",
    "label",
    "summary",
];
/// What `content` of a `meta` may say by itself: words for machines.
const FOR_MACHINES: [&str; 5] =
    ["width=device-width, initial-scale=1", "noindex", "noindex, noarchive", "article", "Election Pool"];

/// The words a template says by itself: what is left without tags, expressions and names that are the same everywhere.
fn own_words(template: &str) -> Vec<String> {
    let mut said = Vec::new();
    let mut rest = template.to_owned();
    for (open, close) in [("{#", "#}"), ("{%", "%}"), ("{{", "}}"), ("<!--", "-->")] {
        while let Some(from) = rest.find(open) {
            let to = rest[from..].find(close).map_or(rest.len(), |length| from + length + close.len());
            said.extend(literals(open, &rest[from..to]));
            rest.replace_range(from..to, "");
        }
    }
    for part in rest.split('<') {
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        said.extend(shown_by(tag));
        said.push(text.to_owned());
    }
    let names = |said: String| NAMES.iter().fold(said, |said, name| said.replace(name, ""));
    said.into_iter().map(names).filter(|said| said.chars().any(char::is_alphabetic)).collect()
}

/// The texts in an expression that people would read: what is no slug, element, file or address.
fn literals(open: &str, expression: &str) -> Vec<String> {
    let is_code = |text: &&str| {
        let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_./#?=&".contains(&b);
        open == "{#" || open == "<!--" || text.bytes().all(is_plain)
    };
    expression.split('"').skip(1).step_by(2).filter(|text| !is_code(text)).map(str::to_owned).collect()
}

/// What a tag shows by its attributes.
fn shown_by(tag: &str) -> Vec<String> {
    let attributes = attributes(tag);
    let name = tag.split_whitespace().next().unwrap_or_default();
    let is_button = attributes.get("type").is_some_and(|ty| matches!(ty.as_str(), "submit" | "button" | "reset"));
    let is_shown = |attribute: &str, value: &str| match attribute {
        "content" => name == "meta" && !FOR_MACHINES.contains(&value),
        "value" => name == "input" && is_button,
        other => SAID.contains(&other),
    };
    attributes.into_iter().filter(|(attribute, value)| is_shown(attribute, value)).map(|(_, value)| value).collect()
}

fn attributes(tag: &str) -> BTreeMap<String, String> {
    assert!(!tag.contains("='"), "attributes stand in double quotes: {tag}");
    let mut found = BTreeMap::new();
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once("=\"") {
        let (value, further) = after.split_once('"').unwrap_or((after, ""));
        let name = before.split_whitespace().next_back().unwrap_or_default();
        found.insert(name.to_owned(), value.to_owned());
        rest = further;
    }
    found
}

#[test]
fn what_a_template_says_by_itself_is_found_wherever_it_stands() {
    for (template, expected) in [
        ("<p title=\"Here\">{{ a }} Text</p><b>{% if x %}</b>", &["Here", " Text"][..]),
        ("<p class=\"a\"\n  aria-label=\"{{ a }} of\">{{ a }}</p>", &[" of"]),
        ("<p>{{ \"Some text\" }}{% call list::item(entry, \"h3\", \"Zwei\") %}</p>", &["Zwei", "Some text"]),
        ("<input type=\"submit\" value=\"Send\"><option value=\"hr\"><img alt=\"\">", &["Send"]),
        ("<meta name=\"description\" content=\"About us\"><meta name=\"robots\" content=\"noindex\">", &["About us"]),
        ("{# Said to whoever reads this #}<!-- also --><p>Election Pool · TLP:{{ level }} – 1</p>", &[]),
        ("{% if section == \"my-feeds\" %}<a href=\"/{{ code }}/about\" rel=\"nofollow\">{{ b }}</a>", &[]),
    ] {
        assert_eq!(own_words(template), expected, "{template}");
    }
}

#[test]
fn no_template_says_anything_that_is_not_in_the_catalogue() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/templates");
    let mut count = 0;
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let found = own_words(&fs::read_to_string(&path).unwrap());
        assert!(found.is_empty(), "{}: {found:?}", path.display());
        count += 1;
    }
    assert!(count >= 15, "{count} templates");
}
