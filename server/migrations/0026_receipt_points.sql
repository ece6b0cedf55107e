-- Where money was taken at the counter. Null: by a bank, or nobody said.
alter table billing.payments
  add column receipt_point_id uuid,
  add foreign key (company_id, receipt_point_id) references administration.sites (company_id, id);
create index on billing.payments (company_id, receipt_point_id, paid_on, id) where receipt_point_id is not null;
