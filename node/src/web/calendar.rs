//! Meetings of the public part as calendars, one per language: all of them, or by kind, topic, country, phase; and one
//! meeting for whoever may read it.
//!
//! Spec: RFC 5545; `protocol::calendar` writes it. What is behind `/feeds/` is made for the public and
//! shows CLEAR only, whoever asks.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use election_pool_protocol::{
    audience::{Action, Level, Viewer},
    calendar::{self, Calendar, Meeting, When},
    digest,
    language::LanguageTag,
    vocabulary::{Kind, Phase, Topic},
};
use http::{HeaderMap, HeaderValue, Uri, header};
use indexmap::IndexMap;
use jiff::SignedDuration;

use super::{
    headers,
    likes::Likes,
    page::{Cache, Until},
    pages::{
        choice, failed, labels,
        names::Names,
        text::{Text, legible},
    },
    problem::Fault,
    reader::Reader,
    shell::{self, Shell},
};
use crate::{
    app::App,
    desk::reading::{self, Way},
    model::words::Words,
    store::material::{self, Cancelled, Filter, Planned, Span, Variant},
};

/// Which calendar an address names.
#[derive(Debug, PartialEq, Eq)]
struct Asked {
    /// The path behind `/feeds/`.
    path: String,
    words: &'static Words,
    /// What it is about, in words; nothing for all meetings.
    about: Option<String>,
    /// The page that shows the same, behind its language.
    page: String,
    filter: Filter,
    /// The local UUID of the only meeting in it.
    only: Option<String>,
}

impl Asked {
    /// Reads `{set}/{slug}.{lang}.ics`, or `calendar.{lang}.ics` without a set.
    fn read(set: Option<&str>, file: &str) -> Option<Self> {
        let (slug, language) = file.strip_suffix(".ics")?.rsplit_once('.')?;
        let words = Words::of(language)?;
        let mut filter = Filter::default();
        let some = || Some(slug.to_owned());
        let mut only = None;
        let about = match set {
            None => (slug == "calendar").then_some(None)?,
            Some("kind") => {
                filter.kind = some().filter(|slug| Kind::parse(slug).is_some());
                filter.kind.as_ref().map(|slug| Some(labels::kind(words, slug)))?
            }
            Some("topic") => {
                filter.topic = some().filter(|slug| Topic::parse(slug).is_some());
                filter.topic.as_ref().map(|slug| Some(labels::topic(words, slug)))?
            }
            Some("phase") => {
                filter.phase = some().filter(|slug| Phase::parse(slug).is_some());
                filter.phase.as_ref().map(|slug| Some(labels::phase(words, slug)))?
            }
            Some("country") => {
                let state = labels::STATES.iter().find(|state| state.eq_ignore_ascii_case(slug))?;
                filter.country = Some((*state).to_owned());
                Some(labels::country(words, state))
            }
            Some("meeting") => {
                only = Some(uuid::Uuid::try_parse(slug).ok()?.to_string());
                None
            }
            Some(_) => return None,
        };
        let page = match (&filter.country, &filter.topic) {
            (Some(country), _) => format!("/calendar?country={country}"),
            (_, Some(topic)) => format!("/calendar?topic={topic}"),
            _ => "/calendar".to_owned(),
        };
        let path = set.map_or_else(|| file.to_owned(), |set| format!("{set}/{file}"));
        Some(Self { path, words, about, page, filter, only })
    }
}

/// Answers with the calendar at an address behind `/feeds/`.
pub async fn serve(
    app: &App,
    set: Option<&str>,
    file: &str,
    address: &Uri,
    asked: &HeaderMap,
) -> Result<Response, Fault> {
    let absent = || Fault::absent(app, failed::language(app, address, asked).code);
    let wanted = Asked::read(set, file).ok_or_else(absent)?;
    let (calendar, until) = assemble(app, &wanted, &Viewer::Public, Action::Feed).await?.ok_or_else(absent)?;
    let text = calendar::ics(&calendar);
    let etag = format!("\"{}\"", digest::hex(&digest::sha256(text.as_bytes())));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(calendar::MEDIA_TYPE)),
        (header::CACHE_CONTROL, Cache::Public.line()),
    ];
    let since = app.editions.since(&format!("/feeds/{}", wanted.path), &etag, app.clock.now());
    let response = headers::conditional(asked, (headers, text).into_response(), &etag, since);
    Ok(match until {
        Some(until) => until.on(response),
        None => response,
    })
}

