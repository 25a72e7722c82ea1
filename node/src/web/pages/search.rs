//! Search: materials that have all the words asked for, in whatever language, and the topics of that name.

use askama::Template;
use axum::{extract::State, response::Response};
use election_pool_protocol::vocabulary::{Kind, Phase, Topic};
use http::{StatusCode, request::Parts};
use url::form_urlencoded;

use super::{
    entry::Entry,
    front, index, labels,
    materials::{Choice, among},
    names::Names,
    text::{self, Text, legible},
};
use crate::{
    app::App,
    model::{
        search::{self, MAX_QUERY_CHARS, MAX_WORDS, Piece, Query},
        words::Words,
    },
    store::material::{self, Filter, Listed, Variant},
    web::{page, problem::Fault, reader::Reader, shell::Shell},
};

/// Materials on a page.
const ROWS: u32 = 20;
/// How far back pages go; who looks for more asks for more.
const PAGES: u32 = 50;
/// Topics shown.
const TOPICS: usize = 8;

/// The page of a search.
#[derive(Debug, Template)]
#[template(path = "search.html")]
pub struct Search {
    /// The frame.
    pub shell: Shell,
    /// What was asked.
    pub question: String,
    /// The longest question read.
    pub most: usize,
    /// The filter.
    pub choices: Vec<Choice>,
    /// Whether there was something to look for.
    pub is_asked: bool,
    /// Whether all that was asked are words that say nothing.
    pub is_common: bool,
    /// That not all words count.
    pub bounded: Option<String>,
    /// How many were found, in words.
    pub count: String,
    /// Topics of that name.
    pub topics: Vec<Named>,
    /// What was found.
    pub found: Vec<Found>,
    /// The page before.
    pub newer: Option<String>,
    /// The page after.
    pub older: Option<String>,
}

/// A topic with the list of its materials.
#[derive(Debug)]
pub struct Named {
    /// As in addresses.
    pub slug: &'static str,
    /// In words.
    pub label: String,
}

/// A material with the words that were asked for.
#[derive(Debug)]
pub struct Found {
    /// As in other lists.
    pub entry: Entry,
    /// The language of title and text.
    pub lang: String,
    /// The title.
    pub title: Vec<Piece>,
    /// The text around the first word, else the abstract.
    pub text: Vec<Piece>,
    /// What the language of the text calls itself, where it is not that of the page.
    pub tongue: Option<Text>,
    /// The topics by whose names it was found, where no text has the words.
    pub topics: Vec<String>,
}

/// What the address asks for. A choice that nobody knows chooses nothing.
#[derive(Debug, Default, PartialEq, Eq)]
struct Asked {
    question: String,
    kind: Option<String>,
    topic: Option<String>,
    country: Option<String>,
    phase: Option<String>,
    language: Option<String>,
    page: u32,
}

impl Asked {
    fn read(query: &str) -> Self {
        let mut asked = Self { page: 1, ..Self::default() };
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "q" => asked.question = legible(&value).chars().take(MAX_QUERY_CHARS).collect(),
                "kind" => asked.kind = among(&value, Kind::slugs()),
                "topic" => asked.topic = among(&value, Topic::slugs()),
                "country" => asked.country = among(&value, labels::STATES),
                "phase" => asked.phase = among(&value, Phase::slugs()),
                "language" => asked.language = among(&value, Words::all().iter().map(|words| words.code)),
                "page" => asked.page = value.parse().unwrap_or(1).clamp(1, PAGES),
                _ => {}
            }
        }
        asked
    }

    fn filter(&self) -> Filter {
        Filter {
            // What an authority says of its use can be looked for, unless another kind is asked for.
            with_adoptions: self.kind.is_none(),
            kind: self.kind.clone(),
            topic: self.topic.clone(),
            country: self.country.clone(),
            phase: self.phase.clone(),
            language: self.language.clone(),
            ..Filter::default()
        }
    }

    fn address(&self, words: &Words, page: u32) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("q", &self.question);
        for (name, value) in [
            ("kind", &self.kind),
            ("topic", &self.topic),
            ("country", &self.country),
            ("phase", &self.phase),
            ("language", &self.language),
        ] {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
        if page > 1 {
            query.append_pair("page", &page.to_string());
        }
        format!("/{}/search?{}", words.code, query.finish())
    }

    fn choices(&self, words: &Words) -> Vec<Choice> {
        let states = labels::STATES.iter().map(|code| ((*code).to_owned(), labels::country(words, code)));
        let kinds = Kind::slugs().map(|slug| (slug.to_owned(), labels::kind(words, slug)));
        let topics = Topic::slugs().map(|slug| (slug.to_owned(), labels::topic(words, slug)));
        let phases = Phase::slugs().map(|slug| (slug.to_owned(), labels::phase(words, slug)));
        let tongues = Words::all().iter().map(|own| (own.code.to_owned(), words.language(own.code)));
        vec![
            Choice::of("topic", words.topic(), topics.collect(), self.topic.as_deref()),
            Choice::of("kind", words.kind(), kinds.collect(), self.kind.as_deref()),
            Choice::of("country", words.field_country(), states.collect(), self.country.as_deref()),
            Choice::of("phase", words.phase(), phases.collect(), self.phase.as_deref()),
            Choice::of("language", words.field_language(), tongues.collect(), self.language.as_deref()),
        ]
    }
}

