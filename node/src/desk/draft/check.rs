//! What is wrong with a draft: first what each field can say for itself, then what only the whole and this node know.

use election_pool_protocol::audience::Level;

use super::{Open, bundle, publish, revised, viewer};
use crate::{
    app::App,
    desk::{DeskError, audience},
    model::{
        DraftError,
        front_matter::{ALERT, GUIDE, MAX_LIST},
        manuscript::{
            self, Tongue, carried_field,
            wrong::{Fault, Wrong, is_id, shown},
        },
        markdown,
        material::Draft,
        source::Bundle,
    },
    store::{self, account::Account, material::Held},
};

/// The field of what concerns none, or all of them.
const WHOLE: &str = "whole";

/// How often the whole is looked at: each time one more thing can be found of those that are refused one after the other.
const LOOKS: usize = 20;
/// The fields of a language in the order of the form, which come first, and those of the rest.
const TONGUE: [&str; 5] = ["language", "title", "summary", "text", "translator"];
const REST: [&str; 33] = [
    "starts",
    "ends",
    "timezone",
    "place",
    "online",
    "attending",
    "agenda",
    "decisions",
    "what",
    "owner",
    "due",
    "role",
    "parts",
    "deadline_zone",
    "became_known",
    "early_warning",
    "notification",
    "final_report",
    "tlp",
    "recipients",
    "kind",
    "topics",
    "phase",
    "maturity",
    "project",
    "status",
    "licence",
    "reference",
    "secrecy",
    "part_of",
    "derived_from",
    "sources",
    "note",
];

/// Everything that is wrong with a draft, in the order of the form; nothing if it could be submitted.
pub async fn faults(app: &App, person: &Account, open: &Open) -> Result<Vec<Fault>, DeskError> {
    let known = audience::known(app).await?;
    let projects: Vec<&str> = app.config.projects.keys().map(String::as_str).collect();
    let mut faults = open.manuscript.faults(&known, &projects);
    let named = open.manuscript.recipients.iter().map(String::as_str);
    let is_red = open.manuscript.tlp == Level::Red.as_str();
    if is_red && !has(&faults, "recipients") && !known.names_writer(named, &person.authority) {
        faults.push(Fault::of("recipients", Wrong::NoWriter));
    }
    if open.manuscript.kind == ALERT && open.manuscript.deadlines.is_ahead(app.clock.now()) {
        faults.push(Fault::of("became_known", Wrong::Future));
    }
    let held = match revised(app, person, open).await {
        Ok(held) => held,
        Err(DeskError::Refused(words)) => return Ok(vec![Fault::of(WHOLE, Wrong::Otherwise(words))]),
        Err(error) => return Err(error),
    };
    faults.extend(not_held(app, person, open, held.as_ref()).await?);
    faults.extend(not_attached(open));
    looked(app, person, open, held.as_ref(), &mut faults).await?;
    faults.sort_by_key(|fault| place(&fault.field));
    Ok(faults)
}

fn has(faults: &[Fault], field: &str) -> bool {
    faults.iter().any(|fault| fault.field == field)
}

/// What the whole is refused for, with something harmless in the place of what is known to be wrong already.
async fn looked(
    app: &App,
    person: &Account,
    open: &Open,
    held: Option<&Held>,
    faults: &mut Vec<Fault>,
) -> Result<(), DeskError> {
    let mut open = open.clone();
    for _ in 0..LOOKS {
        for fault in faults.iter() {
            open.manuscript.mend(&fault.field);
        }
        let bundle = bundle(app, person, &open).await?;
        // For whom it is decides about what it names; where that is not known yet, the text alone is looked at.
        let refused = if has(faults, "tlp") || has(faults, "recipients") {
            Draft::of(bundle.clone()).map(drop).map_err(DeskError::from)
        } else {
            publish::persons(app, bundle.clone(), person, held).await.map(drop)
        };
        let Err(error) = refused else { break };
        let fault = fault_of(error, &bundle)?;
        let is_last = fault.field == WHOLE || has(faults, &fault.field);
        if !has(faults, &fault.field) {
            faults.push(fault);
        }
        if is_last {
            break;
        }
    }
    Ok(())
}

