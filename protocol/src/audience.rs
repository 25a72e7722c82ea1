//! The audience of a material: one field, the TLP level with its named recipients, decides who may do what with it.
//!
//! Spec: FIRST Traffic Light Protocol 2.0, <https://www.first.org/tlp/>. Labels are never translated.
//! This module does not know where an audience is stored, how a viewer proved who they are, or what a page looks like.

use std::{collections::BTreeSet, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::mutant::Mutant;

/// A TLP 2.0 level, from the widest audience to the narrowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    /// No limit on disclosure.
    #[serde(rename = "CLEAR")]
    Clear,
    /// The partners on the roster; never a publicly accessible channel.
    #[serde(rename = "GREEN")]
    Green,
    /// The authorities named and their declared client bodies.
    #[serde(rename = "AMBER")]
    Amber,
    /// The authorities named, without their clients.
    #[serde(rename = "AMBER+STRICT")]
    AmberStrict,
    /// Named persons of this node; never leaves it.
    #[serde(rename = "RED")]
    Red,
}

impl Level {
    /// All levels, widest first.
    pub const ALL: [Self; 5] = [Self::Clear, Self::Green, Self::Amber, Self::AmberStrict, Self::Red];

    /// The word as written on the wire, in front matter and in `export`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Clear => "CLEAR",
            Self::Green => "GREEN",
            Self::Amber => "AMBER",
            Self::AmberStrict => "AMBER+STRICT",
            Self::Red => "RED",
        }
    }

    /// The number the database keeps: 0 for CLEAR up to 4 for RED.
    pub const fn rank(self) -> i32 {
        self as i32
    }

    /// The level of a stored number; anything unknown is the narrowest, so that it shows to nobody it should not.
    pub const fn of_rank(rank: i32) -> Self {
        match rank {
            0 => Self::Clear,
            1 => Self::Green,
            2 => Self::Amber,
            3 => Self::AmberStrict,
            _ => Self::Red,
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A word that is no TLP 2.0 level.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a TLP level (CLEAR, GREEN, AMBER, AMBER+STRICT or RED)")]
pub struct UnknownLevel(pub String);

impl FromStr for Level {
    type Err = UnknownLevel;

    fn from_str(word: &str) -> Result<Self, UnknownLevel> {
        Self::ALL.into_iter().find(|level| level.as_str() == word).ok_or_else(|| UnknownLevel(word.to_owned()))
    }
}

/// Who a material is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audience {
    /// The level.
    pub level: Level,
    /// The actor id of the authority that wrote it; it always belongs to its own audience, except at RED.
    pub author: String,
    /// Actor ids of authorities (AMBER, AMBER+STRICT) or user names of this node (RED); empty otherwise.
    /// Nobody named at these levels means nobody but the author.
    #[serde(default)]
    pub named: BTreeSet<String>,
}

impl Audience {
    /// Everybody.
    pub fn clear(author: impl Into<String>) -> Self {
        Self { level: Level::Clear, author: author.into(), named: BTreeSet::new() }
    }

    /// The partners on the roster.
    pub fn green(author: impl Into<String>) -> Self {
        Self { level: Level::Green, author: author.into(), named: BTreeSet::new() }
    }

    /// Whether everybody this is for may also have what is for `whole`: only then may it say anything of that.
    pub fn is_within(&self, whole: &Self) -> bool {
        let is_among = |whole: &Self| {
            let belongs = |actor: &String| *actor == whole.author || whole.named.contains(actor);
            belongs(&self.author) && self.named.iter().all(belongs)
        };
        match (whole.level, self.level) {
            (Level::Clear, _) => true,
            (Level::Green, own) => own >= Level::Green,
            (Level::Amber, Level::Amber | Level::AmberStrict) | (Level::AmberStrict, Level::AmberStrict) => {
                is_among(whole)
            }
            (Level::Red, Level::Red) => self.named.is_subset(&whole.named),
            (Level::Amber | Level::AmberStrict | Level::Red, _) => false,
        }
    }

    /// The names a row is written for in the recipient table: who is named and, above GREEN and below RED, the author.
    pub fn rows(&self) -> BTreeSet<&str> {
        let author = matches!(self.level, Level::Amber | Level::AmberStrict).then_some(self.author.as_str());
        let named = if self.level >= Level::Amber { Some(&self.named) } else { None };
        named.into_iter().flatten().map(String::as_str).chain(author).collect()
    }
}

/// Who looks. There is no way to write "somebody": whoever cannot be told apart is `Public`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Viewer {
    /// Anybody, and every server that is not a partner.
    Public,
    /// A signed-in person of this node.
    Staff {
        /// The user name on this node.
        person: String,
        /// The actor id of the authority this person works for.
        authority: String,
        /// True for staff of a declared client body (a municipal board, a returning officer).
        client: bool,
    },
    /// A partner on the roster, with the actor ids of its authorities.
    Peer {
        /// Actor ids pinned for this partner.
        authorities: BTreeSet<String>,
    },
    /// Whoever runs the machine: sees states and figures, no content above CLEAR.
    Operator,
}

