//! Which settings are others than at the last start: each is a line in the book, since whoever edits the file is nobody the
//! node could ask.
//!
//! The database keeps what was in force; of a secret it keeps the secret sealed, to see whether it is another, and the line
//! says no more than that.

use std::collections::BTreeMap;

use crate::{
    app::{App, config::Effective},
    desk::DeskError,
    store::{audit::AuditLine, fact},
};

/// Most settings that have a line of their own at one start.
const LINES: usize = 200;
/// Longest value in a line, in characters.
const VALUE_CHARS: usize = 200;
/// Who changes the configuration.
const OPERATOR: &str = "operator";

/// What is kept of a setting: its value as shown, and its secret as sealed.
type Kept = (String, Option<String>);

/// Compares the settings in force with those of the last start, and writes down which are others.
pub async fn note_changes(app: &App) -> Result<(), DeskError> {
    let settings = app.config.effective();
    let before = fact::find(&app.db, fact::SETTINGS).await?;
    let before: Option<BTreeMap<String, Kept>> = before.and_then(|text| serde_json::from_str(&text).ok());
    let lines = if let Some(before) = &before {
        changes(app, before, &settings)
    } else {
        let line = AuditLine::new(OPERATOR, "settings", app.config.host());
        vec![line.with_detail(format!("{} settings are in force; none were known before", settings.len()))]
    };
    if lines.is_empty() {
        return Ok(());
    }
    let mut kept: BTreeMap<String, Kept> = BTreeMap::new();
    for (name, setting) in settings {
        let sealed = setting.secret.map(|secret| app.sealer.seal(&purpose(&name), secret.as_bytes(), &app.chance));
        kept.insert(name, (setting.shown, sealed.transpose()?.map(hex::encode)));
    }
    let kept = serde_json::to_string(&kept).expect("a map of texts is JSON");
    Ok(fact::put_told(&app.db, fact::SETTINGS, &kept, &lines, app.clock.now()).await?)
}

fn changes(app: &App, before: &BTreeMap<String, Kept>, now: &BTreeMap<String, Effective>) -> Vec<AuditLine> {
    let line = |name: &str, detail: String| AuditLine::new(OPERATOR, "setting", name).with_detail(detail);
    let changed = now.iter().filter_map(|(name, setting)| {
        let shown = short(&setting.shown);
        match before.get(name) {
            None => Some(line(name, format!("is {shown}, was not there"))),
            Some(kept) if !is_same(app, name, kept, setting) => {
                let was = short(&kept.0);
                Some(line(
                    name,
                    if was == shown { format!("is another {shown}") } else { format!("is {shown}, was {was}") },
                ))
            }
            Some(_) => None,
        }
    });
    let gone = before.iter().filter(|(name, _)| !now.contains_key(*name));
    let mut lines: Vec<AuditLine> =
        changed.chain(gone.map(|(name, kept)| line(name, format!("is not there, was {}", short(&kept.0))))).collect();
    let more = lines.len().saturating_sub(LINES);
    if more > 0 {
        lines.truncate(LINES);
        lines.push(line("more", format!("{more} further settings have changed")));
    }
    lines
}

/// Whether a setting is as it was. One whose secret cannot be read any more counts as changed.
fn is_same(app: &App, name: &str, kept: &Kept, setting: &Effective) -> bool {
    let secret = match (&kept.1, &setting.secret) {
        (None, None) => true,
        (Some(sealed), Some(secret)) => {
            let opened = hex::decode(sealed).ok().and_then(|sealed| app.sealer.open(&purpose(name), &sealed).ok());
            opened.is_some_and(|opened| opened == secret.as_bytes())
        }
        _ => false,
    };
    secret && kept.0 == setting.shown
}

fn short(value: &str) -> String {
    if value.chars().count() <= VALUE_CHARS {
        return value.to_owned();
    }
    format!("{}…", value.chars().take(VALUE_CHARS).collect::<String>())
}

fn purpose(name: &str) -> String {
    format!("setting {name}")
}
