//! What whoever decides is shown of what waits: what it would do in full, and for whom, computed as it would be done now.

use std::collections::BTreeMap;

use election_pool_protocol::audience::{Audience, Level};

use super::{Does, Waiting};
use crate::{
    app::App,
    desk::{
        DeskError, account, adopt, erase, offer, publish,
        reach::{self, Reach},
        reading::Read,
    },
    model::source::Bundle,
    store::{
        self,
        account::Account,
        material::{Held, State},
    },
};

/// What whoever decides is shown.
#[derive(Debug, Default)]
pub struct Looked {
    /// The level of what is read, where there are words of it.
    pub level: Option<Level>,
    /// For whom it is; of a withdrawal those who lose it. Of an erasure and of a translation it is not computed.
    pub reach: Option<Reach>,
    /// The same for the command line.
    pub audience: Option<Audience>,
    /// What would go by an erasure.
    pub erasure: Option<erase::Look>,
    /// What an adoption would state.
    pub adoption: Option<adopt::Look>,
    /// What would be taken in of an offer.
    pub acceptance: Option<Box<offer::Look>>,
    /// The revision that it was written before, and would undo.
    pub overtaken: Option<u64>,
    /// Whether what it is about has been withdrawn: it cannot be approved any more.
    pub is_gone: bool,
    /// Why it could not be done, in the words of the command line.
    pub trouble: Option<String>,
}

/// What waits, looked at by a person; `held` is the revision of ours that it is about, if they may see that.
pub async fn look(app: &App, person: &Account, waiting: &Waiting, held: Option<&Held>) -> Result<Looked, DeskError> {
    let is_gone = is_gone(app, person, waiting, held).await?;
    let mut looked = Looked { overtaken: overtaken(waiting, held).filter(|_| !is_gone), is_gone, ..Looked::default() };
    if is_gone {
        looked.level = (!waiting.does.texts().is_empty()).then(|| level(&waiting.does, held));
        return Ok(looked);
    }
    match fill(app, person, waiting, held, &mut looked).await {
        Ok(()) => {}
        Err(error @ (DeskError::Draft(_) | DeskError::Refused(_) | DeskError::Unknown { .. })) => {
            looked.trouble = Some(error.to_string());
        }
        Err(error) => return Err(error),
    }
    Ok(looked)
}

async fn fill(
    app: &App,
    person: &Account,
    waiting: &Waiting,
    held: Option<&Held>,
    looked: &mut Looked,
) -> Result<(), DeskError> {
    let author = &waiting.author;
    match (&waiting.does, held) {
        (Does::Publishes(draft), _) => {
            looked.level = Some(level(&waiting.does, held));
            let (_, found) = publish::addressed(app, draft.bundle().clone(), author).await?;
            looked.reach = Some(reach::of_audience(app, &found.audience, found.circles, held).await?);
            looked.audience = Some(found.audience);
        }
        (Does::Withdraws(_), Some(held)) => {
            looked.reach = Some(reach::of_end(app, held).await?);
            looked.audience = Some(held.material.audience.clone());
        }
        (Does::Erases(request), _) => {
            if let Some(uri) = &waiting.submission.material {
                looked.erasure = Some(erase::look_as(app, uri, request, author, person).await?);
            }
        }
        (Does::Adopts(request), _) => {
            // What can be said of its label when nothing else can.
            looked.level = Some(Level::Red);
            let adoption = adopt::look(app, request, author).await?;
            looked.level = Some(adoption.audience.level);
            looked.overtaken = adoption.overtaken;
            looked.reach =
                Some(reach::of_audience(app, &adoption.audience, BTreeMap::new(), adoption.held.as_ref()).await?);
            looked.audience = Some(adoption.audience.clone());
            looked.adoption = Some(adoption);
        }
        (Does::Accepts(request), _) => {
            looked.level = Some(level(&waiting.does, held));
            let acceptance = offer::look(app, request, author).await?;
            let audience = acceptance.held.material.audience.clone();
            looked.reach = Some(reach::of_audience(app, &audience, BTreeMap::new(), Some(&acceptance.held)).await?);
            looked.audience = Some(audience);
            looked.acceptance = Some(Box::new(acceptance));
        }
        (Does::Translates(_), _) | (Does::Withdraws(_), None) => {}
    }
    Ok(())
}

/// Whether what it is about has been withdrawn.
async fn is_gone(app: &App, person: &Account, waiting: &Waiting, held: Option<&Held>) -> Result<bool, DeskError> {
    let ended = |held: &Held| held.material.state != State::Live;
    if let Does::Adopts(request) = &waiting.does {
        let used = store::material::find(&app.db, &account::viewer(person), request.target()).await?;
        return Ok(used.is_some_and(|used| ended(&used)));
    }
    Ok(held.is_some_and(ended))
}

/// The level of its words: of an acceptance that of the material, at least AMBER; of a statement of use, whose label hangs on
/// what is gone, the highest.
fn level(does: &Does, held: Option<&Held>) -> Level {
    match (does, held) {
        (Does::Publishes(draft), _) => draft.head().level,
        (Does::Accepts(_), Some(held)) => held.material.audience.level.max(Level::Amber),
        _ => Level::Red,
    }
}

/// The revision that it was written before, and would undo.
fn overtaken(waiting: &Waiting, held: Option<&Held>) -> Option<u64> {
    let (held, at) = (held?, waiting.submission.at);
    let is_overtaken = match &waiting.does {
        Does::Publishes(_) => held.material.updated > at,
        Does::Accepts(request) => request.is_overtaken(held, at),
        _ => false,
    };
    is_overtaken.then_some(held.material.revision)
}

impl Looked {
    /// Why it cannot be approved any more, for the command line, if that is so.
    pub fn undoable(&self) -> Option<String> {
        if self.is_gone {
            return Some("what it is about has been withdrawn".to_owned());
        }
        self.overtaken.map(|revision| format!("it was written before revision {revision}, which it would undo"))
    }

    /// What is written down about whoever was shown it; nothing where it has no words.
    pub fn read<'a>(&self, waiting: &'a Waiting) -> Option<Read<'a>> {
        Some(Read { id: &waiting.submission.id, level: self.level?, revision: 0 })
    }
}

impl Does {
    /// The files of it by name: of a text all of them, of an adoption those of the note that comes with it, of an acceptance
    /// the one that was written in the place of what was offered.
    pub fn texts(&self) -> BTreeMap<&str, &str> {
        match self {
            Self::Publishes(draft) => draft.bundle().texts(),
            Self::Adopts(request) => request.note().map(Bundle::texts).unwrap_or_default(),
            Self::Accepts(request) => {
                request.amended().iter().map(|file| (file.file.as_str(), file.text.as_str())).collect()
            }
            Self::Withdraws(_) | Self::Erases(_) | Self::Translates(_) => BTreeMap::new(),
        }
    }
}
