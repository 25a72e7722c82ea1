//! The audit log: looked through by person, deed, object and day; carried away signed; proved whole. Looking is logged too.
//!
//! A line says who, what, when and on which id; no text of any material stands in it.

mod deeds;
mod flaws;

use std::{collections::BTreeSet, mem};

use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderValue, StatusCode, header, request::Parts};
use jiff::tz::TimeZone;
use url::form_urlencoded;

use super::{Tab, present, tabs};
use crate::{
    app::App,
    desk::{
        audit::{self as desk, Form, Question, Unproven, Whole},
        peer,
    },
    model::words::Words,
    store::audit::Audited,
    web::{
        day, negotiate,
        page::{self, Cache},
        pages::{desk::faults::Said, text::legible},
        problem::{Fault, FieldFault, Problem},
        reader::Reader,
        shell::Shell,
    },
};

/// The longest word looked for, in characters.
const WORD_CHARS: usize = 300;

/// The page of the audit log.
#[derive(Debug, Template)]
#[template(path = "admin_audit.html")]
pub struct Audit {
    /// The frame.
    pub shell: Shell,
    /// The pages of administration.
    pub tabs: Vec<Tab>,
    /// What is looked for.
    pub asked: Asked,
    /// What is wrong with what is asked for: the field, and the words.
    pub wrong: Vec<(&'static str, Said)>,
    /// The deeds to choose from.
    pub deeds: Vec<Deed>,
    /// The lines, the newest first.
    pub lines: Vec<Line>,
    /// The next page.
    pub older: Option<String>,
    /// The exports: table, its signature, document.
    pub exports: [String; 3],
    /// That they are not whole, from which line on they go, and where the lines before are exported.
    pub rest: Option<(String, String)>,
    /// That they are of older lines alone, up to which one.
    pub part: Option<String>,
    /// Where the chain is proved.
    pub verify: String,
    /// That it is whole.
    pub whole: Option<Whole>,
    /// That it is not, and where.
    pub broken: Option<String>,
}

/// A deed.
#[derive(Debug)]
pub struct Deed {
    /// The word in the log.
    pub code: String,
    /// In the language of the page; nothing if this version does not know it.
    pub name: Option<String>,
}

impl Deed {
    fn of(code: &str, words: &Words) -> Self {
        Self { code: legible(code), name: deeds::named(words, code) }
    }

    fn shown(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.code)
    }
}

/// A line.
#[derive(Debug)]
pub struct Line {
    /// Its number.
    pub number: u64,
    /// When, for machines.
    pub iso: String,
    /// When, to the second, in UTC.
    pub at: String,
    /// The person or host.
    pub who: String,
    /// The node they did it at.
    pub node: String,
    /// The deed.
    pub deed: Deed,
    /// On what.
    pub object: String,
    /// A few words more.
    pub detail: String,
}

/// What the address asks for; what cannot be looked for bounds nothing, and is told.
#[derive(Debug, Default, Clone)]
pub struct Asked {
    /// A user name or host.
    pub who: String,
    /// A deed.
    pub deed: String,
    /// An id or address.
    pub object: String,
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
    /// Below which number.
    before: Option<u64>,
    /// The newest line of an export.
    upto: Option<u64>,
    is_verified: bool,
    /// The fields of what cannot be looked for.
    wrong: Vec<(&'static str, WrongWord)>,
}

/// What is wrong with a word of a question.
#[derive(Debug, Clone)]
enum WrongWord {
    /// It is no day; what was typed.
    NoDay(String),
    /// It is the last day, and before the first.
    BeforeFirst,
    /// It is no deed that this version knows, or that stands in the log.
    NoDeed(String),
    /// It is no number of a line.
    NoLine(String),
}

impl Asked {
    fn read(query: &str) -> Self {
        let mut asked = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let word = || legible(&value).trim().chars().take(WORD_CHARS).collect();
            match name.as_ref() {
                "who" => asked.who = word(),
                "deed" => asked.deed = word(),
                "object" => asked.object = word(),
                "from" => asked.from = asked.day("from", &value),
                "to" => asked.to = asked.day("to", &value),
                "before" => asked.before = asked.line("before", &value),
                "upto" => asked.upto = asked.line("upto", &value),
                "verify" => asked.is_verified = true,
                _ => {}
            }
        }
        // Days as they are written are in the order of time.
        if !asked.from.is_empty() && !asked.to.is_empty() && asked.to < asked.from {
            asked.wrong.push(("to", WrongWord::BeforeFirst));
        }
        asked
    }

