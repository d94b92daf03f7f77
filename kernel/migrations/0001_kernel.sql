create schema kernel;

-- One row a case, always equal to the fold of its events. Every table of a case is keyed by case_id, so that the same
-- schema can be distributed by it.
create table kernel.case (
  id           uuid primary key,
  number       text not null,
  kind         text not null,
  state        text not null,
  unit_id      text not null,
  units        text[] not null,
  applicant_id uuid,
  category     text,
  area         text,
  lng          double precision,
  lat          double precision,
  place        jsonb,
  summary      text not null,
  recused      text[] not null default '{}',
  pins         jsonb not null default '{}',
  facts        jsonb not null default '{}',
  opened_at    timestamptz not null,
  due_at       timestamptz,
  closed_at    timestamptz,
  version      integer not null,
  head         text not null
);
create index case_by_number on kernel.case (number);
create index case_applicant on kernel.case (applicant_id, opened_at desc) where applicant_id is not null;
create index case_open_state on kernel.case (kind, state, due_at) where closed_at is null;
create index case_open_unit on kernel.case (unit_id, due_at) where closed_at is null;

-- Numbers are taken in blocks of fifty by each process: see case-number.ts.
create sequence kernel.case_number increment by 50;

-- Everything ever done to a case. Rows are never changed; only a sealed part may be erased, which its seal outlives.
create table kernel.event (
  case_id uuid not null,
  seq     integer not null,
  at      timestamptz not null,
  verb    text not null,
  actor   text not null,
  was     text not null,
  became  text not null,
  body    jsonb not null,
  sealed  jsonb,
  seal    text,
  prev    text not null,
  hash    text not null,
  primary key (case_id, seq)
);
create index event_at on kernel.event (at);

create table kernel.clock (
  case_id          uuid not null,
  name             text not null,
  kind             text not null,
  unit_id          text,
  span             jsonb not null,
  due_at           timestamptz,
  provisional      boolean not null,
  calendar_version text not null,
  done_at          timestamptz,
  level            integer not null default 0,
  next_at          timestamptz,
  primary key (case_id, name)
);
create index clock_next on kernel.clock (next_at) where next_at is not null;
create index clock_unit on kernel.clock (unit_id, due_at) where done_at is null;

create table kernel.outbox (
  id      uuid primary key,
  case_id uuid,
  topic   text not null,
  body    jsonb not null,
  at      timestamptz not null,
  tries   integer not null default 0,
  next_at timestamptz not null,
  error   text
);
create index outbox_next on kernel.outbox (next_at, id);

create table kernel.day_head (
  day       date primary key,
  events    integer not null,
  root      text not null,
  prev      text not null,
  signature text not null,
  key_id    text not null,
  signed_at timestamptz not null
);

create table kernel.definition (
  kind           text not null,
  version        integer not null,
  hash           text not null,
  effective_from date not null,
  body           jsonb not null,
  why            text not null,
  published_by   text not null,
  published_at   timestamptz not null,
  primary key (kind, version)
);

create table kernel.notice (
  id       uuid primary key,
  person   text not null,
  case_id  uuid,
  template text not null,
  title    text not null,
  text     text not null,
  at       timestamptz not null,
  read_at  timestamptz
);
create index notice_person on kernel.notice (person, at desc);

create table kernel.delivery (
  notice_id uuid not null,
  channel   text not null,
  state     text not null,
  tries     integer not null default 0,
  next_at   timestamptz,
  detail    text,
  at        timestamptz not null,
  primary key (notice_id, channel)
);
create index delivery_next on kernel.delivery (next_at) where next_at is not null;

create table kernel.resident (
  id       uuid primary key,
  name     text not null,
  phone    text not null unique,
  wechat   text unique,
  made_at  timestamptz not null,
  settings jsonb not null default '{}'
);

create table kernel.staff (
  id           uuid primary key,
  account      text not null unique,
  name         text not null,
  unit_id      text not null,
  roles        text[] not null,
  phone        text,
  password     text,
  totp         text,
  oidc         text unique,
  active       boolean not null default true,
  failures     integer not null default 0,
  locked_until timestamptz,
  made_at      timestamptz not null
);

create table kernel.session (
  token      text primary key,
  actor      text not null,
  made_at    timestamptz not null,
  seen_at    timestamptz not null,
  expires_at timestamptz not null,
  ended_at   timestamptz
);
create index session_actor on kernel.session (actor);

create table kernel.login_code (
  phone      text primary key,
  code       text not null,
  made_at    timestamptz not null,
  expires_at timestamptz not null,
  tries      integer not null default 0
);

create table kernel.file (
  id       uuid primary key,
  owner    text not null,
  name     text not null,
  size     bigint not null,
  received bigint not null default 0,
  kind     text,
  mime     text,
  sha256   text,
  state    text not null,
  width    integer,
  height   integer,
  seconds  double precision,
  variants jsonb not null default '{}',
  detail   text,
  made_at  timestamptz not null
);

create table kernel.case_file (
  case_id  uuid not null,
  file_id  uuid not null,
  seq      integer not null,
  audience text not null,
  label    text,
  primary key (case_id, file_id)
);
create index case_file_file on kernel.case_file (file_id);

create table kernel.setting (
  name  text primary key,
  value jsonb not null
);
