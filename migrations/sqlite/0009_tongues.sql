-- Languages: what each paragraph of a translation was made from, translations made on this node of what others published,
-- and machine translation as durable work. The same file stands in both folders of migrations.

alter table variant add column paragraphs text not null default '';
alter table variant add column stale text not null default '';
alter table variant add column is_local integer not null default 0;

-- One row for each language somebody wants of a material, as long as the material is there.
create table translation (
  id text not null primary key,
  material text not null,
  language text not null,
  asked_by text not null,
  state text not null,
  provider text,
  passed text not null,
  reason text,
  revision bigint not null,
  tries bigint not null,
  next_at bigint not null,
  lease_until bigint not null,
  fence bigint not null,
  at bigint not null,
  unique (material, language)
);
create index translation_due on translation (next_at);

-- What a provider was asked that answers later, by calling an address that nobody can guess and that works once.
create table snippet (
  token text not null primary key,
  translation text not null references translation (id),
  memory text not null,
  language text not null,
  request text,
  refusal text,
  at bigint not null
);
create index snippet_translation on snippet (translation);

-- What providers answered before: by the hash of the text, the languages, the provider and its version.
create table translated (
  memory text not null primary key,
  material text not null,
  text text not null,
  at bigint not null
);
create index translated_material on translated (material);
create index translated_at on translated (at);

-- How a word is to be translated, beside the vocabulary.
create table glossary (
  source text not null,
  term text not null,
  language text not null,
  word text not null,
  by_whom text not null,
  at bigint not null,
  primary key (source, term, language)
);

-- Which languages a provider said it has, why it does not say, and why it does not translate.
create table provider (
  name text not null primary key,
  pairs text not null,
  trouble text,
  at bigint not null,
  refusal text,
  refusing_since bigint
);
