import PDFDocument from 'pdfkit'
import { toWinAnsi } from './win-ansi.ts'

/** The two faces we print with: standard fonts, never embedded. */
export type Face = 'Helvetica' | 'Helvetica-Bold'

/** A text in Windows-1252 and its size in points. */
export interface FittedText {
  readonly text: string
  readonly size: number
}

/** Windows-1252 `…`. */
const ellipsis = '\x85'

const widths = new Map<Face, Float64Array>()

/** Advance of each byte in thousandths of the size. Read from pdfkit's font metrics once per process. */
function widthsOf(face: Face): Float64Array {
  const known = widths.get(face)
  if (known) return known
  const metrics = new PDFDocument({ autoFirstPage: false }).font(face).fontSize(1000)
  const decoder = new TextDecoder('windows-1252')
  const table = Float64Array.from({ length: 256 }, (_, byte) =>
    metrics.widthOfString(decoder.decode(Uint8Array.of(byte))),
  )
  widths.set(face, table)
  return table
}

/** Width in points of a text already in Windows-1252. */
export function widthOf(encoded: string, face: Face, size: number): number {
  const table = widthsOf(face)
  let sum = 0
  for (let index = 0; index < encoded.length; index++) sum += table[encoded.charCodeAt(index)] ?? 0
  return (sum * size) / 1000
}

/**
 * Shrinks a text to `minSize` and then cuts it, ending in `…`, so that with its `tail` (a document that must stay whole) it is
 * no wider than `maxWidth` points.
 */
export function fitText(
  text: string,
  face: Face,
  size: number,
  maxWidth: number,
  minSize = size * 0.75,
  tail = '',
): FittedText {
  const end = toWinAnsi(tail)
  const encoded = toWinAnsi(text)
  const width = widthOf(encoded + end, face, size)
  if (width <= maxWidth) return { text: encoded + end, size }
  const fitting = (size * maxWidth) / width
  if (fitting >= minSize) return { text: encoded + end, size: Math.floor(fitting * 20) / 20 }
  return { text: cutText(encoded, face, minSize, maxWidth - widthOf(end, face, minSize)) + end, size: minSize }
}

function cutText(encoded: string, face: Face, size: number, maxWidth: number): string {
  let cut = encoded
  while (cut !== '' && widthOf(cut + ellipsis, face, size) > maxWidth) cut = cut.slice(0, -1)
  return cut.trimEnd() + ellipsis
}

/** Breaks a text at blanks (and words wider than the line anywhere) into lines of at most `maxWidth` points. */
export function wrapText(text: string, face: Face, size: number, maxWidth: number): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(toWinAnsi(paragraph), face, size, maxWidth))
}

function wrapParagraph(encoded: string, face: Face, size: number, maxWidth: number): string[] {
  if (widthOf(encoded, face, size) <= maxWidth) return [encoded]
  const lines: string[] = []
  let line = ''
  for (const word of encoded.split(' ').flatMap((whole) => splitWord(whole, face, size, maxWidth))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && widthOf(longer, face, size) > maxWidth) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}

function splitWord(word: string, face: Face, size: number, maxWidth: number): string[] {
  if (widthOf(word, face, size) <= maxWidth) return [word]
  const pieces: string[] = []
  let piece = ''
  for (const char of word) {
    if (piece !== '' && widthOf(piece + char, face, size) > maxWidth) {
      pieces.push(piece)
      piece = ''
    }
    piece += char
  }
  return [...pieces, piece]
}

/** Wraps texts into a box, shrinking from `size` to `minSize`; what still does not fit is cut and ends in `…`. Points. */
export function wrapIntoBox(
  texts: readonly string[],
  face: Face,
  sizes: readonly [size: number, minSize: number],
  box: readonly [number, number],
) {
  const [size, minSize] = sizes
  const [width, height] = box
  for (let current = size; ; current = Math.max(minSize, current - 0.5)) {
    const lines = texts.flatMap((text) => wrapText(text, face, current, width))
    const room = Math.max(1, Math.floor(height / (current * lineSpacing)))
    if (lines.length <= room) return { lines, size: current }
    if (current > minSize) continue
    const kept = lines.slice(0, room)
    kept.push(cutText(`${kept.pop() ?? ''} ${ellipsis}`.slice(0, -2), face, current, width))
    return { lines: kept, size: current }
  }
}

/** Distance of baselines, in sizes. */
export const lineSpacing = 1.22
