//! The first benchmark, one binary: `cargo bench -p election-pool-tests --bench first --locked`.
//!
//! Started by `cargo bench` it measures; started by itself it is the node that is measured, or the sink that takes what
//! the node sends. So what is measured is built with the profile of the benchmark, and no second build is needed.
#![allow(
    clippy::disallowed_methods,
    reason = "a benchmark is the world outside: it may look at the clock, connect and spawn"
)]

mod bench;
#[allow(dead_code, unused_imports, reason = "the tests use of the harness what the benchmark does not")]
mod harness;

fn main() -> std::process::ExitCode {
    bench::main()
}
