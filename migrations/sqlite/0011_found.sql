-- The index of words, clustered so that one look-up reads a word's materials with how they have it, and beside it the
-- parts of compound words. Both are made anew at the next start.
-- In migrations/postgres the same, as that engine clusters and compares.

drop table word;
create table word (
  stem text not null,
  material text not null references material (id),
  field integer not null,
  primary key (stem, material)
) without rowid;
create index word_material on word (material);

create table compound (
  tail text not null,
  material text not null references material (id),
  field integer not null,
  primary key (tail, material)
) without rowid;
create index compound_material on compound (material);
