import { pipeline } from 'node:stream/promises'
import { Writable, type Readable } from 'node:stream'
import { AppError } from '#kernel/errors'
import type { Target } from './installation.ts'
import { damaged, type Part } from './manifest.ts'
import { measure, openStream } from './sealed-stream.ts'

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() })

/** Reads all that is stored and compares length and hash. 409 `backup-damaged`. */
export async function checkPart(target: Target, part: Part): Promise<void> {
  const meter = measure()
  await pipeline(await target.get(part.key), meter.stream, nowhere())
  if (meter.bytes() !== part.bytes) throw damaged(`${part.key} tem ${meter.bytes()} bytes e deveria ter ${part.bytes}`)
  if (meter.sha256() !== part.sha256) throw damaged(`o conteúdo de ${part.key} não é o que foi gravado`)
}

/** The part in clear, whole or failing: hashed again on the way. */
export async function openPart(
  target: Target,
  part: Part,
  identity: string,
): Promise<{ stream: Readable; check: () => void }> {
  const meter = measure()
  const stored = await target.get(part.key)
  stored.on('error', (error) => meter.stream.destroy(error))
  const stream = await openStream(stored.pipe(meter.stream), identity)
  const check = () => {
    if (meter.sha256() !== part.sha256) throw damaged(`o conteúdo de ${part.key} mudou enquanto era lido`)
  }
  return { stream, check }
}

/** Decrypts and decompresses a part to nowhere. 409 `backup-damaged`, `wrong-identity`. */
export async function tryPart(target: Target, part: Part, identity: string): Promise<void> {
  try {
    const { stream } = await openPart(target, part, identity)
    await pipeline(stream, nowhere())
  } catch (error) {
    if (error instanceof AppError) throw error
    throw damaged(`${part.key} não se decifra até o fim`)
  }
}
