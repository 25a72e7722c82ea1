//! Every route × every viewer × every level, cell by cell: what the rule says is what is shown, and nothing else.
//!
//! The rule is `protocol::audience::may`; the table below says for each route what of a material it can show. A route
//! that is added without a line here fails.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
};

use election_pool_protocol::audience::{Action, Audience, Level, Viewer, may};

use super::{bad_offers, place};
use crate::harness::{Answer, Browser, Engine, Node, NodeDraft, Peer, Request, on_both, until};

/// What a route shows of a material.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shows {
    /// The material itself, at an address of its own: 200, 404, or 410 once withdrawn.
    It(Form),
    /// A list in which it stands, by its title.
    Among(Action),
    /// A list of what was withdrawn, by the reason.
    Gone,
    /// What an authority published, newest first, to servers.
    Outbox,
    /// Nothing of any material, whoever asks; with the status everybody gets.
    Nothing(u16),
    /// Members, for staff and partners alone.
    Members,
    /// A page of one's own, for whoever is signed in; everybody else is led there.
    OwnPage,
    /// The same, with what translators are asked for in it, by its title.
    Queue,
    /// The desk of those who write, of whom there is nobody in this table, and links that nobody in it was sent; who is not
    /// signed in is led there.
    Desk,
    /// Administration, of which the operator alone is in this table; who is not signed in is led there.
    Admin,
    /// What came from other authorities, for the people of the node, by its title.
    Incoming,
    /// How the exchange goes, for the people of the node.
    Exchange,
    /// What is public, whoever asks: the material itself as data.
    ItIfClear,
    /// A list of what is public, whoever asks.
    AmongIfClear,
    /// What the log tells partners: told by stories of its own.
    Log,
}

