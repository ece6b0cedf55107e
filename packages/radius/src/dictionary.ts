/** How the octets of a value are read: RFC 2865 §5, IPv6 by RFC 3162, `date` = whole seconds since 1970 UTC. */
export type ValueKind = 'text' | 'integer' | 'ipv4' | 'ipv6' | 'ipv6prefix' | 'octets' | 'date'

/** Number and value kind of an attribute; `vendorId` (IANA enterprise number) for sub-attributes of Vendor-Specific. */
export type AttributeDefinition = { readonly type: number; readonly kind: ValueKind; readonly vendorId?: number }

/** Every attribute known by name. Names are those of the RFCs and of FreeRADIUS's dictionaries, so that both sides read alike. */
export const dictionary = {
  // RFC 2865
  'User-Name': { type: 1, kind: 'text' },
  'User-Password': { type: 2, kind: 'octets' },
  'CHAP-Password': { type: 3, kind: 'octets' },
  'NAS-IP-Address': { type: 4, kind: 'ipv4' },
  'NAS-Port': { type: 5, kind: 'integer' },
  'Service-Type': { type: 6, kind: 'integer' },
  'Framed-Protocol': { type: 7, kind: 'integer' },
  'Framed-IP-Address': { type: 8, kind: 'ipv4' },
  'Framed-IP-Netmask': { type: 9, kind: 'ipv4' },
  'Framed-Routing': { type: 10, kind: 'integer' },
  'Filter-Id': { type: 11, kind: 'text' },
  'Framed-MTU': { type: 12, kind: 'integer' },
  'Framed-Compression': { type: 13, kind: 'integer' },
  'Login-IP-Host': { type: 14, kind: 'ipv4' },
  'Login-Service': { type: 15, kind: 'integer' },
  'Login-TCP-Port': { type: 16, kind: 'integer' },
  'Reply-Message': { type: 18, kind: 'text' },
  'Callback-Number': { type: 19, kind: 'text' },
  'Callback-Id': { type: 20, kind: 'text' },
  'Framed-Route': { type: 22, kind: 'text' },
  State: { type: 24, kind: 'octets' },
  Class: { type: 25, kind: 'octets' },
  'Session-Timeout': { type: 27, kind: 'integer' },
  'Idle-Timeout': { type: 28, kind: 'integer' },
  'Termination-Action': { type: 29, kind: 'integer' },
  'Called-Station-Id': { type: 30, kind: 'text' },
  'Calling-Station-Id': { type: 31, kind: 'text' },
  'NAS-Identifier': { type: 32, kind: 'text' },
  'Proxy-State': { type: 33, kind: 'octets' },
  'CHAP-Challenge': { type: 60, kind: 'octets' },
  'NAS-Port-Type': { type: 61, kind: 'integer' },
  'Port-Limit': { type: 62, kind: 'integer' },
  // RFC 2866
  'Acct-Status-Type': { type: 40, kind: 'integer' },
  'Acct-Delay-Time': { type: 41, kind: 'integer' },
  'Acct-Input-Octets': { type: 42, kind: 'integer' },
  'Acct-Output-Octets': { type: 43, kind: 'integer' },
  'Acct-Session-Id': { type: 44, kind: 'text' },
  'Acct-Authentic': { type: 45, kind: 'integer' },
  'Acct-Session-Time': { type: 46, kind: 'integer' },
  'Acct-Input-Packets': { type: 47, kind: 'integer' },
  'Acct-Output-Packets': { type: 48, kind: 'integer' },
  'Acct-Terminate-Cause': { type: 49, kind: 'integer' },
  'Acct-Multi-Session-Id': { type: 50, kind: 'text' },
  'Acct-Link-Count': { type: 51, kind: 'integer' },
  // RFC 2869
  'Acct-Input-Gigawords': { type: 52, kind: 'integer' },
  'Acct-Output-Gigawords': { type: 53, kind: 'integer' },
  'Event-Timestamp': { type: 55, kind: 'date' },
  'Password-Retry': { type: 75, kind: 'integer' },
  Prompt: { type: 76, kind: 'integer' },
  'Connect-Info': { type: 77, kind: 'text' },
  'Configuration-Token': { type: 78, kind: 'text' },
  'EAP-Message': { type: 79, kind: 'octets' },
  'Message-Authenticator': { type: 80, kind: 'octets' },
  'Acct-Interim-Interval': { type: 85, kind: 'integer' },
  'NAS-Port-Id': { type: 87, kind: 'text' },
  'Framed-Pool': { type: 88, kind: 'text' },
  // RFC 4372
  'Chargeable-User-Identity': { type: 89, kind: 'octets' },
  // RFC 3162
  'NAS-IPv6-Address': { type: 95, kind: 'ipv6' },
  'Framed-Interface-Id': { type: 96, kind: 'octets' },
  'Framed-IPv6-Prefix': { type: 97, kind: 'ipv6prefix' },
  'Login-IPv6-Host': { type: 98, kind: 'ipv6' },
  'Framed-IPv6-Route': { type: 99, kind: 'text' },
  'Framed-IPv6-Pool': { type: 100, kind: 'text' },
  // RFC 5176 (and RFC 3576 before it)
  'Error-Cause': { type: 101, kind: 'integer' },
  // RFC 4818
  'Delegated-IPv6-Prefix': { type: 123, kind: 'ipv6prefix' },
  // RFC 6911
  'Framed-IPv6-Address': { type: 168, kind: 'ipv6' },
  'DNS-Server-IPv6-Address': { type: 169, kind: 'ipv6' },
  'Route-IPv6-Information': { type: 170, kind: 'ipv6prefix' },
  'Delegated-IPv6-Prefix-Pool': { type: 171, kind: 'text' },
  'Stateful-IPv6-Address-Pool': { type: 172, kind: 'text' },
  // Microsoft, RFC 2548
  'MS-CHAP-Response': { type: 1, kind: 'octets', vendorId: 311 },
  'MS-CHAP-Error': { type: 2, kind: 'text', vendorId: 311 },
  'MS-MPPE-Encryption-Policy': { type: 7, kind: 'integer', vendorId: 311 },
  'MS-MPPE-Encryption-Types': { type: 8, kind: 'integer', vendorId: 311 },
  'MS-CHAP-Domain': { type: 10, kind: 'text', vendorId: 311 },
  'MS-CHAP-Challenge': { type: 11, kind: 'octets', vendorId: 311 },
  'MS-MPPE-Send-Key': { type: 16, kind: 'octets', vendorId: 311 },
  'MS-MPPE-Recv-Key': { type: 17, kind: 'octets', vendorId: 311 },
  'MS-CHAP2-Response': { type: 25, kind: 'octets', vendorId: 311 },
  'MS-CHAP2-Success': { type: 26, kind: 'octets', vendorId: 311 },
  'MS-Primary-DNS-Server': { type: 28, kind: 'ipv4', vendorId: 311 },
  'MS-Secondary-DNS-Server': { type: 29, kind: 'ipv4', vendorId: 311 },
  // MikroTik (RouterOS manual, "RADIUS client")
  'Mikrotik-Recv-Limit': { type: 1, kind: 'integer', vendorId: 14988 },
  'Mikrotik-Xmit-Limit': { type: 2, kind: 'integer', vendorId: 14988 },
  'Mikrotik-Group': { type: 3, kind: 'text', vendorId: 14988 },
  'Mikrotik-Wireless-Forward': { type: 4, kind: 'integer', vendorId: 14988 },
  'Mikrotik-Wireless-Skip-Dot1x': { type: 5, kind: 'integer', vendorId: 14988 },
  'Mikrotik-Rate-Limit': { type: 8, kind: 'text', vendorId: 14988 },
  'Mikrotik-Realm': { type: 9, kind: 'text', vendorId: 14988 },
  'Mikrotik-Host-IP': { type: 10, kind: 'ipv4', vendorId: 14988 },
  'Mikrotik-Mark-Id': { type: 11, kind: 'text', vendorId: 14988 },
  'Mikrotik-Advertise-URL': { type: 12, kind: 'text', vendorId: 14988 },
  'Mikrotik-Advertise-Interval': { type: 13, kind: 'integer', vendorId: 14988 },
  'Mikrotik-Recv-Limit-Gigawords': { type: 14, kind: 'integer', vendorId: 14988 },
  'Mikrotik-Xmit-Limit-Gigawords': { type: 15, kind: 'integer', vendorId: 14988 },
  'Mikrotik-Total-Limit': { type: 17, kind: 'integer', vendorId: 14988 },
  'Mikrotik-Total-Limit-Gigawords': { type: 18, kind: 'integer', vendorId: 14988 },
  'Mikrotik-Address-List': { type: 19, kind: 'text', vendorId: 14988 },
  'Mikrotik-Delegated-IPv6-Pool': { type: 22, kind: 'text', vendorId: 14988 },
  'Mikrotik-DHCP-Option-Set': { type: 23, kind: 'text', vendorId: 14988 },
  // Huawei, 2011: bit/s
  'Huawei-Input-Average-Rate': { type: 2, kind: 'integer', vendorId: 2011 },
  'Huawei-Output-Average-Rate': { type: 5, kind: 'integer', vendorId: 2011 },
} as const satisfies Record<string, AttributeDefinition>

export type AttributeName = keyof typeof dictionary

type ValueOfKind = {
  text: string
  integer: number
  ipv4: string
  ipv6: string
  ipv6prefix: string
  octets: Uint8Array
  date: Date
}

/** The TypeScript type of an attribute's value: numbers are unsigned 32-bit, addresses and prefixes are text. */
export type AttributeValue<Name extends AttributeName = AttributeName> = ValueOfKind[(typeof dictionary)[Name]['kind']]

/** True for names of the dictionary: narrows text that came from a database or a form. */
export function isAttributeName(name: string): name is AttributeName {
  return Object.hasOwn(dictionary, name)
}

/** Number and kind of a named attribute. */
export function definitionOf(name: AttributeName): AttributeDefinition {
  return dictionary[name]
}

const byNumber = new Map<string, AttributeName>()
for (const name of Object.keys(dictionary)) {
  if (!isAttributeName(name)) continue
  const { type, vendorId = 0 } = definitionOf(name)
  byNumber.set(`${vendorId}/${type}`, name)
}

/** Name of an attribute by its number; `vendorId` 0 for the standard space. Undefined when unknown. */
export function findAttributeName(vendorId: number, type: number): AttributeName | undefined {
  return byNumber.get(`${vendorId}/${type}`)
}
