import { z } from 'zod'

/** What a text may be the key of, besides a client. Every present part is one way to find something; ways are alternatives. */
export type Keys = {
  /** Number of a contract or title. */
  number?: number
  /** 44 or 47 digits: bar code or linha digitável, not checked. */
  boletoLine?: string
  nossoNumero?: NossoNumeroKeys
  txid?: string
  /** Part of a user name, lower case. */
  username?: string
  mac?: MacRange
  address?: AddressRange
}

/** Without leading zeros: as stored, or with the check digit behind. */
export type NossoNumeroKeys = { whole: string[]; withDv: { number: string; dv: string }[] }
/** First and last of the addresses that begin as it does. */
export type MacRange = { from: string; until: string }
/** The network that a text means; a single address is one too. */
export type AddressRange = { family: 4 | 6; network: string }

/** Reads what a text may be the key of. */
export function readKeys(text: string): Keys {
  const term = text.trim()
  const digits = term.replace(/[\s.-]/g, '')
  const isLine = /^\d+$/.test(digits) && [44, 47].includes(digits.length)
  const nossoNumero = isLine ? undefined : readNossoNumero(term)
  const mac = readMac(term)
  const address = readAddress(term)
  return {
    ...(/^#?\d{1,9}$/.test(term) && { number: Number(term.replace('#', '')) }),
    ...(isLine && { boletoLine: digits }),
    ...(nossoNumero && { nossoNumero }),
    ...(/^[0-9A-Za-z]{25,35}$/.test(term) && { txid: term.toUpperCase() }),
    ...(/^\S{3,64}$/.test(term) && !isLine && { username: term.toLowerCase() }),
    ...(mac && { mac }),
    ...(address && { address }),
  }
}

/** Printed forms bring the carteira before a slash and the check digit behind a hyphen; banks fill with zeros (payments.md §2.7). */
function readNossoNumero(term: string): NossoNumeroKeys | undefined {
  if (!/^[\d\s./-]*\d[\s.-]?[\dPXpx]$/.test(term) || term.replace(/\D/g, '').length < 4) return undefined
  const written = [term, term.slice(term.lastIndexOf('/') + 1)].map((part) =>
    part.replace(/[\s./-]/g, '').toUpperCase(),
  )
  const numbers = [...new Set(written.map((number) => number.replace(/^0+/, '')))].filter((number) => number.length > 1)
  return { whole: numbers, withDv: numbers.map((number) => ({ number: number.slice(0, -1), dv: number.slice(-1) })) }
}

/** Twelve digits in any notation, or the first ones of the notations with separators. */
function readMac(term: string): MacRange | undefined {
  const hex = term.replace(/[:.-]/g, '').toLowerCase()
  const isWhole = /^[0-9a-f]{12}$/.test(hex)
  const isStart =
    /^([0-9a-f]{2}[:-]){2,5}[0-9a-f]{0,2}$/i.test(term) || /^[0-9a-f]{4}\.([0-9a-f]{4}\.)?[0-9a-f]{0,4}$/i.test(term)
  return isWhole || isStart ? { from: hex.padEnd(12, '0'), until: hex.padEnd(12, 'f') } : undefined
}

function readAddress(term: string): AddressRange | undefined {
  const ipv4 = readIpv4(term)
  if (ipv4 !== undefined) return { family: 4, network: ipv4 }
  const ipv6 = readIpv6(term)
  return ipv6 === undefined ? undefined : { family: 6, network: ipv6 }
}

/** An address, a network, or the first octets of one with their dot. */
function readIpv4(term: string): string | undefined {
  if (z.ipv4().safeParse(term).success || z.cidrv4().safeParse(term).success) return term
  const octets = /^(\d{1,3}\.){2,3}$/.test(term) ? term.slice(0, -1).split('.') : []
  if (octets.length === 0 || octets.some((octet) => Number(octet) > 255)) return undefined
  return `${[...octets, '0', '0'].slice(0, 4).join('.')}/${octets.length * 8}`
}

/** An address, a prefix, or the first groups of one. */
function readIpv6(term: string): string | undefined {
  if (z.ipv6().safeParse(term).success) return `${term}/128`
  if (z.cidrv6().safeParse(term).success) return term
  if (!/^[0-9a-f]{1,4}(:[0-9a-f]{1,4}){1,6}:?$/i.test(term)) return undefined
  const groups = term.replace(/:$/, '').split(':')
  return `${groups.join(':')}::/${groups.length * 16}`
}
