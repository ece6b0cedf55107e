import { newId } from '#kernel/ids'
import type { Node } from './json-schema.ts'

const shapes: readonly unknown[] = [null, true, [], {}, [[]], { a: 1 }]

const texts: readonly string[] = [
  '',
  '   ',
  '\0',
  'a\0b',
  'meio par \ud83d',
  'dois\nversos',
  "'; drop table clients.clients; --",
  '`$(reboot)`',
  '\\',
  '%_%',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  'x'.repeat(70_000),
  '2026-02-30',
  '0000-01-01',
  '9999-99-99',
  '2026-13-01T25:61:00Z',
  '+275760-09-13T00:00:00Z',
  '-271821-04-20T00:00:00Z',
  'NaN',
  '-1',
  newId(),
]

const numbers: readonly number[] = [-1, 0, 0.5, 99.999, 2_147_483_648, -2_147_483_649, 2 ** 53, -(2 ** 53), 1e21, 1e308]

/** What a careless or a hostile sender puts in a field of this kind. */
export function hostileValues(node: Node): readonly unknown[] {
  if (node.type === 'integer' || node.type === 'number') return [...numbers, ...shapes, '1', 'x']
  if (node.type === 'boolean') return [...shapes.filter((value) => value !== true), 0, 'true', 'x']
  if (node.type === 'array' || node.type === 'object')
    return [...shapes, 0, 'x', Array.from({ length: 3000 }, () => newId()), [null], { length: 1 }]
  return [...texts, ...shapes, 0, -1.5, 1e308, 2 ** 53]
}

/** What stands in a URL, already escaped. The last three are no UTF-8. */
export const hostileUrlTexts: readonly string[] = [
  ...texts.filter((text) => text.isWellFormed() && text.length < 10_000).map(encodeURIComponent),
  'x'.repeat(3_000),
  '1e999',
  '9007199254740993',
  '1.5',
  '99999999999',
  '%ED%A0%80',
  '%C3%28',
  '%E0%A4%A',
]

const wrongBodies: readonly [label: string, contentType: string | undefined, payload: string | Buffer][] = [
  ['no body', undefined, ''],
  ['an empty body', 'application/json', ''],
  ['blanks', 'application/json', '  \n'],
  ['broken JSON', 'application/json', '{"a":'],
  ['JSON and more', 'application/json', '{} {}'],
  ['a list', 'application/json', '[]'],
  ['a text', 'application/json', '"x"'],
  ['a number', 'application/json', '1'],
  ['null', 'application/json', 'null'],
  ['a prototype', 'application/json', '{"__proto__":{"isAdministrator":true}}'],
  ['a constructor', 'application/json', '{"constructor":{"prototype":{"a":1}}}'],
  ['no UTF-8', 'application/json', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
  ['great depth', 'application/json', `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
  ['XML', 'application/xml', '<a/>'],
  ['a form', 'application/x-www-form-urlencoded', 'a=1'],
  ['a nonsense type', 'nonsense', '{}'],
  ['JSON as bytes', 'application/octet-stream', '{}'],
  ['text', 'text/plain', 'x'],
]

/** Bodies that are no request of any route that wants a JSON object. */
export const badBodies = wrongBodies.map(([label, contentType, payload]) => ({
  label,
  payload,
  headers: contentType === undefined ? {} : { 'content-type': contentType },
}))

/** Cursors that no page gave. */
export const badCursors: readonly string[] = [
  'x',
  '%00',
  ...[null, 0, 'x', {}, [], [[]], [null], [{}]].map(asCursor),
  ...[-1, 1.5, 1e21, 9_007_199_254_740_991, 2_147_483_648, 'x', '\0', '\ud800', '9999-99-99', newId(), ''].flatMap(
    (part) => [1, 2, 3].map((length) => asCursor(Array.from({ length }, () => part))),
  ),
  asCursor(['2026-01-01', newId()]),
  asCursor(['9999-12-31T23:59:59Z', newId()]),
  asCursor(['0001-01-01T00:00:00Z', newId()]),
]

function asCursor(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}
