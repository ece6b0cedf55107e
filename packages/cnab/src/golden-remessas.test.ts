import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { layouts, readRemessaInput, writeRemessa } from './index.ts'
import { hasSharedCnab, sharedCnab } from './testing/shared-data.ts'

interface Range {
  readonly linha: number
  readonly de: number
  readonly ate: number
}

interface Golden {
  readonly saida: {
    readonly linhas: readonly string[]
    readonly fimDeLinhaNoUltimoRegistro: boolean
  }
  readonly ignorar: readonly Range[]
  readonly duvidoso: readonly Range[]
}

const load = (key: string) => readFileSync(`${sharedCnab}remessa-golden/${key}.json`, 'utf8')

function differences(golden: Golden, lines: readonly string[]): string[] {
  const relaxed = [...golden.ignorar, ...golden.duvidoso]
  return golden.saida.linhas.flatMap((expected, index) =>
    expected.split('').flatMap((char, column) => {
      const isRelaxed = relaxed.some((r) => r.linha === index + 1 && r.de <= column + 1 && column + 1 <= r.ate)
      return isRelaxed || lines[index]?.[column] === char ? [] : [`line ${index + 1}, column ${column + 1}`]
    }),
  )
}

const keys = layouts
  .map(({ bank, width }) => `${bank}-${width}`)
  // Without the shared files every layout is told as skipped: a suite without a test would fail.
  .filter((key) => !hasSharedCnab || existsSync(`${sharedCnab}remessa-golden/${key}.json`))

test.skipIf(!hasSharedCnab).each(keys)('the remessa %s equals the golden file column by column', (key) => {
  const golden: Golden = JSON.parse(load(key))
  const text = Buffer.from(writeRemessa(readRemessaInput(JSON.parse(load(key))))).toString('latin1')
  const lines = text.split('\r\n').filter((line) => line !== '')

  expect(lines.map((line) => line.length)).toEqual(golden.saida.linhas.map((line) => line.length))
  expect(differences(golden, lines)).toEqual([])
  expect(text.endsWith('\r\n')).toBe(golden.saida.fimDeLinhaNoUltimoRegistro)
})
