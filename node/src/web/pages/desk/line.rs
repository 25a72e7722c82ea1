//! The lines of the desk's lists: drafts, what waits, what was refused.

use election_pool_protocol::audience::Level;
use jiff::{Timestamp, tz::TimeZone};

use super::draft;
use crate::{
    app::App,
    desk::{
        DeskError,
        draft::Open,
        erase::Which,
        waiting::{self, Called, Deed, Line},
    },
    model::words::Words,
    store::{
        account::Account,
        material::{Held, Titled},
        submission::{Decision, Submission},
    },
    web::{
        likes::Likes,
        pages::{
            choice, labels,
            people::People,
            text::{Text, legible_lines},
        },
        reader::Reader,
    },
};

/// A draft.
#[derive(Debug)]
pub struct DraftLine {
    /// Its page.
    pub href: String,
    /// Its title, or that it has none yet.
    pub title: Text,
    /// The level, if one is chosen: its word and rank.
    pub level: Option<(&'static str, i32)>,
    /// The kind in words.
    pub kind: String,
    /// Who saved it last, and when, in a sentence.
    pub saved: String,
    /// Whether it waits, or was sent back, in words.
    pub state: Option<String>,
}

impl DraftLine {
    /// The line of a draft.
    pub fn of(open: &Open, people: &People, words: &Words) -> Self {
        let (draft, manuscript) = (&open.draft, &open.manuscript);
        let language = manuscript.tongues.first().map_or("", |first| &first.language);
        Self {
            href: draft::address(words, &draft.id),
            title: match open.title() {
                "" => Text::of(words.code, &words.draft_untitled()),
                title => Text::of(language, title),
            },
            level: manuscript.tlp.parse::<Level>().ok().map(|level| (level.as_str(), level.rank())),
            kind: labels::kind(words, &manuscript.kind),
            saved: words.draft_saved_by(&people.called(&draft.saved_by), &moment(words, draft.updated)),
            state: match draft.decision {
                Some(Decision::Pending) => Some(words.draft_state_waiting()),
                Some(Decision::Refused) if draft.reason.as_ref().is_some_and(|reason| !reason.is_empty()) => {
                    Some(words.draft_state_refused())
                }
                _ => None,
            },
        }
    }
}

/// Something that waits.
#[derive(Debug)]
pub struct WaitingLine {
    /// Its page.
    pub href: String,
    /// What it is about: a title, where there is one.
    pub about: Text,
    /// What else is said of it beside its title: the reason, the language.
    pub beside: Option<Text>,
    /// The level, if it has one: its word and rank.
    pub level: Option<(&'static str, i32)>,
    /// What it would do, in words.
    pub does: String,
    /// Who submitted it, and when, in a sentence.
    pub submitted: String,
    /// Whether it is the reader's own.
    pub is_own: bool,
    /// Whether what it is about has been withdrawn meanwhile.
    pub is_gone: bool,
}

impl WaitingLine {
    /// The line of something that waits.
    pub fn of(one: &Line, materials: &Called, person: &Account, people: &People, reader: &Reader) -> Self {
        let words = reader.words;
        let called = one.of().and_then(|uri| materials.titles.get(uri));
        let uri = one.of().or(one.material.as_deref());
        Self {
            href: format!("/{}/desk/waiting/{}", words.code, one.id),
            about: match called {
                Some(called) => title(called, &reader.likes),
                None => Text::of(&one.language, &one.about),
            },
            beside: called.and_then(|_| beside(one, words)),
            level: one.level.or(called.map(|called| called.level)).map(|level| (level.as_str(), level.rank())),
            does: does(&one.deed, words),
            submitted: submitted(one, people, words),
            is_own: one.author == person.username,
            is_gone: uri.is_some_and(|uri| materials.ended.contains(uri)),
        }
    }
}

/// What was refused.
#[derive(Debug)]
pub struct RefusedLine {
    /// Its page, where its words are kept.
    pub href: Option<String>,
    /// Who refused it, in a sentence.
    pub by: String,
    /// Why; none of what its author took back.
    pub reason: Option<String>,
    /// What it was about, as far as that is known.
    pub about: Option<Text>,
    /// The level of that, if it is known: its word and rank.
    pub level: Option<(&'static str, i32)>,
}

impl RefusedLine {
    /// The line of what was refused.
    pub fn of(submission: &Submission, materials: &Called, people: &People, reader: &Reader) -> Self {
        let words = reader.words;
        let called = submission.material.as_ref().and_then(|uri| materials.titles.get(uri));
        Self {
            href: (!submission.bundle.is_empty()).then(|| format!("/{}/desk/waiting/{}", words.code, submission.id)),
            by: sent_back(submission, people, words),
            reason: submission.reason.as_deref().map(legible_lines),
            about: match called {
                Some(called) => Some(title(called, &reader.likes)),
                None => submission.material.as_ref().map(|uri| Text::of("", uri)),
            },
            level: called.map(|called| (called.level.as_str(), called.level.rank())),
        }
    }
}

/// The title in the language that the reader likes best.
fn title(called: &Titled, likes: &Likes) -> Text {
    let found = choice::title(&called.titles, &likes.tags());
    found.map(|(language, title)| Text::of(language, title)).unwrap_or_default()
}

/// The same of a material.
pub(super) fn title_of(held: &Held, likes: &Likes) -> Text {
    let found = choice::choose(&held.variants, &likes.tags());
    found.map(|one| Text::of(&one.language, &one.title)).unwrap_or_default()
}

/// What is asked of a material already: what, the page of that, and who submitted it when; before it or its text is taken away,
/// only what does that too.
pub(super) async fn asked(
    app: &App,
    reader: &Reader,
    person: &Account,
    held: &Held,
    before: Before,
) -> Result<Vec<(String, String, String)>, DeskError> {
    let (words, people) = (reader.words, People::read(app).await?);
    let lines = waiting::deeds_on(app, person, &held.material.uri).await?;
    let is_shown = |one: &&Line| before == Before::Translating || matches!(one.deed, Deed::Withdraws | Deed::Erases(_));
    let what = |one: &Line| match one.deed {
        Deed::Translates => format!("{} ({})", does(&one.deed, words), words.language(&one.about)),
        _ => does(&one.deed, words),
    };
    let shown =
        |one: &Line| (what(one), format!("/{}/desk/waiting/{}", words.code, one.id), submitted(one, &people, words));
    Ok(lines.iter().filter(is_shown).map(shown).collect())
}

/// What is about to be asked of a material.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// To take it or its text away.
    Taking,
    /// To have a machine translate it.
    Translating,
}

/// What stands beside the title of what it is about.
fn beside(one: &Line, words: &Words) -> Option<Text> {
    match one.deed {
        Deed::Withdraws | Deed::Erases(_) => Some(Text::of("", &legible_lines(&one.about))),
        Deed::Translates => Some(Text::of(words.code, &words.language(&one.about))),
        Deed::Publishes | Deed::Revises | Deed::Adopts | Deed::Accepts => None,
    }
}

/// What it would do, in words.
pub(super) fn does(deed: &Deed, words: &Words) -> String {
    match deed {
        Deed::Revises => words.does_revises(),
        Deed::Publishes => words.does_publishes(),
        Deed::Withdraws => words.does_withdraws(),
        Deed::Erases(Which::All) => words.does_erases_all(),
        Deed::Erases(Which::Past(numbers)) => words.does_erases_past(numbers.len(), &numbered(numbers, words)),
        Deed::Adopts => words.does_adopts(),
        Deed::Accepts => words.does_accepts(),
        Deed::Translates => words.does_translates(),
    }
}

/// Who sent it back, in words.
pub(super) fn sent_back(submission: &Submission, people: &People, words: &Words) -> String {
    match submission.approver.as_deref() {
        Some(by) if by == submission.author => words.sent_back_own(),
        by => words.draft_sent_back(&people.called(by.unwrap_or_default())),
    }
}

/// Numbers of revisions in a list.
pub(super) fn numbered<'a>(numbers: impl IntoIterator<Item = &'a u64>, words: &Words) -> String {
    words.list(&numbers.into_iter().map(u64::to_string).collect::<Vec<_>>())
}

/// Who submitted it, and when.
pub(super) fn submitted(one: &Line, people: &People, words: &Words) -> String {
    words.waiting_submitted(&people.called(&one.author), &moment(words, one.at))
}

/// An instant as the reader writes it, in UTC.
pub(super) fn moment(words: &Words, at: Timestamp) -> String {
    words.moment_utc(&words.moment(&at.to_zoned(TimeZone::UTC)))
}
