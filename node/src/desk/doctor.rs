//! Looks at everything an operator would have to look at, and says what is wrong and what to do.

use std::fmt;

use serde::Serialize;

use super::{DeskError, authority, contact, mail, network, translation};
use crate::{
    app::{App, Chance, Clock, Config, safety},
    model::traffic::State,
    store,
    transport::Bounds,
};

/// How far a clock may be off before partners refuse what it signs, in seconds.
const CLOCK_LIMIT_S: i64 = 300;
/// How far it may be off before the doctor says so.
const CLOCK_WARN_S: i64 = 30;
/// Most rows looked at.
const ROWS: u32 = 1000;
/// Most entries of a sort that are named.
const SHOWN: u32 = 20;

/// One thing looked at.
#[derive(Debug, Serialize)]
pub struct Finding {
    /// What was looked at.
    pub what: String,
    /// ok, warning or wrong.
    pub state: &'static str,
    /// What was seen, and what to do.
    pub detail: String,
}

/// Everything looked at.
#[derive(Debug, Default, Serialize)]
#[serde(transparent)]
pub struct Report(Vec<Finding>);

impl Report {
    fn note(&mut self, what: &str, state: &'static str, detail: impl Into<String>) {
        self.0.push(Finding { what: what.to_owned(), state, detail: detail.into() });
    }

    /// What is not well.
    pub fn concerns(self) -> Vec<Finding> {
        self.0.into_iter().filter(|finding| finding.state != "ok").collect()
    }

    /// Whether nothing is wrong; warnings do not count.
    pub fn is_well(&self) -> bool {
        self.0.iter().all(|finding| finding.state != "wrong")
    }

    /// The first thing that is wrong, in one line.
    pub fn worst(&self) -> String {
        let wrong = self.0.iter().find(|finding| finding.state == "wrong");
        wrong.map(|finding| format!("{}: {}", finding.what, finding.detail)).unwrap_or_default()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .iter()
            .try_for_each(|finding| writeln!(f, "{:<8} {:<14} {}", finding.state, finding.what, finding.detail))
    }
}

/// Examines the node of a configuration.
pub async fn examine(config: Config, clock: Clock, chance: Chance) -> Report {
    let mut report = Report::default();
    match safety::check(&config, std::env::vars()) {
        Ok(()) => report.note("configuration", "ok", config.origin()),
        Err(error) => report.note("configuration", "wrong", format!("serve refuses: {error}")),
    }
    let (app, waiting) = match App::open(config, clock, chance).await {
        Ok(opened) => opened,
        Err(error) => {
            report.note("database", "wrong", error.to_string());
            return report;
        }
    };
    drop(waiting);
    database(&app, &mut report).await;
    keys(&app, &mut report).await;
    disk(&app, &mut report);
    match mail::findings(&app).await {
        Err(error) => report.note("mail", "wrong", error.to_string()),
        Ok(findings) => findings.into_iter().for_each(|(state, detail)| report.note("mail", state, detail)),
    }
    partners(&app, &mut report).await;
    app.db.close().await;
    report
}

/// Looks at what this node itself knows: nobody is asked.
pub async fn look(app: &App) -> Report {
    let mut report = Report::default();
    database(app, &mut report).await;
    keys(app, &mut report).await;
    disk(app, &mut report);
    report
}

async fn database(app: &App, report: &mut Report) {
    if let Err(error) = store::log::refuse_left(&app.db).await {
        report.note("restored", "wrong", error.to_string());
    }
    match store::log::head(&app.db).await {
        Ok(head) => report.note("database", "ok", format!("epoch {}, head {}", head.epoch, head.position)),
        Err(error) => report.note("database", "wrong", error.to_string()),
    }
    if let Err(error) = app.db.try_write().await {
        let whose = "the user that serves needs the right to write it, and its folder";
        report.note("database", "wrong", format!("cannot be written: {}; {whose}", error.chain()));
    }
    if let Err(error) = aside(app, report).await {
        report.note("aside", "wrong", error.to_string());
    }
    if let Err(error) = sources(app, report).await {
        report.note("sources", "wrong", error.to_string());
    }
    match store::offer::waiting(&app.db).await {
        Err(error) => report.note("offers", "wrong", error.to_string()),
        Ok((0, _)) => report.note("offers", "ok", "none waits for an answer"),
        Ok((number, first)) => {
            let since = first.map(|first| format!(", the first since {first}")).unwrap_or_default();
            let noun = if number == 1 { "1 translation waits" } else { &format!("{number} translations wait") };
            report.note("offers", "warning", format!("{noun} for an answer{since}: offer list"));
        }
    }
    match translation::findings(app).await {
        Err(error) => report.note("translation", "wrong", error.to_string()),
        Ok(findings) => {
            for one in findings {
                report.note("translation", if one.is_warning { "warning" } else { "ok" }, one.detail);
            }
        }
    }
}

