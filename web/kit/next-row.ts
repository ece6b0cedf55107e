/** The row that a key leads to from row `at` of `count`; undefined: the key does not move. */
export function nextRow(key: string, at: number, count: number): number | undefined {
  const last = count - 1
  const moves: Record<string, number> = {
    ArrowDown: at + 1,
    j: at + 1,
    ArrowUp: at - 1,
    k: at - 1,
    PageDown: at + 10,
    PageUp: at - 10,
    Home: 0,
    End: last,
  }
  const to = moves[key]
  return to === undefined || last < 0 ? undefined : Math.max(0, Math.min(last, to))
}
