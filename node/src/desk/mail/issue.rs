//! What one letter of a digest tells: what came to this node since the one before, as far as whoever it goes to may see it
//! now.

use election_pool_protocol::audience::{Level, Viewer};
use jiff::{SignedDuration, Timestamp};

use super::DeskError;
use crate::{
    app::App,
    desk::account,
    model::digest::{Choice, Telling, telling},
    store::{
        self,
        mail::Digest,
        material::{self, Listed, Sought},
        source::{self, Item, Recent},
    },
};

/// How old something from the web may be that is new here: a source that is read for the first time brings old things.
const WEB_PAST: SignedDuration = SignedDuration::from_hours(7 * 24);

/// What a letter tells.
#[derive(Debug)]
pub struct Issue {
    /// What was wanted.
    pub choice: Choice,
    /// In which languages its reader likes to read, the best liked first.
    pub likes: Vec<String>,
    /// What may be told with title and summary, the newest first.
    pub whole: Vec<Listed>,
    /// What there is a link to and nothing else.
    pub links: Vec<Listed>,
    /// What is read from the web.
    pub web: Vec<Item>,
    /// How many more there are.
    pub further: u64,
    /// The highest level of what stands in it.
    pub level: Level,
    /// The address that ends these letters.
    pub leave: String,
    /// Whether it goes to a person of this node.
    pub is_own: bool,
}

/// The letter of a digest as it is now; nothing if there is nothing to tell, or nobody to be told.
pub(super) async fn of(app: &App, digest: &Digest, until: Timestamp) -> Result<Option<Issue>, DeskError> {
    let Some(due) = store::mail::due_of(&app.db, &digest.id).await? else { return Ok(None) };
    let choice = due.digest.choice.clone();
    let viewer = match &digest.username {
        None => Viewer::Public,
        Some(username) => match store::account::find(&app.db, username).await? {
            Some(person) => account::viewer(&person),
            None => return Ok(None),
        },
    };
    let limit = app.config.limits.digest_entries;
    let levels = if digest.username.is_none() { &[Level::Clear][..] } else { &choice.levels };
    let wanted = Sought {
        after: due.digest.told,
        until,
        topics: &choice.topics,
        countries: &choice.countries,
        languages: &choice.languages,
        levels,
    };
    let found = material::news(&app.db, &viewer, &wanted, limit).await?;
    let number = material::news_count(&app.db, &viewer, &wanted).await?;
    let further = number.saturating_sub(u64::try_from(found.len()).unwrap_or(u64::MAX));
    let web = if digest.with_web {
        let recent = Recent {
            after: wanted.after,
            until,
            published: wanted.after - WEB_PAST,
            topics: wanted.topics,
            countries: wanted.countries,
            languages: wanted.languages,
        };
        source::recent(&app.db, &recent, limit).await?
    } else {
        Vec::new()
    };
    let level_of = |listed: &Listed| listed.material.audience.level;
    let told = found.into_iter().filter(|listed| telling(level_of(listed)) != Telling::Nothing);
    let (whole, links): (Vec<Listed>, Vec<Listed>) =
        told.partition(|listed| telling(level_of(listed)) == Telling::Whole);
    if whole.is_empty() && links.is_empty() && web.is_empty() {
        return Ok(None);
    }
    let level = whole.iter().chain(&links).map(level_of).max().unwrap_or(Level::Clear);
    let likes = likes(&choice, due.likes);
    let words = crate::model::words::Words::of(&choice.language).unwrap_or_else(crate::model::words::Words::english);
    Ok(Some(Issue {
        leave: super::leave_address(app, words, digest),
        is_own: digest.username.is_some(),
        choice,
        likes,
        whole,
        links,
        web,
        further,
        level,
    }))
}

/// The language of the letter, then those that were chosen, then those of the account.
fn likes(choice: &Choice, account: Vec<String>) -> Vec<String> {
    let mut likes = vec![choice.language.clone()];
    for tag in choice.languages.iter().cloned().chain(account) {
        if !likes.contains(&tag) {
            likes.push(tag);
        }
    }
    likes
}
