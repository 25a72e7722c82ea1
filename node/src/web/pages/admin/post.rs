//! How mail goes, in words: when a letter went out last, how many wait, and what keeps them back since when.

use crate::{
    desk::mail::{Health, Trouble},
    model::words::Words,
    transport::mail::Hindrance,
    web::pages::{standing, text::legible},
};

/// How mail goes.
#[derive(Debug)]
pub struct Post {
    /// When a letter went out last, and what waits.
    pub lines: Vec<String>,
    /// What keeps them back.
    pub trouble: Option<Kept>,
}

/// What keeps letters back.
#[derive(Debug)]
pub struct Kept {
    /// Whether that has lasted longer than it may.
    pub is_alarm: bool,
    /// Since when, and what it is.
    pub words: String,
    /// What the server or this machine said, in English.
    pub said: String,
}

/// How mail goes, in words.
pub fn of(health: Health, words: &Words) -> Post {
    let number = |number| standing::number(number, words);
    let letters = health.letters;
    let sent = health.sent.map(|at| words.post_sent(&standing::moment(at, words).text));
    let counted = words.post_waiting(&number(letters.waiting), &number(letters.delayed), &number(letters.failed));
    Post {
        lines: vec![sent.unwrap_or_else(|| words.post_never()), counted],
        trouble: health.trouble.map(|trouble| kept(&trouble, words)),
    }
}

fn kept(trouble: &Trouble, words: &Words) -> Kept {
    let since = words.post_since(&standing::moment(trouble.since, words).text);
    let what = match trouble.hindrance {
        Hindrance::Unreached => words.post_unreached(),
        Hindrance::Untrusted => words.post_untrusted(),
        Hindrance::Closed => words.post_closed(),
        Hindrance::Busy => words.post_busy(),
        Hindrance::Ours => words.post_ours(),
    };
    Kept { is_alarm: trouble.is_alarm, words: format!("{since} {what}"), said: legible(&trouble.said) }
}
