//! Writing everything into a database that holds nothing yet, in one transaction: whole, or not at all.

mod ended;

use jiff::Timestamp;
use sqlx::{Any, AnyConnection, AssertSqlSafe, query::Query};

use super::{
    Part, Snapshot, Value,
    catalog::{self, Table},
    quoted, read,
};
use crate::store::{Db, Engine, Limits, StoreError, db, dialect, fact};

pub use self::ended::Ended;

/// Values in one statement; SQLite takes 32,766.
const VALUES_MAX: usize = 16_000;
/// Rows in one statement.
const ROWS_MAX: usize = 100;

/// What the target of a load may hold already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occupied {
    /// Nothing at all.
    Nothing,
    /// What `init` writes: actors, a first user, and the lines in the book about them.
    Initialised,
}

/// What a loaded node does next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// It is the same node in another database, and goes on.
    GoOn,
    /// It is what a node was once: it waits until somebody confirms it, and from this moment on nothing lets anybody in
    /// that may have been ended since.
    AwaitConfirmation(Timestamp),
}

/// Fills the database at `url`, which must hold no more than `occupied`, with the parts that `source` gives, written
/// under the migrations up to `schema`, and brings it up to this version.
///
/// # Errors
/// `Occupied` if there is more in it, `Newer` if the rows are of a newer version. Nothing is written then, nor if
/// `source` fails.
pub async fn load<E: From<StoreError>>(
    url: &str,
    schema: i64,
    occupied: Occupied,
    after: After,
    mut source: impl AsyncFnMut() -> Result<Option<Part>, E>,
) -> Result<Ended, E> {
    let target = Target::open(url, schema, occupied).await?;
    let outcome = async {
        let mut tx = target.begin().await?;
        while let Some(part) = source().await? {
            target.write_in(&mut tx, &part).await?;
        }
        let ended = target.end_in(&mut tx, after).await?;
        dialect::commit(tx).await?;
        Ok(ended)
    }
    .await;
    target.close(outcome.is_ok()).await;
    outcome
}

/// Fills the empty database at `url` with everything that is in `db`, and gives what that was.
///
/// # Errors
/// As `load`.
pub async fn copy(db: &Db, url: &str) -> Result<Snapshot, StoreError> {
    let target = Target::open(url, db::newest(), Occupied::Nothing).await?;
    let outcome = async {
        let mut tx = target.begin().await?;
        let snapshot = read(db, async |part| target.write_in(&mut tx, &part).await).await?;
        target.end_in(&mut tx, After::GoOn).await?;
        dialect::commit(tx).await?;
        Ok(snapshot)
    }
    .await;
    target.close(outcome.is_ok()).await;
    outcome
}

/// The database that is being filled.
struct Target {
    db: Db,
    schema: i64,
    /// The file, where it was made for this.
    made: Option<std::path::PathBuf>,
    tables: std::sync::OnceLock<Vec<Table>>,
}

impl Target {
    async fn open(url: &str, schema: i64, occupied: Occupied) -> Result<Self, StoreError> {
        if schema > db::newest() {
            return Err(StoreError::Newer { found: schema, known: db::newest() });
        }
        let (db, made) = Db::open_bare(url, Limits::default()).await?;
        let target = Self { db, schema, made, tables: std::sync::OnceLock::new() };
        match target.refuse_occupied(url, occupied).await {
            Ok(()) => Ok(target),
            Err(error) => {
                target.close(false).await;
                Err(error)
            }
        }
    }

    async fn refuse_occupied(&self, url: &str, occupied: Occupied) -> Result<(), StoreError> {
        let mut conn = self.db.write().acquire().await?;
        let allowed: &[&str] = match occupied {
            Occupied::Nothing => &[],
            Occupied::Initialised => INITIALISED,
        };
        let own = db::own_tables();
        for table in catalog::names(&mut conn, self.db.engine()).await? {
            // Of somebody else's nothing is touched, not even an empty table.
            let is_in_the_way = if !own.contains(table.as_str()) {
                true
            } else if table == "head" {
                is_begun(&mut conn).await?
            } else {
                !allowed.contains(&table.as_str())
                    && table != "audit_head"
                    && catalog::rows_of(&mut conn, &table).await? > 0
            };
            if is_in_the_way {
                return Err(StoreError::Occupied { url: db::without_password(url), table });
            }
        }
        Ok(())
    }

    /// Begins the transaction with empty tables as the migration `schema` left them.
    async fn begin(&self) -> Result<dialect::Tx, StoreError> {
        let engine = self.db.engine();
        let mut tx = dialect::begin_unseen(&self.db).await?;
        for table in catalog::tables(&mut tx, engine).await?.iter().rev() {
            execute(&mut tx, format!("drop table {}", quoted(&table.name)?)).await?;
        }
        execute(&mut tx, format!("drop table if exists {}", catalog::MIGRATIONS)).await?;
        db::migrate_to(&mut tx, engine, Some(self.schema)).await?;
        let tables = catalog::tables(&mut tx, engine).await?;
        for table in tables.iter().rev() {
            execute(&mut tx, format!("delete from {}", quoted(&table.name)?)).await?;
        }
        let _ = self.tables.set(tables);
        Ok(tx)
    }

