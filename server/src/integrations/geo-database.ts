import { readFileSync } from 'node:fs'
import { Reader, type Response } from 'mmdb-lib'
import { z } from 'zod'
import { ConfigError } from '#kernel/config'
import type { Place, PlaceFinder } from '#modules/access'

const Named = z.object({ names: z.record(z.string(), z.string()).optional() }).optional()
/** What databases of cities and of operators say, each a part (MaxMind GeoIP2 and GeoLite2, DB-IP and others of that form). */
const Entry = z.object({
  city: Named,
  subdivisions: z.array(Named).optional(),
  country: Named,
  autonomous_system_organization: z.string().optional(),
  traits: z.object({ isp: z.string().optional(), autonomous_system_organization: z.string().optional() }).optional(),
})

/** Reads files of the MaxMind DB format, whole and at once; what one of them does not know the next may. Throws ConfigError. Null: none was given. */
export function openGeoDatabase(paths: readonly string[]): PlaceFinder | null {
  const readers = paths.map(open)
  if (readers.length === 0) return null
  return {
    find: (address) => {
      const places = readers.flatMap((reader) => lookUp(reader, address) ?? [])
      const first = (name: keyof Place) => places.find((place) => place[name] !== null)?.[name] ?? null
      if (places.length === 0) return undefined
      return { city: first('city'), region: first('region'), country: first('country'), operator: first('operator') }
    },
  }
}

function open(path: string): Reader<Response> {
  try {
    return new Reader<Response>(readFileSync(path))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new ConfigError(`GEOIP_DATABASE: ${path} não é um arquivo .mmdb que se possa ler (${why})`)
  }
}

function lookUp(reader: Reader<Response>, address: string): Place | undefined {
  // A tree of IPv4 alone has no way to an IPv6 address.
  if (reader.metadata.ipVersion === 4 && address.includes(':')) return undefined
  const { data } = Entry.safeParse(reader.get(address))
  if (!data) return undefined
  return {
    city: nameOf(data.city),
    region: nameOf(data.subdivisions?.[0]),
    country: nameOf(data.country),
    operator:
      data.traits?.isp ?? data.autonomous_system_organization ?? data.traits?.autonomous_system_organization ?? null,
  }
}

const nameOf = (named: z.output<typeof Named>): string | null => named?.names?.['pt-BR'] ?? named?.names?.['en'] ?? null
