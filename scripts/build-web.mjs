// Builds the web application once for each state of its sources; does nothing when dist/web is up to date.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './install.mjs'

const mark = join(root, 'dist/web/.built-from')
const sources = [
  'web/{kit,admin,portal}/**/*.{ts,tsx,css,html,svg}',
  'web/*.ts',
  'docs/manual/*.md',
  'package-lock.json',
  'packages/brasil/src/*.ts',
]

const hash = createHash('sha256')
for (const path of sources.flatMap((pattern) => globSync(pattern, { cwd: root })).toSorted())
  hash.update(path).update(readFileSync(join(root, path)))
const state = hash.digest('hex')

if (!existsSync(mark) || readFileSync(mark, 'utf8') !== state) {
  process.stderr.write('Preparando a aplicação web…\n')
  // The administration's build empties dist/web, so it goes first.
  const isDone = ['web/vite.config.ts', 'web/portal/vite.config.ts'].every(build)
  if (isDone) writeFileSync(mark, state)
  else {
    process.stderr.write('A aplicação web não pôde ser preparada; a API funciona sem ela.\n')
    process.exitCode = 1
  }
}

function build(config) {
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const arguments_ = [vite, 'build', '--logLevel', 'warn', '--config', join(root, config)]
  const done = spawnSync(process.execPath, arguments_, { cwd: join(root, 'web'), stdio: ['ignore', 2, 2] })
  return done.status === 0
}
