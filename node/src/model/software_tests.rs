//! What a reader here sees of the things other software publishes; the fixtures are those of `tests/fixtures`.

use std::{fs, path::Path};

use election_pool_protocol::{
    activity::{Activity, ObjectRef},
    audience::Level,
};
use jiff::Timestamp;

use super::{
    details,
    material::Material,
    received::{self, Sender},
};

fn bytes(software: &str, name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures").join(software);
    let activity = Activity::read(&fs::read(folder.join(name).with_extension("json")).unwrap()).unwrap();
    assert!(matches!(activity.object, ObjectRef::Embedded { .. }), "{software}/{name}");
    activity.object.bytes().unwrap().to_vec()
}

fn material(software: &str, name: &str) -> Material {
    let now: Timestamp = "2027-01-01T00:00:00Z".parse().unwrap();
    received::read(&bytes(software, name), Sender::Other, now).unwrap().material
}

#[test]
fn what_other_software_publishes_has_its_kind_language_and_title() {
    for (software, name, kind, language, title) in [
        ("fedify", "create", "article", "und", "Comhaireamh na vótaí"),
        ("fedify", "reply", "note", "ga", "Go raibh maith agaibh!"),
        ("gotosocial", "create", "note", "fi", "@om Hyvä #vaalit"),
        ("lemmy", "create", "article", "fi", "Kuinka ennakkoäänet lasketaan?"),
        ("lemmy", "reply", "note", "fi", "Kiitos ohjeesta!"),
        ("mitra", "create", "note", "es", "Gracias por la guía."),
        ("mobilizon", "create", "event", "sv", "Öppet hus: så räknas rösterna"),
        ("wordpress", "create", "article", "nl", "Stemmen bij volmacht"),
    ] {
        let material = material(software, name);
        let source = &material.variants[0];
        assert_eq!(
            (material.kind.as_str(), material.language.as_str(), source.title.as_str()),
            (kind, language, title),
            "{software}/{name}"
        );
        assert_eq!(material.audience.level, Level::Clear, "{software}/{name}");
        assert!(!source.html.is_empty() && !source.html.contains("class="), "{software}/{name}: {}", source.html);
        assert!(material.attachments.is_empty(), "{software}/{name}: nothing without a hash is copied");
    }
}

#[test]
fn a_revision_of_theirs_is_newer_than_what_it_revises() {
    for software in ["fedify", "gotosocial", "lemmy", "mitra", "mobilizon", "wordpress"] {
        let (first, second) = (material(software, "create"), material(software, "update"));
        assert_eq!(first.uri, second.uri, "{software}");
        assert!(second.updated > first.updated, "{software}");
        assert!(!first.variants[0].reads_like(&second.variants[0]) || software == "mobilizon", "{software}");
    }
}

#[test]
fn an_event_of_theirs_keeps_time_and_place() {
    let event = material("mobilizon", "create");
    assert_eq!(event.starts, Some("2026-09-01T16:00:00Z".parse().unwrap()));
    assert_eq!(event.ends, Some("2026-09-01T18:00:00Z".parse().unwrap()));
    let details = details::read(&bytes("mobilizon", "create")).unwrap();
    assert_eq!(details.meeting.place.as_deref(), Some("Medborgarhuset"));
    assert_eq!(details.meeting.timezone.as_deref(), Some("Europe/Stockholm"));
}
