import { useLocalStorage } from '@mantine/hooks'
import { columnId, type ListColumn } from './list-options.ts'

/** Which columns of a list this person wants to see, kept in the browser; `ids` null: those of the screen. */
export function useColumns<Row>(listKey: string, columns: readonly ListColumn<Row>[]) {
  const [ids, setIds] = useLocalStorage<string[] | null>({ key: `open-sgp.columns.${listKey}`, defaultValue: null })
  return { ids, setIds, shown: chooseColumns(columns, ids) }
}

/** The columns of these ids in the screen's order; one without title (buttons) always stays, and never none. */
export function chooseColumns<Row>(
  columns: readonly ListColumn<Row>[],
  ids: readonly string[] | null,
): ListColumn<Row>[] {
  const own = columns.filter(({ isHidden }) => !isHidden)
  if (ids === null) return own
  const chosen = columns.filter((column) => column.title === '' || ids.includes(columnId(column)))
  return chosen.some(({ title }) => title !== '') ? chosen : own
}
