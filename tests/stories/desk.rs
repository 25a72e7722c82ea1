//! The desk in the browser, without script: writing, files, documents, two in one draft, and what wrong inputs get.

use url::form_urlencoded;

use super::place;
use crate::harness::{Answer, Browser, Engine, Node, NodeDraft, Request, form_from, on_both};

/// A node with people who write, at two authorities, and some who do not.
pub(super) fn node(engine: Engine, approval: &str) -> Node {
    let fi = NodeDraft::new(engine, "fi", 8101).set("publishing", "approval", approval).prepare();
    fi.done(&["authority", "add", "--username", "kunta", "--name", "Another authority"]);
    for (username, role, authority) in [
        ("aino", "author", "vaalit"),
        ("veikko", "approver", "vaalit"),
        ("lukija", "reader", "vaalit"),
        ("kirsi", "author", "kunta"),
    ] {
        fi.done(&["user", "add", username, "--role", role, "--authority", authority]);
    }
    fi.started()
}

/// A form as a browser writes it.
pub(super) fn form(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

/// The first value of a field in a page.
#[track_caller]
pub(super) fn value(page: &Answer, name: &str) -> String {
    let text = page.text();
    let found = text.split_once(&format!("name=\"{name}\" value=\"")).and_then(|(_, rest)| rest.split('"').next());
    found.unwrap_or_else(|| panic!("no field {name}: {text}")).to_owned()
}

/// Begins a draft; gives its address.
#[track_caller]
pub(super) fn begin(fi: &Node, browser: &mut Browser, kind: &str) -> String {
    let desk = browser.get(fi, "/en/desk").is(&[200]);
    // The first one in the page is that of the button to sign out, which is the same.
    let csrf = value(&desk, "csrf");
    let begun = browser.post(fi, "/en/desk/drafts", &form(&[("csrf", &csrf), ("kind", kind)])).is(&[303]);
    begun.header("location").expect("an address").to_owned()
}

/// What a whole draft says, with the session and the edition of its page, and what was pressed.
#[track_caller]
pub(super) fn fields<'a>(page: &Answer, deed: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(String, String)> {
    let whole = [
        ("kind", "best-practice"),
        ("tlp", "CLEAR"),
        ("language-0", "en"),
        ("title-0", "Advance voting in one page"),
        ("summary-0", "Seven days at home, four abroad."),
        ("text-0", "## The problem\r\n\r\nQueues."),
        ("topics", "ennakkoäänestys"),
        ("deed", deed),
    ];
    let mut all: Vec<(String, String)> =
        vec![("csrf".into(), value(page, "csrf")), ("edition".into(), value(page, "edition"))];
    for (name, value) in whole.into_iter().filter(|(name, _)| !more.iter().any(|(own, _)| own == name)) {
        all.push((name.into(), value.into()));
    }
    all.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    all
}

pub(super) fn written(fields: &[(String, String)]) -> String {
    let pairs: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    form(&pairs)
}

/// Saves a draft from its page.
#[track_caller]
pub(super) fn save(fi: &Node, browser: &mut Browser, at: &str, deed: &str, more: &[(&str, &str)]) -> Answer {
    let page = browser.get(fi, at).is(&[200]);
    browser.post(fi, at, &written(&fields(&page, deed, more)))
}

/// The request of the script, which names JSON alone.
pub(super) fn by_script(fi: &Node, at: &str, form: &str) -> Request {
    let mut request = form_from(fi, at, form).and("origin", fi.origin());
    request.headers.retain(|(name, _)| name != "accept");
    request.and("accept", "application/json")
}

/// A form with files.
pub(super) fn with_files(fi: &Node, at: &str, fields: &[(String, String)], files: &[(&str, &str, &[u8])]) -> Request {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
    }
    for (name, file, bytes) in files {
        let head = format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n");
        body.extend(head.bytes());
        body.extend(b"Content-Type: application/octet-stream\r\n\r\n");
        body.extend(*bytes);
        body.extend(b"\r\n");
    }
    body.extend(b"--x--\r\n");
    let mut request = form_from(fi, at, "").and("origin", fi.origin());
    request.headers.retain(|(name, _)| name != "content-type");
    request = request.and("content-type", "multipart/form-data; boundary=x");
    request.body = body;
    request
}

