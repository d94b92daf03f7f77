-- Failed sign-ins are counted by the name that was typed, whether or not there is such an account: a lock that only
-- real accounts have would tell which names are real.
alter table kernel.staff drop column failures;
alter table kernel.staff drop column locked_until;
create table kernel.sign_in_failure (
  account  text primary key,
  failures integer not null,
  last_at  timestamptz not null
);

-- A password given out by an administrator must be replaced at the first sign-in.
alter table kernel.staff add column password_once boolean not null default false;
-- A second factor that waits for its first code, and the last time step that was used: a code works once.
alter table kernel.staff add column totp_pending text;
alter table kernel.staff add column totp_step integer;

-- What is rationed (codes by phone and by address, failures by address), one row each time.
create table kernel.attempt (
  id  uuid primary key,
  who text not null,
  at  timestamptz not null
);
create index attempt_who on kernel.attempt (who, at desc);
create index attempt_at on kernel.attempt (at);

-- Every change to who may do what. Rows are added and never changed.
create table kernel.staff_change (
  id       uuid primary key,
  staff_id uuid not null,
  at       timestamptz not null,
  by       text not null,
  what     text not null,
  before   jsonb not null,
  after    jsonb not null
);
create index staff_change_staff on kernel.staff_change (staff_id, at desc);
create function kernel.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed', tg_table_name;
end
$$;
create trigger staff_change_stays before update or delete on kernel.staff_change
  for each row execute function kernel.refuse_change();

-- A resident may act for a firm. `verified` stays false until somebody has checked it.
create table kernel.resident_firm (
  resident_id uuid not null,
  uscc        text not null,
  name        text not null,
  verified    boolean not null default false,
  made_at     timestamptz not null,
  primary key (resident_id, uscc)
);

-- What a channel is to carry, worded when the notice was written.
alter table kernel.delivery add column message jsonb not null default '{}';
