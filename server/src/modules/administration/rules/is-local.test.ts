import { expect, test } from 'vitest'
import { isLocal } from './is-local.ts'

test.each(['localhost', '::1', '127.0.0.1', '127.1.2.3'])(
  'a password may travel in clear to %s: it leaves no machine',
  (host) => expect(isLocal(host)).toBe(true),
)

test.each(['127.0.0.1.exemplo.com.br', '127.exemplo.test', 'localhost.exemplo.test', '8.8.8.8', '10.0.0.1'])(
  '%s is another machine, whatever it is called',
  (host) => expect(isLocal(host)).toBe(false),
)
