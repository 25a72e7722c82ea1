//! Incoming: the one inbox of a person, with what came since they looked and what waits for somebody of their role.
//!
//! Who may do what is asked of the functions here; what is done is done by the use cases of the command line. Nothing is
//! listed or counted that the person may not see.

mod asking;

use election_pool_protocol::vocabulary::{Kind, Topic};
use jiff::{SignedDuration, Timestamp};

use super::{
    DeskError, account,
    draft::may_write,
    evidence,
    follow::{self, Relation},
    moving, offer, retry,
    session::{Session, seconds},
    waiting,
};
use crate::{
    app::App,
    model::{codes, wish},
    store::{
        self,
        account::{Account, Role},
        alarm::Alarm,
        follow::FollowState,
        interest::{Interest, Kept},
        lane::Exception,
        material::{Listed, Looking},
        quarantine::Quarantined,
    },
};

pub use self::asking::{Answered, Asker, Key, answer, ask, asker, asking, look};

/// Most rows of a sort that are listed.
const ROWS: u32 = 100;

/// Whether a person has an inbox: the people of the node, not of its client bodies.
pub fn has_inbox(person: &Account) -> bool {
    person.role != Role::Client
}

/// Whether a person sees what partners offer.
pub fn sees_offers(person: &Account) -> bool {
    may_write(person) || person.role == Role::Translator
}

/// Whether a person decides who may follow.
pub fn decides_follows(person: &Account) -> bool {
    person.role == Role::PeerAdministrator
}

/// Whether a person decides about what others have written.
pub fn decides_texts(person: &Account) -> bool {
    waiting::may_approve(person)
}

/// Whether a person minds what stands aside between this node and its partners.
pub fn minds_exchange(person: &Account) -> bool {
    matches!(person.role, Role::PeerAdministrator | Role::Operator)
}

fn looking(person: &Account, since: Timestamp, adoptions: bool) -> Looking<'_> {
    Looking { username: &person.username, authority: &person.authority, since, adoptions }
}

/// Up to when a person has looked.
pub async fn seen(app: &App, person: &Account) -> Result<Timestamp, DeskError> {
    Ok(store::interest::seen(&app.db, &person.username).await?.unwrap_or(Timestamp::UNIX_EPOCH))
}

/// Up to when somebody who looks now sees everything: what is being written has its instant already and is not there yet.
fn settled(app: &App) -> Timestamp {
    app.clock.now() - SignedDuration::from_secs(seconds(app.config.limits.seen_settle_s))
}

/// A person has looked up to here, as the page they looked at said; never further than is settled. Gives up to when they had
/// looked before, to be taken back.
pub async fn see(app: &App, person: &Account, until: Timestamp) -> Result<Timestamp, DeskError> {
    let before = seen(app, person).await?;
    store::interest::see(&app.db, &person.username, until.min(settled(app))).await?;
    Ok(before)
}

/// How much is new to a person, counted up to a bound for each sort.
pub async fn fresh(app: &App, session: &Session) -> Result<u64, DeskError> {
    let person = &session.account;
    if !has_inbox(person) {
        return Ok(0);
    }
    let (since, viewer) = (seen(app, person).await?, session.viewer());
    // One more says that there are more.
    let most = app.config.limits.incoming_counted.saturating_add(1);
    let mut number = 0;
    for adoptions in [false, true] {
        let looking = looking(person, since, adoptions);
        number += store::material::arrived_number(&app.db, &viewer, &looking, most).await?;
    }
    // Which of them they may see is in the texts, which are looked at only where there is something new at all.
    let of = (person.authority.as_str(), person.username.as_str());
    if decides_texts(person) && store::submission::count_since(&app.db, of, since, 1).await? > 0 {
        let waits = waiting::for_others(app, person).await?;
        number += waits.iter().filter(|line| line.at > since).count() as u64;
    }
    if sees_offers(person) {
        number += store::offer::count_new(&app.db, &person.authority, since, most).await?;
    }
    if decides_follows(person) {
        number += store::follow::count_requests(&app.db, since, most).await?;
    }
    if minds_exchange(person) {
        number += store::quarantine::count_since(&app.db, since, most).await?;
        number += store::alarm::count_open(&app.db, since, most).await?;
    }
    Ok(number)
}

