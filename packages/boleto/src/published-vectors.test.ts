import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { computeBoleto, parseBoleto, type BoletoInput } from './index.ts'

interface Vector {
  readonly id: string
  readonly bank: string
  readonly bankName: string
  readonly input: BoletoInput
  readonly expected: Readonly<
    Record<'fator' | 'campoLivre' | 'nossoNumero' | 'codigoBarras' | 'linhaDigitavel', string>
  >
  readonly disputed?: unknown
}

/** The large published collection stands beside the repository; without it the vectors of the other tests hold the same rules. */
const collection = new URL('../../../../shared/data/boleto/vectors.json', import.meta.url)
const published: readonly Vector[] = existsSync(collection) ? JSON.parse(readFileSync(collection, 'utf8')).vectors : []

describe.runIf(published.length > 0)('published vectors', () => {
  for (const { id, bank, bankName, input, expected, disputed } of published) {
    test(`${bankName} ${id}${disputed ? ' (disputed: our documented choice)' : ''}`, () => {
      expect(computeBoleto({ bank, input })).toMatchObject(expected)
      const { codigoBarras, campoLivre } = expected
      const { vencimento, valorCentavos } = input
      const read = parseBoleto(expected.linhaDigitavel, vencimento ?? undefined)
      expect(read).toMatchObject({ codigoBarras, campoLivre, vencimento, valorCentavos })
    })
  }
})
