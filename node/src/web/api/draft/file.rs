//! Files of a draft: the bytes themselves, looked at as the desk looks at them.

use axum::{
    body::Bytes,
    extract::{Path, State},
    response::Response,
};
use http::{HeaderMap, StatusCode};

use super::{
    super::{
        bearer::Held,
        body::edition,
        refusal::{absent, faulty, stale},
    },
    Line, found, saved,
};
use crate::{
    app::App,
    desk::{
        self,
        draft::{Saved, Upload},
        reading::Way,
    },
    web::{attachment, problem::Fault},
};

/// `GET /api/v1/drafts/{id}/files/{name}`.
#[utoipa::path(get, path = "/api/v1/drafts/{id}/files/{name}", tag = "drafts", operation_id = "readDraftFile",
    params(("id" = String, Path, description = "The draft"), ("name" = String, Path, description = "The file")),
    responses((status = 200, description = "Its bytes", body = [u8], content_type = "application/octet-stream")))]
pub async fn get(
    State(app): State<App>,
    held: Held,
    Path((id, name)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let open = found(&app, &held, &id).await?;
    desk::draft::note_reading(&app, held.person(), &open, Way::Api).await?;
    let file = desk::draft::file(&app, &open, &name).await?.ok_or_else(absent)?;
    Ok(attachment::private(&file.name, &file.media_type, file.bytes))
}

/// `PUT /api/v1/drafts/{id}/files/{name}`.
#[utoipa::path(put, path = "/api/v1/drafts/{id}/files/{name}", tag = "drafts", operation_id = "putDraftFile",
    params(("id" = String, Path, description = "The draft"), ("name" = String, Path, description = "The file")),
    request_body(content = [u8], content_type = "application/octet-stream"),
    responses((status = 200, description = "It is beside the draft, in the place of one of the same name", body = Line,
        headers(("ETag" = String, description = "The new edition of the draft")))))]
pub async fn put(
    State(app): State<App>,
    held: Held,
    Path((id, name)): Path<(String, String)>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<Response, Fault> {
    let open = found(&app, &held, &id).await?;
    let upload = Upload { name, bytes: bytes.to_vec() };
    match desk::draft::put_file(&app, held.person(), &open, edition(&headers)?, upload).await? {
        Ok(Saved::As(..)) => Ok(saved(&app, &found(&app, &held, &id).await?, StatusCode::OK)),
        Ok(Saved::Stale) => Err(stale()),
        Err(faults) => Err(faulty(&faults)),
    }
}

/// `DELETE /api/v1/drafts/{id}/files/{name}`.
#[utoipa::path(delete, path = "/api/v1/drafts/{id}/files/{name}", tag = "drafts", operation_id = "removeDraftFile",
    params(("id" = String, Path, description = "The draft"), ("name" = String, Path, description = "The file")),
    responses((status = 200, description = "It is not there any more", body = Line,
        headers(("ETag" = String, description = "The new edition of the draft")))))]
pub async fn remove(
    State(app): State<App>,
    held: Held,
    Path((id, name)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let open = found(&app, &held, &id).await?;
    let edition = edition(&headers)?;
    if !open.files.iter().any(|file| file.name == name) {
        return Err(absent());
    }
    let text = open.manuscript.clone();
    match desk::draft::save(&app, held.person(), &open, edition, text, (Vec::new(), Some(&name))).await? {
        Saved::As(..) => Ok(saved(&app, &found(&app, &held, &id).await?, StatusCode::OK)),
        Saved::Stale => Err(stale()),
    }
}
