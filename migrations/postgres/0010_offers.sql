-- Offers: texts that partners made of our material, and those that we made of theirs. An offer is known by the id of the
-- object, which is the same at both ends; its bytes go when the material is no longer for whoever made it.

create table offer (
  id text not null primary key,
  uri text not null unique,
  is_made integer not null,
  host text not null,
  authority text not null,
  material text not null,
  author text not null,
  level integer not null,
  language text not null,
  of_revision bigint not null,
  bytes bytea,
  sha256 text not null,
  activity text not null,
  by_whom text,
  at bigint not null,
  state text not null,
  why text,
  taken_revision bigint,
  is_amended integer not null,
  words text,
  answered_at bigint,
  answer bytea,
  sent_at bigint not null
);
create index offer_material on offer (material, language);
create index offer_host on offer (host, is_made, state);
create index offer_sent on offer (is_made, sent_at);
create index offer_state on offer (state);
