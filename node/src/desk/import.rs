//! Material from a folder of Markdown files, each as a submission that another person publishes.

use std::{collections::BTreeSet, fmt, fs, path::Path};

use serde::Serialize;

use super::{
    DeskError,
    publish::{self, Outcome},
};
use crate::{app::App, model::source::Bundle};

/// Most files in one folder.
const FILES_MAX: usize = 10_000;

/// What was submitted, as printed.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Imported(Vec<Outcome>);

impl fmt::Display for Imported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|outcome| writeln!(f, "{outcome}"))
    }
}

/// Submits every `NAME.md` of a folder with its translations and attachments; if one is no good, none.
pub async fn markdown(app: &App, folder: &Path, user: Option<&str>) -> Result<Imported, DeskError> {
    let mut bundles = Vec::new();
    for name in sources(folder)? {
        bundles.push(publish::checked(app, Bundle::read(&folder.join(name))?, user).await?);
    }
    if bundles.is_empty() {
        return Err(DeskError::Refused(format!("there is no Markdown file in {}", folder.display())));
    }
    let mut submitted = Vec::new();
    for bundle in bundles {
        submitted.push(publish::submit_new(app, &bundle, user).await?);
    }
    Ok(Imported(submitted))
}

/// The Markdown files that are no translation of another.
fn sources(folder: &Path) -> Result<Vec<String>, DeskError> {
    let failed = |reason| DeskError::Unreadable { path: folder.to_owned(), reason };
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let name = std::path::PathBuf::from(entry.map_err(failed)?.file_name());
        if name.extension().is_some_and(|end| end == "md") {
            names.insert(name.to_string_lossy().into_owned());
        }
        if names.len() > FILES_MAX {
            return Err(DeskError::Refused(format!("more than {FILES_MAX} files in {}", folder.display())));
        }
    }
    let is_source = |name: &&String| {
        let stem = name.trim_end_matches(".md").rsplit_once('.').map(|(stem, _)| format!("{stem}.md"));
        !stem.is_some_and(|stem| names.contains(&stem))
    };
    Ok(names.iter().filter(is_source).cloned().collect())
}
