-- A node restored from a backup remembers at which position the backup ended, until a person has confirmed it. While it
-- is set nothing is published and nothing served.
alter table head add column restored bigint;
