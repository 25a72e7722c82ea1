-- Wanted languages: how often a material is asked for in a language that it lacks. Who asked is kept of persons of this
-- node alone, so that they are told. The same file stands in both folders of migrations.

create table wish (
  material text not null,
  language text not null,
  readers bigint not null,
  at bigint not null,
  primary key (material, language)
);

create table wish_person (
  material text not null,
  language text not null,
  username text not null references account (username),
  at bigint not null,
  answered bigint,
  primary key (material, language, username)
);
create index wish_person_name on wish_person (username, answered);

-- What a partner says: of our material how many ask there, of its own how many ask everywhere.
create table wish_heard (
  material text not null,
  language text not null,
  host text not null,
  amount bigint not null,
  said_at bigint not null,
  primary key (material, language, host)
);
create index wish_heard_host on wish_heard (host);

-- What a partner was told last.
create table wish_told (
  material text not null,
  language text not null,
  host text not null,
  amount bigint not null,
  at bigint not null,
  primary key (material, language, host)
);