#[test]
fn a_draft_is_written_in_two_languages_previewed_and_published_with_forms_alone() {
    on_both(|engine| {
        let fi = node(engine, "one");
        let mut aino = Browser::with_second_factor(&fi, "aino").0;
        let at = begin(&fi, &mut aino, "best-practice");
        let page = aino.get(&fi, &at).is(&[200]);
        for heading in ["## The problem", "## The solution", "## What it took", "## Evidence", "## Lessons"] {
            assert!(page.text().contains(heading), "{heading}: {}", page.text());
        }
        assert!(page.header("content-security-policy").is_some_and(|policy| policy.contains("script-src 'self'")));
        // The template of a kind is in the language of the page.
        let swedish = aino.post(&fi, "/sv/desk/drafts", &form(&[("csrf", &value(&page, "csrf")), ("kind", "alert")]));
        let alert = aino.get(&fi, swedish.is(&[303]).header("location").expect("an address")).text();
        assert!(alert.contains("Tidig varning senast") && alert.contains("24 timmar, 72 timmar, en månad"), "{alert}");

        save(&fi, &mut aino, &at, "add-language", &[("language-new", "sv")]).is(&[303]);
        let both = aino.get(&fi, &at).is(&[200]).text();
        assert!(both.contains("id=\"text-1\"") && !both.contains("## Problemet"), "the first goes its own way: {both}");
        let sv = [
            ("language-1", "sv"),
            ("title-1", "Förhandsröstning på en sida"),
            ("text-1", "## Problemet\n\nKöer."),
            ("status-1", "human"),
            ("translator-1", "Valmyndigheten"),
        ];
        let saved = save(&fi, &mut aino, &at, "save", &sv).is(&[303]);
        let page = aino.get(&fi, saved.header("location").expect("an address").split('#').next().expect("a path"));
        assert!(page.text().contains("Saved.") && page.text().contains("Förhandsröstning"), "{}", page.text());
        assert!(page.text().contains("value=\"Early voting\""), "the topic is known in Finnish: {}", page.text());

        let next = save(&fi, &mut aino, &at, "preview", &sv).is(&[303]);
        let preview = aino.get(&fi, next.header("location").expect("an address")).is(&[200]);
        for shown in ["Queues.", "Köer.", "Who will see it", "Anybody can read it", "Publish now"] {
            assert!(preview.text().contains(shown), "{shown}: {}", preview.text());
        }
        assert!(fi.export().is_empty(), "nothing is published by looking");
        let submit = form(&[("csrf", &value(&preview, "csrf")), ("edition", &value(&preview, "edition"))]);
        let published = aino.post(&fi, &format!("{at}/submit"), &submit).is(&[303]);
        let material = published.header("location").expect("its page").to_owned();
        let page = aino.get(&fi, &material).is(&[200]).text();
        assert!(page.contains("Advance voting in one page") && page.contains("Write a new revision"), "{page}");
        assert_eq!(fi.number("select count(*) from variant"), 2);
        aino.get(&fi, &at).is(&[404]);

        // Its source is where a revision begins.
        let id = material.rsplit('/').next().expect("an id");
        let desk = aino.get(&fi, "/en/desk").is(&[200]);
        let begun = aino.post(&fi, "/en/desk/drafts", &form(&[("csrf", &value(&desk, "csrf")), ("material", id)]));
        let at = begun.is(&[303]).header("location").expect("an address").to_owned();
        let page = aino.get(&fi, &at).is(&[200]).text();
        for kept in ["Queues.", "Köer.", "Valmyndigheten", "What has changed in this revision"] {
            assert!(page.contains(kept), "{kept}: {page}");
        }
        let mut more = sv.to_vec();
        more.extend([("text-0", "Shorter queues."), ("note", "The queues are shorter.")]);
        save(&fi, &mut aino, &at, "preview", &more).is(&[303]);
        let preview = aino.get(&fi, &format!("{at}/preview")).is(&[200]);
        let submit = form(&[("csrf", &value(&preview, "csrf")), ("edition", &value(&preview, "edition"))]);
        aino.post(&fi, &format!("{at}/submit"), &submit).is(&[303]);
        assert_eq!(fi.export()[0]["revision"], 2);
        let changes = aino.get(&fi, &format!("{material}/revisions/2/changes")).is(&[200]).text();
        assert!(changes.contains("The queues are shorter."), "{changes}");
    });
}

