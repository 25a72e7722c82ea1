//! What was found out about a server, in words.

use crate::{
    federation::{Able, PeerReport, Unable},
    model::words::Words,
    web::pages::text::legible,
};

/// What was found out about a server.
#[derive(Debug, Default)]
pub struct Checked {
    /// Its origin.
    pub origin: String,
    /// What works.
    pub can: Vec<String>,
    /// What does not, and what the machine said of it, in English.
    pub cannot: Vec<(String, Option<String>)>,
}

impl Checked {
    /// In the words of a language.
    pub fn of(report: &PeerReport, words: &Words) -> Self {
        Self {
            origin: report.origin.to_string(),
            can: report.can.iter().map(|able| can(able, words)).collect(),
            cannot: report.cannot.iter().map(|unable| cannot(unable, words)).collect(),
        }
    }
}

fn can(able: &Able, words: &Words) -> String {
    match able {
        Able::Partner(version) => words.check_partner(&version.to_string()),
        Able::Sign(key, fingerprint) => words.check_signs(&legible(key), &legible(fingerprint)),
        Able::Prove(key) => words.check_proves(&legible(key)),
        Able::Inbox(inbox) => words.check_inbox(&legible(inbox)),
        Able::Read(languages) => {
            let named: Vec<String> = languages.iter().map(|code| words.language(code)).collect();
            words.check_reads(&words.list(&named))
        }
        Able::Publish(name, id) => words.check_authority(&legible(name), &legible(id)),
    }
}

fn cannot(unable: &Unable, words: &Words) -> (String, Option<String>) {
    let (said, why) = match unable {
        Unable::Log => (words.check_no_log(), None),
        Unable::Replicate => (words.check_reader(), None),
        Unable::Key(key, why) => (words.check_key(&legible(key)), Some(why)),
        Unable::Sign => (words.check_unsigned(), None),
        Unable::OneInbox(inbox) => (words.check_single_inbox(&legible(inbox)), None),
        Unable::Inbox => (words.check_no_inbox(), None),
        Unable::Publish => (words.check_no_authority(), None),
        Unable::Authority(id, why) => (words.check_lost_authority(&legible(id)), Some(why)),
        Unable::Software(why) => (words.check_software(), Some(why)),
    };
    (said, why.map(|why| legible(why)))
}
