-- 查阅留痕: who of the staff opened the personal data of a case. Rows are added and never changed.
create table kernel.reading (
  case_id uuid not null,
  who     text not null,
  at      timestamptz not null,
  what    text not null,
  primary key (case_id, who, at)
);
create trigger reading_stays before update or delete on kernel.reading
  for each row execute function kernel.refuse_change();

-- Counted on every page of everybody, and few among all.
create index notice_unread on kernel.notice (person) where read_at is null;
-- What is removed by night.
create index session_expires on kernel.session (expires_at);
