//! One turn of a lane: read on from the cursor, ask who is entitled at this moment, sign, post, move the cursor.
//!
//! This module does not know when a turn happens or what an answer means; `protocol::lane` knows the latter.

mod aside;
mod letters;
mod report;

use std::{collections::VecDeque, time::Duration};

use election_pool_protocol::{
    audience::{Viewer, entitled},
    lane::{self as rule, Answer, Flight, LaneClass, Outcome, Window},
    mutant::Mutant,
    replication::{LogHeader, PositionHeader},
};
use futures_util::{StreamExt, stream::FuturesUnordered};
use jiff::Timestamp;
use url::Url;

use self::report::Report;
use super::{DeskError, outgoing};
use crate::{
    app::{App, Metrics},
    store::{
        self, StoreError,
        lane::{Lane, Outlook, Settlement},
        log::Entry,
    },
};

/// Log entries looked at backwards at once, when the last earlier entitled position is asked for.
const LOOK_BACK: u32 = 100;
/// The same the first time.
const LOOK_BACK_FIRST: u32 = 2;
/// How often at most.
const LOOK_BACK_PAGES: u32 = 20;

/// Sends what waits on `lane` until it is caught up, a turn's worth is done, or the peer does not take it.
pub async fn turn(app: &App, lane: Lane) -> Result<(), DeskError> {
    let began = app.clock.now();
    let outlook = store::lane::outlook(&app.db, &lane, began).await?;
    let mut turn = Turn { app, outlook, targets: Vec::new(), inbox: Url::parse(&lane.inbox)?, lane, began };
    if turn.lane.class == LaneClass::Reader {
        turn.targets = store::follow::targets_behind(&app.db, &turn.lane.inbox).await?;
    }
    let mut report = Report::default();
    if turn.outlook.has_letters {
        turn.letters(&mut report).await?;
    }
    if report.trouble.is_none() && turn.lane.cursor.is_some() {
        turn.entries(&mut report).await?;
        if turn.outlook.has_parked {
            turn.parked(&mut report).await?;
        }
    }
    turn.late_letters(&mut report).await?;
    turn.put_aside(&mut report).await?;
    turn.end(report).await
}

struct Turn<'a> {
    app: &'a App,
    lane: Lane,
    inbox: Url,
    outlook: Outlook,
    /// For a reader: the actors of ours that somebody behind this inbox follows.
    targets: Vec<String>,
    began: Timestamp,
}

/// One answered request.
struct Sent {
    place: usize,
    answer: Answer,
    words: String,
    took: Duration,
}

