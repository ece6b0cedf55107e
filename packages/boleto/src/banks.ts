import { BoletoError, quoted } from './boleto-error.ts'
import type { Bank } from './boleto-input.ts'
import { bancoDoBrasil } from './banks/001-banco-do-brasil.ts'
import { bancoDoNordeste } from './banks/004-banco-do-nordeste.ts'
import { santander } from './banks/033-santander.ts'
import { banrisul } from './banks/041-banrisul.ts'
import { brb } from './banks/070-brb.ts'
import { inter } from './banks/077-inter.ts'
import { ailos } from './banks/085-ailos.ts'
import { caixa } from './banks/104-caixa.ts'
import { cresol } from './banks/133-cresol.ts'
import { unicred } from './banks/136-unicred.ts'
import { btgPactual } from './banks/208-btg-pactual.ts'
import { bradesco } from './banks/237-bradesco.ts'
import { grafeno } from './banks/274-grafeno.ts'
import { c6 } from './banks/336-c6.ts'
import { itau } from './banks/341-itau.ts'
import { safra } from './banks/422-safra.ts'
import { daycoval } from './banks/707-daycoval.ts'
import { sicredi } from './banks/748-sicredi.ts'
import { sicoob } from './banks/756-sicoob.ts'

/** The banks whose boletos we know, by clearing code. */
export const banks: readonly Bank[] = [
  bancoDoBrasil,
  bancoDoNordeste,
  santander,
  banrisul,
  brb,
  inter,
  ailos,
  caixa,
  cresol,
  unicred,
  btgPactual,
  bradesco,
  grafeno,
  c6,
  itau,
  safra,
  daycoval,
  sicredi,
  sicoob,
]

const byCode = new Map(banks.map((bank) => [bank.code, bank]))

/** The bank of a 3-digit clearing code, or `undefined`. */
export const knownBank = (code: string): Bank | undefined => byCode.get(code)

/** The bank of a 3-digit clearing code. Throws `unknown-bank`. */
export function findBank(code: string): Bank {
  const bank = byCode.get(code)
  if (bank) return bank
  throw new BoletoError(
    'unknown-bank',
    'bank',
    `Banco ${quoted(code)} não é atendido. Bancos disponíveis: ${banks.map((known) => `${known.code} ${known.name}`).join(', ')}.`,
  )
}
