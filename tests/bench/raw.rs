//! The limits: what the same libraries need for the bare work, measured in the same rounds.

use std::{
    cell::RefCell,
    fs::{self, File},
    io::{Seek, Write},
    path::PathBuf,
    time::Instant,
};

use aws_lc_rs::{
    rand::SystemRandom,
    rsa::{KeyPair, KeySize},
    signature::{KeyPair as _, ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256},
};
use sqlx::{AnyPool, AssertSqlSafe, any::AnyPoolOptions};

use super::{
    table::{Goal, Table},
    usage::own_cpu_us,
};
use crate::harness::runtime;

/// As long as what is signed of a delivery.
const MESSAGE: [u8; 300] = [b'm'; 300];
const SIGNATURES: usize = 400;
const VERIFICATIONS: usize = 4_000;
/// Rows of one statement, as the node's own group commit has at most.
const ROWS: usize = 128;
const STATEMENTS: usize = 20;
/// About as large as a signed Create with one page of text.
pub(super) const ROW_BYTES: usize = 3_700;
const SYNCS: usize = 100;
const BLOCK: [u8; 4096] = [7; 4096];

/// The bare work of the libraries, and what it took in the rounds so far.
pub(super) struct Raw {
    pair: KeyPair,
    public: ParsedPublicKey,
    folder: PathBuf,
    pool: AnyPool,
    rounds: RefCell<Vec<Microseconds>>,
}

/// One round: microseconds of processor time, but for `sync`, which is waiting.
#[derive(Debug, Clone, Copy)]
pub(super) struct Microseconds {
    pub(super) sign: f64,
    pub(super) verify: f64,
    pub(super) insert: f64,
    pub(super) sync: f64,
}

impl Raw {
    /// Makes a key and a database.
    pub(super) fn prepare() -> Self {
        let pair = KeyPair::generate(KeySize::Rsa2048).expect("a key is made");
        let public =
            ParsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, pair.public_key().as_ref()).expect("it is a key");
        let folder = std::env::temp_dir().join(format!("election-pool-raw-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("the temporary folder is writable");
        sqlx::any::install_default_drivers();
        let url = format!("sqlite://{}?mode=rwc", folder.join("raw.db").display());
        let pool = runtime().block_on(async {
            let pool = AnyPoolOptions::new().max_connections(1).connect(&url).await.expect("a database can be made");
            for text in [
                "pragma journal_mode = wal",
                "pragma synchronous = full",
                "create table row (id text primary key, bytes blob not null)",
            ] {
                sqlx::query(text).execute(&pool).await.expect("it is SQLite");
            }
            pool
        });
        Self { pair, public, folder, pool, rounds: RefCell::default() }
    }

    /// Does the bare work once more.
    pub(super) fn round(&self) -> Microseconds {
        let signature = self.sign();
        let sign = per(SIGNATURES, own_cpu_us(|| (0..SIGNATURES).for_each(|_| drop(self.sign()))));
        let verify = || self.public.verify_sig(&MESSAGE, &signature).expect("it was signed with this key");
        let verify = per(VERIFICATIONS, own_cpu_us(|| (0..VERIFICATIONS).for_each(|_| verify())));
        let insert = per(ROWS * STATEMENTS, own_cpu_us(|| self.insert()));
        let limits = Microseconds { sign, verify, insert, sync: self.sync() };
        self.rounds.borrow_mut().push(limits);
        limits
    }

    fn sign(&self) -> Vec<u8> {
        let mut signature = vec![0; self.pair.public_modulus_len()];
        let signed = self.pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), &MESSAGE, &mut signature);
        signed.expect("a key of 2048 bits signs any message");
        signature
    }

    fn insert(&self) {
        let values =
            (0..ROWS).map(|row| format!("(${}, ${})", 2 * row + 1, 2 * row + 2)).collect::<Vec<_>>().join(", ");
        let text = format!("insert into row (id, bytes) values {values}");
        let bytes = vec![b'x'; ROW_BYTES];
        let first = self.rounds.borrow().len();
        runtime().block_on(async {
            for statement in 0..STATEMENTS {
                let ids = (0..ROWS).map(|row| format!("http://se.localhost:8102/activities/{first}-{statement}-{row}"));
                let query =
                    ids.fold(sqlx::query(AssertSqlSafe(text.clone())), |query, id| query.bind(id).bind(&bytes[..]));
                query.execute(&self.pool).await.expect("the rows are new");
            }
        });
    }

    fn sync(&self) -> f64 {
        let mut file = File::create(self.folder.join("block")).expect("the temporary folder is writable");
        let began = Instant::now();
        for _ in 0..SYNCS {
            file.rewind().and_then(|()| file.write_all(&BLOCK)).and_then(|()| file.sync_data()).expect("a disk");
        }
        per(SYNCS, began.elapsed().as_secs_f64() * 1e6)
    }

    /// Puts the limits themselves into the table.
    pub(super) fn report(&self, table: &mut Table) {
        let rounds = self.rounds.borrow();
        if rounds.is_empty() {
            return;
        }
        let mut figure = |what: &str, pick: fn(&Microseconds) -> f64| {
            table.figure(what, &rounds.iter().map(pick).collect::<Vec<_>>(), "µs", Goal::None);
        };
        figure("raw: RSA-2048 sign, CPU", |limits| limits.sign);
        figure("raw: RSA-2048 verify, CPU", |limits| limits.verify);
        figure("raw: insert of a row, 128 a commit, SQLite FULL, CPU", |limits| limits.insert);
        figure("raw: write and fdatasync of 4 KB, waiting", |limits| limits.sync);
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        runtime().block_on(self.pool.close());
        let _ = fs::remove_dir_all(&self.folder);
    }
}

#[allow(clippy::cast_precision_loss, reason = "a few thousand")]
fn per(count: usize, microseconds: f64) -> f64 {
    microseconds / count as f64
}
