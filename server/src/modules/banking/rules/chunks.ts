/** Rows of one transaction in mass work. */
const batchSize = 1_000

/** The items in runs of at most `size`. */
export function* chunksOf<T>(items: readonly T[], size = batchSize): Generator<T[], void, undefined> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size)
}
