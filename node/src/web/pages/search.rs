//! Search: materials that have the words asked for, in whatever language, and the topics of that name.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::{extract::State, response::Response};
use election_pool_protocol::{
    audience::Action,
    vocabulary::{Kind, Phase, Topic},
};
use http::{StatusCode, request::Parts};
use jiff::civil::Date;
use url::form_urlencoded;

use super::{
    choice::speaks,
    entry::Entry,
    from_web::{self, WebEntry},
    front, index, labels,
    materials::{Choice, among},
    misread::{Beyond, Misread, Paged},
    names::Names,
    text::{self, Text, legible},
};
use crate::{
    app::App,
    desk::{
        self,
        reading::{self, Way},
    },
    model::{
        search::{MAX_QUERY_CHARS, MAX_WORDS, Piece, Query, Reason},
        words::Words,
    },
    store::{
        StoreError,
        material::{self, Facets, Filter, Listed},
        peer, source,
    },
    web::{day, hit::Hit, page, problem::Fault, reader::Reader, shell::Shell},
};

/// Materials on a page.
const ROWS: u32 = 20;
/// How far back pages go; who looks for more asks for more.
const PAGES: u32 = 50;
/// Topics shown.
const TOPICS: usize = 8;
/// Nodes offered to choose from.
const NODES: u32 = 200;
/// Most words of an address that it is said of that nobody understands them.
const MISREAD: usize = 8;
/// The longest host in an address, in characters.
const HOST_CHARS: usize = 100;

/// The page of a search.
#[allow(clippy::struct_excessive_bools, reason = "what a template asks")]
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
    /// The first day looked at, as in addresses.
    pub from: String,
    /// The last.
    pub to: String,
    /// Whether there was something to look for.
    pub is_asked: bool,
    /// Whether all that was asked are words that say nothing.
    pub is_common: bool,
    /// That not all words count.
    pub bounded: Option<String>,
    /// Whether nothing has all of the words.
    pub is_partial: bool,
    /// How many were found, in words.
    pub count: String,
    /// Topics of that name.
    pub topics: Vec<Named>,
    /// What of the address nobody understands: what it was to choose, and the word.
    pub misread: Vec<(String, String)>,
    /// That there is no such page.
    pub beyond: Option<Beyond>,
    /// What was found.
    pub found: Vec<Found>,
    /// What sites of authorities without a node say with all of the words: the newest, or one page of them alone.
    pub web: Vec<WebEntry>,
    /// How many there are, in words.
    pub web_count: Option<String>,
    /// The same question to the materials, on the page of the web.
    pub materials: Option<String>,
    /// The page of them alone, if there are more than are shown.
    pub web_all: Option<String>,
    /// Whether this is that page.
    pub is_web: bool,
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
    /// What the language of the text is called in that of the page, where it is another.
    pub tongue: Option<Text>,
    /// The topics by whose names it was found, where no text has the words.
    pub topics: Vec<ByTopic>,
}

/// A topic by whose name something was found.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ByTopic {
    /// What it is called in the language of the page.
    pub label: String,
    /// What it is called in the language of the question, where that is another, with that language.
    pub also: Option<(String, &'static str, String)>,
}

/// What the address asks for. A choice that nobody knows chooses nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Asked {
    question: String,
    kind: Option<String>,
    topic: Option<String>,
    country: Option<String>,
    phase: Option<String>,
    language: Option<String>,
    origin: Option<String>,
    from: Option<Date>,
    to: Option<Date>,
    is_web: bool,
    paged: Paged,
    /// What of it nobody understands: it is left out.
    misread: Vec<Misread>,
}

