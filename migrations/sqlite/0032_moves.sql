-- A partner says that it has moved: who, to where, with the signed bytes, what the new address showed when somebody looked,
-- and who has confirmed exactly that. One case for each partner; two persons decide.

create table peer_move (
  host text not null primary key,
  activity text not null,
  actor text not null,
  target text not null,
  bytes blob not null,
  arrived_at bigint not null,
  state text not null,
  shown text,
  sha256 text,
  first_by text,
  first_at bigint,
  decided_by text,
  decided_at bigint,
  reason text
);
