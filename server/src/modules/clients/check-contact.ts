import { parsePhone } from '@open-sgp/brasil'
import { z } from 'zod'
import { invalid } from '#kernel/errors'
import { readField } from './read-field.ts'
import type { NewContact } from './schemas.ts'

export type ContactFields = z.output<typeof NewContact>

/** The contact as stored: e-mail in lower case, telephone in E.164 (a foreign number only with its `+`). 422 at `…/value`. */
export function checkContact(input: ContactFields, at = '') {
  const { role, channel, name = null, allowsBilling = true, allowsMarketing = false } = input
  const value = channel === 'email' ? readEmail(input.value, at) : readPhone(input.value, at)
  return { role, channel, value, name, allowsBilling, allowsMarketing }
}

function readEmail(text: string, at: string): string {
  const email = z.email().safeParse(text.toLowerCase())
  if (!email.success) throw invalid(`${at}/value`, `E-mail inválido: ${text}. Use a forma nome@provedor.com.br.`)
  return email.data
}

function readPhone(text: string, at: string): string {
  const compact = text.replace(/[\s().-]/g, '')
  // ITU-T E.164: at most 15 digits after the plus.
  if (/^\+(?!55)[1-9]\d{7,14}$/.test(compact)) return compact
  return readField(`${at}/value`, () => parsePhone(text)).e164
}
