//! Calendars as values: what a calendar of meetings says, and its text as iCalendar.
//!
//! Spec: RFC 5545, RFC 7986. Zones come from the IANA tables: a VTIMEZONE carries the rules in force at the times that
//! the calendar names, and no others. This module does not choose what stands in a calendar: whoever fills it has asked
//! the audience first.

mod zone;

use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time},
    tz::TimeZone,
};

use self::zone::observances;
use crate::language::LanguageTag;

/// The media type of the text.
pub const MEDIA_TYPE: &str = "text/calendar; charset=utf-8";
/// How often a subscriber should look again.
const REFRESH: &str = "PT6H";
/// The longest line in octets, without its end.
const LINE_OCTETS: usize = 75;

/// A calendar in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Its title.
    pub title: String,
    /// One sentence on what is in it.
    pub description: String,
    /// The page it belongs to.
    pub page: String,
    /// Its own address.
    pub address: String,
    /// The language of its titles.
    pub language: LanguageTag,
    /// The meetings, in any order.
    pub meetings: Vec<Meeting>,
}

/// One meeting in a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// The URI of its object: what tells a calendar that it has the meeting already.
    pub id: String,
    /// Rises with each revision.
    pub sequence: u64,
    /// Whether it does not take place after all.
    pub is_cancelled: bool,
    /// When.
    pub when: When,
    /// When it was first published.
    pub published: Timestamp,
    /// When it was last changed.
    pub updated: Timestamp,
    /// The title.
    pub title: String,
    /// The language of title and description.
    pub language: LanguageTag,
    /// What it is about, plain text; may be empty.
    pub description: String,
    /// Where, if it is known.
    pub place: Option<String>,
    /// The address at which one takes part from afar.
    pub online: Option<String>,
    /// The page that shows it.
    pub page: String,
    /// Who published it.
    pub contact: Option<String>,
    /// The labels it is filed under.
    pub categories: Vec<String>,
}

/// The time of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// From a minute, perhaps to another.
    Minutes {
        /// The beginning.
        starts: Timestamp,
        /// The end.
        ends: Option<Timestamp>,
        /// The zone, by its IANA name; UTC has none.
        zone: Option<(String, TimeZone)>,
    },
    /// Whole days.
    Days {
        /// The first.
        first: Date,
        /// The last.
        last: Date,
    },
}

impl When {
    /// The time of a meeting whose zone has this IANA name; one that nobody here knows is UTC. What lasts from the first
    /// to the last minute of its days is whole days.
    pub fn of(starts: Timestamp, ends: Option<Timestamp>, zone: Option<&str>) -> Self {
        let named = zone.filter(|name| !is_utc(name)).and_then(|name| Some((name, TimeZone::get(name).ok()?)));
        let local = |at: Timestamp| named.as_ref().map_or(TimeZone::UTC, |(_, zone)| zone.clone()).to_datetime(at);
        if let Some(last) = ends.map(local)
            && local(starts).time() == Time::midnight()
            && (last.hour(), last.minute()) == (23, 59)
        {
            return Self::Days { first: local(starts).date(), last: last.date() };
        }
        Self::Minutes { starts, ends, zone: named.map(|(name, zone)| (name.to_owned(), zone)) }
    }
}

