//! What waits for a second person: the exact text, what it changes, who will see it; and the decision.

mod decision;
mod deeds;
mod file;

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use http::StatusCode;

pub use self::{decision::decide, deeds::Erasure, file::file};
use self::{
    decision::trouble,
    deeds::{Acceptance, Adoption},
    file::{Attached, attachments},
};
use super::{faults::Said, line, preview::Read, reached::Reached, stated::Stated, writer};
use crate::{
    app::App,
    desk::{
        reading,
        session::Session,
        waiting::{self, Decided, Does, Looked},
    },
    model::{
        material::{Draft, Variant},
        words::Words,
    },
    store::material::Held,
    web::{
        likes::Likes,
        page::{self, Cache},
        pages::{
            changes::Told,
            choice,
            facts::Ahead,
            names::Names,
            people::People,
            text::{self, Text},
        },
        problem::Fault,
        reader::Reader,
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
                    Decided::Changed | Decided::Wordless => Some(Said { text: words.decided_already(), english: None }),
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
    // Of what has been withdrawn there is nothing to go on with.
    let form = form.filter(|_| !looked.is_gone);
    (by, reason, form.map(|form| format!("{form}?again={}", submission.id)))
}

fn left_out(draft: &Draft) -> Vec<Text> {
    draft.bundle().without.iter().map(|tag| text::tongue(tag.as_str())).collect()
}

fn files(does: &Does) -> Vec<(String, String)> {
    does.texts().into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect()
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
