//! Fan-out while half of the partners refuse, are silent or are slow: what the healthy half notices of it.

use std::{thread, time::Duration};

use super::{
    fan_out::{Fan, Published},
    options::Options,
    sink::Kind,
    table::{Goal, Spread, Table, percentile},
};

/// Between two publications, so that they do not wait for one another.
const PAUSE: Duration = Duration::from_millis(500);

/// Measures and puts it into the table.
pub(super) fn measure(options: &Options, table: &mut Table) {
    let mut fan = Fan::set(options.troubled);
    let healthy = (0..options.troubled).filter(|number| is_well(*number)).count();
    let mut calm = Vec::new();
    for _ in 0..options.rounds {
        calm.push(p99(&fan.publish()));
        thread::sleep(PAUSE);
    }
    let before = Spread::of(&calm).median;
    fan.sink.trouble(true);
    let mut troubled: Vec<(f64, f64)> = Vec::new();
    for _ in 0..=options.rounds {
        troubled.push((p99(&fan.publish_to(healthy, is_well)), before));
        thread::sleep(PAUSE);
    }
    let inboxes = options.troubled;
    table.figure(format!("{inboxes} inboxes, all well: p99"), &calm, "ms", Goal::None);
    let name = |what: &str| format!("{inboxes} inboxes, half in trouble: p99 of the others, {what}");
    table.ratio(name("at first"), &troubled[..1], "ms", Goal::AtMost(1.1));
    table.ratio(name("then"), &troubled[1..], "ms", Goal::AtMost(1.1));
    table.note(
        "Trouble: a sixth each refuses, never answers, or answers after 5 s; “all well” has the same half.".to_owned(),
    );
}

fn is_well(number: usize) -> bool {
    Kind::of(number) == Kind::Well
}

fn p99(published: &Published) -> f64 {
    let well = published.arrivals.iter().filter(|(number, _)| is_well(*number));
    percentile(&well.map(|(_, after)| after.as_secs_f64() * 1e3).collect::<Vec<_>>(), 0.99)
}
