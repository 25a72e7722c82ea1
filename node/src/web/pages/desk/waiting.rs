//! What waits for a second person: the exact text, what it changes, who will see it; and the decision.

use askama::Template;
use axum::{
    Form,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;

use super::{
    draft::address,
    faults::{Said, WRONG},
    line, pressed,
    preview::Read,
    reached::Reached,
    stated::Stated,
    writer,
};
use crate::{
    app::App,
    desk::{
        adopt,
        erase::Look,
        offer, reading,
        session::Session,
        waiting::{self, Decided, Does, Looked},
    },
    model::{
        material::{Draft, Variant},
        source::AttachmentFile,
        words::Words,
    },
    store::material::Held,
    web::{
        attachment,
        likes::Likes,
        page::{self, Cache},
        pages::{
            changes::Told,
            choice,
            facts::Ahead,
            incoming::offer::Comparison,
            labels,
            names::Names,
            people::People,
            text::{self, Text},
        },
        problem::Fault,
        reader::Reader,
        session,
        shell::Shell,
    },
};

/// What waits.
#[allow(clippy::struct_excessive_bools, reason = "what a template asks")]
#[derive(Debug, Template)]
#[template(path = "waiting.html")]
pub struct WaitingPage {
    /// The frame.
    pub shell: Shell,
    /// What forms must carry.
    pub csrf: String,
    /// Where the decision goes.
    pub action: String,
    /// What became of a decision, if it came to nothing.
    pub trouble: Option<Said>,
    /// What was typed to send it back.
    pub typed: String,
    /// What is wrong with that.
    pub faults: Vec<Said>,
    /// Who sent it back to the reader, in a sentence, why, and where they go on with it.
    pub sent_back: Option<(String, String, Option<String>)>,
    /// What it would do.
    pub does: String,
    /// What it is about.
    pub about: Text,
    /// The page of the material that the text becomes a revision of.
    pub href: Option<String>,
    /// The page and the title of the material it is about, where it is no text.
    pub material: Option<(String, Text)>,
    /// Who submitted it, and when.
    pub submitted: String,
    /// Whether it is the reader's own.
    pub is_own: bool,
    /// Whether it is a text, which can be taken over.
    pub is_text: bool,
    /// Whether it has words, of which its author finds those that are no draft's on the desk.
    pub has_words: bool,
    /// What an adoption would state.
    pub adoption: Option<Adoption>,
    /// What would be taken in of an offer.
    pub acceptance: Option<Acceptance>,
    /// The SHA-256 of what is shown.
    pub sha256: String,
    /// The files as they were submitted: name and text.
    pub files: Vec<(String, String)>,
    /// The attachments.
    pub attachments: Vec<Attached>,
    /// The languages as they will be read.
    pub texts: Vec<Read>,
    /// The meeting, if it is about one.
    pub ahead: Ahead,
    /// What it states besides, and what of that is another than before.
    pub stated: Stated,
    /// The languages that the revision leaves out.
    pub without: Vec<Text>,
    /// What changes since the published revision, in each language that both have.
    pub changes: Vec<(Text, Told)>,
    /// Whether there is no earlier revision.
    pub is_new: bool,
    /// Who will see it.
    pub reached: Option<Reached>,
    /// The digest of that.
    pub reach: String,
    /// What would go by an erasure.
    pub erasure: Option<Erasure>,
    /// Why it could not be done.
    pub impossible: Option<String>,
    /// That it would undo a revision, in a sentence.
    pub overtaken: Option<String>,
    /// Whether what it is about has been withdrawn.
    pub is_gone: bool,
}

/// What would go by an erasure, in words.
#[derive(Debug)]
pub struct Erasure {
    /// The revisions, in a list.
    pub revisions: String,
    /// The files, by name.
    pub files: Vec<String>,
    /// How many offered translations; nothing where there are none.
    pub offers: Option<String>,
    /// How many texts stay that somebody has to look through; nothing where there are none.
    pub left: Option<String>,
    /// Whether partners keep what they have.
    pub is_here_alone: bool,
}

impl Erasure {
    pub(super) fn of(look: &Look, words: &Words) -> Self {
        Self {
            revisions: words.erasure_revisions(&line::numbered(&look.revisions, words)),
            files: look.files.iter().map(|file| text::legible(&file.name)).collect(),
            offers: (!look.offers.is_empty()).then(|| words.erasure_offers(&look.offers.len().to_string())),
            left: (look.texts_left > 0).then(|| words.erasure_left(&look.texts_left.to_string())),
            is_here_alone: !look.withdraws,
        }
    }
}

/// An adoption as it would be stated.
#[derive(Debug)]
pub struct Adoption {
    /// How far, in words.
    pub stage: String,
    /// What was stated before, in a sentence.
    pub stated: Option<String>,
    /// The note: each language with what it calls itself, and its text, sanitised.
    pub notes: Vec<(Text, String)>,
    /// Whether the note is that of the revision before.
    pub is_kept: bool,
}

impl Adoption {
    fn of(look: &adopt::Look, words: &Words) -> Self {
        let note = |(language, html): &(String, String)| (text::tongue(language), text::on_page(html, words));
        Self {
            stage: labels::maturity(words, look.maturity),
            stated: look.before.as_ref().map(|before| words.adopt_stated(&labels::maturity(words, before))),
            notes: look.notes.iter().map(note).collect(),
            is_kept: look.is_kept,
        }
    }
}

/// An offered text as it would be taken in.
#[derive(Debug)]
pub struct Acceptance {
    /// Who offered it.
    pub authority: Text,
    /// How it came about, and who made it.
    pub status: String,
    /// Which body made it, as it says.
    pub by: Option<String>,
    /// The text.
    pub text: Read,
    /// It beside what is there in its language, or else beside the original.
    pub beside: Comparison,
    /// Where it is amended: what was changed of what was offered.
    pub amended: Option<Comparison>,
}

impl Acceptance {
    fn of(look: &offer::Look, names: &Names, words: &Words) -> Self {
        let (row, held) = (&look.shown.row, &look.held);
        let source = held.variants.first().map_or("", |source| source.language.as_str());
        Self {
            authority: names.of(&row.authority, words.code),
            status: labels::status(words, &look.shown.status),
            by: look.shown.by.as_deref().map(text::legible),
            text: Read::of(&look.text, words),
            beside: Comparison::of_offer(&look.shown, source, words),
            amended: look.amended.as_ref().map(|lines| Comparison::of(lines, source, &row.language)),
        }
    }
}

/// A decision.
#[derive(Debug, Deserialize)]
pub struct Decision {
    csrf: String,
    deed: String,
    sha256: String,
    /// The digest of who was shown to see it; where nobody is, nothing.
    #[serde(default)]
    reach: String,
    #[serde(default)]
    words: String,
}

/// `GET /{lang}/desk/waiting/{id}`.
pub async fn get(
    State(app): State<App>,
    reader: Reader,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, Fault> {
    match writer(&app, &reader) {
        Ok(session) => show(&app, &reader, session, &id, StatusCode::OK, None, String::new()).await,
        Err(response) => Ok(*response),
    }
}

/// `POST /{lang}/desk/waiting/{id}`: approves, sends back or takes over what was read, by its SHA-256.
pub async fn decide(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, id)): Path<(String, String)>,
    Form(decision): Form<Decision>,
) -> Result<Response, Fault> {
    let session = pressed(&app, &reader, &headers, &decision.csrf)?;
    let (person, words) = (&session.account, reader.words);
    if !waiting::may_approve(person) {
        return Err(Fault::absent(&app, words.code));
    }
    let sha256 = &decision.sha256;
    let desk = format!("/{}/desk", words.code);
    let (decided, next) = match decision.deed.as_str() {
        "approve" => {
            let here = format!("/{}/desk/waiting/{id}", words.code);
            session::confirmed(&app, &reader.presence, &headers, &decision.csrf, words.code, &here)?;
            let found = waiting::find(&app, person, &id).await?;
            let publishes =
                |one: &waiting::Waiting| matches!(one.does, Does::Publishes(_) | Does::Adopts(_) | Does::Accepts(_));
            let done = if found.as_ref().is_some_and(publishes) { "published" } else { "approved" };
            let decided = Box::pin(waiting::approve(&app, person, &id, sha256, &decision.reach)).await?;
            let next = match &decided {
                Decided::Done(material) => format!("/{}/materials/{material}?done={done}", words.code),
                _ => desk,
            };
            (decided, next)
        }
        "refuse" => {
            (waiting::refuse(&app, person, &id, sha256, &decision.words).await?, format!("{desk}?done=refused"))
        }
        "throw-away" if waiting::throw_away(&app, person, &id).await? => return Ok(Redirect::to(&desk).into_response()),
        "take-back" => (waiting::take_back(&app, person, &id, sha256).await?, format!("{desk}?done=taken-back")),
        "take-over" => (waiting::take_over(&app, person, &id, sha256).await?, address(words, &id)),
        _ => return Err(Fault::absent(&app, words.code)),
    };
    match decided {
        Decided::Done(_) => Ok(Redirect::to(&next).into_response()),
        undone => {
            let status = if undone == Decided::Wordless { WRONG } else { StatusCode::CONFLICT };
            show(&app, &reader, session, &id, status, Some(&undone), decision.words).await
        }
    }
}