/// What it is said to be part of, to be made from or to lead through, and what is not here for this person. What the
/// revision before says already stays as it is.
async fn not_held(app: &App, person: &Account, open: &Open, held: Option<&Held>) -> Result<Vec<Fault>, DeskError> {
    let manuscript = &open.manuscript;
    let mut named = vec![
        ("part_of".to_owned(), manuscript.part_of.trim()),
        ("derived_from".to_owned(), manuscript.derived_from.trim()),
    ];
    let parts = if manuscript.kind == GUIDE { manuscript.parts.as_slice() } else { &[] };
    named.extend(parts.iter().enumerate().map(|(number, id)| (format!("parts-{number}"), id.trim())));
    named.retain(|(_, id)| is_id(id));
    if named.is_empty() {
        return Ok(Vec::new());
    }
    let before = match held {
        Some(held) => super::present(app, person, held).await?,
        None => None,
    };
    let is_kept = |id: &str| before.as_ref().is_some_and(|before| before.named().any(|own| own == id));
    let mut faults = Vec::new();
    for (field, id) in named.into_iter().take(MAX_LIST).filter(|(_, id)| !is_kept(id)) {
        if store::material::find(&app.db, &viewer(person), id).await?.is_none() {
            faults.push(Fault::of(field, Wrong::NotHeld(shown(id))));
        }
    }
    Ok(faults)
}

/// What a text leads to as if it lay beside it, and what is not among its files.
fn not_attached(open: &Open) -> Vec<Fault> {
    let is_there = |name: &String| open.files.iter().any(|file| file.name == *name);
    let tongues = open.manuscript.tongues.iter().enumerate();
    let fault = |number: usize, name: String| Fault::of(format!("text-{number}"), Wrong::NotAttached(shown(&name)));
    let of_text = |(number, tongue): (usize, &Tongue)| {
        let beside = markdown::beside(&tongue.text).into_iter().filter(|name| !is_there(name));
        beside.take(MAX_LIST).map(move |name| fault(number, name)).collect::<Vec<_>>()
    };
    tongues.flat_map(of_text).collect()
}

/// Where a field stands in the form.
fn place(field: &str) -> (usize, usize, usize) {
    if manuscript::carried_of(field).is_some() {
        return (0, usize::MAX, 0);
    }
    let (name, number) = match field.rsplit_once('-').map(|(name, number)| (name, number.parse())) {
        Some((name, Ok(number))) => (name, number),
        _ => (field, 0),
    };
    let at = |names: &[&str]| names.iter().position(|own| *own == name);
    match (at(&TONGUE), at(&REST)) {
        (Some(place), _) => (0, number, place),
        (None, Some(place)) if matches!(name, "what" | "owner" | "due") => (1, 8, number * 3 + place),
        (None, Some(place)) => (1, place, number),
        (None, None) => (if name == WHOLE { 0 } else { 2 }, 0, 0),
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
                "topics" => format!("topics-{}", row(&bundle.source, "topics:", line)),
                "actions" => format!("what-{}", row(&bundle.source, "  - what:", line)),
                "attachments" => "files".to_owned(),
                key @ ("kind" | "tlp" | "recipients" | "phase" | "maturity" | "status" | "project" | "licence"
                | "reference" | "secrecy" | "sources" | "part_of" | "derived_from" | "starts" | "ends"
                | "timezone" | "place" | "online" | "attending" | "agenda" | "decisions" | "role"
                | "became_known" | "early_warning" | "notification" | "final_report") => key.to_owned(),
                _ => return Fault::of("further", Wrong::Otherwise(format!("{key}: {problem}"))),
            };
            Fault::of(field, Wrong::Otherwise(problem))
        }
        DraftError::Form { file, line, problem } if is_below(bundle, &file, line) => {
            Fault::of(format!("text-{}", number(&file)), Wrong::Otherwise(problem))
        }
        DraftError::TooLarge { file, most, .. } => {
            Fault::of(format!("text-{}", number(&file)), Wrong::TextTooLarge(most))
        }
        DraftError::TooWide { language, .. } => Fault::of(carried_field(&language), Wrong::TooWide(language)),
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
