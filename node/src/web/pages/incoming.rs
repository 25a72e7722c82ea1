//! Incoming: the inbox of whoever works here. What came since they looked, by their own filters, and what waits for
//! somebody of their role.
//!
//! Who may do what is said by the table and asked of the desk; this module shows and passes on.

pub mod adopt;
pub mod asking;
pub mod deeds;
mod line;
pub mod moving;
pub mod offer;
pub mod propose;

use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, StatusCode};
use jiff::Timestamp;
use serde::Deserialize;
use url::form_urlencoded;

pub use self::line::MoveLine;
use self::line::{AsideLine, FilterLine, FollowLine, OfferLine};
use super::{
    desk::{faults::Said, line::WaitingLine},
    entry::Entry,
    labels,
    materials::Choice,
    names::Names,
    people::People,
    standing,
    text::{Day, legible},
};
use crate::{
    app::App,
    desk::{
        incoming::{self, Chosen, Incoming, Typed},
        session::Session,
        waiting,
    },
    model::words::Words,
    web::{
        page::{self, Cache},
        problem::Fault,
        reader::Reader,
        session,
        shell::Shell,
    },
};

/// The inbox of a person.
#[derive(Debug, Template)]
#[template(path = "incoming.html")]
#[allow(clippy::struct_excessive_bools, reason = "what a template asks")]
pub struct IncomingPage {
    /// The frame.
    pub shell: Shell,
    /// What forms must carry.
    pub csrf: String,
    /// What was done just now.
    pub done: Option<String>,
    /// Up to when they had looked before, to be taken back.
    pub undo: Option<i64>,
    /// What could not be done, and in which part of the page.
    pub trouble: Trouble,
    /// Up to when they have looked, in a sentence.
    pub since: String,
    /// Up to when this page has everything.
    pub until: i64,
    /// The filters there are.
    pub filters: Vec<FilterLine>,
    /// What a further filter is made of.
    pub choices: Vec<Choice>,
    /// Whether the person decides about what others have written.
    pub decides_texts: bool,
    /// What of it waits for them.
    pub waiting: Vec<WaitingLine>,
    /// New and revised material, with how much of it there is.
    pub material: Vec<Entry>,
    /// How much, in words.
    pub material_count: String,
    /// Whether there is more than is shown.
    pub has_more: bool,
    /// Who states to use what.
    pub adoptions: Vec<Entry>,
    /// How many languages are asked for, in words.
    pub wanted: Option<String>,
    /// Whether the person sees what partners offer.
    pub sees_offers: bool,
    /// Offers that wait for an answer.
    pub offers: Vec<OfferLine>,
    /// Answers to our own.
    pub answers: Vec<OfferLine>,
    /// Whether the person decides who may follow.
    pub decides: bool,
    /// Requests of others.
    pub theirs: Vec<FollowLine>,
    /// Requests of ours.
    pub ours: Vec<FollowLine>,
    /// Partners that say they have moved.
    pub moves: Vec<MoveLine>,
    /// Whether the person minds what stands aside.
    pub minds: bool,
    /// Received and not applied.
    pub quarantine: Vec<AsideLine>,
    /// Not taken there.
    pub parked: Vec<AsideLine>,
    /// What somebody must look at.
    pub alarms: Vec<AsideLine>,
    /// The servers whose things can be tried again.
    pub retried: Vec<String>,
    /// The servers about which there is an alarm.
    pub alarmed: Vec<String>,
    /// Where to show a second factor first, where one is needed and not shown.
    pub confirm: Option<String>,
}

/// What somebody goes on with that was sent back to them.
#[derive(Debug, Deserialize)]
pub struct Again {
    #[serde(default)]
    again: String,
}

/// What could not be done.
#[derive(Debug, Default)]
pub struct Trouble {
    /// The part of the page: `filters`, `follows`, `moves` or `aside`.
    pub place: &'static str,
    /// Why.
    pub said: Vec<Said>,
    /// The fields that are meant.
    pub fields: Vec<&'static str>,
    /// What was chosen for a filter.
    pub filter: Typed,
    /// About which server something was typed.
    pub host: String,
    /// What was typed.
    pub typed: String,
}

impl Trouble {
    fn at(place: &'static str, said: Said) -> Self {
        Self { place, said: vec![said], ..Self::default() }
    }
}

/// The address of the page.
fn address(words: &Words) -> String {
    format!("/{}/desk/incoming", words.code)
}

/// The session of somebody who has an inbox, or the answer everybody else gets.
pub(super) fn person<'a>(app: &App, reader: &'a Reader) -> Result<&'a Session, Box<Response>> {
    match reader.presence.session() {
        Some(session) if incoming::has_inbox(&session.account) => Ok(session),
        Some(_) => Err(Box::new(Fault::absent(app, reader.words.code).into_response())),
        None => {
            Err(Box::new(Redirect::to(&session::sign_in_address(reader.words.code, &reader.address)).into_response()))
        }
    }
}

