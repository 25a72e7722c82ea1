//! The table: one line a figure, with its limit, the ratio of the two per round, the goal, and whether it is met.

use std::fmt::Write as _;

/// The smallest, middle and largest of several rounds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spread {
    pub(super) min: f64,
    pub(super) median: f64,
    pub(super) max: f64,
}

impl Spread {
    /// Of these rounds, at least one.
    pub(super) fn of(rounds: &[f64]) -> Self {
        let mut sorted = rounds.to_vec();
        sorted.sort_by(f64::total_cmp);
        let last = sorted.len() - 1;
        Self { min: sorted[0], median: sorted[sorted.len() / 2], max: sorted[last] }
    }

    fn shown(&self) -> String {
        format!("{} / {} / {}", figure(self.min), figure(self.median), figure(self.max))
    }
}

/// The value below which `share` of these lie.
pub(super) fn percentile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place in a list"
    )]
    let place = ((sorted.len() - 1) as f64 * share).round() as usize;
    sorted[place]
}

/// What is asked of a figure.
#[derive(Debug, Clone, Copy)]
pub(super) enum Goal {
    /// Nothing.
    None,
    /// At most this.
    AtMost(f64),
    /// At least this.
    AtLeast(f64),
}

/// Everything that was measured.
#[derive(Debug, Default)]
pub(super) struct Table {
    lines: Vec<[String; 5]>,
    notes: Vec<String>,
}

impl Table {
    /// A figure by itself.
    pub(super) fn figure(&mut self, what: impl Into<String>, rounds: &[f64], unit: &str, goal: Goal) {
        let spread = Spread::of(rounds);
        let shown = if rounds.len() > 1 { spread.shown() } else { figure(spread.median) };
        self.push(what.into(), format!("{shown} {unit}"), String::new(), goal, spread.median);
    }

    /// A figure beside its limit of the same round; the goal is for the median of the ratios.
    pub(super) fn ratio(&mut self, what: impl Into<String>, rounds: &[(f64, f64)], unit: &str, goal: Goal) {
        let of = |pick: fn(&(f64, f64)) -> f64| Spread::of(&rounds.iter().map(pick).collect::<Vec<_>>());
        let (ours, limit, ratio) = (of(|round| round.0), of(|round| round.1), of(|round| round.0 / round.1));
        let beside = format!("{} {unit}; limit {}", figure(ours.median), figure(limit.median));
        self.push(what.into(), beside, ratio.shown(), goal, ratio.median);
    }

    /// A sentence under the table.
    pub(super) fn note(&mut self, sentence: String) {
        self.notes.push(sentence);
    }

    fn push(&mut self, what: String, value: String, ratio: String, goal: Goal, reached: f64) {
        let (goal, verdict) = match goal {
            Goal::None => (String::new(), String::new()),
            Goal::AtMost(most) if reached <= most => (format!("≤ {}", figure(most)), "met".to_owned()),
            Goal::AtMost(most) => (format!("≤ {}", figure(most)), format!("missed by {}", figure(reached - most))),
            Goal::AtLeast(least) if reached >= least => (format!("≥ {}", figure(least)), "met".to_owned()),
            Goal::AtLeast(least) => (format!("≥ {}", figure(least)), format!("missed by {}", figure(least - reached))),
        };
        eprintln!("{what}: {value}  {ratio}  {goal} {verdict}");
        self.lines.push([what, value, ratio, goal, verdict]);
    }

    /// The table as Markdown that can be read as it is.
    pub(super) fn text(&self) -> String {
        let head = ["", "value", "ratio min / median / max", "goal", ""].map(str::to_owned);
        let width = |column: usize| {
            let cells = self.lines.iter().chain([&head]).map(|line| line[column].chars().count());
            cells.max().unwrap_or(0)
        };
        let widths = [0, 1, 2, 3, 4].map(width);
        let mut text = String::new();
        for (number, line) in [&head].into_iter().chain(&self.lines).enumerate() {
            let cells = line.iter().zip(widths).map(|(cell, width)| format!("{cell:<width$}"));
            let _ = writeln!(text, "| {} |", cells.collect::<Vec<_>>().join(" | "));
            if number == 0 {
                let _ = writeln!(text, "|{}|", widths.map(|width| "-".repeat(width + 2)).join("|"));
            }
        }
        let _ = writeln!(text, "\n{}", self.notes.join("\n"));
        text
    }
}

/// A number with three digits that mean something.
fn figure(number: f64) -> String {
    match number.abs() {
        large if large >= 100.0 => format!("{number:.0}"),
        middle if middle >= 10.0 => format!("{number:.1}"),
        _ => format!("{number:.2}"),
    }
}
