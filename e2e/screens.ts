import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const admin = join(import.meta.dirname, '../web/admin/src')

/** The address of every screen of the administration, `$id` and the like still open: as the modules' `screens.ts` declare them. */
export const listScreenPaths = (): string[] =>
  globSync('*/screens.ts', { cwd: admin })
    .toSorted()
    .flatMap((file) =>
      [...readFileSync(join(admin, file), 'utf8').matchAll(/path: '([^']+)'/g)].map(([, path]) => path ?? ''),
    )

/** The address with a row of the provider's own; `ids` by what stands before the `$`. A screen whose row is not known fails: give it one. */
export function fillPath(path: string, ids: Readonly<Record<string, string | null>>): string {
  const [before = '', after] = path.split('$')
  if (after === undefined) return path
  const id = ids[before]
  if (!id) throw new Error(`${path}: no row for ${before} is known to e2e/journeys/open-every-screen.ts.`)
  return `${before}${id}${after.replace(/^\w+/, '')}`
}

/** A file name for a picture: `/clientes/$id/alterar` → `clientes-id-alterar`. */
export const pictureName = (path: string): string =>
  path.replaceAll('$', '').split('/').filter(Boolean).join('-') || 'inicio'
