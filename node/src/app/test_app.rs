//! A node on SQLite in a folder of its own, with nothing running, for the tests of the floors above.

use tokio::sync::mpsc;

use super::{App, Chance, Clock, Config, Waiting};
use crate::store::test_engine::{Folder, at};

/// The parts that must live as long as the node.
pub(crate) struct TestApp {
    pub app: App,
    _waiting: mpsc::Receiver<Waiting>,
    _folder: Folder,
}

/// A node of `https://se.example` at the beginning of the tests' time; `more` is appended to its configuration.
pub(crate) async fn test_app(more: &str) -> TestApp {
    let folder = Folder::new();
    let text = format!("[node]\norigin = \"https://se.example\"\ncountry = \"SE\"\nlanguages = [\"sv\"]\n{more}");
    let path = folder.0.join("election-pool.toml");
    std::fs::write(&path, text).expect("the folder is writable");
    let config = Config::read(&path, []).expect("the configuration is right");
    let (app, waiting) = App::create(config, Clock::fixed(at(0)), Chance::seeded(1)).await.expect("the node opens");
    TestApp { app, _waiting: waiting, _folder: folder }
}
