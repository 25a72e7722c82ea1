//! Cases and decisions as they are printed.

use std::fmt;

use jiff::SignedDuration;
use serde::Serialize;

use super::Shown;
use crate::{
    app::App,
    desk::peer::spaced,
    store::moving::{Case, Standing},
};

/// A case, as printed.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// The partner's host, as it is on the roster.
    pub host: String,
    /// Who says that it has moved.
    pub actor: String,
    /// Where to.
    pub target: String,
    /// When that arrived.
    pub at: String,
    /// Until when it waits.
    pub until: String,
    /// `waiting`, `refused` or `done`.
    pub state: &'static str,
    /// What the new address showed when somebody last looked.
    pub shown: Option<Shown>,
    /// Lower-case hex of the SHA-256 of that, for `--sha256`.
    pub sha256: Option<String>,
    /// Who has confirmed that.
    pub first: Option<String>,
    /// When.
    pub first_at: Option<String>,
    /// Who refused.
    pub decided: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

impl Line {
    pub(super) fn of(app: &App, case: Case) -> Self {
        let (first, first_at) = case.first.unzip();
        let until = case.at + SignedDuration::from_hours(24 * i64::from(app.config.limits.move_days));
        Self {
            until: until.to_string(),
            // What another version kept is looked at anew.
            shown: case.view.as_ref().and_then(|view| serde_json::from_str(&view.text).ok()),
            sha256: case.view.map(|view| view.sha256),
            host: case.host,
            actor: case.moved.actor,
            target: case.moved.target,
            at: case.at.to_string(),
            state: case.standing.as_str(),
            first,
            first_at: first_at.map(|at| at.to_string()),
            decided: case.decided.map(|(by, _)| by),
            reason: case.reason,
        }
    }

    /// Whether it waits for somebody.
    pub fn is_waiting(&self) -> bool {
        self.state == Standing::Waiting.as_str()
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { host, actor, target, at, until, state, .. } = self;
        write!(f, "{host}  {state}, since {at}\n    {actor}\n    says it is now {target}")?;
        if let Some(reason) = &self.reason {
            return write!(f, "\n    refused by {}: {reason}", self.decided.as_deref().unwrap_or("–"));
        }
        if !self.is_waiting() {
            return Ok(());
        }
        let (Some(shown), Some(sha256)) = (&self.shown, &self.sha256) else {
            return write!(f, "\n    nobody has looked at it yet: peer move look {host}; it waits until {until}");
        };
        let Shown { origin, name, application, fingerprint, former, authorities, host: new, .. } = shown;
        write!(f, "\n    {origin}  {name}\n    is {application}")?;
        authorities.iter().try_for_each(|(_, one)| write!(f, "\n    speaks for {one}"))?;
        write!(f, "\n    fingerprint now {}\n    fingerprint new {}", spaced(former), spaced(fingerprint))?;
        write!(
            f,
            "\n    once two have confirmed: {host} is off the roster, and nothing from there is taken any more, no \
             withdrawal either\n    {new} is a partner with this key; its log is read from the beginning, and its \
             authorities are followed where those of the same name were\n    what came from {host} stays here, under its \
             old ids; nobody at {new} changes it\n    what was addressed to authorities at {host} is not for those at \
             {new}; circles that name them are changed in the configuration\n    sha256 {sha256}, until {until}"
        )?;
        match (&self.first, &self.first_at) {
            (Some(by), Some(at)) => write!(f, "\n    confirmed by {by} at {at}; another person must confirm it too"),
            _ => write!(f, "\n    nobody has confirmed it"),
        }
    }
}

/// Cases, as printed.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct List(pub(super) Vec<Line>);

impl fmt::Display for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return writeln!(f, "no partner says that it has moved");
        }
        self.0.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

/// What a decision led to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "outcome", rename_all = "lowercase")]
pub enum Outcome {
    /// One person has confirmed it.
    First {
        /// The partner.
        host: String,
    },
    /// Two have: it is at its new address.
    Done {
        /// Where it was.
        host: String,
        /// Where it is.
        to: String,
    },
    /// It was refused.
    Refused {
        /// The partner.
        host: String,
    },
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::First { host } => {
                write!(
                    f,
                    "the move of {host} is confirmed by one person; another peer administrator must confirm it too"
                )
            }
            Self::Done { host, to } => write!(f, "{to} is the partner now, and {host} is off the roster"),
            Self::Refused { host } => write!(f, "the move of {host} is refused; nothing has changed"),
        }
    }
}
