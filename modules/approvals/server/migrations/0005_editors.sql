-- Everybody who wrote in a draft: whoever reviews it is none of them.
alter table approvals.design_draft add column editors jsonb not null default '[]';
update approvals.design_draft set editors = jsonb_build_array(author);
