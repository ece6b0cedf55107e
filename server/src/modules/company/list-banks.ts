import { banks } from '@open-sgp/boleto'
import { layouts } from '@open-sgp/cnab'
import type { z } from 'zod'
import { bankKeysOf } from './rules/bank-keys.ts'
import type { BankList } from './schemas.ts'

const widthNames = { 240: '240', 400: '400' } as const

/** The banks whose boletos we know: code, name, the CNAB widths of their files and which keys of the account they want. */
export function listBanks(): z.output<typeof BankList> {
  const items = banks.map(({ code, name }) => {
    const { required, optional } = bankKeysOf(code)
    const cnabLayouts = layouts.filter(({ bank }) => bank === code).map(({ width }) => widthNames[width])
    return { code, name, cnabLayouts, required: [...required], optional: [...optional] }
  })
  return { items }
}
