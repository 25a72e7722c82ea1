//! A meeting as it is being written: what was typed of when, where, and what came of it.

use std::{collections::BTreeSet, fmt::Write as _};

use jiff::{Timestamp, civil, tz::TimeZone};
use serde::{Deserialize, Serialize};

use super::{
    Front, lines,
    wrong::{Faults, Wrong, shown},
};
use crate::model::{
    codes,
    front_matter::{MAX_LIST, MAX_VALUE_CHARS},
    head::link,
    markdown,
    meeting::{self as read, MEETING_KINDS, NoInstant, Online, instant_of},
};

/// The keys of the front matter that are a meeting's.
pub(super) const KEYS: [&str; 10] = read::KEYS;

/// What was typed of a meeting. Lists are lines.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Meeting {
    /// A day and time, `2026-03-01T10:00`, in the zone unless it names an offset.
    pub starts: String,
    /// The same.
    pub ends: String,
    /// The IANA name of the zone.
    pub timezone: String,
    /// The place.
    pub place: String,
    /// `true`, `false`, or a web address.
    pub online: String,
    /// States and bodies, one a line.
    pub attending: String,
    /// Whether the Chatham House Rule applies.
    pub chatham_house: bool,
    /// What is on the agenda, one a line.
    pub agenda: String,
    /// What was decided, one a line.
    pub decisions: String,
    /// What is to be done.
    pub actions: Vec<Action>,
}

/// What was typed of something to be done.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Action {
    /// What.
    pub what: String,
    /// The body that does it.
    pub owner: String,
    /// By which day, `2026-03-01`.
    pub due: String,
}

impl Action {
    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        [&self.what, &self.owner, &self.due].into_iter().all(|part| part.trim().is_empty())
    }
}

impl Meeting {
    /// Whether nothing was typed; a zone alone says nothing.
    pub fn is_empty(&self) -> bool {
        let lines = [&self.starts, &self.ends, &self.place, &self.online, &self.attending, &self.agenda];
        !self.chatham_house
            && lines.into_iter().chain([&self.decisions]).all(|line| line.trim().is_empty())
            && self.actions.iter().all(Action::is_empty)
    }

    /// As it was typed of what was read.
    pub(super) fn of(read: &read::Meeting) -> Self {
        let zone = read.timezone.as_deref().and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC);
        let moment = |at: Option<Timestamp>| at.map(|at| written(at, &zone)).unwrap_or_default();
        Self {
            starts: moment(read.starts),
            ends: moment(read.ends),
            timezone: read.timezone.clone().unwrap_or_default(),
            place: read.place.clone().unwrap_or_default(),
            online: match &read.online {
                None => String::new(),
                Some(Online::Yes) => "true".to_owned(),
                Some(Online::No) => "false".to_owned(),
                Some(Online::At(address)) => address.clone(),
            },
            attending: read.attending.join("\n"),
            chatham_house: read.chatham_house,
            agenda: read.agenda.join("\n"),
            decisions: read.decisions.join("\n"),
            actions: read.actions.iter().map(Action::of).collect(),
        }
    }

    /// Its lines of the front matter.
    pub(super) fn write(&self, front: &mut Front) {
        front.line("starts", &self.starts);
        front.line("ends", &self.ends);
        // A zone that was only proposed says nothing.
        if [&self.starts, &self.ends].into_iter().any(|moment| !moment.trim().is_empty()) {
            front.line("timezone", &self.timezone);
        }
        front.line("place", &self.place);
        front.line("online", &self.online);
        front.lines("attending", &self.attending);
        if self.chatham_house {
            front.line("chatham_house", "true");
        }
        front.lines("agenda", &self.agenda);
        front.lines("decisions", &self.decisions);
        let mut actions = self.actions.iter().filter(|action| !action.is_empty()).peekable();
        if actions.peek().is_some() {
            let _ = writeln!(front.0, "actions:");
        }
        for action in actions {
            let parts = [("what", &action.what), ("owner", &action.owner), ("due", &action.due)];
            let mut mark = "-";
            for (key, value) in parts.map(|(key, value)| (key, markdown::line(value, usize::MAX))) {
                if !value.is_empty() {
                    let _ = writeln!(front.0, "  {mark} {key}: {}", serde_json::Value::from(value));
                    mark = " ";
                }
            }
        }
    }
}

impl Action {
    fn of(read: &read::Action) -> Self {
        Self {
            what: read.what.clone(),
            owner: read.owner.clone().unwrap_or_default(),
            due: read.due.map(|day| day.to_string()).unwrap_or_default(),
        }
    }
}

