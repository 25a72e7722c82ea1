use election_pool_protocol::lane::LaneClass;

use super::*;
use crate::store::{
    account::{self, Account, Role},
    lane,
    peer::{PeerKey, PeerState},
    test_engine::{at, on_both},
};

fn node(name: &str) -> NewPeer {
    let actor = format!("https://{name}.example/actor");
    NewPeer {
        host: format!("{name}.example"),
        origin: format!("https://{name}.example"),
        name: name.to_owned(),
        class: LaneClass::Partner,
        inbox: format!("https://{name}.example/inbox"),
        log_url: Some(format!("https://{name}.example/log")),
        fingerprint: name.to_owned(),
        languages: Vec::new(),
        keys: vec![PeerKey {
            id: format!("{actor}#main-key"),
            actor: actor.clone(),
            algorithm: "rsa".into(),
            public: "PEM".into(),
            revoked: None,
        }],
        authorities: Vec::new(),
        lane_id: format!("lane-{name}"),
        actor,
    }
}

fn line(deed: &str) -> AuditLine {
    AuditLine::new("pia", deed, "se.example")
}

fn view(text: &str) -> View {
    View { text: text.to_owned(), sha256: format!("sha of {text}") }
}

async fn arrives(db: &Db, activity: &str, now: Timestamp) {
    let new = NewMove {
        activity: activity.to_owned(),
        actor: "https://se.example/actor".into(),
        target: "https://new.example/actor".into(),
        bytes: b"{}".to_vec(),
    };
    let mut tx = dialect::begin(db).await.unwrap();
    arrive_in(&mut tx, "se.example", &new, now).await.unwrap();
    alarm::raise_in(&mut tx, "se.example", ALARM, activity, now).await.unwrap();
    dialect::commit(tx).await.unwrap();
}

async fn case(db: &Db) -> Option<Case> {
    find(db, "se.example", at(-1000)).await.unwrap()
}

/// A partner, three who decide about partners, and one who does not.
async fn scene(db: &Db) {
    peer::add(db, &node("se"), &line("peer add"), at(0)).await.unwrap();
    for (username, role) in
        [("pia", Role::PeerAdministrator), ("per", Role::PeerAdministrator), ("olli", Role::Operator)]
    {
        let account = Account {
            username: username.into(),
            name: String::new(),
            authority: "https://fi.example/actors/om".into(),
            role,
        };
        account::add(db, &account, &line("user add"), at(0)).await.unwrap();
    }
}

const fn yes<'a>(by: &'a str, sha256: &'a str) -> Yes<'a> {
    Yes { host: "se.example", sha256, by, since: Timestamp::UNIX_EPOCH }
}

async fn second(db: &Db, yes: &Yes<'_>) -> bool {
    let new = node("new");
    let successor = Successor { peer: &new, actors: &[], follows: &[] };
    match carry_out(db, yes, &successor, &[line("peer move")], at(50)).await {
        Ok(()) => true,
        Err(StoreError::Superseded(_)) => false,
        Err(error) => panic!("{error}"),
    }
}

async fn is_moved(db: &Db) -> bool {
    let former = peer::find(db, "se.example").await.unwrap().unwrap();
    let new = peer::find(db, "new.example").await.unwrap();
    assert_eq!(former.state == PeerState::Removed, new.is_some());
    new.is_some()
}

#[tokio::test]
async fn a_partner_is_readdressed_by_two_persons_who_confirm_what_was_shown_and_by_nothing_less() {
    on_both(async |db| {
        scene(&db).await;
        assert_eq!(case(&db).await, None);
        arrives(&db, "1", at(1)).await;
        assert!(!second(&db, &yes("pia", "sha of a")).await, "nobody has looked");
        let waiting = case(&db).await.unwrap();
        assert!(show(&db, &waiting, &view("a"), &line("peer move look"), at(2)).await.unwrap());
        assert!(!second(&db, &yes("pia", "sha of a")).await, "nobody has confirmed");
        confirm_first(&db, &yes("pia", "sha of b"), &line("peer move confirm"), at(3)).await.unwrap_err();
        confirm_first(&db, &yes("pia", "sha of a"), &line("peer move confirm"), at(3)).await.unwrap();
        confirm_first(&db, &yes("per", "sha of a"), &line("peer move confirm"), at(4)).await.unwrap_err();
        assert!(!second(&db, &yes("pia", "sha of a")).await, "the same person");
        assert!(!second(&db, &yes("per", "sha of b")).await, "something else was read");
        let late = Yes { since: at(1), ..yes("per", "sha of a") };
        assert!(!second(&db, &late).await, "it waits no longer");
        assert!(!is_moved(&db).await);
        assert_eq!(alarm::list(&db, true, 10).await.unwrap().len(), 1);
        assert!(second(&db, &yes("per", "sha of a")).await);
        assert!(is_moved(&db).await);
        assert!(alarm::list(&db, true, 10).await.unwrap().is_empty());
        assert_eq!(case(&db).await, None, "of who is off the roster nothing waits");
        assert!(lane::find(&db, "https://new.example/inbox").await.unwrap().is_some());
        assert!(!second(&db, &yes("per", "sha of a")).await, "once");
    })
    .await;
}

