//! What processes use: processor time in nanoseconds from `schedstat`, not ticks of ten milliseconds; memory in bytes.

use std::{fs, thread, time::Duration};

/// Processor time of all threads of a process so far, in microseconds. Its threads are those of its pools and live long.
pub(super) fn cpu_us(pid: u32) -> f64 {
    // What runs at this moment is counted once it rests.
    thread::sleep(Duration::from_millis(2));
    let tasks = fs::read_dir(format!("/proc/{pid}/task")).expect("the process runs");
    let spent = tasks.filter_map(|task| {
        let text = fs::read_to_string(task.ok()?.path().join("schedstat")).ok()?;
        text.split(' ').next()?.parse::<u64>().ok()
    });
    let nanoseconds: u64 = spent.sum();
    Duration::from_nanos(nanoseconds).as_secs_f64() * 1e6
}

/// What `work` costs this process, in microseconds.
pub(super) fn own_cpu_us(work: impl FnOnce()) -> f64 {
    let pid = std::process::id();
    let before = cpu_us(pid);
    work();
    cpu_us(pid) - before
}

/// Memory of a process that is in RAM, in MiB.
pub(super) fn rss_mib(pid: u32) -> f64 {
    let text = fs::read_to_string(format!("/proc/{pid}/status")).expect("the process runs");
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib: f64 = line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0.0);
    kib / 1024.0
}
