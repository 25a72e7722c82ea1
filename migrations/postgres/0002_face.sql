-- People sign in: one-time links, sessions, and accounts that end without their name being given again.
-- Of both tokens only the SHA-256 is kept.

create table sign_in_link (
  token bytea not null primary key,
  username text not null references account (username),
  made bigint not null,
  expires bigint not null,
  used bigint
);
create index sign_in_link_person on sign_in_link (username, made);

create table session (
  token bytea not null primary key,
  username text not null references account (username),
  csrf text not null,
  made bigint not null,
  seen bigint not null,
  expires bigint not null
);
create index session_person on session (username, made);

alter table account add column removed bigint;
