//! The list of materials, narrowed by country, kind, topic, phase and project; its heading says in words what it shows.
//! What is read from the web stands below it, or is the whole list where that is asked for.

use askama::Template;
use axum::{extract::State, response::Response};
use election_pool_protocol::{
    audience::Action,
    vocabulary::{Kind, Phase, Topic},
};
use http::{StatusCode, request::Parts};
use url::form_urlencoded;

use super::{
    adoptions,
    entry::Entry,
    from_web::{self, WebEntry},
    front, index, labels,
    misread::{Beyond, Misread, Paged},
    names::Names,
    notices,
    text::legible,
};
use crate::{
    app::App,
    model::words::Words,
    store::{
        material::{self, By, Filter},
        source,
    },
    web::{page, problem::Fault, reader::Reader, shell::Shell},
};

/// How far back pages go; who looks for more narrows the list.
const PAGES: u32 = 100;
/// The answer that asks for what is read from the web.
const WEB: &str = "web";
/// Most words of an address that it is said of that nobody understands them.
const MISREAD: usize = 8;

/// One page of the list.
#[derive(Debug, Template)]
#[template(path = "materials.html")]
pub struct Materials {
    /// The frame.
    pub shell: Shell,
    /// What the list shows, with how many.
    pub title: String,
    /// Whether it is narrowed.
    pub is_narrowed: bool,
    /// The feed of just this list, if there is one: its address without language and format.
    pub feed: Option<String>,
    /// The site whose list this is, by its id: what is chosen further is chosen among its entries.
    pub site: Option<String>,
    /// The filter.
    pub choices: Vec<Choice>,
    /// What of the address nobody understands: what it was to choose, and the word.
    pub misread: Vec<(String, String)>,
    /// That there is no such page.
    pub beyond: Option<Beyond>,
    /// The materials.
    pub entries: Vec<Entry>,
    /// Whether the list is of what is read from the web.
    pub is_web: bool,
    /// What is read from the web: the list, or the newest of it beside materials.
    pub web: Vec<WebEntry>,
    /// The list of all that is read from the web of the same choice.
    pub web_list: String,
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
    /// What no answer means, where that is not everything.
    pub any: Option<String>,
    /// The answers.
    pub options: Vec<Answer>,
}

impl Choice {
    /// A question whose answers stand in the order of their words.
    pub(super) fn of(
        name: &'static str,
        label: String,
        mut options: Vec<(String, String)>,
        chosen: Option<&str>,
    ) -> Self {
        options.sort_by_key(|(_, label)| label.to_lowercase());
        let answer =
            |(value, label): (String, String)| Answer { is_chosen: chosen == Some(value.as_str()), value, label };
        Self { name, label, any: None, options: options.into_iter().map(answer).collect() }
    }
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

/// What the address asks for. A word that nobody knows is kept, and nothing fits it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Asked {
    country: Option<String>,
    kind: Option<String>,
    topic: Option<String>,
    phase: Option<String>,
    project: Option<String>,
    /// Whether what is read from the web is asked for.
    is_web: bool,
    /// One site of the web, by its id.
    site: Option<String>,
    paged: Paged,
    /// What of it nobody understands: nothing fits it.
    misread: Vec<Misread>,
}

