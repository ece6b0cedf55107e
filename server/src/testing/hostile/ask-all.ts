import { setTimeout } from 'node:timers/promises'
import type { InjectOptions } from 'fastify'
import { findFault, pathOf, type Sent } from './judge-answer.ts'
import type { Provider } from './open-provider.ts'

/** Whoever waits longer has been left hanging, on the slowest machine. */
const longestMs = 25_000

export type Case = {
  label: string
  wire: InjectOptions
  sent: Sent
  /** The answer is one of these; absent: any that is no fault. */
  statuses?: readonly number[]
  /** One of the pointers leads to, through or below this path. */
  at?: readonly (string | number)[]
  /** Ids that the answer must not hold. */
  secrets?: readonly string[]
  mustRefuse?: boolean
}

/** Sends every case, eight at a time, and tells what is wrong with the answers: at most ten faults. */
export async function askAll(provider: Provider, cases: readonly Case[]): Promise<string[]> {
  const faults: string[] = []
  for (let start = 0; start < cases.length && faults.length < 10; start += 8) {
    const told = await Promise.all(cases.slice(start, start + 8).map((one) => ask(provider, one)))
    faults.push(...told.flatMap((fault) => (fault === undefined ? [] : [fault])))
  }
  return faults.slice(0, 10)
}

async function ask(
  provider: Provider,
  { label, wire, sent, statuses, at, secrets = [] }: Case,
): Promise<string | undefined> {
  const said = (fault: string) => `${label} → ${fault}`
  const answer = await Promise.race([provider.send(wire), setTimeout(longestMs, undefined, { ref: false })])
  if (!answer) return said(`no answer in ${longestMs / 1_000} s`)
  const fault = findFault(answer, sent)
  if (fault !== undefined) return said(fault)
  if (statuses && !statuses.includes(answer.statusCode))
    return said(`${answer.statusCode}, not ${statuses.join(' or ')}: ${answer.payload.slice(0, 200)}`)
  const secret = secrets.find((id) => answer.payload.includes(id))
  if (secret !== undefined) return said(`tells of ${secret}, which is another company’s`)
  if (at === undefined || answer.statusCode !== 422) return undefined
  const pointers: string[] = answer.json().errors.map(({ pointer }: { pointer: string }) => pointer)
  return pointers.some((pointer) => isAlong(pathOf(pointer), at.map(String)))
    ? undefined
    : said(`points at ${pointers.join(' ')}`)
}

const isAlong = (a: readonly string[], b: readonly string[]) =>
  a.slice(0, Math.min(a.length, b.length)).every((step, index) => step === b[index])
