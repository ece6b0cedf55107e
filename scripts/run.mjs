// `node scripts/run.mjs <task> [arguments]`: the npm scripts. Starts the task on the pinned Node.
import { spawn, spawnSync } from 'node:child_process'
import { pinnedNode, root } from './install.mjs'

const vitest = ['node_modules/vitest/vitest.mjs', 'run']
const tasks = {
  start: ['server/src/main.ts', 'all'],
  demo: ['server/src/main.ts', 'demo'],
  sgp: ['server/src/cli.ts'],
  test: vitest,
  check: ['scripts/check.mjs'],
  bench: ['bench/run.ts'],
  format: ['node_modules/oxfmt/bin/oxfmt', '.'],
  e2e: ['e2e/run.ts'],
  'build-web': ['scripts/build-web.mjs'],
  'db-types': ['server/src/testing/write-db-types.ts'],
}

const [name, ...rest] = process.argv.slice(2)
const task = tasks[name]
if (!task) {
  process.stderr.write(`Tarefa desconhecida: ${name}. Use uma de: ${Object.keys(tasks).join(', ')}.\n`)
  process.exit(2)
}

try {
  const node = pinnedNode()
  if (name === 'start' || name === 'demo' || name === 'e2e')
    spawnSync(node, [`${root}/scripts/build-web.mjs`], { stdio: ['ignore', 'inherit', 'inherit'] })
  const child = spawn(node, [...task.map((part, index) => (index === 0 ? `${root}/${part}` : part)), ...rest], {
    cwd: name === 'sgp' ? process.cwd() : root,
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
