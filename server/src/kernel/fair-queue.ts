/** What waits, kept apart by who asked: each asker gives one and goes to the end. */
export type FairQueue<T> = {
  add: (asker: string, waiting: T) => void
  next: () => T | undefined
  size: () => number
  /** How many of one asker's wait. */
  sizeOf: (asker: string) => number
}

export function createFairQueue<T>(): FairQueue<T> {
  const rows = new Map<string, T[]>()
  let size = 0
  return {
    add: (asker, waiting) => {
      const row = rows.get(asker)
      if (row) row.push(waiting)
      else rows.set(asker, [waiting])
      size += 1
    },
    next: () => {
      const [first] = rows
      if (!first) return undefined
      const [asker, row] = first
      const waiting = row.shift()
      rows.delete(asker)
      if (row.length > 0) rows.set(asker, row)
      size -= 1
      return waiting
    },
    size: () => size,
    sizeOf: (asker) => rows.get(asker)?.length ?? 0,
  }
}
