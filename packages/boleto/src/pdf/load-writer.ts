import type { Writable } from 'node:stream'
import type * as Writer from './write-boletos.ts'

// pdfkit takes longer to load than a thousand boletos to compute, and most callers only compute or read.
const load = (): Promise<typeof Writer> => import('./write-boletos.ts')

/** See `writeBoletos` in write-boletos.ts. */
export async function writeBoletos(
  sink: Writable,
  ...rest: Parameters<typeof Writer.writeBoletos> extends [Writable, ...infer Rest] ? Rest : never
): Promise<Writer.WrittenBoletos> {
  // A file that cannot be opened fails while we load, when nobody else listens.
  sink.once('error', () => {})
  const writer = await load()
  if (sink.errored) throw sink.errored
  return await writer.writeBoletos(sink, ...rest)
}

/** See `renderBoletos` in write-boletos.ts. */
export const renderBoletos = async (...args: Parameters<typeof Writer.renderBoletos>): Promise<Buffer> =>
  await (await load()).renderBoletos(...args)