/// What stands aside, with its reason: received and not applied, not taken there, not confirmed, contradicted.
async fn aside(app: &App, report: &mut Report) -> Result<(), DeskError> {
    let n = store::quarantine::count_all(&app.db).await?;
    match n {
        0 => report.note("quarantine", "ok", "empty"),
        n => report.note("quarantine", "warning", format!("{n} received and not applied: peer retry tries again")),
    }
    for one in store::quarantine::list(&app.db, SHOWN, 0).await? {
        let detail = format!("{} from {}: {}", one.activity, one.host, one.reason);
        report.note("quarantine", "warning", detail);
    }
    let aside = store::lane::aside(&app.db, ROWS).await?;
    if aside.is_empty() {
        report.note("parked", "ok", "none");
    }
    for (host, one) in aside.iter().take(SHOWN as usize) {
        let what = if one.state == store::lane::ExceptionState::Parked { "put aside for" } else { "refused by" };
        let words = one.words.as_deref().unwrap_or("without a word");
        report.note("parked", "warning", format!("position {} {what} {host}: {words}", one.position));
    }
    for one in store::letter::aside(&app.db, SHOWN).await? {
        let what = if one.is_refused { "refused by" } else { "put aside for" };
        let words = one.words.as_deref().unwrap_or("without a word");
        report.note("letter", "warning", format!("{} {what} {}: {words}", one.kind, one.host));
    }
    for (peer, traffic) in network::traffic(app).await? {
        for one in store::finding::of(&app.db, &peer.host).await?.quarantined.iter().take(SHOWN as usize) {
            report.note("refused", "warning", format!("{} by {}: {}", one.activity, peer.host, one.reason));
        }
        let (patience, now) = (contact::silence(app), app.clock.now());
        let concerns: Vec<String> = traffic.concerns(patience, now).iter().map(ToString::to_string).collect();
        match traffic.state(patience, now) {
            State::Well => report.note("exchange", "ok", format!("{} has all and was heard from", peer.host)),
            State::Underway => report.note("exchange", "ok", format!("{}: something is on its way", peer.host)),
            State::Warning | State::Alarm => {
                report.note("exchange", "warning", format!("{}: {}", peer.host, concerns.join("; ")));
            }
        }
    }
    for alarm in store::alarm::list(&app.db, true, ROWS).await? {
        report.note("alarm", "warning", format!("{}: {}", alarm.host, alarm.detail));
    }
    Ok(())
}

/// The sites that are read from the web, and why some cannot be.
async fn sources(app: &App, report: &mut Report) -> Result<(), DeskError> {
    for (source, items) in store::source::list(&app.db, ROWS).await? {
        let name = &source.name;
        match (&source.trouble, source.failing_since, source.read_at) {
            (Some(trouble), since, _) => {
                let since = since.map(|since| format!(" since {since}")).unwrap_or_default();
                let detail = format!("{name} ({}) cannot be read{since}: {trouble}", source.address);
                report.note("source", "warning", format!("{detail}; its {items} items stay"));
            }
            (None, _, Some(read)) => report.note("source", "ok", format!("{name}: {items} items, read {read}")),
            (None, _, None) => report.note("source", "ok", format!("{name} is read when the node runs")),
        }
    }
    Ok(())
}

/// The keys of every actor of ours: private to their owner, readable, and those that partners were shown.
async fn keys(app: &App, report: &mut Report) {
    let wrong = match authority::examine_keys(app).await {
        Ok(wrong) => wrong,
        Err(error) => vec![error.to_string()],
    };
    let is_well = wrong.is_empty();
    for one in wrong {
        report.note("keys", "wrong", one);
    }
    match app.keys.check_privacy().and_then(|()| app.keys.of("actor")) {
        Ok(keys) if is_well => report.note("keys", "ok", format!("fingerprint {}", keys.rsa.fingerprint())),
        Err(error) if is_well => report.note("keys", "wrong", error.to_string()),
        _ => {}
    }
}

fn disk(app: &App, report: &mut Report) {
    for folder in [app.config.folder.clone(), app.config.blobs_folder()] {
        let probe = folder.join(".doctor");
        match std::fs::write(&probe, b"x").and_then(|()| std::fs::remove_file(&probe)) {
            Ok(()) => report.note("disk", "ok", format!("{} can be written", folder.display())),
            Err(error) => report.note("disk", "wrong", format!("{} cannot be written: {error}", folder.display())),
        }
    }
}

/// Asks each partner for its actor: whether it can be reached, and what its clock says beside ours.
async fn partners(app: &App, report: &mut Report) {
    let peers = match store::peer::list(&app.db, ROWS).await {
        Ok(peers) => peers,
        Err(error) => return report.note("roster", "wrong", error.to_string()),
    };
    let mut skews = Vec::new();
    for peer in peers.iter().filter(|peer| peer.is_active_partner()) {
        let bounds = Bounds { total: std::time::Duration::from_secs(3), ..app.transport.bounds() };
        let Ok(url) = url::Url::parse(&peer.actor) else { continue };
        match app.transport.get(&url, "application/activity+json", bounds).await {
            Ok(answer) => {
                report.note("partner", "ok", format!("{} answers {}", peer.host, answer.status));
                let theirs = answer.header("date").and_then(|text| httpdate::parse_http_date(text).ok());
                let theirs = theirs.and_then(|at| jiff::Timestamp::try_from(at).ok());
                skews.extend(theirs.map(|at| app.clock.now().as_second() - at.as_second()));
            }
            Err(error) => report.note("partner", "warning", error.to_string()),
        }
    }
    skews.sort_unstable();
    match skews.get(skews.len() / 2) {
        None => report.note("clock", "warning", "no partner answered, so there is nothing to compare with"),
        Some(&skew) if skew.abs() >= CLOCK_LIMIT_S => {
            report.note("clock", "wrong", format!("{skew} s off its partners: they refuse what this node signs"));
        }
        Some(&skew) if skew.abs() >= CLOCK_WARN_S => {
            report.note("clock", "warning", format!("{skew} s off its partners"));
        }
        Some(&skew) => report.note("clock", "ok", format!("{skew} s off its partners")),
    }
}
