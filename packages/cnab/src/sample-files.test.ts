import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CnabError, layouts, readRetorno } from './index.ts'
import { hasSharedCnab, sharedCnab } from './testing/shared-data.ts'

interface Expected {
  readonly kind: 'retorno' | 'remessa'
  readonly layout: number
  readonly titles?: number
  readonly occurrences?: Record<string, number>
  readonly commands?: Record<string, number>
  readonly paidCents?: number
  readonly receivedCentsAllOccurrences?: number
  readonly faceCents?: number
  readonly feeCents?: number
  readonly titlesDetail?: readonly Record<string, string | number | null>[]
}

const files: Record<string, Expected> = hasSharedCnab
  ? JSON.parse(readFileSync(`${sharedCnab}expected.json`, 'utf8')).files
  : {}

const read = (name: string) => readRetorno(readFileSync(`${sharedCnab}samples/${name}`))
const isBuilt = (name: string, { layout }: Expected) =>
  layouts.some((known) => known.bank === name.slice(0, 3) && known.width === layout)

const built = Object.entries(files).filter(([name, file]) => isBuilt(name, file) && file.titles !== undefined)
const notBuilt = Object.entries(files).filter(([name, file]) => !isBuilt(name, file) && !name.startsWith('other/'))

test.skipIf(!hasSharedCnab).each(built)('%s is read as published', (name, expected) => {
  const file = read(name)
  const sum = (pick: (title: (typeof file.titles)[number]) => number) => file.titles.reduce((s, t) => s + pick(t), 0)

  expect(file).toMatchObject({ kind: expected.kind, layout: expected.layout })
  expect(file.titles).toHaveLength(expected.titles ?? 0)
  expect(file.occurrences).toEqual(expected.occurrences ?? expected.commands)
  expect(file.paidCents).toBe(expected.paidCents ?? 0)
  expect(sum((title) => title.faceCents)).toBe(expected.faceCents)
  if (expected.feeCents !== undefined) expect(sum((title) => title.feeCents)).toBe(expected.feeCents)
  if (expected.receivedCentsAllOccurrences !== undefined) {
    expect(sum((title) => title.receivedCents)).toBe(expected.receivedCentsAllOccurrences)
  }
  expected.titlesDetail?.forEach(({ netCents, ...detail }, index) => {
    const asserted = Object.fromEntries(Object.entries(detail).filter(([, value]) => value !== null))
    expect(file.titles[index]).toMatchObject(
      netCents === undefined ? asserted : { ...asserted, creditedCents: netCents },
    )
  })
})

test.skipIf(!hasSharedCnab).each(notBuilt)('%s is refused because its bank is not built', (name) => {
  expect(() => read(name)).toThrow(expect.objectContaining({ code: 'unsupported-layout' }))
})

test.skipIf(!hasSharedCnab)('a remessa damaged by an editor is read with warnings line by line', () => {
  const file = read('other/boletonet__BancoItau-REMESSA_TESTES_FALHANDO.txt')

  expect(file.warnings.map(({ line, code }) => `${line} ${code}`)).toEqual(
    expect.arrayContaining(['1 byte-order-mark', '2 unreadable-field', '3 utf8-text']),
  )
})

test.skipIf(!existsSync(`${sharedCnab}samples/other`))('a file without a known header is refused, not guessed', () => {
  expect(() => read('other/brcobranca__remessa-banco-brasilia-cnab400.rem')).toThrow(CnabError)
})