impl Asked {
    fn read(query: &str, projects: &[String]) -> Self {
        let mut asked = Self::default();
        let (mut misread, mut site) = (Vec::new(), None);
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "country" => asked.country = word_of("country", &value, labels::STATES, &mut misread),
                "kind" => asked.kind = word_of("kind", &value, Kind::slugs(), &mut misread),
                "topic" => asked.topic = word_of("topic", &value, Topic::slugs(), &mut misread),
                "phase" => asked.phase = word_of("phase", &value, Phase::slugs(), &mut misread),
                "project" => {
                    let known = projects.iter().map(String::as_str);
                    asked.project = word_of("project", &value, known, &mut misread);
                }
                "from" if value.is_empty() => asked.is_web = false,
                "from" if value == WEB => asked.is_web = true,
                "from" => misread.push(Misread::of("source", &value)),
                "source" => {
                    asked.site = uuid::Uuid::try_parse(&value).ok().map(|id| id.to_string());
                    site = (asked.site.is_none() && !value.is_empty()).then(|| Misread::of("source", &value));
                }
                "page" => {
                    asked.paged = Paged::read(&value, PAGES).unwrap_or_else(|wrong| {
                        misread.push(wrong);
                        Paged::default()
                    });
                }
                _ => {}
            }
        }
        // Materials are of no site, whatever is asked.
        misread.extend(site.filter(|_| asked.is_web));
        misread.truncate(MISREAD);
        Self { misread, ..asked }
    }

    /// Whether a word is none that anybody knows.
    fn is_strange(&self) -> bool {
        !self.misread.is_empty()
    }

    /// The questions about materials with their answers.
    fn answers(&self) -> [(&'static str, &Option<String>); 5] {
        [
            ("country", &self.country),
            ("kind", &self.kind),
            ("topic", &self.topic),
            ("phase", &self.phase),
            ("project", &self.project),
        ]
    }

    fn address(&self, words: &Words, page: u32) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in self.answers() {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
        if self.is_web {
            query.append_pair("from", WEB);
        }
        if let Some(site) = self.site.as_ref().filter(|_| self.is_web) {
            query.append_pair("source", site);
        }
        if page > 1 {
            query.append_pair("page", &page.to_string());
        }
        let query = query.finish();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("/{}/materials{mark}{query}", words.code)
    }

    fn filter(&self) -> Filter {
        Filter {
            country: self.country.clone(),
            kind: self.kind.clone(),
            topic: self.topic.clone(),
            phase: self.phase.clone(),
            project: self.project.clone(),
            ..Filter::default()
        }
    }

    /// The same choice among what is read from the web; nothing where such things have no kind, phase or project to fit.
    fn web_filter(&self) -> Option<source::Filter> {
        let fits = self.kind.is_none() && self.phase.is_none() && self.project.is_none() && !self.is_strange();
        fits.then(|| source::Filter {
            source: self.site.clone().filter(|_| self.is_web),
            country: self.country.clone(),
            topic: self.topic.clone(),
            ..source::Filter::default()
        })
    }

    /// Everything chosen in words: `Deepfakes · Finland`.
    fn in_words(&self, words: &Words, project: Option<String>) -> Option<String> {
        let said =
            |slug: &Option<String>, label: fn(&Words, &str) -> String| slug.as_ref().map(|slug| label(words, slug));
        let all = [
            said(&self.topic, labels::topic),
            said(&self.kind, labels::kind),
            project,
            said(&self.phase, labels::phase),
            said(&self.country, labels::country),
        ];
        let chosen: Vec<String> = all.into_iter().flatten().collect();
        (!chosen.is_empty()).then(|| chosen.join(" · "))
    }

    /// The feed of the same list: there is one for each single answer except a project.
    fn feed(&self) -> Option<String> {
        let chosen: Vec<(&str, &String)> =
            self.answers().into_iter().filter_map(|(name, value)| Some((name, value.as_ref()?))).collect();
        match chosen[..] {
            _ if self.is_strange() || self.is_web => None,
            [(name @ ("country" | "kind" | "topic" | "phase"), value)] => {
                Some(format!("{name}/{}", value.to_ascii_lowercase()))
            }
            _ => None,
        }
    }

    fn choices(&self, words: &Words, projects: Vec<(String, String)>, has_web: bool) -> Vec<Choice> {
        let choice =
            |name, label, options, chosen: &Option<String>| Choice::of(name, label, options, chosen.as_deref());
        let states = labels::STATES.iter().map(|code| ((*code).to_owned(), labels::country(words, code)));
        let kinds = Kind::slugs().map(|slug| (slug.to_owned(), labels::kind(words, slug)));
        let topics = Topic::slugs().map(|slug| (slug.to_owned(), labels::topic(words, slug)));
        let phases = Phase::slugs().map(|slug| (slug.to_owned(), labels::phase(words, slug)));
        let mut choices = vec![
            choice("topic", words.topic(), topics.collect(), &self.topic),
            choice("kind", words.kind(), kinds.collect(), &self.kind),
            choice("country", words.field_country(), states.collect(), &self.country),
            choice("phase", words.phase(), phases.collect(), &self.phase),
        ];
        if !projects.is_empty() {
            choices.push(choice("project", words.project(), projects, &self.project));
        }
        if has_web || self.is_web {
            let chosen = self.is_web.then(|| WEB.to_owned());
            let from = choice("from", words.list_from(), vec![(WEB.to_owned(), words.web_from())], &chosen);
            choices.push(Choice { any: Some(words.list_from_exchange()), ..from });
        }
        choices
    }
}

/// The known word that is meant, if it is one.
pub(super) fn among(value: &str, known: impl IntoIterator<Item = &'static str>) -> Option<String> {
    known.into_iter().find(|known| known.eq_ignore_ascii_case(value)).map(str::to_owned)
}

