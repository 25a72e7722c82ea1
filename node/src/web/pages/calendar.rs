//! The calendar: meetings that are coming and that were held, by month, narrowed by country and topic.

use askama::Template;
use axum::{extract::State, response::Response};
use election_pool_protocol::{audience::Action, vocabulary::Topic};
use http::{StatusCode, request::Parts};
use indexmap::IndexMap;
use jiff::SignedDuration;
use url::form_urlencoded;

use super::{
    facts, front, labels,
    materials::{Choice, among},
    names::Names,
    text::Text,
    when::When,
};
use crate::{
    app::App,
    model::words::Words,
    store::material::{self, Cancelled, Filter, Planned, Span},
    web::{
        page::{self, Until},
        problem::Fault,
        reader::Reader,
        shell::{self, Shell},
    },
};

/// How far back pages go.
const PAGES: u32 = 100;
/// Meetings to come that are shown, all on the first page.
const COMING: u32 = 500;

/// The page of the calendar.
#[derive(Debug, Template)]
#[template(path = "calendar.html")]
pub struct Calendar {
    /// The frame.
    pub shell: Shell,
    /// What it shows.
    pub title: String,
    /// The calendar as a file, if there is one of just this choice.
    pub file: Option<String>,
    /// The same for a program that looks again by itself.
    pub subscribe: Option<String>,
    /// The filter.
    pub choices: Vec<Choice>,
    /// Whether something was chosen.
    pub is_narrowed: bool,
    /// Whether this is the first page, with what is coming.
    pub is_first: bool,
    /// What is coming, the next first.
    pub upcoming: Vec<Month>,
    /// What was held, the last first.
    pub past: Vec<Month>,
    /// The page with later ones.
    pub newer: Option<String>,
    /// The page with earlier ones.
    pub older: Option<String>,
}

/// The meetings of one month.
#[derive(Debug)]
pub struct Month {
    /// `November 2026`.
    pub name: String,
    /// The meetings.
    pub meetings: Vec<Meeting>,
}

/// A meeting in the calendar.
#[derive(Debug)]
pub struct Meeting {
    /// The address of its page.
    pub href: String,
    /// The level, without `TLP:`.
    pub level: &'static str,
    /// 0 for CLEAR up to 4 for RED.
    pub rank: i32,
    /// Whether it does not take place.
    pub is_cancelled: bool,
    /// Whether it belongs to a rehearsal.
    pub is_exercise: bool,
    /// The title; of a withdrawn one, that it is cancelled.
    pub title: Text,
    /// Why it is cancelled.
    pub reason: Option<Text>,
    /// The language of that, where it is not that of the page.
    pub reason_tongue: Option<Text>,
    /// When.
    pub when: When,
    /// When it was planned for, if it was moved.
    pub moved_from: Option<String>,
    /// Where.
    pub place: Option<Text>,
    /// The language of that, where it is not that of the page.
    pub place_tongue: Option<Text>,
    /// Whether one can take part from afar.
    pub is_online: bool,
    /// Who published it.
    pub authority: Text,
    /// Their country in words.
    pub country: Option<String>,
}

/// What the address asks for. A word that nobody knows chooses nothing.
#[derive(Debug, Default, PartialEq, Eq)]
struct Asked {
    country: Option<String>,
    topic: Option<String>,
    page: u32,
}

