-- What the desk's list is ordered by: what is due first, then the rest, newest first. One index serves open and closed.
create index request_worklist on kernel.case (due_at, opened_at desc, id desc) where kind = 'request';

-- Filters that leave few of many, and units that look for what they once handled.
create index request_category on kernel.case (category, opened_at desc) where kind = 'request' and category is not null;
create index request_area on kernel.case (area, opened_at desc) where kind = 'request' and area is not null;
create index request_unit on kernel.case (unit_id, opened_at desc) where kind = 'request';
create index request_units on kernel.case using gin (units) where kind = 'request';

-- Lists that are short however many cases there are.
create index request_disputed on kernel.case (due_at) where kind = 'request' and facts ? 'dispute';
create index request_extension on kernel.case (due_at) where kind = 'request' and facts ? 'extension';
create index request_supervised on kernel.case (due_at) where kind = 'request' and facts ? 'supervision';

-- The hotline asks by the number that rings.
create index report_phone on requests.report (phone) where phone is not null;

-- Everybody who joined a case, also once they have been answered.
create index request_into on kernel.case ((facts->>'into')) where kind = 'request' and facts ? 'into';