/// The known word that is meant, else what was written.
fn word_of<'a>(
    name: &'static str,
    value: &str,
    known: impl IntoIterator<Item = &'a str>,
    misread: &mut Vec<Misread>,
) -> Option<String> {
    if value.is_empty() {
        return None;
    }
    if let Some(word) = known.into_iter().find(|known| known.eq_ignore_ascii_case(value)) {
        return Some(word.to_owned());
    }
    let wrong = Misread::of(name, value);
    misread.push(wrong.clone());
    Some(wrong.word)
}

/// `GET /{lang}/materials`.
pub async fn get(State(app): State<App>, reader: Reader, parts: Parts) -> Result<Response, Fault> {
    let Reader { words, viewer, .. } = &reader;
    let projects = index::names(&app, &index::counts(&app, viewer, By::Project).await?);
    let asked = Asked::read(parts.uri.query().unwrap_or_default(), &projects);
    let rows = app.config.limits.page_rows.max(1);
    let part = if asked.is_web {
        Part::of_web(&app, words, &asked, rows).await?
    } else {
        Part::of_materials(&app, &reader, &asked, rows).await?
    };
    let is_known = |name: &str| projects.iter().any(|known| known == name);
    let called = |name: &str| if is_known(name) { notices::title(&app, name, words).text } else { name.to_owned() };
    // Whoever makes an address does not write a headline.
    let chosen = (!asked.is_strange()).then(|| asked.in_words(words, asked.project.as_deref().map(called))).flatten();
    let site = match &asked.site {
        Some(id) if asked.is_web => source::find(&app.db, id).await?.map(|source| legible(&source.name)),
        _ => None,
    };
    let everything = match (asked.is_strange(), asked.is_web) {
        (true, _) => words.list_strange(),
        (false, true) => words.web_from(),
        (false, false) => words.front_all(),
    };
    let named: Vec<String> = asked.is_web.then(|| words.web_from()).into_iter().chain(site).chain(chosen).collect();
    let has_sites = source::number(&app.db, &source::Filter::default()).await? > 0;
    let all_of_web = Asked { is_web: true, paged: Paged::default(), ..asked.clone() };
    let number = asked.paged.page;
    let beyond = Beyond::of(asked.paged, (part.total, rows, PAGES), words, |page| asked.address(words, page));
    let page = Materials {
        shell: Shell::asked(&app, &reader, "materials", &asked.address(words, number)).indexed(),
        is_narrowed: named.len() > usize::from(asked.is_web) || asked.is_strange(),
        misread: asked.misread.iter().map(|one| one.in_words(words)).collect(),
        title: format!("{} – {}", if named.is_empty() { everything } else { named.join(" · ") }, part.count),
        feed: asked.feed(),
        site: asked.site.clone().filter(|_| asked.is_web),
        choices: asked.choices(words, projects.iter().map(|name| (name.clone(), called(name))).collect(), has_sites),
        entries: if beyond.is_some() { Vec::new() } else { part.entries },
        is_web: asked.is_web,
        web: part.web,
        web_list: all_of_web.address(words, 1),
        newer: (number > 1 && beyond.is_none()).then(|| asked.address(words, number - 1)),
        older: (part.has_older && number < PAGES && beyond.is_none()).then(|| asked.address(words, number + 1)),
        beyond,
    };
    Ok(page::cached(StatusCode::OK, &page, front::cache(&reader.viewer)))
}

/// What one page of the list shows.
struct Part {
    entries: Vec<Entry>,
    web: Vec<WebEntry>,
    /// How many there are in all, in words.
    count: String,
    total: u64,
    has_older: bool,
}

impl Part {
    /// Materials, and on the first page the newest of what is read from the web.
    async fn of_materials(app: &App, reader: &Reader, asked: &Asked, rows: u32) -> Result<Self, Fault> {
        let Reader { words, viewer, .. } = reader;
        let (filter, offset) = (asked.filter(), (asked.paged.page - 1).saturating_mul(rows));
        let (mut listed, count) = if asked.is_strange() {
            (Vec::new(), 0)
        } else {
            let listed = material::list(&app.db, viewer, Action::Search, &filter, rows + 1, offset).await?;
            (listed, material::count(&app.db, viewer, Action::Search, &filter).await?)
        };
        let has_older = listed.len() > rows as usize;
        listed.truncate(rows as usize);
        let names = Names::read(app, &reader.likes).await?;
        let web = match asked.web_filter().filter(|_| asked.paged == Paged::default()) {
            Some(filter) => from_web::entries(app, words, &filter, from_web::BESIDE, 0).await?,
            None => Vec::new(),
        };
        let entries = adoptions::entries(app, viewer, &listed, words, &names).await?;
        Ok(Self { entries, web, count: index::in_words(words, count), total: count, has_older })
    }

