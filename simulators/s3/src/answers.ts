import { createHash } from 'node:crypto'

/** What goes back over the wire. */
export type Answer = { status: number; headers?: Record<string, string>; body?: Buffer | string }

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

const statuses: Record<string, number> = {
  AccessDenied: 403,
  InvalidAccessKeyId: 403,
  SignatureDoesNotMatch: 403,
  XAmzContentSHA256Mismatch: 400,
  NoSuchKey: 404,
  NoSuchBucket: 404,
  NoSuchUpload: 404,
  InvalidPart: 400,
  InvalidRange: 416,
  InternalError: 500,
}

export const refuse = (code: string): Answer => ({
  status: statuses[code] ?? 400,
  headers: { 'content-type': 'application/xml' },
  body: `<Error><Code>${code}</Code><Message>${code}</Message></Error>`,
})

export const xml = (root: string, content: string): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?><${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${content}</${root}>`,
})

export const tag = (name: string, value: string | number | boolean) => `<${name}>${escape(String(value))}</${name}>`

export const etagOf = (content: Buffer) => `"${createHash('md5').update(content).digest('hex')}"`
