import { civilDateAt, type CivilDate } from '@open-sgp/brasil'
import type { Db } from '#kernel/db'
import { checkLedger } from '#modules/billing'
import { listCompanyClocks } from '#modules/company'
import type { Census } from './manifest.ts'
import { countRows, listMigrations, listTables } from './views-census.ts'

/** Counts every row and adds every ledger up. One instant only when `db` is a repeatable-read transaction. */
export async function takeCensus(db: Db, on: CivilDate): Promise<Census> {
  const rows = await countRows(db, await listTables(db))
  const ledgers: Census['ledgers'] = []
  for (const { id: companyId } of await listCompanyClocks(db)) {
    const { accounts, unbalancedTransactions, isSound } = await checkLedger({ db, companyId, today: on }, { on })
    ledgers.push({ companyId, accounts, unbalancedTransactions, isSound })
  }
  return { on, migrations: await listMigrations(db), rows, ledgers }
}

/** The civil date by which a census adds up: that of the house. */
export const censusDay = (at: Date): CivilDate => civilDateAt(at, 'America/Sao_Paulo')

/** How two censuses differ, in words for people (pt-BR); none when they are equal to the row and to the centavo. */
export function compareCensus(kept: Census, found: Census): string[] {
  const tables = [...new Set([...Object.keys(kept.rows), ...Object.keys(found.rows)])].toSorted()
  const rows = tables
    .filter((table) => kept.rows[table] !== found.rows[table])
    .map(
      (table) =>
        `${table}: ${kept.rows[table] ?? 'não havia'} linhas na cópia, ${found.rows[table] ?? 'não há'} no restaurado`,
    )
  const ledgers = kept.ledgers.flatMap(({ companyId, accounts }) => {
    const other = found.ledgers.find((one) => one.companyId === companyId)
    return Object.entries(accounts)
      .filter(([account, cents]) => other?.accounts[account] !== cents)
      .map(
        ([account, cents]) =>
          `razão da empresa ${companyId}, conta ${account}: ${cents} centavos na cópia, ${other?.accounts[account]} no restaurado`,
      )
  })
  return [...rows, ...ledgers, ...unsound(found)]
}

/** What no ledger may have. */
export const unsound = ({ ledgers }: Census): string[] =>
  ledgers.flatMap(({ companyId, unbalancedTransactions, isSound }) => [
    ...(unbalancedTransactions > 0
      ? [`empresa ${companyId}: ${unbalancedTransactions} lançamentos que não fecham`]
      : []),
    ...(isSound ? [] : [`empresa ${companyId}: o razão difere dos documentos`]),
  ])
