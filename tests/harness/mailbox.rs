//! A real mail server in a process of its own, with everything that was sent through it.

use std::{
    env, fs,
    net::{SocketAddr, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
};

use serde_json::Value;

use super::{port::free_port, until};

/// A letter as the server took it.
#[derive(Debug, Clone)]
pub(crate) struct Mail {
    /// To whom.
    pub(crate) to: String,
    /// What stands in its heads, decoded, by names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    /// Its plain text.
    pub(crate) text: String,
    /// Its HTML.
    pub(crate) html: String,
    /// As it came.
    pub(crate) raw: String,
}

impl Mail {
    fn of(told: &Value) -> Self {
        let word = |value: &Value| value.as_str().unwrap_or_default().replace("\r\n", "\n");
        let pairs = told["headers"].as_array().expect("heads").iter();
        Self {
            to: told["to"].as_array().expect("recipients").iter().map(word).collect::<Vec<_>>().join(" "),
            headers: pairs.map(|pair| (word(&pair[0]), word(&pair[1]))).collect(),
            text: word(&told["text"]),
            html: word(&told["html"]),
            raw: word(&told["raw"]),
        }
    }

    /// A head; nothing if it is not there.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// The first address in its text that holds this, from its path on.
    #[track_caller]
    pub(crate) fn path(&self, part: &str) -> String {
        let line = self.text.lines().find(|line| line.starts_with("http") && line.contains(part));
        let line = line.unwrap_or_else(|| panic!("no {part} in {}", self.text));
        let path = line.splitn(4, '/').nth(3).unwrap_or_default();
        format!("/{path}")
    }
}

/// The server.
pub(crate) struct Mailbox {
    address: SocketAddr,
    folder: PathBuf,
    process: Option<Child>,
}

impl Mailbox {
    /// A server that takes letters.
    #[track_caller]
    pub(crate) fn open() -> Self {
        let address = free_port();
        let folder = env::temp_dir().join(format!("election-pool-mail-{}-{}", std::process::id(), address.port()));
        fs::create_dir_all(&folder).expect("the temporary folder is writable");
        let mut opened = Self { address, folder, process: None };
        opened.start();
        opened
    }

    /// Starts it, at the address it had before.
    #[track_caller]
    pub(crate) fn start(&mut self) {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mail.py");
        let child = Command::new("/usr/bin/python3")
            .arg(script)
            .arg(self.address.port().to_string())
            .arg(&self.folder)
            .stdin(Stdio::null())
            .spawn();
        let mut child = child.expect("there is a Python");
        until("the mail server answers", || {
            let ended = child.try_wait().expect("it is our child");
            assert!(ended.is_none(), "tests/run installs python3-aiosmtpd; the mail server ended with {ended:?}");
            TcpStream::connect(self.address).ok()
        });
        self.process = Some(child);
    }

    /// Ends it; nobody answers at its address.
    pub(crate) fn stop(&mut self) {
        if let Some(mut child) = self.process.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Where it is, as the configuration names it.
    pub(crate) fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// Refuses this address for good from now on.
    pub(crate) fn refuses(&self, address: &str) {
        fs::write(self.folder.join(format!("refuse-{address}")), b"").expect("the folder is writable");
    }

    /// Every letter that was taken for an address, the first first.
    pub(crate) fn letters(&self, to: &str) -> Vec<Mail> {
        let mut files: Vec<(std::time::SystemTime, PathBuf)> = fs::read_dir(&self.folder)
            .expect("the folder is there")
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
            .filter_map(|path| Some((fs::metadata(&path).ok()?.modified().ok()?, path)))
            .collect();
        files.sort();
        let read = |path: &PathBuf| serde_json::from_slice(&fs::read(path).expect("it is there")).expect("it is JSON");
        let all = files.iter().map(|(_, path)| Mail::of(&read(path)));
        all.filter(|mail| mail.to == to).collect()
    }

    /// Waits for so many letters to an address, and gives the last.
    #[track_caller]
    pub(crate) fn letter(&self, to: &str, number: usize) -> Mail {
        let mut all = until(&format!("{number} letters to {to}"), || {
            let all = self.letters(to);
            (all.len() >= number).then_some(all)
        });
        assert_eq!(all.len(), number, "{to} got more: {:?}", all.iter().map(|mail| &mail.headers).collect::<Vec<_>>());
        all.pop().expect("there is one")
    }
}

impl Drop for Mailbox {
    fn drop(&mut self) {
        self.stop();
        let _ = fs::remove_dir_all(&self.folder);
    }
}