/// What a viewer wants to do with a material, or a node on a viewer's behalf.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Read it on a page, with its attachments.
    Read,
    /// Receive it by push or pull.
    Receive,
    /// Fetch its bytes by id.
    Fetch,
    /// Find it, also in counts, facets and suggestions.
    Search,
    /// See it in a feed or calendar that carries content.
    Feed,
    /// See it in a feed at an address that one person made for themselves.
    OwnFeed,
    /// Keep a copy on the viewer's own node.
    Store,
    /// Pass it on (`Announce`).
    Announce,
    /// Find it in an export.
    Export,
    /// Send its text to a provider outside the network of authorities.
    TranslateAnywhere,
    /// Send its text to a provider that the authorities trust.
    TranslateTrusted,
    /// Translate it on this machine.
    TranslateLocally,
}

impl Action {
    /// All actions.
    pub const ALL: [Self; 12] = [
        Self::Read,
        Self::Receive,
        Self::Fetch,
        Self::Search,
        Self::Feed,
        Self::OwnFeed,
        Self::Store,
        Self::Announce,
        Self::Export,
        Self::TranslateAnywhere,
        Self::TranslateTrusted,
        Self::TranslateLocally,
    ];

    /// The highest level at which anybody at all may do this.
    const fn ceiling(self) -> Level {
        match self {
            Self::Read | Self::Fetch => Level::Red,
            Self::Receive | Self::Search | Self::Store | Self::Export | Self::TranslateLocally => Level::AmberStrict,
            Self::OwnFeed | Self::Announce | Self::TranslateTrusted => Level::Green,
            Self::Feed | Self::TranslateAnywhere => Level::Clear,
        }
    }
}

/// Whether `viewer` may do `action` with a material of this audience.
///
/// The only such rule in the product: pages, feeds, search, push, pull, export and translation all ask it, the
/// database by a predicate that a property test holds against it.
pub fn may(action: Action, audience: &Audience, viewer: &Viewer) -> bool {
    audience.level <= action.ceiling() && belongs(audience, viewer)
}

fn belongs(audience: &Audience, viewer: &Viewer) -> bool {
    let is_named = |actor: &String| *actor == audience.author || audience.named.contains(actor);
    match (audience.level, viewer) {
        (Level::Clear, _) => true,
        (_, Viewer::Public | Viewer::Operator) => false,
        (Level::Green, Viewer::Staff { .. } | Viewer::Peer { .. }) => true,
        (Level::Amber, Viewer::Staff { authority, .. }) => is_named(authority),
        (Level::AmberStrict, Viewer::Staff { authority, client, .. }) => !client && is_named(authority),
        (Level::Amber | Level::AmberStrict, Viewer::Peer { authorities }) => authorities.iter().any(is_named),
        (Level::Red, Viewer::Staff { person, client, .. }) => !client && audience.named.contains(person),
        (Level::Red, Viewer::Peer { .. }) => false,
    }
}

/// Who a log entry is for: an audience, less those who are told otherwise by the entry that follows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryAudience {
    /// Who the entry is for.
    pub to: Audience,
    /// Who does not get it: with a narrowing, the audience that keeps the object.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub except: Option<Audience>,
}

