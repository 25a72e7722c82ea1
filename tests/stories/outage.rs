//! Lithuania is away for a day and a half, and nothing is lost: six nodes in this process, on a clock that the story moves.
//!
//! Scenario A3, without the digests. It takes longer than everything else here together: `ELECTION_POOL_LONG=1`.

use std::{
    collections::BTreeMap,
    env, fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    time::Duration,
};

use election_pool_node::{
    app::{
        Chance, Clock, Config,
        config::{Approval, AuthoritySection, NodeSection},
    },
    desk,
    model::source::Bundle,
    serve::Node,
    store,
};
use jiff::Timestamp;

use crate::harness::{Engine, free_port, on_both, runtime};

/// Name, country, language and user name of the authority, and how much each withdraws; Lithuania last.
const STATES: [(&str, &str, &str, &str, usize); 6] = [
    ("fi", "FI", "fi", "vaalit", 3),
    ("se", "SE", "sv", "val", 3),
    ("nl", "NL", "nl", "kiesraad", 2),
    ("ie", "IE", "ga", "toghchain", 2),
    ("hr", "HR", "hr", "izbori", 2),
    ("lt", "LT", "lt", "vrk", 0),
];
const PUBLISHED_BY_EACH: usize = 48;
const EDITED_BY_EACH: usize = 6;
/// How long Lithuania is away, in minutes.
const AWAY_MIN: i64 = 36 * 60;
/// How long it may take until it has everything, in milliseconds of the story.
const CATCH_UP_MS: i64 = 10 * 60_000;
const MINUTE_MS: i64 = 60_000;
/// One look of the story, in milliseconds of its clock and of ours.
const LOOK_MS: i64 = 1_000;
/// Most looks until what is published has arrived everywhere but in Lithuania.
const LOOKS: usize = 600;

#[test]
fn a_node_that_was_away_for_36_hours_holds_everything_once_and_in_its_last_version() {
    if env::var_os("ELECTION_POOL_LONG").is_none() {
        eprintln!("only with ELECTION_POOL_LONG=1");
        return;
    }
    on_both(|engine| runtime().block_on(story(engine)));
}

struct World {
    folder: PathBuf,
    clock: Clock,
    ports: BTreeMap<&'static str, SocketAddr>,
    databases: BTreeMap<&'static str, String>,
    nodes: BTreeMap<&'static str, Node>,
}