/// Which address of a material.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Page,
    Revisions,
    Revision,
    Changes,
    Object(&'static str),
    ObjectRevision,
    Translations,
    Attachment,
    Beside(&'static str),
}

use Form::{Attachment, Beside, Changes, Object, ObjectRevision, Page, Revision, Revisions, Translations};
use Shows::{
    Admin, Among, AmongIfClear, Desk, Exchange, Gone, Incoming, It, ItIfClear, Log, Members, Nothing, Outbox, OwnPage,
    Queue,
};

/// Each route of the program with what it shows; several lines where it has several forms.
const ROUTES: &[(&str, Shows)] = &[
    ("/{lang}/", Among(Action::Read)),
    ("/{lang}/materials", Among(Action::Search)),
    ("/{lang}/materials/{uuid}", It(Page)),
    ("/{lang}/materials/{uuid}/exact", It(Beside("exact"))),
    ("/{lang}/materials/{uuid}/citation.bib", It(Beside("citation.bib"))),
    ("/{lang}/materials/{uuid}/citation.ris", It(Beside("citation.ris"))),
    ("/{lang}/materials/{uuid}/revisions", It(Revisions)),
    ("/{lang}/materials/{uuid}/revisions/{number}", It(Revision)),
    ("/{lang}/materials/{uuid}/revisions/{number}/changes", It(Changes)),
    ("/{lang}/withdrawn", Gone),
    ("/{lang}/network", Nothing(200)),
    ("/{lang}/exchange", Exchange),
    ("/{lang}/search", Among(Action::Search)),
    ("/{lang}/calendar", Nothing(200)),
    ("/{lang}/feeds", Nothing(200)),
    ("/{lang}/about", Nothing(200)),
    ("/{lang}/accessibility", Nothing(200)),
    ("/{lang}/privacy", Nothing(200)),
    ("/{lang}/authorities", Nothing(200)),
    ("/{lang}/authorities/{handle}", Among(Action::Search)),
    ("/{lang}/sign-in", Nothing(200)),
    ("/{lang}/sign-in/{token}", Nothing(403)),
    ("/{lang}/sign-in/password", Nothing(405)),
    // Nobody on stage is half way in.
    ("/{lang}/sign-in/code", Nothing(303)),
    ("/{lang}/sign-in/challenge", Nothing(405)),
    ("/{lang}/sign-in/passkey", Nothing(405)),
    ("/{lang}/sign-in/confirm", OwnPage),
    ("/{lang}/sign-in/confirm/challenge", Nothing(405)),
    ("/{lang}/sign-in/confirm/passkey", Nothing(405)),
    ("/{lang}/account", OwnPage),
    ("/{lang}/account/app", Nothing(405)),
    ("/{lang}/account/app/take", Nothing(405)),
    ("/{lang}/account/codes", Nothing(405)),
    ("/{lang}/account/password", Nothing(405)),
    ("/{lang}/account/password/end", Nothing(405)),
    ("/{lang}/account/challenge", Nothing(405)),
    ("/{lang}/account/data", Nothing(405)),
    ("/{lang}/account/passkeys", Nothing(405)),
    ("/{lang}/account/passkeys/{id}/name", Nothing(405)),
    ("/{lang}/account/passkeys/{id}/end", Nothing(405)),
    ("/{lang}/account/sessions/end", Nothing(405)),
    ("/{lang}/account/sessions/{id}/end", Nothing(405)),
    ("/{lang}/account/tokens", Nothing(405)),
    ("/{lang}/account/tokens/end", Nothing(405)),
    ("/{lang}/account/tokens/{id}/end", Nothing(405)),
    ("/{lang}/sign-out", Nothing(405)),
    ("/{lang}/projects/{name}", Among(Action::Search)),
    ("/{lang}/projects", Nothing(200)),
    ("/{lang}/guides", Nothing(200)),
    ("/{lang}/adoptions", Nothing(200)),
    ("/{lang}/topics", Nothing(200)),
    ("/{lang}/countries", Nothing(200)),
    ("/{lang}/kinds", Nothing(200)),
    ("/materials/{id}", It(Object("text/html"))),
    ("/materials/{id}", It(Object("application/activity+json"))),
    ("/materials/{id}", It(Object("text/markdown"))),
    ("/materials/{id}/revisions/{number}", It(ObjectRevision)),
    ("/materials/{id}/translations", It(Translations)),
    ("/attachments/{sha256}", It(Attachment)),
    ("/feeds/{file}", Among(Action::Feed)),
    ("/feeds/{set}/{file}", Among(Action::Feed)),
    ("/feeds/own/{token}/{file}", Nothing(404)),
    ("/feeds/own/{token}/{set}/{file}", Nothing(404)),
    ("/{lang}/digest", Nothing(200)),
    ("/{lang}/digest/confirm/{token}", Nothing(404)),
    ("/{lang}/digest/leave/{token}", Nothing(200)),
    ("/{lang}/digests", OwnPage),
    ("/{lang}/digests/address", Nothing(405)),
    ("/{lang}/digests/address/end", Nothing(405)),
    ("/{lang}/digests/confirm/{token}", Desk),
    ("/{lang}/digests/{id}/end", Nothing(405)),
    ("/{lang}/languages", OwnPage),
    ("/{lang}/my-feeds", OwnPage),
    ("/{lang}/my-feeds/{id}/end", Nothing(405)),
    ("/{lang}/wanted", Queue),
    ("/{lang}/desk", Desk),
    ("/{lang}/desk/drafts", Nothing(405)),
    ("/{lang}/desk/drafts/{id}", Desk),
    ("/{lang}/desk/drafts/{id}/preview", Desk),
    ("/{lang}/desk/drafts/{id}/submit", Nothing(405)),
    ("/{lang}/desk/drafts/{id}/discard", Nothing(405)),
    ("/{lang}/desk/erase/{uuid}", Desk),
    ("/{lang}/desk/translate/{uuid}", Desk),
    ("/{lang}/desk/withdraw/{uuid}", Desk),
    ("/{lang}/desk/waiting/{id}", Desk),
    ("/{lang}/desk/waiting/{id}/files/{place}", Desk),
    ("/{lang}/desk/incoming", Incoming),
    ("/{lang}/desk/incoming/seen", Nothing(405)),
    ("/{lang}/desk/incoming/filters", Nothing(405)),
    ("/{lang}/desk/incoming/filters/{id}/end", Nothing(405)),
    ("/{lang}/desk/incoming/release", Nothing(405)),
    ("/{lang}/desk/incoming/retry", Nothing(405)),
    ("/{lang}/desk/incoming/settle", Nothing(405)),
    ("/{lang}/desk/offers/{id}", Desk),
    ("/{lang}/desk/moves/{host}", Desk),
    ("/{lang}/desk/follows/{id}", Desk),
    ("/{lang}/desk/following/{id}/withdraw", Nothing(405)),
    ("/{lang}/materials/{uuid}/adopt", Desk),
    ("/{lang}/materials/{uuid}/offer", Desk),
    ("/{lang}/desk/document", Nothing(405)),
    ("/{lang}/desk/paste", Nothing(405)),
    // What is on stage there is no meeting; who gets one is told by a story of meetings.
    ("/{lang}/materials/{uuid}/calendar.ics", Nothing(404)),
    ("/{lang}/materials/{uuid}/wish", Nothing(405)),
    ("/{lang}/materials/{uuid}/wish/end", Nothing(405)),
    ("/", Nothing(302)),
    ("/{lang}", Nothing(308)),
    // Nobody in this table administers; what the book shows is told by its own stories.
    ("/{lang}/admin", Admin),
    ("/{lang}/admin/users", Admin),
    ("/{lang}/admin/users/{username}", Admin),
    ("/{lang}/admin/peers", Admin),
    ("/{lang}/admin/peers/{host}", Nothing(405)),
    ("/{lang}/admin/lanes", Admin),
    ("/{lang}/admin/lanes/{host}", Nothing(405)),
    ("/{lang}/admin/keys", Admin),
    ("/{lang}/admin/authorities", Admin),
    ("/{lang}/admin/feeds", Admin),
    ("/{lang}/admin/feeds/{id}/end", Nothing(405)),
    ("/{lang}/admin/translation", Admin),
    ("/{lang}/admin/projects", Admin),
    ("/{lang}/admin/audit", Admin),
    ("/{lang}/admin/audit/{file}", Desk),
    ("/{lang}/admin/settings", Admin),
    ("/hub", Nothing(405)),
    ("/translated/{secret}", Nothing(405)),
    ("/translated/{secret}/error", Nothing(405)),
    ("/robots.txt", Nothing(200)),
    ("/sitemap.xml", Nothing(200)),
    ("/sitemaps/{file}", Nothing(200)),
    ("/catalog.jsonld", Nothing(200)),
    ("/.well-known/webfinger", Nothing(200)),
    ("/.well-known/nodeinfo", Nothing(200)),
    ("/.well-known/host-meta", Nothing(200)),
    ("/.well-known/host-meta.json", Nothing(200)),
    ("/.well-known/security.txt", Nothing(404)),
    ("/nodeinfo/2.1", Nothing(200)),
    ("/health", Nothing(200)),
    ("/metrics", Nothing(200)),
    ("/source", Nothing(200)),
    ("/assets/style.css", Nothing(200)),
    ("/assets/desk.js", Nothing(200)),
    ("/assets/passkey.js", Nothing(200)),
    ("/favicon.ico", Nothing(200)),
    ("/api/v1/materials", AmongIfClear),
    ("/api/v1/materials/{uuid}", ItIfClear),
    ("/api/v1/search", AmongIfClear),
    ("/api/v1/topics", Nothing(200)),
    ("/api/v1/adoptions", Nothing(200)),
    ("/api/v1/attachments/{sha256}", Nothing(404)),
    ("/api/v1/token", Nothing(401)),
    ("/api/v1/drafts", Nothing(401)),
    ("/api/v1/drafts/{id}", Nothing(401)),
    ("/api/v1/drafts/{id}/check", Nothing(401)),
    ("/api/v1/drafts/{id}/files/{name}", Nothing(401)),
    ("/api/v1/drafts/{id}/submit", Nothing(405)),
    ("/api/v1/waiting", Nothing(401)),
    ("/api/v1/waiting/{id}", Nothing(401)),
    ("/api/v1/waiting/{id}/files/{name}", Nothing(401)),
    ("/api/v1/waiting/{id}/approve", Nothing(405)),
    ("/api/v1/waiting/{id}/refuse", Nothing(405)),
    ("/api/v1/waiting/{id}/take-over", Nothing(405)),
    ("/api/v1/materials/{uuid}/withdraw", Nothing(405)),
    ("/api/v1/materials/{uuid}/erase", Nothing(401)),
    ("/api/v1/materials/{uuid}/adopt", Nothing(405)),
    ("/api/v1/materials/{uuid}/offers", Nothing(405)),
    ("/api/v1/materials/{uuid}/wishes", Nothing(405)),
    ("/api/v1/materials/{uuid}/wishes/{language}", Nothing(405)),
    ("/api/v1/wishes", Nothing(401)),
    ("/api/v1/wanted", Nothing(401)),
    ("/api/v1/offers", Nothing(401)),
    ("/api/v1/offers/{id}", Nothing(401)),
    ("/api/v1/offers/{id}/accept", Nothing(405)),
    ("/api/v1/offers/{id}/refuse", Nothing(405)),
    ("/api/v1/incoming", Nothing(401)),
    ("/api/v1/follows", Nothing(401)),
    ("/api/v1/follows/{id}", Nothing(401)),
    ("/api/v1/follows/{id}/accept", Nothing(405)),
    ("/api/v1/follows/{id}/refuse", Nothing(405)),
    ("/api/v1/follows/{id}/ask", Nothing(405)),
    ("/api/v1/follows/{id}/withdraw", Nothing(405)),
    ("/api/v1/documents", Nothing(405)),
    ("/api/v1/materials/{uuid}/translations", Nothing(405)),
    ("/api/v1/peers", Nothing(401)),
    ("/api/v1/audit", Nothing(401)),
    ("/api/v1/audit/export", Nothing(401)),
    ("/api/v1/digests", Nothing(401)),
    ("/api/v1/users", Nothing(401)),
    ("/api/v1/users/{username}", Nothing(401)),
    ("/api/v1/users/{username}/role", Nothing(405)),
    ("/api/v1/users/{username}/link", Nothing(405)),
    ("/api/v1/users/{username}/end-sessions", Nothing(405)),
    ("/api/v1/users/{username}/reset", Nothing(405)),
    ("/api/v1/users/{username}/remove", Nothing(405)),
    ("/api/v1/users/{username}/erase", Nothing(405)),
    ("/api/v1/peers/look", Nothing(405)),
    ("/api/v1/peers/{host}/check", Nothing(405)),
    ("/api/v1/peers/{host}/retry", Nothing(405)),
    ("/api/v1/peers/{host}/rotate", Nothing(405)),
    ("/api/v1/peers/{host}/remove", Nothing(405)),
    ("/api/v1/lanes", Nothing(401)),
    ("/api/v1/sources", Nothing(401)),
    ("/api/v1/sources/{id}/end", Nothing(405)),
    ("/api/v1/hub", Nothing(401)),
    ("/api/v1/translation", Nothing(401)),
    ("/api/v1/projects", Nothing(401)),
    ("/api/v1/settings", Nothing(401)),
    ("/api/v1/retention", Nothing(401)),
    ("/api/v1/keys", Nothing(401)),
    ("/api/v1/keys/rotate", Nothing(405)),
    ("/api/v1/authorities", Nothing(401)),
    ("/api/v1/circles", Nothing(401)),
    ("/api/v1/quarantine/release", Nothing(405)),
    ("/api/v1/peers/{host}/settle", Nothing(405)),
    ("/api/v1/moves", Nothing(401)),
    ("/api/v1/moves/{host}", Nothing(401)),
    ("/api/v1/moves/{host}/look", Nothing(405)),
    ("/api/v1/moves/{host}/confirm", Nothing(405)),
    ("/api/v1/moves/{host}/refuse", Nothing(405)),
    ("/api/openapi.json", Nothing(200)),
    ("/topics.jsonld", Nothing(200)),
    ("/api/{*rest}", Nothing(404)),
    ("/actor", Nothing(200)),
    ("/actor/outbox", Nothing(200)),
    ("/actors/{username}", Nothing(200)),
    ("/actors/{username}/outbox", Outbox),
    ("/actors/{username}/followers", Nothing(200)),
    ("/actors/{username}/following", Nothing(200)),
    ("/partners", Members),
    ("/inbox", Nothing(405)),
    ("/actors/{username}/inbox", Nothing(405)),
    ("/log/head", Log),
    ("/log/entries", Log),
    ("/log/findings", Log),
    ("/log/held", Log),
];

/// A material of the table.
struct Material {
    name: &'static str,
    uuid: String,
    sha256: String,
    audience: Audience,
    is_withdrawn: bool,
}

/// A viewer of the table.
struct Somebody {
    name: &'static str,
    viewer: Viewer,
    door: Door,
    has_ended: bool,
}

/// How a viewer asks.
enum Door {
    Browser(Browser),
    Signed(usize),
}

struct Stage {
    fi: Node,
    partners: [Peer; 2],
    materials: Vec<Material>,
    viewers: Vec<Somebody>,
}

fn stage(engine: Engine) -> Stage {
    let partners = [Peer::partner("se", 8102), Peer::partner("lt", 8103)];
    // So many viewers of the table come from one address.
    let draft = NodeDraft::new(engine, "fi", 8101).set("limits", "sign_in_tries", 1_000);
    let project = toml::Table::from_iter([("hashtags".to_owned(), toml::Value::Array(Vec::new()))]);
    let draft = draft.set("projects", "valpoolen", project);
    let draft = partners.iter().fold(draft, |draft, peer| draft.knows(peer.host(), peer.address()));
    let mut fi = draft.prepare();
    fi.done(&["authority", "add", "--username", "kunta", "--name", "Another authority"]);
    fi.start();
    for peer in &partners {
        fi.done(&["peer", "add", &peer.origin(), "--yes"]);
    }
    let (vaalit, kunta) = (fi.authority(), format!("{}/actors/kunta", fi.origin()));
    let people = [
        ("reader", "lukija", "reader", "vaalit"),
        ("client", "lautakunta", "client", "vaalit"),
        ("operator", "yllapito", "operator", "vaalit"),
        ("other", "naapuri", "reader", "kunta"),
        ("named", "nimetty", "reader", "vaalit"),
    ];
    for (_, username, role, authority) in people {
        fi.done(&["user", "add", username, "--role", role, "--authority", authority]);
    }
    let se = partners[0].authority().id.clone();
    let to_se = format!("recipients: [\"@val@{}\"]\n", partners[0].host());
    let mut materials = Vec::new();
    for (name, tlp, more, level, named) in [
        ("clear", "CLEAR", "", Level::Clear, None),
        ("green", "GREEN", "", Level::Green, None),
        ("amber", "AMBER", to_se.as_str(), Level::Amber, Some(&se)),
        ("strict", "AMBER+STRICT", to_se.as_str(), Level::AmberStrict, Some(&se)),
        ("red", "RED", "recipients: [nimetty, vaalit]\n", Level::Red, None),
        ("gone", "CLEAR", "", Level::Clear, None),
        ("wane", "AMBER", to_se.as_str(), Level::Amber, Some(&se)),
    ] {
        let file = format!("{name}.txt");
        fs::write(fi.folder().join(&file), format!("sentinel file {name}")).expect("the folder is writable");
        let first = publish(
            &fi,
            name,
            tlp,
            &format!("{more}attachments: [{file}]\ntopics: [early-voting]\nproject: valpoolen\n"),
        );
        let mut named: BTreeSet<String> = named.into_iter().cloned().collect();
        if level == Level::Red {
            named.extend(["nimetty", "vaalit"].map(str::to_owned));
        }
        // Everything is wanted, also of what nobody may know of.
        let wish = format!("insert into wish (material, language, readers, at) values ('{first}', 'hr', 2, 0)");
        fi.tamper(&wish);
        let is_withdrawn = ["gone", "wane"].contains(&name);
        if is_withdrawn {
            fi.done(&["withdraw", &first, "--reason", &format!("sentinel {name}")]);
        } else {
            let more = format!("{more}attachments: [{file}]\ntopics: [early-voting]\nproject: valpoolen\n");
            revise(&fi, &first, name, tlp, &more);
        }
        materials.push(Material {
            name,
            uuid: first.rsplit('/').next().expect("an id ends in its UUID").to_owned(),
            sha256: sha256(format!("sentinel file {name}").as_bytes()),
            audience: Audience { level, author: vaalit.clone(), named },
            is_withdrawn,
        });
    }
    offer(&fi, &partners[0], &materials);
    let staff = |person: &str, authority: &str, client| Viewer::Staff {
        person: person.to_owned(),
        authority: authority.to_owned(),
        client,
    };
    let signed_in = |username| Door::Browser(Browser::signed_in(&fi, username));
    let ended = {
        let browser = Browser::signed_in(&fi, "lukija");
        let mut leaving = browser.clone();
        let page = leaving.get(&fi, "/en/").text();
        let csrf = page.split_once("name=\"csrf\" value=\"").and_then(|(_, rest)| rest.split('"').next());
        leaving.post(&fi, "/en/sign-out", &format!("csrf={}", csrf.expect("a form"))).is(&[303]);
        browser
    };
    let peer =
        |peer: &Peer| Viewer::Peer { authorities: [peer.authority().id.clone(), peer.editor().id.clone()].into() };
    let one = |name, viewer, door| Somebody { name, viewer, door, has_ended: false };
    let viewers = vec![
        one("public", Viewer::Public, Door::Browser(Browser::default())),
        Somebody { has_ended: true, ..one("ended", Viewer::Public, Door::Browser(ended)) },
        one("reader", staff("lukija", &vaalit, false), signed_in("lukija")),
        one("client", staff("lautakunta", &vaalit, true), signed_in("lautakunta")),
        one("operator", Viewer::Operator, signed_in("yllapito")),
        one("other", staff("naapuri", &kunta, false), signed_in("naapuri")),
        one("named", staff("nimetty", &vaalit, false), signed_in("nimetty")),
        one("partner", peer(&partners[0]), Door::Signed(0)),
        one("stranger partner", peer(&partners[1]), Door::Signed(1)),
    ];
    Stage { fi, partners, materials, viewers }
}

/// A partner offers a text of everything it may see; no route shows an offer to anybody.
fn offer(fi: &Node, partner: &Peer, materials: &[Material]) {
    let seen: Vec<&Material> = materials
        .iter()
        .filter(|it| !it.is_withdrawn && it.audience.level < Level::Red && it.audience.author == fi.authority())
        .collect();
    for (number, it) in (1..).zip(&seen) {
        let uri = format!("{}/materials/{}", fi.origin(), it.uuid);
        let mut article = bad_offers::article(partner, number, &uri, &fi.authority());
        article["pool:tlp"] = it.audience.level.max(Level::Amber).as_str().into();
        article["nameMap"]["sv"] = format!("sentinel offered {} early", it.name).into();
        let letter = bad_offers::sending(partner, partner.authority(), it.name, article, &fi.authority());
        fi.deliver(partner.authority(), &letter).is(&[202]);
    }
    let many = i64::try_from(seen.len()).expect("few");
    assert_eq!(many, 4);
    until("all are here", || (fi.number("select count(*) from offer where state = 'open'") == many).then_some(()));
}

fn publish(fi: &Node, name: &str, tlp: &str, more: &str) -> String {
    let path =
        place::write(fi, &format!("{name}.md"), &place::best_practice(&format!("sentinel {name}"), tlp, more), "x");
    place::json(&fi.done(&["--json", "publish", &path]))["uri"].as_str().expect("an id").to_owned()
}

fn revise(fi: &Node, id: &str, name: &str, tlp: &str, more: &str) {
    let path =
        place::write(fi, &format!("{name}.md"), &place::best_practice(&format!("sentinel {name}"), tlp, more), "y");
    let user = if tlp == "RED" { vec!["--as", "vaalit"] } else { Vec::new() };
    // A RED material is for the person named alone, its author included: nobody else can revise it.
    if user.is_empty() {
        fi.done(&["revise", id, &path]);
    }
}

fn sha256(bytes: &[u8]) -> String {
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, bytes);
    digest.as_ref().iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("writing to a String does not fail");
        hex
    })
}

