// `npm run bench [name …]`: each measure in a process of its own; every figure beside its limit or its peer of the same run.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const all = [
  'boleto-pdf',
  'retorno-parse',
  'billing-run',
  'retorno-import',
  'client-search',
  'search',
  'radius',
  'login-flood',
  'web-size',
  'web-list',
]
const wanted = process.argv.length > 2 ? process.argv.slice(2) : all

for (const name of wanted) {
  const path = join(import.meta.dirname, `${name}.ts`)
  if (!existsSync(path)) {
    process.stderr.write(`Não há medida “${name}”. Existem: ${all.join(', ')}.\n`)
    process.exit(2)
  }
  const done = spawnSync(process.execPath, ['--expose-gc', path], { stdio: 'inherit' })
  if (done.status !== 0) process.exitCode = 1
}