#[test]
fn a_language_that_is_removed_is_left_out_of_the_revision_unless_it_is_kept_after_all() {
    on_both(|engine| {
        let fi = node(engine, "one");
        let mut aino = Browser::with_second_factor(&fi, "aino").0;
        let at = begin(&fi, &mut aino, "best-practice");
        let tongue = |number: &'static str, language: &'static str, title: &'static str| {
            let name = |part: &str| format!("{part}-{number}");
            [(name("language"), language), (name("title"), title), (name("text"), "Text."), (name("status"), "human")]
        };
        let both: Vec<(String, &str)> =
            [tongue("1", "sv", "Förhandsröstning"), tongue("2", "lt", "Balsavimas")].into_iter().flatten().collect();
        let both: Vec<(&str, &str)> = both.iter().map(|(name, value)| (name.as_str(), *value)).collect();
        let publish = |aino: &mut Browser, at: &str| {
            let preview = aino.get(&fi, &format!("{at}/preview")).is(&[200]);
            let submit = form(&[("csrf", &value(&preview, "csrf")), ("edition", &value(&preview, "edition"))]);
            let published = aino.post(&fi, &format!("{at}/submit"), &submit).is(&[303]);
            (preview.text(), published.header("location").expect("its page").to_owned())
        };
        // A language that the draft alone has had is no language of the material.
        save(&fi, &mut aino, &at, "remove-language-2", &both).is(&[303]);
        assert!(!aino.get(&fi, &at).text().contains("Left out of the next revision"));
        save(&fi, &mut aino, &at, "preview", &both).is(&[303]);
        let (_, material) = publish(&mut aino, &at);
        let id = material.rsplit('/').next().expect("an id").to_owned();
        let languages = || place::json(&fi.done(&["--json", "material", "show", &id]))["languages"].clone();
        assert_eq!(languages(), serde_json::json!(["en", "sv", "lt"]));

        let desk = aino.get(&fi, "/en/desk").is(&[200]);
        let begun = aino.post(&fi, "/en/desk/drafts", &form(&[("csrf", &value(&desk, "csrf")), ("material", &id)]));
        let at = begun.is(&[303]).header("location").expect("an address").to_owned();
        // The second translation moves up, and both are left out.
        save(&fi, &mut aino, &at, "remove-language-1", &both).is(&[303]);
        let one: Vec<(&str, &str)> =
            both[..4].iter().zip(&both[4..]).map(|((name, _), (_, value))| (*name, *value)).collect();
        let removed = save(&fi, &mut aino, &at, "remove-language-1", &one).is(&[303]);
        assert!(removed.header("location").is_some_and(|next| next.ends_with("#left-out")));
        let page = aino.get(&fi, &at).is(&[200]).text();
        assert!(page.contains("Left out of the next revision") && page.contains("keep-language-sv"), "{page}");
        // One of them was removed by mistake.
        save(&fi, &mut aino, &at, "keep-language-sv", &[]).is(&[303]);
        let page = aino.get(&fi, &at).is(&[200]).text();
        assert!(page.contains("keep-language-lt") && !page.contains("keep-language-sv"), "{page}");
        assert!(page.contains("Carried on into the next revision") && page.contains("leave-language-sv"), "{page}");
        save(&fi, &mut aino, &at, "leave-language-sv", &[]).is(&[303]);
        assert!(aino.get(&fi, &at).text().contains("keep-language-sv"));
        save(&fi, &mut aino, &at, "keep-language-sv", &[]).is(&[303]);
        save(&fi, &mut aino, &at, "preview", &[("text-0", "Shorter queues.")]).is(&[303]);
        let (preview, _) = publish(&mut aino, &at);
        assert!(preview.contains("Left out of the next revision") && preview.contains("lietuvių"), "{preview}");
        assert_eq!(languages(), serde_json::json!(["en", "sv"]));
        assert_eq!(fi.number("select count(*) from variant"), 2);
    });
}

