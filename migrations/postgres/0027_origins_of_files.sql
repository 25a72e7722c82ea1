-- Which origins gave the bytes of a file that is here: it opens only through material of those. A digest alone proves
-- nothing, since whoever knows one can name it. The same file stands in both folders of migrations.

create table blob_origin (
  sha256 text not null references blob (sha256),
  origin text not null,
  at bigint not null,
  primary key (sha256, origin)
);

-- It was not written down until now. What we published ourselves had its files with it; of the others the origin that
-- alone names a file gave it. Where several name it, each is asked for it anew.
insert into blob_origin (sha256, origin, at)
select distinct b.sha256, m.origin, b.at
from blob b
join attachment a on a.sha256 = b.sha256
join material m on m.id = a.material
where m.is_own = 1
  or not exists (
    select 1 from attachment o join material n on n.id = o.material where o.sha256 = b.sha256 and n.origin <> m.origin
  );
