import type { KeyboardEvent } from 'react'
import { nextRow } from './next-row.ts'

/** Keys over rows: arrows or j and k move, Enter opens, Space ticks. Give the result to the table's body. */
export function useRowKeys({ selection }: { selection: ((index: number) => void) | undefined }) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { target } = event
    if (
      !(target instanceof HTMLElement) ||
      !target.hasAttribute('data-row') ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    )
      return
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
    const at = rows.indexOf(target)
    const next = nextRow(event.key, at, rows.length)
    if (next !== undefined) moveTo(rows, at, next)
    else if (event.key === 'Enter') target.querySelector<HTMLElement>('[data-open]')?.click()
    else if (event.key === ' ' && selection) selection(at)
    else return
    event.preventDefault()
  }
  return { onKeyDown }
}

/** One stop of the Tab key for the whole table: the row that one was at. */
function moveTo(rows: readonly HTMLElement[], from: number, to: number): void {
  rows[from]?.setAttribute('tabindex', '-1')
  rows[to]?.setAttribute('tabindex', '0')
  rows[to]?.focus()
  rows[to]?.scrollIntoView({ block: 'nearest' })
}
