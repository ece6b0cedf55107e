import { z } from 'zod'
import { route } from '#kernel/http'
import { byId, personal } from '#kernel/values'
import { getTerms } from './get-terms.ts'

export const termRoutes = {
  'GET /api/contracts/:id/terms': route({
    summary: 'O texto do contrato preenchido, e o SHA-256 que a assinatura cita',
    permission: 'contracts.contract.read',
    params: byId,
    response: z.object({ text: personal('letter', z.string()), sha256: z.string() }).meta({ id: 'ContractTerms' }),
    handle: (ctx, { params }) => getTerms(ctx, params),
  }),
}