#[test]
fn every_field_says_what_is_wrong_beside_it_and_keeps_what_was_typed() {
    on_both(|engine| {
        let fi = node(engine, "one");
        let mut aino = Browser::signed_in(&fi, "aino");
        let at = begin(&fi, &mut aino, "lesson-learned");
        let wrong = [
            ("tlp", "GREEN"),
            ("recipients", "@vaalit@fi.localhost:8101"),
            ("title-0", ""),
            ("topics", "early votin"),
            ("sources", "vaalit.example"),
            ("part_of", "that one"),
            ("further", "colour: red"),
        ];
        let page = save(&fi, &mut aino, &at, "preview", &wrong).is(&[422]).text();
        for (field, words) in [
            ("recipients", "TLP:GREEN has no recipients"),
            ("title-0", "This is missing."),
            ("topics-0", "“early votin” is not known here. Did you mean “Early voting”?"),
            ("sources", "“vaalit.example” is not a web address"),
            ("part_of", "“that one” is neither an id nor a web address"),
        ] {
            assert!(page.contains(&format!("id=\"{field}-wrong\">{words}")), "{field}: {page}");
            assert!(page.contains(&format!("aria-describedby=\"{field}-wrong\"")), "{field}: {page}");
        }
        assert!(page.contains("role=\"alert\" tabindex=\"-1\" autofocus") && page.contains("Look at these fields"));
        for kept in ["that one", "vaalit.example", "early votin", "colour: red", "Queues."] {
            assert!(page.contains(kept), "{kept}: {page}");
        }
        // What only the whole can say is said with it, in the language of the page, with the rest in English.
        assert!(
            page.contains(
                "id=\"further-wrong\">It cannot be published as it is: <span lang=\"en\">colour: unknown key"
            ),
            "{page}"
        );
        let finnish = aino.get(&fi, &at.replace("/en/", "/fi/"));
        let page =
            aino.post(&fi, &at.replace("/en/", "/fi/"), &written(&fields(&finnish, "preview", &[("tlp", "AMBER")])));
        assert!(page.is(&[422]).text().contains("Tasolla TLP:AMBER on nimettävä vastaanottajat."));
        let next = save(&fi, &mut aino, &at, "preview", &[("derived_from", "018f0000-0000-7000-8000-000000000000")]);
        assert!(next.is(&[422]).text().contains("id=\"derived_from-wrong\""));
        assert!(fi.export().is_empty());
    });
}

