//! Reading everything as it was at one instant, while others write.

use std::mem;

use futures_util::TryStreamExt;
use sqlx::{AnyConnection, AssertSqlSafe, Row, any::AnyRow};

use super::{
    PART_BYTES, PART_ROWS, Part, Value,
    catalog::{self, Kind, Table},
    quoted,
};
use crate::store::{Db, Engine, StoreError, log};
use election_pool_protocol::replication::Head;

/// What was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Snapshot {
    /// The newest migration the rows are of.
    pub schema: i64,
    /// The head of our log at that instant.
    pub head: Head,
    /// Rows in all.
    pub rows: u64,
}

/// Hands every row to `sink`, part by part, each table after those its rows refer to, all of one instant.
pub async fn read<E: From<StoreError>>(
    db: &Db,
    mut sink: impl AsyncFnMut(Part) -> Result<(), E>,
) -> Result<Snapshot, E> {
    let mut tx = db.read().begin().await.map_err(StoreError::from)?;
    // On SQLite the first statement fixes what a transaction sees; PostgreSQL must be told that this one wants that too.
    if db.engine() == Engine::Postgres {
        sqlx::raw_sql("set transaction isolation level repeatable read, read only")
            .execute(&mut *tx)
            .await
            .map_err(StoreError::from)?;
    }
    let mut snapshot = snapshot_in(&mut tx).await?;
    for table in catalog::tables(&mut tx, db.engine()).await? {
        snapshot.rows += table_in(&mut tx, &table, &mut sink).await?;
    }
    tx.rollback().await.map_err(StoreError::from)?;
    Ok(snapshot)
}

async fn snapshot_in(conn: &mut AnyConnection) -> Result<Snapshot, StoreError> {
    let schema = sqlx::query_scalar("select max(version) from _sqlx_migrations").fetch_one(&mut *conn).await?;
    Ok(Snapshot { schema, head: log::head_in(conn).await?, rows: 0 })
}

async fn table_in<E: From<StoreError>>(
    conn: &mut AnyConnection,
    table: &Table,
    sink: &mut impl AsyncFnMut(Part) -> Result<(), E>,
) -> Result<u64, E> {
    let names = table.columns.iter().map(|column| quoted(&column.name)).collect::<Result<Vec<_>, _>>()?;
    // The names come from the catalogue and were held against a list of safe characters.
    let text = AssertSqlSafe(format!("select {} from {}", names.join(", "), quoted(&table.name)?));
    let mut rows = sqlx::query(text).fetch(conn);
    let empty = || Part {
        table: table.name.clone(),
        columns: table.columns.iter().map(|column| column.name.clone()).collect(),
        rows: Vec::new(),
    };
    let (mut part, mut weight, mut number) = (empty(), 0, 0);
    while let Some(row) = rows.try_next().await.map_err(StoreError::from)? {
        let values = values(&row, table)?;
        weight += values.iter().map(Value::weight).sum::<usize>();
        part.rows.push(values);
        number += 1;
        if part.rows.len() >= PART_ROWS || weight >= PART_BYTES {
            weight = 0;
            sink(mem::replace(&mut part, empty())).await?;
        }
    }
    if !part.rows.is_empty() {
        sink(part).await?;
    }
    Ok(number)
}

fn values(row: &AnyRow, table: &Table) -> Result<Vec<Value>, StoreError> {
    let value = |(place, kind)| {
        Ok(match kind {
            Kind::Number => row.try_get::<Option<i64>, _>(place)?.map_or(Value::Null, Value::Number),
            Kind::Text => row.try_get::<Option<String>, _>(place)?.map_or(Value::Null, Value::Text),
            Kind::Bytes => row.try_get::<Option<Vec<u8>>, _>(place)?.map_or(Value::Null, Value::Bytes),
        })
    };
    table.columns.iter().map(|column| column.kind).enumerate().map(value).collect()
}
