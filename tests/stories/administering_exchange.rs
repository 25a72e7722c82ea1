//! Administration in the browser of what is exchanged: what waits and why, authorities and circles, feeds and their readers,
//! languages and services, projects. What is done there is what the command line does; the rest is shown with its place.

use super::{hub, place::json};
use crate::harness::{Browser, Engine, Node, NodeDraft, Peer, Reply, on_both, until};

fn node(engine: Engine, peers: &[&Peer]) -> NodeDraft {
    let draft = NodeDraft::new(engine, "fi", 8101).set("limits", "sign_in_tries", 1_000);
    peers.iter().fold(draft, |draft, peer| draft.knows(peer.host(), peer.address()))
}

fn people(fi: &Node) {
    for (name, role) in [("olli", "operator"), ("paula", "peer-administrator"), ("taru", "auditor"), ("aino", "author")]
    {
        fi.done(&["user", "add", name, "--role", role]);
    }
}

fn deeds(fi: &Node, who: &str) -> Vec<String> {
    let lines = json(&fi.done(&["--json", "audit", "list", "--who", who]));
    lines.as_array().expect("lines").iter().filter_map(|line| line["deed"].as_str().map(str::to_owned)).collect()
}

#[test]
fn an_authority_added_in_the_browser_stands_in_the_configuration_and_is_announced() {
    on_both(|engine| {
        let se = Peer::partner("se", 8102);
        let mut fi = node(engine, &[&se]).prepare().started();
        people(&fi);
        fi.done(&["peer", "add", &se.origin(), "--yes"]);
        let form = [("username", "kunta"), ("name", "Kunnan <vaalit>")];
        let at = "/en/admin/authorities";
        let mut olli = Browser::signed_in(&fi, "olli");
        assert!(!olli.get(&fi, at).is(&[200]).text().contains("Add an authority"), "without a second factor");
        let held = olli.press(&fi, at, &form).is(&[409]).text();
        assert!(held.contains("/sign-in/confirm?") && held.contains("kunta"), "{held}");
        let mut paula = Browser::with_second_factor(&fi, "paula").0;
        assert!(!paula.get(&fi, at).is(&[200]).text().contains("Add an authority"));
        paula.press(&fi, at, &form).is(&[403]);

        let mut olli = Browser::with_second_factor(&fi, "olli").0;
        let wrong = olli.press(&fi, at, &[("username", "Kunta X"), ("name", "Kunta")]).is(&[422]).text();
        assert!(wrong.contains("value=\"Kunta X\""), "what was typed is kept: {wrong}");
        let made = olli.press(&fi, at, &form).is(&[201]).text();
        assert!(made.contains(&format!("@kunta@{}", fi.host())) && made.contains("Kunnan &#60;vaalit&#62;"), "{made}");
        olli.press(&fi, at, &form).is(&[409]);
        assert!(fi.done(&["authority", "list"]).contains("@kunta@"));
        let announced = until("partners are told", || {
            se.received().into_iter().find(|one| one["object"]["id"] == format!("{}/actor", fi.origin()))
        });
        assert_eq!(announced["object"]["pool:authorities"].as_array().map(Vec::len), Some(2));
        assert!(deeds(&fi, "olli").contains(&"authority".to_owned()), "{:?}", deeds(&fi, "olli"));
        // It is read again, with the same keys.
        fi.stop();
        fi.start();
        fi.get("/actors/kunta").is(&[200]);
        fi.done(&["audit", "verify"]);
    });
}

/// With a circle, a project that has ended, and a service that translates.
pub(super) fn described(draft: NodeDraft) -> NodeDraft {
    let mut project = toml::Table::new();
    project.insert("title".into(), toml::Table::from_iter([("en".into(), "The <pool>".into())]).into());
    project.insert("to".into(), "2001-01-31".into());
    let mut service = toml::Table::new();
    for (key, value) in [("name", "huone"), ("kind", "apertium"), ("url", "https://apertium.example.org")] {
        service.insert(key.into(), value.into());
    }
    let circle: Vec<toml::Value> = vec![format!("@{}@{}", "val", "se.localhost:8102").into()];
    let draft = draft.set("circles", "nordic", circle).set("projects", "pool", project);
    draft.set("translation", "providers", vec![toml::Value::from(service)])
}

#[test]
fn circles_client_bodies_languages_services_and_projects_are_shown_with_their_place() {
    on_both(|engine| {
        let fi = described(node(engine, &[])).prepare();
        fi.edit(|table| {
            let first = table["authority"].as_array_mut().and_then(|all| all[0].as_table_mut()).expect("an authority");
            first.insert("clients".into(), vec![toml::Value::from("Board <of> Helsinki")].into());
        });
        let fi = fi.started();
        people(&fi);
        // An auditor looks at all of it.
        let mut taru = Browser::signed_in(&fi, "taru");
        let bodies = taru.get(&fi, "/en/admin/authorities").is(&[200]).text();
        for shown in ["Board &#60;of&#62; Helsinki", "nordic", "@val@se.localhost:8102", "not known here", "[circles]"]
        {
            assert!(bodies.contains(shown), "{shown}: {bodies}");
        }
        let languages = taru.get(&fi, "/en/admin/translation").is(&[200]).text();
        for shown in ["Finnish, Swedish", "huone", "TLP:CLEAR only", "Waiting to be translated: 0", "[node] languages"]
        {
            assert!(languages.contains(shown), "{shown}: {languages}");
        }
        let projects = taru.get(&fi, "/en/admin/projects").is(&[200]).text();
        for shown in ["The &#60;pool&#62;", "/en/projects/pool", "31 January 2001", "ended", "[projects.pool]"] {
            assert!(projects.contains(shown), "{shown}: {projects}");
        }
        for page in [bodies, languages, projects] {
            assert!(page.contains("<caption") && !page.contains("method=\"post\" action=\"/en/admin"), "{page}");
        }
    });
}