#[test]
fn nothing_typed_is_lost_when_a_session_ends_and_nothing_is_written_without_one() {
    on_both(|engine| {
        let fi = node(engine, "one");
        let mut aino = Browser::signed_in(&fi, "aino");
        let at = begin(&fi, &mut aino, "guide");
        let page = aino.get(&fi, &at).is(&[200]);
        let typed = written(&fields(&page, "save", &[("text-0", "Three hours\r\nof work.")]));
        // A form from elsewhere is refused, whoever's session it carries.
        let foreign = form_from(&fi, &at, &typed).and("origin", "http://evil.example");
        aino.ask(&fi, foreign).is(&[403]);
        fi.tamper("delete from session");
        let held = aino.post(&fi, &at, &typed).is(&[401]);
        assert!(
            held.text().contains("Nothing is lost") && held.text().contains("Three hours\r\nof work."),
            "{}",
            held.text()
        );
        assert!(held.text().contains("value=\"save\""), "{}", held.text());
        let told = aino.ask(&fi, by_script(&fi, &at, &typed)).is(&[401]);
        assert_eq!(told.json()["state"], "ended");
        // A browser that signed out in another tab, or in which the session grew too old, has no cookie either.
        let told = Browser::default().ask(&fi, by_script(&fi, &at, &typed)).is(&[401]);
        assert_eq!(told.json()["state"], "ended");
        let typed_with = fields(&page, "save", &[("text-0", "Three hours\r\nof work.")]);
        let held = Browser::default().ask(&fi, with_files(&fi, &at, &typed_with, &[])).is(&[401]).text();
        assert!(held.contains("Nothing is lost") && held.contains("Three hours\r\nof work."), "{held}");
        let foreign = with_files(&fi, &at, &typed_with, &[]).and("sec-fetch-site", "cross-site");
        assert!(!Browser::default().ask(&fi, foreign).is(&[403]).text().contains("of work."));
        assert_eq!(fi.number("select edition from draft"), 1);

        // Its files are read past, however large; its texts are held.
        let large = vec![b'x'; 5 << 20];
        let files: [(&str, &str, &[u8]); 1] = [("files", "large.txt", &large)];
        let typed_with = fields(&page, "save", &[("text-0", "Three hours\r\nof work.")]);
        let held = aino.ask(&fi, with_files(&fi, &at, &typed_with, &files)).is(&[401]);
        assert!(held.text().contains("Three hours\r\nof work."), "{}", held.text());

        // After signing in again the same form is shown with all of it, and saves once it carries the new session's token.
        let mut aino = Browser::signed_in(&fi, "aino");
        let again = aino.post(&fi, &at, &typed).is(&[409]);
        assert!(
            again.text().contains("Nothing has been saved yet") && again.text().contains("of work."),
            "{}",
            again.text()
        );
        assert_eq!(fi.number("select edition from draft"), 1);
        let typed = written(&fields(&again, "save", &[("text-0", "Three hours\r\nof work.")]));
        aino.post(&fi, &at, &typed).is(&[303]);
        assert!(aino.get(&fi, &at).text().contains("of work."));
        assert_eq!(fi.number("select edition from draft"), 2);

        // The script saves by the same address.
        let page = aino.get(&fi, &at);
        let typed = written(&fields(&page, "", &[("text-0", "Four hours of work.")]));
        let told = aino.ask(&fi, by_script(&fi, &at, &typed)).is(&[200]).json();
        assert_eq!((&told["state"], &told["edition"]), (&"saved".into(), &3.into()));
        // The same again, because its answer was lost, is no other text; another over the old edition is.
        let told = aino.ask(&fi, by_script(&fi, &at, &typed)).is(&[200]).json();
        assert_eq!((&told["state"], &told["edition"]), (&"saved".into(), &3.into()));
        let other = written(&fields(&page, "", &[("text-0", "Five hours of work.")]));
        assert_eq!(aino.ask(&fi, by_script(&fi, &at, &other)).is(&[409]).json()["state"], "conflict");
        // What is no form of a draft is not taken for an empty text.
        let csrf = value(&page, "csrf");
        aino.post(&fi, &at, &form(&[("csrf", &csrf), ("deed", "save")])).is(&[303]);
        assert!(aino.get(&fi, &at).text().contains("Four hours of work."));
    });
}

