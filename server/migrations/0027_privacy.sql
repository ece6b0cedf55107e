-- Purposes of the company's own with their history, staff at the desk of the data subjects, and texts that go when their law is over.

-- LGPD, arts. 7 and 11: every basis that the law knows, and no other.
alter table privacy.purposes drop constraint purposes_basis_check;
alter table privacy.purposes
  add retired_at timestamptz,
  add constraint purposes_basis_check check (basis in (
    'consent', 'legal-obligation', 'public-policy', 'research', 'contract', 'exercise-of-rights', 'life-protection', 'health-protection',
    'legitimate-interest', 'credit-protection',
    'sensitive-consent', 'sensitive-legal-obligation', 'sensitive-public-policy', 'sensitive-research', 'sensitive-exercise-of-rights',
    'sensitive-life-protection', 'sensitive-health-protection', 'sensitive-fraud-prevention'));

-- How a purpose read at each time: who agreed, agreed to that.
create table privacy.purpose_versions (
  company_id uuid not null references company.companies,
  key text not null,
  version integer not null check (version > 0),
  name text not null,
  basis text not null,
  law text not null,
  retention text not null,
  is_retired boolean not null,
  at timestamptz not null,
  by text not null,
  by_name text not null,
  primary key (company_id, key, version)
);
create trigger append_only before update or delete on privacy.purpose_versions for each row execute function kernel.refuse_change();
insert into privacy.purpose_versions (company_id, key, version, name, basis, law, retention, is_retired, at, by, by_name)
  select company_id, key, version, name, basis, law, retention, false, updated_at, 'system', 'Sistema' from privacy.purposes;

-- 0: the text that the product proposes.
alter table privacy.consents disable trigger append_only;
alter table privacy.consents add purpose_version integer not null default 0;
update privacy.consents c set purpose_version = coalesce((select max(v.version) from privacy.purpose_versions v
  where v.company_id = c.company_id and v.key = c.purpose and v.at <= c.at), 0);
alter table privacy.consents enable trigger append_only;
alter table privacy.consents alter purpose_version drop default;

-- An erasure of personal data goes where nothing else may, and there into these columns only: no amount, no date, no author.
create or replace function kernel.refuse_change() returns trigger language plpgsql as $$
declare
  texts constant text[] := case tg_table_schema || '.' || tg_table_name
    when 'clients.history' then array['summary', 'details']
    when 'contracts.events' then array['reason', 'details']
    when 'billing.adjustments' then array['reason']
    when 'billing.payments' then array['reason']
    when 'billing.ledger' then array['memo']
    when 'dunning.proofs' then array['explanation']
    when 'privacy.consents' then array['proof'] end;
begin
  if tg_op = 'UPDATE' and texts is not null and current_setting('sgp.erasure', true) = 'on' and to_jsonb(new) - texts = to_jsonb(old) - texts
  then return new; end if;
  raise exception 'A tabela %.% só aceita novas linhas: corrija com um novo lançamento.', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;

-- People who worked in the house, too, may be forgotten when their law is over.
alter table administration.employees
  alter document drop not null,
  add constraint employees_document_known check (document is not null or left_on is not null);

create table privacy.staff_erasures (
  id uuid primary key,
  company_id uuid not null references company.companies,
  user_id uuid references access.users,
  employee_id uuid,
  reason text not null check (reason <> ''),
  report jsonb not null,
  -- What a law keeps goes on this day; null: nothing is left.
  next_on date,
  at timestamptz not null,
  by text not null,
  check (num_nonnulls(user_id, employee_id) > 0)
);
create unique index on privacy.staff_erasures (user_id) where user_id is not null;
create unique index on privacy.staff_erasures (employee_id) where employee_id is not null;
create index on privacy.staff_erasures (company_id, next_on) where next_on is not null;

call kernel.scope_table('privacy.staff_erasures', 'company');
