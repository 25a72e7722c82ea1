use super::*;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn meeting(when: When) -> Meeting {
    Meeting {
        id: "https://vaalit.example/materials/1".into(),
        sequence: 2,
        is_cancelled: false,
        when,
        published: at("2026-01-05T08:00:00Z"),
        updated: at("2026-01-06T09:30:00.250Z"),
        title: "Kokous; HR, FI\\IE".into(),
        language: "fi".parse().unwrap(),
        description: "Ensimmäinen rivi\nToinen \u{7}rivi".into(),
        place: Some("Säätytalo, Helsinki".into()),
        online: Some("https://video.example/room?a=1,2".into()),
        page: "https://vaalit.example/fi/materials/1".into(),
        contact: Some("Oikeusministeriö".into()),
        categories: vec!["Äänestys, ennakko".into(), "Laki".into()],
    }
}

fn calendar(meetings: Vec<Meeting>) -> String {
    ics(&Calendar {
        title: "Vaalit – Kalenteri".into(),
        description: "Kokoukset.".into(),
        page: "https://vaalit.example/fi/calendar".into(),
        address: "https://vaalit.example/feeds/calendar.fi.ics".into(),
        language: "fi".parse().unwrap(),
        meetings,
    })
}

fn unfolded(text: &str) -> Vec<String> {
    text.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

/// The lines of the first part with this name, without its begin and end.
fn part(text: &str, name: &str) -> Vec<String> {
    let (begin, end) = (format!("BEGIN:{name}"), format!("END:{name}"));
    let lines = unfolded(text).into_iter().skip_while(move |line| *line != begin).skip(1);
    lines.take_while(move |line| *line != end).collect()
}

#[test]
fn a_meeting_says_when_in_its_own_zone_and_what_in_its_language() {
    let when = When::of(at("2026-11-17T09:00Z"), Some(at("2026-11-17T10:30Z")), Some("Europe/Helsinki"));
    let text = calendar(vec![meeting(when)]);
    assert_eq!(
        part(&text, "VEVENT"),
        [
            "UID:https://vaalit.example/materials/1",
            "SEQUENCE:2",
            "DTSTAMP:20260106T093000Z",
            "CREATED:20260105T080000Z",
            "LAST-MODIFIED:20260106T093000Z",
            "DTSTART;TZID=Europe/Helsinki:20261117T110000",
            "DTEND;TZID=Europe/Helsinki:20261117T123000",
            "STATUS:CONFIRMED",
            "TRANSP:TRANSPARENT",
            "SUMMARY;LANGUAGE=fi:Kokous\\; HR\\, FI\\\\IE",
            "DESCRIPTION;LANGUAGE=fi:Ensimmäinen rivi\\nToinen rivi",
            "LOCATION:Säätytalo\\, Helsinki",
            "CONFERENCE;VALUE=URI:https://video.example/room?a=1,2",
            "CONTACT:Oikeusministeriö",
            "CATEGORIES:Äänestys\\, ennakko,Laki",
            "URL:https://vaalit.example/fi/materials/1",
        ]
    );
    assert_eq!(
        part(&text, "VTIMEZONE"),
        [
            "TZID:Europe/Helsinki",
            "BEGIN:STANDARD",
            "DTSTART:20261025T040000",
            "TZOFFSETFROM:+0300",
            "TZOFFSETTO:+0200",
            "TZNAME:EET",
            "END:STANDARD",
        ]
    );
}

#[test]
fn a_zone_carries_the_rules_of_its_times_alone_and_each_zone_stands_once() {
    let times = [
        ("2026-07-01T08:00Z", "Europe/Dublin"),
        ("2026-12-01T08:00Z", "Europe/Dublin"),
        ("2027-12-01T08:00Z", "Europe/Dublin"),
        ("2026-12-02T08:00Z", "Europe/Dublin"),
        ("2026-07-01T08:00Z", "Europe/Zagreb"),
        ("2026-07-01T08:00Z", "UTC"),
        ("2026-07-01T08:00Z", "Mars/Olympus"),
    ];
    let meetings = times.map(|(start, zone)| meeting(When::of(at(start), None, Some(zone))));
    let text = calendar(meetings.to_vec());
    let count = |line: &str| unfolded(&text).iter().filter(|found| *found == line).count();
    assert_eq!(count("BEGIN:VTIMEZONE"), 2);
    assert_eq!(count("DTSTART:20260329T010000"), 1, "{text}");
    assert_eq!((count("DTSTART:20261025T020000"), count("DTSTART:20271031T020000")), (1, 1), "{text}");
    assert_eq!(count("DTSTART:20260701T080000Z"), 2, "what nobody knows is UTC");
}

#[test]
fn whole_days_are_days_and_end_the_day_after() {
    let when = When::of(at("1990-06-04T22:00Z"), Some(at("1990-06-29T21:59Z")), Some("Europe/Copenhagen"));
    let text = calendar(vec![meeting(when)]);
    let lines = part(&text, "VEVENT");
    assert!(lines.contains(&"DTSTART;VALUE=DATE:19900605".into()), "{text}");
    assert!(lines.contains(&"DTEND;VALUE=DATE:19900630".into()), "{text}");
    assert!(!text.contains("VTIMEZONE"), "days have no zone");
}

#[test]
fn an_hour_that_comes_twice_is_named_without_doubt() {
    let of = |start: &str| calendar(vec![meeting(When::of(at(start), None, Some("Europe/Helsinki")))]);
    let (first, second) = (of("2026-10-25T00:30Z"), of("2026-10-25T01:30Z"));
    assert!(part(&first, "VEVENT").contains(&"DTSTART;TZID=Europe/Helsinki:20261025T033000".into()), "{first}");
    assert!(part(&second, "VEVENT").contains(&"DTSTART:20261025T013000Z".into()), "{second}");
}

#[test]
fn the_moment_the_clocks_change_is_after_the_change() {
    let text = calendar(vec![meeting(When::of(at("2026-03-29T01:00Z"), None, Some("Europe/Zagreb")))]);
    assert!(unfolded(&text).contains(&"TZOFFSETTO:+0200".into()), "{text}");
    assert!(unfolded(&text).contains(&"DTSTART;TZID=Europe/Zagreb:20260329T030000".into()), "{text}");
}

#[test]
fn no_line_is_longer_than_75_octets_and_none_is_cut_within_a_letter() {
    let mut long = meeting(When::of(at("2026-11-17T09:00Z"), None, None));
    long.title = "ž".repeat(200);
    long.description = "ab€\r\nEND:VCALENDAR\n".repeat(40);
    let text = calendar(vec![long.clone()]);
    assert!(text.ends_with("END:VCALENDAR\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    assert!(text.split("\r\n").any(|line| line.len() == 75 || line.len() == 74));
    assert!(part(&text, "VEVENT").contains(&format!("SUMMARY;LANGUAGE=fi:{}", long.title)));
    assert_eq!(unfolded(&text).iter().filter(|line| *line == "END:VCALENDAR").count(), 1, "a text stays a text");
}

#[test]
fn what_does_not_take_place_says_so() {
    let cancelled = Meeting { is_cancelled: true, ..meeting(When::of(at("2026-11-17T09:00Z"), None, None)) };
    assert!(part(&calendar(vec![cancelled]), "VEVENT").contains(&"STATUS:CANCELLED".into()));
}
