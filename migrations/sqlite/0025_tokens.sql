-- Tokens of people for their programs. Of a token only the SHA-256 is kept; its scopes stand with a space between them.
-- One that was made with a second factor says so. The same file, with BYTEA for BLOB, stands in migrations/postgres.
create table token (
  token blob not null primary key,
  id text not null unique,
  username text not null references account (username),
  name text not null,
  scopes text not null,
  is_confirmed integer not null,
  made bigint not null,
  expires bigint not null,
  used bigint
);
create index token_person on token (username, made);

-- What was answered to a request that carried a key of its own, so that the same one again gets the same answer and does
-- nothing. Without a status it is being worked on.
create table replay (
  token text not null references token (id),
  name text not null,
  request blob not null,
  at bigint not null,
  status integer,
  headers text,
  body blob,
  primary key (token, name)
);
create index replay_at on replay (at);
