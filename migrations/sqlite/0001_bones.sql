-- The first schema. Instants are Unix milliseconds, booleans 0/1, JSON and URLs text, keys and hashes blobs.
-- The same file, with BYTEA for BLOB and identity columns, stands in migrations/postgres.

-- Our log: one row per publication, without gaps; the head row is updated last in the publishing transaction.
create table head (
  one integer not null primary key check (one = 1),
  epoch bigint not null,
  position bigint not null,
  frontier blob not null,
  at bigint not null
);
insert into head (one, epoch, position, frontier, at) values (1, 1, 0, x'', 0);

create table log (
  position bigint not null primary key,
  epoch bigint not null,
  salt blob not null,
  leaf blob not null,
  activity text not null unique,
  actor text not null,
  object text not null,
  kind text not null,
  audience text not null,
  erased text,
  at bigint not null
);
create index log_object on log (object, position);

create table body (
  position bigint not null primary key references log (position),
  bytes blob not null,
  reader_bytes blob
);

-- Who we are: the actors this node speaks for, with their exact documents.
create table authority (
  actor text not null primary key,
  username text not null unique,
  names text not null,
  clients text not null,
  at bigint not null
);
create table own_actor (
  uri text not null primary key,
  bytes blob not null,
  at bigint not null
);
create table account (
  username text not null primary key,
  name text not null,
  authority text not null,
  role text not null,
  at bigint not null
);

-- Everything published that this node holds, its own and what partners sent.
create table material (
  id text not null primary key,
  uri text not null unique,
  origin text not null,
  is_own integer not null,
  authority text not null,
  country text,
  type text not null,
  kind text not null,
  state text not null,
  revision bigint not null,
  level integer not null,
  audience text not null,
  bytes blob,
  sha256 text,
  language text not null,
  phase text,
  maturity text,
  status text,
  project text,
  starts bigint,
  ends bigint,
  reason text,
  was_clear integer not null,
  published bigint not null,
  updated bigint not null,
  at bigint not null
);
create index material_newest on material (updated desc, id);
create index material_origin on material (origin, uri);
create table recipient (
  material text not null references material (id),
  name text not null,
  primary key (material, name)
);
create table topic (
  material text not null references material (id),
  slug text not null,
  primary key (material, slug)
);
create index topic_slug on topic (slug, material);
create table variant (
  material text not null references material (id),
  language text not null,
  place integer not null,
  title text not null,
  summary text not null,
  abstract text not null,
  html text not null,
  status text not null,
  by_whom text,
  of_revision bigint not null,
  digest text not null,
  primary key (material, language)
);
create table revision (
  material text not null references material (id),
  number bigint not null,
  level integer not null,
  audience text not null,
  bytes blob not null,
  source text,
  at bigint not null,
  primary key (material, number)
);
create table blob (
  sha256 text not null primary key,
  media_type text not null,
  size bigint not null,
  at bigint not null
);
create table attachment (
  material text not null references material (id),
  sha256 text not null,
  place integer not null,
  name text not null,
  media_type text not null,
  url text not null,
  primary key (material, sha256)
);
create index attachment_sha256 on attachment (sha256);
create table submission (
  id text not null primary key,
  material text,
  author text not null,
  bundle text not null,
  sha256 text not null,
  state text not null,
  approver text,
  at bigint not null,
  decided_at bigint
);

-- Other servers.
create table peer (
  host text not null primary key,
  origin text not null unique,
  actor text not null,
  name text not null,
  class text not null,
  state text not null,
  inbox text not null,
  log_url text,
  fingerprint text not null,
  languages text not null,
  added_at bigint not null,
  removed_at bigint,
  heard_at bigint,
  reached_at bigint,
  head_epoch bigint not null,
  head_position bigint not null,
  head_root text,
  confirmed_epoch bigint not null,
  confirmed_position bigint not null,
  confirmed_quarantined bigint not null
);
create table peer_key (
  id text not null primary key,
  host text not null references peer (host),
  actor text not null,
  algorithm text not null,
  public text not null,
  at bigint not null
);
create table peer_authority (
  actor text not null primary key,
  host text not null references peer (host),
  username text not null,
  names text not null
);
create table peer_leaf (
  host text not null,
  epoch bigint not null,
  position bigint not null,
  leaf blob not null,
  state text not null,
  primary key (host, epoch, position)
);
create table alarm (
  id text not null primary key,
  host text not null,
  kind text not null,
  detail text not null,
  at bigint not null,
  cleared_at bigint
);
create unique index alarm_once on alarm (host, kind, detail);
create table remote_actor (
  uri text not null primary key,
  host text not null,
  inbox text not null,
  shared_inbox text,
  key_id text not null,
  public text not null,
  bytes blob not null,
  fetched_at bigint not null
);
create table follower (
  id text not null primary key,
  actor text not null,
  target text not null,
  activity text not null,
  host text not null,
  inbox text not null,
  state text not null,
  at bigint not null,
  answered_at bigint,
  unique (actor, target)
);
create table following (
  id text not null primary key,
  actor text not null,
  target text not null,
  activity text not null unique,
  host text not null,
  state text not null,
  at bigint not null,
  answered_at bigint,
  unique (actor, target)
);

-- Sending: one row per remote inbox; exceptions and letters beside it.
create table lane (
  id text not null primary key,
  inbox text not null unique,
  host text not null,
  class text not null,
  state text not null,
  cursor bigint,
  failures integer not null,
  failing_since bigint,
  next_at bigint not null,
  lease_until bigint not null,
  fence bigint not null,
  last_ok_at bigint,
  last_error text
);
create index lane_due on lane (state, next_at);
create table lane_entry (
  lane text not null references lane (id),
  position bigint not null,
  state text not null,
  failures integer not null,
  first_at bigint not null,
  next_at bigint not null,
  status integer,
  words text,
  primary key (lane, position)
);
create table letter (
  id text not null primary key,
  lane text not null references lane (id),
  activity text not null,
  actor text not null,
  kind text not null,
  bytes blob not null,
  state text not null,
  failures integer not null,
  next_at bigint not null,
  status integer,
  words text,
  at bigint not null,
  settled_at bigint
);
create index letter_waiting on letter (lane, state, at);
create unique index letter_once on letter (lane, activity);

-- Receiving: what was admitted, in order of arrival, and how far each origin is applied.
create table inbox (
  seq integer primary key autoincrement,
  activity text not null unique,
  host text not null,
  actor text not null,
  object text,
  epoch bigint,
  position bigint,
  previous bigint,
  salt blob,
  at bigint not null,
  state text not null,
  bytes blob not null
);
create index inbox_waiting on inbox (state, host, position, seq);
create index inbox_object on inbox (object);
create table inbound (
  host text not null primary key,
  epoch bigint not null,
  applied bigint not null,
  gap_since bigint,
  next_pull_at bigint not null,
  failures integer not null,
  lease_until bigint not null,
  fence bigint not null
);
create table quarantine (
  activity text not null primary key,
  host text not null,
  object text,
  epoch bigint,
  position bigint,
  reason text not null,
  bytes blob not null,
  at bigint not null
);
create index quarantine_object on quarantine (object);

-- What was done, by whom: written in the transaction of the deed itself.
create table audit (
  seq integer primary key autoincrement,
  at bigint not null,
  who text not null,
  deed text not null,
  object text not null,
  detail text not null,
  client_id text unique
);
