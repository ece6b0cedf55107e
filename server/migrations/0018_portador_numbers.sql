-- A provider that comes from another system goes on where its numbers stopped; two portadores never number the same titles.
alter table company.accounts
  add first_nosso_numero bigint not null default 1 check (first_nosso_numero > 0),
  add first_remessa bigint not null default 1 check (first_remessa > 0),
  -- The bank's own numbering space, without the zeros that one writes and another does not.
  add numbering_key text not null generated always as (
    bank_code
    || '/' || ltrim(coalesce(bank_keys ->> 'agencia', ''), '0')
    || '/' || ltrim(coalesce(bank_keys ->> 'conta', ''), '0')
    || '/' || ltrim(coalesce(bank_keys ->> 'carteira', ''), '0')
    || '/' || ltrim(coalesce(bank_keys ->> 'convenio', ''), '0')
    || '/' || ltrim(coalesce(bank_keys ->> 'codigoCliente', ''), '0')
    || '/' || ltrim(coalesce(bank_keys ->> 'operacao', ''), '0')
    || '/' || ltrim(coalesce(bank_keys ->> 'modalidade', ''), '0')
  ) stored;
create unique index one_portador_per_numbering on company.accounts (company_id, numbering_key);