impl Turn<'_> {
    /// Who is at the other end: of a reader it is enough that somebody behind its inbox follows.
    fn viewer(&self) -> &Viewer {
        match self.lane.class {
            LaneClass::Partner => &self.outlook.viewer,
            LaneClass::Reader => &Viewer::Public,
        }
    }

    fn is_entitled(&self, entry: &Entry) -> bool {
        entry.erased.is_none()
            && entitled(&entry.audience, entry.present.as_ref(), entry.is_delete(), self.viewer())
            && (self.lane.class == LaneClass::Partner || self.targets.contains(&entry.actor))
    }

    async fn entries(&mut self, report: &mut Report) -> Result<(), DeskError> {
        let cursor = self.lane.cursor.unwrap_or_default();
        let limit = self.app.config.limits.lane_batch;
        let entries = store::log::after(&self.app.db, cursor, limit).await?;
        let Some(last) = entries.last() else { return Ok(()) };
        report.is_more = last.position < self.outlook.head;
        let ripe = self.ripe().await?;
        let mut previous = self.entitled_before(cursor).await?;
        let mut flight = Flight::after(cursor);
        let (mut waiting, mut held) = (VecDeque::new(), VecDeque::new());
        for (place, entry) in entries.iter().enumerate() {
            flight.start(entry.position);
            if self.is_entitled(entry) {
                // Of one object a later entry waits behind an earlier one.
                let is_held = ripe.contains(&entry.position)
                    || held.iter().any(|(place, _): &(usize, u64)| entries[*place].object == entry.object);
                if is_held { &mut held } else { &mut waiting }.push_back((place, previous));
                previous = entry.position;
            } else {
                flight.settle(entry.position);
            }
        }
        if !held.is_empty() && report.good == 0 {
            self.probe(&entries, &mut waiting, &mut flight, report).await?;
        }
        if report.trouble.is_none() {
            self.fly(&entries, waiting, &mut flight, report).await?;
        }
        if report.good > 0 {
            report
                .ripe
                .entries
                .extend(held.iter().map(|(place, _)| entries[*place].position).filter(|one| ripe.contains(one)));
        } else if report.trouble.is_none() {
            self.fly(&entries, held, &mut flight, report).await?;
        }
        if report.good > 0 {
            self.park(&mut flight, report).await?;
        }
        report.cursor = Some(flight.cursor());
        Ok(())
    }

    /// Finds out whether the peer takes anything but what stands first and fails: tries one of the entries behind it, any,
    /// since its neighbours may fail too. That is all a dead peer costs in a turn, and no row.
    async fn probe(
        &self,
        entries: &[Entry],
        waiting: &mut VecDeque<(usize, u64)>,
        flight: &mut Flight,
        report: &mut Report,
    ) -> Result<(), DeskError> {
        let object = |at: usize| entries[waiting[at].0].object.as_str();
        let first: Vec<usize> =
            (0..waiting.len()).filter(|at| (0..*at).all(|before| object(before) != object(*at))).collect();
        if first.is_empty() || !self.has_time() {
            return Ok(());
        }
        let at = first[self.app.chance.below(first.len())];
        let Some((place, previous)) = waiting.remove(at) else { return Ok(()) };
        let entry = &entries[place];
        if !self.may_go(entry).await? {
            flight.settle(entry.position);
            return Ok(());
        }
        let sent = self.post_entry(place, entry, previous).await?;
        if rule::outcome(&sent.answer, false) == Outcome::Retry {
            report.goes_on(false, &sent.answer, sent.words);
            return Ok(());
        }
        self.note_entry(entry, sent, flight, report).await
    }

    /// Whether this turn may begin another request: what is under way must end before the lease does, and before a
    /// process that stops has waited long enough.
    fn has_time(&self) -> bool {
        !self.app.ending.is_cancelled() && self.app.clock.now() < self.began + self.app.config.limits.lease() / 2
    }

    /// Fails if the lane was suspended, stopped or leased by another since.
    async fn holds(&self) -> Result<(), DeskError> {
        let lane = store::lane::find(&self.app.db, &self.lane.inbox).await?;
        if lane.is_some_and(|lane| lane.fence == self.lane.fence) {
            return Ok(());
        }
        Err(StoreError::LostLease(self.lane.inbox.clone()).into())
    }

    /// Asks again at the moment of sending: since the turn began the object may have been withdrawn or narrowed, and
    /// the peer taken off the roster.
    async fn may_go(&self, entry: &Entry) -> Result<bool, DeskError> {
        match store::log::of_lease(&self.app.db, entry.position, &self.lane).await? {
            Some(now) => Ok(self.is_entitled(&now)),
            None => self.holds().await.map(|()| false),
        }
    }

    /// Sends entries side by side, those of one object one after the other, until all are settled or trouble comes.
    async fn fly(
        &self,
        entries: &[Entry],
        mut waiting: VecDeque<(usize, u64)>,
        flight: &mut Flight,
        report: &mut Report,
    ) -> Result<(), DeskError> {
        let mut window = Window::default();
        let mut under_way = FuturesUnordered::new();
        let mut busy: Vec<&str> = Vec::new();
        loop {
            let limit = window.size().min(self.app.config.limits.lane_window);
            while report.trouble.is_none() && under_way.len() < limit && self.has_time() {
                // Of one object only the earliest may go: a later one waits behind it even while it waits itself.
                let mut passed: Vec<&str> = Vec::new();
                let free = waiting.iter().position(|(place, _)| {
                    let object = entries[*place].object.as_str();
                    let is_free = !busy.contains(&object) && !passed.contains(&object);
                    passed.push(object);
                    is_free
                });
                let Some((place, previous)) = free.and_then(|at| waiting.remove(at)) else { break };
                if !self.may_go(&entries[place]).await? {
                    flight.settle(entries[place].position);
                    continue;
                }
                busy.push(&entries[place].object);
                if Mutant::CursorAtSend.is_planted() {
                    flight.settle(entries[place].position);
                }
                under_way.push(self.post_entry(place, &entries[place], previous));
            }
            let Some(sent) = under_way.next().await else {
                report.is_more |= !waiting.is_empty();
                return Ok(());
            };
            let sent = sent?;
            window.observe(&sent.answer, sent.took);
            let entry = &entries[sent.place];
            self.note_entry(entry, sent, flight, report).await?;
            // One that may be put aside still holds up the later ones of its object.
            if !report.ripe.entries.contains(&entry.position) {
                busy.retain(|object| *object != entry.object);
            }
        }
    }

    async fn note_entry(
        &self,
        entry: &Entry,
        sent: Sent,
        flight: &mut Flight,
        report: &mut Report,
    ) -> Result<(), DeskError> {
        let (db, now) = (&self.app.db, self.app.clock.now());
        match rule::outcome(&sent.answer, false) {
            Outcome::Settled => {
                Metrics::count(&self.app.metrics.delivered, "settled");
                report.good += 1;
                flight.settle(entry.position);
            }
            Outcome::Refused => {
                Metrics::count(&self.app.metrics.delivered, "refused");
                let status = status_of(&sent.answer);
                store::lane::refused(db, &self.lane, entry.position, status, &sent.words, now).await?;
                let said = report::loggable(&sent.answer, &sent.words);
                tracing::warn!(peer = self.lane.host, activity = entry.activity, status, said, "refused");
                flight.settle(entry.position);
            }
            Outcome::Retry | Outcome::KnockAgain => {
                Metrics::count(&self.app.metrics.delivered, "retried");
                report.has_failures = true;
                let status = status_of(&sent.answer);
                let failing =
                    store::lane::entry_failed(db, &self.lane, entry.position, status, &sent.words, now).await?;
                let is_ripe = rule::parks(failing.failures, failing.first_at, now, true);
                if report.goes_on(is_ripe, &sent.answer, sent.words) {
                    report.ripe.entries.push(entry.position);
                }
            }
        }
        Ok(())
    }

    /// The last position up to `cursor` to which this inbox is entitled now; 0 if none. Where that lies too far back, the
    /// last position not looked at: a partner pulls what it does not know and finds that it is not for it.
    async fn entitled_before(&self, cursor: u64) -> Result<u64, DeskError> {
        // Readers are not told.
        if self.lane.class == LaneClass::Reader {
            return Ok(0);
        }
        let mut before = cursor + 1;
        for page in 0..LOOK_BACK_PAGES {
            // Mostly it is the last one.
            let limit = if page == 0 { LOOK_BACK_FIRST } else { LOOK_BACK };
            let entries = store::log::before(&self.app.db, before, limit).await?;
            if let Some(entry) = entries.iter().find(|entry| self.is_entitled(entry)) {
                return Ok(entry.position);
            }
            match entries.last() {
                Some(entry) if entry.position > 1 => before = entry.position,
                _ => return Ok(0),
            }
        }
        Ok(before - 1)
    }

    async fn post_entry(&self, place: usize, entry: &Entry, previous: u64) -> Result<Sent, DeskError> {
        let is_partner = self.lane.class == LaneClass::Partner;
        let header = is_partner.then(|| {
            LogHeader::Entry(PositionHeader {
                epoch: entry.epoch,
                position: entry.position,
                previous,
                salt: entry.salt,
            })
            .to_string()
        });
        let own = entry.bytes.as_deref().unwrap_or_default();
        let bytes = if is_partner { own } else { entry.reader_bytes.as_deref().unwrap_or(own) };
        let (answer, words, took) = self.post(&entry.actor, header, bytes).await?;
        Ok(Sent { place, answer, words, took })
    }

    async fn post(
        &self,
        actor: &str,
        log_header: Option<String>,
        bytes: &[u8],
    ) -> Result<(Answer, String, Duration), DeskError> {
        let began = self.app.clock.now();
        let first_try = self.lane.failing_since.filter(|_| Mutant::RetryReusesDate.is_planted());
        let date = first_try.unwrap_or(began);
        let (answer, words) = outgoing::post(self.app, actor, &self.inbox, log_header, bytes, date).await?;
        let took = self.app.clock.now().duration_since(began).try_into().unwrap_or_default();
        Ok((answer, words, took))
    }

    /// Writes down how far the lane got and when it goes on.
    async fn end(self, report: Report) -> Result<(), DeskError> {
        let now = self.app.clock.now();
        let mut settlement = Settlement {
            cursor: report.cursor,
            failures: 0,
            failing_since: None,
            next_at: None,
            is_given_up: false,
            last_ok_at: (report.good > 0).then_some(now),
            last_error: None,
            is_clean: !report.has_failures && !self.outlook.has_failures,
        };
        if let Some(trouble) = report.trouble {
            // A peer that takes some things is not down: waits begin anew with what it does not take.
            let (before, since) =
                if report.good > 0 { (0, None) } else { (self.lane.failures, self.lane.failing_since) };
            let (failures, since) = (before + 1, since.unwrap_or(self.began));
            let cap = Duration::from_secs(self.app.config.federation.retry_cap_s);
            let wait = rule::backoff(failures, trouble.retry_after, cap, self.app.chance.fraction());
            tracing::info!(peer = self.lane.host, outcome = "retry", said = trouble.said, wait_ms = wait.as_millis());
            settlement.failures = failures;
            settlement.failing_since = Some(since);
            settlement.next_at = Some(now + wait);
            settlement.is_given_up = rule::gives_up(self.lane.class, Some(since), now);
            settlement.last_error = Some(trouble.words);
        } else if report.is_more {
            settlement.next_at = Some(now);
        }
        store::lane::settle(&self.app.db, &self.lane, &settlement, now).await?;
        if report.is_more {
            self.app.wake.send();
        }
        Ok(())
    }
}

fn status_of(answer: &Answer) -> Option<u16> {
    match answer {
        Answer::Status { code, .. } => Some(*code),
        Answer::Network | Answer::Timeout => None,
    }
}
