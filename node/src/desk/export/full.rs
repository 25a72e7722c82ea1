//! Everything this node holds, in forms that need no program of ours: JSON, Markdown, and the attachments as they are.
//!
//! `database/` is what `import full` reads; `materials/` is for people. Private keys, sessions, links to sign
//! in, feeds of one's own and subscriptions are not among it: they are in a backup, which is encrypted.

use std::{fmt, path::Path};

use serde::Serialize;

use crate::{
    app::App,
    desk::{
        DeskError, audit,
        backup::{self, pack::Pack},
    },
    model::source::Bundle,
    store::dump::{Part, Value},
};

/// What lets somebody in, and the secrets of those who are told of changes.
const LEFT_OUT: [&str; 12] = [
    "session",
    "sign_in_link",
    "sign_in_step",
    "sign_in_failure",
    "credential",
    "recovery_code",
    "passkey",
    "feed_token",
    "replay",
    "token",
    "subscription",
    "intent",
];
/// Where the materials are.
const MATERIALS: &str = "materials/";

/// What an export came to, as printed.
#[derive(Debug, Serialize)]
pub struct Exported {
    /// The folder.
    pub folder: String,
    /// Materials.
    pub materials: usize,
    /// Attachments.
    pub attachments: usize,
}

impl fmt::Display for Exported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { folder, materials, attachments } = self;
        write!(f, "{folder}: {materials} materials, {attachments} attachments; it holds every level, keep it as such")
    }
}

/// Writes everything to a folder, which must be empty or not be there.
pub async fn write(app: &App, folder: &Path) -> Result<Exported, DeskError> {
    let mut pack = Pack::folder(folder)?;
    let lines = super::lines(app, None).await?;
    let mut materials = 0;
    let (snapshot, attachments) = backup::contents(app, &mut pack, |pack, part| {
        match part.table.as_str() {
            "material" => materials += objects(pack, part)?,
            "revision" => sources(pack, part)?,
            _ => {}
        }
        Ok(!LEFT_OUT.contains(&part.table.as_str()))
    })
    .await?;
    pack.put("export.jsonl", format!("{}\n", lines.join("\n")).trim_start().as_bytes())?;
    pack.finish(backup::about(app, &snapshot))?;
    audit::carried(app, "export full", format!("{materials} materials")).await;
    Ok(Exported { folder: folder.display().to_string(), materials, attachments })
}

/// The exact bytes of each object; gives how many there are.
fn objects(pack: &mut Pack, part: &Part) -> Result<usize, DeskError> {
    for (id, bytes) in part.texts("id").zip(part.column("bytes")) {
        if let Value::Bytes(bytes) = bytes {
            pack.put(&format!("{MATERIALS}{id}/object.json"), bytes)?;
        }
    }
    Ok(part.rows.len())
}

/// The Markdown of each revision that was written here.
fn sources(pack: &mut Pack, part: &Part) -> Result<(), DeskError> {
    for ((id, number), source) in part.texts("material").zip(part.column("number")).zip(part.column("source")) {
        let (Value::Number(number), Value::Text(source)) = (number, source) else { continue };
        // What an earlier version kept in another form is in the rows.
        let Ok(bundle) = Bundle::from_text(source) else { continue };
        for (file, text) in bundle.texts() {
            pack.put(&format!("{MATERIALS}{id}/revision-{number}/{file}"), text.as_bytes())?;
        }
    }
    Ok(())
}
