-- What materials say beyond their texts, kept so that it can be asked for: meetings by their time, what they leave to be
-- done, what belongs together, and the words by which a material is found.
-- The same file stands in both folders of migrations.

create table meeting (
  material text not null primary key references material (id),
  starts bigint not null,
  ends bigint,
  timezone text,
  place text,
  online text,
  moved_from bigint
);
create index meeting_starts on meeting (starts);

create table action (
  material text not null references material (id),
  place integer not null,
  what text not null,
  owner text,
  due text,
  primary key (material, place)
);
create index action_due on action (due);

-- A withdrawn meeting: calendars are told for a month that it does not take place.
create table cancelled (
  material text not null primary key references material (id),
  starts bigint not null,
  ends bigint,
  timezone text,
  topics text not null,
  at bigint not null
);
create index cancelled_at on cancelled (at);

create table relation (
  material text not null references material (id),
  what text not null,
  target text not null,
  primary key (material, what)
);
create index relation_target on relation (target);

create table word (
  stem text not null,
  material text not null references material (id),
  weight integer not null,
  primary key (stem, material)
);
create index word_material on word (material);
