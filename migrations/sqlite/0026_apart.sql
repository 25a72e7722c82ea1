-- Materials that have languages their object has no room for: where the collection of those is, and whether it is here.
-- The same file stands in both folders of migrations.

create table apart (
  material text not null primary key references material (id),
  uri text not null,
  is_held integer not null
);
