-- The reading room: feeds that reach back and say what is gone, feeds of one's own, and who asked to be told of changes.
-- The same file, with BLOB for BYTEA, stands in migrations/sqlite.

-- The archive of a feed is read by when a material was first published.
create index material_published on material (published, id);

-- In which feeds a withdrawn material stood, so that their readers are told; forgotten after thirty days.
create table withdrawn_from (
  material text not null references material (id),
  scheme text not null,
  slug text not null,
  primary key (material, scheme, slug)
);

-- Addresses of feeds for one person. Of the token only the SHA-256 is kept.
create table feed_token (
  token bytea not null primary key,
  id text not null unique,
  username text not null references account (username),
  made bigint not null,
  used bigint
);
create index feed_token_person on feed_token (username, made);

-- WebSub. What somebody asked of the hub, until their own server says that it was they.
create table intent (
  id text not null primary key,
  mode text not null,
  topic text not null,
  callback text not null,
  host text not null,
  secret text,
  lease_s bigint not null,
  failures bigint not null,
  next_at bigint not null,
  lease_until bigint not null,
  fence bigint not null,
  at bigint not null,
  unique (topic, callback)
);
create index intent_due on intent (next_at);
create index intent_host on intent (host);

-- Who is told of changes of a feed; there is something to tell while less was told than wanted.
create table subscription (
  id text not null primary key,
  topic text not null,
  callback text not null,
  host text not null,
  secret text,
  expires bigint not null,
  wanted bigint not null,
  told bigint not null,
  sent text,
  failures bigint not null,
  failing_since bigint,
  next_at bigint not null,
  lease_until bigint not null,
  fence bigint not null,
  at bigint not null,
  unique (topic, callback)
);
create index subscription_due on subscription (next_at);
create index subscription_host on subscription (host);

-- Materials that changed since the subscribers were last looked at; written with the change itself.
create table feed_change (
  material text not null primary key,
  at bigint not null
);
