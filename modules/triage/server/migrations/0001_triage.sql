create schema triage;

-- What was learned from requests that are over, one row a training; `in_use` marks those that beat what was there before.
create table triage.model (
  target   text not null check (target in ('category', 'unit')),
  version  integer not null,
  file     bytea not null,
  learned  integer not null,
  held     integer not null,
  score    double precision not null,
  before   double precision,
  in_use   boolean not null,
  made_at  timestamptz not null,
  primary key (target, version)
);
create index model_in_use on triage.model (target, version desc) where in_use;
