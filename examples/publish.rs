//! Publishes a public note on your own node, as a script would: a file with front matter, one command, one JSON answer.
//!
//!     cargo run -p election-pool-tests --example publish -- election-pool.toml "Early voting" "Open the doors an hour before."
//!
//! The program is `election-pool` on the path, or the one that `ELECTION_POOL_BIN` names.

use std::{env, error::Error, fs, process::Command};

use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let [config, title, text] = env::args().skip(1).collect::<Vec<_>>().try_into().map_err(|_| "CONFIG TITLE TEXT")?;

    // A material is Markdown under YAML; a text in quotation marks is YAML whatever stands in it.
    let front = format!("kind: best-practice\ntlp: CLEAR\nlanguage: en\ntitle: {}\n", Value::from(title));
    let file = env::temp_dir().join(format!("note-{}.md", std::process::id()));
    fs::write(&file, format!("---\n{front}---\n\n{text}\n"))?;

    let program = env::var("ELECTION_POOL_BIN").unwrap_or_else(|_| "election-pool".to_owned());
    let run = Command::new(program).args(["--config", &config, "--json", "publish"]).arg(&file).output()?;
    fs::remove_file(&file)?;
    if !run.status.success() {
        return Err(String::from_utf8_lossy(&run.stderr).trim().into());
    }

    // Exit status 0 means committed. With two-person approval it is then a submission that waits for another person.
    let answer: Value = serde_json::from_slice(&run.stdout)?;
    match answer["uri"].as_str() {
        Some(uri) => println!("{uri}"),
        None => println!("waits for approval: {answer}"),
    }
    Ok(())
}
