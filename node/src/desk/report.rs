//! The numbers of a project that whoever pays for it asks for.
//!
//! Only what is counted. RED is never counted; what is above CLEAR appears in numbers alone; of a meeting only what its
//! CLEAR object says. That a partner holds something is believed of its receipts, not of our sending.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::{self, Write},
};

use election_pool_protocol::{
    audience::{Action, Level, may},
    object::{Moment, Object},
};
use jiff::Timestamp;
use serde::{Serialize, Serializer};

use super::DeskError;
use crate::{
    app::App,
    model::codes,
    store::{self, material::State, report::Line},
};

/// Materials read from the database at once.
const PAGE: u32 = 500;
/// Most partners asked about.
const PARTNERS: u32 = 1000;
/// Most meetings named; further ones are counted.
const MEETINGS: u32 = 500;

/// The report of one project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The project's name in the configuration and on the wire.
    pub project: String,
    /// What it is called in the node's first language, else in English, if the configuration has it.
    pub title: Option<String>,
    /// Its first day.
    pub from: Option<String>,
    /// Its last day.
    pub to: Option<String>,
    /// The node that reports.
    pub node: String,
    /// When this was counted.
    #[serde(serialize_with = "written")]
    pub counted: Timestamp,
    /// What this node has published.
    pub published: Published,
    /// Meetings among that.
    pub meetings: Meetings,
    /// Who holds how much of that.
    pub partners: Vec<Reached>,
    /// What others have published that is held here.
    pub received: Received,
}

/// What this node has published and not withdrawn, unless said otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Published {
    /// How many materials.
    pub materials: u64,
    /// How many of them belong to rehearsals.
    pub exercises: u64,
    /// How many of them are above CLEAR.
    pub above_clear: u64,
    /// By kind.
    pub by_kind: BTreeMap<String, u64>,
    /// By source language.
    pub by_source_language: BTreeMap<String, u64>,
    /// In which languages they can be read, by how the text came about.
    pub languages: BTreeMap<String, Texts>,
    /// Files that belong to them, the same file once.
    pub attachments: u64,
    /// How many bytes these are.
    pub attachment_bytes: u64,
    /// Revisions, the first ones included.
    pub revisions: u64,
    /// How many materials have more than one.
    pub revised: u64,
    /// How many were withdrawn.
    pub withdrawn: u64,
    /// When the first was published, the withdrawn included.
    #[serde(serialize_with = "written_if_any")]
    pub first: Option<Timestamp>,
    /// When one was last published or revised.
    #[serde(serialize_with = "written_if_any")]
    pub last: Option<Timestamp>,
}

/// Texts in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Texts {
    /// Written in it.
    pub source: u64,
    /// Translated by a person.
    pub human: u64,
    /// Translated by a machine.
    pub machine: u64,
    /// Translated by a machine and checked by a person.
    pub reviewed: u64,
}

/// Meeting outcomes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Meetings {
    /// How many.
    pub outcomes: u64,
    /// How many of them are above CLEAR and therefore not named.
    pub above_clear: u64,
    /// The CLEAR ones.
    pub named: Vec<Meeting>,
    /// Every state and body that took part in one of those.
    pub attending: BTreeSet<String>,
}

/// A CLEAR meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Meeting {
    /// When it began, if the outcome names a time.
    #[serde(serialize_with = "written_if_any")]
    pub starts: Option<Timestamp>,
    /// When it ended.
    #[serde(serialize_with = "written_if_any")]
    pub ends: Option<Timestamp>,
    /// States and bodies that took part.
    pub attending: Vec<String>,
}

/// A partner and what it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reached {
    /// Its host.
    pub host: String,
    /// What it is called.
    pub name: String,
    /// How many of the materials are for it.
    pub entitled: u64,
    /// How many of those its receipt covers.
    pub confirmed: u64,
    /// How many entries of this node it says it keeps without showing them, of whatever project.
    pub quarantined: u64,
}

/// What others have published.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Received {
    /// How many materials.
    pub materials: u64,
    /// By kind.
    pub by_kind: BTreeMap<String, u64>,
    /// By country.
    pub by_country: BTreeMap<String, u64>,
    /// How many were withdrawn.
    pub withdrawn: u64,
}

/// An instant as RFC 3339 writes it.
fn written<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(at)
}

#[expect(clippy::ref_option, reason = "what serde hands over")]
fn written_if_any<S: Serializer>(at: &Option<Timestamp>, serializer: S) -> Result<S::Ok, S::Error> {
    match at {
        Some(at) => written(at, serializer),
        None => serializer.serialize_none(),
    }
}

