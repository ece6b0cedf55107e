import QRCode from 'qrcode'
import { BoletoError } from '../boleto-error.ts'
import { pointsPerMm, type Canvas } from './canvas.ts'

/** One mask for all: choosing the best of the eight takes four times longer and readers do not care. */
const maskPattern = 4

/** Bytes of the largest symbol (version 40) at level M. */
const maxBytes = 2331

/**
 * A QR code of `sizeMm` (EC level M) with its top left corner at x, y: runs of dark modules as rectangles in one path.
 * Byte mode throughout: searching for the shortest mixture of modes takes seven times longer than the symbol itself.
 * @throws BoletoError `pix-payload-too-long`.
 */
export function drawQrCode(canvas: Canvas, x: number, y: number, sizeMm: number, payload: string): void {
  const data = Buffer.from(payload, 'utf8')
  if (data.length > maxBytes) {
    throw new BoletoError(
      'pix-payload-too-long',
      'pixPayload',
      `O código Pix tem ${data.length} bytes; o QR Code comporta ${maxBytes}.`,
    )
  }
  const { modules } = QRCode.create([{ data, mode: 'byte' }], { errorCorrectionLevel: 'M', maskPattern })
  const scale = ((sizeMm * pointsPerMm) / modules.size).toFixed(5)
  const [left, top] = canvas.point(x, y)
  canvas.gray(0)
  canvas.raw(`q ${scale} 0 0 -${scale} ${left} ${top} cm`)
  canvas.raw(darkRuns(modules.data, modules.size))
  canvas.raw('f Q')
}

function darkRuns(modules: Uint8Array, size: number): string {
  let path = ''
  for (let row = 0; row < size; row++) {
    const from = row * size
    let column = 0
    while (column < size) {
      const start = column
      while (column < size && modules[from + column]) column++
      if (column > start) path += `${start} ${row} ${column - start} 1 re\n`
      column++
    }
  }
  return path
}
