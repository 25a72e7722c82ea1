//! One turn with one provider: what it has not answered yet is asked, what it answered is remembered, and when all of it is
//! there it is put together and looked at.

use std::collections::{BTreeMap, BTreeSet};

use election_pool_protocol::{
    digest::{hex, sha256},
    translation::{
        Trouble,
        digest_access::{self, Challenge},
    },
    vocabulary::Topic,
};
use jiff::{SignedDuration, Timestamp};
use url::Url;

use super::{ago, providers};
use crate::{
    app::{App, config::ProviderSection},
    desk::DeskError,
    model::{
        front_matter::Status,
        translation::{Ask, Keep, Login, Route, Submission, Text, Unit, Whole, judge, read_ticket},
    },
    store::{
        self,
        material::Held,
        translation::{Job, Sent},
    },
    transport::Answer,
};

/// What came of a turn.
pub(super) enum Attempt {
    /// All of it.
    Made(Whole),
    /// A part of it; it goes on at once.
    More,
    /// It was sent, and comes later, or is asked for again then.
    Pending {
        /// When it is asked for again.
        until: Timestamp,
        /// How much of it.
        under_way: usize,
    },
    /// Something that cannot be used, or it cannot be sent at all.
    Unusable(String),
    /// The provider did not do it.
    Trouble(Trouble),
}

/// Tries one provider.
pub(super) async fn with(
    app: &App,
    job: &Job,
    held: &Held,
    source: &Whole,
    (provider, route): (&ProviderSection, &Route),
) -> Result<Attempt, DeskError> {
    let status = (held.material.status.as_deref() == Some(Status::Exercise.as_str())).then_some(Status::Exercise);
    let keep = keep(app, route).await?;
    let of = (provider.kind, provider.name.as_str(), provider.version.as_str());
    let pair = crate::model::translation::Pair {
        target: job.language.parse().unwrap_or_else(|_| route.pair.target.clone()),
        ..route.pair.clone()
    };
    let text = match Text::of(source, status, &pair, &keep, of) {
        Ok(text) => text,
        Err(why) => return Ok(Attempt::Unusable(why)),
    };
    let turn = Turn { app, job, provider, route, began: app.clock.now() };
    loop {
        let known = turn.known(&text).await?;
        let mut seen = BTreeSet::new();
        let missing: Vec<&Unit> =
            text.units().filter(|unit| !known.contains_key(&unit.memory) && seen.insert(unit.memory.clone())).collect();
        if missing.is_empty() {
            return turn.together(&text, source, &known).await;
        }
        let asked =
            if provider.kind.calls_back() { turn.submit(&missing).await? } else { turn.translate(&missing).await? };
        match asked {
            None if turn.is_late() => return Ok(Attempt::More),
            None => {}
            Some(attempt) => return Ok(attempt),
        }
    }
}

/// What is kept out of a text: the names of authorities, and the words of the glossary and of the topics. Kinds and phases
/// are too common words to be always translated in one way.
async fn keep(app: &App, route: &Route) -> Result<Keep, DeskError> {
    let (source, target) = (route.pair.source.primary(), route.pair.target.primary());
    let names = names(app).await?;
    let words = store::translation::glossary(&app.db, Some((source, target))).await?;
    let table = words.into_iter().map(|entry| (entry.term, entry.word));
    let label = |labels: (Option<&str>, Option<&str>)| Some((labels.0?.to_owned(), labels.1?.to_owned()));
    let topics = Topic::all().map(|word| (word.label(source), word.label(target))).filter_map(label);
    Ok(Keep::new(names, table.chain(topics)))
}

/// The names of the authorities known here, ours and those of partners.
async fn names(app: &App) -> Result<Vec<String>, DeskError> {
    let ours = app.config.authorities.iter().flat_map(|authority| authority.name.values().cloned());
    let others = store::peer::authority_names(&app.db).await?;
    Ok(ours.chain(others).collect())
}

