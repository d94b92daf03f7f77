-- What a key signs: heads of the ledger (`ledger`) or certificates (`seal`).
alter table kernel.ledger_key add column use text not null default 'ledger';
