//! What an operator meets: configuration, refusals to start, a full disk, an orderly end.

use std::{
    fs::{self, File},
    io::{Read, Write},
    net::TcpStream,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use super::place::{self, best_practice, write};
use crate::harness::{Engine, Node, NodeDraft, Request, free_port, on_both, program, until};

fn node(engine: Engine) -> Node {
    NodeDraft::new(engine, "fi", 8101).prepare()
}

#[test]
fn the_environment_overrides_what_the_file_says() {
    let elsewhere = free_port().to_string();
    let mut fi = NodeDraft::new(Engine::Sqlite, "fi", 8101)
        .environment("ELECTION_POOL_HTTP__METRICS_TOKEN", "12345")
        .environment("ELECTION_POOL_LIMITS__PAGE_ROWS", "1")
        .environment("ELECTION_POOL_FEDERATION__FOLLOWERS", "nonsense")
        .prepare();
    fi.start();
    for (name, token, status) in [("one", "12345", 200), ("two", "54321", 404)] {
        fi.publish(name, "CLEAR", "");
        let asked = Request::get(fi.host(), "/metrics").and("x-forwarded-for", "192.0.2.1");
        assert_eq!(fi.send(&asked.and("authorization", &format!("Bearer {token}"))).status, status, "{token}");
    }
    assert_eq!(fi.get("/en/materials").text().matches("class=\"chip").count(), 1);
    fi.stop();
    let refused = fi.run_with(&[("ELECTION_POOL_HTTP__LISTEN", "nowhere")], &["export"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(refused.complaint.contains("ELECTION_POOL_HTTP__LISTEN"), "{}", refused.complaint);
    let mut child = served(&fi, &[("ELECTION_POOL_HTTP__LISTEN", &elsewhere)]);
    until("it listens elsewhere", || TcpStream::connect(&elsewhere).ok());
    end(&mut child);
}

fn served(node: &Node, environment: &[(&str, &str)]) -> Child {
    let mut command = node.program().command();
    command.envs(environment.iter().copied()).arg("serve").stdout(Stdio::piped()).stderr(Stdio::null());
    command.spawn().expect("the binary can be run")
}

fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

#[test]
fn serve_refuses_what_would_be_unsafe_and_says_which() {
    let fi = node(Engine::Sqlite);
    let refused = fi.run_with(&[("DANGER_FEDERATION_ALLOW_LOCAL_IP", "1")], &["serve"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(refused.complaint.contains("DANGER_FEDERATION_ALLOW_LOCAL_IP"), "{}", refused.complaint);

    let key = fi.folder().join("keys/actor.rsa.pk8");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).expect("the key is ours");
    let refused = last_line(&fi, &["serve"]);
    assert!(refused.contains("actor.rsa.pk8"), "{refused}");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).expect("the key is ours");

    fi.edit(|table| {
        table["federation"].as_table_mut().expect("a section").remove("resolve");
    });
    let refused = last_line(&fi, &["serve"]);
    assert!(refused.contains("http://fi.localhost:8101"), "{refused}");
    fi.set("node", "origin", "https://fi.example");
    let refused = last_line(&fi, &["serve"]);
    assert!(refused.contains("https://fi.example"), "{refused}");
}

/// The last thing a command says that ends with 1.
#[track_caller]
fn last_line(node: &Node, arguments: &[&str]) -> String {
    let run = node.run(arguments);
    assert_eq!(run.status.code(), Some(1), "{}{}", run.complaint, run.out);
    run.complaint.lines().last().unwrap_or_default().to_owned()
}

#[test]
fn one_process_serves_a_sqlite_file() {
    let fi = node(Engine::Sqlite).started();
    let elsewhere = free_port().to_string();
    let second = fi.run_with(&[("ELECTION_POOL_HTTP__LISTEN", &elsewhere)], &["serve"]);
    assert_eq!(second.status.code(), Some(1), "{}", second.complaint);
    assert!(second.complaint.contains("election-pool.db"), "{}", second.complaint);
    assert_eq!(fi.get("/health").status, 200);
    fi.publish("beside-it", "CLEAR", "");
}

#[test]
fn two_processes_share_a_postgres_database_and_deliver_each_thing_once() {
    let [fi, se] = place::acquainted(Engine::Postgres, ["fi", "se"]);
    let elsewhere = free_port().to_string();
    let mut second = served(&fi, &[("ELECTION_POOL_HTTP__LISTEN", &elsewhere)]);
    until("the second answers", || TcpStream::connect(&elsewhere).ok());
    for number in 0..20 {
        fi.publish(&format!("for-both-{number}"), "CLEAR", "");
    }
    place::agree(&fi, &se);
    let address = elsewhere.parse().expect("an address");
    let ask = |target: &str| Request::get(fi.host(), target).send(address).is(&[200]).text();
    assert!(ask("/en/materials").contains("About for-both"));
    let name = "election_pool_delivered_total{outcome=\"settled\"}";
    let line = ask("/metrics").lines().find_map(|line| line.strip_prefix(name)?.trim().parse::<f64>().ok());
    let (first, second_sent) = (fi.figure(name), line.unwrap_or(0.0));
    println!("delivered by the first {first}, by the second {second_sent}");
    assert!((first + second_sent - 20.0).abs() < 0.5, "{first} and {second_sent}");
    assert_eq!(se.number("select count(*) from inbox where position is not null"), 20);
    end(&mut second);
}

#[test]
fn a_newer_database_is_refused_untouched() {
    on_both(|engine| {
        let fi = node(engine);
        fi.publish("before", "CLEAR", "");
        fi.tamper(
            "insert into _sqlx_migrations (version, description, success, checksum, execution_time) \
             select 9999, 'from the future', success, checksum, 0 from _sqlx_migrations where version = 1",
        );
        let file = fi.folder().join("election-pool.db");
        let before = fs::read(&file).ok();
        let path = write(&fi, "next.md", &best_practice("Next", "CLEAR", ""), "Text.");
        for command in [&["serve"][..], &["export"], &["publish", &path], &["migrate"]] {
            let refused = last_line(&fi, command);
            assert!(refused.contains("newer") || refused.contains("9999"), "{command:?}: {refused}");
        }
        assert!(fs::read(&file).ok() == before, "the file is as it was");
        assert_eq!(fi.number("select position from head"), 1);
    });
}

#[test]
fn bad_front_matter_names_file_key_and_line_and_nothing_is_published() {
    let fi = node(Engine::Sqlite);
    for (head, words) in [
        (best_practice("x", "CLEAR", "topics: [early-votign]\n"), vec!["bad.md", "early-voting"]),
        (best_practice("x", "GRENE", ""), vec!["bad.md", "tlp", "GREEN"]),
        (best_practice("x", "CLEAR", "colour: red\n"), vec!["bad.md", "colour", "7"]),
        (
            best_practice("x", "AMBER", "recipients: [\"@nobody@fi.localhost:8101\"]\n"),
            vec!["@nobody@fi.localhost:8101"],
        ),
        (best_practice("x", "CLEAR", "attachments: [../secret.pdf]\n"), vec!["secret.pdf"]),
        (best_practice("x", "CLEAR", "").replace("best-practice", "best-practise"), vec!["kind", "best-practice"]),
        (best_practice("x", "CLEAR", "").replace("language: en", "language: klingon!"), vec!["language"]),
    ] {
        let path = write(&fi, "bad.md", &head, "Text.");
        let said = fi.refuses(&["publish", &path]);
        for word in words {
            assert!(said.contains(word), "{word} in: {said}");
        }
    }
    assert_eq!(fi.run(&["publish"]).status.code(), Some(2));
    assert!(fi.export().is_empty());
    for table in ["log", "material", "submission", "blob"] {
        assert_eq!(fi.number(&format!("select count(*) from {table}")), 0, "{table}");
    }
}

#[test]
fn a_command_is_noticed_by_a_running_node_within_a_quarter_of_a_second() {
    on_both(|engine| {
        let [fi, se] = place::acquainted(engine, ["fi", "se"]);
        fi.publish("warm", "CLEAR", "");
        place::agree(&fi, &se);
        let mut best = Duration::MAX;
        for number in 0..5 {
            fi.publish(&format!("quick-{number}"), "CLEAR", "");
            let committed = Instant::now();
            while se.number("select count(*) from inbox where position is not null") < number + 2 {
                assert!(committed.elapsed() < Duration::from_secs(10));
            }
            best = best.min(committed.elapsed());
        }
        println!("{engine:?}: from exit of publish to the partner's inbox {best:?} at best");
        assert!(best < Duration::from_millis(500), "{best:?}");
    });
}

#[test]
fn a_node_that_is_told_to_stop_stops_within_seconds() {
    on_both(|engine| {
        let [mut fi, mut se] = place::acquainted(engine, ["fi", "se"]);
        // A partner that is down, and a caller that keeps its connection open, hold nothing up.
        se.kill();
        fi.publish("waiting", "CLEAR", "");
        let mut idle = TcpStream::connect(fi.address()).expect("it listens");
        write!(idle, "GET /health HTTP/1.1\r\nhost: {}\r\n\r\n", fi.host()).expect("it listens");
        assert!(idle.read(&mut [0; 512]).expect("it answers") > 0);
        let began = Instant::now();
        fi.stop();
        let took = began.elapsed();
        println!("{engine:?}: stopped in {took:?}");
        assert!(took < Duration::from_secs(5), "{took:?}");
        assert!(TcpStream::connect(fi.address()).is_err());
        fi.start();
        se.start();
        place::agree(&fi, &se);
    });
}

/// A small disk mounted over a folder; unmounted with the value.
struct SmallDisk(PathBuf);

impl SmallDisk {
    /// Puts what lies in the folder on a disk of its own, if this machine lets us.
    fn over(folder: &Path, kilobytes: u32) -> Option<Self> {
        let aside = folder.with_extension("aside");
        let copy = |from: &Path, to: &Path| {
            let done = Command::new("cp").arg("-a").arg(from.join(".")).arg(to).status();
            assert!(done.is_ok_and(|status| status.success()), "could not copy {}", from.display());
        };
        fs::create_dir_all(&aside).expect("the temporary folder is writable");
        copy(folder, &aside);
        let size = format!("size={kilobytes}k");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(folder).status();
        let disk = mounted.is_ok_and(|status| status.success()).then(|| Self(folder.to_owned()));
        if disk.is_some() {
            copy(&aside, folder);
        }
        let _ = fs::remove_dir_all(&aside);
        disk
    }

    /// Writes until nothing more fits; gives the file that takes the room.
    fn fill(&self) -> PathBuf {
        let path = self.0.join("filler");
        let mut file = File::create(&path).expect("there is room yet");
        for size in [65536, 4096, 512, 1] {
            while file.write_all(&vec![0; size]).is_ok() {}
        }
        path
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_says_so_publishes_nothing_by_half_and_passes() {
    let se = crate::harness::Peer::partner("se", 8102);
    let mut fi = NodeDraft::new(Engine::Sqlite, "fi", 8101).knows(se.host(), se.address()).prepare();
    fi.done(&["peer", "add", &se.origin(), "--yes"]);
    let Some(disk) = SmallDisk::over(fi.folder(), 16 * 1024) else {
        return an_unwritable_folder_says_so(&fi);
    };
    fi.start();
    fi.publish("before", "CLEAR", "");
    let text = "A long text that needs room. ".repeat(4000);
    let path = write(&fi, "large.md", &best_practice("Large", "CLEAR", ""), &text);
    let (before, audited) = (fi.export(), fi.number("select count(*) from audit"));
    let filler = disk.fill();

    let said = fi.refuses(&["publish", &path]);
    assert!(said.contains("no room"), "{said}");
    let health = fi.get("/health");
    assert_eq!(health.status, 503);
    assert!(!health.json()["reasons"].as_array().expect("reasons").is_empty());
    let article = serde_json::json!({
        "id": format!("{}/follows/1", se.origin()), "type": "Follow", "actor": se.authority().id,
        "object": fi.authority(), "summary": "x".repeat(200_000),
    });
    fi.deliver(se.authority(), article.to_string().as_bytes()).is(&[503]);
    assert_eq!(fi.export(), before);
    assert_eq!(fi.number("select count(*) from audit"), audited);

    fs::remove_file(filler).expect("it was written");
    until("it is well again", || (fi.get("/health").status == 200).then_some(()));
    fi.done(&["publish", &path]);
    assert_eq!(fi.number("select position from head"), 2, "no hole");
    fi.deliver(se.authority(), article.to_string().as_bytes()).is(&[202]);
    fi.stop();
}

#[test]
fn a_seal_that_finds_no_room_beside_the_keys_is_put_there_when_there_is_some() {
    let fi = NodeDraft::new(Engine::Sqlite, "fi", 8101).prepare();
    let keys = fi.folder().join("keys");
    fi.done(&["audit", "verify"]);
    let Some(disk) = SmallDisk::over(&keys, 64) else { return };
    let filler = disk.fill();
    let sealed = || fi.number("select count(*) from audit_seal");
    // What is left of the last page of the file takes a few more.
    let (before, refused) = (0..32)
        .find_map(|_| {
            let (before, run) = (sealed(), fi.run(&["audit", "verify"]));
            (!run.status.success()).then_some((before, run))
        })
        .expect("the file finds no room at last");
    assert!(refused.complaint.contains("audit.seals"), "{}", refused.complaint);
    assert_eq!(sealed(), before + 1, "it stands in the database");
    fs::remove_file(filler).expect("it was written");
    fi.done(&["audit", "verify"]);
    let all = sealed();
    let whole = place::json(&fi.done(&["--json", "audit", "verify"]));
    assert_eq!(whole["kept"], all, "none is missing, and none is there by half: {whole}");
}

/// Where no disk can be mounted: a folder that takes nothing.
fn an_unwritable_folder_says_so(fi: &Node) {
    let path = write(fi, "large.md", &best_practice("Large", "CLEAR", ""), "Text.");
    let before = fi.export();
    let lock = |mode| {
        fs::set_permissions(fi.folder(), fs::Permissions::from_mode(mode)).expect("the folder is ours");
        let file = fi.folder().join("election-pool.db");
        fs::set_permissions(file, fs::Permissions::from_mode(mode & 0o600)).expect("the file is ours");
    };
    lock(0o500);
    let said = fi.refuses(&["publish", &path]);
    lock(0o700);
    assert!(said.contains("election-pool.db"), "{said}");
    assert_eq!(fi.export(), before);
}

#[test]
fn init_where_no_file_can_be_written_says_so_and_a_second_init_changes_nothing() {
    let words = ["init", "--origin", "http://fi.localhost:8101", "--country", "FI", "--languages", "fi"];
    let words = [&words[..], &["--name", "Test", "--username", "vaalit"]].concat();
    let nowhere = program().args(["--config", "/proc/nowhere/election-pool.toml"]).args(&words).output();
    let nowhere = nowhere.expect("the binary can be run");
    let said = String::from_utf8_lossy(&nowhere.stderr).into_owned();
    assert_eq!(nowhere.status.code(), Some(1), "{said}");
    assert!(said.contains("/proc/nowhere"), "{said}");

    let fi = node(Engine::Sqlite);
    let before = fs::read(fi.folder().join("election-pool.toml")).expect("init wrote it");
    let again = fi.refuses(&words);
    assert!(again.contains("exists already"), "{again}");
    assert_eq!(fs::read(fi.folder().join("election-pool.toml")).expect("it is still there"), before);
}

#[test]
fn the_doctor_looks_at_everything() {
    on_both(|engine| {
        let [fi, se] = place::acquainted(engine, ["fi", "se"]);
        let said = fi.done(&["doctor"]);
        for word in ["keys", "clock", "disk", se.host()] {
            assert!(said.contains(word), "{word} in {said}");
        }
    });
}
