use proptest::prelude::*;

use super::{
    wrong::{Fault, Wrong},
    *,
};
use crate::model::{circle::Known, material::Draft};

/// What somebody does to a manuscript.
type Change<'a> = &'a dyn Fn(&mut Manuscript);

fn whole() -> Manuscript {
    Manuscript {
        kind: "best-practice".into(),
        tlp: "AMBER".into(),
        recipients: vec!["@val@se.example".into(), "baltic".into()],
        topics: vec!["early-voting".into()],
        phase: "electoral".into(),
        status: "exercise".into(),
        licence: "CC0-1.0".into(),
        reference: "OM/12: 2026".into(),
        sources: "https://vaalit.example/a\n\n https://vaalit.example/b".into(),
        note: "Said \"more\" clearly".into(),
        further: "secrecy_note: no".into(),
        tongues: vec![
            Tongue {
                language: "fi".into(),
                title: "Otsikko: \"lainaus\" # ei".into(),
                summary: "Yhteenveto".into(),
                text: "## Ongelma\r\n\r\n---\r\nTeksti".into(),
                ..Tongue::default()
            },
            Tongue {
                language: "sv".into(),
                title: "Rubrik".into(),
                status: "machine".into(),
                text: "Text".into(),
                ..Tongue::default()
            },
        ],
        ..Manuscript::default()
    }
}

#[test]
fn a_manuscript_becomes_files_and_those_the_same_manuscript() {
    let mut manuscript = Manuscript { further: "published: 2019-05-03".into(), ..whole() };
    let bundle = manuscript.bundle(Vec::new());
    let draft = Draft::of(bundle.clone()).unwrap();
    assert_eq!(draft.head().title, "Otsikko: \"lainaus\" # ei");
    assert_eq!(draft.head().revision_note.as_deref(), Some("Said \"more\" clearly"));
    assert_eq!(draft.head().sources.len(), 2);
    assert_eq!(draft.variants().len(), 2);
    let again = Manuscript::of_bundle(&bundle).unwrap();
    manuscript.file = "text.md".into();
    manuscript.note.clear();
    manuscript.sources = "https://vaalit.example/a\nhttps://vaalit.example/b".into();
    manuscript.tongues[0].text = "## Ongelma\n\n---\nTeksti".into();
    assert_eq!(again, manuscript);
}

#[test]
fn what_has_no_field_is_refused_by_its_key_and_nothing_breaks_out_of_the_front_matter() {
    let error = Draft::of(whole().bundle(Vec::new())).unwrap_err().to_string();
    assert!(error.contains("key secrecy_note: unknown key"), "{error}");
    let broken = Manuscript { further: "---\nx".into(), ..whole() };
    assert_eq!(broken.bundle(Vec::new()).source.matches("\n---\n").count(), 2, "one ends it, one stands in the text");
    assert!(Draft::of(Manuscript::default().bundle(Vec::new())).is_err());
}

#[test]
fn everything_wrong_is_said_at_once_and_what_is_right_makes_a_draft() {
    let empty = Manuscript { tongues: vec![Tongue::default()], ..Manuscript::default() };
    let fields: Vec<String> = empty.faults(&Known::default(), &[]).into_iter().map(|fault| fault.field).collect();
    assert_eq!(fields, ["kind", "tlp", "language-0", "title-0", "text-0"]);
    let known = Known {
        circles: [("baltic".to_owned(), Vec::new())].into(),
        authorities: [("@val@se.example".parse().unwrap(), "https://se.example/actors/val".to_owned())].into(),
        ..Known::default()
    };
    let right = Manuscript { further: String::new(), ..whole() };
    assert_eq!(right.faults(&known, &[]), []);
    assert!(Draft::of(right.bundle(Vec::new())).is_ok());
    let mut bad = Manuscript {
        tlp: "GREEN".into(),
        topics: vec!["ennakkoäänestys".into(), "early-votin".into()],
        project: "valpolen".into(),
        sources: "vaalit.example".into(),
        part_of: "x".into(),
        ..right
    };
    bad.tongues[1].language = "fi".into();
    let at = |field: &str, wrong| Fault::of(field, wrong);
    assert_eq!(
        bad.faults(&known, &["valpoolen"]),
        [
            at("recipients", Wrong::NoRecipients(election_pool_protocol::audience::Level::Green)),
            at("language-1", Wrong::Twice("fi".into())),
            at("topics-1", Wrong::Unknown("early-votin".into(), Some("Early voting".into()))),
            at("project", Wrong::Unknown("valpolen".into(), Some("valpoolen".into()))),
            at("sources", Wrong::NoAddress("vaalit.example".into())),
            at("part_of", Wrong::NoId("x".into())),
        ]
    );
}