/// What is in somebody's inbox.
#[derive(Debug)]
pub struct Incoming {
    /// Up to when they had looked.
    pub since: Timestamp,
    /// Up to when everything there was is in it.
    pub until: Timestamp,
    /// What they want to be told of.
    pub interests: Vec<Interest>,
    /// What others have written and they may decide about, for those who do.
    pub waiting: Option<Vec<waiting::Line>>,
    /// New and revised material, by their choices.
    pub material: Vec<Listed>,
    /// How much of it there is, as far as is counted.
    pub material_number: u64,
    /// Who states to use what.
    pub adoptions: Vec<Listed>,
    /// How many languages are asked for, as far as they may know.
    pub wanted: usize,
    /// Offers of partners, for those who see them.
    pub offers: Option<Offers>,
    /// Those who would like to follow, and whom we would, for those who decide.
    pub follows: Option<Follows>,
    /// Partners that say they have moved, for the same.
    pub moves: Vec<moving::Line>,
    /// What stands aside, for those who mind it.
    pub aside: Option<Aside>,
}

/// Offers of texts.
#[derive(Debug)]
pub struct Offers {
    /// Those that wait for an answer of this authority.
    pub open: Vec<offer::Row>,
    /// The answers to its own.
    pub answers: Vec<offer::Row>,
}

/// Requests to follow.
#[derive(Debug)]
pub struct Follows {
    /// Of others, the oldest first.
    pub theirs: Vec<store::follow::Follower>,
    /// Of ours, that have no answer.
    pub ours: Vec<store::follow::Following>,
}

/// What stands aside.
#[derive(Debug)]
pub struct Aside {
    /// Received and not applied.
    pub quarantine: Vec<Quarantined>,
    /// Not taken by the server that is named.
    pub parked: Vec<(String, Exception)>,
    /// What somebody must look at.
    pub alarms: Vec<Alarm>,
}

/// Everything that is in the inbox of a person.
pub async fn list(app: &App, person: &Account) -> Result<Incoming, DeskError> {
    let viewer = account::viewer(person);
    let (since, until) = (seen(app, person).await?, settled(app));
    let rows = app.config.limits.page_rows.clamp(1, ROWS);
    let (new, used) = (looking(person, since, false), looking(person, since, true));
    let offers = if sees_offers(person) {
        let (open, answers) = offer::incoming(app, person, ROWS).await?;
        Some(Offers { open, answers })
    } else {
        None
    };
    let waiting = if decides_texts(person) { Some(waiting::for_others(app, person).await?) } else { None };
    let follows = if decides_follows(person) {
        let ours = store::follow::asked_following(&app.db, ROWS).await?;
        Some(Follows { theirs: store::follow::requests(&app.db, ROWS).await?, ours })
    } else {
        None
    };
    let aside = if minds_exchange(person) {
        Some(Aside {
            quarantine: store::quarantine::list(&app.db, ROWS, 0).await?,
            parked: store::lane::aside(&app.db, ROWS).await?,
            alarms: store::alarm::list(&app.db, true, ROWS).await?,
        })
    } else {
        None
    };
    Ok(Incoming {
        since,
        until,
        interests: store::interest::list(&app.db, &person.username, app.config.limits.interests).await?,
        material: store::material::arrived(&app.db, &viewer, &new, rows, 0).await?,
        material_number: store::material::arrived_number(&app.db, &viewer, &new, app.config.limits.incoming_counted)
            .await?,
        adoptions: store::material::arrived(&app.db, &viewer, &used, rows, 0).await?,
        waiting,
        wanted: super::wish::queue_number(app, &viewer).await?,
        moves: moving::cases(app, person).await?,
        offers,
        follows,
        aside,
    })
}

