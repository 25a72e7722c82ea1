//! Material as files, as an author would write it, and everything that can be wrong with it.

use super::{
    DraftError,
    circle::Known,
    front_matter::{self, Status},
    material::{Draft, Provenance},
    source::{Bundle, Memory},
};

pub(super) const PRACTICE: &str = "---
kind: best-practice
tlp: CLEAR
topics: [disinformation, crisis-communication]
phase: pre-electoral
language: fi
title: Viranomaisten yhteinen tilannekuva ennen vaaleja
summary: Näin vaaliviranomaiset kokoavat tilannekuvan yhdessä.
reference: 007/2021
sources:
  - https://vaalit.example/tilannekuva
attachments:
  - lomake.csv
---

## Miksi

Luottamus syntyy **ennen** vaalipäivää.

- sovitaan yhteyshenkilöistä
- harjoitellaan <5 minuutin ilmoitusketju

| Vaihe | Vastuu |
|---|---|
| ilmoitus | kunta |
";
pub(super) const PRACTICE_SV: &str = "---
language: sv
title: Myndigheternas gemensamma lägesbild före valet
summary: Så sammanställer valmyndigheterna en gemensam lägesbild.
status: human
translator: Statsrådets kansli
---
## Varför

Förtroendet byggs **före** valdagen.
";
pub(super) const MEETING_LT: &str = "---
kind: meeting-outcome
tlp: GREEN
topics: foreign-information-manipulation
language: lt
title: Rinkimų tinklų susitikimas nuotoliniu būdu
status: exercise
starts: 2021-03-12T10:00
ends: 2021-03-12 12:30
timezone: Europe/Vilnius
place: Vilnius
online: true
attending: [FI, SE, Vyriausioji rinkimų komisija]
chatham_house: false
decisions:
  - Dalytis gerąja patirtimi kas ketvirtį
actions:
  - what: Parengti bendrą apklausą
    owner: Vyriausioji rinkimų komisija
    due: 2021-05-01
---
Aptarėme pasirengimą rinkimams.
";
const LESSON_GA: &str = "---
kind: lesson-learned
tlp: AMBER
recipients: ['@val@se.example', baltic]
language: ga
title: Ceachtanna ón toghchán
---
Bhí an comhordú thar a bheith tábhachtach.
";

pub(super) fn folder(files: &[(&str, &str)]) -> Memory {
    Memory(files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect())
}

pub(super) fn draft(files: &[(&str, &str)]) -> Result<Draft, DraftError> {
    Draft::of(Bundle::from_folder(&folder(files), files[0].0)?)
}

fn refusal(text: &str) -> String {
    draft(&[("a.md", text)]).expect_err("a refusal").to_string()
}

fn without(text: &str, line: &str) -> String {
    assert!(text.contains(line), "{line}");
    text.replace(line, "")
}

#[test]
fn a_practice_with_translation_and_attachment_becomes_a_draft() {
    let files = [("ohje.md", PRACTICE), ("ohje.sv.md", PRACTICE_SV), ("lomake.csv", "a;b\n"), ("ohje.v2.md", "x")];
    let draft = draft(&files).unwrap();
    let [source, swedish] = draft.variants() else { panic!("two languages") };
    assert_eq!((source.language.as_str(), source.status), ("fi", Provenance::Source));
    assert!(source.html.contains("<td>kunta</td>") && source.html.contains("&lt;5 minuutin"));
    assert_eq!((swedish.status, swedish.by.as_deref()), (Provenance::Human, Some("Statsrådets kansli")));
    assert_eq!(draft.head().reference.as_deref(), Some("007/2021"));
    assert_eq!(draft.head().licence, "CC-BY-4.0");
    assert_eq!(draft.head().status, Status::Actual);
    assert_eq!(draft.bundle().attachments[0].media_type, "text/csv");
}

#[test]
fn a_meeting_keeps_its_time_zone_states_and_bodies() {
    let draft = draft(&[("tinklas.md", MEETING_LT)]).unwrap();
    let meeting = &draft.head().meeting;
    assert_eq!(meeting.starts.unwrap().to_string(), "2021-03-12T08:00:00Z");
    assert_eq!(meeting.actions[0].due.unwrap().to_string(), "2021-05-01");
    assert!(!meeting.chatham_house && meeting.attending.len() == 3);
    assert_eq!(
        draft.variants()[0].summary,
        "TLP:GREEN — PRATYBOS — 2021 m. kovo 12 d. 10:00–12:30 (Europe/Vilnius), Vilnius, nuotoliniu būdu"
    );
}

#[test]
fn amber_resolves_handles_and_circles() {
    let known = Known {
        circles: [("baltic".to_owned(), vec!["@vrk@lt.example".parse().unwrap()])].into(),
        authorities: [
            ("@val@se.example".parse().unwrap(), "https://se.example/actors/val".to_owned()),
            ("@vrk@lt.example".parse().unwrap(), "https://lt.example/actors/vrk".to_owned()),
        ]
        .into(),
        people: [].into(),
    };
    let draft = draft(&[("ceacht.md", LESSON_GA)]).unwrap();
    let addressed = draft.address("https://ie.example/actors/coimisiun", &known).unwrap();
    assert_eq!(addressed.audience.named.len(), 2);
    let message = draft.address("https://ie.example/actors/coimisiun", &Known::default()).unwrap_err().to_string();
    assert!(message.starts_with("ceacht.md, line 4, key recipients: “@val@se.example”"), "{message}");
}

