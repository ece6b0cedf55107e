import { isCnpj } from '@open-sgp/brasil'
import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict, invalid, notFound } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { decodeCursor, toPage } from '#kernel/paging'
import { homeBranch, requireReach } from '#kernel/scope'
import { Id } from '#kernel/values'
import { checkPlace } from './check-place.ts'
import type { BranchChanges, BranchFilter, NewBranch } from './schemas-branches.ts'
import {
  type BranchRow,
  findBranch,
  hasBranchCoded,
  insertBranch,
  listBranchRows,
  lockBranch,
  updateBranch,
} from './store-branches.ts'

/** The company's branches in the order in which they came. */
export async function listBranches(ctx: Ctx, { limit, cursor, isActive }: z.output<typeof BranchFilter>) {
  const [after] = decodeCursor(z.tuple([Id]), cursor) ?? []
  return toPage(await listBranchRows(ctx, { limit: limit + 1, after, isActive }), limit, (row) => [row.id])
}

/** A branch. 404 when it is of another company. */
export async function getBranch(ctx: Ctx, { id }: { id: string }): Promise<BranchRow> {
  const branch = await findBranch(ctx, id)
  if (!branch) throw notFound('branch', 'Filial', id)
  return branch
}

/** Registers a branch; city and state follow the IBGE code. 409 `branch-code-taken`, 422 at the field. */
export async function createBranch(ctx: Ctx, input: z.output<typeof NewBranch>): Promise<BranchRow> {
  const { street = null, streetNumber = null, complement = null, district = null } = input
  const branch = await insertBranch(ctx, {
    id: newId(),
    companyId: ctx.companyId,
    code: input.code,
    name: input.name,
    document: readDocument(input.document),
    street,
    streetNumber,
    complement,
    district,
    ...(await checkPlace(input)),
    createdAt: ctx.now,
    updatedAt: ctx.now,
  })
  if (!branch) throw codeTaken(input.code)
  return branch
}

/** Changes the given fields of a branch. 404, 409 `stale-version` (with `current`) or `branch-code-taken`, 422 at the field. */
export const changeBranch = (
  ctx: Ctx,
  { id, version, ...changes }: { id: string } & z.output<typeof BranchChanges>,
): Promise<BranchRow> =>
  ctx.transaction(async (ctx) => {
    const before = await lockBranch(ctx, id)
    if (!before) throw notFound('branch', 'Filial', id)
    if (before.version !== version)
      throw conflict('stale-version', 'Outra pessoa alterou esta filial. Recarregue e refaça a alteração.', {
        current: before,
      })
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
    const { code = before.code, ibgeCode = before.ibgeCode, postalCode = before.postalCode ?? '' } = changes
    if (await hasBranchCoded(ctx, code, id)) throw codeTaken(code)
    const moves = changes.ibgeCode !== undefined || changes.postalCode !== undefined
    return await updateBranch(ctx, id, {
      ...given,
      ...(changes.document !== undefined && { document: readDocument(changes.document) }),
      ...(moves && (await checkPlace({ ibgeCode, postalCode }))),
    })
  })

/**
 * The branch that was asked for (null: the head office), or else `otherwise`, or else the one of who asks.
 * 422 at `/branchId` when it is no active branch of the company, 403 `outside-scope` when the asker does not reach it.
 */
export async function chooseBranch(
  ctx: Ctx,
  asked: string | null | undefined,
  otherwise: string | null = homeBranch(ctx),
): Promise<string | null> {
  const branchId = asked === undefined ? otherwise : asked
  if (branchId !== null && branchId !== otherwise && !(await findBranch(ctx, branchId))?.isActive)
    throw invalid('/branchId', 'Esta filial não é desta empresa, ou está desativada.')
  requireReach(ctx, branchId)
  return branchId
}

function readDocument(document: string | null | undefined): string | null {
  if (!document) return null
  if (!isCnpj(document)) throw invalid('/document', 'CNPJ inválido: confira os algarismos.')
  return document.replace(/[^0-9A-Za-z]/g, '').toUpperCase()
}

const codeTaken = (code: string) =>
  conflict('branch-code-taken', `Já existe uma filial com o código “${code}”.`, {
    errors: [{ pointer: '/code', detail: 'Código já usado por outra filial.' }],
  })