#[test]
fn two_in_one_draft_are_shown_both_texts_and_neither_is_overwritten() {
    on_both(|engine| {
        let fi = node(engine, "two");
        let (mut aino, mut veikko) = (Browser::signed_in(&fi, "aino"), Browser::signed_in(&fi, "veikko"));
        let at = begin(&fi, &mut aino, "guide");
        // Who may see what has no level yet is not known, so nobody else does.
        veikko.get(&fi, &at).is(&[404]);
        save(&fi, &mut aino, &at, "save", &[]).is(&[303]);
        let (hers, his) = (aino.get(&fi, &at), veikko.get(&fi, &at).is(&[200]));
        veikko
            .post(&fi, &at, &written(&fields(&his, "save", &[("text-0", "His <b>text</b>"), ("licence", "CC0-1.0")])))
            .is(&[303]);
        let typed = [("text-0", "Her text"), ("licence", "CC-BY-4.0")];
        let shown = aino.post(&fi, &at, &written(&fields(&hers, "save", &typed))).is(&[409]);
        let text = shown.text();
        assert!(text.contains("veikko saved this draft while you were writing"), "{text}");
        let (first, beside) =
            (text.find("class=\"trouble\"").expect("a box"), text.find("veikko saved").expect("said"));
        assert!(text[first..beside].contains(" autofocus>"), "it stands first, and is focused: {text}");
        assert_eq!(text.matches(" autofocus").count(), 1, "{text}");
        for (field, label) in [("text-0", "Text"), ("licence", "Licence")] {
            let other = "Somebody else has saved something different here. It stands below the form.";
            assert!(text.contains(&format!("<a href=\"#{field}\">{label}: {other}")), "{field}: {text}");
            assert!(text.contains(&format!("id=\"{field}-wrong\">{other}")), "{field}: {text}");
        }
        assert!(text.contains("CC0-1.0</pre>") && !text.contains("id=\"title-0-wrong\""), "{text}");
        assert!(
            text.contains("Her text</textarea>") && text.contains("His &#60;b&#62;text&#60;/b&#62;</pre>"),
            "{text}"
        );
        assert!(veikko.get(&fi, &at).text().contains("His"), "nothing is overwritten");
        aino.post(&fi, &at, &written(&fields(&shown, "save", &[("text-0", "Both texts")]))).is(&[303]);
        assert!(veikko.get(&fi, &at).text().contains("Both texts"));
        // Who reads, and who writes elsewhere, finds nothing.
        for username in ["lukija", "kirsi"] {
            let mut browser = Browser::signed_in(&fi, username);
            browser.get(&fi, &at).is(&[404]);
            browser.get(&fi, &format!("{at}/preview")).is(&[404]);
            // A role that never writes is told so by the table, a person by what they may see.
            let refused = if username == "lukija" { 403 } else { 404 };
            browser.post(&fi, &at, &written(&fields(&shown, "save", &[]))).is(&[refused]);
        }
        Browser::signed_in(&fi, "lukija").get(&fi, "/en/desk").is(&[404]);
        let led = Browser::default().get(&fi, &at).is(&[303]);
        assert!(led.header("location").is_some_and(|to| to.starts_with("/en/sign-in?next=")));
        // What is for named persons alone is seen by them and its author alone.
        save(&fi, &mut aino, &at, "save", &[("tlp", "RED"), ("recipients", "aino")]).is(&[303]);
        veikko.get(&fi, &at).is(&[404]);
        assert!(!veikko.get(&fi, "/en/desk").text().contains("Advance voting in one page"));
        assert!(aino.get(&fi, "/en/desk").text().contains("Advance voting in one page"));
        // Its author alone throws it away, as it was read.
        save(&fi, &mut aino, &at, "save", &[]).is(&[303]);
        let (page, his) = (aino.get(&fi, &at), veikko.get(&fi, &at).is(&[200]));
        let discard = |page: &Answer, edition: &str| form(&[("csrf", &value(page, "csrf")), ("edition", edition)]);
        let edition = value(&page, "edition");
        assert!(!his.text().contains("/discard"), "{}", his.text());
        veikko.post(&fi, &format!("{at}/discard"), &discard(&his, &edition)).is(&[409]);
        aino.post(&fi, &format!("{at}/discard"), &discard(&page, "1")).is(&[409]);
        aino.get(&fi, &at).is(&[200]);
        aino.post(&fi, &format!("{at}/discard"), &discard(&page, &edition)).is(&[303]);
        aino.get(&fi, &at).is(&[404]);
    });
}

