import { expect, test } from 'vitest'
import { kindOfFile, safeName } from './file-kind.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')

test.each([
  ['application/pdf', '%PDF-1.7\n%'],
  ['image/jpeg', '\u00ff\u00d8\u00ff\u00e0..JFIF'],
  ['image/png', '\u0089PNG\r\n\u001a\n....'],
  ['image/webp', 'RIFF\n\u0000\r\nWEBPVP8 '],
  ['image/heic', '\u0000\u0000\u0000\u0018ftypheic'],
])('%s is known by its bytes', (mediaType, text) => {
  expect(kindOfFile(bytes(text))?.mediaType).toBe(mediaType)
})

test.each([
  '<html><script>',
  'MZ\u0090\u0000',
  'PK\u0003\u0004',
  '<?xml version="1.0"?><svg',
  'GIF89a',
  '%PD',
  ' %PDF-1.7',
])('%s is no paper of a client', (text) => {
  expect(kindOfFile(bytes(text))).toBeUndefined()
})

test('a file is given back as what it is, whatever it was called', () => {
  const pdf = { mediaType: 'application/pdf', extension: 'pdf' }
  expect(safeName('RG da Ana.PDF', pdf)).toBe('RG da Ana.pdf')
  expect(safeName('C:\\fotos\\rg.exe', pdf)).toBe('rg.pdf')
  expect(safeName('../../.env', pdf)).toBe('documento.pdf')
})