impl Asked {
    fn read(query: &str) -> Self {
        let (mut asked, mut misread) = (Self::default(), Vec::new());
        let mut known = |name, value: &str, read: Option<String>| {
            if read.is_none() && !value.is_empty() && misread.len() < MISREAD {
                misread.push(Misread::of(name, value));
            }
            read
        };
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "q" => asked.question = legible(&value).chars().take(MAX_QUERY_CHARS).collect(),
                "kind" => asked.kind = known("kind", &value, among(&value, Kind::slugs())),
                "topic" => asked.topic = known("topic", &value, among(&value, Topic::slugs())),
                "country" => {
                    asked.country = states(&value);
                    for code in value.split(',').map(str::trim) {
                        known("country", code, among(code, labels::STATES));
                    }
                }
                "phase" => asked.phase = known("phase", &value, among(&value, Phase::slugs())),
                "language" => {
                    let codes = Words::all().iter().map(|words| words.code);
                    asked.language = known("language", &value, among(&value, codes));
                }
                "origin" => {
                    let host: String = legible(&value).chars().take(HOST_CHARS).collect();
                    asked.origin = Some(host).filter(|host| !host.is_empty());
                }
                "from" => {
                    asked.from = day::read(&value);
                    known("from", &value, asked.from.map(|day| day.to_string()));
                }
                "to" => {
                    asked.to = day::read(&value);
                    known("to", &value, asked.to.map(|day| day.to_string()));
                }
                "web" => asked.is_web = true,
                "page" => {
                    let read = Paged::read(&value, PAGES);
                    known("page", &value, read.as_ref().ok().map(|read| read.page.to_string()));
                    asked.paged = read.unwrap_or_default();
                }
                _ => {}
            }
        }
        Self { misread, ..asked }
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
            origin: self.origin.clone(),
            updated_after: self.from.and_then(day::before),
            updated_before: self.to.and_then(day::after),
            ..Filter::default()
        }
    }

    /// Which entries from the web; nothing where more is asked than is known of them.
    fn web(&self) -> Option<source::Filter> {
        let is_known = self.kind.is_none()
            && self.phase.is_none()
            && self.origin.is_none()
            && (self.is_web || self.paged.page == 1);
        is_known.then(|| source::Filter {
            country: self.country.clone(),
            topic: self.topic.clone(),
            language: self.language.clone(),
            after: self.from.and_then(day::before),
            before: self.to.and_then(day::after),
            source: None,
        })
    }

    fn address(&self, words: &Words, page: u32) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("q", &self.question);
        let days = [self.from, self.to].map(|day| day.map(|day| day.to_string()));
        for (name, value) in [
            ("kind", &self.kind),
            ("topic", &self.topic),
            ("country", &self.country),
            ("phase", &self.phase),
            ("language", &self.language),
            ("origin", &self.origin),
            ("from", &days[0]),
            ("to", &days[1]),
        ] {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
        if self.is_web {
            query.append_pair("web", "1");
        }
        if page > 1 {
            query.append_pair("page", &page.to_string());
        }
        format!("/{}/search?{}", words.code, query.finish())
    }

    fn choices(&self, words: &Words, facets: &Facets, nodes: &BTreeSet<String>) -> Vec<Choice> {
        let numbered = |label: String, number: Option<&u64>| match number {
            Some(number) => format!("{label} ({})", words.number(i64::try_from(*number).unwrap_or(i64::MAX))),
            None => label,
        };
        let of = |facet: &BTreeMap<String, u64>, word: &str, label: String| {
            (word.to_owned(), numbered(label, facet.get(word)))
        };
        // Who asks for several states in the address finds them chosen as one answer.
        let several = self.country.iter().filter(|codes| codes.contains(',')).map(|codes| {
            let names: Vec<String> = codes.split(',').map(|code| labels::country(words, code)).collect();
            (codes.clone(), words.list(&names))
        });
        let states = labels::STATES.iter().map(|code| of(&facets.countries, code, labels::country(words, code)));
        let states = states.chain(several);
        let kinds = Kind::slugs().map(|slug| of(&facets.kinds, slug, labels::kind(words, slug)));
        let topics = Topic::slugs().map(|slug| (slug.to_owned(), labels::topic(words, slug)));
        let phases = Phase::slugs().map(|slug| of(&facets.phases, slug, labels::phase(words, slug)));
        let tongues = Words::all().iter().map(|own| (own.code.to_owned(), words.language(own.code)));
        let nodes = nodes.iter().map(|host| of(&facets.origins, host, host.clone()));
        vec![
            Choice::of("topic", words.topic(), topics.collect(), self.topic.as_deref()),
            Choice::of("kind", words.kind(), kinds.collect(), self.kind.as_deref()),
            Choice::of("country", words.field_country(), states.collect(), self.country.as_deref()),
            Choice::of("phase", words.phase(), phases.collect(), self.phase.as_deref()),
            Choice::of("language", words.field_language(), tongues.collect(), self.language.as_deref()),
            Choice::of("origin", words.authority_node(), nodes.collect(), self.origin.as_deref()),
        ]
    }
}