impl EntryAudience {
    /// An entry for exactly this audience.
    pub fn of(to: Audience) -> Self {
        Self { to, except: None }
    }

    /// The entry that tells those who lose an object when its audience changes from `before` to `after`.
    pub fn losers(before: Audience, after: Audience) -> Self {
        Self { to: before, except: Some(after) }
    }

    /// Whether `viewer` is one of them.
    pub fn includes(&self, viewer: &Viewer) -> bool {
        may(Action::Receive, &self.to, viewer)
            && !self.except.as_ref().is_some_and(|kept| may(Action::Receive, kept, viewer))
    }
}

/// Whether a remote inbox is entitled to a log entry now: by the entry's own audience and, unless the entry is a
/// `Delete`, also by the object's present one. Entitlement to an old entry so never widens.
pub fn entitled(entry: &EntryAudience, present: Option<&Audience>, is_delete: bool, viewer: &Viewer) -> bool {
    let is_for_now = || present.is_some_and(|now| may(Action::Receive, now, viewer));
    if Mutant::WideningOldEntries.is_planted() && is_for_now() {
        return true;
    }
    entry.includes(viewer) && (is_delete || present.is_none_or(|now| may(Action::Receive, now, viewer)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FI: &str = "https://fi.example/actors/om";
    const SE: &str = "https://se.example/actors/val";
    const LT: &str = "https://lt.example/actors/vrk";

    fn audience() -> impl Strategy<Value = Audience> {
        (0..5i32, proptest::collection::btree_set(prop_oneof![Just(SE), Just(LT), Just("anna")], 0..3)).prop_map(
            |(rank, named)| Audience {
                level: Level::of_rank(rank),
                author: FI.into(),
                named: named.into_iter().map(str::to_owned).collect(),
            },
        )
    }

    fn viewer() -> impl Strategy<Value = Viewer> {
        let actor = || prop_oneof![Just(FI), Just(SE), Just(LT)];
        prop_oneof![
            Just(Viewer::Public),
            Just(Viewer::Operator),
            actor().prop_map(|a| Viewer::Peer { authorities: [a.to_owned()].into() }),
            (actor(), any::<bool>(), prop_oneof![Just("anna"), Just("bo")]).prop_map(|(a, client, person)| {
                Viewer::Staff { person: person.into(), authority: a.into(), client }
            }),
        ]
    }

    proptest! {
        #[test]
        fn loosening_the_level_never_takes_a_network_viewer_away(a in audience(), v in viewer(), action in 0..Action::ALL.len()) {
            prop_assume!(a.level != Level::Red && a.level != Level::Clear);
            let wider = Audience { level: Level::of_rank(a.level.rank() - 1), ..a.clone() };
            prop_assert!(!may(Action::ALL[action], &a, &v) || may(Action::ALL[action], &wider, &v));
        }

        #[test]
        fn whoever_sees_what_is_within_another_audience_sees_what_is_for_that(
            a in audience(), b in audience(), author in prop_oneof![Just(FI), Just(SE), Just(LT)], v in viewer(),
            action in 0..Action::ALL.len(),
        ) {
            let a = Audience { author: author.into(), ..a };
            prop_assert!(a.is_within(&a));
            let is_told = a.is_within(&b) && may(Action::ALL[action], &a, &v);
            prop_assert!(!is_told || may(Action::Read, &b, &v));
        }

        #[test]
        fn what_one_may_do_one_may_also_read(a in audience(), v in viewer(), action in 0..Action::ALL.len()) {
            prop_assert!(!may(Action::ALL[action], &a, &v) || may(Action::Read, &a, &v));
        }

        #[test]
        fn those_who_lose_an_object_and_those_who_keep_it_are_all_who_had_it(a in audience(), b in audience(), v in viewer()) {
            let told = EntryAudience::losers(a.clone(), b.clone()).includes(&v);
            let had = may(Action::Receive, &a, &v);
            let keeps = may(Action::Receive, &b, &v);
            prop_assert_eq!(told, had && !keeps);
        }
    }

    #[test]
    fn the_matrix_of_actions_and_levels_is_as_written_down() {
        let partner = Viewer::Peer { authorities: [SE.to_owned()].into() };
        let stranger = Viewer::Peer { authorities: [LT.to_owned()].into() };
        let red = Audience { level: Level::Red, author: FI.into(), named: ["anna".to_owned()].into() };
        let amber = |level| Audience { level, author: FI.into(), named: [SE.to_owned()].into() };
        let rows: [(Action, &Viewer, [bool; 5]); 14] = [
            (Action::Receive, &Viewer::Public, [true, false, false, false, false]),
            (Action::Receive, &partner, [true, true, true, true, false]),
            (Action::Receive, &stranger, [true, true, false, false, false]),
            (Action::Fetch, &partner, [true, true, true, true, false]),
            (Action::Store, &partner, [true, true, true, true, false]),
            (Action::Search, &stranger, [true, true, false, false, false]),
            (Action::Announce, &partner, [true, true, false, false, false]),
            (Action::Feed, &partner, [true, false, false, false, false]),
            (Action::OwnFeed, &Viewer::Public, [true, false, false, false, false]),
            (Action::OwnFeed, &partner, [true, true, false, false, false]),
            (Action::Export, &partner, [true, true, true, true, false]),
            (Action::TranslateAnywhere, &partner, [true, false, false, false, false]),
            (Action::TranslateLocally, &partner, [true, true, true, true, false]),
            (Action::Read, &Viewer::Operator, [true, false, false, false, false]),
        ];
        for (action, viewer, expected) in rows {
            let audiences =
                [Audience::clear(FI), Audience::green(FI), amber(Level::Amber), amber(Level::AmberStrict), red.clone()];
            for (audience, want) in audiences.iter().zip(expected) {
                assert_eq!(may(action, audience, viewer), want, "{action:?} at {} by {viewer:?}", audience.level);
            }
        }
    }

    #[test]
    fn an_audience_is_within_another_only_if_nobody_is_added() {
        let of = |level, author: &str, named: &[&str]| Audience {
            level,
            author: author.into(),
            named: named.iter().map(|&name| name.to_owned()).collect(),
        };
        let (clear, green) = (Audience::clear(SE), Audience::green(SE));
        assert!(green.is_within(&Audience::clear(FI)) && !clear.is_within(&Audience::green(FI)));
        let (amber, strict) = (of(Level::Amber, FI, &[SE, LT]), of(Level::AmberStrict, FI, &[SE, LT]));
        assert!(of(Level::Amber, SE, &[FI]).is_within(&amber) && of(Level::AmberStrict, SE, &[LT]).is_within(&amber));
        assert!(!of(Level::Amber, SE, &["https://nl.example/actors/kr"]).is_within(&amber));
        assert!(!of(Level::Amber, SE, &[FI]).is_within(&strict), "clients are not among those who see STRICT");
        assert!(!green.is_within(&amber) && !of(Level::Red, SE, &["anna"]).is_within(&amber));
        assert!(of(Level::Red, SE, &["anna"]).is_within(&Audience::green(FI)));
    }

    #[test]
    fn an_empty_list_of_recipients_is_nobody_but_the_author() {
        let a = Audience { level: Level::Amber, author: FI.into(), named: BTreeSet::new() };
        assert!(!may(Action::Receive, &a, &Viewer::Peer { authorities: [SE.to_owned()].into() }));
        assert!(may(Action::Read, &a, &Viewer::Staff { person: "anna".into(), authority: FI.into(), client: true }));
    }

    #[test]
    fn staff_of_a_client_body_sees_amber_but_not_strict() {
        let clerk = Viewer::Staff { person: "bo".into(), authority: SE.into(), client: true };
        let of = |level| Audience { level, author: FI.into(), named: [SE.to_owned()].into() };
        assert!(may(Action::Read, &of(Level::Amber), &clerk));
        assert!(!may(Action::Read, &of(Level::AmberStrict), &clerk));
    }
}
