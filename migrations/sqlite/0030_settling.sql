-- Whoever lost their second factor has every way in taken away and sets up new ones: since when, and when the first of the
-- new factors was set up. For a time after that they approve and administer nothing.
-- The same file stands in both folders of migrations.

alter table account add column reset bigint;
alter table account add column enrolled bigint;