impl Stage {
    fn ask(&mut self, viewer: usize, target: &str, accept: &str) -> Answer {
        let answer = match &mut self.viewers[viewer].door {
            Door::Browser(browser) => {
                let mut browser = browser.clone();
                browser.ask(&self.fi, Request::get(self.fi.host(), target).and("accept", accept))
            }
            Door::Signed(peer) => self.fi.get_as(self.partners[*peer].authority(), target),
        };
        assert!(!answer.text().contains("sentinel offered"), "{} at {target}", self.viewers[viewer].name);
        answer
    }

    /// The address of a material on a route, and the form to ask for.
    fn address(material: &Material, form: Form) -> (String, &'static str) {
        let Material { uuid, sha256, .. } = material;
        match form {
            Page => (format!("/en/materials/{uuid}"), "text/html"),
            Revisions => (format!("/en/materials/{uuid}/revisions"), "text/html"),
            Revision => (format!("/en/materials/{uuid}/revisions/1"), "text/html"),
            Changes => (format!("/en/materials/{uuid}/revisions/2/changes"), "text/html"),
            Object(accept) => (format!("/materials/{uuid}"), accept),
            ObjectRevision => (format!("/materials/{uuid}/revisions/1"), "application/activity+json"),
            Translations => (format!("/materials/{uuid}/translations"), "application/activity+json"),
            Attachment => (format!("/attachments/{sha256}"), "text/html"),
            Beside(name) => (format!("/en/materials/{uuid}/{name}"), "text/html"),
        }
    }

