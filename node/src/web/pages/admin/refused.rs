//! What a page of administration refuses, in the words of its reader: all of it on top, with a way to each field that it is
//! about, and the same beside that field. Of what another server said its own words stand there too.

use http::StatusCode;

use super::users;
use crate::{
    desk::{
        DeskError,
        refusal::{NAME_CHARS, Refusal},
    },
    federation::FetchError,
    model::{codes, words::Words},
    transport::TransportError,
    web::{
        pages::{desk::faults::Said, standing, text::legible},
        problem::Fault,
    },
};

/// Everything that is refused at once.
#[derive(Debug)]
pub struct Refused {
    /// Each of it, in the order of the fields.
    pub lines: Vec<Line>,
    is_mistyped: bool,
}

/// One thing that is refused.
#[derive(Debug)]
pub struct Line {
    /// The id of the field it is about; nothing where it is about none.
    pub field: String,
    /// What that is called.
    pub label: String,
    /// What is wrong.
    pub said: Said,
}

/// The field that a refusal is about: its id, and what it is called.
pub type Place = Option<(String, String)>;

impl Refused {
    /// What was refused, if it is no failure of ours; `place` knows the fields of the page.
    pub fn of(
        errors: impl IntoIterator<Item = impl Into<DeskError>>,
        words: &Words,
        place: impl Fn(&DeskError) -> Place,
    ) -> Result<Self, Fault> {
        let mut refused = Self { lines: Vec::new(), is_mistyped: false };
        for error in errors {
            let error = error.into();
            let (field, label) = place(&error).unwrap_or_default();
            refused.is_mistyped |= is_mistyped(&error);
            refused.lines.push(Line { field, label, said: said(error, words)? });
        }
        Ok(refused)
    }

    /// Does what is asked for, unless what was typed is unfit for it.
    pub async fn tried<T>(
        unfit: Vec<Refusal>,
        deed: impl Future<Output = Result<T, DeskError>>,
        words: &Words,
        place: impl Fn(&DeskError) -> Place,
    ) -> Result<Result<T, Self>, Fault> {
        if !unfit.is_empty() {
            return Ok(Err(Self::of(unfit, words, place)?));
        }
        Ok(match deed.await {
            Ok(done) => Ok(done),
            Err(error) => Err(Self::of([error], words, place)?),
        })
    }

    /// What was refused on a page where nothing is typed.
    pub fn plain(error: DeskError, words: &Words) -> Result<Self, Fault> {
        Self::of([error], words, |_| None)
    }

    /// The status of the answer.
    pub const fn status(&self) -> StatusCode {
        if self.is_mistyped { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT }
    }

    /// The same without the way to fields that are not on the page.
    #[must_use]
    pub fn without(mut self, is_away: impl Fn(&str) -> bool) -> Self {
        self.lines.iter_mut().filter(|line| is_away(&line.field)).for_each(|line| line.field.clear());
        self
    }

    /// Whether anything is about a field.
    pub fn has_field(&self) -> bool {
        self.lines.iter().any(|line| !line.field.is_empty())
    }

    /// What is wrong with a field.
    pub fn about(refused: Option<&Self>, field: &str) -> Vec<Said> {
        let lines = refused.iter().flat_map(|refused| &refused.lines);
        lines.filter(|line| line.field == field).map(|line| line.said.clone()).collect()
    }
}

/// Whether it is to be typed otherwise, whatever else there is.
pub fn is_mistyped(error: &DeskError) -> bool {
    match error {
        DeskError::Unfit(Refusal::OverHttps { error, .. }) => is_mistyped(error),
        DeskError::Unfit(unfit) => unfit.is_mistyped(),
        DeskError::Unknown { name, .. } => name.trim().is_empty(),
        DeskError::Url(_) => true,
        _ => false,
    }
}

