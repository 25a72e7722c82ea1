-- What people of this node find in their inbox: up to where each has looked, what each wants to be told of, and what was
-- asked of those who would like to follow. The same file stands in both folders of migrations.

alter table account add column incoming_seen bigint;

-- An empty word means: any.
create table interest (
  id text not null primary key,
  username text not null,
  topic text not null,
  country text not null,
  language text not null,
  kind text not null,
  at bigint not null,
  unique (username, topic, country, language, kind)
);

create table follow_question (
  id text not null primary key,
  follower text not null,
  by_whom text not null,
  words text not null,
  at bigint not null
);
create index follow_question_follower on follow_question (follower, at);
