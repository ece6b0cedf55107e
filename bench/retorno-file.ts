import { writeRetorno } from '@open-sgp/cnab'

type RetornoInput = Parameters<typeof writeRetorno>[0]
export type RetornoAccount = Pick<RetornoInput, 'conta' | 'beneficiario'>

/** A retorno of Itaú (CNAB 400) in which each title is paid in full on 2026-12-10, the fee taken off as that bank does. */
export function paidRetorno(
  account: RetornoAccount,
  titles: readonly { nossoNumero: string; seuNumero: string; amountCents: number }[],
): Uint8Array {
  const feeCents = 190
  return writeRetorno({
    banco: '341',
    layout: 400,
    dataGeracao: '2026-12-11',
    sequencialArquivo: 1,
    ...account,
    titles: titles.map(({ nossoNumero, seuNumero, amountCents }) => ({
      nossoNumero,
      seuNumero,
      occurrence: '06',
      occurrenceDate: '2026-12-10',
      due: '2026-12-10',
      credit: '2026-12-11',
      faceCents: amountCents,
      receivedCents: amountCents - feeCents,
      feeCents,
    })),
  })
}