/// `GET /{lang}/desk/incoming`.
pub async fn get(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    match person(&app, &reader) {
        Ok(session) => show(&app, &reader, session, StatusCode::OK, Trouble::default()).await,
        Err(response) => Ok(*response),
    }
}

/// Up to where somebody has looked.
#[derive(Debug, Deserialize)]
pub struct Seen {
    csrf: String,
    until: i64,
}

/// `POST /{lang}/desk/incoming/seen`: up to where the page that was read had everything; what came since stays new.
pub async fn seen(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Form(seen): Form<Seen>,
) -> Result<Response, Fault> {
    let session = session::pressed(&app, &reader.presence, &headers, &seen.csrf)?;
    let until = Timestamp::from_millisecond(seen.until).unwrap_or(Timestamp::UNIX_EPOCH);
    let before = incoming::see(&app, &session.account, until).await?;
    let query = if before < until { format!("?was={}", before.as_millisecond()) } else { String::new() };
    Ok(Redirect::to(&format!("{}{query}", address(reader.words))).into_response())
}

/// A filter as it was chosen.
#[derive(Debug, Deserialize)]
pub struct Filter {
    csrf: String,
    #[serde(default)]
    topic: String,
    #[serde(default)]
    country: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    kind: String,
}

/// `POST /{lang}/desk/incoming/filters`: keeps one.
pub async fn choose(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Form(filter): Form<Filter>,
) -> Result<Response, Fault> {
    let session = session::pressed(&app, &reader.presence, &headers, &filter.csrf)?;
    let Filter { topic, country, language, kind, .. } = filter;
    let typed = Typed { topic, country, language, kind };
    let words = reader.words;
    let (status, said, fields) = match incoming::choose(&app, &session.account, &typed).await? {
        Chosen::Kept | Chosen::Before => {
            return Ok(Redirect::to(&format!("{}#filters", address(words))).into_response());
        }
        Chosen::Full => (StatusCode::CONFLICT, words.incoming_filters_full(), Vec::new()),
        Chosen::Nothing => (StatusCode::UNPROCESSABLE_ENTITY, words.incoming_filter_nothing(), vec!["topic"]),
        Chosen::Unknown(fields) => (StatusCode::UNPROCESSABLE_ENTITY, words.list_strange(), fields),
    };
    let trouble = Trouble { fields, filter: typed, ..Trouble::at("filters", Said { text: said, english: None }) };
    show(&app, &reader, session, status, trouble).await
}

/// What every button carries.
#[derive(Debug, Deserialize)]
pub struct Button {
    csrf: String,
}

/// `POST /{lang}/desk/incoming/filters/{id}/end`.
pub async fn end(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, id)): Path<(String, String)>,
    Form(button): Form<Button>,
) -> Result<Response, Fault> {
    let session = session::pressed(&app, &reader.presence, &headers, &button.csrf)?;
    incoming::end(&app, &session.account, &id).await?;
    Ok(Redirect::to(&format!("{}#filters", address(reader.words))).into_response())
}

/// There is nothing left to decide.
async fn gone(app: &App, reader: &Reader, session: &Session, place: &'static str) -> Result<Response, Fault> {
    let said = Said { text: reader.words.incoming_gone(), english: None };
    show(app, reader, session, StatusCode::CONFLICT, Trouble::at(place, said)).await
}

/// What was done just now, as the address says.
fn done(reader: &Reader) -> (Option<String>, Option<i64>) {
    let (words, query) = (reader.words, reader.address.split_once('?').map_or("", |(_, query)| query));
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        match (name.as_ref(), value.as_ref()) {
            ("was", was) => {
                if let Ok(was) = was.parse() {
                    return (Some(words.incoming_seen_done()), Some(was));
                }
            }
            ("done", "tried") => return (Some(words.incoming_tried()), None),
            ("done", "settled") => return (Some(words.incoming_settled()), None),
            ("done", "withdrawn") => return (Some(words.incoming_withdrawn()), None),
            ("done", "accepted") => return (Some(words.asking_accepted()), None),
            ("done", "refused") => return (Some(words.asking_refused()), None),
            ("done", "moved") => return (Some(words.moving_done()), None),
            ("done", "move-refused") => return (Some(words.moving_refused()), None),
            ("done", "offer-refused") => return (Some(words.offer_refused_done()), None),
            _ => {}
        }
    }
    (None, None)
}

