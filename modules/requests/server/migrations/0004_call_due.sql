create index request_call_due on kernel.case (due_at) where kind = 'request' and facts ? 'callDue';
