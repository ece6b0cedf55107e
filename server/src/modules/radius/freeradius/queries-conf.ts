// Strings go in hexadecimal: no quoting to get wrong, and bytes that are no UTF-8 cannot break the statement (migration 0011).
const hex = (attribute: string) => `'%{hex:&${attribute}}'`
const text = (attribute: string) => `'%{${attribute}}'`
const octets = (way: 'Input' | 'Output') =>
  `(%{%{Acct-${way}-Gigawords}:-0}::bigint << 32) + %{%{Acct-${way}-Octets}:-0}`

// Tmp-String-0 to 4: what the policy `note_texts` noted.
const account = [
  text('Acct-Status-Type'),
  text('Tmp-String-0'),
  text('Tmp-String-1'),
  text('Tmp-String-2'),
  `'%{%{NAS-IPv6-Address}:-%{NAS-IP-Address}}'`,
  text('Tmp-String-3'),
  text('Tmp-String-4'),
  text('Framed-IP-Address'),
  `'%{%{Framed-IPv6-Prefix}:-%{Framed-IPv6-Address}}'`,
  text('Delegated-IPv6-Prefix'),
  '%{%{integer:Event-Timestamp}:-%l}',
  '%{%{Acct-Session-Time}:-0}',
  octets('Input'),
  octets('Output'),
  text('Acct-Terminate-Cause'),
  hex('Class'),
]

const postAuth = [
  hex('User-Name'),
  `'%{reply:Packet-Type}' = 'Access-Accept'`,
  hex('control:Tmp-String-1'),
  hex('Calling-Station-Id'),
  text('Tmp-String-0'),
]

/** The three statements that FreeRADIUS ever sends: one a login, one an accounting packet, one a log row. */
export const queriesConf = (): string => `
sql_user_name = "%{User-Name}"
authorize_check_query = "SELECT id, username, attribute, value, op FROM aaa.authorize(${hex('User-Name')}, ${hex('Calling-Station-Id')}, ${text('Tmp-String-0')})"
accounting {
  reference = ".query"
  query = "SELECT aaa.account(${account.join(', ')})"
}
post-auth {
  reference = ".query"
  query = "SELECT aaa.post_auth(${postAuth.join(', ')})"
}
`