async fn show(
    app: &App,
    reader: &Reader,
    session: &Session,
    status: StatusCode,
    trouble: Trouble,
) -> Result<Response, Fault> {
    let words = reader.words;
    let found = incoming::list(app, &session.account).await?;
    let (names, people) = (Names::read(app, &reader.likes).await?, People::read(app).await?);
    let (done, undo) = if status == StatusCode::OK { done(reader) } else { (None, None) };
    let Incoming {
        since,
        until,
        interests,
        material,
        material_number,
        adoptions,
        wanted,
        offers,
        follows,
        aside,
        moves,
        waiting,
    } = found;
    let needs_second = (follows.is_some() || aside.is_some()) && !session.decides(app.clock.now());
    let (open, answers) = offers.as_ref().map(|offers| (&offers.open, &offers.answers)).unzip();
    let offer = |row: &crate::desk::offer::Row| OfferLine::of(row, &names, words, since);
    let entries = |all: &[crate::store::material::Listed]| -> Vec<Entry> {
        all.iter().map(|listed| Entry::of(listed, words, &names)).collect()
    };
    let mut lines = aside.as_ref().map(|aside| AsideLine::of(aside, words)).unwrap_or_default();
    let number = usize::try_from(material_number).unwrap_or(usize::MAX);
    let materials = waiting::called(app, &session.account, waiting.as_deref().unwrap_or_default(), &[]).await?;
    let page = IncomingPage {
        csrf: session.csrf.clone(),
        done,
        undo,
        since: words.incoming_since(&standing::moment(since, words).text),
        until: until.as_millisecond(),
        filters: interests.iter().map(|interest| FilterLine::of(interest, words)).collect(),
        choices: choices(app, words, &trouble.filter),
        decides_texts: waiting.is_some(),
        waiting: waiting
            .iter()
            .flatten()
            .map(|one| WaitingLine::of(one, &materials, &session.account, &people, reader))
            .collect(),
        has_more: number > material.len(),
        material: entries(&material),
        material_count: if number >= app.config.limits.incoming_counted as usize {
            words.incoming_many(number)
        } else {
            words.materials_count(number)
        },
        adoptions: entries(&adoptions),
        wanted: (wanted > 0).then(|| words.incoming_wanted(wanted)),
        sees_offers: offers.is_some(),
        offers: open.into_iter().flatten().map(offer).collect(),
        answers: answers.into_iter().flatten().map(offer).collect(),
        decides: follows.is_some(),
        theirs: follows.iter().flat_map(|all| &all.theirs).map(|one| FollowLine::theirs(one, &names, words)).collect(),
        ours: follows.iter().flat_map(|all| &all.ours).map(|one| FollowLine::ours(one, &names, words)).collect(),
        moves: moves.iter().map(|one| MoveLine::of(one, words)).collect(),
        minds: aside.is_some(),
        retried: lines.hosts(),
        alarmed: lines.alarmed(),
        quarantine: std::mem::take(&mut lines.quarantine),
        parked: std::mem::take(&mut lines.parked),
        alarms: lines.alarms,
        confirm: needs_second.then(|| session::confirm_address(words.code, &address(words))),
        trouble,
        shell: Shell::to(app, reader, "incoming", "/desk/incoming"),
    };
    Ok(page::cached(status, &page, Cache::Nobody))
}

fn choices(app: &App, words: &Words, typed: &Typed) -> Vec<Choice> {
    use election_pool_protocol::vocabulary::{Kind, Topic};
    let topics = Topic::slugs().map(|slug| (slug.to_owned(), labels::topic(words, slug)));
    let states = labels::STATES.iter().map(|code| ((*code).to_owned(), labels::country(words, code)));
    let tongues = incoming::languages(app).into_iter().map(|tag| (tag.clone(), words.language(&tag)));
    let kinds = Kind::slugs().map(|slug| (slug.to_owned(), labels::kind(words, slug)));
    vec![
        Choice::of("topic", words.topic(), topics.collect(), Some(&typed.topic)),
        Choice::of("country", words.field_country(), states.collect(), Some(&typed.country)),
        Choice::of("language", words.field_language(), tongues.collect(), Some(&typed.language)),
        Choice::of("kind", words.kind(), kinds.collect(), Some(&typed.kind)),
    ]
}

/// What the field of a form about a material of others is called; nothing for what concerns none.
fn called(field: &str, words: &Words) -> String {
    match field {
        "in" => words.field_language(),
        "title" => words.draft_title(),
        "summary" => words.draft_summary(),
        "text" => words.draft_text(),
        "translator" => words.draft_translator(),
        "status" => words.draft_translation_kind(),
        "maturity" => words.maturity(),
        "note" => words.adopt_note(),
        "words" => words.waiting_words(),
        _ => String::new(),
    }
}

/// An instant, to the minute.
fn moment(at: &str, words: &Words) -> Day {
    at.parse().map_or_else(|_| Day { iso: at.to_owned(), text: legible(at) }, |at| standing::moment(at, words))
}
