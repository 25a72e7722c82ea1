//! How translating is going, for whoever looks after the node: figures and findings.
//!
//! Nothing here says what a text says.

use jiff::SignedDuration;

use super::providers;
use crate::{
    app::{App, Metrics, config::ProviderSection},
    desk::DeskError,
    model::translation::{Pair, Route, provider::route},
    store::{self, translation::Known},
};

/// How many times the time of one answer a turn with one provider takes at most: until its patience is over, then one
/// answer more, which may be asked for twice.
const ANSWERS: u64 = 3;

/// How long a job is leased: longer than a turn takes in which every provider takes its time.
pub fn lease(app: &App) -> SignedDuration {
    let providers = u64::try_from(app.config.translation.providers.len()).unwrap_or(u64::MAX);
    let answers = ANSWERS.saturating_mul(providers).saturating_add(1);
    seconds(app.config.limits.translation_timeout_s.saturating_mul(answers)).max(app.config.limits.lease())
}

/// The longest that a job waits.
pub fn longest(app: &App) -> SignedDuration {
    let limits = &app.config.limits;
    seconds(limits.translation_retry_cap_s.max(limits.translation_callback_s).saturating_add(1))
}

fn seconds(count: u64) -> SignedDuration {
    SignedDuration::from_secs(i64::try_from(count).unwrap_or(i64::MAX / 1_000_000))
}

/// Reads the figures.
pub async fn figures(app: &App) -> Result<(), DeskError> {
    let figure = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let tally = store::translation::tally(&app.db).await?;
    app.metrics.translations_waiting.set(figure(tally.waiting));
    app.metrics.translations_failed.set(figure(tally.failed));
    let known = store::translation::known(&app.db).await?;
    for one in &app.config.translation.providers {
        let said = known.iter().find(|known| known.name == one.name);
        let is_up = said.is_none_or(|said| said.trouble.is_none() && said.refusal.is_none());
        Metrics::set_provider(&app.metrics.provider_up, &one.name, is_up);
    }
    Ok(())
}

/// What there is to say of a provider, or of all that is to be translated.
pub struct Finding {
    /// Whether somebody should look.
    pub is_warning: bool,
    /// What.
    pub detail: String,
}

/// A provider, as whoever looks after the node sees it.
#[derive(Debug, Clone)]
pub struct Service {
    /// What the configuration says of it.
    pub section: ProviderSection,
    /// What is known of it; nothing before it was asked.
    pub known: Option<Known>,
    routes: Vec<Route>,
}

impl Service {
    /// How many pairs of languages it has.
    pub const fn pairs(&self) -> usize {
        self.routes.len()
    }

    /// Whether it is asked for a pair, and has it.
    pub fn has(&self, pair: &Pair) -> bool {
        self.section.is_asked_for(pair) && route(&self.routes, pair).is_some()
    }
}

/// The providers in the order in which they are asked.
pub async fn services(app: &App) -> Result<Vec<Service>, DeskError> {
    let known = store::translation::known(&app.db).await?;
    let service = |one: &ProviderSection| Service {
        section: one.clone(),
        known: known.iter().find(|known| known.name == one.name).cloned(),
        routes: providers::routes(one, &known),
    };
    Ok(app.config.translation.providers.iter().map(service).collect())
}

/// How many texts wait to be translated, and how many were given up.
pub async fn queue(app: &App) -> Result<(u64, u64), DeskError> {
    let tally = store::translation::tally(&app.db).await?;
    Ok((tally.waiting, tally.failed))
}

/// How each provider does, and how much waits; nothing where there are no providers.
pub async fn findings(app: &App) -> Result<Vec<Finding>, DeskError> {
    let providers = &app.config.translation.providers;
    if providers.is_empty() {
        return Ok(Vec::new());
    }
    let known = store::translation::known(&app.db).await?;
    let mut findings: Vec<Finding> = providers
        .iter()
        .map(|one| {
            let told = format!("{} ({})", one.name, one.kind.name());
            let said = known.iter().find(|known| known.name == one.name);
            let well = |detail: String| Finding { is_warning: false, detail: format!("{told} {detail}") };
            let ill = |detail: String| Finding { is_warning: true, detail: format!("{told} {detail}") };
            match said {
                None => well("is asked when the node runs".to_owned()),
                Some(said) => match (&said.refusal, said.refusing_since, &said.trouble) {
                    (Some(why), Some(since), _) => ill(format!("has not translated since {since}: {why}")),
                    (_, _, Some(why)) => ill(format!("does not name its languages: {why}")),
                    _ if said.pairs.is_empty() => well(format!("answered {}", said.at)),
                    _ => well(format!("has {} pairs of languages, answered {}", said.pairs.len(), said.at)),
                },
            }
        })
        .collect();
    let tally = store::translation::tally(&app.db).await?;
    findings.push(Finding {
        is_warning: tally.failed > 0,
        detail: match tally.failed {
            0 => format!("{} wait to be translated, none failed", tally.waiting),
            failed => {
                format!("{} wait to be translated, {failed} failed: “translate ID” says why", tally.waiting)
            }
        },
    });
    Ok(findings)
}
