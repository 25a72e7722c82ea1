//! When the loops end: because somebody asks, or because the database file can be trusted no further.
//!
//! DESIGN, Store: after an I/O error or a failed fsync on SQLite nobody knows what is on disk, and the process stops; a
//! full disk is rolled back, makes health red, and the node goes on.

use std::sync::{Arc, OnceLock};

use tokio_util::sync::CancellationToken;

use crate::{app::App, store::StoreError};

/// Told to every loop of a node; cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Stop {
    token: CancellationToken,
    fault: Arc<OnceLock<String>>,
}

impl Stop {
    /// For the loops of this node.
    pub fn of(app: &App) -> Self {
        Self { token: app.ending.clone(), fault: Arc::default() }
    }

    /// Asks the loops to end.
    pub fn tell(&self) {
        self.token.cancel();
    }

    /// Whether the loops are to end.
    pub fn is_told(&self) -> bool {
        self.token.is_cancelled()
    }

    /// Waits until the loops are to end.
    pub async fn told(&self) {
        self.token.cancelled().await;
    }

    /// What makes it impossible to go on, if anything.
    pub fn fault(&self) -> Option<&str> {
        self.fault.get().map(String::as_str)
    }

    /// Takes note of what went wrong in a loop: a failing file ends them all, a full disk shows in health.
    pub fn heed(&self, app: &App, error: Option<&StoreError>) {
        match error {
            Some(error) if app.db.is_lost(error) => {
                // The first fault is the one that is told; those that follow come of it.
                self.fault.get_or_init(|| error.chain());
                self.tell();
            }
            Some(StoreError::Full(_)) => {
                app.metrics.database_full.set(1);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::test_app::test_app;

    #[tokio::test]
    async fn a_failing_file_stops_the_node_and_a_full_disk_does_not() {
        let node = test_app("").await;
        let stop = Stop::default();
        stop.heed(&node.app, Some(&StoreError::full_disk()));
        assert!(!stop.is_told() && stop.fault().is_none());
        assert_eq!(node.app.metrics.database_full.get(), 1, "health says so");
        stop.heed(&node.app, Some(&StoreError::failing_file()));
        assert!(stop.is_told() && stop.fault().is_some_and(|fault| fault.contains("read or write its file")));
    }

    #[test]
    fn who_is_merely_asked_to_stop_has_no_fault() {
        let stop = Stop::default();
        stop.tell();
        assert_eq!((stop.is_told(), stop.fault()), (true, None));
    }
}
