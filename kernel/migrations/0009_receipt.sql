-- A receipt is the hash of an event: whoever holds one asks for it.
create index event_hash on kernel.event using hash (hash);