#[test]
fn a_bundle_survives_being_submitted() {
    let files = folder(&[("ohje.md", PRACTICE), ("ohje.sv.md", PRACTICE_SV), ("lomake.csv", "a;b\n")]);
    let bundle = Bundle::from_folder(&files, "ohje.md").unwrap();
    assert_eq!(Bundle::from_text(&bundle.to_text()).unwrap(), bundle);
}

#[test]
fn an_unknown_key_is_an_error_with_file_key_and_line() {
    let text = PRACTICE.replace("licence", "x").replace("phase:", "phse:");
    assert_eq!(refusal(&text), "a.md, line 5, key phse: unknown key; did you mean “phase”?");
    let text = MEETING_LT.replace("    owner:", "    ower:");
    assert_eq!(refusal(&text), "a.md, line 19, key actions.ower: unknown key; did you mean “owner”?");
}

#[test]
fn an_unknown_word_is_refused_with_the_nearest_right_one() {
    let rows = [
        (PRACTICE.replace("best-practice", "best-practise"), "line 2, key kind:", "“best-practice”"),
        (PRACTICE.replace("CLEAR", "clear"), "line 3, key tlp:", "“CLEAR”"),
        (PRACTICE.replace("CLEAR", "TLP:GREN"), "line 3, key tlp:", "“GREEN”"),
        (PRACTICE.replace("CLEAR", "WHITE"), "line 3, key tlp:", "“CLEAR”"),
        (PRACTICE.replace("CLEAR", "PURPLE"), "line 3, key tlp:", "it is one of CLEAR, GREEN, AMBER"),
        (PRACTICE.replace("[disinformation", "[disinformtion"), "line 4, key topics:", "“disinformation”"),
        (PRACTICE.replace("pre-electoral", "preelectoral"), "line 5, key phase:", "“pre-electoral”"),
        (PRACTICE.replace("language: fi", "language: qq"), "line 6, key language:", "not a known language"),
        (MEETING_LT.replace("Europe/Vilnius", "Europe/Vilnus"), "line 10, key timezone:", "“Europe/Vilnius”"),
        (MEETING_LT.replace("[FI,", "[FX,"), "line 13, key attending:", "country"),
        (MEETING_LT.replace("exercise", "excercise"), "line 7, key status:", "“exercise”"),
    ];
    for (text, place, right) in rows {
        let message = refusal(&text);
        assert!(message.contains(place) && message.contains(right), "{message}");
    }
}

#[test]
fn a_label_without_its_audience_is_refused() {
    let amber = PRACTICE.replace("CLEAR", "AMBER");
    assert!(refusal(&amber).contains("line 3, key tlp: AMBER needs recipients"), "{}", refusal(&amber));
    let empty = LESSON_GA.replace("['@val@se.example', baltic]", "[]");
    assert!(refusal(&empty).contains("line 4, key recipients: AMBER needs recipients"), "{}", refusal(&empty));
    assert!(refusal(&PRACTICE.replace("CLEAR", "RED")).contains("usernames of this node"));
    assert!(refusal(&LESSON_GA.replace("AMBER", "GREEN")).contains("key recipients: GREEN has no recipients"));
}

#[test]
fn what_every_material_needs_is_named_when_missing() {
    for (line, key) in [
        ("kind: best-practice\n", "kind"),
        ("tlp: CLEAR\n", "tlp"),
        ("language: fi\n", "language"),
        ("title: Viranomaisten yhteinen tilannekuva ennen vaaleja\n", "title"),
    ] {
        assert!(refusal(&without(PRACTICE, line)).contains(&format!("key {key}: missing")));
    }
    assert!(refusal("kind: guide\n").contains("must begin with front matter"));
    assert!(refusal("---\nkind: guide\n").contains("must begin with front matter"));
    assert!(
        refusal(&LESSON_GA.replace("Bhí an comhordú thar a bheith tábhachtach.\n", "")).contains("has no text below")
    );
}

#[test]
fn meeting_keys_belong_to_meetings() {
    let text = PRACTICE.replace("reference:", "place:");
    assert!(refusal(&text).contains("line 9, key place: belongs to a meeting"), "{}", refusal(&text));
    assert!(refusal(&without(MEETING_LT, "starts: 2021-03-12T10:00\n")).contains("key ends: has no meaning"));
    assert!(refusal(&without(MEETING_LT, "timezone: Europe/Vilnius\n")).contains("key timezone: missing"));
    assert!(refusal(&MEETING_LT.replace("2021-03-12 12:30", "2021-03-12 09:00")).contains("key ends: is before"));
    assert!(
        refusal(&MEETING_LT.replace("2021-03-12T10:00", "12.3.2021")).contains("key starts: “12.3.2021” is not a day")
    );
    assert!(refusal(&MEETING_LT.replace("2021-03-12T10:00", "2021-03-28T03:30")).contains("skipped or comes twice"));
    assert!(refusal(&MEETING_LT.replace("[FI,", "[a.b@vrk.example,")).contains("never persons"));
}