fn trouble(decided: &Decided, words: &Words) -> Option<Said> {
    let text = match decided {
        // Of words that are missing the field says it.
        Decided::Done(_) | Decided::Wordless => return None,
        Decided::Changed => words.decided_changed(),
        Decided::Reaches => words.decided_reach(),
        Decided::Own => words.decided_own(),
        Decided::Overtaken(revision) => words.decided_overtaken(&revision.to_string()),
        Decided::Gone => words.decided_gone(),
        Decided::Textless => words.decided_textless(),
        Decided::Refused(english) => {
            return Some(Said { text: words.decided_refused(), english: Some(english.clone()) });
        }
    };
    Some(Said { text, english: None })
}

async fn show(
    app: &App,
    reader: &Reader,
    session: &Session,
    id: &str,
    status: StatusCode,
    undone: Option<&Decided>,
    typed: String,
) -> Result<Response, Fault> {
    let (words, person) = (reader.words, &session.account);
    let (found, is_back) = match waiting::find(app, person, id).await? {
        Some(one) => (Some(one), false),
        None => (waiting::sent_back(app, person, id).await?, true),
    };
    let Some(one) = found else {
        // Whoever pressed a button is told that there is nothing left to decide; whoever looks finds nothing.
        return match undone {
            Some(undone) => {
                let said = match undone {
                    Decided::Changed => Some(Said { text: words.decided_already(), english: None }),
                    other => trouble(other, words),
                };
                let page = WaitingPage { typed, ..gone(app, reader, session, id, said) };
                Ok(page::cached(status, &page, Cache::Nobody))
            }
            None => Err(Fault::absent(app, words.code)),
        };
    };
    let held = waiting::present(app, person, &one).await?;
    let mut looked = waiting::look(app, person, &one, held.as_ref()).await?;
    reading::note(app, &reader.viewer, reading::Way::Submission, looked.read(&one)).await?;
    let reach = looked.reach.take();
    let names = Names::read(app, &Likes::of(words)).await?;
    let reached = reach.as_ref().map(|reach| Reached::of(reach, &names, words));
    let draft = match &one.does {
        Does::Publishes(draft) => Some(draft.as_ref()),
        _ => None,
    };
    let (told, people) = (one.line(), People::read(app).await?);
    let of = held
        .as_ref()
        .map(|held| (format!("/{}/materials/{}", words.code, held.material.id), line::title_of(held, &reader.likes)));
    let here = format!("/{}/desk/waiting/{id}", words.code);
    // Of a withdrawal and an erasure the reason stands in its place.
    let has_title = draft.is_some() || looked.adoption.is_some() || looked.acceptance.is_some();
    let page = WaitingPage {
        typed,
        sent_back: is_back.then(|| sent_back(&one, &looked, &people, words)),
        does: line::does(&told.deed, words),
        about: about(&told, &looked, &reader.likes),
        href: of.as_ref().filter(|_| has_title).map(|(href, _)| href.clone()),
        // Of what has been withdrawn meanwhile there is no title.
        material: of.filter(|(_, title)| !has_title && !title.text.is_empty()),
        submitted: line::submitted(&told, &people, words),
        is_own: one.author.username == person.username,
        is_text: draft.is_some(),
        has_words: !one.does.texts().is_empty(),
        adoption: looked.adoption.as_ref().map(|look| Adoption::of(look, words)),
        acceptance: looked.acceptance.as_ref().map(|look| Acceptance::of(look, &names, words)),
        sha256: one.submission.sha256.clone(),
        files: files(&one.does),
        attachments: draft.map(|draft| attachments(draft, &here, &one.submission.sha256, words)).unwrap_or_default(),
        texts: draft.map(|draft| read(draft, words)).unwrap_or_default(),
        ahead: draft.map(|draft| Ahead::of(draft.head(), words)).unwrap_or_default(),
        stated: match draft {
            Some(draft) => Stated::of(app, reader, person, draft, held.as_ref()).await?,
            None => Stated::default(),
        },
        without: draft.map(left_out).unwrap_or_default(),
        changes: draft.zip(held.as_ref()).map(|(draft, held)| changes(draft, held, words)).unwrap_or_default(),
        is_new: draft.is_some() && one.submission.material.is_none(),
        reached,
        reach: reach.map(|reach| reach.digest()).unwrap_or_default(),
        erasure: looked.erasure.as_ref().map(|look| Erasure::of(look, words)),
        impossible: looked.trouble,
        overtaken: looked.overtaken.map(|revision| words.decided_overtaken(&revision.to_string())),
        is_gone: looked.is_gone,
        faults: match undone {
            Some(Decided::Wordless) => vec![Said { text: words.decided_wordless(), english: None }],
            _ => Vec::new(),
        },
        ..gone(app, reader, session, id, undone.and_then(|undone| trouble(undone, words)))
    };
    Ok(page::cached(status, &page, Cache::Nobody))
}

