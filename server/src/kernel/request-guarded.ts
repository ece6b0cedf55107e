import { request as askHttp, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { request as askHttps } from 'node:https'
import { AppError } from './errors.ts'
import { guardUrl, type GuardedUrl, type GuardOptions } from './guard-url.ts'

export type GuardedRequest = GuardOptions & {
  method?: 'GET' | 'POST' | 'PUT'
  headers?: Readonly<Record<string, string>>
  body?: string | Uint8Array
  /** For the whole exchange, redirects included. */
  timeoutMs?: number
  /** Redirects that are followed, each guarded anew; only a GET follows any. */
  maxRedirects?: number
  /** Bytes of the answer that are read; the rest is left. */
  maxAnswerBytes?: number
}

export type GuardedAnswer = { status: number; headers: IncomingHttpHeaders; body: Buffer; url: string }

/**
 * Opens a URL that somebody typed, connected to the very address that was checked. 422 `address-refused` when the guard refuses it
 * or one of its redirects; 503 `address-unreachable` when nobody answers in time.
 */
export async function requestGuarded(url: string, options: GuardedRequest = {}): Promise<GuardedAnswer> {
  const { timeoutMs = 10_000, maxRedirects = 0, method = 'GET' } = options
  const signal = AbortSignal.timeout(timeoutMs)
  let current = url
  for (let left = method === 'GET' ? maxRedirects : 0; ; left--) {
    const answer = await exchange(await guardUrl(current, options), { ...options, method, signal })
    const next = answer.status >= 300 && answer.status < 400 ? answer.headers.location : undefined
    if (next === undefined || left <= 0) return answer
    current = new URL(next, current).href
  }
}

type Exchange = GuardedRequest & { method: string; signal: AbortSignal }

function exchange({ url, lookup }: GuardedUrl, options: Exchange): Promise<GuardedAnswer> {
  const { method, headers = {}, body, signal, maxAnswerBytes = 65_536 } = options
  return new Promise<GuardedAnswer>((resolve, reject) => {
    const ask = url.protocol === 'https:' ? askHttps : askHttp
    // No agent: a kept connection would be one to an address checked for another request.
    const request = ask(url, { method, headers: { ...headers }, lookup, signal, agent: false }, (response) => {
      const told = (content: Buffer) =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: content, url: url.href })
      readAtMost(response, maxAnswerBytes).then(told, (error: unknown) => reject(unreachable(url, error)))
    })
    request.on('error', (error) => reject(unreachable(url, error)))
    request.end(body)
  })
}

async function readAtMost(response: IncomingMessage, limit: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response) {
    const chunk = Buffer.from(part)
    parts.push(chunk.subarray(0, limit - size))
    size += chunk.length
    if (size >= limit) break
  }
  return Buffer.concat(parts)
}

function unreachable(url: URL, error: unknown): AppError {
  const why = error instanceof Error ? error.message : String(error)
  return new AppError(503, 'address-unreachable', `${url.host} não respondeu: ${why}.`)
}
