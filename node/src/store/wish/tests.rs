use election_pool_protocol::audience::Level;

use super::*;
use crate::{
    model::wish::Due,
    store::{
        account::{self, Account, Role},
        audit::AuditLine,
        letter::NewLetter,
        material::{self, Change, MaterialWrite, tests::sample},
        test_engine::{at, on_both},
    },
};

const OWN: &str = "https://fi.example/materials/1";
const OTHER: &str = "https://se.example/materials/2";

async fn holds(db: &Db, write: MaterialWrite) {
    let mut tx = dialect::begin(db).await.unwrap();
    material::change_in(&mut tx, &Change::from(write), at(0)).await.unwrap();
    dialect::commit(tx).await.unwrap();
}

/// Our material in Finnish and English, and one of Sweden's.
async fn two(db: &Db) {
    holds(db, MaterialWrite { is_own: true, ..sample(OWN) }).await;
    holds(db, MaterialWrite { origin: "se.example".into(), ..sample(OTHER) }).await;
}

async fn partner(db: &Db, host: &str) {
    let text = "insert into peer (host, origin, actor, name, class, state, inbox, fingerprint, languages, added_at, \
        head_epoch, head_position, confirmed_epoch, confirmed_position, confirmed_quarantined) \
        values ($1, $1, $1, '', 'partner', 'active', $1, '', '[]', 0, 0, 0, 0, 0, 0)";
    sqlx::query(text).bind(host).execute(db.write()).await.unwrap();
}

async fn hears(db: &Db, uri: &str, host: &str, amount: u64, second: i64) {
    let said_at = at(second);
    let (uri, language, host) = (uri.to_owned(), "hr".to_owned(), host.to_owned());
    let mut tx = dialect::begin(db).await.unwrap();
    hear_in(&mut tx, &Heard { uri, language, host, amount, said_at, most: 2 }).await.unwrap();
    dialect::commit(tx).await.unwrap();
}

async fn person(db: &Db, username: &str) {
    let account = Account {
        username: username.into(),
        name: username.into(),
        authority: "https://fi.example/actors/om".into(),
        role: Role::Reader,
    };
    account::add(db, &account, &AuditLine::new("operator", "user add", username), at(0)).await.unwrap();
}

async fn numbers(db: &Db) -> Vec<(String, String, u64, u64)> {
    let open = open(db, false, 100).await.unwrap();
    open.into_iter().map(|one| (one.uri, one.language, one.here, one.total)).collect()
}

#[tokio::test]
async fn the_most_wanted_stands_first_and_an_origins_number_is_that_of_everywhere() {
    on_both(async |db| {
        two(&db).await;
        person(&db, "anna").await;
        partner(&db, "se.example").await;
        partner(&db, "lt.example").await;
        for _ in 0..3 {
            assert!(count_reader(&db, OWN, "hr", 3, at(1)).await.unwrap());
        }
        assert!(count_reader(&db, OWN, "en", 3, at(1)).await.unwrap(), "what is there is no wish");
        assert!(count_reader(&db, OTHER, "hr", 3, at(1)).await.unwrap());
        assert!(!count_reader(&db, OTHER, "ga", 3, at(1)).await.unwrap(), "there is no room for one more");
        assert!(ask(&db, OTHER, "hr", "anna", 2, at(2)).await.unwrap());
        assert!(ask(&db, OTHER, "hr", "anna", 2, at(3)).await.unwrap(), "a person counts once");
        let own = |uri: &str, language: &str, here, total| (uri.to_owned(), language.to_owned(), here, total);
        assert_eq!(numbers(&db).await, [own(OWN, "hr", 3, 3), own(OTHER, "hr", 2, 2)]);
        hears(&db, OWN, "se.example", 4, 10).await;
        hears(&db, OWN, "lt.example", 1, 10).await;
        hears(&db, OTHER, "se.example", 9, 10).await;
        // What somebody else says of a partner's material is not its number.
        hears(&db, OTHER, "lt.example", 90, 10).await;
        assert_eq!(numbers(&db).await, [own(OTHER, "hr", 2, 9), own(OWN, "hr", 3, 8)]);
        hears(&db, OWN, "se.example", 5, 9).await;
        hears(&db, OWN, "se.example", 4, 10).await;
        assert_eq!(numbers(&db).await[1].3, 8, "what comes late or twice changes nothing");
        sqlx::query("update peer set state = 'removed' where host = 'se.example'").execute(db.write()).await.unwrap();
        assert_eq!(numbers(&db).await, [own(OWN, "hr", 3, 4), own(OTHER, "hr", 2, 2)]);
    })
    .await;
}

#[tokio::test]
async fn one_partner_names_only_so_much() {
    on_both(async |db| {
        two(&db).await;
        partner(&db, "se.example").await;
        hears(&db, "https://fi.example/materials/8", "se.example", 1, 1).await;
        hears(&db, "https://fi.example/materials/9", "se.example", 1, 1).await;
        hears(&db, OWN, "se.example", 1, 1).await;
        assert!(numbers(&db).await.is_empty());
        hears(&db, "https://fi.example/materials/9", "se.example", 2, 2).await;
        let amount: i64 = sqlx::query_scalar("select amount from wish_heard where material like '%9'")
            .fetch_one(db.read())
            .await
            .unwrap();
        assert_eq!(amount, 2, "what it named before it may change");
    })
    .await;
}

