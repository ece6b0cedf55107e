import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

export type Credentials = { accessKey: string; secretKey: string }

const hash = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** RFC 3986, as AWS canonicalises. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/**
 * Checks AWS Signature Version 4 of a whole request. Gives the S3 error code, or undefined when it holds.
 * Source: “Signing and authenticating REST requests (AWS Signature Version 4)”, Amazon S3 API reference.
 */
export function checkSignature(request: IncomingMessage, body: Buffer, who: Credentials): string | undefined {
  const parts = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
    request.headers.authorization ?? '',
  )
  if (!parts) return 'AccessDenied'
  const [, credential = '', signedHeaders = '', signature = ''] = parts
  const [accessKey, ...scope] = credential.split('/')
  if (accessKey !== who.accessKey) return 'InvalidAccessKeyId'
  const payloadHash = headerOf(request, 'x-amz-content-sha256')
  if (payloadHash !== 'UNSIGNED-PAYLOAD' && payloadHash !== hash(body)) return 'XAmzContentSHA256Mismatch'
  const canonical = canonicalRequest(request, signedHeaders, payloadHash)
  const toSign = ['AWS4-HMAC-SHA256', headerOf(request, 'x-amz-date'), scope.join('/'), hash(canonical)].join('\n')
  const key = scope.reduce<string | Buffer>((signing, part) => hmac(signing, part), `AWS4${who.secretKey}`)
  const expected = hmac(key, toSign)
  return timingSafeEqual(expected, Buffer.from(signature, 'hex')) ? undefined : 'SignatureDoesNotMatch'
}

function canonicalRequest(request: IncomingMessage, signedHeaders: string, payloadHash: string): string {
  const url = new URL(request.url ?? '/', 'http://s3')
  const query = [...url.searchParams]
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map((pair) => pair.join('='))
    .join('&')
  const headers = signedHeaders.split(';').map((name) => `${name}:${headerOf(request, name).trim()}\n`)
  const path = url.pathname.split('/').map((part) => encode(decodeURIComponent(part)))
  return [request.method, path.join('/'), query, headers.join(''), signedHeaders, payloadHash].join('\n')
}

function headerOf(request: IncomingMessage, name: string): string {
  const value = request.headers[name]
  return Array.isArray(value) ? value.join(',') : (value ?? '')
}
