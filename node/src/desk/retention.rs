//! What is kept how long, in one list: told to operators, counted for whoever looks beforehand, and forgotten in time.
//!
//! What is not in the list stays: materials until they are withdrawn, drafts until they are published or thrown away, who
//! submitted and who approved, the log of publications and the audit log for good.

mod term;

use std::fmt;

use election_pool_protocol::mutant::Mutant;
use jiff::{SignedDuration, Timestamp};
use serde::{Serialize, Serializer};

use super::{DeskError, hub, session};
use crate::{
    app::App,
    store::{self, audit::AuditLine},
};

pub use self::term::{Bound, Length, Term};
pub use crate::store::sweep::Pass;

/// Rows of one kind forgotten in one round.
const AT_ONCE: u32 = 10_000;
/// Files forgotten in one round.
const FILES: u32 = 1000;

/// Something that goes in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Sessions of people.
    Sessions,
    /// One-time links for signing in.
    SignInLinks,
    /// Halves of a way in.
    SignInSteps,
    /// Failed tries to sign in.
    FailedTries,
    /// Tokens of programs.
    Tokens,
    /// Answers to programs, kept to be repeated.
    Answers,
    /// Requests for digests, and letters by mail that failed.
    Mail,
    /// Messages to other servers.
    Letters,
    /// Subscriptions to feeds.
    Subscriptions,
    /// Withdrawals as feeds tell them.
    Withdrawals,
    /// Cancelled meetings in calendars.
    CancelledMeetings,
    /// Paragraphs that machines translated.
    TranslationMemory,
    /// What providers of translations have in hand.
    TranslationRequests,
    /// What came from other servers.
    Inbox,
    /// Follows that have ended.
    Follows,
    /// Questions to those who ask to follow.
    Questions,
    /// Moves of partners.
    Moves,
    /// Lanes to other servers.
    Lanes,
    /// Lanes from other servers.
    InboundLanes,
    /// Actors that nothing here needs.
    Strangers,
    /// Files that no material names.
    Files,
}

impl Serialize for What {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// What it is.
    pub what: What,
    /// How long it is kept, with the settings that say so.
    pub kept: Term,
    /// How much went, or would go.
    pub rows: u64,
}

/// The whole list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Retention {
    /// Whether what was due is gone.
    pub is_done: bool,
    /// What is kept how long.
    pub lines: Vec<Line>,
}

impl fmt::Display for Retention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<22} {:>8}  kept", "", if self.is_done { "gone" } else { "due" })?;
        self.lines.iter().try_for_each(|line| writeln!(f, "{:<22} {:>8}  {}", line.what.name(), line.rows, line.kept))
    }
}

impl What {
    const ALL: [Self; 21] = [
        Self::Sessions,
        Self::SignInLinks,
        Self::SignInSteps,
        Self::FailedTries,
        Self::Tokens,
        Self::Answers,
        Self::Mail,
        Self::Letters,
        Self::Subscriptions,
        Self::Withdrawals,
        Self::CancelledMeetings,
        Self::TranslationMemory,
        Self::TranslationRequests,
        Self::Inbox,
        Self::Follows,
        Self::Questions,
        Self::Moves,
        Self::Lanes,
        Self::InboundLanes,
        Self::Strangers,
        Self::Files,
    ];