    async fn write_in(&self, conn: &mut AnyConnection, part: &Part) -> Result<(), StoreError> {
        let tables = self.tables.get().map(Vec::as_slice).unwrap_or_default();
        let table = tables.iter().find(|table| table.name == part.table);
        let table = table.ok_or_else(|| StoreError::unreadable("table", &part.table))?;
        let mut kinds = Vec::with_capacity(part.columns.len());
        for name in &part.columns {
            let column = table.columns.iter().find(|column| column.name == *name);
            kinds.push(column.ok_or_else(|| StoreError::unreadable("column", format!("{}.{name}", table.name)))?.kind);
        }
        let per_statement = (VALUES_MAX / part.columns.len().max(1)).clamp(1, ROWS_MAX);
        for rows in part.rows.chunks(per_statement) {
            if rows.iter().any(|row| row.len() != kinds.len()) {
                return Err(StoreError::unreadable("row", format!("one of {} has not its columns", table.name)));
            }
            let text = insert_text(self.db.engine(), part, rows.len())?;
            // The names are those of the catalogue.
            let query = rows.iter().fold(sqlx::query(AssertSqlSafe(text)), |query, row| {
                row.iter().zip(&kinds).fold(query, |query, (value, kind)| bound(query, value, *kind))
            });
            query.execute(&mut *conn).await?;
        }
        Ok(())
    }

    /// What comes after the rows: the counters of the database, the newer migrations, the mark.
    async fn end_in(&self, conn: &mut AnyConnection, after: After) -> Result<Ended, StoreError> {
        if self.db.engine() == Engine::Postgres {
            for table in self.tables.get().into_iter().flatten() {
                for column in table.columns.iter().filter(|column| column.is_numbered) {
                    let (table, column) = (quoted(&table.name)?, quoted(&column.name)?);
                    let plain = column.trim_matches('"');
                    let text = format!(
                        "select setval(pg_get_serial_sequence('{table}', '{plain}'), coalesce(max({column}), 0) + 1, \
                         false) from {table}"
                    );
                    execute(conn, text).await?;
                }
            }
        }
        db::migrate_to(conn, self.db.engine(), None).await?;
        let ended = match after {
            After::GoOn => {
                sqlx::query("update head set restored = null where one = 1").execute(&mut *conn).await?;
                Ended::default()
            }
            After::AwaitConfirmation(now) => {
                sqlx::query("update head set restored = position where one = 1").execute(&mut *conn).await?;
                ended::end_in(conn, now).await?
            }
        };
        fact::forget_in(conn, fact::MOVED).await?;
        Ok(ended)
    }

    /// Closes it; a file that was made for something that failed goes again.
    async fn close(self, is_done: bool) {
        self.db.close().await;
        if let Some(file) = self.made.filter(|_| !is_done) {
            for end in ["", "-wal", "-shm"] {
                let mut name = file.clone().into_os_string();
                name.push(end);
                // What was not made need not go.
                let _ = std::fs::remove_file(name);
            }
        }
    }
}

/// The tables that `init` writes to.
const INITIALISED: &[&str] = &[
    "authority",
    "own_actor",
    "account",
    "audit",
    "audit_head",
    "audit_seal",
    "sign_in_link",
    "session",
    // What its first users may have done before.
    "credential",
    "recovery_code",
    "passkey",
    "sign_in_step",
    "sign_in_failure",
];

async fn is_begun(conn: &mut AnyConnection) -> Result<bool, StoreError> {
    let begun: Option<i64> =
        sqlx::query_scalar("select position from head where position > 0 or epoch > 1").fetch_optional(conn).await?;
    Ok(begun.is_some())
}

async fn execute(conn: &mut AnyConnection, text: String) -> Result<(), StoreError> {
    // Every name in it was held against a list of safe characters.
    sqlx::raw_sql(AssertSqlSafe(text)).execute(conn).await?;
    Ok(())
}

fn insert_text(engine: Engine, part: &Part, rows: usize) -> Result<String, StoreError> {
    let columns = part.columns.iter().map(|name| quoted(name)).collect::<Result<Vec<_>, _>>()?;
    let row = |row: usize| {
        let places: Vec<String> =
            (1..=columns.len()).map(|place| format!("${}", row * columns.len() + place)).collect();
        format!("({})", places.join(", "))
    };
    let rows: Vec<String> = (0..rows).map(row).collect();
    // A column that PostgreSQL numbers itself takes a number only when told so; SQLite knows no such word.
    let overriding = if engine == Engine::Postgres { " overriding system value" } else { "" };
    let (table, columns, rows) = (quoted(&part.table)?, columns.join(", "), rows.join(", "));
    Ok(format!("insert into {table} ({columns}){overriding} values {rows}"))
}

fn bound<'q>(
    query: Query<'q, Any, sqlx::any::AnyArguments>,
    value: &'q Value,
    kind: catalog::Kind,
) -> Query<'q, Any, sqlx::any::AnyArguments> {
    match (value, kind) {
        (Value::Number(number), _) => query.bind(*number),
        (Value::Text(text), _) => query.bind(text.as_str()),
        (Value::Bytes(bytes), _) => query.bind(&bytes[..]),
        // PostgreSQL wants to know of what there is none.
        (Value::Null, catalog::Kind::Number) => query.bind(None::<i64>),
        (Value::Null, catalog::Kind::Text) => query.bind(None::<String>),
        (Value::Null, catalog::Kind::Bytes) => query.bind(None::<Vec<u8>>),
    }
}
