-- Which reminders of the end of its validity a certificate's holder has had, by the days before it: each once.
create table approvals.renewal_reminder (
  case_id uuid not null,
  matter  text not null,
  version integer not null,
  days    integer not null,
  at      timestamptz not null,
  primary key (case_id, matter, version, days)
);
create index certificate_ends on approvals.certificate (valid_until) where status = 'valid' and valid_until is not null;
