//! What the product costs beside the raw limits of the libraries it stands on, measured in the same run.
//!
//! Every figure is of a real node in a process of its own. What is accepted is counted in the node's database, what is
//! sent is counted where it arrives: a fast refusal or a lost entry ends the run.

mod catch_up;
mod converge;
mod delay;
mod fan_out;
mod host;
mod ingest;
mod lines;
mod machine;
mod nginx;
mod options;
mod posts;
mod raw;
mod reading;
mod search;
mod sink;
mod table;
mod trouble;
mod usage;

use std::{env, process::ExitCode, time::Instant};

use self::{options::Options, raw::Raw, table::Table};
use crate::harness::Program;

/// Decides what this process is: the benchmark, the sink, or the node.
pub(crate) fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if arguments.first().is_some_and(|first| first == sink::COMMAND) {
        sink::run();
        return ExitCode::SUCCESS;
    }
    // `cargo bench` says so.
    if !arguments.iter().any(|argument| argument == "--bench") {
        return host::run();
    }
    match Options::read(&arguments) {
        Ok(options) => measure(&options),
        Err(words) => {
            eprintln!("{words}");
            ExitCode::FAILURE
        }
    }
}

fn measure(options: &Options) -> ExitCode {
    let began = Instant::now();
    let before = machine::Times::now();
    Program::is(&env::current_exe().expect("a process knows where it is"));
    let mut table = Table::default();
    table.note(machine::about());
    let raw = Raw::prepare();
    if options.wants("ingest") {
        ingest::measure(options, &raw, &mut table);
    }
    if options.wants("reading") {
        reading::measure(options, &mut table);
    }
    if options.wants("fan-out") {
        fan_out::measure(options, &raw, &mut table);
    }
    if options.wants("trouble") {
        trouble::measure(options, &mut table);
    }
    if options.wants("catch-up") {
        catch_up::measure(options, &raw, &mut table);
    }
    if options.wants("converge") {
        converge::measure(options, &raw, &mut table);
    }
    if options.wants("search") {
        search::measure(options, &mut table);
    }
    raw.report(&mut table);
    table.note(machine::since(&before));
    table.note(format!("The whole run took {:.0} s.", began.elapsed().as_secs_f64()));
    print!("{}", table.text());
    if let Some(path) = &options.markdown
        && let Err(error) = std::fs::write(path, table.text())
    {
        eprintln!("could not write {}: {error}", path.display());
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