    fn day(&mut self, field: &'static str, value: &str) -> String {
        let read = day::read(value).map(|day| day.to_string());
        if read.is_none() && !value.trim().is_empty() {
            let typed = legible(value).trim().chars().take(WORD_CHARS).collect();
            self.wrong.push((field, WrongWord::NoDay(typed)));
        }
        read.unwrap_or_default()
    }

    fn line(&mut self, field: &'static str, value: &str) -> Option<u64> {
        let read = value.trim().parse().ok();
        if read.is_none() && !value.trim().is_empty() {
            self.wrong.push((field, WrongWord::NoLine(legible(value).trim().chars().take(WORD_CHARS).collect())));
        }
        read
    }

    /// Refuses a deed that is none of those to choose from, and none that may still be done.
    fn among(&mut self, deeds: &[String]) {
        let is_known = deeds.contains(&self.deed) || deeds::named(Words::english(), &self.deed).is_some();
        if !self.deed.is_empty() && !is_known {
            let typed = mem::take(&mut self.deed);
            self.wrong.push(("deed", WrongWord::NoDeed(typed)));
        }
    }

    fn question(&self) -> Question {
        let at = |day: &str, is_last| desk::day(day, is_last).ok();
        Question {
            who: self.who.clone(),
            deed: self.deed.clone(),
            object: self.object.clone(),
            from: at(&self.from, false),
            to: at(&self.to, true),
        }
    }

