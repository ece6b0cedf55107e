import { startMessaging, type Messaging } from '@open-sgp/simulator-messaging'
import type { Adapters } from '#app'
import { openTarget } from '#integrations/backup-targets'
import { createCoaSender } from '#integrations/radius-coa'
import { createRadiusTester } from '#integrations/radius-login'
import { createSmtpMailer } from '#integrations/smtp-mailer'

/** What seals the secrets of tests. */
export const testKey = 'a-key-for-tests-only-0123456789abcdef'

/** Ports of tests: simulators that speak the real protocols, or nothing at all where a test needs none. */
export const testPorts = (): Adapters => ({
  openTarget,
  places: null,
  coaSender: createCoaSender({ timeoutMs: 200 }),
  radiusTester: createRadiusTester({ timeoutMs: 100, retries: 0 }),
  mailer: { send: async (mail, via) => await mailerTo(await mailbox()).send(mail, via) },
})

let started: Promise<Messaging> | undefined

/** The mail server of this process, started by the first message: its `messages` are what was sent, `fail` makes it fail. */
export const mailbox = (): Promise<Messaging> => (started ??= startMessaging())

const mailerTo = ({ host, port }: Messaging) =>
  createSmtpMailer({ host, port, from: 'cobranca@provedor.test', timeoutMs: 1_000 })
