-- Sources: authorities without a node, read through the feed of their own site, and what was brought in from elsewhere.
-- Nothing in these tables is a material, and nothing here ever leaves the node.
-- The same file stands in both folders of migrations.

create table source (
  id text not null primary key,
  address text not null unique,
  name text not null,
  page text,
  country text,
  language text,
  etag text,
  modified text,
  read_at bigint,
  failures bigint not null,
  failing_since bigint,
  trouble text,
  next_at bigint not null,
  lease_until bigint not null,
  fence bigint not null,
  at bigint not null
);
create index source_due on source (next_at);

create table source_item (
  id text not null primary key,
  source text not null references source (id),
  guid text not null,
  title text not null,
  summary text not null,
  link text not null,
  language text not null,
  published bigint not null,
  unique (source, guid)
);
create index source_item_newest on source_item (published desc, id);

create table source_topic (
  item text not null references source_item (id),
  slug text not null,
  primary key (item, slug)
);
create index source_topic_slug on source_topic (slug, item);

-- What was imported already, so that it is not imported again: a file of a folder, an entry of a feed.
create table imported (
  origin text not null,
  item text not null,
  sha256 text not null,
  submission text not null,
  at bigint not null,
  primary key (origin, item)
);
create index imported_sha256 on imported (sha256);
