//! The audit log: looked through as on its page, and carried away. Looking is a line of it too.
//!
//! A line says who, what, when and on which id; no text of any material stands in it.

use std::collections::BTreeSet;

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, header, request::Parts};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    asked::{self, Asked, Audited as Narrowed},
    bearer::Held,
};
use crate::{
    app::App,
    desk::{
        audit::{self, Form},
        peer,
    },
    store::audit::Audited,
    web::problem::Fault,
};

/// Where it is.
const PATH: &str = "/api/v1/audit";
/// Where they are carried away.
const EXPORT: &str = "/api/v1/audit/export";
/// The forms in which it is carried away.
const FORMS: [&str; 3] = ["json", "csv", "csv.sig"];

/// A line.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = AuditLine)]
pub struct Line {
    /// Its number, from 1 without gaps.
    pub number: u64,
    /// When, RFC 3339.
    #[schema(format = DateTime)]
    pub at: String,
    /// The person, by user name, or the server.
    pub who: String,
    /// The node they did it at.
    pub node: String,
    /// The deed.
    pub deed: String,
    /// On what: an id or a name.
    pub object: String,
    /// A few words more.
    pub detail: String,
    /// The hash of this line, that of the one before in it.
    pub hash: String,
}

impl Line {
    fn of(app: &App, audited: Audited, hosts: &BTreeSet<String>) -> Self {
        let node = audit::node_of(app, &audited.line, hosts).to_owned();
        let Audited { number, at, line, hash, .. } = audited;
        Self {
            number,
            at: at.to_string(),
            who: line.who,
            node,
            deed: line.deed,
            object: line.object,
            detail: line.detail,
            hash,
        }
    }
}

/// Lines of the audit log.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = AuditLines)]
pub struct Page {
    /// The number of the newest line there is, for `upto` of an export; that somebody looked just now is in it.
    pub upto: u64,
    /// The address of the page with older ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// The lines, the newest first.
    pub items: Vec<Line>,
}

/// `GET /api/v1/audit`.
#[utoipa::path(get, path = "/api/v1/audit", tag = "audit", operation_id = "listAudit",
    params(Narrowed, ("before" = Option<u64>, Query, minimum = 1, description = "Lines with a smaller number")),
    responses((status = 200, description = "A page of lines, the newest first; that it was read is a line too",
        body = Page)))]
pub async fn list(State(app): State<App>, held: Held, parts: Parts) -> Result<Response, Fault> {
    let asked = Asked::read(parts.uri.query(), &asked::OF_AUDIT).map_err(Fault::of)?;
    let (question, before) = (asked.question().map_err(Fault::of)?, asked.line("before").map_err(Fault::of)?);
    let most = app.config.limits.audit_page.max(1);
    let mut found = audit::find(&app, held.user(), &question, before, most.saturating_add(1)).await?;
    let has_more = found.len() > most as usize;
    found.truncate(most as usize);
    let last = found.last().map(|line| line.number).filter(|_| has_more);
    let hosts = peer::hosts(&app).await?;
    let page = Page {
        upto: audit::end(&app).await?,
        next: last.map(|_| format!("{}{}", app.config.origin(), asked.address_with(PATH, "before", last))),
        items: found.into_iter().map(|line| Line::of(&app, line, &hosts)).collect(),
    };
    Ok(axum::Json(page).into_response())
}

/// `GET /api/v1/audit/export`.
#[utoipa::path(get, path = "/api/v1/audit/export", tag = "audit", operation_id = "exportAudit",
    params(Narrowed,
        ("format" = Option<String>, Query, pattern = "^(json|csv|csv\\.sig)?$", example = "csv",
            description = "`json` with its proof inside, `csv`, or `csv.sig`, the signature of the same as `csv`"),
        ("upto" = Option<u64>, Query, minimum = 1, description = "The newest line that may be in it")),
    responses((status = 200, description = "The lines, the oldest first, signed by the node; that is a line too. If \
        older ones answer the question that are not in it, `isWhole` is false, `from` is its oldest line, and the header \
        `Link` names the export of those before it",
        content((serde_json::Value = "application/json"), (String = "text/csv")))))]
pub async fn export(State(app): State<App>, held: Held, parts: Parts) -> Result<Response, Fault> {
    let asked = Asked::read(parts.uri.query(), &asked::OF_AUDIT_EXPORT).map_err(Fault::of)?;
    let (question, upto) = (asked.question().map_err(Fault::of)?, asked.line("upto").map_err(Fault::of)?);
    let ending = asked.one_of("format", &FORMS).map_err(Fault::of)?.unwrap_or("json");
    let (form, media_type) = match ending {
        "csv" => (Form::Csv, "text/csv; charset=utf-8; header=present"),
        "csv.sig" => (Form::CsvSignature, "application/json"),
        _ => (Form::Json, "application/json"),
    };
    let export = audit::export(&app, held.user(), &question, form, upto).await?;
    let name = format!("attachment; filename=\"audit-{}.{ending}\"", export.upto);
    let lines = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (header::CONTENT_DISPOSITION, HeaderValue::from_str(&name).unwrap_or(HeaderValue::from_static("attachment"))),
    ];
    let mut answer = (lines, export.bytes).into_response();
    if let Some(oldest) = export.cut_at {
        let rest = asked.address_with(EXPORT, "upto", Some(oldest.saturating_sub(1)));
        let link = format!("<{}{rest}>; rel=\"next\"", app.config.origin());
        let link = HeaderValue::from_str(&link);
        answer.headers_mut().extend(link.ok().map(|link| (header::LINK, link)));
    }
    Ok(answer)
}
