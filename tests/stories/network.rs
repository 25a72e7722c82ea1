//! What a node shows of whom it exchanges with, and of what there is, to whom.

use crate::harness::{Browser, NodeDraft, Peer, on_both, until};

const LAG: [&str; 3] = ["How far the exchange has got", "Last delivery", "Open alarms"];

#[test]
fn who_a_node_exchanges_with_is_public_and_how_it_goes_is_for_partners() {
    on_both(|engine| {
        let se = Peer::partner("se", 8102);
        let fi = NodeDraft::new(engine, "fi", 8101).knows(se.host(), se.address()).prepare().started();
        let alone = fi.get("/en/network").is(&[200]).text();
        assert!(alone.contains("This node, Finland, does not exchange with anybody yet."), "{alone}");
        fi.done(&["peer", "add", &se.origin(), "--yes"]);
        fi.publish("one", "GREEN", "");
        let sent = "select count(*) from lane where class = 'partner' and cursor = 1";
        until("the entry is delivered", || (fi.number(sent) == 1).then_some(()));

        let public = fi.get("/en/network").is(&[200]);
        assert_eq!(public.header("cache-control"), Some("public, no-cache"));
        let public = public.text();
        for shown in
            ["<svg class=\"chart\"", ">FI</text>", ">SE</text>", "Finland, to those it exchanges with: Sweden."]
        {
            assert!(public.contains(shown), "{shown}: {public}");
        }
        assert_eq!(public.matches("<path class=\"line\"").count(), 1, "{public}");
        assert!(public.contains(&format!("<a href=\"{}/\"", se.origin())), "{public}");
        assert!(LAG.iter().all(|hidden| !public.contains(hidden)) && !public.contains("class=\"traffic\""), "{public}");

        let seen = fi.get_as(se.application(), "/en/network").is(&[200]);
        assert_eq!(seen.header("cache-control"), Some("private, no-store"));
        let seen = seen.text();
        assert!(LAG.iter().all(|shown| seen.contains(shown)), "{seen}");
        assert!(seen.contains("<td>0 of 1</td>"), "no receipt has come: {seen}");
        fi.done(&["user", "add", "lukija", "--role", "reader"]);
        fi.done(&["user", "add", "yllapito", "--role", "operator"]);
        for username in ["lukija", "yllapito"] {
            let seen = Browser::signed_in(&fi, username).get(&fi, "/en/network").is(&[200]);
            assert_eq!(seen.header("cache-control"), Some("private, no-store"));
            assert!(LAG.iter().all(|shown| seen.text().contains(shown)), "{username}: {}", seen.text());
        }
        let finnish = fi.get_as(se.application(), "/fi/network").is(&[200]).text();
        assert!(finnish.contains("Kuinka pitkällä vaihto on") && finnish.contains("<td>0 / 1</td>"), "{finnish}");
    });
}

#[test]
fn lists_count_what_their_reader_may_see() {
    on_both(|engine| {
        let se = Peer::partner("se", 8102);
        let fi = NodeDraft::new(engine, "fi", 8101).knows(se.host(), se.address()).prepare().started();
        fi.done(&["peer", "add", &se.origin(), "--yes"]);
        fi.publish("open", "CLEAR", "topics: [early-voting]\nphase: electoral\n");
        fi.publish("closed", "GREEN", "topics: [early-voting, deepfakes]\n");
        let public = |target: &str| fi.get(target).is(&[200]).text();
        let partner = |target: &str| fi.get_as(se.application(), target).is(&[200]).text();

        let early = "href=\"/en/materials?topic=early-voting\" lang=\"en\" dir=\"auto\">";
        let (some, all) = (public("/en/topics"), partner("/en/topics"));
        assert!(some.contains(early) && some.contains("– 1 material</span>"), "{some}");
        assert!(!some.contains("– 2 materials") && !some.contains("?topic=deepfakes"), "{some}");
        assert!(all.contains("– 2 materials</span>") && all.contains("?topic=deepfakes"), "{all}");
        assert!(some.contains("http://eurovoc.europa.eu/6770"), "{some}");
        assert!(public("/en/countries").contains("/en/materials?country=FI"));
        assert!(public("/en/kinds").contains("/en/materials?kind=best-practice"));

        let list = public("/en/materials?topic=early-voting");
        assert!(list.contains(" – 1 material</h1>"), "{list}");
        assert!(
            list.contains("type=\"application/rss+xml\" hreflang=\"en\" title=")
                && list.contains("/feeds/topic/early-voting.en.rss")
        );
        assert!(partner("/en/materials?topic=early-voting").contains(" – 2 materials</h1>"));
        assert!(partner("/en/materials?topic=early-voting&phase=electoral").contains(" – 1 material</h1>"));
        let empty = public("/en/materials?topic=deepfakes");
        assert!(empty.contains("Deepfakes – 0 materials</h1>") && empty.contains("fits this choice"), "{empty}");
        assert!(public("/fi/materials").contains("Kaikki aineistot – 1 aineisto</h1>"));
    });
}