/// `GET /{lang}/materials/{uuid}/calendar.ics`: one meeting, for whoever may read it, under its label.
pub async fn one(
    State(app): State<App>,
    reader: Reader,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let absent = || Fault::absent(&app, reader.words.code);
    let wanted = Asked::read(Some("meeting"), &format!("{id}.{}.ics", reader.words.code)).ok_or_else(absent)?;
    if let Some(held) = material::find(&app.db, &reader.viewer, &id).await? {
        reading::note(&app, &reader.viewer, Way::Object, [(&held).into()]).await?;
    }
    let (mut calendar, _) = assemble(&app, &wanted, &reader.viewer, Action::Read).await?.ok_or_else(absent)?;
    calendar.address = format!("{}/{}/materials/{id}/calendar.ics", app.config.origin(), reader.words.code);
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(calendar::MEDIA_TYPE)),
        (header::CACHE_CONTROL, Cache::Nobody.line()),
    ];
    Ok((headers, calendar::ics(&calendar)).into_response())
}

/// The calendar, and when the first of what was called off leaves it; nothing if the one meeting that was asked for is
/// not there.
async fn assemble(
    app: &App,
    wanted: &Asked,
    viewer: &Viewer,
    action: Action,
) -> Result<Option<(Calendar, Option<Until>)>, Fault> {
    let (limit, now) = (app.config.limits.calendar_meetings, app.clock.now());
    let planned = match &wanted.only {
        Some(id) => material::meeting(&app.db, viewer, action, id).await?.into_iter().collect(),
        None => material::meetings(&app.db, viewer, action, &wanted.filter, Span::All, (limit, 0)).await?,
    };
    let stay = SignedDuration::from_hours(24 * i64::from(app.config.limits.settled_days));
    let since = now - stay;
    let mut cancelled = material::cancelled(&app.db, viewer, action, &wanted.filter, since, limit).await?;
    cancelled.retain(|one| wanted.only.as_ref().is_none_or(|id| *id == one.material.id));
    if wanted.only.is_some() && planned.is_empty() && cancelled.is_empty() {
        return Ok(None);
    }
    let until = Until::after(cancelled.iter().map(|one| one.material.at), stay);
    let names = Names::read(app, &Likes::of(wanted.words)).await?;
    let (words, origin) = (wanted.words, app.config.origin());
    let shell = Shell::of(app, words.code, "", "/");
    let live = planned.iter().map(|planned| meeting(origin, words, planned, &names));
    let gone = cancelled.iter().map(|cancelled| withdrawn(origin, words, cancelled, &names));
    let calendar = Calendar {
        title: format!("{} – {}", shell.node.text, wanted.about.clone().unwrap_or_else(|| words.calendar())),
        description: shell
            .notice
            .as_ref()
            .map_or_else(|| words.calendar_lead(), |notice| format!("{} {}", words.calendar_lead(), notice.text)),
        page: format!("{origin}/{}{}", words.code, wanted.page),
        address: format!("{origin}/feeds/{}", wanted.path),
        language: tag(words.code),
        meetings: live.chain(gone).collect(),
    };
    Ok(Some((calendar, until)))
}