/// The refusal in words.
///
/// # Errors
/// What is a failure of this node.
fn said(error: DeskError, words: &Words) -> Result<Said, Fault> {
    let plain = |text: String| Said { text, english: None };
    let with = |text: String, english: String| Said { text, english: Some(legible(&english)) };
    Ok(match error {
        DeskError::Store(_) | DeskError::Key(_) | DeskError::Crypto(_) => return Err(error.into()),
        DeskError::Unfit(Refusal::OverHttps { typed, error }) => {
            let why = said(*error, words)?;
            let hint = words.peers_over_https(&legible(&typed));
            Said { text: format!("{hint} {}", why.text), english: why.english }
        }
        DeskError::Unfit(Refusal::NoFeed { url, reason }) => with(words.reads_no_feed(&legible(&url)), reason),
        DeskError::Unfit(unfit) => plain(unfit_said(unfit, words)),
        DeskError::Unknown { name, .. } if name.trim().is_empty() => plain(words.wrong_missing()),
        DeskError::Unknown { name, nearest: None, .. } => plain(words.wrong_unknown(&legible(&name))),
        DeskError::Unknown { name, nearest: Some(nearest), .. } => {
            plain(words.wrong_unknown_nearest(&legible(&name), &nearest))
        }
        DeskError::Url(_) => plain(words.refused_no_address()),
        // Where a node may connect is its own matter, which the words say whole.
        DeskError::Transport(error @ (TransportError::NotNamed { .. } | TransportError::PrivateAddress { .. })) => {
            plain(of_transport(&error, words))
        }
        DeskError::Fetch(error @ (FetchError::NotNamed(_) | FetchError::PrivateAddress(_))) => {
            plain(of_fetch(&error, words))
        }
        DeskError::Transport(error) => with(of_transport(&error, words), error.to_string()),
        DeskError::Fetch(error) => with(of_fetch(&error, words), error.to_string()),
        DeskError::File { what, reason } => with(words.refused_file(&legible(&what)), reason.to_string()),
        other => with(words.refused_otherwise(), other.to_string()),
    })
}

fn unfit_said(unfit: Refusal, words: &Words) -> String {
    let number = |number| standing::number(number, words);
    let unknown = |word: &str, nearest: Option<&str>| match nearest {
        Some(nearest) => words.wrong_unknown_nearest(&legible(word), nearest),
        None => words.wrong_unknown(&legible(word)),
    };
    match unfit {
        Refusal::Username(_) => words.users_username_wrong(),
        Refusal::UserTaken(username) => words.users_taken(&legible(&username)),
        Refusal::LongName => words.wrong_too_long(NAME_CHARS),
        Refusal::UsersFull(most) => words.users_full(&number(most)),
        Refusal::Last { username, role } => words.users_last(&legible(&username), &users::role(words, role)),
        Refusal::AuthorityUsername(_) => words.bodies_username_wrong(),
        Refusal::Nameless(_) => words.wrong_missing(),
        Refusal::AuthorityTaken(username) => words.bodies_taken(&legible(&username)),
        Refusal::NoFile => words.bodies_no_file(),
        Refusal::NoAddress(word) if word.is_empty() => words.wrong_missing(),
        Refusal::NoAddress(word) => words.wrong_no_address(&legible(&word)),
        Refusal::Country(code) => unknown(&code, codes::nearest_country(&code).as_deref()),
        Refusal::Language(tag) => unknown(&tag, None),
        Refusal::OwnFeed(url) => words.reads_own(&legible(&url)),
        Refusal::PartnersFeed(host) => words.reads_partner(&legible(&host)),
        Refusal::NoFeed { url, .. } => words.reads_no_feed(&legible(&url)),
        Refusal::SourcesFull(most) => words.reads_full(&number(most)),
        Refusal::OtherKey { host, fingerprint } => words.peers_other_key(&legible(&host), &fingerprint),
        Refusal::NoFingerprint(word) if word.is_empty() => words.wrong_missing(),
        Refusal::NoFingerprint(word) => words.peers_no_fingerprint(&legible(&word)),
        Refusal::OtherIdentity { origin, claimed } => words.peers_other_identity(&origin, &legible(&claimed)),
        Refusal::NoKey(actor) => words.peers_no_key(&legible(&actor)),
        Refusal::NoInbox(actor) => words.peers_no_inbox(&legible(&actor)),
        Refusal::NoOrigin { origin, .. } => words.peers_no_origin(&origin),
        Refusal::Itself(origin) => words.peers_itself(&origin),
        Refusal::NotNamed(origin) => words.peers_not_named(&origin),
        Refusal::ChangedKey { host, .. } => words.peers_changed_key(&legible(&host)),
        Refusal::Unconfirmed(host) => words.keys_unconfirmed(&legible(&host)),
        Refusal::OverHttps { typed, .. } => words.peers_over_https(&legible(&typed)),
    }
}

fn of_transport(error: &TransportError, words: &Words) -> String {
    match error {
        TransportError::NotNamed { .. } | TransportError::PrivateAddress { .. } => words.failure_forbidden(),
        TransportError::Timeout { .. } | TransportError::Network { .. } => words.failure_unreached(),
        TransportError::TooLarge { .. } => words.failure_too_large(),
        TransportError::Tls { .. } => words.failure_untrusted(),
    }
}

fn of_fetch(error: &FetchError, words: &Words) -> String {
    match error {
        FetchError::NotNamed(_) | FetchError::PrivateAddress(_) => words.failure_forbidden(),
        FetchError::Timeout(_) | FetchError::Network(_) => words.failure_unreached(),
        FetchError::TooLarge(_) => words.failure_too_large(),
        FetchError::Tls(_) => words.failure_untrusted(),
        FetchError::Status { status, .. } => super::lanes::by_status(*status, words),
        _ => words.failure_no_server(),
    }
}
