/** What goes wrong with a message, and with how many (`times`, default 1). */
export type Fault = { times?: number } & (
  | { kind: 'reply'; code: number; text?: string; at?: 'recipient' | 'data' }
  | { kind: 'silence' }
  | { kind: 'disconnect'; when: 'before-accepting' | 'after-accepting' }
)

/** Faults in the order in which they were asked for; each is used up by as many messages as it says. */
export function createFaultQueue() {
  const waiting: { fault: Fault; left: number }[] = []
  const drop = () => {
    while (waiting[0] && waiting[0].left <= 0) waiting.shift()
  }
  return {
    add: (fault: Fault) => void waiting.push({ fault, left: fault.times ?? 1 }),
    clear: () => void waiting.splice(0),
    /** The fault that is next, taken when `applies` to this moment of the conversation. */
    take: (applies: (fault: Fault) => boolean): Fault | undefined => {
      const next = waiting[0]
      if (!next || !applies(next.fault)) return undefined
      next.left -= 1
      drop()
      return next.fault
    },
  }
}
