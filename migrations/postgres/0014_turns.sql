-- What waits is read in the order in which it is applied, and what is tried again is counted, without looking at the rest.
create index inbox_turn on inbox
  (host, (case when position is null or again = 1 then 0 else 1 end), position, epoch, seq) where state = 'waiting';
create index inbox_again on inbox (host, again) where state = 'waiting';
