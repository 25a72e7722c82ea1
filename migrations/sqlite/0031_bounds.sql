-- The deeds there are in the book, and the lines of one, without reading the whole of it.
-- The same file stands in both folders of migrations.

create index audit_deed on audit (deed, number);

-- How often news by mail was asked for, for one address or from one network, under its SHA-256: for a day, whatever became of
-- the requests.
create table digest_asked (
  subject text not null primary key,
  asked bigint not null,
  until bigint not null
);
create index digest_asked_until on digest_asked (until);
-- Of the requests that nobody has confirmed the oldest go first where there is no room.
create index digest_waiting on digest (asked_until) where asked_until is not null;