#[tokio::test]
async fn whatever_changes_takes_the_first_confirmation_with_it() {
    on_both(async |db| {
        scene(&db).await;
        let confirmed = async |activity: &str, now| {
            arrives(&db, activity, now).await;
            let waiting = case(&db).await.unwrap();
            assert_eq!((waiting.first.as_ref(), waiting.view.as_ref()), (None, None));
            show(&db, &waiting, &view("a"), &line("peer move look"), now).await.unwrap();
            confirm_first(&db, &yes("pia", "sha of a"), &line("peer move confirm"), now).await.unwrap();
            case(&db).await.unwrap()
        };
        let one = confirmed("1", at(1)).await;
        assert!(!show(&db, &one, &view("a"), &line("peer move look"), at(2)).await.unwrap(), "the same");
        assert_eq!(case(&db).await.unwrap().first, Some(("pia".to_owned(), at(1))));
        assert!(show(&db, &one, &view("b"), &line("peer move look"), at(2)).await.unwrap());
        assert_eq!(case(&db).await.unwrap().first, None, "another key");
        let two = confirmed("2", at(3)).await;
        show(&db, &one, &view("c"), &line("peer move look"), at(4)).await.unwrap_err();
        assert_eq!(case(&db).await.unwrap(), two, "what was asked of the Move before says nothing of this one");
        // Who was first gets another role, or loses every way in.
        account::set_role(&db, "pia", Role::Author, &line("user role"), at(5)).await.unwrap();
        assert_eq!(case(&db).await.unwrap().first, None);
        assert!(!second(&db, &yes("per", "sha of a")).await && !is_moved(&db).await);
        account::set_role(&db, "pia", Role::PeerAdministrator, &line("user role"), at(6)).await.unwrap();
        account::reset(&db, "pia", &line("user reset"), at(7)).await.unwrap();
        assert_eq!(case(&db).await.unwrap().first, None);
        confirm_first(&db, &yes("per", "sha of a"), &line("peer move confirm"), at(8)).await.unwrap();
        assert!(!second(&db, &yes("per", "sha of a")).await && !is_moved(&db).await, "per is the first by now");
        // A newer Move, a refusal, the end of the partnership.
        confirmed("3", at(9)).await;
        let three = case(&db).await.unwrap();
        assert!(!refuse(&db, &two, ("pia", "no"), &line("peer move refuse"), at(10)).await.unwrap());
        assert!(refuse(&db, &three, ("pia", "no"), &line("peer move refuse"), at(10)).await.unwrap());
        let refused = case(&db).await.unwrap();
        assert_eq!((refused.standing, refused.reason.as_deref()), (Standing::Refused, Some("no")));
        assert!(alarm::list(&db, true, 10).await.unwrap().is_empty());
        assert!(!second(&db, &yes("per", "sha of a")).await && !is_moved(&db).await);
        confirmed("4", at(11)).await;
        peer::remove(&db, "se.example", &line("peer remove"), at(12)).await.unwrap();
        assert!(!second(&db, &yes("per", "sha of a")).await);
        assert_eq!(peer::find(&db, "new.example").await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_case_that_nobody_decides_waits_so_long_and_is_then_forgotten() {
    on_both(async |db| {
        scene(&db).await;
        arrives(&db, "1", at(1)).await;
        assert!(find(&db, "se.example", at(0)).await.unwrap().is_some());
        assert_eq!(find(&db, "se.example", at(1)).await.unwrap(), None);
        assert_eq!(prune(&db, at(0), at(0), Pass::Forget).await.unwrap(), 0);
        assert_eq!(prune(&db, at(1), at(0), Pass::Look).await.unwrap(), 1);
        assert_eq!(prune(&db, at(1), at(0), Pass::Forget).await.unwrap(), 1);
        assert!(list(&db, at(0), 10).await.unwrap().is_empty());
    })
    .await;
}
