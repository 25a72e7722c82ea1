-- The index of words, small: every word is kept once, with what it is found by, and a material has a number, so that a row
-- of the index is three small numbers. What a material is in the index is kept beside it, so that it is taken out without
-- looking for it. All of it is made anew at the next start.
-- In migrations/postgres the same, as that engine clusters, compares and numbers.

drop table word;
drop table compound;

alter table material add column number bigint;
update material set number = placed.number
  from (select id, row_number() over (order by at, id) as number from material where state = 'live') as placed
  where placed.id = material.id;
-- Everything that search asks of a material, so that its row, in the middle of which its bytes lie, is not read.
create index material_number on material
  (number, state, level, kind, country, phase, origin, updated, type, is_own, project, authority, id);

create table stem (
  id integer primary key autoincrement,
  word text not null unique
);
create table clue (
  is_part integer not null,
  word text not null,
  stem integer not null references stem (id),
  primary key (is_part, word, stem)
) without rowid;
create index clue_stem on clue (stem);

-- Without references: a look-up for each of its many rows would cost more than the row.
create table word (
  stem integer not null,
  material integer not null,
  field integer not null,
  primary key (stem, material)
) without rowid;
create table indexed (
  material integer not null primary key,
  stems blob not null
);

delete from fact where name = 'search';
