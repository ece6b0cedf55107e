import type { Ctx } from '#kernel/context'

/** The catalogue: every permission that a route may ask for, by module, with what it lets a person do. */
export function listPermissions({ catalogue }: Ctx) {
  const modules = Map.groupBy(Object.entries(catalogue), ([name]) => name.split('.')[0] ?? name)
  return {
    items: [...modules].map(([module, entries]) => ({
      module,
      permissions: entries.map(([name, text]) => ({ name, text })),
    })),
  }
}
