import type { Ctx } from '#kernel/context'
import { createClient } from '#modules/clients'
import { activateContract, createContract, sendForSignature, signContract } from '#modules/contracts'
import type { Chance } from './chance.ts'
import { chooseHabit, type Habit } from './habits.ts'
import { makeSubscriber } from './people.ts'
import { createLogin } from '#modules/radius'
import type { Provider } from './provider.ts'

export type Subscriber = {
  index: number
  clientId: string
  contractId: string
  joinedOn: string
  installsOn: string
  habit: Habit
  chance: Chance
  username: string
  password: string
  isInstalled: boolean
}

const dueDays = [5, 10, 15, 20, 25, 31] as const

/** Sells, has signed and schedules the installation of subscriber `index`, through the use cases that the counter uses. */
export async function signSubscriber(
  ctx: Ctx,
  provider: Provider,
  seed: Chance,
  index: number,
  installsOn: string,
): Promise<Subscriber> {
  const chance = seed.fork(`subscriber ${index}`)
  const person = makeSubscriber(chance, index)
  const client = await createClient(ctx, person)
  const residential = provider.planIds.slice(0, 3)
  const business = provider.planIds.slice(3)
  const offered = person.kind === 'pj' ? business : residential
  const planId = chance.pick(offered)
  const collection = chance.happens(0.7) ? provider.collections[0] : provider.collections[1]
  const contract = await createContract(ctx, {
    clientId: client.id,
    planId,
    dueDay: chance.pick(dueDays),
    accountId: collection.account.id,
  })
  await sendForSignature(ctx, { contractId: contract.id })
  await signContract(ctx, {
    contractId: contract.id,
    evidence: { channel: 'link', signer: client.name, ip: '203.0.113.10', userAgent: 'Mozilla/5.0' },
  })
  return {
    index,
    clientId: client.id,
    contractId: contract.id,
    joinedOn: ctx.today,
    installsOn,
    habit: chooseHabit(chance),
    chance,
    username: `cliente${index + 1}@litoral`,
    password: `fibra-${seed.fork(`password ${index}`).digits(8)}`,
    isInstalled: false,
  }
}

/** The technician was there: the service begins and the router at home gets its login. */
export async function install(ctx: Ctx, subscriber: Subscriber): Promise<void> {
  const { contractId, username, password } = subscriber
  await activateContract(ctx, { contractId })
  await createLogin(ctx, { contractId, username, password })
  subscriber.isInstalled = true
}