#[test]
fn attachments_lie_beside_the_file() {
    for name in ["../salasana.txt", "/etc/passwd", "https://x.example/a.pdf", ".piilo", "puuttuu.csv"] {
        let message = refusal(&PRACTICE.replace("lomake.csv", name));
        assert!(message.starts_with("a.md, line 13, key attachments:"), "{message}");
    }
}

#[test]
fn a_translation_is_checked_like_its_source() {
    let with = |swedish: &str| draft(&[("a.md", LESSON_GA), ("a.sv.md", swedish)]).expect_err("a refusal").to_string();
    assert!(
        with(&PRACTICE_SV.replace("language: sv", "language: fi")).contains("a.sv.md, line 2, key language: the file")
    );
    assert!(with(&PRACTICE_SV.replace("status: human", "status: actual")).contains("a.sv.md, line 5, key status"));
    assert!(with(&PRACTICE_SV.replace("translator", "kind")).contains("a.sv.md, line 6, key kind: unknown key"));
    let same = draft(&[("a.md", PRACTICE_SV), ("a.sv.md", PRACTICE_SV)]);
    assert!(same.is_err());
    let twice = draft(&[("a.md", LESSON_GA), ("a.ga.md", &PRACTICE_SV.replace("language: sv\n", ""))]);
    assert!(twice.unwrap_err().to_string().contains("the language of the source"));
}

#[test]
fn links_and_large_files_on_disk_are_refused() {
    let folder = std::env::temp_dir().join(format!("election-pool-files-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("ohje.md");
    std::fs::write(&path, PRACTICE).unwrap();
    let read = || Bundle::read(&path).map_err(|error| error.to_string());

    assert!(read().unwrap_err().contains("key attachments"));
    std::fs::write(folder.join("lomake.csv"), "a;b").unwrap();
    assert_eq!(read().unwrap().attachments[0].bytes, b"a;b");
    #[cfg(unix)]
    {
        std::fs::hard_link(folder.join("lomake.csv"), folder.join("toinen.csv")).unwrap();
        assert!(read().unwrap_err().contains("hard link"));
        std::fs::remove_file(folder.join("lomake.csv")).unwrap();
        std::os::unix::fs::symlink("toinen.csv", folder.join("lomake.csv")).unwrap();
        assert!(read().unwrap_err().contains("symbolic link"));
        std::fs::remove_file(folder.join("lomake.csv")).unwrap();
    }
    let large = std::fs::File::create(folder.join("lomake.csv")).unwrap();
    large.set_len(super::source::MAX_ATTACHMENT_BYTES + 1).unwrap();
    assert!(read().unwrap_err().contains("is larger than"));
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_file_is_told_without_the_keys_that_are_nobodys_business() {
    let file = "---\nkind: guide\nderived_from: https://a.example/1\nactions:\n  - what: x\npart_of: >\n  https://a.example/2\ntitle: T\n---\n\nText.\n";
    let told = front_matter::without("a.md", file, &["derived_from", "part_of"]);
    assert_eq!(told, "---\nkind: guide\nactions:\n  - what: x\ntitle: T\n---\n\nText.\n");
    assert_eq!(front_matter::without("a.md", file, &["phase"]), file);
    assert_eq!(front_matter::without("a.md", "Text alone.\n", &["part_of"]), "Text alone.\n");
    // Where keys share a line they cannot be told apart.
    let flow = "---\n{kind: guide, part_of: https://a.example/2, title: T}\n---\nText.\n";
    assert_eq!(front_matter::without("a.md", flow, &["part_of"]), "Text.\n");
}

#[test]
fn another_text_in_the_source_file_leaves_all_else_as_it_was() {
    let bundle = Bundle {
        file: "x.md".into(),
        source: PRACTICE.into(),
        translations: Vec::new(),
        attachments: Vec::new(),
        without: Vec::new(),
    };
    let mut other = bundle.clone();
    other.set_text("Uusi: “otsikko”", "", "Teksti.").unwrap();
    let (before, after) = (head_of(&bundle), head_of(&other));
    assert_eq!((after.title.as_str(), after.summary.as_str()), ("Uusi: “otsikko”", ""));
    assert_eq!((&after.sources, &after.reference, &after.topics), (&before.sources, &before.reference, &before.topics));
    assert!(other.source.ends_with("---\n\nTeksti.\n"), "{}", other.source);
    let crammed = "---\n{kind: guide, tlp: CLEAR, language: fi, title: A}\n---\nx\n";
    let mut crammed = Bundle { source: crammed.into(), ..bundle };
    assert!(crammed.set_text("B", "", "y").unwrap_err().to_string().contains("is not on a line of its own"));
}

fn head_of(bundle: &Bundle) -> front_matter::SourceHead {
    let (front, _) = front_matter::split(&bundle.file, &bundle.source).unwrap();
    front_matter::source(&bundle.file, front).unwrap()
}
