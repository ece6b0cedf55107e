import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bank } from './bank.ts'
import type { RemessaReceipt, RetornoFault } from './bank-options.ts'

export interface Exchange {
  readonly received: readonly { readonly file: string; readonly receipt: RemessaReceipt }[]
  /** Path of the retorno, or null when there was nothing to tell. */
  readonly retorno: string | null
}

/**
 * One visit of the bank's mailbox: takes the remessas in `directory/in` in order of name (they move to `in/done`), closes the
 * day, and leaves the retorno in `directory/out`, where a half-written file is never seen.
 */
export async function exchangeFiles(
  bank: Bank,
  directory: string,
  on: string,
  fault?: RetornoFault,
): Promise<Exchange> {
  const inbox = join(directory, 'in')
  const outbox = join(directory, 'out')
  await mkdir(join(inbox, 'done'), { recursive: true })
  await mkdir(outbox, { recursive: true })
  const files = (await readdir(inbox, { withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
  const received = []
  for (const file of files.toSorted()) {
    received.push({ file, receipt: bank.receiveRemessa(await readFile(join(inbox, file)), on) })
    await rename(join(inbox, file), join(inbox, 'done', file))
  }
  const bytes = bank.closeDay(on, fault)
  return { received, retorno: bytes ? await deliver(outbox, bytes, on) : null }
}

async function deliver(outbox: string, bytes: Uint8Array, on: string): Promise<string> {
  const sameDay = (await readdir(outbox)).filter((name) => name.startsWith(`CB${on}`) && name.endsWith('.RET'))
  const path = join(outbox, `CB${on}-${String(sameDay.length + 1).padStart(2, '0')}.RET`)
  await writeFile(`${path}.part`, bytes)
  await rename(`${path}.part`, path)
  return path
}
