//! The pages of one node on a database in a folder of its own, asked as a browser, a server and a feed reader ask.

use std::collections::BTreeSet;

use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, header},
};
use election_pool_protocol::{
    audience::{Audience, Level, Viewer},
    object::{Object, ObjectType},
};
use indexmap::IndexMap;
use jiff::Timestamp;
use tower::ServiceExt;

use super::*;
use crate::{
    app::{Chance, Clock, Config},
    model::{source::Bundle, words::Words},
    store::{
        actor::{Authority, put_authority},
        audit::AuditLine,
        blob,
        log::{self, Publication},
        material::{self as stored, Attachment, Change, Entomb, MaterialWrite, Variant},
        test_engine::Folder,
    },
    web::{headers::guarded, likes::Likes, session::Presence},
};

const ORIGIN: &str = "https://vaalit.example";
const OM: &str = "https://vaalit.example/actors/om";
const VAL: &str = "https://val.example/actors/val";
const CLEAR: &str = "018f0000-0000-7000-8000-000000000001";
const GREEN: &str = "018f0000-0000-7000-8000-000000000002";
const AMBER: &str = "018f0000-0000-7000-8000-000000000003";
const RECEIVED: &str = "018f0000-0000-7000-8000-000000000004";
const NOBODY: &str = "018f0000-0000-7000-8000-00000000ffff";
const FILE: &[u8] = b"%PDF-1.7 form";

struct Node {
    app: App,
    router: Router,
    _folder: Folder,
}

struct Answer {
    status: u16,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).unwrap()
}

fn uri(id: &str) -> String {
    format!("{ORIGIN}/materials/{id}")
}

async fn node() -> Node {
    let folder = Folder::new();
    let text = r#"
        [node]
        origin = "https://vaalit.example"
        country = "FI"
        languages = ["fi", "sv", "en"]
        notices = { fi = "Esittely – ei puhu minkään viranomaisen puolesta", en = "Demo – speaks for no real body" }
        [[authority]]
        username = "om"
        name = { fi = "Oikeusministeriö", sv = "Justitieministeriet" }
        [http]
        metrics_token = "s3cret"
    "#;
    let path = folder.0.join("election-pool.toml");
    std::fs::write(&path, text).unwrap();
    let config = Config::read(&path, []).unwrap();
    let (app, _admitted) = App::create(config, Clock::fixed(at(0)), Chance::seeded(1)).await.unwrap();
    let router = guarded(routes(8192, 8192, 8192).with_state(app.clone()), true);
    Node { app, router, _folder: folder }
}

impl Node {
    async fn ask(&self, method: Method, path: &str, lines: &[(&str, &str)]) -> Answer {
        let request = lines.iter().fold(Request::builder().method(method).uri(path), |r, (k, v)| r.header(*k, *v));
        let response = self.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, 16 << 20).await.unwrap().to_vec();
        Answer { status: parts.status.as_u16(), headers: parts.headers, body }
    }

    async fn get(&self, path: &str, lines: &[(&str, &str)]) -> Answer {
        self.ask(Method::GET, path, lines).await
    }

    async fn change(&self, change: Change) {
        let name = format!("{change:?}");
        let publication = Publication {
            changes: vec![change],
            audit: AuditLine {
                who: "test".into(),
                deed: "publish".into(),
                object: name.clone(),
                ..AuditLine::default()
            },
            client_id: name,
            ..Publication::default()
        };
        log::publish(&self.app.db, &publication, at(0)).await.unwrap();
    }

    async fn put(&self, write: MaterialWrite) {
        self.change(Change::Upsert(Box::new(write))).await;
    }

    async fn withdraw(&self, id: &str) -> Vec<u8> {
        let bytes = format!("{{\"type\":\"Tombstone\",\"id\":\"{}\"}}", uri(id)).into_bytes();
        let entomb = Entomb {
            id: id.into(),
            uri: uri(id),
            origin: "vaalit.example".into(),
            is_own: true,
            authority: OM.into(),
            revision: 2,
            bytes: bytes.clone(),
            reason: Some(r#"{"fi":"Korvattu <uudella>","en":"Replaced"}"#.into()),
            updated: at(60),
        };
        self.change(Change::Entomb(entomb)).await;
        bytes
    }

    /// One material of each level, one received.
    async fn filled() -> Self {
        let node = node().await;
        let sha256 = node.app.blobs.put(FILE, [0; 8]).unwrap();
        let size = FILE.len() as u64;
        let file = blob::Given { sha256: &sha256, media_type: "application/pdf", size, origin: "vaalit.example" };
        blob::hold(&node.app.db, &file, at(0)).await.unwrap();
        let named = BTreeSet::from([VAL.to_owned()]);
        node.put(sample(CLEAR, Audience::clear(OM), &sha256)).await;
        node.put(sample(GREEN, Audience::green(OM), &"ab".repeat(32))).await;
        node.put(sample(AMBER, Audience { level: Level::Amber, author: OM.into(), named }, &"cd".repeat(32))).await;
        node.put(received()).await;
        node
    }
}

