/** Routes by method and path pattern, with what each calls itself. */
type Routes = Readonly<Record<string, { summary: string }>>

type Matcher = { summary: string; segments: string[] }

/** By method and number of segments. */
const tables = new WeakMap<Routes, Map<string, Matcher[]>>()

const shelf = (method: string, segments: readonly string[]) => `${method} ${segments.length}`

function tableOf(routes: Routes): Map<string, Matcher[]> {
  const known = tables.get(routes)
  if (known) return known
  const made = new Map<string, Matcher[]>()
  for (const [key, { summary }] of Object.entries(routes)) {
    const [method = '', path = ''] = key.split(' ')
    const segments = path.split('/')
    const at = shelf(method, segments)
    made.set(at, [...(made.get(at) ?? []), { summary, segments }])
  }
  tables.set(routes, made)
  return made
}

/** What the product calls the request of a method and path; null: no route of today answers it. A segment that is named wins over `:id`. */
export function summaryOf(routes: Routes, method: string, path: string): string | null {
  const isList = path.endsWith('.csv')
  const asked = path.replace(/\.csv$/, '').split('/')
  const fits = (tableOf(routes).get(shelf(method, asked)) ?? []).filter(({ segments }) =>
    segments.every((segment, at) => segment.startsWith(':') || segment === asked[at]),
  )
  const named = ({ segments }: Matcher) => segments.filter((segment) => !segment.startsWith(':')).length
  const best = fits.toSorted((a, b) => named(b) - named(a))[0]
  if (!best) return null
  return isList ? `${best.summary} (arquivo CSV)` : best.summary
}
