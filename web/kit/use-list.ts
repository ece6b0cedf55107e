import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { call, type ItemOf, type Key, type RequestOf } from './api.ts'
import type { ListBodyOptions } from './list-options.ts'

/** The filters that stand in the address, and how one changes. */
export function useFilters() {
  const values: Record<string, string> = useSearch({ strict: false })
  const navigate = useNavigate()
  const change = (changes: Record<string, string | undefined>) =>
    void navigate({
      to: '.',
      replace: true,
      search: (before: Record<string, string>) =>
        ({
          ...before,
          ...Object.fromEntries(Object.entries(changes).map(([name, to]) => [name, to || undefined])),
        }) as never,
    })
  return { values, change }
}

/** Names of the query that this list keeps in the address. */
export const namesOf = <K extends Key>({ search, filters = [], sorts }: ListBodyOptions<K>): string[] => [
  ...(search === undefined ? [] : ['search']),
  ...filters.map(({ name }) => name),
  ...(sorts ? ['sort'] : []),
]

/** What this list asks for now: its fixed part and what stands in the address. */
export function queryOf<K extends Key>(options: ListBodyOptions<K>, values: Record<string, string>) {
  const chosen = namesOf(options).flatMap((name) => (values[name] ? [[name, values[name]] as const] : []))
  return { query: { ...options.request?.query, ...Object.fromEntries(chosen) }, isFiltered: chosen.length > 0 }
}

type Page<Row> = { items: Row[]; nextCursor: string | null }

/** The rows of a list, page after page as one asks for them. */
export function useList<K extends Key>({ route, request }: ListBodyOptions<K>, query: Record<string, unknown>) {
  const pages = useInfiniteQuery({
    queryKey: [route, request, query],
    queryFn: ({ pageParam }) =>
      call(route, {
        params: request?.params,
        query: { ...query, ...(pageParam !== null && { cursor: pageParam }) },
      } as unknown as RequestOf<K>) as Promise<Page<ItemOf<K>>>,
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  })
  return { pages, rows: pages.data?.pages.flatMap((page) => page.items) ?? [] }
}
