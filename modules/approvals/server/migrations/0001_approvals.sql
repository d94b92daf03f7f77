create schema approvals;

-- Plans as they were compiled, by the hash of their content: an application keeps the one it was filled in under.
create table approvals.plan (
  hash       text primary key,
  one_thing  text not null,
  versions   jsonb not null,
  body       jsonb not null,
  made_at    timestamptz not null
);

-- What somebody is still filling in. Not a case: nothing was asked of the office yet, and its owner may throw it away.
create table approvals.draft (
  case_id     uuid primary key,
  resident_id uuid not null,
  one_thing   text not null,
  plan        text not null,
  answers     jsonb not null,
  materials   jsonb not null,
  version     integer not null,
  at          timestamptz not null
);
create index draft_of on approvals.draft (resident_id, at desc);

-- The answers and papers of an application as they stand now; what they were at each step is sealed in its events.
create table approvals.application (
  case_id   uuid primary key,
  one_thing text not null,
  plan      text not null,
  answers   jsonb not null,
  materials jsonb not null,
  graph     jsonb not null,
  -- By whom lists know it: the enterprise, or else the person.
  applicant text generated always as (trim(coalesce(answers->>'ent.name', '') || ' ' || coalesce(answers->>'person.name', ''))) stored
);
-- Every two neighbouring characters: names are found by any part of them, whatever the collation of the database.
create function approvals.grams(words text) returns text[] language sql immutable parallel safe return (
  select array_agg(distinct substr(joined, n, 2)) from (select regexp_replace(lower(words), '\s', '', 'g') as joined) w, generate_series(1, greatest(length(joined) - 1, 1)) n);
create index application_of on approvals.application using gin (approvals.grams(applicant));

-- 并联分支: one row for each matter of an application, for the worklists of the departments.
create table approvals.branch (
  case_id uuid not null,
  matter  text not null,
  unit_id text not null,
  state   text not null,
  open    text[] not null,
  due_at  timestamptz,
  primary key (case_id, matter)
);
create index branch_at_work on approvals.branch (unit_id, due_at) where state = 'working';
create index branch_waits on approvals.branch (unit_id, due_at) where state in ('waiting', 'stopped');

-- 待办: whom an application waits for now. A step may be another department's than its matter, and a joint visit several's.
create table approvals.todo (
  case_id uuid not null,
  matter  text not null,
  unit_id text not null,
  what    text not null,
  due_at  timestamptz,
  primary key (case_id, matter, unit_id, what),
  foreign key (case_id, matter) references approvals.branch on delete cascade
);
create index todo_of on approvals.todo (unit_id, what, due_at);

-- The lists of the desk: what is open by when it is due, in one state and in all, and everything newest first.
create index application_open on kernel.case (due_at, opened_at desc, id desc) where kind = 'application' and closed_at is null;
create index application_state on kernel.case (state, due_at, opened_at desc, id desc) where kind = 'application' and closed_at is null;
create index application_newest on kernel.case (opened_at desc, id desc) where kind = 'application';
create index application_units on kernel.case using gin (units) where kind = 'application';

-- 数据核验记录: every look-up in another department's register, with whose consent, what for, and what came of it.
create table approvals.lookup (
  case_id    uuid not null,
  id         uuid not null,
  register   text not null,
  what       text[] not null,
  asked_by   text not null,
  purpose    text not null,
  basis      text not null,
  consent_at timestamptz not null,
  at         timestamptz not null,
  took_ms    integer not null,
  outcome    text not null,
  digest     text,
  answer     jsonb,
  primary key (case_id, id)
);

-- 失信承诺记录 (国办发〔2020〕42号): found broken, and not repaired yet; until then its holder cannot promise again.
create table approvals.credit_record (
  case_id     uuid not null,
  matter      text not null,
  holder_id   uuid not null,
  holder_code text,
  found_at    timestamptz not null,
  repaired_at timestamptz,
  primary key (case_id, matter)
);
create index credit_record_holder on approvals.credit_record (holder_id) where repaired_at is null;
create index credit_record_code on approvals.credit_record (holder_code) where repaired_at is null;

-- 电子证照, one row for each version; the newest is what holds. All versions lie with the case that first issued it.
-- `identifier` is the number where the type has no code of its own. `issued_at` is when what it says was granted, `since`
-- when this version began: a suspension leaves the day of issue alone.
create table approvals.certificate (
  case_id     uuid not null,
  matter      text not null,
  version     integer not null,
  identifier  text not null,
  number      text not null,
  type        text not null,
  title       text not null,
  form        text not null,
  status      text not null,
  holder_id   uuid,
  holder_code text,
  holder_name text not null,
  authority   text not null,
  data        jsonb not null,
  issued_at   timestamptz not null,
  since       timestamptz not null,
  valid_until date,
  signature   text not null,
  key_id      text not null,
  primary key (case_id, matter, version)
);
create index certificate_identifier on approvals.certificate (identifier);
create index certificate_number on approvals.certificate (number);
create index certificate_holder on approvals.certificate (holder_id);
create index certificate_holder_code on approvals.certificate (holder_code);
create index certificate_holder_name on approvals.certificate (holder_name text_pattern_ops);

-- Numbers of certificates, approvals and receipts.
create sequence approvals.serial;
