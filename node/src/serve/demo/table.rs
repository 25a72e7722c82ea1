//! The table of who holds what: a row per holder, a column per origin.

use std::fmt::Write;

use super::{converge::Holdings, states::STATES};

/// Renders the table: `held/entitled`, a dash where nobody can say because the origin is down.
pub fn render(holdings: &Holdings) -> String {
    let mut text = String::from("holds of →      ");
    for origin in &STATES {
        let _ = write!(text, "{:>8}", origin.country);
    }
    text.push_str("     all  waits for\n");
    for holder in &STATES {
        let _ = write!(text, "{:<16}", holder.name);
        let (mut held, mut entitled) = (0, 0);
        for origin in &STATES {
            match holdings.pairs.get(&(holder.code, origin.code)) {
                Some(h) => {
                    held += h.held;
                    entitled += h.entitled;
                    let _ = write!(text, "{:>8}", format!("{}/{}", h.held, h.entitled));
                }
                None => text.push_str("       –"),
            }
        }
        match holdings.waiting_blobs.get(holder.code) {
            Some(files) => {
                let _ = writeln!(text, "{:>8}  {files} files", format!("{held}/{entitled}"));
            }
            None => {
                let _ = writeln!(text, "{:>8}  is down", format!("{held}/{entitled}"));
            }
        }
    }
    text
}
