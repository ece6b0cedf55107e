// `npm run audit`: known vulnerabilities of what we ship. High and critical ones fail; a registry that does not answer does not.
import { spawnSync } from 'node:child_process'
import { root } from './install.mjs'

const grave = new Set(['high', 'critical'])

/** What npm knows, or undefined when it could not ask. */
function ask() {
  const { stdout } = spawnSync('npm', ['audit', '--json', '--omit=dev'], {
    cwd: root,
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 64 * 1_048_576,
    shell: process.platform === 'win32',
  })
  try {
    return JSON.parse(stdout).vulnerabilities
  } catch {
    return undefined
  }
}

const found = ask()
if (found === undefined) {
  process.stdout.write('? audit: the registry did not answer; nothing was checked\n')
  process.exit(0)
}
const bad = Object.values(found).filter(({ severity }) => grave.has(severity))
for (const { name, severity, range, via } of bad) {
  const why = via.map((one) => (typeof one === 'string' ? one : `${one.title} (${one.url})`)).join('; ')
  process.stdout.write(`  ${severity}: ${name} ${range}: ${why}\n`)
}
process.stdout.write(
  `${bad.length === 0 ? '✓' : '✗'} audit: ${bad.length} high or critical of ${Object.keys(found).length} known\n`,
)
process.exit(bad.length === 0 ? 0 : 1)
