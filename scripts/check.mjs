// `npm run check`: types, lint, format, dead code and the rules of the house; each on its own, all reported, under 30 s.
import { spawn } from 'node:child_process'
import { root } from './install.mjs'

const node = process.execPath
const checks = {
  types: ['node_modules/typescript/bin/tsc', '-p', '.'],
  'types of the web': ['node_modules/typescript/bin/tsc', '-p', 'web', '--noEmit'],
  lint: [
    'node_modules/oxlint/bin/oxlint',
    '--type-aware',
    '--deny-warnings',
    'packages',
    'server',
    'simulators',
    'bench',
    'e2e',
    'scripts',
    'web',
  ],
  format: ['node_modules/oxfmt/bin/oxfmt', '--check', '.'],
  'dead code': ['node_modules/knip/bin/knip.js', '--no-progress'],
  architecture: ['node_modules/vitest/vitest.mjs', 'run', '--project', 'rules'],
}

const run = ([script, ...rest]) =>
  new Promise((resolve) => {
    const child = spawn(node, [`${root}/${script}`, ...rest], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    const chunks = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(chunk))
    child.on('close', (code) => resolve({ ok: code === 0, text: Buffer.concat(chunks).toString() }))
  })

let failed = 0
for (const [name, command] of Object.entries(checks)) {
  const started = performance.now()
  const { ok, text } = await run(command)
  process.stdout.write(`${ok ? '✓' : '✗'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)\n`)
  if (!ok) {
    process.stdout.write(`${text.trim()}\n`)
    failed += 1
  }
}
process.exit(failed === 0 ? 0 : 1)
