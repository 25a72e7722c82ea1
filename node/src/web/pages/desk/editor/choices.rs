//! What the editor offers to choose from: levels, languages, topics, and whom a draft can name.

use std::collections::BTreeSet;

use election_pool_protocol::{audience::Level, vocabulary::Topic};

use super::{super::sent::named_at, Choice, Field, LevelChoice};
use crate::{
    app::App,
    desk::network,
    model::{codes::ZONES, manuscript::Manuscript, words::Words},
    web::{
        pages::{labels, people::People, text::Text},
        problem::Fault,
        shell,
    },
};

/// Empty lines for further topics.
const MORE_TOPICS: usize = 3;
/// People offered beside those chosen.
const PEOPLE: usize = 100;
/// Empty lines for further people.
const MORE_PEOPLE: usize = 3;
/// Languages offered beside those of the node.
const LANGUAGES: [&str; 24] = [
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt", "nl", "pl",
    "pt", "ro", "sk", "sl", "sv",
];

pub(super) fn choices<'a>(
    slugs: impl Iterator<Item = &'a str>,
    chosen: &str,
    label: impl Fn(&str) -> String,
) -> Vec<Choice> {
    slugs
        .map(|slug| Choice { value: slug.to_owned(), label: Text::of("", &label(slug)), is_chosen: slug == chosen })
        .collect()
}

pub(super) fn levels(manuscript: &Manuscript, words: &Words) -> Vec<LevelChoice> {
    let choice = |level: Level| LevelChoice {
        value: level.as_str(),
        rank: level.rank(),
        text: labels::level(words, level),
        is_chosen: manuscript.tlp == level.as_str(),
    };
    Level::ALL.into_iter().map(choice).collect()
}

/// The languages of the node, then those of the Union, without those that are there.
pub(super) fn languages(app: &App, manuscript: &Manuscript, words: &Words) -> Vec<Choice> {
    let mut seen: BTreeSet<&str> = manuscript.tongues.iter().map(|tongue| tongue.language.as_str()).collect();
    let own = app.config.node.languages.iter().map(String::as_str);
    let new = own.chain(LANGUAGES).filter(|code| seen.insert(code)).collect::<Vec<_>>();
    new.into_iter()
        .map(|code| Choice { value: code.to_owned(), label: Text::of("", &words.language(code)), is_chosen: false })
        .collect()
}

/// The zones of the member states.
pub(super) fn zones() -> Vec<&'static str> {
    let mut zones = ZONES.map(|(_, zone)| zone).to_vec();
    zones.sort_unstable();
    zones
}

/// A row for each topic as it is called here, and some for further ones.
pub(super) fn topics(
    manuscript: &Manuscript,
    field: &impl Fn(&str, String, &str) -> Field,
    words: &Words,
) -> Vec<Field> {
    let typed = manuscript.topics.iter().map(|typed| labels::topic(words, typed));
    let rows = typed.chain(std::iter::repeat_n(String::new(), MORE_TOPICS)).enumerate();
    rows.map(|(number, value)| field(&format!("topics-{number}"), format!("{} {}", words.topic(), number + 1), &value))
        .collect()
}

/// What every topic is called in every language, that of the page first.
pub(super) fn suggestions(words: &Words) -> Vec<Text> {
    let others = Words::all().iter().map(|other| other.code).filter(|code| *code != words.code);
    let mut seen = BTreeSet::new();
    let codes = std::iter::once(words.code).chain(others);
    codes
        .flat_map(|code| Topic::all().filter_map(move |topic| Some((code, topic.label(code)?))))
        .filter(|(_, label)| seen.insert(*label))
        .map(|(code, label)| Text::of(code, label))
        .collect()
}

/// Whom a draft can name.
pub(super) struct Named {
    pub circles: Vec<Choice>,
    pub authorities: Vec<Choice>,
    pub people: Vec<Choice>,
    /// How many further people can be named by typing their user names; nothing where all are offered.
    pub more_people: usize,
    pub unknown: Vec<String>,
}

impl Named {
    pub async fn of(app: &App, manuscript: &Manuscript, known: &People, words: &Words) -> Result<Self, Fault> {
        let is_chosen = |value: &str| manuscript.recipients.iter().any(|named| named == value);
        let choice = |value: String, label: Text| Choice { is_chosen: is_chosen(&value), value, label };
        let circles: Vec<Choice> =
            app.config.circles.keys().map(|name| choice(name.clone(), Text::of("", name))).collect();
        let authorities = network::authorities(app).await?.into_iter().map(|body| {
            let name = shell::said(&body.names, words.code).unwrap_or_else(|| Text::of("", &body.host));
            choice(format!("@{}", body.handle()), name)
        });
        let authorities: Vec<Choice> = authorities.collect();
        let people = known.readers().map(|(username, called)| choice(username.to_owned(), Text::of("", &called)));
        let (chosen, others): (Vec<Choice>, Vec<Choice>) = people.partition(|one| one.is_chosen);
        let more_people = if others.len() > PEOPLE { MORE_PEOPLE } else { 0 };
        let mut people: Vec<Choice> = chosen.into_iter().chain(others.into_iter().take(PEOPLE)).collect();
        people.sort_by(|one, other| one.value.cmp(&other.value));
        let is_known = |named: &&String| {
            let offered = match named_at(&manuscript.tlp) {
                "authorities" => vec![&circles, &authorities],
                "people" => vec![&people],
                _ => Vec::new(),
            };
            offered.into_iter().flatten().any(|choice| choice.value == **named)
        };
        let unknown = manuscript.recipients.iter().filter(|named| !is_known(named)).cloned().collect();
        Ok(Self { circles, authorities, people, more_people, unknown })
    }
}
