import ipaddr from 'ipaddr.js'
import type { PlaceFinder } from './ports.ts'

const near: Readonly<Record<string, string>> = {
  loopback: 'A própria máquina do servidor',
  private: 'Rede interna',
  uniqueLocal: 'Rede interna',
  linkLocal: 'Rede interna',
  carrierGradeNat: 'Rede interna',
}

/** Where an address lies, in words: what is not on the Internet is at home, the rest is looked for. Null: nobody knows. */
export function sayPlace(places: PlaceFinder | null, address: string | null): string | null {
  if (address === null || !ipaddr.isValid(address)) return null
  const home = near[ipaddr.process(address).range()]
  if (home !== undefined) return home
  const place = places?.find(address)
  if (!place) return null
  const where = [place.city, place.region, place.country].filter((part) => part !== null).join(', ')
  const parts = [where, place.operator].filter((part) => part !== null && part !== '')
  return parts.length === 0 ? null : parts.join(' · ')
}
