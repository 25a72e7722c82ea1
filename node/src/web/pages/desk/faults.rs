//! What is wrong with a field, in the words of the page; what only the command line has words for stays English and
//! says so.

use http::StatusCode;

use crate::{
    app::App,
    desk::DeskError,
    model::{
        DraftError,
        manuscript::wrong::{Fault as Wrongness, FileWrong, Wrong},
        source,
        words::Words,
    },
    web::{pages::text::legible, problem::Fault},
};

/// What is wrong, to be read beside the field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// In the language of the page.
    pub text: String,
    /// What the command line says to it, in English.
    pub english: Option<String>,
}

impl Said {
    fn plain(text: String) -> Self {
        Self { text, english: None }
    }

    /// That something must be there.
    pub fn missing(words: &Words) -> Self {
        Self::plain(words.wrong_missing())
    }

    /// That a form was too large.
    pub fn too_large(words: &Words, app: &App) -> Self {
        let most = app.config.limits.draft_form_bytes as u64;
        Self::plain(words.wrong_form_too_large(&words.size(most)))
    }

    /// What the desk refuses.
    ///
    /// # Errors
    /// What is not the author's fault.
    pub fn of_error(words: &Words, error: DeskError) -> Result<Self, Fault> {
        match error {
            DeskError::Refused(english) => Ok(Self { text: words.wrong_otherwise(), english: Some(english) }),
            DeskError::Waits { .. } => Ok(Self::plain(words.wrong_waits())),
            DeskError::Draft(DraftError::TooLarge { most, .. }) => Ok(Self::of(words, &Wrong::TextTooLarge(most))),
            DeskError::Draft(DraftError::TooWide { language, .. }) => Ok(Self::of(words, &Wrong::TooWide(language))),
            error @ (DeskError::Draft(_) | DeskError::Unknown { .. }) => {
                Ok(Self { text: words.wrong_otherwise(), english: Some(error.to_string()) })
            }
            error => Err(error.into()),
        }
    }

    /// What is wrong.
    pub fn of(words: &Words, wrong: &Wrong) -> Self {
        Self::plain(match wrong {
            Wrong::Missing => words.wrong_missing(),
            Wrong::Headings => words.wrong_headings(),
            Wrong::TooLong(most) => words.wrong_too_long(*most),
            Wrong::Unknown(word, None) => words.wrong_unknown(&legible(word)),
            Wrong::Unknown(word, Some(nearest)) => words.wrong_unknown_nearest(&legible(word), nearest),
            Wrong::NeedsRecipients(level) => words.wrong_needs_recipients(level.as_str()),
            Wrong::NoRecipients(level) => words.wrong_no_recipients(level.as_str()),
            Wrong::NoWriter => words.wrong_no_writer(),
            Wrong::NoReader(word) => words.wrong_no_reader(&legible(word)),
            Wrong::Twice(word) => words.wrong_twice(&legible(word)),
            Wrong::NoAddress(word) => words.wrong_no_address(&legible(word)),
            Wrong::NoId(word) => words.wrong_no_id(&legible(word)),
            Wrong::NotHeld(word) => words.wrong_not_held(&legible(word)),
            Wrong::NotAttached(name) => words.wrong_not_attached(&legible(name)),
            Wrong::Overtaken => words.wrong_overtaken(),
            Wrong::TooMany(most) => words.wrong_too_many(*most),
            Wrong::NoTime(word) => words.wrong_no_time(&legible(word)),
            Wrong::Shifted(word) => words.wrong_shifted(&legible(word)),
            Wrong::EndsFirst => words.wrong_ends_first(),
            Wrong::NoDay(word) => words.wrong_no_day(&legible(word)),
            Wrong::Person(word) => words.wrong_person(&legible(word)),
            Wrong::NeverTold => words.wrong_never_told(),
            Wrong::OnlyGuide => words.wrong_only_guide(),
            Wrong::TooEarly => words.wrong_too_early(),
            Wrong::Future => words.wrong_future(),
            Wrong::TextTooLarge(most) => words.wrong_text_too_large(&words.size(*most as u64)),
            Wrong::TooWide(tag) => words.wrong_too_wide(&words.language(tag)),
            Wrong::File(name, why) => file(words, &legible(name), *why),
            Wrong::Otherwise(english) => {
                return Self { text: words.wrong_otherwise(), english: Some(legible(english)) };
            }
        })
    }
}

fn file(words: &Words, name: &str, why: FileWrong) -> String {
    match why {
        FileWrong::TooLarge(most) => words.wrong_file_too_large(name, &words.size(most)),
        FileWrong::TooMany(most) => words.wrong_file_too_many(name, most),
        FileWrong::Twice => words.wrong_file_same_name(name),
        FileWrong::Empty => words.wrong_file_empty(name),
        FileWrong::Name => words.wrong_file_name(name),
        FileWrong::Picture => words.wrong_file_picture(name),
        FileWrong::Damaged => words.wrong_file_damaged(name),
        FileWrong::Document => words.wrong_file_document(name),
        FileWrong::Kind => words.wrong_file_kind(name, &kinds(words)),
    }
}

/// The kinds of files that are taken, by the ends of their names.
pub(super) fn kinds(words: &Words) -> String {
    words.list(&source::KINDS.map(|kind| format!(".{kind}")))
}

/// What is wrong with the field of this name.
pub(super) fn about(faults: &[Wrongness], field: &str, words: &Words) -> Vec<Said> {
    faults.iter().filter(|fault| fault.field == field).map(|fault| Said::of(words, &fault.wrong)).collect()
}

/// The status of a form in which something is wrong.
pub(in crate::web::pages) const WRONG: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