struct Turn<'a> {
    app: &'a App,
    job: &'a Job,
    provider: &'a ProviderSection,
    route: &'a Route,
    began: Timestamp,
}

impl Turn<'_> {
    /// Whether it has taken as long as one answer may: another turn goes on.
    fn is_late(&self) -> bool {
        let patience = i64::try_from(self.app.config.limits.translation_timeout_s).unwrap_or(i64::MAX / 1_000_000);
        self.app.clock.now().duration_since(self.began) >= SignedDuration::from_secs(patience)
    }

    async fn known(&self, text: &Text) -> Result<BTreeMap<String, String>, DeskError> {
        let memory: BTreeSet<String> = text.units().map(|unit| unit.memory.clone()).collect();
        let found = store::translation::recall(&self.app.db, &memory.into_iter().collect::<Vec<_>>()).await?;
        Ok(found.into_iter().collect())
    }

    /// Puts everything together; what cannot be used is forgotten, so that it is not found again.
    async fn together(
        &self,
        text: &Text,
        source: &Whole,
        known: &BTreeMap<String, String>,
    ) -> Result<Attempt, DeskError> {
        let made = match text.translated(|memory| known.get(memory).cloned()) {
            Ok(made) => made,
            Err((why, memory)) => {
                store::translation::forget(&self.app.db, &memory).await?;
                return Ok(Attempt::Unusable(why));
            }
        };
        if let Err(why) = judge(source, &made, &self.job.language) {
            let memory: Vec<String> = text.units().map(|unit| unit.memory.clone()).collect();
            store::translation::forget(&self.app.db, &memory).await?;
            return Ok(Attempt::Unusable(why));
        }
        Ok(Attempt::Made(made))
    }

    /// Has as many texts translated as are sent at once.
    async fn translate(&self, missing: &[&Unit]) -> Result<Option<Attempt>, DeskError> {
        let (app, kind) = (self.app, self.provider.kind);
        let mut chars = 0;
        let fits = |unit: &&&Unit| {
            chars += unit.text.chars().count();
            chars <= kind.max_batch_chars()
        };
        let some: Vec<&Unit> = missing.iter().take(kind.max_texts()).take_while(fits).copied().collect();
        let some = if some.is_empty() { vec![missing[0]] } else { some };
        let texts: Vec<&str> = some.iter().map(|unit| unit.text.as_str()).collect();
        let answers = async {
            let key = providers::key(app, self.provider)?;
            let ask = kind.ask(self.login(key.as_deref()), self.route, &texts);
            let answer = self.send(&ask, &ask.headers).await?;
            kind.read(providers::heard_of(app, &answer), texts.len())
        };
        match answers.await {
            Ok(answers) => {
                let pairs: Vec<(String, String)> = some.iter().map(|unit| unit.memory.clone()).zip(answers).collect();
                store::translation::remember(&app.db, &self.job.material, &pairs, app.clock.now()).await?;
                Ok(None)
            }
            Err(trouble) => Ok(Some(Attempt::Trouble(trouble))),
        }
    }

    /// Sends what is not under way yet to a provider that calls back.
    async fn submit(&self, missing: &[&Unit]) -> Result<Option<Attempt>, DeskError> {
        let (app, limits) = (self.app, &self.app.config.limits);
        let wait_s = limits.translation_callback_s;
        if store::translation::forget_before(&app.db, &self.job.id, ago(app, wait_s)).await? > 0 {
            return Ok(Some(Attempt::Trouble(Trouble::later(format!("has not called back within {wait_s} s")))));
        }
        let until = |wait: SignedDuration| app.clock.now() + wait;
        let patience = SignedDuration::from_secs(i64::try_from(wait_s).unwrap_or(i64::MAX / 1_000_000));
        let pending = store::translation::pending(&app.db, &self.job.id).await?;
        if let Some(why) = pending.iter().find_map(|sent| sent.refusal.clone()) {
            // What else is under way would come to nothing.
            store::translation::unexpect_all(&app.db, &self.job.id).await?;
            return Ok(Some(Attempt::Trouble(Trouble::Never(why))));
        }
        let mut under_way = pending.len();
        for unit in missing {
            if under_way >= limits.translation_in_flight.max(1) {
                break;
            }
            if pending.iter().any(|sent| sent.memory == unit.memory) {
                continue;
            }
            if self.is_late() {
                return Ok(Some(Attempt::Pending { until: app.clock.now(), under_way }));
            }
            match self.submit_one(unit).await? {
                Ok(()) => under_way += 1,
                // What is under way makes room for the rest.
                Err(Trouble::Later { after: Some(after), .. }) if under_way > 0 => {
                    let wait = SignedDuration::try_from(after).unwrap_or(patience).min(patience);
                    return Ok(Some(Attempt::Pending { until: until(wait), under_way }));
                }
                Err(trouble) => return Ok(Some(Attempt::Trouble(trouble))),
            }
        }
        Ok(Some(Attempt::Pending { until: until(patience + SignedDuration::from_secs(1)), under_way }))
    }

    async fn submit_one(&self, unit: &Unit) -> Result<Result<(), Trouble>, DeskError> {
        let app = self.app;
        let secret = hex(&app.chance.bytes::<32>());
        let mut sent = Sent {
            token: hex(&sha256(secret.as_bytes())),
            translation: self.job.id.clone(),
            memory: unit.memory.clone(),
            language: self.route.to.clone(),
            request: None,
            refusal: None,
        };
        // Expected before it is sent: the answer may be quicker than the number.
        store::translation::send(&app.db, &sent, app.clock.now()).await?;
        let callback = format!("{}/translated/{secret}", app.config.origin());
        let error_callback = format!("{callback}/error");
        let submission = Submission {
            text: &unit.text,
            reference: &self.job.id,
            callback: &callback,
            error_callback: &error_callback,
        };
        let ticket = async {
            let key = providers::key(app, self.provider)?;
            let ask = submission.ask(self.login(key.as_deref()), self.route);
            let answer = self.send_known(&ask, key.as_deref().unwrap_or_default()).await?;
            read_ticket(providers::heard_of(app, &answer))
        };
        match ticket.await {
            Ok(number) => {
                sent.request = Some(number);
                store::translation::number(&app.db, &sent).await?;
                Ok(Ok(()))
            }
            Err(trouble) => {
                store::translation::unexpect(&app.db, &sent.token).await?;
                Ok(Err(trouble))
            }
        }
    }

    /// Sends a request to a provider that asks who we are first.
    async fn send_known(&self, ask: &Ask, password: &str) -> Result<Answer, Trouble> {
        let first = self.send(ask, &ask.headers).await?;
        let mut challenge = first.headers.get_all(http::header::WWW_AUTHENTICATE).iter();
        let challenge = challenge.find_map(|value| Challenge::read(value.to_str().ok()?));
        let (401, Some(challenge)) = (first.status, challenge) else { return Ok(first) };
        let login = digest_access::Login { user: &self.provider.application, password };
        let url: Url =
            format!("{}{}", self.provider.url, ask.path).parse().map_err(|_| Trouble::never("has no address"))?;
        let cnonce = hex(&self.app.chance.bytes::<16>());
        let answer = challenge.answer(login, ask.method, url.path(), &cnonce);
        let mut headers = ask.headers.clone();
        headers.push((http::header::AUTHORIZATION.to_string(), answer));
        let answer = self.send(ask, &headers).await?;
        if answer.status == 401 {
            Err(Trouble::never("does not know this application and its password"))
        } else {
            Ok(answer)
        }
    }

    async fn send(&self, ask: &Ask, headers: &[(String, String)]) -> Result<Answer, Trouble> {
        providers::send(self.app, self.provider, ask.path, ask.method, headers, (ask.content_type, &ask.body)).await
    }

    fn login<'k>(&'k self, key: Option<&'k str>) -> Login<'k> {
        Login { key, application: &self.provider.application, username: &self.provider.username }
    }
}