/// `GET /{lang}/search?q=`.
pub async fn get(State(app): State<App>, reader: Reader, parts: Parts) -> Result<Response, Fault> {
    let Reader { words, viewer, .. } = &reader;
    let asked = Asked::read(parts.uri.query().unwrap_or_default());
    let query = Query::read(&asked.question);
    let filter = asked.filter();
    let offset = (asked.page - 1).saturating_mul(ROWS);
    let mut listed = material::find_words(&app.db, viewer, &filter, &query, (ROWS + 1, offset)).await?;
    let number = material::count_words(&app.db, viewer, &filter, &query).await?;
    let has_more = listed.len() > ROWS as usize && asked.page < PAGES;
    listed.truncate(ROWS as usize);
    let names = Names::read(&app).await?;
    let one_topic = |slug| Named { slug, label: labels::topic(words, slug) };
    let page = Search {
        shell: Shell::asked(&app, &reader, "search", &asked.address(words, asked.page)),
        most: MAX_QUERY_CHARS,
        choices: asked.choices(words),
        is_asked: !asked.question.is_empty(),
        is_common: query.is_empty(),
        bounded: query.is_cut.then(|| words.search_bounded(MAX_WORDS)),
        count: index::in_words(words, number),
        topics: query.topics().into_iter().take(TOPICS).map(one_topic).collect(),
        found: listed.iter().map(|listed| Found::of(listed, &query, words, &names)).collect(),
        newer: (asked.page > 1).then(|| asked.address(words, asked.page - 1)),
        older: has_more.then(|| asked.address(words, asked.page + 1)),
        question: asked.question,
    };
    Ok(page::cached(StatusCode::OK, &page, front::cache(viewer)))
}

impl Found {
    /// What was found, in the language that has most of the words; of several alike, in that of the page.
    fn of(listed: &Listed, query: &Query, words: &Words, names: &Names) -> Self {
        let entry = Entry::of(listed, words, names);
        let number = |variant: &Variant| {
            let whole = format!("{} {} {}", variant.title, variant.abstract_text, search::words_of(&variant.html));
            query.count_in(&whole, &variant.language)
        };
        let is_shown = |variant: &Variant| variant.language == entry.title.lang;
        let best = listed.variants.iter().max_by_key(|variant| (number(variant), is_shown(variant)));
        let Some(best) = best.filter(|best| number(best) > 0) else {
            let found = |slug: &&String| is_named(slug, query);
            return Self {
                lang: entry.title.lang.clone(),
                title: vec![Piece { text: entry.title.text.clone(), is_found: false }],
                text: vec![Piece { text: entry.outline.text.clone(), is_found: false }],
                tongue: None,
                topics: listed.topics.iter().filter(found).map(|slug| labels::topic(words, slug)).collect(),
                entry,
            };
        };
        let (title, outline) = (legible(&best.title), legible(&best.abstract_text));
        let body = legible(&search::words_of(&best.html));
        let language = best.language.as_str();
        let shown = search::snippet(&outline, language, query).or_else(|| search::snippet(&body, language, query));
        Self {
            title: search::marked(&title, language, query),
            text: shown.unwrap_or_else(|| vec![Piece { text: outline, is_found: false }]),
            tongue: (!super::choice::speaks(language, words.code)).then(|| text::tongue(language)),
            topics: Vec::new(),
            lang: best.language.clone(),
            entry,
        }
    }
}

/// Whether a name of a topic has one of the words.
fn is_named(slug: &str, query: &Query) -> bool {
    let topic = Topic::parse(slug);
    topic.is_some_and(|topic| {
        Words::all()
            .iter()
            .any(|words| topic.label(words.code).is_some_and(|label| query.count_in(label, words.code) > 0))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_links_between_pages_keep_the_question_and_the_filter() {
        let asked = Asked::read("q=a%26b%20c&country=fi&language=sv&topic=nothing&page=3");
        assert_eq!(asked.address(Words::english(), 2), "/en/search?q=a%26b+c&country=FI&language=sv&page=2");
        assert_eq!(Asked::read("page=4000000000").page, PAGES);
        assert_eq!(Asked::read(&format!("q={}", "x".repeat(900))).question.len(), MAX_QUERY_CHARS);
    }
}
