//! What is asked of a run: `--quick`, `--markdown FILE`, and the names of single measurements.

use std::path::PathBuf;

/// The names of the measurements.
const NAMES: [&str; 7] = ["ingest", "reading", "fan-out", "trouble", "catch-up", "converge", "search"];

/// How much is measured.
#[derive(Debug)]
pub(super) struct Options {
    /// Interleaved rounds of what is cheap.
    pub(super) rounds: usize,
    /// Activities handed in in one round.
    pub(super) activities: usize,
    /// Answers of each kind in one round.
    pub(super) answers: usize,
    /// Numbers of inboxes a publication goes to.
    pub(super) inboxes: &'static [usize],
    /// Inboxes of which half are in trouble.
    pub(super) troubled: usize,
    /// Entries of a log to be caught up with.
    pub(super) entries: usize,
    /// Nodes that publish to one another.
    pub(super) nodes: usize,
    /// Numbers of materials that are searched.
    pub(super) materials: &'static [usize],
    /// Where the table goes as well.
    pub(super) markdown: Option<PathBuf>,
    only: Vec<String>,
}

impl Options {
    /// Reads the arguments of `cargo bench`.
    pub(super) fn read(arguments: &[String]) -> Result<Self, String> {
        let is_quick = arguments.iter().any(|argument| argument == "--quick");
        let mut options = if is_quick { Self::quick() } else { Self::full() };
        let mut rest = arguments.iter().filter(|argument| !matches!(argument.as_str(), "--bench" | "--quick"));
        while let Some(argument) = rest.next() {
            if argument == "--markdown" {
                options.markdown = Some(rest.next().ok_or("--markdown needs a file")?.into());
            } else if NAMES.contains(&argument.as_str()) {
                options.only.push(argument.clone());
            } else {
                return Err(format!("“{argument}” is none of --quick, --markdown FILE, {}", NAMES.join(", ")));
            }
        }
        Ok(options)
    }

    /// Whether this measurement is to be made.
    pub(super) fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| only == name)
    }

    const fn full() -> Self {
        Self {
            rounds: 5,
            activities: 2_000,
            answers: 32_000,
            inboxes: &[27, 270, 2_700],
            troubled: 270,
            entries: 10_000,
            nodes: 27,
            materials: &[10_000, 100_000],
            markdown: None,
            only: Vec::new(),
        }
    }

    const fn quick() -> Self {
        Self {
            rounds: 3,
            activities: 500,
            answers: 8_000,
            inboxes: &[27, 270],
            troubled: 54,
            entries: 1_000,
            nodes: 6,
            materials: &[1_000],
            markdown: None,
            only: Vec::new(),
        }
    }
}
