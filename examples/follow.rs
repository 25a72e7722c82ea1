//! Follows an authority of another node with your own, and waits until the other side has said yes.
//!
//!     cargo run -p election-pool-tests --example follow -- election-pool.toml @val@val.example
//!
//! Your node's `serve` must be running: it sends the Follow and hears the Accept. The program is `election-pool` on the
//! path, or the one that `ELECTION_POOL_BIN` names.

use std::{env, error::Error, process::Command, thread, time::Duration};

use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let [config, handle] = env::args().skip(1).collect::<Vec<_>>().try_into().map_err(|_| "CONFIG HANDLE")?;
    let program = env::var("ELECTION_POOL_BIN").unwrap_or_else(|_| "election-pool".to_owned());
    let ask = |arguments: &[&str]| -> Result<Value, Box<dyn Error>> {
        let run = Command::new(&program).args(["--config", &config, "--json"]).args(arguments).output()?;
        if !run.status.success() {
            return Err(String::from_utf8_lossy(&run.stderr).trim().into());
        }
        Ok(serde_json::from_slice(&run.stdout)?)
    };

    ask(&["follow", &handle])?;
    // The answer comes when the other side gives it: at once, or when a person there has looked at it.
    for _ in 0..60 {
        let list = ask(&["follow", "list"])?;
        let ours =
            list.as_array().into_iter().flatten().find(|one| one["way"] == "follows" && one["state"] == "accepted");
        if let Some(follow) = ours {
            println!("{handle} accepted: {}", follow["other"]);
            return Ok(());
        }
        thread::sleep(Duration::from_secs(1));
    }
    Err("no answer in a minute; `election-pool follow list` will show it when it comes".into())
}
