import type { RetornoInput, RetornoTitle } from '../write-retorno.ts'
import { writeRetorno } from '../write-retorno.ts'
import { accounts, payee } from './sample-remessa.ts'

/** The nosso número of the number 1, with the account of `sample-remessa.ts`, as each layout's column holds it. */
export const nossoNumeros: Readonly<Record<string, string>> = {
  '001-240': '12345670000000001',
  '001-400': '12345670000000001',
  '033-240': '0000000000019',
  '033-400': '00000019',
  '041-400': '0000000183',
  '237-400': '000000000011',
  '341-400': '00000001',
  '756-240': '0000000019',
}

/** A payment of R$ 102,10 in time: face 99,90, interest 0,20, fine 2,00. */
export const paid = (key: string, changes: Partial<RetornoTitle> = {}): RetornoTitle => ({
  nossoNumero: nossoNumeros[key] ?? '1',
  seuNumero: 'FAT1',
  occurrence: '06',
  occurrenceDate: '2025-03-14',
  due: '2025-03-10',
  credit: '2025-03-17',
  faceCents: 9990,
  receivedCents: 10210,
  interestCents: 20,
  fineCents: 200,
  feeCents: 0,
  ...changes,
})

export function sampleRetorno(
  key: string,
  titles: readonly RetornoTitle[] = [paid(key)],
  changes: Partial<RetornoInput> = {},
): Buffer {
  const [banco = '', width] = key.split('-')
  return Buffer.from(
    writeRetorno({
      banco,
      layout: width === '240' ? 240 : 400,
      dataGeracao: '2025-03-17',
      sequencialArquivo: 42,
      conta: accounts[key] ?? {},
      beneficiario: payee,
      titles,
      ...changes,
    }),
  )
}

/** Replaces the text of whole lines (0-based index) and gives bytes again. */
export function editLines(bytes: Buffer, edit: (lines: string[]) => readonly string[], lineEnd = '\r\n'): Buffer {
  const lines = bytes
    .toString('latin1')
    .split('\r\n')
    .filter((line) => line !== '')
  return Buffer.from(edit(lines).join(lineEnd), 'latin1')
}

/** Overwrites columns (1-based) of a line. */
export const overwrite = (line: string | undefined, from: number, text: string): string =>
  (line ?? '').slice(0, from - 1) + text + (line ?? '').slice(from - 1 + text.length)
