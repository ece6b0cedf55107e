import { pointsPerMm, type Box, type Canvas } from './canvas.ts'

/** Interleaved 2 of 5: which of the five elements of a digit are wide. */
const patterns = ['00110', '10001', '01001', '11000', '00101', '10100', '01100', '00011', '10010', '01010'] as const
const wide = 3

/** A bar: where it starts and how wide it is, in narrow modules. */
type Bar = readonly [start: number, width: number]

/** Modules of two digits: the bars are the first digit, the spaces the second. */
const pairModules = 2 * (3 + 2 * wide)

function pairBars(first: number, second: number): Bar[] {
  const bars: Bar[] = []
  let at = 0
  for (let element = 0; element < 5; element++) {
    const bar = patterns[first]?.[element] === '1' ? wide : 1
    bars.push([at, bar])
    at += bar + (patterns[second]?.[element] === '1' ? wide : 1)
  }
  return bars
}

const barsOfPair = Array.from({ length: 100 }, (_, pair) => pairBars(Math.floor(pair / 10), pair % 10))

/** Bars of an even number of digits between start (`nnnn`) and stop (`wnn`), in narrow modules. Wide to narrow 3:1. */
export function itf25Bars(digits: string): { readonly bars: readonly Bar[]; readonly modules: number } {
  const start: Bar[] = [
    [0, 1],
    [2, 1],
  ]
  const bars = [...start]
  let at = 4
  for (let index = 0; index < digits.length; index += 2, at += pairModules) {
    for (const [offset, width] of barsOfPair[Number(digits.slice(index, index + 2))] ?? [])
      bars.push([at + offset, width])
  }
  bars.push([at, wide], [at + wide + 1, 1])
  return { bars, modules: at + wide + 2 }
}

/** The bar code of a boleto, as filled rectangles in one path. FEBRABAN wants a box of 103 × 13 mm and 5 mm of quiet zone. */
export function drawItf25(canvas: Canvas, box: Box, digits: string): void {
  const { bars, modules } = itf25Bars(digits)
  const [x, y] = canvas.point(box.x, box.y + box.height)
  const scaleX = ((box.width * pointsPerMm) / modules).toFixed(5)
  const scaleY = (box.height * pointsPerMm).toFixed(2)
  canvas.gray(0)
  canvas.raw(`q ${scaleX} 0 0 ${scaleY} ${x} ${y} cm`)
  canvas.raw(bars.map(([start, width]) => `${start} 0 ${width} 1 re`).join('\n'))
  canvas.raw('f Q')
}
