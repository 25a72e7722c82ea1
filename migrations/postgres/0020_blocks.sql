-- Which documents of the archives of feeds there are, also those that everything has left.
-- The same file stands in both folders of migrations.

create table archive_block (
  archive text not null,
  number bigint not null,
  primary key (archive, number)
);
insert into archive_block (archive, number)
  select distinct 'public block', public_block from material where public_block >= 0 and public_block < 9223372036854775807;
insert into archive_block (archive, number)
  select distinct 'staff block', staff_block from material where staff_block >= 0 and staff_block < 9223372036854775807;
