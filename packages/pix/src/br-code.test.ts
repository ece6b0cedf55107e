import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { BrCodeInput } from './br-code.ts'
import { crc16 } from './crc16.ts'
import { decodeBrCode } from './decode-br-code.ts'
import { encodeBrCode } from './encode-br-code.ts'
import { readBrCodeInput } from './read-br-code-input.ts'

type Vector = { id: string; input: object; payload: string; crc: string }
const shared = new URL('../../../../shared/data/pix/brcode-vectors.json', import.meta.url)

const fixed: BrCodeInput = {
  kind: 'static',
  key: '7d9f0335-8dcc-4054-9bf9-0dbd61d36906',
  name: 'Conexão São João Telecom',
  city: 'São José do Rio Preto',
  amountCents: 12_990,
  txid: 'FAT2026110001',
  info: 'Fatura nº 1 – novembro',
}
const fixedPayload =
  '00020126840014br.gov.bcb.pix01367d9f0335-8dcc-4054-9bf9-0dbd61d369060222Fatura no 1 - novembro' +
  '5204000053039865406129.905802BR5924Conexao Sao Joao Telecom6015Sao Jose do Rio62170513FAT20261100016304'

const withCrc = (body: string) => `${body}6304${crc16(`${body}6304`)}`

test.skipIf(!existsSync(shared))(
  'every reference vector is encoded byte for byte and decoded into what was asked',
  () => {
    const { vectors }: { vectors: Vector[] } = JSON.parse(readFileSync(shared, 'utf8'))
    for (const { input, payload, crc } of vectors) {
      expect(encodeBrCode(readBrCodeInput(input))).toBe(payload)
      expect(decodeBrCode(payload)).toMatchObject({ ...input, crc, crcValid: true })
    }
  },
)

test('the check is CRC-16/CCITT-FALSE', () => {
  expect(crc16('123456789')).toBe('29B1')
  expect(crc16('')).toBe('FFFF')
})

test('a static code carries name, city and text in ASCII, cut to what fits', () => {
  expect(encodeBrCode(fixed)).toBe(fixedPayload + crc16(fixedPayload))
  expect(decodeBrCode(encodeBrCode(fixed))).toEqual({
    kind: 'static',
    key: '7d9f0335-8dcc-4054-9bf9-0dbd61d36906',
    keyKind: 'evp',
    info: 'Fatura no 1 - novembro',
    name: 'Conexao Sao Joao Telecom',
    city: 'Sao Jose do Rio',
    amountCents: 12_990,
    txid: 'FAT2026110001',
    singleUse: null,
    recurrenceUrl: null,
    crc: crc16(fixedPayload),
    crcValid: true,
  })
})

test('a dynamic code for one payment says so and drops https://', () => {
  const payload = encodeBrCode({
    kind: 'dynamic',
    url: 'https://pix.example.com/qr/v2/cobv/9d36b84f',
    name: 'PROVEDOR',
    city: 'LAGES',
    singleUse: true,
  })
  expect(payload.startsWith('000201010212')).toBe(true)
  expect(decodeBrCode(payload)).toMatchObject({
    kind: 'dynamic',
    url: 'pix.example.com/qr/v2/cobv/9d36b84f',
    singleUse: true,
    amountCents: null,
    txid: '***',
  })
})

test('a composite code pays and asks for the recurrence of Pix Automático; one without charge only asks', () => {
  const common = { name: 'PROVEDOR', city: 'LAGES', recurrenceUrl: 'pix.example.com/rec/v1/a1b2' }
  const composite = encodeBrCode({ kind: 'dynamic', url: 'pix.example.com/qr/v2/c3d4', ...common })
  expect(composite).toContain('80490014br.gov.bcb.pix2527pix.example.com/rec/v1/a1b26304')
  expect(decodeBrCode(composite)).toMatchObject({ kind: 'dynamic', recurrenceUrl: common.recurrenceUrl })
  const alone = encodeBrCode({ kind: 'recurrence', ...common })
  expect(alone).toContain('26180014br.gov.bcb.pix5204')
  expect(decodeBrCode(alone)).toMatchObject({ kind: 'recurrence', recurrenceUrl: common.recurrenceUrl })
})

test('codes of other generators are read: GUI in capitals, other arrangements, whole amounts, lower-case CRC, blanks around', () => {
  const body =
    '00020126140010br.com.abc27330014BR.GOV.BCB.PIX0111529982247255204000053039865402105802BR5908EMPRESA 6008BRASILIA' +
    '61088801000062070503***'
  const payload = withCrc(body)
  expect(decodeBrCode(` ${payload.slice(0, -4)}${payload.slice(-4).toLowerCase()}\n`)).toMatchObject({
    kind: 'static',
    keyKind: 'cpf',
    amountCents: 1000,
    crcValid: true,
  })
})