    /// The status of a material at an address of its own.
    fn cell(&mut self, viewer: usize, material: usize, form: Form) {
        let (target, accept) = Self::address(&self.materials[material], form);
        let answer = self.ask(viewer, &target, accept);
        let (somebody, it) = (&self.viewers[viewer], &self.materials[material]);
        let allowed = may(Action::Read, &it.audience, &somebody.viewer);
        let absent = if somebody.has_ended && accept == "text/html" { 303 } else { 404 };
        let (has_tombstone, is_red) = (matches!(form, Page | Object(_)), it.audience.level == Level::Red);
        let expected: &[u16] = match (allowed, it.is_withdrawn) {
            (true, true) if has_tombstone => &[410],
            (true, false) if form == Revision && is_red => &[303],
            // It was never revised.
            (true, false) if form == Changes && is_red => &[absent],
            (true, false) => &[200],
            _ => &[absent],
        };
        let cell = format!("{} asks for {} at {target} as {accept}", somebody.name, it.name);
        assert!(
            expected.contains(&answer.status),
            "{cell}: {} instead of {expected:?}\n{}",
            answer.status,
            answer.text()
        );
        if !allowed {
            assert!(!answer.text().contains("sentinel"), "{cell}: {}", answer.text());
        }
    }

    /// What the API says of a material.
    fn clear_cell(&mut self, viewer: usize, material: usize) {
        let target = format!("/api/v1/materials/{}", self.materials[material].uuid);
        let answer = self.ask(viewer, &target, "application/json");
        let (somebody, it) = (&self.viewers[viewer], &self.materials[material]);
        let expected = match (may(Action::Feed, &it.audience, &Viewer::Public), it.is_withdrawn) {
            (true, false) => 200,
            (true, true) => 410,
            (false, _) => 404,
        };
        let cell = format!("{} asks for {} at {target}", somebody.name, it.name);
        assert_eq!(answer.status, expected, "{cell}: {}", answer.text());
        assert!(expected != 404 || !answer.text().contains("sentinel"), "{cell}: {}", answer.text());
    }

