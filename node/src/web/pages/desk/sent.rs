//! From the form of a draft to its manuscript, and back where a form is held for whoever signs in again.

use election_pool_protocol::audience::Level;

use crate::{
    desk::draft::another,
    model::{
        front_matter::MAX_LIST,
        manuscript::{
            Manuscript, Tongue,
            alert::Deadlines,
            meeting::{Action, Meeting},
        },
    },
    web::form::Sent,
};

/// The most languages a form has.
const TONGUES: usize = 41;

/// The most rows of a list that are read: more than there may be, so that it is said.
const ROWS: usize = MAX_LIST + 10;

/// What was typed. What a form cannot say is as it was before.
pub(super) fn manuscript(sent: &Sent, before: &Manuscript) -> Manuscript {
    let line = |name: &str| sent.get(name).trim().to_owned();
    Manuscript {
        file: before.file.clone(),
        kind: line("kind"),
        tlp: line("tlp"),
        recipients: recipients(sent),
        topics: sent.all("topics"),
        phase: line("phase"),
        maturity: line("maturity"),
        status: if sent.get("status") == "exercise" { "exercise" } else { "actual" }.to_owned(),
        project: line("project"),
        licence: line("licence"),
        reference: line("reference"),
        secrecy: line("secrecy"),
        sources: unix(sent.get("sources")),
        part_of: line("part_of"),
        derived_from: line("derived_from"),
        role: if sent.has("role") { line("role") } else { before.role.clone() },
        parts: if sent.has("parts-0") { parts(sent) } else { before.parts.clone() },
        meeting: if sent.has("starts") { meeting(sent) } else { before.meeting.clone() },
        deadlines: if sent.has("became_known") { deadlines(sent, &before.deadlines) } else { before.deadlines.clone() },
        note: line("note"),
        further: unix(sent.get("further")),
        tongues: tongues(sent),
        without: without(sent, &before.without),
    }
}

/// What a level lets one name, as the form says it: authorities and circles, people, or nobody.
pub(super) fn named_at(tlp: &str) -> &'static str {
    match tlp.parse() {
        Ok(Level::Amber | Level::AmberStrict) => "authorities",
        Ok(Level::Red) => "people",
        _ => "",
    }
}

/// Who was ticked. Those that the page offered for another level are not meant at the one that is chosen now.
fn recipients(sent: &Sent) -> Vec<String> {
    let is_other = sent.has("named") && sent.get("named") != named_at(sent.get("tlp").trim());
    if is_other { Vec::new() } else { sent.all("recipients") }
}

/// The rows of a list, as many as the form has.
fn rows<'a>(sent: &'a Sent, name: &'a str) -> impl Iterator<Item = usize> + 'a {
    (0..ROWS).take_while(move |number| sent.has(&format!("{name}-{number}")))
}

/// What a guide leads through, with the one before the other whose button was pressed; empty rows are none.
fn parts(sent: &Sent) -> Vec<String> {
    let mut parts: Vec<String> =
        rows(sent, "parts").map(|number| sent.get(&format!("parts-{number}")).trim().to_owned()).collect();
    let up = sent.get("deed").strip_prefix("part-up-").and_then(|number| number.parse::<usize>().ok());
    if let Some(number) = up.filter(|number| (1..parts.len()).contains(number)) {
        parts.swap(number - 1, number);
    }
    parts.retain(|id| !id.is_empty());
    parts
}

fn meeting(sent: &Sent) -> Meeting {
    let line = |name: &str| sent.get(name).trim().to_owned();
    let address = line("online_at");
    let actions = rows(sent, "what").map(|number| {
        let part = |name: &str| line(&format!("{name}-{number}"));
        Action { what: part("what"), owner: part("owner"), due: part("due") }
    });
    Meeting {
        starts: line("starts"),
        ends: line("ends"),
        timezone: line("timezone"),
        place: line("place"),
        // Where there is an address, one can take part there.
        online: if address.is_empty() { line("online") } else { address },
        attending: unix(sent.get("attending")),
        chatham_house: sent.has("chatham_house"),
        agenda: unix(sent.get("agenda")),
        decisions: unix(sent.get("decisions")),
        actions: actions.filter(|action| !action.is_empty()).collect(),
    }
}

fn deadlines(sent: &Sent, before: &Deadlines) -> Deadlines {
    let line = |name: &str| sent.get(name).trim().to_owned();
    Deadlines {
        became_known: line("became_known"),
        early_warning: line("early_warning"),
        notification: line("notification"),
        final_report: line("final_report"),
        timezone: if sent.has("deadline_zone") { line("deadline_zone") } else { before.timezone.clone() },
    }
}

/// The languages left out: those from before, the one that is removed, and without the one that is kept after all.
fn without(sent: &Sent, before: &[String]) -> Vec<String> {
    let deed = sent.get("deed");
    let removed = deed.strip_prefix("remove-language-").filter(|number| *number != "0");
    let removed = removed.map(|number| sent.get(&format!("language-{number}")).trim().to_owned());
    let removed = removed.or_else(|| deed.strip_prefix("leave-language-").map(str::to_owned));
    let kept = deed.strip_prefix("keep-language-");
    let mut without: Vec<String> = before.iter().filter(|one| Some(one.as_str()) != kept).cloned().collect();
    without.extend(removed.filter(|one| !one.is_empty() && !before.contains(one)));
    without.truncate(TONGUES);
    without
}

fn tongues(sent: &Sent) -> Vec<Tongue> {
    let has = |number: usize| sent.fields.iter().any(|(name, _)| *name == format!("text-{number}"));
    let removed = sent.get("deed").strip_prefix("remove-language-").and_then(|number| number.parse::<usize>().ok());
    let numbers =
        (0..TONGUES).take_while(|number| has(*number)).filter(|number| *number == 0 || Some(*number) != removed);
    let mut tongues: Vec<Tongue> = numbers
        .map(|number| {
            let field = |name: &str| sent.get(&format!("{name}-{number}"));
            Tongue {
                language: field("language").trim().to_owned(),
                title: field("title").trim().to_owned(),
                summary: unix(field("summary")).trim().to_owned(),
                text: unix(field("text")),
                status: field("status").to_owned(),
                translator: field("translator").trim().to_owned(),
            }
        })
        .collect();
    if tongues.is_empty() {
        tongues.push(Tongue::default());
    }
    if sent.get("deed") == "add-language" && tongues.len() < TONGUES {
        let language = sent.get("language-new").trim().to_owned();
        let text = tongues.first().map(|first| another(sent.get("kind"), first, &language)).unwrap_or_default();
        tongues.push(Tongue { language, text, status: "human".into(), ..Tongue::default() });
    }
    tongues
}

/// Line ends as files have them; browsers send others.
fn unix(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}
