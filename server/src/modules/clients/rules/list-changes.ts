export type Change = { from: unknown; to: unknown }

/** The fields of `to` that differ from `from`, with both values: what a history keeps. Absent (undefined) fields do not change. */
export function listChanges(from: Record<string, unknown>, to: Record<string, unknown>): Record<string, Change> {
  return Object.fromEntries(
    Object.entries(to)
      .filter(([field, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(from[field]))
      .map(([field, value]) => [field, { from: from[field] ?? null, to: value }]),
  )
}
