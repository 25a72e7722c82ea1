//! Who may translate what, and which languages each has.

use std::{fs, io::Read, path::Path};

use election_pool_protocol::{
    audience::{Audience, Level, Viewer},
    translation::{Reach, Trouble, farthest, may_translate},
};

use crate::{
    app::{App, config::ProviderSection},
    desk::DeskError,
    model::translation::{
        Login, Pair, Route,
        provider::{self, Heard},
    },
    store,
    transport::{Answer, RequestSigner, Unsigned},
};

/// The longest key.
const KEY_BYTES: u64 = 4_096;

/// That no provider has a pair of languages, or may have a text.
pub(super) struct Nobody {
    /// Why, in the words of the command line.
    pub why: String,
    /// Whether one that may have the text has not said yet which languages it has.
    pub is_unheard: bool,
}

/// The providers that may have a text of this audience and have this pair, in order; or why there are none.
pub(super) async fn offered(
    app: &App,
    audience: &Audience,
    viewer: &Viewer,
    pair: &Pair,
) -> Result<Result<Vec<(ProviderSection, Route)>, Nobody>, DeskError> {
    let all = &app.config.translation.providers;
    let allowed: Vec<&ProviderSection> =
        all.iter().filter(|provider| may_translate(provider.reach, Some(audience), viewer)).collect();
    if allowed.is_empty() {
        return Ok(Err(Nobody { why: refusal(audience.level, !all.is_empty()), is_unheard: false }));
    }
    let known = store::translation::known(&app.db).await?;
    let mut offered = Vec::new();
    for one in allowed.iter().filter(|provider| provider.is_asked_for(pair)) {
        let routes = routes(one, &known);
        if let Some(route) = provider::route(&routes, pair) {
            offered.push(((*one).clone(), route.clone()));
        }
    }
    if offered.is_empty() {
        let asked = allowed.iter().filter(|provider| provider.is_asked_for(pair));
        let unheard: Vec<String> = asked.filter_map(|one| unheard(one, &known)).collect();
        let is_unheard = !unheard.is_empty();
        let unheard = if is_unheard { format!(" ({})", unheard.join("; ")) } else { String::new() };
        return Ok(Err(Nobody { why: format!("no provider of this node has {pair}{unheard}"), is_unheard }));
    }
    Ok(Ok(offered))
}

/// The pairs of languages a provider has: always the same ones, or those it said.
pub(super) fn routes(one: &ProviderSection, known: &[store::translation::Known]) -> Vec<Route> {
    if one.kind.ask_languages(Login::default()).is_none() {
        return one.kind.read_languages(Heard { status: 200, after: None, body: b"" }).unwrap_or_default();
    }
    let said = known.iter().find(|known| known.name == one.name);
    said.map(|said| said.pairs.iter().filter_map(|text| text.parse().ok()).collect()).unwrap_or_default()
}

/// That a provider never said which languages it has, and why.
fn unheard(one: &ProviderSection, known: &[store::translation::Known]) -> Option<String> {
    one.kind.ask_languages(Login::default())?;
    match known.iter().find(|known| known.name == one.name) {
        Some(said) if !said.pairs.is_empty() => None,
        Some(said) => Some(format!("{} {}", one.name, said.trouble.as_deref().unwrap_or("has no languages"))),
        None => Some(format!("{} has not been asked yet; serve asks it when it starts", one.name)),
    }
}

/// The provider that would be asked first, or why there is none.
pub(super) async fn first(
    app: &App,
    audience: &Audience,
    viewer: &Viewer,
    pair: &Pair,
) -> Result<Result<String, Nobody>, DeskError> {
    let offered = offered(app, audience, viewer, pair).await?;
    Ok(offered.map(|offered| offered.first().map(|(one, _)| one.name.clone()).unwrap_or_default()))
}

/// Why no provider gets a text of this level, in the words of the command line.
fn refusal(level: Level, are_there_any: bool) -> String {
    match farthest(level) {
        None => format!("TLP:{level} goes to no provider"),
        Some(_) if !are_there_any => "no provider is configured in [translation]".to_owned(),
        Some(Reach::Local) => {
            format!("TLP:{level} goes only to a provider on this node's own machines, and none is one")
        }
        Some(Reach::Trusted | Reach::Anywhere) => {
            format!("TLP:{level} goes only to a provider that is trusted, and none is")
        }
    }
}

