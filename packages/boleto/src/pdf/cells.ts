import type { Box, Canvas } from './canvas.ts'

/** A labelled box of a form: its frame and label belong to the template, its value to the boleto. */
export interface Cell<T> extends Box {
  readonly label: string
  readonly value?: ((document: T) => string) | undefined
  /** What follows the value and is never cut: the document after a name. */
  readonly tail?: ((document: T) => string) | undefined
  readonly align?: 'left' | 'center' | 'right' | undefined
  /** Shaded, with a bold and larger value: what the payer looks for. */
  readonly strong?: boolean | undefined
}

/** What a row says of each cell: label, width in millimetres, value. */
export type CellSpec<T> = Omit<Cell<T>, keyof Box> & { readonly width: number }

/** Lays cells side by side from x. */
export function cellRow<T>(x: number, y: number, height: number, specs: readonly CellSpec<T>[]): Cell<T>[] {
  let left = x
  return specs.map((spec) => {
    const cell = { ...spec, x: left, y, height }
    left += spec.width
    return cell
  })
}

const padding = 1

/** Frames and labels: drawn once, in the template. */
export function drawCellFrames<T>(canvas: Canvas, cells: readonly Cell<T>[], labelSize = 5.6): void {
  for (const cell of cells) if (cell.strong) canvas.fill(cell, 0.92)
  for (const cell of cells) {
    canvas.frame(cell, 0.4)
    canvas.text(cell.x + padding, cell.y + 2.2, cell.label, {
      size: labelSize,
      gray: 0.3,
      maxWidth: cell.width - 2 * padding,
    })
  }
}

/** Values: drawn on each boleto. */
export function fillCells<T>(canvas: Canvas, cells: readonly Cell<T>[], document: T, size = 8.5): void {
  for (const { x, y, width, height, value, tail, align = 'left', strong } of cells) {
    if (value === undefined) continue
    const at = align === 'left' ? x + padding : align === 'right' ? x + width - padding : x + width / 2
    const style = {
      size: strong ? size + 1.5 : size,
      bold: strong,
      align,
      maxWidth: width - 2 * padding,
      minSize: size * 0.7,
      tail: tail?.(document),
    }
    canvas.text(at, y + height - 1.3, value(document), style)
  }
}
