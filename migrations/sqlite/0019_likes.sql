-- In which languages a person likes to read: BCP 47 tags with spaces between them, the best liked first.
-- The same file stands in both folders of migrations.

alter table account add column languages text not null default '';
