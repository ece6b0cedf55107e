import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

const root = import.meta.dirname
const repository = join(root, '../..')
const read = (base: string, pattern: string) =>
  globSync(pattern, { cwd: base }).map((path) => ({ path, text: readFileSync(join(base, path), 'utf8') }))
const files = read(root, '**/*.ts')
const shipped = files.filter(({ path }) => !path.endsWith('.test.ts') && path !== 'kernel/db.types.ts')
const moduleOf = (path: string) => /^modules\/([^/]+)\//.exec(path)?.[1]
const imports = files.flatMap(({ path, text }) =>
  [...text.matchAll(/(?:from|import) '([^']+)'/g)].map(([, target = '']) => ({ path, target })),
)
const show = (found: { path: string }[]) => found.map((one) => JSON.stringify(one))

test('the kernel knows no module, and only app.ts and main.ts know integrations', () => {
  expect(
    show(
      imports.filter(
        ({ path, target }) =>
          path.startsWith('kernel/') && !path.endsWith('.test.ts') && /^#(modules|integrations|app)/.test(target),
      ),
    ),
  ).toEqual([])
  expect(
    show(
      imports.filter(
        ({ path, target }) =>
          target.startsWith('#integrations/') &&
          !path.endsWith('.test.ts') &&
          (moduleOf(path) !== undefined || path.startsWith('kernel/')),
      ),
    ),
  ).toEqual([])
})

test('a relative import never leaves its module', () => {
  const leaving = imports.filter(
    ({ path, target }) =>
      moduleOf(path) && target.startsWith('.') && moduleOf(normalize(join(dirname(path), target))) !== moduleOf(path),
  )
  expect(show(leaving)).toEqual([])
})

test('a module enters another only by its door', () => {
  expect(show(imports.filter(({ target }) => /^#modules\/[^/]+\/./.test(target)))).toEqual([])
})

test('only its store writes to a module schema', () => {
  const writes = shipped.flatMap(({ path, text }) =>
    [
      ...text.matchAll(
        /(?:insertInto|updateTable|deleteFrom|mergeInto)\('(\w+)\.|\b(?:insert into|update|delete from|copy)\s+(\w+)\.\w+/g,
      ),
    ].map(([, typed, raw]) => ({ path, schema: typed ?? raw ?? '' })),
  )
  const allowed = ({ path, schema }: { path: string; schema: string }) =>
    path.startsWith(`modules/${schema}/store`) ||
    path.startsWith('testing/') ||
    (['kernel', 'pgboss', 'public'].includes(schema) && path.startsWith('kernel/'))
  expect(show(writes.filter((write) => !allowed(write)))).toEqual([])
})

test('modules form no cycle', () => {
  const uses = new Map<string, Set<string>>()
  for (const { path, target } of imports.filter(({ path }) => !path.endsWith('.test.ts'))) {
    const [from, to] = [moduleOf(path), /^#modules\/(.+)/.exec(target)?.[1]]
    if (from && to && from !== to) uses.set(from, (uses.get(from) ?? new Set()).add(to))
  }
  const visit = (name: string, trail: string[]): string[] | undefined =>
    trail.includes(name)
      ? [...trail, name]
      : [...(uses.get(name) ?? [])].map((next) => visit(next, [...trail, name])).find((cycle) => cycle !== undefined)
  expect([...uses.keys()].map((name) => visit(name, [])).find((cycle) => cycle !== undefined)).toBeUndefined()
})

test('packages know no server and no other package but brasil', () => {
  const foreign = read(repository, 'packages/*/src/**/*.ts').flatMap(({ path, text }) =>
    [...text.matchAll(/from '(#[^']+|@open-sgp\/[^']+)'/g)].map(([, target = '']) => ({ path, target })),
  )
  expect(show(foreign.filter(({ target }) => target !== '@open-sgp/brasil'))).toEqual([])
})

test('schemas and rules stay usable by the browser', () => {
  const bad = imports.filter(
    ({ path, target }) =>
      (/\/schemas(-\w+)?\.ts$/.test(path) || /\/rules\/(?!.*\.test\.ts)/.test(path)) &&
      !/^(zod|@open-sgp\/brasil|#kernel\/(values|paging|bytes)|\.{1,2}\/.*)$/.test(target),
  )
  expect(show(bad)).toEqual([])
})

test('files stay small enough to be read at a sitting', () => {
  const long = shipped
    .map(({ path, text }) => ({ path, lines: text.split('\n').length }))
    .filter(({ lines }) => lines > 300)
  expect(show(long)).toEqual([])
})

test('no two schemas go by one name in the API document', () => {
  const named = shipped.flatMap(({ text }) => [...text.matchAll(/\.meta\(\{\s*id: '(\w+)'/g)].map(([, id]) => id ?? ''))
  expect(named.length).toBeGreaterThan(100)
  expect(named.filter((id, index) => named.indexOf(id) !== index)).toEqual([])
})

test('every job has a word that people read', () => {
  const [words] = read(join(repository, 'web/kit'), 'words-jobs.ts')
  const names = shipped
    .filter(({ path }) => /(^|\/)(system-)?jobs\.ts$/.test(path))
    .flatMap(({ text }) => [...text.matchAll(/\bname: '([a-z]+\.[a-z-]+)'/g)].map(([, name = '']) => name))
  expect(names.length).toBeGreaterThan(30)
  expect(names.filter((name) => !words?.text.includes(`'${name}'`))).toEqual([])
})
