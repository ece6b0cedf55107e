import { expect, test } from 'vitest'
import { searchMunicipalities } from './search-municipalities.ts'

test('a city is found by a part of its name, accents aside, with its IBGE code', async () => {
  const { items } = await searchMunicipalities({ search: 'florianop' })
  expect(items[0]).toEqual({ ibgeCode: '4205407', name: 'Florianópolis', state: 'SC' })
  expect((await searchMunicipalities({ search: 'sao jose' })).items.length).toBeGreaterThan(5)
})

test('the city that a record has already comes with whatever is searched, once', async () => {
  expect((await searchMunicipalities({ ibgeCode: '4205407' })).items).toHaveLength(1)
  const { items } = await searchMunicipalities({ ibgeCode: '4205407', search: 'florianopolis' })
  expect(items.filter(({ ibgeCode }) => ibgeCode === '4205407')).toHaveLength(1)
})

test('several cities are named at once', async () => {
  const { items } = await searchMunicipalities({ ibgeCode: '4205407,3550308,9999999' })
  expect(items.map(({ name, state }) => `${name}/${state}`)).toEqual(['Florianópolis/SC', 'São Paulo/SP'])
})

test('an unknown name or code is an empty answer', async () => {
  expect(await searchMunicipalities({ search: 'zzzzzz', ibgeCode: '9999999' })).toEqual({ items: [] })
})