fn is_utc(name: &str) -> bool {
    ["UTC", "Etc/UTC", "GMT"].iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Writes a calendar.
pub fn ics(calendar: &Calendar) -> String {
    let mut out = Lines::default();
    let language = calendar.language.to_string();
    out.put("BEGIN", "VCALENDAR");
    out.put("VERSION", "2.0");
    out.put("PRODID", concat!("-//Election Pool//", env!("CARGO_PKG_VERSION"), "//EN"));
    out.put("CALSCALE", "GREGORIAN");
    out.text("NAME", &language, &calendar.title);
    out.put("X-WR-CALNAME", &escaped(&calendar.title));
    out.text("DESCRIPTION", &language, &calendar.description);
    out.put("URL", &calendar.page);
    out.put("SOURCE;VALUE=URI", &calendar.address);
    out.put("REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
    out.put("X-PUBLISHED-TTL", REFRESH);
    put_zones(&mut out, &calendar.meetings);
    for meeting in &calendar.meetings {
        put_meeting(&mut out, meeting);
    }
    out.put("END", "VCALENDAR");
    out.0
}

fn put_zones(out: &mut Lines, meetings: &[Meeting]) {
    for (name, observances) in observances(meetings.iter().map(|meeting| &meeting.when)) {
        out.put("BEGIN", "VTIMEZONE");
        out.put("TZID", &name);
        for rule in observances {
            let part = if rule.is_summer { "DAYLIGHT" } else { "STANDARD" };
            out.put("BEGIN", part);
            out.put("DTSTART", &local(rule.begins));
            out.put("TZOFFSETFROM", &rule.from);
            out.put("TZOFFSETTO", &rule.to);
            out.put("TZNAME", &escaped(&rule.name));
            out.put("END", part);
        }
        out.put("END", "VTIMEZONE");
    }
}

fn put_meeting(out: &mut Lines, meeting: &Meeting) {
    let language = meeting.language.to_string();
    out.put("BEGIN", "VEVENT");
    out.put("UID", &escaped(&meeting.id));
    out.put("SEQUENCE", &meeting.sequence.to_string());
    // Without METHOD it is the time of the last change, so that the same calendar is the same text.
    out.put("DTSTAMP", &utc(meeting.updated));
    out.put("CREATED", &utc(meeting.published));
    out.put("LAST-MODIFIED", &utc(meeting.updated));
    put_when(out, &meeting.when);
    out.put("STATUS", if meeting.is_cancelled { "CANCELLED" } else { "CONFIRMED" });
    // A calendar of what others do makes nobody busy.
    out.put("TRANSP", "TRANSPARENT");
    out.text("SUMMARY", &language, &meeting.title);
    if !meeting.description.is_empty() {
        out.text("DESCRIPTION", &language, &meeting.description);
    }
    if let Some(place) = &meeting.place {
        // In the words of its author, whatever the language of the title.
        out.put("LOCATION", &escaped(place));
    }
    if let Some(address) = &meeting.online {
        out.put("CONFERENCE;VALUE=URI", address);
    }
    if let Some(contact) = &meeting.contact {
        out.put("CONTACT", &escaped(contact));
    }
    if !meeting.categories.is_empty() {
        let categories: Vec<String> = meeting.categories.iter().map(|label| escaped(label)).collect();
        out.put("CATEGORIES", &categories.join(","));
    }
    out.put("URL", &meeting.page);
    out.put("END", "VEVENT");
}

fn put_when(out: &mut Lines, when: &When) {
    match when {
        When::Minutes { starts, ends, zone } => {
            for (name, at) in [("DTSTART", Some(starts)), ("DTEND", ends.as_ref())] {
                let Some(at) = at else { continue };
                match zone.as_ref().and_then(|(id, zone)| Some((id, unambiguous(zone, *at)?))) {
                    Some((id, at)) => out.put(&format!("{name};TZID={id}"), &local(at)),
                    None => out.put(name, &utc(*at)),
                }
            }
        }
        When::Days { first, last } => {
            let day = |day: Date| day.strftime("%Y%m%d").to_string();
            out.put("DTSTART;VALUE=DATE", &day(*first));
            out.put("DTEND;VALUE=DATE", &day(last.tomorrow().unwrap_or(*last)));
        }
    }
}

/// The local time of an instant; none for the second pass of an hour that comes twice, which local time cannot name.
fn unambiguous(zone: &TimeZone, at: Timestamp) -> Option<DateTime> {
    let local = zone.to_datetime(at);
    let back = zone.to_timestamp(local).ok()?;
    (back == at).then_some(local)
}

fn local(at: DateTime) -> String {
    at.strftime("%Y%m%dT%H%M%S").to_string()
}

fn utc(at: Timestamp) -> String {
    format!("{}Z", local(TimeZone::UTC.to_datetime(at)))
}

/// The lines of the text, each folded and ended as the specification wants it.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// Puts a property whose value is fit to stand as it is; control characters never are.
    fn put(&mut self, name: &str, value: &str) {
        let mut octets = 0;
        for letter in name.chars().chain([':']).chain(value.chars()).filter(|letter| !letter.is_control()) {
            if octets + letter.len_utf8() > LINE_OCTETS {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(letter);
            octets += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// Puts a text with its language.
    fn text(&mut self, name: &str, language: &str, text: &str) {
        let name = if language == "und" { name.to_owned() } else { format!("{name};LANGUAGE={language}") };
        self.put(&name, &escaped(text));
    }
}

/// A value of type TEXT.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace("\r\n", "\\n").replace('\n', "\\n")
}

#[cfg(test)]
mod tests;
