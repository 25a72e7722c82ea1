//! The book carried away: as CSV with a signature beside it, or as JSON with its proof inside.
//!
//! Spec: RFC 4180, and `eddsa-jcs-2022` of <https://www.w3.org/TR/vc-di-eddsa/>. A cell that a spreadsheet would take for
//! a formula begins with an apostrophe.

use std::{fmt, fmt::Write as _};

use election_pool_protocol::digest;
use serde::Serialize;
use serde_json::{Value, json};

use super::{
    Question, former, looked,
    seal::{is_signed, seal, signed},
};
use crate::{
    app::App,
    desk::{DeskError, authority::NODE_KEYS},
    store::{self, audit::Audited},
};

/// In which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A table.
    Csv,
    /// The signature of the table.
    CsvSignature,
    /// A document that carries its proof.
    Json,
}

/// What is carried away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// How many lines are in it.
    pub lines: usize,
    /// The number of the newest line that may be in it.
    pub upto: u64,
    /// The number of its oldest line, if it is not whole: older lines answer the question too and are not in it.
    pub cut_at: Option<u64>,
}

/// The number of the oldest line of an export, if it would not be whole.
pub async fn cut_at(app: &App, question: &Question, upto: u64) -> Result<Option<u64>, DeskError> {
    let most = app.config.limits.audit_export_lines.max(1);
    Ok(store::audit::bound(&app.db, &question.filter(app).await?, upto.saturating_add(1), most).await?)
}

/// Carries away the lines that answer a question, the oldest first, none newer than `upto`.
pub async fn export(
    app: &App,
    by: &str,
    question: &Question,
    form: Form,
    upto: Option<u64>,
) -> Result<Export, DeskError> {
    let end = store::audit::end(&app.db).await?;
    let upto = upto.map_or(end.number, |upto| upto.min(end.number));
    let most = app.config.limits.audit_export_lines.max(1);
    let filter = question.filter(app).await?;
    // One more than goes in says whether there are more.
    let mut lines = store::audit::find(&app.db, &filter, Some(upto + 1), most.saturating_add(1)).await?;
    let is_whole = lines.len() <= most as usize;
    lines.truncate(most as usize);
    let cut_at = lines.last().map(|line| line.number).filter(|_| !is_whole);
    lines.reverse();
    looked(app, by, "audit export", question).await?;
    seal(app).await?;
    let at = app.clock.now();
    let bytes = match form {
        Form::Csv => csv(&lines).into_bytes(),
        Form::CsvSignature => {
            let document = json!({
                "type": "AuditExportSignature",
                "node": app.config.origin(),
                "upto": upto,
                "lines": lines.len(),
                "isWhole": is_whole,
                "from": lines.first().map(|line| line.number),
                "sha256": digest::hex(&digest::sha256(csv(&lines).as_bytes())),
            });
            signed(app, document, at)?.to_string().into_bytes()
        }
        Form::Json => {
            let document = json!({
                "type": "AuditExport",
                "node": app.config.origin(),
                "exported": at.to_string(),
                "by": by,
                "question": question.words(),
                "upto": upto,
                "isWhole": is_whole,
                "from": lines.first().map(|line| line.number),
                "lines": lines.iter().map(line).collect::<Vec<_>>(),
            });
            signed(app, document, at)?.to_string().into_bytes()
        }
    };
    Ok(Export { bytes, lines: lines.len(), upto, cut_at })
}

/// A line as it is carried away: what is hashed, and the hash.
pub(super) fn line(one: &Audited) -> Value {
    let mut value = one.to_json();
    value["hash"] = json!(one.hash);
    value
}

const COLUMNS: [&str; 8] = ["number", "at", "who", "deed", "object", "detail", "previous", "hash"];

fn csv(lines: &[Audited]) -> String {
    let mut text = format!("{}\r\n", COLUMNS.join(","));
    for one in lines {
        let value = line(one);
        let cells = COLUMNS.map(|column| match &value[column] {
            Value::String(text) => cell(text),
            other => other.to_string(),
        });
        let _ = write!(text, "{}\r\n", cells.join(","));
    }
    text
}

/// A text as a cell: quoted where it must be, and never a formula.
fn cell(text: &str) -> String {
    let is_formula =
        text.trim_start_matches(' ').starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\n', '\r', '\t', '\'']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// That something carried away is as it was.
#[derive(Debug, Serialize)]
pub struct Checked {
    /// The newest line that may be in it.
    pub upto: u64,
    /// How many lines are in it.
    pub lines: u64,
    /// Whether all lines are in it that answered the question.
    pub is_whole: bool,
    /// Its oldest line, if it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<u64>,
}

impl Checked {
    fn of(document: &Value, lines: u64) -> Self {
        Self {
            upto: document["upto"].as_u64().unwrap_or_default(),
            lines,
            is_whole: document["isWhole"].as_bool().unwrap_or_default(),
            from: document["from"].as_u64(),
        }
    }
}

