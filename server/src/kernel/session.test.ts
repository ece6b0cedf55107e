import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import type { App } from '#app'
import { createCtx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { noCompany } from '#kernel/session'
import { createUser, prepareAdministrator } from '#modules/access'
import { makeCompany, openApp, testActor } from '#testing'

const login = { email: 'ana@provedor.test', password: 'uma-senha-comprida' }
let app: App
let server: FastifyInstance
let cookie: string
let device: string
let companies: string[]

beforeAll(async () => {
  app = await openApp()
  server = await app.createServer()
  const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  const ctx = outside.forCompany((await makeCompany(outside)).id)
  companies = [ctx.companyId, (await makeCompany(outside.forCompany(newId()))).id]
  await createUser(ctx, { ...login, name: 'Ana', permissions: [] })
  const answer = await server.inject({ method: 'POST', url: '/api/login', payload: login })
  ;[cookie = '', device = ''] = [answer.headers['set-cookie']].flat().map(String)
})

afterAll(async () => {
  await server.close()
  await app.close()
})

const pair = () => cookie.split(';')[0] ?? ''

test('the session cookie is out of reach of scripts and of foreign pages', () => {
  expect(cookie).toMatch(/^sgp_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/)
  expect(device).toMatch(/^sgp_device=[\w.-]{80,}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/)
})

test('behind HTTPS the cookie never travels in clear', async () => {
  const headers = { 'x-forwarded-proto': 'https' }
  const answer = await server.inject({ method: 'POST', url: '/api/login', payload: login, headers })
  const cookies = [answer.headers['set-cookie']].flat().map(String)
  expect(cookies.map((one) => one.endsWith('; Secure'))).toEqual([true, true])
})

test('a link says by its cookie for which company, and a header outweighs it', async () => {
  const asked = async (sgpCompany: string, headers = {}) => {
    const cookies = `${pair()}; sgp_company=${sgpCompany}`
    return await server.inject({ method: 'GET', url: '/api/session', headers: { cookie: cookies, ...headers } })
  }
  const [own = '', foreign = ''] = companies
  expect((await asked(own)).json()).toMatchObject({ companyId: own })
  expect((await asked(foreign)).json()).toMatchObject({ status: 401, code: 'unauthorized' })
  expect((await asked("' or 1=1")).statusCode).toBe(200)
  expect((await asked(foreign, { 'x-company-id': own })).json()).toMatchObject({ companyId: own })
})

test('the cookie reads, and changes only with the header that a foreign page cannot send', async () => {
  const ask = (method: 'GET' | 'POST', url: string, headers = {}) =>
    server.inject({ method, url, headers: { cookie: pair(), ...headers } })
  expect((await ask('GET', '/api/session')).json()).toMatchObject({ user: { name: 'Ana' } })
  expect((await ask('POST', '/api/logout')).statusCode).toBe(401)
  const own = { 'x-requested-with': 'open-sgp' }
  const foreign = [{ origin: 'https://mal.test' }, { origin: 'null' }, { 'sec-fetch-site': 'same-site' }]
  for (const from of foreign)
    expect((await ask('POST', '/api/logout', { ...own, ...from })).json()).toMatchObject({ code: 'foreign-page' })
  const host = 'sgp.provedor.test'
  const closed = await ask('POST', '/api/logout', { ...own, host, origin: `https://${host}` })
  expect([closed.statusCode, String(closed.headers['set-cookie'])]).toEqual([200, expect.stringContaining('Max-Age=0')])
  expect((await ask('GET', '/api/session')).statusCode).toBe(401)
})

test('before there is a company only one can be registered; whatever else changes something is told to wait for it', async () => {
  const empty = await openApp()
  const bare = await empty.createServer()
  const outside = createCtx(empty.runtime, { actor: testActor, companyId: noCompany })
  await prepareAdministrator(outside, { ...login, permissions: ['company.company.create', 'plans.plan.create'] })
  const { token } = (await bare.inject({ method: 'POST', url: '/api/login', payload: login })).json()
  const ask = async (method: 'GET' | 'POST', url: string, payload?: object) =>
    (
      await bare.inject({ method, url, headers: { authorization: `Bearer ${token}` }, ...(payload && { payload }) })
    ).json()
  expect(await ask('POST', '/api/plans', {})).toMatchObject({ status: 409, code: 'no-company' })
  expect(await ask('GET', '/api/session')).toMatchObject({ companyId: null })
  const company = await ask('POST', '/api/companies', {
    legalName: 'Provedor Novo Ltda',
    tradeName: 'Provedor Novo',
    cnpj: '11.222.333/0001-81',
    postalCode: '88010-000',
    street: 'Rua A',
    streetNumber: '1',
    district: 'Centro',
    ibgeCode: '4205407',
  })
  expect(company).toMatchObject({ city: 'Florianópolis', state: 'SC', postalCode: '88010000' })
  expect(await ask('GET', '/api/session')).toMatchObject({ companyId: company.id })
  expect(await ask('POST', '/api/plans', {})).toMatchObject({ status: 422 })
  await bare.close()
  await empty.close()
})
