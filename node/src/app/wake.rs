//! Bells between those who write and those who wait. A lost ring costs one poll interval, never a deed.

use tokio::sync::Notify;

/// The bells of one node.
#[derive(Debug, Default)]
pub struct Wake {
    send: Notify,
    receive: Notify,
    pull: Notify,
}

impl Wake {
    /// Something waits to be sent.
    pub fn send(&self) {
        self.send.notify_one();
    }

    /// Something waits to be applied.
    pub fn receive(&self) {
        self.receive.notify_one();
    }

    /// Something waits to be pulled.
    pub fn pull(&self) {
        self.pull.notify_one();
    }

    /// Waits until something is to be sent.
    pub async fn until_send(&self) {
        self.send.notified().await;
    }

    /// Waits until something is to be applied.
    pub async fn until_receive(&self) {
        self.receive.notified().await;
    }

    /// Waits until something is to be pulled.
    pub async fn until_pull(&self) {
        self.pull.notified().await;
    }
}
