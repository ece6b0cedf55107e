import { expect, test } from 'vitest'
import { routes as billing } from '#modules/billing'
import { routes as clients } from '#modules/clients'
import { summaryOf } from './find-route.ts'

const routes = { ...clients, ...billing }

test.each([
  ['GET', '/api/clients', 'GET /api/clients'],
  ['GET', '/api/clients/01a212e3-ed75-7146-b9d5-8a0e2c4d190d', 'GET /api/clients/:id'],
  ['POST', '/api/invoices/01a212e3-ed75-7146-b9d5-8a0e2c4d190d/payments', 'POST /api/invoices/:id/payments'],
] as const)('%s %s is told as its route calls itself', (method, path, key) => {
  expect(summaryOf(routes, method, path)).toBe(routes[key].summary)
})

test('a list that was taken as a file says so', () => {
  expect(summaryOf(routes, 'GET', '/api/clients.csv')).toBe(`${routes['GET /api/clients'].summary} (arquivo CSV)`)
})

test('what no route of today answers has no name', () => {
  expect(summaryOf(routes, 'GET', '/api/nothing/of/this')).toBeNull()
  expect(summaryOf(routes, 'DELETE', '/api/clients')).toBeNull()
})
