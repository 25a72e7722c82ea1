//! Asking for a language that a material lacks: counted, told to the partners it concerns, and told back to whoever asked.
//!
//! A node tells the origin of a material how many ask on it; the origin tells the partners that speak the language, and
//! may see the material, how many ask in all. `docs/replication.md`, Wanted languages.

mod letter;
mod receive;

use std::{collections::BTreeSet, fmt, net::IpAddr};

use election_pool_protocol::{
    audience::{Action, Audience, Viewer, may},
    language::LanguageTag,
};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::{DeskError, account};
use crate::{
    app::{App, today::Once},
    model::{
        adoption, codes,
        wish::{self as rules, Due, Present},
    },
    store::{
        self,
        account::Account,
        material::{Held, Listed, State},
        peer::Peer,
        wish::{Queue, Tell, Wanted},
    },
};

pub(super) use self::receive::{heard, is_wish};

/// Most partners; there are 27 member states.
const PARTNERS: u32 = 200;
/// By how much a number is later than the one before it, at the least.
const TICK: SignedDuration = SignedDuration::from_millis(1);

/// What became of a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// It counts, now or since it was first said.
    Counted,
    /// The material has the language.
    Here,
    /// There is no room for it; of a reader without an account the seconds until there may be.
    Full(u64),
    /// Nobody can ask for this.
    Unknown,
}

/// The languages that a material lacks and a reader can ask for, by their tags; none of what says the same in each.
pub fn lacking(app: &App, held: &Held) -> Vec<String> {
    if held.material.state != State::Live || held.material.kind == adoption::KIND {
        return Vec::new();
    }
    let mut languages = rules::askable(&app.config.node.languages);
    languages.retain(|language| !has(app, held, language));
    languages
}

fn has(app: &App, held: &Held, language: &str) -> bool {
    let texts = held.variants.iter().map(|variant| Present {
        language: &variant.language,
        is_machine: variant.status == "machine",
        has_text: !variant.html.is_empty(),
    });
    rules::has_language(texts, language, app.config.publishing.machine_fulfils_wishes)
}

/// Whether this can be asked for; its tag, or what to answer.
fn askable(app: &App, held: &Held, language: &str) -> Result<String, Asked> {
    let tag = language.parse::<LanguageTag>().map(|tag| tag.to_string()).map_err(|_| Asked::Unknown)?;
    if !rules::askable(&app.config.node.languages).contains(&tag) || held.material.kind == adoption::KIND {
        return Err(Asked::Unknown);
    }
    if has(app, held, &tag) { Err(Asked::Here) } else { Ok(tag) }
}

/// Counts a reader without an account, once a day from one network.
pub async fn ask(app: &App, held: &Held, language: &str, from: IpAddr) -> Result<Asked, DeskError> {
    let tag = match askable(app, held, language) {
        Ok(tag) => tag,
        Err(answer) => return Ok(answer),
    };
    let (now, limits) = (app.clock.now(), &app.config.limits);
    match app.wishes_today.note(from, &format!("{tag} {}", held.material.uri), now, limits.wishes_a_day) {
        Once::Again => return Ok(Asked::Counted),
        Once::Full(wait_s) => return Ok(Asked::Full(wait_s)),
        Once::First => {}
    }
    let is_counted = store::wish::count_reader(&app.db, &held.material.uri, &tag, limits.wishes, now).await?;
    Ok(if is_counted { Asked::Counted } else { Asked::Full(limits.wishes_every_s) })
}

/// Notes that a person of this node asks.
pub async fn ask_as(app: &App, held: &Held, language: &str, person: &Account) -> Result<Asked, DeskError> {
    let tag = match askable(app, held, language) {
        Ok(tag) => tag,
        Err(answer) => return Ok(answer),
    };
    let (username, most) = (&person.username, app.config.limits.own_wishes);
    let is_noted = store::wish::ask(&app.db, &held.material.uri, &tag, username, most, app.clock.now()).await?;
    Ok(if is_noted { Asked::Counted } else { Asked::Full(0) })
}

