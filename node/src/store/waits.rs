//! Waits that a clock which was set back has made too long: what rests, and who has leased what.
//!
//! Every instant here was “now” plus a wait of a known longest. One further ahead than that was written while the clock
//! was wrong, and would hold up what it stands for by as much. Does not know why anything waits.

use jiff::{SignedDuration, Timestamp};

use super::{Db, StoreError, dialect, inbound, lane::PARKED_REST};

/// The longest that anything waits by the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Longest {
    /// A lane or inbound lane is leased.
    pub lease: SignedDuration,
    /// A failing lane rests.
    pub retry: SignedDuration,
    /// A partner is not pulled.
    pub pull: SignedDuration,
    /// A source is not read.
    pub read: SignedDuration,
    /// A translation is leased.
    pub translating: SignedDuration,
    /// A translation waits for a provider.
    pub translate: SignedDuration,
    /// A letter by mail is leased.
    pub mailing: SignedDuration,
    /// A letter by mail waits for its server.
    pub mail: SignedDuration,
    /// A digest waits for its next letter.
    pub digest: SignedDuration,
}

/// Cuts every longer wait to the longest; gives how many there were.
pub async fn shorten(db: &Db, now: Timestamp, longest: Longest) -> Result<u64, StoreError> {
    let parked = PARKED_REST.max(longest.retry);
    let ends = [
        (LEASED, now + longest.lease),
        (APPLIED, now + longest.lease),
        (RESTING, now + longest.retry),
        (IDLE, now),
        (ASIDE, now + parked),
        (LETTERS, now + parked),
        (PULLED, now + longest.pull),
        (ASKED, now + longest.lease),
        (ASKED_AGAIN, now + longest.retry),
        (TOLD, now + longest.lease),
        (TOLD_AGAIN, now + longest.retry),
        (READ, now + longest.lease),
        (READ_AGAIN, now + longest.read),
        (TRANSLATED, now + longest.translating),
        (TRANSLATED_AGAIN, now + longest.translate),
        (MAILED, now + longest.mailing),
        (MAILED_AGAIN, now + longest.mail),
        (DIGESTED, now + longest.digest),
        // What is said to be told already would never be.
        (DIGEST_TOLD, now),
    ];
    let mut cut = 0;
    for (long, end) in ends {
        let end = end.as_millisecond();
        // Asked on the reading side first: as a rule there is nothing to do.
        let any: Option<i32> =
            sqlx::query_scalar(long.any).bind(end).bind(inbound::NEVER).fetch_optional(db.read()).await?;
        if any.is_some() {
            let mut tx = dialect::begin_unseen(db).await?;
            cut += sqlx::query(long.cut).bind(end).bind(inbound::NEVER).execute(&mut *tx).await?.rows_affected();
            dialect::commit(tx).await?;
        }
    }
    Ok(cut)
}

/// The two sides of one kind of wait: is there a longer one than up to `$1`, and cut it.
struct Wait {
    any: &'static str,
    cut: &'static str,
}

macro_rules! wait {
    ($table:literal, $column:literal, $which:literal) => {
        Wait {
            any: concat!(
                "select 1 from ",
                $table,
                " where ",
                $column,
                " > $1 and ",
                $column,
                " <> $2",
                $which,
                " limit 1"
            ),
            cut: concat!(
                "update ",
                $table,
                " set ",
                $column,
                " = $1 where ",
                $column,
                " > $1 and ",
                $column,
                " <> $2",
                $which
            ),
        }
    };
}

const LEASED: Wait = wait!("lane", "lease_until", "");
const APPLIED: Wait = wait!("inbound", "lease_until", "");
const RESTING: Wait = wait!("lane", "next_at", " and failures > 0");
// One that does not fail waits for nothing.
const IDLE: Wait = wait!("lane", "next_at", " and failures = 0");
const ASIDE: Wait = wait!("lane_entry", "next_at", " and state = 'parked'");
const LETTERS: Wait = wait!("letter", "next_at", " and state = 'waiting'");
const ASKED: Wait = wait!("intent", "lease_until", "");
const ASKED_AGAIN: Wait = wait!("intent", "next_at", "");
const TOLD: Wait = wait!("subscription", "lease_until", "");
const TOLD_AGAIN: Wait = wait!("subscription", "next_at", "");
const READ: Wait = wait!("source", "lease_until", "");
const READ_AGAIN: Wait = wait!("source", "next_at", "");
const TRANSLATED: Wait = wait!("translation", "lease_until", "");
const TRANSLATED_AGAIN: Wait = wait!("translation", "next_at", " and state = 'waiting'");
const MAILED: Wait = wait!("mail_letter", "lease_until", "");
const MAILED_AGAIN: Wait = wait!("mail_letter", "next_at", " and state = 'waiting'");
const DIGESTED: Wait = wait!("digest", "next_at", "");
const DIGEST_TOLD: Wait = wait!("digest", "told", "");
const PULLED: Wait = wait!("inbound", "next_pull_at", "");