#[test]
fn files_are_looked_at_by_their_contents_and_refused_in_words() {
    on_both(|engine| {
        let fi = node(engine, "one");
        let mut aino = Browser::with_second_factor(&fi, "aino").0;
        let at = begin(&fi, &mut aino, "guide");
        let page = aino.get(&fi, &at);
        let png = [
            &[0x89, b'P', b'N', b'G', 13, 10, 26, 10][..],
            &[0, 0, 0, 3],
            b"tEXt",
            b"gps",
            &[0; 4],
            &[0; 4],
            b"IEND",
            &[0; 4],
        ]
        .concat();
        let files: [(&str, &str, &[u8]); 5] = [
            ("files", "counts.csv", b"municipality,votes\nEspoo,1\n"),
            ("files", "page.html", b"<!DOCTYPE html><script>alert(1)</script>"),
            ("files", "C:\\pictures\\map.png", &png),
            ("files", "photo.webp", b"RIFF\x20\0\0\0WEBPVP8 1234567890123456789"),
            ("files", "empty.txt", b""),
        ];
        let answer = aino.ask(&fi, with_files(&fi, &at, &fields(&page, "add-files", &[]), &files)).is(&[422]).text();
        assert!(answer.contains("photo.webp is a picture that may tell more than it shows"), "{answer}");
        assert!(answer.contains("empty.txt is empty."), "{answer}");
        assert_eq!(fi.number("select count(*) from draft_file"), 3);
        assert_eq!(
            fi.number(
                "select count(*) from draft_file where name = 'map.png' and media_type = 'image/png' and size = 20"
            ),
            1
        );
        assert_eq!(fi.number("select count(*) from draft_file where media_type = 'text/html'"), 1);
        let page = aino.get(&fi, &at);
        let twice: [(&str, &str, &[u8]); 1] = [("files", "counts.csv", b"x")];
        let answer = aino.ask(&fi, with_files(&fi, &at, &fields(&page, "add-files", &[]), &twice)).is(&[422]).text();
        assert!(answer.contains("There is a file called counts.csv already."), "{answer}");
        save(&fi, &mut aino, &at, "remove-file-map.png", &[]).is(&[303]);
        assert_eq!(fi.number("select count(*) from draft_file"), 2);

        save(&fi, &mut aino, &at, "preview", &[]).is(&[303]);
        let preview = aino.get(&fi, &format!("{at}/preview")).is(&[200]);
        let submit = form(&[("csrf", &value(&preview, "csrf")), ("edition", &value(&preview, "edition"))]);
        let published = aino.post(&fi, &format!("{at}/submit"), &submit).is(&[303]);
        let page = fi.get(published.header("location").expect("its page")).is(&[200]).text();
        assert!(page.contains("counts.csv") && page.contains("page.html"), "{page}");
        let html = page.split("/attachments/").skip(1).filter_map(|rest| rest.get(..64)).map(str::to_owned);
        for sha256 in html {
            let file = fi.get(&format!("/attachments/{sha256}")).is(&[200]);
            assert!(file.header("content-disposition").is_some_and(|line| line.starts_with("attachment")));
            assert_ne!(file.header("content-type"), Some("text/html"));
        }
    });
}

#[test]
fn more_than_a_form_may_hold_is_said_in_words_and_nothing_is_lost() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).set("limits", "draft_form_bytes", 20_000).set(
            "limits",
            "attachment_bytes",
            10_000,
        );
        let fi = fi.set("limits", "attachments", 1).prepare();
        fi.done(&["user", "add", "aino", "--role", "author"]);
        let fi = fi.started();
        let mut aino = Browser::signed_in(&fi, "aino");
        let at = begin(&fi, &mut aino, "guide");
        save(&fi, &mut aino, &at, "save", &[]).is(&[303]);
        let page = aino.get(&fi, &at);
        let large = vec![b'x'; 30_000];
        let files: [(&str, &str, &[u8]); 1] = [("files", "large.txt", &large)];
        let answer = aino.ask(&fi, with_files(&fi, &at, &fields(&page, "add-files", &[]), &files)).is(&[413]).text();
        assert!(answer.contains("This was more than 20 kB") && answer.contains("Queues."), "{answer}");
        let files: [(&str, &str, &[u8]); 3] =
            [("files", "a.txt", &large[..10_001]), ("files", "b.txt", b"b"), ("files", "c.txt", b"c")];
        let answer = aino.ask(&fi, with_files(&fi, &at, &fields(&page, "add-files", &[]), &files)).is(&[422]).text();
        assert!(answer.contains("a.txt is larger than 10 kB") && answer.contains("c.txt is one too many"), "{answer}");
    });
}

