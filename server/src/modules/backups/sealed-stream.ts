import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { createHash } from 'node:crypto'
import { PassThrough, Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { buffer } from 'node:stream/consumers'
import { createZstdCompress, createZstdDecompress, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { conflict, invalid } from '#kernel/errors'

/** Compressed with zstd, then encrypted with age to a recipient: `zstd -d` and `age -d` open it without us. */
export async function sealStream(source: Readable, recipient: string): Promise<Readable> {
  const packed = new PassThrough()
  pipeline(source, createZstdCompress(), packed).catch((error: Error) => packed.destroy(error))
  const sealed = await encrypterFor(recipient).encrypt(toWeb(packed))
  return fromWeb(sealed)
}

/** The reverse. The stream fails where the bytes are not those that were sealed. 409 `wrong-identity`. */
export async function openStream(sealed: Readable, identity: string): Promise<Readable> {
  const opened = new PassThrough()
  const plain = fromWeb(await decrypted(() => decrypterOf(identity).decrypt(toWeb(sealed))))
  pipeline(plain, createZstdDecompress(), opened).catch((error: Error) => opened.destroy(error))
  return opened
}

export const sealText = async (text: string, recipient: string): Promise<string> =>
  Buffer.from(await encrypterFor(recipient).encrypt(new Uint8Array(zstdCompressSync(text)))).toString('base64')

export const openText = async (sealed: string, identity: string): Promise<string> => {
  const bytes = new Uint8Array(Buffer.from(sealed, 'base64'))
  return zstdDecompressSync(await decrypted(() => decrypterOf(identity).decrypt(bytes))).toString()
}

/** A new pair: what encrypts, and what alone decrypts. */
export async function makeKeyPair(): Promise<{ recipient: string; identity: string }> {
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}

/** 422 when the text is no age identity. */
export async function recipientOf(identity: string): Promise<string> {
  try {
    return await identityToRecipient(identity)
  } catch {
    throw invalid('/identity', 'Não é uma chave de abertura do age: ela começa por AGE-SECRET-KEY-1.')
  }
}

/** 422 when the text is no age recipient. */
export function requireRecipient(recipient: string): void {
  encrypterFor(recipient)
}

/** Counts and hashes what goes through. */
export function measure(): { stream: Transform; bytes: () => number; sha256: () => string } {
  const hash = createHash('sha256')
  let bytes = 0
  const stream = new Transform({
    transform: (chunk: Buffer, _, done) => {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  return { stream, bytes: () => bytes, sha256: () => hash.digest('hex') }
}

export const readText = async (stream: Readable): Promise<string> => (await buffer(stream)).toString()

function encrypterFor(recipient: string): Encrypter {
  const encrypter = new Encrypter()
  try {
    encrypter.addRecipient(recipient)
  } catch {
    throw invalid('/recipient', 'Não é uma chave pública do age: ela começa por age1.')
  }
  return encrypter
}

function decrypterOf(identity: string): Decrypter {
  const decrypter = new Decrypter()
  try {
    decrypter.addIdentity(identity)
  } catch {
    throw invalid('/identity', 'Não é uma chave de abertura do age: ela começa por AGE-SECRET-KEY-1.')
  }
  return decrypter
}

async function decrypted<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Error && /no identity matched/i.test(error.message))
      throw conflict(
        'wrong-identity',
        'Esta chave do age não abre esta cópia. Use a que faz par com a chave pública usada ao criá-la.',
      )
    throw error
  }
}

const toWeb = (stream: Readable): ReadableStream<Uint8Array> => {
  const reader = stream[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { value, done } = await reader.next()
      if (done === true) return controller.close()
      controller.enqueue(new Uint8Array(value))
    },
    cancel: () => void stream.destroy(),
  })
}

const fromWeb = (stream: ReadableStream<Uint8Array>): Readable => Readable.from(chunksOf(stream))

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Buffer> {
  const reader = stream.getReader()
  try {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      yield Buffer.from(value)
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}
