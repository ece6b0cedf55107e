import { conflict } from '#kernel/errors'

/** Optimistic lock: 409 with the row as it is now when somebody else changed it first. */
export function requireVersion(current: { version: number }, version: number): void {
  if (current.version === version) return
  throw conflict('stale-version', 'Outra pessoa alterou este cadastro. Recarregue e refaça a alteração.', { current })
}