    /// What it is called on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sessions => "sessions",
            Self::SignInLinks => "sign_in_links",
            Self::SignInSteps => "sign_in_steps",
            Self::FailedTries => "failed_tries",
            Self::Tokens => "tokens",
            Self::Answers => "answers_to_programs",
            Self::Mail => "mail",
            Self::Letters => "letters",
            Self::Subscriptions => "subscriptions",
            Self::Withdrawals => "withdrawals_in_feeds",
            Self::CancelledMeetings => "cancelled_meetings",
            Self::TranslationMemory => "translation_memory",
            Self::TranslationRequests => "translation_requests",
            Self::Inbox => "inbox",
            Self::Follows => "follows",
            Self::Questions => "questions_to_followers",
            Self::Moves => "moves_of_partners",
            Self::Lanes => "lanes",
            Self::InboundLanes => "inbound_lanes",
            Self::Strangers => "strangers",
            Self::Files => "files",
        }
    }

    /// How long it is kept.
    fn kept(self, app: &App) -> Term {
        let limits = &app.config.limits;
        let settled = Bound::days("settled_days", limits.settled_days);
        match self {
            Self::Sessions => Term::Idle {
                idle: Bound::seconds("session_idle_s", limits.session_idle_s),
                most: Bound::seconds("session_s", limits.session_s),
            },
            Self::SignInLinks | Self::Follows => Term::AfterEnd(settled),
            Self::SignInSteps => Term::For(Bound::seconds("sign_in_step_s", limits.sign_in_step_s)),
            Self::FailedTries => Term::AfterTry(Bound::seconds("failure_memory_s", limits.failure_memory_s)),
            Self::Tokens => Term::UntilEnd(Bound::days("token_days_max", limits.token_days_max)),
            Self::Answers => Term::For(Bound::seconds("replay_s", limits.replay_s)),
            Self::Mail => {
                Term::Mail { requests: Bound::seconds("digest_request_s", limits.digest_request_s), letters: settled }
            }
            Self::Letters => Term::AfterSettled(settled),
            Self::Subscriptions => Term::UntilEnd(Bound::seconds("subscription_max_s", limits.subscription_max_s)),
            Self::Withdrawals => Term::AfterWithdrawal(Bound::fixed(hub::WITHDRAWN_STAY)),
            Self::CancelledMeetings => Term::AfterWithdrawal(settled),
            Self::TranslationMemory => Term::Paragraphs(Bound::number("translation_memory", limits.translation_memory)),
            Self::TranslationRequests => {
                Term::Unawaited(Bound::seconds("translation_callback_s", limits.translation_callback_s))
            }
            Self::Inbox => Term::Arrived(settled),
            Self::Questions => Term::AsFollower,
            Self::Moves => Term::Decision { open: Bound::days("move_days", limits.move_days), decided: settled },
            Self::Lanes | Self::InboundLanes => Term::AfterUse(settled),
            Self::Strangers => Term::Strangers(settled, Bound::number("strangers", limits.strangers.into())),
            Self::Files => Term::Unneeded(settled),
        }
    }

    /// Forgets what is due of it, or counts it; gives how much.
    async fn turn(self, app: &App, now: Timestamp, pass: Pass) -> Result<u64, DeskError> {
        let (db, limits) = (&app.db, &app.config.limits);
        let ago = |seconds: u64| now - SignedDuration::from_secs(session::seconds(seconds));
        let days = if Mutant::DedupForSevenDays.is_planted() { 7 } else { limits.settled_days };
        let settled = now - SignedDuration::from_hours(24 * i64::from(days));
        Ok(match self {
            Self::Sessions => store::session::prune(db, session::idle_since(app, now), now, pass).await?,
            Self::SignInLinks => store::session::prune_links(db, settled, pass).await?,
            Self::SignInSteps => store::step::prune(db, now, pass).await?,
            Self::FailedTries => store::failure::prune(db, ago(limits.failure_memory_s), pass).await?,
            Self::Tokens => store::token::prune(db, now, pass).await?,
            Self::Answers => store::replay::prune(db, ago(limits.replay_s), pass).await?,
            Self::Mail => store::mail::prune(db, settled, now, pass).await?,
            Self::Letters => store::letter::prune(db, settled, pass).await?,
            Self::Subscriptions => store::hub::prune(db, now, pass).await?,
            Self::Withdrawals => store::material::prune_withdrawn_from(db, now - hub::WITHDRAWN_STAY, pass).await?,
            Self::CancelledMeetings => store::material::forget_cancelled(db, settled, pass).await?,
            Self::TranslationMemory => store::translation::prune(db, limits.translation_memory, pass).await?,
            Self::TranslationRequests => {
                store::translation::prune_snippets(db, ago(limits.translation_callback_s), pass).await?
            }
            Self::Inbox => store::inbox::prune(db, settled, AT_ONCE, pass).await?,
            Self::Follows => store::follow::prune(db, settled, AT_ONCE, pass).await?,
            Self::Questions => store::follow::forget_questions(db, pass).await?,
            Self::Moves => {
                let waited = now - SignedDuration::from_hours(24 * i64::from(limits.move_days));
                store::moving::prune(db, waited, settled, pass).await?
            }
            Self::Lanes => store::letter::prune_lanes(db, settled, AT_ONCE, pass).await?,
            Self::InboundLanes => store::inbound::prune(db, settled, AT_ONCE, pass).await?,
            Self::Strangers => store::actor::prune_remote(db, settled, limits.strangers, AT_ONCE, pass).await?,
            Self::Files if pass == Pass::Look => store::blob::count_orphans(db, settled).await?,
            Self::Files => forget_files(app, settled).await?,
        })
    }
}

async fn forget_files(app: &App, before: Timestamp) -> Result<u64, DeskError> {
    let mut gone = 0;
    for sha256 in store::blob::orphans(&app.db, before, FILES).await? {
        let failed = |reason| DeskError::File { what: format!("attachment {sha256}"), reason };
        store::blob::forget(&app.db, &sha256, before, || app.blobs.remove(&sha256).map_err(failed)).await?;
        gone += 1;
    }
    Ok(gone)
}

/// Goes through the list once.
pub async fn turn(app: &App, pass: Pass) -> Result<Retention, DeskError> {
    let now = app.clock.now();
    let mut lines = Vec::with_capacity(What::ALL.len());
    for what in What::ALL {
        let rows = what.turn(app, now, pass).await?;
        lines.push(Line { what, kept: what.kept(app), rows });
    }
    Ok(Retention { is_done: pass == Pass::Forget, lines })
}

/// The same because somebody asked for it, who is written down.
pub async fn run(app: &App, by: &str) -> Result<Retention, DeskError> {
    let done = turn(app, Pass::Forget).await?;
    let gone = done.lines.iter().filter(|line| line.rows > 0).map(|line| format!("{} {}", line.what.name(), line.rows));
    let line = AuditLine::new(by, "retention run", app.config.host()).with_detail(gone.collect::<Vec<_>>().join(", "));
    store::audit::note(&app.db, &[line], app.clock.now()).await?;
    Ok(done)
}