/// The page of what does not wait any more.
fn gone(app: &App, reader: &Reader, session: &Session, id: &str, trouble: Option<Said>) -> WaitingPage {
    WaitingPage {
        shell: Shell::to(app, reader, "desk", format!("/desk/waiting/{id}")),
        csrf: session.csrf.clone(),
        action: format!("/{}/desk/waiting/{id}", reader.words.code),
        trouble,
        typed: String::new(),
        sent_back: None,
        does: String::new(),
        about: Text::default(),
        href: None,
        material: None,
        submitted: String::new(),
        is_own: false,
        is_text: false,
        has_words: false,
        adoption: None,
        acceptance: None,
        sha256: String::new(),
        files: Vec::new(),
        attachments: Vec::new(),
        texts: Vec::new(),
        ahead: Ahead::default(),
        stated: Stated::default(),
        without: Vec::new(),
        changes: Vec::new(),
        is_new: false,
        reached: None,
        reach: String::new(),
        erasure: None,
        impossible: None,
        overtaken: None,
        is_gone: false,
        faults: Vec::new(),
    }
}

/// What it is about: of what has a title that, else as in lists.
fn about(told: &waiting::Line, looked: &Looked, likes: &Likes) -> Text {
    let adopted = looked.adoption.as_ref().and_then(|look| choice::title(&look.titles, &likes.tags()));
    let offered = looked.acceptance.as_ref().map(|look| line::title_of(&look.held, likes));
    let titled = adopted.map(|(tag, title)| Text::of(tag, title)).or(offered);
    titled.unwrap_or_else(|| Text::of(&told.language, &told.about))
}

