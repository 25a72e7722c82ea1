-- What asks for a bare deed, such as a withdrawal, waits only once: whoever asks again is led to what waits. It is the SHA-256 of
-- the deed without the reason for it; where there are words of their own, none. What waits from before this stays as it is.
alter table submission add column once text;
create unique index submission_once on submission (once) where state = 'pending' and once is not null;
