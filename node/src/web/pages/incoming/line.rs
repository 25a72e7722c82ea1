//! The lines of the inbox's lists.

use jiff::Timestamp;

use super::{address, moment};
use crate::{
    desk::{incoming::Aside, moving, offer::Row},
    model::words::Words,
    store::{
        follow::{Follower, Following},
        interest::Interest,
        lane::ExceptionState,
    },
    web::pages::{
        labels,
        names::Names,
        standing,
        text::{self, Day, Text, legible},
    },
};

/// A filter.
#[derive(Debug)]
pub struct FilterLine {
    /// What it lets through, in words.
    pub text: String,
    /// Where the button that ends it goes.
    pub action: String,
}

impl FilterLine {
    /// The line of a filter.
    pub fn of(interest: &Interest, words: &Words) -> Self {
        let Interest { id, topic, country, language, kind } = interest;
        let said = [
            topic.as_ref().map(|slug| labels::topic(words, slug)),
            country.as_ref().map(|code| labels::country(words, code)),
            language.as_ref().map(|tag| words.language(tag)),
            kind.as_ref().map(|slug| labels::kind(words, slug)),
        ];
        let said: Vec<String> = said.into_iter().flatten().collect();
        Self { text: said.join(" · "), action: format!("{}/filters/{id}/end", address(words)) }
    }
}

/// An offer, made or received.
#[derive(Debug)]
pub struct OfferLine {
    /// Its page.
    pub href: String,
    /// The title of the material.
    pub title: Text,
    /// The language of the text.
    pub tongue: Text,
    /// The other authority.
    pub authority: Text,
    /// When it came, or was answered.
    pub at: Day,
    /// Where it stands, in words.
    pub state: String,
    /// What was said to it.
    pub reason: Option<String>,
    /// Whether it came since they looked.
    pub is_new: bool,
}

impl OfferLine {
    /// The line of an offer.
    pub fn of(row: &Row, names: &Names, words: &Words, since: Timestamp) -> Self {
        let other = if row.way == "made" { &row.author } else { &row.authority };
        let at = row.answered.as_deref().unwrap_or(&row.at);
        Self {
            href: format!("/{}/desk/offers/{}", words.code, row.id),
            title: Text::of("", row.material_title.as_deref().unwrap_or(&row.material)),
            tongue: text::named(&row.language, words),
            authority: names.of(other, words.code),
            at: moment(at, words),
            state: state(row, words),
            reason: row.reason.as_deref().map(legible),
            is_new: at.parse::<Timestamp>().is_ok_and(|at| at > since),
        }
    }
}

/// Where an offer stands, in words.
pub(super) fn state(row: &Row, words: &Words) -> String {
    match (row.state, row.revision) {
        ("open", _) => words.offer_open(),
        ("accepted", Some(revision)) if row.is_amended => words.offer_amended(&standing::number(revision, words)),
        ("accepted", Some(revision)) => words.offer_accepted(&standing::number(revision, words)),
        ("refused", _) => words.offer_refused(),
        _ => words.offer_void(),
    }
}

/// A request to follow.
#[derive(Debug)]
pub struct FollowLine {
    /// Its page, or where the button that takes it back goes.
    pub href: String,
    /// Who asks, or who is asked.
    pub other: String,
    /// Their server.
    pub host: String,
    /// Whom of ours it concerns.
    pub ours: Text,
    /// Since when.
    pub at: Day,
}

impl FollowLine {
    /// Somebody would like to follow.
    pub fn theirs(one: &Follower, names: &Names, words: &Words) -> Self {
        Self {
            href: format!("/{}/desk/follows/{}", words.code, one.id),
            other: legible(&one.actor),
            host: one.host.clone(),
            ours: names.of(&one.target, words.code),
            at: standing::moment(one.at, words),
        }
    }

    /// Somebody of ours would like to follow.
    pub fn ours(one: &Following, names: &Names, words: &Words) -> Self {
        Self {
            href: format!("/{}/desk/following/{}/withdraw", words.code, one.id),
            other: legible(&one.target),
            host: one.host.clone(),
            ours: names.of(&one.actor, words.code),
            at: standing::moment(one.at, words),
        }
    }
}

/// A partner that says it has moved.
#[derive(Debug)]
pub struct MoveLine {
    /// Its page.
    pub href: String,
    /// Its host, as it is on the roster.
    pub host: String,
    /// Where it says it is.
    pub target: String,
    /// Where the decision stands, in words.
    pub state: String,
    /// Since when.
    pub at: Day,
}

impl MoveLine {
    /// The line of a case.
    pub fn of(one: &moving::Line, words: &Words) -> Self {
        Self {
            href: format!("/{}/desk/moves/{}", words.code, one.host),
            host: one.host.clone(),
            target: legible(&one.target),
            state: match (one.is_waiting(), &one.first) {
                (true, None) => words.moving_waits_two(),
                (true, Some(_)) => words.moving_waits_one(),
                (false, _) => words.moving_state_refused(),
            },
            at: moment(&one.at, words),
        }
    }
}

/// Something that stands aside.
#[derive(Debug)]
pub struct AsideLine {
    /// The server.
    pub host: String,
    /// The position in the log, or nothing.
    pub position: Option<String>,
    /// The id of an activity that can be tried again.
    pub activity: String,
    /// Why.
    pub reason: String,
    /// Since when.
    pub at: Day,
}

/// All of it.
#[derive(Debug, Default)]
pub struct AsideLines {
    /// Received and not applied.
    pub quarantine: Vec<AsideLine>,
    /// Not taken there.
    pub parked: Vec<AsideLine>,
    /// What somebody must look at.
    pub alarms: Vec<AsideLine>,
}

impl AsideLine {
    /// The lines of what stands aside.
    pub fn of(aside: &Aside, words: &Words) -> AsideLines {
        let quarantine = aside.quarantine.iter().map(|one| Self {
            host: one.host.clone(),
            position: one.place.map(|(_, position)| standing::number(position, words)),
            activity: one.activity.clone(),
            reason: legible(&one.reason),
            at: standing::moment(one.at, words),
        });
        let parked = aside.parked.iter().map(|(host, one)| Self {
            host: host.clone(),
            position: Some(standing::number(one.position, words)),
            activity: match one.state {
                ExceptionState::Parked | ExceptionState::Retrying => words.aside_parked(),
                ExceptionState::Refused => words.aside_refused(),
            },
            reason: legible(one.words.as_deref().unwrap_or_default()),
            at: standing::moment(one.first_at, words),
        });
        let alarms = aside.alarms.iter().map(|alarm| Self {
            host: alarm.host.clone(),
            position: None,
            activity: String::new(),
            reason: legible(&alarm.detail),
            at: standing::moment(alarm.at, words),
        });
        AsideLines { quarantine: quarantine.collect(), parked: parked.collect(), alarms: alarms.collect() }
    }
}

impl AsideLines {
    /// The servers with something to try again.
    pub fn hosts(&self) -> Vec<String> {
        each(self.quarantine.iter().chain(&self.parked))
    }

    /// The servers about which there is an alarm.
    pub fn alarmed(&self) -> Vec<String> {
        each(self.alarms.iter())
    }
}

fn each<'a>(lines: impl Iterator<Item = &'a AsideLine>) -> Vec<String> {
    let mut hosts: Vec<String> = lines.map(|line| line.host.clone()).collect();
    hosts.sort();
    hosts.dedup();
    hosts
}
