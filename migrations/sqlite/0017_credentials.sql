-- People sign in with more than links: a password with the codes of an app, passkeys, recovery codes.
-- Of a password a hash is kept, of a recovery code its SHA-256; the secret of an app is sealed with a key that is no row.

create table credential (
  username text not null primary key references account (username),
  -- What passkeys know the person by: random, so that it says nothing of them.
  handle blob not null,
  password text,
  totp blob,
  -- The secret of an app that has not shown a code yet.
  totp_new blob,
  -- The step of the last code that was used: none is used twice.
  totp_step bigint not null default 0
);

create table recovery_code (
  digest blob not null primary key,
  username text not null references account (username),
  used bigint
);
create index recovery_code_person on recovery_code (username);

create table passkey (
  id blob not null primary key,
  username text not null references account (username),
  name text not null,
  algorithm bigint not null,
  public blob not null,
  counter bigint not null,
  is_backed_up integer not null,
  made bigint not null,
  used bigint
);
create index passkey_person on passkey (username, made);

-- Half of a way in, in one browser: the password was right, or a challenge waits for a passkey.
create table sign_in_step (
  token blob not null primary key,
  kind text not null,
  username text references account (username),
  challenge blob,
  expires bigint not null
);

-- How often somebody failed to sign in under a name, or from a network.
create table sign_in_failure (
  subject text not null primary key,
  failures bigint not null,
  seen bigint not null,
  until bigint not null
);

alter table session add column way text not null default 'link';
-- When a second factor was last shown.
alter table session add column second bigint;
alter table session add column network text not null default '';
alter table session add column browser text not null default '';
