-- Whether something new waits for a second person is asked for every page of theirs. Without an index each row would be read
-- to its state, which stands behind the whole text and its files.
create index submission_waits on submission (at) where state = 'pending';
