//! Feeds of the public part, one per language: everything, or by kind, topic, country, phase.
//!
//! Spec: RSS 2.0; `protocol::feed` writes it. Feeds are made for the public and show CLEAR only, whoever asks.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use election_pool_protocol::{
    audience::{Action, Viewer},
    digest,
    feed::{self, Entry, Feed},
    language::LanguageTag,
    object::Object,
    vocabulary::{Kind, Phase, Topic},
};
use http::{HeaderMap, HeaderValue, StatusCode, Uri, header};

use super::{
    calendar, headers,
    page::Cache,
    pages::{
        choice, failed, labels,
        names::Names,
        notices::ProjectNotices,
        text::{legible, tongue},
    },
    problem::{self, Fault, Problem},
    shell::Shell,
};
use crate::{
    app::App,
    model::{markdown::escape, words::Words},
    store::material::{self, Filter, Listed, Variant},
};

/// Which feed an address names.
#[derive(Debug, PartialEq, Eq)]
struct Asked {
    /// The path behind `/feeds/`.
    path: String,
    words: &'static Words,
    /// What it is about, in words; nothing for everything.
    about: Option<String>,
    filter: Filter,
}

impl Asked {
    /// The page that shows the same list.
    fn list(&self) -> String {
        let filter = &self.filter;
        let chosen =
            [("kind", &filter.kind), ("topic", &filter.topic), ("phase", &filter.phase), ("country", &filter.country)];
        let question = chosen.into_iter().find_map(|(name, value)| Some(format!("?{name}={}", value.as_ref()?)));
        format!("/{}/materials{}", self.words.code, question.unwrap_or_default())
    }
}

/// Why an address names no feed.
#[derive(Debug, PartialEq, Eq)]
enum NoFeed {
    /// A format or list of a later version.
    NotYet,
    /// Nothing of ours.
    Unknown,
}

/// `GET /feeds/{file}`: `all.{lang}.rss`.
pub async fn all(
    State(app): State<App>,
    Path(file): Path<String>,
    address: Uri,
    asked: HeaderMap,
) -> Result<Response, Fault> {
    if is_calendar(&file) {
        return calendar::serve(&app, None, &file, &address, &asked).await;
    }
    serve(&app, read(None, &file), &address, &asked).await
}

/// `GET /feeds/{set}/{file}`: `{kind|topic|country|phase}/{slug}.{lang}.rss`.
pub async fn some(
    State(app): State<App>,
    Path((set, file)): Path<(String, String)>,
    address: Uri,
    asked: HeaderMap,
) -> Result<Response, Fault> {
    if is_calendar(&file) {
        return calendar::serve(&app, Some(&set), &file, &address, &asked).await;
    }
    serve(&app, read(Some(&set), &file), &address, &asked).await
}

/// Whether a calendar is asked for.
fn is_calendar(file: &str) -> bool {
    file.rsplit_once('.').is_some_and(|(_, form)| form == "ics")
}

fn read(set: Option<&str>, file: &str) -> Result<Asked, NoFeed> {
    let (name, format) = file.rsplit_once('.').ok_or(NoFeed::Unknown)?;
    let (slug, language) = name.rsplit_once('.').unwrap_or((name, ""));
    match format {
        "rss" => {}
        "atom" | "json" | "opml" => return Err(NoFeed::NotYet),
        _ => return Err(NoFeed::Unknown),
    }
    let words = Words::of(language).ok_or(NoFeed::Unknown)?;
    let own = |known: bool| known.then(|| slug.to_owned()).ok_or(NoFeed::Unknown);
    let mut filter = Filter { with_html: true, ..Filter::default() };
    let about = match set {
        None if slug == "all" => None,
        Some("kind") => {
            filter.kind = Some(own(Kind::parse(slug).is_some())?);
            Some(labels::kind(words, slug))
        }
        Some("topic") => {
            filter.topic = Some(own(Topic::parse(slug).is_some())?);
            Some(labels::topic(words, slug))
        }
        Some("phase") => {
            filter.phase = Some(own(Phase::parse(slug).is_some())?);
            Some(labels::phase(words, slug))
        }
        Some("country") => {
            let code = slug.to_ascii_uppercase();
            let is_state = slug == code.to_ascii_lowercase() || slug == code;
            let known = is_state && labels::STATES.contains(&code.as_str());
            filter.country = known.then_some(Some(code.clone())).ok_or(NoFeed::Unknown)?;
            Some(labels::country(words, &code))
        }
        _ => return Err(NoFeed::Unknown),
    };
    let path = set.map_or_else(|| file.to_owned(), |set| format!("{set}/{file}"));
    Ok(Asked { path, words, about, filter })
}

