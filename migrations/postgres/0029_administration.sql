-- What the pages of administration show and decide. The same file stands in both folders of migrations.

-- When a subscriber of the hub took something last.
alter table subscription add column told_at bigint;

-- Since when a key makes no proofs any more: it verifies those it made before.
alter table peer_key add column revoked bigint;