/// The states that are named, with commas between them.
fn states(value: &str) -> Option<String> {
    let named = value.split(',').filter_map(|code| among(code.trim(), labels::STATES));
    let named: BTreeSet<String> = named.collect();
    (!named.is_empty()).then(|| named.into_iter().collect::<Vec<_>>().join(","))
}

/// `GET /{lang}/search?q=`.
pub async fn get(State(app): State<App>, reader: Reader, parts: Parts) -> Result<Response, Fault> {
    let Reader { words, viewer, .. } = &reader;
    let asked = Asked::read(parts.uri.query().unwrap_or_default());
    let query = Query::read(&asked.question);
    let page = (ROWS, (asked.paged.page - 1).saturating_mul(ROWS));
    let languages = reader.likes.tags();
    let found = if asked.is_web {
        material::Found::default()
    } else {
        desk::search::find(&app, (viewer, Action::Search), &query, &asked.filter(), &languages, page).await?
    };
    if !asked.question.is_empty() {
        reading::note(&app, viewer, Way::Search, found.listed.iter().map(Into::into)).await?;
    }
    let of_web = if asked.is_web { page } else { (from_web::BESIDE, 0) };
    let (web, web_number) = match asked.web() {
        Some(filter) => from_web::found(&app, words, &query, &filter, of_web).await?,
        None => (Vec::new(), 0),
    };
    let total = if asked.is_web { web_number } else { found.facets.total };
    let number = asked.paged.page;
    let beyond = Beyond::of(asked.paged, (total, ROWS, PAGES), words, |page| asked.address(words, page));
    let has_more = total > u64::from(number * ROWS) && number < PAGES;
    let all_web = Asked { is_web: true, ..asked.clone() };
    let names = Names::read(&app, &reader.likes).await?;
    let one_topic = |slug| Named { slug, label: labels::topic(words, slug) };
    let nodes = nodes(&app, asked.origin.as_deref(), &found.facets).await?;
    let mut choices = asked.choices(words, &found.facets, &nodes);
    choices.retain(|choice| !asked.is_web || matches!(choice.name, "topic" | "country" | "language"));
    let page = Search {
        shell: Shell::asked(&app, &reader, "search", &asked.address(words, number)),
        most: MAX_QUERY_CHARS,
        choices,
        from: asked.from.map(|day| day.to_string()).unwrap_or_default(),
        to: asked.to.map(|day| day.to_string()).unwrap_or_default(),
        is_asked: !asked.question.is_empty(),
        is_common: query.is_empty(),
        bounded: query.is_cut.then(|| words.search_bounded(MAX_WORDS)),
        is_partial: found.is_partial,
        count: index::in_words(words, found.facets.total),
        topics: query.topics().into_iter().take(TOPICS).map(one_topic).collect(),
        misread: asked.misread.iter().map(|one| one.in_words(words)).collect(),
        found: found
            .listed
            .iter()
            .filter(|_| beyond.is_none())
            .map(|listed| Found::of(listed, (&query, &found.languages), words, &names, &languages))
            .collect(),
        web_count: (web_number > 0).then(|| from_web::in_words(words, web_number)),
        web_all: (!asked.is_web && web_number > u64::from(from_web::BESIDE)).then(|| all_web.address(words, 1)),
        is_web: asked.is_web,
        materials: asked.is_web.then(|| Asked { is_web: false, ..asked.clone() }.address(words, 1)),
        web,
        newer: (number > 1 && beyond.is_none()).then(|| asked.address(words, number - 1)),
        older: (has_more && beyond.is_none()).then(|| asked.address(words, number + 1)),
        beyond,
        question: asked.question,
    };
    Ok(page::cached(StatusCode::OK, &page, front::cache(viewer)))
}

