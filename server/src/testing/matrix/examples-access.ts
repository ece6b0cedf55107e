import { Secret, TOTP } from 'otpauth'
import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { plain, type Asker, type Example, type Rows } from './example.ts'

/** Of everybody who asks here. */
export const ownPassword = 'girassol-torto-na-varanda'
const secret = new Secret({ size: 20 }).base32
const withPassword = () => ({ password: ownPassword })

const forget = (ctx: Ctx, { id }: Asker) => ctx.db.deleteFrom('access.totpFactors').where('userId', '=', id).execute()

/** An authenticator app whose codes are known here. */
async function enrol(ctx: Ctx, asker: Asker, isProven: boolean): Promise<void> {
  await forget(ctx, asker)
  const confirmedAt = isProven ? ctx.now : null
  const factor = { userId: asker.id, secretSealed: ctx.secrets.seal(secret), createdAt: ctx.now, confirmedAt }
  await ctx.db.insertInto('access.totpFactors').values(factor).execute()
}
const withCode = () => {
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: Date.parse('2026-01-10T12:00:00Z'),
  })
  return { ...withPassword(), code }
}
/** Beside a passkey: some roles are never without a second factor. */
async function enrolled(ctx: Ctx, asker: Asker): Promise<Rows> {
  await enrol(ctx, asker, true)
  return await makePasskeyOf(ctx, asker)
}
const begun = (ctx: Ctx, asker: Asker) => enrol(ctx, asker, false)

async function makePasskeyOf(ctx: Ctx, { id: userId }: Asker): Promise<Rows> {
  const passkeyId = newId()
  const key = { credentialId: passkeyId, publicKey: Buffer.from(''), counter: 0, transports: [], isSynced: false }
  const row = { ...key, id: passkeyId, userId, name: 'Notebook', createdAt: ctx.now }
  await ctx.db.insertInto('access.passkeys').values(row).execute()
  return { passkeyId }
}

async function makeSignIn(ctx: Ctx, { id: userId }: Asker): Promise<Rows> {
  const signInId = newId()
  const times = { createdAt: ctx.now, lastSeenAt: ctx.now, expiresAt: new Date('2199-01-01T00:00:00Z') }
  const row = { ...times, id: signInId, realm: 'staff' as const, userId, kind: 'oauth' as const }
  await ctx.db.insertInto('access.sessions').values(row).execute()
  return { signInId }
}

async function makeSavedView(ctx: Ctx, { id: userId }: Asker): Promise<Rows> {
  const [savedViewId, { companyId }] = [newId(), ctx]
  const row = {
    id: savedViewId,
    userId,
    companyId,
    screen: '/clientes',
    name: savedViewId,
    query: '{}',
    createdAt: ctx.now,
  }
  await ctx.db.insertInto('access.savedViews').values(row).execute()
  return { savedViewId }
}

/** The waiting request as one of the asker’s own. */
async function askMyself(ctx: Ctx, { id }: Asker, rows: Rows): Promise<void> {
  const { approvalId = '' } = rows
  await ctx.db.updateTable('access.approvals').set({ requestedBy: id }).where('id', '=', approvalId).execute()
}

const deactivate = async (ctx: Ctx, _: Asker, { userId = '' }: Rows): Promise<void> =>
  void (await ctx.db.updateTable('access.users').set({ isActive: false }).where('id', '=', userId).execute())

/** Nobody hands on, or touches, what reaches further than their own. */
const beyond: Example = { elsewhere: [403, 'more-than-own'] }

export const accessExamples: Readonly<Record<string, Example>> = {
  'POST /api/saved-views': plain,
  'DELETE /api/saved-views/:id': { prepare: makeSavedView },
  'POST /api/password': { body: () => ({ currentPassword: ownPassword, newPassword: 'varanda-de-girassol-torto' }) },
  'POST /api/account/sessions/:id/revoke': { prepare: makeSignIn, leaves: 'its own session' },
  'POST /api/account/revoke-other-sessions': { leaves: 'its own session' },
  'POST /api/account/totp': { prepare: async (ctx, asker) => void (await forget(ctx, asker)), body: withPassword },
  'POST /api/account/totp/confirm': { prepare: begun, body: () => ({ code: withCode().code }) },
  'POST /api/account/totp/remove': { prepare: enrolled, body: withCode },
  'POST /api/account/recovery-codes': { prepare: enrolled, body: withCode },
  'POST /api/account/passkeys/options': { body: withPassword },
  // What only a device can sign: passkey.test.ts does it.
  'POST /api/account/passkeys': { answer: [401, 'challenge-over'] },
  'PATCH /api/account/passkeys/:id': { prepare: makePasskeyOf },
  'POST /api/account/passkeys/:id/remove': { prepare: makePasskeyOf, body: withPassword },
  'POST /api/approvals/:id/approval': { elsewhere: [403, 'outside-scope'] },
  'POST /api/approvals/:id/refusal': { elsewhere: [403, 'outside-scope'] },
  'POST /api/approvals/:id/withdrawal': { prepare: askMyself },
  'POST /api/roles': plain,
  'POST /api/roles/:id/copy': plain,
  'PATCH /api/roles/:id': plain,
  'DELETE /api/roles/:id': plain,
  'POST /api/users': beyond,
  'PATCH /api/users/:id': beyond,
  'POST /api/users/:id/reset-second-factor': beyond,
  'POST /api/users/:id/deactivation': beyond,
  'POST /api/users/:id/reactivation': { ...beyond, prepare: deactivate },
  'POST /api/users/:id/roles': beyond,
  'POST /api/users/:id/elevations': beyond,
  'DELETE /api/users/:id/roles/:assignmentId': beyond,
  'POST /api/api-clients': beyond,
  'PATCH /api/api-clients/:id': plain,
  'POST /api/api-clients/:id/revoke': plain,
  'POST /api/api-clients/:id/keys': beyond,
  'POST /api/api-clients/:id/keys/:keyId/revoke': plain,
  'POST /api/logout': { leaves: 'its own session' },
  'POST /api/logout/everywhere': { leaves: 'its own session' },
}
