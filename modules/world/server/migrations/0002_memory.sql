-- What residents remember of a spot and a time, as they wrote it last. `said` is what the public reads: without numbers and private
-- names, and only while the memory is published.
create table world.memory (
  case_id      uuid primary key,
  text         text not null,
  shown_name   text,
  building     text,
  lng          double precision not null,
  lat          double precision not null,
  "when"       text not null,
  decade       integer not null,
  said         text,
  published_at timestamptz
);
create index memory_published on world.memory (published_at desc, case_id desc) where published_at is not null;
create index memory_decade on world.memory (decade, published_at desc, case_id desc) where published_at is not null;
create index memory_building on world.memory (building, published_at desc, case_id desc) where published_at is not null;
create index memory_area on world.memory (lat, lng) where published_at is not null;
