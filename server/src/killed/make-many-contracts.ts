import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import { makeAccount, makeClient, makeContract, makePlan } from '#testing'

const [contracts, planPeriods] = [sql.table('contracts.contracts'), sql.table('contracts.plan_periods')]

/**
 * `count` active contracts due on day 10, enough for many transactions: ten are made by the use cases, one of them for a client whom
 * no boleto can name, and the rows of each are copied under new ids. Gives the portador.
 */
export async function makeManyContracts(ctx: Ctx, count: number): Promise<string> {
  const { id: accountId } = await makeAccount(ctx)
  const planId = (await makePlan(ctx)).plan.id
  for (let index = 0; index < 10; index++) {
    const { id: clientId } = await makeClient(ctx, index === 0 ? { addresses: [] } : {})
    await makeContract(ctx, { accountId, planId, clientId })
  }
  const copies = sql`generate_series(1, ${count / 10 - 1}::int) as copies (n)`
  const copyId = (id: string) => sql`md5(${sql.ref(id)} || ':' || n)::uuid`
  await sql`insert into ${contracts} select copy.* from ${contracts} c cross join ${copies}
    cross join lateral jsonb_populate_record(c, jsonb_build_object('id', ${copyId('c.id')}, 'number', c.number + n * 10)) as copy
    where c.company_id = ${ctx.companyId}`.execute(ctx.db)
  await sql`insert into ${planPeriods} select copy.* from ${planPeriods} p cross join ${copies}
    cross join lateral jsonb_populate_record(p, jsonb_build_object('id', ${copyId('p.id')}, 'contract_id', ${copyId('p.contract_id')})) as copy
    where p.company_id = ${ctx.companyId}`.execute(ctx.db)
  await sql`analyze`.execute(ctx.db)
  return accountId
}
