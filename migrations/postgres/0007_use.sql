-- Who uses what, and what guides lead through: kept so that it can be asked for from the other end.
-- The same file stands in both folders of migrations.

create table adoption (
  material text not null primary key references material (id),
  target text not null,
  maturity text not null,
  since bigint
);
create index adoption_target on adoption (target);

-- For whom a guide is, and what it leads through, in order.
create table guide (
  material text not null primary key references material (id),
  role text not null
);
create table part (
  material text not null references material (id),
  place integer not null,
  target text not null,
  primary key (material, place)
);
create index part_target on part (target);

-- What changed here of late.
create index material_at on material (at desc, id);