/// A choice as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// A topic.
    pub topic: String,
    /// A member state.
    pub country: String,
    /// A language.
    pub language: String,
    /// A kind.
    pub kind: String,
}

/// What became of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chosen {
    /// It counts.
    Kept,
    /// It counted before.
    Before,
    /// There are as many as may be.
    Full,
    /// Nothing was chosen.
    Nothing,
    /// The words of these fields are none that anybody knows.
    Unknown(Vec<&'static str>),
}

/// The languages that can be chosen.
pub fn languages(app: &App) -> Vec<String> {
    wish::askable(&app.config.node.languages)
}

/// Keeps what a person wants to be told of.
pub async fn choose(app: &App, person: &Account, typed: &Typed) -> Result<Chosen, DeskError> {
    let tongues = languages(app);
    let mut unknown = Vec::new();
    let mut one = |name: &'static str, word: &str, known: Vec<&str>| -> Option<String> {
        if word.is_empty() {
            return None;
        }
        let found = known.into_iter().find(|known| known.eq_ignore_ascii_case(word));
        if found.is_none() {
            unknown.push(name);
        }
        found.map(str::to_owned)
    };
    let interest = Interest {
        topic: one("topic", &typed.topic, Topic::slugs().collect()),
        country: one("country", &typed.country, codes::STATES.to_vec()),
        language: one("language", &typed.language, tongues.iter().map(String::as_str).collect()),
        kind: one("kind", &typed.kind, Kind::slugs().collect()),
        id: app.chance.uuid(app.clock.now()).to_string(),
    };
    if !unknown.is_empty() {
        return Ok(Chosen::Unknown(unknown));
    }
    let Interest { topic, country, language, kind, .. } = &interest;
    if [topic, country, language, kind].into_iter().all(Option::is_none) {
        return Ok(Chosen::Nothing);
    }
    let most = app.config.limits.interests;
    Ok(match store::interest::keep(&app.db, &person.username, &interest, most, app.clock.now()).await? {
        Kept::Now => Chosen::Kept,
        Kept::Before => Chosen::Before,
        Kept::Full => Chosen::Full,
    })
}

/// Ends a choice; whether it was there or not, it is not there then.
pub async fn end(app: &App, person: &Account, id: &str) -> Result<(), DeskError> {
    Ok(store::interest::end(&app.db, &person.username, id).await?)
}

pub(super) fn administering(is_allowed: bool, person: &Account) -> Result<(), DeskError> {
    if is_allowed {
        return Ok(());
    }
    let role = person.role.as_str();
    Err(DeskError::Refused(format!("{} is {role}: this is not theirs to decide", person.username)))
}

/// Takes a request of ours back that has no answer.
pub async fn withdraw(app: &App, person: &Account, id: &str) -> Result<Option<Relation>, DeskError> {
    administering(decides_follows(person), person)?;
    // The same door ends followers; here only ours are meant.
    let ours = store::follow::following(&app.db, id).await?;
    match ours.filter(|one| one.state == FollowState::Requested) {
        Some(_) => Ok(Some(follow::remove(app, id, Some(&person.username)).await?)),
        None => Ok(None),
    }
}

/// Tries one activity again that is in quarantine; tells whether there was something to try.
pub async fn release(app: &App, person: &Account, activity: &str) -> Result<bool, DeskError> {
    administering(minds_exchange(person), person)?;
    retry::release(app, activity, &person.username).await
}

/// Tries everything again that stands aside between this node and a partner.
pub async fn try_again(app: &App, person: &Account, host: &str) -> Result<retry::Retried, DeskError> {
    administering(minds_exchange(person), person)?;
    retry::with(app, &person.username, host).await
}

/// Says what came of the alarms about a partner, which ends them.
pub async fn settle(app: &App, person: &Account, host: &str, reason: &str) -> Result<evidence::Settled, DeskError> {
    administering(minds_exchange(person), person)?;
    evidence::settle(app, host, reason, &person.username).await
}