test.each([
  ['one altered digit of the amount', fixedPayload.replace('129.90', '129.91') + crc16(fixedPayload), 'invalid-crc'],
  ['the end missing', encodeBrCode(fixed).slice(0, -3), 'truncated'],
  ['a third of it', encodeBrCode(fixed).slice(0, 60), 'truncated'],
  ['no CRC', encodeBrCode(fixed).slice(0, -8), 'missing-field'],
  ['a CRC that is not the last field', `${encodeBrCode(fixed)}6104ABCD`, 'invalid-crc'],
  ['an accent', encodeBrCode(fixed).replace('Conexao', 'Conexão'), 'not-ascii'],
  ['too many characters', withCrc(`000201${'5999'.padEnd(103, 'A').repeat(6)}`), 'too-long'],
  ['a linha digitável', '00190500954014481606906809350314337370000000100', 'not-pix'],
  ['nothing', '', 'not-pix'],
  ['another arrangement only', withCrc('00020126140010br.com.abc52040000530398658 02BR'.replace(' ', '')), 'not-pix'],
  ['dollars', withCrc('00020126360014br.gov.bcb.pix0114+554899999000053038405802BR5901A6001B'), 'invalid-field'],
  ['no city', withCrc('00020126360014br.gov.bcb.pix0114+554899999000053039865802BR5901A'), 'missing-field'],
  ['neither key nor charge', withCrc('00020126180014br.gov.bcb.pix53039865802BR5901A6001B'), 'missing-field'],
  ['a repeated field', withCrc('00020126360014br.gov.bcb.pix0114+554899999000053039865303986'), 'duplicate-field'],
  ['letters for a length', '0002015X', 'invalid-field'],
  [
    'a comma in the amount',
    withCrc('00020126360014br.gov.bcb.pix0114+5548999990000530398654041,005802BR5901A6001B'),
    'invalid-amount',
  ],
  [
    'a txid with a hyphen',
    withCrc('00020126360014br.gov.bcb.pix0114+554899999000053039865802BR5901A6001B62070503A-1'),
    'invalid-txid',
  ],
  [
    'a wrong point of initiation',
    withCrc('00020101021326360014br.gov.bcb.pix0114+554899999000053039865802BR5901A6001B'),
    'invalid-field',
  ],
])('a code with %s is refused', (_, payload, code) => {
  expect(() => decodeBrCode(payload)).toThrow(expect.objectContaining({ name: 'PixError', code }))
})

test('an altered code can be read for inspection and says that its check fails', () => {
  const altered = fixedPayload.replace('129.90', '129.91') + crc16(fixedPayload)
  expect(decodeBrCode(altered, { allowInvalidCrc: true })).toMatchObject({ amountCents: 12_991, crcValid: false })
})

test.each([
  [{ key: '52998224726' }, 'invalid-key', '/key'],
  [{ key: 'ana' }, 'invalid-key', '/key'],
  [{ name: '日本' }, 'invalid-name', '/name'],
  [{ city: '  ' }, 'invalid-city', '/city'],
  [{ amountCents: 0 }, 'invalid-amount', '/amountCents'],
  [{ amountCents: 99.9 }, 'invalid-amount', '/amountCents'],
  [{ amountCents: 1_000_000_000_000 }, 'invalid-amount', '/amountCents'],
  [{ txid: 'FAT-1' }, 'invalid-txid', '/txid'],
  [{ txid: 'A'.repeat(26) }, 'invalid-txid', '/txid'],
  [{ txid: '' }, 'invalid-txid', '/txid'],
  [{ info: 'x'.repeat(38) }, 'too-long', '/info'],
  [{ recurrenceUrl: 'sem barra' }, 'invalid-url', '/recurrenceUrl'],
])('a static code with %j is refused and the field is named', (change, code, pointer) => {
  expect(() => encodeBrCode({ ...fixed, ...change })).toThrow(expect.objectContaining({ code, pointer }))
})

test('a location of more than 77 characters does not fit', () => {
  const url = `pix.example.com/${'a'.repeat(62)}`
  expect(() => encodeBrCode({ kind: 'dynamic', url, name: 'A', city: 'B' })).toThrow(
    expect.objectContaining({ code: 'too-long', pointer: '/url' }),
  )
})
