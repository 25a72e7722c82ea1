//! What all partners together know of our log: one account of it, and who did not answer.

use std::{collections::BTreeMap, time::Duration};

use election_pool_protocol::digest;
use futures_util::StreamExt;

use super::lost::{self, OwnKeys, Patience, Said, Stretch, Told};
use crate::{
    app::App,
    desk::DeskError,
    store::{self, peer::Peer},
};

/// The account.
pub(super) struct Asked {
    /// Partners that answered.
    pub answered: Vec<Peer>,
    /// Partners that did not, and why.
    pub silent: Vec<String>,
    /// The newest epoch anybody was shown.
    pub epoch: u64,
    /// By position.
    pub entries: BTreeMap<u64, Told>,
}

impl Asked {
    /// Asks every partner for what the database does not hold.
    pub async fn of(app: &App) -> Result<Self, DeskError> {
        let stretch = Stretch::of(app).await?;
        let keys = OwnKeys::of(app).await?;
        let request = Duration::from_secs(app.config.limits.request_timeout_s);
        let pages = stretch.pages(app.config.limits.restored_entries);
        let mut answers = std::pin::pin!(lost::ask_all(app, &keys, stretch, Patience { request, pages }).await?);
        let mut asked = Self { answered: Vec::new(), silent: Vec::new(), epoch: 0, entries: BTreeMap::new() };
        let mut answered = Vec::new();
        while let Some(answer) = answers.next().await {
            match answer.outcome {
                Ok(said) if !said.is_whole => {
                    asked.silent.push(format!("{} (it has more to say than may be taken back)", answer.peer.host));
                }
                Ok(said) => answered.push((answer.peer, said)),
                Err(error) => asked.silent.push(format!("{} ({error})", answer.peer.host)),
            }
        }
        // Whoever knows a newer epoch first, since what that holds replaced what came before; then in the order of their
        // names, so that the same answers give the same account.
        answered.sort_by(|(one, a), (other, b)| b.epoch.cmp(&a.epoch).then_with(|| one.host.cmp(&other.host)));
        asked.silent.sort();
        for (peer, said) in answered {
            match asked.take(app, &peer, said, stretch.end).await? {
                Ok(()) => asked.answered.push(peer),
                Err(refused) => asked.silent.push(format!("{} ({refused})", peer.host)),
            }
        }
        Ok(asked)
    }

    /// Adds what one partner said; or why that cannot be believed, which must not stop the others.
    async fn take(&mut self, app: &App, peer: &Peer, said: Said, after: u64) -> Result<Result<(), String>, DeskError> {
        let last = said.entries.keys().next_back().copied().unwrap_or(after);
        if last.saturating_sub(after) > app.config.limits.restored_entries {
            let refused = format!(
                "it says that our log reached position {last}, more than [limits] restored_entries beyond {after}"
            );
            alarm(app, &peer.host, &refused).await?;
            return Ok(Err(refused));
        }
        if said.false_bodies > 0 {
            alarm(app, &peer.host, &format!("{} bodies shown as ours are not", said.false_bodies)).await?;
        }
        self.epoch = self.epoch.max(said.epoch);
        for (position, told) in said.entries {
            match self.entries.get_mut(&position) {
                None => drop(self.entries.insert(position, told)),
                Some(known) if known.leaf == told.leaf => known.body = known.body.take().or(told.body),
                Some(known) => {
                    let (one, other) = (digest::hex(&known.leaf), digest::hex(&told.leaf));
                    alarm(app, &peer.host, &format!("our position {position}: {one} and {other} are shown")).await?;
                    // What is proved by our own key stands against somebody's word.
                    if known.body.is_none() && told.body.is_some() {
                        *known = told;
                    }
                }
            }
        }
        Ok(Ok(()))
    }

    /// Whether somebody holds an activity of ours.
    pub fn has_bodies(&self) -> bool {
        self.entries.values().any(|told| told.body.is_some())
    }
}

async fn alarm(app: &App, host: &str, detail: &str) -> Result<(), DeskError> {
    Ok(store::alarm::raise(&app.db, host, "own-log", detail, app.clock.now()).await?)
}