#[test]
fn a_document_becomes_a_draft_and_what_is_pasted_becomes_markdown() {
    on_both(|engine| {
        let fi = node(engine, "one");
        let mut aino = Browser::signed_in(&fi, "aino");
        let csrf = value(&aino.get(&fi, "/en/desk"), "csrf");
        let fields = vec![("csrf".to_owned(), csrf.clone())];
        let content = "<d xmlns:text=\"t\"><text><text:h outline-level=\"1\">Rubriken</text:h><text:h outline-level=\"2\">Problem</text:h>\
                       <text:list><item><text:p>ett</text:p></item></text:list></text></d>";
        let odt = stored("content.xml", content.as_bytes());
        let files: [(&str, &str, &[u8]); 1] = [("document", "anvisning.odt", &odt)];
        let begun = aino.ask(&fi, with_files(&fi, "/en/desk/document", &fields, &files)).is(&[303]);
        let page = aino.get(&fi, begun.header("location").expect("an address")).is(&[200]).text();
        assert!(page.contains("value=\"Rubriken\"") && page.contains("## Problem\n\n- ett"), "{page}");
        let files: [(&str, &str, &[u8]); 1] = [("document", "anvisning.odt", b"not a document")];
        let page = aino.ask(&fi, with_files(&fi, "/en/desk/document", &fields, &files)).is(&[422]).text();
        assert!(page.contains("anvisning.odt is neither a .docx nor an .odt file."), "{page}");
        let page = aino.ask(&fi, with_files(&fi, "/en/desk/document", &fields, &[])).is(&[422]).text();
        assert!(page.contains("This is missing."), "{page}");

        let html = "<h2>Ohje</h2><p>Katso <a href=\"https://vaalit.example/\">tämä</a>.</p><script>x</script>";
        let pasted = aino.post(&fi, "/en/desk/paste", &form(&[("csrf", &csrf), ("html", html)])).is(&[200]);
        assert_eq!(pasted.text(), "## Ohje\n\nKatso [tämä](<https://vaalit.example/>).\n");
        aino.post(&fi, "/en/desk/paste", &form(&[("csrf", "0"), ("html", html)])).is(&[403]);
        Browser::default().post(&fi, "/en/desk/paste", &form(&[("csrf", &csrf), ("html", html)])).is(&[403]);
    });
}

/// A zip archive with one part that is not deflated.
fn stored(name: &str, bytes: &[u8]) -> Vec<u8> {
    let size = u32::try_from(bytes.len()).expect("small").to_le_bytes();
    let length = u16::try_from(name.len()).expect("short").to_le_bytes();
    let head = [&[20, 0, 0, 0, 0, 0][..], &[0; 8], &size, &size, &length, &[0, 0]].concat();
    let part = [&[0x50, 0x4B, 3, 4][..], &head, name.as_bytes(), bytes].concat();
    let list = [&[0x50, 0x4B, 1, 2, 20, 0][..], &head, &[0; 10], &[0; 4], name.as_bytes()].concat();
    let (listed, at) = (u32::try_from(list.len()).expect("small"), u32::try_from(part.len()).expect("small"));
    let end = [&[0x50, 0x4B, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0][..], &listed.to_le_bytes(), &at.to_le_bytes(), &[0, 0]];
    [part, list, end.concat()].concat()
}

#[test]
fn a_person_has_as_many_drafts_as_there_may_be() {
    let fi = NodeDraft::new(Engine::Sqlite, "fi", 8101).set("limits", "drafts", 1).prepare();
    fi.done(&["user", "add", "aino", "--role", "author"]);
    let fi = fi.started();
    let mut aino = Browser::signed_in(&fi, "aino");
    begin(&fi, &mut aino, "guide");
    let csrf = value(&aino.get(&fi, "/en/desk"), "csrf");
    let full = aino.post(&fi, "/en/desk/drafts", &form(&[("csrf", &csrf), ("kind", "guide")])).is(&[409]);
    assert!(full.text().contains("You have as many drafts as you may have."));
    let id = place::local_id(&fi, &fi.publish("one", "CLEAR", ""));
    aino.post(&fi, "/en/desk/drafts", &form(&[("csrf", &csrf), ("material", &id)])).is(&[409]);
}
