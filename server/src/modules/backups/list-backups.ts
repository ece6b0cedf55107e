import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { Id } from '#kernel/values'
import { listBackupRows, listTestRows } from './views.ts'

type Page = { limit: number; cursor?: string | undefined }

const beforeOf = (cursor: string | undefined): string | null => decodeCursor(z.tuple([Id]), cursor)?.[0] ?? null

/** Every backup that was begun, newest first, the failed and the deleted too. */
export async function listBackups(ctx: Ctx, { state, limit, cursor }: Page & { state?: string | undefined }) {
  const rows = await listBackupRows(ctx, { state: state ?? null, before: beforeOf(cursor), limit: limit + 1 })
  return toPage(rows, limit, (row) => [row.id])
}

/** Every restore test, newest first. */
export async function listRestoreTests(
  ctx: Ctx,
  { backupId, limit, cursor }: Page & { backupId?: string | undefined },
) {
  const rows = await listTestRows(ctx, { backupId: backupId ?? null, before: beforeOf(cursor), limit: limit + 1 })
  return toPage(rows, limit, (row) => [row.id])
}
