-- A message that no try could deliver is set aside, where people see it: it has no next moment.
alter table kernel.outbox alter column next_at drop not null;