    /// What stands in a list.
    fn list(&mut self, viewer: usize, target: &str, shown: impl Fn(&Material, &Viewer) -> bool) -> usize {
        let answer = self.ask(viewer, target, "text/html, */*");
        let text = answer.text();
        let somebody = &self.viewers[viewer];
        assert!(answer.status < 500, "{} at {target}: {}", somebody.name, answer.status);
        for it in &self.materials {
            let expected = shown(it, &somebody.viewer);
            let is_there = text.contains(&format!("sentinel {}", it.name));
            assert_eq!(is_there, expected, "{} sees {} at {target}: {}", somebody.name, it.name, answer.status);
        }
        self.materials.len()
    }
}

/// The routes as the program declares them.
fn declared() -> BTreeSet<String> {
    let root = env!("CARGO_MANIFEST_DIR");
    let mut found = BTreeSet::new();
    for file in ["node/src/web.rs", "node/src/web/public.rs"] {
        let text = fs::read_to_string(format!("{root}/{file}")).expect("the source is there");
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (at, _) in text.match_indices(".route(") {
            let rest = text[at..].split_once('"').map_or("", |(_, rest)| rest);
            found.insert(rest.split('"').next().unwrap_or_default().to_owned());
        }
    }
    found
}

#[test]
fn every_route_is_in_the_table() {
    let table: BTreeSet<String> = ROUTES.iter().map(|(route, _)| (*route).to_owned()).collect();
    let declared = declared();
    assert!(declared.len() > 40, "{declared:?}");
    let missing: Vec<_> = declared.difference(&table).collect();
    assert!(missing.is_empty(), "say what these show of whom: {missing:?}");
}

