//! The list of materials, narrowed by country, kind and topic.

use askama::Template;
use axum::{extract::State, response::Response};
use election_pool_protocol::{
    audience::Action,
    vocabulary::{Kind, Topic},
};
use http::{StatusCode, request::Parts};
use url::form_urlencoded;

use super::{entry::Entry, front, labels, names::Names};
use crate::{
    app::App,
    model::words::Words,
    store::material::{self, Filter},
    web::{page, problem::Fault, reader::Reader, shell::Shell},
};

/// How far back pages go; who looks for more narrows the list.
const PAGES: u32 = 100;

/// One page of the list.
#[derive(Debug, Template)]
#[template(path = "materials.html")]
pub struct Materials {
    /// The frame.
    pub shell: Shell,
    /// The filter.
    pub choices: Vec<Choice>,
    /// The materials.
    pub entries: Vec<Entry>,
    /// The page before.
    pub newer: Option<String>,
    /// The page after.
    pub older: Option<String>,
}

/// One question of the filter.
#[derive(Debug)]
pub struct Choice {
    /// Its name in the address.
    pub name: &'static str,
    /// Its name in words.
    pub label: String,
    /// The answers.
    pub options: Vec<Answer>,
}

/// One answer.
#[derive(Debug)]
pub struct Answer {
    /// As in the address.
    pub value: String,
    /// In words.
    pub label: String,
    /// Whether it is the one given.
    pub is_chosen: bool,
}

/// What the address asks for; anything not understood is left out.
#[derive(Debug, Default, PartialEq, Eq)]
struct Asked {
    country: Option<String>,
    kind: Option<String>,
    topic: Option<String>,
    page: u32,
}

impl Asked {
    fn read(query: &str) -> Self {
        let mut asked = Self { page: 1, ..Self::default() };
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "country" => asked.country = value_in(&value, labels::STATES),
                "kind" => asked.kind = value_in(&value, Kind::slugs()),
                "topic" => asked.topic = value_in(&value, Topic::slugs()),
                "page" => asked.page = value.parse().unwrap_or(1).clamp(1, PAGES),
                _ => {}
            }
        }
        asked
    }

    fn address(&self, words: &Words, page: u32) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in [("country", &self.country), ("kind", &self.kind), ("topic", &self.topic)] {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
        if page > 1 {
            query.append_pair("page", &page.to_string());
        }
        let query = query.finish();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("/{}/materials{mark}{query}", words.code)
    }

    fn choices(&self, words: &'static Words) -> Vec<Choice> {
        let choice = |name, label, mut options: Vec<(String, String)>, chosen: &Option<String>| {
            options.sort_by_key(|(_, label)| label.to_lowercase());
            let answer = |(value, label): (String, String)| Answer {
                is_chosen: chosen.as_deref() == Some(value.as_str()),
                value,
                label,
            };
            Choice { name, label, options: options.into_iter().map(answer).collect() }
        };
        let states = labels::STATES.iter().map(|code| ((*code).to_owned(), labels::country(words, code)));
        let kinds = Kind::slugs().map(|slug| (slug.to_owned(), labels::kind(words, slug)));
        let topics = Topic::slugs().map(|slug| (slug.to_owned(), labels::topic(words, slug)));
        vec![
            choice("country", words.field_country(), states.collect(), &self.country),
            choice("kind", words.kind(), kinds.collect(), &self.kind),
            choice("topic", words.topic(), topics.collect(), &self.topic),
        ]
    }
}

fn value_in<'a>(value: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    known.into_iter().find(|known| *known == value).map(str::to_owned)
}

/// `GET /{lang}/materials`.
pub async fn get(State(app): State<App>, reader: Reader, parts: Parts) -> Result<Response, Fault> {
    let Reader { words, viewer, .. } = &reader;
    let asked = Asked::read(parts.uri.query().unwrap_or_default());
    let filter = Filter {
        country: asked.country.clone(),
        kind: asked.kind.clone(),
        topic: asked.topic.clone(),
        ..Filter::default()
    };
    let rows = app.config.limits.page_rows.max(1);
    let offset = (asked.page - 1).saturating_mul(rows);
    let mut listed = material::list(&app.db, viewer, Action::Search, &filter, rows + 1, offset).await?;
    let has_older = listed.len() > rows as usize && asked.page < PAGES;
    listed.truncate(rows as usize);
    let names = Names::read(&app).await?;
    let page = Materials {
        shell: Shell::to(&app, &reader, "materials", "/materials"),
        choices: asked.choices(words),
        entries: listed.iter().map(|listed| Entry::of(listed, words, &names)).collect(),
        newer: (asked.page > 1).then(|| asked.address(words, asked.page - 1)),
        older: has_older.then(|| asked.address(words, asked.page + 1)),
    };
    Ok(page::cached(StatusCode::OK, &page, front::cache(viewer)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_understood_in_an_address_is_left_out() {
        let asked = Asked::read("country=FI&kind=best-practice&topic=%22%3E&page=999999&x=y&page");
        let expected = Asked { country: Some("FI".into()), kind: Some("best-practice".into()), topic: None, page: 1 };
        assert_eq!(asked, expected);
        assert_eq!(Asked::read("page=4000000000").page, PAGES);
    }

    #[test]
    fn the_links_between_pages_keep_the_filter() {
        let asked = Asked::read("country=FI&topic=deepfakes&page=3");
        assert_eq!(asked.address(Words::english(), 2), "/en/materials?country=FI&topic=deepfakes&page=2");
        assert_eq!(asked.address(Words::english(), 1), "/en/materials?country=FI&topic=deepfakes");
        assert_eq!(Asked::read("").address(Words::of("fi").unwrap(), 1), "/fi/materials");
    }

    #[test]
    fn what_was_chosen_stays_chosen() {
        let choices = Asked::read("country=SE").choices(Words::english());
        let chosen: Vec<&str> =
            choices[0].options.iter().filter(|answer| answer.is_chosen).map(|answer| answer.label.as_str()).collect();
        assert_eq!(chosen, ["Sweden"]);
        assert_eq!((choices[0].options.len(), choices[1].options.len(), choices[2].options.len()), (27, 9, 49));
    }
}