/// Who sent it back, why, and where its author goes on with it.
fn sent_back(
    one: &waiting::Waiting,
    looked: &Looked,
    people: &People,
    words: &Words,
) -> (String, String, Option<String>) {
    let (submission, lang) = (&one.submission, words.code);
    let form = match &one.does {
        Does::Adopts(request) if request.typed().is_some() => {
            looked.adoption.as_ref().map(|look| format!("/{lang}/materials/{}/adopt", look.local))
        }
        Does::Accepts(_) => looked.acceptance.as_ref().map(|look| format!("/{lang}/desk/offers/{}", look.shown.row.id)),
        _ => None,
    };
    let by = line::sent_back(submission, people, words);
    let reason = text::legible_lines(submission.reason.as_deref().unwrap_or_default());
    (by, reason, form.map(|form| format!("{form}?again={}", submission.id)))
}

fn left_out(draft: &Draft) -> Vec<Text> {
    draft.bundle().without.iter().map(|tag| text::tongue(tag.as_str())).collect()
}

fn files(does: &Does) -> Vec<(String, String)> {
    does.texts().into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect()
}

/// The files of what waits, each with where it is fetched and how large it is.
fn attachments(draft: &Draft, here: &str, sha256: &str, words: &Words) -> Vec<Attached> {
    let attached = |(place, file): (usize, &AttachmentFile)| Attached {
        href: format!("{here}/files/{place}?sha256={sha256}"),
        name: text::legible(&file.name),
        size: words.size(file.bytes.len() as u64),
    };
    draft.bundle().attachments.iter().enumerate().map(attached).collect()
}

