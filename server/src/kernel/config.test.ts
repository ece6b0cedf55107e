import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const production = { ENVIRONMENT: 'production', DATABASE_URL: 'postgres://a:b@localhost/c' }

test('nothing at all is a development machine on port 8000', () => {
  expect(readConfig({})).toMatchObject({ ENVIRONMENT: 'development', PORT: 8000, HOST: '127.0.0.1' })
})

test.each([
  ['missing', undefined],
  ['short', 'abc'],
  ['a known default', 'development-secret-do-not-use-in-production'],
  ['said to be changed', 'please-change-me-please-change-me-please'],
  ['one letter repeated', 'a'.repeat(64)],
])('production refuses to start with a secret that is %s', (_case, SECRET_KEY) => {
  expect(() => readConfig({ ...production, ...(SECRET_KEY !== undefined && { SECRET_KEY }) })).toThrow(/^SECRET_KEY: /)
})

test('production starts with a real secret', () => {
  expect(readConfig({ ...production, SECRET_KEY: '3q2+7wAAqk1Vn8ZxTg5rLw9uYbPd0sXeHcJfKmQo' }).ENVIRONMENT).toBe(
    'production',
  )
})

test('every wrong variable is named with its reason', () => {
  expect(() => readConfig({ PORT: 'abc', DATABASE_URL: 'mysql://x' })).toThrow(ConfigError)
  expect(() => readConfig({ PORT: '99999', DATABASE_URL: 'mysql://x' })).toThrow(/DATABASE_URL: use postgres[^]*PORT: /)
})

test('data lie in the product’s folder, wherever the command is started', () => {
  const root = join(import.meta.dirname, '../../..')
  expect(readConfig({}).DATA_DIR).toBe(join(root, '.data'))
  expect(readConfig({ DATA_DIR: 'dados' }).DATA_DIR).toBe(join(root, 'dados'))
  expect(readConfig({ DATA_DIR: '/var/lib/open-sgp' }).DATA_DIR).toBe('/var/lib/open-sgp')
})

test('an empty variable counts as absent', () => {
  expect(readConfig({ DATABASE_URL: '', SMTP_HOST: '' })).not.toHaveProperty('SMTP_HOST')
})