impl Asked {
    fn read(query: &str) -> Self {
        let mut asked = Self { page: 1, ..Self::default() };
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "country" => asked.country = among(&value, labels::STATES),
                "topic" => asked.topic = among(&value, Topic::slugs()),
                "page" => asked.page = value.parse().unwrap_or(1).clamp(1, PAGES),
                _ => {}
            }
        }
        asked
    }

    fn filter(&self) -> Filter {
        Filter { country: self.country.clone(), topic: self.topic.clone(), ..Filter::default() }
    }

    fn address(&self, words: &Words, page: u32) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in [("country", &self.country), ("topic", &self.topic)] {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
        if page > 1 {
            query.append_pair("page", &page.to_string());
        }
        let query = query.finish();
        format!("/{}/calendar{}{query}", words.code, if query.is_empty() { "" } else { "?" })
    }

    /// The calendar of just this choice, behind the origin.
    fn file(&self, words: &Words) -> Option<String> {
        match (&self.country, &self.topic) {
            (None, None) => Some(format!("/feeds/calendar.{}.ics", words.code)),
            (Some(country), None) => {
                Some(format!("/feeds/country/{}.{}.ics", country.to_ascii_lowercase(), words.code))
            }
            (None, Some(topic)) => Some(format!("/feeds/topic/{topic}.{}.ics", words.code)),
            (Some(_), Some(_)) => None,
        }
    }

    fn in_words(&self, words: &Words) -> Option<String> {
        let topic = self.topic.as_deref().map(|slug| labels::topic(words, slug));
        let country = self.country.as_deref().map(|code| labels::country(words, code));
        let chosen: Vec<String> = topic.into_iter().chain(country).collect();
        (!chosen.is_empty()).then(|| chosen.join(" · "))
    }

    fn choices(&self, words: &Words) -> Vec<Choice> {
        let states = labels::STATES.iter().map(|code| ((*code).to_owned(), labels::country(words, code)));
        let topics = Topic::slugs().map(|slug| (slug.to_owned(), labels::topic(words, slug)));
        vec![
            Choice::of("country", words.field_country(), states.collect(), self.country.as_deref()),
            Choice::of("topic", words.topic(), topics.collect(), self.topic.as_deref()),
        ]
    }
}

/// `GET /{lang}/calendar`.
pub async fn get(State(app): State<App>, reader: Reader, parts: Parts) -> Result<Response, Fault> {
    let Reader { words, viewer, .. } = &reader;
    let asked = Asked::read(parts.uri.query().unwrap_or_default());
    let (filter, now, rows) = (asked.filter(), app.clock.now(), app.config.limits.page_rows.max(1));
    let offset = (asked.page - 1).saturating_mul(rows);
    let search = Action::Search;
    let is_first = asked.page == 1;
    let mut past = material::meetings(&app.db, viewer, search, &filter, Span::Past(now), (rows + 1, offset)).await?;
    let has_older = past.len() > rows as usize && asked.page < PAGES;
    past.truncate(rows as usize);
    let names = Names::read(&app, &reader.likes).await?;
    let meeting = |planned: &Planned| Meeting::of(planned, words, &names);
    let mut past: Vec<Meeting> = past.iter().map(meeting).collect();
    let mut upcoming = Vec::new();
    if is_first {
        let planned = material::meetings(&app.db, viewer, search, &filter, Span::Upcoming(now), (COMING, 0)).await?;
        upcoming.extend(planned.iter().map(meeting));
        let since = now - SignedDuration::from_hours(24 * i64::from(app.config.limits.settled_days));
        for cancelled in material::cancelled(&app.db, viewer, search, &filter, since, rows).await? {
            let is_past = cancelled.ends.unwrap_or(cancelled.starts) < now;
            let list = if is_past { &mut past } else { &mut upcoming };
            list.push(Meeting::cancelled(&cancelled, words, &names));
        }
        upcoming.sort_by(|a, b| a.when.iso.cmp(&b.when.iso));
        past.sort_by(|a, b| b.when.iso.cmp(&a.when.iso));
    }
    let (file, chosen) = (asked.file(words), asked.in_words(words));
    let page = Calendar {
        shell: Shell::asked(&app, &reader, "calendar", &asked.address(words, asked.page)).indexed(),
        title: chosen.as_ref().map_or_else(|| words.calendar(), |chosen| format!("{} – {chosen}", words.calendar())),
        subscribe: file.as_ref().map(|file| format!("webcal://{}{file}", app.config.host())),
        file,
        choices: asked.choices(words),
        is_narrowed: chosen.is_some(),
        is_first,
        upcoming: months(upcoming, words),
        past: months(past, words),
        newer: (asked.page > 1).then(|| asked.address(words, asked.page - 1)),
        older: has_older.then(|| asked.address(words, asked.page + 1)),
    };
    Ok(Until::minute(now).on(page::cached(StatusCode::OK, &page, front::cache(viewer))))
}

