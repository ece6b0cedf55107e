import { spawnSync } from 'node:child_process'

/** What a QR code in a picture says, read by zbarimg; undefined when that is not installed. Throws when nothing can be read. */
export function decodeQr(png: Buffer): string | undefined {
  const read = spawnSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', '-'], { input: png })
  if (read.error) return undefined
  if (read.status !== 0) throw new Error(`No QR code was read: ${read.stderr.toString()}`)
  return read.stdout.toString().trim()
}