/// Takes a wish of a person back.
pub async fn take_back(app: &App, uri: &str, language: &str, person: &Account) -> Result<bool, DeskError> {
    Ok(store::wish::take_back(&app.db, uri, language, &person.username).await?)
}

/// Forgets the wishes of a person that came true.
pub async fn clear(app: &App, person: &Account) -> Result<(), DeskError> {
    Ok(store::wish::clear(&app.db, &person.username).await?)
}

/// A wish with its material.
#[derive(Debug)]
pub struct Mine {
    /// The material.
    pub listed: Listed,
    /// The language.
    pub language: String,
    /// When it came true, if it did.
    pub answered: Option<Timestamp>,
}

/// The wishes of a person, those that came true first.
pub async fn mine(app: &App, person: &Account) -> Result<Vec<Mine>, DeskError> {
    let viewer = account::viewer(person);
    let limit = app.config.limits.own_wishes;
    let mut all = Vec::new();
    for wish in store::wish::mine(&app.db, &viewer, &person.username, limit).await? {
        if let Some(listed) = store::material::listed(&app.db, &viewer, &wish.uri).await? {
            all.push(Mine { listed, language: wish.language, answered: wish.answered });
        }
    }
    Ok(all)
}

/// What translators of this node are asked for, as far as this viewer may read it: its own materials in every language,
/// and those of partners in the languages of this node; or everything in one language. Most wanted first.
pub async fn queue(app: &App, viewer: &Viewer, only: Option<&LanguageTag>) -> Result<Vec<(Wanted, Listed)>, DeskError> {
    let mut all = Vec::new();
    for wanted in wanted(app, viewer, only).await? {
        if let Some(listed) = store::material::listed(&app.db, viewer, &wanted.uri).await? {
            all.push((wanted, listed));
        }
    }
    Ok(all)
}

/// How many there are in the queue of a viewer.
pub async fn queue_number(app: &App, viewer: &Viewer) -> Result<usize, DeskError> {
    Ok(wanted(app, viewer, None).await?.len())
}

async fn wanted(app: &App, viewer: &Viewer, only: Option<&LanguageTag>) -> Result<Vec<Wanted>, DeskError> {
    let with_primary = |tag: &String| [Some(tag.clone()), tag.split('-').next().map(str::to_owned)];
    let languages = match only {
        Some(language) => BTreeSet::from([language.to_string()]),
        None => app.config.node.languages.iter().flat_map(with_primary).flatten().collect(),
    };
    let by_machine = app.config.publishing.machine_fulfils_wishes;
    let queue = Queue { languages, with_own: only.is_none(), by_machine };
    Ok(store::wish::queue(&app.db, viewer, &queue, app.config.limits.wishes_listed).await?)
}

/// A line of the queue, as printed.
#[derive(Debug, Serialize)]
pub struct Row {
    /// The local UUID.
    pub id: String,
    /// The URI.
    pub uri: String,
    /// The level.
    pub tlp: String,
    /// The title in the source language.
    pub title: String,
    /// The language that is wanted.
    pub language: String,
    /// How many ask on this node.
    pub here: u64,
    /// How many ask in all, as far as this node knows.
    pub total: u64,
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, tlp, title, language, here, total, .. } = self;
        write!(f, "{id}  {language:<6} {total:>5} in all, {here:>5} here  TLP:{tlp}  {title}")
    }
}

/// The queue, as printed.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Rows(Vec<Row>);

impl fmt::Display for Rows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|row| writeln!(f, "{row}"))
    }
}

/// Lists what translators are asked for, as far as this person may read it.
pub async fn list(app: &App, language: Option<&str>, user: Option<&str>) -> Result<Rows, DeskError> {
    let only = language.map(codes::language).transpose().map_err(DeskError::Refused)?;
    let viewer = account::viewer(&account::acting(app, user).await?);
    let row = |(wanted, listed): (Wanted, Listed)| Row {
        title: listed.variants.first().map(|source| source.title.clone()).unwrap_or_default(),
        tlp: wanted.audience.level.to_string(),
        id: wanted.id,
        uri: wanted.uri,
        language: wanted.language,
        here: wanted.here,
        total: wanted.total,
    };
    Ok(Rows(queue(app, &viewer, only.as_ref()).await?.into_iter().map(row).collect()))
}

