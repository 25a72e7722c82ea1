-- Drafts: what authors are writing, before anybody else may see it, and the files they added to it. Nothing in these
-- tables is a material. A draft that was submitted waits as the submission of the same id.

create table draft (
  id text not null primary key,
  author text not null,
  authority text not null,
  material text,
  fields text not null,
  edition bigint not null,
  saved_by text not null,
  at bigint not null,
  updated bigint not null
);
create index draft_authority on draft (authority, updated desc);

create table draft_file (
  draft text not null references draft (id),
  place bigint not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  bytes blob not null,
  primary key (draft, name)
);

-- Why a submission was refused.
alter table submission add column reason text;
