import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const repository = join(import.meta.dirname, '../..')
const glossary = readFileSync(join(repository, 'GLOSSARY.md'), 'utf8')

const forbidden = glossary
  .split('\n')
  .filter((row) => row.startsWith('| ') && !row.startsWith('| code'))
  .flatMap((row) => (row.split('|')[4] ?? '').split(',').map((word) => word.trim()))
  .filter((word) => word.length > 0)

const sources = ['server/src/**/*.ts', 'simulators/*/src/**/*.ts', 'server/migrations/*.sql']
  .flatMap((pattern) => globSync(pattern, { cwd: repository }))
  .filter((path) => !path.endsWith('glossary.test.ts') && !path.endsWith('db.types.ts'))
  .map((path) => ({ path, text: readFileSync(join(repository, path), 'utf8') }))

test('the glossary forbids something', () => expect(forbidden.length).toBeGreaterThan(15))

test.each(forbidden)('nobody writes “%s”', (word) => {
  const pattern = new RegExp(`\\b${word}\\b`, 'i')
  expect(sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path)).toEqual([])
})