#[test]
fn what_waits_for_a_partner_is_said_in_words_and_tried_again() {
    on_both(|engine| {
        let se = Peer::partner("se", 8102);
        let fi = node(engine, &[&se]).prepare().started();
        people(&fi);
        fi.done(&["peer", "add", &se.origin(), "--yes"]);
        se.serves("/inbox", Reply::status(503));
        fi.publish("one", "GREEN", "");
        let mut paula = Browser::with_second_factor(&fi, "paula").0;
        let at = "/en/admin/lanes";
        let page = until("the lane fails", || {
            let page = paula.get(&fi, at).is(&[200]).text();
            page.contains("It asks us to wait.").then_some(page)
        });
        for shown in
            ["se.localhost:8102", "failing, is tried again", "503", "Next attempt:", "Try everything again now"]
        {
            assert!(page.contains(shown), "{shown}: {page}");
        }
        assert!(!page.contains("one</"), "nothing of what a material says");
        se.heals();
        se.serves("/inbox", Reply::status(202));
        paula.press(&fi, "/en/admin/lanes/se.localhost:8102", &[]).is(&[200]);
        until("it is sent", || {
            let page = paula.get(&fi, at).is(&[200]).text();
            (page.contains("nothing waits") && !page.contains("It asks us to wait.")).then_some(())
        });
        paula.press(&fi, "/en/admin/lanes/nowhere", &[]).is(&[409]);
        let mut taru = Browser::with_second_factor(&fi, "taru").0;
        taru.press(&fi, "/en/admin/lanes/se.localhost:8102", &[]).is(&[403]);
    });
}

#[test]
fn a_feed_is_begun_and_ended_in_the_browser() {
    on_both(|engine| {
        let site = Peer::silent("valimised", 8130);
        let feed = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Valimised</title>\
            <link>http://valimised.localhost:8130/</link><description>d</description><item><title>Uudis</title>\
            <link>http://valimised.localhost:8130/1</link><guid>1</guid></item></channel></rss>";
        site.serves("/rss", Reply::of("application/rss+xml", feed));
        let fi = node(engine, &[&site]).set("limits", "source_every_s", 1).prepare().started();
        people(&fi);
        let mut paula = Browser::with_second_factor(&fi, "paula").0;
        let (at, url) = ("/en/admin/feeds", format!("{}/rss", site.origin()));
        let nothing = paula.press(&fi, at, &[("url", "nonsense")]).is(&[422]).text();
        assert!(nothing.contains("value=\"nonsense\""), "{nothing}");
        let made = paula.press(&fi, at, &[("url", &url), ("country", "EE"), ("name", "<Riik>")]).is(&[201]).text();
        for shown in ["&#60;Riik&#62; is read from now on", "Estonia", url.as_str(), "Stop reading it"] {
            assert!(made.contains(shown), "{shown}: {made}");
        }
        assert!(fi.done(&["follow", "list"]).contains(&url));
        site.serves("/rss", Reply::status(500));
        until("it cannot be read", || {
            paula.get(&fi, at).is(&[200]).text().contains("could not be read since").then_some(())
        });
        let list = json(&fi.done(&["--json", "follow", "list"]));
        let id = list[0]["id"].as_str().expect("an id").to_owned();
        let mut taru = Browser::with_second_factor(&fi, "taru").0;
        taru.press(&fi, &format!("{at}/{id}/end"), &[]).is(&[403]);
        let ended = paula.press(&fi, &format!("{at}/{id}/end"), &[]).is(&[200]).text();
        assert!(ended.contains("is no longer read"), "{ended}");
        paula.press(&fi, &format!("{at}/{id}/end"), &[]).is(&[404]);
        assert!(!fi.done(&["follow", "list"]).contains(&url));
        assert_eq!(deeds(&fi, "paula")[..2], ["unfollow source", "follow source"]);
    });
}

#[test]
fn whoever_is_told_of_changes_is_shown_with_the_end_of_the_lease_and_the_last_delivery() {
    on_both(|engine| {
        let reader = Peer::silent("reader", 8120);
        let fi = node(engine, &[&reader]).prepare().started();
        people(&fi);
        let mut olli = Browser::signed_in(&fi, "olli");
        let at = "/en/admin/feeds";
        assert!(olli.get(&fi, at).is(&[200]).text().contains("Subscriptions: 0."));
        hub::subscribed(&fi, &reader, hub::ALL, "/in", &[("hub.secret", "s3cret")]);
        let page = olli.get(&fi, at).is(&[200]).text();
        for shown in ["Subscriptions: 1.", reader.host(), hub::ALL] {
            assert!(page.contains(shown), "{shown}: {page}");
        }
        assert!(!page.contains("s3cret") && !page.contains("/in<"), "neither secret nor callback: {page}");
        fi.publish("news", "CLEAR", "");
        hub::told(&reader, "/in", 1);
        until("the delivery is noted", || {
            let page = olli.get(&fi, at).is(&[200]).text();
            let row = page.split_once(hub::ALL).expect("a row").1;
            (!row.split_once("</tr>").expect("its end").0.contains("not yet")).then_some(())
        });
    });
}
