import type { Walk } from './journey.ts'

/** A natural person among the provider's clients, counted by code from 0: journeys that change theirs take different ones. */
export async function findPerson({ provider }: Walk, place = 0): Promise<{ id: string; name: string }> {
  const ctx = provider.ctx()
  return await ctx.db
    .selectFrom('clients.clients')
    .select(['id', 'name'])
    .where('companyId', '=', ctx.companyId)
    .where('kind', '=', 'pf')
    .orderBy('code')
    .offset(place)
    .limit(1)
    .executeTakeFirstOrThrow()
}
