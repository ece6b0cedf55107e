-- Indexes that the dashboard, the cash position and "what needs attention" read by. No table: every figure is a sum over the documents.

-- Arrears of all time lie among the open titles: few beside all that was ever billed.
create index open_invoices on billing.invoices (company_id, due_on, id) where status = 'open';

-- The portador of a payment is its title's, written with it: a sum by portador needs no title. Copied from a column that has the foreign key.
alter table billing.payments add column account_id uuid;
alter table billing.payments disable trigger append_only;
update billing.payments p set account_id = i.account_id from billing.invoices i where i.id = p.invoice_id;
alter table billing.payments enable trigger append_only;

-- Payments never change: their sums are read from the index alone.
create index payment_sums on billing.payments (company_id, paid_on) include (method, account_id, received_cents, fee_cents, reverses_id);
create index payment_credits on billing.payments (company_id, (coalesce(credit_on, paid_on)), method, account_id) include (received_cents, fee_cents, credit_on, paid_on);

create index on billing.parked_contracts (company_id);

create index contract_starts on contracts.contracts (company_id, activated_on, id) where activated_on is not null;
create index contract_ends on contracts.contracts (company_id, ended_on, id) where ended_on is not null;

create index rejected_boletos on banking.boletos (company_id, invoice_id) where status = 'rejected';
create index refused_attempts on radius.access_attempts (company_id, at) where outcome <> 'ack';
