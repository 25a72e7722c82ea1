//! The material of the six states, carried in the binary and published through the same door as anybody's.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use super::DemoError;
use crate::{
    desk::{self, DeskError, publish::Outcome},
    model::source::{Bundle, Memory},
    serve::Node,
    store,
};

static FOLDERS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../examples/six-states");

/// Publishes each state's material on its node unless that node has published before; gives how many there are.
pub async fn publish(nodes: &BTreeMap<&'static str, Node>) -> Result<usize, DemoError> {
    let mut count = 0;
    for (code, node) in nodes {
        let held = store::log::head(&node.app.db).await?.position;
        if held > 0 {
            count += usize::try_from(held).unwrap_or_default();
            continue;
        }
        let Some(folder) = FOLDERS.get_dir(code) else { continue };
        let files: BTreeMap<String, Vec<u8>> = folder
            .files()
            .filter_map(|file| Some((file.path().file_name()?.to_str()?.to_owned(), file.contents().to_vec())))
            .collect();
        // A source is NAME.md; NAME.sv.md is one of its translations.
        let sources: Vec<String> = files.keys().filter(|name| is_source(name)).cloned().collect();
        let folder = Memory(files);
        for name in sources {
            let bundle = Bundle::from_folder(&folder, &name).map_err(DeskError::from)?;
            let outcome = desk::publish::publish(&node.app, bundle, None).await?;
            if matches!(outcome, Outcome::Published { .. }) {
                count += 1;
            }
        }
    }
    Ok(count)
}

fn is_source(name: &str) -> bool {
    name.strip_suffix(".md").is_some_and(|stem| !stem.contains('.') && stem != "README")
}