fn meeting(origin: &str, words: &Words, planned: &Planned, names: &Names) -> Meeting {
    let material = &planned.listed.material;
    let variant = choice::choose(&planned.listed.variants, &[words.code]);
    let language = variant.map_or("und", |variant| variant.language.as_str());
    // Another language than that of the calendar is announced before the text.
    let announced = (!choice::speaks(language, words.code)).then(|| format!("[{}] ", words.language(language)));
    let announced = |text: String| match &announced {
        Some(announced) if !text.is_empty() => format!("{announced}{text}"),
        _ => text,
    };
    let text = |part: fn(&Variant) -> &str| variant.map(|variant| legible(part(variant))).unwrap_or_default();
    let title = text(|variant| &variant.title);
    let starts = material.starts.unwrap_or(material.published);
    Meeting {
        id: material.uri.clone(),
        sequence: material.revision.saturating_sub(1),
        is_cancelled: false,
        when: When::of(starts, material.ends, planned.timezone.as_deref()),
        published: material.published,
        updated: material.updated,
        title: labelled(material.audience.level, if title.is_empty() { &material.uri } else { &title }),
        language: tag(language),
        description: announced(text(|variant| &variant.abstract_text)),
        place: planned.place.as_deref().map(legible),
        online: planned.online.clone().flatten(),
        page: format!("{origin}/{}/materials/{}", words.code, material.id),
        contact: Some(names.of(&material.authority, words.code).text),
        categories: planned.listed.topics.iter().map(|slug| labels::topic(words, slug)).collect(),
    }
}

/// What is left of a withdrawn meeting: its time, that it does not take place, and why.
fn withdrawn(origin: &str, words: &Words, cancelled: &Cancelled, names: &Names) -> Meeting {
    let material = &cancelled.material;
    let reasons: IndexMap<String, String> =
        material.reason.as_deref().and_then(|reason| serde_json::from_str(reason).ok()).unwrap_or_default();
    let reason = shell::said(&reasons, words.code);
    Meeting {
        id: material.uri.clone(),
        sequence: material.revision.saturating_sub(1),
        is_cancelled: true,
        when: When::of(cancelled.starts, cancelled.ends, cancelled.timezone.as_deref()),
        published: material.published,
        updated: material.updated,
        title: words.meeting_cancelled(),
        language: tag(words.code),
        description: reason.map(|reason| announced(&reason, words)).unwrap_or_default(),
        place: None,
        online: None,
        page: format!("{origin}/{}/materials/{}", words.code, material.id),
        contact: Some(names.of(&material.authority, words.code).text),
        categories: cancelled.topics.iter().map(|slug| labels::topic(words, slug)).collect(),
    }
}

/// Above CLEAR the label goes first, whatever program shows it.
fn labelled(level: Level, title: &str) -> String {
    if level == Level::Clear { title.to_owned() } else { format!("TLP:{level} · {title}") }
}

/// A text in another language than the calendar's says so.
fn announced(text: &Text, words: &Words) -> String {
    if choice::speaks(&text.lang, words.code) {
        return text.text.clone();
    }
    format!("[{}] {}", words.language(&text.lang), text.text)
}

fn tag(code: &str) -> LanguageTag {
    code.parse().unwrap_or_else(|_| LanguageTag::unstated())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_one_calendar_or_none() {
        let read = |set, file| Asked::read(set, file);
        assert_eq!(read(None, "calendar.fi.ics").unwrap().page, "/calendar");
        assert_eq!(read(Some("country"), "se.sv.ics").unwrap().filter.country.as_deref(), Some("SE"));
        assert_eq!(read(Some("country"), "se.sv.ics").unwrap().page, "/calendar?country=SE");
        assert_eq!(read(Some("topic"), "deepfakes.fi.ics").unwrap().about.as_deref(), Some("Syväväärennökset"));
        assert_eq!(read(Some("kind"), "meeting-outcome.en.ics").unwrap().path, "kind/meeting-outcome.en.ics");
        assert_eq!(read(Some("phase"), "electoral.ga.ics").unwrap().filter.phase.as_deref(), Some("electoral"));
        for (set, file) in [
            (None, "all.fi.ics"),
            (None, "calendar.de.ics"),
            (None, "calendar.ics"),
            (Some("topic"), "nothing.fi.ics"),
            (Some("country"), "us.fi.ics"),
            (Some("nonsense"), "deepfakes.fi.ics"),
        ] {
            assert_eq!(read(set, file), None, "{set:?} {file}");
        }
    }
}
