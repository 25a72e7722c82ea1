-- What both ends must be able to see: evidence of contradictions, what partners found in our log, entries that are tried
-- again, and which version of the program ran last.
-- The same file, with BYTEA for BLOB, stands in migrations/postgres.

create table evidence (
  id text not null primary key,
  host text not null,
  epoch bigint not null,
  position bigint not null,
  what text not null,
  held blob not null,
  shown blob not null,
  salt blob,
  bytes blob,
  object text,
  at bigint not null,
  settled_at bigint
);
create index evidence_host on evidence (host, epoch, position);
create index evidence_object on evidence (object);

-- What a partner says it has in quarantine of our log, and where it doubts it; replaced whole with every answer.
create table finding (
  host text not null,
  place integer not null,
  epoch bigint,
  position bigint,
  activity text not null,
  reason text not null,
  at bigint not null,
  primary key (host, place)
);
create table doubt (
  host text not null,
  place integer not null,
  epoch bigint not null,
  position bigint not null,
  what text not null,
  held blob not null,
  shown blob not null,
  at bigint not null,
  primary key (host, place)
);

alter table peer add column confirmed_contradicted bigint not null default 0;
alter table peer add column behind_since bigint;
alter table inbox add column again integer not null default 0;

create table fact (
  name text not null primary key,
  value text not null
);
create index log_kind on log (kind, position);