/// The nodes whose materials can be chosen: this one, its partners, and those from which something was found.
async fn nodes(app: &App, chosen: Option<&str>, facets: &Facets) -> Result<BTreeSet<String>, StoreError> {
    let partners = peer::list(&app.db, NODES).await?.into_iter().filter(peer::Peer::is_active_partner);
    let known = partners.map(|partner| partner.host).chain([app.config.host().to_owned()]);
    Ok(known.chain(chosen.map(str::to_owned)).chain(facets.origins.keys().cloned()).collect())
}

impl Found {
    /// What was found, in the language that has most of the words; of several alike, in that of the page.
    fn of(
        listed: &Listed,
        (query, spoken): (&Query, &BTreeSet<String>),
        words: &Words,
        names: &Names,
        liked: &[&str],
    ) -> Self {
        let hit = Hit::of(listed, query, spoken, liked);
        let topics: BTreeSet<ByTopic> = hit.reasons.iter().map(|reason| ByTopic::of(reason, words)).collect();
        Self {
            entry: Entry::of(listed, words, names),
            title: hit.title,
            text: hit.text,
            tongue: (!speaks(&hit.language, words.code)).then(|| text::named(&hit.language, words)),
            topics: topics.into_iter().collect(),
            lang: hit.language,
        }
    }
}

impl ByTopic {
    fn of(reason: &Reason<'_>, words: &Words) -> Self {
        let also = reason.topic.label(reason.language).filter(|_| reason.language != words.code);
        let said = |label: &str| (label.to_owned(), reason.language, text::tongue(reason.language).text);
        Self { label: labels::topic(words, reason.topic.slug()), also: also.map(said) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_links_between_pages_keep_the_question_and_the_filter() {
        let asked = Asked::read(
            "q=a%26b%20c&country=fi&language=sv&topic=nothing&origin=fi.example&from=2026-01-02&to=2026-13-40&page=3",
        );
        let address = "/en/search?q=a%26b+c&country=FI&language=sv&origin=fi.example&from=2026-01-02&page=2";
        assert_eq!(asked.address(Words::english(), 2), address);
        let misread: Vec<&str> = asked.misread.iter().map(|one| one.word.as_str()).collect();
        assert_eq!(misread, ["nothing", "2026-13-40"]);
        assert!(Asked::read("q=a&country=&kind=&page=&from=").misread.is_empty());
        assert_eq!(Asked::read("country=FI,XX,Y").misread.len(), 2);
        assert_eq!(Asked::read("page=4000000000").paged.page, PAGES);
        assert_eq!(Asked::read("country=se,fi,XX").country.as_deref(), Some("FI,SE"));
        assert_eq!(Asked::read(&format!("q={}", "x".repeat(900))).question.len(), MAX_QUERY_CHARS);
    }

    #[test]
    fn an_answer_says_how_many_it_leaves() {
        let facets = Facets { countries: [("FI".to_owned(), 1_234)].into(), ..Facets::default() };
        let choices = Asked::read("q=a").choices(Words::english(), &facets, &BTreeSet::new());
        let states = choices.iter().find(|choice| choice.name == "country").unwrap();
        assert!(states.options.iter().any(|option| option.value == "FI" && option.label == "Finland (1,234)"));
        assert!(states.options.iter().any(|option| option.value == "SE" && option.label == "Sweden"));
        let choices = Asked::read("q=a&country=SE,FI").choices(Words::english(), &facets, &BTreeSet::new());
        let chosen = choices.iter().flat_map(|choice| &choice.options).find(|option| option.is_chosen).unwrap();
        assert_eq!((chosen.value.as_str(), chosen.label.as_str()), ("FI,SE", "Finland and Sweden"));
    }
}
