-- What the model in use said of each request that people decided on, and what they made of it. One row a case and target.
create table triage.suggestion (
  case_id    uuid not null,
  target     text not null check (target in ('category', 'unit')),
  model      integer not null,
  label      text not null,
  confidence double precision not null,
  chosen     text not null,
  outcome    text not null check (outcome in ('accepted', 'corrected', 'silent')),
  decided_at timestamptz not null,
  primary key (case_id, target)
);
create index suggestion_by_time on triage.suggestion (decided_at);

-- Until when decisions have been followed.
create table triage.followed (
  name  text primary key,
  until timestamptz not null
);
