//! What is wrong with a draft: first what each field can say for itself, then what only the whole and this node know.

use election_pool_protocol::audience::Level;

use super::{Open, bundle, publish, revised};
use crate::{
    app::App,
    desk::{DeskError, audience},
    model::{
        DraftError,
        manuscript::wrong::{Fault, Wrong},
        source::Bundle,
    },
    store::account::Account,
};

/// The field of what concerns none, or all of them.
const WHOLE: &str = "whole";

/// Everything that is wrong with a draft, in the order of the form; nothing if it could be submitted.
pub async fn faults(app: &App, person: &Account, open: &Open) -> Result<Vec<Fault>, DeskError> {
    let known = audience::known(app).await?;
    let projects: Vec<&str> = app.config.projects.keys().map(String::as_str).collect();
    let faults = open.manuscript.faults(&known, &projects);
    if !faults.is_empty() {
        return Ok(faults);
    }
    let named = open.manuscript.recipients.iter().map(String::as_str);
    if open.manuscript.tlp == Level::Red.as_str() && !known.names_writer(named, &person.authority) {
        return Ok(vec![Fault::of("recipients", Wrong::NoWriter)]);
    }
    let held = match revised(app, person, open).await {
        Ok(held) => held,
        Err(DeskError::Refused(words)) => return Ok(vec![Fault::of(WHOLE, Wrong::Otherwise(words))]),
        Err(error) => return Err(error),
    };
    let bundle = bundle(app, person, open).await?;
    match publish::persons(app, bundle.clone(), person, held.as_ref()).await {
        Ok(_) => Ok(Vec::new()),
        Err(error) => Ok(vec![fault_of(error, &bundle)?]),
    }
}

/// What the command line would say, beside the field it is about.
///
/// # Errors
/// What is not the author's fault.
pub fn fault_of(error: DeskError, bundle: &Bundle) -> Result<Fault, DeskError> {
    match error {
        DeskError::Draft(error) => Ok(of_draft(error, bundle)),
        DeskError::Refused(words) => Ok(Fault::of(WHOLE, Wrong::Otherwise(words))),
        error @ DeskError::Unknown { .. } => Ok(Fault::of(WHOLE, Wrong::Otherwise(error.to_string()))),
        error => Err(error),
    }
}

fn of_draft(error: DraftError, bundle: &Bundle) -> Fault {
    let number = |file: &str| {
        let translation = bundle.translations.iter().position(|one| one.file == file);
        translation.map_or(0, |place| place + 1)
    };
    match error {
        DraftError::Key { file, key, problem, line } => {
            let field = match key.split('.').next().unwrap_or_default() {
                key @ ("language" | "title" | "summary" | "translator") => format!("{key}-{}", number(&file)),
                "revision_note" => "note".to_owned(),
                "parts" => format!("parts-{}", row(&bundle.source, "parts:", line)),
                "actions" => format!("what-{}", row(&bundle.source, "  - what:", line)),
                "attachments" => "files".to_owned(),
                key @ ("kind" | "tlp" | "recipients" | "topics" | "phase" | "maturity" | "status" | "project"
                | "licence" | "reference" | "secrecy" | "sources" | "part_of" | "derived_from" | "starts"
                | "ends" | "timezone" | "place" | "online" | "attending" | "agenda" | "decisions" | "role"
                | "became_known" | "early_warning" | "notification" | "final_report") => key.to_owned(),
                _ => return Fault::of("further", Wrong::Otherwise(format!("{key}: {problem}"))),
            };
            Fault::of(field, Wrong::Otherwise(problem))
        }
        DraftError::Form { file, line, problem } if is_below(bundle, &file, line) => {
            Fault::of(format!("text-{}", number(&file)), Wrong::Otherwise(problem))
        }
        DraftError::Form { problem, .. } => Fault::of("further", Wrong::Otherwise(problem)),
        DraftError::File { file, problem } if bundle.attachments.iter().any(|own| own.name == file) => {
            Fault::of("files", Wrong::Otherwise(format!("{file} {problem}")))
        }
        DraftError::File { file, problem } => {
            // What a value gives away is told with its key.
            let field = match problem.split(": ").next().unwrap_or_default() {
                key @ ("title" | "summary") => format!("{key}-{}", number(&file)),
                key @ ("agenda" | "decisions" | "place" | "online") => key.to_owned(),
                "actions.what" => "what-0".to_owned(),
                _ => format!("text-{}", number(&file)),
            };
            Fault::of(field, Wrong::Otherwise(problem))
        }
    }
}

/// Which member of a list a line of front matter is, where each begins with this word after the line of the first one, or
/// is a line below it.
fn row(source: &str, first: &str, line: usize) -> usize {
    let lines = source.lines().take(line).collect::<Vec<_>>();
    let begins = lines.iter().filter(|one| one.starts_with(first)).count();
    if first.starts_with(' ') {
        return begins.saturating_sub(1);
    }
    let key = lines.iter().position(|one| one.starts_with(first)).map_or(0, |place| place + 1);
    line.saturating_sub(key + 1)
}

/// Whether a line is below the front matter of its file.
fn is_below(bundle: &Bundle, file: &str, line: usize) -> bool {
    let text = bundle.texts().into_iter().find(|(name, _)| *name == file).map_or("", |(_, text)| text);
    text.lines().take(line.saturating_sub(1)).filter(|one| one.trim_end() == "---").count() > 1
}
