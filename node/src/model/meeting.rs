//! A meeting as its front matter tells it: when, where, which states and bodies, what was decided. Never persons.
//!
//! This module does not know how an event looks on the wire.

use jiff::{Timestamp, civil, tz::TimeZone};

use super::{
    DraftError, codes,
    front_matter::MAX_VALUE_CHARS,
    head::{Head, link},
};

/// The kinds that are about a meeting also when its time is not told.
pub const MEETING_KINDS: [&str; 2] = ["meeting-outcome", "platform-dialogue"];
/// The keys of a meeting.
pub(super) const KEYS: [&str; 10] =
    ["starts", "ends", "timezone", "place", "online", "attending", "chatham_house", "agenda", "decisions", "actions"];

/// A meeting; all empty for a material that is about none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meeting {
    /// When it begins, with its zone; a material that has it is an Event.
    pub starts: Option<Timestamp>,
    /// When it ends.
    pub ends: Option<Timestamp>,
    /// The IANA name of the zone.
    pub timezone: Option<String>,
    /// The place.
    pub place: Option<String>,
    /// Whether one can take part from afar.
    pub online: Option<Online>,
    /// States (two letters) and bodies.
    pub attending: Vec<String>,
    /// Whether the Chatham House Rule applies.
    pub chatham_house: bool,
    /// What is on the agenda, in order.
    pub agenda: Vec<String>,
    /// What was decided.
    pub decisions: Vec<String>,
    /// What is to be done.
    pub actions: Vec<Action>,
}

/// Taking part from afar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Online {
    /// It is possible.
    Yes,
    /// It is not.
    No,
    /// Here.
    At(String),
}

impl Online {
    /// Whether one can take part from afar.
    pub const fn is_possible(&self) -> bool {
        !matches!(self, Self::No)
    }
}

/// Something to be done, by a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// What.
    pub what: String,
    /// The body that does it.
    pub owner: Option<String>,
    /// By which day.
    pub due: Option<civil::Date>,
}

/// Reads the meeting of a front matter.
pub(super) fn read(head: &Head<'_>, kind: &str) -> Result<Meeting, DraftError> {
    let has_start = head.entry("starts").is_some();
    if !has_start && !MEETING_KINDS.contains(&kind) {
        return match KEYS.iter().find(|key| head.entry(key).is_some()) {
            None => Ok(Meeting::default()),
            Some(key) => Err(head.refuse(key, format!("belongs to a meeting; a {kind} without “starts” is none"))),
        };
    }
    if !has_start && let Some(key) = ["ends", "timezone"].iter().find(|key| head.entry(key).is_some()) {
        return Err(head.refuse(key, "has no meaning without “starts”"));
    }
    let zone = zone(head, has_start)?;
    let instant = |key: &str| zone.as_ref().map_or(Ok(None), |zone| instant(head, key, zone));
    let (starts, ends) = (instant("starts")?, instant("ends")?);
    if let (Some(starts), Some(ends)) = (starts, ends)
        && ends < starts
    {
        return Err(head.refuse("ends", "is before “starts”"));
    }
    let is_closed = head.flag("chatham_house")?;
    if is_closed {
        named_nowhere(head)?;
    }
    Ok(Meeting {
        starts,
        ends,
        timezone: head.word("timezone")?,
        place: head.word("place")?,
        online: online(head)?,
        attending: attending(head)?,
        chatham_house: is_closed,
        agenda: head.list("agenda")?.into_iter().map(|found| found.word).collect(),
        decisions: head.list("decisions")?.into_iter().map(|found| found.word).collect(),
        actions: actions(head)?,
    })
}

fn zone(head: &Head<'_>, is_needed: bool) -> Result<Option<TimeZone>, DraftError> {
    match head.word("timezone")? {
        Some(name) => codes::timezone(&name).map(Some).map_err(|problem| head.refuse("timezone", problem)),
        None if is_needed => Err(head.missing("timezone")),
        None => Ok(None),
    }
}

fn instant(head: &Head<'_>, key: &str, zone: &TimeZone) -> Result<Option<Timestamp>, DraftError> {
    let Some(word) = head.word(key)? else { return Ok(None) };
    instant_of(&word, zone).map(Some).map_err(|why| {
        head.refuse(
            key,
            match why {
                NoInstant::Unreadable => format!("“{word}” is not a day and time, as in 2026-03-01T10:00"),
                NoInstant::Shifted => {
                    format!("{word} is skipped or comes twice in that zone; add the offset, as in {word}+02:00")
                }
            },
        )
    })
}

/// Why a word is no instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoInstant {
    /// It is not a day and time.
    Unreadable,
    /// The clocks of the zone skip it, or show it twice.
    Shifted,
}

/// The instant of a day and time, in a zone where the word names no offset.
pub(super) fn instant_of(word: &str, zone: &TimeZone) -> Result<Timestamp, NoInstant> {
    if let Ok(instant) = word.parse::<Timestamp>() {
        return Ok(instant);
    }
    let local: Option<civil::DateTime> = word.contains(':').then(|| word.parse().ok()).flatten();
    let local = local.ok_or(NoInstant::Unreadable)?;
    zone.to_ambiguous_timestamp(local).unambiguous().map_err(|_| NoInstant::Shifted)
}

/// Refuses the keys that name who took part, where that never leaves the node.
fn named_nowhere(head: &Head<'_>) -> Result<(), DraftError> {
    if head.entry("attending").is_some() {
        return Err(head.refuse("attending", format!("names who took part; {NEVER_TOLD}")));
    }
    for item in head.items("actions")? {
        let action = head.nested("actions", &item, &["what", "owner", "due"])?;
        if action.entry("owner").is_some() {
            return Err(action.refuse("owner", format!("names a body, and so who took part; {NEVER_TOLD}")));
        }
    }
    Ok(())
}

/// What a refusal under the Chatham House Rule says.
pub(super) const NEVER_TOLD: &str = "with “chatham_house: true” that never leaves the node: take it out, or the flag";

fn online(head: &Head<'_>) -> Result<Option<Online>, DraftError> {
    match head.word("online")?.as_deref() {
        None => Ok(None),
        Some("true") => Ok(Some(Online::Yes)),
        Some("false") => Ok(Some(Online::No)),
        Some(word) => match link(word) {
            Some(address) => Ok(Some(Online::At(address))),
            None => Err(head.refuse("online", format!("“{word}” is neither true, false nor a web address"))),
        },
    }
}

fn attending(head: &Head<'_>) -> Result<Vec<String>, DraftError> {
    let mut found = Vec::new();
    for name in head.list("attending")? {
        let is_state = name.word.len() == 2 && name.word.bytes().all(|b| b.is_ascii_alphabetic());
        if is_state {
            codes::country(&name.word).map_err(|problem| head.refuse_at("attending", name.line, problem))?;
        }
        if name.word.contains('@') {
            return Err(head.refuse_at(
                "attending",
                name.line,
                "names states and bodies, never persons or their addresses",
            ));
        }
        found.push(name.word);
    }
    Ok(found)
}

fn actions(head: &Head<'_>) -> Result<Vec<Action>, DraftError> {
    head.items("actions")?
        .iter()
        .map(|item| {
            let action = head.nested("actions", item, &["what", "owner", "due"])?;
            let due = action.word("due")?.map(|word| {
                word.parse().map_err(|_| action.refuse("due", format!("“{word}” is not a day, as in 2026-03-01")))
            });
            Ok(Action {
                what: action.required("what", MAX_VALUE_CHARS)?.word,
                owner: action.word("owner")?,
                due: due.transpose()?,
            })
        })
        .collect()
}
