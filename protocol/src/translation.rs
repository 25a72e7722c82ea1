//! Machine translation as a matter of rules: which text may go to which provider, and what to do when one does not answer
//! as it should.
//!
//! This module does not know a provider's protocol, and sends nothing.

pub mod digest_access;

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::{
    audience::{Action, Audience, Level, Viewer, may},
    lane,
};

/// How far a text goes that is given to a provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reach {
    /// It stays on the machines of this node.
    Local,
    /// It goes to a service the authorities trust.
    Trusted,
    /// It goes to somebody outside.
    #[default]
    Anywhere,
}

impl Reach {
    /// All of them, the nearest first.
    pub const ALL: [Self; 3] = [Self::Local, Self::Trusted, Self::Anywhere];

    const fn action(self) -> Action {
        match self {
            Self::Local => Action::TranslateLocally,
            Self::Trusted => Action::TranslateTrusted,
            Self::Anywhere => Action::TranslateAnywhere,
        }
    }
}

/// Whether a text may be given to a provider in the name of `viewer`. What has no audience yet is a draft, which goes to
/// nobody, and so does RED.
pub fn may_translate(reach: Reach, audience: Option<&Audience>, viewer: &Viewer) -> bool {
    audience.is_some_and(|audience| audience.level < Level::Red && may(reach.action(), audience, viewer))
}

/// The farthest a text of this level goes; none if no provider gets it.
pub fn farthest(level: Level) -> Option<Reach> {
    match level {
        Level::Clear => Some(Reach::Anywhere),
        Level::Green => Some(Reach::Trusted),
        Level::Amber | Level::AmberStrict => Some(Reach::Local),
        Level::Red => None,
    }
}

/// Why a provider gave no translation.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// It may give one later: it is down, slow, busy, or over its quota.
    #[error("{why}")]
    Later {
        /// What it said, or did not.
        why: String,
        /// How long it asks us to wait.
        after: Option<Duration>,
    },
    /// It will not, or what it gave cannot be used.
    #[error("{0}")]
    Never(String),
}

impl Trouble {
    /// It may be better later.
    pub fn later(why: impl Into<String>) -> Self {
        Self::Later { why: why.into(), after: None }
    }

    /// It will not be better later.
    pub fn never(why: impl Into<String>) -> Self {
        Self::Never(why.into())
    }

    /// The same with the name of who said it before it.
    #[must_use]
    pub fn said_by(self, name: &str) -> Self {
        match self {
            Self::Later { why, after } => Self::Later { why: format!("{name} {why}"), after },
            Self::Never(why) => Self::Never(format!("{name} {why}")),
        }
    }
}

/// What to do after a turn in which no provider gave a translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Try again after so long.
    Wait(Duration),
    /// Give up, until somebody asks anew.
    Fail,
}

/// Decides on the troubles of one turn, one of each provider that was asked. `tries` are the turns so far with this one.
pub fn next(troubles: &[Trouble], tries: u32, most: u32, cap: Duration, fraction: f64) -> Next {
    let waits = troubles.iter().filter_map(|trouble| match trouble {
        Trouble::Later { after, .. } => Some(*after),
        Trouble::Never(_) => None,
    });
    let waits: Vec<Option<Duration>> = waits.collect();
    if waits.is_empty() || tries >= most {
        return Next::Fail;
    }
    // The first that may be better again decides.
    let after = waits.iter().flatten().min().copied().filter(|_| waits.iter().all(Option::is_some));
    Next::Wait(lane::backoff(tries.max(1), after, cap, fraction))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FI: &str = "https://fi.example/actors/om";

    fn staff(person: &str) -> Viewer {
        Viewer::Staff { person: person.into(), authority: FI.into(), client: false }
    }

    proptest! {
        #[test]
        fn amber_stays_on_our_machines_and_red_and_drafts_go_to_nobody(
            rank in 0..5i32, reach in 0..3usize, named in proptest::bool::ANY, who in 0..4usize,
        ) {
            let (level, reach) = (Level::of_rank(rank), Reach::ALL[reach]);
            let named = named.then(|| "anna".to_owned()).into_iter().collect();
            let audience = Audience { level, author: FI.into(), named };
            let viewer = [staff("anna"), Viewer::Public, Viewer::Operator, Viewer::Peer { authorities: [FI.to_owned()].into() }][who].clone();
            let is_given = may_translate(reach, Some(&audience), &viewer);
            prop_assert!(!is_given || may(Action::Read, &audience, &viewer), "nobody has translated what they may not read");
            prop_assert!(!is_given || farthest(level).is_some_and(|most| reach <= most));
            prop_assert!(!(is_given && level >= Level::Amber) || reach == Reach::Local);
            prop_assert!(!(is_given && level == Level::Red));
            prop_assert!(!may_translate(reach, None, &viewer));
            // Whoever writes it may have it translated as far as its level goes.
            if viewer == staff("anna") && level < Level::Red {
                prop_assert_eq!(is_given, farthest(level).is_some_and(|most| reach <= most));
            }
        }

        #[test]
        fn a_job_waits_only_for_what_may_be_better_and_never_for_ever(
            kinds in proptest::collection::vec(0..3u8, 0..4), tries in 0..20u32, fraction in 0.0..1.0f64,
        ) {
            let trouble = |kind: &u8| match kind {
                0 => Trouble::never("no"),
                1 => Trouble::later("down"),
                _ => Trouble::Later { why: "busy".into(), after: Some(Duration::from_secs(7)) },
            };
            let troubles: Vec<Trouble> = kinds.iter().map(trouble).collect();
            let cap = Duration::from_mins(1);
            match next(&troubles, tries, 8, cap, fraction) {
                Next::Wait(wait) => prop_assert!(tries < 8 && kinds.iter().any(|kind| *kind > 0) && wait <= cap),
                Next::Fail => prop_assert!(tries >= 8 || kinds.iter().all(|kind| *kind == 0)),
            }
        }
    }
}
