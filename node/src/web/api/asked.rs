//! What the query of an address asks for. Every parameter is known, stands once and fits, or its name is in the refusal.

use std::collections::BTreeMap;

use election_pool_protocol::vocabulary::{Kind, Phase, Topic};
use url::form_urlencoded;
use utoipa::IntoParams;

use crate::{
    desk::audit::{self, Question},
    model::{
        codes,
        search::{MAX_QUERY_CHARS, MAX_WORDS, Query},
    },
    store::{material::Filter, submission::Place},
    web::{day, pages::text::legible, problem::Problem},
};

/// Materials on a page unless another number is asked for.
const ROWS: u32 = 20;
/// How far back pages go; who looks for more narrows the list.
const PAGES: u32 = 200;
/// The longest name of a node, project or authority, in bytes.
const NAME_BYTES: usize = 500;
/// How many languages of a reader count.
const READERS: usize = 3;

/// Which materials, as the document of the API tells it.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "what is asked is read by `Asked`; this says what may be asked")]
pub(super) struct Narrowed {
    /// A state, ISO 3166-1 alpha-2, or several with commas between them.
    #[param(example = "FI,SE")]
    country: Option<String>,
    /// A slug of the vocabulary.
    #[param(example = "best-practice")]
    kind: Option<String>,
    /// A slug of the vocabulary.
    #[param(example = "early-voting")]
    topic: Option<String>,
    /// A slug of the vocabulary.
    phase: Option<String>,
    /// A language the material has, BCP 47.
    #[param(example = "sv")]
    language: Option<String>,
    /// The host of the node it comes from.
    #[param(max_length = 500)]
    origin: Option<String>,
    /// The name of a project.
    #[param(max_length = 500)]
    project: Option<String>,
    /// The actor id of the authority that published it.
    #[param(max_length = 500)]
    authority: Option<String>,
    /// The first day of its last change, in UTC.
    #[param(pattern = "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$", example = "2026-01-01")]
    from: Option<String>,
    /// The last one.
    #[param(pattern = "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")]
    to: Option<String>,
    /// Materials on a page; at most the node's `page_rows`.
    #[param(minimum = 1, maximum = 50)]
    limit: Option<u32>,
    /// Which page.
    #[param(minimum = 1, maximum = 200)]
    page: Option<u32>,
}

/// What is looked for, likewise.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "what is asked is read by `Asked`; this says what may be asked")]
pub(super) struct Looked {
    /// Up to six words in any language.
    #[param(min_length = 1, example = "advance voting")]
    q: String,
    /// The languages of whoever asks, the best liked first, with commas between them; at most three.
    #[param(example = "nl,en")]
    languages: Option<String>,
}

/// Which lines of the audit log, likewise.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "what is asked is read by `Asked`; this says what may be asked")]
pub(super) struct Audited {
    /// A user name, or the host of a server.
    #[param(max_length = 500)]
    who: Option<String>,
    /// A deed, as it stands in the log.
    #[param(max_length = 500, example = "approve")]
    deed: Option<String>,
    /// An id, the address of a page, or a name.
    #[param(max_length = 500)]
    object: Option<String>,
    /// The first day, in UTC.
    #[param(pattern = "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$", example = "2026-01-01")]
    from: Option<String>,
    /// The last one.
    #[param(pattern = "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")]
    to: Option<String>,
}

/// The parameters of a list.
pub(super) const OF_LIST: [&str; 12] =
    ["country", "kind", "topic", "phase", "language", "origin", "project", "authority", "from", "to", "limit", "page"];
/// The parameters of a search.
pub(super) const OF_SEARCH: [&str; 14] = [
    "q",
    "languages",
    "country",
    "kind",
    "topic",
    "phase",
    "language",
    "origin",
    "project",
    "authority",
    "from",
    "to",
    "limit",
    "page",
];

