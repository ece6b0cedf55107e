import { expect, test } from 'vitest'
import { csvAddress } from './csv-address.ts'
import { nextRow } from './next-row.ts'
import { chooseColumns } from './use-columns.ts'
import { withCleared, withValue, valueAt } from './form-state.ts'

type Row = { number: number; dueOn: string; status: string }
const columns = [
  { title: 'Número', field: 'number' },
  { title: 'Vencimento', field: 'dueOn' },
  { title: 'Situação', field: 'status', of: 'use', isHidden: true },
  { title: '', render: () => null },
] as const
const titles = (ids: readonly string[] | null) => chooseColumns<Row>(columns, ids).map(({ title }) => title)

test('j, k and the arrows stay inside of the table; other keys do not move', () => {
  expect(['j', 'ArrowDown', 'k', 'Home', 'End', 'PageDown'].map((key) => nextRow(key, 1, 5))).toEqual([
    2, 2, 0, 0, 4, 4,
  ])
  expect([nextRow('k', 0, 5), nextRow('j', 4, 5), nextRow('x', 0, 5), nextRow('j', 0, 0)]).toEqual([
    0,
    4,
    undefined,
    undefined,
  ])
})

test('a person sees the columns of the screen, or the chosen ones in its order, and buttons always', () => {
  expect(titles(null)).toEqual(['Número', 'Vencimento', ''])
  expect(titles(['status', 'number'])).toEqual(['Número', 'Situação', ''])
  expect(titles([])).toEqual(['Número', 'Vencimento', ''])
  expect(titles(['gone-with-an-update'])).toEqual(['Número', 'Vencimento', ''])
})

test('the file asks for what the list shows, in its words, with its filter', () => {
  const address = csvAddress<Row>({
    route: 'GET /api/invoices',
    params: undefined,
    query: { status: 'open', search: '', dueFrom: undefined },
    columns: chooseColumns<Row>(columns, ['number', 'status']),
    title: 'Títulos',
  })
  const [path, search] = address.split('?')
  const query = new URLSearchParams(search)
  expect([path, query.get('status'), query.get('title'), query.has('search')]).toEqual([
    '/api/invoices.csv',
    'open',
    'Títulos',
    false,
  ])
  expect(JSON.parse(query.get('columns') ?? '')).toEqual([
    { field: 'number', title: 'Número' },
    { field: 'status', title: 'Situação', words: { true: 'Em uso', false: 'Fora de uso' } },
  ])
})

test('what the screen draws of two fields is two columns of the file, and buttons are none', () => {
  const address = csvAddress<Row>({
    route: 'GET /api/invoices',
    params: undefined,
    query: {},
    columns: [
      {
        title: 'Título',
        file: [
          { field: 'number', title: 'Número' },
          { field: 'dueOn', title: 'Vencimento' },
        ],
        render: () => null,
      },
      { title: '', render: () => null },
    ],
    title: 'Títulos',
  })
  expect(JSON.parse(new URLSearchParams(address.split('?')[1]).get('columns') ?? '')).toEqual([
    { field: 'number', title: 'Número' },
    { field: 'dueOn', title: 'Vencimento' },
  ])
})

test('an emptied field of a change is sent as null, what was never there is not', () => {
  const initial = { name: 'Ana', address: { city: 'Lages' }, version: 3 }
  const values = withValue(withValue(initial, 'name', undefined), 'address.city', 'Palhoça')
  const body = withCleared('PATCH /api/clients/:id', values, initial, [{ name: 'name' }, { name: 'rg' }])
  expect([body['name'], valueAt(body, 'address.city'), 'rg' in body]).toEqual([null, 'Palhoça', false])
  expect(withCleared('POST /api/clients', values, initial, [{ name: 'name' }])).toBe(values)
})