async fn serve(app: &App, wanted: Result<Asked, NoFeed>, address: &Uri, asked: &HeaderMap) -> Result<Response, Fault> {
    let wanted = match wanted {
        Ok(wanted) => wanted,
        Err(NoFeed::NotYet) => return Err(Fault::of(problem::not_in_this_version())),
        Err(NoFeed::Unknown) => return Err(Fault::absent(app, failed::language(app, address, asked).code)),
    };
    let limit = app.config.limits.feed_items;
    let listed = material::list(&app.db, &Viewer::Public, Action::Feed, &wanted.filter, limit, 0).await?;
    let names = Names::read(app).await?;
    let mut notices = Vec::with_capacity(listed.len());
    for listed in &listed {
        notices.push(noticed(app, listed, wanted.words).await?);
    }
    let shell = Shell::of(app, wanted.words.code, "", "/");
    let feed = assemble(app.config.origin(), &shell, &wanted, &listed, &notices, &names);
    let text = feed::rss(&feed).map_err(|error| {
        tracing::error!(%error, "a feed could not be written");
        Fault::of(Problem::bare(StatusCode::INTERNAL_SERVER_ERROR))
    })?;
    let etag = format!("\"{}\"", digest::hex(&digest::sha256(text.as_bytes())));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(feed::MEDIA_TYPE)),
        (header::CACHE_CONTROL, Cache::Public.line()),
    ];
    let since = app.editions.since(&wanted.path, &etag, app.clock.now());
    Ok(headers::conditional(asked, (headers, text).into_response(), &etag, Some(since)))
}

/// What the project of a material must say; read from the object where the configuration does not have it.
async fn noticed(app: &App, listed: &Listed, words: &Words) -> Result<Option<ProjectNotices>, Fault> {
    let material = &listed.material;
    let held = if ProjectNotices::needs_object(app, material) {
        material::find(&app.db, &Viewer::Public, &material.id).await?
    } else {
        None
    };
    let bytes = held.and_then(|held| held.material.bytes);
    let object = bytes.and_then(|bytes| Object::read(&bytes).ok());
    Ok(ProjectNotices::of(app, material, object.as_ref(), words))
}

fn assemble(
    origin: &str,
    shell: &Shell,
    wanted: &Asked,
    listed: &[Listed],
    notices: &[Option<ProjectNotices>],
    names: &Names,
) -> Feed {
    let words = wanted.words;
    let about = wanted.about.clone().unwrap_or_else(|| words.front_all());
    Feed {
        title: format!("{} – {about}", shell.node.text),
        page: format!("{origin}{}", wanted.list()),
        address: format!("{origin}/feeds/{}", wanted.path),
        description: shell
            .notice
            .as_ref()
            .map_or_else(|| words.front_lead().clone(), |notice| format!("{} {}", words.front_lead(), notice.text)),
        language: tag(words.code),
        updated: listed.iter().map(|listed| listed.material.updated).max(),
        entries: listed
            .iter()
            .zip(notices)
            .map(|(listed, notices)| entry(origin, words, listed, notices.as_ref(), names))
            .collect(),
    }
}

