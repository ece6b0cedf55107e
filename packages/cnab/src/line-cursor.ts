const lf = 0x0a
const cr = 0x0d
const blank = 0x20
const endOfFile = 0x1a
const byteOrderMark = [0xef, 0xbb, 0xbf] as const

export const startsWithByteOrderMark = (bytes: Buffer): boolean =>
  byteOrderMark.every((byte, index) => bytes[index] === byte)

/** Files of old systems end their lines with CR alone: decided on the first bytes. */
function lineEndOf(bytes: Buffer): number {
  const head = bytes.subarray(0, 2048)
  return !head.includes(lf) && head.includes(cr) ? cr : lf
}

/**
 * Walks the lines that are not blank, in place: no copy, no string. Line ends (CRLF, LF, CR), ^Z (end of file of MS-DOS)
 * and a byte order mark are left out.
 */
export class LineCursor {
  bytes: Buffer = Buffer.alloc(0)
  start = 0
  end = 0
  private next_ = 0
  private lineEnd: number | undefined
  private isLast = false

  /** Continues in `bytes`; `isLast` when no more will come, so that a last line without end counts. */
  load(bytes: Buffer, isLast: boolean): void {
    this.bytes = bytes
    this.isLast = isLast
    this.next_ = 0
    if (this.lineEnd !== undefined) return
    this.lineEnd = lineEndOf(bytes)
    if (startsWithByteOrderMark(bytes)) this.next_ = byteOrderMark.length
  }

  /** Moves to the next line; false when `bytes` has no further whole line. */
  next(): boolean {
    const { bytes } = this
    while (this.next_ < bytes.length) {
      const found = bytes.indexOf(this.lineEnd ?? lf, this.next_)
      if (found < 0 && !this.isLast) return false
      this.start = this.next_
      this.end = this.trim(found < 0 ? bytes.length : found)
      this.next_ = found < 0 ? bytes.length : found + 1
      if (!this.isBlank()) return true
    }
    return false
  }

  /** What is left over after `next` returned false: the beginning of a line whose end is in the next chunk. */
  rest(): Buffer {
    return this.bytes.subarray(this.next_)
  }

  private trim(end: number): number {
    let last = end
    while (last > this.start) {
      const byte = this.bytes[last - 1]
      if (byte !== cr && byte !== endOfFile && byte !== lf) break
      last--
    }
    return last
  }

  private isBlank(): boolean {
    for (let index = this.start; index < this.end; index++) if (this.bytes[index] !== blank) return false
    return true
  }
}
