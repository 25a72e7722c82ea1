-- Digests by mail: who wants to be told of what, and the letters that are on their way. Of the public an address is kept
-- with the digest it is for and nowhere else, and goes with it; of a person it is kept with the account. Of a token in a
-- letter that confirms something its SHA-256 is kept in hex. The same file stands in both folders of migrations.

create table mail_address (
  username text not null primary key references account (username),
  -- Where letters go; null until it was confirmed.
  address text,
  -- What is to take its place, until whoever reads there says so.
  wanted text,
  wanted_until bigint,
  -- The interface language in which it was asked for.
  language text not null,
  -- Why the last letter was not taken there.
  trouble text,
  trouble_at bigint
);

create table digest (
  id text not null primary key,
  -- Whose it is; null of the public.
  username text references account (username),
  -- Where it goes; null of a person, whose address stands with the account.
  address text,
  -- In a request that nobody has confirmed: until when somebody may.
  asked_until bigint,
  frequency text not null,
  language text not null,
  -- Words with a comma before and after each; empty leaves nothing out.
  topics text not null,
  countries text not null,
  languages text not null,
  levels text not null,
  with_web integer not null default 0,
  -- Stands in every letter, and does nothing but end this digest.
  leave_token text not null unique,
  made bigint not null,
  -- What came here until then was told.
  told bigint not null,
  next_at bigint not null,
  -- Letters in a row that were not taken.
  refused bigint not null default 0
);
create index digest_due on digest (next_at);
create index digest_person on digest (username, made);
create index digest_address on digest (address);

create table mail_letter (
  id text not null primary key,
  -- confirm, address or digest
  kind text not null,
  digest text,
  username text,
  -- Of a digest: what came here until then.
  until bigint not null,
  state text not null,
  reason text,
  tries bigint not null,
  next_at bigint not null,
  lease_until bigint not null,
  fence bigint not null,
  at bigint not null
);
create index mail_letter_due on mail_letter (next_at);
create index mail_letter_digest on mail_letter (digest);
-- However many processes look for what is due, a digest has one letter on its way.
create unique index mail_letter_waiting on mail_letter (digest) where state = 'waiting' and kind = 'digest';

create table mail_token (
  token text not null primary key,
  -- Of a request of the public its digest, of an address the person who wants it.
  digest text,
  username text,
  -- The address that it was sent to, of a person.
  address text,
  -- The letter it stands in; each time that one is sent it has another token.
  letter text not null,
  expires bigint not null
);
create index mail_token_digest on mail_token (digest);
create index mail_token_person on mail_token (username);

-- When an item from the web came to this node; 0 of what came before this was told.
alter table source_item add column seen bigint not null default 0;
create index source_item_seen on source_item (seen);