/// Counts a project. One that is neither configured nor known from any material is refused.
pub async fn of_project(app: &App, name: &str) -> Result<Report, DeskError> {
    let lines = lines(app, name).await?;
    let section = app.config.projects.get(name);
    if section.is_none() && lines.is_empty() {
        let known = app.config.projects.keys().map(String::as_str);
        let nearest = codes::nearest(name, known).map(str::to_owned);
        return Err(DeskError::Unknown { what: "project", name: name.to_owned(), nearest });
    }
    let title = section.and_then(|section| {
        let wanted = app.config.node.languages.first().map_or("en", String::as_str);
        section.title.get(wanted).or_else(|| section.title.get("en")).or_else(|| section.title.values().next())
    });
    Ok(Report {
        project: name.to_owned(),
        title: title.cloned(),
        from: section.and_then(|section| section.from.clone()),
        to: section.and_then(|section| section.to.clone()),
        node: app.config.origin().to_owned(),
        counted: app.clock.now(),
        published: published(app, name, &lines).await?,
        meetings: meetings(app, name, &lines).await?,
        partners: partners(app, &lines).await?,
        received: received(&lines),
    })
}

async fn lines(app: &App, name: &str) -> Result<Vec<Line>, DeskError> {
    let mut all: Vec<Line> = Vec::new();
    loop {
        let after = all.last().map(|line| line.uri.clone()).unwrap_or_default();
        let page = store::report::lines(&app.db, name, &after, PAGE).await?;
        let is_last = page.len() < PAGE as usize;
        all.extend(page);
        if is_last {
            return Ok(all);
        }
    }
}

/// Own materials that stand.
fn standing(lines: &[Line]) -> impl Iterator<Item = &Line> {
    lines.iter().filter(|line| line.is_own && line.state == State::Live)
}

fn number(lines: impl Iterator) -> u64 {
    lines.count() as u64
}

fn by<'a>(lines: impl Iterator<Item = &'a Line>, word: impl Fn(&Line) -> String) -> BTreeMap<String, u64> {
    let mut numbers = BTreeMap::new();
    for line in lines {
        *numbers.entry(word(line)).or_default() += 1;
    }
    numbers
}

async fn published(app: &App, name: &str, lines: &[Line]) -> Result<Published, DeskError> {
    let own = || lines.iter().filter(|line| line.is_own);
    let (attachments, attachment_bytes) = store::report::files(&app.db, name).await?;
    Ok(Published {
        materials: number(standing(lines)),
        exercises: number(standing(lines).filter(|line| line.is_exercise)),
        above_clear: number(standing(lines).filter(|line| line.audience.level > Level::Clear)),
        by_kind: by(standing(lines), |line| line.kind.clone()),
        by_source_language: by(standing(lines), |line| line.language.clone()),
        languages: languages(app, name).await?,
        attachments,
        attachment_bytes,
        revisions: standing(lines).map(|line| line.revisions).sum(),
        revised: number(standing(lines).filter(|line| line.revisions > 1)),
        withdrawn: number(own().filter(|line| line.state == State::Tombstone)),
        first: own().map(|line| line.published).min(),
        last: standing(lines).map(|line| line.updated).max(),
    })
}

async fn languages(app: &App, name: &str) -> Result<BTreeMap<String, Texts>, DeskError> {
    let mut languages: BTreeMap<String, Texts> = BTreeMap::new();
    for counted in store::report::texts(&app.db, name).await? {
        let texts = languages.entry(counted.language).or_default();
        match counted.status.as_str() {
            "source" => texts.source += counted.number,
            "human" => texts.human += counted.number,
            "reviewed" => texts.reviewed += counted.number,
            // What does not say how it came about is not counted as the work of a person.
            _ => texts.machine += counted.number,
        }
    }
    Ok(languages)
}

async fn meetings(app: &App, name: &str, lines: &[Line]) -> Result<Meetings, DeskError> {
    let outcomes = || standing(lines).filter(|line| line.kind == "meeting-outcome");
    let objects = store::report::meetings(&app.db, name, MEETINGS).await?;
    let named: Vec<Meeting> = objects.iter().filter_map(|bytes| Object::read(bytes).ok()).map(meeting).collect();
    Ok(Meetings {
        outcomes: number(outcomes()),
        above_clear: number(outcomes().filter(|line| line.audience.level > Level::Clear)),
        attending: named.iter().flat_map(|meeting| meeting.attending.iter().cloned()).collect(),
        named,
    })
}

fn meeting(object: Object) -> Meeting {
    Meeting {
        starts: object.start_time.as_ref().map(Moment::at),
        ends: object.end_time.as_ref().map(Moment::at),
        attending: object.attending,
    }
}

