//! The languages of this node, the services that translate, which of them is asked for which pair, and what waits. All of it
//! stands in the configuration file.

use std::collections::BTreeSet;

use askama::Template;
use axum::{extract::State, response::Response};
use election_pool_protocol::{language::LanguageTag, translation::Reach};
use http::StatusCode;

use super::{Tab, present, tabs};
use crate::{
    app::App,
    desk::{
        network,
        translation::{self, Service},
    },
    model::{translation::Pair, words::Words},
    web::{
        page::{self, Cache},
        pages::{
            standing,
            text::{Day, legible},
        },
        problem::Fault,
        reader::Reader,
        shell::Shell,
    },
};

/// Most pairs of languages shown.
const PAIRS: usize = 1_000;

/// The page of the languages.
#[derive(Debug, Template)]
#[template(path = "admin_translation.html")]
pub struct Translation {
    /// The frame.
    pub shell: Shell,
    /// The pages of administration.
    pub tabs: Vec<Tab>,
    /// The languages of this node, in words.
    pub languages: String,
    /// The services, in the order in which they are asked.
    pub services: Vec<Line>,
    /// What waits, and what was given up.
    pub queue: String,
    /// Which service is asked for which pair.
    pub pairs: Vec<(String, String)>,
}

/// One service.
#[derive(Debug)]
pub struct Line {
    /// Its name in the configuration.
    pub name: String,
    /// Which protocol it speaks.
    pub kind: &'static str,
    /// How far a text goes, in words.
    pub reach: String,
    /// How many pairs it has.
    pub pairs: String,
    /// 0 well to 3 alarm.
    pub rank: i32,
    /// How it does, in words.
    pub state: String,
    /// When it was last heard from, or asked in vain.
    pub at: Option<Day>,
    /// What went wrong last.
    pub error: Option<String>,
}

/// `GET /{lang}/admin/translation`.
pub async fn get(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    let session = present(&reader)?;
    let words = reader.words;
    let services = translation::services(&app).await?;
    let (waiting, failed) = translation::queue(&app).await?;
    let called: Vec<String> = app.config.node.languages.iter().map(|tag| words.language(tag)).collect();
    let page = Translation {
        languages: words.list(&called),
        queue: words.engines_queue(&standing::number(waiting, words), &standing::number(failed, words)),
        pairs: pairs(&app, &services, words).await?,
        services: services.iter().map(|service| line(service, words)).collect(),
        tabs: tabs(&reader, session.account.role, "translation"),
        shell: Shell::to(&app, &reader, "admin", "/admin/translation"),
    };
    Ok(page::cached(StatusCode::OK, &page, Cache::Nobody))
}

/// Between the languages of this node and those of its partners: who is asked, the first first.
async fn pairs(app: &App, services: &[Service], words: &Words) -> Result<Vec<(String, String)>, Fault> {
    let own = app.config.node.languages.clone();
    let theirs = network::authorities(app).await?.into_iter().flat_map(|body| body.languages);
    let spoken: BTreeSet<String> = own.into_iter().chain(theirs).collect();
    let spoken: Vec<LanguageTag> = spoken.iter().filter_map(|tag| tag.parse().ok()).collect();
    let pair = |(source, target): (&LanguageTag, &LanguageTag)| {
        let pair = Pair { source: source.clone(), target: target.clone() };
        let asked: Vec<String> =
            services.iter().filter(|one| one.has(&pair)).map(|one| one.section.name.clone()).collect();
        let said = |tag: &LanguageTag| words.language(tag.as_str());
        (!asked.is_empty()).then(|| (words.engines_pair(&said(source), &said(target)), asked.join(", ")))
    };
    let all = spoken.iter().flat_map(|source| spoken.iter().map(move |target| (source, target)));
    Ok(all.filter_map(pair).take(PAIRS).collect())
}

fn line(service: &Service, words: &Words) -> Line {
    let known = service.known.as_ref();
    let refusal = known.and_then(|known| known.refusal.as_ref().zip(known.refusing_since));
    let (rank, state, error) = match (known, refusal, known.and_then(|known| known.trouble.as_ref())) {
        (None, ..) => (1, words.engines_unasked(), None),
        (_, Some((why, since)), _) => (2, words.engines_refusing(&standing::moment(since, words).text), Some(why)),
        (_, _, Some(why)) => (2, words.engines_silent(), Some(why)),
        (Some(_), None, None) => (0, words.engines_well(), None),
    };
    Line {
        name: service.section.name.clone(),
        kind: service.section.kind.name(),
        reach: match service.section.reach {
            Reach::Local => words.engines_local(),
            Reach::Trusted => words.engines_trusted(),
            Reach::Anywhere => words.engines_anywhere(),
        },
        pairs: words.number(i64::try_from(service.pairs()).unwrap_or(i64::MAX)),
        rank,
        state,
        at: known.map(|known| standing::moment(known.at, words)),
        error: error.map(|why| legible(why)),
    }
}