impl fmt::Display for Checked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "signed by this node: {} lines, none newer than line {}", self.lines, self.upto)?;
        match (self.is_whole, self.from) {
            (true, _) => Ok(()),
            (false, Some(from)) => write!(f, "; not whole: it begins with line {from}, and older ones are missing"),
            (false, None) => write!(f, "; not whole: older ones are missing"),
        }
    }
}

/// Checks what was carried away: a table with its signature, or a document with its proof, line by line.
///
/// # Errors
/// `Refused` says what is wrong with it.
pub async fn check(app: &App, file: &[u8], signature: Option<&[u8]>) -> Result<Checked, DeskError> {
    let refused = |why: &str| DeskError::Refused(why.to_owned());
    let read = |bytes: &[u8]| {
        serde_json::from_slice::<Value>(bytes)
            .map_err(|_| refused("the file is no signed document; of a table, name its signature with --signature"))
    };
    let document = read(signature.unwrap_or(file))?;
    if !is_signed(&app.keys.proving(NODE_KEYS)?, &document) {
        let signer = former::signer(app, &document).await?;
        return Err(refused(&signer.words("the document", "has no signature of this node over it as it is")));
    }
    if signature.is_some() {
        if document["sha256"] != json!(digest::hex(&digest::sha256(file))) {
            return Err(refused("the file is not the one that was signed"));
        }
        return Ok(Checked::of(&document, document["lines"].as_u64().unwrap_or_default()));
    }
    let lines = document["lines"].as_array().map(Vec::as_slice).unwrap_or_default();
    for line in lines {
        let mut bare = line.clone();
        bare.as_object_mut().and_then(|members| members.shift_remove("hash"));
        let hash = digest::hex(&digest::sha256(&election_pool_protocol::proof::canonical(&bare)));
        if line["hash"] != json!(hash) {
            return Err(DeskError::Refused(format!("line {} is not as it was written", line["number"])));
        }
    }
    Ok(Checked::of(&document, lines.len() as u64))
}

/// An export that was written to a file.
#[derive(Debug, Serialize)]
pub struct Exported {
    /// The file.
    pub file: String,
    /// The signature beside it, of a table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signature: Option<String>,
    /// How many lines are in it.
    pub lines: usize,
    /// Whether all lines are in it that answer the question.
    pub is_whole: bool,
    /// The `--upto` of the lines before them, if it is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rest: Option<u64>,
}

impl fmt::Display for Exported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} lines in {}", self.lines, self.file)?;
        self.signature.as_ref().map_or(Ok(()), |signature| write!(f, ", signed in {signature}"))?;
        self.rest.map_or(Ok(()), |rest| {
            write!(
                f,
                "\nnot whole: it begins with line {}, and older ones are missing; export those to another file with \
                 --upto {rest}, or ask for fewer days with --from and --to",
                rest + 1
            )
        })
    }
}

impl Exported {
    fn of(file: &std::path::Path, signature: Option<&std::path::Path>, export: &Export) -> Self {
        Self {
            file: file.display().to_string(),
            signature: signature.map(|path| path.display().to_string()),
            lines: export.lines,
            is_whole: export.cut_at.is_none(),
            rest: export.cut_at.map(|line| line.saturating_sub(1)),
        }
    }
}

/// Writes an export to a file, by its ending, none of its lines newer than `upto`; beside a table its signature.
pub async fn write(
    app: &App,
    question: &Question,
    upto: Option<u64>,
    file: &std::path::Path,
) -> Result<Exported, DeskError> {
    let by = super::COMMAND_LINE;
    let kept = |path: &std::path::Path, bytes: &[u8]| {
        std::fs::write(path, bytes).map_err(|reason| DeskError::File { what: path.display().to_string(), reason })
    };
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("json") => {
            let export = export(app, by, question, Form::Json, upto).await?;
            kept(file, &export.bytes)?;
            Ok(Exported::of(file, None, &export))
        }
        Some("csv") => {
            let table = export(app, by, question, Form::Csv, upto).await?;
            let signature = export(app, by, question, Form::CsvSignature, Some(table.upto)).await?;
            let beside = file.with_extension("csv.sig");
            kept(file, &table.bytes)?;
            kept(&beside, &signature.bytes)?;
            Ok(Exported::of(file, Some(&beside), &table))
        }
        _ => Err(DeskError::Refused("an export ends in .csv or .json".into())),
    }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"] {
            assert!(cell(text).trim_start_matches('"').starts_with('\''), "{text:?} became {}", cell(text));
        }
        assert_eq!(cell("peer add"), "peer add");
        assert_eq!(cell("a \"b\", c"), "\"a \"\"b\"\", c\"");
        assert_eq!(cell("o'brien"), "\"o'brien\"");
    }
}