fn variant(language: &str, title: &str, status: &str) -> Variant {
    Variant {
        language: language.into(),
        title: title.into(),
        summary: String::new(),
        abstract_text: format!("{title} – {language}."),
        html: format!("<p>{language}</p>"),
        status: status.into(),
        by: (status != "source").then(|| "Kielitoimisto".into()),
        of_revision: 1,
        digest: String::new(),
        paragraphs: Vec::new(),
        stale: Vec::new(),
        since: None,
        is_local: false,
    }
}

fn sample(id: &str, audience: Audience, sha256: &str) -> MaterialWrite {
    let mut object = Object::new(uri(id), ObjectType::Article);
    object.attributed_to = Some(OM.into());
    object.licence = Some("CC-BY-4.0".into());
    object.sources = vec!["https://laki.example/2026".into(), "javascript:alert(1)".into()];
    object.decisions = vec!["Vaihdetaan <kokemuksia>".into()];
    MaterialWrite {
        id: id.into(),
        uri: uri(id),
        origin: "vaalit.example".into(),
        is_own: true,
        authority: OM.into(),
        country: Some("FI".into()),
        object_type: "Article".into(),
        kind: "best-practice".into(),
        revision: 1,
        audience,
        bytes: serde_json::to_vec(&object.to_value()).unwrap(),
        source: Some(
            Bundle {
                file: "opas.md".into(),
                source: "# Lähde\n".into(),
                translations: Vec::new(),
                attachments: Vec::new(),
                without: Vec::new(),
            }
            .to_text(),
        ),
        language: "fi".into(),
        phase: Some("pre-electoral".into()),
        maturity: Some("in-use".into()),
        status: None,
        project: None,
        licence: Some("CC-BY-4.0".into()),
        starts: None,
        ends: None,
        published: at(0),
        updated: at(30),
        topics: vec!["deepfakes".into()],
        variants: vec![
            variant("fi", "<script>alert(1)</script> \u{202e}Opas", "source"),
            variant("sv", "Vägledning & råd", "machine"),
        ],
        attachments: vec![Attachment {
            sha256: sha256.into(),
            name: "lomake.pdf".into(),
            media_type: "application/pdf".into(),
            url: format!("{ORIGIN}/attachments/{sha256}"),
            is_held: false,
        }],
    }
}

fn received() -> MaterialWrite {
    let uri = "https://val.example/materials/018f0000-0000-7000-8000-00000000aaaa";
    MaterialWrite {
        uri: uri.into(),
        origin: "val.example".into(),
        is_own: false,
        authority: VAL.into(),
        country: Some("SE".into()),
        kind: "hologram".into(),
        source: None,
        ..sample(RECEIVED, Audience::clear(VAL), &"ef".repeat(32))
    }
}

#[tokio::test]
async fn a_reader_enters_in_the_best_language_there_is() {
    let node = node().await;
    for (accept, place) in [("sv-FI,fi;q=0.5", "/sv/"), ("nl,en;q=0.2", "/nl/"), ("lt", "/lt/"), ("de", "/fi/")] {
        let answer = node.get("/", &[("accept-language", accept)]).await;
        assert_eq!((answer.status, answer.header("location"), answer.header("vary")), (302, place, "Accept-Language"));
    }
    assert_eq!(node.get("/fi", &[]).await.header("location"), "/fi/");
}

