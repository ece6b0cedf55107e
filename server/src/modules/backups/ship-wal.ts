import { createReadStream } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Ctx } from '#kernel/context'
import { walSpool } from '#kernel/embedded-postgres-server'
import { findData } from './change-settings.ts'
import { specOf } from './get-settings.ts'
import { sealStream } from './sealed-stream.ts'
import { findSettings } from './store.ts'
import { findArchiveId, openSpool } from './wal-spool.ts'

const batch = 200

/** Takes the finished pieces of the embedded server's log to the target, compressed and encrypted, and then from its disk. Safe to repeat. */
export async function shipWal(ctx: Ctx): Promise<{ shippedCount: number }> {
  const settings = await findSettings(ctx)
  if (!settings?.archivesWal) return { shippedCount: 0 }
  const data = await findData(ctx)
  if (data === undefined) return { shippedCount: 0 }
  // After a restore the folder is not there, and the log begins anew under another id.
  openSpool(data)
  const target = ctx.ports.openTarget(await specOf(ctx, settings))
  const spool = walSpool(dirname(data))
  const names = (await readdir(spool)).filter((name) => !name.endsWith('.part')).toSorted()
  for (const name of names.slice(0, batch)) {
    const sealed = await sealStream(createReadStream(join(spool, name)), settings.recipient)
    await target.put(`wal/${findArchiveId(data)}/${name}.zst.age`, sealed)
    await rm(join(spool, name), { force: true })
  }
  return { shippedCount: Math.min(names.length, batch) }
}
