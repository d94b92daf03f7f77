-- 待办, list by list: an application stands once in each list of a unit, by what is due there first, so that a list is one
-- stretch of an index. `parts`: the matters that it waits for the unit with.
alter table approvals.todo rename to todo_by_matter;
create table approvals.todo (
  case_id uuid not null,
  unit_id text not null,
  list    text not null,
  due_at  timestamptz,
  parts   jsonb not null,
  primary key (case_id, unit_id, list)
);

insert into approvals.todo
  select t.case_id, t.unit_id, l.list, min(t.due_at), jsonb_agg(jsonb_build_object('matter', t.matter, 'what', t.what) order by t.due_at, t.matter)
  from approvals.todo_by_matter t join kernel.case c on c.id = t.case_id,
    lateral (select case t.what when 'opinion' then 'pre_review' when 'decision' then 'decisions' else 'steps' end as list) l
  where c.state = case t.what when 'opinion' then 'submitted' else 'in_progress' end
  group by t.case_id, t.unit_id, l.list;
insert into approvals.todo
  select c.id, k.unit_id, case c.state when 'submitted' then 'pre_review' when 'supplementing' then 'waiting' else 'issue' end, k.due_at, '[]'
  from kernel.case c join kernel.clock k on k.case_id = c.id and k.name = case c.state when 'ready' then 'issue' else 'pre_review' end
  where c.kind = 'application' and c.state in ('submitted', 'supplementing', 'ready')
  on conflict do nothing;
insert into approvals.todo
  select c.id, k.unit_id, 'issue', k.due_at, '[]'
  from kernel.case c join kernel.clock k on k.case_id = c.id and k.name = 'whole'
  where c.kind = 'application' and c.state = 'in_progress' and c.facts ? 'each'
    and exists (select from jsonb_each(c.facts->'branches') b(matter, branch) where branch->>'state' = 'granted' and not coalesce(c.facts->'issued'->'matters', '[]') ? matter);
insert into approvals.todo
  select b.case_id, b.unit_id, 'waiting', min(b.due_at), '[]'
  from approvals.branch b join kernel.case c on c.id = b.case_id
  where c.state = 'in_progress' and b.state in ('working', 'waiting', 'stopped') and not exists (select from approvals.todo t where t.case_id = b.case_id and t.unit_id = b.unit_id)
  group by b.case_id, b.unit_id;

drop table approvals.todo_by_matter;
create index todo_of on approvals.todo (unit_id, list, due_at, case_id);
drop index approvals.branch_at_work;
drop index approvals.branch_waits;

-- 待核查: promises that are to be checked or put right.
create index application_checks on kernel.clock (unit_id, due_at, case_id) where done_at is null and kind in ('check', 'correct');