#[tokio::test]
async fn every_page_stands_in_every_interface_language_with_notice_and_guards() {
    let node = Node::filled().await;
    for language in ["en", "fi", "sv", "lt", "nl", "ga", "hr"] {
        for path in [
            "",
            "materials",
            "topics",
            "countries",
            "kinds",
            "projects",
            "network",
            &format!("materials/{CLEAR}"),
            &format!("materials/{RECEIVED}"),
        ] {
            let answer = node.get(&format!("/{language}/{path}"), &[]).await;
            assert_eq!(answer.status, 200, "{language} {path}");
            let text = answer.text();
            assert!(text.starts_with(&format!("<!doctype html>\n<html lang=\"{language}\">")), "{language} {path}");
            assert!(text.contains("<section class=\"notice\" aria-label=\""), "{language} {path}");
            let scripts = text.replace("<script type=\"application/ld+json\">", "");
            assert!(
                !scripts.contains("<script") && !text.contains(" style=") && !text.contains(" onerror="),
                "{path}: {text}"
            );
            assert!(answer.header("content-security-policy").starts_with("default-src 'none'"));
        }
    }
    for path in ["/1/", "/not-a-language-at-all/materials", "/fi/nothing", "/log/nothing"] {
        assert_eq!(node.get(path, &[]).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn an_unknown_language_in_the_address_falls_back_with_words() {
    let node = Node::filled().await;
    let german = node.get("/de/materials", &[("accept-language", "de, sv;q=0.5")]).await;
    assert_eq!(german.status, 200);
    let text = german.text();
    assert!(text.contains("<html lang=\"sv\">") && text.contains("inga sidor på det här språket: tyska"), "{text}");
    let page = node.get(&format!("/et/materials/{CLEAR}"), &[]).await;
    assert!(page.text().contains("<html lang=\"fi\">") && page.text().contains("viro"), "{}", page.text());
    for same in ["/FI/", "/fi-FI/"] {
        let answer = node.get(same, &[]).await;
        assert_eq!(answer.status, 200, "{same}");
        assert!(!answer.text().contains("ei vielä ole sivuja"), "{same}");
    }
    assert!(!node.get("/xx/", &[]).await.text().contains("<script"));
    assert_eq!(node.get("/de", &[]).await.header("location"), "/de/");
}

#[tokio::test]
async fn a_material_is_shown_in_the_language_of_the_page_or_the_fallback_is_announced() {
    let node = Node::filled().await;
    let page = |language: &str| format!("/{language}/materials/{CLEAR}");
    let swedish = node.get(&page("sv"), &[]).await;
    assert!(swedish.text().contains("<h1 lang=\"sv\" dir=\"auto\">Vägledning &#38; råd</h1>"), "{}", swedish.text());
    assert!(swedish.text().contains("<div class=\"text\" lang=\"sv\" dir=\"auto\"><p>sv</p></div>"));
    assert!(swedish.text().contains("Maskinöversättning"), "a machine translation is marked");
    let lithuanian = node.get(&page("lt"), &[]).await;
    assert!(lithuanian.text().contains("lietuvių kalba nėra. Ji rodoma šia kalba: <span lang=\"lt\">suomių</span>"));
    assert!(lithuanian.text().contains("<div class=\"text\" lang=\"fi\" dir=\"auto\"><p>fi</p></div>"));
    let picked = node.get(&format!("{}?in=sv", page("lt")), &[]).await;
    assert!(picked.text().contains("<p>sv</p>") && !picked.text().contains("kalba nėra"));
}

#[tokio::test]
async fn hostile_texts_are_shown_as_text_and_links_name_their_host() {
    let node = Node::filled().await;
    for path in [format!("/fi/materials/{CLEAR}"), "/fi/materials".into(), "/fi/".into()] {
        let answer = node.get(&path, &[]).await;
        assert!(answer.text().contains("&#60;script&#62;alert(1)&#60;/script&#62; Opas"), "{}", answer.text());
        assert!(!answer.text().contains('\u{202e}') && !answer.text().contains("<script>alert"));
    }
    let page = node.get(&format!("/fi/materials/{CLEAR}"), &[]).await;
    assert!(page.text().contains(">https://laki.example/2026</a>"), "the address itself says where it leads");
    assert!(!page.text().contains("javascript:"));
    assert!(page.text().contains("Vaihdetaan &#60;kokemuksia&#62;"));
}

#[tokio::test]
async fn the_label_is_in_words_and_restricted_pages_are_kept_by_nobody() {
    let node = Node::filled().await;
    let viewer = Viewer::Peer { authorities: [VAL.to_owned()].into() };
    for (id, label) in [(GREEN, "TLP:GREEN"), (AMBER, "TLP:AMBER")] {
        let held = stored::find(&node.app.db, &viewer, id).await.unwrap().unwrap();
        let reader = Reader {
            words: Words::english(),
            likes: Likes::of(Words::english()),
            viewer: viewer.clone(),
            unknown: None,
            presence: Presence::Nobody,
            address: String::new(),
            fresh: 0,
        };
        let response =
            pages::material::answer(&node.app, &reader, &held, &pages::material::Asked::default()).await.unwrap();
        assert_eq!(response.headers()[header::CACHE_CONTROL], "private, no-store");
        let body = to_bytes(response.into_body(), 1 << 20).await.unwrap();
        let text = std::str::from_utf8(&body).unwrap();
        assert!(text.contains(&format!("</span>{label}</strong>")), "{text}");
        assert!(text.contains(&format!("<title>{label} · ")) && text.contains("noindex"));
        assert!(text.contains("Waiting for 1 file") && text.contains("not here yet"));
    }
}

#[tokio::test]
async fn an_own_object_is_served_in_the_form_asked_for() {
    let node = Node::filled().await;
    let path = format!("/materials/{CLEAR}");
    let bytes = sample(CLEAR, Audience::clear(OM), "").bytes;
    let activity = node.get(&path, &[("accept", "application/activity+json")]).await;
    assert_eq!((activity.status, activity.header("content-type")), (200, "application/activity+json"));
    assert_eq!(activity.body, bytes);
    assert!(activity.header("vary").contains("Accept") && activity.header("cache-control").starts_with("public"));
    assert!(activity.header("link").contains("rel=\"alternate\"; type=\"text/html\""));
    let again = [("accept", "application/activity+json"), ("if-none-match", activity.header("etag"))];
    let known = node.get(&path, &again).await;
    assert_eq!((known.status, known.body.len()), (304, 0));

    let profile = "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"";
    let linked = node.get(&path, &[("accept", profile)]).await;
    assert_eq!((linked.header("content-type"), &linked.body), (profile, &bytes));
    assert_ne!(linked.header("etag"), activity.header("etag"));

    let markdown = node.get(&path, &[("accept", "text/markdown")]).await;
    assert_eq!((markdown.header("content-type"), markdown.text()), ("text/markdown; charset=utf-8", "# Lähde\n"));

    let page = node.get(&path, &[("accept-language", "sv")]).await;
    assert!(page.text().contains("<html lang=\"sv\">"));
    let link = format!("<link rel=\"alternate\" type=\"application/activity+json\" href=\"{}\">", uri(CLEAR));
    assert!(page.text().contains(&link));
    let alternate = format!("<{}>; rel=\"alternate\"; type=\"application/activity+json\"", uri(CLEAR));
    assert!(page.header("link").contains(&alternate), "{}", page.header("link"));

    let revision = node.get(&format!("{path}/revisions/1"), &[("accept", "application/activity+json")]).await;
    assert_eq!((revision.status, revision.body), (200, bytes));
    assert_eq!(node.get(&format!("{path}/revisions/2"), &[]).await.status, 404);
    assert_eq!(node.get(&format!("{path}/revisions/x"), &[]).await.status, 404);
}

#[tokio::test]
async fn a_received_object_has_a_page_and_is_never_served_under_our_name() {
    let node = Node::filled().await;
    let page = node.get(&format!("/en/materials/{RECEIVED}"), &[]).await;
    assert_eq!(page.status, 200);
    assert!(!page.text().contains("application/activity+json"));
    assert!(!page.header("link").contains("application/activity+json"), "{}", page.header("link"));
    assert!(page.text().contains("href=\"https://val.example/materials/018f0000-0000-7000-8000-00000000aaaa\""));
    assert!(page.text().contains("hologram"), "an unknown kind keeps its word");
    for accept in ["application/activity+json", "text/html"] {
        assert_eq!(node.get(&format!("/materials/{RECEIVED}"), &[("accept", accept)]).await.status, 404);
    }
}

#[tokio::test]
async fn not_allowed_and_not_existing_are_the_same_answer_byte_for_byte() {
    let node = Node::filled().await;
    node.withdraw(AMBER).await;
    let file = |sha: &str| format!("/attachments/{}", sha.repeat(32));
    let mut pairs = vec![(file("ab"), file("99")), (file("cd"), file("zz"))];
    for id in [GREEN, AMBER] {
        for pattern in ["/fi/materials/{}", "/en/materials/{}?in=sv", "/materials/{}", "/materials/{}/revisions/1"] {
            pairs.push((pattern.replace("{}", id), pattern.replace("{}", NOBODY)));
        }
    }
    for (secret, absent) in pairs {
        for accept in ["text/html", "application/activity+json", "text/markdown", "*/*"] {
            for language in ["fi", "lt", "de"] {
                for method in [Method::GET, Method::HEAD] {
                    let lines = [("accept", accept), ("accept-language", language)];
                    let secret = node.ask(method.clone(), &secret, &lines).await;
                    let absent = node.ask(method, &absent, &lines).await;
                    assert_eq!((secret.status, absent.status), (404, 404));
                    assert_eq!(secret.headers, absent.headers);
                    assert_eq!(secret.body, absent.body);
                }
            }
        }
    }
    let list = node.get("/fi/materials", &[]).await;
    assert!(!list.text().contains(GREEN) && !list.text().contains(AMBER) && !list.text().contains("TLP:GREEN"));
}

#[tokio::test]
async fn what_was_withdrawn_is_gone_for_those_who_were_entitled() {
    let node = Node::filled().await;
    let tombstone = node.withdraw(CLEAR).await;
    let object = node.get(&format!("/materials/{CLEAR}"), &[("accept", "application/activity+json")]).await;
    assert_eq!((object.status, object.header("content-type")), (410, "application/activity+json"));
    assert_eq!(object.body, tombstone);
    for path in [format!("/fi/materials/{CLEAR}"), format!("/materials/{CLEAR}")] {
        let page = node.get(&path, &[]).await;
        assert_eq!(page.status, 410);
        assert!(page.text().contains("Korvattu &#60;uudella&#62;"), "{}", page.text());
    }
    assert_eq!(node.get(&format!("/materials/{CLEAR}/revisions/1"), &[]).await.status, 404);
}

#[tokio::test]
async fn a_file_is_saved_never_shown() {
    let node = Node::filled().await;
    let sha256 = node.app.blobs.put(FILE, [0; 8]).unwrap();
    let path = format!("/attachments/{sha256}");
    let answer = node.get(&path, &[]).await;
    assert_eq!((answer.status, answer.header("content-type"), &answer.body[..]), (200, "application/pdf", FILE));
    assert!(answer.header("content-disposition").starts_with("attachment; filename=\"lomake.pdf\""));
    assert!(answer.header("content-security-policy").starts_with("sandbox"));
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(node.get(&path, &[("if-none-match", answer.header("etag"))]).await.status, 304);
}

#[tokio::test]
async fn the_list_is_narrowed_and_paged() {
    let node = Node::filled().await;
    let swedish = node.get("/en/materials?country=SE", &[]).await;
    assert!(swedish.text().contains(RECEIVED) && !swedish.text().contains(CLEAR));
    assert!(swedish.text().contains("<option value=\"SE\" selected>Sweden</option>"));
    assert!(node.get("/en/materials?topic=early-voting", &[]).await.text().contains("fits this choice"));
    assert_eq!(node.get("/en/materials?page=99999999999&kind=%00%22", &[]).await.status, 200);
}

#[tokio::test]
async fn a_feed_holds_the_public_part_in_the_readers_language() {
    let node = Node::filled().await;
    let feed = node.get("/feeds/all.sv.rss", &[]).await;
    assert_eq!((feed.status, feed.header("content-type")), (200, "application/rss+xml; charset=utf-8"));
    let channel = rss::Channel::read_from(&feed.body[..]).unwrap();
    assert_eq!((channel.items.len(), channel.language.as_deref()), (2, Some("sv")));
    assert!(!feed.text().contains(GREEN) && !feed.text().contains(AMBER));
    let item = channel.items.iter().find(|item| item.guid.as_ref().unwrap().value == uri(CLEAR)).unwrap();
    assert_eq!(item.title.as_deref(), Some("Vägledning & råd"));
    assert_eq!(item.link.as_deref(), Some(&*format!("{ORIGIN}/sv/materials/{CLEAR}")));
    let known = node.get("/feeds/all.sv.rss", &[("if-none-match", feed.header("etag"))]).await;
    assert_eq!((known.status, known.body.len()), (304, 0));
    let since = node.get("/feeds/all.sv.rss", &[("if-modified-since", feed.header("last-modified"))]).await;
    assert_eq!(since.status, 304);
    let lithuanian = node.get("/feeds/country/fi.lt.rss", &[]).await;
    let channel = rss::Channel::read_from(&lithuanian.body[..]).unwrap();
    assert!(channel.items[0].description.as_deref().unwrap().starts_with("[suomių] "));
    for (format, content_type) in [("atom", "application/atom+xml; charset=utf-8"), ("json", "application/feed+json")] {
        let feed = node.get(&format!("/feeds/all.sv.{format}"), &[]).await;
        assert_eq!((feed.status, feed.header("content-type")), (200, content_type));
        assert!(!feed.text().contains(GREEN) && !feed.text().contains(AMBER) && feed.text().contains(CLEAR));
    }
}

#[tokio::test]
async fn webfinger_knows_our_actors_and_nobody_else() {
    let node = node().await;
    let ask = async |resource: &str| node.get(&format!("/.well-known/webfinger?resource={resource}"), &[]).await;
    assert_eq!(ask("acct:om@vaalit.example").await.status, 404, "it is not in the database yet");
    let om = Authority { actor: OM.into(), username: "om".into(), names: IndexMap::new(), clients: Vec::new() };
    put_authority(&node.app.db, &om, &AuditLine::new("anna", "authority add", "om"), at(0)).await.unwrap();
    for resource in ["acct:om@vaalit.example", "acct:OM@Vaalit.Example", "https://vaalit.example/actors/om"] {
        let answer = ask(resource).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, "application/jrd+json"), "{resource}");
        assert!(answer.text().contains("\"subject\":\"acct:om@vaalit.example\"") && answer.text().contains(OM));
    }
    for resource in ["acct:actor@vaalit.example", "acct:vaalit.example@vaalit.example", "https://vaalit.example/actor"]
    {
        assert!(ask(resource).await.text().contains("\"href\":\"https://vaalit.example/actor\""), "{resource}");
    }
    let unknown = ask("acct:nobody@vaalit.example").await;
    let foreign = ask("acct:om@elsewhere.example").await;
    assert_eq!((unknown.status, foreign.status), (404, 404));
    assert_eq!((&unknown.headers, &unknown.body), (&foreign.headers, &foreign.body));
    assert_eq!(ask("om").await.status, 400);
    assert_eq!(node.get("/.well-known/webfinger", &[]).await.status, 400);
    assert_eq!(ask("acct:om@vaalit.example&resource=acct:om@vaalit.example").await.status, 400);
}

#[tokio::test]
async fn other_software_finds_what_this_node_is() {
    let node = Node::filled().await;
    assert!(node.get("/.well-known/nodeinfo", &[]).await.text().contains("https://vaalit.example/nodeinfo/2.1"));
    let info = node.get("/nodeinfo/2.1", &[]).await;
    assert!(info.text().contains("\"localPosts\":1"), "only what is public is counted: {}", info.text());
    let meta = node.get("/.well-known/host-meta", &[]).await;
    assert_eq!(meta.header("content-type"), "application/xrd+xml");
    let json = node.get("/.well-known/host-meta", &[("accept", "application/json")]).await;
    assert!(json.text().starts_with('{'));
    assert_eq!(node.get("/.well-known/host-meta.json", &[]).await.body, json.body);
    assert_eq!(node.get("/.well-known/security.txt", &[]).await.status, 404, "nobody is named");
}

#[tokio::test]
async fn health_says_why_and_figures_are_not_for_strangers() {
    let node = node().await;
    let well = node.get("/health", &[]).await;
    assert_eq!(well.status, 200);
    assert!(well.text().contains("\"status\":\"ok\""));
    assert_eq!(node.get("/metrics", &[]).await.status, 404);
    let told = node.get("/metrics", &[("authorization", "Bearer s3cret")]).await;
    assert_eq!(told.status, 200);
    assert!(told.text().contains("election_pool_head"));
    std::fs::remove_dir_all(node.app.config.blobs_folder()).unwrap();
    let ill = node.get("/health", &[]).await;
    assert_eq!(ill.status, 503);
    assert!(ill.text().contains("disk: "), "{}", ill.text());
}

#[tokio::test]
async fn what_belongs_to_a_later_version_says_so() {
    let node = node().await;
    let answer = node.get("/api/openapi.json", &[]).await;
    assert_eq!(answer.status, 404);
    assert!(answer.text().contains("not in this version"));
}
