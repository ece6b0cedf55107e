import { z } from 'zod'
import { notFound } from '#kernel/errors'
import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import { addPasskey, beginPasskey, removePasskey } from './enrol-passkey.ts'
import { askPasskey, finishWithPasskey, logInWithPasskey } from './log-in-with-passkey.ts'
import { people } from './realms.ts'
import { OpenedSession } from './schemas.ts'
import {
  AddedPasskey,
  NewPasskey,
  NewPasskeyRequest,
  Passkey,
  PasskeyAnswer,
  PasskeyChanges,
  PasskeyCreation,
  PasskeyRemoval,
  PasskeyRequest,
} from './schemas-passkeys.ts'
import { renameOwnPasskey } from './store-passkeys.ts'

/** Passkeys (WebAuthn): kept by their owner, and what opens a session. */
export const passkeyRoutes = {
  'POST /api/login/passkey/options': route({
    summary: 'O que o navegador pergunta a uma chave de acesso para entrar',
    permission: 'public',
    perMinute: 30,
    response: PasskeyRequest,
    handle: (ctx) => askPasskey(ctx),
  }),

  'POST /api/login/passkey': route({
    summary: 'Abre uma sessão só com a chave de acesso',
    session: 'open',
    permission: 'public',
    body: PasskeyAnswer,
    response: OpenedSession,
    handle: (ctx, { body }) => logInWithPasskey(ctx, body),
  }),

  'POST /api/login/second-factor/passkey': route({
    summary: 'Conclui a entrada com a chave de acesso como segundo fator',
    session: 'open',
    permission: 'public',
    body: PasskeyAnswer,
    response: OpenedSession,
    handle: (ctx, { body }) => finishWithPasskey(ctx, body),
  }),

  'POST /api/account/passkeys/options': route({
    summary: 'O que o navegador pede ao aparelho para criar uma chave de acesso',
    permission: 'signed-in',
    realms: people,
    admits: ['second-factor-enrolment'],
    body: NewPasskeyRequest,
    response: PasskeyCreation,
    handle: (ctx, { body }) => beginPasskey(ctx, body),
  }),

  'POST /api/account/passkeys': route({
    summary: 'Cadastra a chave de acesso criada',
    permission: 'signed-in',
    realms: people,
    admits: ['second-factor-enrolment'],
    status: 201,
    body: NewPasskey,
    response: AddedPasskey,
    handle: (ctx, { body }) => addPasskey(ctx, body),
  }),

  'PATCH /api/account/passkeys/:id': route({
    summary: 'Dá outro nome a uma chave de acesso',
    permission: 'signed-in',
    realms: people,
    params: byId,
    body: PasskeyChanges,
    response: Passkey,
    handle: async (ctx, { params, body }) => {
      const passkey = await renameOwnPasskey(ctx, params.id, body.name)
      if (!passkey) throw notFound('passkey', 'Chave de acesso', params.id)
      return passkey
    },
  }),

  'POST /api/account/passkeys/:id/remove': route({
    summary: 'Remove uma chave de acesso, com a senha',
    permission: 'signed-in',
    realms: people,
    params: byId,
    body: PasskeyRemoval,
    response: z.object({ removed: z.literal(true) }),
    handle: (ctx, { params, body }) => removePasskey(ctx, { ...params, ...body }),
  }),
}
