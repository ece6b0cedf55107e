import { setTimeout as sleep } from 'node:timers/promises'
import type { Ctx } from './context.ts'
import type { EventReply, ServerEvent } from './http.ts'
import { getOperation, type Operation } from './operations.ts'

const lookEveryMs = 500
/** The browser connects again by itself, and its session is looked at anew. */
const lifetimeMs = 300_000

export const isOver = ({ state }: Pick<Operation, 'state'>): boolean => state !== 'queued' && state !== 'running'

type Watch = {
  id: string
  /** What of it the one who asks may see. */
  show: (operation: Operation) => unknown
}

/** The operation each time it changed, up to its last state. 404 and 403 like `getOperation`. */
export async function watchOperation(ctx: Ctx, { id, show }: Watch): Promise<EventReply> {
  const first = await getOperation(ctx, { id })
  return (gone) => follow(ctx, first, show, gone)
}

async function* follow(
  ctx: Ctx,
  first: Operation,
  show: Watch['show'],
  gone: AbortSignal,
): AsyncGenerator<ServerEvent> {
  const until = performance.now() + lifetimeMs
  let operation = first
  let told: string | undefined
  for (;;) {
    const data = JSON.stringify(show(operation))
    if (data !== told) yield { event: 'operation', data }
    told = data
    if (isOver(operation) || performance.now() > until) return
    await sleep(lookEveryMs, undefined, { signal: gone })
    operation = await getOperation(ctx, { id: operation.id })
  }
}
