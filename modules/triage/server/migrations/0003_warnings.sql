-- Warnings are few among all cases.
create index case_warning on kernel.case (opened_at) where kind = 'warning';