async fn story(engine: Engine) {
    let mut world = World::new(engine);
    for (name, ..) in STATES {
        world.initialise(name).await;
        world.start(name).await;
    }
    for node in world.nodes.values() {
        for (name, ..) in STATES {
            if node.app.config.host() != host(name) {
                desk::peer::ensure(&node.app, &origin(name)).await.expect("they know one another");
            }
        }
    }
    let lithuania = world.nodes.remove("lt").expect("it runs");
    lithuania.stop().await;

    let mut ids = Vec::new();
    let between = AWAY_MIN * MINUTE_MS / i64::try_from(PUBLISHED_BY_EACH).expect("few");
    for number in 0..PUBLISHED_BY_EACH {
        for (name, .., withdrawn) in STATES.into_iter().filter(|state| state.0 != "lt") {
            let id = world.publish(name, number, 1, None).await;
            if number < EDITED_BY_EACH {
                for revision in 2..=3 {
                    world.publish(name, number, revision, Some(&id)).await;
                }
            }
            if number >= PUBLISHED_BY_EACH - withdrawn {
                let app = &world.nodes[name].app;
                desk::withdraw::withdraw(app, &id, "It was wrong.", None).await.expect("it can be withdrawn");
            }
            ids.push(id);
        }
        // Each five come in the same millisecond, the last ten of all too.
        if number + 2 != PUBLISHED_BY_EACH {
            world.clock.advance(between);
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(ids.len(), 240);
    world.clock.advance(between);

    world.start("lt").await;
    let began = world.clock.now();
    world.until_lithuania_agrees(began).await;
    let lithuania = &world.nodes["lt"].app;
    let held = desk::export::lines(lithuania, None).await.expect("it can export");
    let of_others: Vec<&String> = held.iter().filter(|line| !line.contains(&host("lt"))).collect();
    let count = |state: &str| of_others.iter().filter(|line| line.contains(&format!("\"state\":\"{state}\""))).count();
    assert_eq!((of_others.len(), count("live"), count("tombstone")), (240, 228, 12));
    for (name, ..) in STATES.into_iter().filter(|state| state.0 != "lt") {
        let difference = desk::peer::diff(lithuania, &origin(name)).await.expect("it can be compared").to_string();
        assert!(difference.contains("0 missing, 0 extra"), "{difference}");
    }
    assert_eq!(store::quarantine::count_all(&lithuania.db).await.expect("a number"), 0);
    assert_eq!(store::alarm::list(&lithuania.db, true, 10).await.expect("a list"), []);
    assert_eq!(store::inbox::backlog(&lithuania.db).await.expect("a number").0, 0);
    let waited = world.clock.now().duration_since(began);
    eprintln!("Lithuania agrees after {} s of the story", waited.as_secs());
    world.end().await;
}

fn origin(name: &str) -> String {
    format!("http://{}", host(name))
}

fn host(name: &str) -> String {
    format!("{name}.localhost:8100")
}

impl World {
    fn new(engine: Engine) -> Self {
        let folder = env::temp_dir().join(format!("election-pool-outage-{}-{engine:?}", std::process::id()));
        fs::create_dir_all(&folder).expect("the temporary folder is writable");
        let names = STATES.map(|state| state.0);
        Self {
            folder,
            clock: Clock::fixed(Timestamp::now()),
            ports: names.map(|name| (name, free_port())).into(),
            databases: names.map(|name| (name, database(engine, name))).into(),
            nodes: BTreeMap::new(),
        }
    }

    fn config(&self, name: &'static str) -> Config {
        let (_, country, language, username, _) = STATES.into_iter().find(|state| state.0 == name).expect("a state");
        let folder = self.folder.join(name);
        fs::create_dir_all(&folder).expect("the temporary folder is writable");
        let node = NodeSection {
            origin: origin(name),
            country: country.to_owned(),
            languages: vec![language.to_owned()],
            notices: [].into(),
            contact: None,
        };
        let mut config = Config::of_node(node, &folder).expect("it is a configuration");
        config.authorities.push(AuthoritySection {
            username: username.to_owned(),
            name: [(language.to_owned(), format!("Authority of {country}"))].into(),
            clients: Vec::new(),
        });
        config.http.listen = self.ports[name];
        config.database.url.clone_from(&self.databases[name]);
        config.publishing.approval = Approval::One;
        config.federation.resolve = self.ports.iter().map(|(name, at)| (host(name), *at)).collect();
        config
    }

    async fn initialise(&self, name: &'static str) {
        let config = self.config(name);
        let username = config.authorities[0].username.clone();
        let done = desk::authority::initialise(config, &username, self.clock.clone(), Chance::System).await;
        done.expect("it can be set up");
    }

    async fn start(&mut self, name: &'static str) {
        let node = Node::start(self.config(name), self.clock.clone(), Chance::System).await;
        self.nodes.insert(name, node.expect("it starts"));
    }

    /// Publishes or revises; gives the URI.
    async fn publish(&self, name: &str, number: usize, revision: u32, id: Option<&str>) -> String {
        let path = self.folder.join(name).join("material.md");
        write(&path, number, revision);
        let bundle = Bundle::read(&path).expect("it is a material");
        let app = &self.nodes[name].app;
        let outcome = match id {
            None => desk::publish::publish(app, bundle, None).await,
            Some(id) => desk::publish::revise(app, id, bundle, None).await,
        };
        let outcome = serde_json::to_value(outcome.expect("it is published")).expect("plain values");
        outcome["uri"].as_str().expect("it has an address").to_owned()
    }

    /// Lets time pass until Lithuania holds of each what each holds itself.
    async fn until_lithuania_agrees(&self, began: Timestamp) {
        for _ in 0..LOOKS {
            let mut missing = Vec::new();
            for (name, node) in self.nodes.iter().filter(|(name, _)| **name != "lt") {
                let wanted = desk::export::lines(&node.app, Some(&host(name))).await.expect("it can export");
                let held = desk::export::lines(&self.nodes["lt"].app, Some(&host(name))).await.expect("it can export");
                if held != wanted {
                    missing.push(format!("{} of {} of {name}", held.len(), wanted.len()));
                }
            }
            if missing.is_empty() {
                return;
            }
            let waited = self.clock.now().duration_since(began);
            assert!(waited.as_millis() < i128::from(CATCH_UP_MS), "after {waited:?} only {}", missing.join(", "));
            self.clock.advance(LOOK_MS);
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        panic!("time stands still");
    }

    async fn end(self) {
        for (_, node) in self.nodes {
            node.stop().await;
        }
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn write(path: &Path, number: usize, revision: u32) {
    let tlp = if number.is_multiple_of(3) { "GREEN" } else { "CLEAR" };
    let text = format!(
        "---\nkind: best-practice\ntlp: {tlp}\nlanguage: en\ntitle: Number {number}\nsummary: Revision {revision}.\n---\n\nText {revision}.\n"
    );
    fs::write(path, text).expect("the folder is writable");
}

fn database(engine: Engine, name: &str) -> String {
    match engine {
        Engine::Sqlite => "sqlite://election-pool.db".to_owned(),
        Engine::Postgres => std::thread::scope(|scope| {
            // Making a database blocks on the runtime that this story runs in.
            scope.spawn(|| engine.database(name)).join().expect("the test server makes databases")
        }),
    }
}
