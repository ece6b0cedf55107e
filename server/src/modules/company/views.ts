import type { Db } from '#kernel/db'

/** Every company with its time zone: whom scheduled jobs run for. */
export const listCompanyClocks = (db: Db) =>
  db.selectFrom('company.companies').select(['id', 'timeZone']).orderBy('id').execute()

export const findCompanyByDocument = (db: Db, cnpj: string) =>
  db.selectFrom('company.companies').select(['id', 'timeZone']).where('cnpj', '=', cnpj).execute()
