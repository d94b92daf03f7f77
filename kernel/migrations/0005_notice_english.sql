-- The same words in English; notices written before have none, and are read in Chinese.
alter table kernel.notice add column text_en text;
