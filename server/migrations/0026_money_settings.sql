-- Where money was taken at the counter. Null: by a bank, or nobody said.
alter table billing.payments
  add column receipt_point_id uuid,
  add foreign key (company_id, receipt_point_id) references administration.sites (company_id, id);
create index on billing.payments (company_id, receipt_point_id, paid_on, id) where receipt_point_id is not null;

-- The rules of billing become settings like all others: typed, with who, when and why.
create temporary table moved on commit drop as
select s.company_id, r.key, to_jsonb(r.initial) as initial, to_jsonb(r.value) as value, s.updated_at
from billing.settings s
cross join lateral (values
  ('billing.days-ahead', 10, s.days_ahead),
  ('billing.minimum-first-days', 10, s.minimum_first_days),
  ('billing.max-charges-per-day', 15, s.max_charges_per_day)
) r (key, initial, value)
where r.value <> r.initial;
insert into kernel.settings (company_id, key, value, changed_at, changed_by)
select company_id, key, value, updated_at, 'migration' from moved;
insert into kernel.setting_changes (id, company_id, key, before, after, reason, changed_at, changed_by)
select kernel.uuid_v7(), company_id, key, initial, value, 'Trazida das regras de faturamento', updated_at, 'migration' from moved;
drop table billing.settings;
