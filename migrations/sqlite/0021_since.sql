-- When the text of a language came to read as it does, in milliseconds; null of what came before this was told.
-- The same file stands in both folders of migrations.

alter table variant add column since bigint;
