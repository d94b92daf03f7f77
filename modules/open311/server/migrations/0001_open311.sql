create schema open311;

-- Who may send requests by the interface. The key itself is shown once and never kept.
create table open311.api_key (
  id       uuid primary key,
  digest   text not null unique,
  name     text not null,
  contact  text not null,
  made_at  timestamptz not null,
  made_by  text not null,
  ended_at timestamptz
);
