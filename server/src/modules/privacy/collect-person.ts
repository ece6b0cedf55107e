import type { Ctx } from '#kernel/context'
import { collectRows } from '#kernel/personal-data'
import { getClient } from '#modules/clients'
import { knownData } from './known-data.ts'
import { listPurposes } from './purposes.ts'

/** All that is held of a client, table by table, with why. 404. */
export const collectPerson = (ctx: Ctx, { id }: { id: string }) =>
  ctx.transaction(async (ctx) => {
    const client = await getClient(ctx, { id })
    const purposes = (await listPurposes(ctx)).items
    const tables = []
    for (const table of knownData.toReversed()) {
      const rows = await collectRows(ctx, table, id)
      const purpose = purposes.find(({ key }) => key === table.purpose)
      if (rows.length > 0)
        tables.push({
          table: table.table,
          label: table.label,
          purpose: purpose?.name ?? table.purpose,
          law: purpose?.law ?? '',
          retention: table.keep?.law ?? purpose?.retention ?? '',
          rowCount: rows.length,
          rows,
        })
    }
    return { clientId: id, name: client.name, generatedAt: ctx.now, tables }
  })
