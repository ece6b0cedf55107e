import { addressOf, type Key } from './api.ts'
import type { ListColumn } from './list-options.ts'
import { wordsOf } from './words.ts'

type Export<Row> = {
  route: Key
  params: Record<string, string> | undefined
  query: Record<string, unknown>
  columns: readonly ListColumn<Row>[]
  title: string
}

/** Where the whole filter of a list is to be had as a file, with the columns, titles and words that are on the screen. */
export function csvAddress<Row>({ route, params = {}, query, columns, title }: Export<Row>): string {
  const described = columns.flatMap(({ field, title: heading, of, file = [] }) =>
    field === undefined ? file : [{ field, title: heading, ...(of !== undefined && { words: wordsOf(of) }) }],
  )
  const address = addressOf(route, { params, query: query as Record<string, string> })
  const [path = '', filter = ''] = address.split('?')
  const search = new URLSearchParams(filter)
  search.set('title', title)
  if (described.length > 0) search.set('columns', JSON.stringify(described))
  return `${path}.csv?${search.toString()}`
}
