-- The lines of the book as a chain: each says its number and the hash of the line before, and the head where it ends.
-- What stood there before this is chained when the database is next opened: the head says -1 until then.
-- The same file stands in both folders of migrations.

alter table audit add column number bigint;
alter table audit add column previous text;
alter table audit add column hash text;
create unique index audit_number on audit (number);
create index audit_unchained on audit (seq) where number is null;
create index audit_object on audit (object, number);
create index audit_who on audit (who, number);

create table audit_head (
  one bigint primary key check (one = 1),
  number bigint not null,
  hash text not null
);
insert into audit_head (one, number, hash) values (1, -1, '');

-- What the node signed of it: a line with this number had this hash then.
create table audit_seal (
  number bigint primary key,
  hash text not null,
  at bigint not null,
  document text not null
);