fn entry(origin: &str, words: &Words, listed: &Listed, notices: Option<&ProjectNotices>, names: &Names) -> Entry {
    let material = &listed.material;
    let variant = choice::choose(&listed.variants, &[words.code]);
    let body = choice::choose_text(&listed.variants, &[words.code]);
    let language = variant.map_or("und", |variant| variant.language.as_str());
    // Another language than that of the feed is announced before the text.
    let announced = (!choice::speaks(language, words.code)).then(|| format!("[{}] ", tongue(language).text));
    let announced = announced.unwrap_or_default();
    let text = |part: fn(&Variant) -> &str| variant.map(|variant| legible(part(variant))).unwrap_or_default();
    let title = text(|variant| &variant.title);
    Entry {
        id: material.uri.clone(),
        title: if title.is_empty() { material.uri.clone() } else { title },
        page: format!("{origin}/{}/materials/{}", words.code, material.id),
        summary: format!("{announced}{}", text(|variant| &variant.abstract_text)),
        html: content(variant, body, notices),
        language: tag(language),
        author: names.of(&material.authority, words.code).text,
        published: material.published,
        topics: listed.topics.iter().map(|slug| labels::topic(words, slug)).collect(),
        file: None,
    }
}

/// The text, and under it what the project must say.
fn content(title: Option<&Variant>, body: Option<&Variant>, notices: Option<&ProjectNotices>) -> Option<String> {
    let is_titles = |body: &&Variant| title.is_some_and(|title| title.language == body.language);
    let text = body.map(|body| Some(body).filter(is_titles).map_or_else(|| in_its_language(body), |b| b.html.clone()));
    let Some(notices) = notices.map(ProjectNotices::html).filter(|notices| !notices.is_empty()) else { return text };
    // An item whose only content were the notices would be read as being about them.
    let outline = || title.map(|title| format!("<p>{}</p>", escape(&legible(&title.abstract_text))));
    Some(format!("{}{notices}", text.or_else(outline).unwrap_or_default()))
}

/// The text of another language than its title, with that said before it.
fn in_its_language(body: &Variant) -> String {
    let (code, name) = (tag(&body.language), tongue(&body.language).text);
    format!("<p>[{}]</p><div lang=\"{code}\">{}</div>", escape(&name), body.html)
}

fn tag(code: &str) -> LanguageTag {
    code.parse().unwrap_or_else(|_| LanguageTag::unstated())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_one_feed_a_later_one_or_none() {
        assert_eq!(read(None, "all.fi.rss").unwrap().about, None);
        assert_eq!(read(Some("topic"), "deepfakes.fi.rss").unwrap().about.as_deref(), Some("Syväväärennökset"));
        assert_eq!(read(Some("country"), "fi.sv.rss").unwrap().filter.country.as_deref(), Some("FI"));
        assert_eq!(read(Some("country"), "fi.sv.rss").unwrap().list(), "/sv/materials?country=FI");
        assert_eq!(read(None, "all.fi.rss").unwrap().list(), "/fi/materials");
        assert_eq!(read(Some("kind"), "guide.en.rss").unwrap().filter.kind.as_deref(), Some("guide"));
        assert_eq!(read(Some("phase"), "electoral.ga.rss").unwrap().path, "phase/electoral.ga.rss");
        for (set, file) in [(None, "all.fi.atom"), (None, "fi.opml"), (Some("topic"), "deepfakes.fi.json")] {
            assert_eq!(read(set, file), Err(NoFeed::NotYet), "{set:?} {file}");
        }
        for (set, file) in [
            (None, "all.de.rss"),
            (None, "all.rss"),
            (None, "all"),
            (None, "some.fi.rss"),
            (Some("topic"), "nothing.fi.rss"),
            (Some("country"), "us.fi.rss"),
            (Some("nonsense"), "deepfakes.fi.rss"),
            (Some("kind"), ".fi.rss"),
        ] {
            assert_eq!(read(set, file), Err(NoFeed::Unknown), "{set:?} {file}");
        }
    }
}
