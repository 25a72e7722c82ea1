//! The letters of a turn: sent before the log's entries, and put aside where they alone are not taken.

use election_pool_protocol::{
    lane::{self as rule, Answer, LaneClass, Outcome},
    replication::LogHeader,
};
use jiff::SignedDuration;

use super::{Report, Turn, status_of};
use crate::{
    app::Metrics,
    desk::DeskError,
    store::{self, letter::Letter},
};

/// How long a letter rests that is put aside.
const LETTER_REST: SignedDuration = SignedDuration::from_hours(1);

impl Turn<'_> {
    pub(super) async fn letters(&self, report: &mut Report) -> Result<(), DeskError> {
        let limit = self.app.config.limits.lane_batch;
        for letter in store::letter::waiting(&self.app.db, &self.lane.id, self.began, limit).await? {
            if rule::parks(letter.failures, letter.at, self.began, true) {
                report.ripe.late.push(letter);
            } else if !self.letter(&letter, report).await? {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Tries letters once more that failed too often to hold anything else up.
    pub(super) async fn late_letters(&self, report: &mut Report) -> Result<(), DeskError> {
        if report.trouble.is_some() {
            return Ok(());
        }
        for letter in std::mem::take(&mut report.ripe.late) {
            if !self.letter(&letter, report).await? {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Sends one letter; false if the turn has to end.
    async fn letter(&self, letter: &Letter, report: &mut Report) -> Result<bool, DeskError> {
        if !self.has_time() {
            report.is_more = true;
            return Ok(false);
        }
        self.holds().await?;
        let header = (self.lane.class == LaneClass::Partner).then(|| LogHeader::Letter.to_string());
        let (answer, words, _) = self.post(&letter.actor, header, &letter.bytes).await?;
        self.note_letter(letter, &answer, words, report).await?;
        Ok(report.trouble.is_none())
    }

    async fn note_letter(
        &self,
        letter: &Letter,
        answer: &Answer,
        words: String,
        report: &mut Report,
    ) -> Result<(), DeskError> {
        let now = self.app.clock.now();
        match rule::outcome(answer, false) {
            Outcome::Settled => {
                Metrics::count(&self.app.metrics.delivered, "settled");
                report.good += 1;
                store::letter::settle(&self.app.db, &letter.id, now).await?;
            }
            Outcome::Refused => {
                Metrics::count(&self.app.metrics.delivered, "refused");
                store::letter::refuse(&self.app.db, &letter.id, status_of(answer), &words, now).await?;
            }
            Outcome::Retry | Outcome::KnockAgain => {
                store::letter::fail(&self.app.db, &letter.id, status_of(answer), &words).await?;
                let is_ripe = rule::parks(letter.failures + 1, letter.at, now, true);
                if report.goes_on(is_ripe, answer, words) {
                    report.ripe.letters.push(letter.id.clone());
                }
            }
        }
        Ok(())
    }

    /// Puts letters aside that alone were not taken; where nothing was taken, the peer is the trouble.
    pub(super) async fn put_aside(&self, report: &mut Report) -> Result<(), DeskError> {
        if report.good == 0 {
            report.trouble = report.trouble.take().or_else(|| report.ripe.trouble.take());
            return Ok(());
        }
        let again = self.app.clock.now() + LETTER_REST;
        let late = report.ripe.late.iter().map(|letter| &letter.id);
        for letter in report.ripe.letters.iter().chain(late) {
            store::letter::put_aside(&self.app.db, letter, again).await?;
        }
        Ok(())
    }
}
