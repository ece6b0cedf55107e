import { ApiError, call, type ResponseOf } from '#kit'

type Question = ResponseOf<'POST /api/login/passkey/options'>['options']

/** What is waited for after the password. */
export type Challenge = { challenge: string; methods: readonly string[]; passkey: Question | undefined }

/** Whether this browser, at this address, can use passkeys at all. */
export const hasPasskeys = (): boolean => window.isSecureContext && 'PublicKeyCredential' in window

const isQuestion = (value: unknown): value is Question =>
  typeof value === 'object' && value !== null && 'challenge' in value && 'rpId' in value && 'allowCredentials' in value

/** The second half that the server asks for; undefined: the error is another one. */
export function readChallenge(error: unknown): Challenge | undefined {
  if (!(error instanceof ApiError) || error.code !== 'second-factor-required') return undefined
  const { challenge, methods, passkey } = error.extra
  if (typeof challenge !== 'string' || !Array.isArray(methods)) return undefined
  return { challenge, methods: methods.map(String), passkey: isQuestion(passkey) ? passkey : undefined }
}

/** Few enter by a passkey: its code comes with the first. */
const load = () => import('@simplewebauthn/browser')

/** Enters by a passkey alone. */
export async function enterWithPasskey(): Promise<void> {
  const { challenge, options } = await call('POST /api/login/passkey/options')
  const credential = await asked(async () => (await load()).startAuthentication({ optionsJSON: options }))
  await call('POST /api/login/passkey', { body: { challenge, credential } })
}

/** Answers the second half by a passkey. */
export async function answerWithPasskey(challenge: string, question: Question): Promise<void> {
  const credential = await asked(async () => (await load()).startAuthentication({ optionsJSON: question }))
  await call('POST /api/login/second-factor/passkey', { body: { challenge, credential } })
}

/** Has the device make a key and keeps it under `name`. Gives recovery codes, if these are the first. */
export async function makePasskey(
  { challenge, options }: ResponseOf<'POST /api/account/passkeys/options'>,
  name: string,
): Promise<string[]> {
  const credential = await asked(async () => (await load()).startRegistration({ optionsJSON: options }))
  const { recoveryCodes } = await call('POST /api/account/passkeys', { body: { challenge, name, credential } })
  return recoveryCodes
}

const reasons: Record<string, string> = {
  NotAllowedError: 'A chave de acesso não foi confirmada: a operação foi cancelada ou demorou demais.',
  InvalidStateError: 'Este aparelho já tem uma chave de acesso desta conta.',
  SecurityError: 'Chaves de acesso não funcionam neste endereço. Abra o sistema pelo endereço público (https).',
}

/** The device's refusals in words. */
async function asked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    throw new Error(
      reasons[name] ?? 'O aparelho não respondeu à chave de acesso. Tente de novo ou entre de outro modo.',
    )
  }
}
