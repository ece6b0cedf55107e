import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import type { Ctx } from '#kernel/context'
import { invalid } from '#kernel/errors'
import { namedIn } from './rules/named-in.ts'
import { listCompanyNames } from './store.ts'

/** zxcvbn: 3 withstands an attacker who stole the table ("safely unguessable"), 4 is the most. */
const enough = 3

let loading: Promise<ZxcvbnFactory> | undefined

/** The dictionaries are some megabytes: read when the first password is judged, not at every start. */
async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, portuguese] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-pt-br'),
  ])
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...portuguese.dictionary },
    graphs: common.adjacencyGraphs,
    translations: portuguese.translations,
    // Judging takes longer the longer the text; what follows can only make it stronger.
    maxLength: 64,
  })
}

/**
 * Refuses a password that others would guess (422 `weak-password` at `pointer`): one of the common ones or near them, or one with
 * the person's or the company's name in it (NIST SP 800-63B, 3.1.1.2). Length is the schema's.
 */
export async function requireStrongPassword(
  ctx: Ctx,
  password: string,
  { email, name }: { email: string; name: string },
  pointer: string,
): Promise<void> {
  const companies = await listCompanyNames(ctx)
  const own = namedIn(password, [email.split('@')[0] ?? '', name, ...companies])
  if (own !== undefined) throw weak(pointer, `Não use na senha o seu nome, o seu e-mail nem o da empresa (“${own}”).`)
  const { score, feedback } = (await (loading ??= load())).check(password, [email, name, ...companies])
  if (score >= enough) return
  const why = feedback.warning ?? feedback.suggestions[0]
  throw weak(
    pointer,
    `Senha fácil de adivinhar.${why ? ` ${why}` : ''} Use, por exemplo, quatro palavras sem relação entre si.`,
  )
}

const weak = (pointer: string, detail: string) => invalid(pointer, detail, 'weak-password')
