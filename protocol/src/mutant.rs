//! Faults planted on purpose, so that the simulator can show that it finds them.
//!
//! Without the feature `mutants`, which no released binary has, [`Mutant::is_planted`] is a constant `false` and costs
//! nothing. With it one mutant at a time may be planted on a thread. A mutant is one wrong decision, asked about at the
//! place where the right one is made.

/// A fault somebody building such a network has made before us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mutant {
    /// A lane's cursor moves when an entry is sent, not when it is settled.
    CursorAtSend,
    /// Every 4xx answer counts as delivered.
    ClientErrorDelivered,
    /// 202 is answered before the activity is committed.
    AckBeforeCommit,
    /// A repeat is known by its id alone, and only for seven days.
    DedupForSevenDays,
    /// A new partner begins at the head; what lies before is never pulled.
    NewPeerAtLatest,
    /// An entry that fails for an inner reason is skipped.
    SkipOnInternalError,
    /// A cursor that is saved now and then is read as if it were exact.
    CursorSavedOnTimer,
    /// An attachment is given to whoever knows its digest.
    AttachmentUnchecked,
    /// A retry is sent with the date of the first try.
    RetryReusesDate,
    /// A restored node goes on in its old epoch.
    RestoreWithoutEpoch,
    /// A revision equal to the one held is applied again.
    AcceptEqualRevision,
    /// Who may see an object now may see its old entries too.
    WideningOldEntries,
    /// What is parked is forgotten, and no pull repairs it.
    ParkingWithoutPull,
    /// A withheld object never comes back.
    WithheldFinal,
    /// The cursor passes an entry that is not settled.
    CursorPastUnsettled,
    /// What is published is not held against what the second person read.
    ApprovalUnbound,
}

impl Mutant {
    /// Every mutant, in the order of their names above.
    pub const ALL: [Self; 16] = [
        Self::CursorAtSend,
        Self::ClientErrorDelivered,
        Self::AckBeforeCommit,
        Self::DedupForSevenDays,
        Self::NewPeerAtLatest,
        Self::SkipOnInternalError,
        Self::CursorSavedOnTimer,
        Self::AttachmentUnchecked,
        Self::RetryReusesDate,
        Self::RestoreWithoutEpoch,
        Self::AcceptEqualRevision,
        Self::WideningOldEntries,
        Self::ParkingWithoutPull,
        Self::WithheldFinal,
        Self::CursorPastUnsettled,
        Self::ApprovalUnbound,
    ];

    /// Whether this fault is planted on the current thread.
    #[cfg(feature = "mutants")]
    pub fn is_planted(self) -> bool {
        PLANTED.get() == Some(self)
    }

    /// Whether this fault is planted: never, in this build.
    #[cfg(not(feature = "mutants"))]
    #[inline]
    pub const fn is_planted(self) -> bool {
        false
    }
}

#[cfg(feature = "mutants")]
thread_local! {
    static PLANTED: std::cell::Cell<Option<Mutant>> = const { std::cell::Cell::new(None) };
}

/// Plants one fault on the current thread, or takes it out.
#[cfg(feature = "mutants")]
pub fn plant(mutant: Option<Mutant>) {
    PLANTED.set(mutant);
}
