import { lookup as lookUp } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { AppError } from './errors.ts'
import { mayReach } from './public-address.ts'

export type GuardOptions = {
  /** Networks in CIDR that the operator allows although they are not public. */
  allowPrivate?: readonly string[]
  /** Where in the request the address was typed, for the error. */
  pointer?: string
  /** Longest wait for the name server. */
  timeoutMs?: number
  /** Every address of a host; the system's resolver unless a test brings its own. */
  resolve?: (host: string) => Promise<readonly string[]>
}

/** A host that was judged, and a `lookup` that gives that address again whatever the name says by then (DNS rebinding). */
export type GuardedHost = { host: string; address: string; lookup: LookupFunction }

export type GuardedUrl = GuardedHost & { url: URL }

const systemResolve = async (host: string): Promise<string[]> =>
  (await lookUp(host, { all: true, verbatim: true })).map(({ address }) => address)

/** 422: what was typed leads where this server must not be sent. */
const refuse = (detail: string, pointer: string | undefined) =>
  new AppError(422, 'address-refused', detail, pointer === undefined ? {} : { errors: [{ pointer, detail }] })

/**
 * Judges a URL that somebody typed before this server follows it (OWASP, server-side request forgery): `http` or `https`, no user
 * name in it, and every machine that its name stands for in a public network, or in one that `allowPrivate` names. Connect with the
 * `lookup` it gives and judge each redirect anew (`requestGuarded` does both). 422 `address-refused`.
 */
export async function guardUrl(text: string, options: GuardOptions = {}): Promise<GuardedUrl> {
  const { pointer } = options
  const url = URL.parse(text)
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw refuse('Informe um endereço completo, como https://sistema.exemplo.com.br/caminho.', pointer)
  if (url.username !== '' || url.password !== '') throw refuse('O endereço não pode conter usuário e senha.', pointer)
  return { url, ...(await guardName(url.hostname, options)) }
}

/** The same for a host alone (a mail server), in any notation that reads as one: `2130706433`, `0x7f.1` and `[::1]` are addresses. */
export async function guardHost(text: string, options: GuardOptions = {}): Promise<GuardedHost> {
  const bare = isIP(text) === 6 ? `[${text}]` : text
  const url = /^(\[[\d:a-f.]+\]|[^\s/?#@:]+)$/i.test(bare) ? URL.parse(`http://${bare}/`) : null
  if (!url) throw refuse('Informe só o nome ou o IP do servidor, como smtp.exemplo.com.br.', options.pointer)
  return await guardName(url.hostname, options)
}

async function guardName(hostname: string, options: GuardOptions): Promise<GuardedHost> {
  const { allowPrivate = [], pointer, resolve = systemResolve, timeoutMs = 5_000 } = options
  const host = hostname.replace(/^\[|\]$/g, '')
  const addresses = isIP(host) > 0 ? [host] : await within(timeoutMs, resolve(host)).catch(() => [])
  const [address] = addresses
  if (address === undefined) throw refuse(`${host} não foi encontrado. Confira o nome.`, pointer)
  // One bad address among many is enough: which of them answers is the name server's choice.
  const forbidden = addresses.find((one) => !mayReach(one, allowPrivate))
  if (forbidden !== undefined)
    throw refuse(
      `${host} leva a ${forbidden}, que não é um endereço público. Se é uma rede sua, libere-a em Administração, Configurações, “Redes privadas permitidas”.`,
      pointer,
    )
  return { host, address, lookup: pinTo(host, address) }
}

/** Answers with the judged address and never asks the name server again; another name is not what was judged. */
const pinTo =
  (host: string, address: string): LookupFunction =>
  (asked, options, done) => {
    const family = isIP(address)
    if (asked !== host) return done(new Error(`${asked} was not judged.`), '', family)
    if (options.all === true) return done(null, [{ address, family }])
    done(null, address, family)
  }

/** Judges a host at each connection to it: for clients that open their connections themselves. An address in the place of a name is not asked here. */
export const judgingLookup =
  (options: GuardOptions): LookupFunction =>
  (host, asked, done) => {
    guardName(host, options).then(
      ({ lookup }) => lookup(host, asked, done),
      (error: NodeJS.ErrnoException) => done(error, '', 0),
    )
  }

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('The name server did not answer.')), ms)
  return await Promise.race([work, promise]).finally(() => clearTimeout(timer))
}
