import { formatDocument } from '@open-sgp/brasil'
import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { takeNumbers } from '#kernel/counters'
import { conflict } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { unbounded } from '#kernel/rights'
import { writeWhole } from '#kernel/scope'
import { chooseBranch } from '#modules/company'
import { checkAddress } from './check-address.ts'
import { checkBornOn, checkDocument, checkStateRegistration } from './check-client.ts'
import { checkContact } from './check-contact.ts'
import type { NewClient } from './schemas.ts'
import { type ClientRow, findClient, findClientByDocument, insertClient, insertHistory } from './store.ts'
import { insertAddress, insertContact } from './store-parts.ts'

/**
 * Registers a person or firm with addresses and contacts; it gets the company's next code.
 * 422 at the field that does not hold; 409 `document-taken` there too, with the holder's `clientId`.
 */
export async function createClient(ctx: Ctx, input: z.output<typeof NewClient>): Promise<ClientRow> {
  const { addresses = [], contacts = [], status = 'active', ...person } = input
  const document = checkDocument(person.kind, status, person.document)
  checkBornOn(person.bornOn, ctx.today)
  const checked = await Promise.all(addresses.map((address, index) => checkAddress(address, `/addresses/${index}`)))
  const reachable = contacts.map((contact, index) => checkContact(contact, `/contacts/${index}`))
  const { ieIndicator = 'non_contributor', stateRegistration = null } = person
  checkStateRegistration({ ieIndicator, stateRegistration }, checked[0]?.state)

  return await ctx.transaction(async (ctx) => {
    const branchId = await chooseBranch(ctx, person.branchId)
    const write = async () => {
      const code = await takeNumbers(ctx, 'client')
      const row = { ...rowOf(ctx, person), branchId, code, status, document, ieIndicator }
      const client = await insertClient(ctx, row)
      if (client) await insertParts(ctx, client.id, { addresses: checked, contacts: reachable })
      return client
    }
    const client = await writeWhole(ctx, write, async (made) => !made || !!(await findClient(ctx, made.id)))
    if (!client) throw await documentTaken(ctx, document)
    await insertHistory(ctx, {
      clientId: client.id,
      kind: 'client-created',
      summary: 'Cliente cadastrado',
      details: { code: client.code, status, document },
    })
    return client
  })
}

type Parts = {
  addresses: readonly Awaited<ReturnType<typeof checkAddress>>[]
  contacts: readonly ReturnType<typeof checkContact>[]
}

async function insertParts(ctx: Ctx, clientId: string, { addresses, contacts }: Parts): Promise<void> {
  const own = { companyId: ctx.companyId, clientId, createdAt: ctx.now, updatedAt: ctx.now }
  for (const address of addresses) await insertAddress(ctx, { ...address, ...own, id: newId() })
  for (const contact of contacts) await insertContact(ctx, { ...contact, ...own, id: newId() })
}

/** 409 that says who holds the document. */
export async function documentTaken(ctx: Ctx, document: string | null) {
  const holder = await findClientByDocument(ctx, document ?? '')
  const { masks } = (ctx.actor.rights ?? unbounded).boundsOf('clients.client.read')
  const name = masks.has('name') ? 'outro cliente' : holder?.name
  const who = holder ? `${name} (código ${holder.code})` : 'outro cliente'
  const detail = `O documento ${formatDocument(document ?? '')} já é de ${who}.`
  return conflict('document-taken', detail, {
    clientId: holder?.id ?? null,
    errors: [{ pointer: '/document', detail }],
  })
}

const rowOf = (
  ctx: Ctx,
  person: Omit<z.output<typeof NewClient>, 'addresses' | 'contacts' | 'status' | 'branchId'>,
) => ({
  id: newId(),
  companyId: ctx.companyId,
  kind: person.kind,
  name: person.name,
  tradeName: person.tradeName ?? null,
  socialName: person.socialName ?? null,
  rg: person.rg ?? null,
  stateRegistration: person.stateRegistration ?? null,
  municipalRegistration: person.municipalRegistration ?? null,
  bornOn: person.bornOn ?? null,
  createdAt: ctx.now,
  updatedAt: ctx.now,
})