#[test]
fn a_topic_is_known_in_every_language() {
    assert_eq!(wrong::topic("Early voting"), Some("early-voting"));
    assert_eq!(wrong::topic(" ennakkoäänestys "), Some("early-voting"));
    assert_eq!(wrong::topic("hologrammi"), None);
}

proptest! {
    #[test]
    fn whatever_is_typed_in_a_line_stays_in_its_line(title in "\\PC{1,60}", summary in "[ -~]{0,60}") {
        let mut manuscript = Manuscript { further: String::new(), ..whole() };
        manuscript.tongues[0].title = title.clone();
        manuscript.tongues[0].summary = summary.clone();
        let wanted = markdown::line(&title, usize::MAX);
        prop_assume!(!wanted.is_empty());
        let read = Manuscript::of_bundle(&manuscript.bundle(Vec::new())).unwrap();
        prop_assert_eq!(&read.tongues[0].title, &wanted);
        prop_assert_eq!(&read.tongues[0].summary, &markdown::line(&summary, usize::MAX));
    }
}

/// A meeting with every key.
fn meeting() -> Manuscript {
    let action = |what: &str, owner: &str, due: &str| meeting::Action {
        what: what.into(),
        owner: owner.into(),
        due: due.into(),
    };
    Manuscript {
        kind: "meeting-outcome".into(),
        tlp: "CLEAR".into(),
        recipients: Vec::new(),
        further: "published: 2019-05-03".into(),
        meeting: Meeting {
            starts: "2027-03-03T10:00".into(),
            ends: "2027-03-03T12:30".into(),
            timezone: "Europe/Helsinki".into(),
            place: "Helsinki: \"Säätytalo\"".into(),
            online: "https://room.example/a".into(),
            attending: "FI\nValmyndigheten".into(),
            agenda: "Avaus\n- # muut".into(),
            decisions: "Jatketaan.".into(),
            actions: vec![action("Lähetetään: ohje", "Oikeusministeriö", "2027-04-05"), action("Kysytään", "", "")],
            ..Meeting::default()
        },
        ..whole()
    }
}

#[test]
fn a_meeting_becomes_front_matter_and_that_the_same_meeting() {
    let written = meeting();
    let bundle = written.bundle(Vec::new());
    let draft = Draft::of(bundle.clone()).unwrap();
    assert_eq!(draft.head().meeting.actions.len(), 2);
    assert_eq!(draft.head().meeting.starts.unwrap().to_string(), "2027-03-03T08:00:00Z");
    let read = Manuscript::of_bundle(&bundle).unwrap();
    assert_eq!((read.meeting, read.further), (written.meeting.clone(), written.further.clone()));
    assert_eq!(written.faults(&Known::default(), &[]), []);
    // What the clocks show twice keeps its offset, and what was told otherwise is told by the clocks there.
    let twice = |starts: &str| {
        let meeting = Meeting { starts: starts.into(), ends: String::new(), ..written.meeting.clone() };
        Manuscript::of_bundle(&Manuscript { meeting, ..written.clone() }.bundle(Vec::new())).unwrap().meeting.starts
    };
    assert_eq!(twice("2027-10-31T03:30+02:00"), "2027-10-31T03:30+02:00");
    assert_eq!(twice("2027-03-03T08:00:30Z"), "2027-03-03T10:00:30");
    let guide = Manuscript {
        kind: "guide".into(),
        role: "polling-staff".into(),
        parts: vec!["https://fi.example/m/1".into(), "018f0000-0000-7000-8000-000000000000".into()],
        meeting: Meeting::default(),
        ..meeting()
    };
    let read = Manuscript::of_bundle(&guide.bundle(Vec::new())).unwrap();
    assert_eq!((read.role, read.parts), (guide.role, guide.parts));
}

