//! The machine and how busy it is with other things.

use std::fs;

/// Processor time of the whole machine so far, in ticks.
pub(super) struct Times {
    all: u64,
    stolen: u64,
}

impl Times {
    /// Reads the first line of `/proc/stat`.
    pub(super) fn now() -> Self {
        let text = fs::read_to_string("/proc/stat").unwrap_or_default();
        let line = text.lines().next().unwrap_or_default();
        let ticks: Vec<u64> = line.split_whitespace().skip(1).filter_map(|word| word.parse().ok()).collect();
        // The guest's time, in the ninth and tenth place, is in the user's already.
        Self { all: ticks.iter().take(8).sum(), stolen: ticks.get(7).copied().unwrap_or(0) }
    }
}

/// Processor, cores and load at this moment, in one sentence.
pub(super) fn about() -> String {
    let text = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = text.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": ")).map_or("", |two| two.1);
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    format!("{model}, {cores} cores; load average at the beginning {}.", load())
}

/// Load and what the host took away since `before`, in one sentence.
pub(super) fn since(before: &Times) -> String {
    let now = Times::now();
    let (all, stolen) = (now.all - before.all, now.stolen - before.stolen);
    #[allow(clippy::cast_precision_loss, reason = "a share in percent")]
    let share = 100.0 * stolen as f64 / all.max(1) as f64;
    format!("Load average at the end {}; steal {share:.1} %.", load())
}

fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').take(3).collect::<Vec<_>>().join(" ")
}