/// Asks every provider that can tell which languages it has, or only those that did not answer. What one said before stays
/// where it does not answer.
pub async fn learn(app: &App, only_silent: bool) -> Result<(), DeskError> {
    let known = store::translation::known(&app.db).await?;
    let has_said =
        |name: &str| known.iter().any(|known| known.name == name && known.trouble.is_none() && !known.pairs.is_empty());
    for one in &app.config.translation.providers {
        let key = key(app, one).ok().flatten();
        let Some(ask) = one.kind.ask_languages(Login { key: key.as_deref(), ..Login::default() }) else { continue };
        if only_silent && has_said(&one.name) {
            continue;
        }
        let heard = send(app, one, ask.path, ask.method, &ask.headers, (ask.content_type, &ask.body)).await;
        let routes = heard.and_then(|answer| one.kind.read_languages(heard_of(app, &answer)));
        let now = app.clock.now();
        match routes {
            Ok(routes) => {
                let pairs: Vec<String> = routes.iter().map(ToString::to_string).collect();
                tracing::info!(
                    provider = one.name,
                    pairs = pairs.len(),
                    "a provider of translations named its languages"
                );
                store::translation::note_pairs(&app.db, &one.name, &pairs, now).await?;
            }
            Err(trouble) => {
                tracing::warn!(provider = one.name, %trouble, "a provider of translations does not name its languages");
                store::translation::note_trouble(&app.db, &one.name, &trouble.to_string(), now).await?;
            }
        }
    }
    Ok(())
}

/// What a provider knows us by.
pub(super) fn key(app: &App, one: &ProviderSection) -> Result<Option<String>, Trouble> {
    let Some(file) = &one.key_file else { return Ok(None) };
    let path = app.config.folder.join(file);
    let text =
        read_bounded(&path).map_err(|error| Trouble::later(format!("has a key file that cannot be read: {error}")))?;
    match text.lines().next().map(str::trim).filter(|line| !line.is_empty() && line.is_ascii()) {
        Some(line) => Ok(Some(line.to_owned())),
        None => Err(Trouble::later("has a key file without a key in its first line")),
    }
}

fn read_bounded(path: &Path) -> std::io::Result<String> {
    let file = fs::File::open(path)?;
    refuse_open(&file)?;
    let mut text = String::new();
    file.take(KEY_BYTES).read_to_string(&mut text)?;
    Ok(text)
}

#[cfg(unix)]
fn refuse_open(file: &fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let is_open = file.metadata()?.permissions().mode() & 0o077 != 0;
    if is_open { Err(std::io::Error::other("others can read it; chmod 600")) } else { Ok(()) }
}

#[cfg(not(unix))]
fn refuse_open(_: &fs::File) -> std::io::Result<()> {
    Ok(())
}

/// Sends a request to a provider and gives what it answered, whatever that is.
pub(super) async fn send(
    app: &App,
    one: &ProviderSection,
    path: &str,
    method: &str,
    headers: &[(String, String)],
    (content_type, body): (&str, &[u8]),
) -> Result<Answer, Trouble> {
    let transport = app.to_translators.as_ref().ok_or_else(|| Trouble::never("is not configured"))?;
    let url = format!("{}{path}", one.url).parse().map_err(|_| Trouble::never("has no address"))?;
    let headers = Headers(headers.to_vec());
    let answered = if method == "GET" {
        transport.get_signed(&url, "application/json", &headers, &[], transport.bounds()).await
    } else {
        transport.post_for_answer(&url, content_type, body, &headers, transport.bounds()).await
    };
    answered.map_err(|error| Trouble::later(format!("does not answer: {error}")))
}

/// What was answered, as the model reads it.
pub(super) fn heard_of<'a>(app: &App, answer: &'a Answer) -> Heard<'a> {
    Heard { status: answer.status, after: answer.retry_after(app.clock.now()), body: &answer.body }
}

/// Headers that nobody signs.
struct Headers(Vec<(String, String)>);

impl RequestSigner for Headers {
    fn sign(&self, _: &Unsigned<'_>) -> Vec<(String, String)> {
        self.0.clone()
    }
}