#[test]
fn what_is_found_wrong_with_a_meeting_is_what_its_files_would_be_refused_for() {
    let right = meeting();
    let is_refused = |manuscript: &Manuscript| Draft::of(manuscript.bundle(Vec::new())).is_err();
    let with = |change: Change<'_>| {
        let mut manuscript = right.clone();
        change(&mut manuscript);
        manuscript
    };
    let changes: [(&str, Change<'_>); 15] = [
        ("starts", &|m| m.meeting.starts = "soon".into()),
        ("starts", &|m| m.meeting.starts = "2027-03-28T03:30".into()),
        ("starts", &|m| m.meeting.starts.clear()),
        ("ends", &|m| m.meeting.ends = "2027-03-02T12:30".into()),
        ("timezone", &|m| m.meeting.timezone.clear()),
        ("timezone", &|m| m.meeting.timezone = "Europe/Helsinky".into()),
        ("place", &|m| m.meeting.place = "x".repeat(501)),
        ("online", &|m| m.meeting.online = "room 5".into()),
        ("attending", &|m| m.meeting.attending = "QQ".into()),
        ("attending", &|m| m.meeting.attending = "a@b.example".into()),
        ("attending", &|m| m.meeting.chatham_house = true),
        ("agenda", &|m| m.meeting.agenda = "a\na".into()),
        ("decisions", &|m| m.meeting.decisions = (0..101).map(|n| n.to_string()).collect::<Vec<_>>().join("\n")),
        ("what-1", &|m| m.meeting.actions[1] = meeting::Action { owner: "x".into(), ..meeting::Action::default() }),
        ("due-0", &|m| m.meeting.actions[0].due = "soon".into()),
    ];
    for (field, change) in changes {
        let manuscript = with(change);
        let faults = manuscript.faults(&Known::default(), &[]);
        assert!(faults.iter().any(|fault| fault.field == field), "{field}: {faults:?}");
        assert!(is_refused(&manuscript), "{field}");
    }
    for kind in ["guide", "survey"] {
        let none = Manuscript { kind: kind.into(), meeting: Meeting::default(), ..right.clone() };
        assert!(none.faults(&Known::default(), &[]).is_empty() && !is_refused(&none));
        let place = Meeting { place: "x".into(), ..Meeting::default() };
        let placed = Manuscript { meeting: place, ..none };
        assert!(!placed.faults(&Known::default(), &[]).is_empty() && is_refused(&placed), "{kind}");
    }
    let zone = Meeting { timezone: "Europe/Riga".into(), ..Meeting::default() };
    let proposed = Manuscript { meeting: zone, ..right };
    assert!(proposed.faults(&Known::default(), &[]).is_empty() && !is_refused(&proposed), "it was only proposed");
}

/// An alert that became known at a moment.
fn alert(deadlines: Deadlines) -> Manuscript {
    Manuscript { kind: "alert".into(), deadlines, further: String::new(), ..whole() }
}

#[test]
fn the_deadlines_of_an_alert_are_written_where_they_are_not_those_that_are_counted() {
    let known = Deadlines { became_known: "2026-03-01T10:00".into(), ..Deadlines::default() };
    let read = |manuscript: &Manuscript| Draft::of(manuscript.bundle(Vec::new())).unwrap().head().deadlines;
    let counted = read(&alert(known.clone()));
    let said = counted.all().map(|at| at.map(|at| at.to_string()).unwrap_or_default());
    assert_eq!(said, ["2026-03-01T10:00:00Z", "2026-03-02T10:00:00Z", "2026-03-04T10:00:00Z", "2026-04-01T10:00:00Z"]);
    assert_eq!(Manuscript::of_bundle(&alert(known.clone()).bundle(Vec::new())).unwrap().deadlines, known);
    let offset = Deadlines { notification: "2026-03-03T10:00+02:00".into(), ..known.clone() };
    let again = Manuscript::of_bundle(&alert(offset).bundle(Vec::new())).unwrap();
    assert_eq!(again.deadlines, Deadlines { notification: "2026-03-03T08:00".into(), ..known });
    assert_eq!(read(&alert(Deadlines::default())), crate::model::alert::Deadlines::default());
}

#[test]
fn what_is_found_wrong_with_deadlines_is_what_their_files_would_be_refused_for() {
    let right = alert(Deadlines { became_known: "2026-03-01T10:00".into(), ..Deadlines::default() });
    let known = Known {
        circles: [("baltic".to_owned(), Vec::new())].into(),
        authorities: [("@val@se.example".parse().unwrap(), "https://se.example/actors/val".to_owned())].into(),
        ..Known::default()
    };
    assert_eq!(right.faults(&known, &[]), []);
    let changes: [(&str, Wrong, Change<'_>); 4] = [
        ("became_known", Wrong::NoTime("soon".into()), &|m| m.deadlines.became_known = "soon".into()),
        ("final_report", Wrong::NoTime("2026-04-01".into()), &|m| m.deadlines.final_report = "2026-04-01".into()),
        ("early_warning", Wrong::TooEarly, &|m| m.deadlines.early_warning = "2026-03-01T09:59".into()),
        ("notification", Wrong::TooEarly, &|m| m.deadlines.notification = "2026-03-02T09:59".into()),
    ];
    for (field, wrong, change) in changes {
        let mut manuscript = right.clone();
        change(&mut manuscript);
        assert_eq!(manuscript.faults(&known, &[]), [Fault::of(field, wrong)]);
        assert!(Draft::of(manuscript.bundle(Vec::new())).is_err(), "{field}");
    }
    let other = Manuscript { kind: "guide".into(), ..right };
    assert_eq!(other.faults(&known, &[]), []);
    let draft = Draft::of(other.bundle(Vec::new())).unwrap();
    assert_eq!(draft.head().deadlines, crate::model::alert::Deadlines::default());
}
