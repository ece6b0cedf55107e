import ipaddr from 'ipaddr.js'
import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { promisify } from 'node:util'
import { AppError } from './errors.ts'
import { mayReach } from './public-address.ts'

/** An address that a person typed, judged: where it leads and the only machine to which a connection may go. */
export type GuardedUrl = { url: URL; address: string; lookup: LookupFunction }

export type GuardOptions = {
  /** Networks in CIDR that the operator allows although they are not public. */
  allowPrivate?: readonly string[]
  /** Every address of a host. */
  resolve?: (host: string) => Promise<readonly string[]>
}

const systemResolve = async (host: string): Promise<string[]> =>
  (await promisify(systemLookup)(host, { all: true, verbatim: true })).map(({ address }) => address)

/** 422: what was typed leads where this server must not be sent. */
const refuse = (detail: string) => new AppError(422, 'address-refused', detail)

/**
 * Judges an address that somebody typed before this server follows it (OWASP, server-side request forgery): `http` or `https`, no
 * user name in it, and every machine that its name stands for in a public network, or in one that `allowPrivate` names. `lookup` answers the
 * judged address alone, so that a name which changes its mind afterwards (DNS rebinding) leads nowhere else. 422 `address-refused`.
 */
export async function guardUrl(
  text: string,
  { allowPrivate = [], resolve = systemResolve }: GuardOptions = {},
): Promise<GuardedUrl> {
  const url = URL.parse(text)
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw refuse('Informe um endereço completo, como https://sistema.exemplo.com.br/caminho.')
  if (url.username !== '' || url.password !== '')
    throw refuse('O endereço não pode conter usuário e senha. Use o segredo da integração.')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const addresses = ipaddr.isValid(host) ? [host] : await resolveOrRefuse(host, resolve)
  const forbidden = addresses.find((address) => !mayReach(address, allowPrivate))
  if (forbidden !== undefined)
    throw refuse(
      `${host} leva a ${forbidden}, que não é um endereço público. Se é uma rede sua, libere-a nas configurações de segurança.`,
    )
  const [address] = addresses
  if (address === undefined) throw refuse(`${host} não leva a nenhum endereço. Confira o nome.`)
  return { url, address, lookup: pinnedTo(address) }
}

async function resolveOrRefuse(host: string, resolve: (host: string) => Promise<readonly string[]>) {
  try {
    return await resolve(host)
  } catch {
    throw refuse(`${host} não foi encontrado. Confira o nome.`)
  }
}

const pinnedTo = (address: string): LookupFunction => {
  const answer: LookupAddress = { address, family: ipaddr.parse(address).kind() === 'ipv6' ? 6 : 4 }
  return (_host, options, done) =>
    options.all === true ? done(null, [answer]) : done(null, answer.address, answer.family)
}
