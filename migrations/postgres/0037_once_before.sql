-- What waits from before bare deeds waited only once is held to it too, and ends with its material. For that the deed stands there
-- as it is, without its digest: "withdraw", "erase" with the revisions, "translate" with the language, and the material. Of those
-- that were asked for twice the newest has it; the older ones have their id behind it.
drop index submission_once;
update submission set once = case when bundle like '{%' and strpos(bundle, '\u0000') = 0 then case
    when cast(bundle as json) ->> 'withdraw' is not null then 'withdraw'
    when cast(bundle as json) ->> 'erase' is not null then 'erase ' || (cast(bundle as json) ->> 'erase')
    when cast(bundle as json) ->> 'translate' is not null then 'translate ' || (cast(bundle as json) ->> 'translate')
    end end || ' ' || material
    where state = 'pending';
update submission set once = once || ' ' || id where state = 'pending' and once is not null and exists (
    select 1 from submission newer where newer.state = 'pending' and newer.once = submission.once
    and (newer.at > submission.at or (newer.at = submission.at and newer.id > submission.id)));
create unique index submission_once on submission (once) where state = 'pending' and once is not null;