/// A file of what waits.
#[derive(Debug)]
pub struct Attached {
    /// Where it is.
    pub href: String,
    /// What it is called.
    pub name: String,
    /// Its size in words.
    pub size: String,
}

/// Which text a file belongs to.
#[derive(Debug, Deserialize)]
pub struct Of {
    #[serde(default)]
    sha256: String,
}

/// `GET /{lang}/desk/waiting/{id}/files/{place}`: a file of what waits, for whoever may read that; of another text than the
/// one that was read there is none.
pub async fn file(
    State(app): State<App>,
    reader: Reader,
    Path((_, id, place)): Path<(String, String, usize)>,
    Query(of): Query<Of>,
) -> Result<Response, Fault> {
    let session = match writer(&app, &reader) {
        Ok(session) => session,
        Err(response) => return Ok(*response),
    };
    let absent = || Fault::absent(&app, reader.words.code);
    let one = match waiting::find(&app, &session.account, &id).await? {
        Some(one) => Some(one),
        None => waiting::sent_back(&app, &session.account, &id).await?,
    };
    let one = one.filter(|one| one.submission.sha256 == of.sha256);
    if let Some(one) = &one {
        read_by(&app, &reader, one).await?;
    }
    let Some(Does::Publishes(draft)) = one.map(|one| one.does) else { return Err(absent()) };
    let file = draft.bundle().attachments.get(place).ok_or_else(absent)?;
    Ok(attachment::private(&file.name, &file.media_type, file.bytes.clone()))
}

/// Writes down who reads a file of what is not published yet.
async fn read_by(app: &App, reader: &Reader, one: &waiting::Waiting) -> Result<(), Fault> {
    let Does::Publishes(draft) = &one.does else { return Ok(()) };
    let read = reading::Read { id: &one.submission.id, level: draft.head().level, revision: 0 };
    Ok(reading::note(app, &reader.viewer, reading::Way::Submission, [read]).await?)
}

fn read(draft: &Draft, words: &Words) -> Vec<Read> {
    draft.variants().iter().map(|variant| Read::of(variant, words)).collect()
}

/// What changes in each language that the published revision has too.
fn changes(draft: &Draft, held: &Held, words: &Words) -> Vec<(Text, Told)> {
    let both = |now: &Variant| {
        let then = held.variants.iter().find(|then| then.language == now.language.to_string())?;
        let before = (then.title.as_str(), then.abstract_text.as_str(), then.html.as_str());
        let after = (now.title.as_str(), now.abstract_text.as_str(), now.html.as_str());
        Some((crate::web::pages::text::tongue(now.language.as_str()), Told::between(before, after, words)))
    };
    draft.variants().iter().filter_map(both).collect()
}