#[tokio::test]
async fn a_wish_comes_true_with_a_text_in_the_language_and_whoever_asked_is_told_until_they_clear_it() {
    on_both(async |db| {
        two(&db).await;
        person(&db, "anna").await;
        partner(&db, "se.example").await;
        count_reader(&db, OWN, "hr", 9, at(1)).await.unwrap();
        ask(&db, OWN, "hr", "anna", 9, at(1)).await.unwrap();
        ask(&db, OTHER, "hr", "anna", 9, at(2)).await.unwrap();
        hears(&db, OWN, "se.example", 4, 10).await;
        let with = |status: &str, html: &str| {
            let mut write = MaterialWrite { is_own: true, revision: 2, ..sample(OWN) };
            let mut variant = write.variants[1].clone();
            (variant.language, variant.status, variant.html) = ("hr-HR".into(), status.into(), html.into());
            write.variants.push(variant);
            write
        };
        let answered = async |by_machine| {
            settle(&db, by_machine, at(0), at(20)).await.unwrap();
            let mine = mine(&db, &Viewer::Public, "anna", 9).await.unwrap();
            mine.iter().filter(|one| one.answered == Some(at(20))).count()
        };
        holds(&db, with("human", "")).await;
        assert_eq!(answered(false).await, 0, "a title is no text");
        holds(&db, MaterialWrite { revision: 3, ..with("machine", "<p>Tekst</p>") }).await;
        assert_eq!(answered(false).await, 0);
        assert_eq!(numbers(&db).await.len(), 2);
        assert_eq!(open(&db, true, 9).await.unwrap().len(), 1, "where a machine's text is enough it is not wanted");
        holds(&db, MaterialWrite { revision: 4, ..with("human", "<p>Tekst</p>") }).await;
        assert_eq!(numbers(&db).await.len(), 1, "before anything is settled");
        assert_eq!(answered(false).await, 1);
        for table in ["wish", "wish_heard"] {
            let left: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(format!("select count(*) from {table}")))
                .fetch_one(db.read())
                .await
                .unwrap();
            assert_eq!(left, 0, "{table}");
        }
        clear(&db, "anna").await.unwrap();
        let left = mine(&db, &Viewer::Public, "anna", 9).await.unwrap();
        assert_eq!(left.iter().map(|one| one.uri.as_str()).collect::<Vec<_>>(), [OTHER]);
        assert!(take_back(&db, OTHER, "hr", "anna").await.unwrap());
        assert!(!take_back(&db, OTHER, "hr", "anna").await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn a_queue_holds_what_its_viewer_may_read_in_the_languages_it_is_for() {
    on_both(async |db| {
        two(&db).await;
        let mut hidden = MaterialWrite { is_own: true, ..sample("https://fi.example/materials/3") };
        hidden.audience.level = Level::Green;
        holds(&db, hidden).await;
        for (uri, language) in [(OWN, "hr"), (OTHER, "hr"), (OTHER, "sv"), ("https://fi.example/materials/3", "hr")] {
            count_reader(&db, uri, language, 9, at(1)).await.unwrap();
        }
        let listed = async |viewer: &Viewer, languages: &[&str], with_own| {
            let languages = languages.iter().map(|language| (*language).to_owned()).collect();
            let all = queue(&db, viewer, &Queue { languages, with_own, by_machine: false }, 9).await.unwrap();
            all.into_iter().map(|one| format!("{} {}", one.id.rsplit('/').next().unwrap(), one.language)).collect()
        };
        let all: Vec<String> = listed(&Viewer::Public, &["sv", "fi"], true).await;
        assert_eq!(all, ["1 hr", "2 sv"]);
        let all: Vec<String> = listed(&Viewer::Public, &["hr"], false).await;
        assert_eq!(all, ["1 hr", "2 hr"]);
        let peer = Viewer::Peer { authorities: ["https://se.example/actors/val".to_owned()].into() };
        let all: Vec<String> = listed(&peer, &[], true).await;
        assert_eq!(all, ["1 hr", "3 hr"]);
    })
    .await;
}

#[tokio::test]
async fn two_processes_tell_a_partner_once() {
    on_both(async |db| {
        let due = Due { uri: OWN.into(), language: "hr".into(), host: "hr.example".into(), amount: 2 };
        let letter = |id: &str| NewLetter {
            id: id.into(),
            lane_id: "lane".into(),
            inbox: "https://hr.example/inbox".into(),
            host: "hr.example".into(),
            class: election_pool_protocol::lane::LaneClass::Partner,
            activity: format!("https://fi.example/activities/{id}"),
            actor: "https://fi.example/actor".into(),
            kind: "Offer".into(),
            bytes: b"{}".to_vec(),
        };
        let said = |id: &str, amount, second, before: Option<i64>| Tell {
            due: Due { amount, ..due.clone() },
            at: at(second),
            before: before.map(at),
            letter: letter(id),
        };
        assert!(tell(&db, &said("1", 2, 1, None), at(1)).await.unwrap());
        assert!(!tell(&db, &said("2", 2, 1, None), at(1)).await.unwrap());
        assert!(tell(&db, &said("3", 5, 2, Some(1)), at(2)).await.unwrap());
        assert!(!tell(&db, &said("4", 5, 2, Some(1)), at(2)).await.unwrap());
        let all = told(&db, 9).await.unwrap();
        assert_eq!(all.iter().map(|one| (one.due.amount, one.at)).collect::<Vec<_>>(), [(5, at(2))]);
        let letters: i64 = sqlx::query_scalar("select count(*) from letter").fetch_one(db.read()).await.unwrap();
        assert_eq!(letters, 2);
        forget(&db, &due).await.unwrap();
        assert!(told(&db, 9).await.unwrap().is_empty());
    })
    .await;
}
