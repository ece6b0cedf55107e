import { formatDocument } from '@open-sgp/brasil'

type Person = { kind: 'pf' | 'pj' | 'foreigner'; name: string; tradeName: string | null; socialName: string | null }

/** By what a payer knows the invoice as his own: a person's first name (the social one first), a firm's trade name. */
export const greetingOf = ({ kind, name, tradeName, socialName }: Person): string =>
  kind === 'pj' ? (tradeName ?? name) : ((socialName ?? name).trim().split(/\s+/)[0] ?? '')

// ***.456.789-**, 12.***.***/0001-**, AB*****: the owner knows his own, nobody learns it.
export function maskDocument(document: string | null): string | null {
  if (document === null) return null
  if (document.length === 11) return formatDocument(document).replace(/^.{3}(.{9}).{2}$/, '***$1**')
  if (document.length === 14) return formatDocument(document).replace(/^(..).{8}(.{6}).{2}$/, '$1.***.***$2**')
  return document.slice(0, 2).padEnd(document.length, '*')
}
