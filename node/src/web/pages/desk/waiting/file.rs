//! The files of what waits, for whoever may read it.

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use serde::Deserialize;

use crate::{
    app::App,
    desk::{
        reading,
        waiting::{self, Does},
    },
    model::{material::Draft, source::AttachmentFile, words::Words},
    web::{
        attachment,
        pages::{desk::writer, text},
        problem::Fault,
        reader::Reader,
    },
};

/// The files of what waits, each with where it is fetched and how large it is.
pub(super) fn attachments(draft: &Draft, here: &str, sha256: &str, words: &Words) -> Vec<Attached> {
    let attached = |(place, file): (usize, &AttachmentFile)| Attached {
        href: format!("{here}/files/{place}?sha256={sha256}"),
        name: text::legible(&file.name),
        size: words.size(file.bytes.len() as u64),
    };
    draft.bundle().attachments.iter().enumerate().map(attached).collect()
}

/// A file of what waits.
#[derive(Debug)]
pub struct Attached {
    /// Where it is.
    pub href: String,
    /// What it is called.
    pub name: String,
    /// Its size in words.
    pub size: String,
}

/// Which text a file belongs to.
#[derive(Debug, Deserialize)]
pub struct Of {
    #[serde(default)]
    sha256: String,
}

/// `GET /{lang}/desk/waiting/{id}/files/{place}`: a file of what waits, for whoever may read that; of another text than the
/// one that was read there is none.
pub async fn file(
    State(app): State<App>,
    reader: Reader,
    Path((_, id, place)): Path<(String, String, usize)>,
    Query(of): Query<Of>,
) -> Result<Response, Fault> {
    let session = match writer(&app, &reader) {
        Ok(session) => session,
        Err(response) => return Ok(*response),
    };
    let absent = || Fault::absent(&app, reader.words.code);
    let one = match waiting::find(&app, &session.account, &id).await? {
        Some(one) => Some(one),
        None => waiting::sent_back(&app, &session.account, &id).await?,
    };
    let one = one.filter(|one| one.submission.sha256 == of.sha256);
    if let Some(one) = &one {
        read_by(&app, &reader, one).await?;
    }
    let Some(Does::Publishes(draft)) = one.map(|one| one.does) else { return Err(absent()) };
    let file = draft.bundle().attachments.get(place).ok_or_else(absent)?;
    Ok(attachment::private(&file.name, &file.media_type, file.bytes.clone()))
}

/// Writes down who reads a file of what is not published yet.
async fn read_by(app: &App, reader: &Reader, one: &waiting::Waiting) -> Result<(), Fault> {
    let Does::Publishes(draft) = &one.does else { return Ok(()) };
    let read = reading::Read { id: &one.submission.id, level: draft.head().level, revision: 0 };
    Ok(reading::note(app, &reader.viewer, reading::Way::Submission, [read]).await?)
}
