import { modules, permissions, type App } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { noCompany } from '#kernel/session'
import { prepareAdministrator } from '#modules/access'
import { createBranch } from '#modules/company'
import { makeCompany, makePerson, openApp, startOfTests, testActor } from '#testing'
import { hashPassword } from '../../modules/access/password.ts'
import { permissionsOf, shippedRoles } from '../../modules/access/rules/shipped-roles.ts'
import { makeRows } from '../hostile/make-rows.ts'
import { readEndpoint, type Endpoint } from '../hostile/sound-request.ts'
import type { Asker, Rows } from './example.ts'
import { ownPassword } from './examples-access.ts'

/** One who has a role: the key of a session for each way to come. */
export type Person = {
  whole: Key
  expired: Key
  foreign: Key
  /** Has the role in another branch only. */
  branch: Key
}
type Key = Asker & { token: string }

/** Two companies with a row of everything, and of each shipped role somebody in the first of them. */
export type Matrix = {
  app: App & { url: string }
  ctx: Ctx
  /** Of the other company. */
  other: Ctx
  ours: Rows
  theirs: Rows
  personOf: (role: string) => Person
}

const catalogue = Object.keys(permissions)

export const endpoints: readonly Endpoint[] = Object.values(modules)
  .flatMap(({ routes }) => Object.entries(routes))
  .map(([key, route]) => readEndpoint(key, route))
export const guarded = endpoints.filter(({ route }) => route.permission !== 'public')

export const roles = shippedRoles.map((role) => ({
  key: role.key,
  limits: new Map(Object.entries(role.limits ?? {})),
  holds: new Set(permissionsOf(role, catalogue)),
}))

export const mayAsk = (holds: ReadonlySet<string>, { route }: Endpoint): boolean =>
  route.permission === 'signed-in' || holds.has(route.permission)

export async function openMatrix(): Promise<Matrix> {
  const app = await openApp()
  const setUp = createCtx(app.runtime, { actor: testActor, companyId: noCompany })
  const login = { email: 'administradora@provedor.test', password: ownPassword }
  await prepareAdministrator(setUp, { ...login, permissions: catalogue })
  const [ctx, other] = [await newCompany(app), await newCompany(app)]
  const [ours, theirs] = [await makeRows(app, ctx), await makeRows(app, other)]
  const { id } = await createBranch(ctx, { code: 'B', name: 'Filial', postalCode: '88010000', ibgeCode: '4205407' })
  const [people, hash] = [new Map<string, Person>(), await hashPassword(ownPassword)]
  for (const { key } of roles) people.set(key, await makePeople(ctx, key, id, hash))
  const personOf = (role: string): Person => {
    const person = people.get(role)
    if (!person) throw new Error(`Nobody is ${role}.`)
    return person
  }
  return { app, ctx, ours, theirs, other, personOf }
}

async function newCompany(app: App): Promise<Ctx> {
  const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  return outside.forCompany((await makeCompany(outside)).id)
}

async function makePeople(ctx: Ctx, role: string, branchId: string, passwordHash: string): Promise<Person> {
  const make = (wanted: Parameters<typeof makePerson>[1]) => makePerson(ctx, { role, passwordHash, ...wanted })
  return {
    whole: await make({}),
    expired: await make({ sessionEnds: startOfTests }),
    foreign: await make({ realm: 'subscriber' }),
    branch: await make({ scope: { branchIds: [branchId] } }),
  }
}
