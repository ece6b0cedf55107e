import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtWeb } from '#kernel/serve-web'

/** The built applications, or two pages in their place, to be served; `/assets/app-1.js` is always there. */
export function makeWeb(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'open-sgp-web-'))
  if (existsSync(join(builtWeb, 'portal/index.html'))) cpSync(builtWeb, folder, { recursive: true })
  for (const part of ['portal', 'assets']) mkdirSync(join(folder, part), { recursive: true })
  for (const page of ['index.html', 'portal/index.html'])
    writeFileSync(join(folder, page), '<!doctype html><p>Página</p>')
  writeFileSync(join(folder, 'assets/app-1.js'), 'export {}')
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}
