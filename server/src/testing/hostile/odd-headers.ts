const long = 'x'.repeat(6_000)
const half = (text: string) => `sgp_${text.slice(0, 8)}_${'x'.repeat(43)}`
const jwt = ['{"alg":"none"}', '{"sub":"1"}', ''].map((part) => Buffer.from(part).toString('base64url')).join('.')

/** What a careless or a hostile program says beside its request, by header. */
const values: Record<string, readonly string[]> = {
  authorization: [
    ...['', 'Bearer', 'Bearer ', 'Bearer x', 'bearer  x', `Bearer ${long}`, `Bearer ${'a'.repeat(43)}`, 'Digest x'],
    ...[jwt, 'a.b.c', 'eyJhbGciOiJFZERTQSJ9.e30.x', half('abcdefgh'), 'sgp_', "sgp_' or 1_x"].map(
      (token) => `Bearer ${token}`,
    ),
    ...['Basic eDp5', 'Basic %%%', 'Basic', `Basic ${long}`, 'Basic gICA', 'Basic AAAA', 'Basic eCUwMDp5JUZG'],
  ],
  cookie: [
    ...['sgp_session=', `sgp_session=${'a'.repeat(43)}`, 'sgp_session=%00', 'sgp_session=a; sgp_session=b', '=;;;'],
    ...[
      'sgp_company=..',
      'sgp_company=%E0%A4%A',
      `sgp_device=${'a'.repeat(43)}`,
      long,
      '__proto__=x',
      'caf\u00e9=\u00ff',
    ],
  ],
  'x-company-id': ['', '%', 'x', long, '{01990000-0000-7000-8000-000000000000}', 'a, b', '\u00ff', 'null'],
  'x-forwarded-for': [
    ...['', 'unknown', '999.999.999.999', '1.2.3.4, 5', '1.2.3.4:8080', '[::1]:80', ':::', '::ffff:1.2.3.4%eth0'],
    ...["' or 1=1 --", '<script>', long, '1.2.3.4,,,,', '\u00ff', '2001:db8::/32', '0x7f000001', '1'],
  ],
  'x-forwarded-proto': ['', 'javascript', 'https, http', long],
  'x-forwarded-host': ['', '"><script>', 'a b', long, '[::1'],
  accept: ['', 'nonsense', 'text/html', 'application/xml;q=2', '*/*;q=x', ',,,', long],
  'accept-encoding': ['', 'nonsense', 'gzip;q=x', 'br, *;q=0', ',', long],
  'accept-language': ['', 'xx-YY;q=9', long],
  'if-none-match': ['*', '"x"', 'W/', ',,', long],
  'if-match': ['*', '"x"', long],
  'if-modified-since': ['', 'NaN', 'Sat, 99 Foo 275760 25:61:61 GMT', '0'],
  'if-unmodified-since': ['', 'NaN', 'Thu, 01 Jan 1970 00:00:00 GMT'],
  range: ['bytes=0-', 'bytes=-1', 'bytes=5-1', 'bytes=99999999999999999999-', 'lines=1', 'bytes=0-0,2-3,-', '', long],
  'if-range': ['', '"x"', 'NaN'],
  'content-encoding': ['gzip', 'nonsense', ''],
  'content-language': ['', long],
  origin: ['null', 'http://evil.test', 'x', '', 'http://localhost:99999999'],
  referer: ['', 'javascript:alert(1)', long],
  'user-agent': ['', long, "'; drop table access.sessions; --", '\u00ff\u00fe'],
  'idempotency-key': ['', ' ', 'a b', '\u00e1', 'x'.repeat(256), 'x'.repeat(255), '\u00ff', 'a,b', '__proto__'],
  'last-event-id': ['', '-1', 'x', long],
  'x-http-method-override': ['DELETE', 'TRACE'],
  'x-request-id': ['', long, 'a\tb'],
  'x-requested-with': ['', 'open-sgp, open-sgp', long],
  traceparent: ['', '00-0-0-0', long],
  'transfer-encoding': ['nonsense'],
  upgrade: ['websocket', 'h2c'],
  te: ['trailers', long],
  __proto__x: ['x'],
  constructor: ['x'],
}

/** Of a request with a body: what it is said to be. */
const mediaTypes: readonly string[] = [
  ...['', ';', '/', 'application', 'application/', '/json', 'application/json;', 'application/json; charset', long],
  ...['application/json; charset=utf-16', 'application/json; charset=nonsense', 'application/json, text/plain'],
  ...['APPLICATION/JSON', 'application/vnd.api+json', 'text/json', 'application/json\u00ff', '*/*', 'null'],
  ...['multipart/form-data', 'multipart/form-data; boundary=', 'multipart/form-data; boundary="x', 'image/png'],
  ...[
    'application/x-www-form-urlencoded; charset=utf-16',
    'application/x-www-form-urlencoded',
    'text/html',
    '__proto__',
  ],
]

/** Every odd value, as the headers of one request each. */
export const oddHeaders: readonly Readonly<Record<string, string>>[] = Object.entries(values).flatMap(([name, texts]) =>
  texts.map((text) => ({ [name]: text })),
)
export const oddMediaTypes = mediaTypes.map((type) => ({ 'content-type': type }))

/** Bodies in the forms that a body may be said to have. */
export const oddPayloads: readonly (readonly [label: string, payload: string | Buffer])[] = [
  ['JSON', '{"name":"x"}'],
  ['JSON after a byte order mark', '\ufeff{"name":"x"}'],
  ['JSON in UTF-16', Buffer.from('{"name":"x"}', 'utf16le')],
  ['a name twice', '{"name":"x","name":"y"}'],
  ['a number above all', '{"name":1e999}'],
  ['a number of a thousand digits', `{"name":${'9'.repeat(1_000)}}`],
  ['no number', '{"name":NaN}'],
  ['half an escape', '{"name":"\\u12"}'],
  ['half a pair', '{"name":"\\ud83d"}'],
  ['a NUL', '{"name":"\\u0000"}'],
  ['overlong UTF-8', Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
  ['a prototype deep inside', '{"name":[{"__proto__":{"a":1}}]}'],
  ['a comment', '{"name":"x"/**/}'],
  ['a megabyte', Buffer.alloc(1_000_000, 'x')],
  ['fifty thousand names', `{${Array.from({ length: 50_000 }, (_, n) => `"n${n}":1`).join(',')}}`],
  ['a form', 'name=x&name=y&%00=%FF&a[b]=c&=&%'],
  ['parts without an end', '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb'],
]
