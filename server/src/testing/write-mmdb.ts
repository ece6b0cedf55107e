/** A value of the MaxMind DB format, as far as tests need them. */
type Value = string | number | readonly Value[] | { readonly [key: string]: Value }

const kinds = { string: 2, uint32: 6, map: 7, array: 11 } as const

/** A control byte with type and size (MaxMind DB format 2.0, "Data Field Format"); sizes to 284. */
function head(kind: number, size: number): Buffer {
  const [small, rest] = size < 29 ? [size, []] : [29, [size - 29]]
  return Buffer.from(kind > 7 ? [small, kind - 7, ...rest] : [(kind << 5) | small, ...rest])
}

function encode(value: Value): Buffer {
  if (typeof value === 'string')
    return Buffer.concat([head(kinds.string, Buffer.byteLength(value)), Buffer.from(value)])
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(value)
    return Buffer.concat([head(kinds.uint32, 4), bytes])
  }
  if (isList(value)) return Buffer.concat([head(kinds.array, value.length), ...value.map(encode)])
  const pairs = Object.entries(value)
  return Buffer.concat([head(kinds.map, pairs.length), ...pairs.flatMap(([key, one]) => [encode(key), encode(one)])])
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value)

/** A database of one IPv4 network (`200.1.2.0/24`) and what is known of it: a tree that goes one way, 24-bit records. */
export function writeMmdb(network: string, entry: Value): Buffer {
  const [address = '', length = '32'] = network.split('/')
  const bits = address.split('.').flatMap((byte) => Array.from(Number(byte).toString(2).padStart(8, '0'), Number))
  const path = bits.slice(0, Number(length))
  const count = path.length
  const tree = path.map((bit, index) => {
    const node = Buffer.alloc(6)
    // "Not here" is the number of nodes; what lies in the data section is that, sixteen, and its offset.
    const next = index + 1 < count ? index + 1 : count + 16
    node.writeUIntBE(bit === 0 ? next : count, 0, 3)
    node.writeUIntBE(bit === 1 ? next : count, 3, 3)
    return node
  })
  const metadata = {
    node_count: count,
    record_size: 24,
    ip_version: 4,
    database_type: 'Test-City',
    languages: ['pt-BR', 'en'],
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1_767_225_600,
    description: { en: 'One network' },
  }
  const marker = Buffer.concat([Buffer.from([0xab, 0xcd, 0xef]), Buffer.from('MaxMind.com')])
  return Buffer.concat([...tree, Buffer.alloc(16), encode(entry), marker, encode(metadata)])
}
