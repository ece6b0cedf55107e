/** What goes wrong with the next `times` requests (default 1) of this method and key. */
export type Fault = {
  kind: 'error' | 'slow' | 'cut' | 'corrupt'
  method?: string
  /** Part of the path. */
  key?: string
  times?: number
}

/** Faults wait here for the requests that they are meant for. */
export function createFaults() {
  const waiting: (Fault & { times: number })[] = []
  return {
    add: (fault: Fault) => void waiting.push({ times: 1, ...fault }),
    take: (method: string, path: string): Fault['kind'] | undefined => {
      const fault = waiting.find(
        (one) =>
          one.times > 0 &&
          (one.method === undefined || one.method === method) &&
          (one.key === undefined || path.includes(one.key)),
      )
      if (fault) fault.times -= 1
      return fault?.kind
    },
  }
}
