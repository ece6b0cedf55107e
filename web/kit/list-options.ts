import type { ReactNode } from 'react'
import type { ItemOf, Key, QueryOf } from './api.ts'
import type { Crumb } from './page.tsx'

export type Filter = {
  name: string
  label: string
  /** Shown only while it is in use: where a figure of another screen leads. */
  isRare?: boolean
} & ({ options: readonly { value: string; label: string }[] } | { type: 'date' })

type Name<Row> = Extract<keyof Row, string>
/** A field of a row, or one inside of it: `dueOn`, `address.city`. */
export type FieldOf<Row> = Name<Row> | `${Name<Row>}.${string}`

type Look = {
  title: string
  align?: 'right'
  width?: number
  /** Long texts that break instead of being cut. */
  isWide?: boolean
  /** Not shown until a person asks for it. */
  isHidden?: boolean
}

/** A field as a column of the CSV file. */
export type FileColumn<Row> = { field: FieldOf<Row>; title: string }

/**
 * A column is a field of the row, drawn by what its name says (`…Cents`, `…Count`, `…On`, `…At`) or by the words of `of`; `render`
 * draws it otherwise. What is drawn from several fields names them in `file`, or stays out of the CSV file.
 */
export type ListColumn<Row> = Look &
  (
    | { field: FieldOf<Row>; of?: string; file?: undefined; render?: (row: Row) => ReactNode }
    | { field?: undefined; of?: undefined; file?: readonly FileColumn<Row>[]; render: (row: Row) => ReactNode }
  )

/** Something done to the rows that are ticked. */
export type MassAction<Row> = {
  label: string
  permission: string
  isDangerous?: boolean
  /** What will happen, with numbers; asked before it is run. */
  consequence?: (rows: readonly Row[]) => string
  run: (rows: readonly Row[]) => Promise<unknown>
}

/** A list by description: the route, its filters (kept in the address), its columns, where a row leads. */
export type ListPageOptions<K extends Key, Row> = {
  title: string
  route: K
  /** Fixed part of the query or params. */
  request?: { params?: Record<string, string>; query?: Partial<QueryOf<K>> }
  crumbs?: readonly Crumb[]
  /** Placeholder of the search box; absent: no search. */
  search?: string
  filters?: readonly Filter[]
  /** Orders that the route offers, by its `sort`; the first is its own. */
  sorts?: readonly { value: string; label: string }[]
  columns: readonly ListColumn<Row>[]
  rowId: (row: Row) => string
  open?: ((row: Row) => string) | undefined
  massActions?: readonly MassAction<Row>[]
  create?: { to: string; label: string; permission: string }
  actions?: ReactNode
  /** What a first user reads where nothing is yet. */
  empty: string
}

export type ListBodyOptions<K extends Key> = Omit<ListPageOptions<K, ItemOf<K>>, 'title' | 'crumbs' | 'actions'>

/** How a column is told from the others of its list. */
export const columnId = <Row>({ field, title }: ListColumn<Row>): string => field ?? title
