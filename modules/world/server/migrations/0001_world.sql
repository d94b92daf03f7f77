create schema world;

-- What visitors report of each other, for the moderators. `said` is what the reported one did last: places in the lists of phrases.
create table world.report (
  id       uuid primary key,
  at       timestamptz not null,
  reporter text not null,
  reported text not null,
  reason   text not null,
  x        double precision not null,
  z        double precision not null,
  said     jsonb not null
);
create index report_at on world.report (at desc);

-- Whom somebody does not want to see or hear. It concerns nobody but the viewer.
create table world.mute (
  viewer text not null,
  muted  text not null,
  at     timestamptz not null,
  primary key (viewer, muted)
);
