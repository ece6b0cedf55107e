import { conflict } from '#kernel/errors'

/** 409 when the row changed since the caller read it; `current` is how it is now. */
export function requireVersion<T extends { version: number }>(row: T, version: number): void {
  if (row.version === version) return
  throw conflict('stale-version', 'Outra pessoa alterou este cadastro. Recarregue e refaça a alteração.', {
    current: row,
  })
}
