-- What is open is little beside what is over, and most is asked about it. One index holds the open cases in the order of
-- the list, with what says who may see them and where they stand: it alone answers lists, counts and map.
create index request_open on kernel.case (due_at, opened_at desc, id desc) include (state, unit_id, units, recused, category, area, lng, lat)
  where kind = 'request' and closed_at is null;
drop index kernel.request_worklist;
drop index kernel.request_still;

-- The words of the open cases, apart from those of all: words that a fifth of all cases hold may be in no open one
-- (heating, in summer), and this tells so at once.
create table requests.open_words (
  case_id uuid primary key,
  grams   tsvector not null
);
create index open_words_grams on requests.open_words using gin (grams);
insert into requests.open_words select r.case_id, r.grams from requests.report r join kernel.case c on c.id = r.case_id where c.kind = 'request' and c.closed_at is null;

create function requests.keep_open_words() returns trigger language plpgsql as $$
begin
  if new.closed_at is null then
    insert into requests.open_words select r.case_id, r.grams from requests.report r where r.case_id = new.id on conflict do nothing;
  else
    delete from requests.open_words where case_id = new.id;
  end if;
  return null;
end
$$;
create trigger request_opens after insert on kernel.case for each row
  when (new.kind = 'request' and new.closed_at is null) execute function requests.keep_open_words();
create trigger request_closes after update on kernel.case for each row
  when (new.kind = 'request' and (old.closed_at is null) <> (new.closed_at is null)) execute function requests.keep_open_words();