/// An instant as the clocks there show it; with its offset where they show that time twice.
pub(super) fn written(at: Timestamp, zone: &TimeZone) -> String {
    let zoned = at.to_zoned(zone.clone());
    let local = zoned.datetime();
    let is_minute = local.second() == 0 && local.subsec_nanosecond() == 0;
    let clock = if is_minute { local.strftime("%Y-%m-%dT%H:%M").to_string() } else { local.to_string() };
    match zone.to_ambiguous_timestamp(local).unambiguous() {
        Ok(_) => clock,
        Err(_) => format!("{clock}{}", zoned.strftime("%:z")),
    }
}

impl Faults {
    /// What is wrong with the meeting of a material of this kind.
    pub(super) fn meeting(&mut self, meeting: &Meeting, kind: &str) {
        if meeting.is_empty() {
            return;
        }
        self.times(meeting, MEETING_KINDS.contains(&kind));
        self.line("place", &meeting.place, false, MAX_VALUE_CHARS);
        let online = meeting.online.trim();
        if !["", "true", "false"].contains(&online) && link(online).is_none() {
            self.put("online", Wrong::NoAddress(shown(online)));
        }
        self.line("online", online, false, MAX_VALUE_CHARS);
        if meeting.chatham_house && lines(&meeting.attending).next().is_some() {
            self.put("attending", Wrong::NeverTold);
        }
        self.attending(&meeting.attending);
        self.list("agenda", &meeting.agenda);
        self.list("decisions", &meeting.decisions);
        self.actions(meeting);
    }

    fn times(&mut self, meeting: &Meeting, may_lack: bool) {
        let (starts, ends) = (meeting.starts.trim(), meeting.ends.trim());
        if starts.is_empty() {
            if !may_lack || !ends.is_empty() {
                self.put("starts", Wrong::Missing);
            }
            return;
        }
        let zone = match meeting.timezone.trim() {
            "" => Err(Wrong::Missing),
            name => codes::timezone(name).map_err(|_| {
                let names: Vec<String> = jiff::tz::db().available().map(|zone| zone.to_string()).collect();
                let nearest = codes::nearest(name, names.iter().map(String::as_str)).map(str::to_owned);
                Wrong::Unknown(shown(name), nearest)
            }),
        };
        let known = zone.as_ref().ok().cloned().unwrap_or(TimeZone::UTC);
        let mut instant = |field: &str, word: &str| {
            let found = (!word.is_empty()).then(|| instant_of(word, &known))?;
            found.map_err(|why| self.put(field, no_instant(why, word))).ok()
        };
        let (first, last) = (instant("starts", starts), instant("ends", ends));
        if first.zip(last).is_some_and(|(first, last)| last < first) {
            self.put("ends", Wrong::EndsFirst);
        }
        if let Err(wrong) = zone {
            self.put("timezone", wrong);
        }
    }

    fn attending(&mut self, attending: &str) {
        let is_state = |word: &str| word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
        for word in lines(attending) {
            if word.contains('@') {
                self.put("attending", Wrong::Person(shown(word)));
            } else if is_state(word) && codes::country(word).is_err() {
                self.put("attending", Wrong::Unknown(shown(word), codes::nearest_country(word)));
            }
        }
        self.list("attending", attending);
    }

    /// What is wrong with the lines of a list.
    pub(super) fn list(&mut self, field: &str, text: &str) {
        let mut seen = BTreeSet::new();
        let words: Vec<String> = lines(text).map(|line| markdown::line(line, usize::MAX)).collect();
        if words.len() > MAX_LIST {
            return self.put(field, Wrong::TooMany(MAX_LIST));
        }
        for word in words {
            if word.chars().count() > MAX_VALUE_CHARS {
                self.put(field, Wrong::TooLong(MAX_VALUE_CHARS));
            } else if !seen.insert(word.clone()) {
                self.put(field, Wrong::Twice(shown(&word)));
            }
        }
    }

    fn actions(&mut self, meeting: &Meeting) {
        for (number, action) in meeting.actions.iter().enumerate().filter(|(_, action)| !action.is_empty()) {
            let field = |name: &str| format!("{name}-{number}");
            self.line(&field("what"), &action.what, true, MAX_VALUE_CHARS);
            self.line(&field("owner"), &action.owner, false, MAX_VALUE_CHARS);
            if meeting.chatham_house && !action.owner.trim().is_empty() {
                self.put(field("owner"), Wrong::NeverTold);
            }
            let due = action.due.trim();
            if !due.is_empty() && due.parse::<civil::Date>().is_err() {
                self.put(field("due"), Wrong::NoDay(shown(due)));
            }
        }
        if meeting.actions.len() > MAX_LIST {
            self.put(format!("what-{MAX_LIST}"), Wrong::TooMany(MAX_LIST));
        }
    }
}

pub(super) fn no_instant(why: NoInstant, word: &str) -> Wrong {
    match why {
        NoInstant::Unreadable => Wrong::NoTime(shown(word)),
        NoInstant::Shifted => Wrong::Shifted(shown(word)),
    }
}
