import fc from 'fast-check'
import { expect, test } from 'vitest'
import { itf25Bars } from './draw-itf25.ts'
import { fitText, widthOf, wrapIntoBox, wrapText } from './measure-text.ts'
import { toWinAnsi } from './win-ansi.ts'

test('Portuguese text is printed whole, foreign letters without their marks', () => {
  expect(toWinAnsi('Conceição “Nº 1” – ª')).toBe('Conceição \x93Nº 1\x94 \x96 ª')
  expect(toWinAnsi('Conceic\u0327a\u0303o')).toBe('Conceição')
  expect(toWinAnsi('João Wasiłewski Dvořák\t2\u00a0€')).toBe('João Wasilewski Dvorák 2 \x80')
  expect(toWinAnsi('ok 😀 日')).toBe('ok ? ?')
})

test('a long name is shrunk, then cut, and its document stays whole', () => {
  expect(fitText('Ana', 'Helvetica', 9, 100, 6)).toEqual({ text: 'Ana', size: 9 })
  const shrunk = fitText('Maria Aparecida da Silva', 'Helvetica', 9, 90, 6)
  expect(shrunk.text).toBe('Maria Aparecida da Silva')
  expect(shrunk.size).toBeLessThan(9)
  const cut = fitText('Maria Aparecida da Silva Nascimento', 'Helvetica', 9, 100, 6, ' CPF 529.982.247-25')
  expect(cut.text).toMatch(/^Maria.*\x85 CPF 529\.982\.247-25$/)
  expect(widthOf(cut.text, 'Helvetica', cut.size)).toBeLessThanOrEqual(100)
})

test('whatever the text, no wrapped line is wider than its box and no letter is lost', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 120 }), fc.integer({ min: 30, max: 300 }), (text, width) => {
      const lines = wrapText(text, 'Helvetica', 8, width)
      for (const line of lines) expect(widthOf(line, 'Helvetica', 8)).toBeLessThanOrEqual(width)
      expect(lines.join('').replaceAll(' ', '')).toBe(toWinAnsi(text).replaceAll(' ', ''))
    }),
  )
})

test('too many paragraphs for the box end in an ellipsis', () => {
  const { lines, size } = wrapIntoBox(Array<string>(30).fill('Multa de 2%.'), 'Helvetica', [9, 6], [200, 50])
  expect(size).toBe(6)
  expect(lines).toHaveLength(6)
  expect(lines.at(-1)).toBe('Multa de 2%.\x85')
})

const widePattern: Readonly<Record<string, string>> = Object.fromEntries(
  ['nnwwn', 'wnnnw', 'nwnnw', 'wwnnn', 'nnwnw', 'wnwnn', 'nwwnn', 'nnnww', 'wnnwn', 'nwnwn'].map((pattern, digit) => [
    pattern,
    String(digit),
  ]),
)

/** Reads bars back as a scanner does: widths of bars and spaces between start and stop. */
function scan(digits: string): string {
  const { bars } = itf25Bars(digits)
  const inner = bars.slice(2, -2)
  let read = ''
  for (let at = 0; at < inner.length; at += 5) {
    const five = inner.slice(at, at + 5)
    const next = [...inner.slice(at + 1, at + 5), inner[at + 5] ?? bars.at(-2)]
    const barWidths = five.map(([, width]) => (width === 3 ? 'w' : 'n')).join('')
    const spaceWidths = five
      .map(([start, width], index) => ((next[index]?.[0] ?? 0) - start - width === 3 ? 'w' : 'n'))
      .join('')
    read += `${widePattern[barWidths]}${widePattern[spaceWidths]}`
  }
  return read
}

test('the bars of any 44 digits read back, within 405 modules', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{44}$/), (digits) => {
      expect(scan(digits)).toBe(digits)
      expect(itf25Bars(digits).modules).toBe(405)
    }),
  )
})
