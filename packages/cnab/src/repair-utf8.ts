import { isAscii, isUtf8 } from 'node:buffer'

/** Whether the line holds text in UTF-8 where the layout wants one byte a column. */
export const hasUtf8 = (line: Buffer): boolean => !isAscii(line) && isUtf8(line)

/**
 * The line with one byte a character, if it is in UTF-8 and its bytes are not the columns already. `widths`: the lengths
 * that a whole line may have.
 */
export const repairUtf8 = (line: Buffer, widths: readonly number[]): Buffer =>
  !hasUtf8(line) || widths.includes(line.length) ? line : Buffer.from(line.toString('utf8'), 'latin1')