    /// The same question with one thing more.
    fn address(&self, path: &str, more: Option<(&str, u64)>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let fields = [
            ("who", &self.who),
            ("deed", &self.deed),
            ("object", &self.object),
            ("from", &self.from),
            ("to", &self.to),
        ];
        for (name, value) in fields {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        if let Some((name, number)) = more {
            query.append_pair(name, &number.to_string());
        }
        format!("{path}?{}", query.finish())
    }
}

/// `GET /{lang}/admin/audit`.
pub async fn get(State(app): State<App>, reader: Reader, parts: Parts) -> Result<Response, Fault> {
    let session = present(&reader)?;
    let by = &session.account.username;
    let mut asked = Asked::read(parts.uri.query().unwrap_or_default());
    let mut deeds = desk::deeds(&app).await?;
    asked.among(&deeds);
    // What was not done yet is chosen all the same.
    if !asked.deed.is_empty() && !deeds.contains(&asked.deed) {
        deeds.push(asked.deed.clone());
    }
    let most = app.config.limits.audit_page.max(1);
    let mut found = if asked.wrong.is_empty() {
        desk::find(&app, by, &asked.question(), asked.before, most.saturating_add(1)).await?
    } else {
        Vec::new()
    };
    let has_more = found.len() > most as usize;
    found.truncate(most as usize);
    let (mut whole, mut broken) = (None, None);
    if asked.is_verified {
        match desk::verify_shortly(&app, by).await {
            Ok(found) => whole = Some(found),
            Err(Unproven::Broken(flaw)) => broken = Some(flaws::said(reader.words, &flaw)),
            Err(Unproven::Failed(error)) => return Err(error.into()),
        }
    }
    let path = format!("/{}/admin/audit", reader.words.code);
    let last = found.last().map(|line| line.number).filter(|_| has_more);
    let end = desk::end(&app).await?;
    let upto = asked.upto.map_or(end, |upto| upto.min(end));
    let cut_at = desk::cut_at(&app, &asked.question(), upto).await?;
    let hosts = peer::hosts(&app).await?;
    let page = Audit {
        tabs: tabs(&reader, session.account.role, "audit"),
        deeds: deeds.iter().map(|deed| Deed::of(deed, reader.words)).collect(),
        older: last.map(|number| asked.address(&path, Some(("before", number)))),
        exports: ["csv", "csv.sig", "json"]
            .map(|form| asked.address(&format!("{path}/lines.{form}"), Some(("upto", upto)))),
        part: (upto < end).then(|| reader.words.audit_part(&upto.to_string())),
        rest: cut_at.map(|oldest| {
            let before = asked.address(&path, Some(("upto", oldest.saturating_sub(1))));
            (reader.words.audit_not_whole(&oldest.to_string()), format!("{before}#away"))
        }),
        verify: format!("{}&verify=1", asked.address(&path, None)),
        lines: found.iter().map(|line| Line::of(&app, line, &hosts, reader.words)).collect(),
        whole,
        broken,
        wrong: asked.wrong.iter().map(|(field, wrong)| (*field, wrong_word(&app, wrong, reader.words))).collect(),
        shell: Shell::to(&app, &reader, "admin", "/admin/audit"),
        asked,
    };
    let status = if page.wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(page::cached(status, &page, Cache::Nobody))
}

fn wrong_word(app: &App, wrong: &WrongWord, words: &Words) -> Said {
    let today = || app.clock.now().to_zoned(TimeZone::UTC).date().to_string();
    let text = match wrong {
        WrongWord::NoDay(typed) => words.audit_wrong_day(typed, &today()),
        WrongWord::BeforeFirst => words.wrong_ends_first(),
        WrongWord::NoDeed(typed) => words.wrong_unknown(typed),
        WrongWord::NoLine(typed) => words.audit_wrong_line(typed),
    };
    Said { text, english: None }
}

impl Audit {
    /// What is wrong with a field.
    pub fn faults(&self, field: &str) -> Vec<Said> {
        self.wrong.iter().filter(|(name, _)| *name == field).map(|(_, said)| said.clone()).collect()
    }
}

impl Line {
    fn of(app: &App, audited: &Audited, hosts: &BTreeSet<String>, words: &Words) -> Self {
        let line = &audited.line;
        let node = desk::node_of(app, line, hosts);
        Self {
            number: audited.number,
            iso: audited.at.to_string(),
            at: audited.at.strftime("%Y-%m-%d %H:%M:%S").to_string(),
            node: node.to_owned(),
            who: legible(&line.who),
            deed: Deed::of(&line.deed, words),
            object: legible(&line.object),
            detail: legible(&line.detail),
        }
    }
}

/// The answer to an export that bounds itself by what cannot be looked for: a person is led to the page that says so beside
/// each field, a program is told all of them.
fn unasked(asked: &Asked, parts: &Parts, words: &Words) -> Response {
    if negotiate::prefers(&parts.headers, "text/html", "application/json") {
        let query = parts.uri.query().unwrap_or_default();
        return Redirect::to(&format!("/{}/admin/audit?{query}", words.code)).into_response();
    }
    let fault = |(field, wrong): &(&str, WrongWord)| FieldFault {
        field: (*field).to_owned(),
        detail: match wrong {
            WrongWord::NoDay(typed) => format!("it is not a day: {typed}"),
            WrongWord::BeforeFirst => "it is before the first day".to_owned(),
            WrongWord::NoDeed(typed) => format!("there is no deed “{typed}”"),
            WrongWord::NoLine(typed) => format!("it is not the number of a line: {typed}"),
        },
    };
    let problem = Problem::of_fields("some of it cannot be looked for", asked.wrong.iter().map(fault).collect());
    Fault::of(problem).into_response()
}

/// `GET /{lang}/admin/audit/{file}`: `lines.csv`, `lines.csv.sig`, `lines.json`.
pub async fn file(
    State(app): State<App>,
    reader: Reader,
    Path((_, file)): Path<(String, String)>,
    parts: Parts,
) -> Result<Response, Fault> {
    let session = present(&reader)?;
    let (form, media_type) = match file.as_str() {
        "lines.csv" => (Form::Csv, "text/csv; charset=utf-8; header=present"),
        "lines.csv.sig" => (Form::CsvSignature, "application/json"),
        "lines.json" => (Form::Json, "application/json"),
        _ => return Err(Fault::absent(&app, reader.words.code)),
    };
    let mut asked = Asked::read(parts.uri.query().unwrap_or_default());
    asked.among(&desk::deeds(&app).await?);
    if !asked.wrong.is_empty() {
        return Ok(unasked(&asked, &parts, reader.words));
    }
    let export = desk::export(&app, &session.account.username, &asked.question(), form, asked.upto).await?;
    let name = format!("attachment; filename=\"audit-{}.{}\"", export.upto, file.trim_start_matches("lines."));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (header::CONTENT_DISPOSITION, HeaderValue::from_str(&name).unwrap_or(HeaderValue::from_static("attachment"))),
        (header::CACHE_CONTROL, Cache::Nobody.line()),
    ];
    Ok((headers, export.bytes).into_response())
}
