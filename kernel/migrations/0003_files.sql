-- An upload arrives in pieces, each whole and on disk before it is written here. What the rows say is therefore always
-- there, and two that send the same piece at once cannot both be counted.
create table kernel.file_part (
  file_id uuid not null,
  at      bigint not null,
  size    bigint not null,
  key     text not null,
  primary key (file_id, at)
);

-- Posters, playable and audible copies are made after the upload: 'waiting', then 'made', 'failed' or 'unable' (no
-- program for it on this machine). Whoever makes them has the file until `copies_until`.
alter table kernel.file add column copies text not null default 'made';
alter table kernel.file add column copies_until timestamptz;
alter table kernel.file add column copies_tries integer not null default 0;
create index file_copies on kernel.file (made_at) where copies = 'waiting';
create index file_unfinished on kernel.file (made_at) where state <> 'ready';
create index file_owner on kernel.file (owner, made_at);
