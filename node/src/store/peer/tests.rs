//! The roster: a peer comes with its lane, goes without losing its place, and is known by its actors.

use super::*;
use crate::store::{
    log::{self, Publication},
    test_engine::{at, on_both},
};

fn sweden() -> NewPeer {
    let actor = "https://se.example/actor";
    let authority = "https://se.example/actors/val";
    let key = |actor: &str| PeerKey {
        id: format!("{actor}#main-key"),
        actor: actor.into(),
        algorithm: "rsa".into(),
        public: "PEM".into(),
        revoked: None,
    };
    NewPeer {
        host: "se.example".into(),
        origin: "https://se.example".into(),
        actor: actor.into(),
        name: "Sverige".into(),
        class: LaneClass::Partner,
        inbox: "https://se.example/inbox".into(),
        log_url: Some("https://se.example/log".into()),
        fingerprint: "ab".into(),
        languages: vec!["sv".into(), "en".into()],
        keys: vec![key(actor), key(authority)],
        authorities: vec![PeerAuthority {
            actor: authority.into(),
            username: "val".into(),
            names: [("sv".to_owned(), "Val".to_owned())].into_iter().collect(),
        }],
        lane_id: "lane-se".into(),
    }
}

fn line(deed: &str) -> AuditLine {
    AuditLine::new("operator", deed, "se.example")
}

#[tokio::test]
async fn a_partner_comes_with_its_keys_authorities_and_lane() {
    on_both(async |db| {
        add(&db, &sweden(), &line("peer add"), at(0)).await.unwrap();
        let peer = of_actor(&db, "https://se.example/actors/val").await.unwrap().unwrap();
        assert_eq!((peer.host.as_str(), peer.state, peer.head), ("se.example", PeerState::Active, None));
        assert_eq!(peer.languages, ["sv", "en"]);
        assert_eq!(of_actor(&db, "https://se.example/actor").await.unwrap(), Some(peer));
        assert_eq!(keys(&db, "se.example").await.unwrap(), sweden().keys);
        let (host, pinned) = key(&db, "https://se.example/actor#main-key").await.unwrap().unwrap();
        assert_eq!((host.as_str(), pinned.actor.as_str()), ("se.example", "https://se.example/actor"));
        assert_eq!(lane::find(&db, "https://se.example/inbox").await.unwrap().unwrap().cursor, Some(0));
        assert_eq!(authority_of(&db, "se.example", "val").await.unwrap().unwrap().actor, sweden().authorities[0].actor);
    })
    .await;
}

#[tokio::test]
async fn a_reader_on_the_roster_has_no_lane_and_sees_what_the_public_sees() {
    on_both(async |db| {
        let reader = NewPeer { class: LaneClass::Reader, log_url: None, ..sweden() };
        add(&db, &reader, &line("peer add"), at(0)).await.unwrap();
        assert_eq!(lane::find(&db, "https://se.example/inbox").await.unwrap(), None);
        assert_eq!(viewer(&db, "se.example").await.unwrap(), Viewer::Public);
        assert!(partners(&db, 10).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_removed_partner_is_the_public_and_comes_back_to_its_kept_cursor() {
    on_both(async |db| {
        add(&db, &sweden(), &line("peer add"), at(0)).await.unwrap();
        let entitled = Viewer::Peer { authorities: ["https://se.example/actors/val".to_owned()].into() };
        assert_eq!(viewer(&db, "se.example").await.unwrap(), entitled);
        assert!(remove(&db, "se.example", &line("peer remove"), at(1)).await.unwrap());
        assert!(!remove(&db, "se.example", &line("peer remove"), at(2)).await.unwrap());
        assert_eq!(viewer(&db, "se.example").await.unwrap(), Viewer::Public);
        assert_eq!(viewer(&db, "nobody.example").await.unwrap(), Viewer::Public);
        let lane = lane::find(&db, "https://se.example/inbox").await.unwrap().unwrap();
        assert_eq!((lane.state, lane.cursor), (lane::LaneState::Suspended, Some(0)));

        let entry = log::NewEntry {
            salt: [0; 16],
            activity: "https://fi.example/activities/1".into(),
            actor: "https://fi.example/actor".into(),
            object: "https://fi.example/actor".into(),
            kind: "Update".into(),
            audience: election_pool_protocol::audience::EntryAudience::of(
                election_pool_protocol::audience::Audience::clear("https://fi.example/actor"),
            ),
            bytes: b"{}".to_vec(),
            reader_bytes: None,
        };
        let publication = Publication { entries: vec![entry], client_id: "1".into(), ..Publication::default() };
        log::publish(&db, &publication, at(3)).await.unwrap();
        add(&db, &sweden(), &line("peer add"), at(4)).await.unwrap();
        let lane = lane::find(&db, "https://se.example/inbox").await.unwrap().unwrap();
        assert_eq!((lane.state, lane.cursor), (lane::LaneState::Active, Some(0)));
        let peer = find(&db, "se.example").await.unwrap().unwrap();
        assert_eq!((peer.state, peer.removed_at), (PeerState::Active, None));
    })
    .await;
}

#[tokio::test]
async fn a_key_pinned_for_one_peer_cannot_be_pinned_for_another() {
    on_both(async |db| {
        add(&db, &sweden(), &line("peer add"), at(0)).await.unwrap();
        let thief = NewPeer {
            host: "evil.example".into(),
            origin: "https://evil.example".into(),
            inbox: "https://evil.example/inbox".into(),
            lane_id: "lane-evil".into(),
            ..sweden()
        };
        assert!(matches!(add(&db, &thief, &line("peer add"), at(1)).await, Err(StoreError::Unique(_))));
        assert_eq!(find(&db, "evil.example").await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn rotating_replaces_the_pinned_keys() {
    on_both(async |db| {
        add(&db, &sweden(), &line("peer add"), at(0)).await.unwrap();
        let new = PeerKey { public: "ANOTHER".into(), ..sweden().keys[0].clone() };
        let keys_now = [new];
        rotate(&db, "se.example", "cd", &keys_now, &line("peer rotate"), at(1)).await.unwrap();
        assert_eq!(keys(&db, "se.example").await.unwrap(), keys_now);
        assert_eq!(find(&db, "se.example").await.unwrap().unwrap().fingerprint, "cd");
    })
    .await;
}

#[tokio::test]
async fn heads_and_receipts_are_remembered() {
    on_both(async |db| {
        add(&db, &sweden(), &line("peer add"), at(0)).await.unwrap();
        let head = Head { epoch: 1, position: 9, root: [0xab; 32] };
        saw_head(&db, "se.example", &head, at(1)).await.unwrap();
        let receipt = AppliedHeader { epoch: 1, position: 4, quarantined: 1, contradicted: 2 };
        confirm(&db, "se.example", &receipt, at(2)).await.unwrap();
        let peer = find(&db, "se.example").await.unwrap().unwrap();
        assert_eq!((peer.head, peer.confirmed), (Some(head), receipt));
        assert_eq!((peer.reached_at, peer.heard_at), (Some(at(1)), Some(at(2))));
    })
    .await;
}
