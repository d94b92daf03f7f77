-- 设计稿: a change of definitions that two people answer for. `bodies` by kind; `bases`: the version that each was taken from,
-- 0 for what is new. `elements` and `materials` are added to the district's vocabulary with it.
create table approvals.design_draft (
  id             uuid primary key,
  title          text not null,
  bodies         jsonb not null,
  bases          jsonb not null,
  elements       jsonb not null,
  materials      jsonb not null,
  author         uuid not null,
  version        integer not null,
  state          text not null,
  effective_from text,
  why            text,
  basis          text,
  reviewer       uuid,
  returned       text,
  published      jsonb,
  made_at        timestamptz not null,
  at             timestamptz not null
);
create index design_draft_open on approvals.design_draft (at desc) where state <> 'published';

-- 法规变更: open applications of a one-thing taken from one plan to another, proposed by one person and decided by another.
create table approvals.plan_migration (
  id          uuid primary key,
  one_thing   text not null,
  from_plan   text not null,
  to_plan     text not null,
  why         text not null,
  longer      text,
  state       text not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  decided_by  uuid,
  decided_at  timestamptz,
  words       text,
  cases       integer
);
create index plan_migration_of on approvals.plan_migration (one_thing, proposed_at desc);
