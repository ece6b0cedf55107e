import { readFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { ConfigError } from '#kernel/config'
import { AppError } from '#kernel/errors'

/** JSON on standard output, for other programs. */
export const printJson = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)

export const print = (text: string): void => void process.stdout.write(`${text}\n`)

/** What the caller asked cannot be done: exit status 2, and how to mend it. */
export class UsageError extends Error {}

/** The packages' errors carry a stable `code`; AppError too. Everything else is our fault. */
const CodedError = z.object({
  code: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  message: z.string(),
  detail: z.string().optional(),
})

const SystemError = z.object({ code: z.string(), syscall: z.string(), path: z.string().optional() })

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'sem permissão',
  EISDIR: 'é uma pasta',
  ENOENT: 'não existe',
  ENOSPC: 'não há espaço no disco',
  ENOTDIR: 'parte do caminho não é uma pasta',
  EROFS: 'o disco é só de leitura',
}

/** Why the operating system refused a file. */
export function reasonOf(error: unknown): string {
  const system = SystemError.safeParse(error)
  return system.success ? (reasons[system.data.code] ?? system.data.code) : String(error)
}

/** The operating system's refusal of a file that the caller named, as the caller's to mend; any other error as it is. */
const toUsageError = (error: unknown): unknown => {
  const { data } = SystemError.safeParse(error)
  return data?.path === undefined || !(data.code in reasons)
    ? error
    : new UsageError(`Não consegui usar ${data.path}: ${reasonOf(error)}.`)
}

/** Tells what went wrong and ends with 2 (input) or 1 (ours). */
export function fail(thrown: unknown): void {
  const error = toUsageError(thrown)
  const coded = CodedError.safeParse(error)
  const isInput = error instanceof UsageError || error instanceof ConfigError || coded.success
  const text = coded.success
    ? `${coded.data.code}: ${coded.data.detail ?? coded.data.message}`
    : error instanceof Error
      ? isInput
        ? error.message
        : (error.stack ?? error.message)
      : String(error)
  const fields =
    error instanceof AppError
      ? (error.extra.errors ?? []).map(({ pointer, detail }) => `\n  ${pointer}: ${detail}`).join('')
      : ''
  process.stderr.write(`${text}${fields}\n`)
  process.exitCode = isInput ? 2 : 1
}

/** Parses JSON of a file, or of standard input when `path` is undefined or `-`. */
export async function readJson(path?: string): Promise<unknown> {
  const text = (await readBytes(path)).toString('utf8').replace(/^\uFEFF/, '')
  try {
    return JSON.parse(text)
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1]
    throw new UsageError(
      `A entrada não é um JSON válido${position === undefined ? '' : `: veja o caractere ${position}`}.`,
    )
  }
}

/** Bytes of a file, or of standard input when `path` is undefined or `-`. */
export async function readBytes(path?: string): Promise<Buffer> {
  try {
    return path === undefined || path === '-' ? await buffer(process.stdin) : readFileSync(path)
  } catch (error) {
    throw new UsageError(`Não consegui ler ${path ?? 'a entrada padrão'}: ${reasonOf(error)}.`)
  }
}
