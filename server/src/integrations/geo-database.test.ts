import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ConfigError } from '#kernel/config'
import { sayPlace } from '../modules/access/say-place.ts'
import { writeMmdb } from '../testing/write-mmdb.ts'
import { openGeoDatabase } from './geo-database.ts'

const folder = mkdtempSync(join(tmpdir(), 'open-sgp-geo-'))
afterAll(() => rmSync(folder, { recursive: true }))

function fileOf(name: string, content: Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const cities = fileOf(
  'cities.mmdb',
  writeMmdb('200.9.10.0/24', {
    city: { names: { 'pt-BR': 'Florianópolis', en: 'Florianopolis' } },
    subdivisions: [{ names: { en: 'Santa Catarina' } }],
    country: { names: { 'pt-BR': 'Brasil', en: 'Brazil' } },
  }),
)
const operators = fileOf(
  'operators.mmdb',
  writeMmdb('200.9.0.0/16', { autonomous_system_number: 64_500, autonomous_system_organization: 'Provedor Vizinho' }),
)

test('cities come from one file, operators from another; what is in neither is not known', () => {
  const places = openGeoDatabase([cities, operators])
  expect(sayPlace(places, '200.9.10.77')).toBe('Florianópolis, Santa Catarina, Brasil · Provedor Vizinho')
  expect(sayPlace(places, '200.9.11.1')).toBe('Provedor Vizinho')
  expect([sayPlace(places, '8.8.8.8'), sayPlace(places, '2001:4860::8888')]).toEqual([null, null])
})

test('what is not on the Internet is at home, with a file or without one', () => {
  const told = ['10.1.2.3', '192.168.0.9', '100.64.0.7', 'fd00::1', '::ffff:172.16.0.1', '127.0.0.1', '::1']
  const home = Array.from({ length: 5 }, () => 'Rede interna')
  expect(told.map((address) => sayPlace(null, address))).toEqual([
    ...home,
    'A própria máquina do servidor',
    'A própria máquina do servidor',
  ])
  expect([sayPlace(null, '200.9.10.77'), sayPlace(null, null)]).toEqual([null, null])
})

test('no file is no finder, and one that is none is said at the start', () => {
  expect(openGeoDatabase([])).toBeNull()
  expect(() => openGeoDatabase([fileOf('none.mmdb', Buffer.from('nada'))])).toThrow(ConfigError)
  expect(() => openGeoDatabase([join(folder, 'missing.mmdb')])).toThrow(/GEOIP_DATABASE: .*missing\.mmdb/)
})
