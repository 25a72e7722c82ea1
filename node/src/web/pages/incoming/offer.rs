//! The page of one offer: beside what is there, how it stands, and for those who write the answer to it.

use askama::Template;
use axum::{
    Form,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;

use super::{address, called, line, moment, person};
use crate::{
    app::{App, config::Approval},
    desk::{
        DeskError,
        draft::may_write,
        incoming,
        offer::{self, Line, Shown},
        publish::Outcome,
        reach,
        reading::Way,
        session::Session,
        waiting::{self, Does},
    },
    model::{DraftError, manuscript::wrong::Wrong as Wrongness, offer::text_of, words::Words},
    store::StoreError,
    web::{
        page::{self, Cache},
        pages::{
            desk::{
                faults::{Said, WRONG},
                reached::Reached,
            },
            incoming::Again,
            labels,
            names::Names,
            standing,
            text::{self, Day, Text, legible},
        },
        problem::Fault,
        reader::Reader,
        session,
        shell::Shell,
    },
};

/// An offer.
#[derive(Debug, Template)]
#[template(path = "offer.html")]
#[allow(clippy::struct_excessive_bools, reason = "what a template asks")]
pub struct OfferPage {
    /// The frame.
    pub shell: Shell,
    /// What forms must carry.
    pub csrf: String,
    /// Where the answer goes.
    pub action: String,
    /// What is wrong, and with which field.
    pub trouble: Option<(&'static str, Said)>,
    /// What that field is called; nothing for what concerns none.
    pub called: String,
    /// Whether a second factor must be shown first, and where.
    pub confirm: Option<String>,
    /// The level, without `TLP:`.
    pub level: String,
    /// 0 for CLEAR up to 4 for RED.
    pub rank: i32,
    /// The title of the material.
    pub title: Text,
    /// Its page.
    pub href: Option<String>,
    /// The language of the text.
    pub tongue: Text,
    /// Its tag.
    pub lang: String,
    /// Who offers.
    pub authority: Text,
    /// Who answers.
    pub author: Text,
    /// When it was offered.
    pub at: Day,
    /// Where it stands.
    pub state: String,
    /// Why.
    pub reason: Option<String>,
    /// How it came about, and who made it.
    pub status: String,
    /// Which body made it, as it says.
    pub by: Option<String>,
    /// That the original has moved on, in a sentence.
    pub stale: Option<String>,
    /// The text beside what is there.
    pub comparison: Comparison,
    /// Who will see it.
    pub reached: Option<Reached>,
    /// Whether this reader goes on with what was sent back to them.
    pub is_again: bool,
    /// Whether its text is kept.
    pub has_text: bool,
    /// Whether this reader answers.
    pub answers: bool,
    /// Whether another person approves what is accepted.
    pub is_two: bool,
    /// The revision that was read beside it.
    pub revision: u64,
    /// What is typed.
    pub typed: Typed,
}

/// A text beside another.
#[derive(Debug)]
pub struct Comparison {
    /// Whether what is there in this language is compared, or else the original stands beside it.
    pub is_compared: bool,
    /// That the original is not divided alike, in a sentence.
    pub uneven: Option<String>,
    /// The lines.
    pub lines: Vec<Beside>,
}

impl Comparison {
    /// Of lines in these languages: that of the original, and that of the offer.
    pub fn of(lines: &[Line], source: &str, offered: &str) -> Self {
        let is_compared = !lines.iter().any(|line| matches!(line.what, "original" | "offered"));
        let lines = lines.iter().map(|line| Beside::of(line, source, offered)).collect();
        Self { is_compared, lines, uneven: None }
    }

    /// Of an offered text, with what is to be known of how it is divided.
    pub fn of_offer(shown: &Shown, source: &str, words: &Words) -> Self {
        let number = |count: usize| standing::number(u64::try_from(count).unwrap_or(u64::MAX), words);
        let uneven = shown.uneven.map(|[original, offered]| words.offer_uneven(&number(original), &number(offered)));
        Self { uneven, ..Self::of(&shown.difference, source, &shown.row.language) }
    }
}

/// A line of the comparison.
#[derive(Debug)]
pub struct Beside {
    /// `same`, `added`, `removed`, `original` or `offered`.
    pub what: &'static str,
    /// The language, where it is another than that of the offer.
    pub lang: String,
    /// The text.
    pub text: String,
}

/// What somebody types on the page.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// The title.
    pub title: String,
    /// The abstract.
    pub summary: String,
    /// The text, as Markdown.
    pub text: String,
    /// Why it is refused.
    pub words: String,
}

/// An answer.
#[derive(Debug, Deserialize)]
pub struct Answer {
    csrf: String,
    deed: String,
    #[serde(default)]
    revision: u64,
    #[serde(default)]
    title: String,
    #[serde(default)]
    summary: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    words: String,
}

/// What is wrong with an answer.
type Wrong = (&'static str, Said);

/// `GET /{lang}/desk/offers/{id}`; with `again` what was sent back to the reader stands in the form.
pub async fn get(
    State(app): State<App>,
    reader: Reader,
    Path((_, id)): Path<(String, String)>,
    Query(again): Query<Again>,
) -> Result<Response, Fault> {
    match person(&app, &reader) {
        Ok(session) => {
            let typed = sent_back(&app, session, &id, &again.again).await?;
            show(&app, &reader, session, &id, StatusCode::OK, None, typed).await
        }
        Err(response) => Ok(*response),
    }
}

/// What was sent back to this person of this offer, as they had typed it.
async fn sent_back(app: &App, session: &Session, id: &str, again: &str) -> Result<Option<Typed>, Fault> {
    let waiting = waiting::sent_back(app, &session.account, again).await?;
    let Some(Does::Accepts(request)) = waiting.map(|waiting| waiting.does) else { return Ok(None) };
    let offer = offer::show(app, id, Some(&session.account.username), Way::Page).await.ok();
    let file = request.amended().filter(|_| offer.is_some_and(|offer| offer.row.uri == request.offer()));
    let text = file.and_then(|file| text_of(file).ok());
    Ok(text.map(|(variant, text)| Typed {
        title: variant.title,
        summary: variant.abstract_text,
        text,
        words: String::new(),
    }))
}

/// `POST /{lang}/desk/offers/{id}`: takes it in as it is, as it was changed, or refuses it in words.
pub async fn answer(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, id)): Path<(String, String)>,
    Form(answer): Form<Answer>,
) -> Result<Response, Fault> {
    let words = reader.words;
    let Answer { csrf, deed, revision, title, summary, text, words: why } = answer;
    let session = match session::pressed(&app, &reader.presence, &headers, &csrf) {
        Ok(session) => session,
        // Whoever showed a second factor meanwhile sends it again, and loses nothing of it.
        Err(fault) => match reader.presence.session() {
            Some(session) if session::is_from_here(&app, &headers) && deed != "accept" => {
                let typed = Typed { title, summary, text: unix(&text), words: why };
                let said = Some(("answer", plain(words.offer_resend())));
                return show(&app, &reader, session, &id, StatusCode::CONFLICT, said, Some(typed)).await;
            }
            _ => return Err(fault),
        },
    };
    let person = &session.account;
    if !may_write(person) {
        return Err(Fault::absent(&app, words.code));
    }
    let shown = found(&app, &reader, session, &id).await?;
    let is_amended = deed == "amend";
    // What was not sent is as it was offered: who refuses does not send the text, who accepts neither.
    let typed = if is_amended {
        Typed { title, summary, text: unix(&text), words: why }
    } else {
        Typed { words: why, ..Typed::of(&shown) }
    };
    let outcome = match decide(&app, session, &id, &deed, (revision, &shown), &typed).await {
        Ok(outcome) => outcome,
        Err(wrong) => {
            let Some((status, field, said)) = wrong.in_words(words)? else {
                let here = format!("/{}/desk/offers/{id}", words.code);
                return Err(Fault::led(&session::confirm_address(words.code, &here)));
            };
            return show(&app, &reader, session, &id, status, Some((field, said)), Some(typed)).await;
        }
    };
    let next = match outcome {
        None => format!("{}?done=offer-refused", address(words)),
        Some(Outcome::Submitted { id, .. }) => format!("/{}/desk/waiting/{id}", words.code),
        Some(Outcome::Published { id, .. }) => format!("/{}/materials/{id}", words.code),
        Some(_) => address(words),
    };
    Ok(Redirect::to(&next).into_response())
}

