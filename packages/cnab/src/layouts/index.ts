import { CnabError } from '../cnab-error.ts'
import type { CnabWidth } from '../field.ts'
import type { Layout } from '../layout.ts'
import { layoutKey } from '../layout.ts'
import { bancoDoBrasil240 } from './001-240.ts'
import { bancoDoBrasil400 } from './001-400.ts'
import { santander240 } from './033-240.ts'
import { santander400 } from './033-400.ts'
import { banrisul400 } from './041-400.ts'
import { bradesco400 } from './237-400.ts'
import { itau400 } from './341-400.ts'
import { sicoob240 } from './756-240.ts'

/** The layouts that we read and write. A new bank is one file beside this one and one line here. */
export const layouts: readonly Layout[] = [
  bancoDoBrasil240,
  bancoDoBrasil400,
  santander240,
  santander400,
  banrisul400,
  bradesco400,
  itau400,
  sicoob240,
]

const byKey = new Map(layouts.map((layout) => [layoutKey(layout.bank, layout.width), layout]))

/** The layout of a bank (clearing code, 3 digits) and a width. Throws `unsupported-layout`. */
export function findLayout(bank: string, width: CnabWidth): Layout {
  const layout = byKey.get(layoutKey(bank, width))
  if (layout) return layout
  const known = layouts.map((each) => `${each.bank} ${each.bankName} ${each.width}`).join(', ')
  throw new CnabError(
    'unsupported-layout',
    `CNAB ${width} do banco ${bank} não é atendido. Layouts disponíveis: ${known}. Confira se o arquivo veio do banco certo.`,
  )
}
