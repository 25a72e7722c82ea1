//! The built program and the world it is started in.

use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::OnceLock,
};

/// The variables that would reach a node from the world around the test.
const NOT_INHERITED: [&str; 9] = [
    "DANGER_FEDERATION_ALLOW_LOCAL_IP",
    "ELECTION_POOL_CONFIG",
    "http_proxy",
    "https_proxy",
    "all_proxy",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "no_proxy",
];

/// The program with the configuration of one node.
#[derive(Debug, Clone)]
pub(crate) struct Program {
    /// The folder of the node.
    pub(crate) folder: PathBuf,
    /// Variables of its own.
    pub(crate) environment: Vec<(String, String)>,
}

impl Program {
    /// Says where the program is, before anybody asks.
    #[allow(dead_code, reason = "the benchmark is the program itself, the tests have it beside them")]
    pub(crate) fn is(path: &Path) {
        BINARY.get_or_init(|| path.to_owned());
    }

    /// A command of it, still without arguments.
    pub(crate) fn command(&self) -> Command {
        let mut command = program();
        command.envs(self.environment.iter().cloned());
        command.arg("--config").arg(self.folder.join("election-pool.toml")).current_dir(&self.folder);
        command
    }
}

/// The program alone, with nothing inherited that would change what it does.
pub(crate) fn program() -> Command {
    let mut command = Command::new(binary());
    for name in NOT_INHERITED {
        command.env_remove(name);
    }
    command.stdin(Stdio::null());
    command
}

/// Where the program is, once somebody has asked or said so.
static BINARY: OnceLock<PathBuf> = OnceLock::new();

/// The built program: what was said, `ELECTION_POOL_BIN`, else beside this test.
fn binary() -> &'static Path {
    BINARY.get_or_init(|| {
        let named = env::var_os("ELECTION_POOL_BIN").map(PathBuf::from);
        let test = env::current_exe().expect("a test knows where it is");
        let beside = test.ancestors().nth(2).expect("a test lies in PROFILE/deps").join("election-pool");
        let path = named.unwrap_or(beside);
        assert!(
            path.is_file(),
            "there is no node to test at {}: run `cargo build` first, or name it in ELECTION_POOL_BIN",
            path.display()
        );
        path
    })
}
