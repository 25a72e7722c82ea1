//! Recording: what was sealed, and what was there before, become one transaction of material, log entries and audit line.
//!
//! A narrowing writes the `Delete` for those who lose the object first, then the `Update`. Whether it may be published
//! has been decided.

use election_pool_protocol::{
    activity::ActivityType,
    audience::{Action, Audience, EntryAudience, Level, Viewer},
    language::LanguageTag,
    object::Object,
};
use jiff::Timestamp;
use uuid::Uuid;

use super::{
    DeskError, effect,
    entry::{self, Written},
    publish::{Approved, Outcome},
    withdraw,
};
use crate::{
    app::App,
    model::{adoption, seal::Sealed},
    store::{account::Account, audit::AuditLine, material::Held, offer::Decision},
};

/// What was there before what is published now.
#[derive(Default)]
pub(super) struct Before {
    /// The revision before.
    pub held: Option<Held>,
    /// What it takes the place of under another id.
    pub replaced: Option<Held>,
    /// The offer that is answered by it.
    pub offer: Option<Decision>,
    /// The authority whose correction of the source it takes in.
    pub corrected_by: Option<String>,
    /// The languages that its author drops.
    pub dropped: Vec<LanguageTag>,
}

impl Before {
    /// What is held, seen from the audience that it is to have.
    pub fn of(held: Option<Held>, audience: &Audience) -> Self {
        // A material that was raised above CLEAR has been deleted on plain servers for good: public again, it is another.
        let returns = |held: &Held| {
            held.material.was_clear && held.material.audience.level != Level::Clear && audience.level == Level::Clear
        };
        match held {
            Some(held) if returns(&held) => Self { replaced: Some(held), ..Self::default() },
            held => Self { held, ..Self::default() },
        }
    }

    /// The id of what is published now.
    pub fn uuid(&self, app: &App, at: Timestamp) -> Result<Uuid, DeskError> {
        match &self.held {
            Some(held) => uuid_of(&held.material.uri),
            None => Ok(app.chance.uuid(at)),
        }
    }

    /// The number of the revision that is published now.
    pub fn revision(&self) -> u64 {
        self.held.as_ref().map_or(1, |held| held.material.revision + 1)
    }

    /// When its first revision was published.
    pub fn published(&self, at: Timestamp) -> Timestamp {
        self.held.as_ref().map_or(at, |held| held.material.published)
    }

    /// The authorities whose corrections of the source were taken in, with this one.
    pub fn contributors(&self) -> Vec<String> {
        let known = self.held.as_ref().or(self.replaced.as_ref()).and_then(|held| held.material.bytes.as_deref());
        let known = known.and_then(|bytes| Object::read(bytes).ok()).map(|object| object.contributors);
        let mut all = known.unwrap_or_default();
        all.extend(self.corrected_by.iter().filter(|actor| !all.contains(actor)).cloned().collect::<Vec<_>>());
        all
    }

    /// The id it had before it was restricted.
    pub fn supersedes(&self) -> Option<&str> {
        self.replaced.as_ref().map(|held| held.material.uri.as_str())
    }
}

/// Writes what was sealed: material, log entries, audit line, all in one transaction.
pub(super) async fn record(
    app: &App,
    sealed: &Sealed,
    Before { held, replaced, offer, dropped, .. }: Before,
    source: Option<String>,
    person: &Account,
    approved: Option<Approved>,
    at: Timestamp,
) -> Result<Outcome, DeskError> {
    let mut written = Written::default();
    if let Some(old) = &replaced {
        written = withdraw::entries(app, old, &withdraw::superseded(), person, at)?;
    }
    written.offer = offer;
    let was = held.as_ref().or(replaced.as_ref());
    written.also.extend(was.and_then(|was| relabelled(&was.material.audience, sealed, person, approved.as_ref())));
    written.dropped = dropped.iter().map(|language| (sealed.id().to_owned(), language.to_string())).collect();
    entries(app, sealed, held.as_ref(), at, &mut written)?;
    let id = held.as_ref().map_or_else(|| sealed.uuid.to_string(), |held| held.material.id.clone());
    let write = effect::write_of(
        &sealed.material,
        id.clone(),
        app.config.host().to_owned(),
        true,
        sealed.bytes.clone(),
        source,
    );
    written.changes.push(write.into());
    let line = audit(person, sealed, held.is_some(), approved.as_ref());
    let positions = entry::commit(app, written, line, approved.map(Approved::into_approval)).await?;
    app.metrics.published.inc();
    let apart = sealed.apart.iter().map(ToString::to_string).collect();
    Ok(Outcome::Published {
        id,
        uri: sealed.id().to_owned(),
        position: positions.last().copied(),
        carried: Vec::new(),
        apart,
    })
}

