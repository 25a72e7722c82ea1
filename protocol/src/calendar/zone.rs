//! The rules of a time zone that a calendar needs: those in force at the times it names.
//!
//! A rule holds from its beginning until the next one that the calendar carries begins, so the last change of the clocks
//! before each of its times says all there is to know about that time.

use std::collections::BTreeMap;

use jiff::{
    SignedDuration, Timestamp,
    civil::DateTime,
    tz::{Dst, Offset, TimeZone},
};

use super::When;

/// How far the clocks of a zone are from UTC, since when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Observance {
    /// When it begins, as the clocks before it show.
    pub begins: DateTime,
    /// The offset before.
    pub from: String,
    /// The offset from then on.
    pub to: String,
    /// What the zone is called meanwhile.
    pub name: String,
    /// Whether the clocks are ahead for the summer.
    pub is_summer: bool,
}

/// Before every change of the clocks that anybody keeps: the beginning of a rule that nothing came before.
const BEFORE_ALL: DateTime = DateTime::constant(1601, 1, 1, 0, 0, 0, 0);
const A_SECOND: SignedDuration = SignedDuration::from_secs(1);

/// The rules of each zone that these times are in, by the name of the zone and in order.
pub(super) fn observances<'a>(times: impl Iterator<Item = &'a When>) -> BTreeMap<String, Vec<Observance>> {
    let mut found: BTreeMap<String, BTreeMap<DateTime, Observance>> = BTreeMap::new();
    for when in times {
        let When::Minutes { starts, ends, zone: Some((name, zone)) } = when else { continue };
        for at in [Some(*starts), *ends].into_iter().flatten() {
            let rule = at_time(zone, at);
            found.entry(name.clone()).or_default().insert(rule.begins, rule);
        }
    }
    found.into_iter().map(|(name, rules)| (name, rules.into_values().collect())).collect()
}

fn at_time(zone: &TimeZone, at: Timestamp) -> Observance {
    let now = zone.to_offset_info(at);
    // A change at this very moment is in force already.
    let change = at.checked_add(A_SECOND).ok().and_then(|soon| zone.preceding(soon).next());
    let change = change.map(|change| change.timestamp()).filter(|change| *change <= at);
    let before = change.and_then(|change| change.checked_sub(A_SECOND).ok()).map(|before| zone.to_offset(before));
    Observance {
        begins: change.zip(before).map_or(BEFORE_ALL, |(change, before)| before.to_datetime(change)),
        from: written(before.unwrap_or(now.offset())),
        to: written(now.offset()),
        name: now.abbreviation().to_owned(),
        is_summer: now.dst() == Dst::Yes,
    }
}

/// `+0200`; seconds only where there are some, as long ago.
fn written(offset: Offset) -> String {
    let (sign, seconds) = (if offset.seconds() < 0 { '-' } else { '+' }, offset.seconds().unsigned_abs());
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let tail = if rest == 0 { String::new() } else { format!("{rest:02}") };
    format!("{sign}{hours:02}{minutes:02}{tail}")
}
