-- By which words what sources say is found: stems and suggested topics, and the parts of compounds. Made anew at the next
-- start.
-- In migrations/sqlite the same, as that engine clusters and compares.

create table source_word (
  item text not null references source_item (id),
  is_part integer not null,
  word text collate "C" not null,
  primary key (word, is_part, item)
);
create index source_word_item on source_word (item);

delete from fact where name = 'search';
