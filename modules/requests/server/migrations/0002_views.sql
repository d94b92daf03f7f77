-- What the desk's list is ordered by: what is due first, then the rest, newest first. One index serves open and closed.
create index request_worklist on kernel.case (due_at, opened_at desc, id desc) where kind = 'request';
-- Newest first, to the last letter of the order: with it no page is sorted. It carries what the map counts, which then
-- reads hundreds of pages instead of tens of thousands.
create index request_newest on kernel.case (opened_at desc, id desc) include (lng, lat, due_at, closed_at, recused) where kind = 'request';
-- Open cases whose clocks stand still are few among all that have no due moment, which the planner cannot know.
create index request_still on kernel.case (opened_at desc, id desc) where kind = 'request' and closed_at is null and due_at is null;
-- Without this the planner takes every section for a rare one.
create statistics request_sections on (facts->>'section') from kernel.case;

-- A stretch of the map, whatever is open or closed there.
create index request_place on kernel.case (lat, lng) where kind = 'request' and lat is not null;

-- Filters that leave few of many, and units that look for what they once handled.
create index request_category on kernel.case (category, opened_at desc) where kind = 'request' and category is not null;
create index request_units on kernel.case using gin (units) where kind = 'request';

-- Lists that are short however many cases there are.
create index request_disputed on kernel.case (due_at) where kind = 'request' and facts ? 'dispute';
create index request_extension on kernel.case (due_at) where kind = 'request' and facts ? 'extension';
create index request_supervised on kernel.case (due_at) where kind = 'request' and facts ? 'supervision';

-- The hotline asks by the number that rings.
create index report_phone on requests.report (phone) where phone is not null;

-- Everybody who joined a case, also once they have been answered.
create index request_into on kernel.case ((facts->>'into')) where kind = 'request' and facts ? 'into';