/// The parameters of a question to the audit log.
pub(super) const OF_AUDIT: [&str; 6] = ["who", "deed", "object", "from", "to", "before"];
/// The parameters of what is carried away of it.
pub(super) const OF_AUDIT_EXPORT: [&str; 7] = ["who", "deed", "object", "from", "to", "format", "upto"];

/// The parameters of the list of what waits.
pub(super) const OF_WAITING: [&str; 1] = ["behind"];

/// The parameter of a look at what would be erased.
pub(super) const OF_ERASING: [&str; 1] = ["which"];
/// The parameters of the list of people.
pub(super) const OF_USERS: [&str; 3] = ["q", "state", "after"];
/// The parameters of the list of settings.
pub(super) const OF_SETTINGS: [&str; 2] = ["q", "which"];

/// Those that are numbers: nothing is none.
const NUMBERS: [&str; 4] = ["limit", "page", "before", "upto"];

/// The parameters of a question, each once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked(BTreeMap<String, String>);

impl Asked {
    /// Reads a query that may have these parameters; a text without a value is as if it were not there.
    pub(super) fn read(query: Option<&str>, known: &[&str]) -> Result<Self, Problem> {
        let mut found = BTreeMap::new();
        for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
            if !known.contains(&name.as_ref()) {
                let words = codes::unknown(&name, "parameter here", known.iter().copied());
                return Err(Problem::of_parameter(&name, &words));
            }
            if value.is_empty() && !NUMBERS.contains(&name.as_ref()) {
                continue;
            }
            // No text of ours has one, and PostgreSQL takes none.
            if value.contains('\0') {
                return Err(Problem::of_parameter(&name, "a text has no character of the number 0"));
            }
            if found.insert(name.to_string(), value.into_owned()).is_some() {
                return Err(Problem::of_parameter(&name, "it stands there twice"));
            }
        }
        Ok(Self(found))
    }

    fn value(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// The value of a parameter as something else; what is wrong with it otherwise.
    fn read_as<T>(&self, name: &str, read: impl Fn(&str) -> Result<T, String>) -> Result<Option<T>, Problem> {
        self.value(name).map(|value| read(value).map_err(|words| Problem::of_parameter(name, &words))).transpose()
    }

    /// A word that its reader knows.
    pub(super) fn word(&self, name: &str) -> Option<&str> {
        self.value(name)
    }

    /// A text of at most so many characters.
    pub(super) fn text(&self, name: &str, most: usize) -> Result<Option<String>, Problem> {
        let bounded = |text: &str| {
            if text.chars().count() > most {
                Err(format!("it has more than {most} characters"))
            } else {
                Ok(legible(text))
            }
        };
        self.read_as(name, bounded)
    }

    /// One of these words.
    pub(super) fn one_of(&self, name: &str, known: &[&'static str]) -> Result<Option<&'static str>, Problem> {
        self.read_as(name, |word| codes::one_of(word, name, known))
    }

    /// The number of a line of the audit log.
    pub(super) fn line(&self, name: &str) -> Result<Option<u64>, Problem> {
        let most = i64::MAX.unsigned_abs();
        self.read_as(name, |text| {
            let number: Option<u64> = text.parse().ok().filter(|number| (1..=most).contains(number));
            number.ok_or_else(|| format!("it is a number from 1 to {most}"))
        })
    }

    /// A place in the list of what waits.
    pub(super) fn place(&self, name: &str) -> Result<Option<Place>, Problem> {
        self.read_as(name, str::parse)
    }

    /// Which lines of the audit log.
    pub(super) fn question(&self) -> Result<Question, Problem> {
        let word = |name: &str| self.read_as(name, short).map(|word| legible(&word.unwrap_or_default()));
        let day = |name: &str, is_last| {
            self.read_as(name, |text| {
                let day = day::read(text).and_then(|day| audit::day(&day.to_string(), is_last).ok());
                day.ok_or_else(|| no_day(text))
            })
        };
        Ok(Question {
            who: word("who")?,
            deed: word("deed")?,
            object: word("object")?,
            from: day("from", false)?,
            to: day("to", true)?,
        })
    }

    /// Which materials.
    pub(super) fn filter(&self) -> Result<Filter, Problem> {
        let of_vocabulary = |name: &str, known: Vec<&'static str>| {
            self.read_as(name, |word| codes::one_of(word, name, &known).map(str::to_owned))
        };
        let named = |name: &str| self.read_as(name, short);
        let days = |name: &str| self.read_as(name, |text| day::read(text).ok_or_else(|| no_day(text)));
        Ok(Filter {
            country: self.read_as("country", countries)?,
            kind: of_vocabulary("kind", Kind::slugs().collect())?,
            topic: of_vocabulary("topic", Topic::slugs().collect())?,
            phase: of_vocabulary("phase", Phase::slugs().collect())?,
            language: self.language()?,
            origin: named("origin")?,
            project: named("project")?,
            authority: named("authority")?,
            updated_after: days("from")?.and_then(day::before),
            updated_before: days("to")?.and_then(day::after),
            ..Filter::default()
        })
    }

    /// One language, in its canonical form.
    pub(super) fn language(&self) -> Result<Option<String>, Problem> {
        self.read_as("language", |tag| codes::language(tag).map(|tag| tag.to_string()))
    }

    /// The languages of whoever asks, the best liked first.
    pub(super) fn reader(&self) -> Result<Vec<String>, Problem> {
        let each = |list: &str| {
            let tags: Vec<&str> = list.split(',').map(str::trim).collect();
            if tags.len() > READERS {
                return Err(format!("at most {READERS} languages count"));
            }
            tags.into_iter().map(|tag| codes::language(tag).map(|tag| tag.to_string())).collect()
        };
        Ok(self.read_as("languages", each)?.unwrap_or_default())
    }

    /// The words looked for.
    pub(super) fn query(&self) -> Result<Query, Problem> {
        let refused = |words: String| Problem::of_parameter("q", &words);
        let text = self.value("q").ok_or_else(|| refused("it says what to look for".to_owned()))?;
        if text.chars().count() > MAX_QUERY_CHARS {
            return Err(refused(format!("it has more than {MAX_QUERY_CHARS} characters")));
        }
        let query = Query::read(text);
        match (query.is_empty(), query.is_cut) {
            (true, _) => {
                Err(refused("these words are in almost every text; add one that says what it is about".into()))
            }
            (_, true) => Err(refused(format!("it has more than {MAX_WORDS} words"))),
            _ => Ok(query),
        }
    }

    /// The question as it was put.
    pub(super) fn words(&self) -> &str {
        self.value("q").unwrap_or_default()
    }

    /// How many materials a page has, at most `most`, and which page it is, from 1.
    pub(super) fn page(&self, most: u32) -> Result<(u32, u32), Problem> {
        let number = |name: &str, most: u32| self.read_as(name, |text| number(text, most));
        let limit = number("limit", most)?.unwrap_or(ROWS.min(most));
        Ok((limit, number("page", PAGES)?.unwrap_or(1)))
    }

    /// The address of another page of the same.
    pub(super) fn address(&self, path: &str, page: u32) -> String {
        self.address_with(path, "page", (page > 1).then_some(u64::from(page)))
    }

    /// The same with another number of this name, or none.
    pub(super) fn address_with(&self, path: &str, name: &str, number: Option<u64>) -> String {
        self.address_saying(path, name, number.map(|number| number.to_string()).as_deref())
    }

    /// The same with what comes after a name.
    pub(super) fn address_after(&self, path: &str, last: &str) -> String {
        self.address_saying(path, "after", Some(last))
    }

    fn address_saying(&self, path: &str, name: &str, value: Option<&str>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let others = self.0.iter().filter(|(own, _)| *own != name);
        query.extend_pairs(others);
        if let Some(value) = value {
            query.append_pair(name, value);
        }
        let query = query.finish();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{path}{mark}{query}")
    }
}

/// Whether there is a page after one.
pub(super) const fn has_next(page: u32) -> bool {
    page < PAGES
}

/// Countries with commas between them.
fn countries(list: &str) -> Result<String, String> {
    if list.len() > NAME_BYTES {
        return Err(format!("it has more than {NAME_BYTES} bytes"));
    }
    let each: Result<Vec<String>, String> = list.split(',').map(|code| codes::country(code.trim())).collect();
    Ok(each?.join(","))
}

fn number(text: &str, most: u32) -> Result<u32, String> {
    let number: Option<u32> = text.parse().ok().filter(|number| (1..=most).contains(number));
    number.ok_or_else(|| format!("it is a number from 1 to {most}"))
}

fn short(text: &str) -> Result<String, String> {
    if text.len() > NAME_BYTES { Err(format!("it has more than {NAME_BYTES} bytes")) } else { Ok(text.to_owned()) }
}

fn no_day(text: &str) -> String {
    let shown: String = text.chars().take(20).collect();
    format!("“{shown}” is not a day, as in “2026-11-30”")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Asked {
        Asked::read(Some(query), &OF_SEARCH).unwrap()
    }

    #[test]
    fn what_does_not_fit_is_refused_by_its_name() {
        let refused = |query: &str| {
            let asked = Asked::read(Some(query), &OF_SEARCH);
            let told = asked.and_then(|asked| {
                asked.filter()?;
                asked.reader()?;
                asked.page(50)?;
                asked.query().map(drop)
            });
            serde_json::to_value(told.unwrap_err()).unwrap()
        };
        for (query, name, words) in [
            ("q=a1&contry=FI", "contry", "did you mean “country”?"),
            ("q=a1&country=fi", "country", "did you mean “FI”?"),
            ("q=a1&topic=deepfake", "topic", "did you mean “deepfakes”?"),
            ("q=a1&kind=guide&kind=guide", "kind", "twice"),
            ("q=a1&language=swedish", "language", "“swedish”"),
            ("q=a1&languages=fi,sv,en,lt", "languages", "at most 3"),
            ("q=a1&from=1.1.2026", "from", "as in “2026-11-30”"),
            ("q=a1&limit=51", "limit", "from 1 to 50"),
            ("q=a1&page=0", "page", "from 1 to 200"),
            ("q=a1&limit=", "limit", "from 1 to 50"),
            ("", "q", "what to look for"),
            ("q=what+is+the", "q", "almost every text"),
            ("q=a1+b2+c3+d4+e5+f6+g7", "q", "more than 6 words"),
        ] {
            let problem = refused(query);
            assert_eq!(problem["parameter"], name, "{query}");
            assert!(problem["detail"].as_str().unwrap().contains(words), "{query}: {problem}");
            assert_eq!(problem["status"], 400);
        }
    }

    #[test]
    fn what_fits_is_read_and_stands_in_the_address_of_the_next_page() {
        let asked = read("q=kirje+%26+%C3%A4&country=FI,SE&language=SR-latn&from=2026-01-01&limit=5&page=2&topic=");
        let filter = asked.filter().unwrap();
        assert_eq!((filter.country.as_deref(), filter.language.as_deref()), (Some("FI,SE"), Some("sr-Latn")));
        assert!(filter.updated_after.is_some() && filter.updated_before.is_none() && filter.topic.is_none());
        assert_eq!(asked.page(50).unwrap(), (5, 2));
        let next = "/x?country=FI%2CSE&from=2026-01-01&language=SR-latn&limit=5&q=kirje+%26+%C3%A4&page=3";
        assert_eq!(asked.address("/x", 3), next);
        assert_eq!(Asked::read(None, &OF_LIST).unwrap().address("/x", 1), "/x");
    }
}
