import type { Ctx } from '#kernel/context'
import { collectRows, type PersonalTable } from '#kernel/personal-data'
import { getClient } from '#modules/clients'
import { knownData } from './known-data.ts'
import { listPurposes } from './purposes.ts'

/** All that is held of a client, table by table, with why. 404. */
export const collectPerson = (ctx: Ctx, { id }: { id: string }) =>
  ctx.transaction(async (ctx) => {
    const { name } = await getClient(ctx, { id })
    const tables = await explain(ctx, knownData.toReversed(), await collectRows(ctx, knownData, id))
    return { clientId: id, name, generatedAt: ctx.now, tables }
  })

/** Rows with why they are held; tables without any are left out. */
export async function explain(
  ctx: Ctx,
  tables: readonly PersonalTable[],
  collected: Awaited<ReturnType<typeof collectRows>>,
) {
  const purposes = (await listPurposes(ctx)).items
  return tables.flatMap(({ table, label, purpose: key, keep }) => {
    const rows = collected.get(label) ?? []
    const purpose = purposes.find((one) => one.key === key)
    const law = purpose?.law ?? ''
    const retention = keep?.law ?? purpose?.retention ?? ''
    return rows.length === 0
      ? []
      : [{ table, label, purpose: purpose?.name ?? key, law, retention, rowCount: rows.length, rows }]
  })
}
