-- A head covers a stretch of time, no longer a day: today is signed while it goes on. A day that was signed whole keeps
-- its signature.
create table kernel.head (
  since     timestamptz primary key,
  until     timestamptz not null,
  events    integer not null,
  root      text not null,
  prev      text not null,
  signature text not null,
  key_id    text not null,
  signed_at timestamptz not null
);
insert into kernel.head (since, until, events, root, prev, signature, key_id, signed_at)
  select (day || ' 00:00+08')::timestamptz, (day + 1 || ' 00:00+08')::timestamptz, events, root, prev, signature, key_id, signed_at from kernel.day_head;
drop table kernel.day_head;

-- The public halves of the keys that sign. The private one lies outside the database.
create table kernel.ledger_key (
  id         text primary key,
  public_key text not null,
  since      timestamptz not null
);