#[test]
fn every_viewer_sees_on_every_route_what_the_rule_allows_and_nothing_else() {
    on_both(|engine| {
        let mut stage = stage(engine);
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let routes: Vec<_> = {
            let declared = declared();
            ROUTES.iter().filter(|(route, _)| declared.contains(*route)).collect()
        };
        for (route, shows) in routes {
            for viewer in 0..stage.viewers.len() {
                let filled = fill(route);
                let cells = match shows {
                    It(form) => {
                        (0..stage.materials.len()).for_each(|material| stage.cell(viewer, material, *form));
                        stage.materials.len()
                    }
                    Among(action) => {
                        // Feeds are what the public may keep, whoever asks.
                        let is_feed = *action == Action::Feed;
                        stage.list(viewer, &filled, |it, somebody| {
                            let somebody = if is_feed { &Viewer::Public } else { somebody };
                            // A feed says that something is withdrawn, and why.
                            (is_feed || !it.is_withdrawn) && may(*action, &it.audience, somebody)
                        })
                    }
                    ItIfClear => {
                        (0..stage.materials.len()).for_each(|material| stage.clear_cell(viewer, material));
                        stage.materials.len()
                    }
                    AmongIfClear => stage.list(viewer, &filled, |it, _| {
                        !it.is_withdrawn && may(Action::Feed, &it.audience, &Viewer::Public)
                    }),
                    Gone => stage.list(viewer, &filled, |it, somebody| {
                        it.is_withdrawn && may(Action::Read, &it.audience, somebody)
                    }),
                    Outbox => stage.list(viewer, &filled, |it, somebody| {
                        it.audience.level != Level::Red && may(Action::Receive, &it.audience, somebody)
                    }),
                    Nothing(status) => {
                        // Whose session has ended is led to sign in, whether there is something or not.
                        let is_led = stage.viewers[viewer].has_ended && !route.starts_with("/api/");
                        let status = if *status == 404 && is_led { 303 } else { *status };
                        let answer = stage.ask(viewer, &filled, "text/html, */*").status;
                        assert_eq!(answer, status, "{} at {filled}", stage.viewers[viewer].name);
                        stage.list(viewer, &filled, |_, _| false)
                    }
                    OwnPage | Queue => {
                        let status = stage.ask(viewer, &filled, "text/html").status;
                        let is_signed_in = matches!(
                            (&stage.viewers[viewer].door, &stage.viewers[viewer].viewer),
                            (Door::Browser(_), Viewer::Operator | Viewer::Staff { .. })
                        );
                        let expected = if is_signed_in { 200 } else { 303 };
                        assert_eq!(status, expected, "{} at {route}", stage.viewers[viewer].name);
                        let has_all = is_signed_in && *shows == Queue;
                        stage.list(viewer, &filled, |it, somebody| {
                            has_all && !it.is_withdrawn && may(Action::Read, &it.audience, somebody)
                        })
                    }
                    Admin => {
                        let status = stage.ask(viewer, &filled, "text/html").status;
                        let expected = match (&stage.viewers[viewer].door, &stage.viewers[viewer].viewer) {
                            (Door::Browser(_), Viewer::Operator) => 200,
                            (Door::Browser(_), Viewer::Staff { .. }) => 404,
                            _ => 303,
                        };
                        assert_eq!(status, expected, "{} at {route}", stage.viewers[viewer].name);
                        stage.list(viewer, &filled, |_, _| false)
                    }
                    Desk => {
                        let status = stage.ask(viewer, &filled, "text/html").status;
                        let is_signed_in = matches!(
                            (&stage.viewers[viewer].door, &stage.viewers[viewer].viewer),
                            (Door::Browser(_), Viewer::Operator | Viewer::Staff { .. })
                        );
                        let expected = if is_signed_in { 404 } else { 303 };
                        assert_eq!(status, expected, "{} at {route}", stage.viewers[viewer].name);
                        stage.list(viewer, &filled, |_, _| false)
                    }
                    Incoming => {
                        let status = stage.ask(viewer, &filled, "text/html").status;
                        let somebody = &stage.viewers[viewer];
                        let is_signed_in = matches!(
                            (&somebody.door, &somebody.viewer),
                            (Door::Browser(_), Viewer::Operator | Viewer::Staff { .. })
                        );
                        let is_ours = matches!(somebody.viewer, Viewer::Operator | Viewer::Staff { client: false, .. });
                        let absent = if is_signed_in { 404 } else { 303 };
                        assert_eq!(status, if is_ours { 200 } else { absent }, "{} at {route}", somebody.name);
                        // What their own authority published is no news to anybody there; all of it is of one here.
                        stage.list(viewer, &filled, |it, somebody| {
                            let of_others = matches!(somebody, Viewer::Staff { client: false, authority, .. }
                                if *authority != it.audience.author);
                            is_ours && of_others && !it.is_withdrawn && may(Action::Search, &it.audience, somebody)
                        })
                    }
                    Exchange => {
                        let status = stage.ask(viewer, &filled, "text/html").status;
                        let somebody = &stage.viewers[viewer];
                        let is_ours = matches!(somebody.viewer, Viewer::Operator | Viewer::Staff { client: false, .. });
                        let absent = if somebody.has_ended { 303 } else { 404 };
                        assert_eq!(status, if is_ours { 200 } else { absent }, "{} at {route}", somebody.name);
                        1
                    }
                    Members => {
                        let status = stage.ask(viewer, &filled, "application/activity+json").status;
                        let is_member = !matches!(stage.viewers[viewer].viewer, Viewer::Public);
                        assert_eq!(
                            status,
                            if is_member { 200 } else { 404 },
                            "{} at {route}",
                            stage.viewers[viewer].name
                        );
                        1
                    }
                    Log => {
                        let status = stage.ask(viewer, &filled, "application/json").status;
                        let is_partner = matches!(stage.viewers[viewer].viewer, Viewer::Peer { .. });
                        let expected: &[u16] = if is_partner { &[200, 400] } else { &[404, 401] };
                        assert!(expected.contains(&status), "{} at {route}: {status}", stage.viewers[viewer].name);
                        1
                    }
                };
                *counts.entry(stage.viewers[viewer].name).or_default() += cells;
            }
        }
        let never = "/en/materials/01a00000-0000-7000-8000-000000000000";
        for viewer in 0..stage.viewers.len() {
            for material in 0..stage.materials.len() {
                let it = &stage.materials[material];
                if may(Action::Read, &it.audience, &stage.viewers[viewer].viewer) {
                    continue;
                }
                let page = format!("/en/materials/{}", it.uuid);
                let (hidden, absent) = (stage.ask(viewer, &page, "text/html"), stage.ask(viewer, never, "text/html"));
                let of = |answer: &Answer, path: &str| {
                    let is_kept = |(name, _): &&(String, String)| name != "date";
                    let headers: Vec<_> = answer
                        .headers
                        .iter()
                        .filter(is_kept)
                        .map(|(_, value)| value.replace(path.rsplit('/').next().unwrap_or_default(), ""))
                        .collect();
                    (answer.status, headers, answer.body.clone())
                };
                assert_eq!(of(&hidden, &page), of(&absent, never), "{} and {page}", stage.viewers[viewer].name);
            }
        }
        let total: usize = counts.values().sum();
        println!("{engine:?}: {total} cells, by viewer {counts:?}");
        assert!(total > 1_500, "{total} cells");
    });
}

