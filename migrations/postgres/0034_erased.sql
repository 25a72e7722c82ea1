-- The text of a revision that was erased for a legal reason: when, and why, as a language map. What it was is gone from the
-- row then.
-- The same file stands in both folders of migrations.

alter table revision add column erased bigint;
alter table revision add column because text;
