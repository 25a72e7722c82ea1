//! Who will see it, as pages say it.

use crate::{
    desk::reach::{Change, Reach},
    model::words::Words,
    web::{
        pages::{
            names::Names,
            standing,
            text::{Text, legible},
        },
        shell,
    },
};

/// Who will see it.
#[derive(Debug)]
pub struct Reached {
    /// Whether it is withdrawn: those who have it lose it.
    pub is_end: bool,
    /// The level, without `TLP:`.
    pub level: &'static str,
    /// 0 for CLEAR up to 4 for RED.
    pub rank: i32,
    /// What the level allows.
    pub level_text: String,
    /// That the level changes, in a sentence.
    pub change: Option<String>,
    /// Those who will have it.
    pub receivers: Vec<Receiver>,
    /// Whether no authority of a partner is among them.
    pub is_nobody: bool,
    /// Those who will not, and have it now.
    pub losers: Vec<Receiver>,
    /// Those who will not.
    pub others: Vec<Receiver>,
    /// Each circle, and whom it stands for.
    pub circles: Vec<(String, Vec<Text>)>,
    /// What else there is to know, a sentence each.
    pub sentences: Vec<String>,
}

/// An authority.
#[derive(Debug)]
pub struct Receiver {
    /// What it is called.
    pub name: Text,
    /// Its host.
    pub host: String,
    /// Whether it has it not yet.
    pub is_new: bool,
}

impl Reached {
    /// In the words of the page.
    pub fn of(reach: &Reach, names: &Names, words: &Words) -> Self {
        let receiver = |one: &crate::desk::reach::Receiver| Receiver {
            name: shell::said(&one.names, words.code).unwrap_or_else(|| Text::of("", &one.host)),
            host: one.host.clone(),
            // Of what was never published nobody has anything.
            is_new: one.change == Change::New && reach.before.is_some(),
        };
        let those = |wanted: fn(Change) -> bool| {
            reach.authorities.iter().filter(move |one| wanted(one.change)).map(receiver).collect::<Vec<_>>()
        };
        let change = reach.before.filter(|before| *before != reach.level);
        Self {
            is_end: reach.is_end,
            level: reach.level.as_str(),
            rank: reach.level.rank(),
            level_text: crate::web::pages::labels::level(words, reach.level),
            change: change.map(|before| words.reach_level(before.as_str(), reach.level.as_str())),
            receivers: those(Change::will),
            is_nobody: !reach.is_end && !reach.authorities.iter().any(|one| one.change.will() && !one.is_own),
            losers: those(|change| change == Change::Gone),
            // Nobody is told a withdrawal who does not have it.
            others: if reach.is_end { Vec::new() } else { those(|change| change == Change::Never) },
            circles: reach
                .circles
                .iter()
                .map(|(name, actors)| (legible(name), actors.iter().map(|actor| names.of(actor, words.code)).collect()))
                .collect(),
            sentences: sentences(reach, words),
        }
    }
}

fn sentences(reach: &Reach, words: &Words) -> Vec<String> {
    let number = |number: usize| words.number(i64::try_from(number).unwrap_or(i64::MAX));
    let is_revision = reach.before.is_some();
    if reach.is_end {
        return ended(reach, words);
    }
    let mut said = vec![words.reach_people(reach.people.len())];
    if is_revision && reach.people_new > 0 {
        said.push(words.reach_people_new(&number(reach.people_new)));
    }
    if is_revision && reach.people_gone > 0 {
        said.push(words.reach_people_gone(&number(reach.people_gone)));
    }
    said.push(match reach.is_public {
        Change::New if is_revision => words.reach_public_new(),
        Change::Stays | Change::New => words.reach_public(),
        Change::Gone => words.reach_public_gone(),
        Change::Never => words.reach_public_never(),
    });
    if reach.is_public.will() {
        said.push(followers(reach, words));
    }
    let translators: Vec<String> = reach.translators.iter().map(|name| legible(name)).collect();
    said.push(if translators.is_empty() {
        words.reach_translators_none()
    } else {
        words.reach_translators(&words.list(&translators))
    });
    said
}

fn followers(reach: &Reach, words: &Words) -> String {
    words.reach_followers(&standing::number(reach.followers, words), &standing::number(reach.servers, words))
}

/// What else there is to know of a withdrawal.
fn ended(reach: &Reach, words: &Words) -> Vec<String> {
    let mut said = vec![words.reach_people_gone(&words.number(i64::try_from(reach.people_gone).unwrap_or(i64::MAX)))];
    if reach.is_public == Change::Gone {
        said.push(words.reach_public_gone());
        said.push(followers(reach, words));
    }
    said
}