/// An address of a route, for lists and for what shows nothing.
pub(super) fn fill(route: &str) -> String {
    match route {
        "/{lang}/search" => "/en/search?q=early".to_owned(),
        "/api/v1/search" => "/api/v1/search?q=early".to_owned(),
        "/sitemaps/{file}" => "/sitemaps/1.xml".to_owned(),
        "/feeds/{file}" => "/feeds/all.en.rss".to_owned(),
        "/feeds/{set}/{file}" => "/feeds/topic/early-voting.en.rss".to_owned(),
        "/.well-known/webfinger" => "/.well-known/webfinger?resource=acct:vaalit@fi.localhost:8101".to_owned(),
        "/actors/{username}/outbox" => "/actors/vaalit/outbox?page=first".to_owned(),
        "/actor/outbox" => "/actor/outbox?page=first".to_owned(),
        "/log/entries" => "/log/entries?after=0".to_owned(),
        other => other
            .replace("{lang}", "en")
            .replace("{username}", "vaalit")
            .replace("{handle}", "vaalit@fi.localhost:8101")
            .replace("{name}", "valpoolen")
            .replace("{host}", "nobody.localhost")
            .replace("{token}", &"0".repeat(64))
            .replace("{set}/{file}", "topic/early-voting.en.rss")
            .replace("{file}", "all.en.rss")
            .replace("{id}", "0")
            .replace("{*rest}", "nothing"),
    }
}