fn audit(person: &Account, sealed: &Sealed, is_revision: bool, approved: Option<&Approved>) -> AuditLine {
    let deed = match sealed.material.kind.as_str() {
        adoption::KIND => "adopt",
        _ if is_revision => "revise",
        _ => "publish",
    };
    let how = Approved::words(approved);
    let level = sealed.material.audience.level;
    let detail = format!("revision {} {level} sha256 {} {how}", sealed.material.revision, sealed.sha256);
    AuditLine::new(&person.username, deed, sealed.id()).with_detail(detail)
}

/// The line of another level or other recipients, with both persons.
fn relabelled(before: &Audience, sealed: &Sealed, person: &Account, approved: Option<&Approved>) -> Option<AuditLine> {
    let after = &sealed.material.audience;
    let how = Approved::words(approved);
    let (deed, what) = if before.level != after.level {
        ("level change", format!("from TLP:{} to TLP:{}", before.level, after.level))
    } else if before.named != after.named {
        let named = |these: &Audience, others: &Audience| {
            these.named.difference(&others.named).map(String::as_str).collect::<Vec<_>>().join(" ")
        };
        let (added, ended) = (named(after, before), named(before, after));
        ("recipients change", format!("TLP:{} added: {added}; removed: {ended}", after.level))
    } else {
        return None;
    };
    let detail = format!("{what}, revision {} {how}", sealed.material.revision);
    Some(AuditLine::new(&person.username, deed, sealed.id()).with_detail(detail))
}

fn uuid_of(uri: &str) -> Result<Uuid, DeskError> {
    let last = uri.rsplit('/').next().unwrap_or_default();
    Uuid::parse_str(last).map_err(|_| DeskError::Refused(format!("{uri} does not end in a UUID")))
}

/// The log entries of a new revision. RED has none.
fn entries(
    app: &App,
    sealed: &Sealed,
    held: Option<&Held>,
    at: Timestamp,
    written: &mut Written,
) -> Result<(), DeskError> {
    let after = &sealed.material.audience;
    let before = held.map(|held| &held.material.audience);
    if let Some(before) = before
        && before.level != Level::Red
        && narrows(before, after)
    {
        let losers = EntryAudience::losers(before.clone(), after.clone());
        let revision = held.map_or(0, |held| held.material.revision);
        written.entries.push(entry::withheld(app, &sealed.material.authority, sealed.id(), losers, revision, at)?);
    }
    if after.level == Level::Red {
        return Ok(());
    }
    let was_sent = before.is_some_and(|before| before.level != Level::Red);
    let ty = if was_sent { ActivityType::Update } else { ActivityType::Create };
    let is_new_to_readers = was_sent && after.level == Level::Clear && before.is_some_and(|b| b.level != Level::Clear);
    written.entries.push(entry::shown(app, ty, sealed, is_new_to_readers, at)?);
    Ok(())
}

/// Whether anybody who had the material would lose it.
fn narrows(before: &Audience, after: &Audience) -> bool {
    use election_pool_protocol::audience::may;
    let everyone = Viewer::Public;
    let some_partner = Viewer::Peer { authorities: std::collections::BTreeSet::new() };
    let named = before.named.iter().map(|actor| Viewer::Peer { authorities: [actor.clone()].into() });
    [everyone, some_partner]
        .into_iter()
        .chain(named)
        .any(|viewer| may(Action::Receive, before, &viewer) && !may(Action::Receive, after, &viewer))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FI: &str = "https://fi.example/actors/om";

    fn amber(named: &[&str]) -> Audience {
        Audience {
            level: Level::Amber,
            author: FI.into(),
            named: named.iter().map(|&actor| actor.to_owned()).collect(),
        }
    }

    #[test]
    fn a_raised_level_narrows_and_a_lowered_one_does_not() {
        assert!(narrows(&Audience::clear(FI), &Audience::green(FI)));
        assert!(narrows(&Audience::green(FI), &amber(&["se"])));
        assert!(!narrows(&Audience::green(FI), &Audience::clear(FI)));
        assert!(!narrows(&amber(&["se"]), &Audience::green(FI)));
    }

    #[test]
    fn a_recipient_that_is_no_longer_named_loses_it() {
        assert!(narrows(&amber(&["se", "lt"]), &amber(&["se"])));
        assert!(!narrows(&amber(&["se"]), &amber(&["se", "lt"])));
    }
}