/// One turn: sees which wishes came true, and writes to partners what they do not know. Told twice it does no harm, so
/// that several processes may do this at once.
pub async fn turn(app: &App) -> Result<(), DeskError> {
    let (now, limits) = (app.clock.now(), &app.config.limits);
    let by_machine = app.config.publishing.machine_fulfils_wishes;
    let kept = SignedDuration::from_hours(24 * i64::from(limits.settled_days));
    store::wish::settle(&app.db, by_machine, now - kept, now).await?;
    let wanted = store::wish::open(&app.db, by_machine, limits.wishes_listed).await?;
    let told = store::wish::told(&app.db, limits.wishes_listed.saturating_mul(PARTNERS)).await?;
    if wanted.is_empty() && told.is_empty() {
        return Ok(());
    }
    let partners = partners(app).await?;
    let due: Vec<Due> =
        wanted.iter().flat_map(|wanted| partners.iter().filter_map(|partner| partner.due(wanted))).collect();
    let repeat = SignedDuration::from_secs(i64::try_from(limits.wishes_repeat_s).unwrap_or(i64::MAX));
    let round = rules::round(&due, &told, repeat, now);
    for due in &round.forget {
        store::wish::forget(&app.db, due).await?;
    }
    for (due, before) in round.tell.into_iter().take(limits.wish_letters) {
        tell(app, &partners, &wanted, due, before).await?;
    }
    Ok(())
}

/// A partner with what it is to the rules of who may see what.
struct Partner {
    peer: Peer,
    viewer: Viewer,
}

async fn partners(app: &App) -> Result<Vec<Partner>, DeskError> {
    let mut partners = Vec::new();
    for peer in store::peer::partners(&app.db, PARTNERS).await? {
        let viewer = store::peer::viewer(&app.db, &peer.host).await?;
        partners.push(Partner { peer, viewer });
    }
    Ok(partners)
}

impl Partner {
    /// What this partner should know of a wish: the origin, how many ask here; whoever speaks the language, how many ask in
    /// all for what is ours.
    fn due(&self, wanted: &Wanted) -> Option<Due> {
        let amount = if wanted.is_own {
            rules::speaks(&self.peer.languages, &wanted.language).then_some(wanted.total)
        } else {
            (self.peer.host == wanted.origin).then_some(wanted.here)
        };
        let amount = amount.filter(|amount| *amount > 0 && self.may_know(&wanted.audience))?;
        let (uri, language) = (wanted.uri.clone(), wanted.language.clone());
        Some(Due { uri, language, host: self.peer.host.clone(), amount })
    }

    fn may_know(&self, audience: &Audience) -> bool {
        may(Action::Receive, audience, &self.viewer)
    }
}

/// Tells a partner, unless it may not know of the material any more, or is none.
async fn tell(
    app: &App,
    partners: &[Partner],
    wanted: &[Wanted],
    due: Due,
    before: Option<Timestamp>,
) -> Result<(), DeskError> {
    let known = wanted.iter().find(|wanted| wanted.uri == due.uri).map(|wanted| wanted.audience.clone());
    let audience = match known {
        Some(audience) => Some(audience),
        None => store::material::audience_of(&app.db, &due.uri).await?.map(|(_, audience)| audience),
    };
    let partner = partners.iter().find(|partner| partner.peer.host == due.host);
    let Some((partner, audience)) = partner.zip(audience).filter(|(partner, audience)| partner.may_know(audience))
    else {
        return Ok(store::wish::forget(&app.db, &due).await?);
    };
    let now = app.clock.now();
    // A number that comes later is said to be later, also after the clock was set back.
    let at = before.map_or(now, |before| now.max(before + TICK));
    let letter = letter::write(app, &due, &audience, &partner.peer, at)?;
    if store::wish::tell(&app.db, &Tell { due, at, before, letter }, now).await? {
        app.wake.send();
    }
    Ok(())
}
