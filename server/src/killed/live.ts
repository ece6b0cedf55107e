import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import type { Order } from './order.ts'

/** When a life ends: some time after it was ready, or with the n-th thing that it says from then on. */
export type Moment = { afterMs: number } | { atLine: number }

/** What a process said after `ready`, how long it took and whether it came to its end. */
export type Life = { lineCount: number; ms: number; isDone: boolean }

/** Then it hangs, and dies by SIGTERM. */
const longestMs = 500_000

/** Runs a process until it is done or, by `kill -9`, until the moment. Throws when it fails by itself. */
export async function live(order: Order, moment?: Moment): Promise<Life> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'program.ts'), JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: longestMs,
  })
  const complaint = text(child.stderr)
  const exit = once(child, 'exit')
  const kill = () => void child.kill('SIGKILL')
  const life: Life = { lineCount: 0, ms: 0, isDone: false }
  let readyAt: number | undefined
  let timer: NodeJS.Timeout | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    if (readyAt === undefined) {
      readyAt = performance.now()
      if (moment && 'afterMs' in moment) timer = setTimeout(kill, moment.afterMs)
      continue
    }
    life.lineCount += 1
    life.ms = performance.now() - readyAt
    if (line === 'done') life.isDone = true
    if (moment && 'atLine' in moment && life.lineCount === moment.atLine) kill()
  }
  clearTimeout(timer)
  const [code, signal] = await exit
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`The process failed: ${await complaint}`)
  return life
}
