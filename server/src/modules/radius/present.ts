type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** The members that were given: what was left out keeps its value, or the table's default. */
export function present<T extends object>(given: T): Present<T> {
  const result: Present<T> = {}
  for (const key in given) {
    const value = given[key]
    if (isPresent(value)) result[key] = value
  }
  return result
}

const isPresent = <V>(value: V): value is Exclude<V, undefined> => value !== undefined
