//! What every page has around its own matter: language, node, notice, menu.
//!
//! This module knows no material and decides nothing about who may see what.

use indexmap::IndexMap;

use http::HeaderMap;

use super::{
    negotiate,
    pages::text::{Text, legible},
    reader::Reader,
    session::{self, Presence},
};
use crate::{
    app::App,
    desk::{draft::may_write, incoming::has_inbox},
    model::words::Words,
    store::account::Role,
};

/// The frame of a page.
#[derive(Debug)]
pub struct Shell {
    /// The interface language.
    pub words: &'static Words,
    /// The name of this node.
    pub node: Text,
    /// The node's notice, if it has one.
    pub notice: Option<Text>,
    /// The language of the address, if there is no interface in it.
    pub unknown: Option<String>,
    /// Who is signed in.
    pub person: Option<Person>,
    /// Whether this browser had a session that has ended.
    pub has_ended: bool,
    /// Where to sign in and come back from; nothing where it is not known who reads.
    pub sign_in: Option<String>,
    /// Which entry of the menu this page belongs to.
    pub section: &'static str,
    /// The address of this page behind its language.
    pub path: String,
    /// The version of the program.
    pub version: &'static str,
    /// Scheme and host of this node.
    pub origin: String,
    /// Whether this node sends mail.
    pub sends_mail: bool,
    /// Whether search engines are told of this page in its other languages.
    pub is_indexed: bool,
}

/// Whoever is signed in.
#[derive(Debug)]
pub struct Person {
    /// Their name in a sentence.
    pub sentence: String,
    /// What the form to sign out carries.
    pub csrf: String,
    /// Whether the person writes, and so has a desk.
    pub writes: bool,
    /// Whether the person has pages of administration.
    pub administers: bool,
    /// Whether the person has an inbox.
    pub has_inbox: bool,
    /// How much is new in it, in a sentence and as a number.
    pub fresh: Option<(String, String)>,
    /// That something the person asked for is here now.
    pub answered: Option<String>,
}

/// An interface language to change to.
#[derive(Debug, Clone)]
pub struct Tongue {
    /// BCP 47 tag.
    pub code: &'static str,
    /// The language in its own words.
    pub name: String,
}

impl Shell {
    /// The frame of a page for a reader.
    pub fn to(app: &App, reader: &Reader, section: &'static str, path: impl Into<String>) -> Self {
        let person = reader.presence.session().map(|session| Person {
            sentence: reader.words.signed_in_as(&legible(&session.account.name)),
            csrf: session.csrf.clone(),
            writes: may_write(&session.account),
            administers: matches!(session.account.role, Role::PeerAdministrator | Role::Operator | Role::Auditor),
            has_inbox: has_inbox(&session.account),
            fresh: fresh(app, reader),
            answered: usize::try_from(session.answered)
                .ok()
                .filter(|answered| *answered > 0)
                .map(|answered| reader.words.wish_answered(answered)),
        });
        let has_ended = matches!(reader.presence, Presence::Ended);
        let shell = Self::of(app, reader.words.code, section, path);
        // From the page to sign in one does not come back to it, and its address may be a link that is used up.
        let sign_in = match section {
            "sign-in" => Some(format!("/{}/sign-in", shell.words.code)),
            _ => Some(session::sign_in_address(shell.words.code, &reader.address)),
        };
        Self { unknown: reader.unknown.clone(), person, has_ended, sign_in, ..shell }
    }

    /// The same for a page whose address says what was asked: in another language the question stays.
    pub fn asked(app: &App, reader: &Reader, section: &'static str, address: &str) -> Self {
        let path = address.strip_prefix('/').and_then(|rest| rest.strip_prefix(reader.words.code));
        Self::to(app, reader, section, path.unwrap_or(address))
    }

    /// The frame in `language`, or in the node's own if that has no interface.
    pub fn of(app: &App, language: &str, section: &'static str, path: impl Into<String>) -> Self {
        let node = &app.config.node;
        let path = path.into();
        let words = Words::of(language).unwrap_or_else(|| offered(&node.languages)[0]);
        let name = app.config.authorities.first().and_then(|authority| said(&authority.name, words.code));
        Self {
            words,
            node: name.unwrap_or_else(|| Text::of("", app.config.host())),
            notice: said(&node.notices, words.code),
            unknown: None,
            person: None,
            has_ended: false,
            sign_in: None,
            section,
            path,
            version: env!("CARGO_PKG_VERSION"),
            origin: app.config.origin().to_owned(),
            sends_mail: !app.config.mail.is_empty(),
            is_indexed: false,
        }
    }

    /// The same on a page that search engines may show in each language.
    #[must_use]
    pub fn indexed(self) -> Self {
        Self { is_indexed: true, ..self }
    }

    /// The interface languages.
    pub fn tongues(&self) -> impl Iterator<Item = Tongue> {
        Words::all().iter().map(|words| Tongue { code: words.code, name: words.language_name() })
    }
}

/// How much is new in the inbox; beyond a bound it is said that there is more.
fn fresh(app: &App, reader: &Reader) -> Option<(String, String)> {
    let number = reader.fresh.min(u64::from(app.config.limits.incoming_counted));
    let more = if reader.fresh > number { "+" } else { "" };
    let shown = format!("{}{more}", reader.words.number(i64::try_from(number).unwrap_or(i64::MAX)));
    (number > 0).then(|| (reader.words.incoming_new(&shown), shown))
}

/// The interface language a caller likes best; the node's own come first where it likes several alike, or none.
pub fn best(app: &App, asked: &HeaderMap) -> &'static Words {
    let own = offered(&app.config.node.languages);
    let others = Words::all().iter().filter(|words| !own.contains(words));
    let codes: Vec<&str> = own.iter().copied().chain(others).map(|words| words.code).collect();
    negotiate::language(asked, &codes).and_then(Words::of).unwrap_or(own[0])
}

/// The interface languages among a node's own, English if there is none; never empty.
pub fn offered(languages: &[String]) -> Vec<&'static Words> {
    let known: Vec<_> = languages.iter().filter_map(|code| Words::of(code)).collect();
    if known.is_empty() { vec![Words::english()] } else { known }
}

/// What somebody wrote per language: in `language`, else in English, else as first written.
pub fn said(texts: &IndexMap<String, String>, language: &str) -> Option<Text> {
    let (code, text) = texts.get_key_value(language).or_else(|| texts.get_key_value("en")).or_else(|| texts.first())?;
    Some(Text::of(code, text))
}