async fn partners(app: &App, lines: &[Line]) -> Result<Vec<Reached>, DeskError> {
    let head = store::log::head(&app.db).await?;
    let mut reached = Vec::new();
    for peer in store::peer::partners(&app.db, PARTNERS).await? {
        let viewer = store::peer::viewer(&app.db, &peer.host).await?;
        let entitled = || standing(lines).filter(|line| may(Action::Receive, &line.audience, &viewer));
        let has = |line: &&Line| peer.confirmed.epoch == head.epoch && line.position <= peer.confirmed.position;
        reached.push(Reached {
            entitled: number(entitled()),
            confirmed: number(entitled().filter(has)),
            quarantined: peer.confirmed.quarantined,
            host: peer.host,
            name: peer.name,
        });
    }
    Ok(reached)
}

fn received(lines: &[Line]) -> Received {
    let theirs = || lines.iter().filter(|line| !line.is_own);
    let live = || theirs().filter(|line| line.state == State::Live);
    Received {
        materials: number(live()),
        by_kind: by(live(), |line| line.kind.clone()),
        by_country: by(live(), |line| line.country.clone().unwrap_or_else(|| "unknown".to_owned())),
        withdrawn: number(theirs().filter(|line| line.state == State::Tombstone)),
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let title = self.title.as_ref().map(|title| format!(" – {title}")).unwrap_or_default();
        writeln!(f, "Project {}{title}", self.project)?;
        if self.from.is_some() || self.to.is_some() {
            let day = |day: &Option<String>| day.clone().unwrap_or_default();
            writeln!(f, "period            {} – {}", day(&self.from), day(&self.to))?;
        }
        writeln!(f, "counted           {} at {}\n", day(self.counted), self.node)?;
        self.published.fmt(f)?;
        self.meetings.fmt(f)?;
        writeln!(f, "\nPartners on the roster: {}", self.partners.len())?;
        for partner in &self.partners {
            let Reached { host, name, entitled, confirmed, quarantined } = partner;
            let aside = match quarantined {
                0 => String::new(),
                1 => " (1 entry in its quarantine)".to_owned(),
                n => format!(" ({n} entries in its quarantine)"),
            };
            writeln!(f, "  {host:<28} holds {confirmed} of {entitled} by its receipt{aside}  {name}")?;
        }
        let Received { materials, by_kind, by_country, withdrawn } = &self.received;
        writeln!(f, "\nReceived from others: {materials}, withdrawn since: {withdrawn}")?;
        table(f, "by kind", by_kind)?;
        table(f, "by country", by_country)?;
        write!(f, "\nRED is not counted; what is above CLEAR appears in numbers alone.")
    }
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Published here: {}", self.materials)?;
        writeln!(f, "  above CLEAR     {}", self.above_clear)?;
        writeln!(f, "  of rehearsals   {}", self.exercises)?;
        writeln!(f, "  revisions       {} (materials revised: {})", self.revisions, self.revised)?;
        writeln!(f, "  withdrawn       {}", self.withdrawn)?;
        writeln!(f, "  attachments     {} ({} bytes)", self.attachments, self.attachment_bytes)?;
        if let (Some(first), Some(last)) = (self.first, self.last) {
            writeln!(f, "  first and last  {} – {}", day(first), day(last))?;
        }
        table(f, "by kind", &self.by_kind)?;
        table(f, "by source language", &self.by_source_language)?;
        writeln!(f, "  languages to read them in: {}", self.languages.len())?;
        for (language, texts) in &self.languages {
            let Texts { source, human, machine, reviewed } = texts;
            writeln!(
                f,
                "    {language:<24} source {source}, by people {human}, by machine {machine}, checked {reviewed}"
            )?;
        }
        Ok(())
    }
}

impl fmt::Display for Meetings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\nMeeting outcomes: {}, above CLEAR: {}", self.outcomes, self.above_clear)?;
        for meeting in &self.named {
            let starts = meeting.starts.map_or_else(|| "no time given".to_owned(), day);
            let ends = meeting.ends.map(day).filter(|ends| *ends != starts);
            let mut line = ends.map_or_else(|| starts.clone(), |ends| format!("{starts} – {ends}"));
            if !meeting.attending.is_empty() {
                let _ = write!(line, ": {}", meeting.attending.join(", "));
            }
            writeln!(f, "  {line}")?;
        }
        if self.attending.is_empty() {
            return Ok(());
        }
        let attending: Vec<&str> = self.attending.iter().map(String::as_str).collect();
        writeln!(f, "  took part: {} ({})", attending.len(), attending.join(", "))
    }
}

fn table(f: &mut fmt::Formatter<'_>, title: &str, numbers: &BTreeMap<String, u64>) -> fmt::Result {
    if numbers.is_empty() {
        return Ok(());
    }
    writeln!(f, "  {title}")?;
    numbers.iter().try_for_each(|(word, number)| writeln!(f, "    {word:<24} {number}"))
}

/// The day in UTC.
fn day(at: Timestamp) -> String {
    at.to_zoned(jiff::tz::TimeZone::UTC).date().to_string()
}