/// Why there is no answer.
enum Trouble {
    /// A second factor must be shown first; nothing was typed that could be lost.
    Led,
    /// Something is wrong with this field.
    Said(StatusCode, &'static str),
    /// This is wrong with this field.
    Wrong(&'static str, Wrongness),
    /// The desk does not do it.
    Desk(DeskError),
}

impl From<DeskError> for Trouble {
    fn from(error: DeskError) -> Self {
        Self::Desk(error)
    }
}

impl Trouble {
    /// The status, the field and the words; none where a second factor must be shown first.
    fn in_words(self, words: &Words) -> Result<Option<(StatusCode, &'static str, Said)>, Fault> {
        let error = match self {
            Self::Led => return Ok(None),
            Self::Said(status, field) => return Ok(Some((status, field, plain(worded(field, words))))),
            Self::Wrong(field, wrong) => return Ok(Some((WRONG, field, Said::of(words, &wrong)))),
            Self::Desk(error) => error,
        };
        if matches!(error.store(), Some(StoreError::Superseded(_))) {
            return Ok(Some((StatusCode::CONFLICT, "answer", plain(words.decided_changed()))));
        }
        let field = match &error {
            DeskError::Draft(DraftError::Key { key, .. }) if key == "title" => "title",
            DeskError::Draft(DraftError::Key { key, .. }) if key == "summary" => "summary",
            DeskError::Draft(_) => "text",
            _ => "answer",
        };
        Ok(Some((WRONG, field, Said::of_error(words, error)?)))
    }
}

/// Does what was asked for; nothing comes of it where it was refused.
async fn decide(
    app: &App,
    session: &Session,
    id: &str,
    deed: &str,
    (revision, shown): (u64, &Shown),
    typed: &Typed,
) -> Result<Option<Outcome>, Trouble> {
    let person = &session.account;
    let user = Some(person.username.as_str());
    if deed == "refuse" {
        if typed.words.trim().is_empty() {
            return Err(Trouble::Said(WRONG, "words"));
        }
        offer::refuse(app, id, &typed.words, user).await?;
        return Ok(None);
    }
    let is_amended = deed == "amend";
    if !is_amended && deed != "accept" {
        return Err(DeskError::Refused(format!("“{deed}” is no answer to an offer")).into());
    }
    // What they read beside it is what is there.
    if shown.present_revision.unwrap_or_default() != revision {
        return Err(Trouble::Said(StatusCode::CONFLICT, "answer"));
    }
    if is_amended && let Some((field, wrong)) = offer::wrong_line(&typed.title, &typed.summary, "") {
        return Err(Trouble::Wrong(field, wrong));
    }
    if needs_second(app, session) {
        return Err(if is_amended { Trouble::Said(StatusCode::CONFLICT, "confirm") } else { Trouble::Led });
    }
    let file = if is_amended {
        let Typed { title, summary, text, .. } = typed;
        Some(offer::amended(app, id, (title.trim(), summary.trim(), text), person).await?)
    } else {
        None
    };
    Ok(Some(Box::pin(offer::accept(app, id, file, user)).await?))
}

/// Whether accepting publishes at once, for which this session has not shown enough.
fn needs_second(app: &App, session: &Session) -> bool {
    app.config.publishing.approval == Approval::One && !session.decides(app.clock.now())
}

fn plain(text: String) -> Said {
    Said { text, english: None }
}

/// Line ends as files have them; browsers send others.
fn unix(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

impl Typed {
    fn of(shown: &Shown) -> Self {
        Self {
            title: shown.title.clone(),
            summary: shown.summary.clone(),
            text: shown.markdown.clone(),
            words: String::new(),
        }
    }
}

/// The offer, for whoever sees those of their authority.
async fn found(app: &App, reader: &Reader, session: &Session, id: &str) -> Result<Shown, Fault> {
    let absent = || Fault::absent(app, reader.words.code);
    if !incoming::sees_offers(&session.account) {
        return Err(absent());
    }
    match offer::show(app, id, Some(&session.account.username), Way::Page).await {
        Ok(shown) => Ok(shown),
        Err(DeskError::Unknown { .. }) => Err(absent()),
        Err(error) => Err(error.into()),
    }
}

async fn show(
    app: &App,
    reader: &Reader,
    session: &Session,
    id: &str,
    status: StatusCode,
    trouble: Option<Wrong>,
    typed: Option<Typed>,
) -> Result<Response, Fault> {
    let words = reader.words;
    let shown = found(app, reader, session, id).await?;
    let names = Names::read(app, &reader.likes).await?;
    let path = format!("/desk/offers/{}", shown.row.id);
    let here = format!("/{}{path}", words.code);
    let row = &shown.row;
    let answers = row.way == "received" && row.state == "open" && may_write(&session.account);
    let local = row.material.rsplit('/').next().unwrap_or_default();
    let held = crate::store::material::find(&app.db, &reader.viewer, &row.material).await?;
    let level: election_pool_protocol::audience::Level =
        shown.tlp.parse().unwrap_or(election_pool_protocol::audience::Level::Amber);
    let source = held.as_ref().and_then(|held| held.variants.first());
    let source_lang = source.map(|source| source.language.clone()).unwrap_or_default();
    let reached = match held.as_ref().filter(|_| answers) {
        Some(held) => Some(Reached::of(&reach::of_revision(app, held).await?, &names, words)),
        None => None,
    };
    let stale = shown.is_stale.then(|| stale(&shown, words));
    let page = OfferPage {
        csrf: session.csrf.clone(),
        action: here.clone(),
        called: trouble.as_ref().map(|(field, _)| called(field, words)).unwrap_or_default(),
        trouble,
        confirm: (answers && needs_second(app, session)).then(|| session::confirm_address(words.code, &here)),
        level: level.to_string(),
        rank: level.rank(),
        title: Text::of(&source_lang, row.material_title.as_deref().unwrap_or(local)),
        href: held.as_ref().map(|held| format!("/{}/materials/{}", words.code, held.material.id)),
        tongue: text::named(&row.language, words),
        lang: row.language.clone(),
        authority: names.of(&row.authority, words.code),
        author: names.of(&row.author, words.code),
        at: moment(&row.at, words),
        state: line::state(row, words),
        reason: row.reason.as_deref().map(legible),
        status: labels::status(words, &shown.status),
        by: shown.by.as_deref().map(legible),
        stale,
        comparison: Comparison::of_offer(&shown, &source_lang, words),
        reached,
        is_again: typed.is_some(),
        has_text: !shown.title.is_empty(),
        answers,
        is_two: app.config.publishing.approval == Approval::Two,
        revision: shown.present_revision.unwrap_or_default(),
        typed: typed.unwrap_or_else(|| Typed::of(&shown)),
        shell: Shell::to(app, reader, "incoming", path),
    };
    Ok(page::cached(status, &page, Cache::Nobody))
}

/// What is wrong with a field.
fn worded(field: &str, words: &Words) -> String {
    match field {
        "words" => words.offer_wordless(),
        "confirm" => words.incoming_second(),
        _ => words.offer_moved(),
    }
}

fn stale(shown: &Shown, words: &Words) -> String {
    let revision = standing::number(shown.present_revision.unwrap_or_default(), words);
    let numbers: Vec<String> = shown.stale.iter().map(|number| standing::number(u64::from(*number), words)).collect();
    if numbers.is_empty() {
        words.offer_stale(&revision)
    } else {
        words.offer_stale_paragraphs(&revision, &words.list(&numbers))
    }
}

impl Beside {
    fn of(line: &Line, source: &str, offered: &str) -> Self {
        let lang = if line.what == "original" { source } else { offered };
        Self { what: line.what, lang: lang.to_owned(), text: legible(&line.text) }
    }
}
