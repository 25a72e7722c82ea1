//! Questions to the database that come while one of their kind is being answered: they are asked together, with the next.
//!
//! Nothing is kept: each is answered from what stands in the database after it came. Does not know what is asked.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::oneshot;

use crate::store::{Db, StoreError};

/// A kind of question of which many can be asked with one.
pub trait Kind {
    /// One question.
    type Question: Clone + Send;
    /// Its answer.
    type Answer: Send;

    /// Most questions asked together.
    const MOST: usize;

    /// Asks; the answers are in the order of the questions.
    fn ask(db: &Db, questions: &[Self::Question])
    -> impl Future<Output = Result<Vec<Self::Answer>, StoreError>> + Send;
}

/// Why there is no answer; the same for all who asked together.
type Outcome<K> = Result<<K as Kind>::Answer, Arc<StoreError>>;
type Waiting<K> = (<K as Kind>::Question, oneshot::Sender<Outcome<K>>);

/// Where questions of one kind come together.
pub struct Gather<K: Kind> {
    waiting: Mutex<Vec<Waiting<K>>>,
    turn: tokio::sync::Mutex<()>,
}

impl<K: Kind> Default for Gather<K> {
    fn default() -> Self {
        Self { waiting: Mutex::default(), turn: tokio::sync::Mutex::default() }
    }
}

impl<K: Kind> Gather<K> {
    /// Asks, together with whoever asks at the same time.
    pub async fn ask(&self, db: &Db, question: &K::Question) -> Outcome<K> {
        loop {
            let (done, mut answer) = oneshot::channel();
            self.waiting().push((question.clone(), done));
            loop {
                tokio::select! {
                    biased;
                    answered = &mut answer => match answered {
                        Ok(outcome) => return outcome,
                        // Whoever asked for us has gone away meanwhile.
                        Err(_) => break,
                    },
                    turn = self.turn.lock() => {
                        self.ask_all(db).await;
                        drop(turn);
                    }
                }
            }
        }
    }

    /// Asks for those who waited longest.
    async fn ask_all(&self, db: &Db) {
        let (questions, asking): (Vec<_>, Vec<_>) = {
            let mut waiting = self.waiting();
            let number = waiting.len().min(K::MOST);
            waiting.drain(..number).unzip()
        };
        if questions.is_empty() {
            return;
        }
        match K::ask(db, &questions).await {
            // Whoever went away needs no answer.
            Ok(answers) => asking.into_iter().zip(answers).for_each(|(one, answer)| drop(one.send(Ok(answer)))),
            Err(error) => {
                let error = Arc::new(error);
                for one in asking {
                    drop(one.send(Err(error.clone())));
                }
            }
        }
    }

    fn waiting(&self) -> std::sync::MutexGuard<'_, Vec<Waiting<K>>> {
        // Nothing is half done while it is locked.
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
