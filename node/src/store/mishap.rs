//! What the simulator lets happen to a database: a process that ends at a named point, a disk without room, a lock that
//! somebody else holds for a moment.
//!
//! Without the feature `mutants`, which no released binary has, every function here is a constant. With it a mishap is
//! laid down for the current thread, on which the simulator runs one node at a time. This module does not know which.

use super::StoreError;

/// A transaction that the simulator knows by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deed {
    /// Something is published.
    Publish,
    /// What the door admitted is written down.
    Admit,
    /// What was received takes its effect.
    Apply,
    /// A page of a pull is written down.
    Pull,
    /// The cursor of a lane moves.
    MoveCursor,
}

/// On which side of its commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Nothing of it is written.
    Before,
    /// All of it is written, and nobody was told.
    After,
}

/// What happens to the database of the node at work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mishap {
    /// The process ends when it comes to this point.
    pub crash: Option<(Deed, Side)>,
    /// The process has ended: nothing is written any more.
    pub is_down: bool,
    /// There is no room.
    pub is_full: bool,
    /// The next such transaction finds the database busy, once.
    pub is_busy: Option<Deed>,
}

#[cfg(feature = "mutants")]
thread_local! {
    static MISHAP: std::cell::Cell<Mishap> = const {
        std::cell::Cell::new(Mishap { crash: None, is_down: false, is_full: false, is_busy: None })
    };
}

/// Lays down what happens from now on, and gives what was laid down before.
#[cfg(feature = "mutants")]
pub fn lay_down(mishap: Mishap) -> Mishap {
    MISHAP.replace(mishap)
}

/// Asked before anything is written.
#[cfg(feature = "mutants")]
pub(super) fn begins() -> Result<(), StoreError> {
    if MISHAP.get().is_down { Err(StoreError::Gone(sqlx::Error::WorkerCrashed)) } else { Ok(()) }
}

/// Asked before every commit.
#[cfg(feature = "mutants")]
pub(super) fn commits() -> Result<(), StoreError> {
    begins()?;
    if MISHAP.get().is_full { Err(StoreError::Full(sqlx::Error::WorkerCrashed)) } else { Ok(()) }
}

/// Asked on either side of a named commit.
#[cfg(feature = "mutants")]
pub(super) fn reaches(deed: Deed, side: Side) -> Result<(), StoreError> {
    let mut mishap = MISHAP.get();
    if mishap.crash == Some((deed, side)) {
        (mishap.crash, mishap.is_down) = (None, true);
        MISHAP.set(mishap);
    }
    if side == Side::Before && mishap.is_busy == Some(deed) {
        mishap.is_busy = None;
        MISHAP.set(mishap);
        return Err(StoreError::Busy(sqlx::Error::WorkerCrashed));
    }
    begins()
}

/// Never, in this build.
#[cfg(not(feature = "mutants"))]
#[inline]
#[expect(clippy::unnecessary_wraps, reason = "with the feature it may fail")]
pub(super) const fn begins() -> Result<(), StoreError> {
    Ok(())
}

/// Never, in this build.
#[cfg(not(feature = "mutants"))]
#[inline]
#[expect(clippy::unnecessary_wraps, reason = "with the feature it may fail")]
pub(super) const fn commits() -> Result<(), StoreError> {
    Ok(())
}

/// Never, in this build.
#[cfg(not(feature = "mutants"))]
#[inline]
#[expect(clippy::unnecessary_wraps, reason = "with the feature it may fail")]
pub(super) const fn reaches(_: Deed, _: Side) -> Result<(), StoreError> {
    Ok(())
}
