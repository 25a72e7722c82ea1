-- Feeds and their archives go by arrival. A block is a document of the archive, filled once and closed: its number is the
-- instant at which that was. 9223372036854775807 is what stands in no closed block yet, -1 what stands in no feed.
-- The public reads in blocks of what is CLEAR, people with a feed of their own in blocks of that and what is GREEN.
-- The same file stands in both folders of migrations.
alter table material add column public_block bigint not null default -1;
alter table material add column staff_block bigint not null default -1;
update material set public_block = 9223372036854775807 where state = 'live' and level = 0 and kind <> 'adoption';
update material set staff_block = 9223372036854775807 where state = 'live' and level <= 1 and kind <> 'adoption';
create index material_public_block on material (public_block desc, at desc);
create index material_staff_block on material (staff_block desc, at desc);
drop index material_published;

-- What a material may be used under; of what is here already it is read when the program starts.
alter table material add column licence text;

-- A month counts from when this node heard of it.
update cancelled set at = (select m.at from material m where m.id = cancelled.material);
