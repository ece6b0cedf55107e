import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import { changeBranch, createBranch, getBranch, listBranches } from './manage-branches.ts'
import * as schemas from './schemas-branches.ts'

export const branchRoutes = {
  'GET /api/branches': route({
    summary: 'Lista filiais',
    permission: 'company.branch.read',
    query: schemas.BranchFilter,
    response: schemas.BranchPage,
    handle: (ctx, { query }) => listBranches(ctx, query),
  }),

  'GET /api/branches/:id': route({
    summary: 'Uma filial',
    permission: 'company.branch.read',
    params: byId,
    response: schemas.Branch,
    handle: (ctx, { params }) => getBranch(ctx, params),
  }),

  'POST /api/branches': route({
    summary: 'Cadastra uma filial',
    permission: 'company.branch.create',
    status: 201,
    body: schemas.NewBranch,
    response: schemas.Branch,
    handle: (ctx, { body }) => createBranch(ctx, body),
  }),

  'PATCH /api/branches/:id': route({
    summary: 'Altera uma filial',
    permission: 'company.branch.update',
    params: byId,
    body: schemas.BranchChanges,
    response: schemas.Branch,
    handle: (ctx, { params, body }) => changeBranch(ctx, { ...params, ...body }),
  }),
}