/// Meetings that follow one another in the same month, under its name.
fn months(meetings: Vec<Meeting>, words: &Words) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    for meeting in meetings {
        let name = words.month_of(meeting.when.day);
        match months.last_mut().filter(|month| month.name == name) {
            Some(month) => month.meetings.push(meeting),
            None => months.push(Month { name, meetings: vec![meeting] }),
        }
    }
    months
}

impl Meeting {
    fn of(planned: &Planned, words: &Words, names: &Names) -> Self {
        let material = &planned.listed.material;
        let zone = planned.timezone.as_deref();
        let variant = names.choose(&planned.listed.variants, words);
        let title = variant.map(|variant| Text::of(&variant.language, &variant.title)).unwrap_or_default();
        let authority = names.of(&material.authority, words.code);
        let starts = material.starts.unwrap_or(material.published);
        Self {
            href: format!("/{}/materials/{}", words.code, material.id),
            level: material.audience.level.as_str(),
            rank: material.audience.level.rank(),
            is_cancelled: false,
            is_exercise: material.status.as_deref() == Some("exercise"),
            title: if title.text.is_empty() { Text::of("", &material.uri) } else { title },
            reason: None,
            reason_tongue: None,
            place_tongue: facts::foreign(&material.language, words),
            when: When::of(starts, material.ends, zone, words),
            moved_from: planned.moved_from.map(|before| When::before(before, zone, words)),
            place: planned.place.as_deref().map(|place| Text::of(&material.language, place)),
            is_online: planned.online.is_some(),
            country: labels::country_of(words, material.country.as_deref(), &authority),
            authority,
        }
    }

    fn cancelled(cancelled: &Cancelled, words: &Words, names: &Names) -> Self {
        let material = &cancelled.material;
        let authority = names.of(&material.authority, words.code);
        let reasons: IndexMap<String, String> =
            material.reason.as_deref().and_then(|reason| serde_json::from_str(reason).ok()).unwrap_or_default();
        let reason = shell::said(&reasons, words.code);
        Self {
            href: format!("/{}/materials/{}", words.code, material.id),
            level: material.audience.level.as_str(),
            rank: material.audience.level.rank(),
            is_cancelled: true,
            is_exercise: false,
            title: Text::of(words.code, &words.meeting_cancelled()),
            reason_tongue: reason.as_ref().and_then(|reason| facts::foreign(&reason.lang, words)),
            reason,
            when: When::of(cancelled.starts, cancelled.ends, cancelled.timezone.as_deref(), words),
            moved_from: None,
            place: None,
            place_tongue: None,
            is_online: false,
            country: labels::country_of(words, material.country.as_deref(), &authority),
            authority,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_has_a_calendar_of_its_own_where_there_is_one() {
        let words = Words::english();
        let file = |query: &str| Asked::read(query).file(words);
        assert_eq!(file("").as_deref(), Some("/feeds/calendar.en.ics"));
        assert_eq!(file("country=fi").as_deref(), Some("/feeds/country/fi.en.ics"));
        assert_eq!(file("topic=deepfakes&country=").as_deref(), Some("/feeds/topic/deepfakes.en.ics"));
        assert_eq!(file("topic=deepfakes&country=FI"), None);
        assert_eq!(file("country=US").as_deref(), Some("/feeds/calendar.en.ics"));
        assert_eq!(Asked::read("country=fi&page=9999").address(words, 2), "/en/calendar?country=FI&page=2");
        assert_eq!(Asked::read("page=9999").page, PAGES);
        assert_eq!(Asked::read("topic=deepfakes&country=SE").in_words(words).as_deref(), Some("Deepfakes · Sweden"));
    }
}
