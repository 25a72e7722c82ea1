//! The entries of a turn that are put aside, since they alone are not taken, and those that are tried again.

use std::collections::BTreeSet;

use election_pool_protocol::{
    lane::{self as rule, Flight, Outcome},
    mutant::Mutant,
};

use super::{Report, Turn, status_of};
use crate::{
    desk::DeskError,
    store::{self, lane::EntryFailure},
};

/// Parked entries tried again in one turn.
const PARKED_A_TURN: u32 = 16;
/// Failing entries of a lane that are looked at in one turn.
const FAILING_A_TURN: u32 = 64;

impl Turn<'_> {
    /// The entries that failed often enough for long enough to be put aside, should the peer take anything else.
    pub(super) async fn ripe(&self) -> Result<BTreeSet<u64>, DeskError> {
        if !self.outlook.has_failures {
            return Ok(BTreeSet::new());
        }
        let failing = store::lane::failing(&self.app.db, &self.lane, FAILING_A_TURN).await?;
        let is_ripe = |failed: &EntryFailure| rule::parks(failed.failures, failed.first_at, self.began, true);
        Ok(failing.into_iter().filter(|(_, failed)| is_ripe(failed)).map(|(position, _)| position).collect())
    }

    pub(super) async fn park(&self, flight: &mut Flight, report: &mut Report) -> Result<(), DeskError> {
        for position in std::mem::take(&mut report.ripe.entries) {
            if !Mutant::ParkingWithoutPull.is_planted() {
                store::lane::park(&self.app.db, &self.lane, position, self.app.clock.now()).await?;
                tracing::error!(peer = self.lane.host, position, "parked");
            }
            flight.settle(position);
        }
        Ok(())
    }

    /// Tries what is parked and due again, without holding up the lane whatever comes of it.
    pub(super) async fn parked(&self, report: &mut Report) -> Result<(), DeskError> {
        if report.trouble.is_some() || report.ripe.trouble.is_some() {
            return Ok(());
        }
        let db = &self.app.db;
        for position in store::lane::parked_due(db, &self.lane, self.began, PARKED_A_TURN).await? {
            if !self.has_time() {
                return Ok(());
            }
            self.holds().await?;
            let entry = store::log::after(db, position - 1, 1).await?.pop().filter(|one| one.position == position);
            let Some(entry) = entry.filter(|entry| self.is_entitled(entry)) else {
                store::lane::settle_parked(db, &self.lane, position, self.app.clock.now()).await?;
                continue;
            };
            let sent = self.post_entry(0, &entry, self.entitled_before(position - 1).await?).await?;
            match rule::outcome(&sent.answer, false) {
                Outcome::Settled => {
                    report.good += 1;
                    store::lane::settle_parked(db, &self.lane, position, self.app.clock.now()).await?;
                }
                Outcome::Refused => {
                    let (status, now) = (status_of(&sent.answer), self.app.clock.now());
                    store::lane::refused(db, &self.lane, position, status, &sent.words, now).await?;
                }
                Outcome::Retry | Outcome::KnockAgain => {
                    let (status, now) = (status_of(&sent.answer), self.app.clock.now());
                    store::lane::entry_failed(db, &self.lane, position, status, &sent.words, now).await?;
                }
            }
        }
        Ok(())
    }
}