    async fn of_web(app: &App, words: &Words, asked: &Asked, rows: u32) -> Result<Self, Fault> {
        let offset = (asked.paged.page - 1).saturating_mul(rows);
        let (mut web, count) = match asked.web_filter() {
            Some(filter) => {
                let web = from_web::entries(app, words, &filter, rows + 1, offset).await?;
                (web, source::number(&app.db, &filter).await?)
            }
            None => (Vec::new(), 0),
        };
        let has_older = web.len() > rows as usize;
        web.truncate(rows as usize);
        Ok(Self { entries: Vec::new(), web, count: from_web::in_words(words, count), total: count, has_older })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Asked {
        Asked::read(query, &["valpoolen".to_owned()])
    }

    #[test]
    fn a_word_that_nobody_knows_is_kept_and_nothing_fits_it() {
        let asked = read("country=fi&kind=best-practice&topic=&page=999999&x=y&page");
        let expected = Asked { country: Some("FI".into()), kind: Some("best-practice".into()), ..Asked::default() };
        assert_eq!(asked, expected);
        for query in ["topic=%22%3E", "phase=never", "project=other", "country=XX"] {
            let asked = read(query);
            assert!(asked.is_strange() && asked.feed().is_none(), "{query}");
        }
        assert_eq!(read(&format!("kind={}", "x".repeat(900))).kind.map(|kind| kind.len()), Some(60));
        assert_eq!(read("page=4000000000").paged.page, PAGES);
        assert!(read("page=two").is_strange());
    }

    #[test]
    fn the_links_between_pages_keep_the_filter() {
        let asked = read("country=FI&topic=deepfakes&phase=electoral&project=valpoolen&page=3");
        let narrowed = "/en/materials?country=FI&topic=deepfakes&phase=electoral&project=valpoolen";
        assert_eq!(asked.address(Words::english(), 2), format!("{narrowed}&page=2"));
        assert_eq!(asked.address(Words::english(), 1), narrowed);
        assert_eq!(read("").address(Words::of("fi").unwrap(), 1), "/fi/materials");
    }

    #[test]
    fn what_was_chosen_stays_chosen() {
        let choices = read("country=SE").choices(Words::english(), vec![], false);
        let chosen: Vec<&str> =
            choices[2].options.iter().filter(|answer| answer.is_chosen).map(|answer| answer.label.as_str()).collect();
        assert_eq!(chosen, ["Sweden"]);
        let numbers: Vec<usize> = choices.iter().map(|choice| choice.options.len()).collect();
        assert_eq!(numbers, [49, 9, 27, 3]);
    }

    #[test]
    fn what_is_read_from_the_web_is_one_more_answer_and_has_no_feed() {
        let id = "01a00000-0000-7000-8000-000000000000";
        let asked = read(&format!("from=web&topic=deepfakes&source={id}"));
        let address = format!("/en/materials?topic=deepfakes&from=web&source={id}");
        assert_eq!((asked.address(Words::english(), 1), asked.feed()), (address, None));
        assert_eq!(asked.web_filter().unwrap().source.as_deref(), Some(id));
        assert_eq!(read("from=web&kind=guide").web_filter(), None, "nothing there has a kind");
        assert!(read("from=moon").is_strange());
        assert_eq!(read("from=web&source=nope").web_filter(), None, "no site is called that");
        assert!(read("from=web&source=").web_filter().is_some() && !read("source=nope").is_strange());
        let from = |query: &str, has_web| read(query).choices(Words::english(), vec![], has_web).pop().unwrap();
        assert_eq!(from("", true).name, "from");
        assert_eq!(from("", false).name, "phase");
        assert!(from("from=web", false).options[0].is_chosen);
    }

    #[test]
    fn a_list_says_in_words_what_it_shows_and_has_a_feed_where_there_is_one() {
        let (english, finnish) = (Words::english(), Words::of("fi").unwrap());
        let said = |query: &str, words| read(query).in_words(words, None);
        assert_eq!(said("topic=deepfakes&country=SE", finnish).as_deref(), Some("Syväväärennökset · Ruotsi"));
        assert_eq!(said("", english), None);
        let feed = |query: &str| read(query).feed();
        assert_eq!(feed("country=SE").as_deref(), Some("country/se"));
        assert_eq!(feed("phase=electoral").as_deref(), Some("phase/electoral"));
        for query in ["", "project=valpoolen", "country=SE&topic=deepfakes"] {
            assert_eq!(feed(query), None, "{query}");
        }
    }
}
