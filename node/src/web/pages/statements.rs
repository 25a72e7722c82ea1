//! What a node says about itself: who runs it and with what, how accessible its pages are, what it does with what it
//! learns of people. The texts say what the program does and what its tests check, and nothing more.

use askama::Template;
use axum::{extract::State, response::Response};
use http::StatusCode;

use super::{front, standing::lasting, text::Text};
use crate::{
    app::App,
    desk::network,
    web::{
        page,
        problem::Fault,
        reader::Reader,
        session,
        shell::{self, Shell},
    },
};

/// An address where somebody answers.
#[derive(Debug)]
pub struct Contact {
    /// `mailto:` or `https:`, as the operator wrote it.
    pub href: String,
    /// The same for people.
    pub text: String,
}

impl Contact {
    fn of(address: Option<&String>) -> Option<Self> {
        let href = address?.clone();
        let text = href.strip_prefix("mailto:").unwrap_or(&href);
        let text = text.split('?').next().unwrap_or_default().to_owned();
        Some(Self { href, text })
    }
}

/// Who runs the node, and what it is.
#[derive(Debug, Template)]
#[template(path = "about.html")]
pub struct About {
    /// The frame.
    pub shell: Shell,
    /// Its authorities.
    pub authorities: Vec<Text>,
    /// Where to turn.
    pub contact: Option<Contact>,
    /// Where to report a weakness.
    pub security: Option<Contact>,
}

/// How accessible the pages are.
#[derive(Debug, Template)]
#[template(path = "accessibility.html")]
pub struct Accessibility {
    /// The frame.
    pub shell: Shell,
    /// Where to turn.
    pub contact: Option<Contact>,
}

/// What the node keeps of people.
#[derive(Debug, Template)]
#[template(path = "privacy.html")]
pub struct Privacy {
    /// The frame.
    pub shell: Shell,
    /// The cookie of whoever is signed in, in a sentence.
    pub cookie: String,
    /// The same of whoever is half way in.
    pub step: String,
    /// What goes after how long.
    pub retention: String,
    /// What is kept for letters by mail, where this node sends any.
    pub digests: Option<String>,
    /// Where to turn.
    pub contact: Option<Contact>,
}

/// `GET /{lang}/about`.
pub async fn about(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    let words = reader.words;
    let authorities = network::authorities(&app).await?;
    let own = authorities.iter().filter(|body| body.is_own);
    let own = own.filter_map(|body| shell::said(&body.names, words.code)).collect();
    let page = About {
        shell: Shell::to(&app, &reader, "about", "/about").indexed(),
        authorities: own,
        contact: Contact::of(app.config.node.contact.as_ref()),
        security: Contact::of(app.config.http.security_contact.as_ref()),
    };
    Ok(page::cached(StatusCode::OK, &page, front::cache(&reader.viewer)))
}

/// `GET /{lang}/accessibility`.
pub async fn accessibility(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    let page = Accessibility {
        shell: Shell::to(&app, &reader, "accessibility", "/accessibility").indexed(),
        contact: Contact::of(app.config.node.contact.as_ref()),
    };
    Ok(page::cached(StatusCode::OK, &page, front::cache(&reader.viewer)))
}

/// `GET /{lang}/privacy`.
pub async fn privacy(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    let (words, limits) = (reader.words, &app.config.limits);
    let length = |seconds: u64| lasting(i64::try_from(seconds).unwrap_or(i64::MAX), words);
    let name = session::cookie_name(&app);
    let cookie = words.statement_privacy_session(name, &length(limits.session_idle_s), &length(limits.session_s));
    let page = Privacy {
        shell: Shell::to(&app, &reader, "privacy", "/privacy").indexed(),
        cookie,
        step: words.statement_privacy_step(session::step_name(&app), &length(limits.sign_in_step_s)),
        retention: words.statement_privacy_retention(&length(u64::from(limits.settled_days) * 86_400)),
        digests: (!app.config.mail.is_empty())
            .then(|| words.statement_privacy_digests(&length(limits.digest_request_s))),
        contact: Contact::of(app.config.node.contact.as_ref()),
    };
    Ok(page::cached(StatusCode::OK, &page, front::cache(&reader.viewer)))
}
